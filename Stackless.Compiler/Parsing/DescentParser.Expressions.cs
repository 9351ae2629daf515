// Expressions and targets.
using Stackless.Compiler.Ast;
using static Stackless.Compiler.Parsing.Generated.PythonParser;
using static Stackless.Compiler.Parsing.OperatorTokens;

namespace Stackless.Compiler.Parsing;

sealed partial class DescentParser
{
    static bool BeginsPrimary(int type) => type is NAME or NUMBER or STRING or LPAR or LSQB or LBRACE or NONE or TRUE or FALSE or ELLIPSIS or FSTRING_START
        or TSTRING_START or AWAIT;

    static bool BeginsExpression(int type) => BeginsPrimary(type) || type is MINUS or PLUS or TILDE or NOT or LAMBDA;

    static bool BeginsStarExpression(int type) => BeginsExpression(type) || type == STAR;

    /// <summary>`eval`: several make a tuple; none is starred.</summary>
    Expr Expressions()
    {
        var start = _at;
        var first = Expression();
        return Type == COMMA ? TupleFrom(start, first, static parser => parser.Expression(), BeginsExpression, ExprContext.Load) : first;
    }

    Expr StarExpressions()
    {
        var start = _at;
        var first = StarExpression();
        return Type == COMMA ? TupleFrom(start, first, static parser => parser.StarExpression(), BeginsStarExpression, ExprContext.Load) : first;
    }

    /// <summary>After the first element, at the comma: the others, as long as one begins.</summary>
    Tuple TupleFrom(int start, Expr first, Func<DescentParser, Expr> element, Func<int, bool> begins, ExprContext context)
    {
        var elements = new List<Expr> { first };
        while (TryTake(COMMA) && begins(Type))
        {
            elements.Add(element(this));
        }

        return new Tuple(elements.ToArray(), context, SpanFrom(start));
    }

    Expr StarExpression() => Type == STAR ? Starred() : Expression();

    Expr StarNamedExpression() => Type == STAR ? Starred() : NamedExpression();

    Starred Starred()
    {
        var start = _at++;
        return new Starred(Binary(BitOrLevel), ExprContext.Load, SpanFrom(start));
    }

    Expr NamedExpression()
    {
        if (Type != NAME || tokens[_at + 1].Type != COLONEQUAL)
        {
            return Expression();
        }

        var start = _at;
        var name = Take(NAME);
        _at++;
        var target = new Name(_names.NameOf(name), ExprContext.Store, name.Span);
        return new NamedExpr(target, Expression(), SpanFrom(start));
    }

    Expr Value() => Type == YIELD ? YieldExpression() : StarExpressions();

    Expr YieldExpression()
    {
        var start = _at++;
        if (TryTake(FROM))
        {
            return new YieldFrom(Expression(), SpanFrom(start));
        }

        var value = BeginsStarExpression(Type) ? StarExpressions() : null;
        return new Yield(value, SpanFrom(start));
    }

    Expr Expression()
    {
        Enter();
        var start = _at;
        Expr value;
        if (Type == LAMBDA)
        {
            value = LambdaExpression();
        }
        else
        {
            value = Binary(OrLevel);
            if (TryTake(IF))
            {
                var test = Binary(OrLevel);
                Take(ELSE);
                value = new IfExp(test, value, Expression(), SpanFrom(start));
            }
        }

        Leave();
        return value;
    }

    Lambda LambdaExpression()
    {
        var start = _at++;
        var arguments = Type == COLON ? AstBuilder.NoArguments : Parameters(isLambda: true, COLON);
        Take(COLON);
        return new Lambda(arguments, Expression(), SpanFrom(start));
    }

    /// <summary>Operators, climbed by precedence: what binds at least as tightly as the level says.</summary>
    Expr Binary(int level)
    {
        Enter();
        var start = _at;
        var left = Operand(level);
        while (true)
        {
            var type = Type;
            var found = LevelOf(type);
            if (found < level || (type == NOT && tokens[_at + 1].Type != IN))
            {
                break;
            }

            switch (found)
            {
                case OrLevel:
                    left = BoolOperation(start, left, BoolOperator.Or, type, AndLevel);
                    break;
                case AndLevel:
                    left = BoolOperation(start, left, BoolOperator.And, type, NotLevel);
                    break;
                case CompareLevel:
                    left = Comparison(start, left);
                    break;
                case PowerLevel:
                    // Binds tighter than a sign on its left, more loosely than one on its right.
                    _at++;
                    left = new BinOp(left, Operator.Pow, Binary(UnaryLevel), SpanFrom(start));
                    break;
                default:
                    _at++;
                    left = new BinOp(left, OperatorOf(type), Binary(found + 1), SpanFrom(start));
                    break;
            }
        }

        Leave();
        return left;
    }

