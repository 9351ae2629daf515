// Where the names of each scope live, decided from the kinds of its symbols and of the scopes around: the last step of Binding. Lowering only turns
// places into locals, cells and look-ups. A comprehension that is inlined has the places of the scope it stands in, but for its own variables; a class
// body's names are not seen from its comprehensions, but from its annotations they are, as CPython has it.
namespace Stackless.Compiler.Binding;

public enum PlaceKind
{
    /// <summary>A local variable of the owner.</summary>
    Variable,

    /// <summary>A variable of the owner that functions inside it capture.</summary>
    Cell,

    /// <summary>A cell of the owner's closure.</summary>
    Free,

    /// <summary>The module's globals, then the builtins.</summary>
    Global,

    /// <summary>The namespace of a class body or of dynamic code, then globals and builtins.</summary>
    Namespace,

    /// <summary>The namespace of a class body, then a cell of the owner's closure.</summary>
    NamespaceThenFree,
}

/// <param name="Owner">The scope whose variable it is: an inlined comprehension, or the function, class or module whose code is run.</param>
public readonly record struct Place(PlaceKind Kind, Scope Owner);

static class PlaceAnalyzer
{
    public static void Run(Scope scope)
    {
        foreach (var symbol in scope.Symbols.Values)
        {
            symbol.Place = Decide(scope, symbol.Name);
        }
        foreach (var child in scope.Children)
        {
            Run(child);
        }
    }

    /// <summary>Of any mangled name, also of those that the scope's source does not mention.</summary>
    public static Place Decide(Scope scope, string name)
    {
        var owner = scope;
        for (; owner.IsInlined; owner = owner.Parent!)
        {
            if (owner.Symbols.TryGetValue(name, out var own) && own is { IsParameter: false, Kind: SymbolKind.Local or SymbolKind.Cell })
            {
                return new Place(own.Kind == SymbolKind.Cell ? PlaceKind.Cell : PlaceKind.Variable, owner);
            }
        }
        return new Place(KindIn(owner, name, isInlined: owner != scope), owner);
    }

    static PlaceKind KindIn(Scope owner, string name, bool isInlined)
    {
        var symbol = owner.Symbols.GetValueOrDefault(name);
        var seesNamespace = owner.HasNamespace && !isInlined;
        if (symbol is { IsFree: true } && (symbol.Kind == SymbolKind.Free || !seesNamespace))
        {
            return seesNamespace ? PlaceKind.NamespaceThenFree : PlaceKind.Free;
        }
        return symbol?.Kind switch
        {
            SymbolKind.GlobalExplicit => PlaceKind.Global,
            SymbolKind.Local when owner.IsFunctionLike => PlaceKind.Variable,
            SymbolKind.Cell when owner.IsFunctionLike => PlaceKind.Cell,
            _ when seesNamespace || owner is { HasNamespace: true, Kind: not ScopeKind.Class } => PlaceKind.Namespace,
            _ => PlaceKind.Global,
        };
    }
}
