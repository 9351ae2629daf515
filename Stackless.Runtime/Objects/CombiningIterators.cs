// enumerate, zip, map, filter, reversed, iter(callable, sentinel): iterators over iterators. Each Next asks the inner iterator once (zip
// and map: each in turn) and goes on by continuation when that is suspended. All state is in fields, so they pickle.
using System.Numerics;

namespace Stackless.Runtime;

/// <summary>What the combining iterators share.</summary>
public abstract unsafe class PyCombiningIterator : PyObject
{
    protected PyCombiningIterator(int shapeId) : base(shapeId)
    {
    }

    [PyMethod("__iter__")]
    public PyObject Iter() => this;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, NativeNext(ts));

    /// <summary>The next element, asked for on an empty stack: one of these may stand on thousands of others.</summary>
    protected Value NextWithStack(ThreadState ts) => ts.Then(ts.SpillNative(), Again, new Value(this));

    static readonly Continuation Again = new("iterators.again", &NextAgain);

    static Value NextAgain(ThreadState ts, Value unused, Value self, Value b, Value c) => self.Object.NativeNext(ts);

    /// <summary>The instance for a constructor that has its iterator: of the type or of a subclass.</summary>
    protected static Value Bind(Value type, Action<PyCombiningIterator> fill, PyCombiningIterator plain)
    {
        var cls = (PyType)type.Object;
        var made = cls == plain.Type ? plain : (PyCombiningIterator)cls.Allocate();
        fill(made);
        return new Value(made);
    }
}

[PyType("enumerate", Subclassable = true, IsGeneric = true)]
public unsafe partial class PyEnumerate : PyCombiningIterator
{
    Value iterator;
    Value index = Value.Int(0);

    PyEnumerate() : base(ShapeIds.Enumerate)
    {
    }

    protected PyEnumerate(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value iterable, [Keyword] Value start = default)
    {
        if (start.IsNull || start.IsInt)
        {
            return ts.Then(Iteration.GetIter(ts, iterable), Ready, new Value(type), start.IsNull ? Value.Int(0) : start);
        }
        return ts.Then(Numbers.Index(ts, start), StartReady, new Value(type), iterable);
    }

    static readonly Continuation StartReady = new("enumerate.start", &AfterStart);
    static readonly Continuation Ready = new("enumerate.ready", &Make);
    static readonly Continuation ItemReady = new("enumerate.item", &Pair);

    static Value AfterStart(ThreadState ts, Value start, Value type, Value iterable, Value c) => ts.Then(Iteration.GetIter(ts, iterable), Ready, type, start);

    static Value Make(ThreadState ts, Value iterator, Value type, Value start, Value c) => Bind(type, e =>
    {
        ((PyEnumerate)e).iterator = iterator;
        ((PyEnumerate)e).index = start;
    }, new PyEnumerate());

    public override Value Next(ThreadState ts)
    {
        if (ts.StackIsLow())
        {
            return NextWithStack(ts);
        }
        var item = iterator.Object.Next(ts);
        return item.IsNull ? ts.Then(item, ItemReady, new Value(this)) : Pair(ts, item, new Value(this), default, default);
    }

    static Value Pair(ThreadState ts, Value item, Value self, Value b, Value c) =>
        item.IsEnd ? item : new Value(new PyTuple([((PyEnumerate)self.Object).Count(), item]));

    /// <summary>The index of the element that has come.</summary>
    Value Count()
    {
        var counted = index;
        index = counted.IsInt && counted.Bits < long.MaxValue ? Value.Int(counted.Bits + 1) : Value.Int(Arithmetic.ToBig(counted) + 1);
        return counted;
    }

    PyTuple? given;

    public override Value NextToUnpack(ThreadState ts)
    {
        if (ShapeId != ShapeIds.Enumerate || ts.StackIsLow())
        {
            return Next(ts);
        }
        var item = iterator.Object.Next(ts);
        if (item.IsNull || item.IsEnd)
        {
            given = null;
            return item.IsNull ? ts.Then(item, ItemReady, new Value(this)) : item;
        }
        given = PyTuple.Refill(given, Count(), item);
        return new Value(given);
    }

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(iterator, index))));
}

/// <summary>Iterators advanced together: what zip and map have in common. Collects one element of each into a new array.</summary>
public abstract unsafe class PyParallelIterator : PyCombiningIterator
{
    protected Value[] iterators = [];

    /// <summary>All iterators must be exhausted at once.</summary>
    protected bool isStrict;

    protected PyParallelIterator(int shapeId) : base(shapeId)
    {
    }

    /// <summary>What to give for one element of each iterator.</summary>
    protected abstract Value Combine(ThreadState ts, Value[] items);

