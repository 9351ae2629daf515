// tuple: a fixed array of values.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public partial class PyTuple : PyObject
{
    public static readonly PyTuple Empty = new([]);

    /// <summary>Owned by the tuple: never written after construction.</summary>
    public Value[] Items { get; internal set; }

    /// <summary>What hashing found, once it has and no Python code had a say; 0 before.</summary>
    internal long KnownHash;

    public PyTuple(Value[] items) : base(ShapeIds.Tuple) => Items = items;

    protected PyTuple(int shapeId) : base(shapeId) => Items = [];

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Items.Length;
    }

    public static PyTuple Of(params Value[] items) => items.Length == 0 ? Empty : new PyTuple(items);
}
