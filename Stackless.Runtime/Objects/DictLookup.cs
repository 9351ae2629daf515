// Finding a key in a dict's table when its hash or its equality may be Python code. Keys of the built-in kinds are settled natively;
// otherwise the hash is asked for, then each entry with that hash is compared in turn, resumably. A table that changed while Python
// code compared is searched again from the start.
namespace Stackless.Runtime;

static unsafe class DictLookup
{
    enum Operation
    {
        Get,
        Contains,
        Set,
        SetKeepingKey,
        SetDefault,
        Remove,
        MoveToEnd,
        MoveToStart,
    }

    /// <summary>Index of the entry or -1; false if only Python code can tell.</summary>
    public static bool TryFind(PyDict dict, Value key, long hash, out int index) => TryFindFolded(dict, key, PyDict.Fold(hash), out index);

    /// <summary>As <see cref="TryFind"/>, for a key whose hash as tables keep it is known.</summary>
    public static bool TryFindFolded(PyDict dict, Value key, int folded, out int index)
    {
        var entries = dict.entries;
        for (index = dict.FirstWith(folded); index >= 0; index = entries[index].Next)
        {
            ref var entry = ref entries[index];
            if (entry.Hash != folded)
            {
                continue;
            }
            if (Value.Same(entry.Key, key))
            {
                return true;
            }
            if (Searching.TryEqual(entry.Key, key) is not { } equal)
            {
                return false;
            }
            if (equal)
            {
                return true;
            }
        }
        return true;
    }

    // Whether what was found may be acted on at once.
    static bool TryNative(PyDict dict, Value key, out int index, out int folded)
    {
        if (key.IsInt)
        {
            folded = PyDict.Fold(Hashing.OfInt(key.Bits));
            index = dict.Find(key.Bits, folded);
            if (index >= -1)
            {
                return true;
            }
        }
        if (Hashing.TryHash(key, out var hash))
        {
            folded = PyDict.Fold(hash);
            return TryFind(dict, key, hash, out index);
        }
        index = folded = 0;
        return false;
    }

    /// <summary>False if only Python code can tell; the value is null if there is no such key.</summary>
    public static bool TryGet(PyDict dict, Value key, out Value value)
    {
        var isKnown = TryNative(dict, key, out var index, out _);
        value = isKnown && index >= 0 ? dict.ValueAt(index) : default;
        return isKnown;
    }

    /// <summary>The value, or the end mark if there is no such key.</summary>
    public static Value Get(ThreadState ts, PyDict dict, Value key) =>
        TryNative(dict, key, out var index, out _) ? index < 0 ? Value.End : dict.ValueAt(index) : Slowly(ts, dict, key, default, Operation.Get);

    public static Value Contains(ThreadState ts, PyDict dict, Value key) =>
        TryNative(dict, key, out var index, out _) ? Value.Bool(index >= 0) : Slowly(ts, dict, key, default, Operation.Contains);

    /// <summary>Any non-null value when done.</summary>
    public static Value Set(ThreadState ts, PyDict dict, Value key, Value value, bool keepKey = false) =>
        TrySet(dict, key, value) ? Value.None : Slowly(ts, dict, key, value, keepKey ? Operation.SetKeepingKey : Operation.Set);

    /// <summary>False if only Python code can tell which key it is: nothing is set then.</summary>
    public static bool TrySet(PyDict dict, Value key, Value value)
    {
        if (!TryNative(dict, key, out var index, out var folded))
        {
            return false;
        }
        if (index >= 0)
        {
            dict.SetValueAt(index, value);
        }
        else
        {
            dict.Add(key, folded, value);
        }
        return true;
    }

    /// <summary>The value there is, or the given one, now set.</summary>
    public static Value SetDefault(ThreadState ts, PyDict dict, Value key, Value value)
    {
        if (!TryNative(dict, key, out var index, out var folded))
        {
            return Slowly(ts, dict, key, value, Operation.SetDefault);
        }
        if (index >= 0)
        {
            return dict.ValueAt(index);
        }
        dict.Add(key, folded, value);
        return value;
    }

    /// <summary>The removed value, or the end mark.</summary>
    public static Value Remove(ThreadState ts, PyDict dict, Value key)
    {
        if (!TryNative(dict, key, out var index, out _))
        {
            return Slowly(ts, dict, key, default, Operation.Remove);
        }
        return Finish(dict, key, default, 0, index, Operation.Remove);
    }

    /// <summary>The end mark if there is no such key.</summary>
    public static Value Move(ThreadState ts, PyDict dict, Value key, bool toEnd)
    {
        var operation = toEnd ? Operation.MoveToEnd : Operation.MoveToStart;
        return TryNative(dict, key, out var index, out _) ? Finish(dict, key, default, 0, index, operation) : Slowly(ts, dict, key, default, operation);
    }

    // ---- with a hash that another table knows: the key is not asked again -----------------------------------------------------

