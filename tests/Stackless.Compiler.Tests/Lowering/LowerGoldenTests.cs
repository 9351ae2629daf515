// tests/golden/lower: NAME.py lowers to NAME.ir, one construct each. STACKLESS_UPDATE_GOLDENS=1 rewrites the .ir files instead of comparing.
using NUnit.Framework;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Lowering;
public sealed class LowerGoldenTests
{
    static readonly string Folder = FindFolder();

    static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.py").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void LowersAsExpected(string name)
    {
        var module = Pipeline.Lower(SourceText.FromFile(Path.Combine(Folder, name + ".py")), "golden");
        IrVerifier.Run(module);
        var actual = IrPrinter.Print(module);
        var expectation = Path.Combine(Folder, name + ".ir");
        if (Environment.GetEnvironmentVariable("STACKLESS_UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(expectation, actual);
        }
        Assert.That(actual, Is.EqualTo(File.ReadAllText(expectation)));
    }

    static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
        return Path.Combine(folder.FullName, "tests", "golden", "lower");
    }
}
