// Constants as Python's repr() shows them.
using System.Globalization;
using System.Text;

namespace Stackless.Compiler.Ast;

public static class PythonRepr
{
    /// <summary>Assigned since Unicode 15.1, which is what CPython 3.13, the model of the dump, knows.</summary>
    static readonly (int First, int Last)[] NewInUnicode16 =
    [
        (0x897, 0x897), (0x1B4E, 0x1B4F), (0x1B7F, 0x1B7F), (0x1C89, 0x1C8A), (0x2427, 0x2429), (0x31E4, 0x31E5), (0xA7CB, 0xA7CD),
        (0xA7DA, 0xA7DC), (0x105C0, 0x105F3), (0x10D40, 0x10D65), (0x10D69, 0x10D85), (0x10D8E, 0x10D8F), (0x10EC2, 0x10EC4),
        (0x10EFC, 0x10EFC), (0x11380, 0x11389), (0x1138B, 0x1138B), (0x1138E, 0x1138E), (0x11390, 0x113B5), (0x113B7, 0x113C0),
        (0x113C2, 0x113C2), (0x113C5, 0x113C5), (0x113C7, 0x113CA), (0x113CC, 0x113D5), (0x113D7, 0x113D8), (0x113E1, 0x113E2),
        (0x116D0, 0x116E3), (0x11BC0, 0x11BE1), (0x11BF0, 0x11BF9), (0x11F5A, 0x11F5A), (0x13460, 0x143FA), (0x16100, 0x16139),
        (0x16D40, 0x16D79), (0x18CFF, 0x18CFF), (0x1CC00, 0x1CCF9), (0x1CD00, 0x1CEB3), (0x1E5D0, 0x1E5FA), (0x1E5FF, 0x1E5FF),
        (0x1F8B2, 0x1F8BB), (0x1F8C0, 0x1F8C1), (0x1FA89, 0x1FA89), (0x1FA8F, 0x1FA8F), (0x1FABE, 0x1FABE), (0x1FAC6, 0x1FAC6),
        (0x1FADC, 0x1FADC), (0x1FADF, 0x1FADF), (0x1FAE9, 0x1FAE9), (0x1FBCB, 0x1FBEF),
    ];

    public static string Of(ConstantValue value) => value switch
    {
        ConstantNone => "None",
        ConstantBool constant => constant.Value ? "True" : "False",
        ConstantInt constant => constant.Value.ToString(CultureInfo.InvariantCulture),
        ConstantFloat constant => Of(constant.Value),
        ConstantComplex constant => OfComplex(constant.Imag),
        ConstantStr { CodePoints: { } points } => OfCodePoints(points),
        ConstantStr constant => Of(constant.Text),
        ConstantBytes constant => Of(constant.Value),
        ConstantEllipsis => "Ellipsis",
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    public static string Of(string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var result = new StringBuilder(text.Length + 2);
        result.Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                AppendPoint(result, char.ConvertToUtf32(text, i), quote);
                i++;
            }
            else
            {
                AppendPoint(result, text[i], quote);
            }
        }

        return result.Append(quote).ToString();
    }

    public static string Of(byte[] bytes)
    {
        var quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        var result = new StringBuilder(bytes.Length + 3);
        result.Append('b').Append(quote);
        foreach (var value in bytes)
        {
            if (value is < 0x20 or >= 0x7F || value == quote || value == '\\')
            {
                AppendEscaped(result, value);
            }
            else
            {
                result.Append((char)value);
            }
        }

        return result.Append(quote).ToString();
    }

    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        // The shortest digits that read back; then Python's choice between the two notations.
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        (var sign, var digits, var exponent) = Split(shortest);
        if (exponent is < -4 or >= 16)
        {
            var mantissa = digits.Length > 1 ? digits[0] + "." + digits[1..] : digits;
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

    static string OfComplex(double imag)
    {
        var text = Of(imag);
        return (text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text) + "j";
    }

    static (string Sign, string Digits, int Exponent) Split(string text)
    {
        var sign = text.StartsWith('-') ? "-" : "";
        text = text[sign.Length..];
        var exponent = 0;
        var e = text.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var digits = whole + (point < 0 ? "" : text[(point + 1)..]);
        var leading = 0;
        while (leading < digits.Length - 1 && digits[leading] == '0')
        {
            leading++;
        }

        digits = digits[leading..].TrimEnd('0');
        return digits.Length == 0 ? (sign, "0", 0) : (sign, digits, exponent + whole.Length - 1 - leading);
    }

    static string OfCodePoints(int[] points)
    {
        var quote = points.Contains('\'') && !points.Contains('"') ? '"' : '\'';
        var result = new StringBuilder(points.Length + 2);
        result.Append(quote);
        foreach (var point in points)
        {
            AppendPoint(result, point, quote);
        }

        return result.Append(quote).ToString();
    }

    static void AppendPoint(StringBuilder result, int point, char quote)
    {
        if (point == quote || point == '\\' || point < 0x20 || point == 0x7F)
        {
            AppendEscaped(result, point);
        }
        else if (point < 0x7F)
        {
            result.Append((char)point);
        }
        else if (!IsPrintable(point))
        {
            result.Append(point <= 0xFF ? $"\\x{point:x2}" : point <= 0xFFFF ? $"\\u{point:x4}" : $"\\U{point:x8}");
        }
        else if (point < 0x10000)
        {
            result.Append((char)point);
        }
        else
        {
            result.Append(char.ConvertFromUtf32(point));
        }
    }

    static void AppendEscaped(StringBuilder result, int value)
    {
        result.Append(value switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\\' => "\\\\",
            '\'' => "\\'",
            '"' => "\\\"",
            _ => $"\\x{value:x2}",
        });
    }

    static bool IsPrintable(int point) =>
        CharUnicodeInfo.GetUnicodeCategory(point) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator)
        && !IsNewerThanOracle(point);

    static bool IsNewerThanOracle(int point)
    {
        foreach ((var first, var last) in NewInUnicode16)
        {
            if (point <= last)
            {
                return point >= first;
            }
        }

        return false;
    }
}
