// int: the operators as special methods (compiled code and the protocols compute them without coming here), conversions, bits and
// bytes. https://docs.python.org/3/library/stdtypes.html#additional-methods-on-integer-types
using System.Numerics;

namespace Stackless.Runtime;

[PyType("int", Subclassable = true)]
public unsafe partial class PyInt
{
    static bool IsInstance(Value self) => Numbers.IsInt(self);

    // ---- construction ----------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value x = default, [Keyword] [Name("base")] Value radix = default)
    {
        var result = x.IsNull
            ? radix.IsNull ? Value.Int(0) : ts.Raise(BuiltinTypes.TypeError, "int() missing string argument")
            : radix.IsNull ? FromObject(ts, x) : ts.Then(Numbers.Index(ts, radix), RadixReady, x);
        return type == TypeObject ? result : ts.Then(result, Made, new Value(type));
    }

    static readonly Continuation Made = new("int.made", &MakeDerived);
    static readonly Continuation RadixReady = new("int.radix", &FromText);
    static readonly Continuation IntReady = new("int.int", &CheckInt);

    static Value MakeDerived(ThreadState ts, Value number, Value type, Value b, Value c)
    {
        var made = (PyInt)((PyType)type.Object).Allocate();
        made.Number = Arithmetic.ToBig(number);
        return new Value(made);
    }

    static Value FromText(ThreadState ts, Value radix, Value x, Value b, Value c)
    {
        if (radix.Bits != 0 && radix.Bits is < 2 or > 36 || !radix.IsInt)
        {
            return ts.Raise(BuiltinTypes.ValueError, "int() base must be >= 2 and <= 36, or 0");
        }
        return x.Object switch
        {
            PyStr s => Parse(ts, s, (int)radix.Bits, x),
            PyBytes or PyByteArray => ParseBytes(ts, Buffers.Span(x), (int)radix.Bits),
            _ => ts.Raise(BuiltinTypes.TypeError, "int() can't convert non-string with explicit base"),
        };
    }

    // What is no number is shown as bytes, whatever it came from.
    static Value ParseBytes(ThreadState ts, ReadOnlySpan<byte> text, int radix) =>
        Parse(ts, PyStr.Plain(System.Text.Encoding.Latin1.GetString(text)), radix, new Value(new PyBytes(text.ToArray())));

    static Value Parse(ThreadState ts, PyStr text, int radix, Value original)
    {
        switch (IntText.Parse(text, radix, ts.Interpreter.MaxDigits, out var number, out var digits))
        {
            case IntText.Outcome.Ok:
                return Value.Int(number);
            case IntText.Outcome.TooLong:
                return ts.Raise(BuiltinTypes.ValueError,
                    $"Exceeds the limit ({ts.Interpreter.MaxDigits} digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit");
            default:
                return ts.Then(Representation.Repr(ts, original), Invalid, Value.Int(radix));
        }
    }

    static readonly Continuation Invalid = new("int.invalid", &RaiseInvalid);

    static Value RaiseInvalid(ThreadState ts, Value repr, Value radix, Value b, Value c) =>
        ts.Raise(BuiltinTypes.ValueError, $"invalid literal for int() with base {radix.Bits}: {((PyStr)repr.Object).Text}");

    static Value FromObject(ThreadState ts, Value x)
    {
        if (x.IsInt)
        {
            return x;
        }
        if (x.IsFloat)
        {
            return PyFloat.ToInt(ts, x.AsDouble);
        }
        if (x.Object.ShapeId is ShapeIds.Int or ShapeIds.Bool)
        {
            return Numbers.Exact(x);
        }
        var type = x.Type;
        var method = type.Find(Slot.Int);
        if (!method.IsNull)
        {
            return ts.Then(Calling.CallMethod0(ts, method, x), IntReady);
        }
        if (type.Has(Slot.Index))
        {
            return Numbers.Index(ts, x);
        }
        return x.Object switch
        {
            PyStr s => Parse(ts, s, 10, x),
            IBuffer => ParseBytes(ts, Buffers.Span(x), 10),
            _ => ts.Raise(BuiltinTypes.TypeError, $"int() argument must be a string, a bytes-like object or a real number, not '{type.MessageName}'"),
        };
    }

