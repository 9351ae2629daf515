// id(): a number that no other living object has. Objects get one when they are asked, from a counter, kept in a table that does
// not keep them alive; tagged ints and floats derive theirs from the payload (they have no identity but their value).
// The counter begins somewhere else in each process: a number that came here in a pickle must not be that of another object. Pickles of
// calls in progress take the numbers along: the calls may know objects by them, as copy.deepcopy does.
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

    /// <summary>The number that the next object gets.</summary>
    public static long Next => last + 16;

    /// <summary>Before anybody has asked for a number: the first one.</summary>
    public static void BeginWith(long first) => last = first - 16;

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

    /// <summary>False if nobody has asked for the object's number.</summary>
    public static bool TryGet(PyObject o, out long number)
    {
        var has = numbers.TryGetValue(o, out var found);
        number = has ? found!.Value : 0;
        return has;
    }

    /// <summary>Objects out of a pickle have the numbers they had when it was written, but for those that have one by now and for numbers that belong to others that live.</summary>
    public static void Keep(IEnumerable<(PyObject Object, long Number)> written)
    {
        lock (numbers)
        {
            var taken = numbers.Select(pair => pair.Value.Value).ToHashSet();
            foreach (var (o, number) in written)
            {
                if (taken.Add(number))
                {
                    numbers.TryAdd(o, new Number(number));
                }
            }
        }
    }

    /// <summary>A copy takes the place of an object that goes, and its number.</summary>
    public static void PassOn(PyObject original, PyObject copy)
    {
        if (numbers.TryGetValue(original, out var number))
        {
            numbers.Remove(original);
            numbers.AddOrUpdate(copy, number);
        }
    }

    /// <summary>A hash for objects compared by identity. Cheaper than <see cref="Of"/>, and not a number shown to anyone.</summary>
    public static long Hash(Value value) => value.IsInt || value.IsFloat ? value.Bits : RuntimeHelpers.GetHashCode(value.Object);
}
