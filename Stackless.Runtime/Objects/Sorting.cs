// list.sort: stable. Ints, floats and strs of one kind are sorted natively; a key function is called for each element first, and
// elements compared by Python code are merged bottom-up, one comparison at a time, so that any of them may be suspended.
// As in CPython the list is empty while it is being sorted, and only < is used. https://docs.python.org/3/howto/sorting.html
namespace Stackless.Runtime;

static unsafe class Sorting
{
    public static Value Sort(ThreadState ts, PyList list, Value key, bool isReversed)
    {
        var items = list.ToArray();
        if (key.IsNull || key.IsNone)
        {
            if (TrySortNatively(items, null, isReversed))
            {
                items.CopyTo(list.items, 0);
                return Value.None;
            }
            list.Clear();
            return Begin(ts, list, items, items, isReversed);
        }
        list.Clear();
        return CallKeys(ts, new Value(PyTuple.Of(new Value(list), new Value(new PyTuple(items)), key, Value.Bool(isReversed))), new PyList());
    }

    // ---- keys ----------------------------------------------------------------------------------------------------------------

    static readonly Continuation KeyReady = new("sort.key", &AddKey, handlesExceptions: true);

    static readonly Continuation KeysLooked = new("sort.looked", &GoOnWithKeys, handlesExceptions: true);

    // State: (list, items, key, is reversed).
    static Value CallKeys(ThreadState ts, Value state, PyList keys)
    {
        var parts = ((PyTuple)state.Object).Items;
        var items = ((PyTuple)parts[1].Object).Items;
        while (keys.Count < items.Length)
        {
            var key = parts[2].Object.Call1(ts, items[keys.Count]);
            if (key.IsNull)
            {
                return ts.Then(key, KeyReady, state, new Value(keys));
            }
            keys.Append(key);
            if (keys.Count % ThreadState.ElementsBetweenLooks == 0 && ts.LookInLoop() is { IsNull: true } due)
            {
                return ts.Then(due, KeysLooked, state, new Value(keys));
            }
        }
        return Begin(ts, (PyList)parts[0].Object, items, keys.ToArray(), parts[3].IsTrue);
    }

    static Value GoOnWithKeys(ThreadState ts, Value nothing, Value state, Value keys, Value c)
    {
        if (!nothing.IsNull)
        {
            return CallKeys(ts, state, (PyList)keys.Object);
        }
        var parts = ((PyTuple)state.Object).Items;
        Restore((PyList)parts[0].Object, ((PyTuple)parts[1].Object).Items);
        return default;
    }

    static Value AddKey(ThreadState ts, Value key, Value state, Value keys, Value c)
    {
        if (key.IsNull)
        {
            var parts = ((PyTuple)state.Object).Items;
            Restore((PyList)parts[0].Object, ((PyTuple)parts[1].Object).Items);
            return default;
        }
        ((PyList)keys.Object).Append(key);
        return CallKeys(ts, state, (PyList)keys.Object);
    }

    static void Restore(PyList list, Value[] items)
    {
        list.items = items;
        list.count = items.Length;
    }

    // ---- native ----------------------------------------------------------------------------------------------------------------

    // Sorts items by keys (or by themselves) if all are ints, all floats, or all strs. A reversed sort keeps equal elements in order.
    static bool TrySortNatively(Value[] keys, Value[]? items, bool isReversed)
    {
        var n = keys.Length;
        if (n < 2)
        {
            return true;
        }
        var kind = keys[0].Object.ShapeId;
        if (kind is not (ShapeIds.Int or ShapeIds.Float or ShapeIds.Str))
        {
            return false;
        }
        for (var i = 0; i < n; i++)
        {
            if (kind == ShapeIds.Int ? !keys[i].IsInt : kind == ShapeIds.Float ? !keys[i].IsFloat || double.IsNaN(keys[i].AsDouble) : keys[i].Object.ShapeId != ShapeIds.Str)
            {
                return false;
            }
        }
        switch (kind)
        {
            case ShapeIds.Str:
                MergeStrings(keys, items, isReversed);
                break;
            case ShapeIds.Int when items is null:
                // Equal ints cannot be told apart, so stability is free.
                var ints = Array.ConvertAll(keys, key => key.Bits);
                if (n <= Few)
                {
                    Insert(ints, null);
                }
                else
                {
                    Array.Sort(ints);
                }
                for (var i = 0; i < n; i++)
                {
                    keys[i] = Value.Int(ints[isReversed ? n - 1 - i : i]);
                }
                break;
            case ShapeIds.Int:
                SortByNumbers(Array.ConvertAll(keys, key => key.Bits), items, isReversed);
                break;
            default:
                SortByNumbers(Array.ConvertAll(keys, key => key.AsDouble), items ?? keys, isReversed);
                break;
        }
        return true;
    }

