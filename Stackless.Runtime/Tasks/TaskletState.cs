// What a tasklet is doing. Each state answers: is it in the run queue? in a channel's queue? whose are its frames? may it be pickled?
// A tasklet that is Paused or Blocked says what it waits for: Wait.cs.
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
