// What other OS threads ask of one thread's tasklets: to be run, or to be thrown into. A scheduler is touched by the OS thread that runs its
// interpreter only, so the others (a cancellation, the pool, who watches descriptors, a host) put a letter here. It is read at the next switch, at the
// next look at signals, or when there is nothing to run.
// Invariant: HasLetters is true from before a letter can be found until after somebody has begun to read.
using System.Collections.Concurrent;

namespace Stackless.Runtime;

/// <summary>To one tasklet. A class: a queue of classes is compiled already, and every scheduler has one.</summary>
/// <param name="Thrown">The exception that it gets; null: it is made runnable.</param>
/// <param name="Over">The wait that is over: if it does not wait for that any more, the letter means nothing. Null: whatever it waits for.</param>
sealed record Letter(Tasklet Tasklet, PyBaseException? Thrown, Wait? Over);

sealed class Mail
{
    readonly ConcurrentQueue<Letter> letters = new();
    volatile bool hasLetters;

    /// <summary>There may be some.</summary>
    public bool HasLetters => hasLetters;

    /// <summary>By any OS thread.</summary>
    public void Post(Letter letter)
    {
        letters.Enqueue(letter);
        hasLetters = true;
    }

    /// <summary>All that are there, one after the other.</summary>
    public bool TryRead(out Letter letter) => letters.TryDequeue(out letter!);

    /// <summary>Before the first is read: what is posted from here on is new.</summary>
    public void BeginToRead() => hasLetters = false;

    /// <summary>Those for a tasklet were too late.</summary>
    public void Drop(Tasklet t)
    {
        // Counting them, or asking whether there are any, takes as long as a call.
        if (!hasLetters)
        {
            return;
        }
        for (var i = letters.Count; i > 0 && letters.TryDequeue(out var letter); i--)
        {
            if (!ReferenceEquals(letter.Tasklet, t))
            {
                letters.Enqueue(letter);
            }
        }
    }
}
