// dict as Python sees it. https://docs.python.org/3/library/stdtypes.html#mapping-types-dict
namespace Stackless.Runtime;

[PyType("dict", Subclassable = true, IsGeneric = true)]
public unsafe partial class PyDict
{
    static readonly PyStr KeysName = PyStr.Intern("keys");

    // ---- construction ----------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyDict() : type.Allocate());

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => rest.Length > 1
        ? ts.Raise(BuiltinTypes.TypeError, $"dict expected at most 1 argument, got {rest.Length}")
        : Update(ts, rest, keywords);

    [PyClassMethod("fromkeys")]
    public static Value FromKeys(ThreadState ts, PyType type, Value iterable, Value value = default)
    {
        if (value.IsNull)
        {
            value = Value.None;
        }
        if (type != TypeObject)
        {
            return Prelude.Call(ts, PreludeNames.DictFromkeys, new Value(type), iterable, value);
        }
        return FillFrom(ts, new PyDict(), iterable, value);
    }

    /// <summary>An empty dict, filled with keys that have all the same value.</summary>
    private protected static Value FillFrom(ThreadState ts, PyDict dict, Value iterable, Value value)
    {
        if (dict.ShapeIsPlain && SetAlgebra.TableOf(iterable) is { } table)
        {
            return SetAlgebra.Keys(table, value);
        }
        return ts.Then(Collecting.List(ts, iterable), KeysReady, new Value(dict), value);
    }

    static readonly Continuation KeysReady = new("dict.fromkeys", &FillKeys);
    static readonly Continuation KeySet = new("dict.fromkeys.set", &FillRest);

    static Value FillKeys(ThreadState ts, Value list, Value dict, Value value, Value c) => FillFrom(ts, (PyList)list.Object, (PyDict)dict.Object, value, 0);

    static Value FillFrom(ThreadState ts, PyList keys, PyDict dict, Value value, int index)
    {
        for (; index < keys.Count; index++)
        {
            var done = DictLookup.Set(ts, dict, keys[index], value);
            if (done.IsNull)
            {
                return ts.Then(done, KeySet, new Value(keys), new Value(dict), new Value(PyTuple.Of(value, Value.Int(index + 1))));
            }
        }
        return new Value(dict);
    }

    static Value FillRest(ThreadState ts, Value done, Value keys, Value dict, Value state) =>
        FillFrom(ts, (PyList)keys.Object, (PyDict)dict.Object, ((PyTuple)state.Object).Items[0], (int)((PyTuple)state.Object).Items[1].Bits);

