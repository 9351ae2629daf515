// `match`, its cases and patterns.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    Match BuildMatch(MatchStatementContext context)
    {
        var list = (StarNamedExpressionsContext)context.children[1];
        Expr subject;
        if (list.ChildCount == 1)
        {
            subject = BuildStarNamedExpression((StarNamedExpressionContext)list.children[0]);
            if (subject is Starred)
            {
                throw Reject(TokenOf(context.children[2]));
            }
        }
        else
        {
            subject = new Tuple(BuildStarNamedList(list, 0), ExprContext.Load, SpanOf(list));
        }

        var cases = new List<MatchCase>();
        foreach (var matchCase in context.matchCase())
        {
            var pattern = BuildPatterns((PatternsContext)matchCase.children[1]);
            var guard = matchCase.namedExpression() is { } condition ? BuildNamedExpression(condition) : null;
            cases.Add(new MatchCase(pattern, guard, BuildBlock((BlockContext)matchCase.children[^1]), SpanOf(matchCase)));
        }

        return new Match(subject, cases.ToArray(), BlockSpan(First(context), context));
    }

    /// <summary>`case a, b:` is a sequence; a lone `*a` must have a comma.</summary>
    Pattern BuildPatterns(PatternsContext context)
    {
        if (context.ChildCount > 1)
        {
            return new MatchSequence(BuildPatternList(context), SpanOf(context));
        }

        var pattern = BuildStarPattern((StarPatternContext)context.children[0]);
        return pattern is MatchStar ? throw Reject(First(context)) : pattern;
    }

    Pattern[] BuildPatternList(PatternsContext context)
    {
        var list = new Pattern[(context.ChildCount + 1) / 2];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = BuildStarPattern((StarPatternContext)context.children[2 * i]);
        }

        return list;
    }

    Pattern BuildStarPattern(StarPatternContext context)
    {
        if (context.children[0] is PatternContext pattern)
        {
            return BuildPattern(pattern);
        }

        var name = NameOf(context.children[1]);
        return new MatchStar(name == "_" ? null : name, SpanOf(context));
    }

    Pattern BuildPattern(PatternContext context)
    {
        var alternativesEnd = context.ChildCount;
        PythonToken? name = null;
        if (context.ChildCount > 2 && IsToken(context.children[^2], AS))
        {
            name = TokenOf(context.children[^1]);
            alternativesEnd -= 2;
        }

        Pattern pattern;
        if (alternativesEnd == 1)
        {
            pattern = BuildClosedPattern((ClosedPatternContext)context.children[0]);
        }
        else
        {
            var alternatives = new Pattern[(alternativesEnd + 1) / 2];
            for (var i = 0; i < alternatives.Length; i++)
            {
                alternatives[i] = BuildClosedPattern((ClosedPatternContext)context.children[2 * i]);
            }

            pattern = new MatchOr(alternatives, First(context).Span.To(EndOf(context.children[alternativesEnd - 1])));
        }

        if (name is null)
        {
            return pattern;
        }

        var target = NameOf(name);
        if (target == "_")
        {
            throw Reject(DiagnosticCatalog.WildcardAsTarget, name.Span);
        }

        return new MatchAs(pattern, target, SpanOf(context));
    }

    Pattern BuildClosedPattern(ClosedPatternContext context)
    {
        switch (context.children[0])
        {
            case LiteralPatternContext literal:
                return TypeOf(literal.children[0]) switch
                {
                    NONE => new MatchSingleton(ConstantNone.Instance, SpanOf(literal)),
                    TRUE => new MatchSingleton(ConstantBool.True, SpanOf(literal)),
                    FALSE => new MatchSingleton(ConstantBool.False, SpanOf(literal)),
                    _ => new MatchValue(BuildLiteralPattern(literal), SpanOf(literal)),
                };
            case NamePatternContext name:
                return BuildNamePattern(name);
            case GroupPatternContext group:
                return BuildGroupPattern(group);
            case SequencePatternContext sequence:
                return new MatchSequence(sequence.patterns() is { } patterns ? BuildPatternList(patterns) : [], SpanOf(sequence));
            case MappingPatternContext mapping:
                return BuildMappingPattern(mapping);
            default:
                throw new InvalidOperationException(context.children[0].GetType().Name);
        }
    }

    /// <summary>`(p)` is p; with a comma, or empty, a sequence.</summary>
    Pattern BuildGroupPattern(GroupPatternContext context)
    {
        if (context.patterns() is not { } patterns)
        {
            return new MatchSequence([], SpanOf(context));
        }

        if (patterns.ChildCount > 1)
        {
            return new MatchSequence(BuildPatternList(patterns), SpanOf(context));
        }

        var pattern = BuildStarPattern((StarPatternContext)patterns.children[0]);
        return pattern is MatchStar ? throw Reject(TokenOf(context.children[2])) : pattern;
    }

    Expr BuildLiteralPattern(LiteralPatternContext context)
    {
        switch (context.children[0])
        {
            case StringsContext strings:
                var text = BuildStrings(strings);
                return text is Constant ? text : throw Reject(DiagnosticCatalog.PatternsOnlyMatchLiterals, text.Span);
            case SignedNumberContext number:
                var left = BuildSignedNumber(number);
                if (context.ChildCount == 1)
                {
                    return left;
                }

                var operation = TokenOf(context.children[1]);
                var right = BuildNumber(TokenOf(context.children[2]));
                var real = left as Constant ?? (Constant)((UnaryOp)left).Operand;
                if (real.Value is ConstantComplex)
                {
                    throw Reject(DiagnosticCatalog.RealNumberRequired, left.Span);
                }

                if (right.Value is not ConstantComplex)
                {
                    throw Reject(DiagnosticCatalog.ImaginaryNumberRequired, right.Span);
                }

                return new BinOp(left, operation.Type == PLUS ? Operator.Add : Operator.Sub, right, SpanOf(context));
            default:
                var token = TokenOf(context.children[0]);
                return BuildKeywordConstant(token);
        }
    }

    Expr BuildSignedNumber(SignedNumberContext context)
    {
        if (context.ChildCount == 1)
        {
            return BuildNumber(TokenOf(context.children[0]));
        }

        return new UnaryOp(UnaryOperator.USub, BuildNumber(TokenOf(context.children[1])), SpanOf(context));
    }

    Pattern BuildNamePattern(NamePatternContext context)
    {
        var i = 0;
        var value = BuildDottedName(context, ref i);
        if (i < context.ChildCount)
        {
            return BuildMatchClass(context, i, value);
        }

        if (value is Name name)
        {
            return new MatchAs(null, name.Id == "_" ? null : name.Id, name.Span);
        }

        return new MatchValue(value, value.Span);
    }

    Expr BuildDottedName(NamePatternContext context, ref int i)
    {
        var first = TokenOf(context.children[0]);
        Expr value = new Name(NameOf(first), ExprContext.Load, first.Span);
        i = 1;
        for (; i < context.ChildCount && IsToken(context.children[i], DOT); i += 2)
        {
            var attribute = TokenOf(context.children[i + 1]);
            value = new Attribute(value, NameOf(attribute), ExprContext.Load, first.Span.To(attribute.Span));
        }

        return value;
    }

    MatchClass BuildMatchClass(NamePatternContext context, int open, Expr cls)
    {
        var patterns = new List<Pattern>();
        var keywords = new List<string>();
        var keywordPatterns = new List<Pattern>();
        for (var i = open + 1; i < context.ChildCount; i++)
        {
            if (context.children[i] is not PatternArgumentContext argument)
            {
                continue;
            }

            if (argument.ChildCount > 1)
            {
                var keyword = (PatternContext)argument.children[0];
                if (keyword.Start != keyword.Stop || First(keyword).Type != NAME)
                {
                    throw Reject(TokenOf(argument.children[1]));
                }

                keywords.Add(NameOf(First(keyword)));
                keywordPatterns.Add(BuildPattern((PatternContext)argument.children[2]));
                continue;
            }

            var pattern = BuildPattern((PatternContext)argument.children[0]);
            if (keywords.Count > 0)
            {
                throw Reject(DiagnosticCatalog.PositionalPatternsAfterKeyword, pattern.Span);
            }

            patterns.Add(pattern);
        }

        return new MatchClass(cls, patterns.ToArray(), keywords.ToArray(), keywordPatterns.ToArray(), SpanOf(context));
    }

    MatchMapping BuildMappingPattern(MappingPatternContext context)
    {
        var keys = new List<Expr>();
        var patterns = new List<Pattern>();
        string? rest = null;
        foreach (var item in context.mappingItem())
        {
            if (rest is not null)
            {
                throw Reject(First(item));
            }

            if (IsToken(item.children[0], DOUBLESTAR))
            {
                rest = NameOf(item.children[1]);
                if (rest == "_")
                {
                    throw Reject(TokenOf(item.children[1]));
                }

                continue;
            }

            if (item.children[0] is LiteralPatternContext literal)
            {
                keys.Add(BuildLiteralPattern(literal));
            }
            else
            {
                var name = (NamePatternContext)item.children[0];
                var i = 0;
                var key = BuildDottedName(name, ref i);
                if (key is Name || i < name.ChildCount)
                {
                    throw Reject(TokenOf(item.children[1]));
                }

                keys.Add(key);
            }

            patterns.Add(BuildPattern((PatternContext)item.children[2]));
        }

        return new MatchMapping(keys.ToArray(), patterns.ToArray(), rest, SpanOf(context));
    }
}
