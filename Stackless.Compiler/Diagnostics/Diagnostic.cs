// What a stage reports when the program is wrong. Any stage may report, none may print; the command line and compile() decide how it is shown.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Diagnostics;

/// <summary>Kind is the Python exception's name: SyntaxError, IndentationError, TabError, and for limits MemoryError, RecursionError,
/// for null bytes in strings ValueError. The span's columns are UTF-8 byte offsets; line 0 stands for "no place".</summary>
public sealed record Diagnostic(string Kind, string Message, string FileName, Span Span, string? SourceLine);

/// <summary>Carries a diagnostic out of the compiler; the only exception that leaves it for a wrong program.</summary>
public sealed class PythonSyntaxException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
