// The waits of one scheduler that end by themselves, in the order of their times. To give one up is cheap, since most time limits are
// never reached: it stays in the queue until its time has come or such ones are the most.
// Invariants: Count is the number of waits in the queue whose Timed is set; those are what their tasklets wait for.
using System.Diagnostics;

namespace Stackless.Runtime;

sealed class Timers
{
    const int FewStale = 64;

    // Made when there is a first one: most programs have none.
    PriorityQueue<Wait, (long Due, long Order)>? queue;
    long order;

    public int Count { get; private set; }

    public void Add(Tasklet t, Wait wait)
    {
        wait.Timed = t;
        queue ??= new();
        queue.Enqueue(wait, (wait.Due, order++));
        Count++;
    }

    public void Remove(Wait wait)
    {
        wait.Timed = null;
        Count--;
        if (queue!.Count > 2 * Count + FewStale)
        {
            queue = new(queue.UnorderedItems.Where(item => item.Element.Timed is not null));
        }
    }

    /// <summary>When the first one ends; -1 if there is none.</summary>
    public long NextDue
    {
        get
        {
            while (queue is not null && queue.TryPeek(out var wait, out var first))
            {
                if (wait.Timed is not null)
                {
                    return first.Due;
                }
                queue.Dequeue();
            }
            return -1;
        }
    }

    /// <summary>Who waits so, in the order of their times.</summary>
    public Tasklet[] Tasklets() => queue is null ? [] : [.. queue.UnorderedItems.Where(item => item.Element.Timed is not null).OrderBy(item => item.Priority).Select(item => item.Element.Timed!)];

    /// <summary>The first one, if its time has come.</summary>
    public Tasklet? FirstDue(long now) => NextDue is >= 0 and var due && due <= now ? queue!.Peek().Timed : null;

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        var timed = queue?.UnorderedItems.Select(item => item.Element).Where(wait => wait.Timed is not null).ToArray() ?? [];
        Debug.Assert(timed.Length == Count, "who has not given up is counted");
        Debug.Assert(timed.All(wait => ReferenceEquals(wait.Timed!.Wait, wait)), "it is what its tasklet waits for");
    }
}
