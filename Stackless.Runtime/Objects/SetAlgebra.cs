// Union, intersection and their kin over the tables of sets: one loop over the elements of one operand, each looked up in the other.
// A lookup that runs Python code may be suspended; the loop goes on from its index.
namespace Stackless.Runtime;

static unsafe class SetAlgebra
{
    public enum Operation
    {
        Union,
        Intersection,
        Difference,
        SymmetricDifference,
    }

    /// <summary>The table of a set, or a new one of an iterable's elements; a PyDict as a Value.</summary>
    /// <param name="isOfElements">What cannot be hashed is refused as an element; otherwise, where CPython asks for the hash itself, without such words.</param>
    public static Value ToTable(ThreadState ts, Value iterable, bool isOfElements = true) =>
        TableOf(iterable) is { } table ? new Value(table) : ts.Then(Collecting.List(ts, iterable), isOfElements ? ListReady : AskedListReady);

    /// <summary>Whose keys are the elements, and hashed; null if there is none.</summary>
    public static PyDict? TableOf(Value iterable) => iterable.Object switch
    {
        PySetBase set => set.table,
        PyDict { ShapeIsPlain: true } dict => dict,
        _ => null,
    };

    /// <summary>A dict of a table's keys, each with the value.</summary>
    public static Value Keys(PyDict table, Value value)
    {
        var made = KeysOf(table);
        for (var i = -1; made.MoveNext(ref i);)
        {
            made.SetValueAt(i, value);
        }
        return new Value(made);
    }

    static readonly Continuation ListReady = new("set.totable", &FromList);

    static Value FromList(ThreadState ts, Value list, Value a, Value b, Value c) => AddAll(ts, new PyDict { IsOfElements = true }, (PyList)list.Object, 0);

    static readonly Continuation AskedListReady = new("set.asked", &FromAskedList);

    static Value FromAskedList(ThreadState ts, Value list, Value a, Value b, Value c) => AddAll(ts, new PyDict { IsCache = true }, (PyList)list.Object, 0);

    /// <summary>Adds elements to a table; returns the table.</summary>
    public static Value AddAll(ThreadState ts, PyDict table, PyList items, int index)
    {
        for (; index < items.Count; index++)
        {
            if (Hashing.TryHash(items[index], out var hash) && DictLookup.TryFind(table, items[index], hash, out var at))
            {
                if (at < 0)
                {
                    table.Add(items[index], PyDict.Fold(hash), Value.None);
                }
                continue;
            }
            var done = DictLookup.Set(ts, table, items[index], Value.None);
            if (done.IsNull)
            {
                return ts.Then(done, Added, new Value(table), new Value(items), Value.Int(index + 1));
            }
        }
        return new Value(table);
    }

    static readonly Continuation Added = new("set.added", &AddRest);

    static Value AddRest(ThreadState ts, Value done, Value table, Value items, Value index) => AddAll(ts, (PyDict)table.Object, (PyList)items.Object, (int)index.Bits);

    // ---- subset --------------------------------------------------------------------------------------------------------------

    public static Value IsSubset(ThreadState ts, PyDict small, PyDict large)
    {
        if (small.Count > large.Count)
        {
            return Value.Bool(false);
        }
        for (var i = -1; small.MoveNext(ref i);)
        {
            if (!DictLookup.TryFindFolded(large, small.KeyAt(i), small.entries[i].Hash, out var at))
            {
                return Subset(ts, Hashed(small), large, 0);
            }
            if (at < 0)
            {
                return Value.Bool(false);
            }
        }
        return Value.Bool(true);
    }

    static Value Subset(ThreadState ts, PyTuple keys, PyDict large, int index)
    {
        for (; index < keys.Count / 2; index++)
        {
            var found = DictLookup.ContainsFolded(ts, large, keys.Items[index], FoldedAt(keys, index));
            if (found.IsNull)
            {
                return ts.Then(found, Looked, new Value(keys), new Value(large), Value.Int(index));
            }
            if (!found.IsTrue)
            {
                return found;
            }
        }
        return Value.Bool(true);
    }

