// keys(), values() and items(), and their iterators. Key and item views are sets; their operators go through real sets.
// https://docs.python.org/3/library/stdtypes.html#dictionary-view-objects
namespace Stackless.Runtime;

enum DictPart
{
    Keys,
    Values,
    Items,
}

[PyType("dict_keyiterator", IsHidden = true, Id = "DictIterator")]
public sealed partial class PyDictIterator : PyObject
{
    PyDict? dict;
    readonly DictPart part;
    readonly bool isReversed;
    readonly int version;
    int expectedCount;
    int index, left;

    internal PyDictIterator(PyDict dict, DictPart part, bool isReversed) : base(ShapeIds.DictIterator)
    {
        this.dict = dict;
        this.part = part;
        this.isReversed = isReversed;
        expectedCount = left = dict.Count;
        index = isReversed ? dict.used : -1;
        version = dict.Version;
    }

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (dict is null)
        {
            return Value.End;
        }
        if (dict.Count != expectedCount)
        {
            expectedCount = -1; // from now on, even if the size is the old one again
            return ts.Raise(BuiltinTypes.RuntimeError, "dictionary changed size during iteration");
        }
        if (!Move(ref index))
        {
            // As many keys as before, but not the same ones: it may have missed some.
            var isSame = isReversed || dict.Version == version;
            dict = null;
            return isSame ? Value.End : ts.Raise(BuiltinTypes.RuntimeError, "dictionary keys changed during iteration");
        }
        return left-- > 0 ? At(index) : ts.Raise(BuiltinTypes.RuntimeError, "dictionary keys changed during iteration");
    }

    // Of the items, the tuple that was given last.
    PyTuple? given;

    public override Value NextToUnpack(ThreadState ts)
    {
        if (part != DictPart.Items || isReversed || dict is null || dict.Count != expectedCount || left <= 0 || !dict.MoveNext(ref index))
        {
            given = null;
            return Next(ts);
        }
        left--;
        given = PyTuple.Refill(given, dict.KeyAt(index), dict.ValueAt(index));
        return new Value(given);
    }

    bool Move(ref int at)
    {
        if (!isReversed)
        {
            return dict!.MoveNext(ref at);
        }
        // After all has been deleted there is less than there was.
        at = at > dict!.used ? 0 : at;
        while (--at >= 0)
        {
            if (!dict.KeyAt(at).IsNull)
            {
                return true;
            }
        }
        return false;
    }

    Value At(int at) => part switch
    {
        DictPart.Keys => dict!.KeyAt(at),
        DictPart.Values => dict!.ValueAt(at),
        _ => new Value(new PyTuple([dict!.KeyAt(at), dict.ValueAt(at)])),
    };

    [PyMethod("__iter__")]
    public PyDictIterator Iter() => this;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    PyList Rest()
    {
        var rest = new PyList();
        for (var i = index; dict is not null && Move(ref i);)
        {
            rest.Append(At(i));
        }
        return rest;
    }

    [PyMethod("__length_hint__")]
    public long LengthHint() => dict is not null && dict.Count == expectedCount ? Rest().Count : 0;

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(Rest())))));
}

public abstract unsafe class PyDictView : PyObject
{
    internal readonly PyDict dict;

    private protected PyDictView(int shapeId, PyDict dict) : base(shapeId) => this.dict = dict;

    internal abstract DictPart Part { get; }

    [PyMethod("__len__")]
    public long Len() => dict.Count;

    [PyMethod("__iter__")]
    public Value Iter() => new(Walk(false));

    [PyMethod("__reversed__")]
    public Value Reversed() => new(Walk(true));

    private protected virtual PyObject Walk(bool isReversed) => new PyDictIterator(dict, Part, isReversed);

    [PyMethod("__copy__")]
    internal PyDictView CopyMethod() => dict.View(Part);

