// The Python files of the runtime (its prelude and library), as embedded in this assembly: only who compiles reads them.
namespace Stackless.Compiler.Hosting;

static class OwnSources
{
    /// <summary>A file of the prelude.</summary>
    public static string OfPrelude(string file) => Read("prelude", file);

    /// <summary>A module of the library.</summary>
    public static string OfLibrary(string moduleName) => Read("library", moduleName);

    static string Read(string folder, string name)
    {
        using var reader = new StreamReader(typeof(OwnSources).Assembly.GetManifestResourceStream($"{folder}/{name}.py")!);
        return reader.ReadToEnd();
    }
}
