// Finds CPython's words for a program that does not parse. Called with the first token that fits nowhere and the rule the parser was in, or
// with what AstBuilder refused. Looks at the unfinished parse tree and at the tokens around, and re-reads parts of them where CPython would try
// another reading ("did you mean"). This costs time for wrong programs only.
// Order, as in CPython: errors of the lexer, wherever they are, come first (but those of indentation and line continuation only when the parser
// gets there); then brackets left open; then the mistake found here.
// In the spans that leave here an EndColumn of -1 or -2 stands for "no end", as CPython reports end_offset 0 or -1.
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class SyntaxErrorTranslator(SourceText source, TokenSequence sequence, Diagnostic? lexerError, (char Open, int Offset)? openBracket)
{
    readonly PythonToken[] _tokens = sequence.Tokens;
    readonly AstBuilder _builder = new(source, sequence.Tokens, null);

    bool _isAmongNames;
    int _furthest;

    /// <summary>IsImmediate: CPython stops reading right there. IsEarlier: it stands before the token that was unexpected.</summary>
    sealed record Finding(string Kind, string Message, Span Span, bool IsImmediate = false, bool IsEarlier = false);

    /// <summary>Errors that CPython's tokenizer raises by itself, even behind a mistake of the parser.</summary>
    static bool IsLoud(Diagnostic? error) =>
        error is { Kind: "SyntaxError" } && error.Message is not (DiagnosticCatalog.CharacterAfterContinuation or DiagnosticCatalog.UnexpectedEnd)
        && !error.Message.EndsWith(DiagnosticCatalog.FieldExpects("", "'}'"), StringComparison.Ordinal);

    PythonToken FirstTokenAt(Span place) => Array.Find(_tokens, token => token.Span.Line >= place.Line) ?? _tokens[^1];

    public Diagnostic Translate(PythonToken unexpected, ParserRuleContext context)
    {
        Finding finding;
        _furthest = unexpected.TokenIndex;
        try
        {
            finding = Find(unexpected, context);
        }
        catch (NestingTooDeepException)
        {
            finding = Generic(unexpected);
        }

        if (ReferenceEquals(finding.Message, DiagnosticCatalog.UnexpectedIndent))
        {
            return Report(finding);
        }

        var isAtLexerError = unexpected.Type == ERROR && !finding.IsEarlier;
        if (lexerError is not null && (IsLoud(lexerError) || isAtLexerError || _tokens[_furthest].Type == ERROR && !finding.IsEarlier))
        {
            return lexerError;
        }

        if (openBracket is var (open, offset))
        {
            var line = source.LineOf(offset);
            var last = finding.IsImmediate ? FirstTokenAt(finding.Span) : _tokens[_furthest];
            if (unexpected.Type == TokenConstants.EOF || last.Type == TokenConstants.EOF || last.Span.Line > line)
            {
                var column = source.ColumnOf(line, offset);
                return source.Report("SyntaxError", DiagnosticCatalog.NeverClosed(open), new Span(line, column, line, -1));
            }
        }

        return Report(finding);
    }

    /// <summary>Ends on later lines are measured against the first one, as CPython does.</summary>
    Diagnostic Report(Finding finding)
    {
        var span = finding.Span;
        if (span.EndLine > span.Line && source.Line(span.Line) is { } line)
        {
            span = span with { EndColumn = Math.Min(span.EndColumn, source.ColumnOf(span.Line, source.LineStarts[span.Line - 1] + line.TrimEnd('\n').Length)) };
        }

        return source.Report(finding.Kind, finding.Message, span);
    }

    public Diagnostic Translate(SyntaxRejectedException rejected)
    {
        if (IsLoud(lexerError))
        {
            return lexerError!;
        }

        if (openBracket is var (open, offset) && rejected.Span.EndLine > source.LineOf(offset))
        {
            var line = source.LineOf(offset);
            var column = source.ColumnOf(line, offset);
            return source.Report("SyntaxError", DiagnosticCatalog.NeverClosed(open), new Span(line, column, line, -1));
        }

        return Report(Error(rejected.Message, rejected.Span));
    }

    static Finding Error(string message, Span span) => new("SyntaxError", message, span);

    Finding Generic(PythonToken token) => token.Type switch
    {
        INDENT => new Finding("IndentationError", DiagnosticCatalog.UnexpectedIndent, PlaceOf(token)),
        DEDENT => new Finding("IndentationError", DiagnosticCatalog.UnexpectedUnindent, PlaceOf(token)),
        TokenConstants.EOF => Error(DiagnosticCatalog.InvalidSyntax, PlaceOf(token) with { Column = -1, EndColumn = -1 }),
        _ => Error(DiagnosticCatalog.InvalidSyntax, PlaceOf(token)),
    };

    /// <summary>Indentations and the end of the source have no place of their own: CPython names the last column read.</summary>
    Span PlaceOf(PythonToken token)
    {
        switch (token.Type)
        {
            case INDENT or DEDENT when token.Start < source.Text.Length:
                var line = source.LineOf(token.End);
                return new Span(line, source.ColumnOf(line, token.End) - 1, line, -2);
            case INDENT or DEDENT or TokenConstants.EOF:
                var last = Math.Max(source.LineCount, 1);
                return new Span(last, source.LineCount == 0 ? 0 : source.ColumnOf(last, source.Text.Length) - 1, last, -2);
            default:
                return token.Span;
        }
    }

    Finding Find(PythonToken unexpected, ParserRuleContext context)
    {
        var path = new List<ParserRuleContext>();
        for (RuleContext? rule = context; rule is ParserRuleContext inner; rule = rule.Parent)
        {
            path.Add(inner);
        }

        // What stands before the unexpected token and is complete may be wrong in itself; CPython would have said so first.
        if (FindRejected(path[^1], [.. path]) is { } rejected)
        {
            return new Finding("SyntaxError", rejected.Message, rejected.Span, rejected.Message.StartsWith('('), IsEarlier: true);
        }

        _isAmongNames = context is FunctionDefContext or ParametersContext or ParameterContext or LambdaContext or LambdaParametersContext or LambdaParameterContext
            or TypeParamsContext or TypeParamContext or ImportFromContext or FromAliasContext or MatchCaseContext or PatternsContext or PatternContext
            or GroupPatternContext or SequencePatternContext or MappingPatternContext or NamePatternContext or PatternArgumentContext or MappingItemContext
            or CompForContext or TargetsContext;
        foreach (var rule in path)
        {
            if (FindIn(rule, unexpected, ReferenceEquals(rule, context)) is { } finding)
            {
                return finding;
            }
        }

        return FindAround(unexpected) ?? Generic(FurthestInCPython(path, unexpected));
    }

    /// <summary>After a target that is none, CPython does not read on past the ':' or the augmented assignment.</summary>
    PythonToken FurthestInCPython(List<ParserRuleContext> path, PythonToken unexpected)
    {
        if (unexpected.TokenIndex > 0 && _tokens[unexpected.TokenIndex - 1].Type == LESSGREATER)
        {
            return _tokens[unexpected.TokenIndex - 1];
        }

        foreach (var rule in path)
        {
            if (rule is ExpressionStatementContext { ChildCount: > 1 } statement
                && (statement.children[1] is AugmentationContext || TypeOf(statement.children[1]) == COLON)
                && Read(FirstOf(statement).TokenIndex, static parser => parser.starExpressions()) is { } target
                && _builder.TryBuild(target, out var value)
                && value is not (Name or Attribute or Subscript))
            {
                return FirstOf(statement.children[1]);
            }
        }

        return unexpected;
    }

    /// <summary>The first complete part of an unfinished tree that AstBuilder refuses.</summary>
    SyntaxRejectedException? FindRejected(ParserRuleContext context, HashSet<ParserRuleContext> unfinished)
    {
        if (context.children is null)
        {
            return null;
        }

        foreach (var child in context.children)
        {
            if (child is not ParserRuleContext part)
            {
                continue;
            }

            var rejected = unfinished.Contains(part) ? FindRejected(part, unfinished) : _builder.TryBuild(part) ?? FindRejectedInside(part, unfinished);
            if (rejected is not null)
            {
                return rejected;
            }
        }

        return null;
    }

    SyntaxRejectedException? FindRejectedInside(ParserRuleContext part, HashSet<ParserRuleContext> unfinished) =>
        AstBuilder.IsBuilt(part) ? null : FindRejected(part, unfinished);

    static IParseTree? LastChild(ParserRuleContext context) => context.ChildCount == 0 ? null : context.children[^1];

    static int TypeOf(IParseTree? node) => node is ITerminalNode terminal ? terminal.Symbol.Type : TokenConstants.InvalidType;

    static PythonToken TokenOf(IParseTree node) => (PythonToken)((ITerminalNode)node).Symbol;

    static PythonToken FirstOf(IParseTree node) => node is ITerminalNode ? TokenOf(node) : (PythonToken)((ParserRuleContext)node).Start;

    static PythonToken LastOf(IParseTree node) => node is ITerminalNode ? TokenOf(node) : (PythonToken)((ParserRuleContext)node).Stop;

    static Span SpanOf(IParseTree node) => FirstOf(node).Span.To(LastOf(node).Span);

    PythonToken After(IParseTree node) => _tokens[LastOf(node).TokenIndex + 1];

    /// <summary>From a token to the last one CPython has looked at.</summary>
    static Span StartingFrom(PythonToken first, PythonToken lookahead) =>
        new(first.Span.Line, first.Span.Column, lookahead.Span.EndLine, lookahead.Span.EndColumn - 1);

    /// <summary>Reads a rule at a token; null if it does not fit there. What follows it does not matter.</summary>
    T? Read<T>(int index, Func<Generated.PythonParser, T> rule)
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
            var context = rule(parser);
            _furthest = Math.Max(_furthest, parser.CurrentToken.TokenIndex);
            return context;
        }
        catch (UnexpectedTokenException failure)
        {
            _furthest = Math.Max(_furthest, failure.Token.TokenIndex);
            return null;
        }
    }

    /// <summary>Reads an operand of `|` or tighter at a token, as a tree; the token after it.</summary>
    Expr? ReadBitOr(int index, out PythonToken next)
    {
        next = _tokens[Math.Min(index, _tokens.Length - 1)];
        if (Read(index, static parser => parser.binary()) is not { } context)
        {
            return null;
        }

        try
        {
            var value = _builder.BuildLeadingBitOr(context, out var last);
            next = _tokens[last.TokenIndex + 1];
            return value;
        }
        catch (SyntaxRejectedException)
        {
            return null;
        }
    }

    int DepthAt(PythonToken token)
    {
        var depth = 0;
        for (var i = token.TokenIndex; i >= 0 && _tokens[i].Type is not (NEWLINE or INDENT or DEDENT); i--)
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
