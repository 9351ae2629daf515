// _collections: deque, defaultdict and OrderedDict; the rest is Python in CPython's collections package.
// https://docs.python.org/3/library/collections.html
namespace Stackless.Runtime;

[PyModule("_collections")]
public static partial class CollectionsModule
{
    [PyConstant("deque")]
    public static PyType DequeType => BuiltinTypes.Deque;

    [PyConstant("defaultdict")]
    public static PyType DefaultDictType => BuiltinTypes.DefaultDict;

    [PyConstant("OrderedDict")]
    public static PyType OrderedDictType => BuiltinTypes.OrderedDict;
}

[PyType("defaultdict", Base = "dict", Module = "collections", IsHidden = true, Subclassable = true)]
public unsafe partial class PyDefaultDict : PyDict
{
    Value factory = Value.None;

    public PyDefaultDict() : this(ShapeIds.DefaultDict)
    {
    }

    protected PyDefaultDict(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static new Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyDefaultDict() : type.Allocate());

    [PyMethod("__init__")]
    public new Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        if (rest.Length > 0 && !rest[0].IsNone && !BuiltinsModule.Callable(rest[0]))
        {
            return ts.Raise(BuiltinTypes.TypeError, "first argument must be callable or None");
        }
        factory = rest.Length > 0 ? rest[0] : Value.None;
        return base.Init(ts, rest.Length > 1 ? rest[1..] : [], keywords);
    }

    [PyMethod("__missing__")]
    public Value Missing(ThreadState ts, Value key) => factory.IsNone
        ? ts.Raise(BuiltinTypes.KeyError, key)
        : ts.Then(factory.Object.Call0(ts), ValueReady, new Value(this), key);

    static readonly Continuation ValueReady = new("defaultdict.value", &Store);
    static readonly Continuation Stored = new("defaultdict.stored", &GiveValue);

    static Value Store(ThreadState ts, Value value, Value self, Value key, Value c) =>
        ts.Then(DictLookup.Set(ts, (PyDict)self.Object, key, value), Stored, value);

    static Value GiveValue(ThreadState ts, Value done, Value value, Value b, Value c) => value;

    [PyMethod("copy")]
    public Value CopyMethodDefault()
    {
        var copy = new PyDefaultDict { factory = factory };
        for (var i = -1; MoveNext(ref i);)
        {
            copy.Add(entries[i].Key, entries[i].Hash, ValueAt(i));
        }
        return new Value(copy);
    }

    [PyMethod("__copy__")]
    public Value CopyProtocol() => CopyMethodDefault();

    [PyMethod("__repr__")]
    public new Value Repr(ThreadState ts) => ts.Then(base.Repr(ts), ItemsShown, new Value(this), factory);

    static readonly Continuation ItemsShown = new("defaultdict.items", &ShowFactory);

    // The factory may be a method of this very object, whose repr shows it.
    static Value ShowFactory(ThreadState ts, Value items, Value self, Value factory, Value c) => Prelude.Call(ts, PreludeNames.DefaultdictRepr, self, factory, items);

    [PyMethod("__or__")]
    public new Value Or(ThreadState ts, Value other) => other.Object is PyDict right ? Union(ts, this, right, factory) : Value.NotImplemented;

    [PyMethod("__ror__")]
    public new Value ROr(ThreadState ts, Value other) => other.Object is PyDict left ? Union(ts, left, this, factory) : Value.NotImplemented;

    static Value Union(ThreadState ts, PyDict left, PyDict right, Value factory)
    {
        var union = new PyDefaultDict { factory = factory };
        for (var i = -1; left.MoveNext(ref i);)
        {
            union.Add(left.entries[i].Key, left.entries[i].Hash, left.ValueAt(i));
        }
        return ts.Then(union.Update(ts, [new Value(right)], new PyDict()), Stored, new Value(union));
    }

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(factory.IsNone ? PyTuple.Empty : PyTuple.Of(factory)),
        Value.None, Value.None, new Value(new PyDictIterator(this, DictPart.Items, false))));

    [PyGetter("default_factory")]
    public Value Factory => factory;

    [PySetter("default_factory")]
    public void SetFactory(Value value) => factory = value.IsNull ? Value.None : value;
}
