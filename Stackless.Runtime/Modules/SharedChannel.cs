// A channel between interpreters of one process. It belongs to none of them: what lies in it are values that never change, and pickles. A tasklet waits
// for it as for anything outside of its program, and is posted from the other interpreter's OS thread.
// Capacity: how many values may lie in it before who sends has to wait; 0: sender and receiver meet; -1: any number.
// Invariants, under the gate: values lie there only if nobody waits for one; somebody waits to send only if it is full; a wait is in a list exactly
// while it is neither done nor left. A place of a choice between channels (SharedSelection) stays in the lists of the others when one of them was first: who meets
// it there cannot claim it, and passes by.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("channel", Module = "_parallel")]
sealed unsafe partial class SharedChannel : PyObject
{
    /// <summary>What travels: a value, or the bytes of a pickle.</summary>
    internal readonly record struct Parcel(Value Value, bool IsPickled);

    /// <summary>Who stands in one of the lists.</summary>
    internal interface IPlace
    {
        /// <summary>What is sent, or was received.</summary>
        Parcel Parcel { get; }

        /// <summary>Whoever serves it has it to himself; false: another channel has served it before. Under the gate.</summary>
        bool TryClaim();

        /// <summary>It was claimed, and is done: its tasklet goes on. Under the gate.</summary>
        void Serve(Parcel parcel);

        /// <summary>The channel was closed. Under the gate.</summary>
        void Refuse();
    }

    static long lastOrdinal;

    readonly Lock gate = new();
    readonly LinkedList<Parcel> parcels = [];
    readonly LinkedList<IPlace> receivers = [];
    readonly LinkedList<IPlace> senders = [];
    readonly long ordinal = Interlocked.Increment(ref lastOrdinal);
    readonly long capacity;
    bool isClosed;

