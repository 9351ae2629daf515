// The operations that both Decimal and Context have as methods: their operands are converted, the context is found, the result computed, and what it
// signals raised. The name of an operation is part of pickles: new ones come last.
using System.Numerics;

namespace Stackless.Runtime;

enum DecimalOperation
{
    Add, Subtract, Multiply, Divide, DivideWhole, Remainder, DivideBoth, Power, MultiplyAdd,
    Plus, Minus, Absolute, Compare, CompareSignal, CompareTotal, CompareTotalMagnitude, Exponential, NaturalLogarithm, DecimalLogarithm, LogB,
    And, Or, ExclusiveOr, Invert, Max, MaxMagnitude, Min, MinMagnitude, NextMinus, NextPlus, NextToward, Normalize, Class, Quantize,
    RemainderNear, Rotate, SameQuantum, ScaleB, Shift, SquareRoot, ToIntegral, ToIntegralExact, IsNormal, IsSubnormal, Less, LessOrEqual, Greater, GreaterOrEqual,
    Equal, NotEqual, Text, EngineeringText, Round, Format, Fit, Same, CopySign, CopyNegate, CopyAbsolute,
    IsCanonical, IsFinite, IsInfinite, IsNaN, IsQuiet, IsSigned, IsSignalling, IsZero,
}

static unsafe class DecimalOperations
{
    /// <summary>False if it is no number that counts as a decimal.</summary>
    public static bool TryConvert(Value v, out DecimalNumber number)
    {
        if (v.Object is PyDecimal d)
        {
            number = d.Number;
            return true;
        }
        if (v.IsInt)
        {
            number = DecimalNumber.OfInt(v.Bits);
            return true;
        }
        var isInt = Numbers.TryBig(v, out var big);
        number = isInt ? DecimalNumber.OfInt(big) : default;
        return isInt;
    }

    /// <summary>An operator: what is no number is not its business.</summary>
    public static Value Operator(ThreadState ts, DecimalOperation operation, Value a, Value b)
    {
        if (!TryConvert(a, out var x) || !TryConvert(b, out var y))
        {
            return Value.NotImplemented;
        }
        return ts.Interpreter.Decimals.Current(ts) is { } context
            ? Compute(ts, operation, x, y, default, context)
            : FetchContext(ts, operation, a, b, default);
    }

    /// <summary>A method: all operands must be numbers. The context may be given.</summary>
    public static Value Method(ThreadState ts, DecimalOperation operation, Value context, Value a, Value b = default, Value c = default)
    {
        if (context.IsNull || context.IsNone)
        {
            return ts.Interpreter.Decimals.Current(ts) is { } current ? MethodIn(ts, operation, current, a, b, c) : FetchContext(ts, operation, a, b, c);
        }
        return context.Object is PyDecimalContext given ? MethodIn(ts, operation, given, a, b, c) : ts.Raise(BuiltinTypes.TypeError, "optional argument must be a context");
    }

    static Value MethodIn(ThreadState ts, DecimalOperation operation, PyDecimalContext context, Value a, Value b, Value c)
    {
        DecimalNumber x = default, y = default, z = default;
        foreach (var operand in (ReadOnlySpan<Value>)[a, b, c])
        {
            if (!operand.IsNull && !TryConvert(operand, out _))
            {
                return ts.Raise(BuiltinTypes.TypeError, $"conversion from {operand.Type.MessageName} to Decimal is not supported");
            }
        }
        _ = TryConvert(a, out x);
        _ = !b.IsNull && TryConvert(b, out y);
        _ = !c.IsNull && TryConvert(c, out z);
        if (operation == DecimalOperation.Power && !c.IsNull)
        {
            DecimalStatus status = 0;
            return Conclude(ts, DecimalArithmetic.PowerModulo(x, y, z, context, ref status), context, status);
        }
        return Compute(ts, operation, x, y, z, context);
    }

    static Value FetchContext(ThreadState ts, DecimalOperation operation, Value a, Value b, Value c) =>
        ts.Then(ts.Interpreter.Decimals.ContextGetter.Object.Call0(ts), ContextReady, Value.Int((int)operation), a, new Value(PyTuple.Of(OrNone(b), OrNone(c))));

    static Value OrNone(Value v) => v.IsNull ? Value.None : v;
    static Value OrNull(Value v) => v.IsNone ? default : v;

    static readonly Continuation ContextReady = new("decimal.context", &GoOn);

    static Value GoOn(ThreadState ts, Value context, Value operation, Value a, Value others)
    {
        var items = ((PyTuple)others.Object).Items;
        return MethodIn(ts, (DecimalOperation)operation.Bits, (PyDecimalContext)context.Object, a, OrNull(items[0]), OrNull(items[1]));
    }

