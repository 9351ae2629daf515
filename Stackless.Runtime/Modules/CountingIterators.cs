// itertools.count and itertools.repeat, the two that need no other iterator, and what the others are below: an iterator that hands
// on what a generator of the prelude gives (itertools.py).
// https://docs.python.org/3/library/itertools.html
using System.Numerics;

namespace Stackless.Runtime;

[PyModule("_itertools")]
public static partial class CountingIteratorsModule
{
    [PyConstant("count")]
    public static PyType Count => BuiltinTypes.Count;

    [PyConstant("repeat")]
    public static PyType Repeat => BuiltinTypes.Repeat;
}

/// <summary>The base of itertools' classes: a real type around the generator that does the work.</summary>
[PyType("generated_iterator", Module = "_itertools", Subclassable = true)]
public partial class PyGeneratedIterator : PyCombiningIterator
{
    Value generator = Value.None;

    protected PyGeneratedIterator(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value generator = default)
    {
        var made = (PyGeneratedIterator)type.Allocate();
        made.SetState(generator.IsNull ? Value.None : generator);
        return new Value(made);
    }

    public override Value Next(ThreadState ts) => generator.Object.Next(ts);

    // The generator is given afterwards: its frame may refer to this.
    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(TypeObject.Find(Slot.New), new Value(PyTuple.Of(new Value(Type))), generator));

    [PyMethod("__setstate__")]
    public void SetState(Value generator) => this.generator = generator;
}

[PyType("count", Module = "itertools", IsHidden = true, Subclassable = true)]
public unsafe partial class PyCount : PyCombiningIterator
{
    Value next, step;

    PyCount() : base(ShapeIds.Count)
    {
    }

    protected PyCount(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value start = default, [Keyword] Value step = default)
    {
        start = start.IsNull ? Value.Int(0) : start;
        step = step.IsNull ? Value.Int(1) : step;
        if (!IsNumber(start) || !IsNumber(step))
        {
            return ts.Raise(BuiltinTypes.TypeError, "a number is required");
        }
        return Bind(new Value(type), c =>
        {
            ((PyCount)c).next = start;
            ((PyCount)c).step = step;
        }, new PyCount());
    }

    static bool IsNumber(Value v) => v.IsInt || v.IsFloat || v.Type.Has(Slot.Float) || v.Type.Has(Slot.Index) || v.Type.Has(Slot.Complex);

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        var value = next;
        var sum = Number.Add(ts, value, step);
        if (sum.IsNull)
        {
            return ts.Then(sum, Added, new Value(this), value);
        }
        next = sum;
        return value;
    }

    static readonly Continuation Added = new("count.added", &Keep);

    static Value Keep(ThreadState ts, Value sum, Value self, Value value, Value c)
    {
        ((PyCount)self.Object).next = sum;
        return value;
    }

    bool IsPlain => step.IsInt && step.Bits == 1;

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => IsPlain
        ? Representation.Container(ts, this, [next], Type.Name + "(", ")", "count(...)")
        : Representation.Container(ts, this, [next, step], Type.Name + "(", ")", "count(...)");

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(IsPlain ? PyTuple.Of(next) : PyTuple.Of(next, step))));
}

[PyType("repeat", Module = "itertools", IsHidden = true, Subclassable = true)]
public partial class PyRepeat : PyCombiningIterator
{
    Value item;

    // Negative: for ever.
    long left;

    PyRepeat() : base(ShapeIds.Repeat)
    {
    }

    protected PyRepeat(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] [Name("object")] Value item, [Keyword] long times = long.MinValue) => Bind(new Value(type), r =>
    {
        ((PyRepeat)r).item = item;
        ((PyRepeat)r).left = times == long.MinValue ? -1 : Math.Max(0, times);
    }, new PyRepeat());

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (left == 0)
        {
            return Value.End;
        }
        if (left > 0)
        {
            left--;
        }
        return item;
    }

    [PyMethod("__length_hint__")]
    public Value LengthHint(ThreadState ts) => left < 0 ? ts.Raise(BuiltinTypes.TypeError, "len() of unsized object") : Value.Int(left);

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Representation.Container(ts, this, left < 0 ? [item] : [item, Value.Int(left)], Type.Name + "(", ")", "repeat(...)");

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(left < 0 ? PyTuple.Of(item) : PyTuple.Of(item, Value.Int(left)))));
}
