// id(): a number that no other living object has. Objects get one when they are asked, from a counter, and keep it in themselves; tagged ints and floats derive
// theirs from the payload (they have no identity but their value).
// The counter begins somewhere else in each process: a number that came here in a pickle must not be that of another object. Pickles of
// calls in progress take the numbers along: the calls may know objects by them, as copy.deepcopy does.
// An object has room for one of the first four thousand million numbers; a table that does not keep objects alive has the others, and those that went into
// pickles, so that what comes back finds out whether its number is free.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static class Identity
{
    const long Least = 0x6000_0000_0000, Range = 0x1000_0000_0000, Step = 16;

    /// <summary>What <see cref="PyObject.IdentityIndex"/> says of an object whose number is in the table.</summary>
    const uint InTable = uint.MaxValue;

    sealed class Number(long value)
    {
        public readonly long Value = value;
    }

    static readonly ConditionalWeakTable<PyObject, Number> numbers = [];
    static long first = Least + Random.Shared.NextInt64(Range / Step) * Step;

    /// <summary>How many numbers have been given.</summary>
    internal static long given;

    /// <summary>The number that the next object gets.</summary>
    public static long Next => first + (Interlocked.Read(ref given) + 1) * Step;

    /// <summary>Before anybody has asked for a number: the first one.</summary>
    public static void BeginWith(long number) => first = number - (Interlocked.Read(ref given) + 1) * Step;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
        var index = value.Object.IdentityIndex;
        return index - 1 < InTable - 1 ? first + index * Step : Numbered(value.Object);
    }

    static long Numbered(PyObject o)
    {
        if (o.IdentityIndex == 0)
        {
            var next = Interlocked.Increment(ref given);
            if (next < InTable)
            {
                // Objects that interpreters share may be asked by two at once.
                Interlocked.CompareExchange(ref o.IdentityIndex, (uint)next, 0);
            }
            else
            {
                numbers.TryAdd(o, new Number(first + next * Step));
                Interlocked.CompareExchange(ref o.IdentityIndex, InTable, 0);
            }
        }
        var index = o.IdentityIndex;
        return index != InTable ? first + index * Step : numbers.TryGetValue(o, out var number) ? number.Value : throw new InvalidOperationException("an object has lost its number");
    }

    /// <summary>For a pickle that takes the number along. False if nobody has asked for it.</summary>
    public static bool TryWrite(PyObject o, out long number)
    {
        number = o.IdentityIndex == 0 ? 0 : Numbered(o);
        if (number != 0)
        {
            numbers.TryAdd(o, new Number(number));
        }
        return number != 0;
    }

    /// <summary>Objects out of a pickle have the numbers they had when it was written, but for those that have one by now and for numbers that belong to others that live.</summary>
    public static void Keep(IEnumerable<(PyObject Object, long Number)> written)
    {
        lock (numbers)
        {
            var taken = numbers.Select(pair => pair.Value.Value).ToHashSet();
            foreach (var (o, number) in written)
            {
                if (!WillBeGiven(number) && taken.Add(number) && o.IdentityIndex == 0)
                {
                    numbers.TryAdd(o, new Number(number));
                    Interlocked.CompareExchange(ref o.IdentityIndex, InTable, 0);
                }
            }
        }
    }

    static bool WillBeGiven(long number) => number > first + Interlocked.Read(ref given) * Step && number <= first + InTable * Step;

    /// <summary>A copy takes the place of an object that goes, and its number.</summary>
    public static void PassOn(PyObject original, PyObject copy)
    {
        if (original.IdentityIndex == 0)
        {
            return;
        }
        if (numbers.TryGetValue(original, out var number))
        {
            numbers.Remove(original);
            numbers.AddOrUpdate(copy, number);
        }
        copy.IdentityIndex = original.IdentityIndex;
        original.IdentityIndex = 0;
    }

    /// <summary>A hash for objects compared by identity. Cheaper than <see cref="Of"/>, and not a number shown to anyone.</summary>
    public static long Hash(Value value) => value.IsInt || value.IsFloat ? value.Bits : RuntimeHelpers.GetHashCode(value.Object);
}