    /// <summary>Sets the flags; raises, or gives the number.</summary>
    public static Value Conclude(ThreadState ts, in DecimalNumber result, PyDecimalContext context, DecimalStatus status) =>
        status != 0 && context.Signals(status) ? ts.Interpreter.Decimals.Raise(ts, status & context.TrapBits) : new Value(new PyDecimal(result));

    static Value Conclude(ThreadState ts, bool result, PyDecimalContext context, DecimalStatus status) =>
        status != 0 && context.Signals(status) ? ts.Interpreter.Decimals.Raise(ts, status & context.TrapBits) : Value.Bool(result);

    static Value Compute(ThreadState ts, DecimalOperation operation, in DecimalNumber a, in DecimalNumber b, in DecimalNumber c, PyDecimalContext context)
    {
        DecimalStatus status = 0;
        switch (operation)
        {
            case DecimalOperation.Add:
                return Conclude(ts, DecimalArithmetic.Add(a, b, context, ref status), context, status);
            case DecimalOperation.Subtract:
                return Conclude(ts, DecimalArithmetic.Subtract(a, b, context, ref status), context, status);
            case DecimalOperation.Multiply:
                return Conclude(ts, DecimalArithmetic.Multiply(a, b, context, ref status), context, status);
            case DecimalOperation.Divide:
                return Conclude(ts, DecimalArithmetic.Divide(a, b, context, ref status), context, status);
            case DecimalOperation.Quantize:
                return Conclude(ts, DecimalArithmetic.Quantize(a, b, context.Rounding, context, ref status), context, status);
            case DecimalOperation.Less or DecimalOperation.LessOrEqual or DecimalOperation.Greater or DecimalOperation.GreaterOrEqual or DecimalOperation.Equal or DecimalOperation.NotEqual:
                return CompareWith(ts, operation, a, b, context);
            case DecimalOperation.DivideBoth:
                var (quotient, rest) = DecimalArithmetic.DivideBoth(a, b, context, ref status);
                return status != 0 && context.Signals(status)
                    ? ts.Interpreter.Decimals.Raise(ts, status & context.TrapBits)
                    : new Value(PyTuple.Of(new Value(new PyDecimal(quotient)), new Value(new PyDecimal(rest))));
            case DecimalOperation.Class:
                return Value.Str(DecimalArithmetic.ClassOf(a, context));
            case DecimalOperation.Text:
                return new Value(PyStr.Plain(DecimalText.Show(a, false, context.HasCapitals)));
            case DecimalOperation.EngineeringText:
                return new Value(PyStr.Plain(DecimalText.Show(a, true, context.HasCapitals)));
            case DecimalOperation.SameQuantum:
                return Value.Bool(DecimalArithmetic.IsSameQuantum(a, b));
            case DecimalOperation.IsNormal:
                return Value.Bool(a.IsFinite && a.HasCoefficient && a.Adjusted >= context.Emin);
            case DecimalOperation.IsSubnormal:
                return Value.Bool(a.IsFinite && a.HasCoefficient && a.Adjusted < context.Emin);
            case >= DecimalOperation.IsCanonical:
                return Value.Bool(operation switch
                {
                    DecimalOperation.IsCanonical => true,
                    DecimalOperation.IsFinite => a.IsFinite,
                    DecimalOperation.IsInfinite => a.IsInfinite,
                    DecimalOperation.IsNaN => a.IsNaN,
                    DecimalOperation.IsQuiet => a.Kind == DecimalKind.Quiet,
                    DecimalOperation.IsSigned => a.IsNegative,
                    DecimalOperation.IsSignalling => a.Kind == DecimalKind.Signalling,
                    _ => a.IsZero,
                });
            default:
                var result = Compute(operation, a, b, c, context, ref status);
                return Conclude(ts, result, context, status);
        }
    }

