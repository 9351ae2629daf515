// What a tasklet that does not run waits for. A tasklet has one wait while it is Paused or Blocked, and whoever wants something of it asks the
// wait: its words for the deadlock report, how it is left, whether others may move or count the tasklet meanwhile, what is pickled of it.
// A way to wait is one class, beside the operation that waits (SleepWait, LockWait, DescriptorWait, OutsideWait); here is what all have in
// common, and the waits that are nothing but a place to be out of the run queue.
// Three ends: it is over (its own business posts or wakes the tasklet), somebody else wakes the tasklet before (Leave), or the tasklet is made to
// forget its frames (Leave, isForgotten: nothing of it will run that could clean up).
// Invariants: Begin and End alternate; while a wait has a timer it is in its scheduler's Timers; a shared wait has no state.
using System.Diagnostics;

namespace Stackless.Runtime;

[PyType("wait", Module = "_stackless", IsHidden = true)]
abstract partial class Wait(long due = -1) : PyObject(ShapeIds.Wait)
{
    /// <summary>When it ends by itself (a timestamp); -1: never.</summary>
    public readonly long Due = due;

    /// <summary>Who waits, while it has a timer.</summary>
    internal Tasklet? Timed;

    /// <summary>It ends by itself: the tasklet counts as runnable.</summary>
    public bool IsTimed => Due >= 0;

    /// <summary>In the deadlock report, after the tasklet's name.</summary>
    public abstract string Words { get; }

    /// <summary>What the error says if main waits so, and nobody is left to end it.</summary>
    public virtual string Deadlock => "the main tasklet is receiving without a sender available.";

    /// <summary>For a channel's: which one.</summary>
    public virtual Channel? ChannelOf(Tasklet t) => null;

    /// <summary>The one thing that somebody may do something to, so that it ends; null if there is no such thing.</summary>
    public virtual object? WaitsFor => null;

    /// <summary>The tasklet cannot be given to another thread meanwhile.</summary>
    public virtual bool HoldsToThread => IsTimed;

    /// <summary>If main waits so, it goes on when nothing else can run.</summary>
    public virtual bool EndsWhenIdle => true;

    /// <summary>If main waits so, a signal is handled at once.</summary>
    public virtual bool MindsSignals => IsTimed;

    /// <summary>Under which name it comes back out of a pickle; null: it does not, and what waited looks for itself when it is run.</summary>
    public virtual string? PickledName => null;

    /// <summary>It is an object of many tasklets.</summary>
    public virtual bool IsShared => false;

    /// <summary>The tasklet has left the run queue.</summary>
    public void Begin(Tasklet t)
    {
        if (IsTimed)
        {
            t.Scheduler.AddTimer(t, this);
        }
        Enter(t);
    }

    /// <summary>The tasklet waits no more, whatever the reason.</summary>
    public void End(Tasklet t, bool isForgotten)
    {
        if (Timed is not null)
        {
            t.Scheduler.RemoveTimer(this);
        }
        Leave(t, isForgotten);
    }

    /// <summary>Puts the tasklet where it will be found.</summary>
    protected virtual void Enter(Tasklet t)
    {
    }

    /// <summary>Takes it out there.</summary>
    protected virtual void Leave(Tasklet t, bool isForgotten)
    {
    }

    /// <summary>When so many seconds will have passed.</summary>
    public static long After(ThreadState ts, double seconds) => ts.Interpreter.Now + (long)(seconds * Stopwatch.Frequency);

    /// <summary>Its time has come.</summary>
    public bool IsOver(ThreadState ts) => IsTimed && ts.Interpreter.Now >= Due;
}

/// <summary>Came out of a pickle: of what was waited for only the time limit is known. The operation begins anew.</summary>
sealed class EndedWait(long due) : Wait(due)
{
    public override string Words => "waited when it was pickled";
}

/// <summary>Out of the run queue, and nowhere else: until somebody inserts it.</summary>
sealed class Park : Wait
{
    /// <summary>Bound with arguments, never inserted.</summary>
    public static readonly Park NotInserted = new("was never inserted", "not_inserted");

    /// <summary>Taken out of the run queue: <c>remove</c>, <c>schedule_remove</c>, <c>switch</c>.</summary>
    public static readonly Park Removed = new("was removed from the run queue", "removed");

    /// <summary>Preempted by a watchdog, and now nobody's but the one who called <c>run(timeout)</c>.</summary>
    public static readonly Park Interrupted = new("was interrupted by its watchdog", "interrupted");

    /// <summary>Came out of a pickle that did not contain what it waited for.</summary>
    public static readonly Park Unpickled = new("was unpickled and not inserted", null);

    readonly string words;
    readonly string? name;

    Park(string words, string? name)
    {
        this.words = words;
        this.name = name;
    }

    public override string Words => words;
    public override string? PickledName => name;
    public override bool IsShared => true;

    /// <summary>By its name in a pickle; any other is what it was unpickled for.</summary>
    public static Park Named(Value name) => (name.Object as PyStr)?.Text switch
    {
        "not_inserted" => NotInserted,
        "removed" => Removed,
        "interrupted" => Interrupted,
        _ => Unpickled,
    };
}

/// <summary>Called <c>run()</c>: goes on when the run queue is empty.</summary>
sealed class RunWait : Wait
{
    public static readonly RunWait Instance = new();

    public override string Words => "waits in run()";
    public override bool HoldsToThread => true;
    public override bool IsShared => true;

    protected override void Leave(Tasklet t, bool isForgotten) => t.Scheduler.LeaveRun(t);
}

/// <summary>In a channel's queue. The channel keeps who waits, and all of them send or all receive: a switch writes nothing for the wait.</summary>
sealed class ChannelWait : Wait
{
    public static readonly ChannelWait Sending = new("sends", "the main tasklet is sending without a receiver available.");
    public static readonly ChannelWait Receiving = new("receives", "the main tasklet is receiving without a sender available.");

    readonly string words, deadlock;

    ChannelWait(string words, string deadlock)
    {
        this.words = words;
        this.deadlock = deadlock;
    }

    public override string Words => words;
    public override string Deadlock => deadlock;
    public override Channel? ChannelOf(Tasklet t) => t.LastChannel;
    public override bool IsShared => true;

    protected override void Leave(Tasklet t, bool isForgotten) => t.LastChannel!.Withdraw(t);
}

/// <summary>Got what it waited for on a channel from another thread; its own thread has still to make it runnable.</summary>
sealed class ServedWait : Wait
{
    public static readonly ServedWait Instance = new();

    public override string Words => "was served by another thread";
    public override bool HoldsToThread => true;
    public override bool EndsWhenIdle => false;
    public override bool IsShared => true;
}
