// deque: a ring of values, quick at both ends, with an optional greatest length.
// https://docs.python.org/3/library/collections.html#deque-objects
// Invariant: the elements are items[(head + i) & (items.Length - 1)] for i < count; the length of items is a power of two.
namespace Stackless.Runtime;

[PyType("deque", Module = "collections", IsHidden = true, Subclassable = true, IsGeneric = true)]
public unsafe partial class PyDeque : PyObject
{
    Value[] items = new Value[8];
    int head, count;
    int version;
    long limit = -1;

    public PyDeque() : this(ShapeIds.Deque)
    {
    }

    protected PyDeque(int shapeId) : base(shapeId)
    {
    }

    internal int Version => version;
    internal int Count => count;

    internal ref Value this[int index] => ref items[(head + index) & (items.Length - 1)];

    Value[] ToArray()
    {
        var array = new Value[count];
        for (var i = 0; i < count; i++)
        {
            array[i] = this[i];
        }
        return array;
    }

    void Fill(ReadOnlySpan<Value> values)
    {
        var size = 8;
        while (size < values.Length)
        {
            size <<= 1;
        }
        items = new Value[size];
        values.CopyTo(items);
        head = 0;
        count = values.Length;
        version++;
    }

    void Grow()
    {
        if (count == items.Length)
        {
            var larger = new Value[items.Length * 2];
            ToArray().CopyTo(larger, 0);
            items = larger;
            head = 0;
        }
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyDeque() : type.Allocate());

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, [Keyword] Value iterable = default, [Keyword] Value maxlen = default)
    {
        limit = -1;
        if (!maxlen.IsNull && !maxlen.IsNone)
        {
            if (!Numbers.TryLong(maxlen, out limit))
            {
                return ts.Raise(BuiltinTypes.TypeError, "an integer is required");
            }
            if (limit < 0)
            {
                limit = -1;
                return ts.Raise(BuiltinTypes.ValueError, "maxlen must be non-negative");
            }
        }
        Fill([]);
        return iterable.IsNull ? Value.None : Extend(ts, iterable);
    }

    [PyMethod("append")]
    public void Append(Value item)
    {
        Grow();
        this[count++] = item;
        version++;
        if (limit >= 0 && count > limit)
        {
            TakeFirst();
        }
    }

    [PyMethod("appendleft")]
    public void AppendLeft(Value item)
    {
        Grow();
        head = (head - 1) & (items.Length - 1);
        items[head] = item;
        count++;
        version++;
        if (limit >= 0 && count > limit)
        {
            TakeLast();
        }
    }

    Value TakeFirst()
    {
        var item = items[head];
        items[head] = default;
        head = (head + 1) & (items.Length - 1);
        count--;
        version++;
        return item;
    }

    Value TakeLast()
    {
        ref var slot = ref this[count - 1];
        var item = slot;
        slot = default;
        count--;
        version++;
        return item;
    }

    [PyMethod("pop")]
    public Value Pop(ThreadState ts) => count == 0 ? ts.Raise(BuiltinTypes.IndexError, "pop from an empty deque") : TakeLast();

    [PyMethod("popleft")]
    public Value PopLeft(ThreadState ts) => count == 0 ? ts.Raise(BuiltinTypes.IndexError, "pop from an empty deque") : TakeFirst();

    [PyMethod("extend")]
    public Value Extend(ThreadState ts, Value iterable) => ExtendWith(ts, iterable, false);

    [PyMethod("extendleft")]
    public Value ExtendLeft(ThreadState ts, Value iterable) => ExtendWith(ts, iterable, true);

    // One by one, so that no more is kept of what has no end than there is room for; of itself, what it has now.
    Value ExtendWith(ThreadState ts, Value iterable, bool isLeft) => ReferenceEquals(iterable.Object, this)
        ? ts.Then(Collecting.List(ts, iterable), ExtendReady, new Value(this), Value.Bool(isLeft))
        : ts.Then(Iteration.GetIter(ts, iterable), ExtendBegin, new Value(this), Value.Bool(isLeft));

    [PyMethod("__iadd__")]
    public Value IAdd(ThreadState ts, Value iterable) => ts.Then(Extend(ts, iterable), GiveSelf, new Value(this));

    static readonly Continuation ExtendReady = new("deque.extend", &AddAll);
    static readonly Continuation ExtendBegin = new("deque.extend.begin", &AddEach);
    static readonly Continuation ExtendItem = new("deque.extend.item", &AddItem);
    static readonly Continuation ExtendLooked = new("deque.extend.looked", &GoOnAdding);
    static readonly Continuation GiveSelf = new("deque.self", &Give);

    static Value Give(ThreadState ts, Value done, Value self, Value b, Value c) => self;

    static Value AddEach(ThreadState ts, Value iterator, Value self, Value isLeft, Value c)
    {
        var deque = (PyDeque)self.Object;
        for (var taken = 1; ; taken++)
        {
            if (taken % ThreadState.ElementsBetweenLooks == 0 && ts.LookInLoop() is { IsNull: true } due)
            {
                return ts.Then(due, ExtendLooked, iterator, self, isLeft);
            }
            var item = iterator.Object.Next(ts);
            if (item.IsNull)
            {
                return ts.Then(item, ExtendItem, iterator, self, isLeft);
            }
            if (item.IsEnd)
            {
                return Value.None;
            }
            deque.Add(item, isLeft.IsTrue);
        }
    }

    static Value AddItem(ThreadState ts, Value item, Value iterator, Value self, Value isLeft)
    {
        if (item.IsEnd)
        {
            return Value.None;
        }
        ((PyDeque)self.Object).Add(item, isLeft.IsTrue);
        return AddEach(ts, iterator, self, isLeft, default);
    }

    static Value GoOnAdding(ThreadState ts, Value nothing, Value iterator, Value self, Value isLeft) => AddEach(ts, iterator, self, isLeft, default);

    void Add(Value item, bool isLeft)
    {
        if (isLeft)
        {
            AppendLeft(item);
        }
        else
        {
            Append(item);
        }
    }

    static Value AddAll(ThreadState ts, Value list, Value self, Value isLeft, Value c)
    {
        var deque = (PyDeque)self.Object;
        foreach (var item in ((PyList)list.Object).Span)
        {
            deque.Add(item, isLeft.IsTrue);
        }
        return Value.None;
    }

    [PyMethod("clear")]
    public void Clear()
    {
        version++;
        Fill([]);
    }

    /// <summary>Of a subclass: what calling the class gives.</summary>
    [PyMethod("copy")]
    [PyMethod("__copy__")]
    public Value Copy(ThreadState ts)
    {
        if (!Type.IsBuiltIn)
        {
            return limit < 0 ? Type.Call1(ts, new Value(this)) : Type.Call2(ts, new Value(this), Value.Int(limit));
        }
        var copy = new PyDeque { limit = limit };
        copy.Fill(ToArray());
        return new Value(copy);
    }

    [PyMethod("rotate")]
    public void Rotate(long n = 1)
    {
        if (count < 2)
        {
            return;
        }
        var steps = (int)(((n % count) + count) % count);
        for (var i = 0; i < steps; i++)
        {
            var last = TakeLast();
            head = (head - 1) & (items.Length - 1);
            items[head] = last;
            count++;
        }
    }

    [PyMethod("reverse")]
    public void Reverse()
    {
        var array = ToArray();
        Array.Reverse(array);
        Fill(array);
    }

    [PyMethod("insert")]
    public Value Insert(ThreadState ts, long index, Value item)
    {
        if (limit >= 0 && count >= limit)
        {
            return ts.Raise(BuiltinTypes.IndexError, "deque already at its maximum size");
        }
        var at = (int)Math.Clamp(index < 0 ? index + count : index, 0, count);
        var list = new List<Value>(ToArray());
        list.Insert(at, item);
        Fill(list.ToArray());
        return Value.None;
    }

    [PyMethod("remove")]
    public Value Remove(ThreadState ts, Value value)
    {
        var before = Value.Int(version);
        return ts.Then(Searching.Index(ts, new Value(new PyList(ToArray())), value, "deque.remove(x): x not in deque"), Found, new Value(this), before);
    }

    static readonly Continuation Found = new("deque.found", &RemoveAt, handlesExceptions: true);

    static Value RemoveAt(ThreadState ts, Value index, Value self, Value versionBefore, Value c)
    {
        var deque = (PyDeque)self.Object;
        if (deque.version != versionBefore.Bits && (!index.IsNull || ts.Exception!.Type == BuiltinTypes.ValueError))
        {
            if (index.IsNull)
            {
                ts.TakeException();
            }
            return ts.Raise(BuiltinTypes.IndexError, "deque mutated during remove().");
        }
        if (index.IsNull)
        {
            return default;
        }
        deque.Delete((int)index.Bits);
        return Value.None;
    }

    void Delete(int index)
    {
        var list = new List<Value>(ToArray());
        list.RemoveAt(index);
        Fill(list.ToArray());
    }

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value value, SliceBound start = default, SliceBound stop = default)
    {
        int from = Bounds.Clip(start, count, 0), to = Math.Min(count, Bounds.Clip(stop, count, count));
        var window = new PyList(from < to ? ToArray()[from..to] : []);
        var before = Value.Int(version);
        return ts.Then(Searching.Index(ts, new Value(window), value, "deque.index(x): x not in deque"), Indexed, new Value(this), before, Value.Int(from));
    }

    static readonly Continuation Indexed = new("deque.index", &AddOffset, handlesExceptions: true);

    static Value AddOffset(ThreadState ts, Value index, Value self, Value versionBefore, Value from)
    {
        if (((PyDeque)self.Object).version != versionBefore.Bits && index.IsNull && ts.Exception!.Type == BuiltinTypes.ValueError)
        {
            ts.TakeException();
            return ts.Raise(BuiltinTypes.RuntimeError, "deque mutated during iteration");
        }
        return index.IsNull ? default : Value.Int(index.Bits + from.Bits);
    }

    [PyMethod("count")]
    public Value CountMethod(ThreadState ts, Value value) => Searching.Count(ts, Iter(), value);

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => Searching.Contains(ts, Iter(), item);

    [PyMethod("__len__")]
    public long Len() => count;

    [PyMethod("__bool__")]
    public bool Bool() => count > 0;

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, long index)
    {
        var i = index < 0 ? index + count : index;
        return (ulong)i < (ulong)count ? this[(int)i] : ts.Raise(BuiltinTypes.IndexError, "deque index out of range");
    }

    [PyMethod("__setitem__")]
    public Value SetItem(ThreadState ts, long index, Value value)
    {
        var i = index < 0 ? index + count : index;
        if ((ulong)i >= (ulong)count)
        {
            return ts.Raise(BuiltinTypes.IndexError, "deque index out of range");
        }
        Value.Store(ref this[(int)i], value);
        return Value.None;
    }

    [PyMethod("__delitem__")]
    public Value DelItem(ThreadState ts, long index)
    {
        var i = index < 0 ? index + count : index;
        if ((ulong)i >= (ulong)count)
        {
            return ts.Raise(BuiltinTypes.IndexError, "deque index out of range");
        }
        Delete((int)i);
        return Value.None;
    }

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other)
    {
        if (other.Object is not PyDeque o)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can only concatenate deque (not \"{other.Type.MessageName}\") to deque");
        }
        return ts.Then(Copy(ts), CopyToExtend, new Value(new PyTuple(o.ToArray())), new Value(Type));
    }

    static readonly Continuation CopyToExtend = new("deque.add", &ExtendCopy);
    static readonly Continuation CopyToRepeat = new("deque.mul", &RepeatCopy);

    static Value ExtendCopy(ThreadState ts, Value copy, Value items, Value type, Value c)
    {
        if (copy.Object is not PyDeque sum)
        {
            return RaiseNoDeque(ts, type, copy);
        }
        foreach (var item in ((PyTuple)items.Object).Items)
        {
            sum.Append(item);
        }
        return copy;
    }

    static Value RepeatCopy(ThreadState ts, Value copy, Value count, Value type, Value c) =>
        copy.Object is PyDeque deque ? deque.IMul(ts, count) : RaiseNoDeque(ts, type, copy);

    static Value RaiseNoDeque(ThreadState ts, Value type, Value copy) =>
        ts.Raise(BuiltinTypes.TypeError, $"{((PyType)type.Object).Name}() must return a deque, not {copy.Type.MessageName}");

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value count)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return Repetition.Fallback(ts, new Value(this), count);
        }
        return !Type.IsBuiltIn ? ts.Then(Copy(ts), CopyToRepeat, count, new Value(Type))
            : Repeated(n) is { } result ? new Value(result)
            : ts.Raise(BuiltinTypes.MemoryError, []);
    }

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value count) => Mul(ts, count);

    [PyMethod("__imul__")]
    public Value IMul(ThreadState ts, Value count)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return Repetition.Fallback(ts, new Value(this), count, Slot.IMul);
        }
        if (Repeated(n) is not { } result)
        {
            return ts.Raise(BuiltinTypes.MemoryError, []);
        }
        Clear();
        foreach (var item in result.ToArray())
        {
            Append(item);
        }
        return new Value(this);
    }

    // Null if it would be too large. No more rounds than fill a bounded one: those before would be pushed out again.
    PyDeque? Repeated(long n)
    {
        var items = ToArray();
        if (limit >= 0 && items.Length > 0)
        {
            n = Math.Min(n, limit / items.Length + 1);
        }
        if (n > 0 && items.Length > Array.MaxLength / 2 / n)
        {
            return null;
        }
        var result = new PyDeque { limit = limit };
        for (long i = 0; i < n && items.Length > 0; i++)
        {
            foreach (var item in items)
            {
                result.Append(item);
            }
        }
        return result;
    }

    [PyComparisons]
    Value Compare(ThreadState ts, Value other, Slot op) => other.Object is PyDeque o ? SequenceComparison.Compare(ts, ToArray(), o.ToArray(), op) : Value.NotImplemented;

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    [PyMethod("__iter__")]
    public Value Iter() => new(new PyDequeIterator(this));

    [PyMethod("__reversed__")]
    public Value Reversed() => new(new PyDequeReverseIterator(this));

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Representation.Container(ts, this, ToArray(), Type.Name + "([", limit < 0 ? "])" : $"], maxlen={limit})", "[...]");

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => ts.Then(Iteration.GetIter(ts, new Value(this)), ElementsReady, new Value(this));

    static readonly Continuation ElementsReady = new("deque.reduce", &ReduceWith);

    static Value ReduceWith(ThreadState ts, Value elements, Value self, Value b, Value c)
    {
        var deque = (PyDeque)self.Object;
        return AttributeStorage.Reduce(ts, deque, deque.limit < 0 ? PyTuple.Empty : PyTuple.Of(new Value(PyTuple.Empty), Value.Int(deque.limit)), elements);
    }

    [PyGetter("maxlen")]
    public Value MaxLength => limit < 0 ? Value.None : Value.Int(limit);
}

