// Looking at a program's tasklets from outside: ps, dump, top, SIGQUIT, traces, reports, and shuffled schedules. Real processes; one that is looked at says first that it runs.

using System.Diagnostics;
using System.Text.Json;
using NUnit.Framework;

namespace Stackless.Cli.Tests;

[TestFixture]
[Platform(Exclude = "Win", Reason = "there is no SIGQUIT to send")]
public sealed class ObservationTests
{
    const int TimeLimitMilliseconds = 60_000;

    const string Waiting = """
        import stackless, sys, time

        def wait(own, other):
            own.receive()
            other.send(1)

        def pair():
            left, right = stackless.channel(), stackless.channel()
            return [stackless.tasklet(wait)(left, right), stackless.tasklet(wait)(right, left)]

        tasks = pair()
        tasks[0].name, tasks[1].name = "left", "right"
        stackless.run()

        """;

    const string Sleeping = Waiting + """
        print("ready", flush=True)
        time.sleep(100)
        """;

    const string Busy = Waiting + """
        def spin():
            while True:
                stackless.schedule()

        stackless.tasklet(spin)().name = "spinner"
        print("ready", flush=True)
        spin()
        """;

    // What was printed about the program while it ran, then how it ended.
    static (string Seen, Outcome End) Look(string program, Func<int, string> look)
    {
        using var folder = new ScratchFolder();
        using var process = Launcher.Begin(Launcher.Executable, folder.Path, false, "run", folder.File("program.py", program));
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo("ready"));
            var seen = look(process.Id);
            if (!process.HasExited && seen.Length > 0)
            {
                process.Kill();
            }
            Assert.That(process.WaitForExit(TimeLimitMilliseconds), "the program did not end");
            return (seen, new Outcome(process.StandardOutput.ReadToEnd(), errors.Result, process.ExitCode));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    static string Ask(params string[] arguments) => Launcher.Stackless(arguments).Output;

    [Test]
    public void PsListsTheTaskletsOfASleepingProgram() =>
        Assert.That(Look(Sleeping, process => Ask("ps", $"{process}")).Seen, Does.Contain("left ").And.Contain("right ").And.Contain("program.py:4 in wait").And.Contain("3 tasklets"));

    [Test]
    public void PsListsTheTaskletsOfABusyProgram() =>
        Assert.That(Look(Busy, process => Ask("ps", $"{process}")).Seen, Does.Contain("spinner").And.Contain("4 tasklets"));

    [Test]
    public void DumpNamesTheDeadlock() =>
        Assert.That(Look(Busy, process => Ask("dump", $"{process}")).Seen, Does.Contain("deadlock: 'left' receives on channel").And.Contain("program.py:4 in wait"));

    [Test]
    public void TopCountsSwitches() =>
        Assert.That(Look(Busy, process => Ask("top", $"{process}", "-n", "2", "-d", "0.2")).Seen, Does.Match(@"\d+ spinner +\d+ +[1-9]\d* "));

    [Test]
    public void PsSaysThatAProcessIsNoneOfOurs()
    {
        var outcome = Launcher.Stackless("ps", $"{Environment.ProcessId}");
        Assert.That((outcome.ExitCode, outcome.Errors), Is.EqualTo((1, $"stackless: process {Environment.ProcessId} runs no program of Stackless for .NET\n")));
    }

    [Test]
    public void SigquitWritesAllTaskletsAndEnds()
    {
        var end = Look(Sleeping, process =>
        {
            using var kill = Process.Start("kill", ["-QUIT", $"{process}"]);
            kill.WaitForExit();
            return "";
        }).End;
        Assert.That(end.Errors, Does.Contain("tasklet 'left' of thread 1: receives on channel"));
        Assert.That(end.ExitCode, Is.EqualTo(131));
    }

    [Test]
    public void ATraceHasARowPerTaskletAndAnArrowPerMessage()
    {
        using var folder = new ScratchFolder();
        var trace = Path.Combine(folder.Path, "trace.json");
        var file = folder.File("program.py", "import stackless\nc = stackless.channel()\ndef get():\n    c.receive(); c.receive()\nstackless.tasklet(get)()\nc.send(1); c.send(2)\n");
        Assert.That(Launcher.Stackless("run", "--trace", trace, file).ExitCode, Is.EqualTo(0));
        var events = JsonDocument.Parse(File.ReadAllText(trace)).RootElement.EnumerateArray().ToList();
        Assert.That(events.Where(e => Phase(e) == "M").Select(e => e.GetProperty("args").GetProperty("name").GetString()), Is.EquivalentTo(new[] { "main", "get" }));
        Assert.That((events.Count(e => Phase(e) == "s"), events.Count(e => Phase(e) == "f")), Is.EqualTo((2, 2)));
    }

    static string Phase(JsonElement e) => e.GetProperty("ph").GetString()!;

    [Test]
    public void ATaskletThatDoesNotGiveWayIsReported()
    {
        var outcome = Launcher.Stackless("-X", "slow=0.05", "-c", "def spin():\n    for i in range(50_000_000):\n        pass\nspin()\n");
        Assert.That(outcome.Errors, Does.StartWith("slow: tasklet 'main' has run for ").And.Contain("<string>:").And.Contain("in spin"));
    }

    [Test]
    public void TaskletsThatDidNotEndAreReportedInDevelopment()
    {
        var outcome = Launcher.Stackless("-X", "dev", "-c", "import stackless\nc = stackless.channel()\ndef get():\n    c.receive()\nt = stackless.tasklet(get)()\nstackless.run()\n");
        Assert.That(outcome.Errors, Does.StartWith("leaked: 1 tasklet did not end:\n  tasklet 'get' receives on channel").And.EndsWith("<string>:4 in get; made at <string>:5 in <module> by 'main'\n"));
    }

    [Test]
    public void ASeedMakesTheSameScheduleAgain()
    {
        const string program = "import stackless\nfor n in range(8):\n    stackless.tasklet(print)(n, end='')\nstackless.run()\n";
        string[] Orders(int first) => [.. Enumerable.Range(first, 4).Select(seed => Launcher.Stackless("--seed", $"{seed}", "-c", program).Output)];
        var orders = Orders(1);
        Assert.That(orders, Is.EqualTo(Orders(1)));
        Assert.That(orders.Distinct().Count(), Is.GreaterThan(1));
        Assert.That(orders.Select(order => string.Concat(order.Order())), Is.All.EqualTo("01234567"));
    }
}
