// zlib: .NET compresses, Inflater decompresses. The first bits of wbits say what is around the deflate stream: nothing (-15..-8), zlib's
// header and checksum (8..15), gzip's (24..31), or whichever of the two there is (40..47). https://docs.python.org/3/library/zlib.html
using System.Buffers.Binary;
using System.IO.Compression;

namespace Stackless.Runtime;

[PyType("error", Base = "Exception", Module = "zlib", Subclassable = true, HasDict = true, Id = "ZlibError", IsHidden = true)]
internal sealed partial class ZlibError : PyBaseException
{
    internal ZlibError(int shapeId) : base(shapeId)
    {
    }
}

[PyModule("zlib")]
internal static partial class ZlibModule
{
    [PyConstant("error")]
    internal static PyType Error => BuiltinTypes.ZlibError;

    [PyConstant("MAX_WBITS")]
    internal const int MaxWindowBits = 15;

    [PyConstant("DEFLATED")]
    internal const int Deflated = 8;

    [PyConstant("DEF_MEM_LEVEL")]
    internal const int DefaultMemoryLevel = 8;

    [PyConstant("DEF_BUF_SIZE")]
    internal const int DefaultBufferSize = 16384;

    [PyConstant("Z_NO_COMPRESSION")]
    internal const int NoCompression = 0;

    [PyConstant("Z_BEST_SPEED")]
    internal const int BestSpeed = 1;

    [PyConstant("Z_BEST_COMPRESSION")]
    internal const int BestCompression = 9;

    [PyConstant("Z_DEFAULT_COMPRESSION")]
    internal const int DefaultCompression = -1;

    [PyConstant("Z_DEFAULT_STRATEGY")]
    internal const int DefaultStrategy = 0;

    [PyConstant("Z_FILTERED")]
    internal const int Filtered = 1;

    [PyConstant("Z_HUFFMAN_ONLY")]
    internal const int HuffmanOnly = 2;

    [PyConstant("Z_RLE")]
    internal const int RunLengths = 3;

    [PyConstant("Z_FIXED")]
    internal const int Fixed = 4;

    [PyConstant("Z_NO_FLUSH")]
    internal const int NoFlush = 0;

    [PyConstant("Z_PARTIAL_FLUSH")]
    internal const int PartialFlush = 1;

    [PyConstant("Z_SYNC_FLUSH")]
    internal const int SyncFlush = 2;

    [PyConstant("Z_FULL_FLUSH")]
    internal const int FullFlush = 3;

    [PyConstant("Z_FINISH")]
    internal const int Finish = 4;

    [PyConstant("ZLIB_VERSION")]
    internal const string Version = "1.3.1";

    [PyConstant("ZLIB_RUNTIME_VERSION")]
    internal const string RuntimeVersion = "1.3.1";

