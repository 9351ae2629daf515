// The two escaped notations that protocol 0 uses for text: backslash escapes of byte strings, and raw-unicode-escape.
namespace Stackless.Runtime;

static class PythonEscapes
{
    /// <summary>Null if a backslash ends it.</summary>
    public static byte[]? Bytes(ReadOnlySpan<byte> escaped)
    {
        var result = new List<byte>(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                result.Add(escaped[i]);
                continue;
            }
            if (i + 1 == escaped.Length)
            {
                return null;
            }
            var c = escaped[++i];
            var simple = "abtnvfr\\'\"".IndexOf((char)c);
            if (simple >= 0)
            {
                result.Add((byte)"\a\b\t\n\v\f\r\\'\""[simple]);
            }
            else if (c == 'x' && i + 2 < escaped.Length && Hex(escaped.Slice(i + 1, 2), out var value))
            {
                result.Add((byte)value);
                i += 2;
            }
            else if (c is >= (byte)'0' and <= (byte)'7')
            {
                int octal = 0, end = Math.Min(i + 3, escaped.Length);
                for (; i < end && escaped[i] is >= (byte)'0' and <= (byte)'7'; i++)
                {
                    octal = octal * 8 + (escaped[i] - '0');
                }
                i--;
                result.Add((byte)octal);
            }
            else
            {
                result.Add((byte)'\\');
                result.Add(c);
            }
        }
        return [.. result];
    }

    public static PyStr RawUnicode(ReadOnlySpan<byte> escaped)
    {
        var points = new List<int>(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            var digits = escaped[i] != '\\' || i + 1 == escaped.Length ? 0 : escaped[i + 1] == 'u' ? 4 : escaped[i + 1] == 'U' ? 8 : 0;
            if (digits > 0 && i + 2 + digits <= escaped.Length && Hex(escaped.Slice(i + 2, digits), out var point) && point is >= 0 and <= 0x10ffff)
            {
                points.Add(point);
                i += 1 + digits;
            }
            else
            {
                points.Add(escaped[i]);
            }
        }
        return PyStr.FromPoints([.. points]);
    }

    static bool Hex(ReadOnlySpan<byte> digits, out int value) =>
        int.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out value);
}