    // So many numbers are put in order faster by insertion, and the framework's sort need not be compiled for them, as it is when a program first calls it.
    const int Few = 24;

    static void Insert<T>(T[] numbers, int[]? places) where T : struct, IComparable<T>
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            var number = numbers[i];
            var k = i;
            for (; k > 0 && numbers[k - 1].CompareTo(number) > 0; k--)
            {
                numbers[k] = numbers[k - 1];
                if (places is not null)
                {
                    places[k] = places[k - 1];
                }
            }
            numbers[k] = number;
            if (places is not null)
            {
                places[k] = i;
            }
        }
    }

    // Array.Sort is not stable, but what it leaves of the order of equal numbers is put right by their places.
    static void SortByNumbers<T>(T[] numbers, Value[] items, bool isReversed) where T : struct, IComparable<T>
    {
        var n = items.Length;
        var places = new int[n];
        for (var i = 0; i < n; i++)
        {
            places[i] = i;
        }
        if (n <= Few)
        {
            Insert(numbers, places);
        }
        else
        {
            Array.Sort(numbers, places);
        }
        var from = (Value[])items.Clone();
        for (int start = 0, end; start < n; start = end)
        {
            end = start + 1;
            while (end < n && numbers[end].CompareTo(numbers[start]) == 0)
            {
                end++;
            }
            if (end - start > 1 && n > Few)
            {
                Array.Sort(places, start, end - start);
            }
            var to = isReversed ? n - end : start;
            for (var i = start; i < end; i++)
            {
                items[to++] = from[places[i]];
            }
        }
    }

    static void MergeStrings(Value[] keys, Value[]? items, bool isReversed)
    {
        var n = keys.Length;
        // Runs of 16 by insertion, then merges into a second array and back.
        const int run = 16;
        for (var start = 0; start < n; start += run)
        {
            var end = Math.Min(start + run, n);
            for (var i = start + 1; i < end; i++)
            {
                var key = keys[i];
                var item = items is null ? default : items[i];
                var k = i - 1;
                while (k >= start && (isReversed ? Compare(keys[k], key) < 0 : Compare(keys[k], key) > 0))
                {
                    keys[k + 1] = keys[k];
                    if (items is not null)
                    {
                        items[k + 1] = items[k];
                    }
                    k--;
                }
                keys[k + 1] = key;
                if (items is not null)
                {
                    items[k + 1] = item;
                }
            }
        }
        if (n <= run)
        {
            return;
        }
        Value[] fromKeys = keys, toKeys = new Value[n];
        Value[]? fromItems = items, toItems = items is null ? null : new Value[n];
        for (var width = run; width < n; width *= 2)
        {
            for (var start = 0; start < n; start += 2 * width)
            {
                int middle = Math.Min(start + width, n), end = Math.Min(start + 2 * width, n);
                int a = start, b = middle;
                for (var at = start; at < end; at++)
                {
                    var takeRight = b < end && (a >= middle
                        || (isReversed ? Compare(fromKeys[a], fromKeys[b]) < 0 : Compare(fromKeys[b], fromKeys[a]) < 0));
                    var pick = takeRight ? b++ : a++;
                    toKeys[at] = fromKeys[pick];
                    if (toItems is not null)
                    {
                        toItems[at] = fromItems![pick];
                    }
                }
            }
            (fromKeys, toKeys) = (toKeys, fromKeys);
            (fromItems, toItems) = (toItems, fromItems);
        }
        if (fromKeys != keys)
        {
            fromKeys.CopyTo(keys, 0);
            fromItems?.CopyTo(items!, 0);
        }
    }

    static int Compare(Value a, Value b) => PyStr.Compare((PyStr)a.Object, (PyStr)b.Object);

    // ---- by Python's < -----------------------------------------------------------------------------------------------------

    static Value Begin(ThreadState ts, PyList list, Value[] items, Value[] keys, bool isReversed)
    {
        var isSame = ReferenceEquals(items, keys);
        if (!isSame && TrySortNatively(keys, items, isReversed))
        {
            return Finish(ts, list, items);
        }
        if (isReversed)
        {
            // Reversing before and after keeps equal elements in order.
            Array.Reverse(items);
            if (!isSame)
            {
                Array.Reverse(keys);
            }
        }
        return Run(ts, new MergeState(list, items, keys, isReversed));
    }

    static Value Finish(ThreadState ts, PyList list, Value[] items)
    {
        // Emptied, it has no room at all: what was added and removed since left some.
        var wasChanged = list.items.Length > 0;
        Restore(list, items);
        return wasChanged ? ts.Raise(BuiltinTypes.ValueError, "list modified during sort") : Value.None;
    }

    static readonly Continuation Compared = new("sort.compared", &AfterCompare, handlesExceptions: true);

    static Value AfterCompare(ThreadState ts, Value less, Value state, Value b, Value c)
    {
        var merge = MergeState.From((PyTuple)state.Object);
        if (less.IsNull)
        {
            merge.Abandon();
            return default;
        }
        merge.Take(less.IsTrue);
        return Run(ts, merge);
    }

    static Value Run(ThreadState ts, MergeState merge)
    {
        while (merge.NextComparison(out var left, out var right))
        {
            bool isLess;
            if (!Comparison.TryNative(right, left, Slot.Lt, out isLess))
            {
                var result = Comparison.Rich(ts, right, left, Slot.Lt);
                if (result.Object is not PyBool)
                {
                    return ts.Then(result.IsNull ? result : Truth.Test(ts, result), result.IsNull && !ts.IsRaising ? ComparedRaw : Compared, new Value(merge.ToTuple()));
                }
                isLess = result.IsTrue;
            }
            merge.Take(isLess);
        }
        return Finish(ts, merge.List, merge.Result());
    }

    // The comparison was suspended: its result has yet to be tested for truth.
    static readonly Continuation ComparedRaw = new("sort.raw", &AfterRawCompare, handlesExceptions: true);

    static Value AfterRawCompare(ThreadState ts, Value result, Value state, Value b, Value c) =>
        result.IsNull ? AfterCompare(ts, default, state, default, default) : ts.Then(Truth.Test(ts, result), Compared, state);

    /// <summary>A bottom-up merge sort that stops at each comparison. Pickles as a tuple.</summary>
    sealed class MergeState(PyList list, Value[] items, Value[] keys, bool isReversed)
    {
        public readonly PyList List = list;
        Value[] fromItems = items, fromKeys = keys, toItems = new Value[items.Length], toKeys = new Value[items.Length];
        int width = 1, start, left, right = 1, at;

        int Middle => Math.Min(start + width, fromItems.Length);
        int End => Math.Min(start + 2 * width, fromItems.Length);

        /// <summary>Advances to where a comparison is needed: is right less than left? False when all is sorted.</summary>
        public bool NextComparison(out Value leftKey, out Value rightKey)
        {
            var n = fromItems.Length;
            while (width < n)
            {
                while (start < n)
                {
                    int middle = Middle, end = End;
                    if (left < middle && right < end)
                    {
                        leftKey = fromKeys[left];
                        rightKey = fromKeys[right];
                        return true;
                    }
                    while (left < middle)
                    {
                        Move(left++);
                    }
                    while (right < end)
                    {
                        Move(right++);
                    }
                    start += 2 * width;
                    left = start;
                    right = Math.Min(start + width, n);
                    at = start;
                }
                (fromItems, toItems) = (toItems, fromItems);
                (fromKeys, toKeys) = (toKeys, fromKeys);
                width *= 2;
                start = left = at = 0;
                right = Math.Min(width, n);
            }
            leftKey = rightKey = default;
            return false;
        }

        void Move(int index)
        {
            toItems[at] = fromItems[index];
            toKeys[at++] = fromKeys[index];
        }

        public void Take(bool isRightLess) => Move(isRightLess ? right++ : left++);

        public Value[] Result()
        {
            if (isReversed)
            {
                Array.Reverse(fromItems);
            }
            return fromItems;
        }

        /// <summary>A comparison failed: the list gets its elements back, in whatever order.</summary>
        public void Abandon() => Restore(List, [.. fromItems]);

        public PyTuple ToTuple() => PyTuple.Of(new Value(List), new Value(new PyTuple(fromItems)), new Value(new PyTuple(fromKeys)),
            new Value(new PyTuple(toItems[..at])), new Value(new PyTuple(toKeys[..at])),
            Value.Int(width), Value.Int(start), Value.Int(left), Value.Int(right), Value.Bool(isReversed));

        public static MergeState From(PyTuple tuple)
        {
            var p = tuple.Items;
            var items = ((PyTuple)p[1].Object).Items;
            var doneItems = ((PyTuple)p[3].Object).Items;
            var state = new MergeState((PyList)p[0].Object, items, ((PyTuple)p[2].Object).Items, p[9].IsTrue)
            {
                width = (int)p[5].Bits,
                start = (int)p[6].Bits,
                left = (int)p[7].Bits,
                right = (int)p[8].Bits,
                at = doneItems.Length,
            };
            doneItems.CopyTo(state.toItems, 0);
            ((PyTuple)p[4].Object).Items.CopyTo(state.toKeys, 0);
            return state;
        }
    }
}
