// The part of the runtime that is written in Python (Prelude/*.py): everything that calls user code in a loop, so that it can be
// suspended and pickled like any other Python code. C# calls it by function name.
// The build compiles it to Stackless.Prelude.dll beside the runtime; without that file (the build itself, unit tests) the host's
// compiler compiles the sources, which are embedded. Loaded on the first call.
using System.Reflection;

namespace Stackless.Runtime;

public static class Prelude
{
    /// <summary>The assembly's name and the module's name: all of Prelude/*.py is one module.</summary>
    public const string AssemblyName = "Stackless.Prelude";
    public const string ModuleName = "_prelude";

    static volatile Dictionary<string, PyObject> functions = [];
    static readonly Lock gate = new();
    static PyDict? globals;

    /// <summary>The prelude's namespace; null before the first call.</summary>
    internal static PyDict? Globals => globals;

    /// <summary>Calls a prelude function.</summary>
    public static Value Call(ThreadState ts, string name, params Value[] arguments)
    {
        var f = Function(name);
        return arguments.Length switch
        {
            1 => f.Call1(ts, arguments[0]),
            2 => f.Call2(ts, arguments[0], arguments[1]),
            3 => f.Call3(ts, arguments[0], arguments[1], arguments[2]),
            _ => f.Call(ts, arguments, []),
        };
    }

    /// <summary>A prelude function, to be called by hand.</summary>
    public static PyObject Function(string name) => functions.TryGetValue(name, out var known) ? known : Load(name);

    static PyObject Load(string name)
    {
        lock (gate)
        {
            if (globals is null)
            {
                Execute();
            }
            if (!globals!.TryGet(PyStr.Intern(name), out var f))
            {
                throw new MissingMethodException("the prelude", name);
            }
            // Readers take no lock: the dictionary they see never changes.
            functions = new Dictionary<string, PyObject>(functions) { [name] = f.Object };
            return f.Object;
        }
    }

    /// <summary>The prelude's sources in order, as embedded in this assembly: (name, text).</summary>
    public static IEnumerable<(string Name, string Text)> Sources()
    {
        var assembly = typeof(Prelude).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith("prelude/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource["prelude/".Length..], reader.ReadToEnd());
        }
    }

    // The module body only defines functions; it runs on a thread state of its own, outside any tasklet.
    // What it has defined so far can already be called: its own class statements need that.
    static void Execute()
    {
        var dict = PyDict.ForModule(BuiltinModules.Builtins);
        dict.Set("__name__", Value.Str(ModuleName));
        var body = CompiledModules.Bind(ModuleClass(), dict);
        globals = dict;
        var ts = new ThreadState();
        var result = ts.RunAlone(body);
        if (result.IsNull)
        {
            throw new InvalidOperationException($"the prelude raised {ts.Exception!.Type.Name}: {string.Join(", ", ts.Exception.Args.Items)}");
        }
    }

    static Type ModuleClass()
    {
        string path = Path.Combine(Path.GetDirectoryName(typeof(Prelude).Assembly.Location) ?? "", AssemblyName + ".dll");
        if (File.Exists(path))
        {
            // The assembly's one class; looking it up by name would cost more than loading it.
            return Assembly.LoadFrom(path).GetTypes() is [var only]
                ? only
                : throw new BadImageFormatException($"{path} is not the compiled prelude");
        }
        return Host.Current.CompilePrelude();
    }
}
