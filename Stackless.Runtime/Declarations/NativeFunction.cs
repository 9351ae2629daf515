// The objects that the tables put into namespaces, each a native callable with its own way of being an attribute:
// NativeFunction (module function, static method), MethodDescriptor (method of a type: takes self), ClassMethodDescriptor
// (binds the class), NativeConstructor (__new__), NativeMethod (a MethodDescriptor bound to an instance), GetSetDescriptor.
using System.Collections.Frozen;

namespace Stackless.Runtime;

[PyType("builtin_function_or_method", IsHidden = true)]
public sealed partial class NativeFunction : NativeCallable
{
    public NativeFunction(string name, string owner, IntPtr target, int arity, int required, int positional, int positionalOnly,
        bool hasRest, bool hasKeywords, string names)
        : base(ShapeIds.NativeFunction, name, target, arity, required, positional, positionalOnly, hasRest, hasKeywords, names) => Owner = owner;

    /// <summary>The module's name, or the type's for a static method.</summary>
    public string Owner { get; }

    public override string DisplayName => Owner == "builtins" ? Name : $"{ArgumentErrors.PublicModule(Owner)}.{Name}";

    /// <summary>The built-in type that it is a static method of; null if it is a function of a module.</summary>
    internal PyType? TypeOf(Interpreter interpreter) =>
        interpreter.Builtins.GetOrNull(PyStr.Intern(Owner)).Object is PyType type
        && type.Lookup(PyStr.Intern(Name)).Object is PyStaticMethod method && ReferenceEquals(method.Function.Object, this) ? type : null;

    public override bool IsDataDescriptor => false;
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(this);

    // What programs see: of functions in C#, and of those in the runtime's own Python, which must not look otherwise.

    static bool IsInstance(Value v) => v.Object is NativeFunction
        || v.Object.ShapeId is ShapeIds.OwnFunction or ShapeIds.BoundNative or ShapeIds.NativeConstructor;

    static string NameOf(Value self) => self.Object switch
    {
        PyFunction own => own.Name.Text,
        NativeMethod bound => bound.PyName,
        NativeConstructor => "__new__",
        _ => ((NativeFunction)self.Object).Name,
    };

    [PyMethod("__repr__")]
    public static string Repr(Value self) => self.Object switch
    {
        NativeMethod bound => bound.Repr(),
        NativeConstructor constructor => $"<built-in method __new__ of type object at 0x{Identity.Of(new Value(constructor.Owner)):x}>",
        _ => $"<built-in function {NameOf(self)}>",
    };

    [PyMethod("__eq__")]
    public static Value Eq(Value self, Value other) => self.Object is NativeMethod bound ? bound.Eq(other)
        : Value.Same(self, other) ? Value.Bool(true) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public static long Hash(Value self) => self.Object is NativeMethod bound ? bound.Hash() : Identity.Hash(self);

    [PyGetter("__name__")]
    public static string PyName(Value self) => NameOf(self);

    [PyGetter("__qualname__")]
    public static string QualifiedName(ThreadState ts, Value self) => self.Object switch
    {
        NativeMethod bound => bound.QualifiedName,
        NativeConstructor constructor => $"{constructor.Owner.Name}.__new__",
        NativeFunction native when native.TypeOf(ts.Interpreter) is { } type => $"{type.Name}.{native.Name}",
        _ => NameOf(self),
    };

    [PyGetter("__module__")]
    public static Value ModuleName(ThreadState ts, Value self) => self.Object switch
    {
        PyFunction own => own.ModuleName,
        NativeMethod or NativeConstructor => Value.None,
        NativeFunction native when native.TypeOf(ts.Interpreter) is not null => Value.None,
        _ => Value.Str(((NativeFunction)self.Object).Owner),
    };

    [PyGetter("__self__")]
    public static Value Self(ThreadState ts, Value self) => self.Object is NativeMethod bound ? bound.Receiver
        : self.Object is NativeConstructor constructor ? new Value(constructor.Owner)
        : self.Object is NativeFunction native && native.TypeOf(ts.Interpreter) is { } type ? new Value(type)
        : ModuleName(ts, self).Object is PyStr module && ts.Interpreter.Modules.GetOrNull(module) is { IsNull: false } found ? found : Value.None;

