// A tree of greenlets: one for each tasklet that uses them and is no greenlet's, which is what a thread is to greenlet.
// Invariant: Current is active, and runs, or waits as any tasklet does; every other active greenlet of the tree is parked in a switch.
namespace Stackless.Runtime;

sealed class GreenletTree
{
    GreenletTree(Tasklet tasklet)
    {
        Tasklet = tasklet;
        Current = Root = Greenlet.MakeRoot(this);
    }

    /// <summary>The root's.</summary>
    public Tasklet Tasklet { get; }

    public Greenlet Root { get; }
    public Greenlet Current { get; set; }

    /// <summary><c>settrace</c>.</summary>
    public PyObject? Trace { get; set; }

    public bool HasEnded => !Tasklet.IsAlive || Tasklet.HasNoThread;

    /// <summary>The running tasklet's.</summary>
    public static GreenletTree Of(ThreadState ts)
    {
        var t = ts.Scheduler.Current;
        return t.Rare.Greenlets ??= new GreenletTree(t);
    }
}
