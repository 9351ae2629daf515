// functools.lru_cache: a function that remembers what it gave for which arguments. https://docs.python.org/3/library/functools.html#functools.lru_cache
// Finding a key may run Python code (__hash__, __eq__), as the function does: either may switch, and meanwhile others use the cache.
// Invariants: of a bounded cache, the dict says in which slot a key's result is; the slots in use are chained from the least recently used to the
// most; a slot is in use, free, or held by a call that is on its way into the dict.
namespace Stackless.Runtime;

[PyType("_lru_cache_wrapper", Module = "functools", IsHidden = true, HasDict = true, Id = "CachedFunction")]
sealed unsafe partial class PyCachedFunction : PyObject, IReferring
{
    struct Slot
    {
        public Value Key, Result;
        public int Older, Newer;
    }

    const int Nowhere = -1;

    readonly Value function, infoType;
    readonly bool isTyped;

    /// <summary>How many results are kept; -1: all.</summary>
    readonly long limit;

    Value[]? attributes;
    PyDict cache = new() { IsCache = true };
    Slot[] slots = [];
    int slotCount, firstFree = Nowhere, oldest = Nowhere, newest = Nowhere;
    long hits, misses;

    // Goes up when the cache is emptied: who was on his way in then does not enter.
    int era;

    PyCachedFunction(Value function, long limit, bool isTyped, Value infoType) : base(ShapeIds.CachedFunction)
    {
        this.function = function;
        this.limit = limit;
        this.isTyped = isTyped;
        this.infoType = infoType;
    }