    SharedChannel(long capacity) : base(ShapeIds.SharedChannel) => this.capacity = capacity;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, [Keyword] long capacity = 0) => capacity < -1
        ? ts.Raise(BuiltinTypes.ValueError, "capacity must be -1 (any number), 0 or more")
        : new Value(new SharedChannel(capacity));

    // ---- waits -----------------------------------------------------------------------------------------------------------------

    /// <summary>Parked until its operation is done, or the channel closed.</summary>
    abstract class ExchangeWait(SharedChannel channel, long due) : OutsideWait(due), IPlace
    {
        Tasklet? tasklet;
        public bool IsDone, IsClosed;

        protected SharedChannel Channel => channel;

        public abstract Parcel Parcel { get; protected set; }

        // It stands in one list only, and not any more when it is done.
        public bool TryClaim() => true;

        public void Serve(Parcel parcel)
        {
            Parcel = parcel;
            IsDone = true;
            Post();
        }

        public void Refuse()
        {
            IsClosed = true;
            Post();
        }

        /// <summary>Does it, if it can be done at once. Under the gate.</summary>
        protected abstract bool TryNow();

        /// <summary>Takes its place among those that wait. Under the gate.</summary>
        protected abstract void Queue();

        /// <summary>Gives it up; what it had got is for somebody else, if it is forgotten. Under the gate.</summary>
        protected abstract void Withdraw(bool isForgotten);

        protected override void Enter(Tasklet t)
        {
            base.Enter(t);
            tasklet = t;
            lock (channel.gate)
            {
                // It may have been done before it was parked again.
                IsDone = IsDone || !IsClosed && TryNow();
                IsClosed = !IsDone && channel.isClosed;
                if (IsDone || IsClosed)
                {
                    Post();
                }
                else
                {
                    Queue();
                }
            }
        }

        protected override void Leave(Tasklet t, bool isForgotten)
        {
            lock (channel.gate)
            {
                Withdraw(isForgotten);
            }
            base.Leave(t, isForgotten);
        }

        void Post() => tasklet!.Scheduler.Post(tasklet, null, this);
    }

    sealed class ReceiveWait(SharedChannel channel, long due) : ExchangeWait(channel, due)
    {
        public override Parcel Parcel { get; protected set; }

        public override string Words => "receives from another interpreter";

        protected override bool TryNow()
        {
            var isTaken = Channel.TryTake(out var parcel);
            Parcel = parcel;
            return isTaken;
        }

        protected override void Queue() => Channel.receivers.AddLast(this);

        protected override void Withdraw(bool isForgotten)
        {
            Channel.receivers.Remove(this);
            if (isForgotten)
            {
                GiveBack();
            }
        }

        /// <summary>It had got something, and will not look at it. Under the gate.</summary>
        public void GiveBack()
        {
            if (IsDone)
            {
                IsDone = false;
                Channel.PutBack(Parcel);
            }
        }
    }

    sealed class SendWait(SharedChannel channel, Parcel parcel, long due) : ExchangeWait(channel, due)
    {
        public override Parcel Parcel
        {
            get => parcel;
            protected set { }
        }

        public override string Words => "sends to another interpreter";

        protected override bool TryNow() => !Channel.isClosed && Channel.TryPut(parcel);

        protected override void Queue() => Channel.senders.AddLast(this);

        protected override void Withdraw(bool isForgotten) => Channel.senders.Remove(this);
    }

    // ---- under the gate --------------------------------------------------------------------------------------------------------

    // The first one that no other channel has served.
    static IPlace? Claim(LinkedList<IPlace> places)
    {
        while (places.First is { } first)
        {
            places.RemoveFirst();
            if (first.Value.TryClaim())
            {
                return first.Value;
            }
        }
        return null;
    }

    bool TryTake(out Parcel parcel)
    {
        if (parcels.First is { } first)
        {
            parcel = first.Value;
            parcels.RemoveFirst();
            if (Claim(senders) is { } next)
            {
                parcels.AddLast(next.Parcel);
                next.Serve(next.Parcel);
            }
            return true;
        }
        if (Claim(senders) is { } sender)
        {
            parcel = sender.Parcel;
            sender.Serve(parcel);
            return true;
        }
        parcel = default;
        return false;
    }

    bool TryPut(Parcel parcel)
    {
        if (Claim(receivers) is { } receiver)
        {
            receiver.Serve(parcel);
            return true;
        }
        if (capacity >= 0 && parcels.Count >= capacity)
        {
            return false;
        }
        parcels.AddLast(parcel);
        return true;
    }

    // Somebody had got it, and will not look at it.
    void PutBack(Parcel parcel)
    {
        if (Claim(receivers) is { } receiver)
        {
            receiver.Serve(parcel);
        }
        else
        {
            parcels.AddFirst(parcel);
        }
    }

    // ---- choices between channels: SharedSelection ------------------------------------------------------------------------------

    /// <summary>By which choices hold several gates at once, without waiting for each other.</summary>
    internal long Ordinal => ordinal;

    internal Lock Gate => gate;

    internal bool IsClosed => isClosed;

    /// <summary>Under the gate.</summary>
    internal bool TryExchange(bool isSending, ref Parcel parcel) => isSending ? !isClosed && TryPut(parcel) : TryTake(out parcel);

    /// <summary>Under the gate.</summary>
    internal void Queue(bool isSending, IPlace place) => (isSending ? senders : receivers).AddLast(place);

    /// <summary>Under the gate.</summary>
    internal void Withdraw(bool isSending, IPlace place) => (isSending ? senders : receivers).Remove(place);

    /// <summary>Under the gate.</summary>
    internal void Return(Parcel parcel) => PutBack(parcel);

    // ---- sending ---------------------------------------------------------------------------------------------------------------

    /// <summary>Values that can be in several interpreters at once: those that never change, and channels like this.</summary>
    internal static bool IsShareable(Value value) => value.IsInt || value.IsFloat || value.Object switch
    {
        PyNone or PyBool or SharedChannel => true,
        PyStr text => text.ShapeId == ShapeIds.Str,
        PyBytes bytes => bytes.ShapeId == ShapeIds.Bytes,
        PyInt number => number.ShapeId == ShapeIds.Int,
        PyTuple tuple => tuple.ShapeId == ShapeIds.Tuple && RuntimeHelpers.TryEnsureSufficientExecutionStack() && Array.TrueForAll(tuple.Items, IsShareable),
        _ => false,
    };

    [PyMethod("send")]
    internal Value Send(ThreadState ts, Value value, [Keyword] Value timeout = default)
    {
        if (!TryDue(ts, timeout, out var due))
        {
            return default;
        }
        return IsShareable(value)
            ? Send(ts, new Parcel(value, false), due)
            : ts.Then(PickleModule.Dumps(ts, value), Pickled, new Value(this), Value.Int(due));
    }

    static readonly Continuation Pickled = new("parallel.pickled", &SendPickle);

    static Value SendPickle(ThreadState ts, Value bytes, Value channel, Value due, Value c) => ((SharedChannel)channel.Object).Send(ts, new Parcel(bytes, true), due.Bits);

    Value Send(ThreadState ts, Parcel parcel, long due)
    {
        lock (gate)
        {
            if (isClosed)
            {
                return RaiseClosed(ts);
            }
            if (TryPut(parcel))
            {
                ts.WakeUp.ExpectAnswer();
                return Value.None;
            }
        }
        return MayWait(ts) ? AwaitSent(ts, new SendWait(this, parcel, due)) : default;
    }

    Value AwaitSent(ThreadState ts, SendWait wait) =>
        ts.Then(ts.Scheduler.LeaveQueue(ts, wait, Value.Bool(false)), Sent, new Value(this), new Value(wait), wait.Parcel.IsPickled ? Value.End : wait.Parcel.Value);

    static readonly Continuation Sent = new("parallel.sent", &AfterSend);

    static Value AfterSend(ThreadState ts, Value result, Value channel, Value waited, Value value)
    {
        var self = (SharedChannel)channel.Object;
        if (waited.Object is not SendWait wait)
        {
            return value.IsEnd ? ts.Raise(BuiltinTypes.RuntimeError, "what was being sent to another interpreter was not pickled") : self.Send(ts, new Parcel(value, false), ((Wait)waited.Object).Due);
        }
        lock (self.gate)
        {
            if (wait.IsDone)
            {
                return Value.None;
            }
            if (wait.IsClosed)
            {
                return RaiseClosed(ts);
            }
        }
        return wait.IsOver(ts) ? ts.Raise(BuiltinTypes.TimeoutError, "nobody has received it in time") : self.AwaitSent(ts, wait);
    }

    /// <summary>By any OS thread: a value for whoever receives it, in whatever number there are.</summary>
    internal void Put(Value value)
    {
        lock (gate)
        {
            if (!TryPut(new Parcel(value, false)))
            {
                parcels.AddLast(new Parcel(value, false));
            }
        }
    }

    // ---- receiving -------------------------------------------------------------------------------------------------------------

    [PyMethod("receive")]
    internal Value Receive(ThreadState ts, [Keyword] Value timeout = default) => TryDue(ts, timeout, out var due) ? Receive(ts, due) : default;

    Value Receive(ThreadState ts, long due)
    {
        Parcel parcel;
        lock (gate)
        {
            if (!TryTake(out parcel) && isClosed)
            {
                return RaiseClosed(ts);
            }
        }
        return !parcel.Value.IsNull ? Unpacked(ts, parcel)
            : MayWait(ts) ? AwaitReceived(ts, new ReceiveWait(this, due))
            : default;
    }

    Value AwaitReceived(ThreadState ts, ReceiveWait wait) =>
        ts.Then(ts.Scheduler.LeaveQueue(ts, wait, Value.Bool(false)), Received, new Value(this), new Value(wait));

    static readonly Continuation Received = new("parallel.received", &AfterReceive, handlesExceptions: true);

    static Value AfterReceive(ThreadState ts, Value result, Value channel, Value waited, Value c)
    {
        var self = (SharedChannel)channel.Object;
        if (waited.Object is not ReceiveWait wait)
        {
            return result.IsNull ? default : self.Receive(ts, ((Wait)waited.Object).Due);
        }
        lock (self.gate)
        {
            if (result.IsNull)
            {
                wait.GiveBack();
                return default;
            }
            if (wait.IsClosed)
            {
                return RaiseClosed(ts);
            }
        }
        return wait.IsDone ? Unpacked(ts, wait.Parcel)
            : wait.IsOver(ts) ? ts.Raise(BuiltinTypes.TimeoutError, "nothing was sent in time")
            : self.AwaitReceived(ts, wait);
    }

    static Value Unpacked(ThreadState ts, Parcel parcel) => parcel.IsPickled ? PickleModule.Loads(ts, parcel.Value) : parcel.Value;

    [PyMethod("__iter__")]
    internal Value Iter() => new(this);

    [PyMethod("__next__")]
    internal Value NextMethod(ThreadState ts) => ts.Then(Receive(ts), Iterated, default, default, default);

    static readonly Continuation Iterated = new("parallel.next", &AfterNext, handlesExceptions: true);

    static Value AfterNext(ThreadState ts, Value value, Value a, Value b, Value c)
    {
        if (value.IsNull && ts.IsRaising && ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.EOFError))
        {
            ts.TakeException();
            return ts.Raise(BuiltinTypes.StopIteration);
        }
        return value;
    }

    // ---- the rest --------------------------------------------------------------------------------------------------------------

    /// <summary>Nothing is sent any more; what lies there can still be received. Who waits gets EOFError.</summary>
    [PyMethod("close")]
    internal void Close()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var place in receivers)
            {
                place.Refuse();
            }
            foreach (var place in senders)
            {
                place.Refuse();
            }
            receivers.Clear();
            senders.Clear();
        }
        lock (byNumber)
        {
            byNumber.Remove(number);
        }
    }

    [PyGetter("closed")]
    internal Value IsClosedNow => Value.Bool(isClosed);

    /// <summary>As of stackless.channel: how many wait to send, or, negative, to receive; values that lie there count as senders.</summary>
    [PyGetter("balance")]
    internal Value Balance
    {
        get
        {
            lock (gate)
            {
                return Value.Int(parcels.Count + senders.Count(IsOpen) - receivers.Count(IsOpen));
            }
        }
    }

    static bool IsOpen(IPlace place) => place is not SharedSelection.Place { IsClaimed: true };

    [PyGetter("capacity")]
    internal Value Capacity => Value.Int(capacity);

    [PyMethod("__repr__")]
    internal string Repr() => $"<stackless.parallel.channel object at 0x{Identity.Of(new Value(this)):x}>";

    internal static Value RaiseClosed(ThreadState ts) => ts.Raise(BuiltinTypes.EOFError, "the channel is closed");

    internal static bool MayWait(ThreadState ts)
    {
        if (ts.Scheduler.Current.Has(TaskletFlags.IsAtomic))
        {
            ts.Raise(BuiltinTypes.RuntimeError, "a tasklet cannot wait for another interpreter in an atomic section");
            return false;
        }
        return !ts.Scheduler.CannotSwitch(ts);
    }

    internal static bool TryDue(ThreadState ts, Value timeout, out long due)
    {
        due = -1;
        if (timeout.IsNull || timeout.IsNone)
        {
            return true;
        }
        if (!Numbers.TryDouble(timeout, out var seconds))
        {
            ts.Raise(BuiltinTypes.TypeError, $"'{timeout.Type.Name}' object cannot be interpreted as an integer or float");
            return false;
        }
        due = Wait.After(ts, Math.Clamp(seconds, 0, TaskletLock.LongestTimeout));
        return true;
    }

    // ---- in pickles ------------------------------------------------------------------------------------------------------------

    // Those that were pickled, until they are closed: a pickle that is on its way is all that may refer to one.
    static readonly Dictionary<long, SharedChannel> byNumber = [];
    static long lastNumber;
    long number;

    [PyMethod("__reduce__")]
    internal Value Reduce(ThreadState ts)
    {
        lock (byNumber)
        {
            if (number == 0)
            {
                number = ++lastNumber;
                byNumber.Add(number, this);
            }
        }
        return new(PyTuple.Of(PickledNames.Find(ts.Interpreter, "_parallel", "channel_by_number"), new Value(PyTuple.Of(Value.Int(Environment.ProcessId), Value.Int(number)))));
    }

    internal static Value ByNumber(ThreadState ts, long process, long number)
    {
        lock (byNumber)
        {
            return process == Environment.ProcessId && byNumber.TryGetValue(number, out var channel)
                ? new Value(channel)
                : ts.Raise(PickleModule.UnpicklingError, "the pickle's channel between interpreters is closed, or of another process");
        }
    }
}
