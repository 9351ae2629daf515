// An instance of a class written in Python: inline attribute slots, then an overflow array. The C# classes differ only in the
// number of inline slots; a type picks one by the number of attributes its instances had so far (PyType.GrowInline).
// Invariant: the inline array is the first and only field of each sealed class, so its address is the same in all of them and
// the indexer may index from it for any i below the shape's InlineCount.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[InlineArray(2)]
struct Slots2
{
    Value first;
}

[InlineArray(4)]
struct Slots4
{
    Value first;
}

[InlineArray(8)]
struct Slots8
{
    Value first;
}

[InlineArray(16)]
struct Slots16
{
    Value first;
}

public abstract class PyInstance : PyObject
{
    /// <summary>The slots of the largest class.</summary>
    internal const int MaxInline = 16;

    internal Value[]? overflow;

    protected PyInstance(int shapeId, Value[] anchor) : base(shapeId) => overflow = anchor;

    internal override ref Value[]? AttributeSlots => ref overflow;

    internal override bool HasPlainAttributes => true;

    /// <summary>An inline slot. The caller has checked the shape, so the index is below its InlineCount.</summary>
    internal ref Value this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref Unsafe.As<Slots2, Value>(ref Unsafe.As<PyInstance2>(this).slots), index);
    }

    /// <summary>The inline slot that many bytes after the first one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref Value At(nint offset) => ref Unsafe.AddByteOffset(ref Unsafe.As<Slots2, Value>(ref Unsafe.As<PyInstance2>(this).slots), offset);

    internal static PyInstance Allocate(int shapeId, int inlineCount, Value[] anchor) => inlineCount switch
    {
        <= 2 => new PyInstance2(shapeId, anchor),
        <= 4 => new PyInstance4(shapeId, anchor),
        <= 8 => new PyInstance8(shapeId, anchor),
        _ => new PyInstance16(shapeId, anchor),
    };
}

sealed class PyInstance2(int shapeId, Value[] anchor) : PyInstance(shapeId, anchor)
{
    internal Slots2 slots = default;
}

sealed class PyInstance4(int shapeId, Value[] anchor) : PyInstance(shapeId, anchor)
{
    internal Slots4 slots = default;
}

sealed class PyInstance8(int shapeId, Value[] anchor) : PyInstance(shapeId, anchor)
{
    internal Slots8 slots = default;
}

sealed class PyInstance16(int shapeId, Value[] anchor) : PyInstance(shapeId, anchor)
{
    internal Slots16 slots = default;
}