    static readonly Continuation Looked = new("set.looked", &AfterLook);

    static Value AfterLook(ThreadState ts, Value found, Value keys, Value large, Value index) =>
        found.IsTrue ? Subset(ts, (PyTuple)keys.Object, (PyDict)large.Object, (int)index.Bits + 1) : found;

    // ---- combining -----------------------------------------------------------------------------------------------------------

    /// <summary>A new table; a and b stay as they are.</summary>
    public static Value Combine(ThreadState ts, Operation operation, PyDict a, PyDict b)
    {
        switch (operation)
        {
            case Operation.Union:
                return AddKeys(ts, KeysOf(a), b);
            case Operation.Intersection:
                var (few, many) = a.Count <= b.Count ? (a, b) : (b, a);
                return Filter(ts, few, many, new PyDict(), true);
            case Operation.Difference:
                return Filter(ts, a, b, new PyDict(), false);
            default:
                return ts.Then(Filter(ts, a, b, new PyDict(), false), FirstHalf, new Value(a), new Value(b));
        }
    }

    static readonly Continuation FirstHalf = new("set.firsthalf", &SecondHalf);

    static Value SecondHalf(ThreadState ts, Value half, Value a, Value b, Value c) =>
        Filter(ts, (PyDict)b.Object, (PyDict)a.Object, (PyDict)half.Object, false);

    static PyDict KeysOf(PyDict source)
    {
        var copy = PyDict.WithCapacity(source.Count);
        for (var i = -1; source.MoveNext(ref i);)
        {
            copy.Add(source.KeyAt(i), source.entries[i].Hash, Value.None);
        }
        return copy;
    }

    /// <summary>Adds the keys of a table to another; returns that.</summary>
    public static Value AddKeys(ThreadState ts, PyDict table, PyDict added)
    {
        for (var i = -1; added.MoveNext(ref i);)
        {
            if (!DictLookup.TryFindFolded(table, added.KeyAt(i), added.entries[i].Hash, out var at))
            {
                return AddHashed(ts, table, Hashed(added), 0);
            }
            if (at < 0)
            {
                table.Add(added.KeyAt(i), added.entries[i].Hash, Value.None);
            }
        }
        return new Value(table);
    }

    // The keys of a table, which may change meanwhile, and behind them their hashes.
    static PyTuple Hashed(PyDict table)
    {
        var all = new Value[table.Count * 2];
        var at = 0;
        for (var i = -1; table.MoveNext(ref i); at++)
        {
            all[at] = table.KeyAt(i);
            all[table.Count + at] = Value.Int(table.entries[i].Hash);
        }
        return new PyTuple(all);
    }

    static int FoldedAt(PyTuple hashed, int index) => (int)hashed.Items[hashed.Count / 2 + index].Bits;

    static Value AddHashed(ThreadState ts, PyDict table, PyTuple keys, int index)
    {
        for (; index < keys.Count / 2; index++)
        {
            var done = DictLookup.SetFolded(ts, table, keys.Items[index], FoldedAt(keys, index), Value.None);
            if (done.IsNull)
            {
                return ts.Then(done, HashedAdded, new Value(table), new Value(keys), Value.Int(index + 1));
            }
        }
        return new Value(table);
    }

    static readonly Continuation HashedAdded = new("set.hashedadded", &AddRestOfHashed);

    static Value AddRestOfHashed(ThreadState ts, Value done, Value table, Value keys, Value index) => AddHashed(ts, (PyDict)table.Object, (PyTuple)keys.Object, (int)index.Bits);

