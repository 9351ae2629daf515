// Properties, fields and events of .NET types in their classes. Static ones are read and written through the class.
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("property", Module = "clr", IsHidden = true)]
sealed partial class HostProperty(HostClasses classes, MemberInfo member, bool givesValues = false) : PyObject(ShapeIds.HostProperty)
{
    readonly MethodInvoker? getter = member is PropertyInfo { GetMethod: { IsPublic: true } get } ? MethodInvoker.Create(get) : null;
    readonly MethodInvoker? setter = member is PropertyInfo { SetMethod: { IsPublic: true } set } ? MethodInvoker.Create(set) : null;
    readonly bool isStatic = member is PropertyInfo p ? (p.GetMethod ?? p.SetMethod)!.IsStatic : ((FieldInfo)member).IsStatic;

    // What is read or written often has code of its own (HostThunk).
    const int UsesBeforeCode = 30;

    // A result that is not there yet is waited for: no code asks for it.
    readonly bool isResult = member is PropertyInfo { Name: nameof(Task<object>.Result) } && member.DeclaringType!.IsAssignableTo(typeof(Task));

    int reads, writes;
    Delegate? reader, writer;

    Value Read(object? target)
    {
        if (++reads == UsesBeforeCode && !isResult)
        {
            reader = member is FieldInfo field ? HostThunk.Of(field, isWritten: false, classes)
                : HostThunk.Of(new HostOverload(((PropertyInfo)member).GetMethod!) { GivesValues = givesValues }, classes);
        }
        var read = member is FieldInfo plain ? plain.GetValue(target) : getter!.Invoke(target);
        return givesValues ? ToPython.Of(classes.Interpreter, read) : classes.ToPython(read);
    }

    void Write(object? target, object? value)
    {
        if (++writes == UsesBeforeCode)
        {
            writer = member is FieldInfo field ? HostThunk.Of(field, isWritten: true, classes) : HostThunk.Of(new HostOverload(((PropertyInfo)member).SetMethod!), classes);
        }
        if (member is FieldInfo plain)
        {
            plain.SetValue(target, value);
        }
        else
        {
            setter!.Invoke(target, value);
        }
    }

    // The tasklet waits, and not its OS thread. A method of its own: what the function holds would be allocated for every read.
    Value ResultOf(ThreadState ts, Task task, Value instance) =>
        HostTasks.WaitFor(ts, task, new Value(new HostOperation("Result", (ts, arguments, _) => Get(ts, arguments[0], null))), instance);

    string Owner => HostNames.Of(member.DeclaringType!);
    Type MemberType => member is PropertyInfo p ? p.PropertyType : ((FieldInfo)member).FieldType;
    bool IsWritable => setter is not null || member is FieldInfo { IsInitOnly: false, IsLiteral: false };

    internal override AttributeUse UseAsAttribute => AttributeUse.Property;

    internal override bool IsWrittenThroughClass => isStatic;
    public override bool IsDataDescriptor => true;

