// Which states go together. Each part keeps its own invariants (RunQueue, Timers, OutsideWaits, Watchdogs, PythonThreads, Wait, Tasklet, Channel); here is
// what holds between them: what a thread may be doing, asked of every thread between two turns, and what is true whenever a tasklet is about to run.
using System.Diagnostics;

namespace Stackless.Runtime;

sealed partial class Scheduler
{
    enum Phase
    {
        /// <summary>Its main tasklet has just returned, and its caller has not been told.</summary>
        Done,

        /// <summary>In a native function that called back into the interpreter: it has no turn until that returns.</summary>
        Held,

        /// <summary>Has its turn, or waits for the next one, with somebody to run.</summary>
        Runnable,

        /// <summary>Nobody of it can run: mail, time, the system, another thread or a call will end that, or it is a deadlock.</summary>
        Waiting,

        /// <summary>Its call has returned. What it left behind goes on with the next one, or by the pump.</summary>
        Between,

        /// <summary>Will never run again.</summary>
        Ended,
    }

    Phase CurrentPhase =>
        IsEnded ? Phase.Ended
        : isMainDone ? Phase.Done
        : IsHeld ? Phase.Held
        : Queue.Count > 0 ? Phase.Runnable
        : Main.State == TaskletState.Ended ? Phase.Between
        : Phase.Waiting;

    // For each phase: is it among those that have turns? the run queue, its main tasklet, and what else it may have.
    bool IsLegal(Phase phase) => phase switch
    {
        Phase.Done => HasTurns && Queue.Head is not null,
        Phase.Held => HasTurns && turn is { IsInterrupted: false },
        Phase.Runnable => HasTurns && Queue.Head is { IsInRunQueue: true },
        Phase.Waiting => HasTurns && Main.State is TaskletState.Paused or TaskletState.Blocked && !IsInterrupted,
        Phase.Between => !IsInterrupted,
        Phase.Ended => !HasTurns && Queue.Count == 0 && Main.State == TaskletState.Ended && Watchdogs.Innermost is null && !HasTimers && Outside.Count == 0,
        _ => false,
    };

    [Conditional("DEBUG")]
    internal void AssertPhase()
    {
        Debug.Assert(IsLegal(CurrentPhase), $"a thread cannot be {CurrentPhase} so");
        Debug.Assert(Queue.Head is null == (Queue.Count == 0), "the queue has a head while somebody is in it");
        Debug.Assert(Main.IsInRunQueue ? Queue.Count > 0 : Main.State is not TaskletState.Running, "main runs only from the queue");
        Debug.Assert(LockWaiters >= 0, "who waits has begun to");
        Queue.AssertInvariants();
        timers.AssertInvariants();
        Watchdogs.AssertInvariants();
        Outside.AssertInvariants();
    }

    [Conditional("DEBUG")]
    void AssertInvariants(Tasklet next)
    {
        Debug.Assert(ReferenceEquals(Thread.Scheduler, this) && CurrentPhase == Phase.Runnable && !turn.IsOver, "only the thread whose turn it is runs tasklets");
        Debug.Assert(ReferenceEquals(Queue.Head, next) && next is { IsInRunQueue: true, Innermost: not null }, "the head of the queue runs");
        Watchdogs.AssertInvariants();
        next.AssertInvariants();
    }
}
