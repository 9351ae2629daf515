// Programs that are recorded and run again: what they print is the same although time, chance, input and files are not; a replay that leaves its recording says where; a file that is no whole
// recording is refused.

using NUnit.Framework;

namespace Stackless.Cli.Tests;

[TestFixture]
[Platform(Exclude = "Win", Reason = "the system's functions are Linux's")]
public sealed class RecordingTests
{
    ScratchFolder folder = null!;

    string Recording => Path.Combine(folder.Path, "program.recording");

    [SetUp]
    public void SetUp() => folder = new ScratchFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    Outcome Record(string program, string input = "", params string[] switches) =>
        Launcher.WithInput(input, [.. switches, "--record", Recording, folder.File("program.py", program)]);

    Outcome Replay() => Launcher.WithInput("other input\n", "run", "--replay", Recording);

    void IsReplayed(string program, string input = "", params string[] switches)
    {
        var recorded = Record(program, input, switches);
        Assert.That((recorded.Errors, recorded.ExitCode), Is.EqualTo(("", 0)));
        Assert.That(Replay(), Is.EqualTo(recorded));
    }

    [Test]
    public void TimeAndChanceAreTheSame() => IsReplayed("""
        import os, random, time, uuid
        print(time.time(), time.monotonic(), time.time_ns(), random.random(), os.urandom(8), uuid.uuid4(), os.getpid(), id(object()), hash("text"))
        """);

    [Test]
    public void InputIsTheSame() => IsReplayed("import sys\nprint(sys.stdin.readline(), list(sys.stdin))\n", "first\nsecond\nthird\n");

    [Test]
    public void TheEnvironmentIsTheSame() => IsReplayed("import os, sys\nprint(sorted(os.environ.items()), os.getcwd(), sys.argv)\n");

    [Test]
    public void FilesAreReadAgainAsTheyWere()
    {
        var data = folder.File("data.txt", "as it was\n");
        var program = $"import os\nwith open({Quoted(data)}) as f:\n    print(f.read(), os.stat(f.fileno()).st_mtime_ns)\n";
        var recorded = Record(program);
        File.WriteAllText(data, "changed\n");
        Assert.That(Replay(), Is.EqualTo(recorded));
        File.Delete(data);
        Assert.That(Replay(), Is.EqualTo(recorded));
    }

    [Test]
    public void AReplayChangesNoFiles()
    {
        var data = Path.Combine(folder.Path, "data.txt");
        IsReplayed($"import os\nwith open({Quoted(data)}, 'x') as f:\n    f.write('once')\nprint(os.path.getsize({Quoted(data)}))\n");
        File.WriteAllText(data, "kept");
        Assert.That((Replay().Output, File.ReadAllText(data)), Is.EqualTo(("4\n", "kept")));
    }

    [Test]
    public void ErrorsOfTheSystemAreTheSame()
    {
        var missing = Path.Combine(folder.Path, "missing");
        var program = $"try:\n    open({Quoted(missing)})\nexcept OSError as error:\n    print(type(error).__name__, error)\n";
        var recorded = Record(program);
        File.WriteAllText(missing, "");
        Assert.That(Replay(), Is.EqualTo(recorded));
    }

    [Test]
    public void SleepersWakeInTheSameOrder() => IsReplayed("""
        import random, stackless, time
        def work(name):
            for step in range(3):
                time.sleep(random.random() / 100)
                print(name, step, time.monotonic())
        for name in "abcde":
            stackless.tasklet(work)(name)
        stackless.run()
        """);

    [Test]
    public void SocketsAreReadyInTheSameOrder() => IsReplayed("""
        import random, socket, stackless, time
        def serve(connection, name):
            while data := connection.recv(100):
                print(name, data, time.monotonic())
        def ask(connection):
            for step in range(4):
                time.sleep(random.random() / 200)
                connection.sendall(str(random.random()).encode())
            connection.close()
        for name in "abcd":
            near, far = socket.socketpair()
            stackless.tasklet(serve)(near, name)
            stackless.tasklet(ask)(far)
        stackless.run()
        """);

    [Test]
    public void ThreadsTakeTheSameTurns() => IsReplayed("""
        import random, threading, time
        order = []
        def work(name):
            for step in range(100_000 + random.randrange(300_000)):
                if step % 10_000 == 0:
                    order.append(name)
        threads = [threading.Thread(target=work, args=name) for name in "abc"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        print("".join(order), time.time())
        """);

    [Test]
    public void TimeSlicesEndAtTheSamePlaces() => IsReplayed("""
        import random, stackless
        counts = [0, 0]
        def count(which):
            while True:
                counts[which] += 1
        random.seed()
        for which in range(2):
            stackless.tasklet(count)(which)
        for turn in range(20):
            stackless.run(random.randrange(1, 500_000)).insert()
        print(counts)
        """);

    [Test]
    public void ShuffledSchedulesAreTheSame() => IsReplayed("import stackless\nfor n in range(20):\n    stackless.tasklet(print)(n)\nstackless.run()\n", "", "--seed", "7");

