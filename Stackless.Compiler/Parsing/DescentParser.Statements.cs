// Statements, functions, classes.
using Stackless.Compiler.Ast;
using static Stackless.Compiler.Parsing.Generated.PythonParser;
using static Stackless.Compiler.Parsing.OperatorTokens;

namespace Stackless.Compiler.Parsing;

sealed partial class DescentParser
{
    void Statement(List<Stmt> into)
    {
        switch (Type)
        {
            case DEF:
                into.Add(FunctionDefinition(_at, []));
                break;
            case IF:
                into.Add(IfStatement());
                break;
            case CLASS:
                into.Add(ClassDefinition([]));
                break;
            case WITH:
                into.Add(WithStatement(_at));
                break;
            case FOR:
                into.Add(ForStatement(_at));
                break;
            case TRY:
                into.Add(TryStatement());
                break;
            case WHILE:
                into.Add(WhileStatement());
                break;
            case MATCH:
                into.Add(MatchStatement());
                break;
            case AT:
                into.Add(Decorated());
                break;
            case ASYNC:
                into.Add(AsyncStatement([]));
                break;
            default:
                SimpleStatements(into);
                break;
        }
    }

    Stmt[] Block()
    {
        Enter();
        Take(COLON);
        var body = new List<Stmt>();
        if (TryTake(NEWLINE))
        {
            Take(INDENT);
            do
            {
                Statement(body);
            }
            while (!TryTake(DEDENT));
        }
        else
        {
            SimpleStatements(body);
        }

        Leave();
        return body.ToArray();
    }

    Stmt[] OptionalElse() => TryTake(ELSE) ? Block() : [];

    void SimpleStatements(List<Stmt> into)
    {
        do
        {
            into.Add(SimpleStatement());
        }
        while (TryTake(SEMI) && Type != NEWLINE);
        Take(NEWLINE);
    }

    Stmt SimpleStatement()
    {
        var start = _at;
        switch (Type)
        {
            case RETURN:
                _at++;
                var result = BeginsStarExpression(Type) ? StarExpressions() : null;
                return new Return(result, SpanFrom(start));
            case IMPORT:
                return ImportStatement();
            case FROM:
                return ImportFromStatement();
            case RAISE:
                _at++;
                var exception = BeginsExpression(Type) ? Expression() : null;
                var cause = exception is not null && TryTake(FROM) ? Expression() : null;
                return new Raise(exception, cause, SpanFrom(start));
            case PASS:
                _at++;
                return new Pass(SpanFrom(start));
            case BREAK:
                _at++;
                return new Break(SpanFrom(start));
            case CONTINUE:
                _at++;
                return new Continue(SpanFrom(start));
            case DEL:
                return DeleteStatement();
            case ASSERT:
                _at++;
                var test = Expression();
                var message = TryTake(COMMA) ? Expression() : null;
                return new Assert(test, message, SpanFrom(start));
            case GLOBAL:
                var globals = Names();
                return new Global(globals, SpanFrom(start));
            case NONLOCAL:
                var nonlocals = Names();
                return new Nonlocal(nonlocals, SpanFrom(start));
            case TYPE:
                return TypeAliasStatement();
            default:
                return ExpressionStatement();
        }
    }

    Stmt ExpressionStatement()
    {
        var start = _at;
        var value = Value();
        var type = Type;
        switch (type)
        {
            case EQUAL:
                return Assignment(start, value);
            case COLON:
                return AnnotatedAssignment(start, value);
            case >= PLUSEQUAL and <= DOUBLESTAREQUAL when value is Name or Attribute or Subscript:
                _at++;
                return new AugAssign(AstBuilder.StoreTarget(value), AugmentationOperator(type), Value(), SpanFrom(start));
            default:
                return new ExprStmt(value, SpanFrom(start));
        }
    }

    Assign Assignment(int start, Expr value)
    {
        var targets = new List<Expr>();
        while (TryTake(EQUAL))
        {
            targets.Add(AstBuilder.StoreTarget(value));
            value = Value();
        }

        return new Assign(targets.ToArray(), value, SpanFrom(start));
    }

