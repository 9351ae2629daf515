// The channel as Python sees it.
namespace Stackless.Runtime;

public sealed unsafe partial class Channel
{
    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, params Value[] arguments) => new(type.Allocate());

    [PyMethod("send")]
    internal Value SendMethod(ThreadState ts, Value value) => Send(ts, value);

    [PyMethod("receive")]
    internal Value ReceiveMethod(ThreadState ts) => Receive(ts);

    [PyMethod("send_exception")]
    internal Value SendException(ThreadState ts, Value exc, params Value[] arguments) =>
        ts.Then(Throwing.MakeException(ts, exc, arguments), ExceptionReady, new Value(this));

    [PyMethod("send_throw")]
    internal Value SendThrow(ThreadState ts, [Keyword] Value exc, [Keyword] Value val = default, [Keyword] Value tb = default) =>
        ts.Then(Throwing.MakeException(ts, exc, val, tb), ExceptionReady, new Value(this));

    static readonly Continuation ExceptionReady = new("channel.exception", &SendBomb);

    static Value SendBomb(ThreadState ts, Value exception, Value channel, Value a, Value b) =>
        ((Channel)channel.Object).Send(ts, new Value(new Bomb((PyBaseException)exception.Object)));

    [PyMethod("send_sequence")]
    internal Value SendSequence(ThreadState ts, Value sequence) =>
        ts.Then(Iteration.GetIter(ts, sequence), IteratorReady, new Value(this));

    static readonly Continuation IteratorReady = new("channel.sequence", &SendAll);

    static Value SendAll(ThreadState ts, Value iterator, Value channel, Value a, Value b) =>
        new SendSequenceFrame((Channel)channel.Object, iterator, 0).Run(ts);

    [PyMethod("__iter__")]
    internal Value Iter() => new(this);

    [PyMethod("__next__")]
    internal Value NextMethod(ThreadState ts) => Balance == 0 && IsClosing ? ts.Raise(BuiltinTypes.StopIteration) : Receive(ts);

    /// <summary>Receives; a StopIteration that was sent ends the iteration, and so does a closed channel without senders.</summary>
    public override Value Next(ThreadState ts)
    {
        if (ShapeId != ShapeIds.Channel)
        {
            return Iteration.NextSlot(ts, this);
        }
        if (Balance <= 0 && IsClosing)
        {
            ts.StopValue = default;
            return Value.End;
        }
        return ts.Then(Receive(ts), Received);
    }

    static readonly Continuation Received = new("channel.next", &AfterReceive, handlesExceptions: true);

    static Value AfterReceive(ThreadState ts, Value value, Value a, Value b, Value c)
    {
        if (value.IsNull && ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.StopIteration))
        {
            ts.TakeException();
            ts.StopValue = default;
            return Value.End;
        }
        return value;
    }

    [PyMethod("close")]
    internal void Close() => IsClosing = true;

    [PyMethod("open")]
    internal void Open() => IsClosing = false;

    [PyGetter("balance")]
    internal Value GetBalance() => Value.Int(Balance);

    [PyGetter("closing")]
    internal Value GetClosing() => Value.Bool(IsClosing);

    [PyGetter("closed")]
    internal Value GetClosed() => Value.Bool(IsClosing && Balance == 0);

    [PyGetter("queue")]
    internal Value GetQueue() => First is null ? Value.None : new Value(First);

    [PyGetter("preference")]
    internal Value GetPreference() => Value.Int((long)Preference);

    [PySetter("preference")]
    internal Value SetPreference(ThreadState ts, Value value)
    {
        if (!value.IsInt && value.Object is not PyBool)
        {
            return ts.Raise(BuiltinTypes.TypeError, "preference must be set to an integer");
        }
        Preference = (ChannelPreference)(value.IsInt ? Math.Clamp(value.Bits, -1, 1) : value.IsTrue ? 1 : 0);
        return Value.None;
    }

    [PyGetter("schedule_all")]
    internal Value GetSchedulesAll() => Value.Int(SchedulesAll ? 1 : 0);

    [PySetter("schedule_all")]
    internal Value SetSchedulesAll(ThreadState ts, Value value)
    {
        if (!value.IsInt && value.Object is not PyBool)
        {
            return ts.Raise(BuiltinTypes.TypeError, "preference must be set to a bool or integer");
        }
        SchedulesAll = value.IsInt ? value.Bits != 0 : value.IsTrue;
        return Value.None;
    }

    [PyMethod("__repr__")]
    internal string Repr() => $"<stackless.channel object at 0x{Identity.Of(new Value(this)):x}>";
}

/// <summary>send_sequence under way: asks the iterator, sends what it gave, and counts.</summary>
[NativeFrame("send_sequence")]
sealed class SendSequenceFrame(Channel channel, Value iterator, long count) : Frame, INativeFrame
{
    const int AskedIterator = 1, Sent = 2;

    public Value[] GetContent() => [new Value(Channel), Iterator, Value.Int(Count)];

    public static Frame? Restore(Value[] content) => content is [{ Object: Channel channel }, _, { IsInt: true }]
        ? new SendSequenceFrame(channel, content[1], content[2].Bits)
        : null;

    public readonly Channel Channel = channel;
    public readonly Value Iterator = iterator;
    public long Count = count;

    public Value Run(ThreadState ts)
    {
        State = AskedIterator;
        return Resume(ts, Iteration.Next(ts, Iterator));
    }

    public override Value Resume(ThreadState ts, Value value)
    {
        for (;;)
        {
            if (value.IsNull)
            {
                if (!ts.IsRaising)
                {
                    ts.Capture(this);
                }
                return default;
            }
            if (State == Sent)
            {
                Count++;
                State = AskedIterator;
                value = Iteration.Next(ts, Iterator);
            }
            else if (value.IsEnd)
            {
                return Value.Int(Count);
            }
            else
            {
                State = Sent;
                value = Channel.Send(ts, value);
            }
        }
    }
}
