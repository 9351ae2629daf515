// The operations as methods of a context. https://docs.python.org/3/library/decimal.html#decimal.Context.abs
namespace Stackless.Runtime;

public unsafe partial class PyDecimalContext
{
    Value Do(ThreadState ts, DecimalOperation operation, Value a, Value b = default, Value c = default) => DecimalOperations.Method(ts, operation, new Value(this), a, b, c);

    [PyMethod("exp")]
    public Value Exp(ThreadState ts, Value x) => Do(ts, DecimalOperation.Exponential, x);

    [PyMethod("ln")]
    public Value Ln(ThreadState ts, Value x) => Do(ts, DecimalOperation.NaturalLogarithm, x);

    [PyMethod("log10")]
    public Value Log10(ThreadState ts, Value x) => Do(ts, DecimalOperation.DecimalLogarithm, x);

    [PyMethod("logb")]
    public Value Logb(ThreadState ts, Value x) => Do(ts, DecimalOperation.LogB, x);

    [PyMethod("logical_invert")]
    public Value LogicalInvert(ThreadState ts, Value x) => Do(ts, DecimalOperation.Invert, x);

    [PyMethod("next_minus")]
    public Value NextMinus(ThreadState ts, Value x) => Do(ts, DecimalOperation.NextMinus, x);

    [PyMethod("next_plus")]
    public Value NextPlus(ThreadState ts, Value x) => Do(ts, DecimalOperation.NextPlus, x);

    [PyMethod("normalize")]
    public Value Normalize(ThreadState ts, Value x) => Do(ts, DecimalOperation.Normalize, x);

    [PyMethod("number_class")]
    public Value NumberClass(ThreadState ts, Value x) => Do(ts, DecimalOperation.Class, x);

    [PyMethod("sqrt")]
    public Value Sqrt(ThreadState ts, Value x) => Do(ts, DecimalOperation.SquareRoot, x);

    [PyMethod("apply")]
    public Value Apply(ThreadState ts, Value x) => Do(ts, DecimalOperation.Fit, x);

    [PyMethod("_apply")]
    public Value ApplyMethod(ThreadState ts, Value x) => Do(ts, DecimalOperation.Fit, x);

    [PyMethod("plus")]
    public Value Plus(ThreadState ts, Value x) => Do(ts, DecimalOperation.Plus, x);

    [PyMethod("minus")]
    public Value Minus(ThreadState ts, Value x) => Do(ts, DecimalOperation.Minus, x);

    [PyMethod("abs")]
    public Value Abs(ThreadState ts, Value x) => Do(ts, DecimalOperation.Absolute, x);

    [PyMethod("to_integral_value")]
    public Value ToIntegralValue(ThreadState ts, Value x) => Do(ts, DecimalOperation.ToIntegral, x);

    [PyMethod("to_integral")]
    public Value ToIntegral(ThreadState ts, Value x) => Do(ts, DecimalOperation.ToIntegral, x);

    [PyMethod("to_integral_exact")]
    public Value ToIntegralExact(ThreadState ts, Value x) => Do(ts, DecimalOperation.ToIntegralExact, x);

    [PyMethod("to_sci_string")]
    public Value ToSciString(ThreadState ts, Value x) => Do(ts, DecimalOperation.Text, x);

    [PyMethod("to_eng_string")]
    public Value ToEngString(ThreadState ts, Value x) => Do(ts, DecimalOperation.EngineeringText, x);

    [PyMethod("is_normal")]
    public Value IsNormal(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsNormal, x);

    [PyMethod("is_subnormal")]
    public Value IsSubnormal(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsSubnormal, x);

    [PyMethod("is_canonical")]
    public Value IsCanonical(ThreadState ts, Value x) => x.Object is PyDecimal ? Value.Bool(true) : ts.Raise(BuiltinTypes.TypeError, "argument must be a Decimal");

    [PyMethod("is_finite")]
    public Value IsFinite(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsFinite, x);

    [PyMethod("is_infinite")]
    public Value IsInfinite(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsInfinite, x);

    [PyMethod("is_nan")]
    public Value IsNan(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsNaN, x);

    [PyMethod("is_qnan")]
    public Value IsQnan(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsQuiet, x);

    [PyMethod("is_signed")]
    public Value IsSigned(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsSigned, x);

    [PyMethod("is_snan")]
    public Value IsSnan(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsSignalling, x);

    [PyMethod("is_zero")]
    public Value IsZero(ThreadState ts, Value x) => Do(ts, DecimalOperation.IsZero, x);

    [PyMethod("copy_abs")]
    public Value CopyAbs(ThreadState ts, Value x) => Do(ts, DecimalOperation.CopyAbsolute, x);

    [PyMethod("copy_negate")]
    public Value CopyNegate(ThreadState ts, Value x) => Do(ts, DecimalOperation.CopyNegate, x);

    [PyMethod("copy_decimal")]
    public Value CopyDecimal(ThreadState ts, Value x) => Do(ts, DecimalOperation.Same, x);

    [PyMethod("canonical")]
    public Value Canonical(ThreadState ts, Value x) => x.Object is PyDecimal ? x : ts.Raise(BuiltinTypes.TypeError, "argument must be a Decimal");

    [PyMethod("add")]
    public Value Add(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Add, a, b);

    [PyMethod("subtract")]
    public Value Subtract(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Subtract, a, b);

    [PyMethod("multiply")]
    public Value Multiply(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Multiply, a, b);

