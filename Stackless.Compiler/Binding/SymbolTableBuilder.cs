// Walks the tree once and gathers, scope by scope, which names are bound and used, and how. Functions, classes and
// annotations are in SymbolTableBuilder.Definitions, expressions in SymbolTableBuilder.Expressions.
// The rules and the order of visits are CPython's, since they decide which of two mistakes is reported.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

sealed partial class SymbolTableBuilder : TreeWalker
{
    readonly Mod _tree;
    readonly FutureFeatures _features;
    readonly ScopeTable _table;
    readonly List<Scope> _stack = [];
    Scope _current;
    string? _className;

    public SymbolTableBuilder(Mod tree, FutureFeatures features, bool isDynamic)
    {
        _tree = tree;
        _features = features;
        _current = new Scope(ScopeKind.Module, "top", tree, null, null) { IsDynamic = isDynamic };
        _table = new ScopeTable(_current, features);
        _table.Add(tree, _current);
        _stack.Add(_current);
    }

    public ScopeTable Run()
    {
        VisitChildren(_tree);
        return _table;
    }

    static BindingException Fail(string message, Span place) => new(message, place);

    Scope Enter(ScopeKind kind, string name, Node node, string? purpose = null)
    {
        var scope = new Scope(kind, name, node, _current, _className) { IterableDepth = _current.IterableDepth + _current.OpenIterables, Purpose = purpose };
        if (kind != ScopeKind.Annotation || !_features.HasAnnotations)
        {
            _current.ChildList.Add(scope);
        }

        Enter(scope);
        return scope;
    }

    void Enter(Scope scope)
    {
        _stack.Add(scope);
        _current = scope;
    }

    void Exit()
    {
        _stack.RemoveAt(_stack.Count - 1);
        _current = _stack[^1];
    }

    void Define(string name, SymbolFlags flags, Span place) => Define(_current, name, flags, place);

