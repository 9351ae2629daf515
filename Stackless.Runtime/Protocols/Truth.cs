// Whether a value is true: built-in kinds at once, then __bool__, then __len__. https://docs.python.org/3/library/stdtypes.html#truth-value-testing
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Truth
{
    /// <summary>True or False, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Test(ThreadState ts, Value v)
    {
        if (v.Object is PyBool)
        {
            return v;
        }
        return v.IsInt ? Value.Bool(v.Bits != 0) : TestOther(ts, v);
    }

    /// <summary>Of the built-in kinds whose truth is no method of theirs; null for all others.</summary>
    internal static bool? OfBuiltIn(Value v) => v.Object.ShapeId switch
    {
        ShapeIds.Bool => v.IsTrue,
        ShapeIds.NoneType => false,
        ShapeIds.Int => !v.IsInt || v.Bits != 0,
        ShapeIds.Float => v.AsDouble != 0,
        ShapeIds.Str => Unsafe.As<PyStr>(v.Object).Length != 0,
        ShapeIds.List => Unsafe.As<PyList>(v.Object).Count != 0,
        ShapeIds.Tuple => Unsafe.As<PyTuple>(v.Object).Count != 0,
        ShapeIds.Dict => Unsafe.As<PyDict>(v.Object).Count != 0,
        _ => null,
    };

    /// <summary>The same for what is neither a bool nor a small int.</summary>
    public static Value TestOther(ThreadState ts, Value v)
    {
        if (OfBuiltIn(v) is { } known)
        {
            return Value.Bool(known);
        }
        var test = v.Type.Find(Slot.Bool);
        if (!test.IsNull)
        {
            return ts.Then(Calling.CallMethod0(ts, test, v), BoolResult);
        }
        var length = v.Type.Find(Slot.Len);
        return length.IsNull ? Value.Bool(true) : ts.Then(Calling.CallMethod0(ts, length, v), LengthResult);
    }

    static readonly Continuation BoolResult = new("truth.bool", &CheckBool);
    static readonly Continuation LengthResult = new("truth.len", &CheckLength);

    static Value CheckBool(ThreadState ts, Value result, Value a, Value b, Value c) =>
        result.Object is PyBool ? result : ts.Raise(BuiltinTypes.TypeError, $"__bool__ should return bool, returned {result.Type.MessageName}");

    static Value CheckLength(ThreadState ts, Value result, Value a, Value b, Value c)
    {
        if (!result.IsInt && result.Object is not (PyBool or PyInt))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{result.Type.MessageName}' object cannot be interpreted as an integer");
        }
        var number = Arithmetic.ToBig(result);
        return number.Sign < 0 ? ts.Raise(BuiltinTypes.ValueError, "__len__() should return >= 0") : Value.Bool(!number.IsZero);
    }
}
