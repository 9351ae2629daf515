// _io_pieces: what files in memory (the library's _io_memory) read, without a copy in between.
namespace Stackless.Runtime;

[PyModule("_io_pieces")]
static partial class MemoryFileModule
{
    /// <summary>Up to so many bytes from a position; all of them if the size is negative.</summary>
    [PyFunction("bytes_at")]
    internal static PyBytes BytesAt(PyByteArray data, long at, long size)
    {
        var rest = From(data, at);
        return Piece(size >= 0 && size < rest.Length ? rest[..(int)size] : rest);
    }

    /// <summary>The same up to the end of the line.</summary>
    [PyFunction("line_at")]
    internal static PyBytes LineAt(PyByteArray data, long at, long size)
    {
        var rest = From(data, at);
        rest = size >= 0 && size < rest.Length ? rest[..(int)size] : rest;
        var end = rest.IndexOf((byte)'\n');
        return Piece(end < 0 ? rest : rest[..(end + 1)]);
    }

    static ReadOnlySpan<byte> From(PyByteArray data, long at) => at < data.Span.Length ? data.Span[(int)at..] : default;

    static PyBytes Piece(ReadOnlySpan<byte> bytes) => bytes.Length == 0 ? PyBytes.Empty : new PyBytes(bytes.ToArray());
}
