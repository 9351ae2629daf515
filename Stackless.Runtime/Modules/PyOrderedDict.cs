// OrderedDict: a dict whose keys can be moved to either end, and that is equal to another one only if the order is the same.
// https://docs.python.org/3/library/collections.html#ordereddict-objects
// The order is that of the table's entries, so whatever changes it as a dict keeps it right. What a class below it may have overridden, and what
// CPython then calls, is asked in Prelude/ordered.py.
namespace Stackless.Runtime;

[PyType("OrderedDict", Base = "dict", Module = "collections", IsHidden = true, Subclassable = true, HasDict = true)]
sealed unsafe partial class PyOrderedDict : PyDict
{
    Value[]? attributes;

    internal PyOrderedDict() : this(ShapeIds.OrderedDict)
    {
    }

    internal PyOrderedDict(int shapeId) : base(shapeId)
    {
    }

    internal override ref Value[]? AttributeSlots => ref attributes;

    [PyGetter("__dict__")]
    internal PyDict DictAttribute => AttributeStorage.ToDictionary(this);

    [PySetter("__dict__")]
    internal Value SetDictAttribute(ThreadState ts, Value value) => AttributeStorage.SetDictionary(ts, this, value);

    bool IsExact => Type == TypeObject;

    // Setting an item is what a dict does.
    bool StoresAsDict => IsExact || ReferenceEquals(Type.Find(Slot.SetItem).Object, BuiltinTypes.Dict.Find(Slot.SetItem).Object);

    // ---- construction ----------------------------------------------------------------------------------------------------

