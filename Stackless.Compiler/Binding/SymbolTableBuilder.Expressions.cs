// Names in expressions and patterns.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

sealed partial class SymbolTableBuilder
{
    void VisitKeyword(Keyword keyword)
    {
        if (keyword.Arg is not null)
        {
            CheckName(keyword.Arg, ExprContext.Store, keyword.Span);
        }

        Visit(keyword.Value);
    }

    void VisitExpr(Expr expression)
    {
        switch (expression)
        {
            case Name n:
                VisitName(n);
                break;
            case Attribute n:
                CheckName(n.Attr, n.Ctx, n.Span);
                Visit(n.Value);
                break;
            case NamedExpr n:
                VisitNamedExpr(n);
                break;
            case BinOp n:
                VisitChain(n);
                break;
            case Lambda n:
                VisitLambda(n);
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
            default:
                VisitChildren(expression);
                break;
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
        VisitAll(node.Args.Defaults);
        VisitAll(node.Args.KwDefaults);
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
        VisitAll(outermost.Ifs);
        for (var i = 1; i < generators.Count; i++)
        {
            var inner = generators[i];
            VisitComprehensionTarget(inner.Target);
            scope.OpenIterables++;
            Visit(inner.Iter);
            scope.OpenIterables--;
            VisitAll(inner.Ifs);
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

    void VisitPattern(Pattern pattern)
    {
        switch (pattern)
        {
            case MatchClass n:
                Visit(n.Cls);
                VisitAll(n.Patterns);
                foreach (var name in n.KwdAttrs)
                {
                    CheckName(name, ExprContext.Store, n.Span);
                }

                VisitAll(n.KwdPatterns);
                break;
            default:
                VisitChildren(pattern);
                DefineCapture((pattern as MatchStar)?.Name ?? (pattern as MatchMapping)?.Rest ?? (pattern as MatchAs)?.Name, pattern.Span);
                break;
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
