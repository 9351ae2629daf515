// Python's threads of one thread state, in the order of their turns: those that may have one. Touched by who runs the interpreter only.
// Invariants: the first is the program's main thread, or the call that came first; none is in it twice; none of them has ended.
using System.Diagnostics;

namespace Stackless.Runtime;

sealed class PythonThreads(ThreadState ts)
{
    readonly List<Scheduler> threads = [];

    public int Count => threads.Count;

    public bool AreSeveral => threads.Count > 1;

    /// <summary>Null if none runs.</summary>
    public Scheduler? First => threads.Count > 0 ? threads[0] : null;

    public IReadOnlyList<Scheduler> All => threads;

    public void Add(Scheduler thread)
    {
        threads.Add(thread);
        thread.HasTurns = true;
        if (threads.Count == 2)
        {
            ts.Interpreter.UpdateChannelsAreWatched();
        }
        AssertInvariants();
    }

    public void Remove(Scheduler thread)
    {
        if (!thread.HasTurns)
        {
            return;
        }
        thread.HasTurns = false;
        // A call from C# came last, and mostly leaves first.
        threads.RemoveAt(threads.LastIndexOf(thread));
        if (threads.Count == 1)
        {
            ts.Interpreter.UpdateChannelsAreWatched();
        }
    }

    /// <summary>The thread of that id, or null.</summary>
    public Scheduler? WithId(long id) => threads.Find(thread => thread.ThreadId == id);

    public bool AnyOther(Scheduler than, Predicate<Scheduler> isSo)
    {
        foreach (var thread in threads)
        {
            if (thread != than && isSo(thread))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The first one that has something to do, beginning behind the one that had its turn last; null if nobody has.</summary>
    public Scheduler? NextWithWork(Scheduler last)
    {
        var at = threads.IndexOf(last);
        for (var i = 1; i <= threads.Count; i++)
        {
            var thread = threads[(at + i) % threads.Count];
            if (!thread.IsHeld && thread.HasWork())
            {
                return thread;
            }
        }
        return null;
    }

    /// <summary>One that serves a call from C#, other than that; a thread that waits for a call inside of itself only if there is no other.</summary>
    public Scheduler? Visited(Scheduler? than)
    {
        Scheduler? held = null;
        foreach (var thread in threads)
        {
            if (thread.Owner is not null && thread != than)
            {
                if (!thread.IsHeld)
                {
                    return thread;
                }
                held ??= thread;
            }
        }
        return held;
    }

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        Debug.Assert(threads.Distinct().Count() == threads.Count, "a thread has one turn");
        foreach (var thread in threads)
        {
            Debug.Assert(thread.HasTurns, "a thread knows that it may have a turn");
            thread.AssertPhase();
        }
    }
}
