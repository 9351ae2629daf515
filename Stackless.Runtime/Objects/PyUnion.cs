// X | Y of types: typing.Union. Flattened, without duplicates; compared as a set. https://docs.python.org/3/library/stdtypes.html#types-union
namespace Stackless.Runtime;

[PyType("Union", Module = "typing", IsHidden = true)]
public sealed unsafe partial class PyUnion(PyTuple arguments) : PyObject(ShapeIds.Union)
{
    public PyTuple Arguments => arguments;

    static bool IsOperand(Value v) => v.IsNone || v.Object is PyType or PyUnion or PyGenericAlias;

    /// <summary>a | b if both may stand in a union, else NotImplemented.</summary>
    public static Value Or(ThreadState ts, Value a, Value b)
    {
        if (!IsOperand(a) || !IsOperand(b))
        {
            return Value.NotImplemented;
        }
        var parts = new List<Value>();
        Add(parts, a);
        Add(parts, b);
        return parts.Count == 1 ? parts[0] : new Value(new PyUnion(PyTuple.Of([.. parts])));
    }

    static void Add(List<Value> parts, Value v)
    {
        if (v.Object is PyUnion union)
        {
            foreach (var part in union.Arguments.Items)
            {
                Add(parts, part);
            }
            return;
        }
        if (v.IsNone)
        {
            v = new Value(BuiltinTypes.NoneType);
        }
        foreach (var part in parts)
        {
            if (Value.Same(part, v) || part.Object is PyGenericAlias g && v.Object is PyGenericAlias h && g.IsSame(h))
            {
                return;
            }
        }
        parts.Add(v);
    }

    [PyMethod("__or__")]
    public static Value OrMethod(ThreadState ts, Value self, Value other) => Or(ts, self, other);

    [PyMethod("__ror__")]
    public static Value ROrMethod(ThreadState ts, Value self, Value other) => Or(ts, other, self);

    static bool IsInstance(Value self) => self.Object is PyUnion;

    [PyMethod("__eq__")]
    public Value Eq(Value other)
    {
        if (other.Object is not PyUnion o)
        {
            return Value.NotImplemented;
        }
        foreach (var part in arguments.Items)
        {
            if (!Array.Exists(o.Arguments.Items, p => Value.Same(p, part)))
            {
                return Value.Bool(false);
            }
        }
        return Value.Bool(arguments.Count == o.Arguments.Count);
    }

    [PyMethod("__hash__")]
    public long Hash()
    {
        long h = 0;
        foreach (var part in arguments.Items)
        {
            h ^= Identity.Hash(part);
        }
        return h;
    }

    [PyMethod("__instancecheck__")]
    public Value InstanceCheck(ThreadState ts, Value o) => TypeChecks.IsInstance(ts, o, new Value(this));

    [PyMethod("__subclasscheck__")]
    public Value SubclassCheck(ThreadState ts, Value c) => TypeChecks.IsSubclass(ts, c, new Value(this));

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Prelude.Call(ts, "union_repr", new Value(this));

    [PyClassMethod("__class_getitem__")]
    public static Value ClassGetItem(ThreadState ts, PyType type, Value items) => Prelude.Call(ts, "union_of", items);

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value item) => Prelude.Call(ts, "union_substitute", new Value(this), item);

    [PyMethod("__mro_entries__")]
    public Value MroEntries(ThreadState ts, Value bases) => ts.Raise(BuiltinTypes.TypeError, "Cannot subclass an instance of Union");

    [PyGetter("__args__")]
    public PyTuple Args => arguments;

    [PyGetter("__origin__")]
    public Value Origin => new(TypeObject);

    [PyGetter("__parameters__")]
    public Value Parameters(ThreadState ts) => Prelude.Call(ts, "generic_parameters", new Value(arguments));
}

/// <summary>list[int]: a type and arguments. Calls and attributes go to the type.</summary>
[PyType("GenericAlias", Module = "types", IsHidden = true, Subclassable = true)]
public unsafe partial class PyGenericAlias : PyObject
{
    Value origin;
    PyTuple arguments = PyTuple.Empty;

    public PyGenericAlias(Value origin, PyTuple arguments) : this(ShapeIds.GenericAlias)
    {
        this.origin = origin;
        this.arguments = arguments;
    }

    protected PyGenericAlias(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value origin, Value args)
    {
        var made = type == TypeObject ? new PyGenericAlias(ShapeIds.GenericAlias) : (PyGenericAlias)type.Allocate();
        made.origin = origin;
        made.arguments = args.Object as PyTuple ?? PyTuple.Of(args);
        return new Value(made);
    }

    /// <summary>The <c>__class_getitem__</c> of a generic built-in type.</summary>
    internal static Value Maker(PyType type) =>
        new(new ClassMethodDescriptor(type, "__class_getitem__", (IntPtr)(delegate*<ThreadState, Value, Value, Value>)&OfClass, 2, 2, 2, 2, false, false, "cls,item"));

    static Value OfClass(ThreadState ts, Value type, Value item) => New(ts, TypeObject, type, item);

    internal bool IsSame(PyGenericAlias other) => Value.Same(origin, other.Origin)
        && Searching.TryEqual(new Value(arguments), new Value(other.Args)) == true;

    public override Value Call0(ThreadState ts) => origin.Object.Call0(ts);
    public override Value Call1(ThreadState ts, Value a) => origin.Object.Call1(ts, a);
    public override Value Call2(ThreadState ts, Value a, Value b) => origin.Object.Call2(ts, a, b);
    public override Value Call(ThreadState ts, Value[] all, PyStr[] keywords) => origin.Object.Call(ts, all, keywords);

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name) =>
        Type.Lookup(name).IsNull || name.Text == "__doc__" ? AttributeLookup.Load(ts, origin, name) : AttributeLookup.Generic(ts, self, name);

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Prelude.Call(ts, "generic_repr", new Value(this));

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other) => other.Object is PyGenericAlias o
        ? Value.Same(origin, o.Origin) ? Comparison.Rich(ts, new Value(arguments), new Value(o.Args), Slot.Eq) : Value.Bool(false)
        : Value.NotImplemented;

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => Hashing.Hash(ts, new Value(PyTuple.Of(origin, new Value(arguments))));

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, origin, rest, keywords);

    [PyMethod("__mro_entries__")]
    public Value MroEntries(Value bases) => new(PyTuple.Of(origin));

    [PyMethod("__or__")]
    public static Value Or(ThreadState ts, Value self, Value other) => PyUnion.Or(ts, self, other);

    [PyMethod("__ror__")]
    public static Value ROr(ThreadState ts, Value self, Value other) => PyUnion.Or(ts, other, self);

    static bool IsInstance(Value self) => self.Object is PyGenericAlias;

    [PyMethod("__instancecheck__")]
    public Value InstanceCheck(ThreadState ts, Value o) => ts.Raise(BuiltinTypes.TypeError, "isinstance() argument 2 cannot be a parameterized generic");

    [PyMethod("__subclasscheck__")]
    public Value SubclassCheck(ThreadState ts, Value o) => ts.Raise(BuiltinTypes.TypeError, "issubclass() argument 2 cannot be a parameterized generic");

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(origin, new Value(arguments)))));

    [PyGetter("__origin__")]
    public Value Origin => origin;

    [PyGetter("__args__")]
    public PyTuple Args => arguments;

    [PyGetter("__parameters__")]
    public Value Parameters(ThreadState ts) => Prelude.Call(ts, "generic_parameters", new Value(arguments));

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value item) => Prelude.Call(ts, "generic_substitute", new Value(this), item);

    [PyGetter("__unpacked__")]
    public bool Unpacked => false;
}
