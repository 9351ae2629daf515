// The operations beyond the operators: roots, exponentials, logarithms, powers, neighbours, digits as bits.
// https://speleotrove.com/decimal/daops.html
using System.Numerics;

namespace Stackless.Runtime;

static partial class DecimalArithmetic
{
    static DecimalNumber One => new(false, 1, 0);

    // ---- roots, exponentials, logarithms -----------------------------------------------------------------------------------------------

    public static DecimalNumber SquareRoot(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status)
    {
        if (!a.IsFinite)
        {
            return TryNaN(a, context, ref status, out var nan) ? nan : a.IsNegative ? Invalid(ref status) : a;
        }
        var ideal = a.Exponent >> 1;
        context = context.Rounded(DecimalRounding.HalfEven);
        if (!a.HasCoefficient)
        {
            return Finish(a.IsNegative, UInt128.Zero, ideal, context, ref status);
        }
        if (a.IsNegative)
        {
            return Invalid(ref status);
        }
        var coefficient = (a.Exponent & 1) != 0 ? a.Coefficient * 10 : a.Coefficient;
        long exponent = ideal, shift = context.Precision + 1 - (DecimalDigits.Count(coefficient) + 1) / 2;
        var isExact = true;
        if (shift >= 0)
        {
            coefficient *= DecimalDigits.Power(2 * shift);
        }
        else
        {
            coefficient = BigInteger.DivRem(coefficient, DecimalDigits.Power(-2 * shift), out var rest);
            isExact = rest.IsZero;
        }
        exponent -= shift;
        var root = DecimalDigits.SquareRoot(coefficient);
        if (isExact && root * root == coefficient)
        {
            StripZeros(ref root, ref exponent, ideal);
            if (exponent > ideal)
            {
                root *= DecimalDigits.Power(exponent - ideal);
                exponent = ideal;
            }
        }
        else if ((root % 5).IsZero)
        {
            root += 1;
        }
        return Finish(false, root, exponent, context, ref status);
    }

    delegate (bool IsNegative, BigInteger Coefficient, long Exponent) Approximation(long digits);

    // Asks for more digits until those after the last that counts are not all 0, 9, or 5 and zeros.
    static DecimalNumber Settle(Approximation compute, PyDecimalContext context, ref DecimalStatus status)
    {
        for (long extra = 5; ; extra += extra < 30 ? 7 : context.Precision + 20)
        {
            var (isNegative, coefficient, exponent) = compute(context.Precision + extra);
            var excess = DecimalDigits.Count(coefficient) - context.Precision;
            if (excess > 3 || extra > context.Precision + 50)
            {
                var margin = DecimalDigits.Power(Math.Max(excess - 1, 0));
                var tail = coefficient % margin;
                if (extra > context.Precision + 50 || tail > 1000 && tail < margin - 1000)
                {
                    return FinishInexact(isNegative, coefficient, exponent, context, ref status);
                }
            }
        }
    }

    public static DecimalNumber Exponential(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status)
    {
        if (!a.IsFinite)
        {
            return TryNaN(a, context, ref status, out var nan) ? nan : a.IsNegative ? new DecimalNumber(false, UInt128.Zero, 0) : a;
        }
        if (!a.HasCoefficient)
        {
            return One;
        }
        context = context.Rounded(DecimalRounding.HalfEven);
        // Beyond these, the result over- or underflows, or is 1 and something that cannot be seen.
        if (a.Adjusted > 20 || a.Adjusted > DecimalDigits.Count((ulong)(context.Emax + 1) * 3))
        {
            return Finish(false, 1, a.IsNegative ? context.Etiny - 1 : context.Emax + 1, context, ref status);
        }
        if (a.Adjusted < -context.Precision - 2)
        {
            return a.IsNegative
                ? Finish(false, DecimalDigits.Power(context.Precision + 2) - 1, -context.Precision - 2, context, ref status)
                : Finish(false, DecimalDigits.Power(context.Precision + 1) + 1, -context.Precision - 1, context, ref status);
        }
        var places = Math.Max(0, -a.Exponent);
        var number = a.Coefficient * DecimalDigits.Power(Math.Max(0, a.Exponent));
        number = a.IsNegative ? -number : number;
        return Settle(digits => Shortened(false, DecimalSeries.Exponential(number, places, digits), digits), context, ref status);
    }

