// What .NET threw where Python code waits for a result, as the exception that is pending instead. Called at the boundary: where a native
// is called (NativeCallable, GetSetDescriptor), and, for what the operations of compiled code throw, in the trampoline.
// Limits that a program can reach have their Python types. Anything else is a fault of the runtime: a SystemError, with the
// place in a note. Decided in docs/adr/0011-clr-exceptions-at-the-native-call.md.
using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Stackless.Runtime.CompilerServices;

public sealed partial class ThreadState
{
    /// <summary>Levels of the CLR stack that a note shows, innermost first.</summary>
    const int NotedLevels = 8;

    /// <summary>Makes the pending exception of what a native threw, whatever it had left pending itself. Returns the null value.</summary>
    public Value RaiseThrown(Exception thrown) => thrown is ProgramLeftException left ? Leave(left) : RaiseUnwound(thrown);

    /// <summary>The same, where the frames that it came through are gone, and the program has not left.</summary>
    internal Value RaiseUnwound(Exception thrown)
    {
        ForgetCaptured();
        while (thrown is TargetInvocationException or TypeInitializationException && thrown.InnerException is { } inner)
        {
            thrown = inner;
        }
        return Raise(thrown);
    }

    void ForgetCaptured()
    {
        firstCaptured = lastCaptured = null;
        capturedCount = 0;
        isResumedCaptured = false;
        Exception = null;
    }

    // The frames are captured first: then it can be said where the program is.
    Value Leave(ProgramLeftException left)
    {
        if (!left.WantsPlace)
        {
            ExceptionDispatchInfo.Throw(left);
        }
        ForgetCaptured();
        leaving = left;
        return Then(Spill(), StackIsCaptured);
    }

    ProgramLeftException? leaving;

    static readonly unsafe Continuation StackIsCaptured = new("thread.leaves", &LeaveFromPlace);

    static Value LeaveFromPlace(ThreadState ts, Value spilled, Value a, Value b, Value c) => throw ts.leaving!.At(TaskletWords.PlaceOf(ts.Behind) ?? "the start of a tasklet");

    /// <summary>What .NET library code threw, as the Python exception nearest to it.</summary>
    public Value Raise(Exception error, string? file = null) => error switch
    {
        PythonException python => Reraise(python.Error),
        EndOfStreamException => Raise(BuiltinTypes.EOFError, error.Message),
        // A file, but of code: an application has beside it what the modules use that it imports by their names.
        FileNotFoundException { FileName: { } part } when part.Contains(", Version=", StringComparison.Ordinal) => Raise(BuiltinTypes.ImportError,
            $"{part[..part.IndexOf(',')]}.dll is not beside the program (stackless build --include MODULE adds what a module needs)"),
        IOException or UnauthorizedAccessException => Raise(PyOSError.From(error, file)),
        OutOfMemoryException => Raise(BuiltinTypes.MemoryError, []),
        InsufficientExecutionStackException => RaiseTooDeep(),
        DivideByZeroException => Raise(BuiltinTypes.ZeroDivisionError, error.Message),
        OverflowException => Raise(BuiltinTypes.OverflowError, error.Message),
        NotImplementedException or NotSupportedException => Raise(BuiltinTypes.NotImplementedError, error.Message),
        TimeoutException => Raise(BuiltinTypes.TimeoutError, error.Message),
        _ => RaiseFault(error),
    };

    Value RaiseFault(Exception error)
    {
        var fault = PyBaseException.Create(BuiltinTypes.SystemError, [Value.Str($"{error.GetType().Name}: {error.Message}")]);
        var levels = new StackTrace(error).GetFrames().Take(NotedLevels).Select(level => level.GetMethod()).OfType<MethodBase>();
        fault.AddNote(this, Value.Str("in the runtime, at " + string.Join(" < ", levels.Select(method => $"{method.DeclaringType?.Name}.{method.Name}"))));
        return Raise(fault);
    }
}
