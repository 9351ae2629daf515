// What the running tasklet is traced by: what it has for itself (tasklet.trace_function), or what its thread has (sys.settrace). ThreadState.Hooks are
// those of who runs; they are exchanged at the switch, if any tasklet of the thread has ever had its own.
namespace Stackless.Runtime;

sealed partial class Scheduler
{
    // Those of the thread, while its running tasklet has its own.
    TraceHooks? threadHooks;

    /// <summary>What those of its tasklets are traced by that have nothing of their own.</summary>
    internal TraceHooks? HooksOfThread(ThreadState ts)
    {
        var hooks = ReferenceEquals(ts.Scheduler, this) ? ts.Hooks : Hooks;
        return hooks is { IsOfTasklet: true } ? threadHooks : hooks;
    }

    /// <summary>A tasklet of this thread has been given hooks of its own, or other ones.</summary>
    internal void HooksOfTaskletChanged(ThreadState ts, Tasklet t)
    {
        duties |= SwitchDuties.HasHooks;
        if (ReferenceEquals(ts.Scheduler, this) && t.State == TaskletState.Running)
        {
            ChooseHooks(ts, t);
            ts.HooksChanged();
        }
    }

    void ChooseHooks(ThreadState ts, Tasklet next)
    {
        var shared = HooksOfThread(ts);
        var wanted = next.OwnHooks ?? shared;
        if (!ReferenceEquals(ts.Hooks, wanted))
        {
            threadHooks = shared;
            ts.Hooks = wanted;
        }
    }

    // A tasklet that was bound before it was given hooks begins with the function's own frame, which asks nobody at its entry.
    static Frame TracedBegin(ThreadState ts, Tasklet next, Frame frame)
    {
        if (!ts.IsTracing || frame is not PyFrame { State: 0, Back: null } begin || frame is TraceFrame || TraceFrame.For(ts, begin) is not { } traced)
        {
            return frame;
        }
        next.Innermost = traced;
        return traced;
    }
}
