// Pickles that one process writes and another one reads, and what `stackless pickle show` says of them.

using NUnit.Framework;

namespace Stackless.Cli.Tests;

[TestFixture]
public sealed class PickleTests
{
    const string Texts = """
        import pickle, stackless, sys

        def work(out):
            space = {"stop": stop}
            exec("def f(x):\n    stop()\n    return x + 1\n", space)
            out.append(space["f"](1))
            out.append(eval("[stop(), 5][1]"))
            exec("a = 1\nstop()\nb = a + 1\n", space)
            out.append(space["b"])

        def stop():
            stackless.schedule_remove(None)

        if sys.argv[1] == "begin":
            out = []
            t = stackless.tasklet(work)(out)
        else:
            with open(sys.argv[2], "rb") as file:
                out, t = pickle.load(file)
        t.run()
        print(out)
        with open(sys.argv[2], "wb") as file:
            pickle.dump((out, t), file)
        """;

    [Test]
    public void CodeOfExecAndEvalTravelsWithItsSource()
    {
        using var folder = new ScratchFolder();
        var (program, file) = (folder.File("texts.py", Texts), Path.Combine(folder.Path, "pickle"));
        string Step(string what) => Launcher.Stackless("run", program, what, file).Output;
        Assert.That((string[])[Step("begin"), Step("go on"), Step("go on"), Step("go on")], Is.EqualTo(new[] { "[]\n", "[2]\n", "[2, 5]\n", "[2, 5, 2]\n" }));
    }

    const string World = """
        import stackless, sys
        from stackless.checkpoints import Checkpoints

        class Ship:
            def __init__(self, name):
                self.name, self.way, self.orders = name, 0, stackless.channel()

        def fly(ship):
            while True:
                ship.way += ship.orders.receive()

        kept = Checkpoints(sys.argv[2])
        if sys.argv[1] == "begin":
            ships = [Ship(f"ship {n}") for n in range(500)]
            tasklets = [stackless.tasklet(fly)(ship) for ship in ships]
            stackless.run()
            print(kept.save((ships, tasklets)) > 20000)
        else:
            ships, tasklets = kept.load()
        for n in range(3):
            for ship in ships[n:60:7]:
                ship.orders.send(1)
            print(kept.save((ships, tasklets)) < 1000)
        print([ship.way for ship in ships[:8]])
        """;

    [Test]
    public void CheckpointsGoOnInAnotherProcessWithWhatHasChanged()
    {
        using var folder = new ScratchFolder();
        var (program, file) = (folder.File("world.py", World), Path.Combine(folder.Path, "world"));
        string Step(string what) => Launcher.Stackless("run", program, what, file).Output;
        Assert.That((string[])[Step("begin"), Step("go on"), Step("go on")], Is.EqualTo(new[]
        {
            "True\nTrue\nTrue\nTrue\n[1, 1, 1, 0, 0, 0, 0, 1]\n",
            "True\nTrue\nTrue\n[2, 2, 2, 0, 0, 0, 0, 2]\n",
            "True\nTrue\nTrue\n[3, 3, 3, 0, 0, 0, 0, 3]\n",
        }));
    }

    [Test]
    public void ShowNamesLinesAndVariables()
    {
        using var folder = new ScratchFolder();
        var (program, file) = (folder.File("texts.py", Texts), Path.Combine(folder.Path, "pickle"));
        Launcher.Stackless("run", program, "begin", file);
        var outcome = Launcher.Stackless("pickle", "show", file, "--main", program);
        Assert.That(outcome.ExitCode, Is.EqualTo(0), outcome.Errors);
        Assert.That(outcome.Output, Does.Contain("texts.py:6 in work of __main__").And.Contain("out = []"));
    }

    [Test]
    public void ShowSaysThatAFileIsNoPickle()
    {
        using var folder = new ScratchFolder();
        var outcome = Launcher.Stackless("pickle", "show", folder.File("text", "no pickle"));
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Errors, Does.Contain("this is no pickle"));
    }
}
