// float. An exact float is a tagged Value; the class here is for instances of subclasses only.
// https://docs.python.org/3/library/stdtypes.html#additional-methods-on-float
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Stackless.Runtime;

[PyType("float", Subclassable = true)]
public unsafe partial class PyFloat : PyObject
{
    /// <summary>Set once, when the object is made.</summary>
    public double Number { get; private set; }

    protected PyFloat(int shapeId) : base(shapeId)
    {
    }

    static bool IsInstance(Value self) => self.IsFloat || self.Object is PyFloat;

    static double Of(Value self) => self.IsFloat ? self.AsDouble : ((PyFloat)self.Object).Number;

    // ---- construction ----------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value x = default)
    {
        var result = x.IsNull ? Value.Float(0) : FromObject(ts, x);
        return type == TypeObject ? result : ts.Then(result, Made, new Value(type));
    }

    static readonly Continuation Made = new("float.made", &MakeDerived);

    static Value MakeDerived(ThreadState ts, Value number, Value type, Value b, Value c)
    {
        var made = (PyFloat)((PyType)type.Object).Allocate();
        made.Number = number.AsDouble;
        return new Value(made);
    }

    static Value FromObject(ThreadState ts, Value x)
    {
        if (x.IsFloat)
        {
            return x;
        }
        if (!x.Type.IsBuiltIn && x.Type.Find(Slot.Float) is { IsNull: false } method)
        {
            return Numbers.FloatBy(ts, method, x);
        }
        var text = x.Object switch
        {
            PyStr s => s.Text,
            IBuffer => System.Text.Encoding.ASCII.GetString(Buffers.Span(x)),
            _ => null,
        };
        if (text is null || x.Type.Has(Slot.Float))
        {
            return x.Type.Has(Slot.Float) || x.Type.Has(Slot.Index) || Numbers.IsInt(x)
                ? Numbers.Float(ts, x)
                : ts.Raise(BuiltinTypes.TypeError, $"float() argument must be a string or a real number, not '{x.Type.MessageName}'");
        }
        return FloatText.Parse(text) is { } value
            ? Value.Float(value)
            : ts.Then(Representation.Repr(ts, x), Invalid);
    }

    static readonly Continuation Invalid = new("float.invalid", &RaiseInvalid);

    static Value RaiseInvalid(ThreadState ts, Value repr, Value a, Value b, Value c) =>
        ts.Raise(BuiltinTypes.ValueError, $"could not convert string to float: {((PyStr)repr.Object).Text}");

    /// <summary><c>int(x)</c>: truncated, exact.</summary>
    internal static Value ToInt(ThreadState ts, double d)
    {
        if (double.IsFinite(d))
        {
            return Math.Abs(d) < 9e18 ? Value.Int((long)d) : Value.Int(new BigInteger(d));
        }
        return double.IsNaN(d)
            ? ts.Raise(BuiltinTypes.ValueError, "cannot convert float NaN to integer")
            : ts.Raise(BuiltinTypes.OverflowError, "cannot convert float infinity to integer");
    }

    // ---- operators -------------------------------------------------------------------------------------------------------

    static Value Binary(ThreadState ts, Slot op, Value a, Value b) =>
        Plain(a) is { IsNull: false } x && Plain(b) is { IsNull: false } y ? Arithmetic.Binary(ts, op, x, y) : Value.NotImplemented;

    // The exact number behind a float or int, null for anything else.
    static Value Plain(Value v) => Numbers.TryFloat(v, out var d) ? Value.Float(d) : Numbers.IsInt(v) ? Numbers.Exact(v) : default;

