// tuple as Python sees it. https://docs.python.org/3/library/stdtypes.html#tuples
namespace Stackless.Runtime;

[PyType("tuple", Subclassable = true, IsGeneric = true)]
public unsafe partial class PyTuple
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value iterable = default)
    {
        var made = iterable.IsNull ? new Value(Empty) : Collecting.Tuple(ts, iterable);
        return type == TypeObject ? made : ts.Then(made, Made, new Value(type));
    }

    static readonly Continuation Made = new("tuple.made", &MakeDerived);

    static Value MakeDerived(ThreadState ts, Value tuple, Value type, Value b, Value c)
    {
        var made = (PyTuple)((PyType)type.Object).Allocate();
        made.Items = ((PyTuple)tuple.Object).Items;
        return new Value(made);
    }

    [PyMethod("__len__")]
    public long Len() => Items.Length;

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + Items.Length : index.Bits;
            return (ulong)i < (ulong)Items.Length ? Items[i] : ts.Raise(BuiltinTypes.IndexError, "tuple index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, Items.Length, out var start, out var step, out var n, out var needsIndex))
            {
                return new Value(n == Items.Length && step == 1 && GetType() == typeof(PyTuple) ? this : Of(PyList.PickItems(Items, start, step, n)));
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.GetItem);
    }

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => Searching.Contains(ts, new Value(new PyTupleIterator(this)), item);

    [PyMethod("count")]
    public Value CountMethod(ThreadState ts, Value value) => Searching.Count(ts, new Value(new PyTupleIterator(this)), value);

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value value, SliceBound start = default, SliceBound stop = default)
    {
        int from = Bounds.Clip(start, Count, 0), to = Math.Min(Count, Bounds.Clip(stop, Count, Count));
        var window = Of(from < to ? Items[from..to] : []);
        return ts.Then(Searching.Index(ts, new Value(window), value, "tuple.index(x): x not in tuple"), PyList.Offset, Value.Int(from));
    }

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other) => other.Object is PyTuple o
        ? new Value(Of([.. Items, .. o.Items]))
        : ts.Raise(BuiltinTypes.TypeError, $"can only concatenate tuple (not \"{other.Type.MessageName}\") to tuple");

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value count) => count.IsInt && count.Bits == 1 && ShapeId == ShapeIds.Tuple ? new Value(this) : Repetition.Repeat(ts, Items, count, new Value(this)) is { } items ? new Value(Of(items)) : Repetition.Fallback(ts, new Value(this), count);

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value count) => Mul(ts, count);

    [PyComparisons]
    Value Compare(ThreadState ts, Value other, Slot op) => other.Object is PyTuple o ? SequenceComparison.Compare(ts, Items, o.Items, op) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => Hashing.Hash(ts, new Value(ShapeId == ShapeIds.Tuple ? this : Of(Items)));

    [PyMethod("__iter__")]
    public Value Iter() => new(new PyTupleIterator(this));

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Items.Length == 0
        ? Value.Str("()")
        : Representation.Container(ts, this, Items, "(", Items.Length == 1 ? ",)" : ")", "(...)");

    [PyMethod("__getnewargs__")]
    public Value GetNewArgs() => new(Of(new Value(Of(Items))));
}
