// The expressions of PlacementChecker.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

sealed partial class PlacementChecker
{
    void Check(IReadOnlyList<Expr> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Check(list[i]);
        }
    }

    void CheckNullable(IReadOnlyList<Expr?> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            CheckOptional(list[i]);
        }
    }

    void CheckOptional(Expr? expression)
    {
        if (expression is not null)
        {
            Check(expression);
        }
    }

    /// <summary>Where starred expressions may stand.</summary>
    void CheckElements(IReadOnlyList<Expr> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            Check(elements[i] is Starred starred ? starred.Value : elements[i]);
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

    void CheckKeywords(IReadOnlyList<Keyword> keywords)
    {
        foreach (var keyword in keywords)
        {
            Check(keyword.Value);
        }
    }

    void Check(Expr expression)
    {
        switch (expression)
        {
            case Name or Constant:
                break;
            case Attribute n:
                Check(n.Value);
                break;
            case Call n:
                RefuseRepeated(n.Keywords);
                warnings.CheckCall(n);
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
                for (var i = 0; i < n.Values.Count; i++)
                {
                    CheckOptional(n.Keys[i]);
                    Check(n.Values[i]);
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

                CheckOptional(n.Value);
                break;
            case YieldFrom n:
                CheckYieldFrom(n);
                break;
            case Compare n:
                warnings.CheckCompare(n);
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
                warnings.CheckSubscript(n);
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

    void CheckInner(Body body, Expr value)
    {
        var outer = _body;
        _body = body;
        Check(value);
        _body = outer;
    }

    /// <summary>Chains of operators lean to the left and may be long.</summary>
    void CheckBinOp(BinOp node)
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

    void CheckAwait(Await node)
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

        Check(node.Value);
    }

    void CheckComprehension(Expr node, IReadOnlyList<Comprehension> generators, Expr element, Expr? value)
    {
        var scope = table.ScopeOf(node);
        if (scope.IsCoroutine && node is not GeneratorExp && _body.Kind is not (BodyKind.AsyncFunction or BodyKind.Comprehension))
        {
            throw Fail(DiagnosticCatalog.AsyncComprehensionOutside, node.Span);
        }

        Check(generators[0].Iter);
        var outer = _body;
        var openHere = scope.IsInlined ? outer.BlockCount : 0;
        _body = new Body(BodyKind.Comprehension, scope) { BlockCount = openHere };
        for (var i = 0; i < generators.Count; i++)
        {
            if (i > 0)
            {
                Check(generators[i].Iter);
            }

            OpenBlocks(generators[i].IsAsync ? 1 : 0, node.Span);
            Check(generators[i].Target);
            Check(generators[i].Ifs);
        }

        Check(element);
        CheckOptional(value);
        _body = outer;
    }
}
