// What an application needs of the libraries beside the runtime: the modules that its import statements name, in functions too, and what these import. They are written as Stackless.Library.dll and
// Stackless.StandardLibrary.dll of their own, smaller than the builder's, with the images that the builder's hold; nothing is compiled. What another application in the same folder was given stays.
// The builder says what is imported (Needs); what a program imports by names that it makes at run time it has to be told (stackless build --include).
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Hosting;
using Stackless.Compiler.Text;
using Stackless.Hosting;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Building;

sealed class LinkedLibrary
{
    public const string OwnFile = Prelude.LibraryAssemblyName + ".dll", StandardFile = StandardLibrary.AssemblyName + ".dll";

    // The builder's; null where it has none, as in a build without the library.
    readonly Assembly? own;
    readonly Dictionary<string, string[]> importsOfOwn = [];
    readonly SortedSet<string> ownNames = new(StringComparer.Ordinal), standardNames = new(StringComparer.Ordinal);

    /// <param name="folder">The builder's.</param>
    public LinkedLibrary(string folder)
    {
        var file = Path.Combine(folder, OwnFile);
        own = File.Exists(file) ? Assembly.LoadFrom(file) : null;
        if (own?.GetManifestResourceStream(PreludeBuilder.ImportsResource) is { } imports)
        {
            using var lines = new StreamReader(imports);
            while (lines.ReadLine() is { } line)
            {
                var space = line.IndexOf(' ');
                importsOfOwn.Add(line[..space], line[(space + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries));
            }
        }
    }

    /// <summary>What the runtime's own modules import when something in a program asks for it: opening a file, a warning, a type parameter.</summary>
    public static IEnumerable<string> ImportsOfPrelude() => Prelude.Files().Where(f => f is not "main").SelectMany(f =>
        ImportedNames.Of(Pipeline.Parse(SourceText.FromString(OwnSources.OfPrelude(f), f)), Prelude.ModulePrefix + f, isPackage: false));

    public bool IsOwn(string moduleName) => importsOfOwn.ContainsKey(moduleName);

    /// <summary>Adds a module of the runtime's library.</summary>
    /// <returns>What it imports; nothing if it was added before.</returns>
    public IReadOnlyList<string> NeedOwn(string moduleName) => ownNames.Add(moduleName) ? importsOfOwn[moduleName] : [];

    /// <summary>Adds a module of the compiled standard library.</summary>
    public void NeedStandard(string moduleName) => standardNames.Add(moduleName);

    /// <summary>The files for an application in a folder: with what is in those that are there already.</summary>
    public IEnumerable<(string Name, byte[] Content)> Write(string folder)
    {
        if (own is not null)
        {
            ownNames.UnionWith(ModulesIn(Path.Combine(folder, OwnFile)).Where(IsOwn));
            yield return (OwnFile, AssemblyEmitter.ToImage(Prelude.LibraryAssemblyName, [], new EmissionOptions(), resources: [.. ownNames.Select(n => (n, ImageOfOwn(n)))], isIndexed: true).Image);
        }
        if (standardNames.Count > 0)
        {
            standardNames.UnionWith(ModulesIn(Path.Combine(folder, StandardFile)));
            yield return (StandardFile, StandardLibraryBuilder.Assemble([.. standardNames.Select(StandardLibrary.Stored).OfType<(StandardLibrary.Entry, byte[])>()]));
        }
    }

    byte[] ImageOfOwn(string moduleName)
    {
        using var stream = own!.GetManifestResourceStream(moduleName)!;
        var image = new byte[stream.Length];
        stream.ReadExactly(image);
        return image;
    }

    // Both assemblies have a resource for each module. A damaged file has none.
    static List<string> ModulesIn(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var reader = new PEReader(stream);
            var metadata = reader.GetMetadataReader();
            return [.. metadata.ManifestResources.Select(r => metadata.GetString(metadata.GetManifestResource(r).Name))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            return [];
        }
    }
}
