// How every Python value travels: 16 bytes, an object and a payload. An int that fits 64 bits is (Tags.Int, value), a float is
// (Tags.Float, its bits), anything else is (its object, 0). Neither allocates, in locals, arguments, list items or attributes.
// Invariant: Object is null in exactly one value, default: "not a normal return" from a call, "unbound" in a variable.
// A heap slot that holds the same tag already is written payload only (Store): no write barrier, and one atomic write.
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[DebuggerDisplay("{DebuggerText,nq}")]
[DebuggerTypeProxy(typeof(ValueView))]
public readonly struct Value
{
    public readonly PyObject Object;
    public readonly long Bits;

    string DebuggerText => ValueView.Describe(this);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value(PyObject o, long bits)
    {
        Object = o;
        Bits = bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value(PyObject o)
    {
        Object = o;
        Bits = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Int(long value) => new(Tags.Int, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Float(double value) => new(Tags.Float, BitConverter.DoubleToInt64Bits(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Bool(bool value) => new(value ? PyBool.True : PyBool.False);

    /// <summary>An int of any size: the tagged form if it fits.</summary>
    public static Value Int(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Int((long)value) : new Value(new PyInt(value));

    public static Value Str(string text) => new(new PyStr(text));

    public static Value None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(PyNone.Instance);
    }

    public static Value NotImplemented => new(PyNotImplemented.Instance);

    /// <summary>What <see cref="PyObject.Next"/> gives when an iterator is exhausted. Never visible to Python code.</summary>
    public static Value End
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(EndMark.Instance);
    }

    public bool IsNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Object is null;
    }

    public bool IsInt
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (object)Object == Tags.Int;
    }

    public bool IsFloat
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (object)Object == Tags.Float;
    }

    public bool IsNone => (object)Object == PyNone.Instance;
    public bool IsTrue => (object)Object == PyBool.True;
    public bool IsFalse => (object)Object == PyBool.False;
    public bool IsNotImplemented => (object)Object == PyNotImplemented.Instance;
    public bool IsEnd => (object)Object == EndMark.Instance;

    public double AsDouble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.Int64BitsToDouble(Bits);
    }

    public PyType Type => Object.Type;

    /// <summary>Python's <c>is</c>: the same object, and for tagged values the same payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Same(Value a, Value b) => (object)a.Object == b.Object && a.Bits == b.Bits;

    /// <summary>Writes a heap slot; keeps an equal tag in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref Value slot, Value value)
    {
        Unsafe.AsRef(in slot.Bits) = value.Bits;
        if ((object)slot.Object != value.Object)
        {
            Unsafe.AsRef(in slot.Object) = value.Object;
        }
    }

    /// <summary>Writes a heap slot that held nothing. The object last: a write barrier is a call, after which nothing is needed any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreNew(ref Value slot, Value value)
    {
        Unsafe.AsRef(in slot.Bits) = value.Bits;
        Unsafe.AsRef(in slot.Object) = value.Object;
    }

    public override string ToString() => IsNull ? "<null>" : IsInt ? Bits.ToString() : IsFloat ? AsDouble.ToString("R") : Object.ToString()!;
}

/// <summary>The object of a tagged value. Without reference fields, so that the JIT compares it as a constant.</summary>
public sealed class Tag : PyObject
{
    internal Tag(int shapeId) : base(shapeId)
    {
    }
}

/// <summary>The objects that compiled code compares with. Together, so that one initialiser makes them all.</summary>
public static class Tags
{
    public static readonly Tag Int = new(ShapeIds.Int);
    public static readonly Tag Float = new(ShapeIds.Float);
    public static readonly PyNone None = new();
    public static readonly PyBool True = new();
    public static readonly PyBool False = new();
    public static readonly EndMark End = new();
    public static readonly PyNotImplemented NotImplemented = new();
}

/// <summary>See <see cref="Value.End"/>.</summary>
public sealed class EndMark : PyObject
{
    public static EndMark Instance => Tags.End;

    internal EndMark() : base(ShapeIds.Object)
    {
    }
}
