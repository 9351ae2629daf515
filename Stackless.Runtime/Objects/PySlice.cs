// slice: three values, and what they mean for a sequence of a known length.
// https://docs.python.org/3/reference/datamodel.html#slice-objects
using System.Numerics;

namespace Stackless.Runtime;

[PyType("slice", IsGeneric = true)]
public sealed unsafe partial class PySlice : PyObject
{
    public readonly Value Start, Stop, Step;

    public PySlice(Value start, Value stop, Value step) : base(ShapeIds.Slice)
    {
        Start = start;
        Stop = stop;
        Step = step;
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value a, Value b = default, Value c = default) => b.IsNull
        ? new Value(new PySlice(Value.None, a, Value.None))
        : new Value(new PySlice(a, b, c.IsNull ? Value.None : c));

    /// <summary>
    /// Start, stop and step for a length, clipped to it, and the number of elements. False with an error pending, or if a bound is an
    /// object with <c>__index__</c>: then <paramref name="needsIndex"/> (see <see cref="Resolve"/>).
    /// </summary>
    public bool TryIndices(ThreadState ts, int length, out int start, out int step, out int count, out bool needsIndex)
    {
        start = step = count = 0;
        needsIndex = false;
        if (!Bound(Step, 1, out var by) || !Bound(Start, by < 0 ? long.MaxValue : 0, out var from) || !Bound(Stop, by < 0 ? long.MinValue : long.MaxValue, out var to))
        {
            needsIndex = true;
            return false;
        }
        if (by == 0)
        {
            ts.Raise(BuiltinTypes.ValueError, "slice step cannot be zero");
            return false;
        }
        by = Math.Max(by, -long.MaxValue);
        from = Clip(from, length, by < 0);
        to = Stop.IsNone && by < 0 ? -1 : Clip(to, length, by < 0);
        var distance = by < 0 ? from - to : to - from;
        var n = distance <= 0 ? 0 : by is 1 or -1 ? distance : (distance - 1) / Math.Abs(by) + 1;
        start = (int)from;
        step = (int)Math.Clamp(by, int.MinValue + 1, int.MaxValue);
        count = (int)n;
        return true;
    }

    static long Clip(long index, int length, bool isBackward)
    {
        if (index < 0)
        {
            index = index < -length ? -1 : index + length;
            return index < 0 ? isBackward ? -1 : 0 : index;
        }
        return index >= length ? isBackward ? length - 1 : length : index;
    }

    // None is the default; ints beyond 64 bits are clipped, which changes nothing.
    static bool Bound(Value v, long otherwise, out long result)
    {
        if (v.IsNone)
        {
            result = otherwise;
            return true;
        }
        if (Numbers.TryLong(v, out result))
        {
            return true;
        }
        if (Numbers.TryBig(v, out var big))
        {
            result = big.Sign < 0 ? long.MinValue : long.MaxValue;
            return true;
        }
        return false;
    }

    /// <summary>The same slice with every bound an int or None; calls <c>__index__</c>. Null with TypeError pending.</summary>
    public Value Resolve(ThreadState ts) => ts.Then(ResolveOne(ts, Step), StepReady, new Value(this));

    static Value ResolveOne(ThreadState ts, Value v) => v.IsNone ? v
        : Numbers.IsInt(v) || v.Type.Has(Slot.Index) ? Numbers.Index(ts, v)
        : ts.Raise(BuiltinTypes.TypeError, "slice indices must be integers or None or have an __index__ method");

    static readonly Continuation StartReady = new("slice.start", &AfterStart);
    static readonly Continuation StopReady = new("slice.stop", &AfterStop);
    static readonly Continuation StepReady = new("slice.step", &AfterStep);

    // The step is asked first, and if it is 0 nobody else is.
    static Value AfterStep(ThreadState ts, Value step, Value slice, Value b, Value c) => step.IsInt && step.Bits == 0
        ? ts.Raise(BuiltinTypes.ValueError, "slice step cannot be zero")
        : ts.Then(ResolveOne(ts, ((PySlice)slice.Object).Start), StartReady, slice, step);

    static Value AfterStart(ThreadState ts, Value start, Value slice, Value step, Value c) =>
        ts.Then(ResolveOne(ts, ((PySlice)slice.Object).Stop), StopReady, start, step);

    static Value AfterStop(ThreadState ts, Value stop, Value start, Value step, Value c) => new(new PySlice(start, stop, step));

    /// <summary>As <see cref="Indices"/>, where all that the slice says are small ints or None; otherwise, or for a step of 0, false.</summary>
    internal bool TryIndices(long length, out long start, out long stop, out long step)
    {
        start = stop = 0;
        step = Step.IsNone ? 1 : Step.IsInt ? Step.Bits : 0;
        if (step is 0 or long.MinValue || !(Start.IsNone || Start.IsInt) || !(Stop.IsNone || Stop.IsInt))
        {
            return false;
        }
        var (lower, upper) = step < 0 ? (-1L, length - 1) : (0L, length);
        long Fit(Value v, long otherwise) => v.IsNone ? otherwise : v.Bits < 0 ? Math.Max(v.Bits + length, lower) : Math.Min(v.Bits, upper);
        (start, stop) = (Fit(Start, step < 0 ? upper : lower), Fit(Stop, step < 0 ? lower : upper));
        return true;
    }