    AnnAssign AnnotatedAssignment(int start, Expr target)
    {
        var first = tokens[start];
        var isParenthesized = first.Type == LPAR && (target.Span.Column != first.Span.Column || target.Span.Line != first.Span.Line);
        if (target is not (Name or Attribute or Subscript))
        {
            throw new GaveUpException();
        }

        _at++;
        var annotation = Expression();
        var value = TryTake(EQUAL) ? Value() : null;
        return new AnnAssign(AstBuilder.StoreTarget(target), annotation, value, target is Name && !isParenthesized, SpanFrom(start));
    }

    Delete DeleteStatement()
    {
        var start = _at++;
        var targets = new List<Expr>();
        do
        {
            targets.Add(AstBuilder.DeleteTarget(Primary()));
        }
        while (TryTake(COMMA) && BeginsPrimary(Type));
        return new Delete(targets.ToArray(), SpanFrom(start));
    }

    /// <summary>What `global` and `nonlocal` name.</summary>
    string[] Names()
    {
        _at++;
        var names = new List<string>();
        do
        {
            names.Add(TakeName());
        }
        while (TryTake(COMMA));
        return names.ToArray();
    }

    TypeAlias TypeAliasStatement()
    {
        var start = _at++;
        var name = Take(NAME);
        var typeParams = OptionalTypeParams();
        Take(EQUAL);
        return new TypeAlias(new Name(_names.NameOf(name), ExprContext.Store, name.Span), typeParams, Expression(), SpanFrom(start));
    }

    Import ImportStatement()
    {
        var start = _at++;
        var names = new List<Alias>();
        do
        {
            var first = _at;
            var name = DottedName();
            var asName = TryTake(AS) ? TakeName() : null;
            names.Add(new Alias(name, asName, SpanFrom(first)));
        }
        while (TryTake(COMMA));
        return new Import(names.ToArray(), SpanFrom(start));
    }

    string DottedName()
    {
        var name = TakeName();
        while (TryTake(DOT))
        {
            name += "." + TakeName();
        }

        return name;
    }

    ImportFrom ImportFromStatement()
    {
        var start = _at++;
        var level = 0;
        for (; Type is DOT or ELLIPSIS; _at++)
        {
            level += Type == DOT ? 1 : 3;
        }

        var module = Type == NAME || level == 0 ? DottedName() : null;
        Take(IMPORT);
        if (Type == STAR)
        {
            var star = Take(STAR);
            return new ImportFrom(module, [new Alias("*", null, star.Span)], level, SpanFrom(start));
        }

        var isParenthesized = TryTake(LPAR);
        var names = new List<Alias>();
        do
        {
            var first = _at;
            var name = TakeName();
            var asName = TryTake(AS) ? TakeName() : null;
            names.Add(new Alias(name, asName, SpanFrom(first)));
        }
        while (TryTake(COMMA) && !(isParenthesized && Type == RPAR));
        if (isParenthesized)
        {
            Take(RPAR);
        }

        return new ImportFrom(module, names.ToArray(), level, SpanFrom(start));
    }

    Stmt Decorated()
    {
        var decorators = new List<Expr>();
        while (TryTake(AT))
        {
            decorators.Add(NamedExpression());
            Take(NEWLINE);
        }

        var list = decorators.ToArray();
        return Type switch
        {
            DEF => FunctionDefinition(_at, list),
            CLASS => ClassDefinition(list),
            ASYNC when tokens[_at + 1].Type == DEF => AsyncStatement(list),
            _ => throw new GaveUpException(),
        };
    }

    Stmt AsyncStatement(Expr[] decorators)
    {
        var start = _at++;
        return Type switch
        {
            DEF => FunctionDefinition(start, decorators),
            FOR => ForStatement(start),
            WITH => WithStatement(start),
            _ => throw new GaveUpException(),
        };
    }

