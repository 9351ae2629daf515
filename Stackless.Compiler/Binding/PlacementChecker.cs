// Refuses what parses and binds, but stands where it may not: return outside a function, await outside an async one, break outside a loop, a
// starred expression alone, keyword arguments given twice. CPython says these while it generates code; here they are said before Lowering,
// so that Lowering may rely on them. The walk goes in source order, so that the first mistake is the one reported. Patterns: PatternChecker.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

internal sealed class PlacementChecker(ScopeTable table)
{
    private const int MaxElementsBeforeStar = 255;

    private Body _body = new(BodyKind.Module, null);

    private enum BodyKind
    {
        Module,
        Class,
        Function,
        AsyncFunction,
        Comprehension,
    }

    /// <summary>The code being walked. ExceptStarDepth counts the except* blocks around that are nearer than the loop.</summary>
    private sealed class Body(BodyKind kind, Scope? scope)
    {
        public BodyKind Kind { get; } = kind;

        public Scope? Scope { get; } = scope;

        public bool IsInLoop { get; set; }

        public bool IsInExceptStar { get; set; }

        public bool HasExceptStarInLoop { get; set; }

        public bool IsFunctionLike => Kind is not (BodyKind.Module or BodyKind.Class);
    }

    public static void Run(Mod tree, ScopeTable table)
    {
        var checker = new PlacementChecker(table);
        switch (tree)
        {
            case Module module:
                checker.Check(module.Body);
                break;
            case Interactive interactive:
                checker.Check(interactive.Body);
                break;
            case Expression expression:
                checker.Check(expression.Body);
                break;
        }
    }

    private static BindingException Fail(string message, Span place) => new(message, place);

    private void Check(IReadOnlyList<Stmt> body)
    {
        for (int i = 0; i < body.Count; i++)
        {
            Check(body[i]);
        }
    }

    private void CheckIn(Body body, IReadOnlyList<Stmt> statements)
    {
        Body outer = _body;
        _body = body;
        Check(statements);
        _body = outer;
    }

    private void Check(Stmt statement)
    {
        switch (statement)
        {
            case FunctionDef n:
                CheckFunction(n, n.Args, n.Body, n.DecoratorList, BodyKind.Function);
                break;
            case AsyncFunctionDef n:
                CheckFunction(n, n.Args, n.Body, n.DecoratorList, BodyKind.AsyncFunction);
                break;
            case ClassDef n:
                Check(n.DecoratorList);
                CheckElements(n.Bases);
                CheckKeywords(n.Keywords);
                CheckIn(new Body(BodyKind.Class, null), n.Body);
                break;
            case Return n:
                CheckReturn(n);
                break;
            case Delete n:
                Check(n.Targets);
                break;
            case Assign n:
                Check(n.Value);
                Check(n.Targets);
                break;
            case TypeAlias:
                break;
            case AugAssign n:
                Check(n.Target);
                Check(n.Value);
                break;
            case AnnAssign n:
                CheckOptional(n.Value);
                Check(n.Target);
                break;
            case For n:
                Check(n.Iter);
                Check(n.Target);
                CheckLoop(n.Body, n.OrElse);
                break;
            case AsyncFor n:
                RequireAsync("'async for' outside async function", n.Span);
                Check(n.Iter);
                Check(n.Target);
                CheckLoop(n.Body, n.OrElse);
                break;
            case While n:
                Check(n.Test);
                CheckLoop(n.Body, n.OrElse);
                break;
            case If n:
                Check(n.Test);
                Check(n.Body);
                Check(n.OrElse);
                break;
            case With n:
                CheckWith(n.Items, n.Body);
                break;
            case AsyncWith n:
                RequireAsync("'async with' outside async function", n.Span);
                CheckWith(n.Items, n.Body);
                break;
            case Match n:
                CheckMatch(n);
                break;
            case Raise n:
                CheckOptional(n.Exc);
                CheckOptional(n.Cause);
                break;
            case Try n:
                Check(n.Body);
                CheckHandlers(n.Handlers, isStar: false);
                Check(n.OrElse);
                Check(n.FinalBody);
                break;
            case TryStar n:
                Check(n.Body);
                CheckHandlers(n.Handlers, isStar: true);
                Check(n.OrElse);
                Check(n.FinalBody);
                break;
            case Assert n:
                Check(n.Test);
                CheckOptional(n.Msg);
                break;
            case ExprStmt n:
                Check(n.Value);
                break;
            case Break n:
                RefuseInExceptStar(_body.HasExceptStarInLoop, n.Span);
                if (!_body.IsInLoop)
                {
                    throw Fail(DiagnosticCatalog.BreakOutsideLoop, n.Span);
                }

                break;
            case Continue n:
                RefuseInExceptStar(_body.HasExceptStarInLoop, n.Span);
                if (!_body.IsInLoop)
                {
                    throw Fail(DiagnosticCatalog.ContinueOutsideLoop, n.Span);
                }

                break;
        }
    }

    private static void RefuseInExceptStar(bool isInside, Span place)
    {
        if (isInside)
        {
            throw Fail(DiagnosticCatalog.JumpOutOfExceptStar, place);
        }
    }

