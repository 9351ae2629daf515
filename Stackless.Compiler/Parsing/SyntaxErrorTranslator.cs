// Finds CPython's words for a program that does not parse.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Parsing;

internal sealed class SyntaxErrorTranslator(SourceText source, PythonToken[] tokens, Diagnostic? tokenError)
{
    public Diagnostic Translate(PythonToken? unexpected, SyntaxRejectedException? rejected)
    {
        if (rejected is not null)
        {
            return source.Report("SyntaxError", rejected.Message, rejected.Span);
        }

        if (tokenError is not null && (unexpected!.Type == Generated.PythonParser.ERROR || tokens.Length > 0))
        {
            return tokenError;
        }

        return source.Report("SyntaxError", DiagnosticCatalog.InvalidSyntax, unexpected!.Span);
    }
}
