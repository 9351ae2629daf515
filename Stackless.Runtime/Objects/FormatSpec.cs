// The format specification mini-language: [[fill]align][sign]["z"]["#"]["0"][width][grouping]["." precision][type].
// https://docs.python.org/3/library/string.html#format-specification-mini-language
// Parse once, then one method per kind of value. Pure: calls no Python code; an error is returned as the message of a ValueError.
using System.Numerics;
using System.Text;

namespace Stackless.Runtime;

sealed class FormatSpec
{
    public int Fill = ' ';
    public char Align;
    public char Sign = '-';
    public bool IsAlternate, IsZeroCoerced;

    /// <summary>Of a complex number, whose parts show no ".0".</summary>
    public bool IsPart;
    public int Width = -1, Precision = -1;
    public char Grouping, FractionGrouping;
    public char Type;
    bool hasFill, hasSign;

    /// <summary>Null with <paramref name="error"/> set if the text is no specification.</summary>
    public static FormatSpec? Parse(PyStr text, string typeName, out string error)
    {
        var spec = new FormatSpec();
        error = "";
        var at = 0;
        int Peek(int ahead = 0) => at + ahead < text.Length ? text[at + ahead] : -1;
        if (Peek(1) is '<' or '>' or '^' or '=')
        {
            spec.Fill = Peek();
            spec.hasFill = true;
            spec.Align = (char)Peek(1);
            at += 2;
        }
        else if (Peek() is '<' or '>' or '^' or '=')
        {
            spec.Align = (char)Peek();
            at++;
        }
        if (Peek() is '+' or '-' or ' ')
        {
            spec.Sign = (char)Peek();
            spec.hasSign = true;
            at++;
        }
        if (Peek() == 'z')
        {
            spec.IsZeroCoerced = true;
            at++;
        }
        if (Peek() == '#')
        {
            spec.IsAlternate = true;
            at++;
        }
        if (!spec.hasFill && Peek() == '0')
        {
            spec.Fill = '0';
            if (spec.Align == 0)
            {
                spec.Align = '=';
                spec.isZeroPadded = true;
            }
            at++;
        }
        if (!Number(ref spec.Width))
        {
            error = "Too many decimal digits in format string";
            return null;
        }
        if (Peek() is ',' or '_')
        {
            spec.Grouping = (char)Peek();
            at++;
            if (Peek() is ',' or '_')
            {
                error = Peek() == spec.Grouping && Peek() == ',' ? "Cannot specify ',' with ','." : Peek() == spec.Grouping ? "Cannot specify '_' with '_'." : "Cannot specify both ',' and '_'.";
                return null;
            }
        }
        if (Peek() == '.')
        {
            at++;
            if (!char.IsAsciiDigit((char)Math.Max(0, Peek())) && Peek() is not (',' or '_'))
            {
                error = "Format specifier missing precision";
                return null;
            }
            if (!Number(ref spec.Precision))
            {
                error = "Too many decimal digits in format string";
                return null;
            }
            if (spec.Precision == int.MaxValue)
            {
                error = "precision too big";
                return null;
            }
            if (Peek() is ',' or '_')
            {
                spec.FractionGrouping = (char)Peek();
                at++;
                if (Peek() is ',' or '_')
                {
                    error = Peek() != spec.FractionGrouping ? "Cannot specify both ',' and '_'." : $"Cannot specify '{spec.FractionGrouping}' with '{spec.FractionGrouping}'.";
                    return null;
                }
            }
        }
        if (text.Length - at > 1)
        {
            error = $"Invalid format specifier '{text.Text}' for object of type '{typeName}'";
            return null;
        }
        if (at < text.Length)
        {
            var type = text[at];
            spec.Type = type < 128 ? (char)type : '\uffff';
        }
        if (spec.Grouping != 0 && !(spec.Type is 'd' or 'e' or 'f' or 'g' or 'E' or 'G' or '%' or 'F' or '\0'
            || spec.Grouping == '_' && spec.Type is 'b' or 'o' or 'x' or 'X'))
        {
            error = $"Cannot specify '{spec.Grouping}' with '{spec.Type}'.";
            return null;
        }
        if (spec.FractionGrouping != 0 && spec.Type is not ('e' or 'f' or 'g' or 'E' or 'G' or '%' or 'F' or '\0'))
        {
            error = $"Cannot specify '{spec.FractionGrouping}' with '{spec.Type}'.";
            return null;
        }
        return spec;

        // A text as wide as an int can say is too large already: whoever makes it is told so.
        bool Number(ref int target)
        {
            long value = -1;
            while (char.IsAsciiDigit((char)Math.Clamp(Peek(), 0, 0xffff)))
            {
                var digit = Peek() - '0';
                if (Math.Max(value, 0) > (long.MaxValue - digit) / 10)
                {
                    return false;
                }
                value = Math.Max(value, 0) * 10 + digit;
                at++;
            }
            if (value >= 0)
            {
                target = (int)Math.Min(value, int.MaxValue);
            }
            return true;
        }
    }

