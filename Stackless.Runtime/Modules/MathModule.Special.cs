// math: inverse hyperbolic, error and gamma functions, and what looks into the representation of floats.
// expm1, the error and gamma functions are the C library's; where there is none, erf is computed by its power series near zero and a continued
// fraction further out, gamma by Lanczos's approximation (g = 607/128). Gamma is exact for small whole numbers. https://docs.python.org/3/library/math.html#special-functions
using System.Numerics;

namespace Stackless.Runtime;

public static unsafe partial class MathModule
{
    [PyFunction("asinh")]
    public static double Asinh(double x) => x == 0 ? x : Math.Asinh(x);

    [PyFunction("acosh")]
    public static Value Acosh(ThreadState ts, double x) => x < 1
        ? ts.Raise(BuiltinTypes.ValueError, $"expected argument value not less than 1, got {FloatText.Repr(x)}")
        : Value.Float(Math.Acosh(x));

    [PyFunction("atanh")]
    public static Value Atanh(ThreadState ts, double x) => Math.Abs(x) >= 1
        ? ts.Raise(BuiltinTypes.ValueError, $"expected a number between -1 and 1, got {FloatText.Repr(x)}")
        : Value.Float(Math.Atanh(x));

    // Kahan: the error of exp(x) - 1 and that of log(exp(x)) cancel.
    [PyFunction("expm1")]
    public static Value Expm1(ThreadState ts, double x)
    {
        if (CLibraryMath.Expm1 != null)
        {
            return Check(ts, CLibraryMath.Expm1(x), x);
        }
        var u = Math.Exp(x);
        if (u == 1)
        {
            return Value.Float(x);
        }
        if (Math.Abs(x) > 1 || u - 1 == -1)
        {
            return Check(ts, u - 1, x);
        }
        return Value.Float((u - 1) * x / Math.Log(u));
    }

    // ---- error functions -----------------------------------------------------------------------------------------------------

    const double SeriesLimit = 1.5, SeriesTerms = 25, FractionLimit = 30, FractionTerms = 50;