    static (bool, BigInteger, long) Shortened(bool isNegative, (BigInteger Coefficient, long Exponent) result, long digits)
    {
        var excess = DecimalDigits.Count(result.Coefficient) - digits;
        return excess > 0 ? (isNegative, result.Coefficient / DecimalDigits.Power(excess), result.Exponent + excess) : (isNegative, result.Coefficient, result.Exponent);
    }

    static DecimalNumber Logarithm(DecimalNumber a, Func<BigInteger, long, long, BigInteger> compute, PyDecimalContext context, ref DecimalStatus status)
    {
        // Near 1 the logarithm is as small as the difference.
        var small = Math.Min(0, a.Adjusted);
        if (a.Adjusted is 0 or -1)
        {
            DecimalStatus unsaid = 0;
            small = Subtract(a, One, PyDecimalContext.Wide(5), ref unsaid).Adjusted;
        }
        return Settle(digits =>
        {
            var places = digits - small + 2;
            var number = compute(a.Coefficient, a.Exponent, places);
            return (number.Sign < 0, BigInteger.Abs(number), -places);
        }, context, ref status);
    }

    // What is known without computing.
    static bool TryLogarithm(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status, out DecimalNumber known)
    {
        if (TryNaN(a, context, ref status, out known))
        {
            return true;
        }
        known = a.IsZero ? DecimalNumber.Infinity(true) : a.IsNegative ? Invalid(ref status) : a.IsInfinite ? a : new DecimalNumber(false, UInt128.Zero, 0);
        return a.IsZero || a.IsNegative || a.IsInfinite || Order(a, One) == 0;
    }

    public static DecimalNumber NaturalLogarithm(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status) =>
        TryLogarithm(a, context, ref status, out var known) ? known : Logarithm(a, DecimalSeries.Logarithm, context.Rounded(DecimalRounding.HalfEven), ref status);

