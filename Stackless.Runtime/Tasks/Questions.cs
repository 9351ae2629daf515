// What other OS threads want to know of an interpreter's tasklets: asked at any time, answered by who runs the interpreter, between two operations, when every
// frame can be looked at. Nobody who runs is asked to look often: a question is met when the ticks run out, or when nobody has anything to do.
using System.Collections.Concurrent;

namespace Stackless.Runtime;

sealed class Questions(ThreadState ts)
{
    readonly ConcurrentQueue<(Func<ThreadState, Frame?, string> Answer, TaskCompletionSource<string> Asker)> open = new();

    /// <summary>Somebody waits for an answer.</summary>
    public bool AreThere => !open.IsEmpty;

    /// <summary>Any OS thread. <paramref name="answer"/> gets the innermost frame of the running tasklet, or null if nobody runs.</summary>
    public Task<string> Ask(Func<ThreadState, Frame?, string> answer)
    {
        var asker = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        open.Enqueue((answer, asker));
        ts.WakeUp.Set();
        return asker.Task;
    }

    /// <summary>By who runs the interpreter.</summary>
    public void Answer(Frame? top)
    {
        while (open.TryDequeue(out var question))
        {
            try
            {
                question.Asker.SetResult(question.Answer(ts, top));
            }
            catch (Exception error)
            {
                // Whoever asked is told; the program goes on.
                question.Asker.SetException(error);
            }
        }
    }
}