    internal Value[] ToArray()
    {
        var items = new Value[dict.Count];
        var at = 0;
        for (var i = -1; dict.MoveNext(ref i) && at < items.Length; at++)
        {
            items[at] = Part switch
            {
                DictPart.Keys => dict.KeyAt(i),
                DictPart.Values => dict.ValueAt(i),
                _ => new Value(PyTuple.Of(dict.KeyAt(i), dict.ValueAt(i))),
            };
        }
        return items;
    }

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Representation.Container(ts, this, ToArray(), Type.Name + "([", "])", "...");

    [PyGetter("mapping")]
    public Value Mapping => new(new PyMappingProxy(new Value(dict)));
}

/// <summary>What key and item views have as sets.</summary>
public abstract unsafe class PyDictSetView : PyDictView
{
    private protected PyDictSetView(int shapeId, PyDict dict) : base(shapeId, dict)
    {
    }

    // The result is a set, whatever the operands are.
    static Value AsSet(ThreadState ts, Value v) => v.Object.ShapeId == ShapeIds.Set ? v : ts.Then(SetAlgebra.ToTable(ts, v), Wrap);

    static readonly Continuation Wrap = new("dictview.set", &WrapTable);
    static readonly Continuation LeftReady = new("dictview.left", &AfterLeft);
    static readonly Continuation RightReady = new("dictview.right", &AfterRight);

    static Value WrapTable(ThreadState ts, Value table, Value a, Value b, Value c) => new(new PySet(((PyDict)table.Object).Copy()));

    static Value Operate(ThreadState ts, Value left, Value right, Slot op) => ts.Then(AsSet(ts, left), LeftReady, right, Value.Int((int)op));

    static Value AfterLeft(ThreadState ts, Value left, Value right, Value op, Value c) => ts.Then(AsSet(ts, right), RightReady, left, op);

    static Value AfterRight(ThreadState ts, Value right, Value left, Value op, Value c) => Number.Binary(ts, left, right, (Slot)op.Bits);

    // By the sizes, and whether all of one is in the other: what is a value is compared, and need not be hashable.
    Value Compare(ThreadState ts, Value other, Slot op)
    {
        if (other.Object is not (PySetBase or PyDictSetView))
        {
            return Value.NotImplemented;
        }
        long mine = dict.Count, theirs = other.Object is PySetBase set ? set.Count : ((PyDictSetView)other.Object).dict.Count;
        var self = new Value(this);
        return op switch
        {
            Slot.Eq => mine == theirs ? IsWithin(ts, self, other) : Value.Bool(false),
            Slot.Ne => mine == theirs ? ts.Then(IsWithin(ts, self, other), Opposite) : Value.Bool(true),
            Slot.Lt => mine < theirs ? IsWithin(ts, self, other) : Value.Bool(false),
            Slot.Le => mine <= theirs ? IsWithin(ts, self, other) : Value.Bool(false),
            Slot.Gt => mine > theirs ? IsWithin(ts, other, self) : Value.Bool(false),
            _ => mine >= theirs ? IsWithin(ts, other, self) : Value.Bool(false),
        };
    }

    static Value IsWithin(ThreadState ts, Value part, Value whole) => Prelude.Call(ts, PreludeNames.IsWithin, part, whole);

    static readonly Continuation Opposite = new("dictview.opposite", &Negate);

    static Value Negate(ThreadState ts, Value isEqual, Value a, Value b, Value c) => Value.Bool(!isEqual.IsTrue);

    static bool IsIterable(Value v) => v.Type.Has(Slot.Iter);

