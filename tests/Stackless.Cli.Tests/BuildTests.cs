// stackless build: assemblies that dotnet runs, that are the same every time, and that C# calls.

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class BuildTests
{
    [Test]
    public void ABuiltProgramRunsUnderDotnet()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "import sys\nprint('hello', sys.argv[1:])");
        var built = Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "out", "hello.dll"));
        Assert.That(built.ExitCode, Is.Zero, built.Errors);
        Assert.That(Launcher.Dotnet(folder.Path, "out/hello.dll", "a", "b").Output, Is.EqualTo("hello ['a', 'b']\n"));
    }

    [Test]
    public void ABuiltProgramCompilesWhatItEvaluates()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("points.py", "from collections import namedtuple\nPoint = namedtuple('Point', 'x y')\nprint(Point(1, 2), eval('6 * 7'))");
        var built = Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "out", "points.dll"));
        Assert.That(built.ExitCode, Is.Zero, built.Errors);
        Assert.That(Launcher.Dotnet(folder.Path, "out/points.dll").Output, Is.EqualTo("Point(x=1, y=2) 42\n"));
    }

    [Test]
    public void ABuiltProgramWithoutTheCompilerSaysWhatItNeedsItFor()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("sum.py", "print(eval('1 + 1'))");
        Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "sum.dll"));
        File.Delete(Path.Combine(folder.Path, "Stackless.Compiler.dll"));
        Assert.That(Launcher.Dotnet(folder.Path, "sum.dll").Errors, Does.Contain(
            "RuntimeError: Stackless.Compiler.dll, which has to be beside the application to compile source, cannot be used: "));
    }

    [Test]
    public void APackageIsBuiltWithItsModules()
    {
        using var folder = new ScratchFolder();
        var main = folder.File("app.py", "from shop import price\nprint(price.total(3))");
        folder.File("shop/__init__.py", "");
        folder.File("shop/price.py", "def total(n):\n    return n * 7");
        var built = Launcher.Stackless("build", main, Path.Combine(folder.Path, "shop"), "-o", Path.Combine(folder.Path, "app.dll"));
        Assert.That(built.ExitCode, Is.Zero, built.Errors);
        Assert.That(Launcher.Dotnet(folder.Path, "app.dll").Output, Is.EqualTo("21\n"));
    }

    [Test]
    public void TwoBuildsAreByteIdentical()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "class A:\n    def f(self, x):\n        return [y for y in x]\nprint(A().f('ab'))");
        Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "one", "hello.dll"));
        Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "two", "hello.dll"));
        Assert.That(File.ReadAllBytes(Path.Combine(folder.Path, "one", "hello.dll")), Is.EqualTo(File.ReadAllBytes(Path.Combine(folder.Path, "two", "hello.dll"))));
    }

    [Test]
    public void AFailedBuildLeavesTheFormerOutput()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('good')");
        var output = Path.Combine(folder.Path, "hello.dll");
        Launcher.Stackless("build", program, "-o", output);
        folder.File("hello.py", "print('bad'");
        Assert.That(Launcher.Stackless("build", program, "-o", output).ExitCode, Is.EqualTo(1));
        Assert.That(Launcher.Dotnet(folder.Path, "hello.dll").Output, Is.EqualTo("good\n"));
    }

    [Test]
    public void ATruncatedAssemblyIsRefused()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "print('good')");
        var output = Path.Combine(folder.Path, "hello.dll");
        Launcher.Stackless("build", program, "-o", output);
        File.WriteAllBytes(output, File.ReadAllBytes(output)[..200]);
        Assert.That(Launcher.Dotnet(folder.Path, "hello.dll").ExitCode, Is.Not.Zero);
    }

    [Test]
    public void APackageIsRunByItsMainModule()
    {
        using var folder = new ScratchFolder();
        folder.File("shop/__init__.py", "print('package')");
        folder.File("shop/__main__.py", "from .price import total\nprint(__name__, __package__, total(3))");
        folder.File("shop/price.py", "def total(n):\n    return n * 7");
        var built = Launcher.Stackless("build", Path.Combine(folder.Path, "shop"), "-o", Path.Combine(folder.Path, "app.dll"));
        Assert.That(built.ExitCode, Is.Zero, built.Errors);
        Assert.That(Launcher.Dotnet(folder.Path, "app.dll").Output, Is.EqualTo("package\n__main__ shop 21\n"));
        Assert.That(Launcher.Dotnet(folder.Path, Path.Combine(Launcher.Folder, "stackless.dll"), "-m", "shop").Output, Is.EqualTo("package\n__main__ shop 21\n"));
    }

    // What a build is refused for, in one line; nothing is written.
    static void AssertRefused(ScratchFolder folder, string message, params string[] arguments)
    {
        var before = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        var outcome = Launcher.Dotnet(folder.Path, [Path.Combine(Launcher.Folder, "stackless.dll"), "build", .. arguments]);
        Assert.That((outcome.Errors, outcome.Output, outcome.ExitCode), Is.EqualTo(($"stackless: {message}\n", "", 1)));
        Assert.That(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), Is.EqualTo(before));
    }

    [Test]
    public void AnOutputThatIsAFolderIsRefused()
    {
        using var folder = new ScratchFolder();
        folder.File("hello.py", "");
        Directory.CreateDirectory(Path.Combine(folder.Path, "out.dll"));
        AssertRefused(folder, "out.dll is a folder, so it cannot be the output", "hello.py", "-o", "out.dll");
    }

    [Test]
    public void AnOutputThatIsASourceIsRefused()
    {
        using var folder = new ScratchFolder();
        folder.File("hello.dll", "print('python')");
        AssertRefused(folder, "hello.dll is one of the sources, so it cannot be the output", "hello.dll", "-o", "hello.dll");
    }

    [Test]
    public void AnOutputWithTheNameOfTheRuntimeIsRefused()
    {
        using var folder = new ScratchFolder();
        folder.File("hello.py", "");
        AssertRefused(folder, "Stackless.Runtime.dll: this file belongs to the runtime, which is written beside the output; name the output differently",
            "hello.py", "-o", "Stackless.Runtime.dll");
    }

    [Test]
    public void TwoSourcesOfOneModuleAreRefused()
    {
        using var folder = new ScratchFolder();
        folder.File("a/hello.py", "");
        folder.File("b/hello.py", "");
        AssertRefused(folder, "a/hello.py and b/hello.py are both the module hello", "a/hello.py", "b/hello.py", "-o", "out.dll");
    }

    [Test]
    public void AFolderThatIsNoPackageIsRefused()
    {
        using var folder = new ScratchFolder();
        folder.File("shop/price.py", "");
        AssertRefused(folder, $"{folder.Path}/shop is not a package: it has no __init__.py", "shop", "-o", "out.dll");
    }

    [Test]
    [Platform("Linux", Reason = "a folder that even the superuser cannot write to")]
    public void AFolderThatCannotBeWrittenToIsAnError()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("hello.py", "");
        var outcome = Launcher.Stackless("build", program, "-o", "/proc/self/hello.dll");
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Errors.TrimEnd('\n'), Does.StartWith("stackless: ").And.Not.Contain("\n"));
    }

    // Writes the output, breaks something beside it, and runs it.
    static Outcome RunBroken(Action<string> damage)
    {
        using var folder = new ScratchFolder();
        Launcher.Stackless("build", folder.File("hello.py", "print('hello')"), "-o", Path.Combine(folder.Path, "hello.dll"));
        damage(folder.Path);
        return Launcher.Dotnet(folder.Path, "hello.dll");
    }

    [TestCase(true, "--embed-sources")]
    [TestCase(false)]
    public void TheSourcesAreInTheSymbolsIfThatIsAskedFor(bool areThere, params string[] options)
    {
        using var folder = new ScratchFolder();
        var built = Launcher.Stackless(["build", folder.File("hello.py", "print('hello')"), .. options, "-o", Path.Combine(folder.Path, "hello.dll")]);
        Assert.That((built.ExitCode, built.Errors), Is.EqualTo((0, "")));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.Combine(folder.Path, "hello.pdb")));
        var symbols = provider.GetMetadataReader();
        Assert.That(symbols.CustomDebugInformation.Any(i => symbols.GetGuid(symbols.GetCustomDebugInformation(i).Kind) == new Guid("0e8a571b-6926-466e-b4ad-8ab04611f5fe")), Is.EqualTo(areThere));
    }

    /// <summary>Makes a runtime's assembly say that it is another build.</summary>
    internal static void ChangeBuild(string runtime)
    {
        var image = File.ReadAllBytes(runtime);
        using var reader = new PEReader(new MemoryStream(image, writable: false));
        var metadata = reader.GetMetadataReader();
        var id = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
        image[image.AsSpan().IndexOf(id)] ^= 1;
        File.WriteAllBytes(runtime, image);
    }

    [Test]
    public void AnApplicationForAnotherBuildOfTheRuntimeSaysSo()
    {
        var outcome = RunBroken(folder => ChangeBuild(Path.Combine(folder, "Stackless.Runtime.dll")));
        Assert.That((outcome.Errors, outcome.Output, outcome.ExitCode), Is.EqualTo((
            "hello: compiled for another build of Stackless.Runtime.dll than the one it finds; compile it again (stackless build)\n", "", 2)));
    }

    [Test]
    public void AnApplicationWithoutItsRuntimeSaysSo()
    {
        var outcome = RunBroken(folder => File.Delete(Path.Combine(folder, "Stackless.Runtime.dll")));
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Errors, Does.StartWith("hello: Stackless.Runtime.dll, which has to be beside it, cannot be used: ").And.Not.Contain("   at "));
    }

    [TestCase("Stackless.Prelude.dll")]
    [TestCase("Stackless.Library.dll")]
    public void AnApplicationWithoutAPartOfTheRuntimeSaysSo(string file)
    {
        var outcome = RunBroken(folder => File.Delete(Path.Combine(folder, file)));
        Assert.That((outcome.Errors, outcome.ExitCode), Is.EqualTo((
            $"hello: {file} is missing beside Stackless.Runtime.dll; compile it again (stackless build), or copy both\n", 2)));
    }

    [Test]
    public void AnApplicationWithADamagedRuntimeSaysSo()
    {
        var outcome = RunBroken(folder => File.WriteAllBytes(Path.Combine(folder, "Stackless.Runtime.dll"), new byte[1000]));
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Errors, Does.StartWith("hello: Stackless.Runtime.dll, which has to be beside it, cannot be used: ").And.Not.Contain("   at "));
    }
}
