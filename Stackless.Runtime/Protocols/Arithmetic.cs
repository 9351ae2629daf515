// Arithmetic among int, bool and float, by Python's rules: ints never overflow (BigInteger beyond 64 bits), // and % round towards
// minus infinity, / of ints is correctly rounded. https://docs.python.org/3/library/stdtypes.html#numeric-types-int-float-complex
// Pure computation: calls no Python code. The dunder methods of int and float end here too.
using System.Numerics;

namespace Stackless.Runtime;

static class Arithmetic
{
    /// <summary>The operands are exact int, bool or float. NotImplemented for an operation that they do not have.</summary>
    public static Value Binary(ThreadState ts, Slot op, Value a, Value b)
    {
        if (a.IsFloat || b.IsFloat)
        {
            if (!TryDouble(ts, a, out var x) || !TryDouble(ts, b, out var y))
            {
                return default;
            }
            return Floats(ts, op, x, y);
        }
        if (a.Object is PyBool && b.Object is PyBool && (op is Slot.And or Slot.Or or Slot.Xor))
        {
            return Value.Bool(op switch
            {
                Slot.And => a.IsTrue & b.IsTrue,
                Slot.Or => a.IsTrue | b.IsTrue,
                _ => a.IsTrue ^ b.IsTrue,
            });
        }
        return TryLong(a, out var i) && TryLong(b, out var j) ? Longs(ts, op, i, j) : Bigs(ts, op, ToBig(a), ToBig(b));
    }

    public static bool TryLong(Value v, out long result)
    {
        result = v.IsInt ? v.Bits : v.IsTrue ? 1 : 0;
        return v.Object is not PyInt;
    }

    public static BigInteger ToBig(Value v) => v.Object is PyInt big ? big.Number : v.IsInt ? v.Bits : v.IsTrue ? 1 : 0;

    /// <summary>False with OverflowError pending for an int beyond the floats.</summary>
    public static bool TryDouble(ThreadState ts, Value v, out double result)
    {
        if (v.IsFloat)
        {
            result = v.AsDouble;
        }
        else if (v.Object is PyInt big)
        {
            result = ToDouble(big.Number);
            if (double.IsInfinity(result))
            {
                ts.Raise(BuiltinTypes.OverflowError, "int too large to convert to float");
                return false;
            }
        }
        else
        {
            result = v.IsInt ? v.Bits : v.IsTrue ? 1 : 0;
        }
        return true;
    }

    static Value Longs(ThreadState ts, Slot op, long a, long b)
    {
        switch (op)
        {
            case Slot.Add:
                var sum = unchecked(a + b);
                return ((a ^ sum) & (b ^ sum)) >= 0 ? Value.Int(sum) : Value.Int((BigInteger)a + b);
            case Slot.Sub:
                var difference = unchecked(a - b);
                return ((a ^ b) & (a ^ difference)) >= 0 ? Value.Int(difference) : Value.Int((BigInteger)a - b);
            case Slot.Mul:
                var high = Math.BigMul(a, b, out var low);
                return high == low >> 63 ? Value.Int(low) : Value.Int((BigInteger)a * b);
            case Slot.And:
                return Value.Int(a & b);
            case Slot.Or:
                return Value.Int(a | b);
            case Slot.Xor:
                return Value.Int(a ^ b);
            case Slot.RShift when b >= 0:
                return Value.Int(b > 63 ? (a < 0 ? -1 : 0) : a >> (int)b);
            case Slot.LShift when b is >= 0 and < 63 && (a << (int)b) >> (int)b == a:
                return Value.Int(a << (int)b);
            case Slot.FloorDiv when b is not (0 or -1):
                return Value.Int(FloorDiv(a, b));
            case Slot.Mod when b is not (0 or -1):
                return Value.Int(a - FloorDiv(a, b) * b);
            case Slot.DivMod when b is not (0 or -1):
                var quotient = FloorDiv(a, b);
                return new Value(new PyTuple([Value.Int(quotient), Value.Int(a - quotient * b)]));
            case Slot.TrueDiv when b != 0 && Math.Abs((double)a) < 1L << 53 && Math.Abs((double)b) < 1L << 53:
                return Value.Float((double)a / b);
            default:
                return Bigs(ts, op, a, b);
        }
    }

