// tuple: a fixed array of values.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public partial class PyTuple : PyItems
{
    public static readonly PyTuple Empty = new([]);

    /// <summary>Owned by the tuple: never written after construction.</summary>
    public Value[] Items
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => items;
        internal set => items = value;
    }

    /// <summary>What hashing found, once it has and no Python code had a say; 0 before.</summary>
    internal long KnownHash;

    public PyTuple(Value[] items) : base(ShapeIds.Tuple, items)
    {
    }

    protected PyTuple(int shapeId) : base(shapeId, [])
    {
    }

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Items.Length;
    }

    /// <summary>No class below tuple has an <c>__iter__</c> of its own.</summary>
    internal bool IteratesAsTuple => ReferenceEquals(Type.Find(Slot.Iter).Object, BuiltinTypes.Tuple.Find(Slot.Iter).Object);

    /// <summary>A pair for one who takes it apart at once: the former one with other elements, if there is one.</summary>
    internal static PyTuple Refill(PyTuple? former, Value first, Value second)
    {
        if (former is null)
        {
            return new PyTuple([first, second]);
        }
        Value.Store(ref former.items[0], first);
        Value.Store(ref former.items[1], second);
        return former;
    }

    public static PyTuple Of(params Value[] items) => items.Length == 0 ? Empty : new PyTuple(items);
}
