// Running one function to its end on an own small scheduler: for code that has no tasklets (the prelude's own module body, tests).
namespace Stackless.Runtime;

public sealed partial class ThreadState
{
    /// <summary>Calls a function without arguments and runs it to the end. Null with Exception pending if it raised.</summary>
    internal Value RunAlone(PyObject function)
    {
        var scheduler = new LoneScheduler(new CallFrame(new Value(function), [], []));
        Run(scheduler);
        return scheduler.Result;
    }

    sealed class LoneScheduler(Frame start) : IScheduler
    {
        Frame? next = start;

        public Value Result;

        public void Suspended(ThreadState ts, Frame top, int depth) =>
            throw new InvalidOperationException("code that runs outside any tasklet cannot switch");

        public void Ended(ThreadState ts, Value result) => Result = result;

        public Frame? Next(ThreadState ts, out Value value, out int depth)
        {
            value = Value.None;
            depth = 1;
            var frame = next;
            next = null;
            return frame;
        }
    }
}
