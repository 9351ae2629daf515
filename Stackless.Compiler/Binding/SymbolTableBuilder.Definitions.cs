// Names in definitions: functions and their parameters, classes, type parameters, type aliases, annotations.
// What is evaluated on demand (annotations, bounds, defaults of type parameters, alias values) has a scope of its own, which may look into the class.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

sealed partial class SymbolTableBuilder
{
    void VisitFunction(
        Stmt node,
        string name,
        Arguments arguments,
        IReadOnlyList<Stmt> body,
        IReadOnlyList<Expr> decorators,
        Expr? returns,
        IReadOnlyList<TypeParam> typeParams,
        bool isAsync)
    {
        CheckName(name, ExprContext.Store, node.Span);
        Define(name, SymbolFlags.Local, node.Span);
        VisitAll(arguments.Defaults);
        VisitAll(arguments.KwDefaults);
        VisitAll(decorators);
        if (typeParams.Count > 0)
        {
            EnterTypeParameters(node, name, typeParams, hasDefaults: true, arguments.KwDefaults.Any(static value => value is not null));
        }

        VisitAnnotations(node, arguments, returns);
        var scope = Enter(ScopeKind.Function, name, node);
        _table.Add(node, scope);
        scope.IsCoroutine = isAsync;
        VisitParameters(arguments);
        VisitAll(body);
        Exit();
        if (typeParams.Count > 0)
        {
            Exit();
        }
    }

    void VisitParameters(Arguments arguments)
    {
        DefineParameters(arguments.PosOnlyArgs);
        DefineParameters(arguments.Args);
        DefineParameters(arguments.KwOnlyArgs);
        if (arguments.VarArg is { } rest)
        {
            DefineParameter(rest);
        }

        if (arguments.KwArg is { } keywordRest)
        {
            DefineParameter(keywordRest);
        }
    }

    void DefineParameters(IReadOnlyList<Arg> list)
    {
        foreach (var arg in list)
        {
            DefineParameter(arg);
        }
    }

    void DefineParameter(Arg arg)
    {
        CheckName(arg.Name, ExprContext.Store, arg.Span);
        Define(arg.Name, SymbolFlags.Parameter, arg.Span);
    }

    /// <summary>The annotations of a function are evaluated on demand, in a scope of their own beside the function's.</summary>
    void VisitAnnotations(Node node, Arguments arguments, Expr? returns)
    {
        var isInClass = _current.CanSeeClassScope || _current.Kind == ScopeKind.Class;
        var scope = Enter(ScopeKind.Annotation, "__annotate__", node);
        AddFormatParameter(scope, node.Span);
        if (isInClass)
        {
            scope.CanSeeClassScope = true;
            Define("__classdict__", SymbolFlags.Used, node.Span);
        }

        VisitAnnotationsOf(arguments.PosOnlyArgs);
        VisitAnnotationsOf(arguments.Args);
        VisitAnnotationOf(arguments.VarArg);
        VisitAnnotationOf(arguments.KwArg);
        VisitAnnotationsOf(arguments.KwOnlyArgs);
        if (returns is not null)
        {
            scope.HasAnnotations = true;
            Visit(returns);
        }

        Exit();
        if (scope.HasAnnotations)
        {
            _table.AddAnnotations(node, scope);
        }
    }

    void VisitAnnotationsOf(IReadOnlyList<Arg> list)
    {
        foreach (var arg in list)
        {
            VisitAnnotationOf(arg);
        }
    }

    void VisitAnnotationOf(Arg? arg)
    {
        if (arg?.Annotation is { } annotation)
        {
            _current.HasAnnotations = true;
            Visit(annotation);
        }
    }

    /// <summary>Scopes that are called to evaluate something take the format as their parameter.</summary>
    void AddFormatParameter(Scope scope, Span place)
    {
        Define(scope, ".format", SymbolFlags.Parameter, place);
        Define(scope, ".format", SymbolFlags.Used, place);
    }

