// stackless build: Python files and packages into one .dll that `dotnet` runs and C# projects reference. What they import from the standard
// library is in the compiled one, of which what is used is written beside it (LinkedLibrary), or else compiled in, transitively, so that the result needs no sources. Everything is compiled before anything is written; each
// file is written to a temporary name and renamed, so a failed build leaves the former output untouched.
using System.Reflection;
using System.Reflection.Emit;
using System.Security.Cryptography;
using System.Text;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Finishing;
using Stackless.Compiler.Hosting;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Text;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using Module = Stackless.Compiler.Ast.Module;

namespace Stackless.Compiler.Building;
public sealed class ApplicationBuilder
{
    sealed record SourceModule(string Name, SourceText Source, byte[] Hash, Module Tree, bool IsPackage, bool IsExported);

    readonly Dictionary<string, SourceModule> modules = [];
    readonly List<string> searchPath = [];
    readonly HashSet<string> fromLibrary = [];

    /// <summary>What the compiler warns of in the sources; nothing about the library's.</summary>
    public WarningLog Warnings { get; } = new();

    /// <summary>Whether the symbols hold the source files, so that a debugger shows them where the files are not.</summary>
    public bool EmbedsSources { get; init; }

    /// <summary>Whether the runtime is beside the output whole: both libraries, compiled ahead of time where they are, and the compiler. Otherwise there is what the sources name.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Modules that are imported by names which are no import statement's.</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    readonly LinkedLibrary linked = new(AppContext.BaseDirectory);

    // Everything that an import statement names, found or not.
    readonly HashSet<string> imported = [];
    bool needsCompiler;

    readonly List<Diagnostic> exportWarnings = [];

    /// <summary>What of the sources C# projects do not see as it is; of the kind SLNNNN.</summary>
    public IReadOnlyList<Diagnostic> ExportWarnings => exportWarnings;

