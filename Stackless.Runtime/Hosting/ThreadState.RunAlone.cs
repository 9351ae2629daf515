// Running frames to their end without a scheduler: for code that has no tasklets (the prelude's own module body, tests) and calls that
// .NET code has to wait for.
namespace Stackless.Runtime.CompilerServices;

public sealed partial class ThreadState
{
    /// <summary>Calls a function without arguments and runs it to the end. Null with Exception pending if it raised.</summary>
    internal Value RunAlone(PyObject function) => RunAlone(new CallFrame(new Value(function), [], []));

    /// <summary>Runs a frame to its end.</summary>
    internal Value RunAlone(Frame frame)
    {
        var stack = BeginStack();
        try
        {
            Depth = 1;
            if (RunChain(null, frame, Value.None) is not null)
            {
                throw new InvalidOperationException("code that runs outside any tasklet cannot switch");
            }
            var result = ChainResult;
            ChainResult = default;
            return result;
        }
        finally
        {
            EndStack(stack);
        }
    }
}