    void VisitClass(ClassDef node)
    {
        CheckName(node.Name, ExprContext.Store, node.Span);
        Define(node.Name, SymbolFlags.Local, node.Span);
        VisitAll(node.DecoratorList);
        var outerClassName = _className;
        var isGeneric = node.TypeParams.Count > 0;
        if (isGeneric)
        {
            _className = node.Name;
            EnterTypeParameters(node, node.Name, node.TypeParams, hasDefaults: false, hasKeywordDefaults: false);
            // Bases are written outside the class: only the type parameters are mangled there.
        }

        VisitAll(node.Bases);
        VisitAll(node.Keywords);
        _className = node.Name;
        var scope = Enter(ScopeKind.Class, node.Name, node);
        _table.Add(node, scope);
        if (isGeneric)
        {
            Define("__type_params__", SymbolFlags.Local, node.Span);
            Define(".type_params", SymbolFlags.Used, node.Span);
        }

        VisitAll(node.Body);
        Exit();
        if (isGeneric)
        {
            Exit();
        }

        _className = outerClassName;
    }

    void EnterTypeParameters(Node node, string name, IReadOnlyList<TypeParam> parameters, bool hasDefaults, bool hasKeywordDefaults)
    {
        var isInClass = _current.Kind == ScopeKind.Class;
        var scope = Enter(ScopeKind.TypeParameters, name, node);
        _table.AddTypeParameters(node, scope);
        if (node is ClassDef)
        {
            scope.MangledNames = [];
        }

        if (isInClass)
        {
            scope.CanSeeClassScope = true;
            Define("__classdict__", SymbolFlags.Used, node.Span);
        }

        if (node is ClassDef)
        {
            Define(".type_params", SymbolFlags.Local, node.Span);
            Define(".type_params", SymbolFlags.Used, node.Span);
            Define(".generic_base", SymbolFlags.Local, node.Span);
            Define(".generic_base", SymbolFlags.Used, node.Span);
        }

        // CPython declares .defaults for every generic function, with or without defaults.
        if (hasDefaults)
        {
            Define(".defaults", SymbolFlags.Parameter, node.Span);
        }

        if (hasKeywordDefaults)
        {
            Define(".kwdefaults", SymbolFlags.Parameter, node.Span);
        }

        var hasDefault = false;
        foreach (var parameter in parameters)
        {
            var isDefaulted = parameter switch
            {
                TypeVar { DefaultValue: not null } or ParamSpec { DefaultValue: not null } or TypeVarTuple { DefaultValue: not null } => true,
                _ => false,
            };
            if (hasDefault && !isDefaulted)
            {
                throw Fail(DiagnosticCatalog.DefaultlessTypeParameter(NameOf(parameter)), parameter.Span);
            }

            hasDefault |= isDefaulted;
            VisitTypeParam(parameter);
        }
    }

    static string NameOf(TypeParam parameter) => parameter switch
    {
        TypeVar n => n.Name,
        ParamSpec n => n.Name,
        TypeVarTuple n => n.Name,
        _ => throw new InvalidOperationException(parameter.GetType().Name),
    };

    void VisitTypeParam(TypeParam parameter)
    {
        var name = NameOf(parameter);
        CheckName(name, ExprContext.Store, parameter.Span);
        _current.MangledNames?.Add(name);
        Define(name, SymbolFlags.TypeParameter | SymbolFlags.Local, parameter.Span);
        switch (parameter)
        {
            case TypeVar n:
                if (n.Bound is not null)
                {
                    _table.AddBound(n, VisitTypeVariable(n, name, n.Bound, n.Bound is Tuple ? "a TypeVar constraint" : "a TypeVar bound"));
                }

                if (n.DefaultValue is not null)
                {
                    _table.AddDefault(n, VisitTypeVariable(n, name, n.DefaultValue, "a TypeVar default"));
                }

                break;
            case ParamSpec { DefaultValue: { } value }:
                _table.AddDefault(parameter, VisitTypeVariable(parameter, name, value, "a ParamSpec default"));
                break;
            case TypeVarTuple { DefaultValue: { } value }:
                _table.AddDefault(parameter, VisitTypeVariable(parameter, name, value, "a TypeVarTuple default"));
                break;
        }
    }