    bool isZeroPadded;

    string Unknown(string typeName) => $"Unknown format code '{Type}' for object of type '{typeName}'";

    // ---- str -----------------------------------------------------------------------------------------------------------------

    public PyStr? Text(PyStr value, out string error)
    {
        error = "";
        if (Type is not ('s' or '\0'))
        {
            error = Unknown("str");
        }
        else if (hasSign)
        {
            error = Sign == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier";
        }
        else if (IsZeroCoerced)
        {
            error = "Negative zero coercion (z) not allowed in string format specifier";
        }
        else if (IsAlternate)
        {
            error = "Alternate form (#) not allowed in string format specifier";
        }
        else if (Align == '=' && !isZeroPadded)
        {
            error = "'=' alignment not allowed in string format specifier";
        }
        else if (Grouping != 0)
        {
            error = $"Cannot specify '{Grouping}' with 's'.";
        }
        if (error.Length > 0)
        {
            return null;
        }
        if (Precision >= 0 && Precision < value.Length)
        {
            value = value.Slice(0, Precision);
        }
        return Pad(value, isZeroPadded || Align == 0 ? '<' : Align);
    }

    PyStr Pad(PyStr value, char align)
    {
        var missing = Width - value.Length;
        if (missing <= 0)
        {
            return value;
        }
        var left = align switch { '<' => 0, '^' => missing / 2, _ => missing };
        var fill = PyStr.Character(Fill);
        return PyStr.Concat(PyStr.Concat(fill.Repeat(left), value), fill.Repeat(missing - left));
    }

    // ---- int -----------------------------------------------------------------------------------------------------------------

    /// <param name="maxDigits">Of decimal text, as sys.set_int_max_str_digits; 0 means no limit.</param>
    public PyStr? Integer(BigInteger value, string typeName, int maxDigits, out string error)
    {
        error = "";
        switch (Type)
        {
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%':
                var d = Arithmetic.ToDouble(value);
                if (double.IsInfinity(d))
                {
                    error = "int too large to convert to float";
                    return null;
                }
                return Float(d, typeName, out error);
            case '\0' or 'd' or 'n' or 'b' or 'o' or 'x' or 'X' or 'c':
                break;
            default:
                error = Unknown(typeName);
                return null;
        }
        if (Precision >= 0)
        {
            error = "Precision not allowed in integer format specifier";
            return null;
        }
        if (IsZeroCoerced)
        {
            error = "Negative zero coercion (z) not allowed in format specifier with integer";
            return null;
        }
        if (Type == 'c')
        {
            if (hasSign)
            {
                error = "Sign not allowed with integer format specifier 'c'";
                return null;
            }
            if (IsAlternate)
            {
                error = "Alternate form (#) not allowed with integer format specifier 'c'";
                return null;
            }
            if (value < 0 || value > 0x10ffff)
            {
                error = "%c arg not in range(0x110000)";
                return null;
            }
            return Pad(PyStr.Character((int)value), Align == 0 ? '<' : Align);
        }
        var magnitude = BigInteger.Abs(value);
        if (Type is '\0' or 'd' or 'n' && IntText.ToDecimal(magnitude, maxDigits) is null)
        {
            error = IntText.TooManyDigits(maxDigits);
            return null;
        }
        var digits = Type switch
        {
            'b' => IntText.ToBase(magnitude, 2),
            'o' => IntText.ToBase(magnitude, 8),
            'x' => IntText.ToBase(magnitude, 16),
            'X' => IntText.ToBase(magnitude, 16).ToUpperInvariant(),
            _ => magnitude.ToString(),
        };
        var prefix = IsAlternate ? Type switch { 'b' => "0b", 'o' => "0o", 'x' => "0x", 'X' => "0X", _ => "" } : "";
        return Assemble(value.Sign < 0, prefix, digits, "", Type is 'b' or 'o' or 'x' or 'X' ? 4 : 3);
    }

    // ---- float ---------------------------------------------------------------------------------------------------------------