    [PyMethod("__eq__")] public Value Eq(ThreadState ts, Value other) => Compare(ts, other, Slot.Eq);
    [PyMethod("__lt__")] public Value Lt(ThreadState ts, Value other) => Compare(ts, other, Slot.Lt);
    [PyMethod("__le__")] public Value Le(ThreadState ts, Value other) => Compare(ts, other, Slot.Le);
    [PyMethod("__gt__")] public Value Gt(ThreadState ts, Value other) => Compare(ts, other, Slot.Gt);
    [PyMethod("__ge__")] public Value Ge(ThreadState ts, Value other) => Compare(ts, other, Slot.Ge);
    [PyMethod("__or__")] public Value Or(ThreadState ts, Value other) => IsIterable(other) ? Operate(ts, new Value(this), other, Slot.Or) : Value.NotImplemented;
    [PyMethod("__and__")] public Value And(ThreadState ts, Value other) => IsIterable(other) ? Operate(ts, new Value(this), other, Slot.And) : Value.NotImplemented;
    [PyMethod("__sub__")] public Value Sub(ThreadState ts, Value other) => IsIterable(other) ? Operate(ts, new Value(this), other, Slot.Sub) : Value.NotImplemented;
    [PyMethod("__xor__")] public Value Xor(ThreadState ts, Value other) => IsIterable(other) ? Operate(ts, new Value(this), other, Slot.Xor) : Value.NotImplemented;
    [PyMethod("__ror__")] public Value ROr(ThreadState ts, Value other) => IsIterable(other) ? Operate(ts, other, new Value(this), Slot.Or) : Value.NotImplemented;
    [PyMethod("__rand__")] public Value RAnd(ThreadState ts, Value other) => IsIterable(other) ? Operate(ts, other, new Value(this), Slot.And) : Value.NotImplemented;
    [PyMethod("__rsub__")] public Value RSub(ThreadState ts, Value other) => IsIterable(other) ? Operate(ts, other, new Value(this), Slot.Sub) : Value.NotImplemented;
    [PyMethod("__rxor__")] public Value RXor(ThreadState ts, Value other) => IsIterable(other) ? Operate(ts, other, new Value(this), Slot.Xor) : Value.NotImplemented;

    [PyMethod("isdisjoint")]
    public Value IsDisjoint(ThreadState ts, Value other) => ts.Then(Operate(ts, new Value(this), other, Slot.And), CommonReady);

    static readonly Continuation CommonReady = new("dictview.common", &TestEmpty);

    static Value TestEmpty(ThreadState ts, Value common, Value a, Value b, Value c) => Value.Bool(((PySetBase)common.Object).Count == 0);

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;
}

[PyType("dict_keys", IsHidden = true)]
public partial class PyDictKeys : PyDictSetView
{
    internal PyDictKeys(PyDict dict) : this(ShapeIds.DictKeys, dict)
    {
    }

    private protected PyDictKeys(int shapeId, PyDict dict) : base(shapeId, dict)
    {
    }

    internal override DictPart Part => DictPart.Keys;

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value key) => DictLookup.Contains(ts, dict, key);
}

[PyType("dict_values", IsHidden = true)]
public partial class PyDictValues : PyDictView
{
    internal PyDictValues(PyDict dict) : this(ShapeIds.DictValues, dict)
    {
    }

    private protected PyDictValues(int shapeId, PyDict dict) : base(shapeId, dict)
    {
    }

    internal override DictPart Part => DictPart.Values;
}

[PyType("dict_items", IsHidden = true)]
public unsafe partial class PyDictItems : PyDictSetView
{
    internal PyDictItems(PyDict dict) : this(ShapeIds.DictItems, dict)
    {
    }

    private protected PyDictItems(int shapeId, PyDict dict) : base(shapeId, dict)
    {
    }

    internal override DictPart Part => DictPart.Items;

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => item.Object is PyTuple { Count: 2 } pair
        ? ts.Then(DictLookup.Get(ts, dict, pair.Items[0]), Found, pair.Items[1])
        : Value.Bool(false);

    static readonly Continuation Found = new("dictitems.found", &CompareValue);

    static Value CompareValue(ThreadState ts, Value found, Value wanted, Value b, Value c) => found.IsEnd ? Value.Bool(false) : Equality.Test(ts, found, wanted);
}
