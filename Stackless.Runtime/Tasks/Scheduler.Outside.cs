// Tasklets that wait for something outside of the program: a descriptor to become ready, a name to be looked up. The tasklet is parked and
// the others go on; the OS thread waits only when nobody can run. Who waits so is kept by OutsideWaits.
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

sealed unsafe partial class Scheduler
{
    internal readonly OutsideWaits Outside = new();

    /// <summary>
    /// Waits until one of some descriptors is ready, or until a time (a timestamp; -1: for ever). The polls are a list of pairs (descriptor,
    /// events); the result is the list of those that are ready, with what they are ready for.
    /// </summary>
    internal Value Poll(ThreadState ts, PyList wanted, long due)
    {
        var polls = new LibC.Poll[wanted.Count];
        for (var i = 0; i < polls.Length; i++)
        {
            var pair = ((PyTuple)wanted[i].Object).Items;
            polls[i] = new() { Descriptor = (int)pair[0].Bits, Events = (short)pair[1].Bits };
        }
        var maySwitch = MaySwitch;
        while (true)
        {
            var isOver = due >= 0 && Interpreter.Now >= due;
            // In an atomic section the thread itself waits, in pieces, so that it can be interrupted.
            const int piece = 50;
            var count = Ask(polls, isOver || maySwitch ? 0 : due < 0 ? piece : (int)Math.Min(piece, 1 + (due - Interpreter.Now) * 1000 / Stopwatch.Frequency));
            if (count < 0 && count != -Linux.Interrupted)
            {
                Marshal.SetLastPInvokeError(-count);
                return SystemError.Fail(ts);
            }
            if (count > 0 || isOver)
            {
                return new Value(new PyList([.. polls.Where(p => p.Ready != 0).Select(p => new Value(PyTuple.Of(Value.Int(p.Descriptor), Value.Int((ushort)p.Ready))))]));
            }
            if (HasInterrupt)
            {
                return ts.Then(Tick(ts), PollAgain, new Value(wanted), new Value(new EndedWait(due)));
            }
            if (maySwitch)
            {
                break;
            }
        }
        if (HasSignals)
        {
            return ts.Then(SignalInbox.CallHandlers(ts), PollAgain, new Value(wanted), new Value(new EndedWait(due)));
        }
        if (Mail.HasLetters && ReadMail() is { } thrown)
        {
            return ts.Raise(thrown);
        }
        var wait = new DescriptorWait(polls, due);
        return ts.Then(LeaveQueue(ts, wait, Value.Bool(false)), PollAgain, new Value(wanted), new Value(wait));
    }

    // Asks the system, or the recording. How many are ready, or the error's number as a negative one.
    int Ask(LibC.Poll[] polls, int milliseconds)
    {
        var count = Interpreter.Recording is { IsReplay: true } ? 0 : DescriptorSet.Ask(polls, milliseconds);
        if (count < 0)
        {
            count = -Marshal.GetLastPInvokeError();
        }
        if (Interpreter.Recording is not { } recording)
        {
            return count;
        }
        count = (int)recording.Number("poll", count);
        for (var i = 0; i < polls.Length; i++)
        {
            polls[i].Ready = (short)recording.Number("poll", polls[i].Ready);
        }
        return count;
    }

    /// <summary>Somebody else could run while the running tasklet waits.</summary>
    internal bool HasOthers => Queue.Count > 1 || HasTimers || Outside.Count > 0 || Thread.Threads.AreSeveral || Owner is not null;

    /// <summary>The descriptor would block, is meant to, and others could run meanwhile. Files are always ready.</summary>
    internal bool MustWaitFor(int fd, short events) =>
        HasOthers && Interpreter.Notice(!DescriptorSet.IsReady(fd, events) && DescriptorSet.IsBlocking(fd));

    // Who waits for what has come meanwhile is runnable.
    void LookOutside(ThreadState ts)
    {
        ts.WakeUp.Descriptors.LookNowAndThen();
        if (Interpreter.Recording is not null)
        {
            Interpreter.RecordedWork.Look(ts);
        }
    }

