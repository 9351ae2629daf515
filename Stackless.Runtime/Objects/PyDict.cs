// dict: entries in insertion order, chained from a power-of-two table of buckets. Deleting leaves a hole in the entries (a null
// key), closed when the table is rebuilt. Here are the table itself and the operations on str keys; what Python sees, with keys
// whose hash or equality is Python code, is in PyDict.Lookup.cs and PyDict.Methods.cs.
// A module's dict holds its values in cells (GlobalCell): entry.Value is then the cell, and every read and write goes through it.
// Invariants: used - count is the number of holes; a chain holds every live entry of its bucket exactly once; Version changes
// whenever a key comes, goes or moves, so that iterators notice; the last entry is no hole; a hole at the front has in place of a hash
// the number of holes that are known to be there, or 0.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public partial class PyDict : PyObject
{
    internal struct Entry
    {
        public Value Key;
        public Value Value;
        public int Hash;
        public int Next;
    }

    static readonly int[] NoBuckets = [-1];
    static readonly Entry[] NoEntries = new Entry[0];

    int[] buckets = NoBuckets;
    internal Entry[] entries = NoEntries;
    internal int used;
    int count;
    ModuleCells? cells;

    /// <summary>The set whose table this is: its keys are elements, as errors say, and a suspended operation on it is pickled as one on the set.</summary>
    internal PySetBase? Owner;

    /// <summary>Its keys are elements, though no set has it yet.</summary>
    internal bool IsOfElements { get; init; }

    /// <summary>Programs do not see it: an error does not speak of keys.</summary>
    internal bool IsCache { get; init; }

    public PyDict() : base(ShapeIds.Dict)
    {
    }

    protected PyDict(int shapeId) : base(shapeId)
    {
    }

    /// <summary>Empty, with room for so many keys.</summary>
    public static PyDict WithCapacity(int capacity)
    {
        var dict = new PyDict();
        if (capacity > 0)
        {
            dict.Rebuild(capacity);
        }
        return dict;
    }

    public int Count => count;

    /// <summary>Changes whenever a key comes or goes.</summary>
    internal int Version { get; private set; }

    /// <summary>A 64-bit hash as the table uses it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Fold(long hash) => (int)hash ^ (int)(hash >> 32);

    // ---- str keys ------------------------------------------------------------------------------------------------------

    public bool TryGet(PyStr key, out Value value)
    {
        var index = Find(key);
        if (index < 0)
        {
            value = default;
            return false;
        }
        value = ValueAt(index);
        return true;
    }

    /// <summary>As <see cref="TryGet(PyStr, out Value)"/>; the entry with the number <paramref name="place"/> is looked at first, and where the key was found is left there.</summary>
    internal bool TryGet(PyStr key, ref int place, out Value value)
    {
        var index = place;
        if ((uint)index >= (uint)used || !ReferenceEquals(entries[index].Key.Object, key))
        {
            index = Find(key);
            if (index < 0)
            {
                value = default;
                return false;
            }
            place = index;
        }
        value = ValueAt(index);
        return true;
    }

    /// <summary>As <see cref="Set(PyStr, Value)"/>; the entry with the number <paramref name="place"/> is looked at first.</summary>
    internal void Set(PyStr key, ref int place, Value value)
    {
        var index = place;
        if ((uint)index < (uint)used && ReferenceEquals(entries[index].Key.Object, key))
        {
            SetValueAt(index, value);
            return;
        }
        Set(key, value);
        place = Find(key);
    }

    public Value GetOrNull(PyStr key)
    {
        var index = Find(key);
        return index < 0 ? default : ValueAt(index);
    }

    public void Set(PyStr key, Value value)
    {
        var index = Find(key);
        if (index >= 0)
        {
            SetValueAt(index, value);
        }
        else
        {
            Add(new Value(key), Fold(key.Hash), value);
        }
    }

    public void Set(string key, Value value) => Set(PyStr.Intern(key), value);

    public bool Remove(PyStr key)
    {
        var index = Find(key);
        if (index < 0)
        {
            return false;
        }
        RemoveAt(index);
        return true;
    }

    public bool ContainsKey(PyStr key) => Find(key) >= 0;

    /// <summary>True if looking up a str or bytes key runs no Python code.</summary>
    internal bool HasOnlyNativeKeys
    {
        get
        {
            for (var i = 0; i < used; i++)
            {
                if (!entries[i].Value.IsNull && entries[i].Key.Object.ShapeId is not (ShapeIds.Str or ShapeIds.Bytes or ShapeIds.Int or ShapeIds.Float))
                {
                    return false;
                }
            }
            return true;
        }
    }

    /// <summary>Index of the entry of a str key, or -1; -2 if an object that is no str has the same hash, which may mean that it is equal.</summary>
    int Find(PyStr key)
    {
        var hash = Fold(key.Hash);
        var table = buckets;
        var all = entries;
        var missing = -1;
        for (var i = table[hash & (table.Length - 1)]; (uint)i < (uint)all.Length; i = all[i].Next)
        {
            ref var entry = ref all[i];
            if (ReferenceEquals(entry.Key.Object, key))
            {
                return i;
            }
            if (entry.Hash == hash)
            {
                if (entry.Key.Object is not PyStr other)
                {
                    missing = -2;
                }
                else if (key.Equals(other))
                {
                    return i;
                }
            }
        }
        return missing;
    }

    /// <summary>Index of the entry of an int that is small or of a str, or -1; -2 for other keys, and where it takes more to tell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindPlain(Value key) =>
        key.IsInt ? Find(key.Bits, Fold(Hashing.OfInt(key.Bits))) : key.Object.ShapeId == ShapeIds.Str ? Find(Unsafe.As<PyStr>(key.Object)) : -2;

    /// <summary>Adds a key of which <see cref="FindPlain"/> says that it is not there.</summary>
    internal void AddPlain(Value key, Value value) => Add(key, Fold(key.IsInt ? Hashing.OfInt(key.Bits) : Unsafe.As<PyStr>(key.Object).Hash), value);

    /// <summary>Index of the entry of a small int, or -1; -2 if a key of another type has the same hash, which may mean that it is equal.</summary>
    internal int Find(long key, int hash)
    {
        var table = buckets;
        var all = entries;
        for (var i = table[hash & (table.Length - 1)]; (uint)i < (uint)all.Length; i = all[i].Next)
        {
            ref var entry = ref all[i];
            if (entry.Key.IsInt)
            {
                if (entry.Key.Bits == key)
                {
                    return i;
                }
            }
            else if (entry.Hash == hash)
            {
                return -2;
            }
        }
        return -1;
    }

    /// <summary>First entry of the chain that a folded hash belongs to, or -1.</summary>
    internal int FirstWith(int hash) => buckets[hash & (buckets.Length - 1)];

    /// <summary>An exact dict: its methods are not overridden.</summary>
    internal bool ShapeIsPlain => ShapeId == ShapeIds.Dict;

    // ---- entries by index ------------------------------------------------------------------------------------------------

    /// <summary>The value of a live entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Value ValueAt(int index)
    {
        var value = entries[index].Value;
        return cells is null ? value : Unsafe.As<GlobalCell>(value.Object).Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetValueAt(int index, Value value)
    {
        ref var slot = ref entries[index].Value;
        if (cells is null)
        {
            Value.Store(ref slot, value);
        }
        else
        {
            Value.Store(ref ((GlobalCell)slot.Object).Value, value);
        }
    }

    /// <summary>Appends a key that is not in the dict.</summary>
    internal void Add(Value key, int hash, Value value)
    {
        if (used == entries.Length)
        {
            Rebuild(count + (count >> 1) + 1);
        }
        AddAt(used++, key, hash, value);
    }

    // Where there is no entry.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void AddAt(int index, Value key, int hash, Value value)
    {
        if (cells is not null)
        {
            value = new Value(LinkCell(key, value));
        }
        ref var bucket = ref buckets[hash & (buckets.Length - 1)];
        ref var entry = ref entries[index];
        entry.Key = key;
        entry.Value = value;
        entry.Hash = hash;
        entry.Next = bucket;
        bucket = index;
        count++;
        Version++;
    }

    /// <summary>Makes an entry the last one, or the first.</summary>
    internal void Move(int index, bool toEnd)
    {
        var first = -1;
        MoveNext(ref first);
        if (index == (toEnd ? used - 1 : first))
        {
            return;
        }
        var (key, hash, value) = (entries[index].Key, entries[index].Hash, ValueAt(index));
        RemoveAt(index);
        if (toEnd)
        {
            Add(key, hash, value);
            return;
        }
        if (first == 0)
        {
            // Room for as many as take so long to move here.
            first = (count >> 1) + 1;
            Rebuild(count + first, first);
        }
        entries[0].Hash = first - 1;
        AddAt(first - 1, key, hash, value);
    }

    internal void RemoveAt(int index)
    {
        ref var entry = ref entries[index];
        ref var link = ref buckets[entry.Hash & (buckets.Length - 1)];
        while (link != index)
        {
            link = ref entries[link].Next;
        }
        link = entry.Next;
        if (cells is not null)
        {
            ((GlobalCell)entry.Value.Object).Value = default;
        }
        entry.Key = default;
        entry.Value = default;
        entry.Hash = 0;
        count--;
        Version++;
        if (count == 0)
        {
            used = 0;
        }
        else if (index == used - 1)
        {
            while (entries[used - 1].Key.IsNull)
            {
                used--;
            }
        }
    }

    public void Clear()
    {
        if (cells is not null)
        {
            for (var i = 0; i < used; i++)
            {
                if (!entries[i].Key.IsNull)
                {
                    ((GlobalCell)entries[i].Value.Object).Value = default;
                }
            }
        }
        buckets = NoBuckets;
        entries = NoEntries;
        used = count = 0;
        Version++;
    }

    /// <summary>Advances to the next live entry: false when there is none. Start with -1.</summary>
    internal bool MoveNext(ref int index)
    {
        var all = entries;
        var end = Math.Min(used, all.Length);
        if (index < 0 && end > 0 && all[0].Key.IsNull)
        {
            return PassFront(all, end, out index);
        }
        while (++index < end)
        {
            if (!all[index].Key.IsNull)
            {
                return true;
            }
        }
        return false;
    }

    // Who takes keys from the front, one by one, does not pass the same holes each time.
    static bool PassFront(Entry[] all, int end, out int index)
    {
        index = Math.Max(all[0].Hash, 1);
        while (index < end && all[index].Key.IsNull)
        {
            index++;
        }
        all[0].Hash = index;
        return index < end;
    }

    internal Value KeyAt(int index) => entries[index].Key;

    /// <param name="holes">How many there are to be at the front.</param>
    void Rebuild(int capacity, int holes = 0)
    {
        // Most dicts that there are many of hold few keys: keywords of a call, attributes of an instance.
        var size = 4;
        while (size < capacity)
        {
            size <<= 1;
        }
        var table = new int[size];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = -1;
        }
        var larger = new Entry[size];
        larger[0].Hash = holes;
        var at = holes;
        for (var i = 0; i < used; i++)
        {
            if (entries[i].Key.IsNull)
            {
                continue;
            }
            ref var entry = ref larger[at];
            entry = entries[i];
            ref var bucket = ref table[entry.Hash & (size - 1)];
            entry.Next = bucket;
            bucket = at++;
        }
        entries = larger;
        buckets = table;
        used = at;
    }

    public PyDict Copy()
    {
        if (IsDense)
        {
            var same = new PyDict();
            same.TakeTableOf(this);
            return same;
        }
        var copy = WithCapacity(count);
        for (var i = -1; MoveNext(ref i);)
        {
            copy.Add(entries[i].Key, entries[i].Hash, ValueAt(i));
        }
        return copy;
    }

    /// <summary>Its table can be copied as it is: no cells, no holes, and not much more room than it needs.</summary>
    bool IsDense => cells is null && used == count && entries.Length <= count * 2 + 4;

    // Of an empty dict.
    void TakeTableOf(PyDict other)
    {
        if (other.count > 0)
        {
            buckets = (int[])other.buckets.Clone();
            entries = (Entry[])other.entries.Clone();
            used = count = other.count;
            Version++;
        }
    }

    /// <summary>All of a dict, if that is a copy of its table: here is nothing yet.</summary>
    internal bool TryTakeAll(PyDict other)
    {
        if (count > 0 || cells is not null || !other.IsDense)
        {
            return false;
        }
        TakeTableOf(other);
        return true;
    }

    /// <summary>Makes room for so many keys more, unless that would close holes: none of these keys need be new, and then iterators go on.</summary>
    internal void Reserve(int more)
    {
        if (used == count && used + more > entries.Length)
        {
            Rebuild(count + more);
        }
    }

    public Value[] KeysArray()
    {
        var keys = new Value[count];
        var at = 0;
        for (var i = -1; MoveNext(ref i);)
        {
            keys[at++] = entries[i].Key;
        }
        return keys;
    }

    public IEnumerable<(Value Key, Value Value)> Pairs()
    {
        for (var i = -1; MoveNext(ref i);)
        {
            yield return (entries[i].Key, ValueAt(i));
        }
    }

    // ---- cells -----------------------------------------------------------------------------------------------------------

    internal bool HasCells => cells is not null;

    /// <summary>The interpreter whose code runs in it, if some does.</summary>
    internal Interpreter? Interpreter => cells?.Owner;

    /// <summary>The namespace of an interpreter's builtins.</summary>
    internal static PyDict ForBuiltins(Interpreter owner) => new() { cells = new ModuleCells { Owner = owner } };

    /// <summary>A dict for a module: values live in cells; names not bound here are looked for in <paramref name="builtins"/>.</summary>
    public static PyDict ForModule(PyDict? builtins) => new() { cells = new ModuleCells { Fallback = builtins } };

    /// <summary>Where names are looked for that are not bound here; null if nowhere.</summary>
    internal PyDict? Fallback => cells?.Fallback;

    /// <summary>It serves as the builtins of executed code.</summary>
    internal PyDict AsBuiltinsOf(Interpreter owner)
    {
        if (cells is null)
        {
            ConvertToCells(null, owner);
        }
        return this;
    }

    /// <summary>The cell of a global, bound or not. The dict becomes cell-backed if it was not (<c>exec</c> with a plain dict).</summary>
    public GlobalCell CellFor(PyStr name) => AsModule().CellFor(this, name);

    /// <summary>The cells; a dict that had none until now holds its values in them from here on.</summary>
    internal ModuleCells AsModule()
    {
        if (cells is null)
        {
            ConvertToCells(null);
        }
        return cells!;
    }

    /// <summary>Names not bound here are looked for there. To be set before the first <see cref="CellFor"/>.</summary>
    public void FallBackTo(PyDict builtins)
    {
        var fallback = ReferenceEquals(builtins, this) ? null : builtins;
        if (cells is null)
        {
            ConvertToCells(fallback);
        }
        cells!.Fallback = fallback;
    }

    GlobalCell LinkCell(Value key, Value value)
    {
        // Keys that are no names (globals()[1] = 2) have a cell of their own that no code holds.
        var cell = key.Object is PyStr name ? CellFor(name) : new GlobalCell(this, PyStr.Empty, null);
        cell.Value = value;
        return cell;
    }

    void ConvertToCells(PyDict? fallback, Interpreter? owner = null)
    {
        cells = new ModuleCells { Fallback = fallback, Owner = owner };
        for (var i = 0; i < used; i++)
        {
            ref var entry = ref entries[i];
            if (!entry.Key.IsNull)
            {
                entry.Value = new Value(LinkCell(entry.Key, entry.Value));
            }
        }
    }
}
