// Waiting for a .NET Task: the tasklet is parked, and who completes the task wakes it by a letter. Tasks/Wait.cs has the rules.
namespace Stackless.Runtime;

static unsafe class HostTasks
{
    sealed class TaskWait : OutsideWait
    {
        public override string Words => "waits for a .NET task";
    }

    /// <summary>Waits until a task is completed, whatever its end. Afterwards <paramref name="then"/> is called with <paramref name="argument"/>, if there is any.</summary>
    public static Value WaitFor(ThreadState ts, Task task, Value then, Value argument)
    {
        if (task.IsCompleted)
        {
            return After(ts, Value.None, new Value(new PyHostObject(task)), then, argument);
        }
        var scheduler = ts.Scheduler;
        if (scheduler.SwitchTrap != 0 || scheduler.Current.Has(TaskletFlags.IsAtomic))
        {
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            return After(ts, Value.None, new Value(new PyHostObject(task)), then, argument);
        }
        var (wait, current) = (new TaskWait(), scheduler.Current);
        task.ContinueWith(_ => current.Scheduler.Post(current, null, wait), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return ts.Then(scheduler.LeaveQueue(ts, wait, Value.None), Woken, new Value(new PyHostObject(task)), then, argument);
    }

    static readonly Continuation Woken = new("clr.task", &After);

    // Woken by somebody else, it waits on.
    static Value After(ThreadState ts, Value result, Value task, Value then, Value argument) =>
        ((PyHostObject)task.Object).Target is Task { IsCompleted: false } unfinished ? WaitFor(ts, unfinished, then, argument)
        : then.IsNull || then.IsNone ? Value.None
        : then.Object.Call1(ts, argument);
}