    /// <summary>Waits until a descriptor is ready.</summary>
    internal Value Poll(ThreadState ts, int fd, short events) => Poll(ts, new PyList([new Value(PyTuple.Of(Value.Int(fd), Value.Int(events)))]), -1);

    static readonly Continuation PollAgain = new("descriptors.again", &RepeatPoll);

    static Value RepeatPoll(ThreadState ts, Value done, Value wanted, Value wait, Value c) => ts.Scheduler.Poll(ts, (PyList)wanted.Object, ((Wait)wait.Object).Due);

    /// <summary>
    /// Waits until a descriptor may be ready: a true value; a false one if the time was over before. Who asks has found that it was not, and looks for itself
    /// afterwards.
    /// </summary>
    internal Value Await(ThreadState ts, int fd, short events, long due)
    {
        if (!MaySwitch)
        {
            return Poll(ts, new PyList([new Value(PyTuple.Of(Value.Int(fd), Value.Int(events)))]), due);
        }
        if (due >= 0 && Interpreter.Now >= due)
        {
            return Value.Bool(false);
        }
        if (HasInterrupt)
        {
            return ts.Then(Tick(ts), Awaited, Value.None);
        }
        if (HasSignals)
        {
            return ts.Then(SignalInbox.CallHandlers(ts), Awaited, Value.None);
        }
        if (Mail.HasLetters && ReadMail() is { } thrown)
        {
            return ts.Raise(thrown);
        }
        var wait = new DescriptorWait([new() { Descriptor = fd, Events = events }], due);
        return ts.Then(LeaveQueue(ts, wait, Value.Bool(false)), Awaited, new Value(wait));
    }

    static readonly Continuation Awaited = new("descriptors.awaited", &AfterAwait);

    // The time was over if the timer says so, and nobody else.
    static Value AfterAwait(ThreadState ts, Value result, Value wait, Value b, Value c) => Value.Bool(!(result.IsNone && wait.Object is Wait limit && limit.IsOver(ts)));

    // ---- work that other threads do --------------------------------------------------------------------------------------------

    /// <summary>Does something that may take the system a while on another thread; the tasklet goes on with the result, or with what was thrown.</summary>
    internal Value AwaitOutside(ThreadState ts, Func<Value> work)
    {
        var recording = Interpreter.Recording;
        if (!MaySwitch)
        {
            return recording is null ? work() : recording.Call(ts, "work", [], (_, _) => work());
        }
        var wait = new WorkWait();
        var current = Current;
        if (recording is not null)
        {
            Interpreter.RecordedWork.Begin(ts, current, wait, work);
            return ts.Then(LeaveQueue(ts, wait, Value.None), WorkDone, new Value(wait));
        }
        ThreadPool.QueueUserWorkItem(_ =>
        {
            // Nobody else is there to catch it: it is the tasklet's.
            try
            {
                wait.Result = work();
            }
            catch (Exception error)
            {
                wait.Error = error;
            }
            wait.IsDone = true;
            current.Scheduler.Post(current, null, wait);
        });
        return ts.Then(LeaveQueue(ts, wait, Value.None), WorkDone, new Value(wait));
    }

    /// <summary>The running tasklet waits until the host throws into it.</summary>
    internal Value AwaitHost(ThreadState ts) => LeaveQueue(ts, new HostWait(), Value.None);

    static readonly Continuation WorkDone = new("outside.done", &EndWork);

    // Woken by somebody else, it waits on. A program that came out of a pickle has no such work any more.
    static Value EndWork(ThreadState ts, Value result, Value work, Value b, Value c)
    {
        if (work.Object is not WorkWait wait)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "what the system was asked was not pickled");
        }
        if (!wait.IsDone)
        {
            return ts.Then(ts.Scheduler.LeaveQueue(ts, wait, Value.None), WorkDone, work);
        }
        return wait.Error is { } error ? ts.RaiseThrown(error) : wait.Result;
    }
}
