// Compression in progress. https://www.rfc-editor.org/rfc/rfc1950 and 1952 say what is around the stream.
using System.Buffers.Binary;
using Org.BouncyCastle.Utilities.Zlib;

namespace Stackless.Runtime;

sealed class Deflation
{
    readonly ZStream stream;
    readonly StreamFormat format;

    /// <summary>A raw stream with a dictionary is made as a zlib stream, which alone may have one here: its header and checksum are cut off.</summary>
    readonly bool isCut;
    readonly int headerSize;
    bool isHeaderDue;
    uint checksum, length;

    public bool IsEnded { get; private set; }

    public Deflation(StreamFormat format, int level, int windowBits, int strategy, byte[]? dictionary)
    {
        this.format = format;
        isCut = format == StreamFormat.Raw && dictionary is not null;
        isHeaderDue = format == StreamFormat.Gzip || isCut;
        stream = new ZStream();
        stream.deflateInit(level, windowBits, nowrap: format != StreamFormat.Zlib && !isCut);
        if (strategy is > ZlibModule.DefaultStrategy and <= ZlibModule.HuffmanOnly)
        {
            stream.deflateParams(level, strategy);
        }
        if (dictionary is not null)
        {
            stream.deflateSetDictionary(dictionary, dictionary.Length);
            // Shorter ones than a back reference are not used, and not named in the header.
            headerSize = dictionary.Length < 3 ? 2 : 6;
        }
    }

    Deflation(Deflation other)
    {
        (stream, format, isCut, headerSize, isHeaderDue) = (ObjectGraph.Copy(other.stream), other.format, other.isCut, other.headerSize, other.isHeaderDue);
        (checksum, length, IsEnded) = (other.checksum, other.length, other.IsEnded);
    }

    public Deflation Copy() => new(this);

    /// <summary>What is ready after some more input; the mode is one of zlib's kinds of flush.</summary>
    public byte[] Run(ReadOnlySpan<byte> input, int mode)
    {
        var output = new MemoryStream();
        if (format == StreamFormat.Gzip)
        {
            checksum = BinasciiModule.Crc32(input, checksum);
            length += (uint)input.Length;
            output.Write(isHeaderDue ? [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] : []);
            isHeaderDue = false;
        }
        stream.next_in = input.ToArray();
        stream.next_in_index = 0;
        stream.avail_in = input.Length;
        var piece = new byte[ZlibModule.DefaultBufferSize];
        do
        {
            stream.next_out = piece;
            stream.next_out_index = 0;
            stream.avail_out = piece.Length;
            stream.deflate(mode);
            output.Write(piece, 0, piece.Length - stream.avail_out);
        }
        while (stream.avail_out == 0);
        IsEnded = mode == ZlibModule.Finish;
        if (IsEnded && format == StreamFormat.Gzip)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(piece, checksum);
            BinaryPrimitives.WriteUInt32LittleEndian(piece.AsSpan(4), length);
            output.Write(piece, 0, 8);
        }
        var made = output.ToArray();
        if (isCut && isHeaderDue && made.Length > 0)
        {
            made = made[headerSize..];
            isHeaderDue = false;
        }
        return isCut && IsEnded ? made[..^4] : made;
    }
}

[PyType("Compress", Module = "zlib", IsHidden = true)]
sealed partial class PyCompress(Deflation deflation) : PyObject(ShapeIds.Compress)
{
    [PyMethod("compress")]
    internal Value CompressMethod(ThreadState ts, Value data)
    {
        if (!ZlibModule.TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        return deflation.IsEnded
            ? ts.Raise(BuiltinTypes.ZlibError, "Error -2 while compressing data: inconsistent stream state")
            : new Value(new PyBytes(deflation.Run(bytes, ZlibModule.NoFlush)));
    }

    [PyMethod("flush")]
    internal Value Flush(ThreadState ts, int mode = ZlibModule.Finish) =>
        mode == ZlibModule.NoFlush ? new Value(PyBytes.Empty)
        : deflation.IsEnded || mode is < 0 or > ZlibModule.Finish ? ts.Raise(BuiltinTypes.ZlibError, "Error -2 while flushing: inconsistent stream state")
        : new Value(new PyBytes(deflation.Run([], mode)));

    [PyMethod("copy")]
    internal Value Copy(ThreadState ts) => deflation.IsEnded
        ? ts.Raise(BuiltinTypes.ValueError, "Inconsistent stream state")
        : new Value(new PyCompress(deflation.Copy()));

    [PyMethod("__copy__")]
    internal Value CopyProtocol(ThreadState ts) => Copy(ts);

    [PyMethod("__deepcopy__")]
    internal Value DeepCopy(ThreadState ts, Value memo) => Copy(ts);
}
