// Python's threads. A thread is a scheduler, with its own main tasklet, run queue and watchdogs, as in Stackless; a call from C# is one
// (Interpreter.Turns.cs), and runs on its caller's OS thread; those that a program starts run on the OS thread of whoever holds the interpreter. All take turns: a turn ends when nobody of the thread can run, when its main tasklet
// ends, or, between two operations like any preemption, after LookInterval ticks. So the objects that threads share need no locks, a thread
// waits by being left out, and what threads of one OS thread ask of each other's tasklets is done at once.
// When the last thread that could run has nothing to run, the OS thread waits, here only: for a sleeper, for mail, for an interrupt, for a call.
// Invariants: ThreadState.Scheduler is the thread whose turn it is; ThreadState.Threads are those that may have a turn; a thread that is Ended is in
// no list, and its tasklets in no run queue.
using System.Diagnostics;

namespace Stackless.Runtime;

internal sealed partial class Scheduler
{
    /// <summary>Its main tasklet has ended: what is left of its tasklets can run again only in another thread.</summary>
    internal bool IsEnded { get; private set; }

    /// <summary>Of a call from C#: whose OS thread it runs on. Null for threads that the program started, and while no call uses it.</summary>
    internal Visitor? Owner { get; set; }

    /// <summary>Its running tasklet is in a native function that called back into the interpreter: it has no turn until that returns.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>Of a call from C# whose main tasklet waits, with nobody left to wake it: another call may.</summary>
    internal bool AwaitsCalls => Owner is not null && !Interpreter.RaisesDeadlocks && FindIdleWaiter() is null;

    /// <summary>May the running tasklet wait for somebody else without a deadlock, though no caller of run() is left to go on?</summary>
    internal bool MayBlock => Queue.Count > 1 || MayWait || AwaitsCalls;

    // Asks the loop to look whose turn it is.
    bool isTurnOver;

    /// <summary>The turn ended in the middle of something: the head of the queue goes on before others.</summary>
    internal bool IsInterrupted { get; private set; }

    /// <summary>Ticks that were left of a time slice.</summary>
    int ticksInTurn;

    // Who gave way last, for the schedule callback.
    Tasklet? lastToRun;

    /// <summary>How many of its tasklets wait for a lock: other threads may release it.</summary>
    internal int LockWaiters;

    // ---- starting and ending ---------------------------------------------------------------------------------------------

    /// <summary>A thread that makes a call, beside the running one.</summary>
    internal static Scheduler StartThread(ThreadState ts, Value callee)
    {
        int ticks = ts.Ticks;
        var thread = new Scheduler(ts) { ticksInTurn = LookInterval };
        ts.Ticks = ticks;
        thread.Main.Start(callee, [], []);
        thread.Main.State = TaskletState.Scheduled;
        ts.Threads.Add(thread);
        ts.Interpreter.Add(thread);
        return thread;
    }

    // Those that are left in its queue stay as they are: no code of theirs is run.
    void EndThread(ThreadState ts)
    {
        IsEnded = true;
        Queue.Remove(Main);
        Main.Forget(TaskletState.Ended);
        while (Queue.Head is { } queued)
        {
            Queue.Remove(queued);
            queued.Pause(Park.Removed);
        }
        var watching = watchdogs.ToArray();
        watchdogs.Clear();
        foreach (var t in watching)
        {
            t.Pause(Park.Removed);
        }
        // Who waits for a lock without a limit is met when it is released.
        foreach (var t in (Tasklet[])[.. timers.Tasklets(), .. outside])
        {
            t.EndWait();
            t.Pause(Park.Removed);
        }
        ts.Threads.Remove(this);
        ts.Interpreter.Remove(this);
    }

    // ---- turns -------------------------------------------------------------------------------------------------------------

    // Until the main tasklet of this thread, the one that the caller waits for, has ended.
    void TakeTurns(ThreadState ts)
    {
        ts.Scheduler = this;
        while (!isMainDone)
        {
            var thread = ts.Scheduler;
            if (thread.Queue.Count > 0)
            {
                thread.TakeTurn(ts);
            }
            if (thread.isMainDone && thread != this)
            {
                if (ts.IsRaising)
                {
                    ts.TakeException();
                }
                thread.EndThread(ts);
            }
            if (!isMainDone)
            {
                GoOnWith(ts, NextThread(ts, thread));
            }
        }
        ts.Scheduler = this;
    }

    // Null: somebody waits to be let in. The turn of a call is taken on its caller's OS thread.
    void GoOnWith(ThreadState ts, Scheduler? next)
    {
        var stack = ts.StackLimit;
        if (next is null)
        {
            Interpreter.LetIn(Owner!);
        }
        else
        {
            ts.Scheduler = next;
            if (Owner is null || next.Owner is null || next.Owner == Owner)
            {
                return;
            }
            Interpreter.HandTo(next.Owner, Owner);
        }
        ts.StackLimit = stack;
    }