    [PyMethod("__add__")] public static Value Add(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Add, self, value);
    [PyMethod("__radd__")] public static Value RAdd(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Add, value, self);
    [PyMethod("__sub__")] public static Value Sub(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Sub, self, value);
    [PyMethod("__rsub__")] public static Value RSub(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Sub, value, self);
    [PyMethod("__mul__")] public static Value Mul(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Mul, self, value);
    [PyMethod("__rmul__")] public static Value RMul(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Mul, value, self);
    [PyMethod("__truediv__")] public static Value TrueDiv(ThreadState ts, Value self, Value value) => Binary(ts, Slot.TrueDiv, self, value);
    [PyMethod("__rtruediv__")] public static Value RTrueDiv(ThreadState ts, Value self, Value value) => Binary(ts, Slot.TrueDiv, value, self);
    [PyMethod("__floordiv__")] public static Value FloorDiv(ThreadState ts, Value self, Value value) => Binary(ts, Slot.FloorDiv, self, value);
    [PyMethod("__rfloordiv__")] public static Value RFloorDiv(ThreadState ts, Value self, Value value) => Binary(ts, Slot.FloorDiv, value, self);
    [PyMethod("__mod__")] public static Value Mod(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Mod, self, value);
    [PyMethod("__rmod__")] public static Value RMod(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Mod, value, self);
    [PyMethod("__divmod__")] public static Value DivMod(ThreadState ts, Value self, Value value) => Binary(ts, Slot.DivMod, self, value);
    [PyMethod("__rdivmod__")] public static Value RDivMod(ThreadState ts, Value self, Value value) => Binary(ts, Slot.DivMod, value, self);

