// _heap_steps: heaps and searches in lists, as far as comparing needs no Python code. Where it does, the answer is the place that was come to, and
// the library's _heapq and _bisect go on from there. https://docs.python.org/3/library/heapq.html
namespace Stackless.Runtime;

[PyModule("_heap_steps")]
static partial class HeapModule
{
    const int Done = -1, MostLevels = 4;

    // Is a before b? False with isKnown false if that is Python code's to say. Tuples are compared by their first items that differ.
    static bool IsBefore(Value a, Value b, bool isMax, out bool isKnown, int levels = MostLevels)
    {
        if (isMax)
        {
            (a, b) = (b, a);
        }
        isKnown = Comparison.TryNative(a, b, Slot.Lt, out var isLess);
        if (isKnown || levels == 0 || a.Object.ShapeId != ShapeIds.Tuple || b.Object.ShapeId != ShapeIds.Tuple)
        {
            return isLess;
        }
        var (x, y) = (((PyTuple)a.Object).Items, ((PyTuple)b.Object).Items);
        for (var i = 0; i < x.Length && i < y.Length; i++)
        {
            if (Value.Same(x[i], y[i]))
            {
                continue;
            }
            isKnown = Comparison.TryNative(x[i], y[i], Slot.Eq, out var isEqual);
            if (!isKnown)
            {
                return false;
            }
            if (!isEqual)
            {
                return IsBefore(x[i], y[i], false, out isKnown, levels - 1);
            }
        }
        isKnown = true;
        return x.Length < y.Length;
    }

    /// <summary>The item goes up from its place; -1, or the place from which it goes on, whose own item is still to be set.</summary>
    [PyFunction("rise")]
    internal static long Rise(PyList heap, Value item, long place, long top, bool isMax)
    {
        var at = (int)place;
        while (at > top && at < heap.Count)
        {
            var above = (at - 1) >> 1;
            var isBefore = IsBefore(item, heap[above], isMax, out var isKnown);
            if (!isKnown)
            {
                return at;
            }
            if (!isBefore)
            {
                break;
            }
            heap[at] = heap[above];
            at = above;
        }
        heap[at] = item;
        return Done;
    }

    /// <summary>The place is free: those below move up, to the bottom, from where the item rises. -1, or the place from which that goes on, and which way.</summary>
    [PyFunction("sink")]
    internal static Value Sink(PyList heap, Value item, long top, bool isMax)
    {
        int size = heap.Count, at = (int)top;
        for (var below = 2 * at + 1; below < size; below = 2 * at + 1)
        {
            var other = below + 1;
            if (other < size)
            {
                var isBefore = IsBefore(heap[below], heap[other], isMax, out var isKnown);
                if (!isKnown)
                {
                    return new Value(PyTuple.Of(Value.Int(at), Value.Bool(true)));
                }
                below = isBefore ? below : other;
            }
            heap[at] = heap[below];
            at = below;
        }
        var left = Rise(heap, item, at, top, isMax);
        return left == Done ? Value.None : new Value(PyTuple.Of(Value.Int(left), Value.Bool(false)));
    }

    /// <summary>Where a value belongs in a sorted list; None if comparing needs Python code.</summary>
    [PyFunction("bisect")]
    internal static Value Bisect(PyList list, Value value, long low, long high, bool isRight)
    {
        if (high > list.Count)
        {
            return Value.None;
        }
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var item = list[(int)middle];
            var isBelow = isRight ? !IsBefore(value, item, false, out var isKnown) : IsBefore(item, value, false, out isKnown);
            if (!isKnown)
            {
                return Value.None;
            }
            if (isBelow)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return Value.Int(low);
    }
}
