// itertools.count and itertools.repeat: the two that need no other iterator. The rest of itertools is Python (prelude, itertools.py).
// https://docs.python.org/3/library/itertools.html
using System.Numerics;

namespace Stackless.Runtime;

[PyModule("_itertools")]
public static partial class CountingIteratorsModule
{
    [PyConstant("count")]
    public static PyType Count => BuiltinTypes.Count;

    [PyConstant("repeat")]
    public static PyType Repeat => BuiltinTypes.Repeat;
}

[PyType("count", Module = "itertools", IsHidden = true)]
public sealed unsafe partial class PyCount(Value start, Value step) : PyCombiningIterator(ShapeIds.Count)
{
    Value next = start;

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value start = default, [Keyword] Value step = default)
    {
        start = start.IsNull ? Value.Int(0) : start;
        step = step.IsNull ? Value.Int(1) : step;
        if (!IsNumber(start) || !IsNumber(step))
        {
            return ts.Raise(BuiltinTypes.TypeError, "a number is required");
        }
        return new Value(new PyCount(start, step));
    }

    static bool IsNumber(Value v) => v.IsInt || v.IsFloat || v.Type.Has(Slot.Float) || v.Type.Has(Slot.Index) || v.Type.Has(Slot.Complex);

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        var value = next;
        var sum = Number.Add(ts, value, step);
        if (sum.IsNull)
        {
            return ts.Then(sum, Added, new Value(this), value);
        }
        next = sum;
        return value;
    }

    static readonly Continuation Added = new("count.added", &Keep);

    static Value Keep(ThreadState ts, Value sum, Value self, Value value, Value c)
    {
        ((PyCount)self.Object).next = sum;
        return value;
    }

    bool IsPlain => step.IsInt && step.Bits == 1;

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => IsPlain
        ? Representation.Container(ts, this, [next], "count(", ")", "count(...)")
        : Representation.Container(ts, this, [next, step], "count(", ")", "count(...)");

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(TypeObject), new Value(IsPlain ? PyTuple.Of(next) : PyTuple.Of(next, step))));
}

[PyType("repeat", Module = "itertools", IsHidden = true)]
public sealed partial class PyRepeat(Value item, long left) : PyCombiningIterator(ShapeIds.Repeat)
{
    // Negative: for ever.
    long left = left;

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] [Name("object")] Value item, [Keyword] Value times = default)
    {
        long count = -1;
        if (!times.IsNull)
        {
            if (!Numbers.TryLong(times, out count))
            {
                return ts.Raise(BuiltinTypes.TypeError, $"'{times.Type.Name}' object cannot be interpreted as an integer");
            }
            count = Math.Max(0, count);
        }
        return new Value(new PyRepeat(item, count));
    }

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (left == 0)
        {
            return Value.End;
        }
        if (left > 0)
        {
            left--;
        }
        return item;
    }

    [PyMethod("__length_hint__")]
    public Value LengthHint(ThreadState ts) => left < 0 ? ts.Raise(BuiltinTypes.TypeError, "len() of unsized object") : Value.Int(left);

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Representation.Container(ts, this, left < 0 ? [item] : [item, Value.Int(left)], "repeat(", ")", "repeat(...)");

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(TypeObject), new Value(left < 0 ? PyTuple.Of(item) : PyTuple.Of(item, Value.Int(left)))));
}
