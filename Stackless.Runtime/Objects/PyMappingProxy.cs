// mappingproxy: a read-only view of a mapping; what a class's __dict__ is.
namespace Stackless.Runtime;

[PyType("mappingproxy", IsHidden = true, IsGeneric = true)]
public sealed unsafe partial class PyMappingProxy(Value mapping) : PyObject(ShapeIds.MappingProxy)
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value mapping) => mapping.Type.Has(Slot.GetItem) && mapping.Object is not (PyList or PyTuple)
        ? new Value(new PyMappingProxy(mapping))
        : ts.Raise(BuiltinTypes.TypeError, $"mappingproxy() argument must be a mapping, not {mapping.Type.MessageName}");

    public Value Mapping => mapping;

    Value Forward(ThreadState ts, string method, params Value[] arguments) => Calling.CallNamed(ts, mapping, PyStr.Intern(method), arguments);

    [PyMethod("__getitem__")] public Value GetItem(ThreadState ts, Value key) => Items.Load(ts, mapping, key);
    [PyMethod("__contains__")] public Value Contains(ThreadState ts, Value key) => Comparison.Contains(ts, key, mapping);
    [PyMethod("__len__")] public Value Len(ThreadState ts) => Forward(ts, "__len__");
    [PyMethod("__iter__")] public Value Iter(ThreadState ts) => Iteration.GetIter(ts, mapping);
    [PyMethod("__reversed__")] public Value Reversed(ThreadState ts) => Forward(ts, "__reversed__");
    [PyMethod("get")] public Value Get(ThreadState ts, Value key, Value fallback = default) => Forward(ts, "get", key, fallback.IsNull ? Value.None : fallback);
    [PyMethod("keys")] public Value Keys(ThreadState ts) => Forward(ts, "keys");
    [PyMethod("values")] public Value Values(ThreadState ts) => Forward(ts, "values");
    [PyMethod("items")] public Value ItemsView(ThreadState ts) => Forward(ts, "items");
    [PyMethod("copy")] public Value Copy(ThreadState ts) => Forward(ts, "copy");
    [PyMethod("__eq__")] public Value Eq(ThreadState ts, Value other) => Comparison.Rich(ts, mapping, other.Object is PyMappingProxy p ? p.Mapping : other, Slot.Eq);
    [PyMethod("__hash__")] public Value Hash(ThreadState ts) => Hashing.Hash(ts, mapping);
    [PyMethod("__or__")] public Value Or(ThreadState ts, Value other) => Number.Binary(ts, mapping, other.Object is PyMappingProxy p ? p.Mapping : other, Slot.Or);
    [PyMethod("__ior__")] public Value IOr(ThreadState ts, Value other) => ts.Raise(BuiltinTypes.TypeError, "'|=' is not supported by mappingproxy; use '|' instead");
    [PyMethod("__ror__")] public Value ROr(ThreadState ts, Value other) => Number.Binary(ts, other, mapping, Slot.Or);

    [PyMethod("__str__")]
    public Value Str(ThreadState ts) => Representation.Str(ts, mapping);

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => ts.Then(Representation.Repr(ts, mapping), ReprReady);

    static readonly Continuation ReprReady = new("mappingproxy.repr", &FinishRepr);

    static Value FinishRepr(ThreadState ts, Value text, Value a, Value b, Value c) => Value.Str($"mappingproxy({((PyStr)text.Object).Text})");
}
