using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>Python sources by the hundred: the golden programs, and the library where it has been built.</summary>
static class SourceFolders
{
    static readonly string library = Path.GetFullPath(Path.Combine(FrontEndGoldens.Root, "Stackless.Cli", "bin", "Release", "net10.0", "Lib"));

    public static IEnumerable<string> All() => new[] { Path.Combine(FrontEndGoldens.Root, "tests", "golden"), library }.Where(Directory.Exists);

    public static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Null for what is no text.</summary>
    public static SourceText? Read(string path)
    {
        try
        {
            return SourceText.FromFile(path);
        }
        catch (PythonSyntaxException)
        {
            return null;
        }
    }
}
