// partial: a function with some of its arguments. https://docs.python.org/3/library/functools.html#functools.partial
// A gap is an argument that is Placeholder: the call's arguments by position fill the gaps first, then they follow what was given.
namespace Stackless.Runtime;

[PyModule("_partial")]
static partial class PartialModule
{
    [PyConstant("partial")]
    internal static Value PartialType => new(BuiltinTypes.Partial);

    [PyConstant("Placeholder")]
    internal static Value Placeholder => PyPlaceholder.Value;

    [PyConstant("_PlaceholderType")]
    internal static Value PlaceholderType => new(BuiltinTypes.Placeholder);
}

[PyType("_PlaceholderType", Module = "functools", IsHidden = true)]
sealed partial class PyPlaceholder : PyObject
{
    internal static readonly Value Value = new(new PyPlaceholder());

    PyPlaceholder() : base(ShapeIds.Placeholder)
    {
    }

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type) => Value;

    [PyMethod("__repr__")]
    internal string Repr() => "Placeholder";

    [PyMethod("__reduce__")]
    internal string Reduce() => "Placeholder";
}

[PyType("partial", Module = "functools", IsHidden = true, Subclassable = true, HasDict = true, IsGeneric = true)]
sealed unsafe partial class PyPartial : PyObject, IReferring
{
    Value function;
    PyTuple given = PyTuple.Empty;
    PyDict? keywords;
    int gaps;
    Value[]? attributes;

    internal PyPartial(int shapeId) : base(shapeId)
    {
    }

