// iter(), the next element, unpacking. An iterator's Next gives the end mark instead of raising StopIteration: only iterators whose
// __next__ is Python code, and Python code that calls __next__ itself, ever see that exception.
// https://docs.python.org/3/library/stdtypes.html#iterator-types
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Iteration
{
    public static Value GetIter(ThreadState ts, Value iterable)
    {
        if (iterable.Object.ShapeId == ShapeIds.Generator)
        {
            return iterable;
        }
        var iter = iterable.Type.Find(Slot.Iter);
        if (iter.IsNull)
        {
            // What is built in and has elements but no length, as a union, has no first one either.
            return iterable.Type.Has(Slot.GetItem) && (!iterable.Type.IsBuiltIn || iterable.Type.Has(Slot.Len))
                ? new Value(new PySequenceIterator(iterable))
                : ts.Raise(BuiltinTypes.TypeError, $"'{iterable.Type.MessageName}' object is not iterable");
        }
        if (iter.IsNone)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{iterable.Type.MessageName}' object is not iterable");
        }
        var iterator = Calling.CallMethod0(ts, iter, iterable);
        return iter.Object is MethodDescriptor ? iterator : ts.Then(iterator, IterReady);
    }

    static readonly Continuation IterReady = new("iter.check", &CheckIterator);

    static Value CheckIterator(ThreadState ts, Value iterator, Value a, Value b, Value c) =>
        iterator.Type.Has(Slot.Next) ? iterator : ts.Raise(BuiltinTypes.TypeError, $"iter() returned non-iterator of type '{iterator.Type.MessageName}'");

    /// <summary>The next number of a range (or the end mark), the next element of a list that has one; otherwise null, with nothing pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value NextInline(Value iterator)
    {
        if (iterator.Object is PyRangeIterator range)
        {
            return range.Step();
        }
        return iterator.Object is PyListIterator list ? list.Step() : default;
    }

    /// <summary>The next element or the end mark.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Next(ThreadState ts, Value iterator) => iterator.Object.Next(ts);

    /// <summary>The next element or the end mark, to be unpacked before anything else runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value NextToUnpack(ThreadState ts, Value iterator) => iterator.Object.NextToUnpack(ts);

    /// <summary>For objects whose <c>__next__</c> is only in their class.</summary>
    internal static Value NextSlot(ThreadState ts, PyObject iterator)
    {
        var next = iterator.Type.Find(Slot.Next);
        if (next.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{iterator.Type.MessageName}' object is not an iterator");
        }
        return ts.Then(Calling.CallMethod0(ts, next, new Value(iterator)), NextReady);
    }

    static readonly Continuation NextReady = new("next.stop", &StopToEnd, handlesExceptions: true);

    static Value StopToEnd(ThreadState ts, Value result, Value a, Value b, Value c)
    {
        if (!result.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.StopIteration))
        {
            return result;
        }
        var stop = ts.TakeException();
        ts.StopValue = stop.Args.Count > 0 ? stop.Args.Items[0] : default;
        return Value.End;
    }

    /// <summary>The other way: what a Python-visible <c>__next__</c> returns for what a native Next gave.</summary>
    public static Value EndToStop(ThreadState ts, Value result) => result.IsEnd ? RaiseStop(ts) : ts.Then(result, StopReady);

    static readonly Continuation StopReady = new("next.raise", &EndToStopLater);

    static Value EndToStopLater(ThreadState ts, Value result, Value a, Value b, Value c) => result.IsEnd ? RaiseStop(ts) : result;

    static Value RaiseStop(ThreadState ts)
    {
        var value = ts.StopValue;
        ts.StopValue = default;
        return value.IsNull ? ts.Raise(BuiltinTypes.StopIteration) : ts.Raise(BuiltinTypes.StopIteration, value);
    }

    // ---- yield from --------------------------------------------------------------------------------------------------

    /// <param name="function">The generator's: one of types.coroutine may go on in a coroutine.</param>
    public static Value GetYieldFromIter(ThreadState ts, PyFunction function, Value iterable) => iterable.Object.ShapeId != ShapeIds.Coroutine ? GetIter(ts, iterable)
        : (function.Code.Flags & CodeFlags.IsIterableCoroutine) != 0 ? iterable
        : ts.Raise(BuiltinTypes.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");

    /// <summary>Sends into a delegate: what it yields, or the end mark with ts.StopValue.</summary>
    public static Value Send(ThreadState ts, Value iterator, Value value)
    {
        if (iterator.Object is PyGenerator generator)
        {
            return generator.SendOrEnd(ts, value);
        }
        if (iterator.Object is PyAsyncGeneratorStep step)
        {
            return step.SendOrEnd(ts, value);
        }
        return value.IsNone
            ? iterator.Object.Next(ts)
            : ts.Then(Calling.CallNamed(ts, iterator, SendName, value), NextReady);
    }

    static readonly PyStr SendName = PyStr.Intern("send");
    static readonly PyStr ThrowName = PyStr.Intern("throw");
    static readonly PyStr CloseName = PyStr.Intern("close");

    /// <summary>Throws into a delegate; GeneratorExit closes it and goes on.</summary>
    public static Value ThrowInto(ThreadState ts, Value iterator, Value exception)
    {
        var error = (PyBaseException)exception.Object;
        var isExit = error.Type.IsSubtypeOf(BuiltinTypes.GeneratorExit);
        if (iterator.Object is PyGenerator generator)
        {
            return isExit ? ts.Then(generator.Close(ts), CloseReady, exception) : generator.ThrowOrEnd(ts, error);
        }
        if (iterator.Object is PyAsyncGeneratorStep step)
        {
            return isExit ? ts.Then(step.Close(ts), CloseReady, exception) : step.ThrowOrEnd(ts, error);
        }
        var method = AttributeLookup.Has(iterator, isExit ? CloseName : ThrowName);
        if (!method)
        {
            return ts.Reraise(error);
        }
        return isExit
            ? ts.Then(Calling.CallNamed(ts, iterator, CloseName), CloseReady, exception)
            : ts.Then(Calling.CallNamed(ts, iterator, ThrowName, exception), NextReady);
    }

    static readonly Continuation CloseReady = new("yieldfrom.closed", &RaiseExit);

    static Value RaiseExit(ThreadState ts, Value result, Value exception, Value b, Value c) => ts.Reraise((PyBaseException)exception.Object);

    // ---- unpacking ---------------------------------------------------------------------------------------------------

    /// <summary>The tuple or list itself if it has so many elements; otherwise null, with nothing pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value UnpackInline(Value iterable, int count)
    {
        var o = iterable.Object;
        return o.ShapeId == ShapeIds.Tuple ? Unsafe.As<PyTuple>(o).items.Length == count ? iterable : default
            : o.ShapeId == ShapeIds.List && Unsafe.As<PyList>(o).count == count ? iterable : default;
    }

    /// <summary>Exactly <paramref name="count"/> elements, as a tuple or list that they are read from before anything else runs.</summary>
    public static Value Unpack(ThreadState ts, Value iterable, int count)
    {
        int given;
        if (iterable.Object is PyTuple tuple && (tuple.ShapeId == ShapeIds.Tuple || tuple.IteratesAsTuple))
        {
            given = tuple.Count;
        }
        else if (iterable.Object.ShapeId == ShapeIds.List)
        {
            given = Unsafe.As<PyList>(iterable.Object).Count;
        }
        else
        {
            return iterable.Type.Has(Slot.Iter) || iterable.Type.Has(Slot.GetItem)
                ? Prelude.Call(ts, PreludeNames.Unpack, iterable, Value.Int(count))
                : ts.Raise(BuiltinTypes.TypeError, $"cannot unpack non-iterable {iterable.Type.MessageName} object");
        }
        if (given == count)
        {
            return iterable;
        }
        return given < count
            ? ts.Raise(BuiltinTypes.ValueError, $"not enough values to unpack (expected {count}, got {given})")
            : ts.Raise(BuiltinTypes.ValueError, $"too many values to unpack (expected {count}{(iterable.Object.ShapeId is ShapeIds.Tuple or ShapeIds.List ? $", got {given}" : "")})");
    }

    public static Value UnpackStarred(ThreadState ts, Value iterable, int before, int after) =>
        iterable.Type.Has(Slot.Iter) || iterable.Type.Has(Slot.GetItem)
            ? Prelude.Call(ts, PreludeNames.UnpackStarred, iterable, Value.Int(before), Value.Int(after))
            : ts.Raise(BuiltinTypes.TypeError, $"cannot unpack non-iterable {iterable.Type.MessageName} object");

    /// <summary>Element of what was unpacked, a tuple or a list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Element(Value unpacked, int index) => Unsafe.As<PyItems>(unpacked.Object).items[index];
}
