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
            : ts.Interpreter.HostClassesInUse is { } classes ? ts.Raise(Wrap(classes, thrown))
            : Raise(ts, TypeFor(thrown.GetType()), thrown);
    }

    /// <summary>The .NET exception that a Python one stands for; null if it stands for none.</summary>
    public static Exception? OriginOf(PyBaseException error) => AttributeStorage.Get(error, OriginKey).Object is PyHostObject { Target: Exception origin } ? origin : null;

    /// <summary>It stands for another one of .NET from now on.</summary>
    public static void Become(PyBaseException error, Exception origin)
    {
        error.Args = PyTuple.Of(Value.Str(origin.Message));
        AttributeStorage.Set(error, OriginKey, new Value(new PyHostObject(origin)));
    }

    static Value Raise(ThreadState ts, PyType type, Exception thrown)
    {
        var error = PyBaseException.Create(type, [Value.Str(thrown.Message)]);
        AttributeStorage.Set(error, OriginKey, new Value(new PyHostObject(thrown)));
        return ts.Raise(error);
    }

    /// <summary>A .NET exception as one of Python, of the class of its .NET type or of a Python class below that; the one that it was made of is itself again.</summary>
    public static PyBaseException Wrap(HostClasses classes, Exception thrown, PyType? type = null)
    {
        if (type is null && thrown is PythonException python)
        {
            return python.Error;
        }
        var error = PyBaseException.Create(type ?? classes.Of(thrown.GetType()), [Value.Str(thrown.Message)]);
        AttributeStorage.Set(error, OriginKey, new Value(new PyHostObject(thrown)));
        return error;
    }

    // From the special to the general.
    static readonly (Type Thrown, PyType Meant)[] meanings =
    [
        (typeof(KeyNotFoundException), BuiltinTypes.KeyError),
        (typeof(IndexOutOfRangeException), BuiltinTypes.IndexError),
        (typeof(ArgumentException), BuiltinTypes.ValueError),
        (typeof(FormatException), BuiltinTypes.ValueError),
        (typeof(InvalidCastException), BuiltinTypes.TypeError),
        (typeof(UnauthorizedAccessException), BuiltinTypes.PermissionError),
        (typeof(EndOfStreamException), BuiltinTypes.EOFError),
        (typeof(TimeoutException), BuiltinTypes.TimeoutError),
        (typeof(FileNotFoundException), BuiltinTypes.FileNotFoundError),
        (typeof(DirectoryNotFoundException), BuiltinTypes.FileNotFoundError),
        (typeof(IOException), BuiltinTypes.OSError),
        (typeof(DivideByZeroException), BuiltinTypes.ZeroDivisionError),
        (typeof(OverflowException), BuiltinTypes.OverflowError),
        (typeof(ArithmeticException), BuiltinTypes.ArithmeticError),
        (typeof(NotImplementedException), BuiltinTypes.NotImplementedError),
        (typeof(NotSupportedException), BuiltinTypes.NotImplementedError),
        (typeof(MissingMemberException), BuiltinTypes.AttributeError),
        (typeof(OutOfMemoryException), BuiltinTypes.MemoryError),
        (typeof(InsufficientExecutionStackException), BuiltinTypes.RecursionError),
    ];

    /// <summary>The Python exception that means the same as one of .NET.</summary>
    public static PyType TypeFor(Type thrown)
    {
        foreach (var (type, meant) in meanings)
        {
            if (type.IsAssignableFrom(thrown))
            {
                return meant;
            }
        }
        return BuiltinTypes.RuntimeError;
    }

    // asyncio's word for it where asyncio is in use; else the one of tasklets.
    static PyType Cancelled(Interpreter interpreter) =>
        interpreter.Modules.GetOrNull(PyStr.Intern("asyncio.exceptions")).Object is PyModule module && module.Dictionary.GetOrNull(PyStr.Intern("CancelledError")).Object is PyType type
            ? type
            : BuiltinTypes.TaskletExit;
}