    [PyMethod("indices")]
    public Value Indices(ThreadState ts, Value length) => ts.Then(Resolve(ts), IndicesReady, length);

    static readonly Continuation IndicesReady = new("slice.indices", &FinishIndices);

    static Value FinishIndices(ThreadState ts, Value resolved, Value length, Value b, Value c)
    {
        if (!Numbers.TryBig(length, out var n))
        {
            return ts.Then(Numbers.Index(ts, length), LengthReady, resolved);
        }
        if (n.Sign < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "length should not be negative");
        }
        var slice = (PySlice)resolved.Object;
        var step = slice.Step.IsNone ? BigInteger.One : Arithmetic.ToBig(slice.Step);
        if (step.IsZero)
        {
            return ts.Raise(BuiltinTypes.ValueError, "slice step cannot be zero");
        }
        var isBackward = step.Sign < 0;
        BigInteger lower = isBackward ? -1 : 0, upper = isBackward ? n - 1 : n;
        BigInteger Fit(Value v, BigInteger otherwise)
        {
            if (v.IsNone)
            {
                return otherwise;
            }
            var i = Arithmetic.ToBig(v);
            return i.Sign < 0 ? BigInteger.Max(i + n, lower) : BigInteger.Min(i, upper);
        }
        return new Value(PyTuple.Of(Value.Int(Fit(slice.Start, isBackward ? upper : lower)), Value.Int(Fit(slice.Stop, isBackward ? lower : upper)), Value.Int(step)));
    }

    static readonly Continuation LengthReady = new("slice.length", &LengthKnown);

    static Value LengthKnown(ThreadState ts, Value length, Value resolved, Value b, Value c) => FinishIndices(ts, resolved, length, default, default);

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Representation.Container(ts, this, [Start, Stop, Step], "slice(", ")", "slice(...)");

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other) => other.Object is PySlice o
        ? Comparison.Rich(ts, AsTuple(), o.AsTuple(), Slot.Eq)
        : Value.NotImplemented;

    [PyMethod("__lt__")]
    public Value Lt(ThreadState ts, Value other) => other.Object is PySlice o ? Comparison.Rich(ts, AsTuple(), o.AsTuple(), Slot.Lt) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => Hashing.Hash(ts, AsTuple());

    Value AsTuple() => new(PyTuple.Of(Start, Stop, Step));

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(TypeObject), AsTuple()));

    [PyGetter("start")]
    public Value StartAttribute => Start;

    [PyGetter("stop")]
    public Value StopAttribute => Stop;

    [PyGetter("step")]
    public Value StepAttribute => Step;
}

/// <summary>Subscripts of sequences: an index or a slice, resolved through <c>__index__</c> where needed.</summary>
static unsafe class Subscript
{
    /// <summary>
    /// The element or slice operation again, with an index that is a plain int or a slice of plain ints. Retry is the special method called again.
    /// </summary>
    public static Value Resolve(ThreadState ts, Value container, Value index, Slot method, Value value = default)
    {
        var kind = container.Object switch
        {
            PyStr => "string",
            PyBytes => "byte",
            PyList => "list",
            PyTuple => "tuple",
            PyByteArray => "bytearray",
            _ => container.Type.MessageName,
        };
        Value resolved;
        if (index.Object is PySlice slice)
        {
            resolved = slice.Resolve(ts);
        }
        else if (Numbers.IsInt(index) || !index.IsFloat && index.Type.Has(Slot.Index))
        {
            if (index.Object is PyInt big && !Numbers.TryLong(index, out _))
            {
                return ts.Raise(BuiltinTypes.IndexError, $"cannot fit 'int' into an index-sized integer");
            }
            resolved = Numbers.Index(ts, index);
        }
        else
        {
            return ts.Raise(BuiltinTypes.TypeError, container.Object is PyStr
                ? $"{kind} indices must be integers, not '{index.Type.MessageName}'"
                : $"{kind} indices must be integers or slices, not {index.Type.MessageName}");
        }
        return ts.Then(resolved, Retry, container, Value.Int((int)method), value.IsNull ? Value.End : value);
    }

    static readonly Continuation Retry = new("subscript.retry", &CallAgain);

    /// <summary>Moves what a slice does not name to the front, once; the last count * width items are then free.</summary>
    public static void RemoveStrided<T>(Span<T> items, int start, int step, int count, int width = 1)
    {
        if (step < 0)
        {
            (start, step) = (start + (count - 1) * step, -step);
        }
        if (step == 1)
        {
            items[((start + count) * width)..].CopyTo(items[(start * width)..]);
            return;
        }
        for (int k = 0, to = start * width; k < count; k++)
        {
            int from = (start + k * step + 1) * width, end = k == count - 1 ? items.Length : from + (step - 1) * width;
            items[from..end].CopyTo(items[to..]);
            to += end - from;
        }
    }

    static Value CallAgain(ThreadState ts, Value index, Value container, Value method, Value value)
    {
        var found = container.Type.Find((Slot)method.Bits);
        // The built-in method itself, not an override that called it.
        for (var type = container.Type; found.Object is not MethodDescriptor; type = type.Bases[0])
        {
            found = type.Find((Slot)method.Bits);
            if (type.Bases.Length == 0)
            {
                break;
            }
        }
        return value.IsEnd ? found.Object.Call2(ts, container, index) : found.Object.Call3(ts, container, index, value);
    }
}
