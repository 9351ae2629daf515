// stackless build: Python files and packages into one .dll that `dotnet` runs and C# projects reference. What they import from the standard
// library is compiled in, transitively, so that the result needs no sources. Everything is compiled before anything is written; each
// file is written to a temporary name and renamed, so a failed build leaves the former output untouched.
namespace Stackless.Compiler;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Finishing;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Text;
using Stackless.Runtime;
using Module = Stackless.Compiler.Ast.Module;

public sealed class ApplicationBuilder
{
    sealed record SourceModule(string Name, SourceText Source, Module Tree, bool IsPackage, bool IsExported);

    readonly Dictionary<string, SourceModule> modules = [];
    readonly List<string> searchPath = [];

    /// <summary>What the compiler warns of in the sources; nothing about the library's.</summary>
    public WarningLog Warnings { get; } = new();

    /// <summary>Adds a source file, or a package folder with everything in it. The first one added is the program's main module.</summary>
    public void Add(string path)
    {
        if (Directory.Exists(path))
        {
            string full = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar);
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
        string init = Path.Combine(folder, "__init__.py");
        if (!File.Exists(init))
        {
            throw new FileNotFoundException($"{folder} is not a package: it has no __init__.py", init);
        }
        AddFile(init, name, isPackage: true, isExported: true);
        foreach (string file in Directory.GetFiles(folder, "*.py").Order(StringComparer.Ordinal).Where(f => f != init))
        {
            AddFile(file, $"{name}.{Path.GetFileNameWithoutExtension(file)}", isPackage: false, isExported: true);
        }
        foreach (string child in Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Where(d => File.Exists(Path.Combine(d, "__init__.py"))))
        {
            AddPackage(child, $"{name}.{Path.GetFileName(child)}");
        }
    }

    void AddFile(string path, string name, bool isPackage, bool isExported)
    {
        if (!modules.ContainsKey(name))
        {
            var source = SourceText.FromFile(path);
            modules.Add(name, new SourceModule(name, source, Pipeline.Parse(source, LogFor(isExported)), isPackage, isExported));
        }
    }

    WarningLog? LogFor(bool isExported) => isExported ? Warnings : null;

    /// <summary>Compiles and writes the .dll, its symbols and what it needs to run beside it.</summary>
    /// <param name="libraryFolder">CPython's Lib, or null: then what is imported must be among the sources.</param>
    public void Build(string output, string? libraryFolder)
    {
        var main = modules.Values.First();
        if (libraryFolder is not null)
        {
            searchPath.Add(libraryFolder);
        }
        AddImports();
        string name = Path.GetFileNameWithoutExtension(output);
        var ordered = modules.Values.OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        var lowered = ordered.ConvertAll(m => Pipeline.Lower(m.Source, m.Tree, m.Name, LogFor(m.IsExported)) with { IsPackage = m.IsPackage });
        var assembly = AssemblyEmitter.ToImage(name, lowered, new EmissionOptions(), (builder, types) =>
        {
            for (int i = 0; i < types.Count; i++)
            {
                if (ordered[i].IsExported)
                {
                    ExportsEmitter.Run(builder, ordered[i].Tree, ordered[i].Name, ordered[i].IsPackage, types[i]);
                }
            }
            return EmitMain(builder, types[ordered.IndexOf(main)]);
        });
        Write(output, RetargetReferences.Run(assembly));
    }

    // The modules that the sources import and that can be found, and what those import.
    void AddImports()
    {
        var work = new Queue<SourceModule>(modules.Values);
        while (work.TryDequeue(out var module))
        {
            foreach (string imported in ImportedNames.Of(module.Tree, module.Name, module.IsPackage))
            {
                if (!modules.ContainsKey(imported) && Locate(imported) is { } found)
                {
                    AddFile(found.Path, imported, found.IsPackage, isExported: false);
                    work.Enqueue(modules[imported]);
                }
            }
        }
    }

    (string Path, bool IsPackage)? Locate(string name)
    {
        string relative = name.Replace('.', Path.DirectorySeparatorChar);
        foreach (string folder in searchPath)
        {
            string stem = Path.Combine(folder, relative);
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

    static MethodBuilder EmitMain(ModuleBuilder builder, Type mainModule)
    {
        var type = builder.DefineType("PythonModules.<Main>", TypeAttributes.NotPublic | TypeAttributes.Abstract | TypeAttributes.Sealed, typeof(object));
        var method = type.DefineMethod("Main", MethodAttributes.Private | MethodAttributes.Static, typeof(int), [typeof(string[])]);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldtoken, mainModule);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Session).GetMethod(nameof(Session.Main))!);
        il.Emit(OpCodes.Ret);
        type.CreateType();
        return method;
    }

    static void Write(string output, EmittedAssembly assembly)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(output))!;
        Directory.CreateDirectory(folder);
        string stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(output));
        WholeFile.Write(stem + ".pdb", assembly.Symbols);
        WholeFile.Write(stem + ".runtimeconfig.json", Encoding.UTF8.GetBytes(RuntimeConfiguration));
        foreach (string file in (string[])["Stackless.Runtime.dll", "BouncyCastle.Cryptography.dll", Prelude.AssemblyName + ".dll", Prelude.LibraryAssemblyName + ".dll"])
        {
            string source = Path.Combine(AppContext.BaseDirectory, file);
            if (File.Exists(source))
            {
                WholeFile.Write(Path.Combine(folder, file), File.ReadAllBytes(source));
            }
        }
        WholeFile.Write(output, assembly.Image);
    }

    // A list grows by copying into larger arrays: as large objects (the default is 85 kB) each would wait for a full collection. Building and
    // summing lists of 20,000 ints takes half the time with this. The launcher's project file has the same number.
    const int LargeObjectThreshold = 16 * 1024 * 1024;

    // Hot code is compiled anew after 100 calls, at once. The default waits until nothing new was compiled for a tenth of a second: a program that
    // makes a million switches would be over by then. The launcher's project file has the same numbers.
    static readonly string RuntimeConfiguration = $$"""
        {
          "runtimeOptions": {
            "tfm": "net{{Environment.Version.Major}}.0",
            "rollForward": "Major",
            "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version.Major}}.0.0" },
            "configProperties": {
              "System.GC.Concurrent": false,
              "System.GC.LOHThreshold": {{LargeObjectThreshold}},
              "System.GC.Server": false,
              "System.Globalization.Invariant": true,
              "System.Runtime.TieredCompilation.CallCountingDelayMs": 0,
              "System.Runtime.TieredCompilation.CallCountThreshold": 100,
              "System.Runtime.TieredPGO": true
            }
          }
        }

        """;
}
