// == and < of lists and tuples: the first elements that differ decide. Elements are compared one by one, resumably.
// https://docs.python.org/3/reference/expressions.html#value-comparisons
namespace Stackless.Runtime;

static unsafe class SequenceComparison
{
    /// <summary>The operands are arrays taken from the sequences when the comparison began.</summary>
    public static Value Compare(ThreadState ts, Value[] a, Value[] b, Slot op)
    {
        if (op is Slot.Eq or Slot.Ne && a.Length != b.Length)
        {
            return Value.Bool(op == Slot.Ne);
        }
        return Run(ts, new Value(new PyTuple(a)), new Value(new PyTuple(b)), op, 0);
    }

    static Value Run(ThreadState ts, Value left, Value right, Slot op, int index)
    {
        var a = ((PyTuple)left.Object).Items;
        var b = ((PyTuple)right.Object).Items;
        var length = Math.Min(a.Length, b.Length);
        for (; index < length; index++)
        {
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
                return Decide(ts, a[index], b[index], op);
            }
        }
        return Value.Bool(Comparison.Holds(a.Length.CompareTo(b.Length), op));
    }

    static Value Decide(ThreadState ts, Value a, Value b, Slot op) => op switch
    {
        Slot.Eq => Value.Bool(false),
        Slot.Ne => Value.Bool(true),
        _ => Comparison.Rich(ts, a, b, op),
    };

    static readonly Continuation Compared = new("sequence.compared", &AfterCompare);

    static Value AfterCompare(ThreadState ts, Value equal, Value left, Value right, Value packed)
    {
        var index = (int)(packed.Bits >> 8);
        var op = (Slot)(packed.Bits & 0xff);
        return equal.IsTrue
            ? Run(ts, left, right, op, index + 1)
            : Decide(ts, ((PyTuple)left.Object).Items[index], ((PyTuple)right.Object).Items[index], op);
    }
}