    [PyFunction("erf")]
    public static double Erf(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }
        if (CLibraryMath.Erf != null)
        {
            return CLibraryMath.Erf(x);
        }
        var a = Math.Abs(x);
        return a < SeriesLimit ? ErfSeries(x) : Math.CopySign(1 - ErfcFraction(a), x);
    }

    [PyFunction("erfc")]
    public static double Erfc(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }
        if (CLibraryMath.Erfc != null)
        {
            return CLibraryMath.Erfc(x);
        }
        var a = Math.Abs(x);
        return a < SeriesLimit ? 1 - ErfSeries(x) : x > 0 ? ErfcFraction(a) : 2 - ErfcFraction(a);
    }

    // exp(-x²) 2/√π Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, summed from its end.
    static double ErfSeries(double x)
    {
        double sum = 0, square = x * x;
        for (var k = SeriesTerms + 0.5; k > 1; k--)
        {
            sum = 2 + square * sum / k;
        }
        return sum * x * Math.Exp(-square) / Math.Sqrt(Math.PI);
    }

    static double ErfcFraction(double x)
    {
        if (x >= FractionLimit)
        {
            return 0;
        }
        double square = x * x, a = 0, da = 0.5, p = 1, p0 = 0, q = da + square, q0 = 1;
        for (var i = 0; i < FractionTerms; i++)
        {
            a += da;
            da += 2;
            var b = da + square;
            (p0, p) = (p, b * p - a * p0);
            (q0, q) = (q, b * q - a * q0);
        }
        return p / q * x * Math.Exp(-square) / Math.Sqrt(Math.PI);
    }

    // ---- gamma ---------------------------------------------------------------------------------------------------------------

    const double LanczosG = 607.0 / 128;
    const int LargestExactFactorial = 22;

    static readonly double[] lanczos =
    [
        0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978,
        0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4, 0.15808870322491248884e-3,
        -0.21026444172410488319e-3, 0.21743961811521264320e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4,
        -0.26190838401581408670e-4, 0.36899182659531622704e-5,
    ];

    static double LanczosSum(double x)
    {
        var sum = lanczos[0];
        for (var i = 1; i < lanczos.Length; i++)
        {
            sum += lanczos[i] / (x + i);
        }
        return sum;
    }

    // sin(πx) with the argument reduced first: exactly zero for whole numbers.
    static double SinPi(double x)
    {
        var y = Math.Abs(x) % 2;
        var quarter = (int)Math.Round(2 * y);
        var r = quarter switch
        {
            0 => Math.Sin(Math.PI * y),
            1 => Math.Cos(Math.PI * (y - 0.5)),
            2 => Math.Sin(Math.PI * (1 - y)),
            3 => -Math.Cos(Math.PI * (y - 1.5)),
            _ => Math.Sin(Math.PI * (y - 2)),
        };
        return Math.CopySign(1, x) * r;
    }

    [PyFunction("gamma")]
    public static Value Gamma(ThreadState ts, double x)
    {
        if (x == 0 || double.IsNegativeInfinity(x) || x < 0 && Math.Floor(x) == x)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"expected a noninteger or positive integer, got {FloatText.Repr(x)}");
        }
        if (!double.IsFinite(x))
        {
            return Value.Float(x);
        }
        if (x == Math.Floor(x) && x <= LargestExactFactorial + 1)
        {
            return Value.Float((double)Product(1, (int)x - 1));
        }
        if (CLibraryMath.Gamma != null)
        {
            return Check(ts, CLibraryMath.Gamma(x), x);
        }
        if (Math.Abs(x) < 1e-20)
        {
            return Check(ts, 1 / x, x);
        }
        if (x < 0)
        {
            // Reflection; 0 for what is too small, of either sign.
            var reflected = -Math.PI / (SinPi(-x) * -x) / (x < -171 ? Math.Exp(LogGamma(-x)) : GammaOfPositive(-x));
            return Value.Float(double.IsFinite(reflected) ? reflected : 0);
        }
        return Check(ts, x > 171.7 ? double.PositiveInfinity : GammaOfPositive(x), x);
    }

    static double GammaOfPositive(double x)
    {
        if (x < 0.5)
        {
            return Math.PI / (SinPi(x) * GammaOfPositive(1 - x));
        }
        x--;
        var t = x + LanczosG + 0.5;
        // In two steps: the power alone may overflow where the product does not.
        var power = Math.Pow(t, (x + 0.5) / 2);
        return Math.Sqrt(2 * Math.PI) * power * Math.Exp(-t) * power * LanczosSum(x);
    }

    [PyFunction("lgamma")]
    public static Value LGamma(ThreadState ts, double x)
    {
        if (double.IsInfinity(x))
        {
            return Value.Float(double.PositiveInfinity);
        }
        if (x <= 0 && Math.Floor(x) == x)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"expected a noninteger or positive integer, got {FloatText.Repr(x)}");
        }
        return Check(ts, CLibraryMath.LogGamma != null ? CLibraryMath.LogGamma(x) : LogGamma(x), x);
    }

    static double LogGamma(double x)
    {
        if (x is 1 or 2)
        {
            return 0;
        }
        var a = Math.Abs(x);
        if (a < 1e-20)
        {
            return -Math.Log(a);
        }
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Abs(SinPi(x))) - LogGamma(1 - x);
        }
        x--;
        var t = x + LanczosG + 0.5;
        return Math.Log(Math.Sqrt(2 * Math.PI) * LanczosSum(x)) + (x + 0.5) * (Math.Log(t) - 1) - LanczosG;
    }

    // ---- representation ------------------------------------------------------------------------------------------------------

    [PyFunction("frexp")]
    public static Value Frexp(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return new Value(PyTuple.Of(Value.Float(x), Value.Int(0)));
        }
        var exponent = Math.ILogB(x) + 1;
        return new Value(PyTuple.Of(Value.Float(Math.ScaleB(x, -exponent)), Value.Int(exponent)));
    }

    [PyFunction("ldexp")]
    public static Value Ldexp(ThreadState ts, double x, Value i)
    {
        if (!Numbers.TryBig(i, out var exponent))
        {
            return ts.Raise(BuiltinTypes.TypeError, "Expected an int as second argument to ldexp.");
        }
        if (x == 0 || !double.IsFinite(x))
        {
            return Value.Float(x);
        }
        var result = Math.ScaleB(x, (int)BigInteger.Max(-5000, BigInteger.Min(5000, exponent)));
        return double.IsInfinity(result) ? ts.Raise(BuiltinTypes.OverflowError, "math range error") : Value.Float(result);
    }

    [PyFunction("modf")]
    public static Value Modf(double x)
    {
        var whole = Math.Truncate(x);
        var fraction = double.IsInfinity(x) ? Math.CopySign(0, x) : Math.CopySign(x - whole, x);
        return new Value(PyTuple.Of(Value.Float(fraction), Value.Float(whole)));
    }

    [PyFunction("ulp")]
    public static double Ulp(double x)
    {
        x = Math.Abs(x);
        if (!double.IsFinite(x))
        {
            return x;
        }
        var next = Math.BitIncrement(x);
        return double.IsInfinity(next) ? x - Math.BitDecrement(x) : next - x;
    }

    [PyFunction("nextafter")]
    public static Value NextAfter(ThreadState ts, double x, double y, [KeywordOnly] Value steps = default)
    {
        var count = BigInteger.One;
        if (!steps.IsNull && !steps.IsNone && !TryIndex(ts, steps, 2, out count))
        {
            return default;
        }
        if (count.Sign < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "steps must be a non-negative integer");
        }
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return Value.Float(count.IsZero ? x : NotANumber);
        }
        // Floats in their order are integers in theirs: sign and magnitude.
        static long Ordinal(double d) => BitConverter.DoubleToInt64Bits(d) is var bits && bits >= 0 ? bits : long.MinValue - bits;
        BigInteger from = Ordinal(x), to = Ordinal(y);
        var at = from < to ? BigInteger.Min(from + count, to) : BigInteger.Max(from - count, to);
        if (x == y)
        {
            return Value.Float(y);
        }
        if (at.IsZero)
        {
            // On the side that it comes from.
            return Value.Float(Math.CopySign(0, x));
        }
        if (at == to)
        {
            return Value.Float(y);
        }
        var ordinal = (long)at;
        return Value.Float(ordinal == 0 ? Math.CopySign(0, x) : BitConverter.Int64BitsToDouble(ordinal >= 0 ? ordinal : long.MinValue - ordinal));
    }

    [PyFunction("remainder")]
    public static Value Remainder(ThreadState ts, double x, double y) => (y == 0 || double.IsInfinity(x)) && !double.IsNaN(x) && !double.IsNaN(y)
        ? ts.Raise(BuiltinTypes.ValueError, "math domain error")
        : Value.Float(double.IsInfinity(y) && double.IsFinite(x) ? x : Math.IEEERemainder(x, y));

    [PyFunction("fma")]
    public static Value Fma(ThreadState ts, double x, double y, double z)
    {
        var result = Math.FusedMultiplyAdd(x, y, z);
        if (double.IsNaN(result) && !double.IsNaN(x) && !double.IsNaN(y) && !double.IsNaN(z))
        {
            return ts.Raise(BuiltinTypes.ValueError, "invalid operation in fma");
        }
        return double.IsInfinity(result) && double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z)
            ? ts.Raise(BuiltinTypes.OverflowError, "overflow in fma")
            : Value.Float(result);
    }
}