    internal override ref Value[]? AttributeSlots => ref attributes;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value function, Value maxsize, Value typed, Value cacheInfoType)
    {
        if (!Calling.IsCallable(function))
        {
            return ts.Raise(BuiltinTypes.TypeError, "the first argument must be callable");
        }
        var limit = -1L;
        if (!maxsize.IsNone && !Numbers.TryLong(maxsize, out limit))
        {
            return ts.Raise(BuiltinTypes.TypeError, "maxsize should be integer or None");
        }
        return new Value(new PyCachedFunction(function, maxsize.IsNone ? -1 : Math.Max(0, limit), Truth.OfBuiltIn(typed) ?? true, cacheInfoType));
    }

    // ---- calling -------------------------------------------------------------------------------------------------------------

    public override Value Call0(ThreadState ts) => Call(ts, [], []);

    public override Value Call1(ThreadState ts, Value a) =>
        !isTyped && cache.FindPlain(a) is >= 0 and var at ? Hit(cache.ValueAt(at)) : Call(ts, [a], []);

    public override Value Call2(ThreadState ts, Value a, Value b) => Call(ts, [a, b], []);
    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => Call(ts, [a, b, c], []);
    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => Call(ts, [a, b, c, d], []);

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        if (limit == 0)
        {
            misses++;
            return ts.StackIsExhausted() ? ts.RaiseTooDeep() : function.Object.Call(ts, arguments, keywords);
        }
        var key = KeyOf(arguments, keywords);
        var found = DictLookup.Get(ts, cache, key);
        if (found.IsNull)
        {
            return ts.Then(found, Found, new Value(this), key,
                new Value(PyTuple.Of(new Value(new PyTuple(arguments)), new Value(new PyTuple(Array.ConvertAll(keywords, name => new Value(name)))))));
        }
        // What is called may write into its arguments, which the key holds.
        return found.IsEnd ? Compute(ts, key, [.. arguments], keywords) : Hit(found);
    }

    [PyMethod("__call__")]
    internal Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, new Value(this), rest, keywords);

    static readonly Continuation Found = new("lru_cache.found", &AfterSearch);
    static readonly Continuation Computed = new("lru_cache.computed", &AfterCall);
    static readonly Continuation Entered = new("lru_cache.entered", &AfterEntry);
    static readonly Continuation Evicted = new("lru_cache.evicted", &AfterEviction);
    static readonly Continuation Kept = new("lru_cache.kept", &AfterKeeping);

    static Value AfterSearch(ThreadState ts, Value found, Value self, Value key, Value call)
    {
        var cached = (PyCachedFunction)self.Object;
        if (!found.IsEnd)
        {
            return cached.Hit(found);
        }
        var parts = ((PyTuple)call.Object).Items;
        return cached.Compute(ts, key, [.. ((PyTuple)parts[0].Object).Items], Array.ConvertAll(((PyTuple)parts[1].Object).Items, name => (PyStr)name.Object));
    }

    // One argument that is exactly an int or a str is its own key.
    Value KeyOf(Value[] arguments, PyStr[] keywords)
    {
        if (keywords.Length == 0 && !isTyped)
        {
            return arguments is [var only] && (only.IsInt || only.Object.ShapeId is ShapeIds.Str or ShapeIds.Int) ? only : new Value(new PyTuple(arguments));
        }
        var positional = arguments.Length - keywords.Length;
        var parts = new List<Value>(arguments.Length * 2 + 1);
        parts.AddRange(arguments.AsSpan(0, positional));
        if (keywords.Length > 0)
        {
            // What no program has for an argument by accident.
            parts.Add(new Value(BuiltinTypes.CachedFunction));
        }
        for (var i = 0; i < keywords.Length; i++)
        {
            parts.Add(new Value(keywords[i]));
            parts.Add(arguments[positional + i]);
        }
        if (isTyped)
        {
            foreach (var argument in arguments)
            {
                parts.Add(new Value(argument.Type));
            }
        }
        return new Value(new PyTuple([.. parts]));
    }

    Value Hit(Value found)
    {
        hits++;
        if (limit < 0)
        {
            return found;
        }
        var slot = (int)found.Bits;
        if (slot != newest)
        {
            Unchain(slot);
            ChainNewest(slot);
        }
        return slots[slot].Result;
    }

    Value Compute(ThreadState ts, Value key, Value[] arguments, PyStr[] keywords)
    {
        if (ts.StackIsExhausted())
        {
            return ts.RaiseTooDeep();
        }
        misses++;
        var result = function.Object.Call(ts, arguments, keywords);
        return result.IsNull ? ts.Then(result, Computed, new Value(this), key) : Keep(ts, key, result);
    }

    static Value AfterCall(ThreadState ts, Value result, Value self, Value key, Value c) => ((PyCachedFunction)self.Object).Keep(ts, key, result);

    // ---- keeping -------------------------------------------------------------------------------------------------------------

    Value Keep(ThreadState ts, Value key, Value result)
    {
        if (limit < 0)
        {
            var set = DictLookup.Set(ts, cache, key, result);
            return set.IsNull ? ts.Then(set, Kept, result) : result;
        }
        var slot = TakeSlot();
        slots[slot].Key = key;
        slots[slot].Result = result;
        var entered = DictLookup.SetDefault(ts, cache, key, Value.Int(slot));
        return entered.IsNull
            ? ts.Then(entered, Entered, new Value(this), result, Value.Int((long)era << 32 | (uint)slot))
            : Enter(ts, entered, slot, result);
    }

    static Value AfterKeeping(ThreadState ts, Value set, Value result, Value b, Value c) => result;

    static Value AfterEntry(ThreadState ts, Value entered, Value self, Value result, Value place)
    {
        var cached = (PyCachedFunction)self.Object;
        return place.Bits >> 32 == cached.era ? cached.Enter(ts, entered, (int)place.Bits, result) : result;
    }

    Value Enter(ThreadState ts, Value entered, int slot, Value result)
    {
        if (entered.Bits != slot)
        {
            // Another call with these arguments was faster.
            FreeSlot(slot);
            return result;
        }
        ChainNewest(slot);
        if (cache.Count <= limit)
        {
            return result;
        }
        var last = oldest;
        Unchain(last);
        var removed = DictLookup.Remove(ts, cache, slots[last].Key);
        if (removed.IsNull)
        {
            return ts.Then(removed, Evicted, new Value(this), result, Value.Int((long)era << 32 | (uint)last));
        }
        FreeSlot(last);
        return result;
    }

    static Value AfterEviction(ThreadState ts, Value removed, Value self, Value result, Value place)
    {
        var cached = (PyCachedFunction)self.Object;
        if (place.Bits >> 32 == cached.era)
        {
            cached.FreeSlot((int)place.Bits);
        }
        return result;
    }

    int TakeSlot()
    {
        if (firstFree != Nowhere)
        {
            var free = firstFree;
            firstFree = slots[free].Newer;
            return free;
        }
        if (slotCount == slots.Length)
        {
            Array.Resize(ref slots, Math.Max(4, slots.Length * 2));
        }
        return slotCount++;
    }

    void FreeSlot(int slot)
    {
        slots[slot] = new Slot { Newer = firstFree };
        firstFree = slot;
    }

    void ChainNewest(int slot)
    {
        slots[slot].Older = newest;
        slots[slot].Newer = Nowhere;
        if (newest == Nowhere)
        {
            oldest = slot;
        }
        else
        {
            slots[newest].Newer = slot;
        }
        newest = slot;
    }

    void Unchain(int slot)
    {
        int older = slots[slot].Older, newer = slots[slot].Newer;
        if (older == Nowhere)
        {
            oldest = newer;
        }
        else
        {
            slots[older].Newer = newer;
        }
        if (newer == Nowhere)
        {
            newest = older;
        }
        else
        {
            slots[newer].Older = older;
        }
    }

    // ---- what programs see of it ----------------------------------------------------------------------------------------------

    [PyMethod("cache_info")]
    internal Value Info(ThreadState ts) => infoType.Object.Call4(ts, Value.Int(hits), Value.Int(misses), limit < 0 ? Value.None : Value.Int(limit), Value.Int(cache.Count));

    [PyMethod("cache_clear")]
    internal void Clear()
    {
        cache = new PyDict { IsCache = true };
        slots = [];
        slotCount = 0;
        firstFree = oldest = newest = Nowhere;
        hits = misses = 0;
        era++;
    }

    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(instance.IsNull ? this : new PyMethod(this, instance));

    [PyMethod("__get__")]
    internal Value GetMethod(Value instance, Value owner = default) => new(instance.IsNone ? this : new PyMethod(this, instance));

    [PyGetter("__dict__")]
    internal PyDict DictAttribute => AttributeStorage.ToDictionary(this);

    [PyMethod("__copy__")]
    internal Value Copy() => new(this);

    [PyMethod("__deepcopy__")]
    internal Value DeepCopy(Value memo) => new(this);

    [PyMethod("__reduce__")]
    internal Value Reduce(ThreadState ts) => AttributeLookup.Load(ts, new Value(this), PyStr.Intern("__qualname__"));

    // ---- pickled with its program ---------------------------------------------------------------------------------------------

    /// <summary>What it is made of: the function, maxsize, typed, the class of cache_info().</summary>
    internal Value[] Parts => [function, limit < 0 ? Value.None : Value.Int(limit), Value.Bool(isTyped), infoType];

    /// <summary>Its attributes, hits, misses, keys and results, the least recently used first.</summary>
    internal Value State
    {
        get
        {
            List<Value> keys = [], results = [];
            if (limit < 0)
            {
                foreach (var (key, result) in cache.Pairs())
                {
                    keys.Add(key);
                    results.Add(result);
                }
            }
            for (var slot = oldest; slot != Nowhere; slot = slots[slot].Newer)
            {
                keys.Add(slots[slot].Key);
                results.Add(slots[slot].Result);
            }
            var named = new PyDict();
            foreach (var (name, item) in AttributeStorage.Enumerate(this))
            {
                named.Set(name, item);
            }
            return new Value(PyTuple.Of(new Value(named), Value.Int(hits), Value.Int(misses), new Value(new PyList([.. keys])), new Value(new PyList([.. results]))));
        }
    }

    [PyMethod("__setstate__")]
    internal Value SetState(ThreadState ts, Value state)
    {
        if (state.Object is not PyTuple { Items: [{ Object: PyDict named }, { IsInt: true } hitCount, { IsInt: true } missCount, { Object: PyList keys }, { Object: PyList results }] }
            || keys.Count != results.Count)
        {
            return ts.Raise(BuiltinTypes.UnpicklingError, "the pickle's cached function is not one");
        }
        Clear();
        foreach (var (name, item) in named.Pairs())
        {
            if (name.Object is PyStr text)
            {
                AttributeStorage.Set(this, text, item);
            }
        }
        hits = hitCount.Bits;
        misses = missCount.Bits;
        return KeepAll(ts, keys, results, 0);
    }

    static readonly Continuation Restored = new("lru_cache.restored", &AfterRestoring);

    static Value AfterRestoring(ThreadState ts, Value kept, Value self, Value content, Value next)
    {
        var parts = ((PyTuple)content.Object).Items;
        return ((PyCachedFunction)self.Object).KeepAll(ts, (PyList)parts[0].Object, (PyList)parts[1].Object, (int)next.Bits);
    }

    Value KeepAll(ThreadState ts, PyList keys, PyList results, int next)
    {
        while (next < keys.Count)
        {
            var kept = Keep(ts, keys[next], results[next]);
            next++;
            if (kept.IsNull)
            {
                return ts.Then(kept, Restored, new Value(this), new Value(PyTuple.Of(new Value(keys), new Value(results))), Value.Int(next));
            }
        }
        return Value.None;
    }

    IEnumerable<object?> IReferring.Referenced() => [function.Object, infoType.Object, State.Object];
}
