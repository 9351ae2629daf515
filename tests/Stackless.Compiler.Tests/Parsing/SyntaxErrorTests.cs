using NUnit.Framework;
using Stackless.Compiler.Diagnostics;
using Stackless.FrontEnd.Probe;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>Each source in tests/golden/errors/sources.txt gets the verdict CPython gave it (expected.txt, by scripts/generate-error-goldens).</summary>
public sealed class SyntaxErrorTests
{
    public static IEnumerable<TestCaseData> Cases()
    {
        var folder = FrontEndGoldens.Folder("errors");
        var sources = File.ReadAllText(Path.Combine(folder, "sources.txt")).Split("\n%%\n");
        var expected = File.ReadAllLines(Path.Combine(folder, "expected.txt"));
        Assert.That(sources, Has.Length.EqualTo(expected.Length));
        for (var i = 0; i < sources.Length; i++)
        {
            var source = sources[i].TrimEnd('\n') + "\n";
            yield return new TestCaseData(source, expected[i]).SetArgDisplayNames(source.Replace("\n", "\\n").Replace("\t", "\\t"));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Is_reported_as_CPython_does(string source, string expected) => Assert.That(ErrorReport.Of(source), Is.EqualTo(expected));

    [Test]
    public void The_table_has_at_least_150_cases() => Assert.That(Cases().Count(), Is.GreaterThanOrEqualTo(150));
}
