// A call from .NET code into Python that has to return before that code can go on: the frames run to their end in a loop of their own.
// Nothing inside may switch tasklets, since the .NET frames below cannot be stored (Scheduler.CannotSwitch refuses); generators,
// deep recursion and exceptions work as everywhere.
namespace Stackless.Runtime;

internal static class ForeignCall
{
    /// <summary>Calls and waits. Null with ts.Exception pending if it raised.</summary>
    public static Value Run(ThreadState ts, Value callee, Value[] arguments, PyStr[] keywords)
    {
        int depth = ts.Depth;
        ts.Scheduler.ForeignCalls++;
        try
        {
            return ts.RunAlone(new CallFrame(callee, arguments, keywords));
        }
        finally
        {
            ts.Scheduler.ForeignCalls--;
            ts.Depth = depth;
        }
    }
}
