// _tasklets: what the prelude's contextvars and _thread need of the tasklets. A tasklet keeps its context; nothing has to be done at a switch.
namespace Stackless.Runtime;

[PyModule("_tasklets")]
internal static partial class TaskletContextModule
{
    /// <summary>The context of a tasklet (None: the running one), or None if it shares the thread's and that has not been made.</summary>
    [PyFunction("context_of")]
    internal static Value ContextOf(ThreadState ts, Value tasklet) =>
        (tasklet.Object as Tasklet ?? ts.Scheduler.Current).Context is { } context ? new Value(context) : Value.None;

    [PyConstant("lock")]
    internal static Value Lock => new(BuiltinTypes.TaskletLock);

    [PyFunction("set_context_of")]
    internal static void SetContextOf(ThreadState ts, Value tasklet, Value context) =>
        (tasklet.Object as Tasklet ?? ts.Scheduler.Current).Context = context.Object;

    [PyFunction("set_default_context")]
    internal static void SetDefaultContext(ThreadState ts, Value context) => ts.Scheduler.DefaultContext = context.Object;
}
