// Text to UTF-8 and back, where lone surrogates are kept (the error handler "surrogatepass"), as pickles need it.
namespace Stackless.Runtime;

static class CodePoints
{
    public static byte[] ToUtf8(PyStr text)
    {
        var result = new List<byte>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var p = text[i];
            if (p < 0x80)
            {
                result.Add((byte)p);
            }
            else if (p < 0x800)
            {
                result.Add((byte)(0xc0 | p >> 6));
                result.Add((byte)(0x80 | p & 0x3f));
            }
            else if (p < 0x10000)
            {
                result.Add((byte)(0xe0 | p >> 12));
                result.Add((byte)(0x80 | p >> 6 & 0x3f));
                result.Add((byte)(0x80 | p & 0x3f));
            }
            else
            {
                result.Add((byte)(0xf0 | p >> 18));
                result.Add((byte)(0x80 | p >> 12 & 0x3f));
                result.Add((byte)(0x80 | p >> 6 & 0x3f));
                result.Add((byte)(0x80 | p & 0x3f));
            }
        }
        return [.. result];
    }

    /// <summary>Null if the bytes are not UTF-8.</summary>
    public static PyStr? FromUtf8(ReadOnlySpan<byte> data)
    {
        if (System.Text.Ascii.IsValid(data))
        {
            return PyStr.Plain(System.Text.Encoding.Latin1.GetString(data));
        }
        var points = new int[data.Length];
        var count = 0;
        for (var i = 0; i < data.Length;)
        {
            int first = data[i++];
            var more = first < 0x80 ? 0 : first is >= 0xc2 and < 0xe0 ? 1 : first is >= 0xe0 and < 0xf0 ? 2 : first is >= 0xf0 and < 0xf5 ? 3 : -1;
            if (more < 0 || i + more > data.Length)
            {
                return null;
            }
            var point = more == 0 ? first : first & (0x3f >> more);
            for (var k = 0; k < more; k++)
            {
                int next = data[i++];
                if ((next & 0xc0) != 0x80)
                {
                    return null;
                }
                point = point << 6 | next & 0x3f;
            }
            if (more == 2 && point < 0x800 || more == 3 && point is < 0x10000 or > 0x10ffff)
            {
                return null;
            }
            points[count++] = point;
        }
        return PyStr.FromPoints(points.AsSpan(0, count));
    }
}