    static DecimalNumber Compute(DecimalOperation operation, in DecimalNumber a, in DecimalNumber b, in DecimalNumber c, PyDecimalContext context, ref DecimalStatus status) => operation switch
    {
        DecimalOperation.DivideWhole => DecimalArithmetic.DivideWhole(a, b, context, ref status),
        DecimalOperation.Remainder => DecimalArithmetic.Remainder(a, b, context, ref status),
        DecimalOperation.Power => DecimalArithmetic.Power(a, b, context, ref status),
        DecimalOperation.MultiplyAdd => DecimalArithmetic.MultiplyAdd(a, b, c, context, ref status),
        DecimalOperation.Plus => DecimalArithmetic.Plus(a, context, ref status),
        DecimalOperation.Minus => DecimalArithmetic.Minus(a, context, ref status),
        DecimalOperation.Absolute => a.IsNegative ? DecimalArithmetic.Minus(a, context, ref status) : DecimalArithmetic.Plus(a, context, ref status),
        DecimalOperation.Compare => DecimalArithmetic.Compare(a, b, false, context, ref status),
        DecimalOperation.CompareSignal => DecimalArithmetic.Compare(a, b, true, context, ref status),
        DecimalOperation.CompareTotal => DecimalNumber.OfInt(DecimalArithmetic.TotalOrder(a, b)),
        DecimalOperation.CompareTotalMagnitude => DecimalNumber.OfInt(DecimalArithmetic.TotalOrder(a.Absolute, b.Absolute)),
        DecimalOperation.Exponential => DecimalArithmetic.Exponential(a, context, ref status),
        DecimalOperation.NaturalLogarithm => DecimalArithmetic.NaturalLogarithm(a, context, ref status),
        DecimalOperation.DecimalLogarithm => DecimalArithmetic.DecimalLogarithm(a, context, ref status),
        DecimalOperation.LogB => DecimalArithmetic.LogB(a, context, ref status),
        DecimalOperation.And => DecimalArithmetic.Logical(a, b, static (p, q) => p & q, context, ref status),
        DecimalOperation.Or => DecimalArithmetic.Logical(a, b, static (p, q) => p | q, context, ref status),
        DecimalOperation.ExclusiveOr => DecimalArithmetic.Logical(a, b, static (p, q) => p ^ q, context, ref status),
        DecimalOperation.Invert => DecimalArithmetic.Invert(a, context, ref status),
        DecimalOperation.Max => DecimalArithmetic.Extreme(a, b, true, false, context, ref status),
        DecimalOperation.MaxMagnitude => DecimalArithmetic.Extreme(a, b, true, true, context, ref status),
        DecimalOperation.Min => DecimalArithmetic.Extreme(a, b, false, false, context, ref status),
        DecimalOperation.MinMagnitude => DecimalArithmetic.Extreme(a, b, false, true, context, ref status),
        DecimalOperation.NextMinus => DecimalArithmetic.Next(a, false, context, ref status),
        DecimalOperation.NextPlus => DecimalArithmetic.Next(a, true, context, ref status),
        DecimalOperation.NextToward => DecimalArithmetic.NextToward(a, b, context, ref status),
        DecimalOperation.Normalize => DecimalArithmetic.Normalize(a, context, ref status),
        DecimalOperation.RemainderNear => DecimalArithmetic.RemainderNear(a, b, context, ref status),
        DecimalOperation.Rotate => DecimalArithmetic.Shift(a, b, true, context, ref status),
        DecimalOperation.Shift => DecimalArithmetic.Shift(a, b, false, context, ref status),
        DecimalOperation.ScaleB => DecimalArithmetic.ScaleB(a, b, context, ref status),
        DecimalOperation.SquareRoot => DecimalArithmetic.SquareRoot(a, context, ref status),
        DecimalOperation.ToIntegral => DecimalArithmetic.ToIntegral(a, context.Rounding, false, context, ref status),
        DecimalOperation.ToIntegralExact => DecimalArithmetic.ToIntegral(a, context.Rounding, true, context, ref status),
        DecimalOperation.Fit => DecimalArithmetic.Fit(a, context, ref status),
        DecimalOperation.CopySign => a.With(b.IsNegative),
        DecimalOperation.CopyNegate => a.Negated,
        DecimalOperation.CopyAbsolute => a.Absolute,
        _ => a,
    };

    static Value CompareWith(ThreadState ts, DecimalOperation operation, in DecimalNumber a, in DecimalNumber b, PyDecimalContext context)
    {
        var isEquality = operation is DecimalOperation.Equal or DecimalOperation.NotEqual;
        if (a.IsNaN || b.IsNaN)
        {
            var isSaid = !isEquality || a.Kind == DecimalKind.Signalling || b.Kind == DecimalKind.Signalling;
            return Conclude(ts, operation == DecimalOperation.NotEqual, context, isSaid ? DecimalStatus.InvalidOperation : 0);
        }
        var order = DecimalArithmetic.Order(a, b);
        return Value.Bool(operation switch
        {
            DecimalOperation.Less => order < 0,
            DecimalOperation.LessOrEqual => order <= 0,
            DecimalOperation.Greater => order > 0,
            DecimalOperation.GreaterOrEqual => order >= 0,
            DecimalOperation.Equal => order == 0,
            _ => order != 0,
        });
    }
}
