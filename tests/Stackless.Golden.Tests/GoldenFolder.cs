// Finds tests/golden from wherever the test assembly runs.
namespace Stackless.Golden.Tests;

static class GoldenFolder
{
    public static string Of(string name) => Path.Combine(Root, "tests", "golden", name);

    public static readonly string Root = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("the tests must run inside the checkout: Compiler.sln is in no folder above them");
    }
}
