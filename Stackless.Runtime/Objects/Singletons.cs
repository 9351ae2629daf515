// None, NotImplemented and Ellipsis: one object each, compared by reference everywhere.
namespace Stackless.Runtime;

public sealed partial class PyNone : PyObject
{
    public static PyNone Instance => Tags.None;

    internal PyNone() : base(ShapeIds.NoneType)
    {
    }
}

public sealed partial class PyNotImplemented : PyObject
{
    public static PyNotImplemented Instance => Tags.NotImplemented;

    internal PyNotImplemented() : base(ShapeIds.NotImplemented)
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
