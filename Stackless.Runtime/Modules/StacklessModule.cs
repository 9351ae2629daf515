// The module `stackless`: the scheduler of the calling thread, as Stackless 3.8 names things.
namespace Stackless.Runtime;

[PyModule("stackless")]
static unsafe partial class StacklessModule
{
    // ---- running ---------------------------------------------------------------------------------------------------------

    [PyFunction("run")]
    internal static Value Run(ThreadState ts, [Keyword] long timeout = 0, [Keyword] bool threadblock = false, [Keyword] bool soft = false,
        [Keyword] bool ignoreNesting = false, [Keyword] bool totaltimeout = false) =>
        ts.Scheduler.RunUntilIdle(ts, timeout, threadblock, soft, totaltimeout);

    [PyFunction("schedule")]
    internal static Value Schedule(ThreadState ts, [Keyword] Value retval = default) =>
        ts.Scheduler.Schedule(ts, retval.IsNull ? new Value(ts.Scheduler.Current) : retval);

    [PyFunction("schedule_remove")]
    internal static Value ScheduleRemove(ThreadState ts, [Keyword] Value retval = default) =>
        ts.Scheduler.ScheduleRemove(ts, retval.IsNull ? new Value(ts.Scheduler.Current) : retval);

    [PyFunction("getcurrent")]
    internal static Value GetCurrent(ThreadState ts) => new(ts.Scheduler.Current);

    [PyFunction("getmain")]
    internal static Value GetMain(ThreadState ts) => new(ts.Scheduler.Main);

    [PyFunction("getruncount")]
    internal static Value GetRunCount(ThreadState ts) => Value.Int(ts.Scheduler.RunCount);

    [PyFunction("getcurrentid")]
    internal static Value GetCurrentId(ThreadState ts) =>
        Value.Int(ts.Scheduler.Current.IsMain ? ts.Scheduler.ThreadId : Identity.Of(new Value(ts.Scheduler.Current)));

    [PyFunction("getthreads")]
    internal static Value GetThreads(ThreadState ts) => new(new PyList([.. ts.Threads.All.Select(thread => Value.Int(thread.ThreadId))]));

