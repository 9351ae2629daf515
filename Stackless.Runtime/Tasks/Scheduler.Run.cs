// run() and what ends it early, and what is looked at whenever the running tasklet's ticks have run out: signals, mail, the end of its time slice.
// Who called run() is kept by Watchdogs.
namespace Stackless.Runtime;

sealed partial class Scheduler
{
    internal Watchdogs Watchdogs = new();

    /// <summary>As Stackless lists them: who waits with a timeout, or None, then all callers of run(), outermost first.</summary>
    internal PyList DescribeWatchdogs() => new([OrNone(Watchdogs.Interrupting), .. Watchdogs.Callers.Select(t => new Value(t))]);

    // Ctrl-C is for the program's main thread.
    bool HasInterrupt => Interpreter.IsInterruptRequested && IsFirst;

    // ---- run() -----------------------------------------------------------------------------------------------------------

    /// <param name="threadblock">With nobody left to run, waits for what other threads may want, while there are any.</param>
    internal Value RunUntilIdle(ThreadState ts, long timeout, bool threadblock, bool soft, bool total)
    {
        var current = Current;
        if (Mail.HasLetters)
        {
            ReadMail();
        }
        if (Queue.Count == 1 && !HasTimers && Outside.Count == 0 && !(threadblock && OtherThreadsRun))
        {
            return Value.None;
        }
        if (CannotSwitch(ts))
        {
            return default;
        }
        if (timeout > 0 && Watchdogs.TryLimit(current, timeout, soft, total))
        {
            ts.Ticks = Watchdogs.Ticks;
        }
        current.Set(TaskletFlags.KeepsThread, threadblock);
        Watchdogs.Enter(current);
        return LeaveQueue(ts, RunWait.Instance, Value.None);
    }

    /// <summary>A caller of run() goes on: those that it was waiting for inside are made runnable.</summary>
    internal void LeaveRun(Tasklet t)
    {
        while (Watchdogs.Leave() is var inner && !ReferenceEquals(inner, t))
        {
            inner.State = TaskletState.Scheduled;
            Queue.InsertLast(inner);
        }
    }

    // ---- ticks --------------------------------------------------------------------------------------------------------------

    /// <summary>The counter has run out: any value to go on, null to raise or to give way.</summary>
    internal Value Tick(ThreadState ts)
    {
        if (Interpreter.IsInterruptRequested && SwitchTrap == 0 && IsFirst)
        {
            Interpreter.IsInterruptRequested = false;
            ts.Ticks = Watchdogs.Ticks;
            return DeliverInterrupt(ts);
        }
        if (Mail.HasLetters && ReadMail() is { } thrown)
        {
            ts.Ticks = Watchdogs.Ticks;
            return ts.Raise(thrown);
        }
        if (HasSignals && SwitchTrap == 0)
        {
            ts.Ticks = Watchdogs.Ticks;
            return SignalInbox.CallHandlers(ts);
        }
        if (HasQuestions)
        {
            ts.Ticks = Watchdogs.Ticks;
            return AnswerQuestions(ts, Value.None);
        }
        if (Interpreter.Recording is null)
        {
            Interpreter.RecentlyReferred.Clear();
            Interpreter.Finalization.LookForDead();
        }
        var hasDueCallbacks = WeakReferences.HasDueCallbacks(Interpreter);
        // When the collector finds what has died is no two runs' the same: of a program that is recorded or replayed it is told by gc.collect() and at the end only.
        if ((hasDueCallbacks || Interpreter.Finalization.HasDue) && SwitchTrap == 0 && Interpreter.Recording is null)
        {
            ts.Ticks = Watchdogs.Ticks;
            return hasDueCallbacks ? WeakReferences.CallDue(ts) : Interpreter.Finalization.CallDue(ts);
        }
        if (!Watchdogs.IsLimitReached())
        {
            ts.Ticks = Watchdogs.Ticks;
            return ts.Threads.AreSeveral || Interpreter.Visitors.HasArrivals ? GiveTurn(ts) : Value.None;
        }
        ts.Ticks = Watchdogs.LookInterval;
        if (Watchdogs.BecomesSoftInterrupt())
        {
            return Value.None;
        }
        if (Current.Has(TaskletFlags.IsAtomic) || SwitchTrap != 0)
        {
            Current.Set(TaskletFlags.IsInterruptPending, true);
            return Value.None;
        }
        return Interrupt(ts, Value.None);
    }

    /// <summary>The running tasklet is taken out of the queue and becomes the result of run(timeout).</summary>
    internal Value Interrupt(ThreadState ts, Value returned)
    {
        var current = Current;
        current.Set(TaskletFlags.IsInterruptPending, false);
        if (Watchdogs.Interrupting is not { } watchdog)
        {
            return returned;
        }
        Wake(watchdog);
        watchdog.Transfer = new Value(current);
        return LeaveQueueFor(ts, watchdog, Park.Interrupted, returned);
    }

    // A soft interrupt: the watchdog goes first, the one that was to run comes after it.
    Tasklet DivertToWatchdog()
    {
        if (Watchdogs.TakeSoftInterrupt() is not { } watchdog)
        {
            return Current;
        }
        Wake(watchdog);
        watchdog.Transfer = Value.None;
        Queue.Head = watchdog;
        return watchdog;
    }

    // Ctrl-C: KeyboardInterrupt in main, wherever it is.
    Value DeliverInterrupt(ThreadState ts)
    {
        var error = PyBaseException.Create(BuiltinTypes.KeyboardInterrupt, []);
        if (Current.IsMain)
        {
            return ts.Raise(error);
        }
        Wake(Main);
        Main.Transfer = new Value(new Bomb(error));
        return SwitchTo(ts, Main, Value.None);
    }
}
