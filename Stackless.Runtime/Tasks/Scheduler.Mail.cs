// Reading what other OS threads have asked for (Mail), and what one of Python's threads may know of the others.
namespace Stackless.Runtime;

sealed partial class Scheduler
{
    internal readonly Mail Mail = new();

    /// <summary>Any OS thread: makes a tasklet of this scheduler runnable, with an exception if there is one.</summary>
    /// <param name="over">The wait that is over; null: whatever it waits for.</param>
    internal void Post(Tasklet t, PyBaseException? thrown, Wait? over)
    {
        Mail.Post(new Letter(t, thrown, over));
        Thread.WakeUp.Set();
    }

    /// <summary>Does what the letters ask. An exception for the running tasklet is returned: it is raised by who asks.</summary>
    PyBaseException? ReadMail()
    {
        PyBaseException? forCurrent = null;
        Mail.BeginToRead();
        while (Mail.TryRead(out var letter))
        {
            var t = letter.Tasklet;
            if (!ReferenceEquals(t.Scheduler, this))
            {
                t.Scheduler.Post(t, letter.Thrown, letter.Over);
            }
            else if (t.State == TaskletState.Running)
            {
                forCurrent = letter.Thrown ?? forCurrent;
            }
            // Who has just left the queue has no frames on the heap yet, and is woken all the same.
            else if (letter.Thrown is not null ? t.IsAlive : t.State == TaskletState.Paused && (letter.Over is null || ReferenceEquals(letter.Over, t.Wait)))
            {
                t.WakeWith(letter.Thrown);
            }
        }
        return forCurrent;
    }

    // ---- the threads -------------------------------------------------------------------------------------------------------

    /// <summary>The scheduler of the program's main thread, which handles signals.</summary>
    internal bool IsFirst => ReferenceEquals(Thread.Threads.First, this);

    bool HasSignals => Interpreter.HasSignals && IsFirst;

    bool OtherThreadsRun => Thread.Threads.AreSeveral;

    /// <summary>
    /// Another thread will have something to do, which may yet wake a tasklet of this one. If all wait for each other, nobody will; nor will one that is held until a call out of it
    /// returns.
    /// </summary>
    internal bool OtherThreadMayAct => Thread.Threads.AnyOther(this, static other => !other.IsHeld && (
        other.Queue.Count > 0 && other.stopper is not { State: TaskletState.Paused } || other.Mail.HasLetters || other.HasTimers || other.Outside.Count > 0
        || other.FindIdleWaiter() is not null && !other.KeepsThread));

    /// <summary>The innermost caller of run() asked to wait for other threads, and there are some.</summary>
    bool KeepsThread => Watchdogs.Innermost is { } watchdog && watchdog.Has(TaskletFlags.KeepsThread) && OtherThreadsRun;

    /// <summary>With an empty run queue: may somebody still become runnable?</summary>
    internal bool MayWait => HasTimers || Mail.HasLetters || Outside.Count > 0 || KeepsThread;
}
