// Ctrl-C: a real SIGINT to a real process, sent once the program says that it is running.

using System.Diagnostics;
using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
[Platform(Exclude = "Win", Reason = "there is no SIGINT to send")]
public sealed class InterruptTests
{
    const int TimeLimitMilliseconds = 60_000;

    static Outcome Interrupt(string program)
    {
        using var folder = new ScratchFolder();
        var file = folder.File("endless.py", program);
        using var process = Launcher.Begin(Launcher.Executable, folder.Path, false, "run", file);
        var errors = process.StandardError.ReadToEndAsync();
        var first = process.StandardOutput.ReadLine() ?? "";
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()]))
        {
            kill.WaitForExit();
        }
        var rest = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeLimitMilliseconds))
        {
            process.Kill();
            throw new TimeoutException("the program did not end");
        }
        return new Outcome(first + "\n" + rest, errors.Result, process.ExitCode);
    }

    [Test]
    public void AnEndlessLoopIsInterrupted()
    {
        var outcome = Interrupt("def spin():\n    print('ready', flush=True)\n    while True:\n        pass\n\nspin()\n");
        Assert.That(outcome.ExitCode, Is.EqualTo(130), outcome.Errors);
        Assert.That(outcome.Errors, Does.StartWith("Traceback (most recent call last):\n").And.Contain("in spin\n").And.EndWith("KeyboardInterrupt\n"));
    }

    [Test]
    public void ItIsAnExceptionThatCanBeCaught()
    {
        var outcome = Interrupt("try:\n    print('ready', flush=True)\n    while True:\n        pass\nexcept KeyboardInterrupt:\n    print('caught')\nfinally:\n    print('cleaned')\n");
        Assert.That((outcome.ExitCode, outcome.Output), Is.EqualTo((0, "ready\ncaught\ncleaned\n")));
    }

    [Test]
    public void TaskletsThatTakeTurnsAreInterrupted()
    {
        var outcome = Interrupt("import stackless\n\ndef turn():\n    while True:\n        stackless.schedule()\n\nstackless.tasklet(turn)()\nprint('ready', flush=True)\nturn()\n");
        Assert.That(outcome.ExitCode, Is.EqualTo(130), outcome.Errors);
        Assert.That(outcome.Errors, Does.EndWith("KeyboardInterrupt\n"));
    }

    [TestCase("sum(range(10**13))")]
    [TestCase("list(iter(itertools.repeat(1, 10**9).__next__, 2))")]
    [TestCase("1 in itertools.repeat(2)")]
    [TestCase("collections.deque(itertools.count(), maxlen=0)")]
    [TestCase("any(map(int, itertools.repeat('0')))")]
    [TestCase("max(itertools.repeat(1))")]
    [TestCase("re.match('(a+)+$', 'a' * 60 + 'b')")]
    [TestCase("functools.reduce(operator.add, itertools.repeat(1))")]
    public void LoopsInNativeCodeAreInterrupted(string expression)
    {
        var outcome = Interrupt($"import collections, functools, itertools, operator, re\n\ntry:\n    print('ready', flush=True)\n    {expression}\nexcept KeyboardInterrupt:\n    print('caught')\n");
        Assert.That((outcome.ExitCode, outcome.Output), Is.EqualTo((0, "ready\ncaught\n")), outcome.Errors);
    }
}
