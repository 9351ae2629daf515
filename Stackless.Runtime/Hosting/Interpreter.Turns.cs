// Who runs the interpreter. Any OS thread may call in; each call is a thread of Python with a main tasklet of its own, which runs on the caller's OS
// thread and on no other. One visitor holds the interpreter (Visitors); it hands it on where threads of Python take turns (Scheduler.Threads.cs): when
// its threads have nothing to run, or have run for long enough. A call from inside of a call (a native function that calls back) is one more thread of
// the same visitor; the one that waits for it is held until it returns.
// A thread of Python whose call has returned is kept for later calls, with the tasklets that it left behind: they go on when one comes.
// Invariants: only the holder touches the interpreter's objects; a thread in `free` serves no call, and has turns only while a pump runs.
using System.Diagnostics;

namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    readonly Stack<Scheduler> free = [];

    internal bool IsDisposed => Visitors.AreRefused;

    /// <summary>Lets the calling OS thread in, as a new thread of Python; it holds the interpreter when this returns.</summary>
    /// <param name="outer">Of a call from inside of a call, the thread that is held meanwhile.</param>
    /// <exception cref="ObjectDisposedException">The interpreter is disposed.</exception>
    internal Scheduler Enter(CancellationToken cancellation, out Scheduler? outer)
    {
        var visitor = Visitors.Enter(Thread.WakeUp, cancellation, out var isInside);
        if (isInside)
        {
            outer = Thread.Scheduler;
            outer.IsHeld = true;
            var ticks = Thread.Ticks;
            var inner = Begin(visitor);
            Thread.Ticks = ticks;
            return inner;
        }
        outer = null;
        if (IsDisposed)
        {
            // While it waited.
            Visitors.Leave();
            throw new ObjectDisposedException(Name);
        }
        return Begin(visitor);
    }

    // By the holder: a thread for a call, the one that was left last if there is one.
    Scheduler Begin(Visitor visitor)
    {
        var thread = free.Count > 0 ? free.Pop() : new Scheduler(Thread);
        thread.BeginVisit(visitor);
        if (!thread.HasTurns)
        {
            Thread.Threads.Add(thread);
        }
        return thread;
    }

    /// <summary>The call has returned: its thread waits for the next one, and somebody else runs the interpreter.</summary>
    internal void Exit(Scheduler thread, Scheduler? outer)
    {
        var visitor = thread.Owner!;
        thread.EndVisit();
        if (pump is null)
        {
            Thread.Threads.Remove(thread);
        }
        Debug.Assert(!free.Contains(thread) && thread.Owner is null, "it serves no call");
        free.Push(thread);
        if (outer is not null)
        {
            Thread.Scheduler = outer;
            outer.IsHeld = false;
            return;
        }
        Visitors.Leave();
        visitor.Rest();
    }

    // A call that is inside, whose thread has the next turn.
    Visitor? ChooseInside()
    {
        if (Thread.Threads.Visited(null) is not { } next)
        {
            return null;
        }
        Thread.Scheduler = next;
        return next.Owner;
    }

    // The holder waits until it is alone, or one of the others has left.
    void HandToOthers(Scheduler own)
    {
        if (Visitors.HasArrivals)
        {
            Visitors.LetIn(own.Owner!);
            return;
        }
        var next = Thread.Threads.Visited(own)!;
        Thread.Scheduler = next;
        Visitors.HandTo(next.Owner!, own.Owner!);
    }
}
