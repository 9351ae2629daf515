// _deathwatch: for objects of the library whose death has to be told now and then: an asyncio task that is still pending, a future whose error nobody
// has asked for. A class with a __del__ has all its instances looked after, and most of these end in order.
namespace Stackless.Runtime;

/// <summary>What the object holds on to until its death need not be told. When both die, the hook is called with the object.</summary>
[PyType("DeathWatch", Module = "_deathwatch", IsHidden = true)]
sealed partial class PyDeathWatch : PyObject, IReferring
{
    Finalization? finalization;
    Finalization.Watcher? watcher;

    PyDeathWatch() : base(ShapeIds.DeathWatch)
    {
    }

    /// <param name="listed">It is among those that <c>listed()</c> gives.</param>
    /// <param name="sought">Its death frees what others wait for: the dead are looked for meanwhile, as they are for who has a <c>__del__</c>.</param>
    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value watched = default, Value hook = default, Value listed = default, Value sought = default)
    {
        var watch = new PyDeathWatch();
        if (!watched.IsNull)
        {
            watch.Begin(ts, watched, hook, !listed.IsNull && Truth.OfBuiltIn(listed) == true, !sought.IsNull && Truth.OfBuiltIn(sought) == true);
        }
        return new Value(watch);
    }

    void Begin(ThreadState ts, Value watched, Value hook, bool isListed, bool isSought)
    {
        finalization = ts.Interpreter.Finalization;
        watcher = finalization.WatchFor(watched.Object, hook, isListed, isSought);
    }

    /// <summary>Its death is no longer told.</summary>
    [PyMethod("dismiss")]
    internal void Dismiss()
    {
        if (watcher is not null)
        {
            finalization!.Dismiss(watcher);
            watcher = null;
        }
    }

    [PyMethod("unlist")]
    internal void Unlist()
    {
        if (watcher is not null)
        {
            finalization!.Unlist(watcher);
        }
    }

    // The watched object holds the watch: so its parts come as state, after it is made.
    [PyMethod("__reduce__")]
    internal Value Reduce()
    {
        var state = watcher is null ? Value.None : new Value(PyTuple.Of(new Value(watcher.Watched), watcher.Hook, Value.Bool(watcher.IsListed), Value.Bool(watcher.IsSought)));
        return new Value(PyTuple.Of(new Value(BuiltinTypes.DeathWatch), new Value(PyTuple.Of()), state));
    }

    [PyMethod("__setstate__")]
    internal Value SetState(ThreadState ts, Value state)
    {
        if (state.Object is not PyTuple { Items: [var watched, var hook, { Object: PyBool } listed, { Object: PyBool } sought] } || watched.IsInt || watched.IsFloat)
        {
            return ts.Raise(BuiltinTypes.UnpicklingError, "the pickle's watch is not one");
        }
        Dismiss();
        Begin(ts, watched, hook, Truth.OfBuiltIn(listed) == true, Truth.OfBuiltIn(sought) == true);
        return Value.None;
    }

    IEnumerable<object?> IReferring.Referenced() => [watcher?.Watched, watcher?.Hook.Object];
}

[PyModule("_deathwatch")]
static partial class DeathWatchModule
{
    [PyConstant("DeathWatch")]
    internal static Value Class => new(BuiltinTypes.DeathWatch);

    /// <summary>A coroutine that a task will run: the task says so if it is destroyed before.</summary>
    [PyFunction("claim")]
    internal static void Claim(ThreadState ts, Value coroutine) => ts.Interpreter.Finalization.Claim(coroutine.Object);

    /// <summary>Nobody sees the end of instances of exactly this class: their <c>__del__</c> is not called.</summary>
    [PyFunction("unseen")]
    internal static Value Unseen(ThreadState ts, Value cls) => Ends(ts, cls, EndOfInstances.Unseen);

    /// <summary>Those of exactly this class may be called in any order at the program's end.</summary>
    [PyFunction("in_any_order")]
    internal static Value InAnyOrder(ThreadState ts, Value cls) => Ends(ts, cls, EndOfInstances.InAnyOrder);

    // A decorator: gives the class back.
    static Value Ends(ThreadState ts, Value cls, EndOfInstances how)
    {
        if (cls.Object is not PyType type)
        {
            return ts.Raise(BuiltinTypes.TypeError, "a class is expected");
        }
        type.EndsOfInstances = how;
        return cls;
    }

    /// <summary>Of a step of an asynchronous generator: the method that made it, and the generator's name.</summary>
    [PyFunction("step")]
    internal static Value Step(Value step) => step.Object is PyAsyncGeneratorStep made ? new Value(PyTuple.Of(Value.Str(made.MethodName), new Value(made.Generator.QualifiedName))) : Value.None;

    /// <summary>The living objects whose watches are listed.</summary>
    [PyFunction("listed")]
    internal static PyList Listed(ThreadState ts) => ts.Interpreter.Finalization.Listed();
}
