// Decodes a source in an encoding other than UTF-8 that it declares. Names are Python's; the tables are .NET's, UTF-7 is our own.
// A failure carries what Python's codec would say.
using System.Text;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Text;

static class SourceEncodings
{
    // Code points that .NET's Windows code pages put where Python's tables have nothing: C1 controls and private use.
    const char FirstControl = '\u0080', LastControl = '\u009F', FirstPrivate = '\uE000', LastPrivate = '\uF8FF';

    static SourceEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(string declared, byte[] bytes)
    {
        var name = declared.ToLowerInvariant().Replace('_', '-');
        switch (name)
        {
            case "utf8" or "u8" or "utf" or "cp65001":
                return DecodeUtf8(bytes);
            case "utf-7" or "utf7" or "u7" or "unicode-1-1-utf-7":
                return Utf7.Decode(bytes);
            case "utf-16" or "utf16" or "u16" or "utf-16-le" or "utf-16le" or "unicodelittleunmarked":
                return DecodeUtf16(bytes, isBigEndian: false);
            case "utf-16-be" or "utf-16be" or "unicodebigunmarked":
                return DecodeUtf16(bytes, isBigEndian: true);
            case "utf-32" or "utf32" or "u32" or "utf-32-le" or "utf-32le":
                throw NoUtf32("utf-32-le");
            case "utf-32-be" or "utf-32be":
                throw NoUtf32("utf-32-be");
            case "rot13" or "rot-13" or "hex" or "hex-codec" or "base64" or "base-64" or "base64-codec" or "zlib" or "zip" or "zlib-codec" or "bz2" or "bz2-codec"
                or "quopri" or "quopri-codec" or "quoted-printable" or "uu" or "uu-codec":
                throw new SourceEncodingException(DiagnosticCatalog.NotATextEncoding(declared));
        }

        var encoding = Find(name) ?? throw new SourceEncodingException(DiagnosticCatalog.UnknownEncoding(declared));
        try
        {
            var text = encoding.GetString(bytes);
            if (encoding.IsSingleByte && name != "tis-620" && encoding.WebName.StartsWith("windows-", StringComparison.Ordinal))
            {
                RefuseUndefined(text, bytes);
            }

            return text;
        }
        catch (DecoderFallbackException failure)
        {
            var value = failure.BytesUnknown is { Length: > 0 } unknown ? unknown[0] : (byte)0;
            throw new SourceEncodingException(encoding.CodePage == 20127
                ? DiagnosticCatalog.CannotDecode("ascii", value, failure.Index, "ordinal not in range(128)")
                : encoding.IsSingleByte ? Undefined(value, failure.Index)
                : DiagnosticCatalog.CannotDecode(name.Replace('-', '_'), value, failure.Index, "illegal multibyte sequence"));
        }
    }

    static void RefuseUndefined(string text, byte[] bytes)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is (>= FirstControl and <= LastControl) or (>= FirstPrivate and <= LastPrivate))
            {
                throw new SourceEncodingException(Undefined(bytes[i], i));
            }
        }
    }

    static string Undefined(byte value, int offset) => DiagnosticCatalog.CannotDecode("charmap", value, offset, "character maps to <undefined>");

    static string DecodeUtf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            (var offset, var reason, var length) = InvalidUtf8.Find(bytes);
            throw new SourceEncodingException(DiagnosticCatalog.CannotDecode("utf-8", bytes[offset], offset, length, reason));
        }
    }

    static string DecodeUtf16(byte[] bytes, bool isBigEndian)
    {
        var name = isBigEndian ? "utf-16-be" : "utf-16-le";
        var text = new StringBuilder(bytes.Length / 2);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            if (i + 1 == bytes.Length)
            {
                throw new SourceEncodingException(DiagnosticCatalog.CannotDecode(name, bytes[i], i, "truncated data"));
            }

            var unit = UnitAt(i);
            if (char.IsLowSurrogate(unit))
            {
                throw new SourceEncodingException(DiagnosticCatalog.CannotDecode(name, bytes[i], i, 2, "illegal encoding"));
            }

            text.Append(unit);
            if (!char.IsHighSurrogate(unit))
            {
                continue;
            }

            if (i + 3 >= bytes.Length)
            {
                throw new SourceEncodingException(DiagnosticCatalog.CannotDecode(name, bytes[i], i, bytes.Length - i, "unexpected end of data"));
            }

            i += 2;
            if (!char.IsLowSurrogate(UnitAt(i)))
            {
                throw new SourceEncodingException(DiagnosticCatalog.CannotDecode(name, bytes[i - 2], i - 2, 2, "illegal UTF-16 surrogate"));
            }

            text.Append(UnitAt(i));
        }

        return text.ToString();

        char UnitAt(int at) => (char)(isBigEndian ? (bytes[at] << 8) | bytes[at + 1] : bytes[at] | (bytes[at + 1] << 8));
    }

    /// <summary>What declares itself in ASCII is never UTF-32: its first four bytes are no code point.</summary>
    static SourceEncodingException NoUtf32(string name) => new(DiagnosticCatalog.CannotDecode(name, 0, 0, 4, "code point not in range(0x110000)"));

    static Encoding? Find(string name)
    {
        // Python's names that .NET spells otherwise.
        var known = name switch
        {
            "ascii" or "us-ascii" or "646" => "us-ascii",
            "latin1" or "latin" or "l1" or "8859" or "cp819" or "iso8859-1" => "iso-8859-1",
            "shift-jis" or "sjis" or "shiftjis" => "shift_jis",
            "gb2312" or "euc-cn" => "gb2312",
            "gbk" or "936" or "cp936" => "gb2312",
            "euckr" or "cp949" => "euc-kr",
            "eucjp" or "ujis" => "euc-jp",
            "iso2022-jp" => "iso-2022-jp",
            "hz" or "hzgb" => "hz-gb-2312",
            "mac-roman" or "macroman" or "macintosh" => "macintosh",
            "koi8r" => "koi8-r",
            "mbcs" => "?",
            _ when name.StartsWith("cp", StringComparison.Ordinal) && int.TryParse(name.AsSpan(2), out var page) => page is >= 1250 and <= 1258 ? "windows-" + page : "ibm" + page,
            _ when name.StartsWith("iso8859-", StringComparison.Ordinal) => "iso-8859-" + name["iso8859-".Length..],
            "latin-2" or "latin2" => "iso-8859-2",
            "latin-9" or "latin9" => "iso-8859-15",
            _ => name,
        };

        try
        {
            var encoding = Encoding.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return encoding.CodePage is 1200 or 1201 or 12000 or 12001 or 65000 ? null : encoding;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>The message is Python's.</summary>
sealed class SourceEncodingException(string message) : Exception(message);