/// <summary>What the two iterators over a deque share.</summary>
public abstract class PyDequeWalk : PyCombiningIterator
{
    PyDeque? deque;
    readonly int version;
    int index;

    private protected PyDequeWalk(int shapeId, PyDeque deque, long index) : base(shapeId)
    {
        this.deque = deque;
        version = deque.Version;
        this.index = (int)Math.Clamp(index, 0, deque.Count);
    }

    private protected abstract Value At(PyDeque deque, int index);

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (deque is null)
        {
            return Value.End;
        }
        if (deque.Version != version)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "deque mutated during iteration");
        }
        if (index == deque.Count)
        {
            deque = null;
            return Value.End;
        }
        return At(deque, index++);
    }

    /// <summary>For a constructor, which has been given this to iterate.</summary>
    private protected static PyDeque? Checked(ThreadState ts, Value deque)
    {
        if (deque.Object is not PyDeque given)
        {
            ts.Raise(BuiltinTypes.TypeError, $"argument 1 must be collections.deque, not {deque.Type.MessageName}");
            return null;
        }
        return given;
    }

    [PyMethod("__length_hint__")]
    public long LengthHint() => deque is null || deque.Version != version ? 0 : deque.Count - index;

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(new Value(deque ?? new PyDeque()), Value.Int(deque is null ? 0 : index)))));
}

[PyType("_deque_iterator", Module = "_collections")]
public sealed partial class PyDequeIterator(PyDeque deque, long index = 0) : PyDequeWalk(ShapeIds.DequeIterator, deque, index)
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value deque, long index = 0) => Checked(ts, deque) is { } given ? new Value(new PyDequeIterator(given, index)) : default;

    private protected override Value At(PyDeque deque, int index) => deque[index];
}

[PyType("_deque_reverse_iterator", Module = "_collections")]
public sealed partial class PyDequeReverseIterator(PyDeque deque, long index = 0) : PyDequeWalk(ShapeIds.DequeReverseIterator, deque, index)
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value deque, long index = 0) => Checked(ts, deque) is { } given ? new Value(new PyDequeReverseIterator(given, index)) : default;

    private protected override Value At(PyDeque deque, int index) => deque[deque.Count - 1 - index];
}
