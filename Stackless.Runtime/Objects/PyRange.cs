// range: start, stop, step and length as ints of any size; the usual range fits 64 bits and is iterated without allocation.
// https://docs.python.org/3/library/stdtypes.html#ranges
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("range")]
public sealed unsafe partial class PyRange : PyObject
{
    // What fits 61 bits cannot overflow where two of it are added, nor one step behind the end.
    const long Most = 1L << 61;

    // Null if the range is small.
    readonly BigRange? big;

    sealed record BigRange(BigInteger Start, BigInteger Stop, BigInteger Step, BigInteger Length);

    public PyRange(BigInteger start, BigInteger stop, BigInteger step) : base(ShapeIds.Range)
    {
        if (IsWithin(start) && IsWithin(stop) && IsWithin(step))
        {
            (SmallStart, SmallStop, SmallStep) = ((long)start, (long)stop, (long)step);
            SmallLength = LengthOf(SmallStart, SmallStop, SmallStep);
            return;
        }
        big = new BigRange(start, stop, step, step.Sign > 0
            ? stop > start ? (stop - start - 1) / step + 1 : 0
            : stop < start ? (start - stop - 1) / -step + 1 : 0);
    }

    PyRange(long start, long stop, long step) : base(ShapeIds.Range)
    {
        (SmallStart, SmallStop, SmallStep) = (start, stop, step);
        SmallLength = LengthOf(start, stop, step);
    }

    static bool IsWithin(BigInteger i) => i >= -Most && i <= Most;
    static bool IsWithin(long i) => i is >= -Most and <= Most;

    static long LengthOf(long start, long stop, long step) => step > 0
        ? stop > start ? (stop - start - 1) / step + 1 : 0
        : stop < start ? (start - stop - 1) / -step + 1 : 0;

    /// <summary>Start, stop and step fit 61 bits: the four numbers that follow say all of it.</summary>
    internal bool IsSmall => big is null;
    internal long SmallStart { get; }
    internal long SmallStop { get; }
    internal long SmallStep { get; }
    internal long SmallLength { get; }

    BigInteger BigStart => big?.Start ?? SmallStart;
    BigInteger BigStop => big?.Stop ?? SmallStop;
    BigInteger BigStep => big?.Step ?? SmallStep;
    BigInteger Length => big?.Length ?? SmallLength;