    static Value CheckInt(ThreadState ts, Value result, Value a, Value b, Value c) => result.IsInt || result.Type == BuiltinTypes.Int
        ? result
        : Numbers.IsInt(result) ? Deprecations.WarnOfSubclass(ts, "__int__", "int", result, Numbers.Exact(result))
        : ts.Raise(BuiltinTypes.TypeError, $"__int__ returned non-int (type {result.Type.MessageName})");

    // ---- operators -------------------------------------------------------------------------------------------------------

    // self is an int of any kind; anything else on the other side is somebody else's business.
    static Value Binary(ThreadState ts, Slot op, Value a, Value b) =>
        Numbers.IsInt(a) && Numbers.IsInt(b) ? Arithmetic.Binary(ts, op, Numbers.Exact(a), Numbers.Exact(b)) : Value.NotImplemented;

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
    [PyMethod("__lshift__")] public static Value LShift(ThreadState ts, Value self, Value value) => Binary(ts, Slot.LShift, self, value);
    [PyMethod("__rlshift__")] public static Value RLShift(ThreadState ts, Value self, Value value) => Binary(ts, Slot.LShift, value, self);
    [PyMethod("__rshift__")] public static Value RShift(ThreadState ts, Value self, Value value) => Binary(ts, Slot.RShift, self, value);
    [PyMethod("__rrshift__")] public static Value RRShift(ThreadState ts, Value self, Value value) => Binary(ts, Slot.RShift, value, self);
    [PyMethod("__and__")] public static Value And(ThreadState ts, Value self, Value value) => Binary(ts, Slot.And, self, value);
    [PyMethod("__rand__")] public static Value RAnd(ThreadState ts, Value self, Value value) => Binary(ts, Slot.And, value, self);
    [PyMethod("__or__")] public static Value Or(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Or, self, value);
    [PyMethod("__ror__")] public static Value ROr(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Or, value, self);
    [PyMethod("__xor__")] public static Value Xor(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Xor, self, value);
    [PyMethod("__rxor__")] public static Value RXor(ThreadState ts, Value self, Value value) => Binary(ts, Slot.Xor, value, self);

    [PyMethod("__pow__")]
    public static Value Pow(ThreadState ts, Value self, Value value, Value mod = default) =>
        mod.IsNull || mod.IsNone ? Binary(ts, Slot.Pow, self, value) : PowMod(ts, self, value, mod);

    [PyMethod("__rpow__")]
    public static Value RPow(ThreadState ts, Value self, Value value, Value mod = default) =>
        mod.IsNull || mod.IsNone ? Binary(ts, Slot.Pow, value, self) : PowMod(ts, value, self, mod);

    static Value PowMod(ThreadState ts, Value a, Value b, Value m)
    {
        if (!Numbers.TryBig(a, out var x) || !Numbers.TryBig(b, out var exponent) || !Numbers.TryBig(m, out var modulus))
        {
            return Value.NotImplemented;
        }
        if (modulus.IsZero)
        {
            return ts.Raise(BuiltinTypes.ValueError, "pow() 3rd argument cannot be 0");
        }
        if (exponent.Sign < 0)
        {
            if (!TryInvert(x, BigInteger.Abs(modulus), out x))
            {
                return ts.Raise(BuiltinTypes.ValueError, "base is not invertible for the given modulus");
            }
            exponent = -exponent;
        }
        var result = BigInteger.ModPow(x, exponent, modulus);
        return Value.Int(!result.IsZero && result.Sign != modulus.Sign ? result + modulus : result);
    }

