// The native modules by name (the table is generated) and the namespace of builtins, which everything falls back to.
namespace Stackless.Runtime;

internal static unsafe partial class BuiltinModules
{
    static PyDict? builtins;

    // As they were at the start: pickles name functions that programs may have replaced.
    static PyDict? originals;

    /// <summary>The namespace of the module builtins, filled on first use.</summary>
    public static PyDict Builtins
    {
        get
        {
            if (builtins is null)
            {
                var dict = PyDict.ForModule(null);
                builtins = dict;
                BuiltinTypes.ExceptionGroup.AddBase(BuiltinTypes.Exception);
                Find("builtins")(dict);
                originals = dict.Copy();
            }
            return builtins;
        }
    }

    public static Value Builtin(string name) => (originals ?? (Builtins is null ? null : originals))!.GetOrNull(PyStr.Intern(name));

    /// <summary>A new module object for a native module, or null if there is none of that name.</summary>
    public static PyModule? Create(string name)
    {
        var fill = Find(name);
        if (fill == null)
        {
            return null;
        }
        PyDict dict;
        if (name == "builtins")
        {
            dict = Builtins;
        }
        else
        {
            dict = PyDict.ForModule(Builtins);
            fill(dict);
        }
        return new PyModule(name, dict);
    }
}
