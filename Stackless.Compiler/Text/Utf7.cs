// UTF-7 (RFC 2152) as Python decodes it: `+` begins a run of base 64, `-` or any character outside base 64 ends it.
// Lone surrogates pass, as there; the strings that follow are checked elsewhere.
using System.Text;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Text;

static class Utf7
{
    const int UnitBits = 16, DigitBits = 6;

    public static string Decode(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var i = 0;
        while (i < bytes.Length)
        {
            if (bytes[i] == '+')
            {
                i = DecodeRun(bytes, i, text);
            }
            else if (bytes[i] < 0x80)
            {
                text.Append((char)bytes[i++]);
            }
            else
            {
                throw Fail(bytes, i, i + 1, "unexpected special character");
            }
        }

        return text.ToString();
    }

    /// <summary>Returns the offset behind the run that begins at <paramref name="start"/>.</summary>
    static int DecodeRun(byte[] bytes, int start, StringBuilder text)
    {
        var i = start + 1;
        if (i < bytes.Length && bytes[i] == '-')
        {
            text.Append('+');
            return i + 1;
        }

        if (i < bytes.Length && DigitOf(bytes[i]) < 0)
        {
            throw Fail(bytes, start, i + 1, "ill-formed sequence");
        }

        var buffer = 0;
        var bitCount = 0;
        for (; i < bytes.Length && DigitOf(bytes[i]) is >= 0 and var digit; i++)
        {
            buffer = (buffer << DigitBits) | digit;
            bitCount += DigitBits;
            if (bitCount >= UnitBits)
            {
                bitCount -= UnitBits;
                text.Append((char)(buffer >> bitCount));
                buffer &= (1 << bitCount) - 1;
            }
        }

        var isPadded = bitCount < DigitBits && buffer == 0;
        if (i == bytes.Length)
        {
            return isPadded ? i : throw Fail(bytes, start, i, "unterminated shift sequence");
        }

        if (!isPadded)
        {
            throw Fail(bytes, start, i + 1, bitCount >= DigitBits ? "partial character in shift sequence" : "non-zero padding bits in shift sequence");
        }

        return bytes[i] == '-' ? i + 1 : i;
    }

    static int DigitOf(byte value) => (char)value switch
    {
        >= 'A' and <= 'Z' => value - 'A',
        >= 'a' and <= 'z' => value - 'a' + 26,
        >= '0' and <= '9' => value - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };

    static SourceEncodingException Fail(byte[] bytes, int start, int end, string reason) =>
        new(DiagnosticCatalog.CannotDecode("utf7", bytes[start], start, end - start, reason));
}
