// The expressions of PlacementChecker.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

sealed partial class PlacementChecker
{
    /// <summary>Where starred expressions may stand.</summary>
    void CheckElements(IReadOnlyList<Expr> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            Visit(elements[i] is Starred starred ? starred.Value : elements[i]);
        }
    }

    void CheckTargets(IReadOnlyList<Expr> elements, ExprContext context, Span place)
    {
        if (context == ExprContext.Store)
        {
            var hasStar = false;
            for (var i = 0; i < elements.Count; i++)
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

    static void RefuseRepeated(IReadOnlyList<Keyword> keywords)
    {
        for (var i = 0; i < keywords.Count; i++)
        {
            for (var k = 0; k < i && keywords[i].Arg is not null; k++)
            {
                if (keywords[k].Arg == keywords[i].Arg)
                {
                    throw Fail(DiagnosticCatalog.KeywordRepeated(keywords[i].Arg!), keywords[i].Span);
                }
            }
        }
    }

    void VisitExpr(Expr expression)
    {
        switch (expression)
        {
            case Call n:
                RefuseRepeated(n.Keywords);
                warnings.CheckCall(n);
                Visit(n.Func);
                CheckElements(n.Args);
                VisitAll(n.Keywords);
                break;
            case BinOp n:
                VisitChain(n);
                break;
            case Lambda n:
                VisitAll(n.Args.Defaults);
                VisitAll(n.Args.KwDefaults);
                CheckInner(new Body(BodyKind.Function, table.ScopeOf(n)), n.Body);
                break;
            case Dict n:
                for (var i = 0; i < n.Values.Count; i++)
                {
                    VisitOptional(n.Keys[i]);
                    Visit(n.Values[i]);
                }

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

                VisitOptional(n.Value);
                break;
            case YieldFrom n:
                CheckYieldFrom(n);
                break;
            case Compare n:
                warnings.CheckCompare(n);
                VisitChildren(n);
                break;
            case Subscript n:
                warnings.CheckSubscript(n);
                VisitChildren(n);
                break;
            case Starred n:
                throw Fail(n.Ctx == ExprContext.Store ? DiagnosticCatalog.StarredTargetAlone : DiagnosticCatalog.StarredValueAlone, n.Span);
            case List n:
                CheckTargets(n.Elts, n.Ctx, n.Span);
                break;
            case Tuple n:
                CheckTargets(n.Elts, n.Ctx, n.Span);
                break;
            default:
                VisitChildren(expression);
                break;
        }
    }

    void CheckInner(Body body, Expr value)
    {
        var outer = _body;
        _body = body;
        Visit(value);
        _body = outer;
    }

    void CheckAwait(Await node)
    {
        if (!_body.IsFunctionLike && !IsAwaitingModule)
        {
            throw Fail(DiagnosticCatalog.OutsideFunction("await"), node.Span);
        }

        if (_body.Kind == BodyKind.Function)
        {
            throw Fail(DiagnosticCatalog.AwaitOutsideAsync, node.Span);
        }

        Visit(node.Value);
    }

    void CheckYieldFrom(YieldFrom node)
    {
        if (!_body.IsFunctionLike)
        {
            throw Fail(DiagnosticCatalog.OutsideFunction("yield from"), node.Span);
        }

        if (_body.Kind == BodyKind.AsyncFunction)
        {
            throw Fail(DiagnosticCatalog.YieldFromInAsync, node.Span);
        }

        Visit(node.Value);
    }

    void CheckComprehension(Expr node, IReadOnlyList<Comprehension> generators, Expr element, Expr? value)
    {
        var scope = table.ScopeOf(node);
        if (scope.IsCoroutine && node is not GeneratorExp && _body.Kind is not (BodyKind.AsyncFunction or BodyKind.Comprehension) && !IsAwaitingModule)
        {
            throw Fail(DiagnosticCatalog.AsyncComprehensionOutside, node.Span);
        }

        Visit(generators[0].Iter);
        var outer = _body;
        var openHere = scope.IsInlined ? outer.BlockCount : 0;
        _body = new Body(BodyKind.Comprehension, scope) { BlockCount = openHere };
        for (var i = 0; i < generators.Count; i++)
        {
            if (i > 0)
            {
                Visit(generators[i].Iter);
            }

            OpenBlocks(generators[i].IsAsync ? 1 : 0, node.Span);
            Visit(generators[i].Target);
            VisitAll(generators[i].Ifs);
        }

        Visit(element);
        VisitOptional(value);
        _body = outer;
    }
}
