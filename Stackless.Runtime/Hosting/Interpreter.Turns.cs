// Who runs the interpreter. Any OS thread may call in; each call is a thread of Python with a main tasklet of its own, which runs on the caller's OS
// thread and on no other. One visitor holds the interpreter; it hands it on where threads of Python take turns (Scheduler.Threads.cs): when its
// threads have nothing to run, or have run for long enough. A call from inside of a call (a native function that calls back) is one more thread of
// the same visitor; the one that waits for it is held until it returns.
// A thread of Python whose call has returned is kept for later calls, with the tasklets that it left behind: they go on when one comes.
// Invariants: holder is null exactly while nobody runs the interpreter; only the holder touches its objects; who waits for a turn is in arrivals, or
// has a thread in the thread state's list.
namespace Stackless.Runtime;

public sealed partial class Interpreter
{
    readonly Lock gate = new();
    readonly List<Visitor> arrivals = [];
    readonly Stack<Scheduler> free = [];
    Visitor? holder;
    volatile bool hasArrivals;
    bool isDisposed;

    internal bool IsDisposed => isDisposed;

    /// <summary>Somebody waits to be let in.</summary>
    internal bool HasArrivals => hasArrivals;

    /// <summary>Lets the calling OS thread in, as a new thread of Python; it holds the interpreter when this returns.</summary>
    /// <param name="outer">Of a call from inside of a call, the thread that is held meanwhile.</param>
    /// <exception cref="ObjectDisposedException">The interpreter is disposed.</exception>
    internal Scheduler Enter(CancellationToken cancellation, out Scheduler? outer)
    {
        Visitor visitor;
        bool mustWait;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (holder is { IsHere: true })
            {
                outer = Thread.Scheduler;
                outer.IsHeld = true;
                int ticks = Thread.Ticks;
                var inner = Begin(holder);
                Thread.Ticks = ticks;
                return inner;
            }
            visitor = new Visitor();
            mustWait = holder is not null;
            if (!mustWait)
            {
                holder = visitor;
            }
            else
            {
                arrivals.Add(visitor);
                hasArrivals = true;
                Thread.WakeUp.Set();
            }
        }
        outer = null;
        if (mustWait)
        {
            AwaitEntry(visitor, cancellation);
            RefuseIfDisposed();
        }
        return Begin(visitor);
    }

    void RefuseIfDisposed()
    {
        lock (gate)
        {
            if (isDisposed)
            {
                HandOn();
                throw new ObjectDisposedException(Name);
            }
        }
    }

    void AwaitEntry(Visitor visitor, CancellationToken cancellation)
    {
        try
        {
            visitor.AwaitTurn(cancellation);
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                if (arrivals.Remove(visitor))
                {
                    hasArrivals = arrivals.Count > 0;
                    throw;
                }
                HandOn();
            }
            throw;
        }
    }

    // By the holder: a thread for a call, the one that was left last if there is one.
    Scheduler Begin(Visitor visitor)
    {
        var thread = free.Count > 0 ? free.Pop() : new Scheduler(Thread);
        thread.BeginVisit(visitor);
        if (!Thread.Threads.Contains(thread))
        {
            Thread.Threads.Add(thread);
            Add(thread);
        }
        return thread;
    }

    /// <summary>The call has returned: its thread waits for the next one, and somebody else runs the interpreter.</summary>
    internal void Exit(Scheduler thread, Scheduler? outer)
    {
        thread.EndVisit();
        if (pump is null)
        {
            Thread.Threads.Remove(thread);
            Remove(thread);
        }
        free.Push(thread);
        if (outer is not null)
        {
            Thread.Scheduler = outer;
            outer.IsHeld = false;
            return;
        }
        lock (gate)
        {
            HandOn();
        }
    }

    // Under the gate, by who held the interpreter and does not want it any more.
    void HandOn()
    {
        if (TakeArrival() is { } arrival)
        {
            holder = arrival;
        }
        else if ((Thread.Threads.Find(static t => t.Owner is not null && !t.IsHeld) ?? Thread.Threads.Find(static t => t.Owner is not null)) is { } next)
        {
            Thread.Scheduler = next;
            holder = next.Owner;
        }
        else
        {
            holder = null;
        }
        holder?.GiveTurn();
    }

    Visitor? TakeArrival()
    {
        if (arrivals.Count == 0)
        {
            return null;
        }
        var first = arrivals[0];
        arrivals.RemoveAt(0);
        hasArrivals = arrivals.Count > 0;
        return first;
    }

    /// <summary>The holder, between two turns: lets the first one in who waits, and goes on when its own turn comes.</summary>
    internal void LetIn(Visitor self)
    {
        lock (gate)
        {
            if (TakeArrival() is not { } arrival)
            {
                return;
            }
            holder = arrival;
            arrival.GiveTurn();
        }
        self.AwaitTurn();
    }

    // The holder waits until it is alone, or one of the others has left.
    void HandToOthers(Scheduler own)
    {
        lock (gate)
        {
            if (TakeArrival() is { } arrival)
            {
                holder = arrival;
            }
            else
            {
                var next = Thread.Threads.Find(t => t.Owner is not null && t != own && !t.IsHeld)!;
                Thread.Scheduler = next;
                holder = next.Owner!;
            }
            holder.GiveTurn();
        }
        own.Owner!.AwaitTurn();
    }

    /// <summary>The holder, between two turns: the next turn is a thread's whose OS thread is another one.</summary>
    internal void HandTo(Visitor next, Visitor self)
    {
        lock (gate)
        {
            holder = next;
            next.GiveTurn();
        }
        self.AwaitTurn();
    }
}
