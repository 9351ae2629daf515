// Raising the built-in exceptions that carry more than a text.
namespace Stackless.Runtime.CompilerServices;

public sealed partial class ThreadState
{
    internal Value RaiseAttributeError(string message, Value o, PyStr name)
    {
        var error = (PyAttributeError)PyBaseException.Create(BuiltinTypes.AttributeError, [Value.Str(message)]);
        error.name = new Value(name);
        error.obj = o;
        return Raise(error);
    }

    public Value RaiseNameError(string message, PyStr name)
    {
        var error = (PyNameError)PyBaseException.Create(BuiltinTypes.NameError, [Value.Str(message)]);
        error.name = new Value(name);
        return Raise(error);
    }

    public Value RaiseImportError(string message, string? name, bool isNotFound = false)
    {
        var error = (PyImportError)PyBaseException.Create(isNotFound ? BuiltinTypes.ModuleNotFoundError : BuiltinTypes.ImportError, [Value.Str(message)]);
        error.name = name is null ? Value.None : Value.Str(name);
        return Raise(error);
    }
}
