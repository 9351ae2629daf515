// CPython's Lib as one assembly: see StandardLibrary, which reads it.
using System.Reflection;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Hosting;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Text;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Building;
public static class StandardLibraryBuilder
{
    // What programs import most. These modules, and what importing them imports, stand in the file as they are used; the others are compressed.
    static readonly string[] mostUsed =
    [
        "__future__", "abc", "argparse", "ast", "base64", "bisect", "calendar", "collections", "configparser", "contextlib", "contextvars",
        "copy", "csv", "dataclasses", "datetime", "decimal", "encodings.ascii", "encodings.latin_1", "encodings.utf_8", "enum", "fnmatch",
        "fractions", "functools", "glob", "graphlib", "hashlib", "heapq", "inspect", "io", "json", "linecache", "locale", "logging", "numbers",
        "operator", "os", "pathlib", "pickle", "pprint", "queue", "random", "re", "reprlib", "sched", "secrets", "shlex", "shutil", "signal", "stat",
        "statistics", "string", "struct", "subprocess", "tempfile", "textwrap", "threading", "timeit", "tokenize", "traceback", "types", "typing",
        "unittest", "urllib.parse", "uuid", "warnings", "weakref",
    ];

    // Tools of their own, which programs do not import.
    static readonly HashSet<string> leftOut = ["__pycache__", "ensurepip", "idlelib", "lib2to3", "site-packages", "test", "tkinter", "turtledemo", "venv"];

    sealed record CompiledModule(IrModule Module, StandardLibrary.Entry Entry, IReadOnlyList<string> ImportsAtStart);

    /// <summary>Compiles every module in the folder but what does not compile (samples of wrong syntax).</summary>
    public static void Build(string folder, string output)
    {
        var modules = FilesOf(folder).Order(StringComparer.Ordinal).Select(file => Compile(folder, file)).OfType<CompiledModule>().ToDictionary(m => m.Entry.Name);
        var used = ClosureOf(mostUsed, modules);
        WholeFile.Write(output, Assemble([.. modules.Values.Select(m => used.Contains(m.Entry.Name)
            ? (m.Entry, PreludeBuilder.ImageOf(m.Module))
            : (m.Entry with { IsPacked = true }, PreludeBuilder.Pack(PreludeBuilder.ImageOf(m.Module))))]));
    }

    /// <summary>The assembly of these modules.</summary>
    internal static byte[] Assemble(IReadOnlyList<(StandardLibrary.Entry Entry, byte[] Image)> modules) => AssemblyEmitter.ToImage(StandardLibrary.AssemblyName, [], new EmissionOptions(),
        (builder, _) =>
        {
            var type = builder.DefineType($"{ModuleEmitter.Namespace}.{StandardLibrary.IndexClass}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, typeof(object));
            type.DefineField(StandardLibrary.IndexField, typeof(string), FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal)
                .SetConstant(string.Join('\n', modules.Select(m => m.Entry.ToString()).Prepend(RuntimeBuild.Id)));
            type.CreateType();
            return null;
        },
        [.. modules.Select(m => (m.Entry.Name, m.Image))]).Image;

    static CompiledModule? Compile(string folder, string file)
    {
        var source = File.ReadAllBytes(file);
        var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
        var name = NameOf(relative);
        var isPackage = Path.GetFileName(file) == "__init__.py";
        try
        {
            var text = SourceText.FromBytes(source, relative);
            var tree = Pipeline.Parse(text);
            var entry = new StandardLibrary.Entry(name, relative, StandardLibrary.DigestOf(source), IsPacked: false, string.Join(',', ImportedNames.Of(tree, name, isPackage)));
            return new CompiledModule(Pipeline.Lower(text, tree, name) with { IsPackage = isPackage }, entry, [.. ImportedNames.Of(tree, name, isPackage, isAtStart: true)]);
        }
        catch (PythonSyntaxException)
        {
            // Importing it raises this again.
            return null;
        }
    }

    static HashSet<string> ClosureOf(IEnumerable<string> roots, Dictionary<string, CompiledModule> modules)
    {
        var found = new HashSet<string>();
        var work = new Stack<string>(roots);
        while (work.TryPop(out var name))
        {
            if (modules.TryGetValue(name, out var module) && found.Add(name))
            {
                Array.ForEach([.. module.ImportsAtStart], work.Push);
            }
        }
        return found;
    }

    // Of packages only: a folder without __init__.py is found along the path as ever.
    static IEnumerable<string> FilesOf(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.py"))
        {
            yield return file;
        }
        foreach (var child in Directory.EnumerateDirectories(folder).Where(d => !leftOut.Contains(Path.GetFileName(d)) && File.Exists(Path.Combine(d, "__init__.py"))))
        {
            foreach (var file in FilesOf(child))
            {
                yield return file;
            }
        }
    }

    // json/decoder.py: json.decoder. json/__init__.py: json.
    static string NameOf(string file)
    {
        var name = file[..^".py".Length].Replace('/', '.');
        return name.EndsWith(".__init__", StringComparison.Ordinal) ? name[..^".__init__".Length] : name;
    }
}
