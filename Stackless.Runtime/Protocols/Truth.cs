// Whether a value is true: built-in kinds at once, then __bool__, then __len__. https://docs.python.org/3/library/stdtypes.html#truth-value-testing
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

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

    /// <summary>The same for what is neither a bool nor a small int.</summary>
    public static Value TestOther(ThreadState ts, Value v)
    {
        switch (v.Object.ShapeId)
        {
            case ShapeIds.NoneType:
                return Value.Bool(false);
            case ShapeIds.Int:
                return Value.Bool(true);
            case ShapeIds.Float:
                return Value.Bool(v.AsDouble != 0);
            case ShapeIds.Str:
                return Value.Bool(Unsafe.As<PyStr>(v.Object).Length != 0);
            case ShapeIds.List:
                return Value.Bool(Unsafe.As<PyList>(v.Object).Count != 0);
            case ShapeIds.Tuple:
                return Value.Bool(Unsafe.As<PyTuple>(v.Object).Count != 0);
            case ShapeIds.Dict:
                return Value.Bool(Unsafe.As<PyDict>(v.Object).Count != 0);
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
        result.Object is PyBool ? result : ts.Raise(BuiltinTypes.TypeError, $"__bool__ should return bool, returned {result.Type.Name}");

    static Value CheckLength(ThreadState ts, Value result, Value a, Value b, Value c)
    {
        if (!result.IsInt && result.Object is not (PyBool or PyInt))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{result.Type.Name}' object cannot be interpreted as an integer");
        }
        var number = Arithmetic.ToBig(result);
        return number.Sign < 0 ? ts.Raise(BuiltinTypes.ValueError, "__len__() should return >= 0") : Value.Bool(!number.IsZero);
    }
}
