// Tasklets that sleep: time.sleep() parks the tasklet, not the OS thread, while others can run. To everybody else a sleeping tasklet is
// runnable: it counts in runcount, run() waits for it, and nobody is deadlocked while it may still come back. The thread waits, here
// only, when all that could run sleep. A tasklet that is woken before its time (insert, run) sleeps on; one that is thrown into does not.
// Invariants: a tasklet is in the queue of sleepers exactly while it is Paused with the reason Sleeping; its Transfer is then False,
// "not over", and None once its time has come.
using System.Diagnostics;

namespace Stackless.Runtime;

internal sealed unsafe partial class Scheduler
{
    PriorityQueue<Tasklet, (long Due, long Order)>? sleepers;
    long sleepCount;

    /// <summary>Python's <c>runcount</c>.</summary>
    internal int RunCount => Queue.Count + (sleepers?.Count ?? 0);

    internal bool HasSleepers => sleepers is { Count: > 0 };

    /// <summary><c>time.sleep</c>.</summary>
    internal Value Sleep(ThreadState ts, TimeSpan duration) =>
        ts.Then(SleepUntil(ts, Stopwatch.GetTimestamp() + ToTicks(duration)), Slept, Value.Int((DateTime.UtcNow + duration).Ticks));

    static long ToTicks(TimeSpan duration) => (long)(duration.TotalSeconds * Stopwatch.Frequency);

    static readonly Continuation SignalsHandled = new("time.signals_handled", &SleepOn);

    // Signals do not end a sleep: what is left of it follows.
    static Value SleepOn(ThreadState ts, Value result, Value a, Value b, Value c) => Value.Bool(false);

    static readonly Continuation Slept = new("time.slept", &AfterSleep);

    // The deadline is kept as time of day: the monotonic clock of another process, after unpickling, is another clock.
    static Value AfterSleep(ThreadState ts, Value result, Value deadline, Value b, Value c)
    {
        var left = new DateTime(deadline.Bits, DateTimeKind.Utc) - DateTime.UtcNow;
        return result.IsFalse && left > TimeSpan.Zero ? ts.Scheduler.Sleep(ts, left) : Value.None;
    }

    Value SleepUntil(ThreadState ts, long due)
    {
        var current = Current;
        if (HasSignals && SwitchTrap == 0)
        {
            return ts.Then(SignalModule.CallHandlers(ts), SignalsHandled);
        }
        bool maySwitch = SwitchTrap == 0 && !current.Has(TaskletFlags.IsAtomic);
        if (!maySwitch || Queue.Count == 1 && !HasSleepers && !hasMail && ts.Threads.Count <= 1 && Owner is null)
        {
            while (Wait(due, maySwitch))
            {
                if (HasInterrupt)
                {
                    return Tick(ts);
                }
                if (HasSignals && SwitchTrap == 0)
                {
                    return SleepUntil(ts, due);
                }
                if (maySwitch && hasMail)
                {
                    return ReadMail() is { } thrown ? ts.Raise(thrown) : SleepUntil(ts, due);
                }
            }
            return Value.None;
        }
        sleepers ??= new();
        sleepers.Enqueue(current, (due, sleepCount++));
        return LeaveQueue(ts, BlockReason.Sleeping, Value.Bool(false));
    }

    /// <summary>
    /// The running tasklet waits until it is made runnable, or until a time (a timestamp; -1: for ever). RuntimeError if nobody is left who could.
    /// </summary>
    internal Value ParkForLock(ThreadState ts, long due)
    {
        var current = Current;
        if (due >= 0)
        {
            sleepers ??= new();
            sleepers.Enqueue(current, (due, sleepCount++));
            return LeaveQueue(ts, BlockReason.Sleeping, Value.Bool(false));
        }
        // In this order: another thread that is idle by now has posted what it had to post.
        bool mayWait = OtherThreadMayAct || MayBlock;
        var waiter = mayWait ? null : FindIdleWaiter();
        if (!mayWait && waiter is null)
        {
            return RaiseDeadlock(ts, null, BlockReason.WaitingForLock);
        }
        lockWaiters++;
        return waiter is null
            ? LeaveQueue(ts, BlockReason.WaitingForLock, Value.None)
            : LeaveQueueFor(ts, waiter, BlockReason.WaitingForLock, Value.None);
    }

    /// <summary>The running tasklet leaves the run queue; the next one goes on. If there is none, the turn is over.</summary>
    internal Value LeaveQueue(ThreadState ts, BlockReason reason, Value returned)
    {
        var current = Current;
        Queue.Remove(current);
        current.State = TaskletState.Paused;
        current.Reason = reason;
        current.Transfer = returned;
        NoteIfEmpty();
        return ts.Suspend();
    }

    /// <summary>Makes those runnable whose time has come.</summary>
    void WakeDue()
    {
        long now = Stopwatch.GetTimestamp();
        while (sleepers!.TryPeek(out var t, out var first) && first.Due <= now)
        {
            Wake(t);
            t.Transfer = Value.None;
        }
    }

    /// <summary>It does not sleep any more, whatever it does next.</summary>
    internal void ForgetSleeper(Tasklet t) => sleepers!.Remove(t, out _, out _);

    // Until that time, or until something else may have to be done: true.
    bool Wait(long due, bool heedsMail)
    {
        Thread.WakeUp.Reset();
        long left = due - Stopwatch.GetTimestamp();
        if (HasInterrupt || HasSignals && SwitchTrap == 0 || heedsMail && hasMail || left <= 0)
        {
            return left > 0;
        }
        // Longer waits than a timer takes are waited for in pieces.
        Thread.WakeUp.Wait(TimeSpan.FromSeconds(Math.Min((double)left / Stopwatch.Frequency, LongestWait)));
        return true;
    }
}