    [PyConstructor]
    internal static new Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyOrderedDict() : type.Allocate());

    [PyMethod("__init__")]
    internal new Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => rest.Length > 1
        ? ts.Raise(BuiltinTypes.TypeError, $"expected at most 1 argument, got {rest.Length}")
        : Fill(ts, new Value(this), rest, keywords);

    [PyClassMethod("fromkeys")]
    internal static new Value FromKeys(ThreadState ts, PyType type, [Keyword] Value iterable, [Keyword] Value value = default)
    {
        value = value.IsNull ? Value.None : value;
        return type == TypeObject
            ? FillFrom(ts, new PyOrderedDict(), iterable, value)
            : Prelude.Call(ts, PreludeNames.DictFromkeys, new Value(type), iterable, value);
    }

    [PyMethod("copy")]
    internal Value CopyMethod(ThreadState ts)
    {
        if (!IsExact)
        {
            return Prelude.Call(ts, PreludeNames.OrderedCopy, new Value(this));
        }
        var copy = new PyOrderedDict();
        copy.Reserve(Count);
        for (var i = -1; MoveNext(ref i);)
        {
            copy.Add(entries[i].Key, entries[i].Hash, ValueAt(i));
        }
        return new Value(copy);
    }

    [PyMethod("__reduce__")]
    internal Value Reduce(ThreadState ts) => Prelude.Call(ts, PreludeNames.OrderedReduce, new Value(this));

    // ---- update ------------------------------------------------------------------------------------------------------------

    [PyMethod("update")]
    internal new Value Update(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => rest.Length > 1
        ? ts.Raise(BuiltinTypes.TypeError, $"update() takes at most 1 positional argument ({rest.Length} given)")
        : Fill(ts, new Value(this), rest, keywords);

    // The target is what a class gave when it was called: it may be anything.
    static Value Fill(ThreadState ts, Value target, Value[] sources, PyDict keywords) => target.Object is PyOrderedDict { StoresAsDict: true } dict
        ? ((PyDict)dict).Update(ts, sources, keywords)
        : Prelude.Call(ts, PreludeNames.OrderedUpdate, target, new Value(new PyTuple(sources)), new Value(keywords));

    [PyMethod("__or__")]
    internal new Value Or(ThreadState ts, Value other) => other.Object is PyDict ? Union(ts, Type, new Value(this), other) : Value.NotImplemented;

    [PyMethod("__ror__")]
    internal new Value ROr(ThreadState ts, Value other) => other.Object is PyDict ? Union(ts, Type, other, new Value(this)) : Value.NotImplemented;

    static Value Union(ThreadState ts, PyType type, Value left, Value right) => ts.Then(type.Call1(ts, left), LeftTaken, right);

    static readonly Continuation LeftTaken = new("ordereddict.left", &TakeRight);
    static readonly Continuation Filled = new("ordereddict.filled", &GiveFilled);

    static Value TakeRight(ThreadState ts, Value made, Value right, Value b, Value c) => ts.Then(Fill(ts, made, [right], new PyDict()), Filled, made);

    static Value GiveFilled(ThreadState ts, Value done, Value dict, Value b, Value c) => dict;

    [PyMethod("__ior__")]
    internal new Value IOr(ThreadState ts, Value other) => ts.Then(Fill(ts, new Value(this), [other], new PyDict()), Filled, new Value(this));

    // ---- items -------------------------------------------------------------------------------------------------------------

    [PyMethod("pop")]
    internal new Value Pop(ThreadState ts, [Keyword] Value key, [Keyword] Value @default = default) => base.Pop(ts, key, @default);

    [PyMethod("popitem")]
    internal Value PopItem(ThreadState ts, [Keyword] bool last = true)
    {
        if (Count == 0)
        {
            return ts.Raise(BuiltinTypes.KeyError, "dictionary is empty");
        }
        var index = -1;
        if (last)
        {
            index = used - 1;
        }
        else
        {
            MoveNext(ref index);
        }
        var pair = PyTuple.Of(KeyAt(index), ValueAt(index));
        RemoveAt(index);
        return new Value(pair);
    }

    [PyMethod("setdefault")]
    internal new Value SetDefault(ThreadState ts, [Keyword] Value key, [Keyword] Value @default = default)
    {
        @default = @default.IsNull ? Value.None : @default;
        return IsExact ? base.SetDefault(ts, key, @default) : Prelude.Call(ts, PreludeNames.OrderedSetdefault, new Value(this), key, @default);
    }

    [PyMethod("move_to_end")]
    internal Value MoveToEnd(ThreadState ts, [Keyword] Value key, [Keyword] bool last = true) => ts.Then(DictLookup.Move(ts, this, key, last), Moved, key);

    static readonly Continuation Moved = new("ordereddict.moved", &CheckMoved);

    static Value CheckMoved(ThreadState ts, Value done, Value key, Value b, Value c) => done.IsEnd ? ts.Raise(BuiltinTypes.KeyError, key) : done;

    // ---- comparing ---------------------------------------------------------------------------------------------------------

    [PyMethod("__eq__")]
    internal new Value Eq(ThreadState ts, Value other) => other.Object is PyOrderedDict
        ? ts.Then(base.Eq(ts, other), ItemsCompared, new Value(this), other)
        : base.Eq(ts, other);

    static readonly Continuation ItemsCompared = new("ordereddict.eq.items", &CompareOrder);
    static readonly Continuation KeysCompared = new("ordereddict.eq.keys", &CompareNextKey);

    static Value CompareOrder(ThreadState ts, Value equal, Value a, Value b, Value c)
    {
        var (left, right) = ((PyDict)a.Object, (PyDict)b.Object);
        return equal.IsTrue ? CompareKeys(ts, left, right, -1, -1, left.Version, right.Version) : equal;
    }

    static Value CompareKeys(ThreadState ts, PyDict a, PyDict b, int i, int j, int versionOfA, int versionOfB)
    {
        while (true)
        {
            var (hasKey, otherHas) = (a.MoveNext(ref i), b.MoveNext(ref j));
            if (!hasKey || !otherHas)
            {
                return Value.Bool(hasKey == otherHas);
            }
            var equal = Equality.Test(ts, a.KeyAt(i), b.KeyAt(j));
            if (equal.IsNull)
            {
                return ts.Then(equal, KeysCompared, new Value(a), new Value(b),
                    new Value(PyTuple.Of(Value.Int(i), Value.Int(j), Value.Int(versionOfA), Value.Int(versionOfB))));
            }
            if (a.Version != versionOfA || b.Version != versionOfB)
            {
                return ts.Raise(BuiltinTypes.RuntimeError, PyOrderedDictIterator.Mutated);
            }
            if (!equal.IsTrue)
            {
                return equal;
            }
        }
    }

    static Value CompareNextKey(ThreadState ts, Value equal, Value a, Value b, Value state)
    {
        var (left, right, parts) = ((PyDict)a.Object, (PyDict)b.Object, ((PyTuple)state.Object).Items);
        var (versionOfA, versionOfB) = ((int)parts[2].Bits, (int)parts[3].Bits);
        return left.Version != versionOfA || right.Version != versionOfB ? ts.Raise(BuiltinTypes.RuntimeError, PyOrderedDictIterator.Mutated)
            : equal.IsTrue ? CompareKeys(ts, left, right, (int)parts[0].Bits, (int)parts[1].Bits, versionOfA, versionOfB)
            : equal;
    }

    [PyConstant("__hash__")]
    internal static new Value NoHash => Value.None;

    // ---- views and text ----------------------------------------------------------------------------------------------------

    [PyMethod("__iter__")]
    internal new Value Iter() => new(new PyOrderedDictIterator(this, DictPart.Keys, false));

    [PyMethod("__reversed__")]
    internal new Value Reversed() => new(new PyOrderedDictIterator(this, DictPart.Keys, true));

    [PyMethod("keys")]
    internal new Value Keys() => new(new PyOrderedDictKeys(this));

    [PyMethod("values")]
    internal new Value Values() => new(new PyOrderedDictValues(this));

    [PyMethod("items")]
    internal new Value ItemsView() => new(new PyOrderedDictItems(this));

    internal override PyDictView View(DictPart part) => part switch
    {
        DictPart.Keys => new PyOrderedDictKeys(this),
        DictPart.Values => new PyOrderedDictValues(this),
        _ => new PyOrderedDictItems(this),
    };

    // A dict's and the field for attributes.
    [PyMethod("__sizeof__")]
    internal long SizeOf() => ObjectType.SizeOf(new Value(this)) + 8;

    [PyMethod("__repr__")]
    internal new Value Repr(ThreadState ts)
    {
        if (Count == 0)
        {
            return Value.Str(Type.Name + "()");
        }
        if (!IsExact)
        {
            return Prelude.Call(ts, PreludeNames.OrderedRepr, new Value(this));
        }
        var parts = new Value[Count * 2];
        var at = 0;
        for (var i = -1; MoveNext(ref i);)
        {
            parts[at++] = KeyAt(i);
            parts[at++] = ValueAt(i);
        }
        return Representation.Container(ts, this, parts, Type.Name + "({", "})", "...", true);
    }
}

