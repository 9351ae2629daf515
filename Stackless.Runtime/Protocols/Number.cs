// a op b. Numbers of the built-in kinds are computed here without asking any type; everything else goes through the special
// methods in Python's order: the in-place one, the right operand's reflected one if its type is a subclass, the left one, the
// reflected one. https://docs.python.org/3/reference/datamodel.html#emulating-numeric-types
// + and * of the built-in sequences, also in place, are asked after the right operand's reflected method: they are no numbers.
// Compiled code has the commonest int and float cases inline and comes here for the rest.
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Number
{
    /// <param name="op">Slot.Add ... Slot.DivMod.</param>
    public static Value Binary(ThreadState ts, Value a, Value b, Slot op)
    {
        if (IsNative(a) && IsNative(b) && Arithmetic.Binary(ts, op, a, b) is var result && !result.IsNotImplemented)
        {
            return result;
        }
        if (op == Slot.Add && a.Object.ShapeId == ShapeIds.Str && b.Object.ShapeId == ShapeIds.Str)
        {
            return new Value(PyStr.Concat(Unsafe.As<PyStr>(a.Object), Unsafe.As<PyStr>(b.Object)));
        }
        return RunStages(ts, a, b, op, Stage.ReflectedFirst, false);
    }

    /// <summary><c>a op= b</c>. Numbers have no in-place form of their own.</summary>
    public static Value InPlace(ThreadState ts, Value a, Value b, Slot op)
    {
        if (IsNative(a) && IsNative(b) && Arithmetic.Binary(ts, op, a, b) is var result && !result.IsNotImplemented)
        {
            return result;
        }
        if (op == Slot.Add && a.Object.ShapeId == ShapeIds.Str && b.Object.ShapeId == ShapeIds.Str)
        {
            return new Value(PyStr.Concat(Unsafe.As<PyStr>(a.Object), Unsafe.As<PyStr>(b.Object)));
        }
        return RunStages(ts, a, b, op, Stage.InPlace, true);
    }

    static bool IsNative(Value v) => v.Object.ShapeId is ShapeIds.Int or ShapeIds.Float or ShapeIds.Bool;

    enum Stage
    {
        InPlace,
        ReflectedFirst,
        Left,
        Reflected,
        Exhausted,
    }

    static Slot Reflect(Slot op) => op - Slot.Add + Slot.RAdd;

    static Value RunStages(ThreadState ts, Value a, Value b, Slot op, Stage stage, bool isInPlace)
    {
        for (; stage < Stage.Exhausted; stage++)
        {
            var result = Try(ts, a, b, op, stage, isInPlace);
            if (result.IsNull)
            {
                return ts.Then(result, Tried, a, b, Value.Int((long)op | (long)stage << 8 | (isInPlace ? 1L << 16 : 0)));
            }
            if (!result.IsNotImplemented)
            {
                return result;
            }
        }
        return RaiseUnsupported(ts, a, b, op, isInPlace);
    }

    static Value Try(ThreadState ts, Value a, Value b, Slot op, Stage stage, bool isInPlace)
    {
        var left = a.Type;
        var right = b.Type;
        switch (stage)
        {
            case Stage.InPlace:
                var inPlace = FindInPlace(left, op);
                // (The += that a subclass inherits from list, bytearray, deque or array counts as a number's.)
                return inPlace.IsNull || (left.IsBuiltIn || op == Slot.Mul) && YieldsToRight(inPlace, left, b, op)
                    ? Value.NotImplemented
                    : Calling.CallMethod1(ts, inPlace, a, b);
            case Stage.ReflectedFirst:
                return IsReflectedFirst(left, b, op) ? Calling.CallMethod1(ts, right.Find(Reflect(op)), b, a) : Value.NotImplemented;
            case Stage.Left:
                var method = left.Find(op);
                if (isInPlace && FindInPlace(left, op) is { IsNull: false } yielded && IsOfSequence(yielded))
                {
                    method = yielded;
                }
                return method.IsNull ? Value.NotImplemented : Calling.CallMethod1(ts, method, a, b);
            default:
                if (left == right || IsReflectedFirst(left, b, op))
                {
                    return Value.NotImplemented;
                }
                var reflected = right.Find(Reflect(op));
                return reflected.IsNull ? Value.NotImplemented : Calling.CallMethod1(ts, reflected, b, a);
        }
    }

    static Value FindInPlace(PyType left, Slot op) => op == Slot.DivMod ? default : left.Find(op - Slot.Add + Slot.IAdd);

    static bool IsReflectedFirst(PyType left, Value b, Slot op)
    {
        var right = b.Type;
        if (left == right)
        {
            return false;
        }
        if (YieldsToRight(left.Find(op), left, b, op))
        {
            return true;
        }
        if (!right.IsSubtypeOf(left))
        {
            return false;
        }
        var own = right.Find(Reflect(op));
        return !own.IsNull && !Value.Same(own, left.Find(Reflect(op)));
    }

    // The left operand's method is a built-in sequence's and the right operand has a reflected one of another kind. (What int and float would say
    // to a sequence is known.)
    static bool YieldsToRight(Value method, PyType left, Value b, Slot op)
    {
        if (op is not (Slot.Add or Slot.Mul) || left == b.Type || IsNative(b))
        {
            return false;
        }
        var reflected = b.Type.Find(Reflect(op));
        return !reflected.IsNull && IsOfSequence(method) && !IsOfSequence(reflected);
    }

    static bool IsOfSequence(Value method) => method.Object is MethodDescriptor { Owner: var owner } && (owner == BuiltinTypes.Str
        || owner == BuiltinTypes.List || owner == BuiltinTypes.Tuple || owner == BuiltinTypes.Bytes || owner == BuiltinTypes.ByteArray
        || owner == BuiltinTypes.Deque || owner == BuiltinTypes.Array || owner == BuiltinTypes.Template);

    static readonly Continuation Tried = new("number.tried", &AfterTry);

    static Value AfterTry(ThreadState ts, Value result, Value a, Value b, Value packed) =>
        result.IsNotImplemented
            ? RunStages(ts, a, b, (Slot)(packed.Bits & 0xff), (Stage)(packed.Bits >> 8 & 0xff) + 1, (packed.Bits >> 16) != 0)
            : result;

    static Value RaiseUnsupported(ThreadState ts, Value a, Value b, Slot op, bool isInPlace)
    {
        string left = a.Type.MessageName, right = b.Type.MessageName;
        var symbol = op switch
        {
            Slot.Pow => isInPlace ? "**=" : "** or pow()",
            Slot.DivMod => "divmod()",
            _ => Symbol(op) + (isInPlace ? "=" : ""),
        };
        return ts.Raise(BuiltinTypes.TypeError, $"unsupported operand type(s) for {symbol}: '{left}' and '{right}'");
    }

    internal static string Symbol(Slot op) => op switch
    {
        Slot.Add => "+",
        Slot.Sub => "-",
        Slot.Mul => "*",
        Slot.MatMul => "@",
        Slot.TrueDiv => "/",
        Slot.FloorDiv => "//",
        Slot.Mod => "%",
        Slot.Pow => "**",
        Slot.LShift => "<<",
        Slot.RShift => ">>",
        Slot.And => "&",
        Slot.Xor => "^",
        Slot.Or => "|",
        _ => op.ToString(),
    };

    /// <param name="op">Slot.Neg, Pos or Invert.</param>
    public static Value Unary(ThreadState ts, Value a, Slot op)
    {
        if (a.IsInt)
        {
            return op switch
            {
                Slot.Neg => a.Bits == long.MinValue ? Value.Int(-(BigInteger)a.Bits) : Value.Int(-a.Bits),
                Slot.Pos => a,
                _ => Value.Int(~a.Bits),
            };
        }
        if (a.IsFloat && op != Slot.Invert)
        {
            return op == Slot.Neg ? Value.Float(-a.AsDouble) : a;
        }
        var method = a.Type.Find(op);
        if (method.IsNull)
        {
            var symbol = op == Slot.Neg ? "-" : op == Slot.Pos ? "+" : "~";
            return ts.Raise(BuiltinTypes.TypeError, $"bad operand type for unary {symbol}: '{a.Type.MessageName}'");
        }
        return Calling.CallMethod0(ts, method, a);
    }

    // ---- the cases compiled code has inline --------------------------------------------------------------------------

    public static Value Add(ThreadState ts, Value a, Value b) => TryAdd(a, b, out var sum) ? sum : Binary(ts, a, b, Slot.Add);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd(Value a, Value b, out Value result)
    {
        if (a.IsInt && b.IsInt)
        {
            var r = a.Bits + b.Bits;
            if (((a.Bits ^ r) & (b.Bits ^ r)) >= 0)
            {
                result = Value.Int(r);
                return true;
            }
        }
        else if (a.IsFloat && b.IsFloat)
        {
            result = Value.Float(a.AsDouble + b.AsDouble);
            return true;
        }
        Unsafe.SkipInit(out result);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TrySub(Value a, Value b, out Value result)
    {
        if (a.IsInt && b.IsInt)
        {
            var r = a.Bits - b.Bits;
            if (((a.Bits ^ b.Bits) & (a.Bits ^ r)) >= 0)
            {
                result = Value.Int(r);
                return true;
            }
        }
        else if (a.IsFloat && b.IsFloat)
        {
            result = Value.Float(a.AsDouble - b.AsDouble);
            return true;
        }
        Unsafe.SkipInit(out result);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryMul(Value a, Value b, out Value result)
    {
        if (a.IsFloat && b.IsFloat)
        {
            result = Value.Float(a.AsDouble * b.AsDouble);
            return true;
        }
        // Larger factors are left to the general way: a full product goes through memory.
        if (a.IsInt && b.IsInt && (int)a.Bits == a.Bits && (int)b.Bits == b.Bits)
        {
            result = Value.Int(a.Bits * b.Bits);
            return true;
        }
        Unsafe.SkipInit(out result);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAnd(Value a, Value b, out Value result)
    {
        if (a.IsInt && b.IsInt)
        {
            result = Value.Int(a.Bits & b.Bits);
            return true;
        }
        Unsafe.SkipInit(out result);
        return false;
    }
}
