// Looking for a value in a sequence, resumably: one loop whose comparison may be Python code. Elements are the same if they are
// identical or equal. Serves in, index, count and remove of list, tuple, deque and range, and iterables without __contains__.
namespace Stackless.Runtime;

static unsafe class Searching
{
    enum Goal
    {
        Contains,
        Count,
        Index,
    }

    /// <summary>Identical or equal, if no Python code has to say so; null if it does, or if it takes many levels of tuples to say so.</summary>
    public static bool? TryEqual(Value a, Value b, int levels = Hashing.NativeLevels)
    {
        if (Value.Same(a, b))
        {
            return true;
        }
        if (Comparison.TryNative(a, b, Slot.Eq, out var result))
        {
            return result;
        }
        int x = a.Object.ShapeId, y = b.Object.ShapeId;
        if (IsScalar(x) && IsScalar(y))
        {
            // Of different kinds, or bytes; equal numbers and strs are settled above.
            return x == ShapeIds.Bytes && y == ShapeIds.Bytes && ((PyBytes)a.Object).Data.AsSpan().SequenceEqual(((PyBytes)b.Object).Data);
        }
        KeyKind kindOfA = KindOf(a, x), kindOfB = KindOf(b, y);
        if (kindOfA == KeyKind.Str && kindOfB == KeyKind.Str)
        {
            return ((PyStr)a.Object).Equals((PyStr)b.Object);
        }
        if (kindOfA == KeyKind.Tuple && kindOfB == KeyKind.Tuple)
        {
            var p = ((PyTuple)a.Object).Items;
            var q = ((PyTuple)b.Object).Items;
            if (p.Length != q.Length)
            {
                return false;
            }
            if (levels == 0)
            {
                return null;
            }
            for (var i = 0; i < p.Length; i++)
            {
                if (TryEqual(p[i], q[i], levels - 1) is not { } same)
                {
                    return null;
                }
                if (!same)
                {
                    return false;
                }
            }
            return true;
        }
        return kindOfA == KeyKind.Own || kindOfB == KeyKind.Own ? null : false;
    }

    static bool IsScalar(int shapeId) => shapeId is ShapeIds.Int or ShapeIds.Float or ShapeIds.Bool or ShapeIds.Str or ShapeIds.NoneType or ShapeIds.Bytes;

    // What is a scalar and no str is unlike everything that compares by identity, by elements or by characters.
    static KeyKind KindOf(Value v, int shapeId) =>
        shapeId == ShapeIds.Tuple ? KeyKind.Tuple
        : shapeId == ShapeIds.Str ? KeyKind.Str
        : IsScalar(shapeId) ? KeyKind.Identity
        : v.Type.KeyKind;

    public static Value Contains(ThreadState ts, Value iterable, Value value) => Start(ts, iterable, value, Goal.Contains, "");
    public static Value Count(ThreadState ts, Value iterable, Value value) => Start(ts, iterable, value, Goal.Count, "");

    /// <summary>Position, or ValueError with the message.</summary>
    public static Value Index(ThreadState ts, Value iterable, Value value, string message) => Start(ts, iterable, value, Goal.Index, message);

    static Value Start(ThreadState ts, Value iterable, Value value, Goal goal, string message)
    {
        var position = goal == Goal.Count ? null : iterable.Object.ShapeId switch
        {
            ShapeIds.List => TryFind(((PyList)iterable.Object).Span, value),
            ShapeIds.Tuple => TryFind(((PyTuple)iterable.Object).Items, value),
            _ => null,
        };
        return position switch
        {
            null => ts.Then(Iteration.GetIter(ts, iterable), IteratorReady, value, Value.Int((int)goal), message.Length == 0 ? new Value(PyStr.Empty) : Value.Str(message)),
            { } found when goal == Goal.Contains => Value.Bool(found >= 0),
            < 0 => ts.Raise(BuiltinTypes.ValueError, message),
            { } found => Value.Int(found),
        };
    }

