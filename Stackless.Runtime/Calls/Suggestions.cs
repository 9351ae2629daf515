// Which of several names was meant by one that is not among them: the one that the fewest changes lead to, if they are few for names of that length.
// Only asked when a call has failed. The library's traceback module does the same for names and attributes.
using System.Runtime;
using System.Text;

namespace Stackless.Runtime;

static class Suggestions
{
    // A letter put in, taken out or replaced; one written large or small.
    const int Change = 2, Case = 1;

    const int MostNames = 750, LongestName = 40;

    [BypassReadyToRun]
    internal static string? Closest(IEnumerable<string> names, string wrong)
    {
        string? closest = null;
        var least = int.MaxValue;
        var wrongBytes = Encoding.UTF8.GetBytes(wrong);
        foreach (var name in names.Take(MostNames))
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var most = Math.Min((wrongBytes.Length + bytes.Length + 3) * Change / 6, least - 1);
            if (name != wrong && Distance(wrongBytes, bytes) is var distance && distance <= most)
            {
                (closest, least) = (name, distance);
            }
        }
        return closest;
    }

    static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        if (a.Length > LongestName || b.Length > LongestName)
        {
            return int.MaxValue;
        }
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j * Change;
        }
        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0];
            row[0] += Change;
            for (var j = 0; j < b.Length; j++)
            {
                var replaced = diagonal + (a[i] == b[j] ? 0 : (a[i] | 0x20) == (b[j] | 0x20) && char.IsAsciiLetter((char)a[i]) ? Case : Change);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + Change);
            }
        }
        return row[^1];
    }
}
