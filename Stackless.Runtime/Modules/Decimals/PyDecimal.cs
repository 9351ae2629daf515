// Decimal: an exact decimal number. https://docs.python.org/3/library/decimal.html#decimal-objects
using System.Globalization;
using System.Numerics;

namespace Stackless.Runtime;

[PyType("Decimal", Module = "decimal", IsHidden = true, Subclassable = true)]
public unsafe partial class PyDecimal : PyObject
{
    const long MinTiny = PyDecimalContext.MinExponent - PyDecimalContext.MaxPrecision + 1;

    internal DecimalNumber Number { get; private set; }

    internal PyDecimal(in DecimalNumber number) : base(ShapeIds.Decimal) => Number = number;

    protected PyDecimal(int shapeId) : base(shapeId)
    {
    }

    // ---- construction ----------------------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value value = default, [Keyword] Value context = default)
    {
        if (value.IsNull)
        {
            return Of(type, default);
        }
        if (context.IsNull || context.IsNone)
        {
            return Make(ts, type, value, null);
        }
        return context.Object is PyDecimalContext given ? Make(ts, type, value, given) : ts.Raise(BuiltinTypes.TypeError, "optional argument must be a context");
    }

    static Value Of(PyType type, in DecimalNumber number)
    {
        if (type == TypeObject)
        {
            return new Value(new PyDecimal(number));
        }
        var made = (PyDecimal)type.Allocate();
        made.Number = number;
        return new Value(made);
    }

    /// <summary>From a number, text or tuple, exactly. The context, null if it is the current one, is told of what is none.</summary>
    internal static Value Make(ThreadState ts, PyType type, Value value, PyDecimalContext? context)
    {
        if (value.Object is PyDecimal same && type == TypeObject && same.Type == TypeObject)
        {
            return value;
        }
        if (DecimalOperations.TryConvert(value, out var number))
        {
            return Of(type, number);
        }
        DecimalStatus status = 0;
        if (value.Object is PyStr text)
        {
            var isNumber = DecimalText.TryParse(text, true, out number);
            if (isNumber && IsInRange(number))
            {
                return Of(type, number);
            }
            status = isNumber ? DecimalStatus.InvalidOperation : DecimalStatus.ConversionSyntax;
            number = DecimalNumber.NaN;
        }
        else if (Numbers.TryFloat(value, out var real))
        {
            status = DecimalStatus.FloatOperation;
            number = DecimalNumber.OfDouble(real);
        }
        else if (value.Object is PyTuple or PyList)
        {
            if (!TryParts(ts, value.Object is PyTuple parts ? parts.Items : ((PyList)value.Object).Span, out number))
            {
                return default;
            }
            if (IsInRange(number))
            {
                return Of(type, number);
            }
            status = DecimalStatus.InvalidOperation;
            number = DecimalNumber.NaN;
        }
        else
        {
            return ts.Raise(BuiltinTypes.TypeError, $"conversion from {value.Type.MessageName} to Decimal is not supported");
        }
        if (context is null && (context = ts.Interpreter.Decimals.Current(ts)) is null)
        {
            return ts.Then(ts.Interpreter.Decimals.ContextGetter.Object.Call0(ts), MadeContext, new Value(type), value);
        }
        return context.Signals(status) ? ts.Interpreter.Decimals.Raise(ts, status & context.TrapBits) : Of(type, number);
    }

    // Is there a context to which it belongs?
    static bool IsInRange(in DecimalNumber number) => !number.IsFinite
        || number.Exponent >= MinTiny && number.Exponent <= PyDecimalContext.MaxPrecision && (!number.HasCoefficient || number.Adjusted <= PyDecimalContext.MaxPrecision);

    static readonly Continuation MadeContext = new("decimal.new", &MakeIn);

    static Value MakeIn(ThreadState ts, Value context, Value type, Value value, Value c) => Make(ts, (PyType)type.Object, value, (PyDecimalContext)context.Object);

