// zlib: BouncyCastle's zlib works on the deflate streams (.NET's does not say where in the input a stream ended, and takes no dictionary);
// its assembly is loaded when the first of them is made. https://docs.python.org/3/library/zlib.html

namespace Stackless.Runtime;

[PyType("error", Base = "Exception", Module = "zlib", Subclassable = true, HasDict = true, Id = "ZlibError", IsHidden = true)]
sealed partial class ZlibError : PyBaseException
{
    internal ZlibError(int shapeId) : base(shapeId)
    {
    }
}

[PyModule("zlib")]
static partial class ZlibModule
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
            ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.MessageName}'");
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
            return ts.Raise(BuiltinTypes.TypeError, $"'{value.Type.MessageName}' object cannot be interpreted as an integer");
        }
        return Value.Int(Adler(bytes, value.IsNull ? 1 : (uint)(Arithmetic.ToBig(value) & uint.MaxValue)));
    }

    internal static uint Adler(ReadOnlySpan<byte> bytes, uint start)
    {
        // 5552 bytes are the most whose sums fit 32 bits.
        const uint modulus = 65521;
        uint a = start & 0xffff, b = start >> 16;
        for (; bytes.Length > 0; bytes = bytes[Math.Min(5552, bytes.Length)..])
        {
            foreach (var x in bytes[..Math.Min(5552, bytes.Length)])
            {
                a += x;
                b += a;
            }
            a %= modulus;
            b %= modulus;
        }
        return b << 16 | a;
    }

    [PyFunction("compress")]
    internal static Value Compress(ThreadState ts, Value data, [Keyword] int level = DefaultCompression, [Keyword] int wbits = MaxWindowBits)
    {
        if (!TryBytes(ts, data, out var bytes) || MakeDeflation(ts, level, Deflated, wbits, DefaultMemoryLevel, DefaultStrategy, default) is not { } deflation)
        {
            return default;
        }
        return new Value(new PyBytes(deflation.Run(bytes, Finish)));
    }

    [PyFunction("decompress")]
    internal static Value Decompress(ThreadState ts, Value data, [Keyword] int wbits = MaxWindowBits, [Keyword] int bufsize = DefaultBufferSize)
    {
        if (!TryBytes(ts, data, out var bytes) || MakeInflation(ts, wbits, default) is not { } inflation)
        {
            return default;
        }
        if (bufsize < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "bufsize must be non-negative");
        }
        var result = inflation.Run(ts, bytes, int.MaxValue);
        if (result is null)
        {
            return default;
        }
        return inflation.IsAtEnd ? new Value(new PyBytes(result)) : ts.Raise(BuiltinTypes.ZlibError, "Error -5 while decompressing data: incomplete or truncated stream");
    }

    [PyFunction("compressobj")]
    internal static Value CompressObject(ThreadState ts, [Keyword] int level = DefaultCompression, [Keyword] int method = Deflated,
        [Keyword] int wbits = MaxWindowBits, [Keyword] [Name("memLevel")] int memLevel = DefaultMemoryLevel, [Keyword] int strategy = DefaultStrategy, [Keyword] Value zdict = default) =>
        MakeDeflation(ts, level, method, wbits, memLevel, strategy, zdict) is { } made ? new Value(new PyCompress(made)) : default;

    [PyFunction("decompressobj")]
    internal static Value DecompressObject(ThreadState ts, [Keyword] int wbits = MaxWindowBits, [Keyword] Value zdict = default) =>
        MakeInflation(ts, wbits, zdict) is { } made ? new Value(new PyDecompress(made)) : default;

    // Null with an error pending.
    static Deflation? MakeDeflation(ThreadState ts, int level, int method, int wbits, int memoryLevel, int strategy, Value dictionary)
    {
        byte[]? window = null;
        if (!dictionary.IsNull)
        {
            if (!TryBytes(ts, dictionary, out var bytes))
            {
                return null;
            }
            window = bytes.ToArray();
        }
        if (level is < -1 or > 9 && method == Deflated && memoryLevel is >= 1 and <= 9)
        {
            ts.Raise(BuiltinTypes.ZlibError, "Bad compression level");
            return null;
        }
        StreamFormat? format = wbits switch { >= -15 and <= -9 => StreamFormat.Raw, >= 9 and <= 15 => StreamFormat.Zlib, >= 25 and <= 31 => StreamFormat.Gzip, _ => null };
        if (format is null || method != Deflated || memoryLevel is < 1 or > 9 || strategy is < DefaultStrategy or > Fixed || window is not null && format == StreamFormat.Gzip)
        {
            ts.Raise(BuiltinTypes.ValueError, "Invalid initialization option");
            return null;
        }
        return new Deflation(format.Value, level, wbits < 0 ? -wbits : wbits & 15, strategy, window);
    }

    // Null with an error pending.
    internal static Inflation? MakeInflation(ThreadState ts, int wbits, Value dictionary)
    {
        byte[]? window = null;
        if (!dictionary.IsNull)
        {
            if (!Buffers.IsBuffer(dictionary))
            {
                ts.Raise(BuiltinTypes.TypeError, "zdict argument must support the buffer protocol");
                return null;
            }
            window = Buffers.Span(dictionary).ToArray();
        }
        StreamFormat? format = wbits switch
        {
            >= -15 and <= -8 => StreamFormat.Raw,
            0 or >= 8 and <= 15 => StreamFormat.Zlib,
            >= 24 and <= 31 => StreamFormat.Gzip,
            >= 40 and <= 47 => StreamFormat.Zlib | StreamFormat.Gzip,
            _ => null,
        };
        if (format is null)
        {
            ts.Raise(BuiltinTypes.ValueError, "Invalid initialization option");
            return null;
        }
        return new Inflation(format.Value, window);
    }
}

/// <summary>What is around a deflate stream: nothing, zlib's header and checksum, or gzip's. wbits says which.</summary>
[Flags]
enum StreamFormat
{
    Raw = 0,
    Zlib = 1,
    Gzip = 2,
}
