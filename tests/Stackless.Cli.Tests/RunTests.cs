// stackless run: where programs come from, what they are told, and how they end.

using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class RunTests
{
    [Test]
    public void CodeOnTheCommandLineRuns() =>
        Assert.That(Launcher.Stackless("run", "-c", "print(1 + 2)").Output, Is.EqualTo("3\n"));

    // A kernel without such pages has no such folder.
    [Test]
    public void TheHeapAsksForLargePages() =>
        Assert.That(Launcher.Stackless("run", "-c", "import os\nprint(not os.path.isdir('/sys/kernel/mm/transparent_hugepage') or any('hg' in line.split() for line in open('/proc/self/smaps') if line.startswith('VmFlags')))").Output,
            Is.EqualTo("True\n"));

    [Test]
    public void ArgumentsAfterTheCodeAreTheProgramsOwn() =>
        Assert.That(Launcher.Stackless("run", "-c", "import sys; print(sys.argv)", "-x", "y").Output, Is.EqualTo("['-c', '-x', 'y']\n"));

    [Test]
    public void SystemExitSetsTheExitCode() =>
        Assert.That(Launcher.Stackless("run", "-c", "raise SystemExit(7)").ExitCode, Is.EqualTo(7));

    [Test]
    public void AnUncaughtExceptionExitsWithOne() =>
        Assert.That(Launcher.Stackless("run", "-c", "1 / 0").ExitCode, Is.EqualTo(1));

    [Test]
    public void AnUncaughtExceptionIsReportedWithItsTraceback() =>
        Assert.That(Launcher.Stackless("run", "-c", "1 / 0").Errors,
            Is.EqualTo("Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n"));

    [Test]
    public void ASyntaxErrorExitsWithOneAndShowsTheLine()
    {
        var outcome = Launcher.Stackless("run", "-c", "x = = 1");
        Assert.That((outcome.ExitCode, outcome.Errors), Is.EqualTo((1, "  File \"<string>\", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n")));
    }

    [Test]
    public void TheNumbersOfIdBeginElsewhereInEachProcess() =>
        Assert.That(Launcher.Stackless("run", "-c", "print(id(object()))").Output, Is.Not.EqualTo(Launcher.Stackless("run", "-c", "print(id(object()))").Output));

    [Test]
    public void AFileThatIsNotThereExitsWithTwo() =>
        Assert.That(Launcher.Stackless("run", "no_such_file.py").ExitCode, Is.EqualTo(2));

    [Test]
    public void WhatWasWrittenAndNotClosedIsInTheFileWhenTheProgramHasEnded()
    {
        using var folder = new ScratchFolder();
        var written = Path.Combine(folder.Path, "written.txt");
        Launcher.Stackless("run", "-c", $"f = open('{written}', 'w'); f.write('all of it')");
        Assert.That(File.ReadAllText(written), Is.EqualTo("all of it"));
    }

    [Test]
    public void ABinaryFileIsRefusedWithASyntaxError()
    {
        using var folder = new ScratchFolder();
        var path = folder.File("binary.py", "");
        File.WriteAllBytes(path, [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0, 1, 2, 0xff, 0xfe]);
        var outcome = Launcher.Stackless("run", path);
        Assert.That((outcome.ExitCode, outcome.Errors.Contains("SyntaxError")), Is.EqualTo((1, true)), outcome.Errors);
    }

    [Test]
    public void AModuleRunsByName()
    {
        using var folder = new ScratchFolder();
        folder.File("greet.py", "print(__name__)");
        Assert.That(Launcher.Dotnet(folder.Path, Path.Combine(Launcher.Folder, "stackless.dll"), "run", "-m", "greet").Output, Is.EqualTo("__main__\n"));
    }

    [Test]
    public void ProgramsMayComeFromStandardInput() =>
        Assert.That(Launcher.WithInput("print('in')", "run", "-").Output, Is.EqualTo("in\n"));

    [Test]
    public void ACorruptCacheIsIgnored()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('hello')");
        Launcher.Stackless("run", program);
        var cache = Directory.GetFiles(Path.Combine(folder.Path, "__pycache__")).Single();
        var content = File.ReadAllBytes(cache);
        content[content.Length / 2] ^= 0xff;
        File.WriteAllBytes(cache, content);
        Assert.That(Launcher.Stackless("run", program).Output, Is.EqualTo("hello\n"));
    }

    [Test]
    public void ATruncatedCacheIsIgnored()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('hello')");
        Launcher.Stackless("run", program);
        var cache = Directory.GetFiles(Path.Combine(folder.Path, "__pycache__")).Single();
        File.WriteAllBytes(cache, File.ReadAllBytes(cache)[..100]);
        Assert.That(Launcher.Stackless("run", program).Output, Is.EqualTo("hello\n"));
    }

    [Test]
    public void AChangedSourceIsCompiledAgain()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('old')");
        Launcher.Stackless("run", program);
        folder.File("hello.py", "print('new')");
        Assert.That(Launcher.Stackless("run", program).Output, Is.EqualTo("new\n"));
    }

    [Test]
    public void ASourceOfTheSameSizeThatChangedIsCompiledAgain()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('one')");
        File.SetLastWriteTimeUtc(program, new DateTime(2020, 1, 1));
        Launcher.Stackless("run", program);
        folder.File("hello.py", "print('two')");
        Assert.That(Launcher.Stackless("run", program).Output, Is.EqualTo("two\n"));
    }

    [Test]
    public void ASourceThatWasOnlyTouchedIsNotCompiledAgain()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('same')");
        Launcher.Stackless("run", program);
        var cache = Directory.GetFiles(Path.Combine(folder.Path, "__pycache__")).Single();
        File.SetLastWriteTimeUtc(cache, new DateTime(2020, 1, 1));
        File.SetLastWriteTimeUtc(program, new DateTime(2021, 1, 1));
        Launcher.Stackless("run", program);
        Assert.That(File.GetLastWriteTimeUtc(cache), Is.EqualTo(new DateTime(2020, 1, 1)));
    }

    [Test]
    public void EnginesTellWhatWasEmitted()
    {
        var error = Launcher.Stackless("-X", "engines", "-c", "def f(i): return i\nfor i in range(300_000): f(i)").Errors;
        Assert.That(error, Does.Match(@"^engines: [1-9]\d* functions emitted in \d+ ms on other threads\n"));
    }

    // What the CLR compiles while a short program waits is generic code of the framework, for the framework's own types: lists that the runtime needs early are of its own.
    [Test]
    public void AShortProgramWaitsForFewMethodsToBeCompiled()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("short.py", """
            import re, weakref
            class C: pass
            c = C()
            weakref.ref(c)
            print(sorted([3, 1, 2]), re.compile(r"(?P<a>[a-z]+)\d*|x").match("abc").group("a"))
            """);
        Assume.That(IsCompiledAheadOfTime, "the runtime was not compiled ahead of time");
        Launcher.Stackless("run", program);
        var error = Launcher.Stackless("run", "-X", "engines", program).Errors;
        var waited = Regex.Match(error, @"CLR: \d+ methods compiled in \d+ ms, (\d+) of them in \d+ ms while the program waited");
        Assert.That(int.Parse(waited.Groups[1].Value), Is.LessThan(65), error);
    }

    [Test]
    public void AProgramThatLeavesFilesOpenCollectsNothingForThem()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("open.py", """
            import io, os.path
            here = os.path.dirname(__file__)
            memory = io.StringIO("text")
            written = open(os.path.join(here, "written"), "w")
            written.write("kept")
            open(os.path.join(here, "dropped"), "w").write("dropped")
            """);
        var error = Launcher.Stackless("run", "-X", "engines", program).Errors;
        Assert.That(error, Does.Contain(" 1 collections"), "that of the start");
        Assert.That(
            (File.ReadAllText(Path.Combine(folder.Path, "written")), File.ReadAllText(Path.Combine(folder.Path, "dropped"))),
            Is.EqualTo(("kept", "dropped")));
    }

    static bool IsCompiledAheadOfTime
    {
        get
        {
            using var runtime = new PEReader(File.OpenRead(Path.Combine(Launcher.Folder, "Stackless.Runtime.dll")));
            return runtime.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
        }
    }

    [Test]
    public void AFullDiskIsAnOSErrorAndExitsWith120()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }
        using var process = Launcher.Begin("/bin/sh", Launcher.Root, false, "-c", $"'{Launcher.Executable}' run -c 'print(1)' > /dev/full");
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(120));
    }

    [Platform(Exclude = "Win", Reason = "descriptors are Linux's")]
    [TestCase("open('/dev/null').read()")]
    [TestCase("os.fdopen(os.open('/dev/null', os.O_RDONLY))")]
    [TestCase("socket.socket()")]
    [TestCase("socket.socketpair()")]
    [TestCase("[os.fdopen(end) for end in os.pipe()]")]
    [TestCase("open(os.dup(0))")]
    [TestCase("select.epoll()")]
    [TestCase("os.scandir('/')")]
    public void WhatNobodyRefersToGivesItsDescriptorBack(string expression)
    {
        var outcome = Launcher.Shell($"ulimit -n 256; stackless run -W ignore -c \"import os, select, socket\nfor i in range(600): {expression}\nprint('end')\"");
        Assert.That((outcome.Output, outcome.ExitCode), Is.EqualTo(("end\n", 0)), outcome.Errors);
    }

    [Test]
    public void WhatHasDiedIsFinalizedWithoutAllocation()
    {
        var outcome = Launcher.Stackless("run", "-c", "import time\nclass A:\n    def __del__(self): dead.append(1)\ndead = []\nA()\nend = time.monotonic() + 30\nwhile not dead and time.monotonic() < end:\n    for i in range(100000): pass\nprint(dead)");
        Assert.That(outcome.Output, Is.EqualTo("[1]\n"), outcome.Errors);
    }
}
