// Statements.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    static readonly IReadOnlyList<Stmt> NoStatements = [];
    static readonly IReadOnlyList<Expr> NoExpressions = [];

    public void BuildStatement(StatementContext context, List<Stmt> into)
    {
        if (context.children[0] is SimpleStatementsContext simple)
        {
            BuildSimpleStatements(simple, into);
        }
        else
        {
            into.Add(BuildCompoundStatement((CompoundStatementContext)context.children[0]));
        }
    }

    public void BuildSimpleStatements(SimpleStatementsContext context, List<Stmt> into)
    {
        foreach (var child in context.children)
        {
            if (child is SimpleStatementContext statement)
            {
                into.Add(BuildSimpleStatement(statement));
            }
        }
    }

    public Stmt BuildCompoundStatement(CompoundStatementContext context) => context.children[0] switch
    {
        FunctionDefContext function => BuildFunctionDef(function, NoExpressions, null),
        ClassDefContext definition => BuildClassDef(definition, NoExpressions),
        IfStatementContext statement => BuildIf(statement),
        ForStatementContext statement => BuildFor(statement, null),
        WhileStatementContext statement => BuildWhile(statement),
        WithStatementContext statement => BuildWith(statement, null),
        TryStatementContext statement => BuildTry(statement),
        MatchStatementContext statement => BuildMatch(statement),
        DecoratedContext decorated => BuildDecorated(decorated),
        AsyncStatementContext statement => BuildAsync(statement, NoExpressions),
        _ => throw new InvalidOperationException(context.children[0].GetType().Name),
    };

    Stmt[] BuildBlock(BlockContext context)
    {
        var body = new List<Stmt>();
        foreach (var child in context.children)
        {
            if (child is StatementContext statement)
            {
                BuildStatement(statement, body);
            }
            else if (child is SimpleStatementsContext simple)
            {
                BuildSimpleStatements(simple, body);
            }
        }

        return body.ToArray();
    }

    Stmt BuildSimpleStatement(SimpleStatementContext context)
    {
        switch (context.children[0])
        {
            case ExpressionStatementContext statement:
                return BuildExpressionStatement(statement);
            case ReturnStatementContext statement:
                return new Return(statement.ChildCount == 2 ? BuildStarExpressions((StarExpressionsContext)statement.children[1]) : null, SpanOf(statement));
            case ImportStatementContext statement:
                return BuildImport(statement);
            case ImportFromContext statement:
                return BuildImportFrom(statement);
            case RaiseStatementContext statement:
                return new Raise(
                    statement.ChildCount > 1 ? BuildExpression((ExpressionContext)statement.children[1]) : null,
                    statement.ChildCount > 3 ? BuildExpression((ExpressionContext)statement.children[3]) : null,
                    SpanOf(statement));
            case PassStatementContext statement:
                return new Pass(SpanOf(statement));
            case BreakStatementContext statement:
                return new Break(SpanOf(statement));
            case ContinueStatementContext statement:
                return new Continue(SpanOf(statement));
            case DeleteContext statement:
                return BuildDelete(statement);
            case AssertStatementContext statement:
                return new Assert(
                    BuildExpression((ExpressionContext)statement.children[1]),
                    statement.ChildCount > 3 ? BuildExpression((ExpressionContext)statement.children[3]) : null,
                    SpanOf(statement));
            case GlobalStatementContext statement:
                return new Global(BuildNames(statement, 1), SpanOf(statement));
            case NonlocalStatementContext statement:
                return new Nonlocal(BuildNames(statement, 1), SpanOf(statement));
            case TypeAliasContext statement:
                return BuildTypeAlias(statement);
            default:
                throw new InvalidOperationException(context.children[0].GetType().Name);
        }
    }

    Stmt BuildExpressionStatement(ExpressionStatementContext context)
    {
        var first = (ValueExpressionContext)context.children[0];
        var value = BuildValue(first);
        if (context.ChildCount == 1)
        {
            return new ExprStmt(value, SpanOf(context));
        }

        if (context.children[1] is AugmentationContext augmentation)
        {
            if (value is not (Name or Attribute or Subscript))
            {
                throw Reject(DiagnosticCatalog.IllegalAugmentedTarget(InvalidTargets.Describe(value)), value.Span);
            }

            return new AugAssign(
                StoreTarget(value),
                OperatorTokens.AugmentationOperator(TypeOf(augmentation.children[0])),
                BuildValue((ValueExpressionContext)context.children[2]),
                SpanOf(context));
        }

        if (IsToken(context.children[1], COLON))
        {
            return BuildAnnAssign(context, value);
        }

        if (FindInvalidAssignment(context, out var message, out var place))
        {
            throw Reject(message, place);
        }

        var count = context.ChildCount / 2;
        var targets = new Expr[count];
        targets[0] = StoreTarget(value);
        for (var i = 1; i < count; i++)
        {
            targets[i] = StoreTarget(BuildValue((ValueExpressionContext)context.children[2 * i]));
        }

        return new Assign(targets, BuildValue((ValueExpressionContext)context.children[2 * count]), SpanOf(context));
    }

    AnnAssign BuildAnnAssign(ExpressionStatementContext context, Expr target)
    {
        // A tuple in parentheses begins with them; any other target in parentheses begins after them.
        var first = First(context).Span;
        var isParenthesized = First(context).Type == LPAR && (target.Span.Column != first.Column || target.Span.Line != first.Line);
        switch (target)
        {
            case Name or Attribute or Subscript:
                break;
            case List:
                throw Reject(DiagnosticCatalog.OnlySingleTargetAnnotated("list"), target.Span);
            case Tuple tuple:
                var isBare = First(context).Type != LPAR || ((StarExpressionsContext)((ValueExpressionContext)context.children[0]).children[0]).ChildCount > 1;
                throw Reject(DiagnosticCatalog.OnlySingleTargetAnnotated("tuple"), isBare ? tuple.Elts[0].Span : tuple.Span);
            default:
                throw Reject(DiagnosticCatalog.IllegalAnnotationTarget, target.Span);
        }

        return new AnnAssign(
            StoreTarget(target),
            BuildExpression((ExpressionContext)context.children[2]),
            context.ChildCount > 4 ? BuildValue((ValueExpressionContext)context.children[4]) : null,
            target is Name && !isParenthesized,
            SpanOf(context));
    }

    Delete BuildDelete(DeleteContext context)
    {
        var targets = new List<Expr>();
        for (var i = 1; i < context.ChildCount; i += 2)
        {
            targets.Add(DeleteTarget(BuildPrimary((PrimaryContext)context.children[i])));
        }

        return new Delete(targets.ToArray(), SpanOf(context));
    }

    string[] BuildNames(ParserRuleContext context, int from)
    {
        var names = new List<string>();
        for (var i = from; i < context.ChildCount; i += 2)
        {
            names.Add(NameOf(context.children[i]));
        }

        return names.ToArray();
    }

    TypeAlias BuildTypeAlias(TypeAliasContext context)
    {
        var name = TokenOf(context.children[1]);
        return new TypeAlias(
            new Name(NameOf(name), ExprContext.Store, name.Span),
            BuildTypeParams(context.typeParams()),
            BuildExpression(context.expression()),
            SpanOf(context));
    }

    Import BuildImport(ImportStatementContext context)
    {
        var names = new List<Alias>();
        for (var i = 1; i < context.ChildCount; i += 2)
        {
            var alias = (DottedAliasContext)context.children[i];
            names.Add(new Alias(
                DottedNameOf((DottedNameContext)alias.children[0]),
                alias.ChildCount > 1 ? NameOf(alias.children[2]) : null,
                SpanOf(alias)));
        }

        return new Import(names.ToArray(), SpanOf(context));
    }

    string DottedNameOf(DottedNameContext context) =>
        context.ChildCount == 1 ? NameOf(context.children[0]) : string.Join('.', BuildNames(context, 0));

    ImportFrom BuildImportFrom(ImportFromContext context)
    {
        var level = 0;
        string? module = null;
        var names = new List<Alias>();
        PythonToken? lastComma = null;
        for (var i = 1; i < context.ChildCount; i++)
        {
            switch (context.children[i])
            {
                case DottedNameContext dotted:
                    module = DottedNameOf(dotted);
                    break;
                case FromAliasContext alias:
                    names.Add(new Alias(NameOf(alias.children[0]), alias.ChildCount > 1 ? NameOf(alias.children[2]) : null, SpanOf(alias)));
                    break;
                case ITerminalNode terminal:
                    var token = TokenOf(terminal);
                    level += token.Type == DOT ? 1 : token.Type == ELLIPSIS ? 3 : 0;
                    lastComma = token.Type == COMMA ? token : lastComma;
                    if (token.Type == STAR)
                    {
                        names.Add(new Alias("*", null, token.Span));
                    }

                    break;
            }
        }

        if (module is null && level == 0)
        {
            throw Reject(TokenOf(context.children[1]));
        }

        return new ImportFrom(module, names.ToArray(), level, SpanOf(context));
    }

    Stmt BuildDecorated(DecoratedContext context)
    {
        var decorators = new List<Expr>();
        foreach (var decorator in context.namedExpression())
        {
            decorators.Add(BuildNamedExpression(decorator));
        }

        var list = decorators.ToArray();
        return context.children[^1] switch
        {
            FunctionDefContext function => BuildFunctionDef(function, list, null),
            ClassDefContext definition => BuildClassDef(definition, list),
            AsyncStatementContext { } statement when statement.children[1] is FunctionDefContext => BuildAsync(statement, list),
            AsyncStatementContext statement => throw Reject(First((ParserRuleContext)statement.children[1])),
            _ => throw new InvalidOperationException(),
        };
    }

    Stmt BuildAsync(AsyncStatementContext context, IReadOnlyList<Expr> decorators)
    {
        var keyword = First(context);
        return context.children[1] switch
        {
            FunctionDefContext function => BuildFunctionDef(function, decorators, keyword),
            ForStatementContext statement => BuildFor(statement, keyword),
            WithStatementContext statement => BuildWith(statement, keyword),
            _ => throw new InvalidOperationException(),
        };
    }

    If BuildIf(IfStatementContext context)
    {
        // From the last branch to the first: each `elif` is an If in the one before.
        var orElse = NoStatements;
        ParserRuleContext last = context;
        var i = context.ChildCount - 1;
        if (context.children[i] is ElseBlockContext elseBlock)
        {
            orElse = BuildElse(elseBlock);
            i--;
        }

        // The bodies are built in source order, so that the first mistake is the one reported.
        var branches = new List<(PythonToken Keyword, Expr Test, Stmt[] Body)>();
        for (var k = 0; k < i; k += 4)
        {
            branches.Add((
                TokenOf(context.children[k]),
                BuildNamedExpression((NamedExpressionContext)context.children[k + 1]),
                BuildBlock((BlockContext)context.children[k + 3])));
        }

        if (branches.Count > MaxClimbDepth)
        {
            throw new NestingTooDeepException();
        }

        for (var k = branches.Count - 1; k > 0; k--)
        {
            (var keyword, var test, var body) = branches[k];
            orElse = [new If(test, body, orElse, BlockSpan(keyword, last))];
        }

        return new If(branches[0].Test, branches[0].Body, orElse, BlockSpan(branches[0].Keyword, last));
    }

    Stmt[] BuildElse(ElseBlockContext context) => BuildBlock((BlockContext)context.children[2]);

    While BuildWhile(WhileStatementContext context) => new(
        BuildNamedExpression((NamedExpressionContext)context.children[1]),
        BuildBlock((BlockContext)context.children[3]),
        context.ChildCount > 4 ? BuildElse((ElseBlockContext)context.children[4]) : NoStatements,
        BlockSpan(First(context), context));

    Stmt BuildFor(ForStatementContext context, PythonToken? async)
    {
        var target = BuildTargets((TargetsContext)context.children[1]);
        var iter = BuildStarExpressions((StarExpressionsContext)context.children[3]);
        var body = BuildBlock((BlockContext)context.children[5]);
        var orElse = context.ChildCount > 6 ? BuildElse((ElseBlockContext)context.children[6]) : NoStatements;
        var span = BlockSpan(async ?? First(context), context);
        return async is null ? new For(target, iter, body, orElse, span) : new AsyncFor(target, iter, body, orElse, span);
    }

    Stmt BuildWith(WithStatementContext context, PythonToken? async)
    {
        var items = new List<WithItem>();
        foreach (var item in context.withItem())
        {
            var expression = BuildExpression((ExpressionContext)item.children[0]);
            var target = item.ChildCount > 1 ? BuildTarget((TargetContext)item.children[2]) : null;
            items.Add(new WithItem(expression, target, SpanOf(item)));
        }

        var body = BuildBlock(context.block());
        var span = BlockSpan(async ?? First(context), context);
        return async is null ? new With(items.ToArray(), body, span) : new AsyncWith(items.ToArray(), body, span);
    }

    Stmt BuildTry(TryStatementContext context)
    {
        var body = BuildBlock((BlockContext)context.children[2]);
        var handlers = new List<ExceptHandler>();
        var orElse = NoStatements;
        var final = NoStatements;
        bool? isStar = null;
        for (var i = 3; i < context.ChildCount; i++)
        {
            switch (context.children[i])
            {
                case ExceptHandlerContext handler:
                    var hasStar = IsToken(handler.children[1], STAR);
                    if (isStar is not null && isStar != hasStar)
                    {
                        throw Reject(DiagnosticCatalog.MixedExcept, hasStar ? First(handler).Span.To(TokenOf(handler.children[1]).Span) : First(handler).Span);
                    }

                    isStar = hasStar;
                    handlers.Add(BuildExceptHandler(handler));
                    break;
                case ElseBlockContext elseBlock:
                    orElse = BuildElse(elseBlock);
                    break;
                case FinallyBlockContext finallyBlock:
                    final = BuildBlock((BlockContext)finallyBlock.children[2]);
                    break;
            }
        }

        var span = BlockSpan(First(context), context);
        return isStar == true
            ? new TryStar(body, handlers.ToArray(), orElse, final, span)
            : new Try(body, handlers.ToArray(), orElse, final, span);
    }

    /// <summary>Several types without parentheses are a tuple (PEP 758). That a bare `except:` is the last is checked with the placement.</summary>
    ExceptHandler BuildExceptHandler(ExceptHandlerContext context)
    {
        var types = context.expression();
        var name = context.NAME() is { } node ? NameOf(node) : null;
        var isStar = IsToken(context.children[1], STAR);
        Expr? type = null;
        if (types.Length == 0)
        {
            if (isStar)
            {
                throw Reject(DiagnosticCatalog.ExpectedExceptionTypes, TokenOf(context.children[2]).Span);
            }
        }
        else
        {
            var isTuple = context.COMMA().Length > 0;
            if (!isTuple)
            {
                type = BuildExpression(types[0]);
            }
            else
            {
                var elements = new Expr[types.Length];
                for (var i = 0; i < elements.Length; i++)
                {
                    elements[i] = BuildExpression(types[i]);
                }

                if (name is not null)
                {
                    var colon = TokenOf(context.children[context.ChildCount - 2]);
                    throw Reject(
                        DiagnosticCatalog.MultipleExceptionTypesWithAs,
                        First(types[0]).Span.To(colon.Span with { EndColumn = colon.Span.EndColumn - 1 }));
                }

                var lastIndex = isStar ? 2 : 1;
                while (!IsToken(context.children[lastIndex + 1], COLON))
                {
                    lastIndex++;
                }

                var end = context.children[lastIndex] is ITerminalNode comma ? TokenOf(comma).Span : elements[^1].Span;
                type = new Tuple(elements, ExprContext.Load, First(types[0]).Span.To(end));
            }
        }

        return new ExceptHandler(type, name, BuildBlock(context.block()), BlockSpan(First(context), context));
    }
}
