// The operations that the operators are, and rounding to a context. Each computes exactly, or with digits enough, and hands the result to Finish.
// What there is to say of a result is collected in a status; raising is for the caller. https://speleotrove.com/decimal/daops.html
using System.Numerics;

namespace Stackless.Runtime;

static partial class DecimalArithmetic
{
    public static DecimalNumber Invalid(ref DecimalStatus status, DecimalStatus condition = DecimalStatus.InvalidOperation)
    {
        status |= condition;
        return DecimalNumber.NaN;
    }

    /// <summary>The NaN that an operation on these gives; false if neither is one.</summary>
    static bool TryNaN(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status, out DecimalNumber nan)
    {
        if (!a.IsNaN && !b.IsNaN)
        {
            nan = default;
            return false;
        }
        var isSignalling = a.Kind == DecimalKind.Signalling || b.Kind == DecimalKind.Signalling;
        status |= isSignalling ? DecimalStatus.InvalidOperation : 0;
        nan = Quieted(isSignalling ? a.Kind == DecimalKind.Signalling ? a : b : a.IsNaN ? a : b, context);
        return true;
    }

    static bool TryNaN(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status, out DecimalNumber nan) => TryNaN(a, default, context, ref status, out nan);

    static DecimalNumber Quieted(in DecimalNumber nan, PyDecimalContext context)
    {
        var limit = context.Precision - context.Clamp;
        var payload = nan.Coefficient;
        if (nan.HasCoefficient && nan.DigitCount > limit)
        {
            payload %= DecimalDigits.Power(limit);
        }
        return new DecimalNumber(nan.IsNegative, payload, 0, DecimalKind.Quiet);
    }

    // ---- rounding to a context -----------------------------------------------------------------------------------------------------

    public static DecimalNumber Finish(bool isNegative, UInt128 coefficient, long exponent, PyDecimalContext context, ref DecimalStatus status)
    {
        var size = DecimalDigits.Count(coefficient);
        var adjusted = exponent + size - 1;
        if (coefficient != 0 && adjusted >= context.Emin && adjusted < context.Emax && exponent <= context.Etop)
        {
            var excess = size - context.Precision;
            if (excess <= 0)
            {
                return new DecimalNumber(isNegative, coefficient, exponent);
            }
            var kept = DecimalDigits.Cut(coefficient, (int)excess, isNegative, context.Rounding, out var isInexact);
            exponent += excess;
            status |= isInexact ? DecimalStatus.Rounded | DecimalStatus.Inexact : DecimalStatus.Rounded;
            // Only a power of ten has become one digit longer.
            if (kept == DecimalDigits.Small((int)context.Precision))
            {
                kept = DecimalDigits.Small((int)context.Precision - 1);
                exponent++;
            }
            if (exponent <= context.Etop)
            {
                return new DecimalNumber(isNegative, kept, exponent);
            }
            return FinishSlowly(isNegative, kept, exponent, context, ref status);
        }
        return FinishSlowly(isNegative, coefficient, exponent, context, ref status);
    }

    public static DecimalNumber Finish(bool isNegative, BigInteger coefficient, long exponent, PyDecimalContext context, ref DecimalStatus status) =>
        coefficient.GetBitLength() <= 128 ? Finish(isNegative, (UInt128)coefficient, exponent, context, ref status) : FinishSlowly(isNegative, coefficient, exponent, context, ref status);

    public static DecimalNumber Finish(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status) =>
        a.IsBig ? FinishSlowly(a.IsNegative, a.Big, a.Exponent, context, ref status) : Finish(a.IsNegative, a.Small, a.Exponent, context, ref status);

