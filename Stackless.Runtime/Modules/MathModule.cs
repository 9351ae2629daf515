// math: real functions. Domain and range errors as CPython raises them. https://docs.python.org/3/library/math.html
using System.Numerics;

namespace Stackless.Runtime;

[PyModule("math")]
public static unsafe partial class MathModule
{
    [PyConstant("pi")]
    public const double Pi = Math.PI;

    [PyConstant("e")]
    public const double E = Math.E;

    [PyConstant("tau")]
    public const double Tau = Math.Tau;

    [PyConstant("inf")]
    public const double Infinity = double.PositiveInfinity;

    [PyConstant("nan")]
    public static readonly double NotANumber = FloatText.PositiveNaN;

    // An argument as a float; one that Python code must convert is asked for by its index.
    static bool TryReal(ThreadState ts, Value x, int index, out double number)
    {
        if (Numbers.TryFloat(x, out number))
        {
            return true;
        }
        if (Numbers.IsInt(x))
        {
            return Arithmetic.TryDouble(ts, x, out number);
        }
        if (x.Type.Has(Slot.Float) || x.Type.Has(Slot.Index))
        {
            return Arguments.Ask(ts, Conversion.Float, index);
        }
        ts.Raise(BuiltinTypes.TypeError, $"must be real number, not {x.Type.MessageName}");
        return false;
    }

    static bool TryIndex(ThreadState ts, Value v, int index, out BigInteger number)
    {
        if (Numbers.TryBig(v, out number))
        {
            return true;
        }
        if (!v.IsFloat && v.Type.Has(Slot.Index))
        {
            return Arguments.Ask(ts, Conversion.Index, index);
        }
        ts.Raise(BuiltinTypes.TypeError, $"'{v.Type.MessageName}' object cannot be interpreted as an integer");
        return false;
    }

    // A finite argument must give a number (else it was outside the domain) and a finite one (else the range).
    static Value Check(ThreadState ts, double result, double argument)
    {
        if (double.IsNaN(result) && !double.IsNaN(argument))
        {
            return ts.Raise(BuiltinTypes.ValueError, "math domain error");
        }
        return double.IsInfinity(result) && double.IsFinite(argument) ? ts.Raise(BuiltinTypes.OverflowError, "math range error") : Value.Float(result);
    }

    [PyFunction("sqrt")]
    public static Value Sqrt(ThreadState ts, double x) => x < 0
        ? ts.Raise(BuiltinTypes.ValueError, $"expected a nonnegative input, got {FloatText.Repr(x)}")
        : Value.Float(Math.Sqrt(x));

    [PyFunction("cbrt")]
    public static double Cbrt(double x) => Math.Cbrt(x);

    [PyFunction("exp")]
    public static Value Exp(ThreadState ts, double x) => Check(ts, Math.Exp(x), x);

    [PyFunction("exp2")]
    public static Value Exp2(ThreadState ts, double x) => Check(ts, Math.Pow(2, x), x);

    [PyFunction("sin")]
    public static Value Sin(ThreadState ts, double x) => Check(ts, Math.Sin(x), x);

    [PyFunction("cos")]
    public static Value Cos(ThreadState ts, double x) => Check(ts, Math.Cos(x), x);

    [PyFunction("tan")]
    public static Value Tan(ThreadState ts, double x) => Check(ts, Math.Tan(x), x);

    [PyFunction("asin")]
    public static Value Asin(ThreadState ts, double x) => Check(ts, Math.Asin(x), x);

    [PyFunction("acos")]
    public static Value Acos(ThreadState ts, double x) => Check(ts, Math.Acos(x), x);

    [PyFunction("atan")]
    public static double Atan(double x) => Math.Atan(x);

    [PyFunction("atan2")]
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    [PyFunction("sinh")]
    public static Value Sinh(ThreadState ts, double x) => Check(ts, Math.Sinh(x), x);

    [PyFunction("cosh")]
    public static Value Cosh(ThreadState ts, double x) => Check(ts, Math.Cosh(x), x);

    [PyFunction("tanh")]
    public static double Tanh(double x) => Math.Tanh(x);

    [PyFunction("degrees")]
    public static double Degrees(double x) => x * (180 / Math.PI);

    [PyFunction("radians")]
    public static double Radians(double x) => x * (Math.PI / 180);

    [PyFunction("fabs")]
    public static double Fabs(double x) => Math.Abs(x);

    [PyFunction("copysign")]
    public static double CopySign(double x, double y) => Math.CopySign(x, y);