    /// <summary>An iterator is exhausted, the one at an index: the end mark, unless lengths must agree.</summary>
    Value End(ThreadState ts, int index)
    {
        ts.StopValue = default;
        if (!isStrict)
        {
            return Value.End;
        }
        if (index > 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"{Type.MessageName}() argument {index + 1} is shorter than argument{(index == 1 ? " 1" : $"s 1-{index}")}");
        }
        return CheckOthers(ts, 1);
    }

    // The first is exhausted: so must all the others be.
    Value CheckOthers(ThreadState ts, int index)
    {
        for (; index < iterators.Length; index++)
        {
            var item = iterators[index].Object.Next(ts);
            if (item.IsNull)
            {
                return ts.Then(item, OtherReady, new Value(this), Value.Int(index));
            }
            if (!item.IsEnd)
            {
                return TooLong(ts, index);
            }
        }
        ts.StopValue = default;
        return Value.End;
    }

    static readonly Continuation OtherReady = new("parallel.other", &OtherKnown);

    static Value OtherKnown(ThreadState ts, Value item, Value self, Value index, Value c) =>
        item.IsEnd ? ((PyParallelIterator)self.Object).CheckOthers(ts, (int)index.Bits + 1) : ((PyParallelIterator)self.Object).TooLong(ts, (int)index.Bits);

    Value TooLong(ThreadState ts, int index) =>
        ts.Raise(BuiltinTypes.ValueError, $"{Type.MessageName}() argument {index + 1} is longer than argument{(index == 1 ? " 1" : $"s 1-{index}")}");

    protected Value Advance(ThreadState ts, Value[] items, int index)
    {
        for (; index < iterators.Length; index++)
        {
            var item = iterators[index].Object.Next(ts);
            if (item.IsNull || item.IsEnd)
            {
                return Instead(ts, item, items, index);
            }
            items[index] = item;
        }
        return Combine(ts, items);
    }

    /// <summary>An iterator gave no element: it is exhausted, suspended or has raised.</summary>
    protected Value Instead(ThreadState ts, Value item, Value[] items, int index) =>
        item.IsEnd ? End(ts, index) : ts.Then(item, ItemReady, new Value(this), new Value(new PyTuple(items[..index])), Value.Int(index));

    static readonly Continuation ItemReady = new("parallel.item", &AddItem);

    static Value AddItem(ThreadState ts, Value item, Value self, Value items, Value index)
    {
        var p = (PyParallelIterator)self.Object;
        if (item.IsEnd)
        {
            return p.End(ts, (int)index.Bits);
        }
        var array = new Value[p.iterators.Length];
        ((PyTuple)items.Object).Items.CopyTo(array, 0);
        array[index.Bits] = item;
        return p.Advance(ts, array, (int)index.Bits + 1);
    }

    public override Value Next(ThreadState ts)
    {
        if (ts.StackIsLow())
        {
            return NextWithStack(ts);
        }
        ts.StopValue = default;
        return iterators.Length == 0 ? Value.End : Advance(ts, new Value[iterators.Length], 0);
    }

    /// <summary>Calls iter() on each of some iterables; a tuple of iterators.</summary>
    protected static Value GetIterators(ThreadState ts, Value[] iterables, PyList done)
    {
        while (done.Count < iterables.Length)
        {
            var iterator = Iteration.GetIter(ts, iterables[done.Count]);
            if (iterator.IsNull)
            {
                return ts.Then(iterator, OneReady, new Value(new PyTuple(iterables)), new Value(done));
            }
            done.Append(iterator);
        }
        return new Value(new PyTuple(done.ToArray()));
    }

    static readonly Continuation OneReady = new("parallel.iterator", &AddIterator);

    static Value AddIterator(ThreadState ts, Value iterator, Value iterables, Value done, Value c)
    {
        ((PyList)done.Object).Append(iterator);
        return GetIterators(ts, ((PyTuple)iterables.Object).Items, (PyList)done.Object);
    }
}

[PyType("zip", Subclassable = true)]
public unsafe partial class PyZip : PyParallelIterator
{
    PyZip() : base(ShapeIds.Zip)
    {
    }

