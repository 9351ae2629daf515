// From a Value to the C# type of a native parameter. Called by generated thunks only. False means that the thunk returns null:
// either a TypeError is pending, or the thread state says which argument needs a conversion that runs Python code.
// The index counts all arguments, the receiver included; where no conversion helps, a text names the argument in errors: "f() argument 2".
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

enum Conversion
{
    Index,
    Float,
    Truth,
}

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ThreadState
{
    internal Conversion Conversion;
    internal int ConversionIndex;
}

/// <summary>A parameter that says where a search begins or ends: an int, None, or null if it was not given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SliceBound(Value Value)
{
    public static implicit operator SliceBound(Value value) => new(value);

    public static implicit operator Value(SliceBound bound) => bound.Value;
}

static class Arguments
{
    public static bool ToLong(ThreadState ts, Value value, int index, out long result)
    {
        if (value.IsInt)
        {
            result = value.Bits;
            return true;
        }
        return ToLongSlow(ts, value, index, out result);
    }

    static bool ToLongSlow(ThreadState ts, Value value, int index, out long result)
    {
        result = 0;
        if (Numbers.TryBig(value, out var number))
        {
            if (number < long.MinValue || number > long.MaxValue)
            {
                ts.Raise(BuiltinTypes.OverflowError, "Python int too large to convert to C ssize_t");
                return false;
            }
            result = (long)number;
            return true;
        }
        if (value.IsFloat || !value.Type.Has(Slot.Index))
        {
            ts.Raise(BuiltinTypes.TypeError, $"'{value.Type.MessageName}' object cannot be interpreted as an integer");
            return false;
        }
        return Ask(ts, Conversion.Index, index);
    }

    public static bool ToInt(ThreadState ts, Value value, int index, out int result)
    {
        if (!ToLong(ts, value, index, out var wide))
        {
            result = 0;
            return false;
        }
        result = (int)wide;
        if (result != wide)
        {
            ts.Raise(BuiltinTypes.OverflowError, "signed integer is " + (wide > 0 ? "greater than maximum" : "less than minimum"));
            return false;
        }
        return true;
    }

    public static bool ToByte(ThreadState ts, Value value, int index, out byte result)
    {
        result = 0;
        if (!value.IsInt && Numbers.TryBig(value, out var big) && (big < long.MinValue || big > long.MaxValue))
        {
            ts.Raise(BuiltinTypes.ValueError, "byte must be in range(0, 256)");
            return false;
        }
        if (!ToLong(ts, value, index, out var wide))
        {
            return false;
        }
        result = (byte)wide;
        if (result != wide)
        {
            ts.Raise(BuiltinTypes.ValueError, "byte must be in range(0, 256)");
            return false;
        }
        return true;
    }

    /// <summary>A number of any size, None, or what answers __index__.</summary>
    public static bool ToSliceBound(ThreadState ts, Value value, int index, out SliceBound result)
    {
        result = value;
        if (value.IsInt || value.IsNone || Numbers.TryBig(value, out _))
        {
            return true;
        }
        if (value.IsFloat || !value.Type.Has(Slot.Index))
        {
            ts.Raise(BuiltinTypes.TypeError, "slice indices must be integers or None or have an __index__ method");
            return false;
        }
        return Ask(ts, Conversion.Index, index);
    }

    public static bool ToDouble(ThreadState ts, Value value, int index, out double result)
    {
        if (value.IsFloat)
        {
            result = value.AsDouble;
            return true;
        }
        if (value.IsInt)
        {
            result = value.Bits;
            return true;
        }
        return ToDoubleSlow(ts, value, index, out result);
    }

    static bool ToDoubleSlow(ThreadState ts, Value value, int index, out double result)
    {
        result = 0;
        if (value.Object is PyFloat f)
        {
            result = f.Number;
            return true;
        }
        if (Numbers.TryBig(value, out var number))
        {
            result = Arithmetic.ToDouble(number);
            if (double.IsInfinity(result))
            {
                ts.Raise(BuiltinTypes.OverflowError, "int too large to convert to float");
                return false;
            }
            return true;
        }
        if (!value.Type.Has(Slot.Float) && !value.Type.Has(Slot.Index))
        {
            ts.Raise(BuiltinTypes.TypeError, $"must be real number, not {value.Type.MessageName}");
            return false;
        }
        return Ask(ts, Conversion.Float, index);
    }

    public static bool ToBool(ThreadState ts, Value value, int index, out bool result)
    {
        result = value.IsTrue || value.IsInt && value.Bits != 0;
        if (value.IsInt || value.IsNone || value.Object is PyBool)
        {
            return true;
        }
        return Ask(ts, Conversion.Truth, index);
    }

    public static bool ToStr(ThreadState ts, Value value, string argument, [NotNullWhen(true)] out PyStr? result)
    {
        result = value.Object as PyStr;
        return result is not null || Refuse(ts, value, argument, "str");
    }

    public static bool ToText(ThreadState ts, Value value, string argument, [NotNullWhen(true)] out string? result)
    {
        result = (value.Object as PyStr)?.Text;
        return result is not null || Refuse(ts, value, argument, "str");
    }

    public static bool ToObject<T>(ThreadState ts, Value value, string argument, PyType type, [NotNullWhen(true)] out T? result) where T : PyObject
    {
        result = value.Object as T;
        return result is not null || Refuse(ts, value, argument, type.Name);
    }

    static bool Refuse(ThreadState ts, Value value, string argument, string expected)
    {
        var got = value.IsNone ? "None" : value.Type.MessageName;
        ts.Raise(BuiltinTypes.TypeError, $"{argument} must be {expected}, not {got}");
        return false;
    }

    /// <summary>
    /// Also for a native method that finds by itself that an argument must be converted: it asks, returns null and is called again. An
    /// element i of *args has the index ~i.
    /// </summary>
    internal static bool Ask(ThreadState ts, Conversion conversion, int index)
    {
        ts.Conversion = conversion;
        ts.ConversionIndex = index;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Value WrongSelf(ThreadState ts, string name, PyType owner, Value self) =>
        ts.Raise(BuiltinTypes.TypeError, ArgumentErrors.WrongSelf(name, owner, self.Type,
            owner.Lookup(PyStr.Intern(name)).Object is MethodDescriptor { IsWrapper: true }));

    /// <summary>
    /// Whether a constructor may make instances of a class. The built-in type that the class is or inherits from must be made by this very
    /// constructor: int.__new__(bool) would make no bool.
    /// </summary>
    public static bool CanMake(ThreadState ts, PyType owner, PyType type)
    {
        if (!type.IsSubtypeOf(owner))
        {
            ts.Raise(BuiltinTypes.TypeError, $"{owner.MessageName}.__new__({type.MessageName}): {type.MessageName} is not a subtype of {owner.MessageName}");
            return false;
        }
        var native = type.IsBuiltIn ? type : type.Layout;
        if (native.Find(Slot.New).Object is NativeConstructor made && made != owner.Find(Slot.New).Object)
        {
            ts.Raise(BuiltinTypes.TypeError, $"{owner.MessageName}.__new__({type.MessageName}) is not safe, use {type.MessageName}.__new__()");
            return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Value NotAType(ThreadState ts, PyType owner, Value value) =>
        ts.Raise(BuiltinTypes.TypeError, $"{owner.MessageName}.__new__(X): X is not a type object ({value.Type.MessageName})");
}
