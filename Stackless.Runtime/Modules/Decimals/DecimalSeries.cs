// Exponentials and logarithms as whole numbers with a fixed number of digits after the point, to any number of them, some units off.
// Nothing here knows contexts. https://en.wikipedia.org/wiki/Natural_logarithm#Series
using System.Numerics;

namespace Stackless.Runtime;

static class DecimalSeries
{
    // ln(n / unit) * unit. Square roots bring it near 1, where the series of the inverse hyperbolic tangent is short.
    static BigInteger NearOne(BigInteger n, BigInteger unit)
    {
        var halvings = 0;
        while (BigInteger.Abs(n - unit) * 64 > unit)
        {
            n = DecimalDigits.SquareRoot(n * unit);
            halvings++;
        }
        var z = (n - unit) * unit / (n + unit);
        var square = z * z / unit;
        BigInteger term = z, total = z;
        for (var k = 3; !term.IsZero; k += 2)
        {
            term = term * square / unit;
            total += term / k;
        }
        return total * 2 << halvings;
    }

    static BigInteger LogarithmOfTen(long places)
    {
        var unit = DecimalDigits.Power(places + 10);
        // 10 = 2**3 * 5/4, and both logarithms are series of small fractions: ln 2 = 2 artanh(1/3), ln 5/4 = 2 artanh(1/9).
        return (6 * ArTanh(3, unit) + 2 * ArTanh(9, unit)) / DecimalDigits.Power(10);
    }

    static BigInteger ArTanh(int reciprocal, BigInteger unit)
    {
        var power = unit / reciprocal;
        var total = power;
        for (var k = 3; !power.IsZero; k += 2)
        {
            power /= reciprocal * reciprocal;
            total += power / k;
        }
        return total;
    }

    /// <summary>ln(coefficient * 10**exponent) * 10**places.</summary>
    public static BigInteger Logarithm(BigInteger coefficient, long exponent, long places)
    {
        long size = DecimalDigits.Count(coefficient), work = places + 10, adjusted = exponent + size - 1;
        var whole = NearOne(DecimalDigits.Scaled(coefficient, work - size + 1), DecimalDigits.Power(work));
        if (adjusted != 0)
        {
            var extra = DecimalDigits.Count((ulong)Math.Abs(adjusted)) + 1;
            whole += Floor(adjusted * LogarithmOfTen(work + extra), DecimalDigits.Power(extra));
        }
        return Floor(whole, DecimalDigits.Power(10));
    }

    static BigInteger Floor(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>log10(coefficient * 10**exponent) * 10**places.</summary>
    public static BigInteger DecimalLogarithm(BigInteger coefficient, long exponent, long places)
    {
        long work = places + 10, adjusted = exponent + DecimalDigits.Count(coefficient) - 1;
        var fraction = Floor(Logarithm(coefficient, exponent - adjusted, work) * DecimalDigits.Power(work), LogarithmOfTen(work));
        return adjusted * DecimalDigits.Power(places) + Floor(fraction, DecimalDigits.Power(10));
    }

    /// <summary>exp(number / 10**places) as a coefficient of about so many digits, and its exponent.</summary>
    public static (BigInteger Coefficient, long Exponent) Exponential(BigInteger number, long places, long digits)
    {
        var work = digits + 10 + Math.Max(0, DecimalDigits.Count(BigInteger.Abs(number)) - places);
        var x = number.Sign < 0 ? -DecimalDigits.Scaled(-number, work - places) : DecimalDigits.Scaled(number, work - places);
        var ten = LogarithmOfTen(work);
        var tens = Floor(x, ten);
        var rest = x - tens * ten;
        var unit = DecimalDigits.Power(work);
        // exp(rest) by halving the argument, then the power series, then squaring.
        const int halvings = 8;
        rest >>= halvings;
        BigInteger term = unit, total = unit;
        for (var k = 1; !term.IsZero; k++)
        {
            term = term * rest / (unit * k);
            total += term;
        }
        for (var i = 0; i < halvings; i++)
        {
            total = total * total / unit;
        }
        return (total, (long)tens - work);
    }
}
