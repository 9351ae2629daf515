// stackless dump: what the stages show on the command line is what their goldens hold.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class DumpTests
{
    [TestCase("ast", "parse/statements", ".ast")]
    [TestCase("ast", "parse/latin_1", ".ast")]
    [TestCase("scopes", "scopes/type_parameters", ".scopes")]
    public void AStageShowsWhatItsGoldenHolds(string stage, string file, string extension)
    {
        var path = Path.Combine(Launcher.Root, "tests", "golden", file);
        Assert.That(Launcher.Stackless("dump", stage, path + ".py").Output, Is.EqualTo(File.ReadAllText(path + extension)));
    }

    [Test]
    public void ResumeShowsTheSlotsOfEachFunction()
    {
        var path = Path.Combine(Launcher.Root, "tests", "golden", "resume", "dead_locals_are_not_kept.py");
        Assert.That(Launcher.Stackless("dump", "resume", path).Output, Does.Contain("function f\n  slots: "));
    }

    [Test]
    public void InstructionsAreShownWithTheirOperands()
    {
        using var folder = new ScratchFolder();
        var path = folder.File("f.py", "def f(x):\n    return x.size + 1\n");
        Assert.That(Launcher.Stackless("dump", "instructions", path).Output, Does.Contain("function f\n      0 LoadAttr @1 .2 = x .size\n"));
    }

    [Test]
    public void AFileThatIsNotThereIsSaidToBeUnreadable()
    {
        var outcome = Launcher.Stackless("dump", "ast", "no_such_file.py");
        Assert.That((outcome.ExitCode, outcome.Errors.StartsWith("stackless: cannot read no_such_file.py")), Is.EqualTo((1, true)), outcome.Errors);
    }

    [Test]
    public void ASyntaxErrorIsShownWithItsLine()
    {
        using var folder = new ScratchFolder();
        var path = folder.File("wrong.py", "x = (1\n");
        Assert.That(Launcher.Stackless("dump", "ast", path).Errors, Is.EqualTo($"  File \"{path}\", line 1\n    x = (1\n        ^\nSyntaxError: '(' was never closed\n"));
    }
}