    // Extended Euclid.
    static bool TryInvert(BigInteger a, BigInteger m, out BigInteger inverse)
    {
        BigInteger r0 = m, r1 = (a % m + m) % m, t0 = 0, t1 = 1;
        while (!r1.IsZero)
        {
            var q = r0 / r1;
            (r0, r1) = (r1, r0 - q * r1);
            (t0, t1) = (t1, t0 - q * t1);
        }
        inverse = t0.Sign < 0 ? t0 + m : t0;
        return r0.IsOne;
    }

    [PyMethod("__neg__")] public static Value Neg(Value self) => Value.Int(-Arithmetic.ToBig(self));
    [PyMethod("__pos__")] public static Value Pos(Value self) => Numbers.Exact(self);
    [PyMethod("__abs__")] public static Value Abs(Value self) => Value.Int(BigInteger.Abs(Arithmetic.ToBig(self)));
    [PyMethod("__invert__")] public static Value Invert(Value self) => Value.Int(-Arithmetic.ToBig(self) - 1);
    [PyMethod("__bool__")] public static bool Bool(Value self) => !Arithmetic.ToBig(self).IsZero;
    [PyMethod("__int__")] public static Value Int(Value self) => Numbers.Exact(self);
    [PyMethod("__index__")] public static Value Index(Value self) => Numbers.Exact(self);
    [PyMethod("__trunc__")] public static Value Trunc(Value self) => Numbers.Exact(self);
    [PyMethod("__floor__")] public static Value Floor(Value self) => Numbers.Exact(self);
    [PyMethod("__ceil__")] public static Value Ceil(Value self) => Numbers.Exact(self);
    [PyMethod("conjugate")] public static Value Conjugate(Value self) => Numbers.Exact(self);
    [PyMethod("__float__")] public static Value Float(ThreadState ts, Value self) => Numbers.Float(ts, Numbers.Exact(self));
    [PyMethod("is_integer")] public static bool IsInteger(Value self) => true;
    [PyMethod("__getnewargs__")] public static Value GetNewArgs(Value self) => new(PyTuple.Of(Numbers.Exact(self)));
    [PyGetter("real")] public static Value Real(Value self) => Numbers.Exact(self);
    [PyGetter("imag")] public static Value Imag(Value self) => Value.Int(0);
    [PyGetter("numerator")] public static Value Numerator(Value self) => Numbers.Exact(self);
    [PyGetter("denominator")] public static Value Denominator(Value self) => Value.Int(1);

    [PyComparisons]
    static Value Compare(Value a, Value b, Slot op) =>
        Numbers.TryBig(a, out var x) && Numbers.TryBig(b, out var y) ? Value.Bool(Comparison.Holds(x.CompareTo(y), op)) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public static long Hash(Value self) => Hashing.OfInt(Arithmetic.ToBig(self));

    // ---- text ------------------------------------------------------------------------------------------------------------

    [PyMethod("__repr__")]
    public static Value Repr(ThreadState ts, Value self) => IntText.ToDecimal(Arithmetic.ToBig(self), ts.Interpreter.MaxDigits) is { } text
        ? new Value(PyStr.Plain(text))
        : ts.Raise(BuiltinTypes.ValueError,
            IntText.TooManyDigits(ts.Interpreter.MaxDigits));

    [PyMethod("__format__")]
    public static Value Format(ThreadState ts, Value self, PyStr formatSpec)
    {
        if (formatSpec.Length == 0)
        {
            return Representation.Str(ts, self);
        }
        var name = self.Type.MessageName;
        var text = FormatSpec.Parse(formatSpec, name, out var error)?.Integer(Arithmetic.ToBig(self), name, ts.Interpreter.MaxDigits, out error);
        return text is not null ? new Value(text)
            : ts.Raise(error.StartsWith("%c arg", StringComparison.Ordinal) || error.StartsWith("int too", StringComparison.Ordinal) ? BuiltinTypes.OverflowError : BuiltinTypes.ValueError, error);
    }

