// set and frozenset: construction, hashing, and what changes a set in place.
namespace Stackless.Runtime;

[PyType("set", Subclassable = true, IsGeneric = true)]
public unsafe partial class PySet : PySetBase
{
    public PySet() : base(ShapeIds.Set)
    {
    }

    internal PySet(PyDict elements) : base(ShapeIds.Set) => table = elements;

    protected PySet(int shapeId) : base(shapeId)
    {
    }

    internal override PySetBase Make(PyDict elements) => new PySet(elements);

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PySet() : type.Allocate());

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, Value iterable = default)
    {
        table = new PyDict();
        return iterable.IsNull ? Value.None : Update(ts, [iterable]);
    }

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    static readonly Continuation ToNone = new("set.none", &GiveNone);
    static readonly Continuation Replaced = new("set.replaced", &Replace);
    static readonly Continuation ReplacedSelf = new("set.replacedself", &ReplaceSelf);

    static Value GiveNone(ThreadState ts, Value result, Value a, Value b, Value c) => Value.None;

    static Value Replace(ThreadState ts, Value table, Value self, Value b, Value c)
    {
        ((PySet)self.Object).table = (PyDict)table.Object;
        return Value.None;
    }

    static Value ReplaceSelf(ThreadState ts, Value table, Value self, Value b, Value c)
    {
        ((PySet)self.Object).table = (PyDict)table.Object;
        return self;
    }

    [PyMethod("add")]
    public Value Add(ThreadState ts, Value item) => ts.Then(DictLookup.Set(ts, table, item, Value.None, keepKey: true), ToNone);

    [PyMethod("discard")]
    public Value Discard(ThreadState ts, Value item) => ts.Then(DictLookup.Remove(ts, table, AsElement(item)), ToNone);

    [PyMethod("remove")]
    public Value Remove(ThreadState ts, Value item) => ts.Then(DictLookup.Remove(ts, table, AsElement(item)), Removed, item);

    static readonly Continuation Removed = new("set.removed", &CheckRemoved);

    static Value CheckRemoved(ThreadState ts, Value old, Value item, Value b, Value c) => old.IsEnd ? ts.Raise(BuiltinTypes.KeyError, item) : Value.None;

    [PyMethod("pop")]
    public Value Pop(ThreadState ts)
    {
        var index = -1;
        if (!table.MoveNext(ref index))
        {
            return ts.Raise(BuiltinTypes.KeyError, "pop from an empty set");
        }
        var item = table.KeyAt(index);
        table.RemoveAt(index);
        return item;
    }

    [PyMethod("clear")]
    public void Clear() => table.Clear();

    [PyMethod("copy")]
    public Value Copy() => new(new PySet(table.Copy()));

    [PyMethod("update")]
    public Value Update(ThreadState ts, Value[] rest)
    {
        if (rest.Length == 1)
        {
            if (SetAlgebra.TableOf(rest[0]) is { } keys)
            {
                return ts.Then(SetAlgebra.AddKeys(ts, table, keys), ToNone);
            }
            return ts.Then(Collecting.List(ts, rest[0]), UpdateReady, new Value(this));
        }
        return ts.Then(SetAlgebra.Fold(ts, SetAlgebra.Operation.Union, table, rest, 0), Replaced, new Value(this));
    }

    static readonly Continuation UpdateReady = new("set.update", &AddList);

    static Value AddList(ThreadState ts, Value list, Value self, Value b, Value c) =>
        ts.Then(SetAlgebra.AddAll(ts, ((PySet)self.Object).table, (PyList)list.Object, 0), ToNone);

    [PyMethod("intersection_update")]
    public Value IntersectionUpdate(ThreadState ts, Value[] rest) => ts.Then(SetAlgebra.Fold(ts, SetAlgebra.Operation.Intersection, table, rest, 0), Replaced, new Value(this));

    [PyMethod("difference_update")]
    public Value DifferenceUpdate(ThreadState ts, Value[] rest) => ts.Then(SetAlgebra.Fold(ts, SetAlgebra.Operation.Difference, table, rest, 0), Replaced, new Value(this));

    [PyMethod("symmetric_difference_update")]
    public Value SymmetricDifferenceUpdate(ThreadState ts, Value other) =>
        ts.Then(SetAlgebra.Fold(ts, SetAlgebra.Operation.SymmetricDifference, table, [other], 0), Replaced, new Value(this));

    Value InPlace(ThreadState ts, SetAlgebra.Operation operation, Value other) => other.Object is PySetBase o
        ? ts.Then(SetAlgebra.Combine(ts, operation, table, o.table), ReplacedSelf, new Value(this))
        : Value.NotImplemented;

    [PyMethod("__ior__")] public Value IOr(ThreadState ts, Value other) => InPlace(ts, SetAlgebra.Operation.Union, other);
    [PyMethod("__iand__")] public Value IAnd(ThreadState ts, Value other) => InPlace(ts, SetAlgebra.Operation.Intersection, other);
    [PyMethod("__isub__")] public Value ISub(ThreadState ts, Value other) => InPlace(ts, SetAlgebra.Operation.Difference, other);
    [PyMethod("__ixor__")] public Value IXor(ThreadState ts, Value other) => InPlace(ts, SetAlgebra.Operation.SymmetricDifference, other);
}

[PyType("frozenset", Subclassable = true, IsGeneric = true)]
public unsafe partial class PyFrozenSet : PySetBase
{
    long hash;

    internal PyFrozenSet(PyDict elements) : base(ShapeIds.FrozenSet) => table = elements;

    protected PyFrozenSet(int shapeId) : base(shapeId)
    {
    }

    internal override PySetBase Make(PyDict elements) => new PyFrozenSet(elements);

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value iterable = default)
    {
        if (type == TypeObject && iterable.Object?.ShapeId == ShapeIds.FrozenSet)
        {
            return iterable;
        }
        var elements = iterable.IsNull ? new Value(new PyDict()) : ts.Then(SetAlgebra.ToTable(ts, iterable), TableReady);
        return ts.Then(elements, Made, new Value(type));
    }

    static readonly Continuation TableReady = new("frozenset.table", &CopyTable);
    static readonly Continuation Made = new("frozenset.made", &Wrap);

    static Value CopyTable(ThreadState ts, Value table, Value a, Value b, Value c) => new(((PyDict)table.Object).Copy());

    static Value Wrap(ThreadState ts, Value table, Value type, Value b, Value c)
    {
        var dict = (PyDict)table.Object;
        if (type.Object == TypeObject)
        {
            return new Value(new PyFrozenSet(dict));
        }
        var made = (PyFrozenSet)((PyType)type.Object).Allocate();
        made.table = dict;
        return new Value(made);
    }

    [PyMethod("copy")]
    public Value Copy() => GetType() == typeof(PyFrozenSet) ? new Value(this) : new Value(new PyFrozenSet(table));

    /// <summary>Independent of order: the elements' (folded) hashes are mixed, then added up.</summary>
    [PyMethod("__hash__")]
    public long Hash()
    {
        if (hash != 0)
        {
            return hash;
        }
        ulong h = 0;
        for (var i = -1; table.MoveNext(ref i);)
        {
            ulong x = (uint)table.entries[i].Hash;
            h ^= ((x ^ 89869747UL) ^ (x << 16)) * 3644798167UL;
        }
        h ^= ((ulong)Count + 1) * 1927868237UL;
        h ^= (h >> 11) ^ (h >> 25);
        h = h * 69069UL + 907133923UL;
        return hash = (long)h is -1 or 0 ? 590923713 : (long)h;
    }
}
