// Elements of one width in one array of bytes that grows: the memory of bytearray and of array.array.
// Invariant: Count * Width bytes from the origin are the elements; what is behind them is room to grow, what is before them was taken from the
// front: a buffer that is filled at one end and emptied at the other moves its content once in a while, not every time.
namespace Stackless.Runtime;

struct PackedElements(byte[] bytes, int width)
{
    byte[] memory = bytes;
    int origin = 0;

    /// <summary>Who looks at this memory. Changes of its size go through <see cref="Resizing"/>.</summary>
    public Views Views = default;

    public readonly int Width => width;
    public int Count { get; private set; } = bytes.Length / width;
    public readonly int Capacity => (memory.Length - origin) / width;
    public readonly Span<byte> Bytes => memory.AsSpan(origin, Count * width);
    public readonly Span<byte> this[int index] => memory.AsSpan(origin + index * width, width);

    /// <summary>Puts some elements, given as bytes, in the place of others. They may be elements of this memory.</summary>
    public void Splice(int start, int removedCount, ReadOnlySpan<byte> inserted)
    {
        int from = start * width, gone = removedCount * width, used = Count * width, needed = used - gone + inserted.Length;
        if (inserted.Overlaps(memory))
        {
            inserted = inserted.ToArray();
        }
        if (from == 0 && inserted.Length == 0)
        {
            origin += gone;
            Count = needed / width;
            return;
        }
        if (needed > memory.Length - origin)
        {
            MakeRoom(used, needed);
        }
        memory.AsSpan(origin + from + gone, used - from - gone).CopyTo(memory.AsSpan(origin + from + inserted.Length));
        inserted.CopyTo(memory.AsSpan(origin + from));
        Count = needed / width;
    }

    /// <summary>Other elements in the place of all, in memory that becomes this one's.</summary>
    public void Replace(byte[] bytes)
    {
        memory = bytes;
        origin = 0;
        Count = bytes.Length / width;
    }

    void MakeRoom(int used, int needed)
    {
        // Moving pays where it frees as much as it moves.
        var target = needed <= memory.Length && origin >= used ? memory : GC.AllocateUninitializedArray<byte>(Math.Max(needed, used + (used >> 1) + 8 * width));
        memory.AsSpan(origin, used).CopyTo(target);
        memory = target;
        origin = 0;
    }

    public void Truncate(int count) => Count = Math.Min(Count, count);

    /// <summary>The bytes of the elements that a slice names.</summary>
    public readonly byte[] Pick(int start, int step, int count)
    {
        if (step == 1)
        {
            return CopyOf(memory.AsSpan(origin + start * width, count * width));
        }
        var picked = new byte[count * width];
        for (var k = 0; k < count; k++)
        {
            this[start + k * step].CopyTo(picked.AsSpan(k * width));
        }
        return picked;
    }

    /// <summary>The bytes in an array of their own, which is not cleared before: that would take as long as the copying.</summary>
    internal static byte[] CopyOf(ReadOnlySpan<byte> bytes)
    {
        var copy = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    /// <summary>Overwrites the elements that a slice names.</summary>
    public readonly void Put(int start, int step, int count, ReadOnlySpan<byte> bytes)
    {
        for (var k = 0; k < count; k++)
        {
            bytes.Slice(k * width, width).CopyTo(this[start + k * step]);
        }
    }
}