    [PyFunction("get_thread_info")]
    internal static Value GetThreadInfo(ThreadState ts, [Keyword] Value threadId = default, [Keyword] long flags = 0)
    {
        const long withWatchdogs = 1L << 31, withSerials = 1L << 30;
        var isOwn = threadId.IsNull || threadId.IsNone || threadId.IsInt && threadId.Bits is -1;
        if ((isOwn ? ts.Scheduler : threadId.IsInt ? ts.Threads.WithId(threadId.Bits) : null) is not { } scheduler)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "Thread id not found");
        }
        var parts = new List<Value> { new(scheduler.Main), OrNone(scheduler.Current), Value.Int(scheduler.RunCount) };
        if ((flags & withWatchdogs) != 0)
        {
            parts.Add(new Value(scheduler.DescribeWatchdogs()));
        }
        if ((flags & withSerials) != 0)
        {
            // The C stacks that were made and switched to: there are none.
            parts.AddRange([Value.Int(0), Value.Int(0)]);
        }
        return new Value(new PyTuple([.. parts]));
    }

    // ---- switches and callbacks -------------------------------------------------------------------------------------------

    [PyFunction("switch_trap")]
    internal static Value SwitchTrap(ThreadState ts, [Keyword] long change = 0)
    {
        var old = ts.Scheduler.SwitchTrap;
        ts.Scheduler.SwitchTrap += (int)change;
        return Value.Int(old);
    }

    [PyFunction("set_schedule_callback")]
    internal static Value SetScheduleCallback(ThreadState ts, [Keyword] Value callable) => SetCallback(ts, ref ts.Interpreter.ScheduleCallback, callable);

    [PyFunction("get_schedule_callback")]
    internal static Value GetScheduleCallback(ThreadState ts) => OrNone(ts.Interpreter.ScheduleCallback);

    [PyFunction("set_channel_callback")]
    internal static Value SetChannelCallback(ThreadState ts, [Keyword] Value callable)
    {
        var callback = ts.Interpreter.ChannelCallback;
        var old = SetCallback(ts, ref callback, callable);
        ts.Interpreter.SetChannelCallback(callback);
        return old;
    }

    [PyFunction("get_channel_callback")]
    internal static Value GetChannelCallback(ThreadState ts) => OrNone(ts.Interpreter.ChannelCallback);

    [PyFunction("set_error_handler")]
    internal static Value SetErrorHandler(ThreadState ts, [Keyword] Value handler) => SetCallback(ts, ref ts.Interpreter.ErrorHandler, handler);

    static Value SetCallback(ThreadState ts, ref PyObject? place, Value callable)
    {
        if (!callable.IsNone && !Calling.IsCallable(callable))
        {
            return ts.Raise(BuiltinTypes.TypeError, "parameter must be callable");
        }
        var old = OrNone(place);
        place = callable.IsNone ? null : callable.Object;
        return old;
    }

    static Value OrNone(PyObject? o) => o is null ? Value.None : new Value(o);

    // ---- what the C implementation lets one choose ---------------------------------------------------------------------------

    /// <summary>Switching is always soft here.</summary>
    [PyFunction("enable_softswitch")]
    internal static Value EnableSoftSwitch(Value flag) => Value.Bool(true);

    /// <summary>
    /// True: who sleeps, or waits for a lock or the system, does so with all tasklets of its thread, as Stackless does; False, as it is at first: the others go on.
    /// None asks. The former setting.
    /// </summary>
    [PyFunction("wait_with_thread")]
    internal static Value WaitWithThread(ThreadState ts, Value flag)
    {
        var old = Value.Bool(ts.Interpreter.WaitsWithThread);
        if (!flag.IsNone)
        {
            if (Truth.OfBuiltIn(flag) is not { } isOn)
            {
                return ts.Raise(BuiltinTypes.TypeError, "an integer is required");
            }
            ts.Interpreter.WaitsWithThread = isOn;
        }
        return old;
    }

    /// <summary>Per thread. Only PICKLE_CONTEXT changes what is pickled here: there is no tracing state, and finalizers of generators have no hooks.</summary>
    [PyFunction("pickle_flags")]
    internal static Value PickleFlags(ThreadState ts, [Keyword, Name("new")] long newFlags = -1, [Keyword] long mask = -1) =>
        ExchangeFlags(ts, ref ts.Scheduler.PickleFlags, newFlags, mask);

    [PyFunction("pickle_flags_default")]
    internal static Value PickleFlagsDefault(ThreadState ts, [Keyword, Name("new")] long newFlags = -1, [Keyword] long mask = -1) =>
        ExchangeFlags(ts, ref ts.Interpreter.DefaultPickleFlags, newFlags, mask);

    static Value ExchangeFlags(ThreadState ts, ref long flags, long newFlags, long mask)
    {
        const long defined = 15;
        if (newFlags != -1 && (newFlags & mask & ~defined) != 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "undefined pickle flag");
        }
        var old = flags;
        if (newFlags != -1)
        {
            flags = old & ~(mask & defined) | newFlags & mask & defined;
        }
        return Value.Int(old);
    }

    [PyFunction("getdebug")]
    internal static Value GetDebug() => Value.Bool(false);

    [PyFunction("getuncollectables")]
    internal static Value GetUncollectables() => new(new PyList([]));

    [PyConstant("PICKLEFLAGS_PRESERVE_TRACING_STATE")]
    internal static Value PreserveTracingState => Value.Int(1);

    [PyConstant("PICKLEFLAGS_PRESERVE_AG_FINALIZER")]
    internal static Value PreserveFinalizer => Value.Int(2);

    [PyConstant("PICKLEFLAGS_RESET_AG_FINALIZER")]
    internal static Value ResetFinalizer => Value.Int(4);

    [PyConstant("PICKLEFLAGS_PICKLE_CONTEXT")]
    internal static Value PickleContext => Value.Int(Scheduler.PicklesContexts);

    /// <summary>Other modules are below it: stackless.parallel, stackless.extras.</summary>
    [PyConstant("__path__")]
    internal static Value Path => new(new PyList([]));

    [PyConstant("TaskletExit")]
    internal static Value TaskletExit => new(BuiltinTypes.TaskletExit);

    /// <summary>The module's computed attributes.</summary>
    [PyFunction("__getattr__")]
    internal static Value GetAttribute(ThreadState ts, PyStr name) => name.Text switch
    {
        "current" => GetCurrent(ts),
        "main" => GetMain(ts),
        "runcount" => GetRunCount(ts),
        "threads" => GetThreads(ts),
        "debug" => GetDebug(),
        "uncollectables" => GetUncollectables(),
        "pickle_with_tracing_state" => Value.Bool((ts.Scheduler.PickleFlags & PreserveTracingState.Bits) != 0),
        "_wrap" => Prelude.Call(ts, PreludeNames.ImportModule, Value.Str("stackless._wrap")),
        "stackless" => ts.Interpreter.Modules.GetOrNull(PyStr.Intern("stackless")),
        "__all__" => new Value(new PyList(Array.ConvertAll(Exported, n => Value.Str(n)))),
        _ => ts.RaiseAttributeError($"module 'stackless' has no attribute '{name.Text}'", Value.None, name),
    };

    static readonly string[] Exported =
    [
        "TaskletExit", "atomic", "bomb", "channel", "enable_softswitch", "get_channel_callback", "get_schedule_callback", "get_thread_info",
        "getcurrent", "getcurrentid", "getmain", "getruncount", "getthreads", "pickle_flags", "pickle_flags_default", "run", "schedule", "schedule_remove", "set_channel_callback",
        "set_error_handler", "set_schedule_callback", "stackless", "switch_trap", "tasklet",
    ];
}

/// <summary><c>with stackless.atomic():</c> the current tasklet is not preempted inside.</summary>
[PyType("atomic", Module = "stackless")]
public sealed unsafe partial class AtomicSection : PyObject
{
    Value former;

    AtomicSection() : base(ShapeIds.AtomicSection)
    {
    }

    [PyConstructor]
    internal static Value New(PyType type) => new(new AtomicSection());

    [PyMethod("__enter__")]
    internal Value Enter(ThreadState ts)
    {
        var current = ts.Scheduler.Current;
        former = Value.Bool(current.Has(TaskletFlags.IsAtomic));
        current.Set(TaskletFlags.IsAtomic, true);
        return Value.None;
    }

    [PyMethod("__exit__")]
    internal Value Exit(ThreadState ts, params Value[] exception) => ts.Then(ts.Scheduler.Current.SetAtomic(ts, former), Left);

    static readonly Continuation Left = new("atomic.left", &AfterExit);

    static Value AfterExit(ThreadState ts, Value result, Value a, Value b, Value c) => Value.None;
}
