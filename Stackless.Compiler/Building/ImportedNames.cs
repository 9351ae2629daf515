// The modules that a tree's import statements name, absolute and relative, wherever they stand; for a `from` import also the names, which may be submodules.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Building;
static class ImportedNames
{
    /// <param name="isAtStart">Only what the module's body imports itself, not what functions import when they are called, or a program that is run.</param>
    public static IEnumerable<string> Of(Module tree, string moduleName, bool isPackage, bool isAtStart = false)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var work = new Stack<Node>(tree.Body);
        while (work.TryPop(out var node))
        {
            switch (node)
            {
                case Import import:
                    foreach (var alias in import.Names)
                    {
                        AddWithParents(found, alias.Name);
                    }
                    break;
                case ImportFrom import:
                    var origin = Resolve(import, moduleName, isPackage);
                    if (origin is not null)
                    {
                        AddWithParents(found, origin);
                        foreach (var alias in import.Names.Where(a => a.Name != "*"))
                        {
                            found.Add($"{origin}.{alias.Name}");
                        }
                    }
                    break;
                case FunctionDef or AsyncFunctionDef when isAtStart:
                case If { Test: Compare { Left: Name { Id: "__name__" } } } when isAtStart:
                    break;
                default:
                    foreach (var child in NodeFields.ChildrenOf(node).Where(c => c is Stmt or ExceptHandler or MatchCase))
                    {
                        work.Push(child);
                    }
                    break;
            }
        }
        return found;
    }

    static void AddWithParents(SortedSet<string> found, string name)
    {
        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            found.Add(name[..dot]);
        }
        found.Add(name);
    }

    static string? Resolve(ImportFrom import, string moduleName, bool isPackage)
    {
        if (import.Level == 0)
        {
            return import.Module;
        }
        var package = isPackage ? moduleName : moduleName.Contains('.') ? moduleName[..moduleName.LastIndexOf('.')] : "";
        for (var i = 1; i < import.Level && package.Length > 0; i++)
        {
            package = package.Contains('.') ? package[..package.LastIndexOf('.')] : "";
        }
        return package.Length == 0 ? import.Module : import.Module is null ? package : $"{package}.{import.Module}";
    }
}
