// How native code goes on after calling back into Python: the rest of the work as a named static function with explicit state.
//     return ts.Then(Calling.Call1(ts, key, item), KeyReady, list, index);
// runs KeyReady at once if the call returned, and from a heap frame if it was suspended in between. The name travels in
// pickles: it must be unique ("len.check") and stable. Loops that call back belong in the prelude, not here.
// A generated table (OwnerOf) knows every continuation of the runtime and the class that declares it: a process that has run nothing yet
// resumes what another one left.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe sealed partial class Continuation
{
    static readonly Dictionary<string, Continuation> byName = [];

    readonly delegate*<ThreadState, Value, Value, Value, Value, Value> body;

    /// <param name="name">Unique, stable: type or module, a dot, the step.</param>
    /// <param name="body">(ts, result, state0, state1, state2); result is null only if <paramref name="handlesExceptions"/>, with the exception pending.</param>
    public Continuation(string name, delegate*<ThreadState, Value, Value, Value, Value, Value> body, bool handlesExceptions = false)
    {
        Name = name;
        this.body = body;
        HandlesExceptions = handlesExceptions;
        lock (byName)
        {
            byName.Add(name, this);
        }
    }

    public string Name { get; }
    public bool HandlesExceptions { get; }

    public Value Run(ThreadState ts, Value result, Value state0, Value state1, Value state2) => body(ts, result, state0, state1, state2);

    /// <summary>By name, for unpickling; null if there is none. One that a host declares is known once its class has been initialised.</summary>
    public static Continuation? Find(string name)
    {
        if (OwnerOf(name) is { } owner)
        {
            RuntimeHelpers.RunClassConstructor(owner.TypeHandle);
        }
        lock (byName)
        {
            return byName.GetValueOrDefault(name);
        }
    }
}

[NativeFrame("continuation")]
[EditorBrowsable(EditorBrowsableState.Never)]
public class ContinuationFrame(Continuation continuation, Value state0, Value state1, Value state2) : Frame, INativeFrame
{
    public readonly Continuation Continuation = continuation;
    public readonly Value State0 = state0, State1 = state1, State2 = state2;

    // The null value is not a Python object: the content says which states are null.
    Value[] INativeFrame.GetContent() => [Value.Str(Continuation.Name), Absent, OrNone(State0), OrNone(State1), OrNone(State2)];

    Value Absent => Value.Int((State0.IsNull ? 1 : 0) | (State1.IsNull ? 2 : 0) | (State2.IsNull ? 4 : 0));

    static Value OrNone(Value value) => value.IsNull ? Value.None : value;

    internal static Frame? Restore(Value[] content)
    {
        if (content is not [{ Object: PyStr name }, { IsInt: true } absent, _, _, _] || Continuation.Find(name.Text) is not { } continuation)
        {
            return null;
        }
        Value State(int index) => (absent.Bits >> index & 1) != 0 ? default : content[index + 2];
        return new RestoredContinuationFrame(continuation, State(0), State(1), State(2));
    }

    public override Value Resume(ThreadState ts, Value value) =>
        value.IsNull && !Continuation.HandlesExceptions ? default : Continuation.Run(ts, value, State0, State1, State2);
}

/// <summary>
/// One that came out of a pickle. What it holds may be anything: where its continuation would fail for that, the pickle is refused. So it is with those that go on for it, which
/// hold what it held.
/// </summary>
sealed class RestoredContinuationFrame(Continuation continuation, Value state0, Value state1, Value state2) : ContinuationFrame(continuation, state0, state1, state2)
{
    internal RestoredContinuationFrame(ContinuationFrame frame) : this(frame.Continuation, frame.State0, frame.State1, frame.State2)
    {
    }

    public override Value Resume(ThreadState ts, Value value)
    {
        try
        {
            var result = base.Resume(ts, value);
            if (result.IsNull && !ts.IsRaising)
            {
                ts.DistrustCaptured();
            }
            return result;
        }
        catch (Exception e) when (e is InvalidCastException or NullReferenceException or IndexOutOfRangeException or ArgumentException or InvalidOperationException)
        {
            return ts.Raise(BuiltinTypes.UnpicklingError, $"the pickled call in progress '{Continuation.Name}' does not hold what it should");
        }
    }
}
