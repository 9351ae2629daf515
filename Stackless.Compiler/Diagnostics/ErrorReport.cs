// One line per verdict on a source, in the form of scripts/oracle_errors.py; what the goldens of errors are compared in.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Diagnostics;

public static class ErrorReport
{
    /// <summary>"SyntaxError 1:3-1:4 invalid syntax", columns in characters from 1; "ok" for a source without mistakes.</summary>
    public static string Of(string text)
    {
        try
        {
            SourceText source = SourceText.FromString(text, "<string>");
            Binder.Bind(PythonParser.ParseModule(source), source);
            return "ok";
        }
        catch (PythonSyntaxException failure)
        {
            return Of(failure.Diagnostic);
        }
    }

    private static string Of(Diagnostic diagnostic)
    {
        if (diagnostic.Kind is not ("SyntaxError" or "IndentationError" or "TabError"))
        {
            return $"{diagnostic.Kind} {diagnostic.Message}";
        }

        (int line, int column) = CharacterPlace(diagnostic, diagnostic.Span.Line, diagnostic.Span.Column);
        (int endLine, int endColumn) = CharacterPlace(diagnostic, diagnostic.Span.EndLine, diagnostic.Span.EndColumn);
        return $"{diagnostic.Kind} {line}:{column}-{endLine}:{endColumn} {diagnostic.Message}";
    }

    private static (int Line, int Column) CharacterPlace(Diagnostic diagnostic, int line, int column)
    {
        if (diagnostic.SourceLine is not { } text || line != diagnostic.Span.Line || column <= 0)
        {
            return (line, column + 1);
        }

        int bytes = 0;
        int characters = 0;
        for (int i = 0; i < text.Length && bytes < column;)
        {
            bytes += SourceText.Utf8Length(text, i, out int units);
            i += units;
            characters++;
        }

        return (line, characters + Math.Max(column - bytes, 0) + 1);
    }
}