    void TakeTurn(ThreadState ts)
    {
        isTurnOver = IsInterrupted = false;
        // Another thread may have woken its tasklets: nobody has asked it since whether it has something to do.
        SetIdle(false);
        if (ts.Threads.Count > 1)
        {
            ts.Ticks = interruptWatchdog is null ? LookInterval : ticksInTurn;
        }
        var left = lastToRun ?? Current;
        var head = left;
        while (!isTurnOver)
        {
            // The one protected region under all tasklets. An operation of compiled code that throws (natives that are called do not: their thunks
            // catch) takes everything on the CLR stack with it; the frames behind that, on the heap, get the exception.
            try
            {
                while (!isTurnOver)
                {
                    head = Next();
                    RunHead(ts, head, left);
                    left = head;
                }
            }
            catch (Exception thrown) when (thrown is not ProgramMovedException)
            {
                Recover(ts, head, thrown);
                left = head;
            }
        }
        lastToRun = left;
        ticksInTurn = ts.Ticks;
    }

    /// <summary>After an operation that took the running tasklet out of the queue: with nobody left in it, the turn is over.</summary>
    internal void NoteIfEmpty()
    {
        if (Queue.Count == 0)
        {
            isTurnOver = true;
        }
    }

    // The turn has lasted long enough.
    Value GiveTurn(ThreadState ts)
    {
        var current = Current;
        if (SwitchTrap != 0 || current.Has(TaskletFlags.IsAtomic))
        {
            return Value.None;
        }
        isTurnOver = IsInterrupted = true;
        current.State = TaskletState.Scheduled;
        current.Transfer = Value.None;
        return ts.Suspend();
    }

    // Null if somebody waits to be let in first.
    Scheduler? NextThread(ThreadState ts, Scheduler last)
    {
        for (;;)
        {
            ts.WakeUp.Reset();
            if (Interpreter.HasArrivals && Owner is not null)
            {
                return null;
            }
            int at = ts.Threads.IndexOf(last);
            for (int i = 1; i <= ts.Threads.Count; i++)
            {
                var thread = ts.Threads[(at + i) % ts.Threads.Count];
                if (!thread.IsHeld && thread.HasWork())
                {
                    return thread;
                }
            }
            WaitForWork(ts);
        }
    }

    // Makes those runnable who can be. With nobody, and nobody to come, it is a deadlock, or the end of a run(); then somebody can run, too.
    bool HasWork()
    {
        if (hasMail)
        {
            // First, so that nobody sees a thread that is idle and has no mail while it reads what will keep it busy.
            SetIdle(false);
            ReadMail();
        }
        if (HasTimers)
        {
            WakeDue();
        }
        if (Queue.Count == 0 && HasInterrupt && Main.State != TaskletState.Ended)
        {
            Interpreter.IsInterruptRequested = false;
            Wake(Main);
            Main.Transfer = new Value(new Bomb(PyBaseException.Create(BuiltinTypes.KeyboardInterrupt, [])));
        }
        if (Main is { State: TaskletState.Paused, Wait.MindsSignals: true } && HasSignals)
        {
            Wake(Main);
        }
        if (BecomesIdleForEver())
        {
            Queue.Head = Idle();
            SetIdle(false);
        }
        return Queue.Count > 0;
    }

    // Under the lock, so that of threads that wait for each other the last one to do so, and it alone, finds out.
    bool BecomesIdleForEver()
    {
        if (Queue.Count > 0)
        {
            SetIdle(false);
            return false;
        }
        lock (Interpreter.ThreadsGate)
        {
            isIdle = !HasTimers && outside.Count == 0;
            return !MayWait && !AwaitsCalls && Main.State != TaskletState.Ended && !((LockWaiters > 0 || FindIdleWaiter() is null) && OtherThreadMayAct);
        }
    }

    void WaitForWork(ThreadState ts)
    {
        long due = -1;
        foreach (var thread in ts.Threads)
        {
            if (thread.hasMail || thread.HasInterrupt)
            {
                return;
            }
            if (thread.timers.NextDue is >= 0 and var first && (due < 0 || first < due))
            {
                due = first;
            }
        }
        if (due < 0)
        {
            ts.WakeUp.Wait();
            return;
        }
        double seconds = (double)(due - Stopwatch.GetTimestamp()) / Stopwatch.Frequency;
        if (seconds > 0)
        {
            // Longer waits than a timer takes are waited for in pieces.
            ts.WakeUp.Wait(TimeSpan.FromSeconds(Math.Min(seconds, LongestWait)));
        }
    }

    const double LongestWait = 86_400;

    // ---- what other threads of the same OS thread ask ----------------------------------------------------------------------

    /// <summary>Makes a waiting tasklet the next one to run, when it is this thread's turn again.</summary>
    internal void WakeNext(Tasklet t)
    {
        Wake(t);
        if (ReferenceEquals(t, Queue.Head))
        {
            return;
        }
        Queue.Remove(t);
        if (IsInterrupted)
        {
            Queue.InsertNext(t);
        }
        else
        {
            Queue.InsertLast(t);
            Queue.Head = t;
        }
    }

    /// <summary>From where everything can be reached that its tasklets are about to do.</summary>
    internal IEnumerable<object?> Roots()
    {
        yield return Main;
        if (Queue.Head is { } head)
        {
            var t = head;
            do
            {
                yield return t;
                t = t.Next ?? head;
            }
            while (!ReferenceEquals(t, head));
        }
        foreach (var watchdog in watchdogs)
        {
            yield return watchdog;
        }
        foreach (var t in timers.Tasklets())
        {
            yield return t;
        }
        foreach (var t in outside)
        {
            yield return t;
        }
    }
}
