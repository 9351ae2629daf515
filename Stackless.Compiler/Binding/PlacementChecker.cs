// Refuses what parses and binds, but stands where it may not: return outside a function, await outside an async one, break outside a loop, a
// starred expression alone, keyword arguments given twice. CPython says these while it generates code; here they are said before Lowering,
// so that Lowering may rely on them. The walk goes in the order in which CPython generates code, so that the first mistake is the one reported and
// the warnings about literals (LiteralWarnings) come in its order. Patterns: PatternChecker.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

sealed partial class PlacementChecker(ScopeTable table, LiteralWarnings warnings, bool mayAwait) : TreeWalker
{
    const int MaxElementsBeforeStar = 255;

    // The handler and its clean-up.
    const int BlocksOfHandler = 2;

    // CPython's limit on the blocks (loops, with, try) around a place, the function's own included if it is a generator or a coroutine.
    const int MaxNestedBlocks = 21;

    Body _body = new(BodyKind.Module, null);

    enum BodyKind
    {
        Module,
        Class,
        Function,
        AsyncFunction,
        Comprehension,
    }

    /// <summary>The code being walked.</summary>
    sealed class Body(BodyKind kind, Scope? scope)
    {
        public BodyKind Kind { get; } = kind;

        public Scope? Scope { get; } = scope;

        public bool IsInLoop { get; set; }

        public bool IsInExceptStar { get; set; }

        public bool HasExceptStarInLoop { get; set; }

        /// <summary>How many blocks are open here.</summary>
        public int BlockCount { get; set; } = kind is BodyKind.AsyncFunction || scope is { IsGenerator: true } or { IsCoroutine: true } ? 1 : 0;

        /// <summary>Annotations of a module or class are code of their own, which comes after all its statements.</summary>
        public List<Expr>? DeferredAnnotations { get; } = kind is BodyKind.Module or BodyKind.Class ? [] : null;

        public bool IsFunctionLike => Kind is not (BodyKind.Module or BodyKind.Class);
    }

    /// <param name="mayAwait">The module's own code is a coroutine, if it waits for anything.</param>
    public static void Run(Mod tree, ScopeTable table, LiteralWarnings warnings, bool mayAwait)
    {
        var checker = new PlacementChecker(table, warnings, mayAwait);
        switch (tree)
        {
            case Module module:
                checker.CheckIn(checker._body, module.Body);
                break;
            case Interactive interactive:
                checker.CheckIn(checker._body, interactive.Body);
                break;
            case Expression expression:
                checker.Visit(expression.Body);
                break;
        }
    }

    static BindingException Fail(string message, Span place) => new(message, place);

    protected override void Visit(Node node)
    {
        switch (node)
        {
            case Stmt n:
                VisitStmt(n);
                break;
            case Expr n:
                VisitExpr(n);
                break;
            default:
                VisitChildren(node);
                break;
        }
    }

    void CheckIn(Body body, IReadOnlyList<Stmt> statements)
    {
        var outer = _body;
        _body = body;
        VisitAll(statements);
        foreach (var annotation in (IReadOnlyList<Expr>?)body.DeferredAnnotations ?? [])
        {
            CheckAnnotation(annotation);
        }

        _body = outer;
    }

    void CheckAnnotation(Expr? annotation)
    {
        if (annotation is not null && !table.Features.HasAnnotations)
        {
            CheckInner(new Body(BodyKind.Function, null), annotation is Starred starred ? starred.Value : annotation);
        }
    }

    void OpenBlocks(int count, Span place)
    {
        _body.BlockCount += count;
        if (_body.BlockCount > MaxNestedBlocks)
        {
            throw Fail(DiagnosticCatalog.TooManyNestedBlocks, place);
        }
    }

    void CloseBlocks(int count) => _body.BlockCount -= count;

