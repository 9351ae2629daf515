// What is left of a class when it is gone: the numbers of its shapes, and the attribute entries of its objects that sites still hold. The class
// refers to this, this only weakly to the class; when nobody refers to the class any more, the finalizer switches those entries off and then
// gives the numbers back. Until then a number stands for one shape: whoever compares it needs to know nothing else.
// A finalizer of something else may make the class reachable again for a while (Finalization): then this waits for the next collection.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

sealed class ClassRemains(PyType type)
{
    // Outlives resurrection; null when the class is really gone.
    readonly GCHandle type = GCHandle.Alloc(type, GCHandleType.WeakTrackResurrection);
    readonly List<int> shapeIds = [];

    public Dependents Entries { get; } = new();

    /// <summary>Under the shapes' lock.</summary>
    public void Add(int shapeId) => shapeIds.Add(shapeId);

    ~ClassRemains()
    {
        if (type.Target is not null)
        {
            GC.ReRegisterForFinalize(this);
            return;
        }
        type.Free();
        Entries.Clear();
        Shape.Release(shapeIds);
    }
}

/// <summary>
/// The attribute entries that rely on one class, by name. They are held weakly: a site or the shape's table has them. By handles that outlive
/// resurrection, since an entry that can still be reached from a finalizer can still be used.
/// </summary>
sealed class Dependents
{
    readonly Dictionary<PyStr, Handles> byName = [];
    int count, sweepAt = 64;

    public void Add(AttributeEntry entry)
    {
        if (count >= sweepAt)
        {
            Sweep();
        }
        if (!byName.TryGetValue(entry.Name, out var entries))
        {
            byName.Add(entry.Name, entries = new Handles());
        }
        entries.Add(GCHandle.Alloc(entry, GCHandleType.WeakTrackResurrection));
        count++;
    }

    /// <summary>Switches off and forgets the entries of one name.</summary>
    public void Remove(PyStr name)
    {
        if (byName.Remove(name, out var entries))
        {
            count -= entries.Count;
            Disable(entries);
        }
    }

    /// <summary>Switches off and forgets all.</summary>
    public void Clear()
    {
        foreach (var (_, entries) in byName)
        {
            Disable(entries);
        }
        byName.Clear();
        count = 0;
        sweepAt = 64;
    }

    static void Disable(Handles entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            (entries.Items[i].Target as AttributeEntry)?.Disable();
            entries.Items[i].Free();
        }
    }

    // Forgets the entries that nobody has any more. Their number doubles before the next time, so this costs each of them little.
    void Sweep()
    {
        var gone = new List<PyStr>();
        count = 0;
        foreach (var (name, entries) in byName)
        {
            entries.Sweep();
            count += entries.Count;
            if (entries.Count == 0)
            {
                gone.Add(name);
            }
        }
        gone.ForEach(name => byName.Remove(name));
        sweepAt = Math.Max(64, count * 2);
    }

    // A list by hand: the CLR's, of a structure, is compiled at every start.
    sealed class Handles
    {
        public GCHandle[] Items = new GCHandle[1];
        public int Count;

        public void Add(GCHandle handle)
        {
            if (Count == Items.Length)
            {
                var more = new GCHandle[2 * Count];
                Items.CopyTo(more, 0);
                Items = more;
            }
            Items[Count++] = handle;
        }

        public void Sweep()
        {
            var kept = 0;
            for (var i = 0; i < Count; i++)
            {
                if (Items[i].Target is null)
                {
                    Items[i].Free();
                }
                else
                {
                    Items[kept++] = Items[i];
                }
            }
            Count = kept;
        }
    }
}
