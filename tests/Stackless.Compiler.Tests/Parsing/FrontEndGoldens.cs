// Finds the golden files, from the folder of the test assembly upwards.
namespace Stackless.Compiler.Tests.Parsing;

static class FrontEndGoldens
{
    public static string Folder(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "golden", name);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        throw new DirectoryNotFoundException($"tests/golden/{name}");
    }

    public static string Root => Path.GetFullPath(Path.Combine(Folder("errors"), "..", "..", ".."));
}