    // ---- items -------------------------------------------------------------------------------------------------------------

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value key)
    {
        var found = DictLookup.Get(ts, this, key);
        return found.IsNull || found.IsEnd ? ts.Then(found, ItemReady, new Value(this), key) : found;
    }

    static readonly Continuation ItemReady = new("dict.getitem", &CheckItem);

    static Value CheckItem(ThreadState ts, Value found, Value self, Value key, Value c)
    {
        if (!found.IsEnd)
        {
            return found;
        }
        if (self.Object.ShapeId != ShapeIds.Dict)
        {
            var missing = self.Type.Find(Slot.Missing);
            if (!missing.IsNull)
            {
                return Calling.CallMethod1(ts, missing, self, key);
            }
        }
        return ts.Raise(BuiltinTypes.KeyError, key);
    }

    [PyMethod("__setitem__")]
    public Value SetItem(ThreadState ts, Value key, Value value) => DictLookup.Set(ts, this, key, value) is { IsNull: false } ? Value.None : ts.Then(default, ToNone);

    static readonly Continuation ToNone = new("dict.none", &GiveNone);

    static Value GiveNone(ThreadState ts, Value result, Value a, Value b, Value c) => Value.None;

    [PyMethod("__delitem__")]
    public Value DelItem(ThreadState ts, Value key) => ts.Then(DictLookup.Remove(ts, this, key), Removed, key, Value.End);

    static readonly Continuation Removed = new("dict.removed", &CheckRemoved);

    // The removed value, or None for del; the default if there is one.
    static Value CheckRemoved(ThreadState ts, Value old, Value key, Value otherwise, Value isPop)
    {
        if (!old.IsEnd)
        {
            return isPop.IsNull ? Value.None : old;
        }
        return otherwise.IsEnd ? ts.Raise(BuiltinTypes.KeyError, key) : otherwise;
    }

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value key) => DictLookup.Contains(ts, this, key);

    [PyMethod("__len__")]
    public long Len() => count;

    [PyMethod("get")]
    public Value Get(ThreadState ts, Value key, Value @default = default)
    {
        var at = FindPlain(key);
        return at >= 0 ? ValueAt(at) : at < -1 ? GetOther(ts, key, @default) : @default.IsNull ? Value.None : @default;
    }

    Value GetOther(ThreadState ts, Value key, Value @default)
    {
        var found = DictLookup.Get(ts, this, key);
        return found.IsEnd ? @default.IsNull ? Value.None : @default
            : found.IsNull ? ts.Then(found, GetReady, @default.IsNull ? Value.None : @default)
            : found;
    }

    static readonly Continuation GetReady = new("dict.get", &OrDefault);

    static Value OrDefault(ThreadState ts, Value found, Value otherwise, Value b, Value c) => found.IsEnd ? otherwise : found;

    [PyMethod("setdefault")]
    public Value SetDefault(ThreadState ts, Value key, Value @default = default) => DictLookup.SetDefault(ts, this, key, @default.IsNull ? Value.None : @default);

    [PyMethod("pop")]
    public Value Pop(ThreadState ts, Value key, Value @default = default) => count == 0
        ? @default.IsNull ? ts.Raise(BuiltinTypes.KeyError, key) : @default
        : ts.Then(DictLookup.Remove(ts, this, key), Removed, key, @default.IsNull ? Value.End : @default, Value.Bool(true));

    [PyMethod("popitem")]
    public Value PopItem(ThreadState ts)
    {
        if (count == 0)
        {
            return ts.Raise(BuiltinTypes.KeyError, "popitem(): dictionary is empty");
        }
        var last = used - 1;
        while (entries[last].Key.IsNull)
        {
            last--;
        }
        var pair = PyTuple.Of(entries[last].Key, ValueAt(last));
        RemoveAt(last);
        return new Value(pair);
    }

    [PyMethod("clear")]
    public void ClearMethod() => Clear();

    [PyMethod("copy")]
    public PyDict CopyMethod() => Copy();

    // ---- update ------------------------------------------------------------------------------------------------------------

    [PyMethod("update")]
    public Value Update(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        if (rest.Length > 1)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"update expected at most 1 argument, got {rest.Length}");
        }
        if (rest.Length == 1)
        {
            return ts.Then(Merge(ts, this, rest[0]), Merged, new Value(this), new Value(keywords));
        }
        MergeNative(keywords);
        return Value.None;
    }

    static readonly Continuation Merged = new("dict.merged", &MergeKeywords);

    static Value MergeKeywords(ThreadState ts, Value done, Value self, Value keywords, Value c)
    {
        ((PyDict)self.Object).MergeNative((PyDict)keywords.Object);
        return Value.None;
    }

    // Keys that are all exact strs: no Python code.
    void MergeNative(PyDict other)
    {
        for (var i = -1; other.MoveNext(ref i);)
        {
            Set((PyStr)other.entries[i].Key.Object, other.ValueAt(i));
        }
    }

    /// <summary>Adds what a mapping (something with keys()) or an iterable of pairs holds. Any non-null value when done.</summary>
    internal static Value Merge(ThreadState ts, PyDict target, Value source)
    {
        if (source.Object is PyDict dict && (dict.ShapeIsPlain || source.Type == BuiltinTypes.OrderedDict || ReferenceEquals(source.Type.Find(Slot.Iter).Object, BuiltinTypes.Dict.Find(Slot.Iter).Object)))
        {
            if (ReferenceEquals(dict, target))
            {
                return Value.None;
            }
            if (target.TryTakeAll(dict))
            {
                return Value.None;
            }
            target.Reserve(dict.Count);
            return MergeDict(ts, target, dict, -1);
        }
        if (AttributeLookup.Has(source, KeysName))
        {
            return Prelude.Call(ts, PreludeNames.DictMergeMapping, new Value(target), source);
        }
        return source.Type.Has(Slot.Iter) || source.Type.Has(Slot.GetItem)
            ? Prelude.Call(ts, PreludeNames.DictMergePairs, new Value(target), source)
            : ts.Raise(BuiltinTypes.TypeError, $"'{source.Type.MessageName}' object is not iterable");
    }

    static Value MergeDict(ThreadState ts, PyDict target, PyDict source, int index)
    {
        var version = source.Version;
        while (source.MoveNext(ref index))
        {
            var key = source.entries[index].Key;
            if (key.Object is PyStr { ShapeId: ShapeIds.Str } name)
            {
                target.Set(name, source.ValueAt(index));
                continue;
            }
            var done = DictLookup.Set(ts, target, key, source.ValueAt(index));
            if (done.IsNull)
            {
                return ts.Then(done, MergedOne, new Value(target), new Value(source), Value.Int(index));
            }
            if (source.Version != version)
            {
                return ts.Raise(BuiltinTypes.RuntimeError, "dict mutated during update");
            }
        }
        return Value.None;
    }

    static readonly Continuation MergedOne = new("dict.mergedone", &MergeRest);

    static Value MergeRest(ThreadState ts, Value done, Value target, Value source, Value index) =>
        MergeDict(ts, (PyDict)target.Object, (PyDict)source.Object, (int)index.Bits);

    [PyMethod("__or__")]
    public Value Or(ThreadState ts, Value other) => other.Object is PyDict right ? Union(ts, this, right) : Value.NotImplemented;

    [PyMethod("__ror__")]
    public Value ROr(ThreadState ts, Value other) => other.Object is PyDict left ? Union(ts, left, this) : Value.NotImplemented;

    static Value Union(ThreadState ts, PyDict a, PyDict b)
    {
        var copy = a.Copy();
        return ts.Then(Merge(ts, copy, new Value(b)), GiveState, new Value(copy));
    }

    static readonly Continuation GiveState = new("dict.state", &GiveFirst);

    static Value GiveFirst(ThreadState ts, Value done, Value self, Value b, Value c) => self;

    [PyMethod("__ior__")]
    public Value IOr(ThreadState ts, Value other) => ts.Then(Merge(ts, this, other), GiveState, new Value(this));

    // ---- comparing -------------------------------------------------------------------------------------------------------------

    [PyMethod("__lt__")] public Value Lt(Value other) => Value.NotImplemented;
    [PyMethod("__le__")] public Value Le(Value other) => Value.NotImplemented;
    [PyMethod("__gt__")] public Value Gt(Value other) => Value.NotImplemented;
    [PyMethod("__ge__")] public Value Ge(Value other) => Value.NotImplemented;

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other) => other.Object is not PyDict o ? Value.NotImplemented
        : o.count != count ? Value.Bool(false)
        : CompareFrom(ts, this, o, -1);

    static Value CompareFrom(ThreadState ts, PyDict a, PyDict b, int index)
    {
        while (a.MoveNext(ref index))
        {
            // Taken first: looking up the other may run code that changes this dict.
            var mine = a.ValueAt(index);
            var found = DictLookup.Get(ts, b, a.entries[index].Key);
            if (found.IsNull)
            {
                return ts.Then(found, OtherFound, new Value(a), new Value(PyTuple.Of(new Value(b), mine)), Value.Int(index));
            }
            if (found.IsEnd)
            {
                return Value.Bool(false);
            }
            var equal = Equality.Test(ts, mine, found);
            if (equal.IsNull)
            {
                return ts.Then(equal, ValuesCompared, new Value(a), new Value(b), Value.Int(index));
            }
            if (!equal.IsTrue)
            {
                return equal;
            }
        }
        return Value.Bool(true);
    }

    static readonly Continuation OtherFound = new("dict.eq.found", &CompareFound);
    static readonly Continuation ValuesCompared = new("dict.eq.compared", &CompareNext);

    static Value CompareFound(ThreadState ts, Value found, Value a, Value other, Value index)
    {
        var parts = ((PyTuple)other.Object).Items;
        return found.IsEnd ? Value.Bool(false) : ts.Then(Equality.Test(ts, parts[1], found), ValuesCompared, a, parts[0], index);
    }

    static Value CompareNext(ThreadState ts, Value equal, Value a, Value b, Value index) =>
        equal.IsTrue ? CompareFrom(ts, (PyDict)a.Object, (PyDict)b.Object, (int)index.Bits) : equal;

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    // ---- views and text ----------------------------------------------------------------------------------------------------

    [PyMethod("__iter__")]
    public Value Iter() => new(new PyDictIterator(this, DictPart.Keys, false));

    [PyMethod("__reversed__")]
    public Value Reversed() => new(new PyDictIterator(this, DictPart.Keys, true));

    [PyMethod("keys")]
    public Value Keys() => new(new PyDictKeys(this));

    [PyMethod("values")]
    public Value Values() => new(new PyDictValues(this));

    [PyMethod("items")]
    public Value ItemsView() => new(new PyDictItems(this));

    internal virtual PyDictView View(DictPart part) => part switch
    {
        DictPart.Keys => new PyDictKeys(this),
        DictPart.Values => new PyDictValues(this),
        _ => new PyDictItems(this),
    };

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts)
    {
        if (count == 0)
        {
            return Value.Str("{}");
        }
        var parts = new Value[count * 2];
        var at = 0;
        for (var i = -1; MoveNext(ref i) && at < parts.Length;)
        {
            parts[at++] = entries[i].Key;
            parts[at++] = ValueAt(i);
        }
        return Representation.Container(ts, this, parts, "{", "}", "{...}", true);
    }
}
