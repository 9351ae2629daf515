// What the code of one module refers to that belongs to one interpreter: the cells of its globals, the attribute entries of its sites, the
// functions that it calls directly. The compiler derives a class from this for every module, with a field for each of these; the code itself,
// with names and constants, is static and shared by all. Every function brings its state along, and a body loads it once, at entry.
// A module body makes a new state each time it is bound: for each interpreter, and for each namespace that the text of an exec runs in.
// Invariant: a state belongs to one namespace for good, and all functions that the module's code makes while it runs there share it.
using System.ComponentModel;
using System.Reflection;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ModuleState
{
    /// <summary>The module's namespace. Set by emitted code when it makes the state.</summary>
    public PyDict Globals = null!;

    /// <summary>No call site takes the function for the one it was compiled with any more.</summary>
    internal void ForgetDirect(PyFunction function) => ForgetDirect(this, function);

    // A very large module has its fields in several objects.
    static void ForgetDirect(object state, PyFunction function)
    {
        foreach (var field in state.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            switch (field.GetValue(state))
            {
                case PyFunction direct when ReferenceEquals(direct, function):
                    field.SetValue(state, null);
                    break;
                case { } more when field.FieldType.DeclaringType is { } outer && typeof(ModuleState).IsAssignableFrom(outer):
                    ForgetDirect(more, function);
                    break;
            }
        }
    }
}
