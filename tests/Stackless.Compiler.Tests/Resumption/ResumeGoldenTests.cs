// tests/golden/resume: of NAME.py, one hazard each, Resumption makes NAME.resume: which locals live where, and what is alive at each site.
// STACKLESS_UPDATE_GOLDENS=1 rewrites the .resume files instead of comparing; read what changed before you commit it.
using NUnit.Framework;
using Stackless.Compiler.Resumption;
using Stackless.Compiler.Tests.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Resumption;

public sealed class ResumeGoldenTests
{
    static string Folder => FrontEndGoldens.Folder("resume");

    public static IEnumerable<string> Names() => Directory.GetFiles(Folder, "*.py").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void Resumes_as_expected(string name)
    {
        var actual = ResumptionPrinter.Print(Pipeline.Lower(SourceText.FromFile(Path.Combine(Folder, name + ".py")), "golden"));
        var expectation = Path.Combine(Folder, name + ".resume");
        if (Environment.GetEnvironmentVariable("STACKLESS_UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(expectation, actual);
        }

        Assert.That(actual, Is.EqualTo(File.ReadAllText(expectation)));
    }

    [Test]
    public void There_are_goldens_of_this_stage() => Assert.That(Names().Count(), Is.GreaterThanOrEqualTo(15));
}
