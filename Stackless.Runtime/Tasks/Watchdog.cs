// run() and what can end it early. Callers of run() are kept on a stack: the innermost one goes on when nothing is runnable, or gets
// the exception that a tasklet did not catch. The first one that gave a timeout is the interrupt watchdog: when the time slice is
// used up, the running tasklet is taken out of the queue and handed to it (hard), or it just goes on at the next switch (soft).
// Time is counted in ticks, one per function entry and loop iteration: the nearest thing compiled code has to "instructions".
// Invariants: every member of the stack is Paused, WaitingInRun; interruptWatchdog is a member, or null.
namespace Stackless.Runtime;

internal sealed partial class Scheduler
{
    /// <summary>The longest stretch between two looks at signals.</summary>
    const int LookInterval = 100_000;

    readonly List<Tasklet> watchdogs = [];
    Tasklet? interruptWatchdog;
    long timeout;
    long ticksLeft;
    bool isSoft;
    bool isTotal;
    bool isSoftInterruptPending;

    /// <summary>Set by a channel operation that chose its successor: a soft interrupt waits for the next switch.</summary>
    internal bool DefersSoftInterrupt;

    internal Tasklet? InnermostWatchdog => watchdogs.Count > 0 ? watchdogs[^1] : null;
    internal IReadOnlyList<Tasklet> Watchdogs => watchdogs;

    /// <summary>As Stackless lists them: who waits with a timeout, or None, then all callers of run(), outermost first.</summary>
    internal PyList DescribeWatchdogs()
    {
        var list = new PyList();
        list.Append(interruptWatchdog is null ? Value.None : new Value(interruptWatchdog));
        foreach (var watchdog in watchdogs)
        {
            list.Append(new Value(watchdog));
        }
        return list;
    }

    // Ctrl-C is for the program's main thread.
    bool HasInterrupt => Interpreter.IsInterruptRequested && IsFirst;

    bool IsSlicing => interruptWatchdog is not null && !isTotal;
    bool HasSoftInterrupt => isSoftInterruptPending;

    // ---- run() -----------------------------------------------------------------------------------------------------------

    /// <param name="threadblock">With nobody left to run, waits for what other threads may want, while there are any.</param>
    internal Value RunUntilIdle(ThreadState ts, long timeout, bool threadblock, bool soft, bool total)
    {
        var current = Current;
        if (hasMail)
        {
            ReadMail();
        }
        if (Queue.Count == 1 && !HasTimers && outside.Count == 0 && !(threadblock && OtherThreadsRun))
        {
            return Value.None;
        }
        if (CannotSwitch(ts))
        {
            return default;
        }
        if (timeout > 0 && interruptWatchdog is null)
        {
            interruptWatchdog = current;
            this.timeout = timeout;
            isSoft = soft;
            isTotal = total;
            isSoftInterruptPending = false;
            BeginSlice(ts);
        }
        current.Set(TaskletFlags.KeepsThread, threadblock);
        watchdogs.Add(current);
        return LeaveQueue(ts, RunWait.Instance, Value.None);
    }

    /// <summary>A caller of run() goes on: those that it was waiting for inside are made runnable.</summary>
    internal void LeaveRun(Tasklet t)
    {
        for (;;)
        {
            var top = watchdogs[^1];
            watchdogs.RemoveAt(watchdogs.Count - 1);
            top.Set(TaskletFlags.KeepsThread, false);
            if (ReferenceEquals(top, interruptWatchdog))
            {
                interruptWatchdog = null;
                isSoftInterruptPending = false;
            }
            if (ReferenceEquals(top, t))
            {
                return;
            }
            top.State = TaskletState.Scheduled;
            Queue.InsertLast(top);
        }
    }

    // ---- time slices ------------------------------------------------------------------------------------------------------

    void BeginSlice(ThreadState ts)
    {
        ticksLeft = timeout;
        Refill(ts);
    }

    void Refill(ThreadState ts) => ts.Ticks = interruptWatchdog is null ? LookInterval : (int)Math.Clamp(ticksLeft, 0, LookInterval);

    /// <summary>The counter has run out: any value to go on, null to raise or to give way.</summary>
    internal Value Tick(ThreadState ts)
    {
        if (Interpreter.IsInterruptRequested && SwitchTrap == 0 && IsFirst)
        {
            Interpreter.IsInterruptRequested = false;
            Refill(ts);
            return DeliverInterrupt(ts);
        }
        if (hasMail && ReadMail() is { } thrown)
        {
            Refill(ts);
            return ts.Raise(thrown);
        }
        if (HasSignals && SwitchTrap == 0)
        {
            Refill(ts);
            return SignalInbox.CallHandlers(ts);
        }
        bool hasDueCallbacks = WeakReferences.HasDueCallbacks(Interpreter);
        if ((hasDueCallbacks || Interpreter.Finalization.HasDue) && SwitchTrap == 0)
        {
            Refill(ts);
            return hasDueCallbacks ? WeakReferences.CallDue(ts) : Interpreter.Finalization.CallDue(ts);
        }
        if (interruptWatchdog is null || (ticksLeft -= LookInterval) > 0)
        {
            Refill(ts);
            return ts.Threads.Count > 1 || Interpreter.HasArrivals ? GiveTurn(ts) : Value.None;
        }
        ticksLeft = 0;
        ts.Ticks = LookInterval;
        if (isSoft)
        {
            isSoftInterruptPending = true;
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
        var watchdog = interruptWatchdog;
        current.Set(TaskletFlags.IsInterruptPending, false);
        if (watchdog is null)
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
        if (DefersSoftInterrupt || interruptWatchdog is not { } watchdog)
        {
            DefersSoftInterrupt = false;
            return Current;
        }
        isSoftInterruptPending = false;
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
