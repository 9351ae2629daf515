// Which states of a scheduler go together. Each part keeps its own invariants (RunQueue, Timers, Wait, Tasklet, Channel); here is what holds
// between them whenever a tasklet is about to run. Debug builds ask at every switch.
using System.Diagnostics;

namespace Stackless.Runtime;

internal sealed partial class Scheduler
{
    [Conditional("DEBUG")]
    void AssertInvariants(Tasklet next)
    {
        // Turns: it is this thread's, somebody can run, and nobody waits for it to become idle.
        Debug.Assert(ReferenceEquals(Thread.Scheduler, this) && !IsEnded && !isTurnOver, "only the thread whose turn it is runs tasklets");
        Debug.Assert(ReferenceEquals(Queue.Head, next) && next is { IsInRunQueue: true, Innermost: not null }, "the head of the queue runs");
        Debug.Assert(!isIdle, "a thread that runs is not idle");
        // Watchdogs: callers of run() wait there, one of them may have a timeout, and only then can its time be over.
        Debug.Assert(watchdogs.Count == 0 || watchdogs[^1] is { State: TaskletState.Paused, Wait: RunWait }, "who called run() waits in it");
        Debug.Assert(interruptWatchdog is null || interruptWatchdog is { State: TaskletState.Paused, Wait: RunWait }, "the one with a timeout is among them");
        Debug.Assert(!isSoftInterruptPending || interruptWatchdog is not null && isSoft, "an interrupt is for a watchdog that asked for soft ones");
        // Waits: counted once each.
        Debug.Assert(LockWaiters >= 0 && timers.Count >= 0, "who waits has begun to");
        next.AssertInvariants();
    }
}
