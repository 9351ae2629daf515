// From any iterable to a list or tuple. Built-in sequences are copied; anything else is iterated, and an iterator that is suspended in
// the middle goes on into the same list.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static unsafe class Collecting
{
    static readonly Continuation IteratorReady = new("collect.iterator", &Begin);
    static readonly Continuation ItemReady = new("collect.item", &AddItem);
    static readonly Continuation Looked = new("collect.looked", &GoOn);
    static readonly Continuation TupleReady = new("collect.tuple", &ToTuple);

    /// <summary>A new list of the iterable's elements.</summary>
    public static Value List(ThreadState ts, Value iterable) =>
        TryItems(iterable, out var items) ? new Value(new PyList(items)) : Into(ts, new PyList(), iterable);

    /// <summary>A tuple of the elements: the same one if it is a tuple already.</summary>
    public static Value Tuple(ThreadState ts, Value iterable)
    {
        if (iterable.Object.ShapeId == ShapeIds.Tuple)
        {
            return iterable;
        }
        return TryItems(iterable, out var items) ? new Value(PyTuple.Of(items)) : ts.Then(Into(ts, new PyList(), iterable), TupleReady);
    }

    static Value ToTuple(ThreadState ts, Value list, Value a, Value b, Value c) => new(PyTuple.Of(((PyList)list.Object).ToArray()));

    /// <summary>Appends the elements; returns the list.</summary>
    public static Value Into(ThreadState ts, PyList list, Value iterable) =>
        iterable.Object.ShapeId == ShapeIds.Range && iterable.Object is PyRange { IsSmall: true } range && range.SmallLength > Array.MaxLength
            ? ts.Raise(BuiltinTypes.MemoryError)
            : ts.Then(Iteration.GetIter(ts, iterable), IteratorReady, new Value(list), iterable);

    // A class in Python is asked how many elements there are: nothing depends on what it says, but that it was asked, and its errors.
    static Value Begin(ThreadState ts, Value iterator, Value list, Value iterable, Value c) => iterable.IsNull || iterable.Type.IsBuiltIn
        ? Run(ts, (PyList)list.Object, iterator)
        : ts.Then(LengthHint.Of(ts, iterable, Value.None), Looked, list, iterator);

    static Value Run(ThreadState ts, PyList list, Value iterator)
    {
        for (var taken = 1; ; taken++)
        {
            if (taken % ThreadState.ElementsBetweenLooks == 0 && ts.LookInLoop() is { IsNull: true } due)
            {
                return ts.Then(due, Looked, new Value(list), iterator);
            }
            var item = iterator.Object.Next(ts);
            if (item.IsNull)
            {
                return ts.Then(item, ItemReady, new Value(list), iterator);
            }
            if (item.IsEnd)
            {
                return new Value(list);
            }
            list.Append(item);
        }
    }

    static Value GoOn(ThreadState ts, Value nothing, Value list, Value iterator, Value c) => Run(ts, (PyList)list.Object, iterator);

    static Value AddItem(ThreadState ts, Value item, Value list, Value iterator, Value c)
    {
        if (item.IsEnd)
        {
            return list;
        }
        ((PyList)list.Object).Append(item);
        return Run(ts, (PyList)list.Object, iterator);
    }

    /// <summary>A new array of the elements of an exact built-in container.</summary>
    public static bool TryItems(Value iterable, out Value[] items)
    {
        switch (iterable.Object.ShapeId)
        {
            case ShapeIds.List:
                items = ((PyList)iterable.Object).ToArray();
                return true;
            case ShapeIds.Tuple:
                items = [.. ((PyTuple)iterable.Object).Items];
                return true;
            case ShapeIds.Dict:
                items = ((PyDict)iterable.Object).KeysArray();
                return true;
            case ShapeIds.Set or ShapeIds.FrozenSet:
                items = ((PySetBase)iterable.Object).ToArray();
                return true;
            case ShapeIds.Str:
                var str = (PyStr)iterable.Object;
                items = new Value[str.Length];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = new Value(PyStr.Character(str[i]));
                }
                return true;
            case ShapeIds.Range when ((PyRange)iterable.Object).IsSmall:
                var range = (PyRange)iterable.Object;
                var length = range.SmallLength;
                if (length <= 1 << 28)
                {
                    items = new Value[length];
                    Fill(items, range.SmallStart, range.SmallStep);
                    return true;
                }
                break;
        }
        items = [];
        return false;
    }

    // At its best from the first call on: one call may take long, and the JIT would count the turns of some thousand calls before it looked again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Fill(Value[] items, long value, long step)
    {
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Value.Int(value);
            value += step;
        }
    }
}
