// The runnable tasklets of a scheduler, as a ring linked through the tasklets themselves. The running one is the head and keeps its
// place; to give way is to make the next one the head. A tasklet alone in the ring has no links: two tasklets that take turns on a
// channel enter and leave the ring at every transfer, and a link is a write that the garbage collector has to be told of.
// Invariants: Head is a member, and null only if the ring is empty; Count is the length of the ring; every member is Scheduled or Running.
using System.Diagnostics;

namespace Stackless.Runtime;

struct RunQueue
{
    /// <summary>The running tasklet, or the one chosen to go on while the stack is captured.</summary>
    public Tasklet? Head;
    public int Count;

    /// <summary>Who comes after the head: itself if it is alone.</summary>
    public readonly Tasklet Next => Head!.Next ?? Head;

    /// <summary>Puts a tasklet at the end: just before the head.</summary>
    public void InsertLast(Tasklet t)
    {
        Debug.Assert(t.Next is null && t.Prev is null, "a tasklet is in one queue at a time");
        if (Count++ == 0)
        {
            Head = t;
            return;
        }
        Link(Head!.Prev ?? Head, t, Head);
    }

    /// <summary>Puts a tasklet just after the head.</summary>
    public void InsertNext(Tasklet t)
    {
        Debug.Assert(t.Next is null && t.Prev is null, "a tasklet is in one queue at a time");
        if (Count++ == 0)
        {
            Head = t;
            return;
        }
        Link(Head!, t, Head!.Next ?? Head);
    }

    static void Link(Tasklet prev, Tasklet t, Tasklet next)
    {
        t.Prev = prev;
        t.Next = next;
        prev.Next = t;
        next.Prev = t;
    }

    /// <summary>Takes a tasklet out. If it was the head, the next one is.</summary>
    public void Remove(Tasklet t)
    {
        var next = t.Next;
        var prev = t.Prev;
        t.Next = t.Prev = null;
        Count--;
        if (next is null)
        {
            Debug.Assert(Count == 0 && ReferenceEquals(Head, t), "only members can be removed");
            Head = null;
            return;
        }
        if (ReferenceEquals(next, prev))
        {
            next.Next = next.Prev = null;
        }
        else
        {
            prev!.Next = next;
            next.Prev = prev;
        }
        if (ReferenceEquals(Head, t))
        {
            Head = next;
        }
    }

    [Conditional("DEBUG")]
    public readonly void AssertInvariants()
    {
        var (at, count) = (Head, 0);
        while (at is not null && (count == 0 || !ReferenceEquals(at, Head)))
        {
            Debug.Assert(at.IsInRunQueue, "every member is scheduled or running");
            Debug.Assert(at.Next is null == at.Prev is null && (at.Next is null || ReferenceEquals(at.Next.Prev, at)), "neighbours know each other");
            (at, count) = (at.Next, count + 1);
        }
        Debug.Assert(count == Count, "the count is the length of the ring");
    }
}