    /// <summary>Adds a source file, or a package folder with everything in it. The first one added is the program's main
    /// module; if that is a package with a module __main__, this one.</summary>
    public void Add(string path)
    {
        if (Directory.Exists(path))
        {
            var full = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar);
            searchPath.Add(Path.GetDirectoryName(full)!);
            AddPackage(full, Path.GetFileName(full));
        }
        else
        {
            searchPath.Add(Path.GetDirectoryName(Path.GetFullPath(path))!);
            AddFile(path, Path.GetFileNameWithoutExtension(path), isPackage: false, isExported: true);
        }
    }

    void AddPackage(string folder, string name)
    {
        var init = Path.Combine(folder, "__init__.py");
        if (!File.Exists(init))
        {
            throw new FileNotFoundException($"{folder} is not a package: it has no __init__.py", init);
        }
        AddFile(init, name, isPackage: true, isExported: true);
        foreach (var file in Directory.GetFiles(folder, "*.py").Order(StringComparer.Ordinal).Where(f => f != init))
        {
            AddFile(file, $"{name}.{Path.GetFileNameWithoutExtension(file)}", isPackage: false, isExported: true);
        }
        foreach (var child in Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Where(d => File.Exists(Path.Combine(d, "__init__.py"))))
        {
            AddPackage(child, $"{name}.{Path.GetFileName(child)}");
        }
    }

    void AddFile(string path, string name, bool isPackage, bool isExported)
    {
        if (modules.TryGetValue(name, out var known))
        {
            if (Path.GetFullPath(known.Source.FileName) != Path.GetFullPath(path))
            {
                throw new IOException($"{known.Source.FileName} and {path} are both the module {name}");
            }
        }
        else
        {
            var bytes = File.ReadAllBytes(path);
            var source = SourceText.FromBytes(bytes, path, isFile: true);
            modules.Add(name, new SourceModule(name, source, SHA256.HashData(bytes), Pipeline.Parse(source, LogFor(isExported)), isPackage, isExported));
        }
    }

    WarningLog? LogFor(bool isExported) => isExported ? Warnings : null;

    /// <summary>Compiles and writes the .dll, its symbols and what it needs to run beside it.</summary>
    /// <param name="libraryFolder">CPython's Lib, or null: then what is imported must be among the sources.</param>
    public void Build(string output, string? libraryFolder)
    {
        CheckOutput(output);
        var first = modules.Values.First();
        var main = modules.GetValueOrDefault(first.Name + ".__main__", first);
        if (libraryFolder is not null)
        {
            searchPath.Add(libraryFolder);
        }
        AddImports();
        var name = Path.GetFileNameWithoutExtension(output);
        var ordered = modules.Values.OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        var lowered = ordered.ConvertAll(m => Pipeline.Lower(m.Source, m.Tree, m.Name, LogFor(m.IsExported)) with { IsPackage = m.IsPackage, SourceHash = m.Hash });
        var documentation = new XmlDocumentation(name);
        var assembly = AssemblyEmitter.ToImage(name, lowered, new EmissionOptions(), (builder, types) =>
        {
            ExportsEmitter.Run(builder, [.. ordered.Select((m, i) => (Module: m, Type: types[i])).Where(m => m.Module.IsExported).Select(m => Exported(m.Module, m.Type))], documentation);
            return EmitMain(builder, types[ordered.IndexOf(main)], name, fromLibrary.Count > 0);
        });
        var companions = Parts().Select(BesideTheBuilder).Where(File.Exists).Select(AssemblyName.GetAssemblyName);
        Write(output, RetargetReferences.Run(assembly, companions, EmbedsSources), documentation.ToBytes());
    }

    ExportedModule Exported(SourceModule module, Type compiled) => new(module.Name, QuotedAnnotations.Read(module.Tree), module.IsPackage, compiled,
        (code, message, place) => exportWarnings.Add(module.Source.Report(code, message, place)));

    // What the sources import and can be found, and what that imports: in the libraries, or to be compiled in. Then what the runtime itself imports for a program that has the library.
    void AddImports()
    {
        var sources = modules.Values.ToList();
        Follow([.. sources.Select(ImportsOf), Included]);
        needsCompiler = IsWhole || fromLibrary.Count > 0 || sources.Exists(CompilesText) || sources.Exists(m => ImportsOf(m).Any(IsMissing));
        var hasLibrary = fromLibrary.Count > 0;
        Follow([[.. LinkedLibrary.ImportsOfPrelude().Where(name => hasLibrary || linked.IsOwn(name))]], isOwnOnly: !hasLibrary);
    }

    void Follow(IEnumerable<IEnumerable<string>> first, bool isOwnOnly = false)
    {
        var work = new Queue<IEnumerable<string>>(first);
        while (work.TryDequeue(out var imports))
        {
            foreach (var name in imports)
            {
                imported.Add(name);
                if (linked.IsOwn(name))
                {
                    // Lib may have one of that name too, which this one builds on (re._compiler).
                    work.Enqueue(linked.NeedOwn(name));
                }
                // A program that imports nothing of Lib does without what the runtime would.
                if (isOwnOnly || modules.ContainsKey(name) || fromLibrary.Contains(name) || Locate(name) is not { } found)
                {
                    continue;
                }
                if (StandardLibrary.Describe(name, File.ReadAllBytes(found.Path)) is { } known)
                {
                    fromLibrary.Add(name);
                    linked.NeedStandard(name);
                    work.Enqueue(known.Imports);
                }
                else
                {
                    AddFile(found.Path, name, found.IsPackage, isExported: false);
                    work.Enqueue(ImportsOf(modules[name]));
                }
            }
        }
    }

    // Not a name in a module, which an import statement may mean too.
    bool IsMissing(string name) => !IsKnown(name) && (!name.Contains('.') || !IsKnown(name[..name.LastIndexOf('.')]));

    bool IsKnown(string name) => modules.ContainsKey(name) || fromLibrary.Contains(name) || linked.IsOwn(name) || Importer.IsNative(name) || Locate(name) is not null;

    // The names by which a program has text compiled, or files that are no part of the application.
    static readonly HashSet<string> compiling = ["eval", "exec", "compile", "__import__", "builtins", "__builtins__", "__loader__", "breakpoint"];

    static bool CompilesText(SourceModule module)
    {
        var work = new Stack<Node>(module.Tree.Body);
        while (work.TryPop(out var node))
        {
            if (node is Name { Id: var id } && compiling.Contains(id) || node is Import import && import.Names.Any(n => compiling.Contains(n.Name)) || node is ImportFrom { Module: "builtins" })
            {
                return true;
            }
            foreach (var child in NodeFields.ChildrenOf(node))
            {
                work.Push(child);
            }
        }
        return false;
    }

    static IEnumerable<string> ImportsOf(SourceModule module) => ImportedNames.Of(module.Tree, module.Name, module.IsPackage);

    (string Path, bool IsPackage)? Locate(string name)
    {
        var relative = name.Replace('.', Path.DirectorySeparatorChar);
        foreach (var folder in searchPath)
        {
            var stem = Path.Combine(folder, relative);
            if (File.Exists(Path.Combine(stem, "__init__.py")))
            {
                return (Path.Combine(stem, "__init__.py"), true);
            }
            if (File.Exists(stem + ".py"))
            {
                return (stem + ".py", false);
            }
        }
        return null;
    }

    // static int Main(string[] args)
    // {
    //     bool fits;
    //     try { fits = Fits(); } catch (Exception e) { Console.Error.WriteLine("app: Stackless.Runtime.dll ... " + e.Message); fits = false; }
    //     return fits ? Start(args) : 2;
    // }
    // Main itself names nothing of the runtime, so that it can say what is wrong when that is missing or of another time.
    static MethodBuilder EmitMain(ModuleBuilder builder, Type mainModule, string name, bool usesLibrary)
    {
        var type = builder.DefineType("PythonModules.<Main>", TypeAttributes.NotPublic | TypeAttributes.Abstract | TypeAttributes.Sealed, typeof(object));
        var fits = Method("Fits", typeof(bool), []);
        var il = fits.GetILGenerator();
        il.Emit(OpCodes.Ldstr, name);
        il.Emit(OpCodes.Ldstr, RuntimeBuild.Id);
        il.Emit(OpCodes.Call, typeof(RuntimeBuild).GetMethod(usesLibrary ? nameof(RuntimeBuild.AcceptsWithLibrary) : nameof(RuntimeBuild.Accepts))!);
        il.Emit(OpCodes.Ret);

        var start = Method("Start", typeof(int), [typeof(string[])]);
        il = start.GetILGenerator();
        il.Emit(OpCodes.Ldtoken, mainModule);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Session).GetMethod(nameof(Session.Main))!);
        il.Emit(OpCodes.Ret);

        var main = Method("Main", typeof(int), [typeof(string[])]);
        il = main.GetILGenerator();
        var isFit = il.DeclareLocal(typeof(bool));
        var error = il.DeclareLocal(typeof(Exception));
        var refuse = il.DefineLabel();
        il.BeginExceptionBlock();
        il.Emit(OpCodes.Call, fits);
        il.Emit(OpCodes.Stloc, isFit);
        il.BeginCatchBlock(typeof(Exception));
        il.Emit(OpCodes.Stloc, error);
        il.Emit(OpCodes.Call, typeof(Console).GetProperty(nameof(Console.Error))!.GetMethod!);
        il.Emit(OpCodes.Ldstr, name + ": Stackless.Runtime.dll, which has to be beside it, cannot be used: ");
        il.Emit(OpCodes.Ldloc, error);
        il.Emit(OpCodes.Callvirt, typeof(Exception).GetProperty(nameof(Exception.Message))!.GetMethod!);
        il.Emit(OpCodes.Call, typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!);
        il.Emit(OpCodes.Callvirt, typeof(TextWriter).GetMethod(nameof(TextWriter.WriteLine), [typeof(string)])!);
        il.EndExceptionBlock();
        il.Emit(OpCodes.Ldloc, isFit);
        il.Emit(OpCodes.Brfalse, refuse);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, start);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(refuse);
        il.Emit(OpCodes.Ldc_I4, RefusedExitCode);
        il.Emit(OpCodes.Ret);
        type.CreateType();
        return main;

        MethodBuilder Method(string methodName, Type result, Type[] parameters)
        {
            var method = type.DefineMethod(methodName, MethodAttributes.Private | MethodAttributes.Static, result, parameters);
            method.SetImplementationFlags(MethodImplAttributes.IL | MethodImplAttributes.NoInlining);
            return method;
        }
    }

    const int RefusedExitCode = 2;

    const string CompilerFile = "Stackless.Compiler.dll", ParserFile = "Antlr4.Runtime.Standard.dll", SqliteModule = "_sqlite";
    static readonly string[] sqliteFiles = ["libe_sqlite3.so", "libe_sqlite3.dylib", "e_sqlite3.dll"];

    // Libraries that the runtime borrows from, and the modules of the runtime that do.
    static readonly (string File, string[] Modules)[] borrowed =
    [
        ("BouncyCastle.Cryptography.dll", ["zlib", "_bzip2", "_digest"]),
        ("SharpCompress.dll", ["_lzma_streams"]),
    ];

    static readonly string[] reserved =
        ["Stackless.Runtime.dll", Prelude.AssemblyName + ".dll", LinkedLibrary.OwnFile, LinkedLibrary.StandardFile, CompilerFile, ParserFile, "Mono.Cecil.dll", .. borrowed.Select(b => b.File), .. sqliteFiles];

    // What is found by name, which a C# project that refers to the application is told of.
    IEnumerable<string> Parts()
    {
        yield return Prelude.AssemblyName + ".dll";
        yield return LinkedLibrary.OwnFile;
        if (needsCompiler)
        {
            yield return CompilerFile;
        }
        if (IsWhole || fromLibrary.Count > 0)
        {
            yield return LinkedLibrary.StandardFile;
        }
    }

    // What of the runtime is written as the builder has it: the name, and where it is.
    IEnumerable<(string Name, string Source)> RuntimeFiles()
    {
        var names = new List<string> { "Stackless.Runtime.dll", Prelude.AssemblyName + ".dll" };
        if (IsWhole)
        {
            names.AddRange([LinkedLibrary.OwnFile, LinkedLibrary.StandardFile]);
        }
        if (needsCompiler)
        {
            // With the compiler for eval and exec, which much of the standard library needs (collections.namedtuple, dataclasses), its parser. Its writer of files is the builder's alone.
            names.AddRange([CompilerFile, ParserFile]);
        }
        if (IsWhole || imported.Contains(SqliteModule))
        {
            names.AddRange(sqliteFiles);
        }
        return names.Select(n => (n, BesideTheBuilder(n))).Concat(borrowed.Where(b => IsWhole || b.Modules.Any(imported.Contains)).Select(b => (b.File, Borrowed(b.File))));
    }

    // A C# project may use the whole of a library that the runtime borrows from. An application has the part that the runtime uses, if the build made one.
    string Borrowed(string file) => !IsWhole && BesideTheBuilder(Path.Combine("linked", file)) is var part && File.Exists(part) ? part : BesideTheBuilder(file);

    static string BesideTheBuilder(string file) => Path.Combine(AppContext.BaseDirectory, file);

    void CheckOutput(string output)
    {
        var full = Path.GetFullPath(output);
        if (Directory.Exists(full))
        {
            throw new IOException($"{output} is a folder, so it cannot be the output");
        }
        if (reserved.Contains(Path.GetFileName(full), StringComparer.OrdinalIgnoreCase))
        {
            throw new IOException($"{output}: this file belongs to the runtime, which is written beside the output; name the output differently");
        }
        if (modules.Values.Any(m => Path.GetFullPath(m.Source.FileName) == full))
        {
            throw new IOException($"{output} is one of the sources, so it cannot be the output");
        }
    }

    void Write(string output, EmittedAssembly assembly, byte[]? documentation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(output))!;
        Directory.CreateDirectory(folder);
        var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(output));
        var files = new List<(string, byte[])>
        {
            (stem + ".pdb", assembly.Symbols),
            (stem + ".runtimeconfig.json", Encoding.UTF8.GetBytes(RuntimeConfiguration)),
        };
        if (folder != AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
        {
            files.AddRange(RuntimeFiles().Where(f => File.Exists(f.Source)).Select(f => (Path.Combine(folder, f.Name), File.ReadAllBytes(f.Source))));
            files.AddRange(IsWhole ? [] : linked.Write(folder).Select(f => (Path.Combine(folder, f.Name), f.Content)));
        }
        if (documentation is not null)
        {
            files.Add((stem + ".xml", documentation));
        }
        files.Add((output, assembly.Image));
        WholeFile.WriteAll(files);
    }

    // A list grows by copying into larger arrays: as large objects (the default is 85 kB) each would wait for a full collection. Building and
    // summing lists of 20,000 ints takes half the time with this. An array must fit into one of the collector's regions (4 MB by default) not to be
    // one all the same: appending a million ints takes a tenth of the time with both (ADR 3). The launcher's project file has the same numbers.
    const int LargeObjectThreshold = 48 * 1024 * 1024;
    const int RegionSize = 64 * 1024 * 1024;

    // The CLR counts calls only when nothing new was called for a twentieth of a second (ADR 4), and compiles anew after 5,000. The launcher's project file has the
    // same numbers.
    static readonly string RuntimeConfiguration = $$"""
        {
          "runtimeOptions": {
            "tfm": "net{{Environment.Version.Major}}.0",
            "rollForward": "Major",
            "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version.Major}}.0.0" },
            "configProperties": {
              "System.GC.Concurrent": false,
              "System.GC.LOHThreshold": {{LargeObjectThreshold}},
              "System.GC.RegionSize": {{RegionSize}},
              "System.GC.Server": false,
              "System.Globalization.Invariant": true,
              "System.Runtime.TieredCompilation.CallCountingDelayMs": 50,
              "System.Runtime.TieredCompilation.CallCountThreshold": 5000,
              "System.Runtime.TieredPGO": true
            }
          }
        }

        """;
}
