// complex: two doubles. https://docs.python.org/3/library/functions.html#complex
using System.Numerics;

namespace Stackless.Runtime;

[PyType("complex", Subclassable = true)]
public unsafe partial class PyComplex : PyObject
{
    public double Real { get; private set; }
    public double Imaginary { get; private set; }

    public PyComplex(double real, double imaginary) : base(ShapeIds.Complex)
    {
        Real = real;
        Imaginary = imaginary;
    }

    protected PyComplex(int shapeId) : base(shapeId)
    {
    }

    static Value Make(Complex c) => new(new PyComplex(c.Real, c.Imaginary));

    Complex Number => new(Real, Imaginary);

    internal static bool TryNumber(Value v, out Complex result)
    {
        if (v.Object is PyComplex c)
        {
            result = c.Number;
            return true;
        }
        var isReal = Numbers.TryDouble(v, out var d);
        result = d;
        return isReal;
    }

    /// <summary>a ** b for a negative a and a fractional b.</summary>
    internal static Value Power(ThreadState ts, double a, double b) => Make(Power(new Complex(a, 0), new Complex(b, 0)));

    static Complex Power(Complex a, Complex b)
    {
        if (b == Complex.Zero)
        {
            return Complex.One;
        }
        if (a == Complex.Zero)
        {
            return Complex.Zero;
        }
        if (b.Imaginary == 0 && b.Real == Math.Floor(b.Real) && Math.Abs(b.Real) <= 100)
        {
            var result = Complex.One;
            var square = a;
            for (var n = (int)Math.Abs(b.Real); n > 0; n >>= 1)
            {
                if ((n & 1) != 0)
                {
                    result = MultiplyWhole(result, square);
                }
                square = MultiplyWhole(square, square);
            }
            return b.Real < 0 ? Complex.One / result : result;
        }
        var length = Math.Pow(Abs(a), b.Real);
        var angle = Math.Atan2(a.Imaginary, a.Real);
        var phase = angle * b.Real;
        if (b.Imaginary != 0)
        {
            length /= Math.Exp(angle * b.Imaginary);
            phase += b.Imaginary * Math.Log(Abs(a));
        }
        return new Complex(length * Math.Cos(phase), length * Math.Sin(phase));
    }

    static Complex Multiply(Complex a, Complex b) =>
        new(a.Real * b.Real - a.Imaginary * b.Imaginary, a.Real * b.Imaginary + a.Imaginary * b.Real);