    [PyFunction("isnan")]
    public static bool IsNaN(double x) => double.IsNaN(x);

    [PyFunction("isinf")]
    public static bool IsInfinite(double x) => double.IsInfinity(x);

    [PyFunction("isfinite")]
    public static bool IsFinite(double x) => double.IsFinite(x);

    [PyFunction("pow")]
    public static Value Power(ThreadState ts, double x, double y)
    {
        var result = Math.Pow(x, y);
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            if (double.IsNaN(result) || x == 0 && y < 0)
            {
                return ts.Raise(BuiltinTypes.ValueError, "math domain error");
            }
            if (double.IsInfinity(result))
            {
                return ts.Raise(BuiltinTypes.OverflowError, "math range error");
            }
        }
        return Value.Float(result);
    }

    [PyFunction("fmod")]
    public static Value Fmod(ThreadState ts, double x, double y) =>
        y == 0 || double.IsInfinity(x) && !double.IsNaN(y) ? ts.Raise(BuiltinTypes.ValueError, "math domain error") : Value.Float(x % y);

    [PyFunction("hypot")]
    public static Value Hypot(ThreadState ts, Value[] rest)
    {
        var coordinates = new double[rest.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            if (!TryReal(ts, rest[i], ~i, out coordinates[i]))
            {
                return default;
            }
        }
        return Value.Float(Norm(coordinates));
    }

    // Scaled by a power of two, so that no square overflows or vanishes; the sum of squares is exact, and so is what the root is off by.
    static double Norm(double[] coordinates)
    {
        double largest = 0;
        var hasNaN = false;
        foreach (var x in coordinates)
        {
            hasNaN |= double.IsNaN(x);
            largest = Math.Abs(x) > largest ? Math.Abs(x) : largest;
        }
        if (largest == 0 || hasNaN || double.IsInfinity(largest))
        {
            return double.IsInfinity(largest) ? largest : hasNaN ? NotANumber : 0;
        }
        var exponent = Math.ILogB(largest);
        var sum = new ExactSum();
        foreach (var x in coordinates)
        {
            var scaled = Math.ScaleB(x, -exponent);
            sum.AddProduct(scaled, scaled);
        }
        var root = Math.Sqrt(sum.Result());
        sum.AddProduct(-root, root);
        return Math.ScaleB(root + sum.Result() / (2 * root), exponent);
    }

    // ---- logarithms, also of ints beyond the floats ----------------------------------------------------------------------

    [PyFunction("log")]
    public static Value Log(ThreadState ts, Value x, Value @base = default)
    {
        var numerator = Logarithm(ts, x, 0, Math.Log);
        if (@base.IsNull || numerator.IsNull)
        {
            return numerator;
        }
        var denominator = Logarithm(ts, @base, 1, Math.Log);
        if (denominator.IsNull)
        {
            return default;
        }
        return denominator.AsDouble == 0 ? ts.Raise(BuiltinTypes.ZeroDivisionError, "division by zero") : Value.Float(numerator.AsDouble / denominator.AsDouble);
    }

    [PyFunction("log2")]
    public static Value Log2(ThreadState ts, Value x) => Logarithm(ts, x, 0, Math.Log2);

    [PyFunction("log10")]
    public static Value Log10(ThreadState ts, Value x) => Logarithm(ts, x, 0, Math.Log10);

    [PyFunction("log1p")]
    public static Value Log1p(ThreadState ts, double x) => x <= -1
        ? ts.Raise(BuiltinTypes.ValueError, "math domain error")
        : Value.Float(x == 0 ? x : CLibraryMath.Log1p != null ? CLibraryMath.Log1p(x) : Log1pByLog(x));

    // The error of 1 + x and that of dividing by it cancel.
    static double Log1pByLog(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    static Value Logarithm(ThreadState ts, Value x, int index, Func<double, double> log)
    {
        if (x.Object is PyInt big)
        {
            return big.Number.Sign <= 0 ? ts.Raise(BuiltinTypes.ValueError, "expected a positive input") : Value.Float(OfBig(big.Number, log));
        }
        if (!TryReal(ts, x, index, out var number))
        {
            return default;
        }
        return number <= 0 ? ts.Raise(BuiltinTypes.ValueError, $"expected a positive input{(x.IsFloat ? ", got " + FloatText.Repr(number) : "")}") : Value.Float(log(number));
    }

    // Beyond the floats: of the number between 1/2 and 1 that it is times a power of two, and of that.
    static double OfBig(BigInteger number, Func<double, double> log)
    {
        var whole = Arithmetic.ToDouble(number);
        if (double.IsFinite(whole))
        {
            return log(whole);
        }
        var exponent = number.GetBitLength();
        var fraction = Arithmetic.Scale(number, -exponent);
        if (fraction == 1)
        {
            (fraction, exponent) = (0.5, exponent + 1);
        }
        return log(fraction) + log(2) * exponent;
    }

    // ---- integers ------------------------------------------------------------------------------------------------------------

    [PyFunction("isqrt")]
    public static Value IntegerSqrt(ThreadState ts, Value n)
    {
        if (!TryIndex(ts, n, 0, out var number))
        {
            return default;
        }
        if (number.Sign < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "isqrt() argument must be nonnegative");
        }
        if (number.IsZero)
        {
            return Value.Int(0);
        }
        // Newton's iteration from above: it descends until it reaches the root.
        var guess = BigInteger.One << (int)((number.GetBitLength() + 1) / 2);
        for (;;)
        {
            var next = (guess + number / guess) >> 1;
            if (next >= guess)
            {
                return Value.Int(guess);
            }
            guess = next;
        }
    }

    [PyFunction("gcd")]
    public static Value Gcd(ThreadState ts, Value[] rest)
    {
        var result = BigInteger.Zero;
        for (var i = 0; i < rest.Length; i++)
        {
            if (!TryIndex(ts, rest[i], ~i, out var n))
            {
                return default;
            }
            result = BigInteger.GreatestCommonDivisor(result, n);
        }
        return Value.Int(result);
    }

    [PyFunction("factorial")]
    public static Value Factorial(ThreadState ts, Value n)
    {
        if (!TryIndex(ts, n, 0, out var number))
        {
            return default;
        }
        if (number.Sign < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "factorial() not defined for negative values");
        }
        return number > int.MaxValue
            ? ts.Raise(BuiltinTypes.OverflowError, $"factorial() argument should not exceed {long.MaxValue}")
            : Value.Int(Product(1, (int)number));
    }

    // Balanced halves keep the factors of one size.
    static BigInteger Product(int low, int high)
    {
        if (high - low < 8)
        {
            var result = BigInteger.One;
            for (var i = Math.Max(low, 1); i <= high; i++)
            {
                result *= i;
            }
            return result;
        }
        var middle = low + (high - low) / 2;
        return Product(low, middle) * Product(middle + 1, high);
    }

    [PyFunction("floor")]
    public static Value Floor(ThreadState ts, Value x) => Rounded(ts, x, Math.Floor, Slot.Floor);

    [PyFunction("ceil")]
    public static Value Ceil(ThreadState ts, Value x) => Rounded(ts, x, Math.Ceiling, Slot.Ceil);

    [PyFunction("trunc")]
    public static Value Truncate(ThreadState ts, Value x) => Rounded(ts, x, Math.Truncate, Slot.Trunc);

    static Value Rounded(ThreadState ts, Value x, Func<double, double> round, Slot slot)
    {
        if (x.IsInt || x.Object.ShapeId == ShapeIds.Int)
        {
            return x;
        }
        var method = x.IsFloat ? default : x.Type.Find(slot);
        if (!method.IsNull)
        {
            return Calling.CallMethod0(ts, method, x);
        }
        if (slot == Slot.Trunc && !Numbers.TryFloat(x, out _))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"type {x.Type.MessageName} doesn't define __trunc__ method");
        }
        if (!TryReal(ts, x, 0, out var number))
        {
            return default;
        }
        if (double.IsNaN(number))
        {
            return ts.Raise(BuiltinTypes.ValueError, "cannot convert float NaN to integer");
        }
        return double.IsInfinity(number)
            ? ts.Raise(BuiltinTypes.OverflowError, "cannot convert float infinity to integer")
            : Value.Int(new BigInteger(round(number)));
    }

    [PyFunction("isclose")]
    public static Value IsClose(ThreadState ts, [Keyword] double a, [Keyword] double b, [KeywordOnly] double relTol = 1e-9, [KeywordOnly] double absTol = 0.0)
    {
        if (relTol < 0 || absTol < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "tolerances must be non-negative");
        }
        if (a == b)
        {
            return Value.Bool(true);
        }
        var difference = Math.Abs(b - a);
        return Value.Bool(double.IsFinite(a) && double.IsFinite(b)
            && (difference <= Math.Abs(relTol * b) || difference <= Math.Abs(relTol * a) || difference <= absTol));
    }
}
