// Calls as frames: those to be made when the CLR stack is empty, and what stands where there is no call.
namespace Stackless.Runtime;

/// <summary>A call to be made: what a tasklet begins with.</summary>
[NativeFrame("call")]
sealed class CallFrame(Value callee, Value[] arguments, PyStr[] keywords) : Frame, INativeFrame
{
    public readonly Value Callee = callee;
    public readonly Value[] Arguments = arguments;
    public readonly PyStr[] Keywords = keywords;

    public Value[] GetContent() => [Callee, NativeFrames.Tuple(Arguments), NativeFrames.Names(Keywords)];

    public static Frame? Restore(Value[] content) =>
        content is [_, { Object: PyTuple arguments }, { Object: PyTuple keywords }] && keywords.Count <= arguments.Count && NativeFrames.NamesOf(keywords) is { } names
            ? new CallFrame(content[0], arguments.Items, names)
            : null;

    public override Value Resume(ThreadState ts, Value value) => value.IsNull ? default : Callee.Object.Call(ts, Arguments, Keywords);
}

/// <summary>A call of a special method that was found in a class, put off until the CLR stack is empty.</summary>
[NativeFrame("slot_call")]
sealed class SlotCallFrame(Value method, Value self, Value[] arguments, PyStr[] keywords) : Frame, INativeFrame
{
    public readonly Value Method = method;
    public readonly Value Self = self;
    public readonly Value[] Arguments = arguments;
    public readonly PyStr[] Keywords = keywords;

    public Value[] GetContent() => [Method, Self, NativeFrames.Tuple(Arguments), NativeFrames.Names(Keywords)];

    public static Frame? Restore(Value[] content) =>
        content is [_, _, { Object: PyTuple arguments }, { Object: PyTuple keywords }] && keywords.Count <= arguments.Count && NativeFrames.NamesOf(keywords) is { } names
            ? new SlotCallFrame(content[0], content[1], arguments.Items, names)
            : null;

    public override Value Resume(ThreadState ts, Value value) => value.IsNull ? default : Calling.CallMethod(ts, Method, Self, Arguments, Keywords);
}

/// <summary>Passes on what it gets: for a tasklet that was thrown into before it began, or that is nothing but a native call.</summary>
[NativeFrame("empty")]
sealed class EmptyFrame : Frame, INativeFrame
{
    public Value[] GetContent() => [];

    public static Frame? Restore(Value[] content) => content.Length == 0 ? new EmptyFrame() : null;

    public override Value Resume(ThreadState ts, Value value) => value;
}
