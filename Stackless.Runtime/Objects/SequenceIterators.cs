// Iterators over sequences by index: list, tuple, str, bytes, their reversals, and any object with __getitem__. The state is the
// sequence and an index; an exhausted iterator lets go of its sequence and stays exhausted.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

/// <summary>What the index iterators share: <c>__iter__</c>, <c>__next__</c>, and how they pickle.</summary>
public abstract class PyIndexIterator : PyObject
{
    protected PyObject? sequence;
    protected int index;

    protected PyIndexIterator(int shapeId, PyObject sequence, int index) : base(shapeId)
    {
        this.sequence = sequence;
        this.index = index;
    }

    protected Value Finish(ThreadState ts)
    {
        sequence = null;
        ts.StopValue = default;
        return Value.End;
    }

    [PyMethod("__iter__")]
    public PyObject Iter() => this;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("__reduce__")]
    public virtual Value Reduce(ThreadState ts) => sequence is null
        ? new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(PyTuple.Empty)))))
        : new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(sequence))), Value.Int(index)));

    [PyMethod("__setstate__")]
    public void SetState(long state)
    {
        if (sequence is not null)
        {
            index = (int)Math.Clamp(state, -1, int.MaxValue);
        }
    }
}

[PyType("list_iterator", IsHidden = true)]
public sealed partial class PyListIterator(PyList list) : PyIndexIterator(ShapeIds.ListIterator, list, 0)
{
    public override Value Next(ThreadState ts) => Step() is { IsNull: false } element ? element : Finish(ts);

    /// <summary>The next element; null if there is none now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Step()
    {
        if (sequence is not null)
        {
            var list = Unsafe.As<PyList>(sequence);
            var items = list.items;
            var i = index;
            if ((uint)i < (uint)list.count && (uint)i < (uint)items.Length)
            {
                index = i + 1;
                return items[i];
            }
        }
        return default;
    }

    [PyMethod("__length_hint__")]
    public long LengthHint() => sequence is PyList list ? Math.Max(0, list.Count - index) : 0;
}

[PyType("list_reverseiterator", IsHidden = true)]
public sealed partial class PyListReverseIterator(PyList list) : PyIndexIterator(ShapeIds.ListReverseIterator, list, list.Count - 1)
{
    public override Value Next(ThreadState ts)
    {
        if (sequence is PyList list && (uint)index < (uint)list.Count)
        {
            return list.items[index--];
        }
        return Finish(ts);
    }

    [PyMethod("__length_hint__")]
    public long LengthHint() => sequence is PyList list && index < list.Count ? index + 1 : 0;

    [PyMethod("__reduce__")]
    public override Value Reduce(ThreadState ts) => sequence is null
        ? new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(PyTuple.Empty)))))
        : new Value(PyTuple.Of(ts.Interpreter.Builtin("reversed"), new Value(PyTuple.Of(new Value(sequence))), Value.Int(index)));
}

[PyType("tuple_iterator", IsHidden = true)]
public sealed partial class PyTupleIterator(PyTuple tuple) : PyIndexIterator(ShapeIds.TupleIterator, tuple, 0)
{
    public override Value Next(ThreadState ts)
    {
        if (sequence is PyTuple tuple)
        {
            var items = tuple.Items;
            if ((uint)index < (uint)items.Length)
            {
                return items[index++];
            }
        }
        return Finish(ts);
    }

    [PyMethod("__length_hint__")]
    public long LengthHint() => sequence is PyTuple tuple ? tuple.Count - index : 0;
}

[PyType("str_iterator", IsHidden = true)]
public sealed partial class PyStrIterator(PyStr str) : PyIndexIterator(ShapeIds.StrIterator, str, 0)
{
    public override Value Next(ThreadState ts)
    {
        if (sequence is PyStr str && (uint)index < (uint)str.Length)
        {
            return new Value(PyStr.Character(str[index++]));
        }
        return Finish(ts);
    }

    [PyMethod("__length_hint__")]
    public long LengthHint() => sequence is PyStr str ? str.Length - index : 0;
}

[PyType("bytes_iterator", IsHidden = true)]
public sealed partial class PyBytesIterator(PyByteString bytes) : PyIndexIterator(ShapeIds.BytesIterator, bytes, 0)
{
    public override Value Next(ThreadState ts)
    {
        if (sequence is PyByteString bytes && (uint)index < (uint)bytes.Count)
        {
            return Value.Int(bytes.Span[index++]);
        }
        return Finish(ts);
    }

    [PyMethod("__length_hint__")]
    public long LengthHint() => sequence is PyByteString bytes ? Math.Max(0, bytes.Count - index) : 0;
}

/// <summary>iter() of an object that has only <c>__getitem__</c>: 0, 1, 2, ... until IndexError.</summary>
[PyType("iterator", IsHidden = true)]
public sealed unsafe partial class PySequenceIterator(Value source) : PyObject(ShapeIds.SequenceIterator)
{
    Value source = source;
    long index;

    public override Value Next(ThreadState ts)
    {
        if (source.IsNull)
        {
            ts.StopValue = default;
            return Value.End;
        }
        var item = Calling.CallMethod1(ts, source.Type.Find(Slot.GetItem), source, Value.Int(index));
        return ts.Then(item, ItemReady, new Value(this));
    }

    static readonly Continuation ItemReady = new("iterator.item", &AfterItem, handlesExceptions: true);

    static Value AfterItem(ThreadState ts, Value item, Value self, Value b, Value c)
    {
        var iterator = (PySequenceIterator)self.Object;
        if (!item.IsNull)
        {
            iterator.index++;
            return item;
        }
        var type = ts.Exception!.Type;
        if (type.IsSubtypeOf(BuiltinTypes.IndexError) || type.IsSubtypeOf(BuiltinTypes.StopIteration))
        {
            ts.TakeException();
            iterator.source = default;
            ts.StopValue = default;
            return Value.End;
        }
        return default;
    }

    [PyMethod("__iter__")]
    public PySequenceIterator Iter() => this;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => source.IsNull
        ? new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(PyTuple.Empty)))))
        : new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(source)), Value.Int(index)));

    [PyMethod("__setstate__")]
    public void SetState(long state) => index = Math.Max(0, state);
}
