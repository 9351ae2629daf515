// Attribute reads, writes and method calls as compiled code makes them: a hit on the site's entry here, a miss in AttributeLookup.
// TryLoad and TryStore are small enough to be inlined into compiled code.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

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
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId)
        {
            if (entry.Holder is not null)
            {
                if (entry.Holder == o.Object && !entry.Cell!.Value.IsNull)
                {
                    return entry.Cell.Value;
                }
            }
            else if (!entry.Constant.IsNull)
            {
                return entry.Constant;
            }
            else if (entry.Method is not null)
            {
                return new Value(new PyMethod(entry.Method, o));
            }
            else if (entry.Getter is not null)
            {
                return entry.Getter.Call1(ts, o);
            }
        }
        return AttributeLookup.LoadMiss(ts, o, ref site);
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
        if (o.Object.ShapeId == entry.ShapeId && entry.NextShape is { } next)
        {
            AttributeStorage.Add(o.Object, next, value);
            return value;
        }
        return AttributeLookup.StoreMiss(ts, o, value, ref site);
    }

    // ---- method calls: the callable and the object are kept apart, no bound method is made ----------------------------

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Call0(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId && entry.BodyArity == 1)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(entry.Method!), o);
        }
        return CallOther0(ts, o, ref site);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Call1(ThreadState ts, Value o, Value a, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId && entry.BodyArity == 2)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(entry.Method!), o, a);
        }
        return CallOther1(ts, o, a, ref site);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Call2(ThreadState ts, Value o, Value a, Value b, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId && entry.BodyArity == 3)
        {
            return ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value>)entry.Body)(ts, Unsafe.As<PyFunction>(entry.Method!), o, a, b);
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
        if (o.Object.ShapeId != site.ShapeId)
        {
            AttributeLookup.TryCacheMethod(o, ref site);
        }
        var entry = site;
        return o.Object.ShapeId == entry.ShapeId && entry.Method is { } method
            ? new Value(entry.Loaded ??= new LoadedMethod(method))
            : Load(ts, o, ref site);
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
        var callable = Resolve(ts, o, ref site, out bool bindsSelf);
        return callable is null ? CallFound(ts, Load(ts, o, ref site), [a, b, c], []) : bindsSelf ? callable.Call4(ts, o, a, b, c) : callable.Call3(ts, a, b, c);
    }

    /// <summary>Any number of arguments, the last of them by keyword.</summary>
    public static Value Call(ThreadState ts, Value o, Value[] arguments, PyStr[] keywords, ref AttributeEntry site)
    {
        var callable = Resolve(ts, o, ref site, out bool bindsSelf);
        return callable is null ? CallFound(ts, Load(ts, o, ref site), arguments, keywords) : callable.Call(ts, bindsSelf ? [o, .. arguments] : arguments, keywords);
    }

    static Value CallOther0(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId)
        {
            if (entry.Native is { } native)
            {
                return native.Call1(ts, o);
            }
            if ((object?)entry.Holder == o.Object && entry.Cell!.Value.Object is not (null or Tag) and var callable)
            {
                return callable.Call0(ts);
            }
        }
        return CallResolved0(ts, o, ref site);
    }

    static Value CallResolved0(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var callable = Resolve(ts, o, ref site, out bool bindsSelf);
        return callable is null ? CallFound(ts, Load(ts, o, ref site), [], []) : bindsSelf ? callable.Call1(ts, o) : callable.Call0(ts);
    }

    static Value CallOther1(ThreadState ts, Value o, Value a, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId)
        {
            if (entry.Native is { } native)
            {
                return native.Call2(ts, o, a);
            }
            if ((object?)entry.Holder == o.Object && entry.Cell!.Value.Object is not (null or Tag) and var callable)
            {
                return callable.Call1(ts, a);
            }
        }
        return CallResolved1(ts, o, a, ref site);
    }

    static Value CallResolved1(ThreadState ts, Value o, Value a, ref AttributeEntry site)
    {
        var callable = Resolve(ts, o, ref site, out bool bindsSelf);
        return callable is null ? CallFound(ts, Load(ts, o, ref site), [a], []) : bindsSelf ? callable.Call2(ts, o, a) : callable.Call1(ts, a);
    }

    static Value CallOther2(ThreadState ts, Value o, Value a, Value b, ref AttributeEntry site)
    {
        var entry = site;
        if (o.Object.ShapeId == entry.ShapeId)
        {
            if (entry.Native is { } native)
            {
                return native.Call3(ts, o, a, b);
            }
            if ((object?)entry.Holder == o.Object && entry.Cell!.Value.Object is not (null or Tag) and var callable)
            {
                return callable.Call2(ts, a, b);
            }
        }
        return CallResolved2(ts, o, a, b, ref site);
    }

    static Value CallResolved2(ThreadState ts, Value o, Value a, Value b, ref AttributeEntry site)
    {
        var callable = Resolve(ts, o, ref site, out bool bindsSelf);
        return callable is null ? CallFound(ts, Load(ts, o, ref site), [a, b], []) : bindsSelf ? callable.Call3(ts, o, a, b) : callable.Call2(ts, a, b);
    }

    // The callable, and whether the object goes first. Null if the attribute has to be read (a property, __getattr__, an instance's own).
    static PyObject? Resolve(ThreadState ts, Value o, ref AttributeEntry site, out bool bindsSelf)
    {
        for (int attempt = 0; ; attempt++)
        {
            var entry = site;
            if (o.Object.ShapeId == entry.ShapeId)
            {
                if (entry.Method is not null)
                {
                    bindsSelf = true;
                    return entry.Method;
                }
                if (entry.Holder == o.Object && entry.Holder is not null && !entry.Cell!.Value.IsNull)
                {
                    bindsSelf = false;
                    return entry.Cell.Value.Object;
                }
            }
            if (attempt == 1 || !AttributeLookup.TryCacheMethod(o, ref site))
            {
                break;
            }
        }
        bindsSelf = false;
        return null;
    }

    static readonly Continuation AttributeReady = new("attribute.call", &CallAttribute);

    static Value CallFound(ThreadState ts, Value callable, Value[] arguments, PyStr[] keywords) => !callable.IsNull
        ? callable.Object.Call(ts, arguments, keywords)
        : ts.Then(callable, AttributeReady, new Value(new PyTuple(arguments)), new Value(new PyTuple(Array.ConvertAll(keywords, k => new Value(k)))));

    static Value CallAttribute(ThreadState ts, Value callable, Value arguments, Value keywords, Value unused) =>
        callable.Object.Call(ts, [.. ((PyTuple)arguments.Object).Items], Array.ConvertAll(((PyTuple)keywords.Object).Items, k => (PyStr)k.Object));
}
