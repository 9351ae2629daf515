// A decimal: a sign, a coefficient and an exponent, or one of the special values. The coefficient of up to 126 bits, which is most of them, is kept
// without an allocation.
// Invariants: Big is zero or has more than 126 bits, then Small is 0. The coefficient of a NaN is its payload, that of an infinity 0.
using System.Numerics;

namespace Stackless.Runtime;

enum DecimalKind : byte
{
    Finite,
    Infinity,
    Quiet,
    Signalling,
}

readonly struct DecimalNumber
{
    public readonly UInt128 Small;
    public readonly BigInteger Big;
    public readonly long Exponent;
    public readonly DecimalKind Kind;
    public readonly bool IsNegative;

    public DecimalNumber(bool isNegative, UInt128 coefficient, long exponent, DecimalKind kind = DecimalKind.Finite)
    {
        IsNegative = isNegative;
        Exponent = exponent;
        Kind = kind;
        if (coefficient >> DecimalDigits.SmallBits == 0)
        {
            Small = coefficient;
        }
        else
        {
            Big = coefficient;
        }
    }

    public DecimalNumber(bool isNegative, BigInteger coefficient, long exponent, DecimalKind kind = DecimalKind.Finite)
    {
        IsNegative = isNegative;
        Exponent = exponent;
        Kind = kind;
        if (coefficient.GetBitLength() <= DecimalDigits.SmallBits)
        {
            Small = (UInt128)coefficient;
        }
        else
        {
            Big = coefficient;
        }
    }

    public static DecimalNumber OfInt(BigInteger value) => new(value.Sign < 0, BigInteger.Abs(value), 0);

    public static DecimalNumber OfInt(long value) => new(value < 0, (UInt128)(value < 0 ? 0UL - (ulong)value : (ulong)value), 0);

    public static DecimalNumber Infinity(bool isNegative) => new(isNegative, UInt128.Zero, 0, DecimalKind.Infinity);

    public static DecimalNumber NaN => new(false, UInt128.Zero, 0, DecimalKind.Quiet);

    /// <summary>Exactly the double.</summary>
    public static DecimalNumber OfDouble(double value)
    {
        var isNegative = double.IsNegative(value);
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? new(isNegative, UInt128.Zero, 0, DecimalKind.Quiet) : Infinity(isNegative);
        }
        var bits = BitConverter.DoubleToInt64Bits(value);
        var e = (int)(bits >> 52) & 0x7ff;
        var m = bits & 0xfffffffffffff | (e == 0 ? 0 : 1L << 52);
        e = Math.Max(e, 1) - 1075;
        if (m == 0)
        {
            return new(isNegative, UInt128.Zero, 0);
        }
        while (e < 0 && (m & 1) == 0)
        {
            m >>= 1;
            e++;
        }
        return e >= 0 ? new(isNegative, (BigInteger)m << e, 0) : new(isNegative, m * BigInteger.Pow(5, -e), e);
    }

    public bool IsBig => !Big.IsZero;
    public BigInteger Coefficient => IsBig ? Big : Small;
    public bool HasCoefficient => Small != 0 || IsBig;
    public bool IsFinite => Kind == DecimalKind.Finite;
    public bool IsInfinite => Kind == DecimalKind.Infinity;
    public bool IsNaN => Kind >= DecimalKind.Quiet;
    public bool IsZero => IsFinite && !HasCoefficient;

    public long DigitCount => IsBig ? DecimalDigits.Count(Big) : DecimalDigits.Count(Small);

    /// <summary>The exponent of the first digit.</summary>
    public long Adjusted => IsFinite ? Exponent + DigitCount - 1 : 0;

    public DecimalNumber With(bool isNegative) => IsBig ? new(isNegative, Big, Exponent, Kind) : new(isNegative, Small, Exponent, Kind);

    public DecimalNumber Negated => With(!IsNegative);
    public DecimalNumber Absolute => IsNegative ? With(false) : this;

    public bool IsInteger
    {
        get
        {
            if (!IsFinite)
            {
                return false;
            }
            return Exponent >= 0 || !HasCoefficient || -Exponent < DigitCount && (Coefficient % DecimalDigits.Power(-Exponent)).IsZero;
        }
    }

    /// <summary>The whole number, rounded; of a finite one.</summary>
    public BigInteger ToInteger(DecimalRounding rounding)
    {
        var whole = Exponent >= 0 || !HasCoefficient
            ? HasCoefficient ? Coefficient * DecimalDigits.Power(Exponent) : BigInteger.Zero
            : DecimalDigits.Cut(Coefficient, -Exponent, IsNegative, rounding, out _);
        return IsNegative ? -whole : whole;
    }
}
