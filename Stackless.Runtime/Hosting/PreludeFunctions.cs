// One interpreter's prelude: its functions by name, and the modules that they live in. A module is bound and executed when the first of its functions is
// called, or when another of the prelude's imports it.
// Invariant: readers take no lock, for the dictionaries they see never change.
namespace Stackless.Runtime.CompilerServices;

sealed class PreludeFunctions(Interpreter interpreter)
{
    volatile Dictionary<string, PyObject> functions = [];
    volatile Dictionary<string, PyModule> modules = [];
    readonly Lock gate = new();

    /// <summary>A prelude function.</summary>
    public PyObject Function(string name) => functions.TryGetValue(name, out var known) ? known : Find(name);

    /// <summary>The module of a file, loaded if it is not yet; null if there is no such file.</summary>
    public PyModule? Module(string file) => Loaded(file) ?? Load(file);

    /// <summary>The module of a file that has been used.</summary>
    public PyModule? Loaded(string file) => modules.GetValueOrDefault(file);

    /// <summary>The modules that have been used.</summary>
    public IReadOnlyCollection<PyModule> AllLoaded => modules.Values;

    PyObject Find(string name)
    {
        lock (gate)
        {
            if (PreludeNames.FileOf(name) is not { } file || !Module(file)!.Dictionary.TryGet(PyStr.Intern(name), out var f))
            {
                throw new MissingMethodException("the prelude", name);
            }
            functions = new Dictionary<string, PyObject>(functions) { [name] = f.Object };
            return f.Object;
        }
    }

    PyModule? Load(string file)
    {
        lock (gate)
        {
            if (Loaded(file) is not null || Prelude.Module(file) is not { } code)
            {
                return Loaded(file);
            }
            var module = new PyModule(Prelude.ModulePrefix + file, PyDict.ForModule(interpreter.Builtins));
            // What it has defined so far can already be called and imported: its own statements may need that.
            modules = new Dictionary<string, PyModule>(modules) { [file] = module };
            Execute(module, code);
            return module;
        }
    }

    // The module body only defines functions and classes; it runs on a thread state of its own, outside any tasklet.
    void Execute(PyModule module, CompiledModule code)
    {
        var ts = new ThreadState(interpreter);
        if (ts.RunAlone(code.Bind(module.Dictionary)).IsNull)
        {
            throw new InvalidOperationException($"{module.Name} raised {ts.Exception!.Type.Name}: {string.Join(", ", ts.Exception.Args.Items)}");
        }
    }
}