    // Keys that are (or are not) in the other table, added to the result, which has none of them.
    static Value Filter(ThreadState ts, PyDict keys, PyDict other, PyDict result, bool wanted)
    {
        for (var i = -1; keys.MoveNext(ref i);)
        {
            if (!DictLookup.TryFindFolded(other, keys.KeyAt(i), keys.entries[i].Hash, out var at))
            {
                // Python code has a say: from the start, what was added is found there.
                return FilterSlowly(ts, Hashed(keys), other, result, 0, wanted);
            }
            if (at >= 0 == wanted)
            {
                result.Add(keys.KeyAt(i), keys.entries[i].Hash, Value.None);
            }
        }
        return new Value(result);
    }

    static Value FilterSlowly(ThreadState ts, PyTuple keys, PyDict other, PyDict result, int index, bool wanted)
    {
        for (; index < keys.Count / 2; index++)
        {
            var found = DictLookup.ContainsFolded(ts, other, keys.Items[index], FoldedAt(keys, index));
            if (found.IsNull)
            {
                return ts.Then(found, Filtered, new Value(keys), new Value(PyTuple.Of(new Value(other), new Value(result))), Value.Int(index * 2L + (wanted ? 1 : 0)));
            }
            if (found.IsTrue == wanted)
            {
                var added = DictLookup.SetFolded(ts, result, keys.Items[index], FoldedAt(keys, index), Value.None);
                if (added.IsNull)
                {
                    return ts.Then(added, Kept, new Value(keys), new Value(PyTuple.Of(new Value(other), new Value(result))), Value.Int(index * 2L + (wanted ? 1 : 0)));
                }
            }
        }
        return new Value(result);
    }

    static readonly Continuation Filtered = new("set.filtered", &AfterFilter);
    static readonly Continuation Kept = new("set.kept", &AfterKeep);

    static Value AfterFilter(ThreadState ts, Value found, Value keys, Value tables, Value packed)
    {
        var parts = ((PyTuple)tables.Object).Items;
        var wanted = (packed.Bits & 1) != 0;
        var index = (int)(packed.Bits >> 1);
        if (found.IsTrue == wanted)
        {
            var all = (PyTuple)keys.Object;
            return ts.Then(DictLookup.SetFolded(ts, (PyDict)parts[1].Object, all.Items[index], FoldedAt(all, index), Value.None), Kept, keys, tables, packed);
        }
        return FilterSlowly(ts, (PyTuple)keys.Object, (PyDict)parts[0].Object, (PyDict)parts[1].Object, index + 1, wanted);
    }

    static Value AfterKeep(ThreadState ts, Value done, Value keys, Value tables, Value packed)
    {
        var parts = ((PyTuple)tables.Object).Items;
        return FilterSlowly(ts, (PyTuple)keys.Object, (PyDict)parts[0].Object, (PyDict)parts[1].Object, (int)(packed.Bits >> 1) + 1, (packed.Bits & 1) != 0);
    }

    /// <summary>Applies the operation to a table and each iterable in turn.</summary>
    public static Value Fold(ThreadState ts, Operation operation, PyDict table, Value[] others, int index)
    {
        if (index == others.Length)
        {
            return new Value(table);
        }
        var state = new Value(new PyTuple(others));
        return ts.Then(ts.Then(ToTable(ts, others[index], operation != Operation.Intersection), OtherReady, new Value(table), Value.Int((int)operation)), Folded, state, Value.Int(index), Value.Int((int)operation));
    }

    static readonly Continuation OtherReady = new("set.other", &CombineWith);
    static readonly Continuation Folded = new("set.folded", &FoldNext);

    static Value CombineWith(ThreadState ts, Value other, Value table, Value operation, Value c) =>
        Combine(ts, (Operation)operation.Bits, (PyDict)table.Object, (PyDict)other.Object);

    static Value FoldNext(ThreadState ts, Value table, Value others, Value index, Value operation) =>
        Fold(ts, (Operation)operation.Bits, (PyDict)table.Object, ((PyTuple)others.Object).Items, (int)index.Bits + 1);
}
