// Who holds an interpreter, and who waits to be let in. One visitor (an OS thread that has called in) holds it at a time; he gives it to another one,
// and waits until it is given back. Everything here is done under one gate, by who holds the interpreter or wants to.
// Invariants: the holder is null exactly while nobody runs the interpreter, and then nobody waits; who waits to be let in is not inside; nobody
// arrives after the end.
using System.Diagnostics;

namespace Stackless.Runtime;

/// <param name="interpreter">Its name, for errors.</param>
/// <param name="inside">Chooses who goes on when nobody waits to be let in: a call that is inside, or null. Called by who holds the interpreter.</param>
sealed class Visitors(string interpreter, Func<Visitor?> inside)
{
    readonly Lock gate = new();
    readonly Queue<Visitor> arrivals = [];
    Visitor? holder;
    volatile bool hasArrivals;
    volatile bool areRefused;

    /// <summary>Somebody waits to be let in.</summary>
    public bool HasArrivals => hasArrivals;

    /// <summary>The interpreter is disposed.</summary>
    public bool AreRefused => areRefused;

    /// <summary>Is the interpreter run by the calling OS thread?</summary>
    public bool IsHolderHere
    {
        get
        {
            lock (gate)
            {
                return holder is { IsHere: true };
            }
        }
    }

    /// <summary>From here on nobody is let in. By the holder.</summary>
    public void Refuse()
    {
        lock (gate)
        {
            areRefused = true;
        }
    }

    /// <summary>Lets the calling OS thread in; it holds the interpreter when this returns.</summary>
    /// <param name="wakeUp">Ends a wait of the holder.</param>
    /// <param name="isInside">It did before: this is a call from inside of a call.</param>
    /// <exception cref="ObjectDisposedException">Nobody is let in any more.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before it was its turn.</exception>
    public Visitor Enter(WakeUp wakeUp, CancellationToken cancellation, out bool isInside)
    {
        Visitor visitor;
        lock (gate)
        {
            if (areRefused)
            {
                throw new ObjectDisposedException(interpreter);
            }
            isInside = holder is { IsHere: true };
            if (isInside)
            {
                return holder!;
            }
            visitor = Visitor.Here();
            if (holder is null)
            {
                holder = visitor;
                AssertInvariants();
                return visitor;
            }
            arrivals.Enqueue(visitor);
            hasArrivals = true;
            AssertInvariants();
            wakeUp.Set();
        }
        AwaitEntry(visitor, cancellation);
        return visitor;
    }

    void AwaitEntry(Visitor visitor, CancellationToken cancellation)
    {
        try
        {
            visitor.AwaitTurn(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Not asked in a filter: that would run while the semaphore is locked, and who lets somebody in has the gate and wants the semaphore.
            if (!TryGiveUp(visitor))
            {
                // It was let in at the same moment.
                Leave();
            }
            throw;
        }
    }

    bool TryGiveUp(Visitor visitor)
    {
        lock (gate)
        {
            if (!arrivals.Contains(visitor))
            {
                return false;
            }
            Visitor[] others = [.. arrivals.Where(v => v != visitor)];
            arrivals.Clear();
            foreach (var other in others)
            {
                arrivals.Enqueue(other);
            }
            hasArrivals = arrivals.Count > 0;
            AssertInvariants();
            return true;
        }
    }

    /// <summary>The holder goes out: who waits to be let in is next, else a call that is inside, else nobody.</summary>
    public void Leave()
    {
        lock (gate)
        {
            Give(TakeArrival() ?? inside());
        }
    }

    /// <summary>The holder lets the first one in who waits, if there is one, and goes on when its own turn comes.</summary>
    public void LetIn(Visitor self)
    {
        lock (gate)
        {
            if (TakeArrival() is not { } arrival)
            {
                return;
            }
            Give(arrival);
        }
        self.AwaitTurn();
    }

    /// <summary>The holder gives the interpreter to somebody who is inside, and goes on when its own turn comes.</summary>
    public void HandTo(Visitor next, Visitor self)
    {
        lock (gate)
        {
            Give(next);
        }
        self.AwaitTurn();
    }

    void Give(Visitor? next)
    {
        holder = next;
        AssertInvariants();
        next?.GiveTurn();
    }

    Visitor? TakeArrival()
    {
        arrivals.TryDequeue(out var first);
        hasArrivals = arrivals.Count > 0;
        return first;
    }

    [Conditional("DEBUG")]
    void AssertInvariants()
    {
        Debug.Assert(hasArrivals == arrivals.Count > 0, "who looks without the gate sees whether somebody waits");
        Debug.Assert(holder is not null || arrivals.Count == 0, "nobody waits for an interpreter that nobody runs");
        Debug.Assert(holder is null || !arrivals.Contains(holder), "who waits to be let in is not inside");
    }
}
