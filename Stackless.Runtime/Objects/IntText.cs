// Ints to text and back: bases 2 to 36, underscores, prefixes, and the limit on decimal digits.
// https://docs.python.org/3/library/functions.html#int and #int-max-str-digits
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Stackless.Runtime;

static class IntText
{
    /// <summary>What <c>sys.set_int_max_str_digits</c> changes; 0 means no limit.</summary>
    public const int DefaultMaxDigits = 4300;

    public static string TooManyDigits(int maxDigits) =>
        $"Exceeds the limit ({maxDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit";

    public static string ToBase(BigInteger magnitude, int radix)
    {
        if (magnitude.IsZero)
        {
            return "0";
        }
        if (radix == 16)
        {
            return magnitude.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        }
        if (radix == 2)
        {
            return magnitude.ToString("b", CultureInfo.InvariantCulture).TrimStart('0');
        }
        var text = new StringBuilder();
        var bits = magnitude.ToString("b", CultureInfo.InvariantCulture).TrimStart('0');
        bits = new string('0', (3 - bits.Length % 3) % 3) + bits;
        for (var i = 0; i < bits.Length; i += 3)
        {
            text.Append((char)('0' + (bits[i] - '0') * 4 + (bits[i + 1] - '0') * 2 + bits[i + 2] - '0'));
        }
        return text.ToString();
    }

    /// <summary>Decimal text, or null if it would have more digits than allowed.</summary>
    public static string? ToDecimal(BigInteger value, int maxDigits)
    {
        if (maxDigits > 0 && value.GetBitLength() > (maxDigits - 1) * 332L / 100)
        {
            var text = value.ToString();
            return text.Length - (value.Sign < 0 ? 1 : 0) > maxDigits ? null : text;
        }
        return value.ToString();
    }

    public enum Outcome
    {
        Ok,
        Invalid,
        TooLong,
    }

    /// <param name="digitCount">The number of digits, for the error.</param>
    public static Outcome Parse(PyStr source, int radix, int maxDigits, out BigInteger value, out int digitCount)
    {
        value = default;
        digitCount = 0;
        int start = 0, end = source.Length;
        while (start < end && CharacterClass.IsSpace(source[start]))
        {
            start++;
        }
        while (end > start && CharacterClass.IsSpace(source[end - 1]))
        {
            end--;
        }
        var isNegative = false;
        if (start < end && source[start] is '+' or '-')
        {
            isNegative = source[start] == '-';
            start++;
        }
        bool underscoreAllowed = false, prefixed = false;
        if (end - start >= 2 && source[start] == '0')
        {
            var prefix = source[start + 1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 0 };
            if (prefix != 0 && (radix == 0 || radix == prefix))
            {
                radix = prefix;
                start += 2;
                underscoreAllowed = prefixed = true;
            }
        }
        var isLiteral = radix == 0;
        if (isLiteral)
        {
            radix = 10;
        }
        long small = 0;
        var digits = new List<byte>();
        for (var i = start; i < end; i++)
        {
            var c = source[i];
            if (c == '_')
            {
                if (!underscoreAllowed)
                {
                    return Outcome.Invalid;
                }
                underscoreAllowed = false;
                continue;
            }
            var digit = CharacterClass.Digit36(c);
            if (digit < 0 || digit >= radix)
            {
                return Outcome.Invalid;
            }
            digits.Add((byte)digit);
            underscoreAllowed = true;
        }
        if (digits.Count == 0 || !underscoreAllowed)
        {
            return Outcome.Invalid;
        }
        if (isLiteral && !prefixed && digits.Count > 1 && digits[0] == 0 && digits.Exists(d => d != 0))
        {
            return Outcome.Invalid;
        }
        digitCount = digits.Count;
        if (maxDigits > 0 && digitCount > maxDigits && !BitOperations.IsPow2(radix))
        {
            return Outcome.TooLong;
        }
        if (digits.Count <= 11)
        {
            foreach (var d in digits)
            {
                small = small * radix + d;
            }
            value = isNegative ? -small : small;
            return Outcome.Ok;
        }
        value = radix == 10 ? ParseDecimal(digits) : Accumulate(digits, 0, digits.Count, radix);
        if (isNegative)
        {
            value = -value;
        }
        return Outcome.Ok;
    }

    static BigInteger ParseDecimal(List<byte> digits)
    {
        var text = new char[digits.Count];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)('0' + digits[i]);
        }
        return BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    // Divide and conquer, so that long inputs are not quadratic.
    static BigInteger Accumulate(List<byte> digits, int start, int count, int radix)
    {
        if (count <= 11)
        {
            long value = 0;
            for (var i = start; i < start + count; i++)
            {
                value = value * radix + digits[i];
            }
            return value;
        }
        var low = count / 2;
        return Accumulate(digits, start, count - low, radix) * BigInteger.Pow(radix, low) + Accumulate(digits, start + count - low, low, radix);
    }
}
