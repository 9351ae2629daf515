// Prints a diagnostic as CPython prints a SyntaxError that nobody caught: file, line, source line, carets, message.
using System.Text;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Diagnostics;

public static class DiagnosticPrinter
{
    public static void Print(TextWriter output, Diagnostic diagnostic)
    {
        if (diagnostic.Kind is "SyntaxError" or "IndentationError" or "TabError" && diagnostic.Span != Span.None)
        {
            output.WriteLine($"  File \"{diagnostic.FileName}\", line {diagnostic.Span.Line}");
            PrintSource(output, diagnostic);
        }

        output.WriteLine($"{diagnostic.Kind}: {diagnostic.Message}");
    }

    public static void PrintWarning(TextWriter output, Diagnostic warning)
    {
        output.WriteLine($"{warning.FileName}:{warning.Span.Line}: {warning.Kind}: {warning.Message}");
        if (warning.SourceLine is { } line)
        {
            output.WriteLine("  " + line.Trim());
        }
    }

    /// <summary>As MSBuild reads it out of what a tool prints: file(line,column): warning SL0001: reason.</summary>
    public static void PrintForBuild(TextWriter output, Diagnostic warning)
    {
        var (line, offset, _, _) = warning.CharacterPlace;
        output.WriteLine($"{warning.FileName}({line},{offset}): warning {warning.Kind}: {warning.Message}");
    }

    static void PrintSource(TextWriter output, Diagnostic diagnostic)
    {
        if (diagnostic.SourceLine is not { } source)
        {
            return;
        }

        // Characters are code points here, as in the offsets.
        var line = source.TrimEnd('\n').EnumerateRunes().ToArray();
        var indent = 0;
        while (indent < line.Length && line[indent].Value is ' ' or '\f')
        {
            indent++;
        }

        output.WriteLine("    " + string.Concat(line[indent..]));
        (var lineNumber, var offset, var endLine, var endOffset) = diagnostic.CharacterPlace;
        var sourceLength = line.Length + 1;
        var end = lineNumber != endLine ? line.Length + 1 : endOffset == 0 ? offset : endOffset;
        offset = offset > sourceLength ? line.Length + 1 : offset;
        end = end > sourceLength ? line.Length + 1 : end;
        if (offset >= end || end < 0)
        {
            end = offset + 1;
        }

        var column = offset - 1 - indent;
        if (column < 0)
        {
            return;
        }

        // Tabs stay, so that the carets stand below what they mean.
        var carets = new StringBuilder("    ");
        for (var i = 0; i < column; i++)
        {
            carets.Append(indent + i < line.Length && Rune.IsWhiteSpace(line[indent + i]) ? line[indent + i].ToString() : " ");
        }

        output.WriteLine(carets.Append('^', end - offset).ToString());
    }
}
