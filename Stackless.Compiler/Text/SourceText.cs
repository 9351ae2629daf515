// The text of one source file as every stage sees it: decoded, line ends as \n, a \n at the end, with the table of line starts.
// Columns outside are UTF-8 byte offsets (as CPython's); offsets inside are UTF-16 indices into Text. Immutable.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Text;

public sealed class SourceText
{
    SourceText(string text, string fileName, bool isFile)
    {
        IsFile = isFile;
        FileName = fileName;
        EndsWithoutNewLine = text.Length > 0 && text[^1] != '\n' && text[^1] != '\r';
        Text = NormaliseLineEnds(text);
        LineStarts = FindLineStarts(Text);
        IsAscii = System.Text.Ascii.IsValid(Text);
    }

    public string FileName { get; }

    public string Text { get; }

    /// <summary>Whether the text is that of the file that is run: some of CPython's messages differ from those for what is given to compile().</summary>
    public bool IsFile { get; }

    public bool IsAscii { get; }

    public bool EndsWithoutNewLine { get; }

    /// <summary>Offset of the first character of each line; one entry more than lines, the last being Text.Length.</summary>
    public int[] LineStarts { get; }

    public int LineCount => LineStarts.Length - 1;

    public static SourceText FromFile(string path) => FromBytes(File.ReadAllBytes(path), path, isFile: true);

    /// <param name="isFile">Whether this is the program itself; an imported module counts as bytes, as in CPython.</param>
    public static SourceText FromBytes(byte[] bytes, string fileName, bool isFile = false) => new(SourceDecoder.Decode(bytes, fileName, isFile), fileName, isFile);

    public static SourceText FromString(string text, string fileName)
    {
        SourceDecoder.CheckString(text, fileName);
        return new SourceText(text, fileName, isFile: false);
    }

    /// <summary>The text of a line (from 1) with its \n; null when there is no such line.</summary>
    public string? Line(int line) =>
        line < 1 || line > LineCount ? null : Text[LineStarts[line - 1]..LineStarts[line]];

    /// <summary>The line (from 1) that an offset lies on.</summary>
    public int LineOf(int offset)
    {
        var index = Array.BinarySearch(LineStarts, offset);
        var line = index >= 0 ? index + 1 : ~index;
        return Math.Clamp(line, 1, Math.Max(LineCount, 1));
    }

    /// <summary>UTF-8 column of an offset on the given line.</summary>
    public int ColumnOf(int line, int offset)
    {
        var start = LineStarts[line - 1];
        return IsAscii ? offset - start : System.Text.Encoding.UTF8.GetByteCount(Text.AsSpan(start, offset - start));
    }

    public Span SpanOf(int start, int end)
    {
        var line = LineOf(start);
        var endLine = end == start ? line : LineOf(end - 1);
        return new Span(line, ColumnOf(line, start), endLine, ColumnOf(endLine, end));
    }

    /// <summary>The offset of a place given by line and UTF-8 column.</summary>
    public int OffsetOf(int line, int column)
    {
        var offset = LineStarts[line - 1];
        if (IsAscii)
        {
            return Math.Min(offset + column, Text.Length);
        }

        var bytes = 0;
        while (bytes < column && offset < Text.Length)
        {
            bytes += Utf8Length(Text, offset, out var units);
            offset += units;
        }

        return offset;
    }

    public Diagnostic Report(string kind, string message, Span span) => new(kind, message, FileName, span, Line(span.Line));

    internal static int Utf8Length(string text, int offset, out int units)
    {
        var c = text[offset];
        units = 1;
        if (c < 0x80)
        {
            return 1;
        }

        if (c < 0x800)
        {
            return 2;
        }

        if (char.IsHighSurrogate(c) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]))
        {
            units = 2;
            return 4;
        }

        return 3;
    }

    static string NormaliseLineEnds(string text)
    {
        if (text.Contains('\r'))
        {
            text = text.Replace("\r\n", "\n").Replace('\r', '\n');
        }

        return text.Length > 0 && text[^1] != '\n' ? text + "\n" : text;
    }

    static int[] FindLineStarts(string text)
    {
        var count = 1;
        foreach (var c in text)
        {
            if (c == '\n')
            {
                count++;
            }
        }

        var starts = new int[count];
        var line = 1;
        for (var i = 0; i < text.Length && line < count; i++)
        {
            if (text[i] == '\n')
            {
                starts[line++] = i + 1;
            }
        }

        return starts;
    }
}
