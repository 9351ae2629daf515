// The front door: source text to syntax tree. Everything here runs on a thread of its own with a large stack, since trees may be deep
// and a stack overflow cannot be caught in .NET.
// The order: tokens, their roles, then the tree by recursive descent. What that gives up, be it no Python or very deep, is read again by GrammarParser.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Parsing;

public static class PythonParser
{
    public static Module ParseModule(SourceText source, WarningLog? warnings = null) => Parse(
        source,
        warnings,
        static (parser, whole) => new Module(parser.Module(), whole),
        static parser => parser.Module());

    /// <summary>`eval` mode: one expression.</summary>
    public static Expression ParseExpression(SourceText source, WarningLog? warnings = null) => Parse(
        source,
        warnings,
        static (parser, whole) => new Expression(parser.Eval(), whole),
        static parser => parser.Expression());

    /// <summary>`single` mode: one statement, as typed at the prompt.</summary>
    public static Interactive ParseInteractive(SourceText source, WarningLog? warnings = null) => Parse(
        source,
        warnings,
        static (parser, whole) => new Interactive(parser.Interactive(), whole),
        static parser => parser.Interactive());

    static T Parse<T>(SourceText source, WarningLog? warnings, Func<DescentParser, Span, T> descend, Func<GrammarParser, T> readAgain)
        where T : Mod => LargeStack.Run(() =>
    {
        var lexer = new Lexer(source, warnings);
        var tokens = lexer.ReadAll();
        TokenRoles.Resolve(tokens);
        return TryDescend(source, tokens, lexer, warnings, descend) ?? readAgain(new GrammarParser(source, tokens, lexer, warnings));
    });

    static T? TryDescend<T>(SourceText source, PythonToken[] tokens, Lexer lexer, WarningLog? warnings, Func<DescentParser, Span, T> descend)
        where T : Mod
    {
        if (lexer.Error is not null)
        {
            return null;
        }

        var warningCount = warnings?.Warnings.Count ?? 0;
        try
        {
            var tree = descend(new DescentParser(source, tokens, warnings), WholeSpan(source));
            warnings?.SortByPlace(end: null);
            return tree;
        }
        catch (Exception e) when (e is GaveUpException or SyntaxRejectedException)
        {
            warnings?.KeepFirst(warningCount);
            return null;
        }
    }

    internal static Span WholeSpan(SourceText source) => new(1, 0, Math.Max(source.LineCount, 1), 0);
}
