// What a class found along its MRO, by name: an open-addressed table that grows to a limit (names may be made up without end: getattr)
// and then begins anew. A null value says that the name is nowhere. A class of its own instead of Dictionary<PyStr, Value>, because the framework's generic code for our struct would be
// compiled at every start. Written under PyType's lock, read without: an entry does not change, and a table is complete when it is published.
// Invariant: the table is at most half full, so every search ends where there is no entry.
namespace Stackless.Runtime;

struct LookupCache
{
    sealed class Entry(PyStr name, Value value)
    {
        public readonly PyStr Name = name;
        public readonly Value Value = value;
    }

    Entry?[]? entries;
    int count;

    public readonly bool TryGet(PyStr name, out Value value)
    {
        if (entries is { } table && EntryFor(table, name) is { } entry)
        {
            value = entry.Value;
            return true;
        }
        value = default;
        return false;
    }

    const int MaxCount = 1024;

    /// <summary>Adds a name that is not there.</summary>
    public void Add(PyStr name, Value value)
    {
        if (count == MaxCount)
        {
            Clear();
        }
        if (entries is null)
        {
            entries = new Entry?[8];
        }
        else if (count * 2 >= entries.Length)
        {
            Grow(entries);
        }
        EntryFor(entries, name) = new Entry(name, value);
        count++;
    }

    public void Clear()
    {
        entries = null;
        count = 0;
    }

    void Grow(Entry?[] old)
    {
        var larger = new Entry?[old.Length * 2];
        foreach (var entry in old)
        {
            if (entry is not null)
            {
                EntryFor(larger, entry.Name) = entry;
            }
        }
        entries = larger;
    }

    // The name's entry, or the empty one where it belongs.
    static ref Entry? EntryFor(Entry?[] table, PyStr name)
    {
        var mask = table.Length - 1;
        for (var i = PyDict.Fold(name.Hash) & mask; ; i = (i + 1) & mask)
        {
            ref var entry = ref table[i];
            if (entry is not { Name: var other } || ReferenceEquals(other, name) || other.Equals(name))
            {
                return ref entry;
            }
        }
    }
}