    private void RequireAsync(string message, Span place)
    {
        if (_body.Kind != BodyKind.AsyncFunction)
        {
            throw Fail(message, place);
        }
    }

    private void CheckFunction(
        Stmt node,
        Arguments arguments,
        IReadOnlyList<Stmt> body,
        IReadOnlyList<Expr> decorators,
        BodyKind kind)
    {
        Check(decorators);
        Check(arguments.Defaults);
        CheckNullable(arguments.KwDefaults);
        CheckIn(new Body(kind, table.ScopeOf(node)), body);
    }

    private void CheckReturn(Return node)
    {
        if (_body.Kind is not (BodyKind.Function or BodyKind.AsyncFunction))
        {
            throw Fail(DiagnosticCatalog.ReturnOutsideFunction, node.Span);
        }

        if (node.Value is not null && _body is { Kind: BodyKind.AsyncFunction, Scope.IsGenerator: true })
        {
            throw Fail(DiagnosticCatalog.ReturnValueInAsyncGenerator, node.Span);
        }

        CheckOptional(node.Value);
        RefuseInExceptStar(_body.IsInExceptStar, node.Span);
    }

    private void CheckLoop(IReadOnlyList<Stmt> body, IReadOnlyList<Stmt> orElse)
    {
        (bool isInLoop, bool hasExceptStar) = (_body.IsInLoop, _body.HasExceptStarInLoop);
        _body.IsInLoop = true;
        _body.HasExceptStarInLoop = false;
        Check(body);
        (_body.IsInLoop, _body.HasExceptStarInLoop) = (isInLoop, hasExceptStar);
        Check(orElse);
    }

    private void CheckHandlers(IReadOnlyList<ExceptHandler> handlers, bool isStar)
    {
        for (int i = 0; i < handlers.Count; i++)
        {
            ExceptHandler handler = handlers[i];
            if (handler.Type is null && i < handlers.Count - 1)
            {
                throw Fail(DiagnosticCatalog.DefaultExceptNotLast, handler.Span);
            }

            CheckOptional(handler.Type);
            (bool isInExceptStar, bool hasExceptStar) = (_body.IsInExceptStar, _body.HasExceptStarInLoop);
            _body.IsInExceptStar |= isStar;
            _body.HasExceptStarInLoop |= isStar;
            Check(handler.Body);
            (_body.IsInExceptStar, _body.HasExceptStarInLoop) = (isInExceptStar, hasExceptStar);
        }
    }

    private void CheckWith(IReadOnlyList<WithItem> items, IReadOnlyList<Stmt> body)
    {
        foreach (WithItem item in items)
        {
            Check(item.ContextExpr);
            CheckOptional(item.OptionalVars);
        }

        Check(body);
    }

    private void CheckMatch(Match node)
    {
        Check(node.Subject);
        for (int i = 0; i < node.Cases.Count; i++)
        {
            MatchCase matchCase = node.Cases[i];
            PatternChecker.Run(matchCase.Pattern, mayMatchAll: matchCase.Guard is not null || i == node.Cases.Count - 1);
            CheckOptional(matchCase.Guard);
            Check(matchCase.Body);
        }
    }

