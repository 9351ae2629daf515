// Text to bytes and back: utf-8, ascii, latin-1, utf-16 and utf-32, with the error handlers strict, ignore, replace,
// backslashreplace, xmlcharrefreplace, surrogateescape and surrogatepass. Other encodings go to
// Python's codecs registry (the prelude imports it), other handlers to the prelude's loops (errors_of_codecs.py). https://docs.python.org/3/library/codecs.html#error-handlers
using System.Text;

namespace Stackless.Runtime;

static class Codecs
{
    enum Kind
    {
        Unknown,
        Utf8,
        Utf8Signed,
        Ascii,
        Latin1,
        Utf16,
        Utf16Little,
        Utf16Big,
        Utf32,
        Utf32Little,
        Utf32Big,
    }

    static Kind Find(string name) => name.ToLowerInvariant().Replace('_', '-').Replace(' ', '-') switch
    {
        "utf-8" or "utf8" or "u8" or "cp65001" => Kind.Utf8,
        "utf-8-sig" => Kind.Utf8Signed,
        "ascii" or "us-ascii" or "646" => Kind.Ascii,
        "latin-1" or "latin1" or "iso-8859-1" or "iso8859-1" or "8859" or "cp819" or "l1" => Kind.Latin1,
        "utf-16" or "utf16" or "u16" => Kind.Utf16,
        "utf-16-le" or "utf-16le" => Kind.Utf16Little,
        "utf-16-be" or "utf-16be" => Kind.Utf16Big,
        "utf-32" or "utf32" or "u32" => Kind.Utf32,
        "utf-32-le" or "utf-32le" => Kind.Utf32Little,
        "utf-32-be" or "utf-32be" => Kind.Utf32Big,
        _ => Kind.Unknown,
    };

    static string CanonicalName(Kind kind) => kind switch
    {
        Kind.Utf8 or Kind.Utf8Signed => "utf-8",
        Kind.Ascii => "ascii",
        Kind.Latin1 => "latin-1",
        Kind.Utf16 => "utf-16",
        Kind.Utf16Little => "utf-16-le",
        Kind.Utf16Big => "utf-16-be",
        Kind.Utf32 => "utf-32",
        Kind.Utf32Little => "utf-32-le",
        _ => "utf-32-be",
    };

    // ---- encoding ----------------------------------------------------------------------------------------------------------

    // In development a handler must exist though no error occurs.
    static bool IsHandlerDoubted(ThreadState ts, string errors) => !ReferenceEquals(errors, "strict") && ts.Interpreter.IsDevelopment && !IsKnownHandler(errors);

