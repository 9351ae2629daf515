// One thread's turn: whether it is over, and what it goes on with at the next one. Turns end when nobody of the thread can run, when its main tasklet
// ends, or in the middle of something, as any preemption.
// Invariant: a turn that is interrupted is over, and the run queue's head is who goes on.
namespace Stackless.Runtime;

struct Turn
{
    // Ticks that were left of a time slice.
    int ticksLeft;

    /// <summary>Asks the loop to look whose turn it is.</summary>
    public bool IsOver { get; private set; }

    /// <summary>It ended in the middle of something: the head of the queue goes on before others.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Who gave way last, for the schedule callback.</summary>
    public Tasklet? Last { get; private set; }

    /// <summary>Of a thread that begins: nobody gave way yet, and a whole stretch of ticks is left.</summary>
    public static Turn First => new() { ticksLeft = Watchdogs.LookInterval };

    /// <param name="isShared">Other threads wait for theirs: it lasts one stretch, or what is left of a time slice.</param>
    public void Begin(ThreadState ts, bool isShared, bool hasTimeout)
    {
        IsOver = IsInterrupted = false;
        if (isShared)
        {
            ts.Ticks = hasTimeout ? ticksLeft : Watchdogs.LookInterval;
        }
    }

    public void End() => IsOver = true;

    public void Interrupt() => IsOver = IsInterrupted = true;

    /// <summary>The loop is left.</summary>
    public void Leave(ThreadState ts, Tasklet last)
    {
        Last = last;
        ticksLeft = ts.Ticks;
    }

    /// <summary>The next one begins with that tasklet, and without a former one to tell of.</summary>
    public void BeginAnew(Tasklet? last) => Last = last;

    /// <summary>Nobody is told that it is over any more: the call that asked for turns has returned.</summary>
    public void Reset() => IsOver = false;
}
