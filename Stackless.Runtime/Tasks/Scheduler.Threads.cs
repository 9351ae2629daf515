// Python's threads. A thread is a scheduler, with its own main tasklet, run queue and watchdogs, as in Stackless; a call from C# is one
// (Interpreter.Turns.cs), and runs on its caller's OS thread; those that a program starts run on the OS thread of whoever holds the interpreter. All take turns: a turn ends when nobody of the thread can run, when its main tasklet
// ends, or, between two operations like any preemption, after LookInterval ticks. So the objects that threads share need no locks, a thread
// waits by being left out, and what threads of one OS thread ask of each other's tasklets is done at once.
// When the last thread that could run has nothing to run, the OS thread waits, here only: for a sleeper, for mail, for an interrupt, for a call.
// Invariants: ThreadState.Scheduler is the thread whose turn it is; ThreadState.Threads are those that may have a turn (PythonThreads). What a thread may
// be doing is listed in Scheduler.Invariants.cs.
using System.Diagnostics;

namespace Stackless.Runtime;

sealed partial class Scheduler
{
    /// <summary>Its main tasklet has ended: what is left of its tasklets can run again only in another thread.</summary>
    internal bool IsEnded { get; private set; }

    /// <summary>Of a call from C#: whose OS thread it runs on. Null for threads that the program started, and while no call uses it.</summary>
    internal Visitor? Owner { get; set; }

    /// <summary>It is among the threads that may have a turn (PythonThreads).</summary>
    internal bool HasTurns { get; set; }

    /// <summary>Its running tasklet is in a native function that called back into the interpreter: it has no turn until that returns.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>Of a call from C# whose main tasklet waits, with nobody left to wake it: another call may.</summary>
    internal bool AwaitsCalls => Owner is not null && !Interpreter.RaisesDeadlocks && FindIdleWaiter() is null;

    /// <summary>May the running tasklet wait for somebody else without a deadlock, though no caller of run() is left to go on?</summary>
    internal bool MayBlock => Queue.Count > 1 || MayWait || AwaitsCalls;

    Turn turn = Turn.First;

    /// <summary>Its turn ended in the middle of something: the head of the queue goes on before others.</summary>
    internal bool IsInterrupted => turn.IsInterrupted;

    /// <summary>How many of its tasklets wait for a lock: other threads may release it.</summary>
    internal int LockWaiters;

    // ---- waiting with the whole thread --------------------------------------------------------------------------------------

    // Who waits with the whole thread: nobody else of it runs until that has gone on. Its turn is over, and it has none until then.
    Tasklet? stopper;

    /// <summary>Who waits now does it with the whole thread, while there is another thread that may change that.</summary>
    bool StopsThread => (Interpreter.WaitsWithThread || Current.Has(TaskletFlags.IsAtomic)) && OtherThreadMayAct;

    /// <summary>The running tasklet leaves the run queue and waits, and the others of its thread with it.</summary>
    Value StopFor(ThreadState ts, Wait wait, Value returned)
    {
        stopper = Current;
        Queue.Remove(stopper);
        stopper.Pause(wait);
        stopper.Transfer = returned;
        turn.End();
        return ts.Suspend();
    }

    // True: still nobody may run.
    bool IsStopped()
    {
        if (stopper is not { } waiting)
        {
            return false;
        }
        if (waiting is { State: TaskletState.Paused } && (waiting.IsSleeping || OtherThreadMayAct))
        {
            return true;
        }
        stopper = null;
        if (waiting.State == TaskletState.Scheduled)
        {
            Queue.Head = waiting;
        }
        return false;
    }

    // ---- starting and ending ---------------------------------------------------------------------------------------------

    /// <summary>A thread that makes a call, beside the running one.</summary>
    internal static Scheduler StartThread(ThreadState ts, Value callee)
    {
        var ticks = ts.Ticks;
        var thread = new Scheduler(ts);
        ts.Ticks = ticks;
        thread.Main.Start(callee, [], []);
        thread.Main.State = TaskletState.Scheduled;
        ts.Threads.Add(thread);
        return thread;
    }

