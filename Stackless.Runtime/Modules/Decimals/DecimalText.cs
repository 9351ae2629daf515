// Decimals as text and back, and their format specifications.
// https://speleotrove.com/decimal/daconvs.html, https://docs.python.org/3/library/string.html#format-specification-mini-language
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Stackless.Runtime;

static class DecimalText
{
    // ---- from text -----------------------------------------------------------------------------------------------------------------

    /// <summary>False if it is no number. Digits of any script count.</summary>
    /// <param name="isLenient">White space around it and underscores do not matter.</param>
    public static bool TryParse(PyStr source, bool isLenient, out DecimalNumber number)
    {
        number = default;
        var ascii = source.Length <= 128 ? stackalloc char[128] : new char[source.Length];
        int count = 0, from = 0, to = source.Length;
        while (isLenient && from < to && CharacterClass.IsSpace(source[from]))
        {
            from++;
        }
        while (isLenient && to > from && CharacterClass.IsSpace(source[to - 1]))
        {
            to--;
        }
        for (var i = from; i < to; i++)
        {
            var c = source[i];
            if (c == '_' && isLenient)
            {
                continue;
            }
            if (c > 127)
            {
                var digit = CharacterClass.IsDecimal(c) ? (int)CharUnicodeInfo.GetNumericValue(char.ConvertFromUtf32(c), 0) : -1;
                if (digit < 0)
                {
                    return false;
                }
                c = '0' + digit;
            }
            ascii[count++] = (char)c;
        }
        return TryParse(ascii[..count], out number);
    }

