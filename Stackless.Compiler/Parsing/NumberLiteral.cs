// Number literals to values.
using System.Globalization;
using System.Numerics;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Parsing;

static class NumberLiteral
{
    /// <summary>CPython's limit for decimal integers (sys.set_int_max_str_digits), against quadratic time.</summary>
    public const int MaxDigitCount = 4300;

    public static ConstantValue Parse(ReadOnlySpan<char> text)
    {
        if (text.Contains('_'))
        {
            text = text.ToString().Replace("_", "");
        }

        if (text.Length > 1 && text[0] == '0')
        {
            switch (char.ToLowerInvariant(text[1]))
            {
                case 'x':
                    return new ConstantInt(BigInteger.Parse("0" + text[2..].ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                case 'o':
                    return new ConstantInt(ParsePowerOfTwo(text[2..], 3));
                case 'b':
                    return new ConstantInt(ParsePowerOfTwo(text[2..], 1));
            }
        }

        if (text[^1] is 'j' or 'J')
        {
            return new ConstantComplex(double.Parse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        if (text.ContainsAny('.', 'e', 'E'))
        {
            return new ConstantFloat(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        if (text.Length > MaxDigitCount)
        {
            throw new IntegerTooLongException(text.Length);
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var small)
            ? new ConstantInt(small)
            : new ConstantInt(BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    static BigInteger ParsePowerOfTwo(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        var bytes = new byte[digits.Length * bitsPerDigit / 8 + 2];
        var bit = 0;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var value = (digits[i] - '0') << (bit % 8);
            bytes[bit / 8] |= (byte)value;
            bytes[bit / 8 + 1] |= (byte)(value >> 8);
            bit += bitsPerDigit;
        }

        return new BigInteger(bytes, isUnsigned: true);
    }
}

sealed class IntegerTooLongException(int digitCount) : Exception
{
    public int DigitCount { get; } = digitCount;
}
