// What is remembered about the attributes of one shape (or of one class object), by name: where a site looks whose own entry is another shape's.
// Sites that see many shapes are thus as fast as a search in a small table, and ask for the same thing once.
// Readers take no lock: a table is complete when it is published, and a slot is written once or replaced by the same name's newer entry.
// What text that is executed asks for may be a new name every time: a table that has grown to its limit begins anew.
// Invariants: names are interned; the table is at most half full, so every search ends at an empty slot.
namespace Stackless.Runtime;

sealed class AttributeEntries
{
    readonly Lock gate = new();
    AttributeEntry?[] table = new AttributeEntry?[8];
    int count;

    const int MaxCount = 1024;

    /// <summary>The entry of that name, disabled or not; null if there is none.</summary>
    public AttributeEntry? Find(PyStr name) => SlotFor(table, name);

    public void Set(AttributeEntry entry)
    {
        lock (gate)
        {
            ref var slot = ref SlotFor(table, entry.Name);
            if (slot is null)
            {
                if (count == MaxCount)
                {
                    count = 1;
                    var empty = new AttributeEntry?[8];
                    SlotFor(empty, entry.Name) = entry;
                    table = empty;
                    return;
                }
                if (++count * 2 > table.Length)
                {
                    var larger = new AttributeEntry?[table.Length * 2];
                    foreach (var old in table)
                    {
                        if (old is not null)
                        {
                            SlotFor(larger, old.Name) = old;
                        }
                    }
                    SlotFor(larger, entry.Name) = entry;
                    table = larger;
                    return;
                }
            }
            slot = entry;
        }
    }

    static ref AttributeEntry? SlotFor(AttributeEntry?[] table, PyStr name)
    {
        var mask = table.Length - 1;
        for (var i = PyDict.Fold(name.Hash) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref table[i];
            if (slot is null || ReferenceEquals(slot.Name, name))
            {
                return ref slot;
            }
        }
    }
}
