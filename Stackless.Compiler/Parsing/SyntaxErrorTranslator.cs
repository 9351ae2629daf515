// Finds CPython's words for a program that does not parse. Called with the first token that fits nowhere and the rule the parser was in, or
// with what AstBuilder refused. Looks at the unfinished parse tree and at the tokens around, and re-reads parts of them where CPython would try
// another reading ("did you mean"). This costs time for wrong programs only.
// Order, as in CPython: errors of the lexer, wherever they are, come first; then brackets left open; then the mistake found here.
// In the spans that leave here an EndColumn of -1 or -2 stands for "no end", as CPython reports end_offset 0 or -1.
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

internal sealed partial class SyntaxErrorTranslator(SourceText source, TokenSequence sequence, Diagnostic? lexerError, (char Open, int Offset)? openBracket)
{
    private readonly PythonToken[] _tokens = sequence.Tokens;
    private readonly AstBuilder _builder = new(source, sequence);

    private bool _isAmongNames;

    private sealed record Finding(string Kind, string Message, Span Span);

    public Diagnostic Translate(PythonToken unexpected, ParserRuleContext context)
    {
        if (lexerError is not null)
        {
            return lexerError;
        }

        Finding finding;
        try
        {
            finding = Find(unexpected, context);
        }
        catch (NestingTooDeepException)
        {
            finding = Generic(unexpected);
        }

        if (openBracket is var (open, offset))
        {
            int line = source.LineOf(offset);
            if (unexpected.Type == TokenConstants.EOF || unexpected.Span.Line > line)
            {
                int column = source.ColumnOf(line, offset);
                return source.Report("SyntaxError", DiagnosticCatalog.NeverClosed(open), new Span(line, column, line, -1));
            }
        }

        return source.Report(finding.Kind, finding.Message, finding.Span);
    }

    public Diagnostic Translate(SyntaxRejectedException rejected)
    {
        if (lexerError is not null)
        {
            return lexerError;
        }

        if (openBracket is var (open, offset) && rejected.Span.EndLine > source.LineOf(offset))
        {
            int line = source.LineOf(offset);
            int column = source.ColumnOf(line, offset);
            return source.Report("SyntaxError", DiagnosticCatalog.NeverClosed(open), new Span(line, column, line, -1));
        }

        return source.Report("SyntaxError", rejected.Message, rejected.Span);
    }

    private static Finding Error(string message, Span span) => new("SyntaxError", message, span);

    private Finding Generic(PythonToken token) => token.Type switch
    {
        INDENT => new Finding("IndentationError", DiagnosticCatalog.UnexpectedIndent, PlaceOf(token)),
        DEDENT => new Finding("IndentationError", DiagnosticCatalog.UnexpectedUnindent, PlaceOf(token)),
        _ => Error(DiagnosticCatalog.InvalidSyntax, PlaceOf(token)),
    };

    /// <summary>Indentations and the end of the source have no place of their own: CPython names the last column read.</summary>
    private Span PlaceOf(PythonToken token)
    {
        switch (token.Type)
        {
            case INDENT or DEDENT when token.Start < source.Text.Length:
                int line = source.LineOf(token.End);
                return new Span(line, source.ColumnOf(line, token.End) - 1, line, -2);
            case INDENT or DEDENT or TokenConstants.EOF:
                int last = Math.Max(source.LineCount, 1);
                return new Span(last, source.LineCount == 0 ? 0 : source.ColumnOf(last, source.Text.Length) - 1, last, -2);
            default:
                return token.Span;
        }
    }

    private Finding Find(PythonToken unexpected, ParserRuleContext context)
    {
        var path = new List<ParserRuleContext>();
        for (RuleContext? rule = context; rule is ParserRuleContext inner; rule = rule.Parent)
        {
            path.Add(inner);
        }

        // What stands before the unexpected token and is complete may be wrong in itself; CPython would have said so first.
        if (FindRejected(path[^1], [.. path]) is { } rejected)
        {
            return Error(rejected.Message, rejected.Span);
        }

        _isAmongNames = context is FunctionDefContext or ParametersContext or ParameterContext or LambdaContext or LambdaParametersContext or LambdaParameterContext
            or TypeParamsContext or TypeParamContext or ImportFromContext or FromAliasContext or MatchCaseContext or PatternsContext or PatternContext
            or GroupPatternContext or SequencePatternContext or MappingPatternContext or NamePatternContext or PatternArgumentContext or MappingItemContext
            or CompForContext or TargetsContext;
        foreach (ParserRuleContext rule in path)
        {
            if (FindIn(rule, unexpected, ReferenceEquals(rule, context)) is { } finding)
            {
                return finding;
            }
        }

        return FindAround(unexpected) ?? Generic(unexpected);
    }