    static DecimalNumber FinishSlowly(bool isNegative, BigInteger coefficient, long exponent, PyDecimalContext context, ref DecimalStatus status)
    {
        long tiny = context.Etiny, top = context.Etop;
        if (coefficient.IsZero)
        {
            var fitted = Math.Min(Math.Max(exponent, tiny), context.Clamp != 0 ? top : context.Emax);
            status |= fitted != exponent ? DecimalStatus.Clamped : 0;
            return new DecimalNumber(isNegative, UInt128.Zero, fitted);
        }
        long size = DecimalDigits.Count(coefficient), least = size + exponent - context.Precision;
        if (least > top)
        {
            return Overflown(isNegative, context, ref status);
        }
        var isSubnormal = size + exponent - 1 < context.Emin;
        least = Math.Max(least, tiny);
        if (exponent < least)
        {
            var kept = DecimalDigits.Cut(coefficient, least - exponent, isNegative, context.Rounding, out var isInexact);
            if (!kept.IsZero && DecimalDigits.Count(kept) > context.Precision)
            {
                kept /= 10;
                least++;
            }
            if (least > top)
            {
                return Overflown(isNegative, context, ref status);
            }
            status |= DecimalStatus.Rounded | (isSubnormal ? DecimalStatus.Subnormal : 0) | (isInexact ? DecimalStatus.Inexact : 0);
            status |= (isInexact && isSubnormal ? DecimalStatus.Underflow : 0) | (kept.IsZero ? DecimalStatus.Clamped : 0);
            return new DecimalNumber(isNegative, kept, least);
        }
        status |= isSubnormal ? DecimalStatus.Subnormal : 0;
        if (context.Clamp != 0 && exponent > top)
        {
            status |= DecimalStatus.Clamped;
            return new DecimalNumber(isNegative, coefficient * DecimalDigits.Power(exponent - top), top);
        }
        return new DecimalNumber(isNegative, coefficient, exponent);
    }

    static DecimalNumber Overflown(bool isNegative, PyDecimalContext context, ref DecimalStatus status)
    {
        status |= DecimalStatus.Overflow | DecimalStatus.Inexact | DecimalStatus.Rounded;
        var rounding = context.Rounding;
        return rounding is DecimalRounding.Down or DecimalRounding.ZeroFiveUp || rounding == (isNegative ? DecimalRounding.Ceiling : DecimalRounding.Floor)
            ? new DecimalNumber(isNegative, DecimalDigits.Power(context.Precision) - 1, context.Etop)
            : DecimalNumber.Infinity(isNegative);
    }

    // A nonzero number with digits enough that one more, which only says "not exact", settles every rounding.
    static DecimalNumber FinishInexact(bool isNegative, BigInteger coefficient, long exponent, PyDecimalContext context, ref DecimalStatus status)
    {
        var missing = Math.Max(0, context.Precision + 2 - DecimalDigits.Count(coefficient));
        return Finish(isNegative, coefficient * DecimalDigits.Power(missing + 1) + 1, exponent - missing - 1, context, ref status);
    }

    /// <summary>A finite number with another exponent.</summary>
    static DecimalNumber Rescale(in DecimalNumber a, long exponent, DecimalRounding rounding, out bool isInexact)
    {
        isInexact = false;
        if (!a.HasCoefficient)
        {
            return new DecimalNumber(a.IsNegative, UInt128.Zero, exponent);
        }
        var more = a.Exponent - exponent;
        if (!a.IsBig)
        {
            if (more < 0)
            {
                return new DecimalNumber(a.IsNegative, DecimalDigits.Cut(a.Small, (int)Math.Min(-more, DecimalDigits.MostSmallDigits + 1), a.IsNegative, rounding, out isInexact), exponent);
            }
            if (more + DecimalDigits.Count(a.Small) <= DecimalDigits.SmallDigits)
            {
                return new DecimalNumber(a.IsNegative, a.Small * DecimalDigits.Small((int)more), exponent);
            }
        }
        return new DecimalNumber(a.IsNegative, more >= 0 ? a.Coefficient * DecimalDigits.Power(more) : DecimalDigits.Cut(a.Coefficient, -more, a.IsNegative, rounding, out isInexact), exponent);
    }

    // ---- order -----------------------------------------------------------------------------------------------------------------------