    public PyStr? Float(double value, string typeName, out string error)
    {
        error = "";
        if (Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%'))
        {
            error = Unknown(typeName);
            return null;
        }
        var isNegative = double.IsNegative(value) && !double.IsNaN(value);
        var magnitude = Math.Abs(value);
        var suffix = "";
        if (Type == '%')
        {
            magnitude *= 100;
            suffix = "%";
        }
        string text;
        if (!double.IsFinite(magnitude))
        {
            text = double.IsNaN(magnitude) ? "nan" : "inf";
            if (Type is 'F' or 'E' or 'G')
            {
                text = text.ToUpperInvariant();
            }
            return Assemble(isNegative, "", text, suffix, 0);
        }
        if (Type == '\0' && IsPart)
        {
            text = Precision >= 0 ? FloatText.Convert(magnitude, 'g', Precision, IsAlternate) : PyComplex.Part(magnitude);
            if (IsAlternate && Precision < 0 && !text.Contains('.'))
            {
                var e = text.IndexOf('e');
                text = e < 0 ? text + "." : text[..e] + "." + text[e..];
            }
        }
        else if (Type == '\0')
        {
            if (Precision < 0)
            {
                text = FloatText.Repr(magnitude);
            }
            else
            {
                // As g, but with one digit at least after the point, and scientific one digit earlier.
                var precision = Precision == 0 ? 1 : Precision;
                text = FloatText.Convert(magnitude, 'g', precision, IsAlternate);
                var scientific = magnitude.ToString("E" + (precision - 1), System.Globalization.CultureInfo.InvariantCulture);
                var exponent = magnitude == 0 ? 0 : int.Parse(scientific[(scientific.IndexOf('E') + 1)..]);
                if (exponent == precision - 1 && exponent >= 0 && !text.Contains('e'))
                {
                    text = FloatText.Convert(magnitude, 'e', precision - 1, IsAlternate);
                    var e = text.IndexOf('e');
                    var mantissa = text[..e];
                    text = (mantissa.Contains('.') ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa) + text[e..];
                }
                else if (!text.Contains('.') && !text.Contains('e'))
                {
                    text += ".0";
                }
            }
        }
        else
        {
            var conversion = Type is '%' ? 'f' : Type == 'n' ? 'g' : Type;
            text = FloatText.Convert(magnitude, conversion, Precision < 0 ? 6 : Precision, IsAlternate);
        }
        if (IsZeroCoerced && isNegative && text.AsSpan().IndexOfAnyInRange('1', '9') < 0)
        {
            isNegative = false;
        }
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }
        var tail = text[end..];
        if (FractionGrouping != 0 && tail.StartsWith('.'))
        {
            var stop = 1;
            while (stop < tail.Length && char.IsAsciiDigit(tail[stop]))
            {
                stop++;
            }
            var grouped = new StringBuilder(".");
            for (var i = 1; i < stop; i++)
            {
                if (i > 1 && (i - 1) % 3 == 0)
                {
                    grouped.Append(FractionGrouping);
                }
                grouped.Append(tail[i]);
            }
            tail = grouped + tail[stop..];
        }
        return Assemble(isNegative, "", text[..end], tail + suffix, 3);
    }

    // sign + prefix + padding + digits in groups + tail, padded to the width.
    PyStr Assemble(bool isNegative, string prefix, string digits, string tail, int group)
    {
        var sign = isNegative ? "-" : Sign is '+' or ' ' ? Sign.ToString() : "";
        if (Grouping != 0 && group > 0)
        {
            var width = Align == '=' && Fill == '0' ? Width - sign.Length - prefix.Length - tail.Length : 0;
            digits = Group(digits, group, width);
        }
        if (Align == '=')
        {
            var missing = Width - sign.Length - prefix.Length - digits.Length - tail.Length;
            var padding = missing > 0 ? PyStr.Character(Fill).Repeat(missing) : PyStr.Empty;
            return PyStr.Concat(PyStr.Concat(PyStr.Plain(sign + prefix), padding), PyStr.Plain(digits + tail));
        }
        return Pad(PyStr.Plain(sign + prefix + digits + tail), Align == 0 ? '>' : Align);
    }

    // Zero padding is grouped like the digits, and may come out one wider than asked for.
    string Group(string digits, int size, int width)
    {
        var result = new StringBuilder();
        var count = 0;
        for (var i = digits.Length - 1; i >= 0 || result.Length < width; i--)
        {
            if (count > 0 && count % size == 0)
            {
                result.Insert(0, Grouping);
            }
            result.Insert(0, i >= 0 ? digits[i] : '0');
            count++;
        }
        return result.ToString();
    }
}
