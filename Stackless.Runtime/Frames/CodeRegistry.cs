// Compiled code by module and qualified name: how a pickle says which function a frame belongs to. Every emitted Code enters itself when its
// module is loaded, evaluated modules enter themselves; what a module's functions are called is read at the first look-up in a module of that name, so programs
// that never unpickle pay for lists only.
// Several functions may share a name (lambdas, redefinitions): the hash chooses.
// Code of executed text is held weakly, until a pickle refers to it: that may be read when nobody else has the code any more.
using System.ComponentModel;
using System.Runtime.InteropServices;

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
    static readonly Dictionary<string, List<EvaluatedModule>> evaluated = [];
    static readonly Dictionary<(string Module, string QualifiedName), List<(EvaluatedModule Module, int Number)>> evaluatedIndex = [];
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
                ListOf(evaluated, module.Name).Add(module);
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

    static List<TItem> ListOf<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key) where TKey : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        return list ??= [];
    }

    /// <summary>Enters what has been added since the last look-up, of evaluated modules those of that name.</summary>
    static void Index(string module)
    {
        foreach (var code in added)
        {
            ListOf(index, (code.ModuleName, code.QualifiedName)).Add(code);
        }
        added.Clear();
        if (evaluated.Remove(module, out var modules))
        {
            foreach (var loaded in modules)
            {
                for (var i = 0; i < loaded.FunctionCount; i++)
                {
                    ListOf(evaluatedIndex, (module, loaded.QualifiedNameAt(i))).Add((loaded, i));
                }
            }
        }
    }

    /// <summary>The qualified names of a module's functions that have been loaded, but for executed text.</summary>
    internal static IReadOnlyCollection<string> NamesIn(string module)
    {
        lock (gate)
        {
            Index(module);
            return index.Keys.Concat(evaluatedIndex.Keys).Where(key => key.Module == module).Select(key => key.QualifiedName).ToHashSet();
        }
    }

    /// <summary>The codes of that name in modules that have been loaded, in order of definition.</summary>
    public static IReadOnlyList<Code> Find(string module, string qualifiedName)
    {
        lock (gate)
        {
            Index(module);
            List<Code> found = index.TryGetValue((module, qualifiedName), out var ofFiles) ? [.. ofFiles] : [];
            if (evaluatedIndex.TryGetValue((module, qualifiedName), out var evaluatedOnes))
            {
                found.AddRange(evaluatedOnes.Select(static one => one.Module.CodeOf(one.Number)));
            }
            foreach (var reference in evaluatedTexts)
            {
                if (reference.TryGetTarget(out var text) && text.Name == module)
                {
                    found.AddRange(Enumerable.Range(0, text.FunctionCount).Where(number => text.QualifiedNameAt(number) == qualifiedName).Select(text.CodeOf));
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