    /// <param name="start">Where the statement begins: at `async`, or here.</param>
    Stmt FunctionDefinition(int start, Expr[] decorators)
    {
        var isAsync = start != _at;
        Take(DEF);
        var name = TakeName();
        var typeParams = OptionalTypeParams();
        Take(LPAR);
        var arguments = Type == RPAR ? AstBuilder.NoArguments : Parameters(isLambda: false, RPAR);
        Take(RPAR);
        var returns = TryTake(RARROW) ? Expression() : null;
        var body = Block();
        var span = BlockSpan(start);
        return isAsync
            ? new AsyncFunctionDef(name, arguments, body, decorators, returns, typeParams, span)
            : new FunctionDef(name, arguments, body, decorators, returns, typeParams, span);
    }

    ClassDef ClassDefinition(Expr[] decorators)
    {
        var start = _at++;
        var name = TakeName();
        var typeParams = OptionalTypeParams();
        (Expr[] Positional, Keyword[] Keywords) arguments = ([], []);
        if (Type == LPAR)
        {
            var open = _at++;
            arguments = Type == RPAR ? arguments : CallArguments(open, isCall: false);
            Take(RPAR);
        }

        var body = Block();
        return new ClassDef(name, arguments.Positional, arguments.Keywords, body, decorators, typeParams, BlockSpan(start));
    }

    /// <summary>Up to what ends them, which is not read.</summary>
    Arguments Parameters(bool isLambda, int end)
    {
        var start = _at;
        var list = new ParameterList(isLambda);
        do
        {
            if (Type == end)
            {
                break;
            }

            Parameter(list, isLambda, end);
        }
        while (TryTake(COMMA));
        return list.ToArguments(SpanFrom(start));
    }

    void Parameter(ParameterList list, bool isLambda, int end)
    {
        var first = Token;
        switch (first.Type)
        {
            case SLASH:
                _at++;
                list.AddSlash(first);
                break;
            case STAR:
                _at++;
                var rest = Type == NAME ? Parameter(isAnnotated: !isLambda, mayBeStarred: true) : null;
                var isLast = Type == end || (Type == COMMA && tokens[_at + 1].Type == end);
                list.AddStar(first, rest, isLast, tokens);
                break;
            case DOUBLESTAR:
                _at++;
                list.AddDoubleStar(first, Parameter(isAnnotated: !isLambda, mayBeStarred: false));
                break;
            default:
                var arg = Parameter(isAnnotated: !isLambda, mayBeStarred: false);
                list.Add(arg, TryTake(EQUAL) ? Expression() : null);
                break;
        }
    }

    Arg Parameter(bool isAnnotated, bool mayBeStarred)
    {
        var start = _at;
        var name = TakeName();
        var annotation = isAnnotated && TryTake(COLON) ? mayBeStarred ? StarExpression() : Expression() : null;
        return new Arg(name, annotation, SpanFrom(start));
    }

    TypeParam[] OptionalTypeParams()
    {
        if (!TryTake(LSQB))
        {
            return [];
        }

        var list = new List<TypeParam>();
        do
        {
            list.Add(TypeParameter());
        }
        while (TryTake(COMMA) && Type != RSQB);
        Take(RSQB);
        return list.ToArray();
    }

    TypeParam TypeParameter()
    {
        var start = _at;
        var kind = Type;
        if (kind is STAR or DOUBLESTAR)
        {
            _at++;
        }

        var name = TakeName();
        var bound = kind == NAME && TryTake(COLON) ? Expression() : null;
        var defaultValue = TryTake(EQUAL) ? kind == STAR ? StarExpression() : Expression() : null;
        return kind switch
        {
            STAR => new TypeVarTuple(name, defaultValue, SpanFrom(start)),
            DOUBLESTAR => new ParamSpec(name, defaultValue, SpanFrom(start)),
            _ => new TypeVar(name, bound, defaultValue, SpanFrom(start)),
        };
    }

