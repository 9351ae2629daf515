// The tokens as text, one per line: place, name, text. Named as CPython's tokenize names them (`python -m tokenize -e`), without comments and
// blank lines, which our lexer does not deliver; soft keywords show what TokenRoles took them for.
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing.Generated;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Parsing;

public static class TokenPrinter
{
    /// <summary>Throws PythonSyntaxException after a lexical error.</summary>
    public static string Print(SourceText source)
    {
        var lexer = new Lexer(source, null);
        var tokens = lexer.ReadAll();
        if (lexer.Error is not null)
        {
            throw new PythonSyntaxException(lexer.Error);
        }

        TokenRoles.Resolve(tokens);
        var writer = new StringWriter { NewLine = "\n" };
        foreach (var token in tokens)
        {
            var place = $"{token.Span.Line},{token.Span.Column}-{token.Span.EndLine},{token.Span.EndColumn}:";
            writer.WriteLine($"{place,-20}{NameOf(token.Type),-15}{Ast.PythonRepr.Of(token.Type == PythonLexer.NEWLINE ? "\n" : token.Text)}");
        }

        return writer.ToString();
    }

    static string NameOf(int type) => type switch
    {
        PythonToken.EndOfSource => "ENDMARKER",
        >= PythonLexer.FALSE and <= PythonLexer.YIELD => "NAME",
        PythonLexer.WITH_LPAR => "LPAR",
        PythonLexer.LESSGREATER => "NOTEQUAL",
        _ => PythonLexer.DefaultVocabulary.GetSymbolicName(type),
    };
}
