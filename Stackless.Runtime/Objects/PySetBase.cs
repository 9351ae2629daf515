// What set and frozenset share. The elements are the keys of a dict's table, so looking up an element with Python-coded hash or
// equality is the dict's business (DictLookup). https://docs.python.org/3/library/stdtypes.html#set-types-set-frozenset
namespace Stackless.Runtime;

public abstract unsafe class PySetBase : PyObject
{
    PyDict elements;

    internal PyDict table
    {
        get => elements;
        set
        {
            elements = value;
            // A frozen copy may share its table.
            elements.Owner ??= this;
        }
    }

    protected PySetBase(int shapeId) : base(shapeId) => elements = new PyDict { Owner = this };

    public int Count => table.Count;
    public Value[] ToArray() => table.KeysArray();

    /// <summary>A new exact set of the receiver's kind over a table.</summary>
    internal abstract PySetBase Make(PyDict elements);

    // ---- asking ------------------------------------------------------------------------------------------------------------

    [PyMethod("__len__")]
    public long Len() => Count;

    [PyMethod("__iter__")]
    public Value Iter() => new(new PySetIterator(this));

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => DictLookup.Contains(ts, table, AsElement(item));

    /// <summary>A set, which has no hash, is looked for by its frozen value.</summary>
    protected static Value AsElement(Value item) =>
        item.Object is PySet set && item.Type.Find(Slot.Hash).IsNone ? new Value(new PyFrozenSet(set.table)) : item;

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts)
    {
        var name = Type.Name;
        if (Count == 0)
        {
            return Value.Str(name + "()");
        }
        var isPlain = Type == BuiltinTypes.Set;
        return Representation.Container(ts, this, ToArray(), isPlain ? "{" : name + "({", isPlain ? "}" : "})", name + "(...)");
    }

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => AttributeStorage.Reduce(ts, this, PyTuple.Of(new Value(new PyList(ToArray()))));

    // ---- comparing: by subset ------------------------------------------------------------------------------------------------

    [PyMethod("__le__")]
    public Value Le(ThreadState ts, Value other) => other.Object is PySetBase o ? Subset(ts, this, o) : Value.NotImplemented;

    [PyMethod("__ge__")]
    public Value Ge(ThreadState ts, Value other) => other.Object is PySetBase o ? Subset(ts, o, this) : Value.NotImplemented;

    [PyMethod("__lt__")]
    public Value Lt(ThreadState ts, Value other) => other.Object is not PySetBase o ? Value.NotImplemented : Count < o.Count ? Subset(ts, this, o) : Value.Bool(false);

    [PyMethod("__gt__")]
    public Value Gt(ThreadState ts, Value other) => other.Object is not PySetBase o ? Value.NotImplemented : Count > o.Count ? Subset(ts, o, this) : Value.Bool(false);

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other) => other.Object is not PySetBase o ? Value.NotImplemented : Count == o.Count ? Subset(ts, this, o) : Value.Bool(false);

    static Value Subset(ThreadState ts, PySetBase small, PySetBase large) => small.Count > large.Count
        ? Value.Bool(false)
        : SetAlgebra.IsSubset(ts, small.table, large.table);

    [PyMethod("issubset")]
    public Value IsSubset(ThreadState ts, Value other) => ts.Then(SetAlgebra.ToTable(ts, other, isOfElements: false), SubsetReady, new Value(table));

    static readonly Continuation SubsetReady = new("set.issubset", &TestSubset);

    static Value TestSubset(ThreadState ts, Value other, Value self, Value b, Value c) => SetAlgebra.IsSubset(ts, (PyDict)self.Object, (PyDict)other.Object);

    [PyMethod("issuperset")]
    public Value IsSuperset(ThreadState ts, Value other) => ts.Then(SetAlgebra.ToTable(ts, other), SupersetReady, new Value(table));

    static readonly Continuation SupersetReady = new("set.issuperset", &TestSuperset);

    static Value TestSuperset(ThreadState ts, Value other, Value self, Value b, Value c) => SetAlgebra.IsSubset(ts, (PyDict)other.Object, (PyDict)self.Object);

    [PyMethod("isdisjoint")]
    public Value IsDisjoint(ThreadState ts, Value other) => ts.Then(ts.Then(SetAlgebra.ToTable(ts, other), IntersectReady, new Value(table)), DisjointReady);

    static readonly Continuation IntersectReady = new("set.intersect", &IntersectTables);
    static readonly Continuation DisjointReady = new("set.isdisjoint", &TestEmpty);

    static Value IntersectTables(ThreadState ts, Value other, Value self, Value b, Value c) =>
        SetAlgebra.Combine(ts, SetAlgebra.Operation.Intersection, (PyDict)self.Object, (PyDict)other.Object);

    static Value TestEmpty(ThreadState ts, Value common, Value a, Value b, Value c) => Value.Bool(((PyDict)common.Object).Count == 0);

    // ---- combining -----------------------------------------------------------------------------------------------------------

    static readonly Continuation Combined = new("set.combined", &Wrap);

    static Value Wrap(ThreadState ts, Value table, Value self, Value b, Value c) => new(((PySetBase)self.Object).Make((PyDict)table.Object));

    Value Operate(ThreadState ts, SetAlgebra.Operation operation, Value other) => other.Object is PySetBase o
        ? ts.Then(SetAlgebra.Combine(ts, operation, table, o.table), Combined, new Value(this))
        : Value.NotImplemented;

    [PyMethod("__or__")] public Value Or(ThreadState ts, Value other) => Operate(ts, SetAlgebra.Operation.Union, other);
    [PyMethod("__and__")] public Value And(ThreadState ts, Value other) => Operate(ts, SetAlgebra.Operation.Intersection, other);
    [PyMethod("__sub__")] public Value Sub(ThreadState ts, Value other) => Operate(ts, SetAlgebra.Operation.Difference, other);
    [PyMethod("__xor__")] public Value Xor(ThreadState ts, Value other) => Operate(ts, SetAlgebra.Operation.SymmetricDifference, other);
    [PyMethod("__ror__")] public Value ROr(ThreadState ts, Value other) => other.Object is PySetBase o ? o.Or(ts, new Value(this)) : Value.NotImplemented;
    [PyMethod("__rand__")] public Value RAnd(ThreadState ts, Value other) => other.Object is PySetBase o ? o.And(ts, new Value(this)) : Value.NotImplemented;
    [PyMethod("__rsub__")] public Value RSub(ThreadState ts, Value other) => other.Object is PySetBase o ? o.Sub(ts, new Value(this)) : Value.NotImplemented;
    [PyMethod("__rxor__")] public Value RXor(ThreadState ts, Value other) => other.Object is PySetBase o ? o.Xor(ts, new Value(this)) : Value.NotImplemented;

    [PyMethod("union")]
    public Value Union(ThreadState ts, Value[] rest) => ts.Then(SetAlgebra.Fold(ts, SetAlgebra.Operation.Union, table.Copy(), rest, 0), Combined, new Value(this));

    [PyMethod("intersection")]
    public Value Intersection(ThreadState ts, Value[] rest) => ts.Then(SetAlgebra.Fold(ts, SetAlgebra.Operation.Intersection, table.Copy(), rest, 0), Combined, new Value(this));

    [PyMethod("difference")]
    public Value Difference(ThreadState ts, Value[] rest) => ts.Then(SetAlgebra.Fold(ts, SetAlgebra.Operation.Difference, table.Copy(), rest, 0), Combined, new Value(this));

    [PyMethod("symmetric_difference")]
    public Value SymmetricDifference(ThreadState ts, Value other) =>
        ts.Then(SetAlgebra.Fold(ts, SetAlgebra.Operation.SymmetricDifference, table.Copy(), [other], 0), Combined, new Value(this));
}

[PyType("set_iterator", IsHidden = true)]
public sealed partial class PySetIterator : PyObject
{
    PySetBase? set;
    int index = -1;
    int expectedCount;

    public PySetIterator(PySetBase set) : base(ShapeIds.SetIterator)
    {
        this.set = set;
        expectedCount = set.Count;
    }

    PyDict? table => set?.table;

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (table is null)
        {
            return Value.End;
        }
        if (table.Count != expectedCount)
        {
            expectedCount = -1; // from now on, even if the size is the old one again
            return ts.Raise(BuiltinTypes.RuntimeError, "Set changed size during iteration");
        }
        if (table.MoveNext(ref index))
        {
            return table.KeyAt(index);
        }
        set = null;
        return Value.End;
    }

    [PyMethod("__iter__")]
    public PySetIterator Iter() => this;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("__length_hint__")]
    public long LengthHint()
    {
        long left = 0;
        for (var i = index; table is not null && table.Count == expectedCount && table.MoveNext(ref i);)
        {
            left++;
        }
        return left;
    }

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts)
    {
        var rest = new PyList();
        for (var i = index; table is not null && table.MoveNext(ref i);)
        {
            rest.Append(table.KeyAt(i));
        }
        return new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(rest)))));
    }
}
