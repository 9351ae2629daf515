// What counts as an int or a float where C# code wants one: exact values, bools, instances of subclasses; and the special methods
// __index__, __int__ and __float__ for everything else (resumable).
using System.Numerics;

namespace Stackless.Runtime;

static unsafe class Numbers
{
    /// <summary>An int that fits a long, a bool, or an instance of a subclass of int that fits.</summary>
    public static bool TryLong(Value v, out long result)
    {
        if (v.IsInt)
        {
            result = v.Bits;
            return true;
        }
        if (v.Object is PyBool)
        {
            result = v.IsTrue ? 1 : 0;
            return true;
        }
        if (v.Object is PyInt i && i.Number >= long.MinValue && i.Number <= long.MaxValue)
        {
            result = (long)i.Number;
            return true;
        }
        result = 0;
        return false;
    }

    /// <summary>Any int, bool included.</summary>
    public static bool TryBig(Value v, out BigInteger result)
    {
        if (v.IsInt)
        {
            result = v.Bits;
        }
        else if (v.Object is PyInt i)
        {
            result = i.Number;
        }
        else if (v.Object is PyBool)
        {
            result = v.IsTrue ? 1 : 0;
        }
        else
        {
            result = default;
            return false;
        }
        return true;
    }

    public static bool IsInt(Value v) => v.IsInt || v.Object is PyInt or PyBool;

    /// <summary>A float or an instance of a subclass.</summary>
    public static bool TryFloat(Value v, out double result)
    {
        if (v.IsFloat)
        {
            result = v.AsDouble;
            return true;
        }
        if (v.Object is PyFloat f)
        {
            result = f.Number;
            return true;
        }
        result = 0;
        return false;
    }

    /// <summary>A float or an int that can be one. False if it is neither; ints too large give infinity.</summary>
    public static bool TryDouble(Value v, out double result)
    {
        if (TryFloat(v, out result))
        {
            return true;
        }
        if (TryBig(v, out var i))
        {
            result = Arithmetic.ToDouble(i);
            return true;
        }
        return false;
    }

    /// <summary>The exact int behind an int, bool or subclass instance.</summary>
    public static Value Exact(Value v) => v.IsInt ? v : v.Object is PyBool ? Value.Int(v.IsTrue ? 1 : 0) : Value.Int(((PyInt)v.Object).Number);

    /// <summary><c>operator.index</c>: an exact int, or null.</summary>
    public static Value Index(ThreadState ts, Value v)
    {
        if (IsInt(v))
        {
            return Exact(v);
        }
        var method = v.IsFloat ? default : v.Type.Find(Slot.Index);
        return method.IsNull
            ? ts.Raise(BuiltinTypes.TypeError, $"'{v.Type.MessageName}' object cannot be interpreted as an integer")
            : ts.Then(Calling.CallMethod0(ts, method, v), IndexReady);
    }

    static readonly Continuation IndexReady = new("numbers.index", &CheckIndex);

    static Value CheckIndex(ThreadState ts, Value result, Value a, Value b, Value c) => result.IsInt || result.Type == BuiltinTypes.Int
        ? result
        : IsInt(result) ? Deprecations.WarnOfSubclass(ts, "__index__", "int", result, Exact(result))
        : ts.Raise(BuiltinTypes.TypeError, $"__index__ returned non-int (type {result.Type.MessageName})");

    /// <summary>A float from <c>__float__</c> or <c>__index__</c>, or null.</summary>
    public static Value Float(ThreadState ts, Value v)
    {
        if (TryFloat(v, out var d))
        {
            return Value.Float(d);
        }
        if (TryBig(v, out _))
        {
            return IndexToFloat(ts, v, default, default, default);
        }
        var method = v.Type.Find(Slot.Float);
        if (!method.IsNull)
        {
            return FloatBy(ts, method, v);
        }
        if (v.Type.Has(Slot.Index))
        {
            return ts.Then(Index(ts, v), IndexFloatReady);
        }
        return ts.Raise(BuiltinTypes.TypeError, $"must be real number, not {v.Type.MessageName}");
    }

    /// <summary>What a __float__ of Python code says; it is asked by float() even if it is a float's or an int's.</summary>
    internal static Value FloatBy(ThreadState ts, Value method, Value v) => ts.Then(Calling.CallMethod0(ts, method, v), FloatReady, Value.Str(v.Type.MessageName));

    static readonly Continuation FloatReady = new("numbers.float", &CheckFloat);
    static readonly Continuation IndexFloatReady = new("numbers.indexfloat", &IndexToFloat);

    static Value CheckFloat(ThreadState ts, Value result, Value typeName, Value b, Value c) => TryFloat(result, out var d)
        ? result.IsFloat || result.Type == BuiltinTypes.Float
            ? Value.Float(d)
            : Deprecations.WarnOfSubclass(ts, $"{((PyStr)typeName.Object).Text}.__float__()", "float", result, Value.Float(d))
        : ts.Raise(BuiltinTypes.TypeError, $"{((PyStr)typeName.Object).Text}.__float__() returned non-float (type {result.Type.MessageName})");

    static Value IndexToFloat(ThreadState ts, Value result, Value a, Value b, Value c)
    {
        TryBig(result, out var i);
        var d = Arithmetic.ToDouble(i);
        return double.IsInfinity(d) ? ts.Raise(BuiltinTypes.OverflowError, "int too large to convert to float") : Value.Float(d);
    }
}
