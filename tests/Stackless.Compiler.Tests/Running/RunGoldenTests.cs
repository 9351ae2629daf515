// Every program under tests/golden/run, three ways: plain, captured at every suspension point, and pickled at every suspension point.
// What it must print stands in the program: `# expect: text` at the end of the line that prints it, or on a line of its own.
// Files and folders whose name begins with an underscore are what the programs import.
namespace Stackless.Compiler.Tests.Running;

using NUnit.Framework;
using Stackless.Runtime;

[TestFixture]
public sealed class RunGoldenTests
{
    static IEnumerable<TestCaseData> Programs(Stress stress)
    {
        foreach (string file in Directory.GetFiles(GoldenFolder.Of("run"), "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(GoldenFolder.Of("run"), file).Replace('\\', '/');
            if (!name.Contains("/_"))
            {
                yield return new TestCaseData(file).SetName($"{stress.ToString().ToLowerInvariant()}: {name}");
            }
        }
    }

    static IEnumerable<TestCaseData> PlainPrograms() => Programs(Stress.None);
    static IEnumerable<TestCaseData> SuspendedPrograms() => Programs(Stress.Suspend);
    static IEnumerable<TestCaseData> PickledPrograms() => Programs(Stress.Pickle);

    [TestCaseSource(nameof(PlainPrograms))]
    public void PrintsWhatItExpects(string file) => Check(file, Stress.None);

    [TestCaseSource(nameof(SuspendedPrograms))]
    public void PrintsTheSameWhenSuspendedEverywhere(string file) => Check(file, Stress.Suspend);

    [TestCaseSource(nameof(PickledPrograms))]
    public void PrintsTheSameWhenPickledEverywhere(string file) => Check(file, Stress.Pickle);

    static void Check(string file, Stress stress)
    {
        string expected = ExpectedOutput.Of(File.ReadAllLines(file));
        var (output, errors, exitCode) = ProgramRunner.Run(file, stress);
        Assert.That(output, Is.EqualTo(expected), $"exit code {exitCode}, stderr:\n{errors}");
    }
}
