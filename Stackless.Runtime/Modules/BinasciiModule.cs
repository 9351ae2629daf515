// binascii: bytes as text that survives anything: hexadecimal, base64, quoted-printable, uuencode; and checksums.
// https://docs.python.org/3/library/binascii.html
using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Stackless.Runtime;

[PyType("Error", Base = "ValueError", Module = "binascii", Subclassable = true, HasDict = true, Id = "BinasciiError", IsHidden = true)]
sealed partial class BinasciiError : PyBaseException
{
    internal BinasciiError(int shapeId) : base(shapeId)
    {
    }
}

[PyType("Incomplete", Base = "Exception", Module = "binascii", Subclassable = true, HasDict = true, Id = "BinasciiIncomplete", IsHidden = true)]
sealed partial class BinasciiIncomplete : PyBaseException
{
    internal BinasciiIncomplete(int shapeId) : base(shapeId)
    {
    }
}

[PyModule("binascii")]
static unsafe partial class BinasciiModule
{
    [PyConstant("Error")]
    internal static PyType Error => BuiltinTypes.BinasciiError;

    [PyConstant("Incomplete")]
    internal static PyType Incomplete => BuiltinTypes.BinasciiIncomplete;

    static bool TryBytes(ThreadState ts, Value data, out ReadOnlySpan<byte> bytes)
    {
        bytes = Buffers.IsBuffer(data) ? Buffers.Span(data) : default;
        if (Buffers.IsBuffer(data))
        {
            return true;
        }
        ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.MessageName}'");
        return false;
    }

    // What the functions from text take: ASCII text or bytes.
    static bool TryAscii(ThreadState ts, Value data, out ReadOnlySpan<byte> bytes)
    {
        if (data.Object is not PyStr text)
        {
            if (Buffers.IsBuffer(data))
            {
                return TryBytes(ts, data, out bytes);
            }
            ts.Raise(BuiltinTypes.TypeError, $"argument should be bytes, buffer or ASCII string, not '{data.Type.MessageName}'");
            bytes = default;
            return false;
        }
        bytes = default;
        if (!Ascii.IsValid(text.Text))
        {
            ts.Raise(BuiltinTypes.ValueError, "string argument should contain only ASCII characters");
            return false;
        }
        bytes = Encoding.ASCII.GetBytes(text.Text);
        return true;
    }

    static Value Bytes(ReadOnlySpan<byte> bytes) => new(new PyBytes(bytes.ToArray()));

    // ---- hexadecimal -------------------------------------------------------------------------------------------------------

    [PyFunction("hexlify")]
    [PyFunction("b2a_hex")]
    internal static Value Hexlify(ThreadState ts, [Keyword] Value data, [Keyword] Value sep = default, [Keyword] long bytesPerSep = 1)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        if (sep.IsNull)
        {
            var digits = new byte[bytes.Length * 2];
            Convert.TryToHexStringLower(bytes, digits, out _);
            return new Value(new PyBytes(digits));
        }
        return ts.Then(new PyBytes(bytes.ToArray()).Hex(ts, sep, bytesPerSep), HexReady);
    }

    static readonly Continuation HexReady = new("binascii.hex", &ToBytes);

    static Value ToBytes(ThreadState ts, Value text, Value a, Value b, Value c) => Bytes(Encoding.Latin1.GetBytes(((PyStr)text.Object).Text));

    [PyFunction("unhexlify")]
    [PyFunction("a2b_hex")]
    internal static Value Unhexlify(ThreadState ts, Value hexstr)
    {
        if (!TryAscii(ts, hexstr, out var text))
        {
            return default;
        }
        if (text.Length % 2 != 0)
        {
            return ts.Raise(BuiltinTypes.BinasciiError, "Odd-length string");
        }
        var bytes = new byte[text.Length / 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            int high = HexDigit(text[2 * i]), low = HexDigit(text[2 * i + 1]);
            if (high < 0 || low < 0)
            {
                return ts.Raise(BuiltinTypes.BinasciiError, "Non-hexadecimal digit found");
            }
            bytes[i] = (byte)(high << 4 | low);
        }
        return Bytes(bytes);
    }

    static int HexDigit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };

    // ---- base64 --------------------------------------------------------------------------------------------------------------

    [PyFunction("b2a_base64")]
    internal static Value ToBase64(ThreadState ts, Value data, [KeywordOnly] bool newline = true)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        var size = Base64.GetMaxEncodedToUtf8Length(bytes.Length);
        var text = new byte[size + (newline ? 1 : 0)];
        Base64.EncodeToUtf8(bytes, text, out _, out _);
        if (newline)
        {
            text[size] = (byte)'\n';
        }
        return new Value(new PyBytes(text));
    }

    static int Base64Digit(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };

    [PyFunction("a2b_base64")]
    internal static Value FromBase64(ThreadState ts, Value data, [KeywordOnly] bool strictMode = false)
    {
        if (!TryAscii(ts, data, out var text))
        {
            return default;
        }
        Value Fail(string message) => ts.Raise(BuiltinTypes.BinasciiError, message);
        if (strictMode && text.Length > 0 && text[0] == '=')
        {
            return Fail("Leading padding not allowed");
        }
        // What is well formed is decoded at once; white space, which that passes over, is an error if one is strict.
        var whole = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (!strictMode && Base64.DecodeFromUtf8(text, whole, out _, out var decoded) == OperationStatus.Done)
        {
            return decoded == whole.Length ? new Value(new PyBytes(whole)) : Bytes(whole.AsSpan(0, decoded));
        }
        var bytes = new List<byte>(text.Length * 3 / 4);
        int inQuad = 0, padding = 0, bits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                padding++;
                if (inQuad >= 2 && inQuad + padding >= 4)
                {
                    if (strictMode && i + 1 < text.Length)
                    {
                        return Fail("Excess data after padding");
                    }
                    return Bytes(bytes.ToArray());
                }
                if (strictMode && (inQuad < 2 || padding > 2) && !(inQuad == 1))
                {
                    return Fail(inQuad == 0 ? "Excess padding not allowed" : "Discontinuous padding not allowed");
                }
                continue;
            }
            var digit = Base64Digit(text[i]);
            if (digit < 0)
            {
                if (strictMode)
                {
                    return Fail("Only base64 data is allowed");
                }
                continue;
            }
            if (strictMode && padding > 0)
            {
                return Fail("Discontinuous padding not allowed");
            }
            padding = 0;
            bits = bits << 6 | digit;
            inQuad = (inQuad + 1) % 4;
            if (inQuad != 1)
            {
                bytes.Add((byte)(bits >> (6 - 2 * ((inQuad + 3) % 4))));
            }
        }
        return inQuad switch
        {
            0 => Bytes(bytes.ToArray()),
            1 => Fail($"Invalid base64-encoded string: number of data characters ({bytes.Count / 3 * 4 + 1}) cannot be 1 more than a multiple of 4"),
            _ => Fail("Incorrect padding"),
        };
    }

    // ---- uuencode: a line of up to 45 bytes --------------------------------------------------------------------------------

    [PyFunction("b2a_uu")]
    internal static Value ToUu(ThreadState ts, Value data, [KeywordOnly] bool backtick = false)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        if (bytes.Length > 45)
        {
            return ts.Raise(BuiltinTypes.BinasciiError, "At most 45 bytes at once");
        }
        byte Character(int six) => (byte)(six == 0 && backtick ? '`' : ' ' + six);
        var line = new List<byte> { Character(bytes.Length) };
        for (var i = 0; i < bytes.Length; i += 3)
        {
            var three = bytes[i] << 16 | (i + 1 < bytes.Length ? bytes[i + 1] << 8 : 0) | (i + 2 < bytes.Length ? bytes[i + 2] : 0);
            for (var shift = 18; shift >= 0; shift -= 6)
            {
                line.Add(Character(three >> shift & 63));
            }
        }
        line.Add((byte)'\n');
        return Bytes(line.ToArray());
    }

    [PyFunction("a2b_uu")]
    internal static Value FromUu(ThreadState ts, Value data)
    {
        if (!TryAscii(ts, data, out var text))
        {
            return default;
        }
        var length = text.Length == 0 ? 32 : (text[0] - ' ') & 63;
        var bytes = new byte[length];
        int bits = 0, have = 0, count = 0, at = 1;
        for (; count < length; at++)
        {
            // Blanks at the end of a line may be lost.
            int c = at < text.Length ? text[at] : '\n';
            var six = c is '\n' or '\r' ? 0 : c - ' ';
            if (six is < 0 or > 64)
            {
                return ts.Raise(BuiltinTypes.BinasciiError, "Illegal char");
            }
            bits = bits << 6 | six & 63;
            have += 6;
            if (have >= 8)
            {
                have -= 8;
                bytes[count++] = (byte)(bits >> have);
            }
        }
        for (; at < text.Length; at++)
        {
            if (text[at] is not ((byte)' ' or (byte)'`' or (byte)'\n' or (byte)'\r'))
            {
                return ts.Raise(BuiltinTypes.BinasciiError, "Trailing garbage");
            }
        }
        return Bytes(bytes);
    }

    // ---- quoted-printable ----------------------------------------------------------------------------------------------------

    [PyFunction("a2b_qp")]
    internal static Value FromQuoted(ThreadState ts, [Keyword] Value data, [Keyword] bool header = false)
    {
        if (!TryAscii(ts, data, out var text))
        {
            return default;
        }
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (header && text[i] == '_')
            {
                bytes.Add((byte)' ');
                i++;
            }
            else if (text[i] != '=')
            {
                bytes.Add(text[i++]);
            }
            else if (i + 1 >= text.Length)
            {
                break;
            }
            else if (text[i + 1] is (byte)'\n' or (byte)'\r')
            {
                // A soft line break: all up to the end of the line goes.
                i++;
                while (i < text.Length && text[i] != '\n')
                {
                    i++;
                }
                i++;
            }
            else if (text[i + 1] == '=')
            {
                bytes.Add((byte)'=');
                i += 2;
            }
            else if (i + 2 < text.Length && HexDigit(text[i + 1]) >= 0 && HexDigit(text[i + 2]) >= 0)
            {
                bytes.Add((byte)(HexDigit(text[i + 1]) << 4 | HexDigit(text[i + 2])));
                i += 3;
            }
            else
            {
                bytes.Add(text[i++]);
            }
        }
        return Bytes(bytes.ToArray());
    }

    const int LineLimit = 76;

    [PyFunction("b2a_qp")]
    internal static Value ToQuoted(ThreadState ts, [Keyword] Value data, [Keyword] bool quotetabs = false, [Keyword] bool istext = true, [Keyword] bool header = false)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        var firstNewline = bytes.IndexOf((byte)'\n');
        var hasReturns = firstNewline > 0 && bytes[firstNewline - 1] == '\r';
        var text = new List<byte>(bytes.Length);
        var column = 0;
        void SoftBreak()
        {
            text.Add((byte)'=');
            if (hasReturns)
            {
                text.Add((byte)'\r');
            }
            text.Add((byte)'\n');
            column = 0;
        }
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            var isLineEnd = b == '\n' || b == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n';
            if (istext && isLineEnd)
            {
                // A blank that ends a line is written out.
                if (text.Count > 0 && text[^1] is (byte)' ' or (byte)'\t')
                {
                    var blank = text[^1];
                    text.RemoveAt(text.Count - 1);
                    AddQuoted(text, blank);
                }
                if (hasReturns)
                {
                    text.Add((byte)'\r');
                }
                text.Add((byte)'\n');
                column = 0;
                if (b == '\r')
                {
                    i++;
                }
                continue;
            }
            var isLast = i + 1 == bytes.Length;
            var isQuoted = b > 126 || b == '=' || header && b == '_'
                || b == '.' && column == 0 && (isLast || bytes[i + 1] is (byte)'\n' or (byte)'\r' or 0)
                || !istext && b is (byte)'\r' or (byte)'\n'
                || b is (byte)'\t' or (byte)' ' && (isLast || quotetabs)
                || b < 33 && b is not ((byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)' ');
            if (!istext && b is (byte)'\r' or (byte)'\n')
            {
                isQuoted = true;
            }
            var width = isQuoted ? 3 : 1;
            var atLineEnd = isLast || istext && bytes[i + 1] == '\n';
            if (column + width >= LineLimit && !(atLineEnd && column + width == LineLimit) || isQuoted && column + 3 >= LineLimit)
            {
                SoftBreak();
            }
            if (isQuoted)
            {
                AddQuoted(text, b);
            }
            else
            {
                text.Add(header && b == ' ' ? (byte)'_' : b);
            }
            column += width;
        }
        return Bytes(text.ToArray());
    }

    static void AddQuoted(List<byte> text, byte b) => text.AddRange(Encoding.ASCII.GetBytes($"={b:X2}"));

    // ---- checksums -----------------------------------------------------------------------------------------------------------

    static readonly uint[] crcTable = CrcTable();

    static uint[] CrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var c = i;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ c >> 1 : c >> 1;
            }
            table[i] = c;
        }
        return table;
    }

    internal static uint Crc32(ReadOnlySpan<byte> bytes, uint start)
    {
        var crc = ~start;
        foreach (var b in bytes)
        {
            crc = crcTable[(byte)crc ^ b] ^ crc >> 8;
        }
        return ~crc;
    }

    [PyFunction("crc32")]
    internal static Value Crc32Function(ThreadState ts, Value data, Value crc = default)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        if (!crc.IsNull && !Numbers.TryBig(crc, out _))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{crc.Type.MessageName}' object cannot be interpreted as an integer");
        }
        return Value.Int(Crc32(bytes, crc.IsNull ? 0 : (uint)(Arithmetic.ToBig(crc) & uint.MaxValue)));
    }

    [PyFunction("crc_hqx")]
    internal static Value CrcHqx(ThreadState ts, Value data, long crc)
    {
        if (!TryBytes(ts, data, out var bytes))
        {
            return default;
        }
        var value = (uint)crc & 0xffff;
        foreach (var b in bytes)
        {
            value ^= (uint)b << 8;
            for (var k = 0; k < 8; k++)
            {
                value = (value & 0x8000) != 0 ? (value << 1 ^ 0x1021) & 0xffff : value << 1 & 0xffff;
            }
        }
        return Value.Int(value);
    }
}
