// What a user sees when a file is not what it should be, or cannot be written to its end: a clear error, and nothing half-written.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class DamagedFileTests
{
    [TestCase(0)]
    [TestCase(3)]
    public void AnAssemblyGivenToRunIsNamedAsSuch(int kept)
    {
        using var folder = new ScratchFolder();
        var file = Path.Combine(folder.Path, "app.dll");
        File.Copy(Path.Combine(Launcher.Folder, "stackless.dll"), file);
        if (kept > 0)
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..kept]);
        }
        var outcome = Launcher.Stackless("run", file);
        Assert.That((outcome.ExitCode, outcome.Errors), Is.EqualTo((2, $"stackless: '{file}' is a compiled assembly, not Python source; run it with: dotnet {file}\n")));
    }

    [TestCase(100)]
    [TestCase(1000)]
    public void ATruncatedApplicationIsRefusedInOneLine(int kept)
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('good')");
        var output = Path.Combine(folder.Path, "hello.dll");
        Launcher.Stackless("build", program, "-o", output);
        File.WriteAllBytes(output, File.ReadAllBytes(output)[..kept]);
        var outcome = Launcher.Dotnet(folder.Path, "hello.dll");
        Assert.That(outcome.ExitCode, Is.Not.Zero);
        Assert.That(outcome.Output, Is.Empty);
        Assert.That(outcome.Errors, Does.Contain("hello"));
    }

    [Test]
    public void ARandomFileGivenToRunIsASyntaxError()
    {
        using var folder = new ScratchFolder();
        var file = Path.Combine(folder.Path, "noise.py");
        var noise = new byte[1000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(file, noise);
        var outcome = Launcher.Stackless("run", file);
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Errors, Does.Contain("SyntaxError"));
    }

    // A limit on the size of files does what a full disk does, in the middle of a write. (With W^X .NET keeps its code in a file.)
    static Outcome WithLimitedFiles(int blocks, string folder, params string[] arguments)
    {
        using var process = Launcher.Begin("/bin/sh", folder, false,
            ["-c", $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f {blocks}; exec \"$@\"", "sh", Launcher.Executable, .. arguments]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Outcome(output.Result, errors.Result, process.ExitCode);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there is no limit to set")]
    public void ABuildThatCannotBeWrittenLeavesNothing()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('good')");
        var target = Path.Combine(folder.Path, "out");
        var outcome = WithLimitedFiles(1, folder.Path, "build", program, "-o", Path.Combine(target, "hello.dll"));
        Assert.That(outcome.ExitCode, Is.EqualTo(1), outcome.Errors);
        Assert.That(outcome.Errors, Does.StartWith("stackless: ").And.Not.Contain("   at "));
        Assert.That(Directory.GetFiles(target).Where(f => f.EndsWith(".dll", StringComparison.Ordinal) || f.EndsWith(".tmp", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there is no limit to set")]
    public void ACacheThatCannotBeWrittenIsDoneWithout()
    {
        using var folder = new ScratchFolder();
        // What it is compiled to is more than the limit.
        var program = folder.File("hello.py", "print('good')\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"name_{i} = 'text {i}'\n")));
        var outcome = WithLimitedFiles(1, folder.Path, "run", program);
        Assert.That((outcome.Output, outcome.Errors, outcome.ExitCode), Is.EqualTo(("good\n", "", 0)));
        var cache = Path.Combine(folder.Path, "__pycache__");
        Assert.That(Directory.Exists(cache) ? Directory.GetFiles(cache) : [], Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there is no limit to set")]
    public void AFileOfAProgramThatCannotBeWrittenIsAnOSError()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("fill.py", "try:\n    with open('big.txt', 'w') as f:\n        f.write('x' * 100_000)\nexcept OSError as e:\n    print(type(e).__name__, e.errno)\n");
        Assert.That(WithLimitedFiles(8, folder.Path, "run", program).Output, Is.EqualTo("OSError 27\n"));
    }
}
