// The part of the runtime that is written in Python (Prelude/*.py): everything that calls user code in a loop, so that it can be
// suspended and pickled like any other Python code. C# calls it by function name.
// The build compiles it to Stackless.Prelude.dll beside the runtime; without that file (the build itself, unit tests) the host's
// compiler compiles the sources, which are embedded. Loaded on the first call.
// The library (Library/*.py) are modules that are C in CPython and Python here, each a module of its own, compiled into
// Stackless.Library.dll and loaded when the first of them is imported.
using System.Collections.Concurrent;
using System.Reflection;

namespace Stackless.Runtime;

public static class Prelude
{
    /// <summary>The assembly's name and the module's name: all of Prelude/*.py is one module.</summary>
    public const string AssemblyName = "Stackless.Prelude";
    public const string ModuleName = "_prelude";

    /// <summary>The assembly that holds the library's modules.</summary>
    public const string LibraryAssemblyName = "Stackless.Library";

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

    /// <summary>What the source files are called in tracebacks and code objects.</summary>
    public const string FileName = "<prelude>";

    const string PreludeFolder = "prelude/", LibraryFolder = "library/", Extension = ".py";

    /// <summary>The prelude's sources in order, as embedded in this assembly.</summary>
    public static IEnumerable<string> Sources() => Resources(PreludeFolder).Select(Read);

    /// <summary>The names of the library's modules.</summary>
    public static IReadOnlyList<string> LibraryNames() =>
        libraryNames ??= Array.ConvertAll(Resources(LibraryFolder), r => r[LibraryFolder.Length..^Extension.Length]);

    static string[]? libraryNames;

    /// <summary>The source of a library module.</summary>
    public static string LibrarySource(string moduleName) => Read(LibraryFolder + moduleName + Extension);

    /// <summary>The class of a library module; null if there is none of that name.</summary>
    internal static Type? LibraryModule(string moduleName)
    {
        if (typeof(Prelude).Assembly.GetManifestResourceInfo(LibraryFolder + moduleName + Extension) is null)
        {
            return null;
        }
        return library.GetOrAdd(moduleName, static name => Beside(LibraryAssemblyName) is { } assembly
            ? CompiledModules.ClassOf(assembly, name) ?? throw new BadImageFormatException($"{assembly.Location} has no module {name}")
            : Host.Current.CompileLibrary(name));
    }

    static readonly ConcurrentDictionary<string, Type> library = new();

    // Part of every start: what a query compiles to would have to be compiled by the JIT.
    static string[] Resources(string folder)
    {
        string[] found = Array.FindAll(typeof(Prelude).Assembly.GetManifestResourceNames(), n => n.StartsWith(folder, StringComparison.Ordinal));
        Array.Sort(found, StringComparer.Ordinal);
        return found;
    }

    static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Prelude).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
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
        if (Beside(AssemblyName) is not { } assembly)
        {
            return Host.Current.CompilePrelude();
        }
        // The assembly's one module and its state; looking it up by name would cost more than loading both.
        return Array.Find(assembly.GetTypes(), static t => !t.IsNested) ?? throw new BadImageFormatException($"{assembly.Location} is not the compiled prelude");
    }

    // The assembly of that name beside the runtime, if the build has made it.
    static Assembly? Beside(string name)
    {
        string path = Path.Combine(Path.GetDirectoryName(typeof(Prelude).Assembly.Location) ?? "", name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
