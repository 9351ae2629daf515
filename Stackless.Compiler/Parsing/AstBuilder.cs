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

internal sealed partial class AstBuilder(SourceText source, PythonToken[] tokens, WarningLog? warnings)
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _namesBySpan;

    public AstBuilder(SourceText source, TokenSequence sequence, WarningLog? warnings = null)
        : this(source, sequence.Tokens, warnings)
    {
        _namesBySpan = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static PythonToken TokenOf(IParseTree node) => (PythonToken)((ITerminalNode)node).Symbol;

    private static PythonToken First(ParserRuleContext context) => (PythonToken)context.Start;

    private static Span SpanOf(ParserRuleContext context) => First(context).Span.To(((PythonToken)context.Stop).Span);

    private static bool IsToken(IParseTree node, int type) => node is ITerminalNode terminal && terminal.Symbol.Type == type;

    private static int TypeOf(IParseTree node) => node is ITerminalNode terminal ? terminal.Symbol.Type : TokenConstants.InvalidType;

    /// <summary>The span from a token to the last one of a block that is not a line end or an indentation.</summary>
    private Span BlockSpan(PythonToken first, ParserRuleContext last)
    {
        int i = last.Stop.TokenIndex;
        while (tokens[i].Type is NEWLINE or INDENT or DEDENT)
        {
            i--;
        }

        return first.Span.To(tokens[i].Span);
    }

    private string NameOf(IParseTree node) => NameOf(TokenOf(node));

    /// <summary>The name a token spells, one string object per name; beyond ASCII in the form NFKC.</summary>
    private string NameOf(PythonToken token)
    {
        ReadOnlySpan<char> text = source.Text.AsSpan(token.Start, token.End - token.Start);
        if (_namesBySpan.TryGetValue(text, out string? known))
        {
            return known;
        }

        string spelled = text.ToString();
        string name = System.Text.Ascii.IsValid(spelled) ? spelled : Identifiers.Normalise(spelled);
        _names.Add(spelled, name);
        return name;
    }

    private static SyntaxRejectedException Reject(string message, Span span) => new(message, span);

    private static SyntaxRejectedException Reject(PythonToken token) => new(DiagnosticCatalog.InvalidSyntax, token.Span);
}

/// <summary>The tokens parse, but mean nothing in Python.</summary>
internal sealed class SyntaxRejectedException(string message, Span span) : Exception(message)
{
    public Span Span { get; } = span;
}
