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
            // What names a type that is still to come may stand beside a union.
            return a.Object is PyUnion && b.Object is PyStr || a.Object is PyStr && b.Object is PyUnion
                ? Prelude.Call(ts, PreludeNames.UnionOf, new Value(PyTuple.Of(a, b)))
                : Value.NotImplemented;
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
    public Value Eq(ThreadState ts, Value other) => other.Object is not PyUnion o ? Value.NotImplemented
        : arguments.Count != o.Arguments.Count ? Value.Bool(false)
        : ReferenceEquals(this, o) ? Value.Bool(true)
        : Prelude.Call(ts, PreludeNames.UnionEqual, new Value(arguments), new Value(o.Arguments));

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => Prelude.Call(ts, PreludeNames.UnionHash, new Value(arguments));

    [PyMethod("__instancecheck__")]
    public Value InstanceCheck(ThreadState ts, Value o) => TypeChecks.IsInstance(ts, o, new Value(this));

    [PyMethod("__subclasscheck__")]
    public Value SubclassCheck(ThreadState ts, Value c) => TypeChecks.IsSubclass(ts, c, new Value(this));

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Prelude.Call(ts, PreludeNames.UnionRepr, new Value(this));

    [PyClassMethod("__class_getitem__")]
    public static Value ClassGetItem(ThreadState ts, PyType type, Value items) => Prelude.Call(ts, PreludeNames.UnionOf, items);

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value item) => Prelude.Call(ts, PreludeNames.UnionSubstitute, new Value(this), item);

    [PyMethod("__mro_entries__")]
    public Value MroEntries(ThreadState ts, Value bases) => ts.Then(Representation.Repr(ts, new Value(this)), BaseShown);

    static readonly unsafe Continuation BaseShown = new("union.base", &RefuseBase);

    static Value RefuseBase(ThreadState ts, Value text, Value a, Value b, Value c) => ts.Raise(BuiltinTypes.TypeError, $"Cannot subclass {((PyStr)text.Object).Text}");

    [PyGetter("__args__")]
    public PyTuple Args => arguments;

    /// <summary>As if the module had it: a union is shown like what is written with names of typing.</summary>
    [PyGetter("__module__")]
    public string ModuleAttribute => TypeObject.ModuleText;

    [PyGetter("__name__")]
    public string UnionName => TypeObject.Name;

    [PyGetter("__qualname__")]
    public string UnionQualifiedName => TypeObject.Name;

    [PyGetter("__origin__")]
    public Value Origin => new(TypeObject);

    [PyGetter("__parameters__")]
    public Value Parameters(ThreadState ts) => Prelude.Call(ts, PreludeNames.GenericParameters, new Value(arguments));
}
