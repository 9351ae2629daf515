// bool: two objects. They have no reference fields, so the JIT knows their addresses and a truth test is one compare.
// As a number a bool is the int 0 or 1: Numbers.TryLong and its kin take bools along.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public sealed partial class PyBool : PyObject
{
    public static readonly PyBool True, False;

    // Not compiled ahead of time, see Tags.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static PyBool()
    {
        True = new PyBool();
        False = new PyBool();
    }

    PyBool() : base(ShapeIds.Bool)
    {
    }
}