    [PyGetter("__doc__")]
    public static Value Doc(Value self) => self.Object is PyFunction { Doc.IsNull: false } own ? own.Doc : Value.None;

    [PyGetter("__text_signature__")]
    public static string Signature(Value self) => self.Object switch
    {
        PyFunction own => own.TextSignature,
        NativeMethod bound => bound.Signature,
        NativeConstructor => "($type, *args, **kwargs)",
        _ => ((NativeFunction)self.Object).TextSignature,
    };

    [PyMethod("__reduce__")]
    public static Value Reduce(ThreadState ts, Value self) => self.Object switch
    {
        NativeMethod bound => bound.Reduce(ts),
        NativeConstructor constructor => KeywordCalls.ReduceAttribute(ts, new Value(constructor.Owner), "__new__"),
        NativeFunction native when native.TypeOf(ts.Interpreter) is { } type => KeywordCalls.ReduceAttribute(ts, new Value(type), native.Name),
        _ => Value.Str(NameOf(self)),
    };

    [PyMethod("__call__")]
    public static Value CallMethod(ThreadState ts, Value self, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, self, rest, keywords);
}

[PyType("method_descriptor", IsHidden = true)]
public sealed partial class MethodDescriptor : NativeCallable
{
    public MethodDescriptor(PyType owner, string name, IntPtr target, int arity, int required, int positional, int positionalOnly,
        bool hasRest, bool hasKeywords, string names)
        : base(ShapeIds.MethodDescriptor, name, target, arity, required, positional, positionalOnly, hasRest, hasKeywords, names) => Owner = owner;

    public PyType Owner { get; }
    public override string DisplayName => $"{Owner.Name}.{Name}";
    protected override int ImplicitCount => 1;

    /// <summary>Stands for an operation of the type, not for a method that just has such a name.</summary>
    internal bool IsWrapper => isWrapper ??= IsOperation(Name) && !(Name is "__getitem__" && Owner.Name is "list" or "dict" || Name is "__contains__" && Owner.Name is "dict" or "set" or "frozenset");

    internal static bool IsOperation(string name) => name.StartsWith("__", StringComparison.Ordinal) && !PlainNames.Contains(name);

    private protected override Value RaiseArguments(ThreadState ts, Value[] arguments, PyStr[] keywords) => Name == "__init__"
        ? ArgumentErrors.RaiseForMethod(ts, this, Signed(Owner.Name, Owner.Name) with { IsConstructor = true }, arguments, keywords)
        : ArgumentErrors.RaiseForMethod(ts, this, Signed(Name, DisplayName), arguments, keywords);

    bool? isWrapper;

    static readonly FrozenSet<string> PlainNames = FrozenSet.ToFrozenSet(["__alloc__", "__bytes__", "__ceil__", "__class_getitem__", "__complex__", "__copy__", "__deepcopy__", "__dir__",
        "__enter__", "__exit__", "__floor__", "__format__", "__getnewargs__", "__getnewargs_ex__", "__getstate__", "__init_subclass__", "__instancecheck__",
        "__length_hint__", "__missing__", "__mro_entries__", "__reduce__", "__reduce_ex__", "__replace__", "__reversed__", "__round__", "__set_name__", "__setstate__", "__sizeof__", "__subclasscheck__",
        "__subclasses__", "__subclasshook__", "__trunc__", "__typing_prepare_subst__", "__typing_subst__"]);

    public override bool IsDataDescriptor => false;
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => instance.IsNull ? new Value(this) : new Value(new NativeMethod(this, instance));

    [PyMethod("__repr__")]
    public string Repr() => IsWrapper
        ? $"<slot wrapper '{Name}' of '{Owner.Name}' objects>"
        : $"<method '{Name}' of '{Owner.Name}' objects>";

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, new Value(this), rest, keywords);

    [PyGetter("__name__")]
    public string PyName => Name;

    [PyGetter("__qualname__")]
    public string QualifiedName => DisplayName;

    [PyGetter("__objclass__")]
    public PyType ObjectClass => Owner;

    [PyGetter("__doc__")]
    public Value Doc => Value.None;

    [PyGetter("__text_signature__")]
    public string Signature => TextSignature;

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => KeywordCalls.ReduceAttribute(ts, new Value(Owner), Name);
}

