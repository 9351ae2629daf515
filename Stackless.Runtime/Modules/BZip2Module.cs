// _bz2's native half: bzip2 by BouncyCastle, whose streams pull their input. So a stream's end is looked for first, and all of it is
// decompressed when it is there: the library's _bz2 keeps the input until then. https://docs.python.org/3/library/bz2.html
using Org.BouncyCastle.Utilities.Bzip2;

namespace Stackless.Runtime;

[PyModule("_bzip2")]
static partial class BZip2Module
{
    /// <summary>One whole stream.</summary>
    [PyFunction("compress")]
    internal static PyBytes Compress(PyBytes data, int level)
    {
        var output = new MemoryStream();
        var stream = new CBZip2OutputStreamLeaveOpen(output, level);
        stream.Write(data.Data, 0, data.Count);
        stream.Dispose();
        return new(output.ToArray());
    }

    /// <summary>What a stream at the start of the data contains, and how many bytes it takes; None if its end is not there. OSError if it is none.</summary>
    [PyFunction("decompress")]
    internal static Value Decompress(ThreadState ts, PyBytes data)
    {
        var input = new MemoryStream(data.Data, 0, data.Count, false);
        var output = new MemoryStream();
        try
        {
            using (var stream = new CBZip2InputStreamLeaveOpen(input))
            {
                stream.CopyTo(output);
            }
            return new Value(PyTuple.Of(new Value(new PyBytes(output.ToArray())), Value.Int(input.Position)));
        }
        catch (EndOfStreamException)
        {
            return Value.None;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or IndexOutOfRangeException)
        {
            return input.Position >= input.Length ? Value.None : ts.Raise(BuiltinTypes.OSError, "Invalid data stream");
        }
    }

    /// <summary>Where the mark of a stream's end begins, in bits, from a bit on; -1 if it is not there.</summary>
    [PyFunction("find_end")]
    internal static long FindEnd(PyBytes data, long from)
    {
        const ulong mark = 0x177245385090, mask = (1UL << 48) - 1;
        ulong last = 0;
        var bytes = data.Span;
        for (var i = (int)(from >> 3); i < bytes.Length; i++)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                last = (last << 1 | (uint)(bytes[i] >> bit & 1)) & mask;
                var start = i * 8L + 7 - bit - 47;
                if (last == mark && start >= from)
                {
                    return start;
                }
            }
        }
        return -1;
    }
}
