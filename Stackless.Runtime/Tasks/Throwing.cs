// From what throw(), send_throw() and raise_exception() are given to the exception object they mean: the rules of
// generator.throw(type, value, traceback). Instantiating a class may run Python code, so the result is had with ts.Then.
namespace Stackless.Runtime;

static unsafe class Throwing
{
    /// <summary>The exception for (exc, value, traceback); absent ones are null or None. TypeError if it is no exception.</summary>
    public static Value MakeException(ThreadState ts, Value exc, Value value, Value traceback)
    {
        var hasValue = !value.IsNull && !value.IsNone;
        if (exc.Object is PyBaseException)
        {
            return hasValue
                ? ts.Raise(BuiltinTypes.TypeError, "instance exception may not have a separate value")
                : WithTraceback(ts, exc, traceback, default, default);
        }
        if (exc.Object is not PyType { IsException: true } type)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"exceptions must be classes or instances deriving from BaseException, not {exc.Type.MessageName}");
        }
        if (hasValue && value.Object is PyBaseException && value.Type.IsSubtypeOf(type))
        {
            return WithTraceback(ts, value, traceback, default, default);
        }
        var made = !hasValue ? type.Call0(ts) : value.Object is PyTuple arguments ? type.Call(ts, [.. arguments.Items], []) : type.Call1(ts, value);
        return ts.Then(made, Made, traceback);
    }

    /// <summary>The exception for (class, *args).</summary>
    public static Value MakeException(ThreadState ts, Value exc, Value[] arguments) =>
        arguments.Length == 0 ? MakeException(ts, exc, default, default)
        : exc.Object is PyType { IsException: true } type ? ts.Then(type.Call(ts, arguments, []), Made)
        : MakeException(ts, exc, new Value(new PyTuple(arguments)), default);

    static readonly Continuation Made = new("throwing.made", &WithTraceback);

    static Value WithTraceback(ThreadState ts, Value exception, Value traceback, Value a, Value b)
    {
        if (exception.Object is not PyBaseException e)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"exceptions must derive from BaseException, not {exception.Type.MessageName}");
        }
        if (!traceback.IsNull && !traceback.IsNone)
        {
            e.Traceback = traceback.Object;
        }
        return exception;
    }
}
