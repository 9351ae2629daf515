// What other threads ask of a scheduler's tasklets: to be run, or to be thrown into. A scheduler is touched by its own thread only, so
// the others put a letter into its mail; it is read at the next switch, at the next look at signals, or when the thread has nothing to run.
// Schedulers that run a program are known to each other by thread id. Channels may be shared: Channel.Watched.cs.
using System.Collections.Concurrent;

namespace Stackless.Runtime;

internal sealed partial class Scheduler
{
    // A class: a queue of classes is compiled already, and every scheduler has one.
    sealed record Letter(Tasklet Tasklet, PyBaseException? Thrown, Wait? Over);

    readonly ConcurrentQueue<Letter> mail = new();
    volatile bool hasMail;

    /// <summary>Any thread: makes a tasklet of this scheduler runnable, with an exception if there is one.</summary>
    /// <param name="over">The wait that is over: if it does not wait for that any more, the letter means nothing. Null: whatever it waits for.</param>
    internal void Post(Tasklet t, PyBaseException? thrown, Wait? over)
    {
        mail.Enqueue(new Letter(t, thrown, over));
        hasMail = true;
        Thread.WakeUp.Set();
    }

    // Letters for a tasklet that were too late.
    void DropMail(Tasklet t)
    {
        for (int i = mail.Count; i > 0 && mail.TryDequeue(out var letter); i--)
        {
            if (!ReferenceEquals(letter.Tasklet, t))
            {
                mail.Enqueue(letter);
            }
        }
    }

    /// <summary>Does what the letters ask. An exception for the running tasklet is returned: it is raised by who asks.</summary>
    PyBaseException? ReadMail()
    {
        PyBaseException? forCurrent = null;
        hasMail = false;
        while (mail.TryDequeue(out var letter))
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
    internal bool IsFirst => Interpreter.IsFirst(this);

    bool HasSignals => Interpreter.HasSignals && IsFirst;

    bool OtherThreadsRun => Interpreter.SeveralThreadsRun;

    /// <summary>It has nothing to run and waits for another thread. Written under the lock of the list.</summary>
    bool isIdle;

    void SetIdle(bool isIdle)
    {
        if (this.isIdle != isIdle)
        {
            lock (Interpreter.ThreadsGate)
            {
                this.isIdle = isIdle;
            }
        }
    }

    /// <summary>Another thread runs something that may yet wake a tasklet of this one. If all wait for each other, nobody will.</summary>
    internal bool OtherThreadMayAct => Interpreter.OtherThread(this, other => other.hasMail || (other.Thread == Thread ? other.HasMore : !other.isIdle));

    // Of a thread whose turn it is not: it will have something to do.
    bool HasMore => Queue.Count > 0 || HasTimers || FindIdleWaiter() is not null && !KeepsThread;

    /// <summary>The innermost caller of run() asked to wait for other threads, and there are some.</summary>
    bool KeepsThread => InnermostWatchdog is { } watchdog && watchdog.Has(TaskletFlags.KeepsThread) && OtherThreadsRun;

    /// <summary>With an empty run queue: may somebody still become runnable?</summary>
    internal bool MayWait => HasTimers || hasMail || outside.Count > 0 || KeepsThread;
}
