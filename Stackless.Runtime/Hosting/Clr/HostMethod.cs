// A method of a .NET type in its class, with all overloads of its name: called with the object as first argument, as Python's functions are, or through the class if it
// is static. Which overload is meant, the arguments say (HostOverloads); for arguments of the same kinds it is the same one again, which is remembered.
// A call runs to its end on the caller's OS thread. What it throws is a Python exception (HostErrors).
namespace Stackless.Runtime;

[PyType("method_group", Module = "clr", IsHidden = true)]
sealed partial class HostMethod : PyObject
{
    readonly HostClasses classes;
    readonly HostOverload[] overloads;
    readonly Value receiver;
    HostCall[] known = [];

    const int MostKnown = 8;

    /// <param name="owner">In errors.</param>
    public HostMethod(HostClasses classes, string owner, string name, HostOverload[] overloads, Value receiver = default) : base(ShapeIds.HostMethod)
    {
        this.classes = classes;
        this.overloads = overloads;
        this.receiver = receiver;
        Owner = owner;
        Name = name;
        TakesObject = Array.Exists(overloads, o => o.TakesObject || o.IsExtension);
    }

    public string Owner { get; }

    public string Name { get; }

    public HostOverload[] Overloads => overloads;

    /// <summary>Some overload is called on an object.</summary>
    public bool TakesObject { get; }

    internal override AttributeUse UseAsAttribute => TakesObject ? AttributeUse.Method : AttributeUse.Constant;

