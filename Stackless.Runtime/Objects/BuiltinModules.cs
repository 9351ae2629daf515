// The native modules by name: the table is generated.
namespace Stackless.Runtime;

static unsafe partial class BuiltinModules
{
    // The one built-in type with two bases; once per process.
    static BuiltinModules() => BuiltinTypes.ExceptionGroup.AddBase(BuiltinTypes.Exception);

    /// <summary>Fills the namespace of a native module; false if there is none of that name.</summary>
    public static bool Fill(Interpreter interpreter, string name, PyDict names)
    {
        var fill = Find(name);
        if (fill == null)
        {
            return false;
        }
        fill(interpreter, names);
        return true;
    }

    public static bool Has(string name) => Find(name) != null;

    /// <summary>A new module object for a native module, or null if there is none of that name.</summary>
    public static PyModule? Create(Interpreter interpreter, string name)
    {
        if (name == "builtins")
        {
            return new PyModule(name, interpreter.Builtins);
        }
        if (Find(name) == null)
        {
            return null;
        }
        var names = PyDict.ForModule(interpreter.Builtins);
        Fill(interpreter, name, names);
        interpreter.WhenFilled?.Invoke(name, names);
        return new PyModule(name, names);
    }
}
