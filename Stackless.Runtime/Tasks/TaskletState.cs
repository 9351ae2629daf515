// What a tasklet is doing. Each state answers: is it in the run queue? in a channel's queue? whose are its frames? may it be pickled?
// A tasklet that waits always says for what (BlockReason): the deadlock report is made of these.
namespace Stackless.Runtime;

public enum TaskletState : byte
{
    /// <summary>No function, or a function without arguments yet. No queue, no frames; may be pickled.</summary>
    Unbound,

    /// <summary>Has a frame and is in no queue: not inserted, removed, interrupted, sleeping, or waiting in <c>run()</c>. May be pickled.</summary>
    Paused,

    /// <summary>In the run queue, its frames on the heap. May be pickled.</summary>
    Scheduled,

    /// <summary>In the run queue, its frames on the CLR stack. May not be pickled.</summary>
    Running,

    /// <summary>In a channel's queue, its frames on the heap. May be pickled.</summary>
    Blocked,

    /// <summary>Its last frame has returned. No queue, no frames; may be bound again, may be pickled.</summary>
    Ended,
}

/// <summary>Why a tasklet does not run, though it could go on.</summary>
public enum BlockReason : byte
{
    /// <summary>It runs, or is in the run queue, or has nothing to do.</summary>
    None,

    /// <summary>Bound with arguments, never inserted.</summary>
    NotInserted,

    /// <summary>Taken out of the run queue: <c>remove</c>, <c>schedule_remove</c>, <c>switch</c>.</summary>
    Removed,

    /// <summary>Preempted by a watchdog, and now nobody's but the one who called <c>run(timeout)</c>.</summary>
    Interrupted,

    /// <summary>Called <c>run()</c>: goes on when the run queue is empty.</summary>
    WaitingInRun,

    /// <summary>In a channel's queue with a value to give.</summary>
    Sending,

    /// <summary>In a channel's queue, waiting for a value.</summary>
    Receiving,

    /// <summary>In <c>time.sleep</c>: goes on when its time has come, and counts as runnable.</summary>
    Sleeping,

    /// <summary>Got what it waited for on a channel from another thread; its own thread has still to make it runnable.</summary>
    Served,

    /// <summary>In <c>acquire</c> of a lock that is taken.</summary>
    WaitingForLock,

    /// <summary>Waits for a descriptor to become ready, or for another answer of the system; run() waits for it too.</summary>
    WaitingOutside,

    /// <summary>Came out of a pickle that did not contain what it waited for.</summary>
    Unpickled,
}

[Flags]
public enum TaskletFlags : byte
{
    None = 0,

    /// <summary>Not to be preempted.</summary>
    IsAtomic = 1,

    /// <summary>May be preempted at any nesting level. Ours is always 0, so this is kept and has no effect.</summary>
    IgnoresNesting = 2,

    /// <summary>Refuses to block on a channel.</summary>
    HasBlockTrap = 4,

    /// <summary>Its time was over while it was atomic.</summary>
    IsInterruptPending = 8,

    /// <summary>The error handler is being run in it, for its own uncaught exception.</summary>
    IsInErrorHandler = 16,

    /// <summary>Called <c>run(threadblock=True)</c> and waits there.</summary>
    KeepsThread = 32,
}
