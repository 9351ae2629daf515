// _struct: packing values as bytes by a format, and back. A format is compiled to a list of fields; calcsize, pack and unpack walk it.
// https://docs.python.org/3/library/struct.html
namespace Stackless.Runtime;

[PyModule("_struct")]
static unsafe partial class StructModule
{
    [PyConstant("error")]
    internal static Value Error => new(BuiltinTypes.StructError);

    [PyFunction("calcsize")]
    internal static Value CalcSize(ThreadState ts, Value format) => StructFormat.Parse(ts, format) is { } f ? Value.Int(f.Size) : default;

    [PyFunction("pack")]
    internal static Value Pack(ThreadState ts, Value format, Value[] rest) => StructFormat.Parse(ts, format) is { } f ? f.Pack(ts, rest) : default;

    [PyFunction("unpack")]
    internal static Value Unpack(ThreadState ts, Value format, Value buffer) => StructFormat.Parse(ts, format) is { } f ? f.Unpack(ts, buffer) : default;

    [PyFunction("pack_into")]
    internal static Value PackInto(ThreadState ts, Value format, Value buffer, long offset, Value[] rest) =>
        StructFormat.Parse(ts, format) is { } f ? f.PackInto(ts, buffer, offset, rest) : default;

    [PyFunction("unpack_from")]
    internal static Value UnpackFrom(ThreadState ts, Value format, [Keyword] Value buffer, [Keyword] long offset = 0) =>
        StructFormat.Parse(ts, format) is { } f ? f.UnpackFrom(ts, buffer, offset) : default;

    [PyFunction("iter_unpack")]
    internal static Value IterUnpack(ThreadState ts, Value format, Value buffer) => StructFormat.Parse(ts, format) is { } f ? f.IterUnpack(ts, buffer) : default;

    [PyFunction("_clearcache")]
    internal static void ClearCache()
    {
    }
}

[PyType("error", Base = "Exception", Module = "struct", Subclassable = true, HasDict = true, IsHidden = true)]
sealed partial class StructError : PyBaseException
{
    internal StructError(int shapeId) : base(shapeId)
    {
    }
}

[PyType("Struct", Module = "_struct", Subclassable = true, HasDict = true)]
unsafe partial class PyStruct : PyObject
{
    StructFormat? compiled;
    Value text = Value.None;

    internal PyStruct(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type.Allocate());

    [PyMethod("__init__")]
    internal Value Init(ThreadState ts, [Keyword] Value format)
    {
        // What it was it stays, if there is no such format.
        if (StructFormat.Parse(ts, format) is not { } made)
        {
            return default;
        }
        compiled = made;
        text = format.Object is PyBytes bytes ? Value.Str(System.Text.Encoding.Latin1.GetString(bytes.Span)) : format;
        return Value.None;
    }

    [PyGetter("format")]
    internal Value Format(ThreadState ts) => Known(ts) is null ? default : text;

    [PyMethod("__sizeof__")]
    internal Value SizeOf(ThreadState ts) => Known(ts) is null ? default : Value.Int(56);

    [PyGetter("size")]
    internal long Size => compiled?.Size ?? -1;

    [PyMethod("pack")]
    internal Value Pack(ThreadState ts, Value[] rest) => Known(ts) is { } f ? f.Pack(ts, rest) : default;

    [PyMethod("unpack")]
    internal Value Unpack(ThreadState ts, Value buffer) => Known(ts) is { } f ? f.Unpack(ts, buffer) : default;

    [PyMethod("pack_into")]
    internal Value PackInto(ThreadState ts, Value buffer, long offset, Value[] rest) => Known(ts) is { } f ? f.PackInto(ts, buffer, offset, rest) : default;

    [PyMethod("unpack_from")]
    internal Value UnpackFrom(ThreadState ts, [Keyword] Value buffer, [Keyword] long offset = 0) => Known(ts) is { } f ? f.UnpackFrom(ts, buffer, offset) : default;

    [PyMethod("iter_unpack")]
    internal Value IterUnpack(ThreadState ts, Value buffer) => Known(ts) is { } f ? f.IterUnpack(ts, buffer) : default;

    [PyMethod("__repr__")]
    internal Value Repr(ThreadState ts) => text.IsNone ? ts.Raise(BuiltinTypes.RuntimeError, "Struct object is not initialized")
        : Value.Str($"{Type.Name}({TextRepr.Of((PyStr)text.Object)})");

    [PyMethod("__reduce__")]
    internal Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(text))));

    StructFormat? Known(ThreadState ts)
    {
        if (compiled is null)
        {
            ts.Raise(BuiltinTypes.RuntimeError, "Struct object is not initialized");
        }
        return compiled;
    }
}
