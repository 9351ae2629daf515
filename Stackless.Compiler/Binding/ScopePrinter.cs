// The scopes as text, as CPython's symbol table would list them: inlined comprehensions dissolved into the scope around them.
//   function f line 3 nested (a, b)
//    x LOCAL local used
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Binding;

public static class ScopePrinter
{
    static readonly (SymbolFlags Flag, string Name)[] FlagNames =
    [
        (SymbolFlags.Global, "global"), (SymbolFlags.Local, "local"), (SymbolFlags.Parameter, "parameter"), (SymbolFlags.Nonlocal, "nonlocal"),
        (SymbolFlags.Used, "used"), (SymbolFlags.FreeInClass, "free-in-class"), (SymbolFlags.Imported, "imported"),
        (SymbolFlags.Annotated, "annotated"), (SymbolFlags.ComprehensionTarget, "comprehension-target"), (SymbolFlags.TypeParameter, "type-parameter"),
    ];

    public static string Print(ScopeTable table)
    {
        var writer = new StringWriter { NewLine = "\n" };
        Print(table.Root, writer, 0);
        return writer.ToString();
    }

    static void Print(Scope scope, TextWriter writer, int level)
    {
        string indent = new(' ', level);
        writer.Write($"{indent}{NameOf(scope.Kind)} {scope.Name} line {(scope.Kind == ScopeKind.Module ? 0 : LineOf(scope))}");
        writer.WriteLine($"{(scope.IsNested ? " nested" : "")} ({string.Join(", ", scope.ParameterNames)})");
        var symbols = new SortedDictionary<string, (SymbolKind Kind, SymbolFlags Flags)>(StringComparer.Ordinal);
        foreach (var symbol in scope.Symbols.Values)
        {
            symbols.Add(symbol.Name, (symbol.Kind, symbol.Flags));
        }

        var cells = new HashSet<string>();
        AddInlined(scope, symbols, cells);
        foreach ((var name, (var kind, var flags)) in symbols)
        {
            var shown = kind == SymbolKind.Local && cells.Contains(name) && scope.IsFunctionLike ? SymbolKind.Cell : kind;
            writer.Write($"{indent} {name} {NameOf(shown)}");
            foreach ((var flag, var flagName) in FlagNames)
            {
                if ((flags & flag) != 0)
                {
                    writer.Write(' ');
                    writer.Write(flagName);
                }
            }

            writer.WriteLine();
        }

        PrintChildren(scope, writer, level + 1);
    }

    static void PrintChildren(Scope scope, TextWriter writer, int level)
    {
        foreach (var child in scope.Children)
        {
            if (child.IsInlined)
            {
                PrintChildren(child, writer, level);
            }
            else
            {
                Print(child, writer, level);
            }
        }
    }

    static void AddInlined(Scope scope, SortedDictionary<string, (SymbolKind Kind, SymbolFlags Flags)> symbols, HashSet<string> cells)
    {
        foreach (var child in scope.Children)
        {
            if (!child.IsInlined)
            {
                continue;
            }

            var inner = new SortedDictionary<string, (SymbolKind Kind, SymbolFlags Flags)>(StringComparer.Ordinal);
            foreach (var symbol in child.Symbols.Values)
            {
                inner.Add(symbol.Name, (symbol.Kind, symbol.Flags));
            }

            AddInlined(child, inner, cells);
            foreach ((var name, (var kind, var flags)) in inner)
            {
                if ((flags & SymbolFlags.Parameter) != 0)
                {
                    continue;
                }

                if (kind == SymbolKind.Cell)
                {
                    cells.Add(name);
                }

                // A name that is only passed through the scope around has no flags there; in CPython it is the comprehension's.
                if (!symbols.TryGetValue(name, out var known) || known.Flags == SymbolFlags.None)
                {
                    symbols[name] = (kind, flags);
                }
            }
        }
    }

    static int LineOf(Scope scope) => scope.Node.Span.Line;

    static string NameOf(ScopeKind kind) => kind switch
    {
        ScopeKind.Module => "module",
        ScopeKind.Class => "class",
        ScopeKind.Function => "function",
        ScopeKind.Annotation => "annotation",
        ScopeKind.TypeAlias => "type-alias",
        ScopeKind.TypeParameters => "type-parameters",
        ScopeKind.TypeVariable => "type-variable",
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    static string NameOf(SymbolKind kind) => kind switch
    {
        SymbolKind.Local => "LOCAL",
        SymbolKind.Cell => "CELL",
        SymbolKind.Free => "FREE",
        SymbolKind.GlobalExplicit => "GLOBAL_EXPLICIT",
        SymbolKind.GlobalImplicit => "GLOBAL_IMPLICIT",
        _ => "UNKNOWN",
    };
}