    static PyRange Make(long start, long stop, long step) => IsWithin(start) && IsWithin(stop) && IsWithin(step)
        ? new PyRange(start, stop, step)
        : new PyRange((BigInteger)start, stop, step);

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value start, Value stop = default, Value step = default)
    {
        if (stop.IsNull)
        {
            (start, stop) = (Value.Int(0), start);
        }
        if (start.IsInt && stop.IsInt && (step.IsNull || step.IsInt && step.Bits != 0))
        {
            return new Value(Make(start.Bits, stop.Bits, step.IsNull ? 1 : step.Bits));
        }
        return ts.Then(Numbers.Index(ts, start), StartReady, stop, step.IsNull ? Value.Int(1) : step);
    }

    static readonly Continuation StartReady = new("range.start", &AfterStart);
    static readonly Continuation StopReady = new("range.stop", &AfterStop);
    static readonly Continuation StepReady = new("range.step", &AfterStep);

    static Value AfterStart(ThreadState ts, Value start, Value stop, Value step, Value c) => ts.Then(Numbers.Index(ts, stop), StopReady, start, step);
    static Value AfterStop(ThreadState ts, Value stop, Value start, Value step, Value c) => ts.Then(Numbers.Index(ts, step), StepReady, start, stop);

    static Value AfterStep(ThreadState ts, Value step, Value start, Value stop, Value c)
    {
        var by = Arithmetic.ToBig(step);
        return by.IsZero
            ? ts.Raise(BuiltinTypes.ValueError, "range() arg 3 must not be zero")
            : new Value(new PyRange(Arithmetic.ToBig(start), Arithmetic.ToBig(stop), by));
    }

    Value At(BigInteger index) => Value.Int(BigStart + BigStep * index);

    [PyMethod("__iter__")]
    public Value Iter() => IsSmall
        ? new Value(new PyRangeIterator(SmallStart, SmallStep, SmallLength))
        : new Value(new PyLongRangeIterator(BigStart, BigStep, Length));

    [PyMethod("__reversed__")]
    public Value Reversed() => IsSmall
        ? new Value(new PyRangeIterator(SmallStart + SmallStep * (SmallLength - 1), -SmallStep, SmallLength))
        : new Value(new PyLongRangeIterator(BigStart + BigStep * (Length - 1), -BigStep, Length));

    [PyMethod("__len__")]
    public Value Len(ThreadState ts) => Length > long.MaxValue
        ? ts.Raise(BuiltinTypes.OverflowError, "Python int too large to convert to C ssize_t")
        : Value.Int(Length);

    [PyMethod("__bool__")]
    public bool Bool() => !Length.IsZero;

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (IsSmall && index.IsInt)
        {
            var at = index.Bits < 0 ? index.Bits + SmallLength : index.Bits;
            return (ulong)at < (ulong)SmallLength ? Value.Int(SmallStart + SmallStep * at) : ts.Raise(BuiltinTypes.IndexError, "range object index out of range");
        }
        if (Numbers.TryBig(index, out var i))
        {
            if (i.Sign < 0)
            {
                i += Length;
            }
            return i.Sign >= 0 && i < Length ? At(i) : ts.Raise(BuiltinTypes.IndexError, "range object index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (IsSmall && slice.TryIndices(SmallLength, out var from, out var to, out var by) && (int)by == by && (int)SmallStep == SmallStep)
            {
                return new Value(Make(SmallStart + SmallStep * from, SmallStart + SmallStep * to, SmallStep * by));
            }
            return ts.Then(slice.Indices(ts, Value.Int(Length)), SliceReady, new Value(this));
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.GetItem);
    }

    static readonly Continuation SliceReady = new("range.slice", &Sliced);

    static Value Sliced(ThreadState ts, Value indices, Value self, Value b, Value c)
    {
        var range = (PyRange)self.Object;
        var parts = ((PyTuple)indices.Object).Items;
        return new Value(new PyRange(Arithmetic.ToBig(range.At(Arithmetic.ToBig(parts[0]))), Arithmetic.ToBig(range.At(Arithmetic.ToBig(parts[1]))), range.BigStep * Arithmetic.ToBig(parts[2])));
    }

    bool TryIndex(BigInteger value, out BigInteger index)
    {
        index = BigInteger.DivRem(value - BigStart, BigStep, out var rest);
        return rest.IsZero && index.Sign >= 0 && index < Length;
    }

    bool IsAmong(Value value)
    {
        if (!IsSmall || !value.IsInt || !IsWithin(value.Bits))
        {
            return TryIndex(Arithmetic.ToBig(value), out _);
        }
        var (index, rest) = Math.DivRem(value.Bits - SmallStart, SmallStep);
        return rest == 0 && index >= 0 && index < SmallLength;
    }

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value value)
    {
        if (value.IsInt || value.Object.ShapeId is ShapeIds.Int or ShapeIds.Bool)
        {
            return Value.Bool(IsAmong(value));
        }
        return Searching.Contains(ts, new Value(this), value);
    }

    [PyMethod("count")]
    public Value Count(ThreadState ts, Value value) => value.IsInt || value.Object.ShapeId is ShapeIds.Int or ShapeIds.Bool
        ? Value.Int(IsAmong(value) ? 1 : 0)
        : Searching.Count(ts, new Value(this), value);

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value value)
    {
        if (value.IsInt || value.Object.ShapeId is ShapeIds.Int or ShapeIds.Bool)
        {
            return TryIndex(Arithmetic.ToBig(value), out var index)
                ? Value.Int(index)
                : ts.Raise(BuiltinTypes.ValueError, "range.index(x): x not in range");
        }
        return Searching.Index(ts, new Value(this), value, "sequence.index(x): x not in sequence");
    }

    [PyMethod("__eq__")]
    public Value Eq(Value other) => other.Object is PyRange o
        ? Value.Bool(Length == o.Length && (Length.IsZero || BigStart == o.BigStart && (Length.IsOne || BigStep == o.BigStep)))
        : Value.NotImplemented;

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => Hashing.Hash(ts, new Value(PyTuple.Of(Value.Int(Length),
        Length.IsZero ? Value.None : Start, Length.IsZero || Length.IsOne ? Value.None : StepAttribute)));

    [PyMethod("__repr__")]
    public string Repr() => BigStep.IsOne ? $"range({BigStart}, {BigStop})" : $"range({BigStart}, {BigStop}, {BigStep})";

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(new Value(TypeObject), new Value(PyTuple.Of(Start, Stop, StepAttribute))));

    [PyGetter("start")]
    public Value Start => big is null ? Value.Int(SmallStart) : Value.Int(big.Start);

    [PyGetter("stop")]
    public Value Stop => big is null ? Value.Int(SmallStop) : Value.Int(big.Stop);

    [PyGetter("step")]
    public Value StepAttribute => big is null ? Value.Int(SmallStep) : Value.Int(big.Step);
}

[PyType("range_iterator", IsHidden = true)]
public sealed partial class PyRangeIterator : PyObject
{
    long next;
    readonly long step;
    long left;

    public PyRangeIterator(long start, long step, long count) : base(ShapeIds.RangeIterator)
    {
        next = start;
        this.step = step;
        left = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Step()
    {
        if (left <= 0)
        {
            return Value.End;
        }
        left--;
        var value = next;
        next = value + step;
        return Value.Int(value);
    }

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        return Step();
    }

    [PyMethod("__iter__")]
    public PyRangeIterator Iter() => this;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("__length_hint__")]
    public long LengthHint() => left;

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(ts.Interpreter.Builtin("iter"),
        new Value(PyTuple.Of(new Value(new PyRange(next, next + (BigInteger)step * left, step)))), Value.None));

    [PyMethod("__setstate__")]
    public void SetState(long index)
    {
        index = Math.Clamp(index, 0, left);
        next += step * index;
        left -= index;
    }
}

[PyType("longrange_iterator", IsHidden = true)]
public sealed partial class PyLongRangeIterator(BigInteger start, BigInteger step, BigInteger count) : PyObject(ShapeIds.LongRangeIterator)
{
    BigInteger next = start, left = count;

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (left.Sign <= 0)
        {
            return Value.End;
        }
        left -= 1;
        var value = next;
        next += step;
        return Value.Int(value);
    }

    [PyMethod("__iter__")]
    public PyLongRangeIterator Iter() => this;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("__length_hint__")]
    public BigInteger LengthHint() => left;

    [PyMethod("__setstate__")]
    public Value SetState(ThreadState ts, Value index)
    {
        if (!Numbers.TryBig(index, out var by))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"state must be an int, not {index.Type.MessageName}");
        }
        by = BigInteger.Clamp(by, 0, left);
        next += step * by;
        left -= by;
        return Value.None;
    }

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(new PyRange(next, next + step * left, step)))), Value.None));
}