    // The position, or -1; null where Python code has a say: nothing of it has run.
    static int? TryFind(ReadOnlySpan<Value> elements, Value value)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            if (TryEqual(elements[i], value) is not { } equal)
            {
                return null;
            }
            if (equal)
            {
                return i;
            }
        }
        return -1;
    }

    static readonly Continuation IteratorReady = new("search.iterator", &Begin);
    static readonly Continuation ItemReady = new("search.item", &ItemKnown);
    static readonly Continuation Looked = new("search.looked", &GoOn);
    static readonly Continuation Compared = new("search.compared", &AfterCompare);

    // State: (value, goal, message, position, found so far).
    static Value Begin(ThreadState ts, Value iterator, Value value, Value goal, Value message) =>
        Run(ts, iterator, new PyList([value, goal, message, Value.Int(0), Value.Int(0)]));

    static Value Run(ThreadState ts, Value iterator, PyList state)
    {
        for (var taken = 1; ; taken++)
        {
            if (taken % ThreadState.ElementsBetweenLooks == 0 && ts.LookInLoop() is { IsNull: true } due)
            {
                return ts.Then(due, Looked, iterator, new Value(state));
            }
            var item = iterator.Object.Next(ts);
            if (item.IsNull)
            {
                return ts.Then(item, ItemReady, iterator, new Value(state));
            }
            if (item.IsEnd)
            {
                return Exhausted(ts, state);
            }
            var equal = TryEqual(item, state[0]);
            if (equal is null)
            {
                return Compare(ts, item, iterator, state);
            }
            if (Note(state, equal.Value) is { IsNull: false } result)
            {
                return result;
            }
        }
    }

    static Value GoOn(ThreadState ts, Value nothing, Value iterator, Value state, Value c) => Run(ts, iterator, (PyList)state.Object);

    static Value ItemKnown(ThreadState ts, Value item, Value iterator, Value state, Value c) =>
        item.IsEnd ? Exhausted(ts, (PyList)state.Object) : Compare(ts, item, iterator, (PyList)state.Object);

    static Value Compare(ThreadState ts, Value item, Value iterator, PyList state)
    {
        var result = Equality.Test(ts, item, state[0]);
        return ts.Then(result, Compared, iterator, new Value(state));
    }

    static Value AfterCompare(ThreadState ts, Value result, Value iterator, Value state, Value c)
    {
        var list = (PyList)state.Object;
        return Note(list, result.IsTrue) is { IsNull: false } done ? done : Run(ts, iterator, list);
    }

    // The final result, or null to go on.
    static Value Note(PyList state, bool isEqual)
    {
        var position = state[3].Bits;
        state[3] = Value.Int(position + 1);
        if (!isEqual)
        {
            return default;
        }
        switch ((Goal)state[1].Bits)
        {
            case Goal.Contains:
                return Value.Bool(true);
            case Goal.Index:
                return Value.Int(position);
            default:
                state[4] = Value.Int(state[4].Bits + 1);
                return default;
        }
    }

    static Value Exhausted(ThreadState ts, PyList state) => (Goal)state[1].Bits switch
    {
        Goal.Contains => Value.Bool(false),
        Goal.Count => state[4],
        _ => ts.Raise(BuiltinTypes.ValueError, ((PyStr)state[2].Object).Text),
    };
}

/// <summary>a is b or a == b, as containers compare their elements.</summary>
static unsafe class Equality
{
    /// <summary>True or False, or null.</summary>
    public static Value Test(ThreadState ts, Value a, Value b)
    {
        if (Searching.TryEqual(a, b) is { } known)
        {
            return Value.Bool(known);
        }
        if (ts.StackIsLow())
        {
            return ts.Then(ts.SpillNative(), TestAgain, a, b);
        }
        var result = Comparison.Rich(ts, a, b, Slot.Eq);
        return result.Object is PyBool ? result : ts.Then(result, ToBool);
    }

    static readonly Continuation ToBool = new("equality.bool", &Truthy);

    static readonly Continuation TestAgain = new("equality.again", &Again);

    static Value Again(ThreadState ts, Value unused, Value a, Value b, Value c) => Test(ts, a, b);

    static Value Truthy(ThreadState ts, Value result, Value a, Value b, Value c) => Truth.Test(ts, result);
}
