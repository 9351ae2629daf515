// None, NotImplemented and Ellipsis: one object each, compared by reference everywhere. None's address is a constant, as the tags' are.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public sealed partial class PyNone : PyObject
{
    public static readonly PyNone Instance;

    // Not compiled ahead of time, see Tags.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static PyNone() => Instance = new PyNone();

    PyNone() : base(ShapeIds.NoneType)
    {
    }
}

public sealed partial class PyNotImplemented : PyObject
{
    public static readonly PyNotImplemented Instance = new();

    PyNotImplemented() : base(ShapeIds.NotImplemented)
    {
    }
}

public sealed partial class PyEllipsis : PyObject
{
    public static readonly PyEllipsis Instance = new();

    PyEllipsis() : base(ShapeIds.Ellipsis)
    {
    }
}
