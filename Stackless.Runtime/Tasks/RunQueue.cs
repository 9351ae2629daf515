// The tasklets that can run, as a ring through their Next and Prev links. The running tasklet is in it, and is where it begins and
// ends: "last" is just before it. So schedule() moves nothing at all, it only goes on to the next one.
// Invariants: Current is in the ring unless the ring is empty; Count is the length of the ring; every member is Scheduled or Running.
using System.Diagnostics;

namespace Stackless.Runtime;

internal struct RunQueue
{
    /// <summary>The running tasklet.</summary>
    public Tasklet Current;
    public int Count;

    /// <summary>Is the running tasklet the only one that can run?</summary>
    public readonly bool IsCurrentAlone => ReferenceEquals(Current.Next, Current);

    /// <summary>Puts a tasklet at the end: just before the running one.</summary>
    public void InsertLast(Tasklet t)
    {
        Debug.Assert(t.Next is null && t.Prev is null, "a tasklet is in one queue at a time");
        if (Count++ == 0)
        {
            t.Next = t.Prev = t;
            return;
        }
        var last = Current.Prev!;
        t.Prev = last;
        t.Next = Current;
        last.Next = t;
        Current.Prev = t;
    }

    /// <summary>Puts a tasklet just after the running one.</summary>
    public void InsertNext(Tasklet t)
    {
        Debug.Assert(t.Next is null && t.Prev is null, "a tasklet is in one queue at a time");
        if (Count++ == 0)
        {
            t.Next = t.Prev = t;
            return;
        }
        var next = Current.Next!;
        t.Prev = Current;
        t.Next = next;
        next.Prev = t;
        Current.Next = t;
    }

    /// <summary>Takes a tasklet out. If it was the running one, Current must be set before the next insertion.</summary>
    public void Remove(Tasklet t)
    {
        Debug.Assert(t.Next is not null && t.Prev is not null, "only members can be removed");
        var next = t.Next;
        var prev = t.Prev;
        prev.Next = next;
        next.Prev = prev;
        t.Next = t.Prev = null;
        Count--;
    }
}
