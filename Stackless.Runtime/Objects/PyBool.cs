// bool: two objects (Tags). They have no reference fields, so the JIT knows their addresses and a truth test is one compare.
// As a number a bool is the int 0 or 1: Numbers.TryLong and its kin take bools along.
namespace Stackless.Runtime;

public sealed partial class PyBool : PyObject
{
    public static PyBool True => Tags.True;
    public static PyBool False => Tags.False;

    internal PyBool() : base(ShapeIds.Bool)
    {
    }
}
