// A Python module, compiled as `stackless build` does, and C# code that uses it: compiled against what was built, with nullable warnings as errors, and run in an
// interpreter of its own. What the C# code assigns without a warning is part of a test's claim.

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stackless.Compiler.Building;
using Stackless.Compiler.Tests.Hosting;
using Stackless.Hosting;
using Diagnostic = Stackless.Compiler.Diagnostics.Diagnostic;

namespace Stackless.Compiler.Tests.Exports;

static class CSharp
{
    const string Before = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Numerics;
        using System.Threading;
        using System.Threading.Tasks;
        using Stackless.Hosting;
        public static class Program
        {
            static T Thrown<T>(Action action) where T : Exception
            {
                try { action(); }
                catch (T error) { return error; }
                throw new Exception("nothing was thrown");
            }
            public static object? Run(Interpreter interpreter)
            {
        """;

    static readonly Lazy<MetadataReference[]> platform = new(() => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) is "Stackless.Runtime.dll" or "Microsoft.CSharp.dll" or "netstandard.dll")
        .Select(file => MetadataReference.CreateFromFile(file))]);

    /// <summary>What C# statements return that use the module <c>app</c>.</summary>
    public static object? Run(string python, string csharp) => RunModules(new() { ["app"] = python }, csharp);

    /// <summary>The same, of several modules, or of none.</summary>
    public static object? RunModules(Dictionary<string, string> modules, string csharp)
    {
        using var folder = new Folder();
        MetadataReference[] built = modules.Count == 0 ? [] : [MetadataReference.CreateFromImage(File.ReadAllBytes(Build(folder, modules).Output))];
        var tree = CSharpSyntaxTree.ParseText(Before + csharp + "\n}\n}\n", new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create("Program" + Guid.NewGuid().ToString("N"), [tree], [.. platform.Value, .. built],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        }
        var context = new AssemblyLoadContext(null);
        context.Resolving += (own, name) => File.Exists(folder.File(name.Name + ".dll")) ? own.LoadFromStream(Read(folder, name.Name + ".dll")!, Read(folder, name.Name + ".pdb")) : null;
        image.Position = 0;
        var run = context.LoadFromStream(image).GetType("Program")!.GetMethod("Run")!;
        using var interpreter = World.New();
        try
        {
            return interpreter.Use(() => run.Invoke(null, [interpreter]));
        }
        catch (TargetInvocationException error)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.InnerException!);
            throw;
        }
    }

    static MemoryStream? Read(Folder folder, string name) => File.Exists(folder.File(name)) ? new MemoryStream(File.ReadAllBytes(folder.File(name))) : null;

    /// <summary>What the build says of what C# does not see.</summary>
    public static IReadOnlyList<Diagnostic> WarningsOf(string python)
    {
        using var folder = new Folder();
        return Build(folder, new() { ["app"] = python }).Warnings;
    }

    /// <summary>The documentation that is written beside the assembly.</summary>
    public static string DocumentationOf(string python)
    {
        using var folder = new Folder();
        Build(folder, new() { ["app"] = python });
        return File.ReadAllText(folder.File("lib.xml"));
    }

    static (string Output, IReadOnlyList<Diagnostic> Warnings) Build(Folder folder, Dictionary<string, string> modules)
    {
        var builder = new ApplicationBuilder();
        foreach (var (name, text) in modules)
        {
            var file = folder.File(name.Replace('.', '/') + ".py");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        var package = modules.Keys.FirstOrDefault(name => name.EndsWith(".__init__", StringComparison.Ordinal));
        builder.Add(package is null ? folder.File("app.py") : folder.File(package.Split('.')[0]));
        builder.Build(folder.File("lib.dll"), null);
        return (folder.File("lib.dll"), builder.ExportWarnings);
    }

    sealed class Folder : IDisposable
    {
        readonly string path = Directory.CreateTempSubdirectory("stackless-exports-").FullName;

        public string File(string name) => Path.Combine(path, name);

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
