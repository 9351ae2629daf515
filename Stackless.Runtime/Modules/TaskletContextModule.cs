// _tasklets: what the prelude's contextvars and _thread need of the tasklets and threads. A tasklet keeps its context; nothing has to be done at a switch.
namespace Stackless.Runtime;

[PyModule("_tasklets")]
static partial class TaskletContextModule
{
    /// <summary>The context of a tasklet (None: the running one), or None if that is the default one and has not been made.</summary>
    [PyFunction("context_of")]
    internal static Value ContextOf(ThreadState ts, Value tasklet) =>
        (tasklet.Object as Tasklet ?? ts.Scheduler.Current).Context is { } context ? new Value(context) : Value.None;

    [PyFunction("current")]
    internal static Value Current(ThreadState ts) => new(ts.Scheduler.Current);

    [PyConstant("tasklet")]
    internal static PyType TaskletType => BuiltinTypes.Tasklet;

    [PyConstant("lock")]
    internal static Value Lock => new(BuiltinTypes.TaskletLock);

    /// <summary>The context of a tasklet (None: the running one); None: the default one.</summary>
    [PyFunction("set_context_of")]
    internal static void SetContextOf(ThreadState ts, Value tasklet, Value context) =>
        (tasklet.Object as Tasklet ?? ts.Scheduler.Current).Context = context.IsNone ? null : context.Object;

    /// <summary>Starts a thread that makes a call without arguments; its id.</summary>
    [PyFunction("start_thread")]
    internal static Value StartThread(ThreadState ts, Value callee) => Value.Int(Scheduler.StartThread(ts, callee).ThreadId);

    /// <summary>How many have been started and have not ended.</summary>
    [PyFunction("thread_count")]
    internal static Value ThreadCount(ThreadState ts) => Value.Int(Math.Max(ts.Threads.Count - 1, 0));

    [PyFunction("thread_id")]
    internal static Value ThreadId(ThreadState ts) => Value.Int(ts.Scheduler.ThreadId);

    [PyFunction("main_thread_id")]
    internal static Value MainThreadId(ThreadState ts) => Value.Int((ts.Threads.First ?? ts.Scheduler).ThreadId);

    /// <summary>For a tasklet (None: the running one) for which context_of says None.</summary>
    [PyFunction("set_default_context_of")]
    internal static void SetDefaultContextOf(ThreadState ts, Value tasklet, Value context) =>
        (tasklet.Object as Tasklet ?? ts.Scheduler.Current).DefaultContext.Made = context.Object;
}