    Expr Operand(int level)
    {
        var start = _at;
        switch (Type)
        {
            case NOT when level <= NotLevel:
                _at++;
                return new UnaryOp(UnaryOperator.Not, Binary(NotLevel), SpanFrom(start));
            case MINUS or PLUS or TILDE:
                var operation = UnaryOperatorOf(Type);
                _at++;
                return new UnaryOp(operation, Binary(UnaryLevel), SpanFrom(start));
            default:
                return Primary();
        }
    }

    BoolOp BoolOperation(int start, Expr first, BoolOperator operation, int type, int operandLevel)
    {
        var values = new List<Expr> { first };
        while (TryTake(type))
        {
            values.Add(Binary(operandLevel));
        }

        return new BoolOp(operation, values.ToArray(), SpanFrom(start));
    }

    Compare Comparison(int start, Expr first)
    {
        var operations = new List<CmpOperator>();
        var comparators = new List<Expr>();
        while (LevelOf(Type) == CompareLevel && (Type != NOT || tokens[_at + 1].Type == IN))
        {
            var operation = ComparisonOf(Type) ?? throw new GaveUpException();
            var type = Type;
            _at++;
            if (type == NOT)
            {
                _at++;
            }
            else if (type == IS && TryTake(NOT))
            {
                operation = CmpOperator.IsNot;
            }

            operations.Add(operation);
            comparators.Add(Binary(BitOrLevel));
        }

        return new Compare(first, operations.ToArray(), comparators.ToArray(), SpanFrom(start));
    }

    Expr Primary()
    {
        var start = _at;
        var isAwait = TryTake(AWAIT);
        var valueStart = _at;
        var value = Atom();
        while (true)
        {
            switch (Type)
            {
                case DOT:
                    _at++;
                    var name = TakeName();
                    value = new Attribute(value, name, ExprContext.Load, SpanFrom(valueStart));
                    continue;
                case LPAR:
                    var open = _at++;
                    (var positional, var keywords) = Type == RPAR ? ([], []) : CallArguments(open, isCall: true);
                    Take(RPAR);
                    value = new Call(value, positional, keywords, SpanFrom(valueStart));
                    continue;
                case LSQB:
                    _at++;
                    var slices = Slices();
                    Take(RSQB);
                    value = new Subscript(value, slices, ExprContext.Load, SpanFrom(valueStart));
                    continue;
            }

            return isAwait ? new Await(value, SpanFrom(start)) : value;
        }
    }

    Expr Atom()
    {
        var token = Token;
        switch (token.Type)
        {
            case NAME:
                _at++;
                return new Name(_names.NameOf(token), ExprContext.Load, token.Span);
            case NUMBER:
                _at++;
                return AstBuilder.Number(source, token);
            case NONE or TRUE or FALSE or ELLIPSIS:
                _at++;
                return AstBuilder.BuildKeywordConstant(token);
            case STRING or FSTRING_START or TSTRING_START:
                return Strings();
            case LPAR or LSQB or LBRACE:
                Enter();
                var value = token.Type == LPAR ? Group() : token.Type == LSQB ? ListDisplay() : DictOrSet();
                Leave();
                return value;
            default:
                throw new GaveUpException();
        }
    }