    internal override ref Value[]? AttributeSlots => ref attributes;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        if (rest.Length == 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"type '{type.Name}' takes at least one argument");
        }
        if (!Calling.IsCallable(rest[0]))
        {
            return ts.Raise(BuiltinTypes.TypeError, "the first argument must be callable");
        }
        if (rest.Length > 1 && IsGap(rest[^1]))
        {
            return ts.Raise(BuiltinTypes.TypeError, TrailingGap);
        }
        foreach (var (_, value) in keywords.Pairs())
        {
            if (IsGap(value))
            {
                return ts.Raise(BuiltinTypes.TypeError, "Placeholder cannot be passed as a keyword argument");
            }
        }
        var made = type == TypeObject ? new PyPartial(ShapeIds.Partial) : (PyPartial)type.Allocate();
        made.function = rest[0];
        if (rest[0].Object is PyPartial inner && !AttributeStorage.Enumerate(inner).Any())
        {
            // One call in place of two.
            made.function = inner.function;
            made.Give(inner.WithGiven(rest.AsSpan(1), []));
            made.keywords = inner.keywords?.Copy();
        }
        else
        {
            made.Give(rest[1..]);
        }
        foreach (var (name, value) in keywords.Pairs())
        {
            made.Keywords.Set((PyStr)name.Object, value);
        }
        return new Value(made);
    }

    const string TrailingGap = "trailing Placeholders are not allowed";

    static bool IsGap(Value value) => value.Object == PyPlaceholder.Value.Object;

    PyDict Keywords => keywords ??= new PyDict();

    void Give(Value[] arguments)
    {
        given = arguments.Length == 0 ? PyTuple.Empty : new PyTuple(arguments);
        gaps = arguments.Count(IsGap);
    }

    // What was given with the gaps filled, then what is left of the arguments, then the others.
    Value[] WithGiven(ReadOnlySpan<Value> arguments, ReadOnlySpan<Value> others)
    {
        var filling = Math.Min(gaps, arguments.Length);
        var all = new Value[given.Items.Length + arguments.Length - filling + others.Length];
        given.Items.CopyTo(all, 0);
        for (int i = 0, next = 0; next < filling; i++)
        {
            if (IsGap(all[i]))
            {
                all[i] = arguments[next++];
            }
        }
        arguments[filling..].CopyTo(all.AsSpan(given.Items.Length));
        others.CopyTo(all.AsSpan(all.Length - others.Length));
        return all;
    }

    // ---- calling -------------------------------------------------------------------------------------------------------------

    // A class below it may have a __call__ of its own.
    bool CallsAsItself => Type == TypeObject || Type.Find(Slot.Call).Object is MethodDescriptor;

    bool IsPlain => gaps == 0 && keywords is null or { Count: 0 } && CallsAsItself;

    public override Value Call0(ThreadState ts)
    {
        if (!IsPlain || ts.StackIsExhausted())
        {
            return Call(ts, [], []);
        }
        var items = given.Items;
        return items.Length switch
        {
            0 => function.Object.Call0(ts),
            1 => function.Object.Call1(ts, items[0]),
            2 => function.Object.Call2(ts, items[0], items[1]),
            3 => function.Object.Call3(ts, items[0], items[1], items[2]),
            _ => Call(ts, [], []),
        };
    }

    public override Value Call1(ThreadState ts, Value a)
    {
        if (!IsPlain || ts.StackIsExhausted())
        {
            return Call(ts, [a], []);
        }
        var items = given.Items;
        return items.Length switch
        {
            0 => function.Object.Call1(ts, a),
            1 => function.Object.Call2(ts, items[0], a),
            2 => function.Object.Call3(ts, items[0], items[1], a),
            _ => Call(ts, [a], []),
        };
    }

    public override Value Call2(ThreadState ts, Value a, Value b) => IsPlain && given.Items is [var first] && !ts.StackIsExhausted()
        ? function.Object.Call3(ts, first, a, b)
        : Call(ts, [a, b], []);

    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => Call(ts, [a, b, c], []);
    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => Call(ts, [a, b, c, d], []);

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] names) =>
        CallsAsItself ? CallFunction(ts, arguments, names) : Calling.CallSlot(ts, this, arguments, names);

    Value CallFunction(ThreadState ts, Value[] arguments, PyStr[] names)
    {
        if (ts.StackIsExhausted())
        {
            return ts.RaiseTooDeep();
        }
        var positional = arguments.Length - names.Length;
        if (positional < gaps)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"missing positional arguments in 'partial' call; expected at least {gaps}, got {positional}");
        }
        var named = arguments.AsSpan(positional);
        if (keywords is { Count: > 0 } && !TryMerge(ref names, ref named))
        {
            return ts.Raise(BuiltinTypes.TypeError, "keywords must be strings");
        }
        return function.Object.Call(ts, WithGiven(arguments.AsSpan(0, positional), named), names);
    }

    // The call's keywords after, and in place of, its own.
    bool TryMerge(ref PyStr[] names, ref Span<Value> values)
    {
        var all = keywords!.Copy();
        if (!all.KeysArray().All(key => key.Object is PyStr))
        {
            return false;
        }
        for (var i = 0; i < names.Length; i++)
        {
            all.Set(names[i], values[i]);
        }
        names = Array.ConvertAll(all.KeysArray(), key => (PyStr)key.Object);
        values = all.Pairs().Select(pair => pair.Value).ToArray();
        return true;
    }

    [PyMethod("__call__")]
    internal Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) =>
        CallFunction(ts, [.. rest, .. keywords.Pairs().Select(pair => pair.Value)], Array.ConvertAll(keywords.KeysArray(), key => (PyStr)key.Object));

    public override bool IsDataDescriptor => false;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(instance.IsNull ? this : new PyMethod(this, instance));

    [PyMethod("__get__")]
    internal Value GetMethod(Value instance, Value owner = default) => new(instance.IsNone ? this : new PyMethod(this, instance));

    // ---- what programs see of it ----------------------------------------------------------------------------------------------

    [PyGetter("func")]
    internal Value Function => function;

    [PyGetter("args")]
    internal PyTuple Arguments => given;

    [PyGetter("keywords")]
    internal PyDict KeywordsAttribute => Keywords;

    [PyGetter("__dict__")]
    internal PyDict DictAttribute => AttributeStorage.ToDictionary(this);

    [PySetter("__dict__")]
    internal Value SetDictAttribute(ThreadState ts, Value value) => AttributeStorage.SetDictionary(ts, this, value);

    [PyMethod("__repr__")]
    internal Value Repr(ThreadState ts) => Prelude.Call(ts, PreludeNames.PartialRepr, new Value(this), function, new Value(given), new Value(Keywords.Copy()));

    [PyMethod("__reduce__")]
    internal Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(function)), new Value(PyTuple.Of(function, new Value(given), new Value(Keywords),
        AttributeStorage.Enumerate(this).Any() ? new Value(AttributeStorage.ToDictionary(this)) : Value.None))));

    [PyMethod("__setstate__")]
    internal Value SetState(ThreadState ts, Value state)
    {
        if (state.Object is not PyTuple { Items: [var called, { Object: PyTuple arguments }, var named, var own] } || !Calling.IsCallable(called)
            || named.Object is not (PyDict or PyNone) || own.Object is not (PyDict or PyNone))
        {
            return ts.Raise(BuiltinTypes.TypeError, "invalid partial state");
        }
        if (arguments.Items is [.., var last] && IsGap(last))
        {
            return ts.Raise(BuiltinTypes.TypeError, TrailingGap);
        }
        function = called;
        Give(arguments.Items);
        given = arguments.Type == PyTuple.TypeObject ? arguments : given;
        keywords = named.Object is not PyDict dict ? null : dict.ShapeIsPlain ? dict : dict.Copy();
        if (own.Object is PyDict mine)
        {
            AttributeStorage.Install(this, mine);
        }
        else if (AttributeStorage.Enumerate(this).Any())
        {
            AttributeStorage.Install(this, new PyDict());
        }
        return Value.None;
    }

    IEnumerable<object?> IReferring.Referenced() => [function.Object, given, keywords];
}
