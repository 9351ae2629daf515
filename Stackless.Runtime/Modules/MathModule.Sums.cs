// math: sums and products over iterables, and counting. The elements are collected first (resumably), then summed natively; products of
// objects that are not plain numbers are the prelude's. https://docs.python.org/3/library/math.html#summation-and-product-functions
using System.Numerics;

namespace Stackless.Runtime;

public static unsafe partial class MathModule
{
    // ---- exact sums ----------------------------------------------------------------------------------------------------------

    /// <summary>Shewchuk's sum: partial sums that do not overlap, so that nothing is lost; rounded once.</summary>
    struct ExactSum()
    {
        readonly List<double> partials = [];
        double special;
        bool isSpecial;

        public bool IsInfiniteBothWays => isSpecial && double.IsNaN(special) && !hasNaN;

        bool hasNaN;

        /// <summary>False if a finite partial sum overflowed.</summary>
        public bool Add(double x)
        {
            if (!double.IsFinite(x))
            {
                hasNaN |= double.IsNaN(x);
                special += x;
                isSpecial = true;
                return true;
            }
            var kept = 0;
            for (var i = 0; i < partials.Count; i++)
            {
                var y = partials[i];
                if (Math.Abs(x) < Math.Abs(y))
                {
                    (x, y) = (y, x);
                }
                var high = x + y;
                var low = y - (high - x);
                if (low != 0)
                {
                    partials[kept++] = low;
                }
                x = high;
            }
            partials.RemoveRange(kept, partials.Count - kept);
            partials.Add(x);
            return double.IsFinite(x);
        }

        /// <summary>Adds x * y, with what the product loses in rounding.</summary>
        public void AddProduct(double x, double y)
        {
            var product = x * y;
            Add(product);
            if (double.IsFinite(product))
            {
                Add(Math.FusedMultiplyAdd(x, y, -product));
            }
        }

        public double Result()
        {
            if (isSpecial)
            {
                return special;
            }
            var n = partials.Count;
            if (n == 0)
            {
                return 0;
            }
            double high = partials[--n], low = 0;
            while (n > 0)
            {
                double x = high, y = partials[--n];
                high = x + y;
                low = y - (high - x);
                if (low != 0)
                {
                    break;
                }
            }
            // Half to even: what is left decides which way half an ulp goes.
            if (n > 0 && (low < 0 && partials[n - 1] < 0 || low > 0 && partials[n - 1] > 0))
            {
                double y = low * 2, x = high + y;
                if (y == x - high)
                {
                    high = x;
                }
            }
            return high;
        }
    }

    [PyFunction("fsum")]
    public static Value Fsum(ThreadState ts, Value seq) => ts.Then(Reals(ts, seq), SumElements);

    static readonly Continuation SumElements = new("math.fsum", &FsumOf);

    // A list of an iterable's elements as floats.
    static Value Reals(ThreadState ts, Value iterable) => ts.Then(Collecting.List(ts, iterable), ElementsReady, Value.Int(0));

    static readonly Continuation ElementsReady = new("math.elements", &ConvertFrom), ElementReady = new("math.element", &ConvertNext);

    static Value ConvertFrom(ThreadState ts, Value list, Value index, Value b, Value c)
    {
        var elements = (PyList)list.Object;
        for (var i = (int)index.Bits; i < elements.Count; i++)
        {
            var number = Numbers.Float(ts, elements[i]);
            if (number.IsNull)
            {
                return ts.Then(number, ElementReady, list, Value.Int(i));
            }
            elements[i] = number;
        }
        return list;
    }

    static Value ConvertNext(ThreadState ts, Value number, Value list, Value index, Value c)
    {
        ((PyList)list.Object)[(int)index.Bits] = number;
        return ConvertFrom(ts, list, Value.Int(index.Bits + 1), default, default);
    }

    static Value FsumOf(ThreadState ts, Value list, Value a, Value b, Value c)
    {
        var sum = new ExactSum();
        foreach (var element in ((PyList)list.Object).ToArray())
        {
            if (!sum.Add(element.AsDouble))
            {
                return ts.Raise(BuiltinTypes.OverflowError, "intermediate overflow in fsum");
            }
        }
        return sum.IsInfiniteBothWays ? ts.Raise(BuiltinTypes.ValueError, "-inf + inf in fsum") : Value.Float(sum.Result());
    }

    [PyFunction("prod")]
    public static Value Prod(ThreadState ts, Value iterable, [KeywordOnly] Value start = default) =>
        Prelude.Call(ts, PreludeNames.Product, iterable, start.IsNull ? Value.Int(1) : start);

    [PyFunction("sumprod")]
    public static Value SumProd(ThreadState ts, Value p, Value q) => ts.Then(Collecting.List(ts, p), FirstCollected, q);

    static readonly Continuation FirstCollected = new("math.sumprod.first", &CollectSecond), SecondCollected = new("math.sumprod", &SumProducts);