    static bool TryParse(ReadOnlySpan<char> text, out DecimalNumber number)
    {
        number = default;
        var isNegative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            isNegative = text[0] == '-';
            text = text[1..];
        }
        if (text.Length == 0)
        {
            return false;
        }
        if (char.IsAsciiLetter(text[0]))
        {
            return TryName(text, isNegative, out number);
        }
        var mark = text.IndexOfAny('e', 'E');
        var digits = mark < 0 ? text : text[..mark];
        long exponent = 0;
        if (mark >= 0 && !TryExponent(text[(mark + 1)..], out exponent))
        {
            return false;
        }
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        exponent -= fraction.Length;
        if (whole.Length + fraction.Length <= 19)
        {
            ulong value = 0;
            foreach (var c in whole)
            {
                value = value * 10 + (uint)(c - '0');
            }
            foreach (var c in fraction)
            {
                value = value * 10 + (uint)(c - '0');
            }
            number = new DecimalNumber(isNegative, value, exponent);
            return true;
        }
        var big = point < 0 ? BigInteger.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture) : BigInteger.Parse(string.Concat(whole, fraction), NumberStyles.None, CultureInfo.InvariantCulture);
        number = new DecimalNumber(isNegative, big, exponent);
        return true;
    }

    // What no exponent can be is cut off: it is out of every context's range.
    static bool TryExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            text = text[1..];
        }
        if (text.Length == 0 || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        const long most = 4_000_000_000_000_000_000;
        foreach (var c in text)
        {
            exponent = Math.Min(most, exponent > most / 10 ? most : exponent * 10 + (c - '0'));
        }
        exponent = isNegative ? -exponent : exponent;
        return true;
    }

    static bool TryName(ReadOnlySpan<char> text, bool isNegative, out DecimalNumber number)
    {
        number = default;
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            number = DecimalNumber.Infinity(isNegative);
            return true;
        }
        var isSignalling = text[0] is 's' or 'S';
        text = isSignalling ? text[1..] : text;
        if (!text.StartsWith("nan", StringComparison.OrdinalIgnoreCase) || text[3..].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        var payload = text.Length == 3 ? BigInteger.Zero : BigInteger.Parse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture);
        number = new DecimalNumber(isNegative, payload, 0, isSignalling ? DecimalKind.Signalling : DecimalKind.Quiet);
        return true;
    }

    // ---- to text -------------------------------------------------------------------------------------------------------------------

    public static string Digits(in DecimalNumber a) => a.IsBig ? a.Big.ToString(CultureInfo.InvariantCulture)
        : a.Small >> 64 == 0 ? ((ulong)a.Small).ToString(CultureInfo.InvariantCulture) : a.Small.ToString(CultureInfo.InvariantCulture);

    public static string Show(in DecimalNumber a, bool isEngineering, bool hasCapitals)
    {
        if (!a.IsFinite)
        {
            var name = a.IsInfinite ? "Infinity" : (a.Kind == DecimalKind.Quiet ? "NaN" : "sNaN") + (a.HasCoefficient ? Digits(a) : "");
            return a.IsNegative ? "-" + name : name;
        }
        var digits = Digits(a);
        var left = a.Exponent + digits.Length;
        if (a.Exponent <= 0 && left > -6)
        {
            return ShowPlainly(a.IsNegative, digits, (int)left);
        }
        var point = !isEngineering ? 1 : digits == "0" ? Modulo(left + 1, 3) - 1 : Modulo(left - 1, 3) + 1;
        var text = (a.IsNegative ? "-" : "") + WithPoint(digits, point);
        return left == point ? text : text + (hasCapitals ? "E" : "e") + (left - point).ToString("+0;-0", CultureInfo.InvariantCulture);
    }

    // Without an exponent; left of the point are so many digits, or so many zeros right of it.
    static string ShowPlainly(bool isNegative, string digits, int left)
    {
        if (left == digits.Length)
        {
            return isNegative ? "-" + digits : digits;
        }
        var zeros = left <= 0 ? 1 - left : 0;
        return string.Create(digits.Length + 1 + zeros + (isNegative ? 1 : 0), (isNegative, digits, left), static (span, of) =>
        {
            if (of.isNegative)
            {
                span[0] = '-';
                span = span[1..];
            }
            if (of.left > 0)
            {
                of.digits.AsSpan(0, of.left).CopyTo(span);
                span[of.left] = '.';
                of.digits.AsSpan(of.left).CopyTo(span[(of.left + 1)..]);
                return;
            }
            span[..(2 - of.left)].Fill('0');
            span[1] = '.';
            of.digits.CopyTo(span[(2 - of.left)..]);
        });
    }

    static long Modulo(long a, long b) => ((a % b) + b) % b;

    // The digits with the decimal point after the first so many of them.
    static string WithPoint(string digits, long point) =>
        point <= 0 ? "0." + Zeros(-point) + digits
        : point >= digits.Length ? digits + Zeros(point - digits.Length)
        : digits.Insert((int)point, ".");

    static string Zeros(long count) => count > 0x3fffffff ? throw new OutOfMemoryException() : new string('0', (int)count);

    // ---- formatting ------------------------------------------------------------------------------------------------------------------

    /// <summary>How a place writes numbers.</summary>
    public sealed record Conventions(string Separator, string Point, int[] Grouping)
    {
        public static Conventions None => new("", ".", [3, 0]);
    }

    public sealed class Specification
    {
        public string Fill = "";
        public char Align, Sign, Separator, FractionSeparator, Kind;
        public bool HidesNegativeZero, IsAlternate, IsZeroPadded;
        public int Width = -1, Precision = -1;
    }

    /// <summary>Null if it is none.</summary>
    public static Specification? Parse(PyStr source)
    {
        var made = new Specification();
        var at = 0;
        int Peek(int ahead = 0) => at + ahead < source.Length ? source[at + ahead] : -1;
        static bool IsAlign(int c) => c is '<' or '>' or '=' or '^';
        if (IsAlign(Peek(1)))
        {
            made.Fill = CharacterText(Peek());
            made.Align = (char)Peek(1);
            at += 2;
        }
        else if (IsAlign(Peek()))
        {
            made.Align = (char)source[at++];
        }
        if (Peek() is '+' or '-' or ' ')
        {
            made.Sign = (char)source[at++];
        }
        made.HidesNegativeZero = Take('z');
        made.IsAlternate = Take('#');
        made.IsZeroPadded = Take('0');
        if (made.IsZeroPadded && made.Align != 0 && made.Fill != "")
        {
            made.IsZeroPadded = false;
        }
        if (!TryNumber(out made.Width))
        {
            return null;
        }
        if (Peek() is ',' or '_')
        {
            made.Separator = (char)source[at++];
        }
        if (Take('.'))
        {
            if (!TryNumber(out made.Precision))
            {
                return null;
            }
            if (Peek() is ',' or '_')
            {
                made.FractionSeparator = (char)source[at++];
            }
            else if (made.Precision < 0)
            {
                return null;
            }
        }
        if (Peek() is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%')
        {
            made.Kind = (char)source[at++];
        }
        return at == source.Length && !(made.Kind == 'n' && made.Separator != 0) ? made : null;

        bool Take(char c)
        {
            var isThere = Peek() == c;
            at += isThere ? 1 : 0;
            return isThere;
        }

        // -1 if there is none; false if it is too large.
        bool TryNumber(out int number)
        {
            long value = -1;
            while (Peek() is >= '0' and <= '9' && value <= int.MaxValue)
            {
                value = Math.Max(value, 0) * 10 + (source[at++] - '0');
            }
            number = (int)Math.Min(value, int.MaxValue);
            return value <= int.MaxValue;
        }
    }

    static string CharacterText(int c) => c > 0xffff ? char.ConvertFromUtf32(c) : ((char)c).ToString();

    public static string Format(in DecimalNumber a, Specification spec, Conventions conventions, PyDecimalContext context)
    {
        var kind = spec.Kind == 'n' ? 'g' : spec.Kind;
        kind = kind == 0 && spec.Precision >= 0 ? 'g' : kind;
        if (!a.IsFinite)
        {
            var name = Show(a.Absolute, false, true) + (kind == '%' ? "%" : "");
            return Pad(SignText(a.IsNegative, spec.Sign), name, spec.Fill == "" ? " " : spec.Fill, spec.Align == 0 ? '>' : spec.Align, spec.Width);
        }
        bool isExponential = kind is 'e' or 'E', isFixed = kind is 'f' or 'F' or '%';
        var isNegative = a.IsNegative;
        var coefficient = a.Coefficient;
        long exponent = kind == '%' ? a.Exponent + 2 : a.Exponent, size = DecimalDigits.Count(coefficient);
        if (spec.Precision >= 0)
        {
            var least = isExponential ? exponent + size - 1 - spec.Precision : isFixed ? -spec.Precision : exponent + size - Math.Max(spec.Precision, 1);
            Round(a.IsNegative, ref coefficient, ref exponent, least, context.Rounding, isExponential, isFixed);
        }
        else if (isFixed && exponent > 0)
        {
            (coefficient, exponent) = (coefficient * DecimalDigits.Power(exponent), 0);
        }
        if (spec.HidesNegativeZero && coefficient.IsZero)
        {
            isNegative = false;
        }
        var digits = coefficient.ToString(CultureInfo.InvariantCulture);
        var left = exponent + digits.Length;
        var place = isExponential ? 1 : isFixed || exponent <= 0 && left > -6 ? left : 1;
        if (isExponential && coefficient.IsZero && spec.Precision >= 0)
        {
            // Zero has as many places as were asked for.
            digits = Zeros(spec.Precision + 1L);
            left = exponent + spec.Precision + 1;
        }
        var text = WithPoint(digits, place);
        var point = text.IndexOf('.');
        string whole = point < 0 ? text : text[..point], fraction = point < 0 ? "" : text[(point + 1)..];
        var suffix = left != place || isExponential
            ? (kind is 'E' or 'G' || kind == 0 && context.HasCapitals ? "E" : "e") + (left - place).ToString("+0;-0", CultureInfo.InvariantCulture)
            : kind == '%' ? "%" : "";
        if (spec.FractionSeparator != 0)
        {
            fraction = string.Join(spec.FractionSeparator, fraction.Chunk(3).Select(part => new string(part)));
        }
        var tail = (fraction != "" || spec.IsAlternate ? conventions.Point + fraction : "") + suffix;
        string mark = SignText(isNegative, spec.Sign), separator = spec.Separator != 0 ? spec.Separator.ToString() : conventions.Separator;
        if (spec.IsZeroPadded && (spec.Align == 0 || spec.Align == '=' && spec.Fill == ""))
        {
            return mark + Group(whole, separator, conventions.Grouping, spec.Width - mark.Length - tail.Length) + tail;
        }
        return Pad(mark, Group(whole, separator, conventions.Grouping, 0) + tail, spec.Fill != "" ? spec.Fill : spec.IsZeroPadded ? "0" : " ", spec.Align == 0 ? '>' : spec.Align, spec.Width);
    }

    // Cut at an exponent, or, for e, f and %, filled up to it.
    static void Round(bool isNegative, ref BigInteger coefficient, ref long exponent, long least, DecimalRounding rounding, bool isExponential, bool isFixed)
    {
        if (exponent < least)
        {
            var size = DecimalDigits.Count(coefficient);
            var isZero = coefficient.IsZero;
            coefficient = DecimalDigits.Cut(coefficient, least - exponent, isNegative, rounding, out _);
            // Rounding up may have made one digit more.
            if (!isFixed && !isZero && DecimalDigits.Count(coefficient) > Math.Max(1, size - (least - exponent)))
            {
                coefficient /= 10;
                least++;
            }
            exponent = least;
        }
        else if (isFixed || isExponential && !coefficient.IsZero)
        {
            coefficient *= coefficient.IsZero ? 1 : DecimalDigits.Power(exponent - least);
            exponent = least;
        }
    }

    static string SignText(bool isNegative, char wanted) => isNegative ? "-" : wanted is '+' or ' ' ? wanted.ToString() : "";

    static string Pad(string sign, string body, string fill, char align, int width)
    {
        var missing = width - sign.Length - body.Length;
        if (missing <= 0)
        {
            return sign + body;
        }
        string Filling(int count) => fill.Length == 1 ? new string(fill[0], count) : new StringBuilder().Insert(0, fill, count).ToString();
        return align switch
        {
            '<' => sign + body + Filling(missing),
            '>' => Filling(missing) + sign + body,
            '=' => sign + Filling(missing) + body,
            _ => Filling(missing / 2) + sign + body + Filling(missing - missing / 2),
        };
    }

    // Digits in groups, filled with zeros up to a width.
    static string Group(string digits, string separator, int[] grouping, int width)
    {
        if (separator == "" || grouping.Length == 0)
        {
            return digits.PadLeft(Math.Max(width, 0), '0');
        }
        var groups = new List<string>();
        int at = 0, length = -separator.Length;
        do
        {
            var size = grouping[at] == 127 ? Math.Max(digits.Length, 1) : grouping[at] > 0 ? grouping[at] : 3;
            at += at + 1 < grouping.Length && grouping[at + 1] != 0 ? 1 : 0;
            var taken = Math.Min(size, digits.Length);
            var part = digits[^taken..];
            digits = digits[..^taken];
            if (width > 0 && digits == "")
            {
                part = part.PadLeft(Math.Min(size, Math.Max(Math.Max(width - length - separator.Length, part.Length), 1)), '0');
            }
            groups.Add(part);
            length += separator.Length + part.Length;
        }
        while (digits != "" || length < width);
        groups.Reverse();
        return string.Join(separator, groups);
    }
}
