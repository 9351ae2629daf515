// Builds the syntax tree from the parse tree of one statement at a time, and checks what the grammar left open (see the head of
// PythonParser.g4). One method per rule, named Build + the node; parse trees are dropped as soon as their statement is built.
// Where the source is not Python after all, Reject says what and where; PythonParser then lets SyntaxErrorTranslator find CPython's words for it.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing.Generated;
using Stackless.Compiler.Text;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder(SourceText source, PythonToken[] tokens, WarningLog? warnings)
{
    readonly NameTable _names = new(source);

    static PythonToken TokenOf(IParseTree node) => (PythonToken)((ITerminalNode)node).Symbol;

    static PythonToken First(ParserRuleContext context) => (PythonToken)context.Start;

    static Span SpanOf(ParserRuleContext context) => First(context).Span.To(((PythonToken)context.Stop).Span);

    static bool IsToken(IParseTree node, int type) => node is ITerminalNode terminal && terminal.Symbol.Type == type;

    static int TypeOf(IParseTree node) => node is ITerminalNode terminal ? terminal.Symbol.Type : TokenConstants.InvalidType;

    /// <summary>The span from a token to the last one of a block that is not a line end or an indentation.</summary>
    Span BlockSpan(PythonToken first, ParserRuleContext last)
    {
        var i = last.Stop.TokenIndex;
        while (tokens[i].Type is NEWLINE or INDENT or DEDENT)
        {
            i--;
        }

        return first.Span.To(tokens[i].Span);
    }

    string NameOf(IParseTree node) => _names.NameOf(TokenOf(node));

    string NameOf(PythonToken token) => _names.NameOf(token);

    public static SyntaxRejectedException Reject(string message, Span span) => new(message, span);

    public static SyntaxRejectedException Reject(PythonToken token) => new(DiagnosticCatalog.InvalidSyntax, token.Span);
}

/// <summary>The tokens parse, but mean nothing in Python.</summary>
sealed class SyntaxRejectedException(string message, Span span) : Exception(message)
{
    public Span Span { get; } = span;
}
