// What C# code that Python called has thrown, as the Python exception that means the same. Only for code of the host: what the runtime's own code throws is
// ThrownErrors' to judge. The .NET exception stays with the Python one, as its attribute clr_exception; where that one comes out in C# again, it is its InnerException.
using System.Reflection;

namespace Stackless.Runtime.CompilerServices;

static class HostErrors
{
    static readonly PyStr OriginKey = PyStr.Intern("clr_exception");

    /// <summary>Raises in Python what a function of the host has thrown.</summary>
    public static Value Raise(ThreadState ts, Exception thrown)
    {
        while (thrown is TargetInvocationException && thrown.InnerException is { } inner)
        {
            thrown = inner;
        }
        if (thrown is PythonException python && Interpreter.OwnerOf(python.Error) is { } owner && owner != ts.Interpreter)
        {
            return Raise(ts, BuiltinTypes.RuntimeError, python);
        }
        return thrown is PythonException same ? ts.Reraise(same.Error) : thrown is OperationCanceledException ? Raise(ts, Cancelled(ts.Interpreter), thrown)
            : thrown is FileNotFoundException or DirectoryNotFoundException ? Raise(ts, BuiltinTypes.FileNotFoundError, thrown)
            : Raise(ts, TypeFor(thrown), thrown);
    }

    /// <summary>The .NET exception that a Python one stands for; null if it stands for none.</summary>
    public static Exception? OriginOf(PyBaseException error) => AttributeStorage.Get(error, OriginKey).Object is PyHostObject { Target: Exception origin } ? origin : null;

    static Value Raise(ThreadState ts, PyType type, Exception thrown)
    {
        var error = PyBaseException.Create(type, [Value.Str(thrown.Message)]);
        AttributeStorage.Set(error, OriginKey, new Value(new PyHostObject(thrown)));
        return ts.Raise(error);
    }

    static PyType TypeFor(Exception thrown) => thrown switch
    {
        KeyNotFoundException => BuiltinTypes.KeyError,
        IndexOutOfRangeException => BuiltinTypes.IndexError,
        ArgumentException or FormatException => BuiltinTypes.ValueError,
        InvalidCastException => BuiltinTypes.TypeError,
        UnauthorizedAccessException => BuiltinTypes.PermissionError,
        EndOfStreamException => BuiltinTypes.EOFError,
        TimeoutException => BuiltinTypes.TimeoutError,
        IOException => BuiltinTypes.OSError,
        DivideByZeroException => BuiltinTypes.ZeroDivisionError,
        OverflowException => BuiltinTypes.OverflowError,
        ArithmeticException => BuiltinTypes.ArithmeticError,
        NotImplementedException or NotSupportedException => BuiltinTypes.NotImplementedError,
        MissingMemberException => BuiltinTypes.AttributeError,
        OutOfMemoryException => BuiltinTypes.MemoryError,
        InsufficientExecutionStackException => BuiltinTypes.RecursionError,
        _ => BuiltinTypes.RuntimeError,
    };

    // asyncio's word for it where asyncio is in use; else the one of tasklets.
    static PyType Cancelled(Interpreter interpreter) =>
        interpreter.Modules.GetOrNull(PyStr.Intern("asyncio.exceptions")).Object is PyModule module && module.Dictionary.GetOrNull(PyStr.Intern("CancelledError")).Object is PyType type
            ? type
            : BuiltinTypes.TaskletExit;
}