    [PyMethod("__pow__")]
    public static Value Pow(ThreadState ts, Value self, Value value, Value mod = default) => mod.IsNull || mod.IsNone
        ? Binary(ts, Slot.Pow, self, value)
        : ts.Raise(BuiltinTypes.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");

    [PyMethod("__rpow__")] public static Value RPow(ThreadState ts, Value self, Value value, Value mod = default) => Binary(ts, Slot.Pow, value, self);
    [PyMethod("__neg__")] public static double Neg(Value self) => -Of(self);
    [PyMethod("__pos__")] public static double Pos(Value self) => Of(self);
    [PyMethod("__abs__")] public static double Abs(Value self) => Math.Abs(Of(self));
    [PyMethod("__bool__")] public static bool Bool(Value self) => Of(self) != 0;
    [PyMethod("__float__")] public static double Float(Value self) => Of(self);
    [PyMethod("__int__")] public static Value Int(ThreadState ts, Value self) => ToInt(ts, Of(self));
    [PyMethod("__trunc__")] public static Value Trunc(ThreadState ts, Value self) => ToInt(ts, Of(self));
    [PyMethod("__floor__")] public static Value Floor(ThreadState ts, Value self) => ToInt(ts, Math.Floor(Of(self)));
    [PyMethod("__ceil__")] public static Value Ceil(ThreadState ts, Value self) => ToInt(ts, Math.Ceiling(Of(self)));
    [PyMethod("conjugate")] public static double Conjugate(Value self) => Of(self);
    [PyMethod("is_integer")] public static bool IsInteger(Value self) => double.IsFinite(Of(self)) && Math.Floor(Of(self)) == Of(self);
    [PyMethod("__getnewargs__")] public static Value GetNewArgs(Value self) => new(PyTuple.Of(Value.Float(Of(self))));
    [PyGetter("real")] public static double Real(Value self) => Of(self);
    [PyGetter("imag")] public static double Imag(Value self) => 0;

    [PyComparisons]
    static Value Compare(Value a, Value b, Slot op) =>
        Plain(b) is { IsNull: false } y && Comparison.TryNative(Plain(a), y, op, out var result) ? Value.Bool(result) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public static long Hash(Value self) => double.IsNaN(Of(self)) && !self.IsFloat ? Identity.Hash(self) : Hashing.OfFloat(Of(self));

    // ---- text ------------------------------------------------------------------------------------------------------------

    [PyMethod("__repr__")]
    public static string Repr(Value self) => FloatText.Repr(Of(self));

    [PyMethod("__format__")]
    public static Value Format(ThreadState ts, Value self, PyStr formatSpec)
    {
        if (formatSpec.Length == 0)
        {
            return Representation.Str(ts, self);
        }
        var name = self.Type.MessageName;
        var text = FormatSpec.Parse(formatSpec, name, out var error)?.Float(Of(self), name, out error);
        return text is not null ? new Value(text) : ts.Raise(BuiltinTypes.ValueError, error);
    }

    [PyMethod("__round__")]
    public static Value Round(ThreadState ts, Value self, Value ndigits = default)
    {
        var d = Of(self);
        return ndigits.IsNull || ndigits.IsNone
            ? ToInt(ts, Math.Round(d, MidpointRounding.ToEven))
            : ts.Then(Numbers.Index(ts, ndigits), RoundTo, Value.Float(d));
    }

    static readonly Continuation RoundTo = new("float.round", &RoundDigits);

    // Correctly rounded: by way of the exact decimal expansion, which F formatting gives.
    static Value RoundDigits(ThreadState ts, Value digits, Value self, Value b, Value c)
    {
        var d = self.AsDouble;
        var n = digits.IsInt ? digits.Bits : Arithmetic.ToBig(digits).Sign * 1000;
        if (!double.IsFinite(d) || n > 323)
        {
            return self;
        }
        if (n < -308)
        {
            return Value.Float(Math.CopySign(0, d));
        }
        double result;
        if (n >= 0)
        {
            result = double.Parse(d.ToString("F" + n, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }
        else
        {
            var rounded = RoundDigitsOfInt(new BigInteger(Math.Truncate(d)), d - Math.Truncate(d), (int)-n);
            result = Arithmetic.ToDouble(rounded);
        }
        if (double.IsInfinity(result))
        {
            return ts.Raise(BuiltinTypes.OverflowError, "rounded value too large to represent");
        }
        return Value.Float(result == 0 ? Math.CopySign(0, d) : result);
    }

    static BigInteger RoundDigitsOfInt(BigInteger whole, double fraction, int places)
    {
        var unit = BigInteger.Pow(10, places);
        var isNegative = whole.Sign < 0 || fraction < 0;
        var quotient = BigInteger.DivRem(BigInteger.Abs(whole), unit, out var rest);
        var half = (rest * 2).CompareTo(unit);
        if (half > 0 || half == 0 && (fraction != 0 || !quotient.IsEven))
        {
            quotient += 1;
        }
        return isNegative ? -quotient * unit : quotient * unit;
    }

    [PyMethod("as_integer_ratio")]
    public static Value AsIntegerRatio(ThreadState ts, Value self)
    {
        var d = Of(self);
        if (!double.IsFinite(d))
        {
            return double.IsNaN(d)
                ? ts.Raise(BuiltinTypes.ValueError, "cannot convert NaN to integer ratio")
                : ts.Raise(BuiltinTypes.OverflowError, "cannot convert Infinity to integer ratio");
        }
        Split(d, out var mantissa, out var exponent);
        while (mantissa != 0 && (mantissa & 1) == 0)
        {
            mantissa >>= 1;
            exponent++;
        }
        if (mantissa == 0)
        {
            exponent = 0;
        }
        return new Value(exponent >= 0
            ? PyTuple.Of(Value.Int((BigInteger)mantissa << exponent), Value.Int(1))
            : PyTuple.Of(Value.Int(mantissa), Value.Int(BigInteger.One << -exponent)));
    }

    // d == mantissa * 2^exponent.
    static void Split(double d, out long mantissa, out int exponent)
    {
        var bits = BitConverter.DoubleToInt64Bits(d);
        var e = (int)(bits >> 52) & 0x7ff;
        mantissa = bits & 0xfffffffffffff;
        if (e == 0)
        {
            e = 1;
        }
        else
        {
            mantissa |= 1L << 52;
        }
        exponent = e - 1075;
        if (bits < 0)
        {
            mantissa = -mantissa;
        }
    }

    [PyMethod("hex")]
    public static string Hex(Value self)
    {
        var d = Of(self);
        if (!double.IsFinite(d))
        {
            return FloatText.Repr(d);
        }
        var bits = BitConverter.DoubleToInt64Bits(d);
        var sign = bits < 0 ? "-" : "";
        var mantissa = bits & 0xfffffffffffff;
        var e = (int)(bits >> 52) & 0x7ff;
        if (e == 0 && mantissa == 0)
        {
            return sign + "0x0.0p+0";
        }
        var exponent = e == 0 ? -1022 : e - 1023;
        return $"{sign}0x{(e == 0 ? 0 : 1)}.{mantissa:x13}p{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}";
    }

    /// <summary>A real number of any kind, but no text.</summary>
    [PyClassMethod("from_number")]
    public static Value FromNumber(ThreadState ts, PyType type, Value number) => ts.Then(Numbers.Float(ts, number), NumberReady, new Value(type), number);

    static readonly unsafe Continuation NumberReady = new("float.from_number", &OfNumber);

    static Value OfNumber(ThreadState ts, Value converted, Value type, Value number, Value c) => !ReferenceEquals(type.Object, TypeObject)
        ? type.Object.Call1(ts, converted)
        : number.Type == TypeObject ? number : converted;

    [PyClassMethod("fromhex")]
    public static Value FromHex(ThreadState ts, PyType type, PyStr text)
    {
        if (!TryFromHex(text.Text.Trim().ToLowerInvariant(), out var d))
        {
            return ts.Raise(BuiltinTypes.ValueError, "invalid hexadecimal floating-point string");
        }
        if (double.IsInfinity(d) && !text.Text.Contains("inf", StringComparison.OrdinalIgnoreCase))
        {
            return ts.Raise(BuiltinTypes.OverflowError, "hexadecimal value too large to represent as a float");
        }
        return type == TypeObject ? Value.Float(d) : type.Call1(ts, Value.Float(d));
    }

    // [sign] ["0x"] digits ["." digits] ["p" [sign] decimal digits], of which only the "p" part and one side of the point may be left out.
    static bool TryFromHex(string text, out double result)
    {
        result = 0;
        var at = 0;
        var isNegative = text.StartsWith('-');
        if (text.StartsWith('-') || text.StartsWith('+'))
        {
            at++;
        }
        if (text[at..] is "inf" or "infinity" or "nan")
        {
            result = text[at..] == "nan" ? FloatText.PositiveNaN : isNegative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }
        if (text.AsSpan(at).StartsWith("0x"))
        {
            at += 2;
        }
        var digits = new StringBuilder("0");
        var point = -1;
        for (; at < text.Length && (char.IsAsciiHexDigitLower(text[at]) || text[at] == '.' && point < 0); at++)
        {
            if (text[at] == '.')
            {
                point = digits.Length;
            }
            else
            {
                digits.Append(text[at]);
            }
        }
        BigInteger exponent = 0;
        if (at < text.Length && text[at] == 'p')
        {
            var number = text.AsSpan(at + 1);
            var unsigned = number.Length > 0 && number[0] is '+' or '-' ? number[1..] : number;
            if (unsigned.Length == 0 || unsigned.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
            exponent = BigInteger.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            at = text.Length;
        }
        if (digits.Length == 1 || at < text.Length)
        {
            return false;
        }
        if (point >= 0)
        {
            exponent -= 4 * (digits.Length - point);
        }
        var mantissa = BigInteger.Parse(digits.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        // Beyond these the result is zero or infinite, whatever the digits are.
        const long Beyond = 1L << 40;
        var d = mantissa.IsZero ? 0 : Scale(mantissa, exponent > Beyond ? Beyond : exponent < -Beyond ? -Beyond : (long)exponent);
        result = isNegative ? -d : d;
        return true;
    }

    // mantissa * 2^exponent, rounded once, half to even.
    static double Scale(BigInteger mantissa, long exponent)
    {
        var drop = Math.Max((long)mantissa.GetBitLength() - 53, -1074 - exponent);
        if (drop > 0)
        {
            if (drop > (long)mantissa.GetBitLength() + 1)
            {
                return 0;
            }
            var kept = mantissa >> (int)drop;
            var rest = mantissa - (kept << (int)drop);
            var half = (rest << 1).CompareTo(BigInteger.One << (int)drop);
            mantissa = half > 0 || half == 0 && !kept.IsEven ? kept + 1 : kept;
            exponent += drop;
        }
        return Math.ScaleB((double)mantissa, (int)Math.Clamp(exponent, -5000, 5000));
    }

    [PyStaticMethod("__getformat__")]
    public static Value GetFormat(ThreadState ts, PyStr kind) => kind.Text is "float" or "double"
        ? Value.Str(BitConverter.IsLittleEndian ? "IEEE, little-endian" : "IEEE, big-endian")
        : ts.Raise(BuiltinTypes.ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
}
