// The operations as methods of a number, which take the context last. https://docs.python.org/3/library/decimal.html#decimal-objects
namespace Stackless.Runtime;

public unsafe partial class PyDecimal
{
    Value Do(ThreadState ts, DecimalOperation operation, Value context, Value b = default, Value c = default) => DecimalOperations.Method(ts, operation, context, new Value(this), b, c);

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Add, new Value(this), other);

    [PyMethod("__radd__")]
    public Value RAdd(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Add, other, new Value(this));

    [PyMethod("__sub__")]
    public Value Sub(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Subtract, new Value(this), other);

    [PyMethod("__rsub__")]
    public Value RSub(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Subtract, other, new Value(this));

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Multiply, new Value(this), other);

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Multiply, other, new Value(this));

    [PyMethod("__truediv__")]
    public Value Truediv(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Divide, new Value(this), other);

    [PyMethod("__rtruediv__")]
    public Value RTruediv(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Divide, other, new Value(this));

    [PyMethod("__floordiv__")]
    public Value Floordiv(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.DivideWhole, new Value(this), other);

    [PyMethod("__rfloordiv__")]
    public Value RFloordiv(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.DivideWhole, other, new Value(this));

    [PyMethod("__mod__")]
    public Value Mod(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Remainder, new Value(this), other);

    [PyMethod("__rmod__")]
    public Value RMod(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.Remainder, other, new Value(this));

    [PyMethod("__divmod__")]
    public Value Divmod(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.DivideBoth, new Value(this), other);

    [PyMethod("__rdivmod__")]
    public Value RDivmod(ThreadState ts, Value other) => DecimalOperations.Operator(ts, DecimalOperation.DivideBoth, other, new Value(this));

    [PyMethod("__lt__")]
    public Value Lt(ThreadState ts, Value other) => Compare(ts, DecimalOperation.Less, other);

    [PyMethod("__le__")]
    public Value Le(ThreadState ts, Value other) => Compare(ts, DecimalOperation.LessOrEqual, other);

    [PyMethod("__gt__")]
    public Value Gt(ThreadState ts, Value other) => Compare(ts, DecimalOperation.Greater, other);

    [PyMethod("__ge__")]
    public Value Ge(ThreadState ts, Value other) => Compare(ts, DecimalOperation.GreaterOrEqual, other);

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other) => Compare(ts, DecimalOperation.Equal, other);

    [PyMethod("__ne__")]
    public Value Ne(ThreadState ts, Value other) => Compare(ts, DecimalOperation.NotEqual, other);

    [PyMethod("__neg__")]
    public Value Neg(ThreadState ts) => Do(ts, DecimalOperation.Minus, default);

    [PyMethod("__pos__")]
    public Value Pos(ThreadState ts) => Do(ts, DecimalOperation.Plus, default);

    [PyMethod("__abs__")]
    public Value Abs(ThreadState ts) => Do(ts, DecimalOperation.Absolute, default);

    [PyMethod("__str__")]
    public Value Str(ThreadState ts) => Do(ts, DecimalOperation.Text, default);

    [PyMethod("exp")]
    public Value Exp(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.Exponential, context);

    [PyMethod("ln")]
    public Value Ln(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.NaturalLogarithm, context);

    [PyMethod("log10")]
    public Value Log10(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.DecimalLogarithm, context);

    [PyMethod("logb")]
    public Value Logb(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.LogB, context);

    [PyMethod("logical_invert")]
    public Value LogicalInvert(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.Invert, context);

    [PyMethod("next_minus")]
    public Value NextMinus(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.NextMinus, context);

    [PyMethod("next_plus")]
    public Value NextPlus(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.NextPlus, context);

    [PyMethod("normalize")]
    public Value Normalize(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.Normalize, context);

    [PyMethod("number_class")]
    public Value NumberClass(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.Class, context);

    [PyMethod("sqrt")]
    public Value Sqrt(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.SquareRoot, context);

    [PyMethod("to_eng_string")]
    public Value ToEngString(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.EngineeringText, context);

    [PyMethod("is_normal")]
    public Value IsNormal(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.IsNormal, context);

    [PyMethod("is_subnormal")]
    public Value IsSubnormal(ThreadState ts, [Keyword] Value context = default) => Do(ts, DecimalOperation.IsSubnormal, context);

    [PyMethod("compare")]
    public Value CompareMethod(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.Compare, context, other);

    [PyMethod("compare_signal")]
    public Value CompareSignal(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.CompareSignal, context, other);

    [PyMethod("compare_total")]
    public Value CompareTotal(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.CompareTotal, context, other);

    [PyMethod("compare_total_mag")]
    public Value CompareTotalMag(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.CompareTotalMagnitude, context, other);

    [PyMethod("logical_and")]
    public Value LogicalAnd(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.And, context, other);

    [PyMethod("logical_or")]
    public Value LogicalOr(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.Or, context, other);

    [PyMethod("logical_xor")]
    public Value LogicalXor(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.ExclusiveOr, context, other);

    [PyMethod("max")]
    public Value Max(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.Max, context, other);

    [PyMethod("max_mag")]
    public Value MaxMag(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.MaxMagnitude, context, other);

    [PyMethod("min")]
    public Value Min(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.Min, context, other);

    [PyMethod("min_mag")]
    public Value MinMag(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.MinMagnitude, context, other);

    [PyMethod("next_toward")]
    public Value NextToward(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.NextToward, context, other);

    [PyMethod("remainder_near")]
    public Value RemainderNear(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.RemainderNear, context, other);

    [PyMethod("rotate")]
    public Value Rotate(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.Rotate, context, other);

    [PyMethod("same_quantum")]
    public Value SameQuantum(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.SameQuantum, context, other);

    [PyMethod("scaleb")]
    public Value Scaleb(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.ScaleB, context, other);

    [PyMethod("shift")]
    public Value Shift(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.Shift, context, other);

    [PyMethod("copy_sign")]
    public Value CopySign(ThreadState ts, [Keyword] Value other, [Keyword] Value context = default) => Do(ts, DecimalOperation.CopySign, context, other);

    [PyMethod("fma")]
    public Value Fma(ThreadState ts, [Keyword] Value other, [Keyword] Value third, [Keyword] Value context = default) => Do(ts, DecimalOperation.MultiplyAdd, context, other, third);

    [PyMethod("__pow__")]
    public Value Pow(ThreadState ts, Value other, Value modulo = default)
    {
        if (modulo.IsNull || modulo.IsNone)
        {
            return DecimalOperations.Operator(ts, DecimalOperation.Power, new Value(this), other);
        }
        return DecimalOperations.TryConvert(other, out _) && DecimalOperations.TryConvert(modulo, out _)
            ? Do(ts, DecimalOperation.Power, default, other, modulo) : Value.NotImplemented;
    }

    [PyMethod("__rpow__")]
    public Value RPow(ThreadState ts, Value other, Value modulo = default) => modulo.IsNull || modulo.IsNone
        ? DecimalOperations.Operator(ts, DecimalOperation.Power, other, new Value(this))
        : DecimalOperations.TryConvert(other, out _) && DecimalOperations.TryConvert(modulo, out _)
            ? DecimalOperations.Method(ts, DecimalOperation.Power, default, other, new Value(this), modulo) : Value.NotImplemented;

    [PyMethod("is_canonical")]
    public bool IsCanonical() => true;

    [PyMethod("canonical")]
    public PyDecimal Canonical() => this;

    [PyMethod("conjugate")]
    public PyDecimal Conjugate() => this;

    [PyMethod("is_finite")]
    public bool IsFinite() => Number.IsFinite;

    [PyMethod("is_infinite")]
    public bool IsInfinite() => Number.IsInfinite;

    [PyMethod("is_nan")]
    public bool IsNaN() => Number.IsNaN;

    [PyMethod("is_qnan")]
    public bool IsQuiet() => Number.Kind == DecimalKind.Quiet;

    [PyMethod("is_snan")]
    public bool IsSignalling() => Number.Kind == DecimalKind.Signalling;

    [PyMethod("is_signed")]
    public bool IsSigned() => Number.IsNegative;

    [PyMethod("is_zero")]
    public bool IsZero() => Number.IsZero;

    [PyMethod("radix")]
    public PyDecimal Radix() => new(DecimalNumber.OfInt(10));

    [PyMethod("adjusted")]
    public long Adjusted() => Number.Adjusted;

    [PyMethod("copy_abs")]
    public PyDecimal CopyAbs() => new(Number.Absolute);

    [PyMethod("copy_negate")]
    public PyDecimal CopyNegate() => new(Number.Negated);
}