    /// <summary>The first complete part of an unfinished tree that AstBuilder refuses.</summary>
    private SyntaxRejectedException? FindRejected(ParserRuleContext context, HashSet<ParserRuleContext> unfinished)
    {
        if (context.children is null)
        {
            return null;
        }

        foreach (IParseTree child in context.children)
        {
            if (child is not ParserRuleContext part)
            {
                continue;
            }

            SyntaxRejectedException? rejected = unfinished.Contains(part) ? FindRejected(part, unfinished) : _builder.TryBuild(part) ?? FindRejectedInside(part, unfinished);
            if (rejected is not null)
            {
                return rejected;
            }
        }

        return null;
    }

    private SyntaxRejectedException? FindRejectedInside(ParserRuleContext part, HashSet<ParserRuleContext> unfinished) =>
        AstBuilder.IsBuilt(part) ? null : FindRejected(part, unfinished);

    private static IParseTree? LastChild(ParserRuleContext context) => context.ChildCount == 0 ? null : context.children[^1];

    private static int TypeOf(IParseTree? node) => node is ITerminalNode terminal ? terminal.Symbol.Type : TokenConstants.InvalidType;

    private static PythonToken TokenOf(IParseTree node) => (PythonToken)((ITerminalNode)node).Symbol;

    private static PythonToken FirstOf(IParseTree node) => node is ITerminalNode ? TokenOf(node) : (PythonToken)((ParserRuleContext)node).Start;

    private static PythonToken LastOf(IParseTree node) => node is ITerminalNode ? TokenOf(node) : (PythonToken)((ParserRuleContext)node).Stop;

    private static Span SpanOf(IParseTree node) => FirstOf(node).Span.To(LastOf(node).Span);

    private PythonToken After(IParseTree node) => _tokens[LastOf(node).TokenIndex + 1];

    /// <summary>From a token to the last one CPython has looked at.</summary>
    private static Span StartingFrom(PythonToken first, PythonToken lookahead) =>
        new(first.Span.Line, first.Span.Column, lookahead.Span.EndLine, lookahead.Span.EndColumn - 1);

    /// <summary>Reads a rule at a token; null if it does not fit there. What follows it does not matter.</summary>
    private T? Read<T>(int index, Func<Generated.PythonParser, T> rule)
        where T : ParserRuleContext
    {
        if (index >= _tokens.Length)
        {
            return null;
        }

        var parser = new Generated.PythonParser(new TokenSequence(_tokens, sequence.TokenSource), TextWriter.Null, TextWriter.Null) { ErrorHandler = new FirstErrorStrategy() };
        parser.RemoveErrorListeners();
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        parser.TokenStream.Seek(index);
        try
        {
            return rule(parser);
        }
        catch (UnexpectedTokenException)
        {
            return null;
        }
    }

    /// <summary>Reads an operand of `|` or tighter at a token, as a tree; the token after it.</summary>
    private Expr? ReadBitOr(int index, out PythonToken next)
    {
        next = _tokens[Math.Min(index, _tokens.Length - 1)];
        if (Read(index, static parser => parser.binary()) is not { } context)
        {
            return null;
        }

        try
        {
            Expr value = _builder.BuildLeadingBitOr(context, out PythonToken last);
            next = _tokens[last.TokenIndex + 1];
            return value;
        }
        catch (SyntaxRejectedException)
        {
            return null;
        }
    }

    private int DepthAt(PythonToken token)
    {
        int depth = 0;
        for (int i = token.TokenIndex; i >= 0 && _tokens[i].Type is not (NEWLINE or INDENT or DEDENT); i--)
        {
            depth += _tokens[i].Type switch
            {
                LPAR or LSQB or LBRACE or WITH_LPAR => 1,
                RPAR or RSQB or RBRACE => -1,
                _ => 0,
            };
        }

        return depth;
    }
}
