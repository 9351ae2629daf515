// What a stage reports when the program is wrong. Any stage may report, none may print; the command line and compile() decide how it is shown.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Diagnostics;

/// <summary>Kind is the Python exception's name: SyntaxError, IndentationError, TabError, and for limits MemoryError, RecursionError,
/// for null bytes in strings ValueError. The span's columns are UTF-8 byte offsets; Span.None stands for "no place", an EndColumn below 0 for
/// "no end" (CPython has two spellings of that, end_offset 0 and -1, for EndColumn -1 and -2).</summary>
public sealed record Diagnostic(string Kind, string Message, string FileName, Span Span, string? SourceLine)
{
    /// <summary>CPython's place of what a codec refused: line 0, offset -1, and no end.</summary>
    public static readonly Span BeforeFirstLine = new(0, -2, 0, 0);

    /// <summary>lineno, offset, end_lineno and end_offset of the exception: columns in characters, from 1.</summary>
    public (int Line, int Offset, int EndLine, int EndOffset) CharacterPlace =>
        (Span.Line, OffsetOf(Span.Column), Span.EndLine, Span.EndLine == Span.Line ? OffsetOf(Span.EndColumn) : Span.EndColumn + 1);

    int OffsetOf(int column)
    {
        if (SourceLine is not { } text || column <= 0)
        {
            return column + 1;
        }

        var bytes = 0;
        var characters = 0;
        for (var i = 0; i < text.Length && bytes < column;)
        {
            bytes += SourceText.Utf8Length(text, i, out var units);
            i += units;
            characters++;
        }

        return characters + Math.Max(column - bytes, 0) + 1;
    }
}

/// <summary>Carries a diagnostic out of the compiler; the only exception that leaves it for a wrong program.</summary>
public sealed class PythonSyntaxException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
