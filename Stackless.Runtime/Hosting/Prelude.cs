// The part of the runtime that is written in Python (Prelude/*.py): everything that calls user code in a loop, so that it can be
// suspended and pickled like any other Python code. C# calls it by the names that the generator finds in those files (PreludeNames).
// The build compiles it to Stackless.Prelude.dll beside the runtime; without that file (the build itself, unit tests) the host's
// compiler compiles the sources, which are embedded. Each interpreter binds it on its first call (PreludeFunctions).
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

    /// <summary>Calls a prelude function.</summary>
    /// <param name="name">One of <see cref="PreludeNames"/>.</param>
    public static Value Call(ThreadState ts, string name, params Value[] arguments)
    {
        var f = ts.Interpreter.Prelude.Function(name);
        return arguments.Length switch
        {
            1 => f.Call1(ts, arguments[0]),
            2 => f.Call2(ts, arguments[0], arguments[1]),
            3 => f.Call3(ts, arguments[0], arguments[1], arguments[2]),
            _ => f.Call(ts, arguments, []),
        };
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

    /// <summary>A library module; null if there is none of that name.</summary>
    internal static CompiledModule? LibraryModule(string moduleName)
    {
        if (typeof(Prelude).Assembly.GetManifestResourceInfo(LibraryFolder + moduleName + Extension) is null)
        {
            return null;
        }
        return library.GetOrAdd(moduleName, static name => Beside(LibraryAssemblyName) is { } assembly
            ? CompiledModules.Of(CompiledModules.ClassOf(assembly, name) ?? throw new BadImageFormatException($"{assembly.Location} has no module {name}"))
            : Host.Current.CompileLibrary(name));
    }

    static readonly ConcurrentDictionary<string, CompiledModule> library = new();

    // Part of every start: what a query compiles to would have to be compiled by the JIT.
    static string[] Resources(string folder)
    {
        var found = Array.FindAll(typeof(Prelude).Assembly.GetManifestResourceNames(), n => n.StartsWith(folder, StringComparison.Ordinal));
        Array.Sort(found, StringComparer.Ordinal);
        return found;
    }

    static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Prelude).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    /// <summary>The prelude's module.</summary>
    internal static CompiledModule Module => module.Value;

    static readonly Lazy<CompiledModule> module = new(FindModule);

    static CompiledModule FindModule()
    {
        if (Beside(AssemblyName) is not { } assembly)
        {
            return Host.Current.CompilePrelude();
        }
        // The assembly's one module and its state; looking it up by name would cost more than loading both.
        return CompiledModules.Of(Array.Find(assembly.GetTypes(), static t => !t.IsNested) ?? throw new BadImageFormatException($"{assembly.Location} is not the compiled prelude"));
    }

    // The assembly of that name beside the runtime, if the build has made it.
    static Assembly? Beside(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(Prelude).Assembly.Location) ?? "", name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