[PyType("classmethod_descriptor", IsHidden = true)]
public sealed partial class ClassMethodDescriptor : NativeCallable
{
    readonly PyType owner;

    public ClassMethodDescriptor(PyType owner, string name, IntPtr target, int arity, int required, int positional, int positionalOnly,
        bool hasRest, bool hasKeywords, string names)
        : base(ShapeIds.ClassMethodDescriptor, name, target, arity, required, positional, positionalOnly, hasRest, hasKeywords, names) => this.owner = owner;

    public override string DisplayName => $"{owner.Name}.{Name}";
    protected override int ImplicitCount => 1;

    private protected override Value RaiseArguments(ThreadState ts, Value[] arguments, PyStr[] keywords) => arguments.Length == keywords.Length
        ? ts.Raise(BuiltinTypes.TypeError, $"descriptor '{Name}' of '{owner.MessageName}' object needs an argument")
        : ArgumentErrors.Raise(ts, Signed(Name, arguments[0].Object is PyType type ? $"{type.Name}.{Name}" : DisplayName), arguments.Length - keywords.Length - 1, keywords);

    public override bool IsDataDescriptor => false;
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(new NativeMethod(this, new Value(owner ?? instance.Type)));

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance, owner.Object as PyType);

    [PyMethod("__repr__")]
    public string Repr() => $"<method '{Name}' of '{owner.Name}' objects>";

    [PyGetter("__name__")]
    public string PyName => Name;

    [PyGetter("__qualname__")]
    public string QualifiedName => DisplayName;

    [PyGetter("__objclass__")]
    public PyType ObjectClass => owner;

    [PyGetter("__doc__")]
    public Value Doc => Value.None;
}

/// <summary>A built-in type's <c>__new__</c>: called with the class, which must be the type or a subclass.</summary>
public sealed class NativeConstructor : NativeCallable
{
    static readonly Shape shape = Shape.Root(BuiltinTypes.NativeFunction, 0, ShapeIds.NativeConstructor);

    public NativeConstructor(PyType owner, IntPtr target, int arity, int required, int positional, int positionalOnly,
        bool hasRest, bool hasKeywords, string names)
        : base(shape.Id, owner.Name, target, arity, required, positional, positionalOnly, hasRest, hasKeywords, names) => Owner = owner;

    public PyType Owner { get; }
    public override string DisplayName => Owner.Name;
    protected override int ImplicitCount => 1;

    public override bool IsDataDescriptor => false;
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(this);

    public override Value Call0(ThreadState ts) => ts.Raise(BuiltinTypes.TypeError, $"{Owner.MessageName}.__new__(): not enough arguments");

    private protected override Value RaiseArguments(ThreadState ts, Value[] arguments, PyStr[] keywords) => arguments.Length == keywords.Length ? Call0(ts)
        : arguments[0].Object is not PyType ? CompilerServices.Arguments.NotAType(ts, Owner, arguments[0])
        : ArgumentErrors.Raise(ts, Signed(Name, DisplayName) with { IsConstructor = true }, arguments.Length - keywords.Length - 1, keywords);
}

/// <summary>A native method bound to its receiver: a built-in method like those of modules, or what stands for an operator.</summary>
[PyType("method-wrapper", IsHidden = true)]
public sealed partial class NativeMethod : PyObject
{
    public readonly NativeCallable Function;
    public readonly Value Receiver;

    static readonly Shape boundShape = Shape.Root(BuiltinTypes.NativeFunction, 0, ShapeIds.BoundNative);

    public NativeMethod(NativeCallable function, Value receiver)
        : base(function is MethodDescriptor { IsWrapper: true } && receiver.Object is not PyType ? ShapeIds.NativeMethod : boundShape.Id)
    {
        Function = function;
        Receiver = receiver;
    }

