// list: an array of values that doubles, and from 256 MB on grows by half. Count may change while someone else holds Items, so whoever indexes takes the
// array once and lets the CLR's bounds check be the guard.
// Invariant: items[Count..] is all null values, so that a removed object is not kept alive.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public partial class PyList : PyItems
{
    const int SlowGrowth = 1 << 24;

    internal int count;

    public PyList() : base(ShapeIds.List, [])
    {
    }

    /// <summary>Empty, with room for so many items.</summary>
    public static PyList WithCapacity(int capacity)
    {
        var list = new PyList();
        if (capacity > 0)
        {
            list.items = new Value[capacity];
        }
        return list;
    }

    /// <summary>Takes the array over: all of it is the list.</summary>
    public PyList(Value[] items) : base(ShapeIds.List, items) => count = items.Length;

    protected PyList(int shapeId) : base(shapeId, [])
    {
    }

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => count;
    }

    public ReadOnlySpan<Value> Span => items.AsSpan(0, count);

    public Value this[int index]
    {
        get => items[index];
        set => Value.Store(ref items[index], value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(Value value)
    {
        var array = items;
        var n = count;
        if ((uint)n < (uint)array.Length)
        {
            count = n + 1;
            Value.StoreNew(ref array[n], value);
        }
        else
        {
            AppendGrowing(value);
        }
    }

    void AppendGrowing(Value value)
    {
        Reserve(count + 1);
        items[count++] = value;
    }

    /// <summary>Makes room for so many items, with slack for more.</summary>
    public void Reserve(int capacity)
    {
        if (capacity > items.Length)
        {
            var larger = new Value[Math.Max(capacity, Math.Max(4, items.Length < SlowGrowth ? items.Length * 2 : items.Length + (items.Length >> 1)))];
            Array.Copy(items, larger, count);
            items = larger;
        }
    }

    public void AddRange(ReadOnlySpan<Value> values)
    {
        Reserve(count + values.Length);
        values.CopyTo(items.AsSpan(count));
        count += values.Length;
    }

    public void Insert(int index, Value value)
    {
        Reserve(count + 1);
        Array.Copy(items, index, items, index + 1, count - index);
        items[index] = value;
        count++;
    }

    public void RemoveRange(int index, int length)
    {
        if (length > 0)
        {
            Array.Copy(items, index + length, items, index, count - index - length);
            Array.Clear(items, count - length, length);
            count -= length;
        }
    }

    public void Clear()
    {
        items = [];
        count = 0;
    }

    public Value[] ToArray()
    {
        var copy = new Value[count];
        Array.Copy(items, copy, count);
        return copy;
    }
}