    internal static bool TryBytes(ThreadState ts, Value data, out ReadOnlySpan<byte> bytes)
    {
        bytes = Buffers.IsBuffer(data) ? Buffers.Span(data) : default;
        if (!Buffers.IsBuffer(data))
        {
            ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.Name}'");
            return false;
        }
        return true;
    }

    [PyFunction("crc32")]
    internal static Value Crc32(ThreadState ts, Value data, Value value = default) => BinasciiModule.Crc32Function(ts, data, value);

    [PyFunction("adler32")]
    internal static Value Adler32(ThreadState ts, Value data, Value value = default)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        if (!value.IsNull && !Numbers.TryBig(value, out _))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{value.Type.Name}' object cannot be interpreted as an integer");
        }
        return Value.Int(Adler(bytes, value.IsNull ? 1 : (uint)(Arithmetic.ToBig(value) & uint.MaxValue)));
    }

    internal static uint Adler(ReadOnlySpan<byte> bytes, uint start)
    {
        const uint modulus = 65521;
        uint a = start & 0xffff, b = start >> 16;
        foreach (byte x in bytes)
        {
            a = (a + x) % modulus;
            b = (b + a) % modulus;
        }
        return b << 16 | a;
    }

    [PyFunction("compress")]
    internal static Value Compress(ThreadState ts, Value data, [Keyword] int level = DefaultCompression, [Keyword] int wbits = MaxWindowBits)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        if (PyCompress.Make(ts, level, wbits) is not { } compressor)
        {
            return default;
        }
        compressor.Write(bytes);
        return new Value(new PyBytes(compressor.End()));
    }

    [PyFunction("decompress")]
    internal static Value Decompress(ThreadState ts, Value data, [Keyword] int wbits = MaxWindowBits, [Keyword] int bufsize = DefaultBufferSize)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        if (PyDecompress.Make(ts, wbits) is not { } decompressor)
        {
            return default;
        }
        byte[]? result = decompressor.Run(ts, bytes, int.MaxValue);
        if (result is null)
        {
            return default;
        }
        return decompressor.IsAtEnd ? new Value(new PyBytes(result)) : ts.Raise(BuiltinTypes.ZlibError, "Error -5 while decompressing data: incomplete or truncated stream");
    }

    [PyFunction("compressobj")]
    internal static Value CompressObject(ThreadState ts, [Keyword] int level = DefaultCompression, [Keyword] int method = Deflated,
        [Keyword] int wbits = MaxWindowBits, [Keyword] Value memLevel = default, [Keyword] int strategy = DefaultStrategy, [Keyword] Value zdict = default)
    {
        if (!zdict.IsNull)
        {
            return ts.Raise(BuiltinTypes.NotImplementedError, "compressing with a preset dictionary is not built");
        }
        return PyCompress.Make(ts, level, wbits) is { } made ? new Value(made) : default;
    }

    [PyFunction("decompressobj")]
    internal static Value DecompressObject(ThreadState ts, [Keyword] int wbits = MaxWindowBits, [Keyword] Value zdict = default)
    {
        if (PyDecompress.Make(ts, wbits) is not { } made)
        {
            return default;
        }
        if (!zdict.IsNull)
        {
            if (!TryBytes(ts, zdict, out var window))
            {
                return default;
            }
            made.Preset(window);
        }
        return new Value(made);
    }
}

[PyType("Compress", Module = "zlib", IsHidden = true)]
internal sealed partial class PyCompress(MemoryStream written, Stream stream) : PyObject(ShapeIds.Compress)
{
    bool isEnded, isEmpty = true;

    /// <summary>Null with an error pending.</summary>
    internal static PyCompress? Make(ThreadState ts, int level, int wbits)
    {
        if (level is < -1 or > 9)
        {
            ts.Raise(BuiltinTypes.ZlibError, "Bad compression level");
            return null;
        }
        var written = new MemoryStream();
        var options = new ZLibCompressionOptions { CompressionLevel = level < 0 ? 6 : level };
        Stream? stream = wbits switch
        {
            >= -15 and <= -8 => new DeflateStream(written, options, leaveOpen: true),
            >= 8 and <= 15 => new ZLibStream(written, options, leaveOpen: true),
            >= 24 and <= 31 => new GZipStream(written, options, leaveOpen: true),
            _ => null,
        };
        if (stream is null)
        {
            ts.Raise(BuiltinTypes.ValueError, "Invalid initialization option");
            return null;
        }
        return new PyCompress(written, stream);
    }

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        isEmpty &= bytes.Length == 0;
        stream.Write(bytes);
    }

    byte[] TakeWritten()
    {
        byte[] result = written.ToArray();
        written.SetLength(0);
        return result;
    }

    internal byte[] End()
    {
        isEnded = true;
        stream.Dispose();
        // For an empty input .NET writes nothing at all.
        return !isEmpty ? TakeWritten() : stream switch
        {
            DeflateStream => [3, 0],
            ZLibStream => [0x78, 0x9c, 3, 0, 0, 0, 0, 1],
            _ => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        };
    }

    [PyMethod("compress")]
    internal Value CompressMethod(ThreadState ts, Value data)
    {
        if (isEnded)
        {
            return ts.Raise(BuiltinTypes.ZlibError, "Error -2 while compressing data: inconsistent stream state");
        }
        if (!ZlibModule.TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        Write(bytes);
        return new Value(new PyBytes(TakeWritten()));
    }

    [PyMethod("flush")]
    internal Value Flush(ThreadState ts, int mode = ZlibModule.Finish)
    {
        if (mode == ZlibModule.NoFlush)
        {
            return new Value(PyBytes.Empty);
        }
        if (isEnded)
        {
            return ts.Raise(BuiltinTypes.ZlibError, "Error -2 while flushing: inconsistent stream state");
        }
        if (mode == ZlibModule.Finish)
        {
            return new Value(new PyBytes(End()));
        }
        stream.Flush();
        return new Value(new PyBytes(TakeWritten()));
    }

    [PyMethod("copy")]
    internal Value Copy(ThreadState ts) => ts.Raise(BuiltinTypes.NotImplementedError, "copying a compression in progress is not built");
}

