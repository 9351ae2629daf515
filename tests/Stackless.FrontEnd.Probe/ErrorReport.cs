// One line per verdict on a source, in the form of scripts/oracle_errors.py; what the goldens of errors are compared in.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.FrontEnd.Probe;

public static class ErrorReport
{
    /// <summary>"SyntaxError 1:3-1:4 invalid syntax", columns in characters from 1; "ok" for a source without mistakes.</summary>
    public static string Of(string text)
    {
        try
        {
            var source = SourceText.FromString(text, "<string>");
            Binder.Bind(PythonParser.ParseModule(source), source);
            return "ok";
        }
        catch (PythonSyntaxException failure)
        {
            return Of(failure.Diagnostic);
        }
    }

    /// <summary>The verdict on a source that parses.</summary>
    public static string OfBinding(Module tree, SourceText source)
    {
        try
        {
            Binder.Bind(tree, source);
            return "ok";
        }
        catch (PythonSyntaxException failure)
        {
            return Of(failure.Diagnostic);
        }
    }

    public static string Of(Diagnostic diagnostic)
    {
        if (diagnostic.Kind is not ("SyntaxError" or "IndentationError" or "TabError"))
        {
            return $"{diagnostic.Kind} {diagnostic.Message}";
        }

        if (diagnostic.Span == Span.None)
        {
            return $"{diagnostic.Kind} None:None-None:None {diagnostic.Message}";
        }

        if (diagnostic.Span == Diagnostic.BeforeFirstLine)
        {
            return $"{diagnostic.Kind} 0:-1-None:None {diagnostic.Message}";
        }

        (var line, var offset, var endLine, var endOffset) = diagnostic.CharacterPlace;
        return $"{diagnostic.Kind} {line}:{offset}-{endLine}:{endOffset} {diagnostic.Message}";
    }
}