    void Define(Scope scope, string name, SymbolFlags flags, Span place)
    {
        var mangled = _current.Mangle(name);
        var symbol = scope.GetOrAdd(mangled);
        if ((flags & SymbolFlags.Parameter) != 0 && symbol.IsParameter)
        {
            throw Fail(DiagnosticCatalog.DuplicateArgument(name), place);
        }

        if ((flags & symbol.Flags & SymbolFlags.TypeParameter) != 0)
        {
            throw Fail(DiagnosticCatalog.DuplicateTypeParameter(name), place);
        }

        symbol.Flags |= flags;
        if (scope.IsComprehensionTarget)
        {
            if ((symbol.Flags & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0)
            {
                throw Fail(DiagnosticCatalog.InnerLoopRebindsNamed(name), place);
            }

            symbol.Flags |= SymbolFlags.ComprehensionTarget;
        }

        if ((flags & SymbolFlags.Parameter) != 0)
        {
            scope.ParameterNames.Add(mangled);
        }
        else if ((flags & SymbolFlags.Global) != 0)
        {
            _table.Root.GetOrAdd(mangled).Flags |= flags;
        }
    }

    SymbolFlags Lookup(string name) => _current.FlagsOf(_current.Mangle(name));

    static void CheckName(string name, ExprContext context, Span place)
    {
        if (name == "__debug__" && context != ExprContext.Load)
        {
            throw Fail(context == ExprContext.Store ? DiagnosticCatalog.CannotAssign(name) : DiagnosticCatalog.CannotDelete(name), place);
        }
    }

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
            case Pattern n:
                VisitPattern(n);
                break;
            case Keyword n:
                VisitKeyword(n);
                break;
            case ExceptHandler n:
                VisitHandler(n);
                break;
            case MatchCase n:
                Visit(n.Pattern);
                VisitOptional(n.Guard);
                VisitConditional(n.Body);
                break;
            default:
                VisitChildren(node);
                break;
        }
    }

    void VisitConditional(IReadOnlyList<Stmt> body)
    {
        _current.ConditionalDepth++;
        VisitAll(body);
        _current.ConditionalDepth--;
    }

    void VisitStmt(Stmt statement)
    {
        switch (statement)
        {
            case FunctionDef n:
                VisitFunction(n, n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams, isAsync: false);
                break;
            case AsyncFunctionDef n:
                VisitFunction(n, n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams, isAsync: true);
                break;
            case ClassDef n:
                VisitClass(n);
                break;
            case Return n:
                VisitOptional(n.Value);
                _current.HasReturnValue |= n.Value is not null;
                break;
            case TypeAlias n:
                VisitTypeAlias(n);
                break;
            case AnnAssign n:
                VisitAnnAssign(n);
                break;
            case For n:
                Visit(n.Target);
                Visit(n.Iter);
                VisitConditional(n.Body);
                VisitConditional(n.OrElse);
                break;
            case AsyncFor n:
                _current.IsCoroutine = true;
                Visit(n.Target);
                Visit(n.Iter);
                VisitConditional(n.Body);
                VisitConditional(n.OrElse);
                break;
            case While n:
                Visit(n.Test);
                VisitConditional(n.Body);
                VisitConditional(n.OrElse);
                break;
            case If n:
                Visit(n.Test);
                VisitConditional(n.Body);
                VisitConditional(n.OrElse);
                break;
            case With n:
                VisitAll(n.Items);
                VisitConditional(n.Body);
                break;
            case AsyncWith n:
                _current.IsCoroutine = true;
                VisitAll(n.Items);
                VisitConditional(n.Body);
                break;
            case Try n:
                VisitTry(n.Body, n.Handlers, n.OrElse, n.FinalBody);
                break;
            case TryStar n:
                VisitTry(n.Body, n.Handlers, n.OrElse, n.FinalBody);
                break;
            case Import n:
                VisitAliases(n.Names);
                break;
            case ImportFrom n:
                VisitAliases(n.Names);
                break;
            case Global n:
                VisitGlobal(n);
                break;
            case Nonlocal n:
                VisitNonlocal(n);
                break;
            default:
                VisitChildren(statement);
                break;
        }
    }

    void VisitHandler(ExceptHandler handler)
    {
        VisitOptional(handler.Type);
        if (handler.Name is not null)
        {
            CheckName(handler.Name, ExprContext.Store, handler.Span);
            Define(handler.Name, SymbolFlags.Local, handler.Span);
        }

        VisitConditional(handler.Body);
    }

    void VisitTry(IReadOnlyList<Stmt> body, IReadOnlyList<ExceptHandler> handlers, IReadOnlyList<Stmt> orElse, IReadOnlyList<Stmt> finalBody)
    {
        VisitConditional(body);
        VisitAll(handlers);
        VisitConditional(orElse);
        VisitConditional(finalBody);
    }

    void VisitAliases(IReadOnlyList<Alias> names)
    {
        foreach (var alias in names)
        {
            if (alias.Name == "*")
            {
                if (_current.Kind != ScopeKind.Module)
                {
                    throw Fail(DiagnosticCatalog.ImportStarNotAtModuleLevel, alias.Span);
                }

                continue;
            }

            var dot = alias.Name.IndexOf('.');
            var name = alias.AsName ?? (dot < 0 ? alias.Name : alias.Name[..dot]);
            CheckName(name, ExprContext.Store, alias.Span);
            Define(name, SymbolFlags.Imported, alias.Span);
        }
    }

    void VisitGlobal(Global node)
    {
        foreach (var name in node.Names)
        {
            CheckDirective(name, "global", node.Span);
            Define(name, SymbolFlags.Global, node.Span);
            _current.Directives.Add(new Scope.Directive(_current.Mangle(name), node.Span));
        }
    }

    void VisitNonlocal(Nonlocal node)
    {
        foreach (var name in node.Names)
        {
            CheckDirective(name, "nonlocal", node.Span);
            Define(name, SymbolFlags.Nonlocal, node.Span);
            _current.Directives.Add(new Scope.Directive(_current.Mangle(name), node.Span));
        }
    }

    void CheckDirective(string name, string directive, Span place)
    {
        CheckName(name, ExprContext.Store, place);
        var flags = Lookup(name);
        if ((flags & SymbolFlags.Parameter) != 0)
        {
            throw Fail(DiagnosticCatalog.ParameterAndDirective(name, directive), place);
        }

        if ((flags & SymbolFlags.Used) != 0)
        {
            throw Fail(DiagnosticCatalog.UsedBeforeDirective(name, directive), place);
        }

        if ((flags & SymbolFlags.Annotated) != 0)
        {
            throw Fail(DiagnosticCatalog.AnnotatedCannotBe(name, directive), place);
        }

        if ((flags & SymbolFlags.Local) != 0)
        {
            throw Fail(DiagnosticCatalog.AssignedBeforeDirective(name, directive), place);
        }
    }
}
