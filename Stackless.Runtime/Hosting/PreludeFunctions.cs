// One interpreter's prelude: its functions by name, and the namespace they live in. Bound and executed on the first call.
// Invariant: readers take no lock, for the dictionary they see never changes.
namespace Stackless.Runtime;

sealed class PreludeFunctions(Interpreter interpreter)
{
    volatile Dictionary<string, PyObject> functions = [];
    readonly Lock gate = new();

    /// <summary>The prelude's namespace; null before the first call.</summary>
    public PyDict? Globals { get; private set; }

    /// <summary>A prelude function.</summary>
    public PyObject Function(string name) => functions.TryGetValue(name, out var known) ? known : Load(name);

    PyObject Load(string name)
    {
        lock (gate)
        {
            if (Globals is null)
            {
                Execute();
            }
            if (!Globals!.TryGet(PyStr.Intern(name), out var f))
            {
                throw new MissingMethodException("the prelude", name);
            }
            functions = new Dictionary<string, PyObject>(functions) { [name] = f.Object };
            return f.Object;
        }
    }

    // The module body only defines functions; it runs on a thread state of its own, outside any tasklet.
    // What it has defined so far can already be called: its own class statements need that.
    void Execute()
    {
        var dict = PyDict.ForModule(interpreter.Builtins);
        dict.Set("__name__", Value.Str(Prelude.ModuleName));
        var body = Prelude.Module.Bind(dict);
        Globals = dict;
        var ts = new ThreadState(interpreter);
        var result = ts.RunAlone(body);
        if (result.IsNull)
        {
            throw new InvalidOperationException($"the prelude raised {ts.Exception!.Type.Name}: {string.Join(", ", ts.Exception.Args.Items)}");
        }
    }
}