    // The look at the stack: see PyMethod.
    public override Value Call0(ThreadState ts) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call1(ts, Receiver);
    public override Value Call1(ThreadState ts, Value a) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call2(ts, Receiver, a);
    public override Value Call2(ThreadState ts, Value a, Value b) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call3(ts, Receiver, a, b);
    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call4(ts, Receiver, a, b, c);
    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => Function.Call(ts, [Receiver, a, b, c, d], []);
    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) =>
        ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call(ts, [Receiver, .. arguments], keywords);

    public override bool IsDataDescriptor => false;
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(this);

    [PyMethod("__repr__")]
    public string Repr() => ShapeId == ShapeIds.NativeMethod
        ? $"<method-wrapper '{Function.Name}' of {Receiver.Type.MessageName} object at 0x{Identity.Of(Receiver):x}>"
        : $"<built-in method {Function.Name} of {Receiver.Type.MessageName} object at 0x{Identity.Of(Receiver):x}>";

    [PyMethod("__eq__")]
    public Value Eq(Value other) => other.Object is NativeMethod m ? Value.Bool(m.Function == Function && Value.Same(m.Receiver, Receiver)) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public long Hash() => Identity.Hash(Receiver) * 31 + Identity.Hash(new Value(Function));

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, new Value(this), rest, keywords);

    /// <summary>The class that has the operator.</summary>
    [PyGetter("__objclass__")]
    public Value ObjectClass(ThreadState ts) => Function is MethodDescriptor method
        ? new Value(method.ObjectClass)
        : ts.RaiseAttributeError($"'{Receiver.Type.MessageName}' object has no attribute '__objclass__'", new Value(this), ObjectClassName);

    static readonly PyStr ObjectClassName = PyStr.Intern("__objclass__");

    [PyGetter("__name__")]
    public string PyName => Function.Name;

    [PyGetter("__qualname__")]
    public string QualifiedName => (Receiver.Object is PyType type ? type.Name : Receiver.Type.Name) + "." + Function.Name;

    [PyGetter("__self__")]
    public Value Self => Receiver;

    [PyGetter("__module__")]
    public Value ModuleName => Value.None;

    [PyGetter("__doc__")]
    public Value Doc => Value.None;

    [PyGetter("__text_signature__")]
    public string Signature => Function.TextSignature;

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => KeywordCalls.ReduceAttribute(ts, Receiver, Function.Name);
}

/// <summary>A computed attribute of a built-in type.</summary>
[PyType("getset_descriptor", IsHidden = true)]
public sealed unsafe partial class GetSetDescriptor : PyObject
{
    readonly delegate*<ThreadState, Value, Value> getter;
    readonly delegate*<ThreadState, Value, Value, Value> setter;

    public GetSetDescriptor(PyType owner, string name, delegate*<ThreadState, Value, Value> getter,
        delegate*<ThreadState, Value, Value, Value> setter) : base(ShapeIds.GetSetDescriptor)
    {
        Owner = owner;
        Name = name;
        this.getter = getter;
        this.setter = setter;
    }

    public PyType Owner { get; }
    public string Name { get; }

    public override bool IsDataDescriptor => true;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) => instance.IsNull ? new Value(this) : getter(ts, instance);

    public override Value Set(ThreadState ts, Value instance, Value value) => setter == null
        ? ts.Raise(BuiltinTypes.AttributeError, $"attribute '{Name}' of '{Owner.MessageName}' objects is not writable")
        : setter(ts, instance, value);

    [PyMethod("__repr__")]
    public string Repr() => $"<attribute '{Name}' of '{Owner.Name}' objects>";

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__set__")]
    public Value SetMethod(ThreadState ts, Value instance, Value value) => Set(ts, instance, value);

    [PyMethod("__delete__")]
    public Value DeleteMethod(ThreadState ts, Value instance) => Set(ts, instance, default);

    [PyGetter("__name__")]
    public string PyName => Name;

    [PyGetter("__qualname__")]
    public string QualifiedName => $"{Owner.Name}.{Name}";

    [PyGetter("__objclass__")]
    public PyType ObjectClass => Owner;

    [PyGetter("__doc__")]
    public Value Doc => Value.None;
}
