// Where and why bytes are not UTF-8, in the words of Python's decoder.
namespace Stackless.Compiler.Text;

static class InvalidUtf8
{
    /// <summary>The first wrong sequence, of bytes that are known not to be UTF-8.</summary>
    public static (int Offset, string Reason, int Length) Find(ReadOnlySpan<byte> bytes)
    {
        var i = 0;
        while (i < bytes.Length)
        {
            var lead = bytes[i];
            var length = lead switch
            {
                < 0x80 => 1,
                >= 0xC2 and <= 0xDF => 2,
                >= 0xE0 and <= 0xEF => 3,
                >= 0xF0 and <= 0xF4 => 4,
                _ => 0,
            };
            if (length == 0)
            {
                return (i, "invalid start byte", 1);
            }

            for (var k = 1; k < length; k++)
            {
                if (i + k >= bytes.Length)
                {
                    return (i, "unexpected end of data", k);
                }

                if (!IsContinuation(lead, k, bytes[i + k]))
                {
                    return (i, "invalid continuation byte", k);
                }
            }

            i += length;
        }

        throw new ArgumentException("the bytes are UTF-8", nameof(bytes));
    }

    static bool IsContinuation(byte lead, int position, byte value)
    {
        if (value is < 0x80 or > 0xBF)
        {
            return false;
        }

        return position != 1 || lead switch
        {
            0xE0 => value >= 0xA0,
            0xED => value <= 0x9F,
            0xF0 => value >= 0x90,
            0xF4 => value <= 0x8F,
            _ => true,
        };
    }
}
