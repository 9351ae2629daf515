// Names in expressions and patterns.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

sealed partial class SymbolTableBuilder
{
    void Visit(IReadOnlyList<Expr> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Visit(list[i]);
        }
    }

    void VisitNullable(IReadOnlyList<Expr?> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            VisitOptional(list[i]);
        }
    }

    void VisitOptional(Expr? expression)
    {
        if (expression is not null)
        {
            Visit(expression);
        }
    }

    void VisitKeywords(IReadOnlyList<Keyword> keywords)
    {
        foreach (var keyword in keywords)
        {
            if (keyword.Arg is not null)
            {
                CheckName(keyword.Arg, ExprContext.Store, keyword.Span);
            }

            Visit(keyword.Value);
        }
    }

    void Visit(Expr expression)
    {
        switch (expression)
        {
            case Name n:
                VisitName(n);
                break;
            case Constant:
                break;
            case Attribute n:
                CheckName(n.Attr, n.Ctx, n.Span);
                Visit(n.Value);
                break;
            case Call n:
                Visit(n.Func);
                Visit(n.Args);
                VisitKeywords(n.Keywords);
                break;
            case BoolOp n:
                Visit(n.Values);
                break;
            case NamedExpr n:
                VisitNamedExpr(n);
                break;
            case BinOp n:
                VisitBinOp(n);
                break;
            case UnaryOp n:
                Visit(n.Operand);
                break;
            case Lambda n:
                VisitLambda(n);
                break;
            case IfExp n:
                Visit(n.Test);
                Visit(n.Body);
                Visit(n.OrElse);
                break;
            case Dict n:
                VisitNullable(n.Keys);
                Visit(n.Values);
                break;
            case Set n:
                Visit(n.Elts);
                break;
            case ListComp n:
                VisitComprehension(n, "listcomp", ComprehensionKind.List, n.Generators, n.Elt, null);
                break;
            case SetComp n:
                VisitComprehension(n, "setcomp", ComprehensionKind.Set, n.Generators, n.Elt, null);
                break;
            case DictComp n:
                VisitComprehension(n, "dictcomp", ComprehensionKind.Dict, n.Generators, n.Key, n.Value);
                break;
            case GeneratorExp n:
                VisitComprehension(n, "genexpr", ComprehensionKind.Generator, n.Generators, n.Elt, null);
                break;
            case Await n:
                RefuseInAnnotation("await expression", n);
                Visit(n.Value);
                _current.IsCoroutine = true;
                break;
            case Yield n:
                RefuseInAnnotation("yield expression", n);
                VisitOptional(n.Value);
                MarkGenerator(n);
                break;
            case YieldFrom n:
                RefuseInAnnotation("yield expression", n);
                Visit(n.Value);
                MarkGenerator(n);
                break;
            case Compare n:
                Visit(n.Left);
                Visit(n.Comparators);
                break;
            case FormattedValue n:
                Visit(n.Value);
                VisitOptional(n.FormatSpec);
                break;
            case Interpolation n:
                Visit(n.Value);
                VisitOptional(n.FormatSpec);
                break;
            case JoinedStr n:
                Visit(n.Values);
                break;
            case TemplateStr n:
                Visit(n.Values);
                break;
            case Subscript n:
                Visit(n.Value);
                Visit(n.Slice);
                break;
            case Starred n:
                Visit(n.Value);
                break;
            case List n:
                Visit(n.Elts);
                break;
            case Tuple n:
                Visit(n.Elts);
                break;
            case Slice n:
                VisitOptional(n.Lower);
                VisitOptional(n.Upper);
                VisitOptional(n.Step);
                break;
            default:
                throw new InvalidOperationException(expression.GetType().Name);
        }
    }

    /// <summary>Chains of operators lean to the left and may be long: down the left side in a loop.</summary>
    void VisitBinOp(BinOp node)
    {
        var rights = new Stack<Expr>();
        Expr left = node;
        while (left is BinOp inner)
        {
            rights.Push(inner.Right);
            left = inner.Left;
        }

        Visit(left);
        while (rights.Count > 0)
        {
            Visit(rights.Pop());
        }
    }

    void VisitName(Name node)
    {
        if (_current.IsUnevaluated)
        {
            return;
        }

        CheckName(node.Id, node.Ctx, node.Span);
        Define(node.Id, node.Ctx == ExprContext.Load ? SymbolFlags.Used : SymbolFlags.Local, node.Span);
        if (node.Ctx == ExprContext.Load && node.Id == "super" && _current.IsFunctionLike)
        {
            // super() without arguments reads the class from this cell.
            Define("__class__", SymbolFlags.Used, node.Span);
        }
    }

    void VisitLambda(Lambda node)
    {
        Visit(node.Args.Defaults);
        VisitNullable(node.Args.KwDefaults);
        var scope = Enter(ScopeKind.Function, "lambda", node);
        _table.Add(node, scope);
        VisitParameters(node.Args);
        Visit(node.Body);
        Exit();
    }

    void VisitComprehension(Expr node, string name, ComprehensionKind kind, IReadOnlyList<Comprehension> generators, Expr element, Expr? value)
    {
        // The first iterable is evaluated outside, and passed in.
        var outermost = generators[0];
        _current.OpenIterables++;
        Visit(outermost.Iter);
        _current.OpenIterables--;
        var scope = Enter(ScopeKind.Function, name, node);
        _table.Add(node, scope);
        scope.IsCoroutine = outermost.IsAsync;
        scope.Comprehension = kind;
        Define(".0", SymbolFlags.Parameter, node.Span);
        VisitComprehensionTarget(outermost.Target);
        Visit(outermost.Ifs);
        for (var i = 1; i < generators.Count; i++)
        {
            var inner = generators[i];
            VisitComprehensionTarget(inner.Target);
            scope.OpenIterables++;
            Visit(inner.Iter);
            scope.OpenIterables--;
            Visit(inner.Ifs);
            scope.IsCoroutine |= inner.IsAsync;
        }

        VisitOptional(value);
        Visit(element);
        scope.IsGenerator = kind == ComprehensionKind.Generator;
        var isAsync = scope.IsCoroutine && kind != ComprehensionKind.Generator;
        Exit();
        _current.IsCoroutine |= isAsync;
    }

    void VisitComprehensionTarget(Expr target)
    {
        _current.IsComprehensionTarget = true;
        Visit(target);
        _current.IsComprehensionTarget = false;
    }

    void MarkGenerator(Expr node)
    {
        _current.IsGenerator = true;
        if (_current.Comprehension != ComprehensionKind.None)
        {
            throw Fail(
                DiagnosticCatalog.YieldInside(_current.Comprehension switch
                {
                    ComprehensionKind.List => "list comprehension",
                    ComprehensionKind.Set => "set comprehension",
                    ComprehensionKind.Dict => "dict comprehension",
                    _ => "generator expression",
                }),
                node.Span);
        }
    }

    void RefuseInAnnotation(string what, Expr node)
    {
        switch (_current.Kind)
        {
            case ScopeKind.Annotation:
                throw Fail(DiagnosticCatalog.CannotBeUsedWithin(what, "an annotation"), node.Span);
            case ScopeKind.TypeVariable:
                throw Fail(DiagnosticCatalog.CannotBeUsedWithin(what, _current.Purpose!), node.Span);
            case ScopeKind.TypeAlias:
                throw Fail(DiagnosticCatalog.CannotBeUsedWithin(what, "a type alias"), node.Span);
            case ScopeKind.TypeParameters:
                throw Fail(DiagnosticCatalog.CannotBeUsedWithin(what, "the definition of a generic"), node.Span);
        }
    }

    void VisitNamedExpr(NamedExpr node)
    {
        RefuseInAnnotation("named expression", node);
        if (_current.IterableDepth + _current.OpenIterables > 0)
        {
            throw Fail(DiagnosticCatalog.NamedInIterable, node.Span);
        }

        if (_current.Comprehension != ComprehensionKind.None)
        {
            BindOutsideComprehension((Name)node.Target);
        }

        _table.AddWalrusTarget(((Name)node.Target).Id);
        Visit(node.Value);
        Visit(node.Target);
    }

    /// <summary>A named expression in a comprehension binds in the nearest scope around that is none.</summary>
    void BindOutsideComprehension(Name target)
    {
        var mangled = _current.Mangle(target.Id);
        for (var i = _stack.Count - 1; i >= 0; i--)
        {
            var scope = _stack[i];
            if (scope.Comprehension != ComprehensionKind.None)
            {
                var flags = scope.FlagsOf(mangled);
                if ((flags & SymbolFlags.ComprehensionTarget) != 0 && (flags & SymbolFlags.Local) != 0)
                {
                    throw Fail(DiagnosticCatalog.NamedRebindsTarget(target.Id), target.Span);
                }

                continue;
            }

            switch (scope.Kind)
            {
                case ScopeKind.Function:
                    Define(target.Id, (scope.FlagsOf(mangled) & SymbolFlags.Global) != 0 ? SymbolFlags.Global : SymbolFlags.Nonlocal, target.Span);
                    _current.Directives.Add(new Scope.Directive(mangled, target.Span));
                    Define(scope, target.Id, SymbolFlags.Local, target.Span);
                    return;
                case ScopeKind.Module:
                    Define(target.Id, SymbolFlags.Global, target.Span);
                    _current.Directives.Add(new Scope.Directive(mangled, target.Span));
                    Define(scope, target.Id, SymbolFlags.Global, target.Span);
                    return;
                case ScopeKind.Class:
                    throw Fail(DiagnosticCatalog.NamedInComprehensionIn("cannot be used in a class body"), target.Span);
                case ScopeKind.TypeParameters:
                    throw Fail(DiagnosticCatalog.NamedInComprehensionIn("cannot be used within the definition of a generic"), target.Span);
                case ScopeKind.TypeAlias:
                    throw Fail(DiagnosticCatalog.NamedInComprehensionIn("cannot be used in a type alias"), target.Span);
                case ScopeKind.TypeVariable:
                    throw Fail(DiagnosticCatalog.NamedInComprehensionIn("cannot be used in a TypeVar bound"), target.Span);
                case ScopeKind.Annotation:
                    throw Fail(DiagnosticCatalog.CannotBeUsedWithin("named expression", "an annotation"), target.Span);
            }
        }
    }

    void Visit(Pattern pattern)
    {
        switch (pattern)
        {
            case MatchValue n:
                Visit(n.Value);
                break;
            case MatchSingleton:
                break;
            case MatchSequence n:
                Visit(n.Patterns);
                break;
            case MatchStar n:
                DefineCapture(n.Name, n.Span);
                break;
            case MatchMapping n:
                Visit(n.Keys);
                Visit(n.Patterns);
                DefineCapture(n.Rest, n.Span);
                break;
            case MatchClass n:
                Visit(n.Cls);
                Visit(n.Patterns);
                foreach (var name in n.KwdAttrs)
                {
                    CheckName(name, ExprContext.Store, n.Span);
                }

                Visit(n.KwdPatterns);
                break;
            case MatchAs n:
                if (n.Pattern is not null)
                {
                    Visit(n.Pattern);
                }

                DefineCapture(n.Name, n.Span);
                break;
            case MatchOr n:
                Visit(n.Patterns);
                break;
            default:
                throw new InvalidOperationException(pattern.GetType().Name);
        }
    }

    void Visit(IReadOnlyList<Pattern> list)
    {
        foreach (var pattern in list)
        {
            Visit(pattern);
        }
    }

    void DefineCapture(string? name, Span place)
    {
        if (name is not null)
        {
            CheckName(name, ExprContext.Store, place);
            Define(name, SymbolFlags.Local, place);
        }
    }
}
