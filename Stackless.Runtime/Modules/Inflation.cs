// Decompression in progress: what is around the stream is read here, the stream itself by the borrowed zlib.
// Invariant: pending holds the part of a header or trailer that is there; between calls it is empty in the stages Body and End.
// https://www.rfc-editor.org/rfc/rfc1950 and 1952
using System.Buffers.Binary;
using Org.BouncyCastle.Utilities.Zlib;

namespace Stackless.Runtime;

sealed class Inflation
{
    enum Stage
    {
        Header,
        Body,
        Trailer,
        End,
    }

    const int WindowSize = 1 << 15;

    readonly StreamFormat formats;
    readonly byte[]? dictionary;
    readonly ZStream stream;
    readonly List<byte> pending = [];
    Stage stage;
    bool isGzip;
    uint checksum, length;

    public Inflation(StreamFormat formats, byte[]? dictionary)
    {
        (this.formats, this.dictionary) = (formats, dictionary);
        stream = new ZStream();
        stream.inflateInit(nowrap: true);
        if (formats == StreamFormat.Raw)
        {
            BeginBody();
        }
    }

    Inflation(Inflation other)
    {
        (formats, dictionary, stream, stage, isGzip) = (other.formats, other.dictionary, ObjectGraph.Copy(other.stream), other.stage, other.isGzip);
        (checksum, length, Unused, Unconsumed) = (other.checksum, other.length, other.Unused, other.Unconsumed);
        pending.AddRange(other.pending);
    }

    public Inflation Copy() => new(this);

    public bool IsAtEnd => stage == Stage.End;

    /// <summary>The input behind the stream's end.</summary>
    public byte[] Unused { get; private set; } = [];

    /// <summary>The input of the last call that was not needed for as much output as was wanted.</summary>
    public byte[] Unconsumed { get; private set; } = [];

    static byte[]? Fail(ThreadState ts, string message)
    {
        ts.Raise(BuiltinTypes.ZlibError, $"Error -3 while decompressing data: {message}");
        return null;
    }

    /// <summary>What some more input gives, up to so many bytes; null with an error pending.</summary>
    public byte[]? Run(ThreadState ts, ReadOnlySpan<byte> input, int limit)
    {
        Unconsumed = [];
        if (stage == Stage.End)
        {
            Unused = [.. Unused, .. input];
            return [];
        }
        var rest = input.ToArray();
        if (stage == Stage.Header)
        {
            pending.AddRange(rest);
            var size = HeaderSize(out var error);
            if (error is not null)
            {
                return Fail(ts, error);
            }
            if (size == 0)
            {
                return [];
            }
            rest = pending[size..].ToArray();
            pending.Clear();
            BeginBody();
        }
        byte[] result = [];
        if (stage == Stage.Body)
        {
            result = Inflate(rest, limit, out var error);
            if (error is not null)
            {
                return Fail(ts, error);
            }
            checksum = isGzip ? BinasciiModule.Crc32(result, checksum) : ZlibModule.Adler(result, checksum);
            length += (uint)result.Length;
            rest = rest[^stream.avail_in..];
            if (stage == Stage.Body)
            {
                Unconsumed = rest;
                return result;
            }
        }
        pending.AddRange(rest);
        var trailer = formats == StreamFormat.Raw ? 0 : isGzip ? 8 : 4;
        if (pending.Count < trailer)
        {
            return result;
        }
        var end = pending[..trailer].ToArray();
        if (trailer == 4 && BinaryPrimitives.ReadUInt32BigEndian(end) != checksum || trailer == 8 && BinaryPrimitives.ReadUInt32LittleEndian(end) != checksum)
        {
            return Fail(ts, "incorrect data check");
        }
        if (trailer == 8 && BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(4)) != length)
        {
            return Fail(ts, "incorrect length check");
        }
        stage = Stage.End;
        Unused = pending[trailer..].ToArray();
        pending.Clear();
        return result;
    }

    // A dictionary is what the stream may refer back to: it is given as a stored block in front, whose output is dropped.
    void BeginBody()
    {
        stage = Stage.Body;
        checksum = isGzip ? 0u : 1u;
        if (dictionary is { Length: > 0 })
        {
            var window = dictionary.AsSpan(Math.Max(0, dictionary.Length - WindowSize));
            ushort size = (ushort)window.Length, inverse = (ushort)~size;
            Inflate([0, (byte)size, (byte)(size >> 8), (byte)inverse, (byte)(inverse >> 8), .. window], int.MaxValue, out _);
        }
    }

    byte[] Inflate(byte[] input, int limit, out string? error)
    {
        error = null;
        stream.next_in = input;
        stream.next_in_index = 0;
        stream.avail_in = input.Length;
        var output = new MemoryStream();
        var piece = new byte[Math.Min(limit, Math.Max(256, Math.Min(1 << 16, input.Length * 4L)))];
        while (output.Length < limit)
        {
            stream.next_out = piece;
            stream.next_out_index = 0;
            var room = stream.avail_out = (int)Math.Min(piece.Length, limit - output.Length);
            var status = stream.inflate(JZlib.Z_SYNC_FLUSH);
            output.Write(piece, 0, room - stream.avail_out);
            if (status == JZlib.Z_STREAM_END)
            {
                stage = Stage.Trailer;
                break;
            }
            if (status is not (JZlib.Z_OK or JZlib.Z_BUF_ERROR))
            {
                error = stream.msg ?? "invalid data";
                break;
            }
            if (stream.avail_out > 0)
            {
                break;
            }
        }
        return output.ToArray();
    }

    // Length of the header; 0 while it is not all there.
    int HeaderSize(out string? error)
    {
        error = null;
        if (pending.Count < 2)
        {
            return 0;
        }
        isGzip = formats.HasFlag(StreamFormat.Gzip) && pending[0] == 0x1f && pending[1] == 0x8b;
        if (isGzip)
        {
            return GzipHeaderSize();
        }
        var isPreset = (pending[1] & 0x20) != 0;
        error = !formats.HasFlag(StreamFormat.Zlib) || (pending[0] << 8 | pending[1]) % 31 != 0 ? "incorrect header check"
            : (pending[0] & 15) != ZlibModule.Deflated ? "unknown compression method"
            : isPreset && dictionary is null ? "a preset dictionary is needed"
            : null;
        return error is not null ? 0 : !isPreset ? 2 : pending.Count < 6 ? 0 : 6;
    }

    int GzipHeaderSize()
    {
        if (pending.Count < 10)
        {
            return 0;
        }
        int flags = pending[3], at = 10;
        if ((flags & 4) != 0)
        {
            if (pending.Count < at + 2)
            {
                return 0;
            }
            at += 2 + (pending[at] | pending[at + 1] << 8);
        }
        foreach (var text in (ReadOnlySpan<int>)[8, 16])
        {
            if ((flags & text) != 0)
            {
                var zero = at < pending.Count ? pending.IndexOf(0, at) : -1;
                if (zero < 0)
                {
                    return 0;
                }
                at = zero + 1;
            }
        }
        at += (flags & 2) != 0 ? 2 : 0;
        return at <= pending.Count ? at : 0;
    }
}

