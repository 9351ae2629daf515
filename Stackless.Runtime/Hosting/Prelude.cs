// The part of the runtime that is written in Python (Prelude/*.py): everything that calls user code in a loop, so that it can be
// suspended and pickled like any other Python code. C# calls it by the names that the generator finds in those files (PreludeNames).
// The build compiles it to Stackless.Prelude.dll beside the runtime; without that file (the build itself, unit tests) the host's
// compiler compiles the sources, which it has embedded. Each file is a module of its own, _prelude.<file>; an interpreter has those whose functions it has
// called (PreludeFunctions). They see each other's names by importing them (from _prelude.<file> import ...); nobody else can.
// The library (Library/*.py) are modules that are C in CPython and Python here, each a module of its own, compiled into
// Stackless.Library.dll and loaded when the first of them is imported. They are classes there; beside a linked application, which has those only that it may import, images.
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prelude
{
    /// <summary>The assembly that holds the prelude's modules.</summary>
    public const string AssemblyName = "Stackless.Prelude";

    /// <summary>What the names of its modules start with; the file's name follows.</summary>
    public const string ModulePrefix = "_prelude.";

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

    /// <summary>A module of an interpreter's prelude by its name, loaded if it is not yet; null if it is not one of them.</summary>
    internal static PyModule? ModuleOf(Interpreter interpreter, string name) =>
        name.StartsWith(ModulePrefix, StringComparison.Ordinal) ? interpreter.Prelude.Module(name[ModulePrefix.Length..]) : null;

    const string FilePrefix = "<prelude ", LibraryFilePrefix = "<library ";

    /// <summary>What a file of the prelude is called in tracebacks and code objects.</summary>
    public static string FileNameOf(string file) => $"{FilePrefix}{file}.py>";

    /// <summary>The same of a file of the library.</summary>
    public static string LibraryFileNameOf(string moduleName) => $"{LibraryFilePrefix}{moduleName}.py>";

    /// <summary>A file of the prelude or the library.</summary>
    internal static bool IsOwnFile(string fileName) =>
        fileName.StartsWith(FilePrefix, StringComparison.Ordinal) || fileName.StartsWith(LibraryFilePrefix, StringComparison.Ordinal);

    /// <summary>The names of the prelude's files.</summary>
    public static IReadOnlyList<string> Files() => PythonFiles.Prelude;

    /// <summary>The names of the library's modules.</summary>
    public static IReadOnlyList<string> LibraryNames() => PythonFiles.Library;

    /// <summary>A library module; null if there is none of that name, or if the application was linked without it.</summary>
    internal static CompiledModule? LibraryModule(string moduleName) =>
        !PythonFiles.IsLibrary(moduleName) ? null
        : library.GetOrAdd(moduleName, static name => compiledLibrary.Value is not { } index ? Host.Current.CompileLibrary(name)
            : index.ClassOf(name) is { } compiled ? CompiledModules.Of(compiled)
            : ImageIn(index.Assembly, name));

    static readonly ConcurrentDictionary<string, CompiledModule?> library = new();

    static EvaluatedModule? ImageIn(Assembly assembly, string moduleName)
    {
        using var packed = assembly.GetManifestResourceStream(moduleName);
        return packed is null ? null : ModuleImage.Read(StandardLibrary.Unpack(packed));
    }

    /// <summary>The module that a file of the prelude is; null if there is no such file.</summary>
    internal static CompiledModule? Module(string file)
    {
        if (modules.TryGetValue(file, out var known))
        {
            return known;
        }
        if (!PythonFiles.IsPrelude(file))
        {
            return null;
        }
        return modules.GetOrAdd(file, static file => compiled.Value is { } index
            ? CompiledModules.Of(index.ClassOf(ModulePrefix + file) ?? throw new BadImageFormatException($"{index.Assembly.Location} has no module {ModulePrefix}{file}"))
            : Host.Current.CompilePrelude(file));
    }

    static readonly ConcurrentDictionary<string, CompiledModule> modules = new();

    static readonly Lazy<ModuleIndex?> compiled = new(static () => IndexOf(AssemblyName)), compiledLibrary = new(static () => IndexOf(LibraryAssemblyName));

    static ModuleIndex? IndexOf(string name) => RuntimePart.Load(name) is { } assembly ? new ModuleIndex(assembly) : null;
}
