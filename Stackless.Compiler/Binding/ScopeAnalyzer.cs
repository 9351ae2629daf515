// Decides where each name lives, from the outermost scope inwards (what is bound around) and back outwards (what inner scopes need as cells).
// A free name of an inlined comprehension that its parent binds is no reason for a cell, unless a function inside the comprehension needs it too.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

static class ScopeAnalyzer
{
    public static void Run(Scope root) => Analyze(root, null, [], new ScopedNames(), new ScopedNames(), null);

    /// <summary>bound: names bound in functions around (null at the outermost scope); globals: names declared global around; these and
    /// typeParameters are as they were when this returns; free: receives the names that scopes further out must provide.</summary>
    static void Analyze(Scope scope, ScopedNames? bound, HashSet<string> free, ScopedNames globals, ScopedNames typeParameters, Scope? classScope)
    {
        var locals = new List<string>();
        var innerFree = new HashSet<string>();
        var innerBound = bound ?? new ScopedNames();
        int boundBefore = innerBound.Mark, globalsBefore = globals.Mark, typeParametersBefore = typeParameters.Mark;
        foreach (var symbol in scope.Symbols.Values)
        {
            symbol.Kind = Decide(scope, symbol, bound, locals, free, globals, typeParameters, classScope);
        }

        if (scope.Kind == ScopeKind.Class)
        {
            // Names of a class body are not seen in its functions: what is around is passed on as it was.
            innerBound.UndoTo(boundBefore);
            globals.UndoTo(globalsBefore);
            innerBound.Add("__class__");
            innerBound.Add("__classdict__");
            innerBound.Add("__conditional_annotations__");
        }
        else if (scope.IsFunctionLike)
        {
            foreach (var name in locals)
            {
                innerBound.Add(name);
            }
        }

        foreach (var child in scope.Children)
        {
            var seen = !child.CanSeeClassScope ? null : scope.Kind == ScopeKind.Class ? scope : classScope;
            var isInlined = child.Comprehension is not (ComprehensionKind.None or ComprehensionKind.Generator) && !scope.CanSeeClassScope;
            var childFree = new HashSet<string>();
            Analyze(child, innerBound, childFree, globals, typeParameters, seen);
            if (isInlined)
            {
                child.IsInlined = true;
                Inline(scope, child, childFree);
            }

            innerFree.UnionWith(childFree);
        }

        if (scope.IsFunctionLike)
        {
            foreach (var symbol in scope.Symbols.Values)
            {
                if (symbol.Kind == SymbolKind.Local && innerFree.Remove(symbol.Name))
                {
                    symbol.Kind = SymbolKind.Cell;
                }
            }
        }
        else if (scope.Kind == ScopeKind.Class)
        {
            scope.NeedsClassCell = innerFree.Remove("__class__");
            scope.NeedsClassDict = innerFree.Remove("__classdict__");
            scope.HasConditionalAnnotations |= innerFree.Remove("__conditional_annotations__");
        }

        innerBound.UndoTo(boundBefore);
        globals.UndoTo(globalsBefore);
        typeParameters.UndoTo(typeParametersBefore);
        PassOn(scope, bound, innerFree);
        free.UnionWith(innerFree);
    }

