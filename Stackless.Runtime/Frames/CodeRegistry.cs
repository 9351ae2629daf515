// Compiled code by module and qualified name: how a pickle says which function a frame belongs to. Every emitted Code enters itself when its
// module is loaded, evaluated modules enter themselves; the index is made on the first look-up, so programs that never unpickle pay for a list only.
// Several functions may share a name (lambdas, redefinitions): the hash chooses.
// Code of executed text is held weakly, until a pickle refers to it: that may be read when nobody else has the code any more.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class CodeRegistry
{
    static readonly Lock gate = new();
    static readonly List<Code> added = [];
    static readonly Dictionary<(string Module, string QualifiedName), List<Code>> index = [];
    static readonly List<WeakReference<Code>> ofTexts = [];
    static readonly HashSet<Code> pickled = new(ReferenceEqualityComparer.Instance);
    static int sweepAt = 64;
    static readonly List<EvaluatedModule> evaluated = [];
    static readonly List<WeakReference<EvaluatedModule>> evaluatedTexts = [];
    static int sweepTextsAt = 64;

    public static void Add(Code code)
    {
        lock (gate)
        {
            if (!code.IsCollectible)
            {
                added.Add(code);
                return;
            }
            if (ofTexts.Count >= sweepAt)
            {
                ofTexts.RemoveAll(static reference => !reference.TryGetTarget(out _));
                sweepAt = Math.Max(64, ofTexts.Count * 2);
            }
            ofTexts.Add(new WeakReference<Code>(code));
        }
    }

    internal static void Add(EvaluatedModule module)
    {
        lock (gate)
        {
            if (!module.IsCollectible)
            {
                evaluated.Add(module);
                return;
            }
            if (evaluatedTexts.Count >= sweepTextsAt)
            {
                evaluatedTexts.RemoveAll(static reference => !reference.TryGetTarget(out _));
                sweepTextsAt = Math.Max(64, evaluatedTexts.Count * 2);
            }
            evaluatedTexts.Add(new WeakReference<EvaluatedModule>(module));
        }
    }

    static void AddCodes(List<Code> found, EvaluatedModule module, string moduleName, string qualifiedName)
    {
        if (module.Name != moduleName)
        {
            return;
        }
        for (var i = 0; i < module.FunctionCount; i++)
        {
            if (module.QualifiedNameAt(i) == qualifiedName)
            {
                found.Add(module.CodeOf(i));
            }
        }
    }

    /// <summary>A pickle refers to the code.</summary>
    internal static void Keep(Code code)
    {
        if (code.IsCollectible)
        {
            lock (gate)
            {
                pickled.Add(code);
            }
        }
    }

    static void IndexAdded()
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
    }

    /// <summary>The qualified names of a module's functions that have been loaded, but for executed text.</summary>
    internal static IReadOnlyCollection<string> NamesIn(string module)
    {
        lock (gate)
        {
            IndexAdded();
            var names = index.Keys.Where(key => key.Module == module).Select(key => key.QualifiedName).ToHashSet();
            foreach (var loaded in evaluated.Where(m => m.Name == module))
            {
                names.UnionWith(Enumerable.Range(0, loaded.FunctionCount).Select(loaded.QualifiedNameAt));
            }
            return names;
        }
    }

    /// <summary>The codes of that name in modules that have been loaded, in order of definition.</summary>
    public static IReadOnlyList<Code> Find(string module, string qualifiedName)
    {
        lock (gate)
        {
            IndexAdded();
            List<Code> found = index.TryGetValue((module, qualifiedName), out var ofFiles) ? [.. ofFiles] : [];
            evaluated.ForEach(m => AddCodes(found, m, module, qualifiedName));
            foreach (var reference in evaluatedTexts)
            {
                if (reference.TryGetTarget(out var text))
                {
                    AddCodes(found, text, module, qualifiedName);
                }
            }
            foreach (var reference in ofTexts)
            {
                if (reference.TryGetTarget(out var code) && code.ModuleName == module && code.QualifiedName == qualifiedName)
                {
                    found.Add(code);
                }
            }
            return found;
        }
    }
}
