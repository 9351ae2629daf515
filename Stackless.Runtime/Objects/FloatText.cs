// The text of a float: the shortest digits that read back as the same number (repr), and the conversions e, f, g, n, % of formatting.
// .NET gives correctly rounded digits; only their layout is Python's.
using System.Globalization;

namespace Stackless.Runtime;

static class FloatText
{
    /// <summary>NaN without a sign; that of .NET has its sign bit set.</summary>
    public static readonly double PositiveNaN = BitConverter.Int64BitsToDouble(0x7FF8000000000000);

    public static string Repr(double d)
    {
        if (!double.IsFinite(d))
        {
            return double.IsNaN(d) ? "nan" : d > 0 ? "inf" : "-inf";
        }
        if (d == 0)
        {
            return double.IsNegative(d) ? "-0.0" : "0.0";
        }
        Decompose(d, out var digits, out var exponent);
        var sign = d < 0 ? "-" : "";
        if (exponent is < -4 or >= 16)
        {
            var mantissa = digits.Length == 1 ? digits : digits[0] + "." + digits[1..];
            return $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }
        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }
        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0') + ".0"
            : sign + digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    // The shortest digits (no trailing zeros) and the decimal exponent of the first.
    static void Decompose(double d, out string digits, out int exponent)
    {
        var shortest = Math.Abs(d).ToString("R", CultureInfo.InvariantCulture);
        var e = shortest.IndexOf('E');
        var mantissa = e < 0 ? shortest : shortest[..e];
        exponent = e < 0 ? 0 : int.Parse(shortest[(e + 1)..], CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa.Length : point;
        var all = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var leading = 0;
        while (leading < all.Length - 1 && all[leading] == '0')
        {
            leading++;
        }
        exponent += whole - 1 - leading;
        digits = all[leading..].TrimEnd('0');
    }

    /// <summary>Digits by a conversion of e, E, f, F, g, G; the number is finite and not negative.</summary>
    public static string Convert(double d, char conversion, int precision, bool isAlternate)
    {
        switch (conversion)
        {
            case 'f' or 'F':
                var text = d.ToString("F" + precision, CultureInfo.InvariantCulture);
                return isAlternate && precision == 0 ? text + "." : text;
            case 'e' or 'E':
                return Exponential(d, precision, conversion, isAlternate);
            default:
                var significant = precision == 0 ? 1 : precision;
                var scientific = d.ToString("E" + (significant - 1), CultureInfo.InvariantCulture);
                var exponent = d == 0 ? 0 : int.Parse(scientific[(scientific.IndexOf('E') + 1)..], CultureInfo.InvariantCulture);
                string result;
                if (exponent < -4 || exponent >= significant)
                {
                    var mantissa = scientific[..scientific.IndexOf('E')];
                    if (!isAlternate && mantissa.Contains('.'))
                    {
                        mantissa = mantissa.TrimEnd('0').TrimEnd('.');
                    }
                    else if (isAlternate && !mantissa.Contains('.'))
                    {
                        mantissa += ".";
                    }
                    result = mantissa + (conversion == 'G' ? 'E' : 'e') + (exponent < 0 ? '-' : '+') + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
                }
                else
                {
                    result = d.ToString("F" + Math.Max(0, significant - 1 - exponent), CultureInfo.InvariantCulture);
                    if (!isAlternate && result.Contains('.'))
                    {
                        result = result.TrimEnd('0').TrimEnd('.');
                    }
                    else if (isAlternate && !result.Contains('.'))
                    {
                        result += ".";
                    }
                }
                return result;
        }
    }

    static string Exponential(double d, int precision, char conversion, bool isAlternate)
    {
        var text = d.ToString("E" + precision, CultureInfo.InvariantCulture);
        var at = text.IndexOf('E');
        var exponent = int.Parse(text[(at + 1)..], CultureInfo.InvariantCulture);
        var mantissa = text[..at];
        if (isAlternate && precision == 0)
        {
            mantissa += ".";
        }
        return mantissa + conversion + (exponent < 0 ? '-' : '+') + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
    }

    /// <summary>A float literal as float() takes it: sign, digits with single underscores, exponent, inf, nan. Null if it is none.</summary>
    public static double? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            return null;
        }
        var body = text[0] is '+' or '-' ? text[1..] : text;
        var isNegative = text[0] == '-';
        if (body.Equals("inf", StringComparison.OrdinalIgnoreCase) || body.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        }
        if (body.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return isNegative ? double.NaN : PositiveNaN;
        }
        var clean = body.Length <= 256 ? stackalloc char[body.Length] : new char[body.Length];
        int length = 0, digits = 0;
        bool hasPoint = false, hasExponent = false, exponentDigits = false;
        for (var i = 0; i < body.Length; i++)
        {
            var c = body[i];
            if (c == '_')
            {
                if (i == 0 || i + 1 >= body.Length || !char.IsAsciiDigit(body[i - 1]) || !char.IsAsciiDigit(body[i + 1]))
                {
                    return null;
                }
                continue;
            }
            var value = char.IsAsciiDigit(c) ? c - '0' : c > 127 && CharUnicodeInfo.GetDecimalDigitValue(c) is var v and >= 0 ? v : -1;
            if (value >= 0)
            {
                clean[length++] = (char)('0' + value);
                digits += hasExponent ? 0 : 1;
                exponentDigits |= hasExponent;
            }
            else if (c == '.' && !hasPoint && !hasExponent)
            {
                hasPoint = true;
                clean[length++] = c;
            }
            else if (c is 'e' or 'E' && !hasExponent && digits > 0)
            {
                hasExponent = true;
                clean[length++] = 'e';
                if (i + 1 < body.Length && body[i + 1] is '+' or '-')
                {
                    clean[length++] = body[++i];
                }
            }
            else
            {
                return null;
            }
        }
        if (digits == 0 || hasExponent && !exponentDigits)
        {
            return null;
        }
        var result = double.Parse(clean[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
        return isNegative ? -result : result;
    }
}
