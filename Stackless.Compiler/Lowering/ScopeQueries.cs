// What Lowering asks of a scope beyond its symbols' kinds, in a fixed order, so that cells and closures come out the same every time.
using Stackless.Compiler.Binding;

namespace Stackless.Compiler.Lowering;

static class ScopeQueries
{
    /// <summary>The kind of a name that is already mangled; null if the scope does not know it.</summary>
    public static SymbolKind? Find(this Scope scope, string name) => scope.Symbols.TryGetValue(name, out var symbol) ? symbol.Kind : null;

    /// <summary>What the function needs from the functions around it: its own free names, and in a class those it passes on to its methods.</summary>
    public static IEnumerable<string> FreeNames(this Scope scope) => scope.Symbols.Values
        .Where(s => s.IsFree)
        .Select(s => s.Name)
        .Order(StringComparer.Ordinal);

    /// <summary>The function's own variables that functions inside it capture.</summary>
    public static IEnumerable<string> CapturedNames(this Scope scope)
    {
        if (scope.NeedsClassCell)
        {
            yield return "__class__";
        }
        if (scope.NeedsClassDict)
        {
            yield return "__classdict__";
        }
        foreach (var symbol in scope.Symbols.Values)
        {
            if (symbol.Kind == SymbolKind.Cell)
            {
                yield return symbol.Name;
            }
        }
    }

    /// <summary>The variables of a comprehension.</summary>
    public static IEnumerable<(string Name, bool IsCaptured)> OwnNames(this Scope scope) => scope.Symbols.Values
        .Where(s => s.Kind is SymbolKind.Local or SymbolKind.Cell && !s.IsParameter)
        .Select(s => (s.Name, s.Kind == SymbolKind.Cell));
}
