// == and < of lists and tuples: the first elements that differ decide. Elements are compared one by one, resumably.
// https://docs.python.org/3/reference/expressions.html#value-comparisons
namespace Stackless.Runtime;

static unsafe class SequenceComparison
{
    public static Value Compare(ThreadState ts, PyList a, PyList b, Slot op) =>
        TryEquality(a.Span, b.Span, op) is { } known ? Value.Bool(known) : Run(ts, new Value(a), new Value(b), op, 0);

    /// <summary>The operands are arrays taken from the sequences when the comparison began.</summary>
    public static Value Compare(ThreadState ts, Value[] a, Value[] b, Slot op) =>
        TryEquality(a, b, op) is { } known ? Value.Bool(known) : Run(ts, new Value(new PyTuple(a)), new Value(new PyTuple(b)), op, 0);

    // Lists are compared as they are by then: their elements' own comparisons may change them.
    static ReadOnlySpan<Value> ElementsOf(Value sequence) => sequence.Object is PyList list ? list.Span : ((PyTuple)sequence.Object).Items;

    // What == or != answers; null where Python code has a say, none of which has run, and for the other comparisons.
    static bool? TryEquality(ReadOnlySpan<Value> a, ReadOnlySpan<Value> b, Slot op)
    {
        if (op is not (Slot.Eq or Slot.Ne))
        {
            return null;
        }
        var isEqual = a.Length == b.Length;
        for (var i = 0; isEqual && i < a.Length; i++)
        {
            if (Searching.TryEqual(a[i], b[i]) is not { } same)
            {
                return null;
            }
            isEqual = same;
        }
        return isEqual == (op == Slot.Eq);
    }

    static Value Run(ThreadState ts, Value left, Value right, Slot op, int index)
    {
        for (; ; index++)
        {
            ReadOnlySpan<Value> a = ElementsOf(left), b = ElementsOf(right);
            if (index >= a.Length || index >= b.Length)
            {
                return Value.Bool(Comparison.Holds(a.Length.CompareTo(b.Length), op));
            }
            if (Value.Same(a[index], b[index]))
            {
                continue;
            }
            var equal = Equality.Test(ts, a[index], b[index]);
            if (equal.IsNull)
            {
                return ts.Then(equal, Compared, left, right, Value.Int((long)index << 8 | (long)op));
            }
            if (!equal.IsTrue)
            {
                return Decide(ts, left, right, index, op);
            }
        }
    }

    // By the elements that differ; by the lengths, if they are gone meanwhile.
    static Value Decide(ThreadState ts, Value left, Value right, int index, Slot op)
    {
        ReadOnlySpan<Value> a = ElementsOf(left), b = ElementsOf(right);
        return index >= a.Length || index >= b.Length ? Value.Bool(Comparison.Holds(a.Length.CompareTo(b.Length), op))
            : op is Slot.Eq or Slot.Ne ? Value.Bool(op == Slot.Ne)
            : Comparison.Rich(ts, a[index], b[index], op);
    }

    static readonly Continuation Compared = new("sequence.compared", &AfterCompare);

    static Value AfterCompare(ThreadState ts, Value equal, Value left, Value right, Value packed)
    {
        var index = (int)(packed.Bits >> 8);
        var op = (Slot)(packed.Bits & 0xff);
        return equal.IsTrue
            ? Run(ts, left, right, op, index + 1)
            : Decide(ts, left, right, index, op);
    }
}