[PyType("Decompress", Module = "zlib", IsHidden = true)]
internal sealed partial class PyDecompress(bool mayHaveZlib, bool mayHaveGzip) : PyObject(ShapeIds.Decompress)
{
    enum Stage
    {
        Header,
        Body,
        Trailer,
        End,
    }

    readonly Inflater inflater = new();
    readonly List<byte> pending = [];
    Stage stage = mayHaveZlib || mayHaveGzip ? Stage.Header : Stage.Body;
    bool isGzip;
    uint checksum, length;
    byte[] unused = [], tail = [];
    byte[]? dictionary;

    internal bool IsAtEnd => stage == Stage.End;

    /// <summary>Null with an error pending.</summary>
    internal static PyDecompress? Make(ThreadState ts, int wbits)
    {
        var made = wbits switch
        {
            >= -15 and <= -8 => new PyDecompress(false, false),
            0 or >= 8 and <= 15 => new PyDecompress(true, false),
            >= 24 and <= 31 => new PyDecompress(false, true),
            >= 40 and <= 47 => new PyDecompress(true, true),
            _ => null,
        };
        if (made is null)
        {
            ts.Raise(BuiltinTypes.ValueError, "Invalid initialization option");
        }
        return made;
    }

    internal void Preset(ReadOnlySpan<byte> window)
    {
        dictionary = window.ToArray();
        if (stage == Stage.Body)
        {
            inflater.Preset(window);
        }
    }

    static byte[]? Fail(ThreadState ts, string message)
    {
        ts.Raise(BuiltinTypes.ZlibError, $"Error -3 while decompressing data: {message}");
        return null;
    }

