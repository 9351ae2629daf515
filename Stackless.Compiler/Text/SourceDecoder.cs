// Bytes of a source file to text, by PEP 263: a UTF-8 byte order mark, or a coding comment on the first two lines, or else UTF-8.
// All errors are CPython's, worded as there: it has two readers, one for the file that is run (which names the encoding that failed) and one for
// bytes, as of an imported module (which tells what the codec said). Called by SourceText alone.
using System.Text;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Text;

static class SourceDecoder
{
    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static string Decode(byte[] bytes, string fileName, bool isFile)
    {
        var hasMark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        var start = hasMark ? 3 : 0;
        var declared = FindDeclaration(bytes, start);
        var name = Normalise(declared ?? "utf-8");
        var nul = Array.IndexOf(bytes, (byte)0, start);
        if (nul >= 0)
        {
            if (isFile && declared is null && !hasMark)
            {
                // Read line by line: what is no UTF-8 comes first.
                DecodeUtf8(bytes[..nul], 0, fileName, isFile, isDeclared: false);
            }

            throw NullByte(fileName, isFile, bytes, nul);
        }

        if (hasMark && name != "utf-8")
        {
            // Only this spelling agrees with the mark; `utf8` does not.
            var lineEnd = Array.FindIndex(bytes, start, value => value is (byte)'\n' or (byte)'\r');
            var line = Lenient(bytes.AsSpan(start, (lineEnd < 0 ? bytes.Length : lineEnd) - start));
            throw Fail(fileName, DiagnosticCatalog.EncodingProblemWithMark(name), new Span(1, -1, 1, line.Length - 1), line);
        }

        if (name == "utf-8")
        {
            return DecodeUtf8(bytes, start, fileName, isFile, isDeclared: declared is not null || hasMark);
        }

        try
        {
            return SourceEncodings.Decode(name, isFile || bytes is [.., (byte)'\n'] ? bytes : [.. bytes, (byte)'\n']);
        }
        catch (SourceEncodingException failure)
        {
            throw isFile
                ? Fail(fileName, DiagnosticCatalog.EncodingProblem(declared!), Span.None, null)
                : Fail(fileName, failure.Message, Diagnostic.BeforeFirstLine, null);
        }
    }

    public static void CheckString(string text, string fileName)
    {
        var nul = text.IndexOf('\0');
        if (nul >= 0)
        {
            throw Fail(fileName, DiagnosticCatalog.NullByteInString, Span.None, null);
        }

        for (var i = 0; i < text.Length; i++)
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

    static string DecodeUtf8(byte[] bytes, int start, string fileName, bool isFile, bool isDeclared)
    {
        try
        {
            return StrictUtf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            var offset = InvalidUtf8.Find(bytes.AsSpan(start)).Offset + start;
            (var number, var lineStart, var lineEnd) = LineAt(bytes, offset, start);
            var line = Lenient(bytes.AsSpan(lineStart, lineEnd - lineStart));
            var column = offset - lineStart;
            if (isFile && isDeclared)
            {
                // CPython decodes line by line here, the line's end included.
                (var at, var reason, var length) = InvalidUtf8.Find(bytes.AsSpan(lineStart, Math.Min(lineEnd + 1, bytes.Length) - lineStart));
                throw Fail(fileName, DiagnosticCatalog.CannotDecodeUtf8Line(bytes[offset], at, length, reason), new Span(number, -1, number, -1), line);
            }

            var message = DiagnosticCatalog.NotUtf8(bytes[offset], isFile ? fileName : null, number);
            throw Fail(fileName, message, new Span(number, column, number, column), line);
        }
    }

    static PythonSyntaxException NullByte(string fileName, bool isFile, byte[] bytes, int offset)
    {
        if (!isFile)
        {
            return Fail(fileName, DiagnosticCatalog.NullByteInString, Span.None, null);
        }

        (var number, var lineStart, _) = LineAt(bytes, offset, 0);
        return Fail(fileName, DiagnosticCatalog.NullByteInFile, new Span(number, -1, number, -1), Lenient(bytes.AsSpan(lineStart, offset - lineStart)));
    }

    static PythonSyntaxException Fail(string fileName, string message, Span place, string? line) =>
        new(new Diagnostic("SyntaxError", message, fileName, place, line));

    static (int Number, int Start, int End) LineAt(byte[] bytes, int offset, int textStart)
    {
        var number = 1;
        var start = 0;
        for (var i = 0; i < offset; i++)
        {
            // A line ends in \n, \r or both.
            if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n'))
            {
                number++;
                start = i + 1;
            }
        }

        var end = Array.FindIndex(bytes, offset, value => value is (byte)'\n' or (byte)'\r');
        return (number, Math.Max(start, textStart), end < 0 ? bytes.Length : end);
    }

    static string Lenient(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>The name in a coding comment on line 1, or on line 2 if line 1 is blank or a comment.</summary>
    static string? FindDeclaration(byte[] bytes, int start)
    {
        var position = start;
        for (var line = 0; line < 2 && position < bytes.Length; line++)
        {
            var end = position;
            while (end < bytes.Length && bytes[end] != '\n' && bytes[end] != '\r')
            {
                end++;
            }

            ReadOnlySpan<byte> text = bytes.AsSpan(position, end - position);
            var i = 0;
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

    static string? FindCodingName(ReadOnlySpan<byte> comment)
    {
        var word = "coding"u8;
        for (var at = 0; at + word.Length < comment.Length; at++)
        {
            if (!comment[at..].StartsWith(word))
            {
                continue;
            }

            var i = at + word.Length;
            if (comment[i] != ':' && comment[i] != '=')
            {
                continue;
            }

            do
            {
                i++;
            }
            while (i < comment.Length && comment[i] is (byte)' ' or (byte)'\t');
            var begin = i;
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

    static string Normalise(string name)
    {
        var lower = name.ToLowerInvariant().Replace('_', '-');
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
}
