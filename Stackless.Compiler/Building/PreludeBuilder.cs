// The prelude and the library as assemblies of their own, beside the runtime. The library has each module twice: as a class, compiled ahead of time, and as a compressed image, which is a
// thirtieth of that: linked applications get images (LinkedLibrary).
using System.IO.Compression;
using System.Text;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Evaluation;
using Stackless.Compiler.Finishing;
using Stackless.Compiler.Hosting;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Text;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Building;
public static class PreludeBuilder
{
    /// <summary>The resource that says what the library's modules import, one a line, and what is imported with commas.</summary>
    internal const string ImportsResource = "<imports>";

    public static void Build(string output) => Write(output, Prelude.AssemblyName, [], [.. Prelude.Files().Select(CompilerHost.LowerPrelude)],
        seldomMade: ModulesOf("pickles", "groups", "embedding", "hosts", "syntax_warnings", "trees", "templates"),
        seldomRun: ModulesOf("coroutines", "errors_of_codecs", "utf7_of_codecs", "escapes_of_codecs", "matching", "reports", "unraisable", "generics", "text", "strings", "registry_of_codecs", "ordered", "partials"),
        oftenResumed: ["import_module", "import_name", "_import_submodules", "type_new", "frame_module_name", "run_main"]);

    static string[] ModulesOf(params string[] files) => Array.ConvertAll(files, file => Prelude.ModulePrefix + file);

    public static void BuildLibrary(string output)
    {
        var modules = Prelude.LibraryNames().Select(name => (Name: name, Lowered: CompilerHost.LowerLibrary(name))).ToList();
        var imports = modules.Select(m => $"{m.Name} {string.Join(',', ImportsOf(m.Name))}");
        Write(output, Prelude.LibraryAssemblyName,
            [.. modules.Select(m => (m.Name, Pack(ImageOf(m.Lowered)))), (ImportsResource, Encoding.UTF8.GetBytes(string.Join('\n', imports)))],
            [.. modules.Select(m => m.Lowered)]);
    }

    static IEnumerable<string> ImportsOf(string moduleName) =>
        ImportedNames.Of(Pipeline.Parse(SourceText.FromString(OwnSources.OfLibrary(moduleName), moduleName)), moduleName, isPackage: false);

    internal static byte[] ImageOf(IrModule module) =>
        ModuleImage.Write(InstructionWriter.Run(module, new EmissionOptions()) ?? throw new InvalidDataException($"{module.Name} does not fit the evaluator"));

    internal static byte[] Pack(byte[] image)
    {
        using var packed = new MemoryStream();
        using (var stream = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 6 }))
        {
            stream.Write(image);
        }
        return packed.ToArray();
    }

    static void Write(string output, string name, (string Name, byte[] Content)[] resources, IrModule[] modules, string[]? seldomMade = null, string[]? seldomRun = null, string[]? oftenResumed = null) =>
        WholeFile.Write(output, LeaveResumeBodies.Run(AssemblyEmitter.ToImage(name, modules, new EmissionOptions(), resources: resources, isIndexed: true).Image, seldomMade ?? [], seldomRun ?? [], oftenResumed ?? []));
}