    /// <summary>What some more input gives, up to so many bytes; null with an error pending.</summary>
    internal byte[]? Run(ThreadState ts, ReadOnlySpan<byte> bytes, int limit)
    {
        if (stage == Stage.End)
        {
            unused = [.. unused, .. bytes];
            return [];
        }
        pending.AddRange(bytes);
        if (stage == Stage.Header)
        {
            int size = HeaderSize(out string? error);
            if (error is not null)
            {
                return Fail(ts, error);
            }
            if (size == 0)
            {
                return [];
            }
            pending.RemoveRange(0, size);
            checksum = isGzip ? 0u : 1u;
            if (dictionary is not null)
            {
                inflater.Preset(dictionary);
            }
            stage = Stage.Body;
        }
        byte[] result = [];
        if (stage == Stage.Body)
        {
            inflater.Feed(pending.ToArray());
            pending.Clear();
            result = inflater.Take(limit);
            if (inflater.Error is { } error)
            {
                return Fail(ts, error);
            }
            checksum = isGzip ? BinasciiModule.Crc32(result, checksum) : ZlibModule.Adler(result, checksum);
            length += (uint)result.Length;
            if (!inflater.IsDone || inflater.HasMore)
            {
                return result;
            }
            pending.AddRange(inflater.Rest());
            stage = mayHaveZlib || mayHaveGzip ? Stage.Trailer : Stage.End;
        }
        int trailer = stage == Stage.End ? 0 : isGzip ? 8 : 4;
        if (pending.Count < trailer)
        {
            return result;
        }
        byte[] end = pending.GetRange(0, trailer).ToArray();
        if (trailer == 4 && BinaryPrimitives.ReadUInt32BigEndian(end) != checksum || trailer == 8 && BinaryPrimitives.ReadUInt32LittleEndian(end) != checksum)
        {
            return Fail(ts, "incorrect data check");
        }
        if (trailer == 8 && BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(4)) != length)
        {
            return Fail(ts, "incorrect length check");
        }
        stage = Stage.End;
        unused = pending.GetRange(trailer, pending.Count - trailer).ToArray();
        pending.Clear();
        return result;
    }

    // Length of the header; 0 while it is not all there.
    int HeaderSize(out string? error)
    {
        error = null;
        if (pending.Count < 2)
        {
            return 0;
        }
        isGzip = mayHaveGzip && pending[0] == 0x1f && pending[1] == 0x8b;
        if (!isGzip)
        {
            if (!mayHaveZlib || (pending[0] << 8 | pending[1]) % 31 != 0)
            {
                error = "incorrect header check";
                return 0;
            }
            if ((pending[0] & 15) != ZlibModule.Deflated)
            {
                error = "unknown compression method";
                return 0;
            }
            bool isPreset = (pending[1] & 0x20) != 0;
            if (isPreset && dictionary is null)
            {
                error = "a preset dictionary is needed";
                return 0;
            }
            return !isPreset ? 2 : pending.Count < 6 ? 0 : 6;
        }
        // https://www.rfc-editor.org/rfc/rfc1952
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
        foreach (int text in (ReadOnlySpan<int>)[8, 16])
        {
            if ((flags & text) != 0)
            {
                int zero = at < pending.Count ? pending.IndexOf(0, at) : -1;
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

    [PyMethod("decompress")]
    internal Value Decompress(ThreadState ts, Value data, [Keyword] int maxLength = 0)
    {
        if (!ZlibModule.TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        if (maxLength < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "max_length must be non-negative");
        }
        // What did not fit stays in the inflater, where it is decompressed from; the caller gives it back as unconsumed_tail.
        var given = tail.Length > 0 && bytes.StartsWith(tail) ? bytes[tail.Length..] : bytes;
        tail = [];
        byte[]? result = Run(ts, given, maxLength == 0 ? int.MaxValue : maxLength);
        if (result is null)
        {
            return default;
        }
        if (maxLength > 0 && stage == Stage.Body && result.Length == maxLength)
        {
            tail = inflater.Rest();
        }
        return new Value(new PyBytes(result));
    }

    [PyMethod("flush")]
    internal Value Flush(ThreadState ts, Value length = default)
    {
        if (!length.IsNull && Numbers.TryLong(length, out long n) && n <= 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "length must be greater than zero");
        }
        tail = [];
        return Run(ts, [], int.MaxValue) is { } rest ? new Value(new PyBytes(rest)) : default;
    }

    [PyGetter("unused_data")]
    internal PyBytes UnusedData => new(unused);

    [PyGetter("unconsumed_tail")]
    internal PyBytes UnconsumedTail => new(tail);

    [PyGetter("eof")]
    internal bool IsEof => stage == Stage.End;
}

/// <summary>What gzip reads with: like Decompress, but it keeps the input that it has not used.</summary>
[PyType("_ZlibDecompressor", Module = "zlib")]
internal sealed partial class PyZlibDecompressor(PyDecompress inner) : PyObject(ShapeIds.ZlibDecompressor)
{
    bool hasMore;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, [Keyword] int wbits = ZlibModule.MaxWindowBits, [Keyword] Value zdict = default)
    {
        var made = ZlibModule.DecompressObject(ts, wbits, zdict);
        return made.IsNull ? made : new Value(new PyZlibDecompressor((PyDecompress)made.Object));
    }

    [PyMethod("decompress")]
    internal Value Decompress(ThreadState ts, [Keyword] Value data, [Keyword] int maxLength = -1)
    {
        if (inner.IsAtEnd)
        {
            return ts.Raise(BuiltinTypes.EOFError, "End of stream already reached");
        }
        if (!ZlibModule.TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        byte[]? result = inner.Run(ts, bytes, maxLength < 0 ? int.MaxValue : maxLength);
        hasMore = result is not null && maxLength >= 0 && result.Length == maxLength && !inner.IsAtEnd;
        return result is null ? default : new Value(new PyBytes(result));
    }

    [PyGetter("needs_input")]
    internal bool NeedsInput => !hasMore && !inner.IsAtEnd;

    [PyGetter("eof")]
    internal bool IsEof => inner.IsAtEnd;

    [PyGetter("unused_data")]
    internal PyBytes UnusedData => inner.UnusedData;
}
