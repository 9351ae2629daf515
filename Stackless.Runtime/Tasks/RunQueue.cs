// The tasklets that can run, as a ring through their Next and Prev links. The running tasklet is in it, and is where it begins and
// ends: "last" is just before it. So schedule() moves nothing at all, it only goes on to the next one.
// Invariants: Head is a member, the running tasklet if that is one, and null only if the ring is empty; Count is the length of the ring;
// every member is Scheduled or Running.
using System.Diagnostics;

namespace Stackless.Runtime;

internal struct RunQueue
{
    /// <summary>The running tasklet; for the moment between its leaving and the next one's turn, who came after it.</summary>
    public Tasklet? Head;
    public int Count;

    /// <summary>Puts a tasklet at the end: just before the head.</summary>
    public void InsertLast(Tasklet t)
    {
        Debug.Assert(t.Next is null && t.Prev is null, "a tasklet is in one queue at a time");
        if (Count++ == 0)
        {
            Head = t.Next = t.Prev = t;
            return;
        }
        var last = Head!.Prev!;
        t.Prev = last;
        t.Next = Head;
        last.Next = t;
        Head.Prev = t;
    }

    /// <summary>Puts a tasklet just after the head.</summary>
    public void InsertNext(Tasklet t)
    {
        Debug.Assert(t.Next is null && t.Prev is null, "a tasklet is in one queue at a time");
        if (Count++ == 0)
        {
            Head = t.Next = t.Prev = t;
            return;
        }
        var next = Head!.Next!;
        t.Prev = Head;
        t.Next = next;
        next.Prev = t;
        Head.Next = t;
    }

    /// <summary>Takes a tasklet out. If it was the head, the next one is.</summary>
    public void Remove(Tasklet t)
    {
        Debug.Assert(t.Next is not null && t.Prev is not null, "only members can be removed");
        var next = t.Next;
        var prev = t.Prev;
        prev.Next = next;
        next.Prev = prev;
        t.Next = t.Prev = null;
        Count--;
        if (ReferenceEquals(Head, t))
        {
            Head = Count == 0 ? null : next;
        }
    }
}
