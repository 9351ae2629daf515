// Waiting for a .NET Task: the tasklet is parked, and who completes the task wakes it by a letter. Tasks/Wait.cs has the rules.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

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

    /// <summary>
    /// Methods of .NET that wait for what other threads do, and do not mind which thread waits. These may run Python code, and could not while the caller holds the interpreter. What belongs to
    /// the OS thread that has it (Monitor, Mutex) is none of them.
    /// </summary>
    public static bool Block(MethodBase info)
    {
        var type = info.DeclaringType is { IsGenericType: true } made ? made.GetGenericTypeDefinition() : info.DeclaringType;
        return info.Name switch
        {
            "Join" or "Sleep" => type == typeof(System.Threading.Thread),
            "WaitOne" => type == typeof(WaitHandle),
            "WaitAll" or "WaitAny" => type == typeof(WaitHandle) || type == typeof(Task),
            "Wait" => type == typeof(Task) || type == typeof(SemaphoreSlim) || type == typeof(ManualResetEventSlim) || type == typeof(CountdownEvent),
            "SignalAndWait" => type == typeof(WaitHandle) || type == typeof(Barrier),
            "SpinUntil" => type == typeof(SpinWait),
            "For" or "ForEach" or "Invoke" => type == typeof(Parallel),
            "Add" or "TryAdd" or "Take" or "TryTake" => type == typeof(BlockingCollection<>),
            "WaitForExit" => type == typeof(Process),
            _ => false,
        };
    }
}
