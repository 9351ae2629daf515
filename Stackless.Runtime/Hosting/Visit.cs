// One call from C#: inside of the interpreter from construction to Dispose, and cancellable meanwhile.
using System.Diagnostics;

namespace Stackless.Hosting;

readonly struct Visit : IDisposable
{
    readonly Interpreter interpreter;
    readonly Scheduler thread;
    readonly Scheduler? outer;
    readonly CancellationToken cancellation;
    readonly CancellationTokenRegistration registration;
    readonly ObservedCall? observed;

    /// <param name="function">What is called, for who observes calls; null: what nobody is told of.</param>
    /// <exception cref="OperationCanceledException">Cancelled before it could come in.</exception>
    public Visit(Interpreter interpreter, CancellationToken cancellation, string? function = null)
    {
        var began = function is null || interpreter.Observation is null ? 0 : Stopwatch.GetTimestamp();
        cancellation.ThrowIfCancellationRequested();
        this.interpreter = interpreter;
        this.cancellation = cancellation;
        thread = interpreter.Enter(cancellation, out outer);
        observed = began == 0 ? null : interpreter.Observation?.Called(function!, began);
        if (cancellation.CanBeCanceled)
        {
            registration = cancellation.Register(static state => ((Scheduler)state!).Post(((Scheduler)state).Main, PyBaseException.Create(BuiltinTypes.TaskletExit, []), null), thread);
        }
    }

    /// <summary>Makes a call with up to three positional arguments; null values are none.</summary>
    /// <inheritdoc cref="Call(PyObject, Value[], PyStr[])"/>
    public Value Call(PyObject callee, int count, Value a, Value b, Value c)
    {
        var result = thread.RunMain(thread.ShortCall.With(new Value(callee), null, count, a, b, c));
        return result.IsNull ? throw Thrown() : result;
    }

    /// <summary>Calls a method in the same way.</summary>
    public Value CallMethod(Value o, ExportSite method, int count, Value a, Value b, Value c)
    {
        var result = thread.RunMain(thread.ShortCall.With(o, method, count, a, b, c));
        return result.IsNull ? throw Thrown() : result;
    }

    /// <summary>Reads an attribute.</summary>
    public Value Read(Value o, ExportSite attribute)
    {
        var result = thread.RunMain(thread.ShortCall.Reading(o, attribute));
        return result.IsNull ? throw Thrown() : result;
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
        observed?.Failed(error.Type.Name);
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
        return Describe(error);
    }

    /// <summary>An exception object as the .NET exception that says what it says.</summary>
    public PythonException Describe(PyBaseException error) => Describe(error, []);

    // What it came from is described first: it is the InnerException. A chain may be a circle.
    PythonException Describe(PyBaseException error, HashSet<PyBaseException> seen)
    {
        seen.Add(error);
        var former = error.Cause ?? (error.SuppressContext ? null : error.Context);
        var inner = former is not null && !seen.Contains(former) && seen.Count < MostCauses ? Describe(former, seen) : HostErrors.OriginOf(error);
        var described = thread.RunMain(new CallFrame(new Value(interpreter.Prelude.Function(PreludeNames.DescribeException)), [new Value(error)], []));
        if (described.IsNull)
        {
            var failure = interpreter.Thread.TakeException();
            return new PythonException(interpreter, error, $"(describing it raised {failure.Type.Name})", error.Type.Name + "\n", inner);
        }
        var (message, report) = (((PyTuple)described.Object).Items[0], ((PyTuple)described.Object).Items[1]);
        return new PythonException(interpreter, error, ((PyStr)message.Object).Text, ((PyStr)report.Object).Text, inner);
    }

    const int MostCauses = 20;

    public void Dispose()
    {
        // Waits for a cancellation that is just being posted: it must not hit the next call.
        registration.Dispose();
        interpreter.FlushStreams();
        observed?.Dispose();
        interpreter.Exit(thread, outer);
    }
}