    static bool TryParts(ThreadState ts, ReadOnlySpan<Value> parts, out DecimalNumber number)
    {
        number = default;
        bool Fail(string message)
        {
            ts.Raise(BuiltinTypes.ValueError, message);
            return false;
        }
        if (parts.Length != 3)
        {
            return Fail("argument must be a sequence of length 3");
        }
        if (!Numbers.TryLong(parts[0], out var sign) || sign is not (0 or 1))
        {
            return Fail("sign must be an integer with the value 0 or 1");
        }
        var kind = DecimalKind.Finite;
        long exponent = 0;
        if (parts[2].Object is PyStr name)
        {
            switch (name.Text)
            {
                case "F":
                    number = DecimalNumber.Infinity(sign != 0);
                    return true;
                case "n":
                    kind = DecimalKind.Quiet;
                    break;
                case "N":
                    kind = DecimalKind.Signalling;
                    break;
                default:
                    return Fail("string argument in the third position must be 'F', 'n' or 'N'");
            }
        }
        else if (!Numbers.TryLong(parts[2], out exponent))
        {
            return Fail("exponent must be an integer");
        }
        if (parts[1].Object is not (PyTuple or PyList))
        {
            return Fail("coefficient must be a tuple of digits");
        }
        var items = parts[1].Object is PyTuple tuple ? tuple.Items : ((PyList)parts[1].Object).Span;
        var digits = new char[items.Length + 1];
        digits[0] = '0';
        for (var i = 0; i < items.Length; i++)
        {
            if (!Numbers.TryLong(items[i], out var digit) || digit is < 0 or > 9)
            {
                return Fail("coefficient must be a tuple of digits");
            }
            digits[i + 1] = (char)('0' + digit);
        }
        number = new DecimalNumber(sign != 0, BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), exponent, kind);
        return true;
    }

    [PyClassMethod("from_float")]
    public static Value FromFloat(ThreadState ts, PyType type, Value f)
    {
        DecimalNumber number;
        if (Numbers.TryBig(f, out var whole))
        {
            number = DecimalNumber.OfInt(whole);
        }
        else if (Numbers.TryFloat(f, out var real))
        {
            number = DecimalNumber.OfDouble(real);
        }
        else
        {
            return ts.Raise(BuiltinTypes.TypeError, "argument must be int or float");
        }
        var made = new Value(new PyDecimal(number));
        return type == TypeObject ? made : new Value(type).Object.Call1(ts, made);
    }

    [PyClassMethod("from_number")]
    public static Value FromNumber(ThreadState ts, PyType type, Value number)
    {
        if (Numbers.TryFloat(number, out _))
        {
            return FromFloat(ts, type, number);
        }
        return Numbers.IsInt(number) || number.Object is PyDecimal
            ? type == TypeObject ? Make(ts, type, number, null) : new Value(type).Object.Call1(ts, number)
            : ts.Then(Representation.Repr(ts, number), Refused);
    }

    static readonly Continuation Refused = new("decimal.refused", &Refuse);

    static Value Refuse(ThreadState ts, Value shown, Value a, Value b, Value c) => ts.Raise(BuiltinTypes.TypeError, $"Cannot convert {((PyStr)shown.Object).Text} to Decimal");

    // ---- what it is -------------------------------------------------------------------------------------------------------------------

    [PyGetter("real")]
    public PyDecimal Real => this;

    [PyGetter("imag")]
    public PyDecimal Imaginary => new(default);

    [PyMethod("__bool__")]
    public bool Bool() => !Number.IsZero;

    [PyMethod("as_tuple")]
    public Value AsTuple(ThreadState ts)
    {
        var items = Array.Empty<Value>();
        if (Number.IsInfinite)
        {
            items = [Value.Int(0)];
        }
        else if (!Number.IsNaN || Number.HasCoefficient)
        {
            items = DecimalText.Digits(Number).Select(c => Value.Int(c - '0')).ToArray();
        }
        var exponent = Number.Kind switch
        {
            DecimalKind.Finite => Value.Int(Number.Exponent),
            DecimalKind.Infinity => Value.Str("F"),
            DecimalKind.Quiet => Value.Str("n"),
            _ => Value.Str("N"),
        };
        return ts.Interpreter.Decimals.TupleMaker.Object.Call3(ts, Value.Int(Number.IsNegative ? 1 : 0), new Value(PyTuple.Of(items)), exponent);
    }

    [PyMethod("as_integer_ratio")]
    public Value AsIntegerRatio(ThreadState ts)
    {
        if (!Number.IsFinite)
        {
            return Number.IsInfinite ? ts.Raise(BuiltinTypes.OverflowError, "cannot convert Infinity to integer ratio") : ts.Raise(BuiltinTypes.ValueError, "cannot convert NaN to integer ratio");
        }
        var top = Number.IsNegative ? -Number.Coefficient : Number.Coefficient;
        if (Number.Exponent >= 0 || top.IsZero)
        {
            return new Value(PyTuple.Of(Value.Int(top.IsZero ? top : top * DecimalDigits.Power(Number.Exponent)), Value.Int(1)));
        }
        var bottom = DecimalDigits.Power(-Number.Exponent);
        var common = BigInteger.GreatestCommonDivisor(top, bottom);
        return new Value(PyTuple.Of(Value.Int(top / common), Value.Int(bottom / common)));
    }

    // ---- conversions -------------------------------------------------------------------------------------------------------------------

    Value Whole(ThreadState ts, DecimalRounding rounding) => Number.IsFinite ? Value.Int(Number.ToInteger(rounding))
        : Number.IsInfinite ? ts.Raise(BuiltinTypes.OverflowError, "cannot convert Infinity to integer") : ts.Raise(BuiltinTypes.ValueError, "cannot convert NaN to integer");

    [PyMethod("__int__")]
    public Value Int(ThreadState ts) => Whole(ts, DecimalRounding.Down);

    [PyMethod("__trunc__")]
    public Value Trunc(ThreadState ts) => Whole(ts, DecimalRounding.Down);

    [PyMethod("__floor__")]
    public Value Floor(ThreadState ts) => Whole(ts, DecimalRounding.Floor);

    [PyMethod("__ceil__")]
    public Value Ceil(ThreadState ts) => Whole(ts, DecimalRounding.Ceiling);

    [PyMethod("__round__")]
    public Value Round(ThreadState ts, Value ndigits = default)
    {
        if (ndigits.IsNull)
        {
            return Whole(ts, DecimalRounding.HalfEven);
        }
        if (!Numbers.TryLong(ndigits, out var places))
        {
            return Numbers.IsInt(ndigits)
                ? ts.Raise(BuiltinTypes.OverflowError, "Python int too large to convert to C ssize_t")
                : ts.Raise(BuiltinTypes.TypeError, "optional arg must be an integer");
        }
        return Do(ts, DecimalOperation.Quantize, default, new Value(new PyDecimal(new DecimalNumber(false, 1, places == long.MinValue ? long.MaxValue : -places))));
    }

    [PyMethod("__float__")]
    public Value Float(ThreadState ts) => Number.Kind == DecimalKind.Signalling
        ? ts.Raise(BuiltinTypes.ValueError, "cannot convert signaling NaN to float")
        : Value.Float(ToDouble());

    double ToDouble() => Number.IsNaN ? Number.IsNegative ? -FloatText.PositiveNaN : FloatText.PositiveNaN
        : Number.IsInfinite ? Number.IsNegative ? double.NegativeInfinity : double.PositiveInfinity
        : double.Parse(DecimalText.Show(Number, false, true), NumberStyles.Float, CultureInfo.InvariantCulture);

    [PyMethod("__complex__")]
    public Value Complex(ThreadState ts) => Number.Kind == DecimalKind.Signalling
        ? ts.Raise(BuiltinTypes.ValueError, "cannot convert signaling NaN to float")
        : new Value(new PyComplex(ToDouble(), 0));

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(new Value(PyStr.Plain(DecimalText.Show(Number, false, true)))))));

    [PyMethod("__copy__")]
    public PyDecimal Copy() => this;

    [PyMethod("__deepcopy__")]
    public PyDecimal DeepCopy(Value memo) => this;

    [PyMethod("__repr__")]
    public string Repr() => $"Decimal('{DecimalText.Show(Number, false, true)}')";

    static readonly BigInteger modulus = (BigInteger.One << 61) - 1, inverseOfTen = BigInteger.ModPow(10, modulus - 2, modulus);

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts)
    {
        if (!Number.IsFinite)
        {
            return Number.Kind == DecimalKind.Signalling ? ts.Raise(BuiltinTypes.TypeError, "Cannot hash a signaling NaN value")
                : Number.IsNaN ? Value.Int(Identity.Hash(new Value(this))) : Value.Int(Number.IsNegative ? -314159 : 314159);
        }
        var power = BigInteger.ModPow(Number.Exponent >= 0 ? 10 : inverseOfTen, Math.Abs(Number.Exponent), modulus);
        var hash = (long)(Number.Coefficient * power % modulus);
        hash = Number.IsNegative ? -hash : hash;
        return Value.Int(hash == -1 ? -2 : hash);
    }

    // ---- comparing with other kinds of numbers ---------------------------------------------------------------------------------------------

    Value Compare(ThreadState ts, DecimalOperation operation, Value other)
    {
        if (DecimalOperations.TryConvert(other, out _))
        {
            return DecimalOperations.Operator(ts, operation, new Value(this), other);
        }
        var isEquality = operation is DecimalOperation.Equal or DecimalOperation.NotEqual;
        if (other.Object is PyComplex complex)
        {
            if (!isEquality || complex.Imaginary != 0)
            {
                return Value.NotImplemented;
            }
            other = Value.Float(complex.Real);
        }
        if (Numbers.TryFloat(other, out var real))
        {
            if (ts.Interpreter.Decimals.Current(ts) is not { } context)
            {
                return ts.Then(ts.Interpreter.Decimals.ContextGetter.Object.Call0(ts), ComparedContext, new Value(this), other, Value.Int((int)operation));
            }
            return context.Signals(DecimalStatus.FloatOperation) && !isEquality
                ? ts.Interpreter.Decimals.Raise(ts, DecimalStatus.FloatOperation)
                : DecimalOperations.Method(ts, operation, new Value(context), new Value(this), new Value(new PyDecimal(DecimalNumber.OfDouble(real))));
        }
        if (other.Object is PyStr or PyNone or PyTuple or PyList or PyDict or PyByteString)
        {
            return Value.NotImplemented;
        }
        return ts.Then(ts.Interpreter.Decimals.OtherConverter.Object.Call2(ts, new Value(this), other), OtherReady, Value.Int((int)operation));
    }

    static readonly Continuation ComparedContext = new("decimal.compare", &CompareAgain);
    static readonly Continuation OtherReady = new("decimal.other", &CompareBoth);

    static Value CompareAgain(ThreadState ts, Value context, Value self, Value other, Value operation)
    {
        // Known from here on; if the module has been replaced by one that does not say so, this is said.
        ts.Interpreter.Decimals.Remember(ts, (PyDecimalContext)context.Object);
        return ((PyDecimal)self.Object).Compare(ts, (DecimalOperation)operation.Bits, other);
    }

    // What is to be compared instead: both sides made decimals, or None.
    static Value CompareBoth(ThreadState ts, Value both, Value operation, Value b, Value c) => both.Object is PyTuple { Items: [var x, var y] }
        ? DecimalOperations.Operator(ts, (DecimalOperation)operation.Bits, x, y)
        : Value.NotImplemented;

    // ---- methods with a rounding, text -------------------------------------------------------------------------------------------------------

    [PyMethod("quantize")]
    public Value Quantize(ThreadState ts, [Keyword] Value exp, [Keyword] Value rounding = default, [Keyword] Value context = default) =>
        WithRounding(ts, DecimalOperation.Quantize, rounding, context, exp);

    [PyMethod("to_integral_value")]
    public Value ToIntegralValue(ThreadState ts, [Keyword] Value rounding = default, [Keyword] Value context = default) => WithRounding(ts, DecimalOperation.ToIntegral, rounding, context);

    [PyMethod("to_integral")]
    public Value ToIntegral(ThreadState ts, [Keyword] Value rounding = default, [Keyword] Value context = default) => WithRounding(ts, DecimalOperation.ToIntegral, rounding, context);

    [PyMethod("to_integral_exact")]
    public Value ToIntegralExact(ThreadState ts, [Keyword] Value rounding = default, [Keyword] Value context = default) => WithRounding(ts, DecimalOperation.ToIntegralExact, rounding, context);

    Value WithRounding(ThreadState ts, DecimalOperation operation, Value rounding, Value context, Value operand = default)
    {
        if (rounding.IsNull || rounding.IsNone)
        {
            return Do(ts, operation, context, operand);
        }
        if (!DecimalNames.TryRounding(rounding, out var wanted))
        {
            return PyDecimalContext.RaiseRounding(ts);
        }
        if (context.IsNull || context.IsNone)
        {
            if (ts.Interpreter.Decimals.Current(ts) is not { } current)
            {
                return ts.Then(ts.Interpreter.Decimals.ContextGetter.Object.Call0(ts), RoundingContext, new Value(this), rounding, new Value(PyTuple.Of(Value.Int((int)operation), operand.IsNull ? Value.None : operand)));
            }
            context = new Value(current);
        }
        if (context.Object is not PyDecimalContext given)
        {
            return ts.Raise(BuiltinTypes.TypeError, "optional argument must be a context");
        }
        DecimalNumber other = default;
        if (!operand.IsNull && !DecimalOperations.TryConvert(operand, out other))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"conversion from {operand.Type.MessageName} to Decimal is not supported");
        }
        DecimalStatus status = 0;
        var result = operation == DecimalOperation.Quantize
            ? DecimalArithmetic.Quantize(Number, other, wanted, given, ref status)
            : DecimalArithmetic.ToIntegral(Number, wanted, operation == DecimalOperation.ToIntegralExact, given, ref status);
        return DecimalOperations.Conclude(ts, result, given, status);
    }

    static readonly Continuation RoundingContext = new("decimal.rounding", &RoundIn);

    static Value RoundIn(ThreadState ts, Value context, Value self, Value rounding, Value rest)
    {
        var items = ((PyTuple)rest.Object).Items;
        return ((PyDecimal)self.Object).WithRounding(ts, (DecimalOperation)items[0].Bits, rounding, context, items[1].IsNone ? default : items[1]);
    }

    [PyMethod("__format__")]
    public Value Format(ThreadState ts, PyStr specification)
    {
        var state = ts.Interpreter.Decimals;
        return state.Current(ts) is { } context
            ? FormatIn(ts, specification, context)
            : ts.Then(state.ContextGetter.Object.Call0(ts), FormattingContext, new Value(this), new Value(specification));
    }

    static readonly Continuation FormattingContext = new("decimal.format", &FormatWith);
    static readonly Continuation ConventionsReady = new("decimal.conventions", &FormatAsPlaceDoes);

    static Value FormatWith(ThreadState ts, Value context, Value self, Value specification, Value c) =>
        ((PyDecimal)self.Object).FormatIn(ts, (PyStr)specification.Object, (PyDecimalContext)context.Object);

    Value FormatIn(ThreadState ts, PyStr specification, PyDecimalContext context)
    {
        if (specification.Length == 0)
        {
            return new Value(PyStr.Plain(DecimalText.Show(Number, false, context.HasCapitals)));
        }
        if (DecimalText.Parse(specification) is not { } parsed)
        {
            return ts.Raise(BuiltinTypes.ValueError, "invalid format string");
        }
        return parsed.Kind != 'n'
            ? Value.Str(DecimalText.Format(Number, parsed, DecimalText.Conventions.None, context))
            : ts.Then(ts.Interpreter.Decimals.ConventionsGetter.Object.Call0(ts), ConventionsReady, new Value(this), new Value(specification), new Value(context));
    }

    static Value FormatAsPlaceDoes(ThreadState ts, Value conventions, Value self, Value specification, Value context)
    {
        var items = ((PyTuple)conventions.Object).Items;
        var known = new DecimalText.Conventions(((PyStr)items[0].Object).Text, ((PyStr)items[1].Object).Text, Array.ConvertAll(((PyTuple)items[2].Object).Items, v => (int)v.Bits));
        return Value.Str(DecimalText.Format(((PyDecimal)self.Object).Number, DecimalText.Parse((PyStr)specification.Object)!, known, (PyDecimalContext)context.Object));
    }
}