    [PyMethod("divide")]
    public Value Divide(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Divide, a, b);

    [PyMethod("divide_int")]
    public Value DivideInt(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.DivideWhole, a, b);

    [PyMethod("remainder")]
    public Value Remainder(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Remainder, a, b);

    [PyMethod("divmod")]
    public Value Divmod(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.DivideBoth, a, b);

    [PyMethod("compare")]
    public Value Compare(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Compare, a, b);

    [PyMethod("compare_signal")]
    public Value CompareSignal(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.CompareSignal, a, b);

    [PyMethod("compare_total")]
    public Value CompareTotal(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.CompareTotal, a, b);

    [PyMethod("compare_total_mag")]
    public Value CompareTotalMag(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.CompareTotalMagnitude, a, b);

    [PyMethod("logical_and")]
    public Value LogicalAnd(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.And, a, b);

    [PyMethod("logical_or")]
    public Value LogicalOr(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Or, a, b);

    [PyMethod("logical_xor")]
    public Value LogicalXor(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.ExclusiveOr, a, b);

    [PyMethod("max")]
    public Value Max(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Max, a, b);

    [PyMethod("max_mag")]
    public Value MaxMag(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.MaxMagnitude, a, b);

    [PyMethod("min")]
    public Value Min(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Min, a, b);

    [PyMethod("min_mag")]
    public Value MinMag(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.MinMagnitude, a, b);

    [PyMethod("next_toward")]
    public Value NextToward(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.NextToward, a, b);

    [PyMethod("quantize")]
    public Value Quantize(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Quantize, a, b);

    [PyMethod("remainder_near")]
    public Value RemainderNear(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.RemainderNear, a, b);

    [PyMethod("rotate")]
    public Value Rotate(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Rotate, a, b);

    [PyMethod("same_quantum")]
    public Value SameQuantum(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.SameQuantum, a, b);

    [PyMethod("scaleb")]
    public Value Scaleb(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.ScaleB, a, b);

    [PyMethod("shift")]
    public Value Shift(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.Shift, a, b);

    [PyMethod("copy_sign")]
    public Value CopySign(ThreadState ts, [Keyword] Value a, [Keyword] Value b) => Do(ts, DecimalOperation.CopySign, a, b);

    [PyMethod("fma")]
    public Value Fma(ThreadState ts, [Keyword] Value a, [Keyword] Value b, [Keyword] Value c) => Do(ts, DecimalOperation.MultiplyAdd, a, b, c);

    [PyMethod("power")]
    public Value Power(ThreadState ts, [Keyword] Value a, [Keyword] Value b, [Keyword] Value modulo = default) =>
        Do(ts, DecimalOperation.Power, a, b, modulo.IsNull || modulo.IsNone ? default : modulo);

    [PyMethod("radix")]
    public PyDecimal Radix() => new(DecimalNumber.OfInt(10));

    /// <summary>As the constructor, but rounded to this context, and without white space or underscores in a text.</summary>
    [PyMethod("create_decimal")]
    public Value CreateDecimal(ThreadState ts, Value num = default)
    {
        DecimalStatus status = 0;
        if (num.IsNull)
        {
            return new Value(new PyDecimal(default));
        }
        if (num.Object is PyStr text)
        {
            if (!DecimalText.TryParse(text, false, out var parsed))
            {
                return DecimalOperations.Conclude(ts, DecimalNumber.NaN, this, DecimalStatus.ConversionSyntax);
            }
            if (parsed.IsNaN)
            {
                return parsed.HasCoefficient && parsed.DigitCount > Precision - Clamp
                    ? DecimalOperations.Conclude(ts, DecimalNumber.NaN, this, DecimalStatus.ConversionSyntax)
                    : new Value(new PyDecimal(parsed));
            }
            return DecimalOperations.Conclude(ts, parsed.IsFinite ? DecimalArithmetic.Finish(parsed, this, ref status) : parsed, this, status);
        }
        return ts.Then(PyDecimal.Make(ts, PyDecimal.TypeObject, num, this), Created, new Value(this));
    }

    static readonly Continuation Created = new("decimal.create", &FitCreated);

    static Value FitCreated(ThreadState ts, Value made, Value self, Value b, Value c)
    {
        var context = (PyDecimalContext)self.Object;
        var number = ((PyDecimal)made.Object).Number;
        if (number.IsNaN)
        {
            return number.HasCoefficient && number.DigitCount > context.Precision - context.Clamp
                ? DecimalOperations.Conclude(ts, DecimalNumber.NaN, context, DecimalStatus.ConversionSyntax)
                : made;
        }
        DecimalStatus status = 0;
        return DecimalOperations.Conclude(ts, number.IsFinite ? DecimalArithmetic.Finish(number, context, ref status) : number, context, status);
    }

    [PyMethod("create_decimal_from_float")]
    public Value CreateDecimalFromFloat(ThreadState ts, Value f)
    {
        DecimalStatus status = 0;
        if (Numbers.TryBig(f, out var whole))
        {
            return DecimalOperations.Conclude(ts, DecimalArithmetic.Finish(DecimalNumber.OfInt(whole), this, ref status), this, status);
        }
        if (!Numbers.TryFloat(f, out var value))
        {
            return ts.Raise(BuiltinTypes.TypeError, "argument must be int or float");
        }
        return DecimalOperations.Conclude(ts, DecimalArithmetic.Fit(DecimalNumber.OfDouble(value), this, ref status), this, status);
    }
}