    public static Value Encode(ThreadState ts, PyStr text, string encoding, string errors)
    {
        var kind = Find(encoding);
        if (kind == Kind.Unknown)
        {
            return Prelude.Call(ts, PreludeNames.CodecEncode, new Value(text), Value.Str(encoding), Value.Str(errors));
        }
        if (IsHandlerDoubted(ts, errors))
        {
            return Prelude.Call(ts, PreludeNames.EncodeWithHandler, new Value(text), Value.Str(encoding), Value.Str(errors));
        }
        if (text.PlainText is { } plain && kind is Kind.Utf8 or Kind.Ascii or Kind.Latin1 && Ascii.IsValid(text.Text))
        {
            return new Value(new PyBytes(Encoding.ASCII.GetBytes(text.Text)));
        }
        if (!IsKnownHandler(errors) && HasUnencodable(kind, text))
        {
            return Prelude.Call(ts, PreludeNames.EncodeWithHandler, new Value(text), Value.Str(encoding), Value.Str(errors));
        }
        var output = new List<byte>(text.Length + 8);
        switch (kind)
        {
            case Kind.Utf8Signed:
                output.AddRange([0xef, 0xbb, 0xbf]);
                break;
            case Kind.Utf16:
                output.AddRange([0xff, 0xfe]);
                break;
            case Kind.Utf32:
                output.AddRange([0xff, 0xfe, 0, 0]);
                break;
        }
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (CanEncode(kind, c))
            {
                Append(output, kind, c);
                continue;
            }
            var end = i + 1;
            while (UnitOf(kind) == 1 && end < text.Length && !CanEncode(kind, text[end]))
            {
                end++;
            }
            if (!Replace(ts, output, kind, text, i, end, errors))
            {
                return default;
            }
            i = end - 1;
        }
        return new Value(new PyBytes([.. output]));
    }

    // Those that make nothing but text, or bytes of whole units.
    static bool IsKnownHandler(string errors) => errors is "strict" or "ignore" or "replace" or "backslashreplace" or "xmlcharrefreplace"
        or "surrogateescape" or "surrogatepass";

    static bool HasUnencodable(Kind kind, PyStr text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!CanEncode(kind, text[i]))
            {
                return true;
            }
        }
        return false;
    }

    static bool CanEncode(Kind kind, int c) => kind switch
    {
        Kind.Ascii => c < 128,
        Kind.Latin1 => c < 256,
        _ => c is < 0xd800 or >= 0xe000,
    };

    static void Append(List<byte> output, Kind kind, int c)
    {
        switch (kind)
        {
            case Kind.Ascii or Kind.Latin1:
                output.Add((byte)c);
                break;
            case Kind.Utf8 or Kind.Utf8Signed:
                if (c < 0x80)
                {
                    output.Add((byte)c);
                }
                else if (c < 0x800)
                {
                    output.AddRange([(byte)(0xc0 | c >> 6), (byte)(0x80 | c & 0x3f)]);
                }
                else if (c < 0x10000)
                {
                    output.AddRange([(byte)(0xe0 | c >> 12), (byte)(0x80 | c >> 6 & 0x3f), (byte)(0x80 | c & 0x3f)]);
                }
                else
                {
                    output.AddRange([(byte)(0xf0 | c >> 18), (byte)(0x80 | c >> 12 & 0x3f), (byte)(0x80 | c >> 6 & 0x3f), (byte)(0x80 | c & 0x3f)]);
                }
                break;
            case Kind.Utf16 or Kind.Utf16Little or Kind.Utf16Big:
                var isBig = kind == Kind.Utf16Big;
                if (c > 0xffff)
                {
                    AppendUnit(output, 0xd7c0 + (c >> 10), isBig);
                    AppendUnit(output, 0xdc00 | c & 0x3ff, isBig);
                }
                else
                {
                    AppendUnit(output, c, isBig);
                }
                break;
            case Kind.Utf32Big:
                output.AddRange([0, (byte)(c >> 16), (byte)(c >> 8), (byte)c]);
                break;
            default:
                output.AddRange([(byte)c, (byte)(c >> 8), (byte)(c >> 16), 0]);
                break;
        }
    }

    static void AppendUnit(List<byte> output, int unit, bool isBig) =>
        output.AddRange(isBig ? [(byte)(unit >> 8), (byte)unit] : [(byte)unit, (byte)(unit >> 8)]);

    static bool Replace(ThreadState ts, List<byte> output, Kind kind, PyStr text, int start, int end, string errors)
    {
        // What stands for bytes is written up to what does not.
        while (errors == "surrogateescape" && UnitOf(kind) == 1 && start < end && text[start] is >= 0xdc80 and <= 0xdcff)
        {
            output.Add((byte)(text[start++] - 0xdc00));
        }
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            switch (errors)
            {
                case "ignore":
                    break;
                case "replace":
                    Append(output, kind, '?');
                    break;
                case "backslashreplace":
                    var escape = new StringBuilder();
                    TextRepr.AppendEscape(escape, c);
                    foreach (var e in escape.ToString())
                    {
                        Append(output, kind, e);
                    }
                    break;
                case "xmlcharrefreplace":
                    foreach (var e in $"&#{c};")
                    {
                        Append(output, kind, e);
                    }
                    break;
                case "surrogateescape" when IsEscaped(text, start, end) && (end - start) % UnitOf(kind) == 0:
                    output.Add((byte)(c - 0xdc00));
                    break;
                case "surrogatepass" when c is >= 0xd800 and < 0xe000 && kind is not (Kind.Ascii or Kind.Latin1):
                    Append(output, kind, c);
                    break;
                case "strict" or "surrogateescape" or "surrogatepass":
                    var reason = kind == Kind.Ascii ? "ordinal not in range(128)" : kind == Kind.Latin1 ? "ordinal not in range(256)" : "surrogates not allowed";
                    ts.Raise(BuiltinTypes.UnicodeEncodeError, Value.Str(CanonicalName(kind)), new Value(text), Value.Int(start), Value.Int(end), Value.Str(reason));
                    return false;
            }
        }
        return true;
    }

    static bool IsEscaped(PyStr text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is < 0xdc80 or > 0xdcff)
            {
                return false;
            }
        }
        return true;
    }

    // Bytes of which there must be a multiple.
    static int UnitOf(Kind kind) => kind switch
    {
        Kind.Utf16 or Kind.Utf16Little or Kind.Utf16Big => 2,
        Kind.Utf32 or Kind.Utf32Little or Kind.Utf32Big => 4,
        _ => 1,
    };

    // ---- decoding ----------------------------------------------------------------------------------------------------------

    /// <param name="source">The object the bytes are from, for the error.</param>
    public static Value Decode(ThreadState ts, ReadOnlySpan<byte> bytes, string encoding, string errors, Value source)
    {
        // Of nothing, whatever it is called; in development it must be something.
        if (bytes.IsEmpty && !ts.Interpreter.IsDevelopment)
        {
            return Value.Str("");
        }
        var kind = Find(encoding);
        if (kind != Kind.Unknown && IsHandlerDoubted(ts, errors))
        {
            return Prelude.Call(ts, PreludeNames.DecodeWithHandler, new Value(new PyBytes(bytes.ToArray())), Value.Str(encoding), Value.Str(errors));
        }
        switch (kind)
        {
            case Kind.Unknown:
                return Prelude.Call(ts, PreludeNames.CodecDecode, new Value(new PyBytes(bytes.ToArray())), Value.Str(encoding), Value.Str(errors));
            case Kind.Latin1:
                return new Value(PyStr.Plain(Encoding.Latin1.GetString(bytes)));
            case Kind.Utf8Signed:
                if (bytes.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
                {
                    bytes = bytes[3..];
                }
                kind = Kind.Utf8;
                break;
        }
        if (kind is Kind.Utf8 or Kind.Ascii && Ascii.IsValid(bytes))
        {
            return new Value(PyStr.Plain(Encoding.Latin1.GetString(bytes)));
        }
        if (kind == Kind.Utf8 && System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return new Value(new PyStr(Encoding.UTF8.GetString(bytes)));
        }
        if (errors is "xmlcharrefreplace" || !IsKnownHandler(errors))
        {
            return Prelude.Call(ts, PreludeNames.DecodeWithHandler, new Value(new PyBytes(bytes.ToArray())), Value.Str(encoding == "utf-8-sig" ? "utf-8" : encoding), Value.Str(errors));
        }
        var points = new List<int>(bytes.Length);
        var isDone = kind switch
        {
            Kind.Utf8 => DecodeUtf8(ts, bytes, points, errors),
            Kind.Ascii => DecodeAscii(ts, bytes, points, errors),
            Kind.Utf16 or Kind.Utf16Little or Kind.Utf16Big => DecodeUtf16(ts, bytes, points, kind, errors),
            _ => DecodeUtf32(ts, bytes, points, kind, errors),
        };
        return isDone ? new Value(PyStr.FromPoints([.. points])) : default;
    }

    // What stands for bytes that cannot be decoded; false with UnicodeDecodeError pending.
    static bool Recover(ThreadState ts, ReadOnlySpan<byte> bytes, int start, int end, List<int> points, string encoding, string reason, string errors)
    {
        switch (errors)
        {
            case "ignore":
                return true;
            case "replace":
                points.Add(0xfffd);
                return true;
            case "backslashreplace":
                for (var i = start; i < end; i++)
                {
                    foreach (var c in $"\\x{bytes[i]:x2}")
                    {
                        points.Add(c);
                    }
                }
                return true;
            case "surrogateescape" when bytes[start] >= 128:
                for (var i = start; i < end; i++)
                {
                    points.Add(bytes[i] >= 128 ? 0xdc00 + bytes[i] : bytes[i]);
                }
                return true;
            default:
                ts.Raise(BuiltinTypes.UnicodeDecodeError, Value.Str(encoding), new Value(new PyBytes(bytes.ToArray())), Value.Int(start), Value.Int(end), Value.Str(reason));
                return false;
        }
    }

    static bool DecodeAscii(ThreadState ts, ReadOnlySpan<byte> bytes, List<int> points, string errors)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 128)
            {
                points.Add(bytes[i]);
            }
            else if (!Recover(ts, bytes, i, i + 1, points, "ascii", "ordinal not in range(128)", errors))
            {
                return false;
            }
        }
        return true;
    }

    // https://www.unicode.org/versions/latest/core-spec/chapter-3/#G7404 (table 3-7, well-formed byte sequences)
    static bool DecodeUtf8(ThreadState ts, ReadOnlySpan<byte> bytes, List<int> points, string errors)
    {
        var i = 0;
        while (i < bytes.Length)
        {
            int b = bytes[i];
            if (b < 0x80)
            {
                points.Add(b);
                i++;
                continue;
            }
            var need = b switch { >= 0xc2 and <= 0xdf => 1, >= 0xe0 and <= 0xef => 2, >= 0xf0 and <= 0xf4 => 3, _ => 0 };
            var end = i + 1;
            var reason = need == 0 ? "invalid start byte" : "";
            var c = need switch { 1 => b & 0x1f, 2 => b & 0xf, _ => b & 7 };
            for (var k = 0; k < need && reason.Length == 0; k++)
            {
                if (end >= bytes.Length)
                {
                    reason = "unexpected end of data";
                    break;
                }
                int next = bytes[end];
                var low = k > 0 ? 0x80 : b switch { 0xe0 => 0xa0, 0xf0 => 0x90, _ => 0x80 };
                var high = k > 0 ? 0xbf : b switch { 0xed when errors != "surrogatepass" => 0x9f, 0xf4 => 0x8f, _ => 0xbf };
                if (next < low || next > high)
                {
                    reason = "invalid continuation byte";
                    break;
                }
                c = c << 6 | next & 0x3f;
                end++;
            }
            if (reason.Length == 0)
            {
                points.Add(c);
            }
            else if (!Recover(ts, bytes, i, end, points, "utf-8", reason, errors))
            {
                return false;
            }
            i = end;
        }
        return true;
    }

    static bool DecodeUtf16(ThreadState ts, ReadOnlySpan<byte> bytes, List<int> points, Kind kind, string errors)
    {
        var isBig = kind == Kind.Utf16Big;
        var i = 0;
        if (kind == Kind.Utf16 && bytes.Length >= 2)
        {
            isBig = bytes[0] == 0xfe && bytes[1] == 0xff;
            i = isBig || bytes[0] == 0xff && bytes[1] == 0xfe ? 2 : 0;
        }
        var name = isBig ? "utf-16-be" : "utf-16-le";
        while (i < bytes.Length)
        {
            if (i + 1 >= bytes.Length)
            {
                return Recover(ts, bytes, i, bytes.Length, points, name, "truncated data", errors);
            }
            var unit = Unit(bytes, i, isBig);
            if (unit is < 0xd800 or >= 0xe000)
            {
                points.Add(unit);
                i += 2;
            }
            else if (unit < 0xdc00 && i + 3 < bytes.Length && Unit(bytes, i + 2, isBig) is var low and >= 0xdc00 and < 0xe000)
            {
                points.Add(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
                i += 4;
            }
            else if (errors == "surrogatepass")
            {
                points.Add(unit);
                i += 2;
            }
            else
            {
                var isTruncated = unit < 0xdc00 && i + 3 >= bytes.Length;
                var reason = isTruncated ? "unexpected end of data" : unit < 0xdc00 ? "illegal UTF-16 surrogate" : "illegal encoding";
                var end = isTruncated ? bytes.Length : i + 2;
                if (!Recover(ts, bytes, i, end, points, name, reason, errors))
                {
                    return false;
                }
                i = end;
            }
        }
        return true;
    }

    static int Unit(ReadOnlySpan<byte> bytes, int i, bool isBig) => isBig ? bytes[i] << 8 | bytes[i + 1] : bytes[i + 1] << 8 | bytes[i];

    static bool DecodeUtf32(ThreadState ts, ReadOnlySpan<byte> bytes, List<int> points, Kind kind, string errors)
    {
        var isBig = kind == Kind.Utf32Big;
        var i = 0;
        if (kind == Kind.Utf32 && bytes.Length >= 4)
        {
            isBig = bytes[..4].SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0xfe, 0xff]);
            i = isBig || bytes[..4].SequenceEqual((ReadOnlySpan<byte>)[0xff, 0xfe, 0, 0]) ? 4 : 0;
        }
        var name = isBig ? "utf-32-be" : "utf-32-le";
        for (; i < bytes.Length; i += 4)
        {
            if (i + 3 >= bytes.Length)
            {
                return Recover(ts, bytes, i, bytes.Length, points, name, "truncated data", errors);
            }
            var c = isBig
                ? (uint)(bytes[i] << 24 | bytes[i + 1] << 16 | bytes[i + 2] << 8 | bytes[i + 3])
                : BitConverter.ToUInt32(bytes[i..]);
            var isSurrogate = c is >= 0xd800 and < 0xe000;
            if (c > 0x10ffff || isSurrogate && errors != "surrogatepass")
            {
                if (!Recover(ts, bytes, i, i + 4, points, name, isSurrogate ? "code point in surrogate code point range(0xd800, 0xe000)" : "code point not in range(0x110000)", errors))
                {
                    return false;
                }
                continue;
            }
            points.Add((int)c);
        }
        return true;
    }
}