    // Those that are left in its queue stay as they are: no code of theirs is run.
    void EndThread(ThreadState ts)
    {
        IsEnded = true;
        stopper = null;
        Queue.Remove(Main);
        Main.Forget(TaskletState.Ended);
        while (Queue.Head is { } queued)
        {
            Queue.Remove(queued);
            queued.Pause(Park.Removed);
        }
        while (Watchdogs.Innermost is not null)
        {
            Watchdogs.Leave().Pause(Park.Removed);
        }
        // Who waits for a lock without a limit is met when it is released.
        foreach (var t in (Tasklet[])[.. timers.Tasklets(), .. Outside.Tasklets])
        {
            t.EndWait();
            t.Pause(Park.Removed);
        }
        ts.Threads.Remove(this);
        AssertPhase();
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
            ts.Threads.AssertInvariants();
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
        var stack = ts.KeepStack();
        if (next is null)
        {
            Interpreter.Visitors.LetIn(Owner!);
        }
        else
        {
            ts.Scheduler = next;
            if (Owner is null || next.Owner is null || next.Owner == Owner)
            {
                return;
            }
            Interpreter.Visitors.HandTo(next.Owner, Owner);
        }
        ts.EndStack(stack);
    }

    void TakeTurn(ThreadState ts)
    {
        turn.Begin(ts, ts.Threads.AreSeveral, Watchdogs.Interrupting is not null);
        var left = turn.Last ?? Current;
        var head = left;
        while (!turn.IsOver)
        {
            // The one protected region under all tasklets. An operation of compiled code that throws (natives that are called do not: their thunks
            // catch) takes everything on the CLR stack with it; the frames behind that, on the heap, get the exception.
            try
            {
                while (!turn.IsOver)
                {
                    head = Next();
                    RunHead(ts, head, left);
                    left = head;
                }
            }
            catch (Exception thrown) when (thrown is not ProgramLeftException)
            {
                Recover(ts, head, thrown);
                left = head;
            }
        }
        turn.Leave(ts, left);
    }

    /// <summary>After an operation that took the running tasklet out of the queue: with nobody left in it, the turn is over.</summary>
    internal void NoteIfEmpty()
    {
        if (Queue.Count == 0)
        {
            turn.End();
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
        turn.Interrupt();
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
            LookOutside(ts);
            if (Interpreter.Visitors.HasArrivals && Owner is not null)
            {
                return null;
            }
            if (ts.Threads.NextWithWork(last) is { } thread)
            {
                return thread;
            }
            Interpreter.Observation?.Idle();
            if (Interpreter.Notice(Interpreter.Questions.AreThere))
            {
                Interpreter.Questions.Answer(null);
                continue;
            }
            WaitForWork(ts);
        }
    }

    // Makes those runnable who can be. With nobody, and nobody to come, it is a deadlock, or the end of a run(); then somebody can run, too.
    internal bool HasWork()
    {
        if (Mail.HasLetters)
        {
            ReadMail();
        }
        if (HasTimers)
        {
            WakeDue();
        }
        if ((Queue.Count == 0 || stopper is not null) && HasInterrupt && Main.State != TaskletState.Ended)
        {
            Interpreter.IsInterruptRequested = false;
            Wake(Main);
            Main.Transfer = new Value(new Bomb(PyBaseException.Create(BuiltinTypes.KeyboardInterrupt, [])));
        }
        if (Main is { State: TaskletState.Paused, Wait.MindsSignals: true } && HasSignals)
        {
            Wake(Main);
        }
        if (IsStopped())
        {
            return false;
        }
        if (IsIdleForEver)
        {
            Queue.Head = Idle();
        }
        return Queue.Count > 0;
    }

    // Nobody can run, nobody will by himself, and nobody else is there who could change that.
    bool IsIdleForEver => Queue.Count == 0 && !MayWait && !AwaitsCalls && Main.State != TaskletState.Ended && !((LockWaiters > 0 || FindIdleWaiter() is null) && OtherThreadMayAct);

    void WaitForWork(ThreadState ts)
    {
        long due = -1;
        foreach (var thread in ts.Threads.All)
        {
            if (thread.Mail.HasLetters || thread.HasInterrupt)
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
        var seconds = (double)(due - Interpreter.Now) / Stopwatch.Frequency;
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
        foreach (var watchdog in Watchdogs.Callers)
        {
            yield return watchdog;
        }
        foreach (var t in timers.Tasklets())
        {
            yield return t;
        }
        foreach (var t in Outside.Tasklets)
        {
            yield return t;
        }
    }
}