    public override bool IsDataDescriptor => false;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) =>
        instance.IsNull || !TakesObject ? new Value(this) : new Value(new HostMethod(classes, Owner, Name, overloads, instance) { known = known });

    // ---- calling -----------------------------------------------------------------------------------------------------------

    // Of a bound method the long way adds the object.

    public override Value Call0(ThreadState ts)
    {
        if (receiver.IsNull)
        {
            foreach (var call in known)
            {
                if (call.Code is HostThunk0 code && call.IsFor([]))
                {
                    try
                    {
                        var result = code();
                        if (!result.IsNull)
                        {
                            return result;
                        }
                    }
                    catch (Exception thrown)
                    {
                        return HostErrors.Raise(ts, thrown);
                    }
                    break;
                }
            }
        }
        return Call(ts, [], []);
    }

    public override Value Call1(ThreadState ts, Value a)
    {
        if (receiver.IsNull)
        {
            foreach (var call in known)
            {
                if (call.Code is HostThunk1 code && call.IsFor(a))
                {
                    try
                    {
                        var result = code(a);
                        if (!result.IsNull)
                        {
                            return result;
                        }
                    }
                    catch (Exception thrown)
                    {
                        return HostErrors.Raise(ts, thrown);
                    }
                    break;
                }
            }
        }
        return Call(ts, [a], []);
    }

    public override Value Call2(ThreadState ts, Value a, Value b)
    {
        if (receiver.IsNull)
        {
            foreach (var call in known)
            {
                if (call.Code is HostThunk2 code && call.IsFor(a, b))
                {
                    try
                    {
                        var result = code(a, b);
                        if (!result.IsNull)
                        {
                            return result;
                        }
                    }
                    catch (Exception thrown)
                    {
                        return HostErrors.Raise(ts, thrown);
                    }
                    break;
                }
            }
        }
        return Call(ts, [a, b], []);
    }

    public override Value Call3(ThreadState ts, Value a, Value b, Value c)
    {
        if (receiver.IsNull)
        {
            foreach (var call in known)
            {
                if (call.Code is HostThunk3 code && call.IsFor(a, b, c))
                {
                    try
                    {
                        var result = code(a, b, c);
                        if (!result.IsNull)
                        {
                            return result;
                        }
                    }
                    catch (Exception thrown)
                    {
                        return HostErrors.Raise(ts, thrown);
                    }
                    break;
                }
            }
        }
        return Call(ts, [a, b, c], []);
    }

    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d)
    {
        if (receiver.IsNull)
        {
            foreach (var call in known)
            {
                if (call.Code is HostThunk4 code && call.IsFor(a, b, c, d))
                {
                    try
                    {
                        var result = code(a, b, c, d);
                        if (!result.IsNull)
                        {
                            return result;
                        }
                    }
                    catch (Exception thrown)
                    {
                        return HostErrors.Raise(ts, thrown);
                    }
                    break;
                }
            }
        }
        return Call(ts, [a, b, c, d], []);
    }

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) => CallNow(ts, arguments, keywords);

    /// <summary>Calls it; it has returned or thrown when this returns.</summary>
    public Value CallNow(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        if (!receiver.IsNull)
        {
            arguments = [receiver, .. arguments];
        }
        try
        {
            return Make(ts, arguments, keywords);
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    Value Make(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        if (keywords.Length == 0)
        {
            foreach (var call in known)
            {
                if (call.IsFor(arguments) && call.TryBind(classes, arguments) is { } bound)
                {
                    call.Count(classes);
                    return bound.Make(classes);
                }
            }
        }
        var found = HostOverloads.Choose(ts, classes, this, arguments, keywords);
        if (found is null)
        {
            return default;
        }
        if (keywords.Length == 0 && HostCall.Of(found, arguments, overloads.Length == 1) is { } kept && known.Length < MostKnown)
        {
            known = [.. known, kept];
        }
        return found.Make(ts, classes);
    }

    /// <summary>Calls a static method with these arguments; NotImplemented if no overload fits them.</summary>
    public Value TryCall(ThreadState ts, Value[] arguments)
    {
        foreach (var call in known)
        {
            if (call.IsFor(arguments) && call.TryBind(classes, arguments) is { } bound)
            {
                return bound.Make(classes);
            }
        }
        var found = HostOverloads.Choose(ts, classes, this, arguments, [], isQuiet: true);
        if (found is not null && HostCall.Of(found, arguments, false) is { } kept && known.Length < MostKnown)
        {
            known = [.. known, kept];
        }
        return found?.Make(classes) ?? Value.NotImplemented;
    }

    /// <summary>A static method as a special one of its argument.</summary>
    public HostOperation AsOperation(string name) => new(name, (ts, arguments, keywords) => Call(ts, arguments, keywords));

    /// <summary>The same method with the type arguments of its generic overloads: <c>Parse[int]</c>.</summary>
    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value key)
    {
        var items = key.Object is PyTuple tuple ? tuple.Items : [key];
        var arguments = new Type[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (classes.Meant(items[i]) is not { } type)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{Owner}.{Name}[...]: a type argument is a type, not a '{items[i].Type.MessageName}'");
            }
            arguments[i] = type;
        }
        var made = new List<HostOverload>();
        foreach (var overload in overloads)
        {
            if (overload.Info is System.Reflection.MethodInfo { IsGenericMethodDefinition: true } generic && generic.GetGenericArguments().Length == arguments.Length
                && HostOverloads.TryMake(generic, arguments) is { } closed)
            {
                made.Add(new HostOverload(closed, overload.IsExtension));
            }
        }
        return made.Count > 0
            ? new Value(new HostMethod(classes, Owner, Name, [.. made], receiver))
            : ts.Raise(BuiltinTypes.TypeError, $"{Owner}.{Name} has no overload for the type arguments [{string.Join(", ", arguments.Select(HostNames.Of))}]; there are{HostOverloads.List(overloads)}");
    }

    // ---- attributes ----------------------------------------------------------------------------------------------------------

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, new Value(this), rest, keywords);

    [PyGetter("__name__")]
    public string PyName => Name;

    [PyGetter("__qualname__")]
    public string QualifiedName => $"{Owner}.{Name}";

    [PyGetter("__self__")]
    public Value Self => receiver.IsNull ? Value.None : receiver;

    [PyGetter("__doc__")]
    public string Doc => string.Join('\n', overloads.Select(o => o.ToString()));

    [PyMethod("__repr__")]
    public string Repr() => $"<.NET method {Owner}.{Name}>";

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => ts.Raise(BuiltinTypes.TypeError, $"a .NET method ({Owner}.{Name}) cannot be pickled");
}
