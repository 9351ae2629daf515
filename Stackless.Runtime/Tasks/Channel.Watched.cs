// What the fast paths leave out: a channel callback, which runs before the operation, and other threads. While several threads run programs,
// the channel is locked for each operation, since a partner may wait on any of them: he is taken out of the queue, given the value, and
// made runnable by a letter to his scheduler; the caller goes on, whatever the preference. A thread never waits while it holds the lock.
// Invariant: with several threads, a tasklet enters and leaves the queue, and changes State from or to Blocked, only under the channel's lock.
namespace Stackless.Runtime;

public sealed unsafe partial class Channel
{
    Value SendWatched(ThreadState ts, Value value) =>
        ts.Interpreter.ChannelCallback is null ? Exchange(ts, value, isSending: true) : Announce(ts, value, isSending: true);

    Value ReceiveWatched(ThreadState ts) =>
        ts.Interpreter.ChannelCallback is null ? Exchange(ts, Value.None, isSending: false) : Announce(ts, Value.None, isSending: false);

    Value Exchange(ThreadState ts, Value value, bool isSending)
    {
        lock (this)
        {
            var hasPartner = isSending ? Balance < 0 : Balance > 0;
            if (hasPartner && ts.Interpreter.Observation is { } observation)
            {
                var current = ts.Scheduler.Current;
                observation.Exchanged(isSending ? current : First!, isSending ? First! : current);
            }
            return hasPartner
                ? Deliver(ts, value, isSending ? ChannelPreference.Receiver : ChannelPreference.Sender)
                : BlockWatched(ts, value, isSending);
        }
    }

    // As Block; but another thread may be the one that comes to the rescue, and waiting for that is the caller's, without the lock.
    Value BlockWatched(ThreadState ts, Value value, bool isSending)
    {
        var scheduler = ts.Scheduler;
        var current = scheduler.Current;
        var mayBlock = scheduler.SwitchTrap == 0 && !IsClosing && !current.Has(TaskletFlags.HasBlockTrap);
        var waitsForOthers = scheduler.Queue.Count == 1 && (scheduler.FindIdleWaiter() is null && scheduler.OtherThreadMayAct || scheduler.MayBlock);
        return mayBlock && waitsForOthers ? WaitForOthers(ts, current, value, isSending) : Block(ts, value, isSending);
    }

    Value WaitForOthers(ThreadState ts, Tasklet current, Value value, bool isSending)
    {
        ts.Scheduler.Queue.Remove(current);
        current.State = TaskletState.Blocked;
        Value.Store(ref current.Transfer, value);
        Enqueue(current, isSending);
        ts.Scheduler.NoteIfEmpty();
        return ts.Suspend();
    }

    // The partner is another thread's: from here on he waits for the letter only.
    Value DeliverAbroad(ThreadState ts, Tasklet partner, Value value)
    {
        Dequeue(partner);
        var received = partner.Transfer;
        partner.Transfer = value;
        partner.Pause(ServedWait.Instance);
        partner.Scheduler.Post(partner, null, ServedWait.Instance);
        return received.Object is Bomb bomb ? ts.Raise(bomb.Exception) : received;
    }

    /// <summary>Takes a tasklet out of the queue, unless another thread has just served it.</summary>
    internal void Withdraw(Tasklet t)
    {
        lock (this)
        {
            if (t.State == TaskletState.Blocked)
            {
                Dequeue(t);
            }
        }
    }

    /// <summary>A waiting tasklet changes its thread; false if it does not wait any more.</summary>
    internal bool TryMove(Tasklet t, Scheduler target)
    {
        lock (this)
        {
            if (t.State != TaskletState.Blocked)
            {
                return false;
            }
            t.Scheduler = target;
            return true;
        }
    }

    // ---- the channel callback ------------------------------------------------------------------------------------------

    Value Announce(ThreadState ts, Value value, bool isSending)
    {
        var scheduler = ts.Scheduler;
        if (scheduler.IsInChannelCallback)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "Recursive channel call due to callbacks!");
        }
        var willBlock = isSending ? Balance >= 0 : Balance <= 0;
        scheduler.Current.Transfer = value;
        scheduler.IsInChannelCallback = true;
        var done = ts.Interpreter.ChannelCallback!.Call4(ts, new Value(this), new Value(scheduler.Current), Value.Bool(isSending), Value.Bool(willBlock));
        return ts.Then(done, Announced, new Value(this), value, Value.Bool(isSending));
    }

    static readonly Continuation Announced = new("channel.announced", &AfterAnnouncement, handlesExceptions: true);

    static Value AfterAnnouncement(ThreadState ts, Value result, Value channel, Value value, Value isSending)
    {
        ts.Scheduler.IsInChannelCallback = false;
        return result.IsNull ? default : ((Channel)channel.Object).Exchange(ts, value, isSending.IsTrue);
    }
}