    [PyMethod("__round__")]
    public static Value Round(ThreadState ts, Value self, Value ndigits = default)
    {
        if (ndigits.IsNull || ndigits.IsNone)
        {
            return Numbers.Exact(self);
        }
        return ts.Then(Numbers.Index(ts, ndigits), RoundTo, Numbers.Exact(self));
    }

    static readonly Continuation RoundTo = new("int.round", &RoundDigits);

    static Value RoundDigits(ThreadState ts, Value digits, Value self, Value b, Value c)
    {
        if (!digits.IsInt || digits.Bits >= 0)
        {
            return self;
        }
        if (digits.Bits < -100_000)
        {
            return Value.Int(0);
        }
        var unit = BigInteger.Pow(10, (int)-digits.Bits);
        var number = Arithmetic.ToBig(self);
        var quotient = BigInteger.DivRem(number, unit, out var rest);
        if (rest.Sign < 0)
        {
            rest += unit;
            quotient -= 1;
        }
        var half = (rest * 2).CompareTo(unit);
        if (half > 0 || half == 0 && !quotient.IsEven)
        {
            quotient += 1;
        }
        return Value.Int(quotient * unit);
    }

    // ---- bits and bytes ----------------------------------------------------------------------------------------------------

    [PyMethod("bit_length")]
    public static long BitLength(Value self) => (long)BigInteger.Abs(Arithmetic.ToBig(self)).GetBitLength();

    [PyMethod("bit_count")]
    public static long BitCount(Value self)
    {
        long count = 0;
        foreach (var b in BigInteger.Abs(Arithmetic.ToBig(self)).ToByteArray())
        {
            count += BitOperations.PopCount(b);
        }
        return count;
    }

    [PyMethod("as_integer_ratio")]
    public static Value AsIntegerRatio(Value self) => new(PyTuple.Of(Numbers.Exact(self), Value.Int(1)));

    [PyMethod("to_bytes")]
    public static Value ToBytes(ThreadState ts, Value self, [Keyword] long length = 1, [Keyword] string byteorder = "big", [KeywordOnly] bool signed = false)
    {
        if (byteorder is not ("big" or "little"))
        {
            return ts.Raise(BuiltinTypes.ValueError, "byteorder must be either 'little' or 'big'");
        }
        if (length < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "length argument must be non-negative");
        }
        if (length > Array.MaxLength)
        {
            return ts.Raise(BuiltinTypes.MemoryError);
        }
        var number = Arithmetic.ToBig(self);
        if (number.Sign < 0 && !signed)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "can't convert negative int to unsigned");
        }
        var bytes = number.IsZero ? [] : number.ToByteArray(!signed, false);
        if (bytes.Length > length)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "int too big to convert");
        }
        var result = new byte[length];
        result.AsSpan().Fill(number.Sign < 0 ? (byte)0xff : (byte)0);
        bytes.CopyTo(result, 0);
        if (byteorder == "big")
        {
            Array.Reverse(result);
        }
        return new Value(new PyBytes(result));
    }

    [PyClassMethod("from_bytes")]
    public static Value FromBytes(ThreadState ts, PyType type, [Keyword] Value bytes, [Keyword] string byteorder = "big", [KeywordOnly] bool signed = false)
    {
        if (byteorder is not ("big" or "little"))
        {
            return ts.Raise(BuiltinTypes.ValueError, "byteorder must be either 'little' or 'big'");
        }
        var packed = Value.Int((byteorder == "big" ? 1 : 0) | (signed ? 2 : 0));
        return ts.Then(PyBytes.FromObject(ts, bytes), BytesReady, packed, new Value(type));
    }

    static readonly Continuation BytesReady = new("int.frombytes", &Assemble);

    static Value Assemble(ThreadState ts, Value bytes, Value packed, Value type, Value c)
    {
        var number = Value.Int(new BigInteger(((PyBytes)bytes.Object).Data, (packed.Bits & 2) == 0, (packed.Bits & 1) != 0));
        return type.Object == TypeObject ? number : type.Object.Call1(ts, number);
    }
}