    Scope VisitTypeVariable(TypeParam parameter, string name, Expr value, string purpose)
    {
        var isInClass = _current.CanSeeClassScope;
        var scope = Enter(ScopeKind.TypeVariable, name, parameter, purpose);
        AddFormatParameter(scope, value.Span);
        scope.CanSeeClassScope = isInClass;
        if (isInClass)
        {
            Define("__classdict__", SymbolFlags.Used, value.Span);
        }

        Visit(value);
        Exit();
        return scope;
    }

    void VisitTypeAlias(TypeAlias node)
    {
        Visit(node.Name);
        var name = ((Name)node.Name).Id;
        var isInClass = _current.Kind == ScopeKind.Class;
        var isGeneric = node.TypeParams.Count > 0;
        if (isGeneric)
        {
            EnterTypeParameters(node, name, node.TypeParams, hasDefaults: false, hasKeywordDefaults: false);
        }

        var scope = Enter(ScopeKind.TypeAlias, name, node);
        AddFormatParameter(scope, node.Span);
        _table.Add(node, scope);
        scope.CanSeeClassScope = isInClass;
        if (isInClass)
        {
            Define("__classdict__", SymbolFlags.Used, node.Value.Span);
        }

        Visit(node.Value);
        Exit();
        if (isGeneric)
        {
            Exit();
        }
    }

    void VisitAnnAssign(AnnAssign node)
    {
        _current.HasAnnotations = true;
        if (node.Target is Name name)
        {
            var flags = Lookup(name.Id);
            if (node.IsSimple && (flags & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0 && _current != _table.Root)
            {
                throw Fail(DiagnosticCatalog.AnnotatedCannotBe(name.Id, (flags & SymbolFlags.Global) != 0 ? "global" : "nonlocal"), node.Span);
            }

            CheckName(name.Id, ExprContext.Store, name.Span);
            if (node.IsSimple)
            {
                Define(name.Id, SymbolFlags.Annotated | SymbolFlags.Local, name.Span);
            }
            else if (node.Value is not null)
            {
                Define(name.Id, SymbolFlags.Local, name.Span);
            }
        }
        else
        {
            Visit(node.Target);
        }

        VisitVariableAnnotation(node.Annotation);
        VisitOptional(node.Value);
    }

    /// <summary>Annotations of variables: in one scope per class or module. In functions they are never evaluated, and bind nothing.</summary>
    void VisitVariableAnnotation(Expr annotation)
    {
        var owner = _current;
        var mayBeSkipped = owner.Kind == ScopeKind.Module || (owner.Kind == ScopeKind.Class && owner.ConditionalDepth > 0);
        if (mayBeSkipped && !owner.HasConditionalAnnotations)
        {
            owner.HasConditionalAnnotations = true;
            Define("__conditional_annotations__", SymbolFlags.Used, annotation.Span);
        }

        if (owner.AnnotationScope is { } known && !_features.HasAnnotations)
        {
            Enter(known);
        }
        else
        {
            var scope = Enter(ScopeKind.Annotation, "__annotate__", annotation);
            AddFormatParameter(scope, annotation.Span);
            owner.AnnotationScope ??= scope;
            if (owner.Kind == ScopeKind.Class)
            {
                scope.CanSeeClassScope = true;
                Define("__classdict__", SymbolFlags.Used, annotation.Span);
            }
        }

        _current.IsUnevaluated = owner.IsFunctionLike;
        Visit(annotation);
        Exit();
    }
}
