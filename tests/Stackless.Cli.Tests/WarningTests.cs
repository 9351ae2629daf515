// SyntaxWarnings of the compiler: on standard error, when a file is compiled, and as the settings of the module warnings want them.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class WarningTests
{
    const string Warning = "SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?\n";

    [Test]
    public void AProgramIsWarnedOfAtEveryRun()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("program.py", "x = 1\nx is 1  # same\n");
        Launcher.Stackless("run", program);
        Assert.That(Launcher.Stackless("run", program).Errors, Is.EqualTo($"{program}:2: {Warning}  x is 1  # same\n"));
    }

    [Test]
    public void AModuleIsWarnedOfOnlyWhenItIsCompiled()
    {
        using var folder = new ScratchFolder();
        var module = folder.File("module.py", "print(1 is 1)\n");
        var program = folder.File("program.py", "import module\n");
        var first = Launcher.Stackless("run", program);
        var second = Launcher.Stackless("run", program);
        Assert.That((first.Errors, second.Errors, second.Output), Is.EqualTo(($"{module}:1: {Warning}  print(1 is 1)\n", "", "True\n")));
    }

    [Test]
    public void CodeOnTheCommandLineIsWarnedOfWithoutItsLine() =>
        Assert.That(Launcher.Stackless("run", "-c", "x = 1; x is 1").Errors, Is.EqualTo($"<string>:1: {Warning}"));

    [Test]
    public void AFilterSuppressesIt() =>
        Assert.That(Launcher.Stackless("run", "-W", "ignore", "-c", "x = 1; x is 1").Errors, Is.Empty);

    [Test]
    public void AFilterMakesItASyntaxErrorBeforeTheProgramRuns()
    {
        var outcome = Launcher.Stackless("run", "-W", "error::SyntaxWarning", "-c", "print('no'); 1 is 1");
        Assert.That((outcome.ExitCode, outcome.Output, outcome.Errors.Contains("SyntaxError: \"is\" with 'int' literal")), Is.EqualTo((1, "", true)), outcome.Errors);
    }

    [Test]
    public void AWarningComesBeforeTheSyntaxErrorBehindIt()
    {
        var outcome = Launcher.Stackless("run", "-c", "'\\d'\nx y");
        Assert.That(outcome.Errors, Does.StartWith("<string>:1: SyntaxWarning: \"\\d\" is an invalid escape sequence.").And.EndWith("SyntaxError: invalid syntax\n"));
    }

    [Test]
    public void ABuildPrintsItAndSucceeds()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("program.py", "assert (1, 2)\n");
        var outcome = Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "program.dll"));
        Assert.That((outcome.ExitCode, outcome.Errors),
            Is.EqualTo((0, $"{program}:1: SyntaxWarning: assertion is always true, perhaps remove parentheses?\n  assert (1, 2)\n")));
    }

    [Test]
    public void ABuildThatFailsWarnsToo()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("program.py", "'\\d'\nx y\n");
        var outcome = Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "program.dll"));
        Assert.That((outcome.ExitCode, outcome.Errors.Contains("SyntaxWarning")), Is.EqualTo((1, true)), outcome.Errors);
    }

    [TestCase("with w.catch_warnings(record=True) as caught:\n w.simplefilter('always')\n exec('x = 1\\nx is 1')\nprint(len(caught), caught[0].category.__name__, caught[0].lineno)",
        "1 SyntaxWarning 2\n")]
    [TestCase("w.simplefilter('error')\ntry: compile('assert (1, 2)', 't', 'exec')\nexcept SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)",
        "assertion is always true, perhaps remove parentheses? 1 1 14\n")]
    [TestCase("w.simplefilter('ignore')\nprint(eval('1 is 1'))", "True\n")]
    public void FiltersOfTheProgramHoldForWhatItCompiles(string code, string output)
    {
        var outcome = Launcher.Stackless("run", "-c", "import warnings as w\n" + code);
        Assert.That((outcome.Output, outcome.Errors), Is.EqualTo((output, "")));
    }
}
