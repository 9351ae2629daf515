// _async: how the prelude drives an asynchronous generator by hand. As send and throw of a generator, but its end is StopAsyncIteration.
namespace Stackless.Runtime;

[PyModule("_async")]
public static unsafe partial class AsyncGeneratorModule
{
    static readonly Continuation Ended = new("asyncgenerator.end", &EndToStopLater);

    /// <summary>The generator is about to be driven: the hook to call first, if this is the first time and its thread has one; or None.</summary>
    [PyFunction("begin")]
    public static Value Begin(ThreadState ts, PyGenerator generator)
    {
        if (generator.HasBegun)
        {
            return Value.None;
        }
        generator.HasBegun = true;
        if (!ts.Scheduler.AsyncFinalizer.IsNone)
        {
            ts.Interpreter.Finalization.Watch(generator, ts.Scheduler.AsyncFinalizer);
        }
        return ts.Scheduler.AsyncFirstIteration;
    }

    [PyFunction("send")]
    public static Value Send(ThreadState ts, PyGenerator generator, Value value) => EndToStop(ts, generator.SendOrEnd(ts, value));

    [PyFunction("throw")]
    public static Value Throw(ThreadState ts, PyGenerator generator, PyBaseException error) => EndToStop(ts, generator.ThrowOrEnd(ts, error));

    [PyFunction("is_wrapped")]
    public static bool IsWrapped(Value value) => value.Object is PyWrappedYield;

    [PyFunction("unwrap")]
    public static Value Unwrap(PyWrappedYield value) => value.Value;

    static Value EndToStop(ThreadState ts, Value result) => result.IsEnd ? Stop(ts) : ts.Then(result, Ended);

    static Value EndToStopLater(ThreadState ts, Value result, Value a, Value b, Value c) => result.IsEnd ? Stop(ts) : result;

    static Value Stop(ThreadState ts)
    {
        ts.StopValue = default;
        return ts.Raise(BuiltinTypes.StopAsyncIteration);
    }
}
