// int beyond 64 bits, and instances of int's subclasses (of any size). An exact int that fits a long is a tagged Value and never
// one of these: Value.Int(BigInteger) is the way to make a result.
using System.Numerics;

namespace Stackless.Runtime;

public partial class PyInt : PyObject
{
    /// <summary>Set once, when the object is made.</summary>
    public BigInteger Number { get; internal set; }

    /// <summary>An exact int: the number must not fit a long.</summary>
    public PyInt(BigInteger number) : base(ShapeIds.Int) => Number = number;

    protected PyInt(int shapeId) : base(shapeId)
    {
    }

    public override string ToString() => Number.ToString();
}
