// Compiled code by module and qualified name: how a pickle says which function a frame belongs to. Every Code enters itself when its
// module is bound; the index is made on the first look-up, so programs that never unpickle pay for a list only.
// Several functions may share a name (lambdas, redefinitions): the hash chooses.
namespace Stackless.Runtime;

public static class CodeRegistry
{
    static readonly Lock gate = new();
    static readonly List<Code> added = [];
    static readonly Dictionary<(string Module, string QualifiedName), List<Code>> index = [];

    public static void Add(Code code)
    {
        lock (gate)
        {
            added.Add(code);
        }
    }

    /// <summary>The codes of that name in modules that have been loaded, in order of definition.</summary>
    public static IReadOnlyList<Code> Find(string module, string qualifiedName)
    {
        lock (gate)
        {
            foreach (var code in added)
            {
                var key = (code.ModuleName, code.QualifiedName);
                if (!index.TryGetValue(key, out var list))
                {
                    index.Add(key, list = []);
                }
                list.Add(code);
            }
            added.Clear();
            return index.TryGetValue((module, qualifiedName), out var found) ? found.ToArray() : [];
        }
    }
}
