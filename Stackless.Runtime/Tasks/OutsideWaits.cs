// Which tasklets of one thread wait for something outside of the program: a descriptor to become ready, a name to be looked up, the host. Like
// sleepers, who waits so is not deadlocked, and run() waits for it.
// Invariant: its members are the tasklets that another OS thread (the pool, the host) or the descriptors may yet wake: those with an OutsideWait.
using System.Diagnostics;

namespace Stackless.Runtime;

sealed class OutsideWaits
{
    readonly HashSet<Tasklet> tasklets = [];

    public int Count => tasklets.Count;

    public IReadOnlyCollection<Tasklet> Tasklets => tasklets;

    public void Add(Tasklet t) => tasklets.Add(t);

    public void Remove(Tasklet t) => tasklets.Remove(t);

    [Conditional("DEBUG")]
    public void AssertInvariants() => Debug.Assert(tasklets.All(static t => t.Wait is OutsideWait), "who is kept here waits for what is outside");
}

/// <summary>The system, or the host, is to answer.</summary>
class OutsideWait(long due = -1) : Wait(due)
{
    public override string Words => "waits for the system";
    public override bool HoldsToThread => true;
    public override bool MindsSignals => true;

    protected override void Enter(Tasklet t) => t.Scheduler.Outside.Add(t);

    protected override void Leave(Tasklet t, bool isForgotten) => t.Scheduler.Outside.Remove(t);
}

/// <summary>One of some descriptors is to become ready.</summary>
sealed class DescriptorWait(LibC.Poll[] polls, long due) : OutsideWait(due)
{
    Tasklet? tasklet;

    public LibC.Poll[] Polls => polls;

    /// <summary>One of them is ready.</summary>
    public void Over() => tasklet!.Scheduler.Post(tasklet, null, this);

    protected override void Enter(Tasklet t)
    {
        base.Enter(t);
        tasklet = t;
        t.Scheduler.Thread.WakeUp.Descriptors.Add(this);
    }

    protected override void Leave(Tasklet t, bool isForgotten)
    {
        t.Scheduler.Thread.WakeUp.Descriptors.Remove(this);
        base.Leave(t, isForgotten);
    }
}

/// <summary>What an OS thread of the pool computes is to be there; it must not touch Python's objects but those it makes.</summary>
sealed class WorkWait : OutsideWait
{
    public Value Result;
    public Exception? Error;
    public volatile bool IsDone;
}

/// <summary>The host is to throw into it: a wait that is no deadlock.</summary>
sealed class HostWait : OutsideWait
{
    public override string Words => "waits for its host";
}