    protected PyZip(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [KeywordOnly] bool strict = false)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (!rest[i].Type.Has(Slot.Iter) && !rest[i].Type.Has(Slot.GetItem))
            {
                return ts.Raise(BuiltinTypes.TypeError, $"'{rest[i].Type.MessageName}' object is not iterable");
            }
        }
        return ts.Then(GetIterators(ts, rest, new PyList()), Ready, new Value(type), Value.Bool(strict));
    }

    static readonly Continuation Ready = new("zip.ready", &Make);

    static Value Make(ThreadState ts, Value iterators, Value type, Value strict, Value c) => Bind(type, z =>
    {
        ((PyZip)z).iterators = ((PyTuple)iterators.Object).Items;
        ((PyZip)z).isStrict = strict.IsTrue;
    }, new PyZip());

    protected override Value Combine(ThreadState ts, Value[] items) => new(new PyTuple(items));

    PyTuple? given;

    public override Value NextToUnpack(ThreadState ts)
    {
        if (ShapeId != ShapeIds.Zip || ts.StackIsLow() || iterators.Length == 0)
        {
            return Next(ts);
        }
        ts.StopValue = default;
        // Nobody else finds it while it is filled: an iterator may be a generator that asks for the next element itself.
        var tuple = given ?? new PyTuple(new Value[iterators.Length]);
        given = null;
        for (var i = 0; i < iterators.Length; i++)
        {
            var item = iterators[i].Object.Next(ts);
            if (item.IsNull || item.IsEnd)
            {
                return Instead(ts, item, tuple.items, i);
            }
            Value.Store(ref tuple.items[i], item);
        }
        given = tuple;
        return new Value(tuple);
    }

    [PyMethod("__reduce__")]
    public Value Reduce() => new(isStrict
        ? PyTuple.Of(new Value(Type), new Value(PyTuple.Of(iterators)), Value.Bool(true))
        : PyTuple.Of(new Value(Type), new Value(PyTuple.Of(iterators))));

    [PyMethod("__setstate__")]
    public void SetState(bool strict) => isStrict = strict;
}

[PyType("map", Subclassable = true)]
public unsafe partial class PyMap : PyParallelIterator
{
    Value function;

    PyMap() : base(ShapeIds.Map)
    {
    }

    protected PyMap(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [KeywordOnly] bool strict = false) => rest.Length < 2
        ? ts.Raise(BuiltinTypes.TypeError, "map() must have at least two arguments.")
        : ts.Then(GetIterators(ts, rest[1..], new PyList()), Ready, new Value(type), rest[0], Value.Bool(strict));

    static readonly Continuation Ready = new("map.ready", &Make);

    static Value Make(ThreadState ts, Value iterators, Value type, Value function, Value strict) => Bind(type, m =>
    {
        ((PyMap)m).iterators = ((PyTuple)iterators.Object).Items;
        ((PyMap)m).function = function;
        ((PyMap)m).isStrict = strict.IsTrue;
    }, new PyMap());

    protected override Value Combine(ThreadState ts, Value[] items) => items.Length switch
    {
        1 => function.Object.Call1(ts, items[0]),
        2 => function.Object.Call2(ts, items[0], items[1]),
        _ => function.Object.Call(ts, items, []),
    };

    [PyMethod("__reduce__")]
    public Value Reduce() => new(isStrict
        ? PyTuple.Of(new Value(Type), new Value(PyTuple.Of([function, .. iterators])), Value.Bool(true))
        : PyTuple.Of(new Value(Type), new Value(PyTuple.Of([function, .. iterators]))));

    [PyMethod("__setstate__")]
    public void SetState(bool strict) => isStrict = strict;
}

[PyType("filter", Subclassable = true)]
public unsafe partial class PyFilter : PyCombiningIterator
{
    Value function, iterator;

    PyFilter() : base(ShapeIds.Filter)
    {
    }

    protected PyFilter(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value function, Value iterable) => ts.Then(Iteration.GetIter(ts, iterable), Ready, new Value(type), function);

    static readonly Continuation Ready = new("filter.ready", &Make);
    static readonly Continuation ItemReady = new("filter.item", &Ask);
    static readonly Continuation Looked = new("filter.looked", &GoOn);
    static readonly Continuation Answered = new("filter.answered", &TestAnswer);
    static readonly Continuation Tested = new("filter.tested", &AfterTest);

    static Value Make(ThreadState ts, Value iterator, Value type, Value function, Value c) => Bind(type, f =>
    {
        ((PyFilter)f).function = function;
        ((PyFilter)f).iterator = iterator;
    }, new PyFilter());

    bool TestsTruth => function.IsNone || ReferenceEquals(function.Object, BuiltinTypes.Bool);

    public override Value Next(ThreadState ts)
    {
        if (ts.StackIsLow())
        {
            return NextWithStack(ts);
        }
        for (var taken = 1; ; taken++)
        {
            if (taken % ThreadState.ElementsBetweenLooks == 0 && ts.LookInLoop() is { IsNull: true } due)
            {
                return ts.Then(due, Looked, new Value(this));
            }
            var item = iterator.Object.Next(ts);
            if (item.IsNull)
            {
                return ts.Then(item, ItemReady, new Value(this));
            }
            if (item.IsEnd)
            {
                return item;
            }
            var answer = TestsTruth ? Truth.Test(ts, item) : function.Object.Call1(ts, item);
            if (answer.IsNull)
            {
                return ts.Then(answer, Answered, new Value(this), item);
            }
            var truth = Truth.Test(ts, answer);
            if (truth.IsNull)
            {
                return ts.Then(truth, Tested, new Value(this), item);
            }
            if (truth.IsTrue)
            {
                return item;
            }
        }
    }