    public static DecimalNumber DecimalLogarithm(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryLogarithm(a, context, ref status, out var known))
        {
            return known;
        }
        context = context.Rounded(DecimalRounding.HalfEven);
        return a.Coefficient == DecimalDigits.Power(a.DigitCount - 1)
            ? Finish(DecimalNumber.OfInt(a.Adjusted), context, ref status)
            : Logarithm(a, DecimalSeries.DecimalLogarithm, context, ref status);
    }

    public static DecimalNumber LogB(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, context, ref status, out var nan))
        {
            return nan;
        }
        if (a.IsInfinite)
        {
            return DecimalNumber.Infinity(false);
        }
        if (a.IsZero)
        {
            status |= DecimalStatus.DivisionByZero;
            return DecimalNumber.Infinity(true);
        }
        return Plus(DecimalNumber.OfInt(a.Adjusted), context, ref status);
    }

    // ---- powers ------------------------------------------------------------------------------------------------------------------------

    public static DecimalNumber Power(DecimalNumber a, DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, b, context, ref status, out var nan))
        {
            return nan;
        }
        if (b.IsZero)
        {
            return a.IsZero ? Invalid(ref status) : One;
        }
        bool isWhole = b.IsInteger, isNegative = false;
        if (a.IsNegative)
        {
            if (isWhole)
            {
                isNegative = b.Exponent <= 0 && !(b.Coefficient / DecimalDigits.Power(-b.Exponent)).IsEven;
            }
            else if (!a.IsZero)
            {
                return Invalid(ref status);
            }
            a = a.Absolute;
        }
        if (a.IsZero)
        {
            return b.IsNegative ? DecimalNumber.Infinity(isNegative) : new DecimalNumber(isNegative, UInt128.Zero, 0);
        }
        if (a.IsInfinite)
        {
            return b.IsNegative ? new DecimalNumber(isNegative, UInt128.Zero, 0) : DecimalNumber.Infinity(isNegative);
        }
        if (Order(a, One) == 0)
        {
            return PowerOfOne(a, b, isWhole, isNegative, context, ref status);
        }
        if (b.IsInfinite)
        {
            return a.Adjusted < 0 == !b.IsNegative ? new DecimalNumber(false, UInt128.Zero, 0) : DecimalNumber.Infinity(false);
        }
        // Far outside the exponents there are.
        long adjusted = a.Adjusted, scale = b.Adjusted + DecimalDigits.Count((ulong)Math.Max(1, Math.Abs(adjusted)));
        if (adjusted is not (0 or -1) && scale > DecimalDigits.Count((ulong)(context.Emax - context.Etiny)) + 2)
        {
            var isTiny = adjusted < 0 != b.IsNegative;
            return Finish(isNegative, 1, isTiny ? context.Etiny - 1 : context.Emax + 1, context, ref status);
        }
        if (isWhole && b.Adjusted < 7)
        {
            var n = (int)BigInteger.Abs(b.ToInteger(DecimalRounding.Down));
            if (n * a.DigitCount < 20000 + 4 * context.Precision)
            {
                var power = new DecimalNumber(isNegative, BigInteger.Pow(a.Coefficient, n), a.Exponent * n);
                return b.IsNegative ? Divide(One, power, context, ref status) : Finish(power, context, ref status);
            }
        }
        return SettlePower(digits => PowerByLogarithm(a, b, isNegative, digits), context, ref status);
    }

    static DecimalNumber PowerOfOne(in DecimalNumber a, in DecimalNumber b, bool isWhole, bool isNegative, PyDecimalContext context, ref DecimalStatus status)
    {
        if (!isWhole)
        {
            status |= b.IsInfinite ? 0 : DecimalStatus.Inexact | DecimalStatus.Rounded;
            return b.IsInfinite && a.Exponent == 0 ? One
                : new DecimalNumber(isNegative, DecimalDigits.Power(context.Precision - 1), 1 - context.Precision);
        }
        var times = BigInteger.Min(b.ToInteger(DecimalRounding.Down), context.Precision);
        var exponent = b.IsNegative ? 0 : a.Exponent * times;
        var places = (long)BigInteger.Min(context.Precision - 1, BigInteger.Max(0, -exponent));
        status |= exponent < 1 - context.Precision ? DecimalStatus.Inexact | DecimalStatus.Rounded : 0;
        return new DecimalNumber(isNegative, DecimalDigits.Power(places), -places);
    }

    static (bool, BigInteger, long) PowerByLogarithm(in DecimalNumber a, in DecimalNumber b, bool isNegative, long digits)
    {
        var scale = Math.Max(0, b.Adjusted);
        var places = digits + Math.Abs(b.Adjusted) + (64 - BitOperations.LeadingZeroCount((ulong)Math.Abs(a.Exponent))) + 12 + scale + 5;
        var product = DecimalSeries.Logarithm(a.Coefficient, a.Exponent, places) * b.Coefficient;
        if (b.Exponent >= 0)
        {
            product *= DecimalDigits.Power(b.Exponent);
        }
        else
        {
            places -= b.Exponent;
        }
        return Shortened(isNegative, DecimalSeries.Exponential(b.IsNegative ? -product : product, places, digits), digits);
    }

    // As Settle, but what the power of a root is exactly must not be sought for ever.
    static DecimalNumber SettlePower(Approximation compute, PyDecimalContext context, ref DecimalStatus status)
    {
        var precision = context.Precision;
        if (IsNear(compute(precision + 8), precision, 10000, out _))
        {
            // It may be exact. Asking for many more digits tells.
            var (isNegative, coefficient, exponent) = compute(2 * precision + 40);
            if (IsNear((isNegative, coefficient, exponent), precision, BigInteger.Pow(10, 10), out var nearest))
            {
                status |= DecimalStatus.Inexact | DecimalStatus.Rounded;
                return Finish(isNegative, nearest, exponent + DecimalDigits.Count(coefficient) - precision, context, ref status);
            }
        }
        return Settle(compute, context.Rounded(DecimalRounding.HalfEven), ref status);
    }

    static bool IsNear((bool, BigInteger Coefficient, long) result, long precision, BigInteger distance, out BigInteger nearest)
    {
        var excess = DecimalDigits.Count(result.Coefficient) - precision;
        nearest = DecimalDigits.Cut(result.Coefficient, excess, false, DecimalRounding.HalfEven, out _);
        return BigInteger.Abs(nearest * DecimalDigits.Power(excess) - result.Coefficient) < distance;
    }

    public static DecimalNumber PowerModulo(in DecimalNumber a, in DecimalNumber b, in DecimalNumber modulus, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, b, context, ref status, out var nan) || TryNaN(modulus, context, ref status, out nan))
        {
            return nan;
        }
        if (!a.IsInteger || !b.IsInteger || !modulus.IsInteger || b.IsNegative || modulus.IsZero || modulus.Adjusted >= context.Precision || a.IsZero && b.IsZero)
        {
            return Invalid(ref status);
        }
        var exponent = b.ToInteger(DecimalRounding.Down);
        var result = BigInteger.ModPow(BigInteger.Abs(a.ToInteger(DecimalRounding.Down)), exponent, BigInteger.Abs(modulus.ToInteger(DecimalRounding.Down)));
        return new DecimalNumber(a.IsNegative && !exponent.IsEven, result, 0);
    }

    // ---- comparing -----------------------------------------------------------------------------------------------------------------------

    public static DecimalNumber Compare(in DecimalNumber a, in DecimalNumber b, bool isSignalling, PyDecimalContext context, ref DecimalStatus status)
    {
        status |= isSignalling && (a.IsNaN || b.IsNaN) ? DecimalStatus.InvalidOperation : 0;
        return TryNaN(a, b, context, ref status, out var nan) ? nan : DecimalNumber.OfInt(Order(a, b));
    }

    /// <summary>The order in which every representation has its place.</summary>
    public static int TotalOrder(in DecimalNumber a, in DecimalNumber b)
    {
        if (a.IsNegative != b.IsNegative)
        {
            return a.IsNegative ? -1 : 1;
        }
        static int Rank(in DecimalNumber n) => n.Kind switch { DecimalKind.Finite => 0, DecimalKind.Infinity => 1, DecimalKind.Signalling => 2, _ => 3 };
        var order = Rank(a).CompareTo(Rank(b));
        if (order == 0 && !a.IsInfinite)
        {
            order = a.IsNaN ? a.Coefficient.CompareTo(b.Coefficient) : Order(a.Absolute, b.Absolute) is var o && o != 0 ? o : a.Exponent.CompareTo(b.Exponent);
        }
        return a.IsNegative ? -Math.Sign(order) : Math.Sign(order);
    }

    public static DecimalNumber Extreme(in DecimalNumber a, in DecimalNumber b, bool isLargest, bool ignoresSign, PyDecimalContext context, ref DecimalStatus status)
    {
        if (a.Kind == DecimalKind.Quiet && !b.IsNaN)
        {
            return Fit(b, context, ref status);
        }
        if (b.Kind == DecimalKind.Quiet && !a.IsNaN)
        {
            return Fit(a, context, ref status);
        }
        if (TryNaN(a, b, context, ref status, out var nan))
        {
            return nan;
        }
        var order = ignoresSign ? Order(a.Absolute, b.Absolute) : Order(a, b);
        order = order != 0 ? order : TotalOrder(a, b);
        return Fit(order > 0 == isLargest || order == 0 ? a : b, context, ref status);
    }

    // ---- neighbours ------------------------------------------------------------------------------------------------------------------------

    public static DecimalNumber Next(in DecimalNumber a, bool goesUp, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, context, ref status, out var nan))
        {
            return nan;
        }
        if (a.IsInfinite)
        {
            return a.IsNegative == goesUp ? new DecimalNumber(a.IsNegative, DecimalDigits.Power(context.Precision) - 1, context.Etop) : a;
        }
        var quiet = context.Rounded(goesUp ? DecimalRounding.Ceiling : DecimalRounding.Floor);
        DecimalStatus unsaid = 0;
        var rounded = Finish(a, quiet, ref unsaid);
        return Order(rounded, a) != 0 ? rounded : Add(a, new DecimalNumber(!goesUp, 1, context.Etiny - 1), quiet, ref unsaid);
    }

    public static DecimalNumber NextToward(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, b, context, ref status, out var nan))
        {
            return nan;
        }
        var order = Order(a, b);
        if (order == 0)
        {
            return a.With(b.IsNegative);
        }
        var made = Next(a, order < 0, context, ref status);
        if (made.IsInfinite)
        {
            status |= DecimalStatus.Overflow | DecimalStatus.Inexact | DecimalStatus.Rounded;
        }
        else if (made.Adjusted < context.Emin)
        {
            status |= DecimalStatus.Underflow | DecimalStatus.Subnormal | DecimalStatus.Inexact | DecimalStatus.Rounded | (made.IsZero ? DecimalStatus.Clamped : 0);
        }
        return made;
    }

    // ---- other -----------------------------------------------------------------------------------------------------------------------------

    public static DecimalNumber Normalize(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, context, ref status, out var nan))
        {
            return nan;
        }
        var made = a.IsFinite ? Finish(a, context, ref status) : a;
        if (made.IsInfinite)
        {
            return made;
        }
        if (!made.HasCoefficient)
        {
            return new DecimalNumber(made.IsNegative, UInt128.Zero, 0);
        }
        long exponent = made.Exponent, limit = context.Clamp != 0 ? context.Etop : context.Emax;
        if (made.IsBig)
        {
            var big = made.Big;
            StripZeros(ref big, ref exponent, limit);
            return new DecimalNumber(made.IsNegative, big, exponent);
        }
        var small = made.Small;
        StripZeros(ref small, ref exponent, limit);
        return new DecimalNumber(made.IsNegative, small, exponent);
    }

    public static DecimalNumber RemainderNear(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, b, context, ref status, out var nan))
        {
            return nan;
        }
        if (a.IsInfinite)
        {
            return Invalid(ref status);
        }
        if (b.IsZero)
        {
            return Invalid(ref status, a.IsZero ? DecimalStatus.DivisionUndefined : DecimalStatus.InvalidOperation);
        }
        if (b.IsInfinite)
        {
            return Finish(a, context, ref status);
        }
        var exponent = Math.Min(a.Exponent, b.Exponent);
        if (a.IsZero)
        {
            return Finish(a.IsNegative, UInt128.Zero, exponent, context, ref status);
        }
        if (a.Adjusted - b.Adjusted > context.Precision + 1)
        {
            return Invalid(ref status, DecimalStatus.DivisionImpossible);
        }
        if (a.Adjusted < b.Adjusted - 1)
        {
            return Finish(a.Exponent - exponent < context.Precision ? Rescale(a, exponent, DecimalRounding.Down, out _) : a, context, ref status);
        }
        var divisor = b.Coefficient * DecimalDigits.Power(b.Exponent - exponent);
        var quotient = BigInteger.DivRem(a.Coefficient * DecimalDigits.Power(a.Exponent - exponent), divisor, out var rest);
        if (2 * rest + (quotient.IsEven ? 0 : 1) > divisor)
        {
            rest -= divisor;
            quotient += 1;
        }
        if (DecimalDigits.Count(quotient) > context.Precision)
        {
            return Invalid(ref status, DecimalStatus.DivisionImpossible);
        }
        return Finish(a.IsNegative != rest.Sign < 0, BigInteger.Abs(rest), exponent, context, ref status);
    }

    public static DecimalNumber ScaleB(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, b, context, ref status, out var nan))
        {
            return nan;
        }
        var limit = 2 * (context.Emax + context.Precision);
        if (!b.IsFinite || b.Exponent != 0 || b.Coefficient > limit)
        {
            return Invalid(ref status);
        }
        if (a.IsInfinite)
        {
            return a;
        }
        var exponent = a.Exponent + (long)b.ToInteger(DecimalRounding.Down);
        return Finish(new DecimalNumber(a.IsNegative, a.Coefficient, exponent), context, ref status);
    }

    public static DecimalNumber Shift(in DecimalNumber a, in DecimalNumber b, bool isRotation, PyDecimalContext context, ref DecimalStatus status)
    {
        if (TryNaN(a, b, context, ref status, out var nan))
        {
            return nan;
        }
        var precision = context.Precision;
        if (!b.IsFinite || b.Exponent != 0 || b.Coefficient > precision)
        {
            return Invalid(ref status);
        }
        if (a.IsInfinite)
        {
            return a;
        }
        var places = (long)b.ToInteger(DecimalRounding.Down);
        var coefficient = a.DigitCount > precision ? a.Coefficient % DecimalDigits.Power(precision) : a.Coefficient;
        if (isRotation)
        {
            places = places < 0 ? places + precision : places;
            var high = BigInteger.DivRem(coefficient, DecimalDigits.Power(precision - places), out var low);
            return new DecimalNumber(a.IsNegative, low * DecimalDigits.Power(places) + high, a.Exponent);
        }
        return new DecimalNumber(a.IsNegative, places >= 0
            ? coefficient % DecimalDigits.Power(precision - places) * DecimalDigits.Power(places)
            : coefficient / DecimalDigits.Power(-places), a.Exponent);
    }

    // Digits that are all 0 or 1, as many as the context has at most; null if it is no such number.
    static string? Bits(in DecimalNumber a, PyDecimalContext context)
    {
        if (!a.IsFinite || a.Exponent != 0 || a.IsNegative)
        {
            return null;
        }
        var digits = DecimalText.Digits(a);
        if (digits.AsSpan().ContainsAnyExcept('0', '1'))
        {
            return null;
        }
        return digits.Length > context.Precision ? digits[^(int)context.Precision..] : digits;
    }

    public static DecimalNumber Logical(in DecimalNumber a, in DecimalNumber b, Func<bool, bool, bool> combine, PyDecimalContext context, ref DecimalStatus status)
    {
        if (Bits(a, context) is not { } x || Bits(b, context) is not { } y)
        {
            return Invalid(ref status);
        }
        var size = Math.Max(x.Length, y.Length);
        (x, y) = (x.PadLeft(size, '0'), y.PadLeft(size, '0'));
        var digits = new char[size];
        for (var i = 0; i < size; i++)
        {
            digits[i] = combine(x[i] == '1', y[i] == '1') ? '1' : '0';
        }
        return new DecimalNumber(false, BigInteger.Parse(digits), 0);
    }

    public static DecimalNumber Invert(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status)
    {
        if (Bits(a, context) is not { } bits)
        {
            return Invalid(ref status);
        }
        if (context.Precision > int.MaxValue / 4)
        {
            throw new OutOfMemoryException();
        }
        var digits = bits.PadLeft((int)context.Precision, '0').ToCharArray();
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = digits[i] == '0' ? '1' : '0';
        }
        return new DecimalNumber(false, BigInteger.Parse(digits), 0);
    }

    public static string ClassOf(in DecimalNumber a, PyDecimalContext context)
    {
        if (a.IsNaN)
        {
            return a.Kind == DecimalKind.Quiet ? "NaN" : "sNaN";
        }
        var kind = a.IsInfinite ? "Infinity" : a.IsZero ? "Zero" : a.Adjusted < context.Emin ? "Subnormal" : "Normal";
        return (a.IsNegative ? "-" : "+") + kind;
    }

    public static bool IsSameQuantum(in DecimalNumber a, in DecimalNumber b) =>
        a.IsFinite && b.IsFinite ? a.Exponent == b.Exponent : a.IsNaN && b.IsNaN || a.IsInfinite && b.IsInfinite;
}
