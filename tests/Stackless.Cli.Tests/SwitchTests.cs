// The command line and the environment: switches, PYTHON* variables, and streams that are not there or break.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class SwitchTests
{
    [Test]
    public void SwitchesMayStandTogetherAndBeforeTheCode() =>
        Assert.That(Launcher.Stackless("-Ic", "import sys; print(sys.argv, sys.flags.isolated, sys.flags.safe_path)", "-x").Output, Is.EqualTo("['-c', '-x'] 1 True\n"));

    [Test]
    public void TheCodeMayFollowItsSwitchAtOnce() =>
        Assert.That(Launcher.Stackless("run", "-cprint(1)").Output, Is.EqualTo("1\n"));

    [TestCase("-O", "1 False doc\n")]
    [TestCase("-OO", "2 False None\n")]
    [TestCase("-B", "0 True doc\nAssertionError\n")]
    public void OptimizedCodeHasNoAssertionsAndThenNoDocstrings(string optimization, string printed)
    {
        using var folder = new ScratchFolder();
        var program = folder.File("checks.py", """
            import sys
            def f(): "doc"
            print(sys.flags.optimize, __debug__, f.__doc__)
            try:
                assert False
            except AssertionError:
                print("AssertionError")
            """);
        Assert.That(Launcher.Stackless(optimization, program).Output, Is.EqualTo(printed));
    }

    [TestCase("-b", "False\n", "BytesWarning: Comparison between bytes and string")]
    [TestCase("-bb", "", "BytesWarning: Comparison between bytes and string")]
    [TestCase("-B", "False\n", "")]
    public void BytesAndTextAreNotComparedWithoutAWord(string switches, string printed, string told)
    {
        var outcome = Launcher.Stackless(switches, "-c", "print(b'a' == 'a')");
        Assert.That(outcome.Output, Is.EqualTo(printed));
        Assert.That(outcome.Errors, told.Length == 0 ? Is.Empty : Does.Contain(told));
    }

    [Test]
    public void ACoroutineThatIsNeverAwaitedIsToldOfAtTheEnd() =>
        Assert.That(Launcher.Stackless("-c", "async def f(): pass\nf()").Errors, Does.Contain("RuntimeWarning: coroutine 'f' was never awaited"));

    [Test]
    public void WithoutRangesCodeKnowsItsLinesAlone() =>
        Assert.That(Launcher.Stackless("-X", "no_debug_ranges", "-c", "print({p[2:] for p in (lambda: 1 / 0).__code__.co_positions()})").Output, Is.EqualTo("{(None, None)}\n"));

    [TestCase("-X cpu_count=3", "3 3 4300\n")]
    [TestCase("-X cpu_count=3 -X cpu_count=2 -X int_max_str_digits=640", "2 2 640\n")]
    public void NumbersOfProcessorsAndDigitsAreTheCommandLines(string switches, string printed) =>
        Assert.That(Launcher.Stackless([.. switches.Split(' '), "-c", "import os, sys; print(os.cpu_count(), os.process_cpu_count(), sys.get_int_max_str_digits())"]).Output, Is.EqualTo(printed));

    [TestCase("cpu_count=0", "n must be greater than 0")]
    [TestCase("cpu_count", "n must be greater than 0")]
    [TestCase("int_max_str_digits=639", "must be >= 640 or 0 for unlimited")]
    public void ANumberOfTheCommandLineThatCannotBeIsSaid(string option, string told) =>
        Assert.That(Launcher.Stackless("-X", option, "-c", "print(1)").Errors, Does.Contain(told));

    [Test]
    public void AnUnknownSwitchExitsWithTwo() =>
        Assert.That(Launcher.Stackless("-Z").ExitCode, Is.EqualTo(2));

    [Test]
    public void WarningsAreThoseOfTheEnvironmentThenOfTheCommandLine() =>
        Assert.That(Shell("PYTHONWARNINGS=ignore,once stackless -bb -W error -Walways -c 'import sys; print(sys.warnoptions)'").Output,
            Is.EqualTo("['ignore', 'once', 'error', 'always', 'error::BytesWarning']\n"));

    [Test]
    public void ImplementationOptionsAreShown() =>
        Assert.That(Launcher.Stackless("-X", "dev", "-Xa=b", "-c", "import sys; print(sys._xoptions, sys.flags.dev_mode)").Output, Is.EqualTo("{'dev': True, 'a': 'b'} True\n"));

    [Test]
    public void InDevelopmentAHandlerOfErrorsMustExistThoughThereIsNoError()
    {
        const string program = """
            import sys
            for act in (lambda: "a".encode("utf-8", "nonsense"), lambda: b"a".decode("latin-1", "nonsense"), lambda: str(b"a", "ascii", "nonsense"),
                        lambda: open(sys.executable, errors="nonsense", encoding="latin-1").close(), lambda: "a".encode("utf-8", "ignore")):
                try:
                    print(act())
                except LookupError as e:
                    print("LookupError", e)
            """;
        Assert.That(Launcher.Stackless("-c", program).Output, Is.EqualTo("b'a'\na\na\nNone\nb'a'\n"));
        Assert.That(Launcher.Stackless("-X", "dev", "-c", program).Output,
            Is.EqualTo(string.Concat(Enumerable.Repeat("LookupError unknown error handler name 'nonsense'\n", 4)) + "b'a'\n"));
    }

    [Test]
    public void WhoOpensATextFileWithoutSayingItsEncodingCanBeTold()
    {
        const string program = """
            import io, sys
            print(io.text_encoding("latin-1"), io.text_encoding(None))
            open(sys.executable).close()
            open(sys.executable, encoding="latin-1").close()
            """;
        Assert.That(Launcher.Stackless("-c", program), Is.EqualTo(new Outcome("latin-1 utf-8\n", "", 0)));
        var told = Launcher.Stackless("-X", "warn_default_encoding", "-X", "utf8=0", "-c", program);
        Assert.That(told.Output, Is.EqualTo("latin-1 locale\n"));
        Assert.That(told.Errors.Split('\n').Where(line => line.Contains("EncodingWarning")), Has.Exactly(2).Contains("'encoding' argument not specified"));
    }

    [Test]
    public void FiltersOfTheCommandLineAreReadBeforeTheProgram()
    {
        Assert.That(Launcher.Stackless("-Wi", "-c", "import sys; print('warnings' in sys.modules)").Output, Is.EqualTo("True\n"));
        Assert.That(Launcher.Stackless("-Wxxx", "-c", "pass").Errors, Does.Contain("Invalid -W option ignored: invalid action: 'xxx'"));
    }

    [Test]
    public void PythonPathStandsBeforeTheLibrary() =>
        Assert.That(Shell("PYTHONPATH=/one:/two stackless -c 'import sys; print(sys.path[:3])'").Output, Is.EqualTo("['', '/one', '/two']\n"));

    [Test]
    public void HashSeedFixesTheHashesOfText()
    {
        const string print = "stackless -c 'import sys; print(hash(\"x\"), sys.flags.hash_randomization)'";
        Assert.That(Shell($"PYTHONHASHSEED=5 {print}").Output, Is.EqualTo(Shell($"PYTHONHASHSEED=5 {print}").Output).And.EndsWith(" 1\n"));
        Assert.That(Shell(print).Output, Is.Not.EqualTo(Shell(print).Output));
        Assert.That(Shell($"PYTHONHASHSEED=0 {print}").Output, Does.EndWith(" 0\n"));
        Assert.That(Shell($"PYTHONHASHSEED=five {print}").ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void TheEnvironmentCanBeIgnored() =>
        Assert.That(Shell("PYTHONPATH=/one stackless -E -c 'import sys; print(\"/one\" in sys.path)'").Output, Is.EqualTo("False\n"));

    [Test]
    public void ASafePathHasNoFolderOfTheProgram() =>
        Assert.That(Shell("PYTHONSAFEPATH=1 stackless -c 'import sys; print(\"\" in sys.path)'").Output, Is.EqualTo("False\n"));

    [Test]
    public void NoCompiledFilesAreWrittenWhenAskedNotTo()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('hello')");
        Launcher.Stackless("-B", program);
        Assert.That(Directory.Exists(Path.Combine(folder.Path, "__pycache__")), Is.False);
    }

    [Test]
    public void WithoutSiteThereIsNoExit() =>
        Assert.That(Launcher.Stackless("-S", "-c", "exit").Errors, Does.Contain("NameError"));

    [Test]
    public void InstalledPackagesOfAVirtualEnvironmentAreFound()
    {
        using var folder = new ScratchFolder();
        folder.File("pyvenv.cfg", "home = /usr/bin\n");
        folder.File("lib/python3.14/site-packages/installed.py", "print('installed')");
        Assert.That(Shell($"VIRTUAL_ENV={folder.Path} stackless -c 'import installed'").Output, Is.EqualTo("installed\n"));
    }

    [Test]
    public void PathFilesOfAVirtualEnvironmentAreRead()
    {
        using var folder = new ScratchFolder();
        folder.File("pyvenv.cfg", "home = /usr/bin\n");
        folder.File("elsewhere/linked.py", "print('linked')");
        folder.File("lib/python3.14/site-packages/a.pth", Path.Combine(folder.Path, "elsewhere") + "\n");
        Assert.That(Shell($"VIRTUAL_ENV={folder.Path} stackless -c 'import linked'").Output, Is.EqualTo("linked\n"));
    }

    [Test]
    public void AMadeEnvironmentHasALauncherAndPackagesOfItsOwn()
    {
        using var folder = new ScratchFolder();
        var made = Path.Combine(folder.Path, "made");
        Assert.That(Launcher.Stackless("-m", "venv", made).ExitCode, Is.Zero);
        folder.File("made/lib/python3.14/site-packages/installed.py", "import sys; print(sys.prefix, sys.prefix == sys.base_prefix)");
        var said = Shell($"{made}/bin/python3 -c 'import installed, sys, subprocess; print(sys.executable, flush=True); subprocess.run([sys.executable, \"-c\", \"import installed\"])'");
        Assert.That(said.Output, Is.EqualTo($"{made} False\n{made}/bin/python\n{made} False\n"), said.Errors);
    }

    [Test]
    public void AnActivatedEnvironmentIsUsed()
    {
        using var folder = new ScratchFolder();
        var made = Path.Combine(folder.Path, "made");
        Launcher.Stackless("-m", "venv", "--prompt", "its name", made);
        var said = Shell($". {made}/bin/activate; python -c 'import sys; print(sys.prefix)'; echo $VIRTUAL_ENV_PROMPT; deactivate; echo ${{VIRTUAL_ENV-none}}");
        Assert.That(said.Output, Is.EqualTo($"{made}\nits name\nnone\n"), said.Errors);
    }

    [Test]
    public void AFolderWithAMainModuleRuns()
    {
        using var folder = new ScratchFolder();
        folder.File("__main__.py", "import beside, sys; print(__name__, sys.argv[1:])");
        folder.File("beside.py", "");
        Assert.That(Launcher.Stackless(folder.Path, "a").Output, Is.EqualTo("__main__ ['a']\n"));
    }

    [Test]
    public void AModuleOfAPackageRunsAfterThePackage()
    {
        using var folder = new ScratchFolder();
        folder.File("outer/__init__.py", "print('outer')");
        folder.File("outer/inner.py", "print(__package__)");
        Assert.That(Launcher.Dotnet(folder.Path, Path.Combine(Launcher.Folder, "stackless.dll"), "-m", "outer.inner").Output, Is.EqualTo("outer\nouter\n"));
    }

    [Test]
    public void TheProgramKnowsItsFileAfterItHasChangedItsFolder()
    {
        using var folder = new ScratchFolder();
        folder.File("main.py", "import os; os.chdir('/'); print(os.path.exists(__file__))");
        Assert.That(Launcher.Dotnet(folder.Path, Path.Combine(Launcher.Folder, "stackless.dll"), "main.py").Output, Is.EqualTo("True\n"));
    }

    [Test]
    public void AProgramWithoutANameComesFromStandardInput() =>
        Assert.That(Launcher.WithInput("import sys; print(sys.argv)").Output, Is.EqualTo("['']\n"));

    [Test]
    public void TheFirstLineCanBeSkipped()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("main.py", "rem (\nprint(__file__[-7:])\n");
        Assert.That(Launcher.Stackless("-x", program).Output, Is.EqualTo("main.py\n"));
    }

    [Test]
    public void AProgramCanStartItsOwnKind() =>
        Assert.That(Launcher.Stackless("-c", "import subprocess, sys; subprocess.run([sys.executable, '-Ec', 'print(1)'])").Output, Is.EqualTo("1\n"));

    // ---- streams -----------------------------------------------------------------------------------------------------------------

    [Test]
    public void AnEndlessPrinterEndsWithItsReader() =>
        Assert.That(Shell("(stackless -c 'while True: print(1)'; echo $? >&2) | head -1").Errors, Does.EndWith("BrokenPipeError: [Errno 32] Broken pipe\n1\n"));

    [Test]
    public void WhatCannotBeWrittenAtTheEndIsSaid()
    {
        var outcome = Shell("stackless -c 'import os; print(1); os.close(1)'");
        Assert.That((outcome.ExitCode, outcome.Errors), Is.EqualTo((120, "Exception ignored while flushing sys.stdout:\nOSError: [Errno 9] Bad file descriptor\n")));
    }

    [TestCase("stdin", "<&-")]
    [TestCase("stdout", ">&-")]
    [TestCase("stderr", "2>&-")]
    public void AStreamThatIsNotGivenIsNone(string name, string closing) =>
        Assert.That(Shell($"stackless -c 'import sys; raise SystemExit(sys.{name} is None and 5)' {closing}").ExitCode, Is.EqualTo(5));

    [Test]
    public void WithoutStandardErrorAnExceptionIsJustTheEnd() =>
        Assert.That(Shell("stackless -c 'print(1, flush=True); 1/0' 2>&-"), Is.EqualTo(new Outcome("1\n", "", 1)));

    [TestCase("sys.stderr = None")]
    [TestCase("sys.stderr = Broken()")]
    [TestCase("sys.stdout = Broken()")]
    [TestCase("del sys.excepthook")]
    public void ReportingAnExceptionRaisesNone(string change)
    {
        var program = $"import sys\nclass Broken:\n    def write(self, text): raise KeyError(text)\n    flush = None\n{change}\nraise ValueError";
        var outcome = Launcher.Stackless("-c", program);
        Assert.That((outcome.ExitCode, outcome.Errors.Contains("fatal")), Is.EqualTo((1, false)), outcome.Errors);
    }

    [Test]
    public void WhoEndsByAnInterruptDiesByTheSignal() =>
        Assert.That(Shell("stackless -c \"import subprocess; print(subprocess.run(['stackless', '-c', 'raise KeyboardInterrupt'], stderr=subprocess.DEVNULL).returncode)\"").Output, Is.EqualTo("-2\n"));

    [Test]
    public void AProgramBecomesAnotherOne() =>
        Assert.That(Shell("stackless -c \"import os; os.execve('/bin/sh', ['sh', '-c', 'echo \\$0 \\$A', 'x'], {'A': 'of it'})\" && echo ended").Output, Is.EqualTo("x of it\nended\n"));

    [Test]
    public void AModuleThatItsPackageHasImportedRunsWithAWarning()
    {
        var outcome = Launcher.Stackless("-m", "xml.sax.xmlreader");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Errors);
        Assert.That(outcome.Errors, Does.Contain("RuntimeWarning: 'xml.sax.xmlreader' found in sys.modules after import of package 'xml.sax'"));
    }

    [Test]
    public void AModuleThatIsNotThereIsToldInRunpysWords()
    {
        var outcome = Launcher.Stackless("-m", "json.nothing");
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Errors, Does.EndWith(": No module named json.nothing\n"));
    }

    // In a shell that knows the launcher by its name.
    static Outcome Shell(string command)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("needs a POSIX shell");
        }
        return Launcher.Shell(command);
    }
}