[PyType("odict_iterator", IsHidden = true)]
sealed partial class PyOrderedDictIterator : PyObject
{
    internal const string Mutated = "OrderedDict mutated during iteration";

    PyDict? dict;
    readonly DictPart part;
    readonly bool isReversed;
    readonly int version;
    int index;

    internal PyOrderedDictIterator(PyDict dict, DictPart part, bool isReversed) : base(ShapeIds.OrderedDictIterator)
    {
        this.dict = dict;
        this.part = part;
        this.isReversed = isReversed;
        index = isReversed ? dict.used : -1;
        version = dict.Version;
    }

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (dict is null)
        {
            return Value.End;
        }
        if (dict.Version != version)
        {
            dict = null;
            return ts.Raise(BuiltinTypes.RuntimeError, Mutated);
        }
        if (Move(ref index))
        {
            return At(index);
        }
        dict = null;
        return Value.End;
    }

    bool Move(ref int at)
    {
        if (!isReversed)
        {
            return dict!.MoveNext(ref at);
        }
        while (--at >= 0)
        {
            if (!dict!.KeyAt(at).IsNull)
            {
                return true;
            }
        }
        return false;
    }

    Value At(int at) => part switch
    {
        DictPart.Keys => dict!.KeyAt(at),
        DictPart.Values => dict!.ValueAt(at),
        _ => new Value(PyTuple.Of(dict!.KeyAt(at), dict.ValueAt(at))),
    };

    [PyMethod("__iter__")]
    internal PyOrderedDictIterator Iter() => this;

    [PyMethod("__next__")]
    internal Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("__reduce__")]
    internal Value Reduce(ThreadState ts)
    {
        var rest = new PyList();
        for (var i = index; dict is not null && dict.Version == version && Move(ref i);)
        {
            rest.Append(At(i));
        }
        return new Value(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(rest)))));
    }
}

[PyType("odict_keys", Base = "dict_keys", IsHidden = true)]
sealed partial class PyOrderedDictKeys(PyDict dict) : PyDictKeys(ShapeIds.OrderedDictKeys, dict)
{
    private protected override PyObject Walk(bool isReversed) => new PyOrderedDictIterator(dict, Part, isReversed);
}

[PyType("odict_values", Base = "dict_values", IsHidden = true)]
sealed partial class PyOrderedDictValues(PyDict dict) : PyDictValues(ShapeIds.OrderedDictValues, dict)
{
    private protected override PyObject Walk(bool isReversed) => new PyOrderedDictIterator(dict, Part, isReversed);
}

[PyType("odict_items", Base = "dict_items", IsHidden = true)]
sealed partial class PyOrderedDictItems(PyDict dict) : PyDictItems(ShapeIds.OrderedDictItems, dict)
{
    private protected override PyObject Walk(bool isReversed) => new PyOrderedDictIterator(dict, Part, isReversed);
}
