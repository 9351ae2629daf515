// sys, continued: the functions that programs replace (hooks), and what debuggers and profilers ask for. https://docs.python.org/3/library/sys.html
namespace Stackless.Runtime;

public static unsafe partial class SysModule
{
    // ---- exceptions that nobody can catch ----------------------------------------------------------------------------------

    [PyFunction("unraisablehook")]
    [PyFunction("__unraisablehook__")]
    public static Value UnraisableHook(ThreadState ts, Value unraisable) => Prelude.Call(ts, PreludeNames.PrintUnraisable, unraisable);

    [PyFunction("breakpointhook")]
    [PyFunction("__breakpointhook__")]
    public static Value BreakpointHook(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) =>
        Prelude.Call(ts, PreludeNames.BreakpointHook, new Value(new PyTuple(rest)), new Value(keywords));

    // ---- tracing -----------------------------------------------------------------------------------------------------------

    static Value OrNone(PyObject? function) => function is null ? Value.None : new Value(function);

    static PyObject? OrNull(Value function) => function.IsNone ? null : function.Object;

    [PyFunction("gettrace")]
    public static Value GetTrace(ThreadState ts) => OrNone(ts.Hooks?.Trace);

    [PyFunction("getprofile")]
    public static Value GetProfile(ThreadState ts) => OrNone(ts.Hooks?.Profile);

    /// <summary>Functions that are called from here on are traced; callers, if they have a trace function of their own.</summary>
    [PyFunction("settrace")]
    public static Value SetTrace(ThreadState ts, Value function)
    {
        (ts.Hooks ??= new TraceHooks()).Trace = OrNull(function);
        ts.HooksChanged();
        return function.IsNone ? Value.None : PyFrameView.TraceCallers(ts);
    }

    /// <summary>All functions of the thread are profiled, those that are under way among them.</summary>
    [PyFunction("setprofile")]
    public static Value SetProfile(ThreadState ts, Value function)
    {
        (ts.Hooks ??= new TraceHooks()).Profile = OrNull(function);
        ts.HooksChanged();
        if (function.IsNone)
        {
            return Value.None;
        }
        // The callers now, other tasklets when it is their turn.
        ts.Scheduler.WatchHooks();
        return PyFrameView.TraceCallers(ts);
    }

    static void ForThreads(ThreadState ts, Action<TraceHooks> set)
    {
        set(ts.Hooks ??= new TraceHooks());
        ts.HooksChanged();
        foreach (var thread in ts.Threads.All)
        {
            if (!ReferenceEquals(thread, ts.Scheduler))
            {
                set(thread.Hooks ??= new TraceHooks());
            }
        }
    }

    [PyFunction("_settraceallthreads")]
    public static void SetTraceForAll(ThreadState ts, Value function) => ForThreads(ts, hooks => hooks.Trace = OrNull(function));

    [PyFunction("_setprofileallthreads")]
    public static Value SetProfileForAll(ThreadState ts, Value function)
    {
        ForThreads(ts, hooks => hooks.Profile = OrNull(function));
        if (function.IsNone)
        {
            return Value.None;
        }
        return FollowAll(ts);
    }

    // Who waits goes on traced: the callers now, all other tasklets when it is their turn.
    static Value FollowAll(ThreadState ts)
    {
        foreach (var thread in ts.Threads.All)
        {
            thread.WatchHooks();
        }
        return PyFrameView.TraceCallers(ts);
    }

    /// <summary>For the library's sys.monitoring: told of all that traced functions do.</summary>
    [PyFunction("_monitor")]
    public static Value SetMonitor(ThreadState ts, Value function)
    {
        ts.Monitor = OrNull(function);
        return function.IsNone ? Value.None : FollowAll(ts);
    }

    // ---- coroutines and asynchronous generators ----------------------------------------------------------------------------

    [PyFunction("get_coroutine_origin_tracking_depth")]
    public static long GetOriginDepth(ThreadState ts) => ts.OriginDepth;

    [PyFunction("set_coroutine_origin_tracking_depth")]
    public static Value SetOriginDepth(ThreadState ts, [Keyword] long depth)
    {
        if (depth < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "depth must be >= 0");
        }
        ts.OriginDepth = depth;
        return depth == 0 ? Value.None : FollowAll(ts);
    }

    /// <summary>For dataclasses: the class is about to be made again with slots, under another layout.</summary>
    [PyFunction("_clear_type_descriptors")]
    public static Value ClearTypeDescriptors(ThreadState ts, PyType type)
    {
        if (type.IsBuiltIn)
        {
            return ts.Raise(BuiltinTypes.TypeError, "argument is immutable");
        }
        type.DeleteAttribute(PyStr.Intern("__dict__"));
        type.DeleteAttribute(PyStr.Intern("__weakref__"));
        return Value.None;
    }

    // ---- settings ----------------------------------------------------------------------------------------------------------

    [PyFunction("getswitchinterval")]
    public static double GetSwitchInterval(ThreadState ts) => ts.Interpreter.SwitchInterval;

    [PyFunction("setswitchinterval")]
    public static Value SetSwitchInterval(ThreadState ts, double interval)
    {
        if (!(interval > 0))
        {
            return ts.Raise(BuiltinTypes.ValueError, "switch interval must be strictly positive");
        }
        ts.Interpreter.SwitchInterval = interval;
        return Value.None;
    }

    [PyFunction("getsizeof")]
    public static Value GetSizeOf(ThreadState ts, [Keyword] [Name("object")] Value o, [Keyword] [Name("default")] Value otherwise = default) =>
        Prelude.Call(ts, PreludeNames.SizeOf, o, otherwise.IsNull ? Value.None : otherwise, Value.Bool(!otherwise.IsNull));
}