    [Test]
    public void ProgramsThatAreStartedAnswerTheSame() => IsReplayed("""
        import subprocess, time
        print(subprocess.run(["sh", "-c", "echo $$; exit 3"], capture_output=True))
        print(time.time())
        """);

    [Test]
    public void NamesAreLookedUpOnce() => IsReplayed("import socket, time\nprint(socket.getaddrinfo('localhost', 80), time.time())\n");

    [Test]
    public void SignalsArriveAtTheSamePlaces() => IsReplayed("""
        import signal
        count, seen = 0, []
        signal.signal(signal.SIGALRM, lambda *_: seen.append(count))
        signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
        while len(seen) < 3:
            count += 1
        signal.setitimer(signal.ITIMER_REAL, 0)
        print(seen)
        """);

    [Test]
    public void ClassesWithFinalizersAreTheSame() => IsReplayed("""
        import gc, weakref
        class Loud:
            def __init__(self, number):
                self.number = number
            def __del__(self):
                if self.number % 5_000 == 0:
                    print("gone", self.number)
        for number in range(20_000):
            loud = Loud(number)
            probe = weakref.ref(loud)
        del loud
        gc.collect()
        print(probe() is None)
        """);

    [Test]
    public void AnExitCodeIsKept()
    {
        Assert.That(Record("import os, time\nprint(time.time(), flush=True)\nos._exit(7)\n").ExitCode, Is.EqualTo(7));
        Assert.That(Replay().ExitCode, Is.EqualTo(7));
    }

    [Test]
    public void AnErrorIsReportedAgain()
    {
        var recorded = Record("import time\ndef fail():\n    raise ValueError(time.time())\nfail()\n");
        Assert.That((Replay(), recorded.ExitCode), Is.EqualTo((recorded, 1)));
    }

    // ---- what cannot be replayed -------------------------------------------------------------------------------------------

    [Test]
    public void AReplayThatLeavesItsRecordingSaysWhere()
    {
        // Whether a module is there is not recorded.
        var program = "import os\ndef look():\n    try:\n        import later\n    except ImportError:\n        os.getpid()\nlook()\n";
        Assert.That(Record(program).ExitCode, Is.EqualTo(0));
        var later = folder.File("later.py", "print('new')\n");
        var outcome = Replay();
        Assert.That((outcome.Output, outcome.ExitCode), Is.EqualTo(("", 3)));
        Assert.That(outcome.Errors, Does.Match(@"^stackless: the replay leaves its recording at entry \d+: there comes posix\.getpid\(\), the program has come to the compilation of ")
            .And.EndsWith($"{later}, at {Path.Combine(folder.Path, "program.py")}:4 in look\n"));
    }

    [Test]
    public void AProgramThatEndsTooEarlyHasLeftItsRecording()
    {
        Record("try:\n    import later\nexcept ImportError:\n    import os; os.getpid()\n");
        folder.File("later.py", "");
        Assert.That(Replay().ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void SourceThatHasChangedIsRefused()
    {
        Record("print(1)\n");
        var file = folder.File("program.py", "print(2)\n");
        Assert.That(Replay(), Is.EqualTo(new Outcome("", $"stackless: {file} is not what it was when the program was recorded\n", 3)));
    }

    [Test]
    public void AFileThatIsNoRecordingIsRefused()
    {
        File.WriteAllText(Recording, "something else");
        Assert.That(Replay(), Is.EqualTo(new Outcome("", $"stackless: cannot replay {Recording}: it is no recording\n", 3)));
    }

    [Test]
    public void ADamagedRecordingIsRefused([Values] bool isCutOff)
    {
        Record("print(1)\n");
        var bytes = File.ReadAllBytes(Recording);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Recording, isCutOff ? bytes[..^100] : bytes);
        Assert.That(Replay(), Is.EqualTo(new Outcome("", $"stackless: cannot replay {Recording}: it is damaged or cut off\n", 3)));
    }

    [Test]
    public void OfAProgramThatIsKilledNoRecordingIsLeft()
    {
        var outcome = Record("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n");
        Assert.That(outcome.ExitCode, Is.EqualTo(128 + 9));
        Assert.That(File.Exists(Recording), Is.False);
    }

    [Test]
    public void AnOlderRecordingStaysUntilANewOneIsWhole()
    {
        Record("print(1)\n");
        var before = File.ReadAllBytes(Recording);
        Record("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n");
        Assert.That(File.ReadAllBytes(Recording), Is.EqualTo(before));
    }

    [Test]
    public void WhatIsNotRecordedIsRefused()
    {
        var outcome = Record("import sqlite3\ntry:\n    sqlite3.connect('file.db')\nexcept RuntimeError as error:\n    print(error)\n");
        Assert.That(outcome.Output, Is.EqualTo("a program that is recorded or replayed cannot open a database in a file: what it would see is not recorded\n"));
    }

    [Test]
    public void ARecordingHasTheWholeCommandLine()
    {
        Record("print(1)\n");
        Assert.That(Launcher.Stackless("run", "--replay", Recording, "other.py").ExitCode, Is.EqualTo(2));
    }

    static string Quoted(string text) => $"'{text}'";
}
