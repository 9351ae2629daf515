// A rendezvous: a value goes from a sender to a receiver when both are there; whoever comes first waits in the queue.
// Four cases. A partner waits: the values are exchanged, and Preference says who goes on (Deliver). Nobody waits: the caller blocks
// (Block), unless the channel is closed, the tasklet has a block trap, or nobody could ever wake it: a deadlock.
// Invariants: Balance > 0: all waiters send; < 0: all receive; 0: the queue is empty. The queue is linked through the tasklets'
// Next and Prev, whose ends are null, in order of arrival. Last is set only while there are two or more: one waiter is the common case.
// While several threads run programs, or somebody listens, operations go through Channel.Watched.cs.
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

/// <summary>Who goes on when a partner was waiting.</summary>
public enum ChannelPreference : sbyte
{
    Receiver = -1,
    Caller = 0,
    Sender = 1,
}

[PyType("channel", Module = "stackless", Subclassable = true, Id = "Channel")]
public sealed unsafe partial class Channel : PyObject
{
    internal Tasklet? First, Last;
    internal int Balance;
    internal ChannelPreference Preference = ChannelPreference.Receiver;

    /// <summary>Overrides the preference: the partner goes last and the caller lets the next one run.</summary>
    internal bool SchedulesAll;

    /// <summary>No operation may block any more; what waits already is still served.</summary>
    internal bool IsClosing;

    Value[]? attributes;

    internal Channel(int shapeId) : base(shapeId)
    {
    }

    public Channel() : base(ShapeIds.Channel)
    {
    }

    internal override ref Value[]? AttributeSlots
    {
        get
        {
            if (ShapeId == ShapeIds.Channel)
            {
                return ref Unsafe.NullRef<Value[]?>();
            }
            return ref attributes;
        }
    }

    // ---- the operations ------------------------------------------------------------------------------------------------

    /// <summary>Gives a value (a Bomb: an exception) to a receiver; None.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Value Send(ThreadState ts, Value value)
    {
        if (ts.Interpreter.ChannelsAreWatched)
        {
            return SendWatched(ts, value);
        }
        return Balance < 0 ? Deliver(ts, value, ChannelPreference.Receiver) : Block(ts, value, isSending: true);
    }

    /// <summary>Takes a value from a sender.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Value Receive(ThreadState ts)
    {
        if (ts.Interpreter.ChannelsAreWatched)
        {
            return ReceiveWatched(ts);
        }
        return Balance > 0 ? Deliver(ts, Value.None, ChannelPreference.Sender) : Block(ts, Value.None, isSending: false);
    }

    // A partner waits. The caller gives `value` and gets what the partner brought.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Value Deliver(ThreadState ts, Value value, ChannelPreference partnerRole)
    {
        var scheduler = ts.Scheduler;
        var partner = First!;
        if (!ReferenceEquals(partner.Scheduler, scheduler))
        {
            return DeliverAbroad(ts, partner, value);
        }
        var switches = SchedulesAll || Preference == partnerRole;
        if (switches && scheduler.CannotSwitch(ts))
        {
            return default;
        }
        Dequeue(partner);
        var received = partner.Transfer;
        Value.Store(ref partner.Transfer, value);
        partner.State = TaskletState.Scheduled;
        if (SchedulesAll)
        {
            scheduler.Queue.InsertLast(partner);
            return scheduler.SwitchTo(ts, scheduler.Queue.Next, received);
        }
        if (switches)
        {
            scheduler.Queue.InsertNext(partner);
            scheduler.Watchdogs.DefersSoftInterrupt = true;
            return scheduler.SwitchTo(ts, partner, received);
        }
        scheduler.Queue.InsertLast(partner);
        return received.Object is Bomb bomb ? ts.Raise(bomb.Exception) : received;
    }

    // Nobody waits.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Value Block(ThreadState ts, Value value, bool isSending)
    {
        var scheduler = ts.Scheduler;
        var current = scheduler.Current;
        if (IsClosing)
        {
            return ts.Raise(BuiltinTypes.ValueError, "Send/receive operation on a closed channel");
        }
        if (current.Has(TaskletFlags.HasBlockTrap))
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "this tasklet does not like to be blocked.");
        }
        if (scheduler.CannotSwitch(ts))
        {
            return default;
        }
        if (scheduler.MayBlock)
        {
            scheduler.Queue.Remove(current);
        }
        else
        {
            if (scheduler.FindIdleWaiter() is not { } waiter)
            {
                return scheduler.RaiseDeadlock(ts, this, isSending ? ChannelWait.Sending : ChannelWait.Receiving);
            }
            scheduler.Queue.Remove(current);
            scheduler.Wake(waiter);
        }
        current.State = TaskletState.Blocked;
        Value.Store(ref current.Transfer, value);
        Enqueue(current, isSending);
        scheduler.NoteIfEmpty();
        return ts.Suspend();
    }

    // ---- the queue -----------------------------------------------------------------------------------------------------

    internal void Enqueue(Tasklet t, bool isSending)
    {
        if (!ReferenceEquals(t.LastChannel, this))
        {
            t.LastChannel = this;
        }
        Balance += isSending ? 1 : -1;
        if (First is null)
        {
            First = t;
            return;
        }
        var last = Last ?? First;
        t.Prev = last;
        last.Next = t;
        Last = t;
        AssertInvariants();
    }

    internal void Dequeue(Tasklet t)
    {
        Balance += Balance > 0 ? -1 : 1;
        if (Last is null)
        {
            First = null;
            return;
        }
        Unlink(t);
        AssertInvariants();
    }

    void Unlink(Tasklet t)
    {
        if (t.Prev is null)
        {
            First = t.Next;
        }
        else
        {
            t.Prev.Next = t.Next;
        }
        if (t.Next is null)
        {
            Last = t.Prev;
        }
        else
        {
            t.Next.Prev = t.Prev;
        }
        t.Next = t.Prev = null;
        if (ReferenceEquals(First, Last))
        {
            Last = null;
        }
    }

    [Conditional("DEBUG")]
    internal void AssertInvariants()
    {
        Debug.Assert(Balance == 0 == First is null && Math.Abs(Balance) > 1 == Last is not null, "balance 0: the queue is empty");
        // Long queues are looked at now and then: this is asked at every operation.
        const int shortQueue = 8;
        if (Math.Abs(Balance) > shortQueue && Math.Abs(Balance) % 1000 != 0)
        {
            return;
        }
        var waiting = 0;
        for (var t = First; t is not null; t = t.Next)
        {
            Debug.Assert(t.State == TaskletState.Blocked && ReferenceEquals(t.LastChannel, this), "who is in the queue waits on this channel");
            Debug.Assert(ReferenceEquals(t.Next?.Prev ?? t, t), "the queue is linked both ways");
            waiting++;
        }
        Debug.Assert(waiting == Math.Abs(Balance), "the balance counts the queue");
    }
}