    public override Value Get(ThreadState ts, Value instance, PyType? owner)
    {
        if (instance.IsNull && !isStatic)
        {
            return new Value(this);
        }
        try
        {
            var result = !isStatic ? reader is HostThunk1 ofObject ? ofObject(instance) : default : reader is HostThunk0 ofClass ? ofClass() : default;
            if (!result.IsNull)
            {
                return result;
            }
            var target = isStatic ? null : HostClasses.TargetOf(instance);
            if (isResult && target is Task { IsCompleted: false } task)
            {
                return ResultOf(ts, task, instance);
            }
            return !isStatic && !member.DeclaringType!.IsInstanceOfType(target) ? RaiseOther(ts, instance)
                : member is PropertyInfo && getter is null ? ts.Raise(BuiltinTypes.AttributeError, $"property {Owner}.{member.Name} cannot be read")
                : Read(target);
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    public override Value Set(ThreadState ts, Value instance, Value value)
    {
        if (value.IsNull || !IsWritable)
        {
            return ts.Raise(BuiltinTypes.AttributeError, $"{Owner}.{member.Name} cannot be {(value.IsNull ? "deleted" : "set")}");
        }
        var doesNotFit = false;
        try
        {
            if (!(!isStatic ? writer is HostThunk2 ofObject ? ofObject(instance, value) : default : writer is HostThunk1 ofClass ? ofClass(value) : default).IsNull)
            {
                return Value.None;
            }
            if (!HostArgument.Try(classes, value, MemberType, out var converted, out _, ref doesNotFit))
            {
                return doesNotFit
                    ? ts.Raise(BuiltinTypes.OverflowError, $"the number does not fit into {Owner}.{member.Name}, which is a {HostNames.Of(MemberType)}")
                    : ts.Raise(BuiltinTypes.TypeError, $"{Owner}.{member.Name} is a {HostNames.Of(MemberType)}, not a '{value.Type.MessageName}'");
            }
            var target = isStatic ? null : HostClasses.TargetOf(instance);
            if (!isStatic && !member.DeclaringType!.IsInstanceOfType(target))
            {
                return RaiseOther(ts, instance);
            }
            Write(target, converted);
            return Value.None;
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    Value RaiseOther(ThreadState ts, Value instance) => ts.Raise(BuiltinTypes.TypeError, $"{member.Name} is an attribute of {Owner}, not of '{instance.Type.MessageName}'");

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__set__")]
    public Value SetMethod(ThreadState ts, Value instance, Value value) => Set(ts, instance, value);

    [PyGetter("__name__")]
    public string PyName => member.Name;

    [PyGetter("__doc__")]
    public string Doc => $"{member.Name}: {HostNames.Of(MemberType)}{(IsWritable ? "" : " (read only)")}";

    [PyMethod("__repr__")]
    public string Repr() => $"<.NET {(member is FieldInfo ? "field" : "property")} {Owner}.{member.Name}>";
}

/// <summary>An event in its class. Read, it is a <see cref="HostBoundEvent"/>, to which handlers are added with <c>+=</c>.</summary>
[PyType("event", Module = "clr", IsHidden = true)]
sealed partial class HostEvent(HostClasses classes, EventInfo info) : PyObject(ShapeIds.HostEvent)
{
    // The handlers that Python functions were made into, by the object that has the event: they are taken away by the function.
    readonly ConditionalWeakTable<object, List<(Value Function, Delegate Handler)>> handlers = [];

    bool IsStatic => info.AddMethod!.IsStatic;

    internal override bool IsWrittenThroughClass => IsStatic;
    public override bool IsDataDescriptor => true;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) =>
        instance.IsNull && !IsStatic ? new Value(this) : new Value(new HostBoundEvent(this, instance));

    // x.Changed += f ends with a store of what += gave.
    public override Value Set(ThreadState ts, Value instance, Value value) => value.Object is HostBoundEvent bound && bound.Event == this
        ? Value.None
        : ts.Raise(BuiltinTypes.AttributeError, $"handlers are added to an event with += and taken away with -=: {info.DeclaringType!.Name}.{info.Name}");

    public Value Change(ThreadState ts, Value instance, Value function, bool isAdded)
    {
        try
        {
            var target = IsStatic ? null : HostClasses.TargetOf(instance);
            var kept = handlers.GetOrCreateValue(target ?? this);
            Delegate? handler = null;
            if (!isAdded)
            {
                var at = kept.FindLastIndex(k => IsSame(k.Function, function));
                if (at >= 0)
                {
                    handler = kept[at].Handler;
                    kept.RemoveAt(at);
                }
                else if ((handler = HostClasses.TargetOf(function) as Delegate) is null)
                {
                    return Value.None;
                }
                info.RemoveEventHandler(target, handler);
                return Value.None;
            }
            var doesNotFit = false;
            if (!HostArgument.Try(classes, function, info.EventHandlerType!, out var made, out _, ref doesNotFit) || made is null)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{info.DeclaringType!.Name}.{info.Name} takes a {HostNames.Of(info.EventHandlerType!)}, not this '{function.Type.MessageName}'");
            }
            handler = (Delegate)made;
            info.AddEventHandler(target, handler);
            kept.Add((function, handler));
            return Value.None;
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    // A bound method is made anew each time it is read.
    static bool IsSame(Value a, Value b) => Value.Same(a, b) || a.Object is PyMethod m && b.Object is PyMethod n && ReferenceEquals(m.Function, n.Function) && Value.Same(m.Instance, n.Instance);

    public string Name => $"{HostNames.Of(info.DeclaringType!)}.{info.Name}";

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__set__")]
    public Value SetMethod(ThreadState ts, Value instance, Value value) => Set(ts, instance, value);

    [PyGetter("__doc__")]
    public string Doc => $"{info.Name}: event {HostNames.Of(info.EventHandlerType!)}";

    [PyMethod("__repr__")]
    public string Repr() => $"<.NET event {Name}>";
}

/// <summary>An event of an object.</summary>
[PyType("bound_event", Module = "clr", IsHidden = true)]
sealed unsafe partial class HostBoundEvent(HostEvent @event, Value instance) : PyObject(ShapeIds.HostBoundEvent)
{
    public HostEvent Event => @event;

    static readonly Continuation Changed = new("clr.event", &GiveBack);

    static Value GiveBack(ThreadState ts, Value done, Value self, Value b, Value c) => self;

    [PyMethod("__iadd__")]
    public Value Add(ThreadState ts, Value handler) => ts.Then(@event.Change(ts, instance, handler, true), Changed, new Value(this));

    [PyMethod("__isub__")]
    public Value Remove(ThreadState ts, Value handler) => ts.Then(@event.Change(ts, instance, handler, false), Changed, new Value(this));

    [PyMethod("__repr__")]
    public string Repr() => $"<.NET event {@event.Name}>";
}
