// One call from C#: inside of the interpreter from construction to Dispose, and cancellable meanwhile.
namespace Stackless.Hosting;

readonly struct Visit : IDisposable
{
    readonly Interpreter interpreter;
    readonly Scheduler thread;
    readonly Scheduler? outer;
    readonly CancellationToken cancellation;
    readonly CancellationTokenRegistration registration;

    /// <exception cref="OperationCanceledException">Cancelled before it could come in.</exception>
    public Visit(Interpreter interpreter, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        this.interpreter = interpreter;
        this.cancellation = cancellation;
        var own = thread = interpreter.Enter(cancellation, out outer);
        registration = cancellation.Register(() => own.Post(own.Main, PyBaseException.Create(BuiltinTypes.TaskletExit, []), null));
    }

    /// <summary>Makes a call and runs it to its end.</summary>
    /// <exception cref="PythonException">It raised.</exception>
    /// <exception cref="OperationCanceledException">It ended with the TaskletExit that cancelling raised.</exception>
    public Value Call(PyObject callee, Value[] arguments, PyStr[] keywords)
    {
        var result = thread.RunMain(new CallFrame(new Value(callee), arguments, keywords));
        return result.IsNull ? throw Thrown() : result;
    }

    Exception Thrown()
    {
        var ts = interpreter.Thread;
        var error = ts.TakeException();
        if (error.Type.IsSubtypeOf(BuiltinTypes.TaskletExit))
        {
            if (cancellation.IsCancellationRequested)
            {
                return new OperationCanceledException("the call into Python was cancelled", cancellation);
            }
            if (interpreter.IsDisposed)
            {
                return new ObjectDisposedException(interpreter.Name);
            }
        }
        var lines = thread.RunMain(new CallFrame(new Value(interpreter.Prelude.Function(PreludeNames.FormatException)), [new Value(error)], []));
        var report = lines.IsNull ? ts.TakeException().Type.Name : string.Concat(((PyList)lines.Object).ToArray().Select(l => ((PyStr)l.Object).Text));
        return new PythonException(error, report);
    }

    public void Dispose()
    {
        // Waits for a cancellation that is just being posted: it must not hit the next call.
        registration.Dispose();
        interpreter.FlushStreams();
        interpreter.Exit(thread, outer);
    }
}
