// What cannot be written, in words: what it is, and where in a suspended program it was met (PicklePath).
namespace Stackless.Runtime;

sealed partial class PicklerFrame
{
    // What was called raised. Always false.
    bool FailedCall(ThreadState ts, out Value value)
    {
        value = default;
        if (awaited == Awaited.ClassModule && ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.ImportError))
        {
            awaited = Awaited.Nothing;
            ts.TakeException();
            var type = (PyType)awaitedFor.Object;
            return Fail(ts, PickleModule.PicklingError, NotFound(ts.Interpreter, type, type.ModuleText, type.QualifiedText), out value);
        }
        SayWhere(ts.Exception!);
        return false;
    }

    // The object that refused knows what it is, but not where in a tasklet it was met.
    void SayWhere(PyBaseException error)
    {
        if (awaited is Awaited.Reduction or Awaited.InstanceState or Awaited.NewArguments or Awaited.NewArgumentsEx
            && (error.Type == BuiltinTypes.TypeError || error.Type == BuiltinTypes.PicklingError)
            && error.Args.Items is [{ Object: PyStr message }] && PicklePath.Describe(stack) is { } path)
        {
            awaited = Awaited.Nothing;
            error.Args = PyTuple.Of(Value.Str($"{message.Text}: {path}"));
        }
    }

    bool Fail(ThreadState ts, PyType type, string message, out Value value)
    {
        var path = PicklePath.Describe(stack, isAlwaysAsked: options.Moved is not null);
        value = ts.Raise(type, path is null ? message : $"{message}: {path}");
        return false;
    }
}
