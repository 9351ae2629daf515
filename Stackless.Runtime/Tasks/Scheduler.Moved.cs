// A scheduler's part of a program that moves to another process (MovedProgram): who runs next, who waits in run(), who listens.
namespace Stackless.Runtime;

/// <summary>The program goes on elsewhere: unwinds the run that it leaves.</summary>
sealed class ProgramMovedException(byte[] program) : ProgramLeftException("the program has been moved")
{
    public byte[] Program { get; } = program;
}

sealed partial class Scheduler
{
    /// <summary>Nothing outside of the program is waited for, and no other thread runs.</summary>
    internal bool IsAlone(out string reason)
    {
        reason = OtherThreadsRun ? "other threads run" : Outside.Count > 0 ? "the system is waited for" : LockWaiters > 0 ? "a lock is waited for"
            : DefaultContext.Made is not null ? "contexts are in use" : Interpreter.Signals.IsListening ? "signals are listened to" : Interpreter.HasOpenDescriptors ? "descriptors are open" : SwitchTrap != 0 || IsInChannelCallback ? "switching is trapped" : "";
        return reason.Length == 0;
    }

    // (main, those in the run queue, the running one first, and sleepers, who look for themselves whether they have slept enough; callers of
    //  run(); the one with a timeout, its time; ticks; callbacks; hooks of asynchronous generators)
    internal Value Describe()
    {
        var queue = new List<Value>();
        for (var t = Current; ; t = t.Next ?? Current)
        {
            queue.Add(new Value(t));
            if (ReferenceEquals(t.Next ?? Current, Current))
            {
                break;
            }
        }
        foreach (var t in timers.Tasklets())
        {
            queue.Add(new Value(t));
        }
        return new Value(PyTuple.Of([
            new(Main), new(PyTuple.Of([.. queue])), .. Watchdogs.Describe(),
            Value.Int(Thread.Ticks), OrNone(Interpreter.ScheduleCallback), OrNone(Interpreter.ChannelCallback), OrNone(Interpreter.ErrorHandler),
            AsyncFirstIteration, AsyncFinalizer]));
    }

    static Value OrNone(PyObject? o) => o is null ? Value.None : new Value(o);

    /// <summary>Goes on with what <see cref="Describe"/> told in another process, to the end of its main tasklet.</summary>
    internal Value RunMoved(Value[] state)
    {
        Queue.Remove(Main);
        Main = (Tasklet)state[0].Object;
        foreach (var item in ((PyTuple)state[1].Object).Items)
        {
            var t = (Tasklet)item.Object;
            t.State = TaskletState.Scheduled;
            Queue.InsertLast(t);
        }
        Watchdogs.Restore(state.AsSpan(2, 5));
        Thread.Ticks = (int)state[7].Bits;
        Interpreter.ScheduleCallback = state[8].IsNone ? null : state[8].Object;
        Interpreter.SetChannelCallback(state[9].IsNone ? null : state[9].Object);
        Interpreter.ErrorHandler = state[10].IsNone ? null : state[10].Object;
        AsyncFirstIteration = state[11];
        AsyncFinalizer = state[12];
        turn.BeginAnew(Current);
        // Who asks for its caller has been captured over there.
        Thread.Behind = Current.Innermost?.Back;
        return RunToEnd();
    }
}
