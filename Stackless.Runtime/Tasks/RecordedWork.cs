// Work that other OS threads do for a program that is recorded or replayed. When it is done is seen where descriptors are looked at, and nowhere else: there the recording says what
// was done by then. A replay does none of it.
// Invariant: begun has all works in their order, those that are done as null.
using System.Collections.Concurrent;

namespace Stackless.Runtime;

sealed class RecordedWork
{
    readonly List<(Tasklet Tasklet, WorkWait Wait)?> begun = [];
    readonly ConcurrentQueue<(int Number, Value Result, string? Error)> done = new();
    int openCount;

    public void Begin(ThreadState ts, Tasklet tasklet, WorkWait wait, Func<Value> work)
    {
        var number = begun.Count;
        begun.Add((tasklet, wait));
        openCount++;
        if (ts.Interpreter.Recording!.IsReplay)
        {
            return;
        }
        ThreadPool.QueueUserWorkItem(_ =>
        {
            // Nobody else is there to catch it: it is the tasklet's.
            try
            {
                done.Enqueue((number, work(), null));
            }
            catch (Exception error)
            {
                done.Enqueue((number, default, error.Message));
            }
            ts.WakeUp.Set();
        });
    }

    /// <summary>Whose work is done goes on.</summary>
    public void Look(ThreadState ts)
    {
        var recording = ts.Interpreter.Recording!;
        while (openCount > 0 && recording.Flag(!done.IsEmpty))
        {
            done.TryDequeue(out var first);
            var number = (int)recording.Number("work", first.Number);
            var (result, error) = recording.Work(ts, first.Result, first.Error);
            var (tasklet, wait) = begun[number]!.Value;
            begun[number] = null;
            openCount--;
            wait.Result = result;
            wait.Error = error is null ? null : new IOException(error);
            wait.IsDone = true;
            tasklet.Scheduler.Post(tasklet, null, wait);
        }
    }
}
