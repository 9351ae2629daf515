// `match`, its cases and patterns.
using Stackless.Compiler.Ast;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class DescentParser
{
    Match MatchStatement()
    {
        var start = _at++;
        var first = _at;
        var subject = StarNamedExpression();
        if (Type == COMMA)
        {
            subject = TupleFrom(first, subject, static parser => parser.StarNamedExpression(), BeginsStarExpression, ExprContext.Load);
        }

        Element(subject);
        Take(COLON);
        Take(NEWLINE);
        Take(INDENT);
        var cases = new List<MatchCase>();
        do
        {
            var caseStart = _at;
            Take(CASE);
            var pattern = Patterns();
            var guard = TryTake(IF) ? NamedExpression() : null;
            var body = Block();
            cases.Add(new MatchCase(pattern, guard, body, SpanFrom(caseStart)));
        }
        while (!TryTake(DEDENT));
        return new Match(subject, cases.ToArray(), BlockSpan(start));
    }

    /// <summary>`case a, b:` is a sequence; a lone `*a` must have a comma.</summary>
    Pattern Patterns()
    {
        var start = _at;
        var first = StarPattern();
        return Type == COMMA ? new MatchSequence(RestOfPatterns(first, COLON), SpanFrom(start)) : Alone(first);
    }

    static Pattern Alone(Pattern pattern) => pattern is MatchStar ? throw new GaveUpException() : pattern;

    /// <summary>After the first pattern, up to what ends them, which is not read, or a guard.</summary>
    Pattern[] RestOfPatterns(Pattern first, int end)
    {
        var list = new List<Pattern> { first };
        while (TryTake(COMMA) && Type != end && Type != IF)
        {
            list.Add(StarPattern());
        }

        return list.ToArray();
    }

    Pattern StarPattern()
    {
        var start = _at;
        if (!TryTake(STAR))
        {
            return OrPattern();
        }

        var name = TakeName();
        return new MatchStar(name == "_" ? null : name, SpanFrom(start));
    }

    Pattern OrPattern()
    {
        Enter();
        var start = _at;
        var pattern = ClosedPattern();
        if (Type == VBAR)
        {
            var alternatives = new List<Pattern> { pattern };
            while (TryTake(VBAR))
            {
                alternatives.Add(ClosedPattern());
            }

            pattern = new MatchOr(alternatives.ToArray(), SpanFrom(start));
        }

        if (TryTake(AS))
        {
            var name = TakeName();
            pattern = name == "_" ? throw new GaveUpException() : new MatchAs(pattern, name, SpanFrom(start));
        }

        Leave();
        return pattern;
    }

    Pattern ClosedPattern()
    {
        var start = _at;
        switch (Type)
        {
            case NONE or TRUE or FALSE:
                return new MatchSingleton(AstBuilder.BuildKeywordConstant(tokens[_at++]).Value, SpanFrom(start));
            case NAME:
                return NamePattern();
            case LPAR:
                return GroupPattern();
            case LSQB:
                _at++;
                var elements = Type == RSQB ? [] : RestOfPatterns(StarPattern(), RSQB);
                Take(RSQB);
                return new MatchSequence(elements, SpanFrom(start));
            case LBRACE:
                return MappingPattern();
            default:
                var value = LiteralPattern();
                return new MatchValue(value, SpanFrom(start));
        }
    }

    /// <summary>`(p)` is p; with a comma, or empty, a sequence.</summary>
    Pattern GroupPattern()
    {
        var start = _at++;
        if (TryTake(RPAR))
        {
            return new MatchSequence([], SpanFrom(start));
        }

        var first = StarPattern();
        if (Type != COMMA)
        {
            Take(RPAR);
            return Alone(first);
        }

        var patterns = RestOfPatterns(first, RPAR);
        Take(RPAR);
        return new MatchSequence(patterns, SpanFrom(start));
    }

    /// <summary>A string, or a number: `-1`, `2 - 3j`.</summary>
    Expr LiteralPattern()
    {
        if (Type is STRING or FSTRING_START or TSTRING_START)
        {
            return Strings() is Constant text ? text : throw new GaveUpException();
        }

        var start = _at;
        var isNegative = TryTake(MINUS);
        var real = AstBuilder.Number(source, Take(NUMBER));
        Expr left = isNegative ? new UnaryOp(UnaryOperator.USub, real, SpanFrom(start)) : real;
        if (Type is not (PLUS or MINUS))
        {
            return left;
        }

        var operation = tokens[_at++].Type == PLUS ? Operator.Add : Operator.Sub;
        var imaginary = AstBuilder.Number(source, Take(NUMBER));
        return real.Value is ConstantComplex || imaginary.Value is not ConstantComplex
            ? throw new GaveUpException()
            : new BinOp(left, operation, imaginary, SpanFrom(start));
    }

    Pattern NamePattern()
    {
        var start = _at;
        var value = DottedValue();
        if (TryTake(LPAR))
        {
            return ClassPattern(start, value);
        }

        return value is Name name ? new MatchAs(null, name.Id == "_" ? null : name.Id, name.Span) : new MatchValue(value, value.Span);
    }

    Expr DottedValue()
    {
        var start = _at;
        var first = Take(NAME);
        Expr value = new Name(_names.NameOf(first), ExprContext.Load, first.Span);
        while (TryTake(DOT))
        {
            var name = TakeName();
            value = new Attribute(value, name, ExprContext.Load, SpanFrom(start));
        }

        return value;
    }

    MatchClass ClassPattern(int start, Expr cls)
    {
        var patterns = new List<Pattern>();
        var keywords = new List<string>();
        var keywordPatterns = new List<Pattern>();
        while (!TryTake(RPAR))
        {
            if (Type == NAME && tokens[_at + 1].Type == EQUAL)
            {
                keywords.Add(TakeName());
                _at++;
                keywordPatterns.Add(OrPattern());
            }
            else
            {
                patterns.Add(keywords.Count > 0 ? throw new GaveUpException() : OrPattern());
            }

            if (Type != RPAR)
            {
                Take(COMMA);
            }
        }

        return new MatchClass(cls, patterns.ToArray(), keywords.ToArray(), keywordPatterns.ToArray(), SpanFrom(start));
    }

    MatchMapping MappingPattern()
    {
        var start = _at++;
        var keys = new List<Expr>();
        var patterns = new List<Pattern>();
        string? rest = null;
        while (!TryTake(RBRACE))
        {
            if (rest is not null)
            {
                throw new GaveUpException();
            }

            if (TryTake(DOUBLESTAR))
            {
                rest = TakeName();
                if (rest == "_")
                {
                    throw new GaveUpException();
                }
            }
            else
            {
                keys.Add(MappingKey());
                Take(COLON);
                patterns.Add(OrPattern());
            }

            if (Type != RBRACE)
            {
                Take(COMMA);
            }
        }

        return new MatchMapping(keys.ToArray(), patterns.ToArray(), rest, SpanFrom(start));
    }

    Expr MappingKey() => Type switch
    {
        NAME => DottedValue() is Attribute key ? key : throw new GaveUpException(),
        NONE or TRUE or FALSE => AstBuilder.BuildKeywordConstant(tokens[_at++]),
        _ => LiteralPattern(),
    };
}
