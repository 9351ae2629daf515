// Finding long text in long text. .NET's search looks at the whole of what is sought wherever the beginning fits, which in some texts is everywhere: past a
// budget of such looks, the rest is left to the two-way search of Crochemore and Perrin, which looks at each element a bounded number of times.
// https://doi.org/10.1145/116825.116845
namespace Stackless.Runtime;

static class LongSearch
{
    /// <summary>Below that many elements .NET's search is as good as any.</summary>
    const int Long = 128;

    const int HeadLength = 32;

    public static int IndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> sought) where T : unmanaged, IEquatable<T>, IComparable<T> =>
        sought.Length < Long ? text.IndexOf(sought) : IndexOfLong(text, sought);

    /// <summary>How often, without overlaps.</summary>
    public static int Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> sought)
    {
        if (sought.Length < Long)
        {
            return text.Count(sought);
        }
        var count = 0;
        for (; IndexOfLong(text, sought) is var at and >= 0; text = text[(at + sought.Length)..])
        {
            count++;
        }
        return count;
    }

    static int IndexOfLong<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> sought) where T : unmanaged, IEquatable<T>, IComparable<T>
    {
        var last = text.Length - sought.Length;
        var budget = 4L * text.Length;
        for (var at = 0; at <= last; at++)
        {
            var next = text[at..].IndexOf(sought[..HeadLength]);
            if (next < 0 || (at += next) > last)
            {
                return -1;
            }
            var same = text.Slice(at, sought.Length).CommonPrefixLength(sought);
            if (same == sought.Length)
            {
                return at;
            }
            if ((budget -= same) < 0)
            {
                var found = TwoWay(text[(at + 1)..], sought);
                return found < 0 ? -1 : at + 1 + found;
            }
        }
        return -1;
    }

    static int TwoWay<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> sought) where T : unmanaged, IEquatable<T>, IComparable<T>
    {
        var (cut, period) = LargestSuffix(sought, false);
        var (otherCut, otherPeriod) = LargestSuffix(sought, true);
        if (otherCut > cut)
        {
            (cut, period) = (otherCut, otherPeriod);
        }
        var isPeriodic = cut + period <= sought.Length && sought[..cut].SequenceEqual(sought.Slice(period, cut));
        if (!isPeriodic)
        {
            period = Math.Max(cut, sought.Length - cut) + 1;
        }
        // How much of the beginning is known to fit, after a move by the period.
        var known = 0;
        for (var at = 0; at <= text.Length - sought.Length;)
        {
            var from = Math.Max(cut, known);
            from += text.Slice(at + from, sought.Length - from).CommonPrefixLength(sought[from..]);
            if (from < sought.Length)
            {
                at += from - cut + 1;
                known = 0;
                continue;
            }
            var left = cut - 1;
            while (left >= known && text[at + left].Equals(sought[left]))
            {
                left--;
            }
            if (left < known)
            {
                return at;
            }
            at += period;
            known = isPeriodic ? sought.Length - period : 0;
        }
        return -1;
    }

    // Where the suffix begins that is last in the order of the elements, or in the opposite one, and its period.
    static (int Start, int Period) LargestSuffix<T>(ReadOnlySpan<T> sought, bool isOpposite) where T : unmanaged, IComparable<T>
    {
        var (start, candidate, offset, period) = (0, 1, 0, 1);
        while (candidate + offset < sought.Length)
        {
            var order = sought[candidate + offset].CompareTo(sought[start + offset]);
            if (isOpposite)
            {
                order = -order;
            }
            if (order < 0)
            {
                candidate += offset + 1;
                offset = 0;
                period = candidate - start;
            }
            else if (order > 0)
            {
                start = candidate++;
                offset = 0;
                period = 1;
            }
            else if (++offset == period)
            {
                candidate += period;
                offset = 0;
            }
        }
        return (start, period);
    }
}