    /// <summary>Arguments of a call or bases of a class, up to the parenthesis. A lone generator takes the call's parentheses as its own; a class has none to give.</summary>
    (Expr[] Positional, Keyword[] Keywords) CallArguments(int open, bool isCall)
    {
        var positional = new List<Expr>();
        List<Keyword>? keywords = null;
        var hasUnpacking = false;
        do
        {
            if (Type == RPAR && (positional.Count > 0 || keywords is not null))
            {
                break;
            }

            var start = _at;
            if (TryTake(STAR))
            {
                if (hasUnpacking)
                {
                    throw new GaveUpException();
                }

                positional.Add(new Starred(Expression(), ExprContext.Load, SpanFrom(start)));
                continue;
            }

            if (TryTake(DOUBLESTAR))
            {
                hasUnpacking = true;
                (keywords ??= []).Add(new Keyword(null, Expression(), SpanFrom(start)));
                continue;
            }

            if (Type == NAME && tokens[_at + 1].Type == EQUAL)
            {
                var name = TakeName();
                _at++;
                (keywords ??= []).Add(new Keyword(name, Expression(), SpanFrom(start)));
                continue;
            }

            var value = NamedExpression();
            if (Type is FOR or ASYNC)
            {
                var clauses = Comprehensions();
                if (!isCall || positional.Count > 0 || Type != RPAR)
                {
                    throw new GaveUpException();
                }

                value = new GeneratorExp(value, clauses, tokens[open].Span.To(Token.Span));
            }

            if (keywords is not null)
            {
                throw new GaveUpException();
            }

            positional.Add(value);
        }
        while (TryTake(COMMA));
        return (positional.ToArray(), keywords?.ToArray() ?? []);
    }

    Expr Slices()
    {
        var start = _at;
        var first = SliceItem();
        if (Type == COMMA)
        {
            return TupleFrom(start, first, static parser => parser.SliceItem(), static type => BeginsStarExpression(type) || type == COLON, ExprContext.Load);
        }

        return first is Starred ? new Tuple([first], ExprContext.Load, SpanFrom(start)) : first;
    }

    Expr SliceItem()
    {
        var start = _at;
        if (TryTake(STAR))
        {
            return new Starred(Expression(), ExprContext.Load, SpanFrom(start));
        }

        Expr? lower = null;
        if (Type != COLON)
        {
            var isNamed = Type == NAME && tokens[_at + 1].Type == COLONEQUAL;
            lower = NamedExpression();
            if (isNamed || Type != COLON)
            {
                return lower;
            }
        }

        Take(COLON);
        var upper = BeginsExpression(Type) ? Expression() : null;
        var step = TryTake(COLON) && BeginsExpression(Type) ? Expression() : null;
        return new Slice(lower, upper, step, SpanFrom(start));
    }

    Expr Group()
    {
        var start = _at++;
        if (TryTake(RPAR))
        {
            return new Tuple([], ExprContext.Load, SpanFrom(start));
        }

        if (Type == YIELD)
        {
            var yielded = YieldExpression();
            Take(RPAR);
            return yielded;
        }

        var first = StarNamedExpression();
        if (Type is FOR or ASYNC)
        {
            var clauses = Comprehensions();
            Take(RPAR);
            return new GeneratorExp(Element(first), clauses, SpanFrom(start));
        }

        if (Type != COMMA)
        {
            Take(RPAR);
            return Element(first);
        }

        var elements = RestOfDisplay(first, RPAR);
        return new Tuple(elements, ExprContext.Load, SpanFrom(start));
    }

    Expr ListDisplay()
    {
        var start = _at++;
        if (TryTake(RSQB))
        {
            return new List([], ExprContext.Load, SpanFrom(start));
        }

        var first = StarNamedExpression();
        if (Type is FOR or ASYNC)
        {
            var clauses = Comprehensions();
            Take(RSQB);
            return new ListComp(Element(first), clauses, SpanFrom(start));
        }

        var elements = RestOfDisplay(first, RSQB);
        return new List(elements, ExprContext.Load, SpanFrom(start));
    }

    /// <summary>After the first element: the others, and the closing bracket.</summary>
    Expr[] RestOfDisplay(Expr first, int close)
    {
        var elements = new List<Expr> { first };
        while (TryTake(COMMA) && Type != close)
        {
            elements.Add(StarNamedExpression());
        }

        Take(close);
        return elements.ToArray();
    }

    static Expr Element(Expr element) => element is Starred ? throw new GaveUpException() : element;

    Expr DictOrSet()
    {
        var start = _at++;
        if (TryTake(RBRACE))
        {
            return new Dict([], [], SpanFrom(start));
        }

        if (Type == DOUBLESTAR)
        {
            return DictFrom(start, null);
        }

        var isNamed = Type == NAME && tokens[_at + 1].Type == COLONEQUAL;
        var first = StarNamedExpression();
        if (Type == COLON)
        {
            return isNamed ? throw new GaveUpException() : DictFrom(start, Element(first));
        }

        if (Type is FOR or ASYNC)
        {
            var clauses = Comprehensions();
            Take(RBRACE);
            return new SetComp(Element(first), clauses, SpanFrom(start));
        }

        var elements = RestOfDisplay(first, RBRACE);
        return new Set(elements, SpanFrom(start));
    }