    static long FloorDiv(long a, long b)
    {
        var quotient = a / b;
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    static Value Bigs(ThreadState ts, Slot op, BigInteger a, BigInteger b)
    {
        switch (op)
        {
            case Slot.Add: return Value.Int(a + b);
            case Slot.Sub: return Value.Int(a - b);
            case Slot.Mul: return Value.Int(a * b);
            case Slot.And: return Value.Int(a & b);
            case Slot.Or: return Value.Int(a | b);
            case Slot.Xor: return Value.Int(a ^ b);
            case Slot.LShift or Slot.RShift when b.Sign < 0:
                return ts.Raise(BuiltinTypes.ValueError, "negative shift count");
            case Slot.LShift:
                if (a.IsZero)
                {
                    return Value.Int(0);
                }
                return b > int.MaxValue ? ts.Raise(BuiltinTypes.MemoryError) : Value.Int(a << (int)b);
            case Slot.RShift:
                return Value.Int(b > int.MaxValue ? (a.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero) : a >> (int)b);
            case Slot.Pow:
                return Power(ts, a, b);
            case Slot.MatMul:
                return Value.NotImplemented;
        }
        if (b.IsZero)
        {
            return ts.Raise(BuiltinTypes.ZeroDivisionError, "division by zero");
        }
        if (op == Slot.TrueDiv)
        {
            return TrueDivide(ts, a, b);
        }
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        if (!remainder.IsZero && remainder.Sign != b.Sign)
        {
            quotient -= 1;
            remainder += b;
        }
        return op switch
        {
            Slot.FloorDiv => Value.Int(quotient),
            Slot.Mod => Value.Int(remainder),
            Slot.DivMod => new Value(new PyTuple([Value.Int(quotient), Value.Int(remainder)])),
            _ => Value.NotImplemented,
        };
    }

    static Value Power(ThreadState ts, BigInteger a, BigInteger b)
    {
        if (b.Sign < 0)
        {
            return !TryDouble(ts, Value.Int(a), out var x) || !TryDouble(ts, Value.Int(b), out var y)
                ? default
                : Floats(ts, Slot.Pow, x, y);
        }
        if (a.IsZero || a.IsOne)
        {
            return Value.Int(b.IsZero ? BigInteger.One : a);
        }
        return b > int.MaxValue ? ts.Raise(BuiltinTypes.MemoryError) : Value.Int(BigInteger.Pow(a, (int)b));
    }

    // Correct rounding: scale so that the integer quotient has 55 bits or more, keep a sticky bit, and let one conversion round.
    static Value TrueDivide(ThreadState ts, BigInteger a, BigInteger b)
    {
        var isNegative = a.Sign < 0 != b.Sign < 0;
        a = BigInteger.Abs(a);
        b = BigInteger.Abs(b);
        if (a.IsZero)
        {
            return Value.Float(isNegative ? -0.0 : 0.0);
        }
        var shift = 66 - (a.GetBitLength() - b.GetBitLength());
        if (shift > 1200)
        {
            // Denormal range: fewer bits survive, the scaling must leave the rounding to the final step.
            shift = Math.Min(shift, 1140);
        }
        var quotient = shift >= 0 ? BigInteger.DivRem(a << (int)shift, b, out var remainder) : BigInteger.DivRem(a, b << (int)-shift, out remainder);
        if (!remainder.IsZero)
        {
            quotient |= 1;
        }
        var result = Scale(quotient, -shift);
        if (double.IsInfinity(result))
        {
            return ts.Raise(BuiltinTypes.OverflowError, "integer division result too large for a float");
        }
        return Value.Float(isNegative ? -result : result);
    }

    /// <summary>The nearest float, half to even; infinity beyond the floats. (The conversion of BigInteger itself cuts off.)</summary>
    internal static double ToDouble(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? (long)value
        : value.Sign < 0 ? -Scale(-value, 0) : Scale(value, 0);

    /// <summary>value * 2^exponent, rounded once, half to even.</summary>
    internal static double Scale(BigInteger value, long exponent)
    {
        var bits = value.GetBitLength();
        var lowest = Math.Max(bits - 53, -1074 - exponent);
        if (lowest > 0)
        {
            var kept = value >> (int)lowest;
            var rest = value - (kept << (int)lowest);
            var half = BigInteger.One << (int)(lowest - 1);
            if (rest > half || (rest == half && !kept.IsEven))
            {
                kept += 1;
            }
            value = kept;
            exponent += lowest;
        }
        return Math.ScaleB((double)value, (int)Math.Clamp(exponent, -5000, 5000));
    }

    static Value Floats(ThreadState ts, Slot op, double a, double b)
    {
        switch (op)
        {
            case Slot.Add: return Value.Float(a + b);
            case Slot.Sub: return Value.Float(a - b);
            case Slot.Mul: return Value.Float(a * b);
            case Slot.TrueDiv:
                return b == 0 ? ts.Raise(BuiltinTypes.ZeroDivisionError, "division by zero") : Value.Float(a / b);
            case Slot.FloorDiv or Slot.Mod or Slot.DivMod:
                if (b == 0)
                {
                    return ts.Raise(BuiltinTypes.ZeroDivisionError, "division by zero");
                }
                FloorMod(a, b, out var floor, out var mod);
                return op == Slot.FloorDiv ? Value.Float(floor)
                    : op == Slot.Mod ? Value.Float(mod)
                    : new Value(new PyTuple([Value.Float(floor), Value.Float(mod)]));
            case Slot.Pow:
                return Power(ts, a, b);
            default:
                return Value.NotImplemented;
        }
    }

    static void FloorMod(double a, double b, out double floor, out double mod)
    {
        mod = a % b;
        var div = (a - mod) / b;
        if (mod != 0)
        {
            if (b < 0 != mod < 0)
            {
                mod += b;
                div -= 1;
            }
        }
        else
        {
            mod = Math.CopySign(0, b);
        }
        if (div != 0)
        {
            floor = Math.Floor(div);
            if (div - floor > 0.5)
            {
                floor += 1;
            }
        }
        else
        {
            floor = Math.CopySign(0, a / b);
        }
    }

    static Value Power(ThreadState ts, double a, double b)
    {
        if (a == 0 && b < 0 && !double.IsInfinity(b))
        {
            return ts.Raise(BuiltinTypes.ZeroDivisionError, "zero to a negative power");
        }
        if (a < 0 && double.IsFinite(a) && double.IsFinite(b) && Math.Floor(b) != b)
        {
            return PyComplex.Power(ts, a, b);
        }
        var result = Math.Pow(a, b);
        return double.IsInfinity(result) && double.IsFinite(a) && double.IsFinite(b)
            ? ts.Raise(BuiltinTypes.OverflowError, Value.Int(34), Value.Str("Numerical result out of range"))
            : Value.Float(result);
    }
}
