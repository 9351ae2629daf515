// Which interpreter an object belongs to, as far as it can be told from the object itself: what code, classes and threads are reached from.
// Values that never change belong to nobody; a list or dict belongs to whoever made it, and does not say so.
using System.Runtime.CompilerServices;

namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>Whose object it is; null if it is nobody's or does not say so.</summary>
    internal static Interpreter? OwnerOf(PyObject o) => o switch
    {
        PyFunction function => function.Globals.Interpreter,
        PyModule module => module.Dictionary.Interpreter,
        PyMethod method when RuntimeHelpers.TryEnsureSufficientExecutionStack() => OwnerOf(method.Function) ?? OwnerOf(method.Instance.Object),
        PyGenerator generator => generator.Frame.Function.Globals.Interpreter,
        Tasklet tasklet => tasklet.Scheduler.Interpreter,
        PyType type => type.Interpreter,
        Tag => null,
        _ => o.Type.Interpreter,
    };

    /// <exception cref="ArgumentException">The object belongs to another interpreter.</exception>
    internal Value Own(Value value)
    {
        if (OwnerOf(value.Object) is { } owner && owner != this)
        {
            throw new ArgumentException($"a Python {value.Type.Name} of {owner} was passed to {this}: objects stay in their interpreter; pass values, or pickle it");
        }
        return value;
    }

    /// <inheritdoc cref="Own(Value)"/>
    internal Value Own(PythonObject o) => o.Interpreter == this
        ? o.Value
        : throw new ArgumentException($"a Python {o.Value.Type.Name} of {o.Interpreter} was passed to {this}: objects stay in their interpreter; pass values, or pickle it");
}
