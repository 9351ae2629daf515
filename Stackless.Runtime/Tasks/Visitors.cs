// Who holds an interpreter, and who waits to be let in. One visitor (an OS thread that has called in) holds it at a time; he gives it to another one,
// and waits until it is given back. Who finds nobody there comes in, and goes out while nobody waits, by one exchange of the holder; everything else is done under one gate.
// Invariants: the holder is null exactly while nobody runs the interpreter; then nobody waits but for whom the one who has just gone out is about to find: who arrives says so before he looks
// for a holder, and who leaves looks for arrivals after there is none any more. Who waits to be let in is not inside; nobody arrives after the end.
using System.Diagnostics;

namespace Stackless.Runtime;

/// <param name="interpreter">Its name, for errors.</param>
/// <param name="inside">Chooses who goes on when nobody waits to be let in: a call that is inside, or null. Called by who holds the interpreter.</param>
sealed class Visitors(string interpreter, Func<Visitor?> inside)
{
    readonly Lock gate = new();
    readonly Queue<Visitor> arrivals = [];
    volatile Visitor? holder;
    volatile bool hasArrivals;
    volatile bool areRefused;

    /// <summary>Somebody waits to be let in.</summary>
    public bool HasArrivals => hasArrivals;

    /// <summary>The interpreter is disposed.</summary>
    public bool AreRefused => areRefused;

    /// <summary>Is the interpreter run by the calling OS thread?</summary>
    public bool IsHolderHere => holder is { IsHere: true };

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
        if (areRefused)
        {
            throw new ObjectDisposedException(interpreter);
        }
        var found = holder;
        isInside = found is { IsHere: true };
        if (isInside)
        {
            return found!;
        }
        var visitor = Visitor.Here();
        if (found is not null || !TryHold(visitor))
        {
            Arrive(visitor, wakeUp, cancellation);
        }
        else if (areRefused)
        {
            // The end came between the look and the entry.
            Leave();
            visitor.Rest();
            throw new ObjectDisposedException(interpreter);
        }
        return visitor;
    }

    // If nobody holds it.
    bool TryHold(Visitor visitor) => Interlocked.CompareExchange(ref holder, visitor, null) is null;

    void Arrive(Visitor visitor, WakeUp wakeUp, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (areRefused)
            {
                visitor.Rest();
                throw new ObjectDisposedException(interpreter);
            }
            arrivals.Enqueue(visitor);
            hasArrivals = true;
            if (TryHold(visitor))
            {
                Forget(visitor);
                return;
            }
            AssertInvariants();
            wakeUp.Set();
        }
        AwaitEntry(visitor, cancellation);
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
            Forget(visitor);
            return true;
        }
    }

    // It waits to be let in no more.
    void Forget(Visitor visitor)
    {
        Visitor[] others = [.. arrivals.Where(v => v != visitor)];
        arrivals.Clear();
        foreach (var other in others)
        {
            arrivals.Enqueue(other);
        }
        hasArrivals = arrivals.Count > 0;
        AssertInvariants();
    }

    /// <summary>The holder goes out: who waits to be let in is next, else a call that is inside, else nobody.</summary>
    public void Leave()
    {
        if (hasArrivals || inside() is not null)
        {
            lock (gate)
            {
                Give(TakeArrival() ?? inside());
            }
            return;
        }
        Interlocked.Exchange(ref holder, null);
        if (hasArrivals)
        {
            LetInWhoCameMeanwhile();
        }
    }

    void LetInWhoCameMeanwhile()
    {
        lock (gate)
        {
            if (arrivals.TryPeek(out var first) && TryHold(first))
            {
                Give(TakeArrival());
            }
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
        Debug.Assert(holder is null || !arrivals.Contains(holder), "who waits to be let in is not inside");
    }
}
