// Bytes of a source file to text, by PEP 263: a UTF-8 byte order mark, or a coding comment on the first two lines, or else UTF-8.
// All errors are CPython's, worded as there. Called by SourceText alone.
using System.Text;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Text;

internal static class SourceDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    static SourceDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(byte[] bytes, string fileName, bool isFile)
    {
        bool hasMark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        int start = hasMark ? 3 : 0;
        int nul = Array.IndexOf(bytes, (byte)0, start);
        if (nul >= 0)
        {
            throw NullByte(fileName, isFile, bytes, nul);
        }

        string? declared = FindDeclaration(bytes, start);
        string name = Normalise(declared ?? "utf-8");
        if (hasMark && name != "utf-8")
        {
            // Only this spelling agrees with the mark; `utf8` does not.
            throw Fail(fileName, DiagnosticCatalog.EncodingProblemWithMark(name));
        }

        if (name is "utf-8" || name.ToLowerInvariant() is "utf8" or "u8" or "utf" or "cp65001")
        {
            return DecodeUtf8(bytes, start, fileName, isFile, declared is not null || hasMark);
        }

        Encoding encoding = FindEncoding(name) ?? throw Fail(fileName, isFile ? DiagnosticCatalog.EncodingProblem(declared!) : DiagnosticCatalog.UnknownEncoding(declared!));
        try
        {
            return encoding.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException failure)
        {
            byte value = failure.BytesUnknown is { Length: > 0 } unknown ? unknown[0] : (byte)0;
            throw Fail(fileName, isFile ? DiagnosticCatalog.EncodingProblem(declared!) : DiagnosticCatalog.CannotDecode(name, value, failure.Index));
        }
    }

    public static void CheckString(string text, string fileName)
    {
        int nul = text.IndexOf('\0');
        if (nul >= 0)
        {
            throw Fail(fileName, DiagnosticCatalog.NullByteInString);
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            throw new PythonSyntaxException(new Diagnostic("UnicodeEncodeError", DiagnosticCatalog.SurrogateInSource(text[i], i), fileName, Span.None, null));
        }
    }

    private static string DecodeUtf8(byte[] bytes, int start, string fileName, bool isFile, bool isDeclared)
    {
        try
        {
            return StrictUtf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            int offset = FindInvalidUtf8(bytes, start).Offset;
            int line = 1 + bytes.AsSpan(0, offset).Count((byte)'\n');
            if (isFile && !isDeclared)
            {
                throw Fail(fileName, DiagnosticCatalog.NotUtf8(bytes[offset], fileName, line), line);
            }

            // The message counts from the sequence that is wrong, its place from the start of the line.
            int end = offset + 1;
            while (end < bytes.Length && end < offset + 4 && bytes[end] is >= 0x80 and <= 0xBF)
            {
                end++;
            }

            (_, string reason, int length) = FindInvalidUtf8(bytes[offset..end], 0);
            int lineStart = Array.LastIndexOf(bytes, (byte)'\n', Math.Max(offset - 1, 0)) + 1;
            int column = Math.Max(offset - Math.Max(lineStart, start) - 1, 0);
            throw new PythonSyntaxException(new Diagnostic(
                "SyntaxError",
                DiagnosticCatalog.CannotDecodeUtf8(bytes[offset], 0, length, reason),
                fileName,
                new Span(line, column, line, column),
                null));
        }
    }

    private static PythonSyntaxException NullByte(string fileName, bool isFile, byte[] bytes, int offset)
    {
        int line = 1 + bytes.AsSpan(0, offset).Count((byte)'\n');
        return isFile
            ? Fail(fileName, DiagnosticCatalog.NullByteInFile, line)
            : Fail(fileName, DiagnosticCatalog.NullByteInString);
    }

    private static PythonSyntaxException Fail(string fileName, string message, int line = 0) =>
        new(new Diagnostic("SyntaxError", message, fileName, new Span(line, 0, line, 0), null));

    /// <summary>The name in a coding comment on line 1, or on line 2 if line 1 is blank or a comment.</summary>
    private static string? FindDeclaration(byte[] bytes, int start)
    {
        int position = start;
        for (int line = 0; line < 2 && position < bytes.Length; line++)
        {
            int end = position;
            while (end < bytes.Length && bytes[end] != '\n' && bytes[end] != '\r')
            {
                end++;
            }

            ReadOnlySpan<byte> text = bytes.AsSpan(position, end - position);
            int i = 0;
            while (i < text.Length && text[i] is (byte)' ' or (byte)'\t' or (byte)'\f')
            {
                i++;
            }

            if (i < text.Length && text[i] != '#')
            {
                return null;
            }

            if (i < text.Length && FindCodingName(text[i..]) is { } name)
            {
                return name;
            }

            position = end + 1;
            if (end < bytes.Length && bytes[end] == '\r' && position < bytes.Length && bytes[position] == '\n')
            {
                position++;
            }
        }

        return null;
    }

    private static string? FindCodingName(ReadOnlySpan<byte> comment)
    {
        ReadOnlySpan<byte> word = "coding"u8;
        for (int at = 0; at + word.Length < comment.Length; at++)
        {
            if (!comment[at..].StartsWith(word))
            {
                continue;
            }

            int i = at + word.Length;
            if (comment[i] != ':' && comment[i] != '=')
            {
                continue;
            }

            do
            {
                i++;
            }
            while (i < comment.Length && comment[i] is (byte)' ' or (byte)'\t');
            int begin = i;
            while (i < comment.Length && (char.IsAsciiLetterOrDigit((char)comment[i]) || comment[i] is (byte)'-' or (byte)'_' or (byte)'.'))
            {
                i++;
            }

            if (i > begin)
            {
                return Encoding.ASCII.GetString(comment[begin..i]);
            }
        }

        return null;
    }

    private static string Normalise(string name)
    {
        string lower = name.ToLowerInvariant().Replace('_', '-');
        if (lower == "utf-8" || lower.StartsWith("utf-8-", StringComparison.Ordinal))
        {
            return "utf-8";
        }

        if (lower is "latin-1" or "iso-8859-1" or "iso-latin-1"
            || lower.StartsWith("latin-1-", StringComparison.Ordinal)
            || lower.StartsWith("iso-8859-1-", StringComparison.Ordinal)
            || lower.StartsWith("iso-latin-1-", StringComparison.Ordinal))
        {
            return "iso-8859-1";
        }

        return name;
    }

    private static Encoding? FindEncoding(string declared)
    {
        string name = declared.ToLowerInvariant().Replace('_', '-');
        // Python's names that .NET spells otherwise.
        string known = name switch
        {
            "ascii" or "us-ascii" or "646" => "us-ascii",
            "latin1" or "latin" or "l1" or "8859" or "cp819" or "iso8859-1" => "iso-8859-1",
            "shift-jis" or "sjis" or "shiftjis" => "shift_jis",
            "gb2312" or "euc-cn" => "gb2312",
            "gbk" or "936" or "cp936" => "gb2312",
            "euckr" or "cp949" => "euc-kr",
            "eucjp" or "ujis" => "euc-jp",
            "koi8r" => "koi8-r",
            "mbcs" => "?",
            _ when name.StartsWith("cp", StringComparison.Ordinal) && int.TryParse(name.AsSpan(2), out int page) => page is >= 1250 and <= 1258 ? "windows-" + page : "ibm" + page,
            _ when name.StartsWith("iso8859-", StringComparison.Ordinal) => "iso-8859-" + name["iso8859-".Length..],
            _ when name.StartsWith("latin", StringComparison.Ordinal) => name switch
            {
                "latin-2" or "latin2" => "iso-8859-2",
                "latin-9" or "latin9" => "iso-8859-15",
                _ => name,
            },
            _ => name,
        };

        try
        {
            Encoding encoding = Encoding.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return encoding.CodePage is 1200 or 1201 or 12000 or 12001 or 65000 ? null : encoding;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Where and why the bytes are not UTF-8, in the words of Python's decoder.</summary>
    internal static (int Offset, string Reason, int Length) FindInvalidUtf8(byte[] bytes, int start)
    {
        int i = start;
        while (i < bytes.Length)
        {
            byte lead = bytes[i];
            if (lead < 0x80)
            {
                i++;
                continue;
            }

            int length = lead switch
            {
                >= 0xC2 and <= 0xDF => 2,
                >= 0xE0 and <= 0xEF => 3,
                >= 0xF0 and <= 0xF4 => 4,
                _ => 0,
            };
            if (length == 0)
            {
                return (i, "invalid start byte", 1);
            }

            for (int k = 1; k < length; k++)
            {
                if (i + k >= bytes.Length)
                {
                    return (i, "unexpected end of data", k);
                }

                byte next = bytes[i + k];
                bool isGood = next is >= 0x80 and <= 0xBF;
                if (k == 1)
                {
                    isGood &= lead switch
                    {
                        0xE0 => next >= 0xA0,
                        0xED => next <= 0x9F,
                        0xF0 => next >= 0x90,
                        0xF4 => next <= 0x8F,
                        _ => true,
                    };
                }

                if (!isGood)
                {
                    return (i, "invalid continuation byte", k);
                }
            }

            i += length;
        }

        return (start, "invalid start byte", 1);
    }
}
