// Attribute reads, writes and method calls as compiled code makes them, by the entry that the site or the object's shape has; AttributeLookup makes these.
// TryLoad and TryStore are small enough to be inlined into compiled code.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class AttributeSite
{
    /// <summary>An attribute in an inline slot: false if it is elsewhere, or nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLoad(Value o, AttributeEntry entry, out Value value)
    {
        if (o.Object.ShapeId == entry.SlotShapeId)
        {
            value = Unsafe.As<PyInstance>(o.Object).At(entry.SlotOffset);
            return !value.IsNull;
        }
        Unsafe.SkipInit(out value);
        return false;
    }

    public static Value Load(ThreadState ts, Value o, ref AttributeEntry site) =>
        TryLoad(o, site, out var value) ? value : LoadOther(ts, o, ref site);

    /// <summary>After <see cref="TryLoad"/>.</summary>
    public static Value LoadOther(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = EntryForShape(ts, o, ref site);
        if (entry.Otherwise is { } otherwise)
        {
            if (entry.DictionaryOf(o.Object).TryGet(entry.Name, ref entry.Place, out var own))
            {
                return own;
            }
            entry = otherwise;
        }
        return LoadBy(ts, o, entry);
    }

    static Value LoadBy(ThreadState ts, Value o, AttributeEntry entry)
    {
        if (TryLoad(o, entry, out var own) || entry.Otherwise is not null && entry.DictionaryOf(o.Object).TryGet(entry.Name, ref entry.Place, out own))
        {
            return own;
        }
        if (entry.Shared is { IsNull: false } shared)
        {
            return shared;
        }
        ref var outside = ref entry.Overflow(o.Object);
        if (!Unsafe.IsNullRef(ref outside) && !outside.IsNull)
        {
            return outside;
        }
        return entry.Method is { } method ? method is PyFunction ? new Value(new PyMethod(method, o)) : method.Get(ts, o, o.Type)
            : entry.Getter is { } getter ? getter.Call1(ts, o)
            : entry.Descriptor is { } descriptor ? o.Object is PyType type ? descriptor.Get(ts, default, type) : descriptor.Get(ts, o, o.Type)
            : AttributeLookup.Load(ts, o, entry.Name);
    }

    static AttributeEntry EntryFor(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = EntryForShape(ts, o, ref site);
        return entry.Otherwise is { } otherwise && !entry.DictionaryOf(o.Object).TryGet(entry.Name, ref entry.Place, out _) ? otherwise : entry;
    }

    // The site's entry or, if that speaks of other objects, the one in the object's table. The site keeps what it has but for every
    // sixteenth time, so that where two shapes take turns one of them is found at once.
    static AttributeEntry EntryForShape(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = site;
        if (!entry.IsFor(o.Object))
        {
            var found = AttributeLookup.EntryForLoad(o, entry.Name);
            if (entry.ShapeId < 0 || (++ts.SiteMissCount & 15) == 0)
            {
                site = found;
            }
            entry = found;
        }
        return entry;
    }

    /// <summary>Writes an attribute that is in an inline slot already; otherwise false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryStore(Value o, Value value, AttributeEntry entry)
    {
        if (o.Object.ShapeId == entry.SlotShapeId)
        {
            Value.Store(ref Unsafe.As<PyInstance>(o.Object).At(entry.SlotOffset), value);
            return true;
        }
        return false;
    }

    /// <summary>Any non-null value when done.</summary>
    public static Value Store(ThreadState ts, Value o, Value value, ref AttributeEntry site) =>
        TryStore(o, value, site) ? value : StoreOther(ts, o, value, ref site);

    /// <summary>After <see cref="TryStore"/>.</summary>
    public static Value StoreOther(ThreadState ts, Value o, Value value, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId != entry.ShapeId)
        {
            var found = AttributeLookup.EntryForStore(o, entry.Name);
            if (entry.ShapeId < 0 || (++ts.SiteMissCount & 15) == 0)
            {
                site = found;
            }
            entry = found;
        }
        if (entry.NextShape is { } next)
        {
            AttributeStorage.Add(o.Object, next, value);
            return value;
        }
        if (entry.Otherwise is not null)
        {
            entry.DictionaryOf(o.Object).Set(entry.Name, ref entry.Place, value);
            return value;
        }
        if (entry.Descriptor is { } descriptor)
        {
            return descriptor.Set(ts, o, value);
        }
        if (TryStore(o, value, entry))
        {
            return value;
        }
        ref var outside = ref entry.Overflow(o.Object);
        if (!Unsafe.IsNullRef(ref outside))
        {
            Value.Store(ref outside, value);
            return value;
        }
        return AttributeLookup.Store(ts, o, entry.Name, value);
    }

    /// <summary>The getter that a read of the attribute calls, if its body is at the given address; otherwise null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyFunction? GetterAt(Value o, AttributeEntry entry, nint body) =>
        o.Object.ShapeId == entry.ShapeId && entry.Body == body ? Unsafe.As<PyFunction?>(entry.Getter) : null;

    // ---- method calls: the callable and the object are kept apart, no bound method is made ----------------------------

    /// <summary>The function that a call of o.m enters, if that is at the given address and needs no binding; otherwise null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyFunction? FunctionAt(Value o, AttributeEntry entry, nint body) =>
        o.Object.ShapeId == entry.ShapeId && entry.Body == body ? Unsafe.As<PyFunction?>(entry.Method) : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Call0(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId && entry.BodyArity == 1 && entry.Method is { } method)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(method), o);
        }
        return CallOther0(ts, o, ref site);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Call1(ThreadState ts, Value o, Value a, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId && entry.BodyArity == 2 && entry.Method is { } method)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(method), o, a);
        }
        return CallOther1(ts, o, a, ref site);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Call2(ThreadState ts, Value o, Value a, Value b, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId && entry.BodyArity == 3 && entry.Method is { } method)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(method), o, a, b);
        }
        return CallOther2(ts, o, a, b, ref site);
    }

    /// <summary>Finds o.m for a call whose arguments are yet to be evaluated: a <see cref="LoadedMethod"/>, or the attribute itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value LoadMethod(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = site;
        return o.Object.ShapeId == entry.ShapeId && entry.Loaded is { } loaded ? new Value(loaded) : LoadMethodOther(ts, o, ref site);
    }

    static Value LoadMethodOther(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = EntryFor(ts, o, ref site);
        return entry.Method is { } method ? new Value(entry.Loaded ??= new LoadedMethod(method)) : LoadBy(ts, o, entry);
    }

    public static Value CallLoaded0(ThreadState ts, Value callee, Value o)
    {
        if (callee.Object.ShapeId != ShapeIds.LoadedMethod)
        {
            return callee.Object.Call0(ts);
        }
        var method = Unsafe.As<LoadedMethod>(callee.Object);
        return method.BodyArity == 1
            ? ((delegate*<ThreadState, PyFunction, Value, Value>)method.Body)(ts, Unsafe.As<PyFunction>(method.Function), o)
            : method.Function.Call1(ts, o);
    }

    public static Value CallLoaded1(ThreadState ts, Value callee, Value o, Value a)
    {
        if (callee.Object.ShapeId != ShapeIds.LoadedMethod)
        {
            return callee.Object.Call1(ts, a);
        }
        var method = Unsafe.As<LoadedMethod>(callee.Object);
        return method.BodyArity == 2
            ? ((delegate*<ThreadState, PyFunction, Value, Value, Value>)method.Body)(ts, Unsafe.As<PyFunction>(method.Function), o, a)
            : method.Function.Call2(ts, o, a);
    }

    public static Value CallLoaded2(ThreadState ts, Value callee, Value o, Value a, Value b)
    {
        if (callee.Object.ShapeId != ShapeIds.LoadedMethod)
        {
            return callee.Object.Call2(ts, a, b);
        }
        var method = Unsafe.As<LoadedMethod>(callee.Object);
        return method.BodyArity == 3
            ? ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value>)method.Body)(ts, Unsafe.As<PyFunction>(method.Function), o, a, b)
            : method.Function.Call3(ts, o, a, b);
    }

    public static Value CallLoaded3(ThreadState ts, Value callee, Value o, Value a, Value b, Value c) =>
        callee.Object is LoadedMethod method ? method.Function.Call4(ts, o, a, b, c) : callee.Object.Call3(ts, a, b, c);

    /// <summary>Any number of arguments, the last of them by keyword.</summary>
    public static Value CallLoaded(ThreadState ts, Value callee, Value o, Value[] arguments, PyStr[] keywords) =>
        callee.Object is LoadedMethod method ? method.Function.Call(ts, [o, .. arguments], keywords) : callee.Object.Call(ts, arguments, keywords);

    public static Value Call3(ThreadState ts, Value o, Value a, Value b, Value c, ref AttributeEntry site)
    {
        var entry = EntryFor(ts, o, ref site);
        return Method(entry, ref o) is { } method ? method.Call4(ts, o, a, b, c)
            : entry.Callable is { } callable ? callable.Call3(ts, a, b, c)
            : CallFound(ts, LoadBy(ts, o, entry), [a, b, c], []);
    }

    /// <summary>Any number of arguments, the last of them by keyword.</summary>
    public static Value Call(ThreadState ts, Value o, Value[] arguments, PyStr[] keywords, ref AttributeEntry site)
    {
        var entry = EntryFor(ts, o, ref site);
        return Method(entry, ref o) is { } method ? method.Call(ts, [o, .. arguments], keywords)
            : entry.Callable is { } callable ? callable.Call(ts, arguments, keywords)
            : CallFound(ts, LoadBy(ts, o, entry), arguments, keywords);
    }

    static Value CallOther0(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = EntryFor(ts, o, ref site);
        if (entry.BodyArity == 1 && entry.Method is { } function)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(function), o);
        }
        return entry.Method is MethodDescriptor native ? native.Call1(ts, o)
            : Method(entry, ref o) is { } method ? method.Call1(ts, o)
            : entry.Callable is { } callable ? callable.Call0(ts)
            : CallFound(ts, LoadBy(ts, o, entry), [], []);
    }

    static Value CallOther1(ThreadState ts, Value o, Value a, ref AttributeEntry site)
    {
        var entry = EntryFor(ts, o, ref site);
        if (entry.BodyArity == 2 && entry.Method is { } function)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(function), o, a);
        }
        return entry.Method is MethodDescriptor native ? native.Call2(ts, o, a)
            : Method(entry, ref o) is { } method ? method.Call2(ts, o, a)
            : entry.Callable is { } callable ? callable.Call1(ts, a)
            : CallFound(ts, LoadBy(ts, o, entry), [a], []);
    }

    static Value CallOther2(ThreadState ts, Value o, Value a, Value b, ref AttributeEntry site)
    {
        var entry = EntryFor(ts, o, ref site);
        if (entry.BodyArity == 3 && entry.Method is { } function)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(function), o, a, b);
        }
        return entry.Method is MethodDescriptor native ? native.Call3(ts, o, a, b)
            : Method(entry, ref o) is { } method ? method.Call3(ts, o, a, b)
            : entry.Callable is { } callable ? callable.Call2(ts, a, b)
            : CallFound(ts, LoadBy(ts, o, entry), [a, b], []);
    }

    // The method that is called with the object first: the entry's, or for super() the next class's; then the object is the one that super() is about.
    static PyObject? Method(AttributeEntry entry, ref Value o) =>
        entry.Method ?? (o.Object.ShapeId == ShapeIds.Super ? Unsafe.As<PySuper>(o.Object).FindMethod(entry.Name, ref o) : null);

    static readonly Continuation AttributeReady = new("attribute.call", &CallAttribute);

    static Value CallFound(ThreadState ts, Value callable, Value[] arguments, PyStr[] keywords) => !callable.IsNull
        ? callable.Object.Call(ts, arguments, keywords)
        : ts.Then(callable, AttributeReady, new Value(new PyTuple(arguments)), new Value(new PyTuple(Array.ConvertAll(keywords, k => new Value(k)))));

    static Value CallAttribute(ThreadState ts, Value callable, Value arguments, Value keywords, Value unused) =>
        callable.Object.Call(ts, [.. ((PyTuple)arguments.Object).Items], Array.ConvertAll(((PyTuple)keywords.Object).Items, k => (PyStr)k.Object));
}
