// range: start, stop, step and length as ints of any size; the usual range fits 64 bits and is iterated without allocation.
// https://docs.python.org/3/library/stdtypes.html#ranges
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("range")]
public sealed unsafe partial class PyRange : PyObject
{
    readonly BigInteger start, stop, step, length;

    public PyRange(BigInteger start, BigInteger stop, BigInteger step) : base(ShapeIds.Range)
    {
        this.start = start;
        this.stop = stop;
        this.step = step;
        length = step.Sign > 0
            ? stop > start ? (stop - start - 1) / step + 1 : 0
            : stop < start ? (start - stop - 1) / -step + 1 : 0;
        SmallStart = Fits(start) ? (long)start : 0;
        SmallStep = Fits(step) ? (long)step : 0;
        SmallLength = Fits(length) ? (long)length : 0;
        IsSmall = Fits(start) && Fits(step) && Fits(length) && Fits(start + step * length);
    }

    PyRange(long start, long stop, long step, long length) : base(ShapeIds.Range)
    {
        this.start = SmallStart = start;
        this.stop = stop;
        this.step = SmallStep = step;
        this.length = SmallLength = length;
        IsSmall = true;
    }

    static bool Fits(BigInteger i) => i >= long.MinValue && i <= long.MaxValue;

    internal bool IsSmall { get; }
    internal long SmallStart { get; }
    internal long SmallStep { get; }
    internal long SmallLength { get; }

    /// <summary>range(stop) and range(start, stop) of plain ints.</summary>
    static PyRange Make(long start, long stop) => start >= int.MinValue && stop <= int.MaxValue
        ? new PyRange(start, stop, 1, Math.Max(0, stop - start))
        : new PyRange(start, stop, BigInteger.One);

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value start, Value stop = default, Value step = default)
    {
        if (stop.IsNull)
        {
            (start, stop) = (Value.Int(0), start);
        }
        if (start.IsInt && stop.IsInt && step.IsNull)
        {
            return new Value(Make(start.Bits, stop.Bits));
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

    Value At(BigInteger index) => Value.Int(start + step * index);

    [PyMethod("__iter__")]
    public Value Iter() => IsSmall
        ? new Value(new PyRangeIterator(SmallStart, SmallStep, SmallLength))
        : new Value(new PyLongRangeIterator(start, step, length));

    [PyMethod("__reversed__")]
    public Value Reversed() => IsSmall
        ? new Value(new PyRangeIterator(SmallStart + SmallStep * (SmallLength - 1), -SmallStep, SmallLength))
        : new Value(new PyLongRangeIterator(start + step * (length - 1), -step, length));

    [PyMethod("__len__")]
    public Value Len(ThreadState ts) => length > long.MaxValue
        ? ts.Raise(BuiltinTypes.OverflowError, "Python int too large to convert to C ssize_t")
        : Value.Int(length);

    [PyMethod("__bool__")]
    public bool Bool() => !length.IsZero;

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (Numbers.TryBig(index, out var i))
        {
            if (i.Sign < 0)
            {
                i += length;
            }
            return i.Sign >= 0 && i < length ? At(i) : ts.Raise(BuiltinTypes.IndexError, "range object index out of range");
        }
        if (index.Object is PySlice slice)
        {
            return ts.Then(slice.Indices(ts, Value.Int(length)), SliceReady, new Value(this));
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.GetItem);
    }

    static readonly Continuation SliceReady = new("range.slice", &Sliced);

    static Value Sliced(ThreadState ts, Value indices, Value self, Value b, Value c)
    {
        var range = (PyRange)self.Object;
        var parts = ((PyTuple)indices.Object).Items;
        return new Value(new PyRange(Arithmetic.ToBig(range.At(Arithmetic.ToBig(parts[0]))), Arithmetic.ToBig(range.At(Arithmetic.ToBig(parts[1]))), range.step * Arithmetic.ToBig(parts[2])));
    }

    bool TryIndex(BigInteger value, out BigInteger index)
    {
        index = BigInteger.DivRem(value - start, step, out var rest);
        return rest.IsZero && index.Sign >= 0 && index < length;
    }

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value value)
    {
        if (value.IsInt || value.Object.ShapeId is ShapeIds.Int or ShapeIds.Bool)
        {
            return Value.Bool(TryIndex(Arithmetic.ToBig(value), out _));
        }
        return Searching.Contains(ts, new Value(this), value);
    }

    [PyMethod("count")]
    public Value Count(ThreadState ts, Value value) => value.IsInt || value.Object.ShapeId is ShapeIds.Int or ShapeIds.Bool
        ? Value.Int(TryIndex(Arithmetic.ToBig(value), out _) ? 1 : 0)
        : Searching.Count(ts, new Value(this), value);

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value value)
    {
        if (value.IsInt || value.Object.ShapeId is ShapeIds.Int or ShapeIds.Bool)
        {
            return TryIndex(Arithmetic.ToBig(value), out var index)
                ? Value.Int(index)
                : ts.Raise(BuiltinTypes.ValueError, $"{Arithmetic.ToBig(value)} is not in range");
        }
        return Searching.Index(ts, new Value(this), value, "sequence.index(x): x not in sequence");
    }

    [PyMethod("__eq__")]
    public Value Eq(Value other) => other.Object is PyRange o
        ? Value.Bool(length == o.length && (length.IsZero || start == o.start && (length.IsOne || step == o.step)))
        : Value.NotImplemented;

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => Hashing.Hash(ts, new Value(PyTuple.Of(Value.Int(length),
        length.IsZero ? Value.None : Value.Int(start), length.IsZero || length.IsOne ? Value.None : Value.Int(step))));

    [PyMethod("__repr__")]
    public string Repr() => step.IsOne ? $"range({start}, {stop})" : $"range({start}, {stop}, {step})";

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(new Value(TypeObject), new Value(PyTuple.Of(Value.Int(start), Value.Int(stop), Value.Int(step)))));

    [PyGetter("start")]
    public Value Start => Value.Int(start);

    [PyGetter("stop")]
    public Value Stop => Value.Int(stop);

    [PyGetter("step")]
    public Value StepAttribute => Value.Int(step);
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
            return ts.Raise(BuiltinTypes.TypeError, $"state must be an int, not {index.Type.Name}");
        }
        by = BigInteger.Clamp(by, 0, left);
        next += step * by;
        left -= by;
        return Value.None;
    }

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(new PyRange(next, next + step * left, step)))), Value.None));
}