    static Value CollectSecond(ThreadState ts, Value first, Value q, Value b, Value c) => ts.Then(Collecting.List(ts, q), SecondCollected, first);

    // Floats (and ints among them) with one rounding; ints exactly; everything else by its own * and +.
    static Value SumProducts(ThreadState ts, Value second, Value first, Value b, Value c)
    {
        Value[] p = ((PyList)first.Object).ToArray(), q = ((PyList)second.Object).ToArray();
        if (p.Length != q.Length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "Inputs are not the same length");
        }
        const long exact = 1L << 53;
        static bool IsPlain(Value v) => v.IsInt ? v.Bits is >= -exact and <= exact : v.IsFloat;
        var hasFloat = Array.Exists(p, v => v.IsFloat) || Array.Exists(q, v => v.IsFloat);
        if (!hasFloat || !Array.TrueForAll(p, IsPlain) || !Array.TrueForAll(q, IsPlain))
        {
            return Prelude.Call(ts, PreludeNames.SumOfProducts, first, second);
        }
        var sum = new ExactSum();
        for (var i = 0; i < p.Length; i++)
        {
            double x = p[i].IsInt ? p[i].Bits : p[i].AsDouble, y = q[i].IsInt ? q[i].Bits : q[i].AsDouble;
            sum.AddProduct(x, y);
        }
        return Value.Float(sum.Result());
    }

    [PyFunction("dist")]
    public static Value Dist(ThreadState ts, Value p, Value q) => ts.Then(Reals(ts, p), PointCollected, q);

    static readonly Continuation PointCollected = new("math.dist.first", &CollectPoint), PointsCollected = new("math.dist", &Distance);

    static Value CollectPoint(ThreadState ts, Value first, Value q, Value b, Value c) => ts.Then(Reals(ts, q), PointsCollected, first);

    static Value Distance(ThreadState ts, Value second, Value first, Value b, Value c)
    {
        Value[] p = ((PyList)first.Object).ToArray(), q = ((PyList)second.Object).ToArray();
        if (p.Length != q.Length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "both points must have the same number of dimensions");
        }
        var differences = new double[p.Length];
        for (var i = 0; i < p.Length; i++)
        {
            differences[i] = p[i].AsDouble - q[i].AsDouble;
        }
        return Value.Float(Norm(differences));
    }

    // ---- counting ------------------------------------------------------------------------------------------------------------

    [PyFunction("lcm")]
    public static Value Lcm(ThreadState ts, Value[] rest)
    {
        var result = BigInteger.One;
        for (var i = 0; i < rest.Length; i++)
        {
            if (!TryIndex(ts, rest[i], ~i, out var n))
            {
                return default;
            }
            result = n.IsZero || result.IsZero ? BigInteger.Zero : BigInteger.Abs(result / BigInteger.GreatestCommonDivisor(result, n) * n);
        }
        return Value.Int(result);
    }

    [PyFunction("perm")]
    public static Value Perm(ThreadState ts, Value n, Value k = default)
    {
        if (!TryIndex(ts, n, 0, out var all))
        {
            return default;
        }
        var taken = all;
        if (!k.IsNull && !k.IsNone && !TryIndex(ts, k, 1, out taken))
        {
            return default;
        }
        return TryCounts(ts, all, taken, out var count) ? Value.Int(taken > all ? BigInteger.Zero : Falling(all, count)) : default;
    }

    [PyFunction("comb")]
    public static Value Comb(ThreadState ts, Value n, Value k)
    {
        if (!TryIndex(ts, n, 0, out var all) || !TryIndex(ts, k, 1, out var taken))
        {
            return default;
        }
        if (taken > all && all.Sign >= 0 && taken.Sign >= 0)
        {
            return Value.Int(0);
        }
        var fewer = BigInteger.Min(taken, all - taken);
        return TryCounts(ts, all, taken.Sign < 0 ? taken : fewer, out var count) ? Value.Int(Falling(all, count) / Product(1, count)) : default;
    }

    static bool TryCounts(ThreadState ts, BigInteger all, BigInteger taken, out int count)
    {
        count = 0;
        if (all.Sign < 0 || taken.Sign < 0)
        {
            ts.Raise(BuiltinTypes.ValueError, $"{(all.Sign < 0 ? 'n' : 'k')} must be a non-negative integer");
            return false;
        }
        if (taken > int.MaxValue && taken <= all)
        {
            ts.Raise(BuiltinTypes.OverflowError, $"k must not exceed {int.MaxValue}");
            return false;
        }
        count = taken > all ? 0 : (int)taken;
        return true;
    }

    // n (n-1) ... (n-k+1), in balanced halves.
    static BigInteger Falling(BigInteger n, int k)
    {
        if (k < 8)
        {
            var result = BigInteger.One;
            for (var i = 0; i < k; i++)
            {
                result *= n - i;
            }
            return result;
        }
        var half = k / 2;
        return Falling(n, half) * Falling(n - half, k - half);
    }
}
