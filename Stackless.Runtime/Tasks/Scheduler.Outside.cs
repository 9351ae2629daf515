// Tasklets that wait for something outside of the program: a descriptor to become ready, a name to be looked up. The tasklet is parked and
// the others go on; the OS thread waits only when nobody can run. Like sleepers, who waits so is not deadlocked, and run() waits for it.
// Invariant: outside holds the tasklets of this scheduler that DescriptorWatch or another thread may yet post.
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

internal sealed unsafe partial class Scheduler
{
    readonly HashSet<Tasklet> outside = [];

    const int Interrupted = 4;

    /// <summary>
    /// Waits until one of some descriptors is ready, or until a time (a timestamp; -1: for ever). The polls are a list of pairs (descriptor,
    /// events); the result is the list of those that are ready, with what they are ready for.
    /// </summary>
    internal Value Poll(ThreadState ts, PyList wanted, long due)
    {
        var polls = new DescriptorWatch.Poll[wanted.Count];
        for (int i = 0; i < polls.Length; i++)
        {
            var pair = ((PyTuple)wanted[i].Object).Items;
            polls[i] = new() { Descriptor = (int)pair[0].Bits, Events = (short)pair[1].Bits };
        }
        bool maySwitch = SwitchTrap == 0 && !Current.Has(TaskletFlags.IsAtomic);
        while (true)
        {
            bool isOver = due >= 0 && Stopwatch.GetTimestamp() >= due;
            // In an atomic section the thread itself waits, in pieces, so that it can be interrupted.
            const int piece = 50;
            int count = DescriptorWatch.Ask(polls, isOver || maySwitch ? 0 : due < 0 ? piece : (int)Math.Min(piece, 1 + (due - Stopwatch.GetTimestamp()) * 1000 / Stopwatch.Frequency));
            if (count < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                return PosixModule.Fail(ts);
            }
            if (count > 0 || isOver)
            {
                return new Value(new PyList([.. polls.Where(p => p.Ready != 0).Select(p => new Value(PyTuple.Of(Value.Int(p.Descriptor), Value.Int((ushort)p.Ready))))]));
            }
            if (HasInterrupt)
            {
                return ts.Then(Tick(ts), PollAgain, new Value(wanted), Value.Int(due));
            }
            if (maySwitch)
            {
                break;
            }
        }
        if (HasSignals)
        {
            return ts.Then(SignalModule.CallHandlers(ts), PollAgain, new Value(wanted), Value.Int(due));
        }
        if (hasMail && ReadMail() is { } thrown)
        {
            return ts.Raise(thrown);
        }
        outside.Add(Current);
        long watch = DescriptorWatch.Add(Current, polls);
        return ts.Then(ParkForOutside(ts, due), Polled, new Value(wanted), Value.Int(due), Value.Int(watch));
    }

    /// <summary>The descriptor would block, is meant to, and others could run meanwhile. Files are always ready.</summary>
    internal bool MustWaitFor(int fd, short events) =>
        (Queue.Count > 1 || HasSleepers || outside.Count > 0 || Thread.Threads.Count > 1 || Owner is not null) && DescriptorWatch.Ask([new() { Descriptor = fd, Events = events }], 0) == 0 && PosixModule.IsBlocking(fd);

    /// <summary>Waits until a descriptor is ready.</summary>
    internal Value Poll(ThreadState ts, int fd, short events) => Poll(ts, new PyList([new Value(PyTuple.Of(Value.Int(fd), Value.Int(events)))]), -1);

    static readonly Continuation PollAgain = new("descriptors.again", &RepeatPoll);
    static readonly Continuation Polled = new("descriptors.polled", &EndPoll, handlesExceptions: true);

    static Value RepeatPoll(ThreadState ts, Value done, Value wanted, Value due, Value c) => ts.Scheduler.Poll(ts, (PyList)wanted.Object, due.Bits);

    static Value EndPoll(ThreadState ts, Value result, Value wanted, Value due, Value watch)
    {
        if (DescriptorWatch.Remove(watch.Bits))
        {
            ts.Scheduler.outside.Remove(ts.Scheduler.Current);
        }
        return result.IsNull ? default : ts.Scheduler.Poll(ts, (PyList)wanted.Object, due.Bits);
    }

    // ---- work that other threads do --------------------------------------------------------------------------------------------

    /// <summary>What an OS thread of the pool computes; it must not touch Python's objects but those it makes.</summary>
    sealed class OutsideWork() : PyObject(ShapeIds.Object)
    {
        public Value Result;
        public volatile bool IsDone;
    }

    /// <summary>Does something that may take the system a while on another thread; the tasklet goes on with the result.</summary>
    internal Value AwaitOutside(ThreadState ts, Func<Value> work)
    {
        if (SwitchTrap != 0 || Current.Has(TaskletFlags.IsAtomic))
        {
            return work();
        }
        var asked = new OutsideWork();
        var current = Current;
        outside.Add(current);
        ThreadPool.QueueUserWorkItem(_ =>
        {
            asked.Result = work();
            asked.IsDone = true;
            current.Scheduler.Post(current, null);
        });
        return ts.Then(ParkForOutside(ts, -1), WorkDone, new Value(asked));
    }

    static readonly Continuation WorkDone = new("outside.done", &EndWork, handlesExceptions: true);

    // Woken by somebody else, it waits on. A program that came out of a pickle has no such work any more.
    static Value EndWork(ThreadState ts, Value result, Value work, Value b, Value c)
    {
        var scheduler = ts.Scheduler;
        if (result.IsNull || work.Object is not OutsideWork asked)
        {
            scheduler.outside.Remove(scheduler.Current);
            return result.IsNull ? default : ts.Raise(BuiltinTypes.RuntimeError, "what the system was asked was not pickled");
        }
        if (asked.IsDone)
        {
            scheduler.outside.Remove(scheduler.Current);
            return asked.Result;
        }
        return ts.Then(scheduler.ParkForOutside(ts, -1), WorkDone, work);
    }

    /// <summary>The running tasklet waits until the host throws into it: that is no deadlock.</summary>
    internal Value ParkForHost(ThreadState ts)
    {
        outside.Add(Current);
        return ParkForOutside(ts, -1);
    }

    internal void EndHosting() => outside.Remove(Current);

    /// <summary>The running tasklet leaves the run queue until it is posted, or until a time (a timestamp; -1: never).</summary>
    Value ParkForOutside(ThreadState ts, long due)
    {
        if (due < 0)
        {
            return LeaveQueue(ts, BlockReason.WaitingOutside, Value.None);
        }
        sleepers ??= new();
        sleepers.Enqueue(Current, (due, sleepCount++));
        return LeaveQueue(ts, BlockReason.Sleeping, Value.Bool(false));
    }
}
