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

    /// <summary>From here on hooks are looked at whenever a tasklet is switched to.</summary>
    internal void WatchHooks() => duties |= SwitchDuties.HasHooks;

    /// <summary>A tasklet of this thread has been given hooks of its own, or other ones.</summary>
    internal void HooksOfTaskletChanged(ThreadState ts, Tasklet t)
    {
        WatchHooks();
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

    // A tasklet that was bound before there were hooks begins with the function's own frame, which asks nobody at its entry; one that waits is profiled from here on.
    static void TracedBegin(ThreadState ts, Tasklet next)
    {
        if (ts.IsTracing)
        {
            next.Innermost = next.Innermost is PyFrame { State: 0, Back: null } begin and not TraceFrame ? TraceFrame.For(ts, begin) ?? begin : ts.Profile(next.Innermost!);
        }
    }
}