[PyType("Decompress", Module = "zlib", IsHidden = true)]
sealed partial class PyDecompress(Inflation inflation) : PyObject(ShapeIds.Decompress)
{
    [PyMethod("decompress")]
    internal Value Decompress(ThreadState ts, Value data, [Keyword] long maxLength = 0)
    {
        if (!ZlibModule.TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        if (maxLength < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "max_length must be non-negative");
        }
        return inflation.Run(ts, bytes, maxLength == 0 ? int.MaxValue : (int)Math.Min(maxLength, int.MaxValue)) is { } result ? new Value(new PyBytes(result)) : default;
    }

    /// <summary>All that the input so far gives.</summary>
    [PyMethod("flush")]
    internal Value Flush(ThreadState ts, long length = ZlibModule.DefaultBufferSize)
    {
        if (length <= 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "length must be greater than zero");
        }
        var rest = inflation.Run(ts, inflation.Unconsumed, int.MaxValue);
        isFinished |= inflation.IsAtEnd;
        return rest is not null ? new Value(new PyBytes(rest)) : default;
    }

    // Flushed behind its end.
    bool isFinished;

    [PyMethod("copy")]
    [PyMethod("__copy__")]
    internal Value Copy(ThreadState ts) => isFinished
        ? ts.Raise(BuiltinTypes.ValueError, "Inconsistent stream state")
        : new Value(new PyDecompress(inflation.Copy()));

    [PyMethod("__deepcopy__")]
    internal Value DeepCopy(ThreadState ts, Value memo) => Copy(ts);

    [PyGetter("unused_data")]
    internal PyBytes UnusedData => new(inflation.Unused);

    [PyGetter("unconsumed_tail")]
    internal PyBytes UnconsumedTail => new(inflation.Unconsumed);

    [PyGetter("eof")]
    internal bool IsEof => inflation.IsAtEnd;
}

/// <summary>What gzip reads with: like Decompress, but it keeps the input that it has not used.</summary>
[PyType("_ZlibDecompressor", Module = "zlib")]
sealed partial class PyZlibDecompressor(Inflation inflation) : PyObject(ShapeIds.ZlibDecompressor)
{
    bool hasMore;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, [Keyword] int wbits = ZlibModule.MaxWindowBits, [Keyword] Value zdict = default) =>
        ZlibModule.MakeInflation(ts, wbits, zdict) is { } made ? new Value(new PyZlibDecompressor(made)) : default;

    [PyMethod("decompress")]
    internal Value Decompress(ThreadState ts, [Keyword] Value data, [Keyword] long maxLength = -1)
    {
        if (inflation.IsAtEnd)
        {
            return ts.Raise(BuiltinTypes.EOFError, "End of stream already reached");
        }
        if (!ZlibModule.TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        var result = inflation.Run(ts, inflation.Unconsumed is { Length: > 0 } kept ? [.. kept, .. bytes] : bytes, maxLength < 0 ? int.MaxValue : (int)Math.Min(maxLength, int.MaxValue));
        hasMore = result is not null && maxLength >= 0 && result.Length == maxLength && !inflation.IsAtEnd;
        return result is null ? default : new Value(new PyBytes(result));
    }

    [PyGetter("needs_input")]
    internal bool NeedsInput => !hasMore && !inflation.IsAtEnd;

    [PyGetter("eof")]
    internal bool IsEof => inflation.IsAtEnd;

    [PyGetter("unused_data")]
    internal PyBytes UnusedData => new(inflation.Unused);
}