    /// <summary>-1, 0 or 1; neither is a NaN.</summary>
    public static int Order(in DecimalNumber a, in DecimalNumber b)
    {
        int Sign(in DecimalNumber n) => n.IsInfinite || n.HasCoefficient ? n.IsNegative ? -1 : 1 : 0;
        int x = Sign(a), y = Sign(b);
        if (x != y)
        {
            return x < y ? -1 : 1;
        }
        if (x == 0)
        {
            return 0;
        }
        if (a.IsInfinite || b.IsInfinite)
        {
            return a.IsInfinite && b.IsInfinite ? 0 : a.IsInfinite ? x : -x;
        }
        if (a.Exponent == b.Exponent && !a.IsBig && !b.IsBig)
        {
            return x * a.Small.CompareTo(b.Small);
        }
        var order = a.Adjusted.CompareTo(b.Adjusted);
        if (order == 0)
        {
            var shift = a.Exponent - b.Exponent;
            order = (a.Coefficient * DecimalDigits.Power(Math.Max(shift, 0))).CompareTo(b.Coefficient * DecimalDigits.Power(Math.Max(-shift, 0)));
        }
        return x * Math.Sign(order);
    }

    // ---- the operators ---------------------------------------------------------------------------------------------------------------

    public static DecimalNumber Plus(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status)
    {
        if (!a.IsFinite)
        {
            return TryNaN(a, context, ref status, out var nan) ? nan : a;
        }
        return Finish(a.HasCoefficient || !a.IsNegative || context.Rounding == DecimalRounding.Floor ? a : a.Negated, context, ref status);
    }

    public static DecimalNumber Minus(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status)
    {
        if (!a.IsFinite)
        {
            return TryNaN(a, context, ref status, out var nan) ? nan : a.Negated;
        }
        return Finish(a.HasCoefficient ? a.Negated : a.With(context.Rounding == DecimalRounding.Floor && !a.IsNegative), context, ref status);
    }

    /// <summary>Rounded, with the sign of a zero kept.</summary>
    public static DecimalNumber Fit(in DecimalNumber a, PyDecimalContext context, ref DecimalStatus status) =>
        a.IsFinite ? Finish(a, context, ref status) : TryNaN(a, context, ref status, out var nan) ? nan : a;

