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

    // A program that says where its page is, which is asked for some paths.
    static Dictionary<string, string> Browse(int process, params string[] paths)
    {
        using var top = Launcher.Begin(Launcher.Executable, Path.GetTempPath(), false, "top", $"{process}", "--web", "-d", "0.1");
        try
        {
            var address = top.StandardOutput.ReadLine()!;
            using var client = new HttpClient();
            var answers = paths.ToDictionary(path => path, path =>
            {
                using var response = client.GetAsync(address + path).Result;
                return $"{(int)response.StatusCode} {response.Content.Headers.ContentType}\n{response.Content.ReadAsStringAsync().Result}";
            });
            // Two looks at least.
            for (var i = 0; i < 300 && !answers.GetValueOrDefault("timeline.json", "").Contains("\"look\":2"); i++)
            {
                Thread.Sleep(100);
                answers["timeline.json"] = client.GetStringAsync(address + "timeline.json").Result;
            }
            answers["tasklets.json"] = client.GetStringAsync(address + "tasklets.json").Result;
            answers["later"] = client.GetStringAsync(address + "timeline.json?from=1").Result;
            using var foreign = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "somewhere.example" } };
            using var refused = client.SendAsync(foreign).Result;
            answers["foreign"] = $"{(int)refused.StatusCode}";
            return answers;
        }
        finally
        {
            top.Kill();
        }
    }

    [Test]
    public void TopServesAPage() => Look(Busy, process =>
    {
        var answers = Browse(process, "", "nothing");
        Assert.That(answers[""], Does.StartWith("200 text/html").And.Contain("tasklets.json").And.Contain("timeline.json"));
        Assert.That(answers["nothing"], Does.StartWith("404"));
        Assert.That(answers["foreign"], Is.Not.EqualTo("200"), "it is served by the name of this machine only");
        using var tasklets = JsonDocument.Parse(answers["tasklets.json"]);
        var names = tasklets.RootElement.GetProperty("tasklets").EnumerateArray().Select(t => t.GetProperty("name").GetString()).ToList();
        Assert.That(names, Does.Contain("spinner").And.Contain("left").And.Contain("main"));
        Assert.That(tasklets.RootElement.GetProperty("process").GetString(), Is.EqualTo($"{process}"));
        using var timeline = JsonDocument.Parse(answers["timeline.json"]);
        Assert.That(timeline.RootElement.EnumerateArray().Select(look => look.GetProperty("look").GetInt32()).Take(3), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(timeline.RootElement.EnumerateArray().Any(look => look.GetProperty("shares").EnumerateObject().Any()), "somebody has run");
        using var later = JsonDocument.Parse(answers["later"]);
        Assert.That(later.RootElement[0].GetProperty("look").GetInt32(), Is.EqualTo(1));
        return "seen";
    });

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
    public void AGreenletThatDidNotEndIsReportedWithWhoMadeIt()
    {
        var outcome = Launcher.Stackless("-X", "dev", "-c", "from greenlet import getcurrent, greenlet\nroot = getcurrent()\ndef wait():\n    root.switch()\ng = greenlet(wait)\ndef begin():\n    g.switch()\nbegin()\n");
        Assert.That(outcome.Errors, Does.StartWith("leaked: 1 tasklet did not end:\n  tasklet 'wait' ").And.EndsWith("<string>:4 in wait; made at <string>:5 in <module> by 'main'\n"));
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
