// Objects whose memory can be read, and written, as bytes: bytes, bytearray, array, and the views on them.
// https://docs.python.org/3/c-api/buffer.html
namespace Stackless.Runtime;

static class Buffers
{
    public static bool IsBuffer(Value v) => v.Object is IBuffer;

    /// <summary>The bytes in their order; of a view with steps, a copy.</summary>
    public static ReadOnlySpan<byte> Span(Value v) => v.Object is PyByteString bytes ? bytes.Span : ((IBuffer)v.Object).Span;

    /// <summary>False if the object has no memory that may be written.</summary>
    public static bool TryWritable(Value v, out Span<byte> memory)
    {
        switch (v.Object)
        {
            case IExporter { IsReadOnly: false } exporter:
                memory = exporter.Writable;
                return true;
            case PyMemoryView view:
                return view.TryWritable(out memory);
            default:
                memory = default;
                return false;
        }
    }
}

interface IBuffer
{
    ReadOnlySpan<byte> Span { get; }
}

/// <summary>An object that owns its memory, of elements of one of struct's native codes.</summary>
interface IExporter : IBuffer
{
    /// <summary>Not to be asked for if it is read-only.</summary>
    Span<byte> Writable { get; }
    bool IsReadOnly { get; }
    char Code { get; }
}