    private void Check(IReadOnlyList<Expr> list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            Check(list[i]);
        }
    }

    private void CheckNullable(IReadOnlyList<Expr?> list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            CheckOptional(list[i]);
        }
    }

    private void CheckOptional(Expr? expression)
    {
        if (expression is not null)
        {
            Check(expression);
        }
    }

    /// <summary>Where starred expressions may stand.</summary>
    private void CheckElements(IReadOnlyList<Expr> elements)
    {
        for (int i = 0; i < elements.Count; i++)
        {
            Check(elements[i] is Starred starred ? starred.Value : elements[i]);
        }
    }

    private void CheckTargets(IReadOnlyList<Expr> elements, ExprContext context, Span place)
    {
        if (context == ExprContext.Store)
        {
            bool hasStar = false;
            for (int i = 0; i < elements.Count; i++)
            {
                if (elements[i] is not Starred)
                {
                    continue;
                }

                if (hasStar)
                {
                    throw Fail(DiagnosticCatalog.MultipleStarredTargets, place);
                }

                if (i > MaxElementsBeforeStar)
                {
                    throw Fail(DiagnosticCatalog.TooManyBeforeStar, place);
                }

                hasStar = true;
            }
        }

        CheckElements(elements);
    }

    private void CheckKeywords(IReadOnlyList<Keyword> keywords)
    {
        for (int i = 0; i < keywords.Count; i++)
        {
            for (int k = 0; k < i && keywords[i].Arg is not null; k++)
            {
                if (keywords[k].Arg == keywords[i].Arg)
                {
                    throw Fail(DiagnosticCatalog.KeywordRepeated(keywords[i].Arg!), keywords[i].Span);
                }
            }
        }

        foreach (Keyword keyword in keywords)
        {
            Check(keyword.Value);
        }
    }

    private void Check(Expr expression)
    {
        switch (expression)
        {
            case Name or Constant:
                break;
            case Attribute n:
                Check(n.Value);
                break;
            case Call n:
                Check(n.Func);
                CheckElements(n.Args);
                CheckKeywords(n.Keywords);
                break;
            case BoolOp n:
                Check(n.Values);
                break;
            case NamedExpr n:
                Check(n.Value);
                break;
            case BinOp n:
                CheckBinOp(n);
                break;
            case UnaryOp n:
                Check(n.Operand);
                break;
            case Lambda n:
                Check(n.Args.Defaults);
                CheckNullable(n.Args.KwDefaults);
                CheckInner(new Body(BodyKind.Function, table.ScopeOf(n)), n.Body);
                break;
            case IfExp n:
                Check(n.Test);
                Check(n.Body);
                Check(n.OrElse);
                break;
            case Dict n:
                CheckNullable(n.Keys);
                Check(n.Values);
                break;
            case Set n:
                CheckElements(n.Elts);
                break;
            case ListComp n:
                CheckComprehension(n, n.Generators, n.Elt, null);
                break;
            case SetComp n:
                CheckComprehension(n, n.Generators, n.Elt, null);
                break;
            case DictComp n:
                CheckComprehension(n, n.Generators, n.Key, n.Value);
                break;
            case GeneratorExp n:
                CheckComprehension(n, n.Generators, n.Elt, null);
                break;
            case Await n:
                CheckAwait(n);
                break;
            case Yield n:
                if (!_body.IsFunctionLike)
                {
                    throw Fail(DiagnosticCatalog.OutsideFunction("yield"), n.Span);
                }

                CheckOptional(n.Value);
                break;
            case YieldFrom n:
                CheckYieldFrom(n);
                break;
            case Compare n:
                Check(n.Left);
                Check(n.Comparators);
                break;
            case FormattedValue n:
                Check(n.Value);
                CheckOptional(n.FormatSpec);
                break;
            case Interpolation n:
                Check(n.Value);
                CheckOptional(n.FormatSpec);
                break;
            case JoinedStr n:
                Check(n.Values);
                break;
            case TemplateStr n:
                Check(n.Values);
                break;
            case Subscript n:
                Check(n.Value);
                Check(n.Slice);
                break;
            case Starred n:
                throw Fail(n.Ctx == ExprContext.Store ? DiagnosticCatalog.StarredTargetAlone : DiagnosticCatalog.StarredValueAlone, n.Span);
            case List n:
                CheckTargets(n.Elts, n.Ctx, n.Span);
                break;
            case Tuple n:
                CheckTargets(n.Elts, n.Ctx, n.Span);
                break;
            case Slice n:
                CheckOptional(n.Lower);
                CheckOptional(n.Upper);
                CheckOptional(n.Step);
                break;
            default:
                throw new InvalidOperationException(expression.GetType().Name);
        }
    }

    private void CheckInner(Body body, Expr value)
    {
        Body outer = _body;
        _body = body;
        Check(value);
        _body = outer;
    }

    /// <summary>Chains of operators lean to the left and may be long.</summary>
    private void CheckBinOp(BinOp node)
    {
        var rights = new Stack<Expr>();
        Expr left = node;
        while (left is BinOp inner)
        {
            rights.Push(inner.Right);
            left = inner.Left;
        }

        Check(left);
        while (rights.Count > 0)
        {
            Check(rights.Pop());
        }
    }

    private void CheckAwait(Await node)
    {
        if (!_body.IsFunctionLike)
        {
            throw Fail(DiagnosticCatalog.OutsideFunction("await"), node.Span);
        }

        if (_body.Kind == BodyKind.Function)
        {
            throw Fail(DiagnosticCatalog.AwaitOutsideAsync, node.Span);
        }

        Check(node.Value);
    }

    private void CheckYieldFrom(YieldFrom node)
    {
        if (!_body.IsFunctionLike)
        {
            throw Fail(DiagnosticCatalog.OutsideFunction("yield from"), node.Span);
        }

        if (_body.Kind == BodyKind.AsyncFunction)
        {
            throw Fail(DiagnosticCatalog.YieldFromInAsync, node.Span);
        }

        Check(node.Value);
    }

    private void CheckComprehension(Expr node, IReadOnlyList<Comprehension> generators, Expr element, Expr? value)
    {
        Scope scope = table.ScopeOf(node);
        if (scope.IsCoroutine && node is not GeneratorExp && _body.Kind is not (BodyKind.AsyncFunction or BodyKind.Comprehension))
        {
            throw Fail(DiagnosticCatalog.AsyncComprehensionOutside, node.Span);
        }

        Check(generators[0].Iter);
        Body outer = _body;
        _body = new Body(BodyKind.Comprehension, scope);
        for (int i = 0; i < generators.Count; i++)
        {
            if (i > 0)
            {
                Check(generators[i].Iter);
            }

            Check(generators[i].Target);
            Check(generators[i].Ifs);
        }

        Check(element);
        CheckOptional(value);
        _body = outer;
    }
}
