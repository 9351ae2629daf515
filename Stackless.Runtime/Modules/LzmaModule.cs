// _lzma's native half: LZMA by SharpCompress, which pulls its input and cannot write LZMA2. So LZMA2's chunks are made here, each an LZMA stream of its
// own behind a header, and the library's _lzma keeps the containers. https://docs.python.org/3/library/lzma.html
using SharpCompress.Compressors.LZMA;

namespace Stackless.Runtime;

[PyModule("_lzma_streams")]
static partial class LzmaModule
{
    const int LongestChunk = 1 << 21, LongestPacked = 1 << 16, FastBytes = 64;

    /// <summary>Says where the input was used up: the decoder takes whatever it gets for data.</summary>
    sealed class Input(byte[] data, int start, int end) : MemoryStream(data, start, end - start, false)
    {
        public override int ReadByte() => Position < Length ? base.ReadByte() : throw new EndOfStreamException();

        public override int Read(byte[] buffer, int offset, int count) =>
            Position < Length || count == 0 ? base.Read(buffer, offset, count) : throw new EndOfStreamException();
    }

    static bool IsBadData(Exception e) => e is IOException or SharpCompress.Common.SharpCompressException or InvalidOperationException or IndexOutOfRangeException or ArgumentException or NullReferenceException;

    /// <summary>(what a stream contains, how many bytes it takes), None if its end is not there; ValueError if it is none.</summary>
    /// <param name="properties">Five bytes.</param>
    /// <param name="size">Of the content; -1 if an end mark says where it ends.</param>
    [PyFunction("decode")]
    internal static Value Decode(ThreadState ts, PyBytes data, int from, PyBytes properties, long size)
    {
        var input = new Input(data.Data, from, data.Count);
        try
        {
            var output = new MemoryStream();
            using (var stream = LzmaStream.Create(properties.ToArray(), input, -1, size, true))
            {
                stream.CopyTo(output);
            }
            return new Value(PyTuple.Of(new Value(new PyBytes(output.ToArray())), Value.Int(input.Position)));
        }
        catch (EndOfStreamException)
        {
            return Value.None;
        }
        catch (Exception e) when (IsBadData(e))
        {
            return ts.Raise(BuiltinTypes.ValueError, "Corrupt input data");
        }
    }

    /// <summary>(where the chunks' end mark ends, the size of their content), None if it is not there; ValueError if they are none.</summary>
    [PyFunction("find_end2")]
    internal static Value FindEnd2(ThreadState ts, PyBytes data, int from)
    {
        var bytes = data.Span;
        long size = 0;
        var at = from;
        for (; ; )
        {
            if (at >= bytes.Length)
            {
                return Value.None;
            }
            int control = bytes[at];
            if (control == 0)
            {
                return new Value(PyTuple.Of(Value.Int(at + 1), Value.Int(size)));
            }
            if (control is > 2 and < 0x80)
            {
                return ts.Raise(BuiltinTypes.ValueError, "Corrupt input data");
            }
            if (at + 6 > bytes.Length)
            {
                return Value.None;
            }
            var first = bytes[at + 1] << 8 | bytes[at + 2];
            if (control < 0x80)
            {
                size += first + 1;
                at += 3 + first + 1;
            }
            else
            {
                size += ((control & 0x1f) << 16 | first) + 1;
                at += (control >= 0xc0 ? 6 : 5) + (bytes[at + 3] << 8 | bytes[at + 4]) + 1;
            }
        }
    }

    /// <summary>What the chunks contain.</summary>
    [PyFunction("decode2")]
    internal static Value Decode2(ThreadState ts, PyBytes data, int from, int to, long size, int dictionary)
    {
        try
        {
            var output = new MemoryStream();
            using (var stream = LzmaStream.Create([(byte)dictionary], new Input(data.Data, from, to), to - from, size, null, true, true))
            {
                stream.CopyTo(output);
            }
            return output.Length == size ? new Value(new PyBytes(output.ToArray())) : ts.Raise(BuiltinTypes.ValueError, "Corrupt input data");
        }
        catch (Exception e) when (IsBadData(e))
        {
            return ts.Raise(BuiltinTypes.ValueError, "Corrupt input data");
        }
    }

    static byte[] Pack(ReadOnlySpan<byte> data, int dictionary, bool hasEnd, out byte[] properties)
    {
        var output = new MemoryStream();
        using (var stream = LzmaStream.Create(new LzmaEncoderProperties(hasEnd, dictionary, FastBytes), false, output))
        {
            properties = stream.Properties;
            stream.Write(data.ToArray(), 0, data.Length);
        }
        return output.ToArray();
    }

    /// <summary>(properties, stream with an end mark).</summary>
    [PyFunction("encode")]
    internal static Value Encode(PyBytes data, int dictionary)
    {
        var packed = Pack(data.Span, dictionary, true, out var properties);
        return new Value(PyTuple.Of(new Value(new PyBytes(properties)), new Value(new PyBytes(packed))));
    }

    /// <summary>The data as chunks and their end mark. Each chunk starts anew, so none is longer than its packed form may be.</summary>
    [PyFunction("encode2")]
    internal static PyBytes Encode2(PyBytes data, int dictionary)
    {
        var output = new MemoryStream();
        var rest = data.Span;
        var length = 1 << 18;
        while (rest.Length > 0)
        {
            length = Math.Min(Math.Min(length, LongestChunk), rest.Length);
            var packed = Pack(rest[..length], Math.Max(1 << 12, Math.Min(dictionary, LongestChunk)), false, out var properties);
            if (packed.Length > LongestPacked && length > LongestPacked)
            {
                // A little less than what would just fit.
                length = Math.Max(LongestPacked, (int)((long)length * LongestPacked / packed.Length * 15 / 16));
                continue;
            }
            if (packed.Length >= length || packed.Length > LongestPacked)
            {
                length = Math.Min(length, LongestPacked);
                output.Write([1, (byte)(length - 1 >> 8), (byte)(length - 1)]);
                output.Write(rest[..length]);
            }
            else
            {
                int size = length - 1, packedSize = packed.Length - 1;
                output.Write([(byte)(0xe0 | size >> 16), (byte)(size >> 8), (byte)size, (byte)(packedSize >> 8), (byte)packedSize, properties[0]]);
                output.Write(packed);
            }
            rest = rest[length..];
            length = packed.Length < LongestPacked / 2 ? length * 2 : length;
        }
        output.WriteByte(0);
        return new PyBytes(output.ToArray());
    }

    /// <summary>The checksum that .xz files have by default.</summary>
    [PyFunction("crc64")]
    internal static PyBytes Crc64(PyBytes data)
    {
        const ulong polynomial = 0xc96c5795d7870f42;
        Span<ulong> table = stackalloc ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var entry = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) != 0 ? entry >> 1 ^ polynomial : entry >> 1;
            }
            table[i] = entry;
        }
        var crc = ulong.MaxValue;
        foreach (var b in data.Span)
        {
            crc = table[(byte)crc ^ b] ^ crc >> 8;
        }
        return new PyBytes(BitConverter.GetBytes(~crc));
    }
}