    public static DecimalNumber Add(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            return TryNaN(a, b, context, ref status, out var nan) ? nan
                : !a.IsInfinite ? b
                : b.IsInfinite && a.IsNegative != b.IsNegative ? Invalid(ref status) : a;
        }
        var low = Math.Min(a.Exponent, b.Exponent);
        if (!a.IsBig && !b.IsBig)
        {
            long moreOfA = a.Exponent - low, moreOfB = b.Exponent - low;
            if ((moreOfA == 0 || moreOfA + DecimalDigits.Count(a.Small) <= DecimalDigits.SmallDigits) && (moreOfB == 0 || moreOfB + DecimalDigits.Count(b.Small) <= DecimalDigits.SmallDigits))
            {
                var x = moreOfA == 0 ? a.Small : a.Small * DecimalDigits.Small((int)moreOfA);
                var y = moreOfB == 0 ? b.Small : b.Small * DecimalDigits.Small((int)moreOfB);
                if (a.IsNegative == b.IsNegative)
                {
                    return Finish(a.IsNegative, x + y, low, context, ref status);
                }
                return x == y ? Finish(context.Rounding == DecimalRounding.Floor, UInt128.Zero, low, context, ref status)
                    : x > y ? Finish(a.IsNegative, x - y, low, context, ref status)
                    : Finish(b.IsNegative, y - x, low, context, ref status);
            }
        }
        if (a.HasCoefficient && b.HasCoefficient)
        {
            // What is too far to the right of the other to be seen becomes one digit.
            ref readonly var first = ref a.Exponent >= b.Exponent ? ref a : ref b;
            ref readonly var second = ref a.Exponent >= b.Exponent ? ref b : ref a;
            var edge = first.Exponent - Math.Max(1, context.Precision + 2 - first.DigitCount) - 1;
            if (second.Adjusted < edge && second.Exponent < edge)
            {
                var large = first.Coefficient * DecimalDigits.Power(first.Exponent - edge);
                return Finish(first.IsNegative, first.IsNegative == second.IsNegative ? large + 1 : large - 1, edge, context, ref status);
            }
        }
        var left = Aligned(a, low);
        var total = left + Aligned(b, low);
        var isNegative = total.IsZero ? a.IsNegative == b.IsNegative ? a.IsNegative : context.Rounding == DecimalRounding.Floor : total.Sign < 0;
        return Finish(isNegative, BigInteger.Abs(total), low, context, ref status);
    }

    static BigInteger Aligned(in DecimalNumber a, long exponent)
    {
        if (!a.HasCoefficient)
        {
            return BigInteger.Zero;
        }
        var number = a.Exponent == exponent ? a.Coefficient : a.Coefficient * DecimalDigits.Power(a.Exponent - exponent);
        return a.IsNegative ? -number : number;
    }

    public static DecimalNumber Subtract(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status) =>
        Add(a, b.IsNaN ? b : b.Negated, context, ref status);

    public static DecimalNumber Multiply(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        var isNegative = a.IsNegative != b.IsNegative;
        if (!a.IsFinite || !b.IsFinite)
        {
            return TryNaN(a, b, context, ref status, out var nan) ? nan
                : a.IsZero || b.IsZero ? Invalid(ref status) : DecimalNumber.Infinity(isNegative);
        }
        return a.Small >> 64 == 0 && b.Small >> 64 == 0 && !a.IsBig && !b.IsBig
            ? Finish(isNegative, Math.BigMul((ulong)a.Small, (ulong)b.Small), a.Exponent + b.Exponent, context, ref status)
            : Finish(isNegative, a.Coefficient * b.Coefficient, a.Exponent + b.Exponent, context, ref status);
    }

    public static DecimalNumber MultiplyAdd(in DecimalNumber a, in DecimalNumber b, in DecimalNumber c, PyDecimalContext context, ref DecimalStatus status)
    {
        var isNegative = a.IsNegative != b.IsNegative;
        if (!a.IsFinite || !b.IsFinite)
        {
            if (c.Kind == DecimalKind.Signalling && a.Kind != DecimalKind.Signalling && b.Kind != DecimalKind.Signalling && TryNaN(c, context, ref status, out var third))
            {
                return third;
            }
            if (TryNaN(a, b, context, ref status, out var nan))
            {
                return nan;
            }
            return a.IsZero || b.IsZero ? c.IsNaN ? Quieted(c, context) : Invalid(ref status) : Add(DecimalNumber.Infinity(isNegative), c, context, ref status);
        }
        return Add(new DecimalNumber(isNegative, a.Coefficient * b.Coefficient, a.Exponent + b.Exponent), c, context, ref status);
    }

    public static DecimalNumber Divide(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        var isNegative = a.IsNegative != b.IsNegative;
        if (!a.IsFinite || !b.IsFinite)
        {
            if (TryNaN(a, b, context, ref status, out var nan))
            {
                return nan;
            }
            if (a.IsInfinite)
            {
                return b.IsInfinite ? Invalid(ref status) : DecimalNumber.Infinity(isNegative);
            }
            status |= DecimalStatus.Clamped;
            return new DecimalNumber(isNegative, UInt128.Zero, context.Etiny);
        }
        if (!b.HasCoefficient)
        {
            return ByZero(a, isNegative, ref status);
        }
        var ideal = a.Exponent - b.Exponent;
        if (!a.HasCoefficient)
        {
            return Finish(isNegative, UInt128.Zero, ideal, context, ref status);
        }
        long shift = b.DigitCount - a.DigitCount + context.Precision + 1, exponent = ideal - shift;
        if (!a.IsBig && !b.IsBig && shift >= 0 && shift + DecimalDigits.Count(a.Small) <= DecimalDigits.SmallDigits)
        {
            var (q, r) = DivRem(a.Small * DecimalDigits.Small((int)shift), b.Small);
            if (r != 0)
            {
                // The last digit stands for all that follow: it is neither 0 nor 5.
                q += (uint)(q % 5) == 0 ? 1U : 0;
            }
            else
            {
                StripZeros(ref q, ref exponent, ideal);
            }
            return Finish(isNegative, q, exponent, context, ref status);
        }
        var dividend = shift >= 0 ? a.Coefficient * DecimalDigits.Power(shift) : a.Coefficient;
        var divisor = shift >= 0 ? b.Coefficient : b.Coefficient * DecimalDigits.Power(-shift);
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        if (!rest.IsZero)
        {
            quotient += (quotient % 5).IsZero ? 1 : 0;
        }
        else
        {
            StripZeros(ref quotient, ref exponent, ideal);
        }
        return Finish(isNegative, quotient, exponent, context, ref status);
    }

    static (UInt128 Quotient, UInt128 Remainder) DivRem(UInt128 a, UInt128 b)
    {
        if (a >> 64 == 0 && b >> 64 == 0)
        {
            var (q, r) = Math.DivRem((ulong)a, (ulong)b);
            return (q, r);
        }
        return UInt128.DivRem(a, b);
    }

    static DecimalNumber ByZero(in DecimalNumber a, bool isNegative, ref DecimalStatus status)
    {
        if (!a.HasCoefficient)
        {
            return Invalid(ref status, DecimalStatus.DivisionUndefined);
        }
        status |= DecimalStatus.DivisionByZero;
        return DecimalNumber.Infinity(isNegative);
    }

    // Zeros at the end go, as far as the exponent may rise.
    static void StripZeros(ref UInt128 coefficient, ref long exponent, long most)
    {
        while (exponent < most)
        {
            var (q, r) = DivRem(coefficient, 10);
            if (r != 0)
            {
                return;
            }
            coefficient = q;
            exponent++;
        }
    }

    static void StripZeros(ref BigInteger coefficient, ref long exponent, long most)
    {
        for (long step = 1; ;)
        {
            step = Math.Min(step, most - exponent);
            if (step <= 0)
            {
                return;
            }
            var quotient = BigInteger.DivRem(coefficient, DecimalDigits.Power(step), out var rest);
            if (rest.IsZero)
            {
                coefficient = quotient;
                exponent += step;
                step *= 2;
            }
            else if (step == 1)
            {
                return;
            }
            else
            {
                step /= 2;
            }
        }
    }

    // Quotient and rest of whole division of finite numbers; false if the quotient has too many digits.
    static bool TryWhole(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, out BigInteger quotient, out DecimalNumber rest)
    {
        var exponent = Math.Min(a.Exponent, b.Exponent);
        quotient = BigInteger.Zero;
        rest = default;
        if (!a.HasCoefficient)
        {
            rest = new DecimalNumber(a.IsNegative, UInt128.Zero, exponent);
            return true;
        }
        if (a.Adjusted < b.Adjusted - 1)
        {
            rest = a.Exponent - exponent < context.Precision ? Rescale(a, exponent, DecimalRounding.Down, out _) : a;
            return true;
        }
        if (a.Adjusted - b.Adjusted > context.Precision + 1)
        {
            return false;
        }
        quotient = BigInteger.DivRem(a.Coefficient * DecimalDigits.Power(a.Exponent - exponent), b.Coefficient * DecimalDigits.Power(b.Exponent - exponent), out var left);
        rest = new DecimalNumber(a.IsNegative, left, exponent);
        return quotient.IsZero || DecimalDigits.Count(quotient) <= context.Precision;
    }

    public static DecimalNumber DivideWhole(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        var isNegative = a.IsNegative != b.IsNegative;
        return TryNaN(a, b, context, ref status, out var nan) ? nan
            : a.IsInfinite ? b.IsInfinite ? Invalid(ref status) : DecimalNumber.Infinity(isNegative)
            : b.IsInfinite ? new DecimalNumber(isNegative, UInt128.Zero, 0)
            : !b.HasCoefficient ? ByZero(a, isNegative, ref status)
            : TryWhole(a, b, context, out var quotient, out _) ? Finish(isNegative, quotient, 0, context, ref status)
            : Invalid(ref status, DecimalStatus.DivisionImpossible);
    }

    public static DecimalNumber Remainder(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status) =>
        TryNaN(a, b, context, ref status, out var nan) ? nan
        : a.IsInfinite ? Invalid(ref status)
        : b.IsInfinite ? Finish(a, context, ref status)
        : !b.HasCoefficient ? Invalid(ref status, a.HasCoefficient ? DecimalStatus.InvalidOperation : DecimalStatus.DivisionUndefined)
        : TryWhole(a, b, context, out _, out var rest) ? Finish(rest, context, ref status)
        : Invalid(ref status, DecimalStatus.DivisionImpossible);

    public static (DecimalNumber Quotient, DecimalNumber Remainder) DivideBoth(in DecimalNumber a, in DecimalNumber b, PyDecimalContext context, ref DecimalStatus status)
    {
        var isNegative = a.IsNegative != b.IsNegative;
        if (TryNaN(a, b, context, ref status, out var nan))
        {
            return (nan, nan);
        }
        if (a.IsInfinite)
        {
            var invalid = Invalid(ref status);
            return (b.IsInfinite ? invalid : DecimalNumber.Infinity(isNegative), invalid);
        }
        if (b.IsInfinite)
        {
            return (new DecimalNumber(isNegative, UInt128.Zero, 0), Finish(a, context, ref status));
        }
        if (!b.HasCoefficient)
        {
            if (!a.HasCoefficient)
            {
                nan = Invalid(ref status, DecimalStatus.DivisionUndefined);
                return (nan, nan);
            }
            status |= DecimalStatus.DivisionByZero | DecimalStatus.InvalidOperation;
            return (DecimalNumber.Infinity(isNegative), DecimalNumber.NaN);
        }
        if (!TryWhole(a, b, context, out var quotient, out var rest))
        {
            nan = Invalid(ref status, DecimalStatus.DivisionImpossible);
            return (nan, nan);
        }
        return (new DecimalNumber(isNegative, quotient, 0), Finish(rest, context, ref status));
    }

    // ---- to another exponent -----------------------------------------------------------------------------------------------------------

    public static DecimalNumber Quantize(in DecimalNumber a, in DecimalNumber b, DecimalRounding rounding, PyDecimalContext context, ref DecimalStatus status)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            return TryNaN(a, b, context, ref status, out var nan) ? nan : a.IsInfinite && b.IsInfinite ? a : Invalid(ref status);
        }
        var to = b.Exponent;
        if (to < context.Etiny || to > context.Emax)
        {
            return Invalid(ref status);
        }
        if (!a.HasCoefficient)
        {
            return Finish(a.IsNegative, UInt128.Zero, to, context, ref status);
        }
        var adjusted = a.Adjusted;
        if (adjusted > context.Emax || adjusted - to + 1 > context.Precision)
        {
            return Invalid(ref status);
        }
        var made = Rescale(a, to, rounding, out var isInexact);
        var size = made.DigitCount;
        if (made.HasCoefficient && to + size - 1 > context.Emax || size > context.Precision)
        {
            return Invalid(ref status);
        }
        status |= to > a.Exponent ? DecimalStatus.Rounded | (isInexact ? DecimalStatus.Inexact : 0) : 0;
        return Finish(made, context, ref status);
    }

    /// <summary>Whole, where it is not; says so if it is to be said.</summary>
    public static DecimalNumber ToIntegral(in DecimalNumber a, DecimalRounding rounding, bool isToBeSaid, PyDecimalContext context, ref DecimalStatus status)
    {
        if (!a.IsFinite)
        {
            return TryNaN(a, context, ref status, out var nan) ? nan : a;
        }
        if (a.Exponent >= 0)
        {
            return a;
        }
        var made = Rescale(a, 0, rounding, out var isInexact);
        status |= isToBeSaid && a.HasCoefficient ? DecimalStatus.Rounded | (isInexact ? DecimalStatus.Inexact : 0) : 0;
        return made;
    }
}