    /// <summary>A dict whose first key has been read, or that begins with `**`.</summary>
    Expr DictFrom(int start, Expr? key)
    {
        var keys = new List<Expr?>();
        var values = new List<Expr>();
        while (true)
        {
            if (key is null)
            {
                Take(DOUBLESTAR);
                keys.Add(null);
                values.Add(Binary(BitOrLevel));
            }
            else
            {
                Take(COLON);
                var value = Expression();
                if (keys.Count == 0 && Type is FOR or ASYNC)
                {
                    var clauses = Comprehensions();
                    Take(RBRACE);
                    return new DictComp(key, value, clauses, SpanFrom(start));
                }

                keys.Add(key);
                values.Add(value);
            }

            if (!TryTake(COMMA) || Type == RBRACE)
            {
                break;
            }

            key = Type == DOUBLESTAR ? null : Expression();
        }

        Take(RBRACE);
        return new Dict(keys.ToArray(), values.ToArray(), SpanFrom(start));
    }

    Comprehension[] Comprehensions()
    {
        var clauses = new List<Comprehension>();
        while (Type is FOR or ASYNC)
        {
            var start = _at;
            var isAsync = TryTake(ASYNC);
            Take(FOR);
            var target = Targets();
            Take(IN);
            var iter = Binary(OrLevel);
            var conditions = new List<Expr>();
            while (TryTake(IF))
            {
                conditions.Add(Binary(OrLevel));
            }

            clauses.Add(new Comprehension(target, iter, conditions.ToArray(), isAsync, SpanFrom(start)));
        }

        return clauses.ToArray();
    }

    /// <summary>Targets of `for`: one, or a tuple.</summary>
    Expr Targets()
    {
        var start = _at;
        var first = Target();
        return Type == COMMA
            ? TupleFrom(start, first, static parser => parser.Target(), static type => BeginsPrimary(type) || type == STAR, ExprContext.Store)
            : first;
    }

    Expr Target()
    {
        var start = _at;
        if (!TryTake(STAR))
        {
            return AstBuilder.StoreTarget(Primary());
        }

        var target = AstBuilder.StoreTarget(Primary());
        return new Starred(target, ExprContext.Store, SpanFrom(start));
    }

    Expr Strings()
    {
        var start = _at;
        if (Type == STRING && tokens[_at + 1].Type is not (STRING or FSTRING_START or TSTRING_START))
        {
            _at++;
            return StringParts.Literal(source, tokens[start], warnings);
        }

        var parts = new StringParts(source, tokens, warnings);
        while (true)
        {
            if (Type == STRING)
            {
                parts.AddLiteral(Token);
                _at++;
            }
            else if (Type is FSTRING_START or TSTRING_START)
            {
                var end = Type == FSTRING_START ? FSTRING_END : TSTRING_END;
                parts.Open(Token);
                _at++;
                InterpolatedParts(parts);
                Take(end);
            }
            else
            {
                return parts.ToExpr(SpanFrom(start), Token);
            }
        }
    }

    void InterpolatedParts(StringParts parts)
    {
        while (true)
        {
            if (Type is FSTRING_MIDDLE or TSTRING_MIDDLE)
            {
                parts.AddMiddle(Token);
                _at++;
            }
            else if (Type == LBRACE)
            {
                Enter();
                ReplacementField(parts);
                Leave();
            }
            else
            {
                return;
            }
        }
    }

    void ReplacementField(StringParts parts)
    {
        var open = Take(LBRACE);
        var value = Value();
        var isDebug = TryTake(EQUAL);
        var afterExpression = Token;
        var conversion = -1;
        if (TryTake(EXCLAMATION))
        {
            conversion = parts.ConversionOf(afterExpression, Take(NAME));
        }

        Expr? format = null;
        if (Type == COLON)
        {
            var start = _at++;
            var formatParts = parts.OpenFormat();
            InterpolatedParts(formatParts);
            format = formatParts.ToFormat(SpanFrom(start));
        }

        var close = Take(RBRACE);
        parts.AddField(open, value, isDebug, afterExpression, conversion, format, close);
    }
}