    static double Abs(Complex a) => double.Hypot(a.Real, a.Imaginary);

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value real = default, [Keyword] Value imag = default)
    {
        if (real.Object is PyStr text && imag.IsNull)
        {
            return TryParse(text.Text, out var parsed) ? Finish(type, parsed) : ts.Raise(BuiltinTypes.ValueError, "complex() arg is a malformed string");
        }
        var first = real.IsNull ? Value.Int(0) : real;
        if (!TryNumber(first, out _) && first.Type.Has(Slot.Complex))
        {
            return ts.Then(Calling.CallMethod0(ts, first.Type.Find(Slot.Complex), first), PartReady, new Value(type), imag.IsNull ? Value.None : imag);
        }
        return Combine(ts, type, first, imag);
    }

    static readonly Continuation PartReady = new("complex.part", &PartMade);

    static Value PartMade(ThreadState ts, Value part, Value type, Value imag, Value c) => part.Object is PyComplex
        ? part.Type != BuiltinTypes.Complex
            ? ts.Then(Deprecations.WarnOfSubclass(ts, "__complex__()", "complex", part, part), ExactPart, type, imag)
            : Combine(ts, (PyType)type.Object, part, imag.IsNone ? default : imag)
        : ts.Raise(BuiltinTypes.TypeError, $"__complex__() must return a complex, not {part.Type.MessageName}");

    static readonly Continuation ExactPart = new("complex.exact", &CombineExact);

    static Value CombineExact(ThreadState ts, Value part, Value type, Value imag, Value c) => Combine(ts, (PyType)type.Object, part, imag.IsNone ? default : imag);

    /// <summary>A number of any kind, but no text.</summary>
    [PyClassMethod("from_number")]
    public static Value FromNumber(ThreadState ts, PyType type, Value number)
    {
        if (number.Type == TypeObject && type == TypeObject)
        {
            return number;
        }
        return TryNumber(number, out _) || number.Type.Has(Slot.Complex) || number.Type.Has(Slot.Float) || number.Type.Has(Slot.Index)
            ? New(ts, type, number)
            : ts.Raise(BuiltinTypes.TypeError, $"must be real number, not {number.Type.MessageName}");
    }

    static Value Combine(ThreadState ts, PyType type, Value first, Value second, bool areWarnedOf = false)
    {
        if (!TryNumber(first, out var a))
        {
            return first.Type.Has(Slot.Float) || first.Type.Has(Slot.Index)
                ? ts.Then(Numbers.Float(ts, first), FirstReady, new Value(type), second)
                : ts.Raise(BuiltinTypes.TypeError, second.IsNull
                    ? $"complex() argument must be a string or a number, not {ObjectType.NameInFull(first.Type)}"
                    : $"complex() argument 'real' must be a real number, not {ObjectType.NameInFull(first.Type)}");
        }
        if (second.IsNull)
        {
            return Finish(type, a);
        }
        if (!TryNumber(second, out var b))
        {
            return second.Type.Has(Slot.Float) || second.Type.Has(Slot.Index)
                ? ts.Then(Numbers.Float(ts, second), SecondReady, new Value(type), first)
                : ts.Raise(BuiltinTypes.TypeError, $"complex() argument 'imag' must be a real number, not {ObjectType.NameInFull(second.Type)}");
        }
        if (first.Object is PyComplex && !areWarnedOf)
        {
            return ts.Then(Deprecations.Warn(ts, $"complex() argument 'real' must be a real number, not {first.Type.MessageName}", first), RealWarned, new Value(type), second);
        }
        if (second.Object is PyComplex && !areWarnedOf)
        {
            return ts.Then(Deprecations.Warn(ts, $"complex() argument 'imag' must be a real number, not {second.Type.MessageName}", first), ImaginaryWarned, new Value(type), second);
        }
        // A part that is missing is no zero to add: -0.0 stays what it is.
        return Finish(type, new Complex(
            second.Object is PyComplex ? a.Real - b.Imaginary : a.Real,
            first.Object is PyComplex ? a.Imaginary + b.Real : b.Real));
    }

    static readonly Continuation RealWarned = new("complex.real", &AfterRealWarning);
    static readonly Continuation ImaginaryWarned = new("complex.imaginary", &AfterImaginaryWarning);

    static Value AfterRealWarning(ThreadState ts, Value first, Value type, Value second, Value c) => second.Object is PyComplex
        ? ts.Then(Deprecations.Warn(ts, $"complex() argument 'imag' must be a real number, not {second.Type.MessageName}", first), ImaginaryWarned, type, second)
        : Combine(ts, (PyType)type.Object, first, second, areWarnedOf: true);

    static Value AfterImaginaryWarning(ThreadState ts, Value first, Value type, Value second, Value c) => Combine(ts, (PyType)type.Object, first, second, areWarnedOf: true);

    static readonly Continuation FirstReady = new("complex.first", &FirstMade);
    static readonly Continuation SecondReady = new("complex.second", &SecondMade);

    static Value FirstMade(ThreadState ts, Value part, Value type, Value second, Value c) => Combine(ts, (PyType)type.Object, part, second);
    static Value SecondMade(ThreadState ts, Value part, Value type, Value first, Value c) => Combine(ts, (PyType)type.Object, first, part);

    static Value Finish(PyType type, Complex number)
    {
        if (type == TypeObject)
        {
            return Make(number);
        }
        var made = (PyComplex)type.Allocate();
        made.Real = number.Real;
        made.Imaginary = number.Imaginary;
        return new Value(made);
    }

    static bool TryParse(string text, out Complex result)
    {
        text = text.Trim();
        if (text.StartsWith('(') && text.EndsWith(')'))
        {
            text = text[1..^1].Trim();
        }
        result = default;
        if (!text.EndsWith('j') && !text.EndsWith('J'))
        {
            var real = FloatText.Parse(text);
            result = real ?? 0;
            return real is not null && !text.Contains(' ');
        }
        var body = text[..^1];
        var split = -1;
        for (var i = body.Length - 1; i > 0; i--)
        {
            if (body[i] is '+' or '-' && body[i - 1] is not ('e' or 'E'))
            {
                split = i;
                break;
            }
        }
        var imaginary = split < 0 ? body : body[split..];
        var im = imaginary is "" or "+" ? 1 : imaginary == "-" ? -1 : FloatText.Parse(imaginary);
        var re = split < 0 ? 0 : FloatText.Parse(body.AsSpan(0, split));
        result = new Complex(re ?? 0, im ?? 0);
        return re is not null && im is not null && !text.Contains(' ');
    }

    static Value Binary(ThreadState ts, Value a, Value b, Func<Complex, Complex, Complex> op) =>
        !TryNumber(a, out var x) || !TryNumber(b, out var y) ? Value.NotImplemented
        : IsTooLarge(a, x) || IsTooLarge(b, y) ? ts.Raise(BuiltinTypes.OverflowError, "int too large to convert to float")
        : Make(op(x, y));

    static bool IsTooLarge(Value given, Complex number) => double.IsInfinity(number.Real) && given.Object is PyInt;

    // A real operand has no imaginary part, which is another thing than one of zero: signs, infinities and NaNs of the other's part stay.
    static bool IsReal(Value v) => v.Object is not PyComplex;

    [PyMethod("__add__")] public Value Add(ThreadState ts, Value value) => Binary(ts, new Value(this), value, IsReal(value) ? static (a, b) => new Complex(a.Real + b.Real, a.Imaginary) : static (a, b) => a + b);
    [PyMethod("__radd__")] public Value RAdd(ThreadState ts, Value value) => Add(ts, value);
    [PyMethod("__sub__")] public Value Sub(ThreadState ts, Value value) => Binary(ts, new Value(this), value, IsReal(value) ? static (a, b) => new Complex(a.Real - b.Real, a.Imaginary) : static (a, b) => a - b);
    [PyMethod("__rsub__")] public Value RSub(ThreadState ts, Value value) => Binary(ts, value, new Value(this), IsReal(value) ? static (a, b) => new Complex(a.Real - b.Real, -b.Imaginary) : static (a, b) => a - b);
    [PyMethod("__mul__")] public Value Mul(ThreadState ts, Value value) => Binary(ts, new Value(this), value, IsReal(value) ? static (a, b) => new Complex(a.Real * b.Real, a.Imaginary * b.Real) : MultiplyWhole);
    [PyMethod("__rmul__")] public Value RMul(ThreadState ts, Value value) => Mul(ts, value);
    [PyMethod("__truediv__")] public Value TrueDiv(ThreadState ts, Value value) => Divide(ts, new Value(this), value);
    [PyMethod("__rtruediv__")] public Value RTrueDiv(ThreadState ts, Value value) => Divide(ts, value, new Value(this));

    static Value Divide(ThreadState ts, Value a, Value b)
    {
        if (TryNumber(a, out _) && TryNumber(b, out var y) && y == Complex.Zero)
        {
            return ts.Raise(BuiltinTypes.ZeroDivisionError, "division by zero");
        }
        return Binary(ts, a, b, IsReal(b) ? static (a, b) => new Complex(a.Real / b.Real, a.Imaginary / b.Real) : IsReal(a) ? static (a, b) => Quotient(a.Real, b) : static (a, b) => Quotient(a, b));
    }

    // The product of what is infinite or NaN in parts: if a factor is infinite, so is the product (C's Annex G).
    static Complex MultiplyWhole(Complex a, Complex b)
    {
        var product = Multiply(a, b);
        if (!double.IsNaN(product.Real) || !double.IsNaN(product.Imaginary))
        {
            return product;
        }
        var isInfinite = false;
        if (IsInfinite(a))
        {
            (a, b, isInfinite) = (Boxed(a), WithoutNaN(b), true);
        }
        if (IsInfinite(b))
        {
            (a, b, isInfinite) = (WithoutNaN(a), Boxed(b), true);
        }
        if (!isInfinite && (double.IsInfinity(a.Real * b.Real) || double.IsInfinity(a.Imaginary * b.Imaginary)
            || double.IsInfinity(a.Real * b.Imaginary) || double.IsInfinity(a.Imaginary * b.Real)))
        {
            (a, b, isInfinite) = (WithoutNaN(a), WithoutNaN(b), true);
        }
        product = isInfinite ? Multiply(a, b) : product;
        return isInfinite ? new Complex(double.PositiveInfinity * product.Real, double.PositiveInfinity * product.Imaginary) : product;
    }

    static bool IsInfinite(Complex c) => double.IsInfinity(c.Real) || double.IsInfinity(c.Imaginary);

    // Infinite parts as ones, finite ones as zeros, with their signs.
    static Complex Boxed(Complex c) => new(Boxed(c.Real), Boxed(c.Imaginary));

    static double Boxed(double d) => Math.CopySign(double.IsInfinity(d) ? 1 : 0, d);

    static Complex WithoutNaN(Complex c) => new(WithoutNaN(c.Real), WithoutNaN(c.Imaginary));

    static double WithoutNaN(double d) => double.IsNaN(d) ? Math.CopySign(0, d) : d;

    // By the larger part of the divisor, so that no square overflows; b is not zero.
    static Complex Quotient(Complex a, Complex b)
    {
        double re, im;
        if (Math.Abs(b.Real) >= Math.Abs(b.Imaginary))
        {
            var ratio = b.Imaginary / b.Real;
            var divisor = b.Real + b.Imaginary * ratio;
            (re, im) = ((a.Real + a.Imaginary * ratio) / divisor, (a.Imaginary - a.Real * ratio) / divisor);
        }
        else if (Math.Abs(b.Imaginary) >= Math.Abs(b.Real))
        {
            var ratio = b.Real / b.Imaginary;
            var divisor = b.Real * ratio + b.Imaginary;
            (re, im) = ((a.Real * ratio + a.Imaginary) / divisor, (a.Imaginary * ratio - a.Real) / divisor);
        }
        else
        {
            (re, im) = (double.NaN, double.NaN);
        }
        if (double.IsNaN(re) && double.IsNaN(im))
        {
            if (IsInfinite(a) && double.IsFinite(b.Real) && double.IsFinite(b.Imaginary))
            {
                var x = Boxed(a);
                return new Complex(double.PositiveInfinity * (x.Real * b.Real + x.Imaginary * b.Imaginary), double.PositiveInfinity * (x.Imaginary * b.Real - x.Real * b.Imaginary));
            }
            if (IsInfinite(b) && double.IsFinite(a.Real) && double.IsFinite(a.Imaginary))
            {
                var y = Boxed(b);
                return new Complex(0.0 * (a.Real * y.Real + a.Imaginary * y.Imaginary), 0.0 * (a.Imaginary * y.Real - a.Real * y.Imaginary));
            }
        }
        return new Complex(re, im);
    }

    // As that of a + 0j, but that nothing is added for the part that is not there.
    static Complex Quotient(double a, Complex b)
    {
        double re, im;
        if (Math.Abs(b.Real) >= Math.Abs(b.Imaginary))
        {
            var ratio = b.Imaginary / b.Real;
            var divisor = b.Real + b.Imaginary * ratio;
            (re, im) = (a / divisor, -a * ratio / divisor);
        }
        else if (Math.Abs(b.Imaginary) >= Math.Abs(b.Real))
        {
            var ratio = b.Real / b.Imaginary;
            var divisor = b.Real * ratio + b.Imaginary;
            (re, im) = (a * ratio / divisor, -a / divisor);
        }
        else
        {
            (re, im) = (double.NaN, double.NaN);
        }
        if (double.IsNaN(re) && double.IsNaN(im))
        {
            if (double.IsInfinity(a) && double.IsFinite(b.Real) && double.IsFinite(b.Imaginary))
            {
                var x = Boxed(a);
                return new Complex(double.PositiveInfinity * (x * b.Real), double.PositiveInfinity * (-x * b.Imaginary));
            }
            if (IsInfinite(b) && double.IsFinite(a))
            {
                var y = Boxed(b);
                return new Complex(0.0 * (a * y.Real), 0.0 * (-a * y.Imaginary));
            }
        }
        return new Complex(re, im);
    }

    [PyMethod("__pow__")]
    public Value Pow(ThreadState ts, Value value, Value mod = default) => mod.IsNull || mod.IsNone
        ? Exponentiate(ts, new Value(this), value)
        : ts.Raise(BuiltinTypes.ValueError, "complex modulo");

    [PyMethod("__rpow__")]
    public Value RPow(ThreadState ts, Value value, Value mod = default) => Exponentiate(ts, value, new Value(this));

    static Value Exponentiate(ThreadState ts, Value a, Value b)
    {
        if (TryNumber(a, out var x) && TryNumber(b, out var y) && x == Complex.Zero && (y.Real < 0 || y.Imaginary != 0))
        {
            return ts.Raise(BuiltinTypes.ZeroDivisionError, "zero to a negative or complex power");
        }
        var result = Binary(ts, a, b, Power);
        return result.Object is PyComplex power && IsInfinite(power.Number) ? ts.Raise(BuiltinTypes.OverflowError, "complex exponentiation") : result;
    }

    [PyMethod("__neg__")] public Value Neg() => Make(-Number);
    [PyMethod("__pos__")] public Value Pos() => Make(Number);
    [PyMethod("__abs__")]
    public Value AbsMethod(ThreadState ts)
    {
        var result = Abs(Number);
        return double.IsInfinity(result) && double.IsFinite(Real) && double.IsFinite(Imaginary)
            ? ts.Raise(BuiltinTypes.OverflowError, "absolute value too large")
            : Value.Float(result);
    }

    [PyMethod("__bool__")] public bool Bool() => Real != 0 || Imaginary != 0;
    [PyMethod("__complex__")] public Value ComplexMethod() => Make(Number);
    [PyMethod("conjugate")] public Value Conjugate() => new(new PyComplex(Real, -Imaginary));
    [PyMethod("__getnewargs__")] public Value GetNewArgs() => new(PyTuple.Of(Value.Float(Real), Value.Float(Imaginary)));
    [PyGetter("real")] public double RealAttribute => Real;
    [PyGetter("imag")] public double ImaginaryAttribute => Imaginary;

    [PyMethod("__eq__")]
    public Value Eq(Value value)
    {
        if (Numbers.TryBig(value, out var i))
        {
            return Value.Bool(Imaginary == 0 && double.IsFinite(Real) && Math.Floor(Real) == Real && new BigInteger(Real) == i);
        }
        return TryNumber(value, out var other) ? Value.Bool(Real == other.Real && Imaginary == other.Imaginary) : Value.NotImplemented;
    }

    [PyMethod("__ne__")]
    public Value Ne(Value value) => Eq(value) is var r && r.IsNotImplemented ? r : Value.Bool(!r.IsTrue);

    [PyMethod("__hash__")]
    public long Hash()
    {
        var h = unchecked(Hashing.OfFloat(Real) + 1000003L * Hashing.OfFloat(Imaginary));
        return h == -1 ? -2 : h;
    }

    [PyMethod("__repr__")]
    public string Repr()
    {
        var im = Part(Imaginary);
        if (Real == 0 && !double.IsNegative(Real))
        {
            return im + "j";
        }
        return $"({Part(Real)}{(im[0] is '-' ? "" : "+")}{im}j)";
    }

    internal static string Part(double d)
    {
        var text = FloatText.Repr(d);
        return text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
    }

    [PyMethod("__format__")]
    public Value Format(ThreadState ts, PyStr formatSpec)
    {
        if (formatSpec.Length == 0)
        {
            return Value.Str(Repr());
        }
        var spec = FormatSpec.Parse(formatSpec, "complex", out var error);
        if (spec is null)
        {
            return ts.Raise(BuiltinTypes.ValueError, error);
        }
        if (spec.Align == '=' || spec.Type == '%')
        {
            return ts.Raise(BuiltinTypes.ValueError, spec.Type == '%' ? "Unknown format code '%' for object of type 'complex'"
                : spec.Fill == '0' ? "Zero padding is not allowed in complex format specifier"
                : "'=' alignment flag is not allowed in complex format specifier");
        }
        var width = spec.Width;
        spec.Width = -1;
        spec.IsPart = true;
        var align = spec.Align;
        spec.Align = '\0';
        var isImaginary = spec.Type == 0 && Real == 0 && !double.IsNegative(Real);
        var re = spec.Float(Real, "complex", out error);
        if (!isImaginary)
        {
            spec.Sign = '+';
        }
        var im = spec.Float(Imaginary, "complex", out error);
        if (re is null || im is null)
        {
            return ts.Raise(BuiltinTypes.ValueError, error);
        }
        var text = isImaginary ? $"{im.Text}j" : spec.Type == 0 ? $"({re.Text}{im.Text}j)" : $"{re.Text}{im.Text}j";
        var layout = new FormatSpec { Fill = spec.Fill, Align = align == 0 ? '>' : align, Width = width };
        return new Value(layout.Text(PyStr.Plain(text), out _)!);
    }
}
