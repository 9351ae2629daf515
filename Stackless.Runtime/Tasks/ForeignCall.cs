// A call from .NET code into Python that has to return before that code can go on: the frames run to their end in a loop of their own.
// Nothing inside may switch tasklets, since the .NET frames below cannot be stored (Scheduler.CannotSwitch refuses); generators,
// deep recursion and exceptions work as everywhere.
namespace Stackless.Runtime;

internal sealed class ForeignCall : IScheduler
{
    Frame? next;
    Value result;

    ForeignCall(Frame frame) => next = frame;

    /// <summary>Calls and waits. Null with ts.Exception pending if it raised.</summary>
    public static Value Run(ThreadState ts, Value callee, Value[] arguments, PyStr[] keywords)
    {
        var call = new ForeignCall(new CallFrame(callee, arguments, keywords));
        int depth = ts.Depth;
        ts.Scheduler.ForeignCalls++;
        try
        {
            ts.Run(call);
        }
        finally
        {
            ts.Scheduler.ForeignCalls--;
            ts.Depth = depth;
        }
        return call.result;
    }

    public void Suspended(ThreadState ts, Frame top, int depth) =>
        throw new InvalidOperationException("a tasklet gave way inside a call from .NET code");

    public void Ended(ThreadState ts, Value result) => this.result = result;

    public Frame? Next(ThreadState ts, out Value value, out int depth)
    {
        var frame = next;
        next = null;
        value = Value.None;
        depth = 1;
        return frame;
    }
}
