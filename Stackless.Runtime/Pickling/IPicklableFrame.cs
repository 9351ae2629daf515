// Frames that are written in C# and can be stored: each says under which name, and what it holds; a table says how to make it again.
// Continuation frames are the most frequent kind: the continuation's name and its three values.
namespace Stackless.Runtime;

/// <summary>A native frame that can be pickled. Its kind's name is registered in <see cref="NativeFrames"/>.</summary>
internal interface IPicklableFrame
{
    string Kind { get; }

    /// <summary>All it holds besides State: values, none of them null.</summary>
    Value[] GetContent();
}

internal static class NativeFrames
{
    static readonly Dictionary<string, Func<Value[], Frame?>> restorers = new()
    {
        ["call"] = content => content is [_, { Object: PyTuple arguments }, { Object: PyTuple keywords }]
            ? new CallFrame(content[0], arguments.Items, Array.ConvertAll(keywords.Items, k => (PyStr)k.Object))
            : null,
        ["empty"] = content => content.Length == 0 ? new EmptyFrame() : null,
        ["send_sequence"] = content => content is [{ Object: Channel channel }, _, { IsInt: true }]
            ? new SendSequenceFrame(channel, content[1], content[2].Bits)
            : null,
        ["continuation"] = RestoreContinuation,
        ["slot_call"] = content => content is [_, _, { Object: PyTuple arguments }, { Object: PyTuple keywords }]
            ? new SlotCallFrame(content[0], content[1], arguments.Items, Array.ConvertAll(keywords.Items, k => (PyStr)k.Object))
            : null,
    };

    /// <summary>For frames declared elsewhere; called from their static initialisers.</summary>
    public static void Register(string kind, Func<Value[], Frame?> restore)
    {
        lock (restorers)
        {
            restorers.Add(kind, restore);
        }
    }

    /// <summary>The kind and content of a native frame; null if it cannot be stored.</summary>
    public static (string Kind, Value[] Content)? Describe(Frame frame) => frame switch
    {
        ContinuationFrame c => ("continuation", [Value.Str(c.Continuation.Name), Absent(c), OrNone(c.State0), OrNone(c.State1), OrNone(c.State2)]),
        CallFrame call => ("call", [call.Callee, new Value(new PyTuple(call.Arguments)), new Value(new PyTuple(Array.ConvertAll(call.Keywords, k => new Value(k))))]),
        SlotCallFrame call => ("slot_call", [call.Method, call.Self, new Value(new PyTuple(call.Arguments)), new Value(new PyTuple(Array.ConvertAll(call.Keywords, k => new Value(k))))]),
        EmptyFrame => ("empty", []),
        SendSequenceFrame s => ("send_sequence", [new Value(s.Channel), s.Iterator, Value.Int(s.Count)]),
        IPicklableFrame p => (p.Kind, p.GetContent()),
        _ => null,
    };

    /// <summary>Null if there is no such kind, or the content is not what it needs.</summary>
    public static Frame? Restore(string kind, Value[] content)
    {
        Func<Value[], Frame?>? restore;
        lock (restorers)
        {
            restore = restorers.GetValueOrDefault(kind);
        }
        return restore?.Invoke(content);
    }

    static Frame? RestoreContinuation(Value[] content)
    {
        if (content is not [{ Object: PyStr name }, { IsInt: true } absent, _, _, _] || Continuation.Find(name.Text) is not { } continuation)
        {
            return null;
        }
        Value State(int index) => (absent.Bits >> index & 1) != 0 ? default : content[index + 2];
        return new RestoredContinuationFrame(continuation, State(0), State(1), State(2));
    }

    // The null value is not a Python object: a pickle says which states are null.
    static Value Absent(ContinuationFrame c) => Value.Int((c.State0.IsNull ? 1 : 0) | (c.State1.IsNull ? 2 : 0) | (c.State2.IsNull ? 4 : 0));

    static Value OrNone(Value value) => value.IsNull ? Value.None : value;
}
