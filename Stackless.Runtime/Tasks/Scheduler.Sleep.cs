// Tasklets that sleep: time.sleep() parks the tasklet, not the OS thread, while others can run. To everybody else a sleeping tasklet is
// runnable: it counts in runcount, run() waits for it, and nobody is deadlocked while it may still come back. The thread waits, here
// only, when all that could run sleep. A tasklet that is woken before its time (insert, run) sleeps on; one that is thrown into does not.
// Invariants: who waits with a time limit has a timer (Wait.Begin); its Transfer is then False, "not over", and None once its time has come.
using System.Diagnostics;

namespace Stackless.Runtime;

sealed unsafe partial class Scheduler
{
    readonly Timers timers = new();

    /// <summary>Python's <c>runcount</c>.</summary>
    internal int RunCount => Queue.Count + timers.Count;

    internal bool HasTimers => timers.Count > 0;

    internal void AddTimer(Tasklet t, Wait wait) => timers.Add(t, wait);

    internal void RemoveTimer(Wait wait) => timers.Remove(wait);

    /// <summary>In <c>time.sleep</c>.</summary>
    sealed class SleepWait(long due) : Wait(due)
    {
        public override string Words => "sleeps";
    }

    /// <summary><c>time.sleep</c>.</summary>
    internal Value Sleep(ThreadState ts, TimeSpan duration) =>
        ts.Then(SleepUntil(ts, Interpreter.Now + ToTicks(duration)), Slept, Value.Int((Interpreter.UtcNow + duration).Ticks));

    static long ToTicks(TimeSpan duration) => (long)(duration.TotalSeconds * Stopwatch.Frequency);

    static readonly Continuation SignalsHandled = new("time.signals_handled", &SleepOn);

    // Signals do not end a sleep: what is left of it follows.
    static Value SleepOn(ThreadState ts, Value result, Value a, Value b, Value c) => Value.Bool(false);

    static readonly Continuation Slept = new("time.slept", &AfterSleep);

    // The deadline is kept as time of day: the monotonic clock of another process, after unpickling, is another clock.
    static Value AfterSleep(ThreadState ts, Value result, Value deadline, Value b, Value c)
    {
        var left = new DateTime(deadline.Bits, DateTimeKind.Utc) - ts.Interpreter.UtcNow;
        return result.IsFalse && left > TimeSpan.Zero ? ts.Scheduler.Sleep(ts, left) : Value.None;
    }

    Value SleepUntil(ThreadState ts, long due)
    {
        var current = Current;
        if (HasSignals && SwitchTrap == 0)
        {
            return ts.Then(SignalInbox.CallHandlers(ts), SignalsHandled);
        }
        if (SwitchTrap == 0 && StopsThread)
        {
            return StopFor(ts, new SleepWait(due), Value.Bool(false));
        }
        var maySwitch = MaySwitch;
        if (!maySwitch || Queue.Count == 1 && !HasTimers && Outside.Count == 0 && !Mail.HasLetters && !ts.Threads.AreSeveral && Owner is null)
        {
            while (WaitForTime(due, maySwitch))
            {
                if (HasInterrupt)
                {
                    return Tick(ts);
                }
                if (HasSignals && SwitchTrap == 0)
                {
                    return SleepUntil(ts, due);
                }
                if (HasQuestions)
                {
                    return AnswerQuestions(ts, Value.Bool(false));
                }
                if (maySwitch && Mail.HasLetters)
                {
                    return ReadMail() is { } thrown ? ts.Raise(thrown) : SleepUntil(ts, due);
                }
            }
            return Value.None;
        }
        return LeaveQueue(ts, new SleepWait(due), Value.Bool(false));
    }

    /// <summary>The running tasklet waits until it is made runnable, or until the wait's time. RuntimeError if nobody is left who could.</summary>
    internal Value WaitOrDeadlock(ThreadState ts, Wait wait)
    {
        if (StopsThread)
        {
            return StopFor(ts, wait, Value.Bool(false));
        }
        if (wait.IsTimed)
        {
            return LeaveQueue(ts, wait, Value.Bool(false));
        }
        var mayWait = OtherThreadMayAct || MayBlock;
        var waiter = mayWait ? null : FindIdleWaiter();
        if (!mayWait && waiter is null)
        {
            return RaiseDeadlock(ts, null, wait);
        }
        return waiter is null ? LeaveQueue(ts, wait, Value.None) : LeaveQueueFor(ts, waiter, wait, Value.None);
    }

    /// <summary>Who waits for the system lets others run meanwhile.</summary>
    internal bool MaySwitch => SwitchTrap == 0 && !Interpreter.WaitsWithThread && !Current.Has(TaskletFlags.IsAtomic);

    /// <summary>The running tasklet leaves the run queue; the next one goes on. If there is none, the turn is over.</summary>
    internal Value LeaveQueue(ThreadState ts, Wait wait, Value returned)
    {
        var current = Current;
        Queue.Remove(current);
        current.Pause(wait);
        current.Transfer = returned;
        NoteIfEmpty();
        return ts.Suspend();
    }

    /// <summary>Makes those runnable whose time has come.</summary>
    void WakeDue()
    {
        var now = Interpreter.Now;
        while (timers.FirstDue(now) is { } t)
        {
            Wake(t);
            t.Transfer = Value.None;
        }
    }

    // Until that time, or until something else may have to be done: true.
    bool WaitForTime(long due, bool heedsMail)
    {
        Thread.WakeUp.Reset();
        var left = due - Interpreter.Now;
        if (HasInterrupt || HasSignals && SwitchTrap == 0 || HasQuestions || heedsMail && Mail.HasLetters || left <= 0)
        {
            return left > 0;
        }
        // Longer waits than a timer takes are waited for in pieces.
        Thread.WakeUp.Wait(TimeSpan.FromSeconds(Math.Min((double)left / Stopwatch.Frequency, LongestWait)));
        return true;
    }
}