    static SymbolKind Decide(
        Scope scope,
        Symbol symbol,
        ScopedNames? bound,
        List<string> locals,
        HashSet<string> free,
        ScopedNames globals,
        ScopedNames typeParameters,
        Scope? classScope)
    {
        var name = symbol.Name;
        if ((symbol.Flags & SymbolFlags.Global) != 0)
        {
            if ((symbol.Flags & SymbolFlags.Nonlocal) != 0)
            {
                throw Fail(scope, name, DiagnosticCatalog.NonlocalAndGlobal(name));
            }

            globals.Add(name);
            bound?.Remove(name);
            return SymbolKind.GlobalExplicit;
        }

        if ((symbol.Flags & SymbolFlags.Nonlocal) != 0)
        {
            if (bound is null)
            {
                throw Fail(scope, name, DiagnosticCatalog.NonlocalAtModuleLevel);
            }

            if (!bound.Contains(name))
            {
                throw Fail(scope, name, DiagnosticCatalog.NoBindingForNonlocal(name));
            }

            if (typeParameters.Contains(name))
            {
                throw Fail(scope, name, DiagnosticCatalog.NonlocalTypeParameter(name));
            }

            free.Add(name);
            return SymbolKind.Free;
        }

        if ((symbol.Flags & SymbolFlags.Bound) != 0)
        {
            locals.Add(name);
            globals.Remove(name);
            if ((symbol.Flags & SymbolFlags.TypeParameter) != 0)
            {
                typeParameters.Add(name);
            }
            else
            {
                typeParameters.Remove(name);
            }

            return SymbolKind.Local;
        }

        if (classScope is not null)
        {
            // Bound by the class around and perhaps by a function further out: the class's namespace is asked first, then globals alone.
            var inClass = classScope.FlagsOf(name);
            if ((inClass & SymbolFlags.Global) != 0)
            {
                return SymbolKind.GlobalExplicit;
            }

            if ((inClass & SymbolFlags.Bound) != 0 && (inClass & SymbolFlags.Nonlocal) == 0)
            {
                return SymbolKind.GlobalImplicit;
            }
        }

        if (bound is not null && bound.Contains(name))
        {
            free.Add(name);
            return SymbolKind.Free;
        }

        return SymbolKind.GlobalImplicit;
    }

    static void Inline(Scope scope, Scope comprehension, HashSet<string> childFree)
    {
        foreach (var symbol in comprehension.Symbols.Values)
        {
            if (symbol.IsParameter)
            {
                continue;
            }

            if (symbol.Kind == SymbolKind.Free && scope.Kind == ScopeKind.Class && symbol.Name == "__class__")
            {
                // In the class body itself the cell is not there yet; functions inside the comprehension have it.
                symbol.Kind = SymbolKind.GlobalImplicit;
                if (!IsFreeInAnyChild(comprehension, symbol.Name))
                {
                    childFree.Remove(symbol.Name);
                }

                continue;
            }

            if (scope.Kind != ScopeKind.Class
                && (scope.FlagsOf(symbol.Name) & SymbolFlags.Bound) != 0
                && !IsFreeInAnyChild(comprehension, symbol.Name))
            {
                childFree.Remove(symbol.Name);
            }
        }
    }

    static bool IsFreeInAnyChild(Scope scope, string name)
    {
        foreach (var child in scope.Children)
        {
            if (child.IsInlined
                ? IsFreeInAnyChild(child, name) && child.Symbols.TryGetValue(name, out var inlined) && inlined.Kind == SymbolKind.Free
                : child.Symbols.TryGetValue(name, out var symbol) && symbol.Kind == SymbolKind.Free)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Names that inner scopes need and this one does not provide become free here, if some function around has them.</summary>
    static void PassOn(Scope scope, ScopedNames? bound, HashSet<string> innerFree)
    {
        var isInClass = scope.Kind == ScopeKind.Class || scope.CanSeeClassScope;
        foreach (var name in innerFree)
        {
            if (scope.Symbols.TryGetValue(name, out var symbol))
            {
                if (isInClass)
                {
                    symbol.Flags |= SymbolFlags.FreeInClass;
                }

                continue;
            }

            if (bound is not null && !bound.Contains(name))
            {
                continue;
            }

            scope.GetOrAdd(name).Kind = SymbolKind.Free;
        }
    }

    static BindingException Fail(Scope scope, string name, string message)
    {
        foreach ((var directive, var place) in scope.Directives)
        {
            if (directive == name)
            {
                return new BindingException(message, place);
            }
        }

        return new BindingException(message, scope.Node.Span);
    }
}