    static Value GoOn(ThreadState ts, Value nothing, Value self, Value b, Value c) => self.Object.NativeNext(ts);

    static Value Ask(ThreadState ts, Value item, Value self, Value b, Value c)
    {
        if (item.IsEnd)
        {
            return item;
        }
        var filter = (PyFilter)self.Object;
        return ts.Then(filter.TestsTruth ? Truth.Test(ts, item) : filter.function.Object.Call1(ts, item), Answered, self, item);
    }

    static Value TestAnswer(ThreadState ts, Value answer, Value self, Value item, Value c) => ts.Then(Truth.Test(ts, answer), Tested, self, item);
    static Value AfterTest(ThreadState ts, Value truth, Value self, Value item, Value c) => truth.IsTrue ? item : self.Object.Next(ts);

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(function, iterator))));
}

[PyType("reversed", Subclassable = true)]
public unsafe partial class PyReversed : PyCombiningIterator
{
    Value sequence;
    long index;

    PyReversed() : base(ShapeIds.Reversed)
    {
    }

    protected PyReversed(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value sequence)
    {
        var method = sequence.Type.Find(Slot.Reversed);
        if (method.IsNone)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{sequence.Type.MessageName}' object is not reversible");
        }
        if (!method.IsNull)
        {
            return Calling.CallMethod0(ts, method, sequence);
        }
        if (!sequence.Type.Has(Slot.Len) || !sequence.Type.Has(Slot.GetItem))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{sequence.Type.MessageName}' object is not reversible");
        }
        return ts.Then(BuiltinsModule.Len(ts, sequence), Ready, new Value(type), sequence);
    }

    static readonly Continuation Ready = new("reversed.ready", &Make);
    static readonly Continuation ItemReady = new("reversed.item", &AfterItem, handlesExceptions: true);

    static Value Make(ThreadState ts, Value length, Value type, Value sequence, Value c) => Bind(type, r =>
    {
        ((PyReversed)r).sequence = sequence;
        ((PyReversed)r).index = length.Bits - 1;
    }, new PyReversed());

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (index < 0 || sequence.IsNull)
        {
            sequence = default;
            return Value.End;
        }
        return ts.Then(Items.Load(ts, sequence, Value.Int(index--)), ItemReady, new Value(this));
    }

    static Value AfterItem(ThreadState ts, Value item, Value self, Value b, Value c)
    {
        if (!item.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.IndexError) && !ts.Exception.Type.IsSubtypeOf(BuiltinTypes.StopIteration))
        {
            return item;
        }
        ts.TakeException();
        ((PyReversed)self.Object).sequence = default;
        return Value.End;
    }

    [PyMethod("__length_hint__")]
    public long LengthHint() => sequence.IsNull ? 0 : index + 1;

    [PyMethod("__reduce__")]
    public Value Reduce() => sequence.IsNull
        ? new Value(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(new Value(PyTuple.Empty)))))
        : new Value(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(sequence)), Value.Int(index)));

    [PyMethod("__setstate__")]
    public void SetState(long state) => index = state;
}

[PyType("callable_iterator", IsHidden = true)]
public sealed unsafe partial class PyCallableIterator(Value callable, Value sentinel) : PyCombiningIterator(ShapeIds.CallableIterator)
{
    Value callable = callable;

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        return callable.IsNull ? Value.End : ts.Then(callable.Object.Call0(ts), ResultReady, new Value(this));
    }

    static readonly Continuation ResultReady = new("callable_iterator.result", &CompareResult, handlesExceptions: true);
    static readonly Continuation Compared = new("callable_iterator.compared", &AfterCompare);

    Value Stop(ThreadState ts)
    {
        callable = default;
        ts.StopValue = default;
        return Value.End;
    }

    static Value CompareResult(ThreadState ts, Value result, Value self, Value b, Value c)
    {
        var iterator = (PyCallableIterator)self.Object;
        if (result.IsNull)
        {
            if (!ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.StopIteration))
            {
                return default;
            }
            ts.TakeException();
            return iterator.Stop(ts);
        }
        return ts.Then(Equality.Test(ts, result, iterator.Sentinel), Compared, self, result);
    }

    Value Sentinel => sentinel;

    static Value AfterCompare(ThreadState ts, Value equal, Value self, Value result, Value c) => equal.IsTrue ? ((PyCallableIterator)self.Object).Stop(ts) : result;

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => callable.IsNull
        ? new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(PyTuple.Empty)))))
        : new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(callable, sentinel))));
}
