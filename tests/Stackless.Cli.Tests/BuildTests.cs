// stackless build: assemblies that dotnet runs, that are the same every time, and that C# calls.
namespace Stackless.Cli.Tests;

using NUnit.Framework;

[TestFixture]
public sealed class BuildTests
{
    [Test]
    public void ABuiltProgramRunsUnderDotnet()
    {
        using var folder = new ScratchFolder();
        string program = folder.File("hello.py", "import sys\nprint('hello', sys.argv[1:])");
        var built = Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "out", "hello.dll"));
        Assert.That(built.ExitCode, Is.Zero, built.Errors);
        Assert.That(Launcher.Dotnet(folder.Path, "out/hello.dll", "a", "b").Output, Is.EqualTo("hello ['a', 'b']\n"));
    }

    [Test]
    public void APackageIsBuiltWithItsModules()
    {
        using var folder = new ScratchFolder();
        string main = folder.File("app.py", "from shop import price\nprint(price.total(3))");
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
        string program = folder.File("hello.py", "class A:\n    def f(self, x):\n        return [y for y in x]\nprint(A().f('ab'))");
        Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "one", "hello.dll"));
        Launcher.Stackless("build", program, "-o", Path.Combine(folder.Path, "two", "hello.dll"));
        Assert.That(File.ReadAllBytes(Path.Combine(folder.Path, "one", "hello.dll")), Is.EqualTo(File.ReadAllBytes(Path.Combine(folder.Path, "two", "hello.dll"))));
    }

    [Test]
    public void AFailedBuildLeavesTheFormerOutput()
    {
        using var folder = new ScratchFolder();
        string program = folder.File("hello.py", "print('good')");
        string output = Path.Combine(folder.Path, "hello.dll");
        Launcher.Stackless("build", program, "-o", output);
        folder.File("hello.py", "print('bad'");
        Assert.That(Launcher.Stackless("build", program, "-o", output).ExitCode, Is.EqualTo(1));
        Assert.That(Launcher.Dotnet(folder.Path, "hello.dll").Output, Is.EqualTo("good\n"));
    }

    [Test]
    public void ATruncatedAssemblyIsRefused()
    {
        using var folder = new ScratchFolder();
        string program = folder.File("hello.py", "print('good')");
        string output = Path.Combine(folder.Path, "hello.dll");
        Launcher.Stackless("build", program, "-o", output);
        File.WriteAllBytes(output, File.ReadAllBytes(output)[..200]);
        Assert.That(Launcher.Dotnet(folder.Path, "hello.dll").ExitCode, Is.Not.Zero);
    }
}