    void VisitStmt(Stmt statement)
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
                VisitAll(n.DecoratorList);
                CheckTypeParams(n.TypeParams);
                CheckIn(new Body(BodyKind.Class, null), n.Body);
                RefuseRepeated(n.Keywords);
                CheckElements(n.Bases);
                VisitAll(n.Keywords);
                break;
            case Return n:
                CheckReturn(n);
                break;
            case Assign n:
                Visit(n.Value);
                VisitAll(n.Targets);
                break;
            case TypeAlias n:
                CheckTypeParams(n.TypeParams);
                CheckInner(new Body(BodyKind.Function, null), n.Value);
                break;
            case AnnAssign n:
                VisitOptional(n.Value);
                Visit(n.Target);
                if (n.Target is Name && n.IsSimple)
                {
                    _body.DeferredAnnotations?.Add(n.Annotation);
                }

                break;
            case For n:
                Visit(n.Iter);
                Visit(n.Target);
                CheckLoop(n.Body, n.OrElse, n.Span);
                break;
            case AsyncFor n:
                RequireAsync("'async for' outside async function", n.Span);
                Visit(n.Iter);
                Visit(n.Target);
                CheckLoop(n.Body, n.OrElse, n.Span);
                break;
            case While n:
                Visit(n.Test);
                CheckLoop(n.Body, n.OrElse, n.Span);
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
            case Try n:
                CheckTry(n.Body, n.Handlers, n.OrElse, n.FinalBody, isStar: false, n.Span);
                break;
            case TryStar n:
                CheckTry(n.Body, n.Handlers, n.OrElse, n.FinalBody, isStar: true, n.Span);
                break;
            case Assert n:
                warnings.CheckAssert(n);
                VisitChildren(n);
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
            default:
                VisitChildren(statement);
                break;
        }
    }

    static void RefuseInExceptStar(bool isInside, Span place)
    {
        if (isInside)
        {
            throw Fail(DiagnosticCatalog.JumpOutOfExceptStar, place);
        }
    }

    bool IsAwaitingModule => mayAwait && _body.Kind == BodyKind.Module;

    void RequireAsync(string message, Span place)
    {
        if (_body.Kind != BodyKind.AsyncFunction && !IsAwaitingModule)
        {
            throw Fail(message, place);
        }
    }

    void CheckFunction(
        Stmt node,
        Arguments arguments,
        IReadOnlyList<Stmt> body,
        IReadOnlyList<Expr> decorators,
        BodyKind kind)
    {
        VisitAll(decorators);
        VisitAll(arguments.Defaults);
        VisitAll(arguments.KwDefaults);
        CheckTypeParams(node is FunctionDef plain ? plain.TypeParams : ((AsyncFunctionDef)node).TypeParams);
        CheckAnnotations(arguments.PosOnlyArgs);
        CheckAnnotations(arguments.Args);
        CheckAnnotation(arguments.VarArg?.Annotation);
        CheckAnnotations(arguments.KwOnlyArgs);
        CheckAnnotation(arguments.KwArg?.Annotation);
        CheckAnnotation(node is FunctionDef function ? function.Returns : ((AsyncFunctionDef)node).Returns);
        CheckIn(new Body(kind, table.ScopeOf(node)), body);
    }

    void CheckAnnotations(IReadOnlyList<Arg> parameters)
    {
        foreach (var parameter in parameters)
        {
            CheckAnnotation(parameter.Annotation);
        }
    }

    /// <summary>Bounds and defaults are code of their own, as annotations are, but are never strings.</summary>
    void CheckTypeParams(IReadOnlyList<TypeParam> parameters)
    {
        foreach (var parameter in parameters)
        {
            (var bound, var defaultValue) = parameter switch
            {
                TypeVar n => (n.Bound, n.DefaultValue),
                TypeVarTuple n => (null, n.DefaultValue is Starred starred ? starred.Value : n.DefaultValue),
                ParamSpec n => (null, n.DefaultValue),
                _ => throw new InvalidOperationException(parameter.GetType().Name),
            };
            foreach (var part in new[] { bound, defaultValue }.OfType<Expr>())
            {
                CheckInner(new Body(BodyKind.Function, null), part);
            }
        }
    }

    void CheckReturn(Return node)
    {
        if (_body.Kind is not (BodyKind.Function or BodyKind.AsyncFunction))
        {
            throw Fail(DiagnosticCatalog.ReturnOutsideFunction, node.Span);
        }

        if (node.Value is not null && _body is { Kind: BodyKind.AsyncFunction, Scope.IsGenerator: true })
        {
            throw Fail(DiagnosticCatalog.ReturnValueInAsyncGenerator, node.Span);
        }

        VisitOptional(node.Value);
        RefuseInExceptStar(_body.IsInExceptStar, node.Span);
    }

    void CheckLoop(IReadOnlyList<Stmt> body, IReadOnlyList<Stmt> orElse, Span place)
    {
        OpenBlocks(1, place);
        (var isInLoop, var hasExceptStar) = (_body.IsInLoop, _body.HasExceptStarInLoop);
        _body.IsInLoop = true;
        _body.HasExceptStarInLoop = false;
        VisitAll(body);
        (_body.IsInLoop, _body.HasExceptStarInLoop) = (isInLoop, hasExceptStar);
        CloseBlocks(1);
        VisitAll(orElse);
    }

    void CheckTry(
        IReadOnlyList<Stmt> body,
        IReadOnlyList<ExceptHandler> handlers,
        IReadOnlyList<Stmt> orElse,
        IReadOnlyList<Stmt> finalBody,
        bool isStar,
        Span place)
    {
        var finallyCount = finalBody.Count > 0 ? 1 : 0;
        OpenBlocks(finallyCount, place);
        if (handlers.Count > 0)
        {
            OpenBlocks(1, place);
            VisitAll(body);
            CloseBlocks(1);
            VisitAll(orElse);
            CheckHandlers(handlers, isStar);
        }
        else
        {
            VisitAll(body);
            VisitAll(orElse);
        }

        // Its place as the end of an exception; the one at the end of the body has no block around it.
        VisitAll(finalBody);
        CloseBlocks(finallyCount);
    }

    void CheckHandlers(IReadOnlyList<ExceptHandler> handlers, bool isStar)
    {
        for (var i = 0; i < handlers.Count; i++)
        {
            var handler = handlers[i];
            if (handler.Type is null && i < handlers.Count - 1)
            {
                throw Fail(DiagnosticCatalog.DefaultExceptNotLast, handler.Span);
            }

            VisitOptional(handler.Type);
            OpenBlocks(BlocksOfHandler, handler.Span);
            (var isInExceptStar, var hasExceptStar) = (_body.IsInExceptStar, _body.HasExceptStarInLoop);
            _body.IsInExceptStar |= isStar;
            _body.HasExceptStarInLoop |= isStar;
            VisitAll(handler.Body);
            (_body.IsInExceptStar, _body.HasExceptStarInLoop) = (isInExceptStar, hasExceptStar);
            CloseBlocks(BlocksOfHandler);
        }
    }

    void CheckWith(IReadOnlyList<WithItem> items, IReadOnlyList<Stmt> body)
    {
        foreach (var item in items)
        {
            Visit(item.ContextExpr);
            OpenBlocks(1, item.ContextExpr.Span);
            VisitOptional(item.OptionalVars);
        }

        VisitAll(body);
        CloseBlocks(items.Count);
    }

    void CheckMatch(Match node)
    {
        Visit(node.Subject);
        for (var i = 0; i < node.Cases.Count; i++)
        {
            var matchCase = node.Cases[i];
            PatternChecker.Run(matchCase.Pattern, mayMatchAll: matchCase.Guard is not null || i == node.Cases.Count - 1);
            VisitOptional(matchCase.Guard);
            VisitAll(matchCase.Body);
        }
    }
}
