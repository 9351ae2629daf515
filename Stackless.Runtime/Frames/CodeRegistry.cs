// Finds a function's code by (module, qualified name), for unpickling: filled when a module's Bind makes its code objects.
// Several functions may share a qualified name (redefinitions, two lambdas); they are told apart by their hash.
namespace Stackless.Runtime;

public static class CodeRegistry
{
    static readonly Dictionary<(string Module, string QualifiedName), List<Code>> codes = [];

    public static void Register(Code code)
    {
        lock (codes)
        {
            var key = (code.ModuleName, code.QualifiedName);
            if (!codes.TryGetValue(key, out var list))
            {
                codes.Add(key, list = []);
            }
            list.Add(code);
        }
    }

    /// <summary>All code of that name, newest last; empty if the module has no such function or is not loaded.</summary>
    public static IReadOnlyList<Code> Find(string module, string qualifiedName)
    {
        lock (codes)
        {
            return codes.TryGetValue((module, qualifiedName), out var list) ? [.. list] : [];
        }
    }
}