    If IfStatement()
    {
        // Each `elif` is an If in the one before, and ends where all of them end.
        var branches = new List<(int Start, Expr Test, Stmt[] Body)>();
        do
        {
            var start = _at++;
            var test = NamedExpression();
            branches.Add((start, test, Block()));
        }
        while (Type == ELIF);
        if (branches.Count > MaxDepth)
        {
            throw new GaveUpException();
        }

        var orElse = OptionalElse();
        for (var i = branches.Count - 1; i > 0; i--)
        {
            orElse = [new If(branches[i].Test, branches[i].Body, orElse, BlockSpan(branches[i].Start))];
        }

        return new If(branches[0].Test, branches[0].Body, orElse, BlockSpan(branches[0].Start));
    }

    While WhileStatement()
    {
        var start = _at++;
        var test = NamedExpression();
        var body = Block();
        var orElse = OptionalElse();
        return new While(test, body, orElse, BlockSpan(start));
    }

    Stmt ForStatement(int start)
    {
        var isAsync = start != _at;
        Take(FOR);
        var target = Targets();
        Take(IN);
        var iter = StarExpressions();
        var body = Block();
        var orElse = OptionalElse();
        var span = BlockSpan(start);
        return isAsync ? new AsyncFor(target, iter, body, orElse, span) : new For(target, iter, body, orElse, span);
    }

    Stmt WithStatement(int start)
    {
        var isAsync = start != _at;
        Take(WITH);
        var isParenthesized = TryTake(WITH_LPAR);
        var items = new List<WithItem>();
        do
        {
            var first = _at;
            var value = Expression();
            var target = TryTake(AS) ? Target() : null;
            items.Add(new WithItem(value, target, SpanFrom(first)));
        }
        while (TryTake(COMMA) && !(isParenthesized && Type == RPAR));
        if (isParenthesized)
        {
            Take(RPAR);
        }

        var body = Block();
        var span = BlockSpan(start);
        return isAsync ? new AsyncWith(items.ToArray(), body, span) : new With(items.ToArray(), body, span);
    }

    Stmt TryStatement()
    {
        var start = _at++;
        var body = Block();
        var handlers = new List<ExceptHandler>();
        bool? isStar = null;
        while (Type == EXCEPT)
        {
            var hasStar = tokens[_at + 1].Type == STAR;
            if (isStar is not null && isStar != hasStar)
            {
                throw new GaveUpException();
            }

            isStar = hasStar;
            handlers.Add(Handler(hasStar));
        }

        var orElse = handlers.Count > 0 ? OptionalElse() : [];
        if (handlers.Count == 0 && Type != FINALLY)
        {
            throw new GaveUpException();
        }

        var final = TryTake(FINALLY) ? Block() : [];
        var span = BlockSpan(start);
        return isStar == true
            ? new TryStar(body, handlers.ToArray(), orElse, final, span)
            : new Try(body, handlers.ToArray(), orElse, final, span);
    }

    /// <summary>Several types without parentheses are a tuple (PEP 758).</summary>
    ExceptHandler Handler(bool isStar)
    {
        var start = _at++;
        _at += isStar ? 1 : 0;
        Expr? type = null;
        string? name = null;
        if (isStar || Type != COLON)
        {
            var first = _at;
            type = Expression();
            if (Type == COMMA)
            {
                type = ExceptionTypes(first, type);
            }
            else if (TryTake(AS))
            {
                name = TakeName();
            }
        }

        var body = Block();
        return new ExceptHandler(type, name, body, BlockSpan(start));
    }

    Tuple ExceptionTypes(int start, Expr first)
    {
        var types = new List<Expr> { first };
        var end = first.Span;
        while (TryTake(COMMA))
        {
            if (!BeginsExpression(Type))
            {
                end = tokens[_at - 1].Span;
                break;
            }

            types.Add(Expression());
            end = types[^1].Span;
        }

        return new Tuple(types.ToArray(), ExprContext.Load, tokens[start].Span.To(end));
    }
}
