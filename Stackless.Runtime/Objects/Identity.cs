// id(): a number that no other living object has. Objects get one when they are asked, from a counter, kept in a table that does
// not keep them alive; tagged ints and floats derive theirs from the payload (they have no identity but their value).
// The counter begins somewhere else in each process: a number that came here in a pickle must not be that of another object.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static class Identity
{
    const long Least = 0x6000_0000_0000, Range = 0x1000_0000_0000;

    sealed class Number(long value)
    {
        public readonly long Value = value;
    }

    static readonly ConditionalWeakTable<PyObject, Number> numbers = [];
    static long last = Least + Random.Shared.NextInt64(Range / 16) * 16;

    public static long Of(Value value)
    {
        if (value.IsInt)
        {
            return (value.Bits << 5) ^ 0x5550_0000_0010;
        }
        if (value.IsFloat)
        {
            return value.Bits ^ 0x5560_0000_0008;
        }
        return numbers.GetValue(value.Object, static _ => new Number(Interlocked.Add(ref last, 16))).Value;
    }

    /// <summary>A hash for objects compared by identity. Cheaper than <see cref="Of"/>, and not a number shown to anyone.</summary>
    public static long Hash(Value value) => value.IsInt || value.IsFloat ? value.Bits : RuntimeHelpers.GetHashCode(value.Object);
}
