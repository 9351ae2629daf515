// a < b and its five sisters, and "is it in". Built-in numbers and strings are compared here; everything else through the special
// methods: the right operand's reflected one first if its type is a subclass, then the left one, then the reflected one; == and !=
// fall back to identity. https://docs.python.org/3/reference/expressions.html#value-comparisons
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Comparison
{
    /// <param name="op">Slot.Lt ... Slot.Ge.</param>
    /// <returns>Whatever the special method returned; a bool for built-in operands.</returns>
    public static Value Rich(ThreadState ts, Value a, Value b, Slot op)
    {
        if (TryNative(a, b, op, out var result))
        {
            return Value.Bool(result);
        }
        return RunStages(ts, a, b, op, 0);
    }

    /// <summary>Compares exact ints, floats, bools and strs; false if it is not for this function to say.</summary>
    public static bool TryNative(Value a, Value b, Slot op, out bool result)
    {
        int order;
        if (a.IsInt && b.IsInt)
        {
            order = a.Bits.CompareTo(b.Bits);
        }
        else if (a.IsFloat && b.IsFloat)
        {
            return Floats(a.AsDouble, b.AsDouble, op, out result);
        }
        else
        {
            int left = a.Object.ShapeId, right = b.Object.ShapeId;
            if (left == ShapeIds.Str && right == ShapeIds.Str)
            {
                var s = Unsafe.As<PyStr>(a.Object);
                var t = Unsafe.As<PyStr>(b.Object);
                if (op is Slot.Eq or Slot.Ne)
                {
                    result = s.Equals(t) == (op == Slot.Eq);
                    return true;
                }
                order = PyStr.Compare(s, t);
            }
            else if (!IsNumber(left) || !IsNumber(right))
            {
                result = false;
                return false;
            }
            else if (left == ShapeIds.Float || right == ShapeIds.Float)
            {
                return MixedWithFloat(a, b, op, out result);
            }
            else
            {
                order = Arithmetic.ToBig(a).CompareTo(Arithmetic.ToBig(b));
            }
        }
        result = Holds(order, op);
        return true;
    }

    static bool IsNumber(int shapeId) => shapeId is ShapeIds.Int or ShapeIds.Float or ShapeIds.Bool;

    internal static bool Holds(int order, Slot op) => op switch
    {
        Slot.Lt => order < 0,
        Slot.Le => order <= 0,
        Slot.Eq => order == 0,
        Slot.Ne => order != 0,
        Slot.Gt => order > 0,
        _ => order >= 0,
    };

    static bool Floats(double a, double b, Slot op, out bool result)
    {
        result = op switch
        {
            Slot.Lt => a < b,
            Slot.Le => a <= b,
            Slot.Eq => a == b,
            Slot.Ne => a != b,
            Slot.Gt => a > b,
            _ => a >= b,
        };
        return true;
    }

    // An int and a float are compared exactly, not through a rounded conversion.
    static bool MixedWithFloat(Value a, Value b, Slot op, out bool result)
    {
        var x = a.IsFloat ? a.AsDouble : b.AsDouble;
        if (!double.IsFinite(x))
        {
            double zero = 0;
            return a.IsFloat ? Floats(x, zero, op, out result) : Floats(zero, x, op, out result);
        }
        var integer = Arithmetic.ToBig(a.IsFloat ? b : a);
        var floor = Math.Floor(x);
        var order = new BigInteger(floor).CompareTo(integer);
        if (order == 0 && x > floor)
        {
            order = 1;
        }
        result = Holds(a.IsFloat ? order : -order, op);
        return true;
    }

    static Slot Reflect(Slot op) => op switch
    {
        Slot.Lt => Slot.Gt,
        Slot.Le => Slot.Ge,
        Slot.Gt => Slot.Lt,
        Slot.Ge => Slot.Le,
        _ => op,
    };

    // Stages: 0 the reflected method of a right operand whose type is a subclass, 1 the left method, 2 the reflected one.
    static Value RunStages(ThreadState ts, Value a, Value b, Slot op, int stage)
    {
        var left = a.Type;
        var right = b.Type;
        var isRightFirst = left != right && right.IsSubtypeOf(left);
        for (; stage < 3; stage++)
        {
            if (stage == 0 && !isRightFirst || stage == 2 && isRightFirst)
            {
                continue;
            }
            var method = stage == 1 ? left.Find(op) : right.Find(Reflect(op));
            if (method.IsNull)
            {
                continue;
            }
            var result = stage == 1 ? Calling.CallMethod1(ts, method, a, b) : Calling.CallMethod1(ts, method, b, a);
            if (result.IsNull)
            {
                return ts.Then(result, Tried, a, b, Value.Int((long)op | (long)stage << 8));
            }
            if (!result.IsNotImplemented)
            {
                return result;
            }
        }
        return op switch
        {
            Slot.Eq => Value.Bool(Value.Same(a, b)),
            Slot.Ne => Value.Bool(!Value.Same(a, b)),
            _ => ts.Raise(BuiltinTypes.TypeError, $"'{Symbol(op)}' not supported between instances of '{left.MessageName}' and '{right.MessageName}'"),
        };
    }

    static readonly Continuation Tried = new("comparison.tried", &AfterTry);

    static Value AfterTry(ThreadState ts, Value result, Value a, Value b, Value packed) =>
        result.IsNotImplemented ? RunStages(ts, a, b, (Slot)(packed.Bits & 0xff), (int)(packed.Bits >> 8) + 1) : result;

    static string Symbol(Slot op) => op switch
    {
        Slot.Lt => "<",
        Slot.Le => "<=",
        Slot.Eq => "==",
        Slot.Ne => "!=",
        Slot.Gt => ">",
        _ => ">=",
    };

    // ---- membership -----------------------------------------------------------------------------------------------

    /// <summary><c>item in container</c>, a bool. Without <c>__contains__</c> the prelude iterates.</summary>
    public static Value Contains(ThreadState ts, Value item, Value container)
    {
        var contains = container.Type.Find(Slot.Contains);
        if (contains.IsNull)
        {
            return Prelude.Call(ts, PreludeNames.ContainsByIteration, container, item);
        }
        if (contains.IsNone)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{container.Type.MessageName}' object is not a container");
        }
        var result = Calling.CallMethod1(ts, contains, container, item);
        return result.Object is PyBool ? result : ts.Then(result, AsBool);
    }

    public static Value NotContains(ThreadState ts, Value item, Value container)
    {
        var result = Contains(ts, item, container);
        return result.Object is PyBool ? Value.Bool(!result.IsTrue) : ts.Then(result, Negate);
    }

    static readonly Continuation AsBool = new("contains.bool", &ToBool);
    static readonly Continuation Negate = new("contains.not", &NegateBool);

    static Value ToBool(ThreadState ts, Value result, Value a, Value b, Value c) => Truth.Test(ts, result);
    static Value NegateBool(ThreadState ts, Value result, Value a, Value b, Value c) => Value.Bool(!result.IsTrue);
}
