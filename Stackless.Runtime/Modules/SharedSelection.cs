// A choice between operations on channels between interpreters: the first that can be done is done, and no other. One object is one choice; the library's
// stackless.extras makes it, and has other tasklets stand in for it at channels of its own interpreter: these decide it by `decide`.
// Who waits stands in the lists of all its channels at once. It gets there with all their gates held, taken in the order of the channels' numbers, so that none of
// them can become ready unseen meanwhile; afterwards whoever comes first to one of the channels claims it, and who comes second passes by.
// Invariant: once it is claimed, what it got is there before the gate of the channel that served it is open again; so who has left all lists sees it whole.
namespace Stackless.Runtime;

[PyType("selection", Module = "_parallel")]
sealed unsafe partial class SharedSelection : PyObject
{
    /// <summary>One of its operations, which is its place in the channel's list too.</summary>
    internal sealed class Place(SharedSelection selection, long number, SharedChannel channel, bool isSending, SharedChannel.Parcel parcel) : SharedChannel.IPlace
    {
        public readonly long Number = number;
        public readonly SharedChannel Channel = channel;
        public readonly bool IsSending = isSending;

        public SharedChannel.Parcel Parcel { get; set; } = parcel;

        public bool IsClaimed => Volatile.Read(ref selection.claims) != 0;

        public bool TryClaim() => Interlocked.CompareExchange(ref selection.claims, 1, 0) == 0;

        public void Serve(SharedChannel.Parcel parcel)
        {
            Parcel = parcel;
            selection.winner = this;
            selection.Post();
        }

        public void Refuse()
        {
            if (TryClaim())
            {
                selection.isRefused = true;
                selection.winner = this;
                selection.Post();
            }
        }
    }

    sealed class SelectionWait(SharedSelection selection, long due) : OutsideWait(due)
    {
        public override string Words => "waits for one of several channels";

        protected override void Enter(Tasklet t)
        {
            base.Enter(t);
            selection.tasklet = t;
            selection.wait = this;
            selection.Queue();
        }

        protected override void Leave(Tasklet t, bool isForgotten)
        {
            selection.Withdraw();
            if (isForgotten)
            {
                selection.GiveBack();
            }
            base.Leave(t, isForgotten);
        }
    }

    readonly Place[] places;
    Tasklet? tasklet;
    SelectionWait? wait;
    Place? winner;
    bool isRefused;
    int claims;

    SharedSelection(Value[] choices) : base(ShapeIds.SharedSelection) => places = Array.ConvertAll(choices, choice =>
    {
        var parts = ((PyTuple)choice.Object).Items;
        return new Place(this, parts[0].Bits, (SharedChannel)parts[1].Object, parts[2].IsTrue, new(parts[3], parts[4].IsTrue));
    });

    /// <summary>Of tuples (number, channel, is it to send, what, is that a pickle).</summary>
    [PyConstructor]
    internal static Value New(PyType type, PyTuple choices, bool isDecided = false) => new(new SharedSelection(choices.Items) { claims = isDecided ? 1 : 0 });

    // ---- under the gates -------------------------------------------------------------------------------------------------------

    void Queue()
    {
        var gates = places.Select(static place => place.Channel).Distinct().OrderBy(static channel => channel.Ordinal).Select(static channel => channel.Gate).ToArray();
        var held = 0;
        try
        {
            for (; held < gates.Length; held++)
            {
                gates[held].Enter();
            }
            if (claims != 0)
            {
                Post();
                return;
            }
            foreach (var place in places)
            {
                var isDone = TryDo(place);
                if (isDone || place.Channel.IsClosed)
                {
                    claims = 1;
                    winner = place;
                    isRefused = !isDone;
                    Post();
                    return;
                }
            }
            foreach (var place in places)
            {
                place.Channel.Queue(place.IsSending, place);
            }
        }
        finally
        {
            while (held > 0)
            {
                gates[--held].Exit();
            }
        }
    }

    void Withdraw()
    {
        foreach (var place in places)
        {
            lock (place.Channel.Gate)
            {
                place.Channel.Withdraw(place.IsSending, place);
            }
        }
    }

    // What was received, and nobody looks at.
    void GiveBack()
    {
        if (winner is { IsSending: false } place && !isRefused)
        {
            winner = null;
            lock (place.Channel.Gate)
            {
                place.Channel.Return(place.Parcel);
            }
        }
    }

    static bool TryDo(Place place)
    {
        var parcel = place.Parcel;
        if (!place.Channel.TryExchange(place.IsSending, ref parcel))
        {
            return false;
        }
        place.Parcel = parcel;
        return true;
    }

    void Post() => tasklet!.Scheduler.Post(tasklet, null, wait);

    // ---- for who chooses -------------------------------------------------------------------------------------------------------

    /// <summary>Does the operation of that place if it can be done at once: what it gives, or None.</summary>
    [PyMethod("now")]
    internal Value Now(ThreadState ts, long index)
    {
        var place = places[index];
        lock (place.Channel.Gate)
        {
            if (!TryDo(place))
            {
                return place.Channel.IsClosed ? SharedChannel.RaiseClosed(ts) : Value.None;
            }
        }
        return Done(place);
    }

    static Value Done(Place place) => new(PyTuple.Of(Value.Int(place.Number), place.IsSending ? Value.None : place.Parcel.Value, Value.Bool(!place.IsSending && place.Parcel.IsPickled)));

    /// <summary>Waits: (number, what was received, is it a pickle); None if it was decided elsewhere; False if the time is over.</summary>
    [PyMethod("wait")]
    internal Value Wait(ThreadState ts, Value timeout = default) => SharedChannel.TryDue(ts, timeout, out var due) && SharedChannel.MayWait(ts) ? Await(ts, new SelectionWait(this, due)) : default;

    Value Await(ThreadState ts, SelectionWait wait) => ts.Then(ts.Scheduler.LeaveQueue(ts, wait, Value.Bool(false)), Selected, new Value(this), new Value(wait));

    static readonly Continuation Selected = new("parallel.selected", &AfterWait, handlesExceptions: true);

    static Value AfterWait(ThreadState ts, Value result, Value selection, Value waited, Value c)
    {
        var self = (SharedSelection)selection.Object;
        if (result.IsNull)
        {
            self.GiveBack();
            return default;
        }
        return self.claims != 0 ? self.winner is not { } place ? Value.None : self.isRefused ? SharedChannel.RaiseClosed(ts) : Done(place)
            : ((Wait)waited.Object).IsOver(ts) ? Value.Bool(false)
            : self.Await(ts, new SelectionWait(self, ((Wait)waited.Object).Due));
    }

    /// <summary>By another tasklet of its interpreter: it is decided, and its tasklet goes on; false if it was decided before.</summary>
    [PyMethod("decide")]
    internal bool Decide()
    {
        if (Interlocked.CompareExchange(ref claims, 1, 0) != 0)
        {
            return false;
        }
        if (tasklet is not null)
        {
            Post();
        }
        return true;
    }

    [PyMethod("__reduce__")]
    internal Value Reduce() => new(PyTuple.Of(
        new Value(BuiltinTypes.SharedSelection),
        new Value(PyTuple.Of(
            new Value(new PyTuple(Array.ConvertAll(places, static place => new Value(PyTuple.Of(
                Value.Int(place.Number), new Value(place.Channel), Value.Bool(place.IsSending), place.IsSending ? place.Parcel.Value : Value.None, Value.Bool(place.IsSending && place.Parcel.IsPickled)))))),
            Value.Bool(claims != 0 && winner is null)))));
}
