// The callers of run() of one thread, and the time slice that one of them gave. They are a stack: the innermost one goes on when nothing is
// runnable, or gets the exception that a tasklet did not catch. The first one that gave a timeout is the one that interrupts: when the time slice
// is used up, the running tasklet is taken out of the queue and handed to it (hard), or it just goes on at the next switch (soft).
// Time is counted in ticks, one per function entry and loop iteration: the nearest thing compiled code has to "instructions".
// Invariants: every member is Paused, with a RunWait; the one with a timeout is a member; an interrupt is due only while there is one, that asked for soft ones.
using System.Diagnostics;

namespace Stackless.Runtime;

struct Watchdogs()
{
    /// <summary>The longest stretch between two looks at signals.</summary>
    public const int LookInterval = 100_000;

    readonly List<Tasklet> callers = [];
    long timeout;
    long ticksLeft;
    bool isSoft;
    bool isTotal;

    /// <summary>Set by a channel operation that chose its successor: a soft interrupt waits for the next switch.</summary>
    public bool DefersSoftInterrupt;

    public readonly Tasklet? Innermost => callers.Count > 0 ? callers[^1] : null;

    /// <summary>Outermost first.</summary>
    public readonly IReadOnlyList<Tasklet> Callers => callers;

    /// <summary>Who gave a timeout and waits for it; null if nobody did.</summary>
    public Tasklet? Interrupting { get; private set; }

    /// <summary>Every tasklet gets a slice of its own.</summary>
    public readonly bool IsSlicing => Interrupting is not null && !isTotal;

    /// <summary>The slice is over, and whoever gave it goes on at the next switch.</summary>
    public bool IsSoftInterruptDue { get; private set; }

    // ---- run() -----------------------------------------------------------------------------------------------------------

    public readonly void Enter(Tasklet caller) => callers.Add(caller);

    /// <summary>Of a caller that is about to enter: what runs meanwhile has so much time. False: somebody gave a timeout before.</summary>
    public bool TryLimit(Tasklet caller, long timeout, bool soft, bool total)
    {
        if (Interrupting is not null)
        {
            return false;
        }
        Interrupting = caller;
        this.timeout = ticksLeft = timeout;
        isSoft = soft;
        isTotal = total;
        IsSoftInterruptDue = false;
        return true;
    }

    /// <summary>The innermost caller goes on.</summary>
    public Tasklet Leave()
    {
        var innermost = callers[^1];
        callers.RemoveAt(callers.Count - 1);
        innermost.Set(TaskletFlags.KeepsThread, false);
        if (ReferenceEquals(innermost, Interrupting))
        {
            Interrupting = null;
            IsSoftInterruptDue = false;
        }
        return innermost;
    }

    // ---- time slices ------------------------------------------------------------------------------------------------------

    /// <summary>How many ticks may pass until somebody looks again.</summary>
    public readonly int Ticks => Interrupting is null ? LookInterval : (int)Math.Clamp(ticksLeft, 0, LookInterval);

    public void BeginSlice() => ticksLeft = timeout;

    /// <summary>A stretch has passed. True: with it the slice, and somebody is to be interrupted.</summary>
    public bool IsLimitReached()
    {
        if (Interrupting is null || (ticksLeft -= LookInterval) > 0)
        {
            return false;
        }
        ticksLeft = 0;
        return true;
    }

    /// <summary>The interrupt waits for the next switch; false: it is a hard one.</summary>
    public bool BecomesSoftInterrupt() => IsSoftInterruptDue |= isSoft;

    /// <summary>Who goes on instead of what was to run: a soft interrupt that is due and is not to wait for another switch.</summary>
    public Tasklet? TakeSoftInterrupt()
    {
        if (DefersSoftInterrupt || Interrupting is null)
        {
            DefersSoftInterrupt = false;
            return null;
        }
        IsSoftInterruptDue = false;
        return Interrupting;
    }

    // ---- a program that moves ---------------------------------------------------------------------------------------------

    const int Soft = 1, Total = 2, Due = 4, Deferred = 8;

    /// <summary>(callers, who gave a timeout, the timeout, what is left of it, flags)</summary>
    public readonly Value[] Describe() =>
    [
        new(PyTuple.Of([.. callers.Select(t => new Value(t))])),
        Interrupting is null ? Value.None : new Value(Interrupting),
        Value.Int(timeout),
        Value.Int(ticksLeft),
        Value.Int((isSoft ? Soft : 0) | (isTotal ? Total : 0) | (IsSoftInterruptDue ? Due : 0) | (DefersSoftInterrupt ? Deferred : 0)),
    ];

    /// <summary>What <see cref="Describe"/> told.</summary>
    public void Restore(ReadOnlySpan<Value> state)
    {
        foreach (var item in ((PyTuple)state[0].Object).Items)
        {
            var caller = (Tasklet)item.Object;
            caller.Pause(RunWait.Instance);
            callers.Add(caller);
        }
        Interrupting = state[1].Object as Tasklet;
        timeout = state[2].Bits;
        ticksLeft = state[3].Bits;
        var flags = state[4].Bits;
        isSoft = (flags & Soft) != 0;
        isTotal = (flags & Total) != 0;
        IsSoftInterruptDue = (flags & Due) != 0;
        // It goes on in the middle of something: going on is no switch that an interrupt waits for.
        DefersSoftInterrupt = (flags & Deferred) != 0 || IsSoftInterruptDue;
    }

    [Conditional("DEBUG")]
    public readonly void AssertInvariants()
    {
        Debug.Assert(callers.TrueForAll(static t => t is { State: TaskletState.Paused, Wait: RunWait }), "who called run() waits in it");
        Debug.Assert(Interrupting is null || callers.Contains(Interrupting), "the one with a timeout is among them");
        Debug.Assert(!IsSoftInterruptDue || Interrupting is not null && isSoft, "an interrupt is for a caller that asked for soft ones");
    }
}
