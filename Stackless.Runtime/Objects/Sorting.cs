// list.sort: stable. Ints, floats and strs of one kind are sorted natively; a key function is called for each element first, and
// elements compared by Python code are merged bottom-up, one comparison at a time, so that any of them may be suspended.
// What is too long to be sorted while nobody else has a turn is sorted natively in pieces, and these are merged in the same way, with looks in between.
// As in CPython the list is empty while it is being sorted, and only < is used. https://docs.python.org/3/howto/sorting.html
namespace Stackless.Runtime;

static unsafe class Sorting
{
    public static Value Sort(ThreadState ts, PyList list, Value key, bool isReversed)
    {
        var items = list.ToArray();
        if (key.IsNull || key.IsNone)
        {
            var kind = KindOf(items);
            if (items.Length <= PieceOf(kind))
            {
                SortNatively(kind, items, null, isReversed);
                items.CopyTo(list.items, 0);
                return Value.None;
            }
            list.Clear();
            return SortFrame.Start(ts, list, items, items, isReversed, kind);
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

    // What all are: ints, floats or strs. Null if they are of several kinds, or of others, and have to be compared.
    static int? KindOf(Value[] keys)
    {
        if (keys.Length < 2)
        {
            return ShapeIds.Int;
        }
        var kind = keys[0].Object.ShapeId;
        if (kind is not (ShapeIds.Int or ShapeIds.Float or ShapeIds.Str))
        {
            return null;
        }
        foreach (var key in keys)
        {
            if (kind == ShapeIds.Int ? !key.IsInt : kind == ShapeIds.Float ? !key.IsFloat || double.IsNaN(key.AsDouble) : key.Object.ShapeId != ShapeIds.Str)
            {
                return null;
            }
        }
        return kind;
    }

    // So many are sorted at once, in less than a tenth of a second.
    static int PieceOf(int? kind) => kind switch
    {
        null => 1,
        ShapeIds.Str => 1 << 15,
        _ => 1 << 17,
    };

    // Sorts items by keys (or by themselves). A reversed sort keeps equal elements in order.
    static void SortNatively(int? kind, Value[] keys, Value[]? items, bool isReversed)
    {
        var n = keys.Length;
        if (n < 2)
        {
            return;
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

    // ---- by Python's <, and in pieces ----------------------------------------------------------------------------------------

    static Value Begin(ThreadState ts, PyList list, Value[] items, Value[] keys, bool isReversed)
    {
        var kind = KindOf(keys);
        if (keys.Length <= PieceOf(kind))
        {
            SortNatively(kind, keys, items, isReversed);
            return Finish(ts, list, items);
        }
        return SortFrame.Start(ts, list, items, keys, isReversed, kind);
    }

    static Value Finish(ThreadState ts, PyList list, Value[] items)
    {
        // Emptied, it has no room at all: what was added and removed since left some.
        var wasChanged = list.items.Length > 0;
        Restore(list, items);
        return wasChanged ? ts.Raise(BuiltinTypes.ValueError, "list modified during sort") : Value.None;
    }

    /// <summary>
    /// A bottom-up merge sort that stops at each comparison, and looks now and then. What is sorted already is in runs of <c>width</c>, of which neighbours are merged from one pair
    /// of arrays into the other; elements of one native kind are put into longer runs first, piece by piece.
    /// Invariant: <c>at</c> elements of this round have moved, those of the runs before <c>start</c>, and of the two that begin there those before <c>left</c> and <c>right</c>.
    /// </summary>
    [NativeFrame("sort")]
    internal sealed class SortFrame : Frame, INativeFrame
    {
        // What was suspended: a comparison whose result has yet to be tested for truth, that test, or a look.
        const int Compared = 1, Tested = 2, Looked = 3;

        // A shorter list is sorted without looks: nobody has a turn unless Python code compares.
        const int LongWithoutLooks = 1 << 16;

        readonly PyList list;
        readonly bool isReversed;
        readonly int? kind;
        // Elements, and what they are compared by; the same array if they are compared themselves.
        Value[] fromItems, fromKeys, toItems, toKeys;
        int width, start, left, right, at;
        // Those before it are in sorted pieces.
        int sorted;
        int untilLook = ThreadState.ElementsBetweenLooks;

        // How many comparisons of numbers one of others takes the time of.
        const int TimeOfTexts = 4, TimeOfOthers = 8;

        SortFrame(PyList list, Value[] items, Value[] keys, bool isReversed, int? kind)
        {
            (this.list, this.isReversed, this.kind, fromItems, fromKeys, width) = (list, isReversed, kind, items, keys, PieceOf(kind));
            (toItems, toKeys) = NewArrays();
            right = width;
        }

        public static Value Start(ThreadState ts, PyList list, Value[] items, Value[] keys, bool isReversed, int? kind)
        {
            if (isReversed)
            {
                // Reversing before and after keeps equal elements in order.
                Array.Reverse(items);
                if (!ReferenceEquals(items, keys))
                {
                    Array.Reverse(keys);
                }
            }
            return new SortFrame(list, items, keys, isReversed, kind).Run(ts);
        }

        public Value[] GetContent()
        {
            var items = NativeFrames.Tuple([.. fromItems]);
            var done = NativeFrames.Tuple(toItems[..at]);
            return [new Value(list), items, IsOfKeys ? items : NativeFrames.Tuple([.. fromKeys]), done, IsOfKeys ? done : NativeFrames.Tuple(toKeys[..at]),
                Value.Int(width), Value.Int(start), Value.Int(left), Value.Int(right), Value.Int(sorted), Value.Bool(isReversed)];
        }

        /// <summary>Null for what no sort comes to.</summary>
        public static Frame? Restore(Value[] content)
        {
            if (content is not [{ Object: PyList list }, { Object: PyTuple items }, { Object: PyTuple keys }, { Object: PyTuple doneItems }, { Object: PyTuple doneKeys }, .. var numbers, { Object: PyBool } isReversed]
                || numbers is not [{ IsInt: true } width, { IsInt: true } start, { IsInt: true } left, { IsInt: true } right, { IsInt: true } sorted]
                || keys.Count != items.Count || doneKeys.Count != doneItems.Count)
            {
                return null;
            }
            long n = items.Count, middle = Math.Min(start.Bits + width.Bits, n), end = Math.Min(middle + width.Bits, n);
            if (width.Bits < 1 || width.Bits > 2 * n || start.Bits < 0 || start.Bits > n || left.Bits < start.Bits || left.Bits > middle || right.Bits < middle || right.Bits > end
                || doneItems.Count != left.Bits + right.Bits - middle || sorted.Bits < 0)
            {
                return null;
            }
            var kind = KindOf(keys.Items);
            if (kind is not null && sorted.Bits < n && (doneItems.Count > 0 || sorted.Bits % PieceOf(kind) != 0))
            {
                return null;
            }
            Value[] ownItems = [.. items.Items], ownKeys = ReferenceEquals(keys, items) ? ownItems : [.. keys.Items];
            var frame = new SortFrame(list, ownItems, ownKeys, isReversed.IsTrue, kind)
            {
                width = (int)width.Bits,
                start = (int)start.Bits,
                left = (int)left.Bits,
                right = (int)right.Bits,
                at = doneItems.Count,
                sorted = (int)Math.Min(sorted.Bits, n),
            };
            doneItems.Items.CopyTo(frame.toItems, 0);
            doneKeys.Items.CopyTo(frame.toKeys, 0);
            return frame;
        }

        bool IsOfKeys => ReferenceEquals(fromItems, fromKeys);

        (Value[], Value[]) NewArrays()
        {
            var items = new Value[fromItems.Length];
            return (items, IsOfKeys ? items : new Value[items.Length]);
        }

        public Value Run(ThreadState ts)
        {
            if (kind is not null)
            {
                for (; sorted < fromItems.Length; sorted += PieceOf(kind))
                {
                    SortPiece();
                    if (Look(ts) is { IsNull: true } due)
                    {
                        sorted += PieceOf(kind);
                        return Suspend(ts, due, Looked);
                    }
                }
            }
            while (NextComparison(out var left, out var right))
            {
                if (!Comparison.TryNative(right, left, Slot.Lt, out var isLess))
                {
                    State = Compared;
                    var result = Comparison.Rich(ts, right, left, Slot.Lt);
                    untilLook -= TimeOfOthers;
                    if (!Settle(ts, result))
                    {
                        return default;
                    }
                }
                else
                {
                    Take(isLess);
                }
                untilLook -= kind == ShapeIds.Str ? TimeOfTexts : 1;
                if (untilLook <= 0 && Look(ts) is { IsNull: true } due)
                {
                    return Suspend(ts, due, Looked);
                }
            }
            return Finish(ts, list, Result());
        }

        Value Look(ThreadState ts)
        {
            untilLook = ThreadState.ElementsBetweenLooks;
            return fromItems.Length > LongWithoutLooks ? ts.LookInLoop() : Value.None;
        }

        Value Suspend(ThreadState ts, Value value, int state)
        {
            State = state;
            Settle(ts, value);
            return default;
        }

        public override Value Resume(ThreadState ts, Value value) => Settle(ts, value) ? Run(ts) : default;

        // What was waited for is there: takes it, if it is a comparison's. False if it is suspended again, or has failed.
        bool Settle(ThreadState ts, Value value)
        {
            if (State == Compared && !value.IsNull)
            {
                State = Tested;
                value = Truth.Test(ts, value);
            }
            if (value.IsNull)
            {
                if (ts.IsRaising)
                {
                    // The list gets its elements back, in whatever order.
                    Sorting.Restore(list, fromItems);
                }
                else
                {
                    ts.Capture(this);
                }
                return false;
            }
            if (State == Tested)
            {
                Take(value.IsTrue);
            }
            return true;
        }

        void SortPiece()
        {
            var piece = sorted..Math.Min(sorted + PieceOf(kind), fromItems.Length);
            var keys = fromKeys[piece];
            var items = IsOfKeys ? null : fromItems[piece];
            SortNatively(kind, keys, items, isReversed: false);
            if (items is not null && kind != ShapeIds.Str)
            {
                // Numbers have put the elements in order, and are to be so too.
                SortNatively(kind, keys, null, isReversed: false);
            }
            keys.CopyTo(fromKeys, sorted);
            items?.CopyTo(fromItems, sorted);
        }

        // Advances to where a comparison is needed: is right less than left? False when all is sorted.
        bool NextComparison(out Value leftKey, out Value rightKey)
        {
            var n = fromItems.Length;
            while (width < n)
            {
                while (start < n)
                {
                    int middle = Math.Min(start + width, n), end = Math.Min(start + 2 * width, n);
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
            if (!IsOfKeys)
            {
                toKeys[at] = fromKeys[index];
            }
            at++;
        }

        void Take(bool isRightLess) => Move(isRightLess ? right++ : left++);

        Value[] Result()
        {
            if (isReversed)
            {
                Array.Reverse(fromItems);
            }
            return fromItems;
        }
    }
}