    public static Value ContainsFolded(ThreadState ts, PyDict dict, Value key, int folded) =>
        TryFindFolded(dict, key, folded, out var index) ? Value.Bool(index >= 0) : Search(ts, StateOf(dict, key, default, Operation.Contains), folded, -1);

    /// <summary>Any non-null value when done.</summary>
    public static Value SetFolded(ThreadState ts, PyDict dict, Value key, int folded, Value value) => TryFindFolded(dict, key, folded, out var index)
        ? Finish(dict, key, value, folded, index, Operation.Set)
        : Search(ts, StateOf(dict, key, value, Operation.Set), folded, -1);

    // ---- with Python code ----------------------------------------------------------------------------------------------------

    // State: (dict, key, value, operation), then the folded hash.
    static Value Slowly(ThreadState ts, PyDict dict, Value key, Value value, Operation operation) =>
        ts.Then(Hashing.Hash(ts, key), HashReady, StateOf(dict, key, value, operation));

    static Value StateOf(PyDict dict, Value key, Value value, Operation operation) =>
        new(PyTuple.Of(new Value(dict), key, value.IsNull ? Value.None : value, Value.Int((int)operation)));

    static readonly Continuation HashReady = new("dict.hash", &HashKnown, handlesExceptions: true);
    static readonly Continuation Compared = new("dict.compared", &AfterCompare);

    static Value HashKnown(ThreadState ts, Value hash, Value state, Value b, Value c)
    {
        if (!hash.IsNull)
        {
            return Search(ts, state, PyDict.Fold(hash.Bits), -1);
        }
        if (ts.Exception!.Type != BuiltinTypes.TypeError || ts.Exception.Args.Items is not [{ Object: PyStr reason }])
        {
            return default;
        }
        ts.TakeException();
        var parts = ((PyTuple)state.Object).Items;
        var dict = (PyDict)parts[0].Object;
        if (dict.IsCache)
        {
            return ts.Raise(BuiltinTypes.TypeError, reason.Text);
        }
        var use = dict.Owner is not null || dict.IsOfElements ? "a set element" : "a dict key";
        return ts.Raise(BuiltinTypes.TypeError, $"cannot use '{ObjectType.NameInFull(parts[1].Type)}' as {use} ({reason.Text})");
    }

    static Value Search(ThreadState ts, Value state, int folded, int after)
    {
        var parts = ((PyTuple)state.Object).Items;
        var dict = (PyDict)parts[0].Object;
        var key = parts[1];
        var index = after < 0 ? dict.FirstWith(folded) : dict.entries[after].Next;
        for (; index >= 0; index = dict.entries[index].Next)
        {
            if (dict.entries[index].Hash != folded)
            {
                continue;
            }
            var candidate = dict.entries[index].Key;
            if (Value.Same(candidate, key))
            {
                break;
            }
            var version = dict.Version;
            var equal = Equality.Test(ts, candidate, key);
            if (equal.IsNull)
            {
                return ts.Then(equal, Compared, state, new Value(PyTuple.Of(Value.Int(folded), candidate)), Value.Int((long)version << 32 | (uint)index));
            }
            if (dict.Version != version)
            {
                return Search(ts, state, folded, -1);
            }
            if (equal.IsTrue)
            {
                break;
            }
        }
        return Finish(dict, key, parts[2], folded, index, (Operation)parts[3].Bits);
    }

    static Value AfterCompare(ThreadState ts, Value equal, Value state, Value known, Value packed)
    {
        var parts = ((PyTuple)state.Object).Items;
        var dict = (PyDict)parts[0].Object;
        var folded = (int)((PyTuple)known.Object).Items[0].Bits;
        var index = (int)packed.Bits;
        if (dict.Version != (int)(packed.Bits >> 32) || index >= dict.used || !Value.Same(dict.entries[index].Key, ((PyTuple)known.Object).Items[1]))
        {
            return Search(ts, state, folded, -1);
        }
        return equal.IsTrue ? Finish(dict, parts[1], parts[2], folded, index, (Operation)parts[3].Bits) : Search(ts, state, folded, index);
    }

    static Value Finish(PyDict dict, Value key, Value value, int folded, int index, Operation operation)
    {
        switch (operation)
        {
            case Operation.Get:
                return index < 0 ? Value.End : dict.ValueAt(index);
            case Operation.Contains:
                return Value.Bool(index >= 0);
            case Operation.Remove:
                if (index < 0)
                {
                    return Value.End;
                }
                var removed = dict.ValueAt(index);
                dict.RemoveAt(index);
                return removed;
            case Operation.MoveToEnd or Operation.MoveToStart:
                if (index < 0)
                {
                    return Value.End;
                }
                dict.Move(index, operation == Operation.MoveToEnd);
                return Value.None;
            case Operation.SetDefault when index >= 0:
                return dict.ValueAt(index);
        }
        if (index >= 0)
        {
            dict.SetValueAt(index, value);
        }
        else
        {
            dict.Add(key, folded, value);
        }
        return operation == Operation.SetDefault ? value : Value.None;
    }
}
