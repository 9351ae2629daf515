// The compiled standard library: that it is used, that it is complete, and that a file which says otherwise wins.

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class StandardLibraryTests
{
    const string Assembly = "Stackless.StandardLibrary.dll";

    static readonly string lib = Path.Combine(Launcher.Folder, "Lib");

    // A build without the ahead-of-time compiler has none: then the launcher compiles, and applications contain, what is imported.
    static void NeedsIt() => Assume.That(File.Exists(Path.Combine(Launcher.Folder, Assembly)));

    static string BuildIn(ScratchFolder folder, string program, params string[] options)
    {
        var built = Launcher.Stackless(["build", folder.File("app.py", program), "-o", Path.Combine(folder.Path, "out", "app.dll"), .. options]);
        Assert.That(built.ExitCode, Is.Zero, built.Errors);
        return Path.Combine(folder.Path, "out");
    }

    static List<string> ModulesIn(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(t => metadata.GetString(t.Namespace) == "PythonModules").Select(t => metadata.GetString(t.Name))];
    }

    [Test]
    public void ABuiltProgramRefersToWhatItImports()
    {
        NeedsIt();
        using var folder = new ScratchFolder();
        var output = BuildIn(folder, "import json, argparse\nprint(json.dumps([1]), argparse.ArgumentParser(prog='p').prog)");
        Assert.That(ModulesIn(Path.Combine(output, "app.dll")), Is.EquivalentTo(new[] { "app", "<Main>" }));
        Assert.That(Launcher.Dotnet(output, "app.dll").Output, Is.EqualTo("[1] p\n"));
    }

    [Test]
    public void ABuiltProgramThatImportsNothingIsNotGivenTheLibrary()
    {
        using var folder = new ScratchFolder();
        Assert.That(File.Exists(Path.Combine(BuildIn(folder, "print(1)"), Assembly)), Is.False);
    }

    // None of these is compiled ahead of time.
    [Test]
    public void ABuiltProgramHasTheSeldomUsedModulesToo()
    {
        using var folder = new ScratchFolder();
        var output = BuildIn(folder, "import colorsys, wave, xml.dom\nprint(colorsys.rgb_to_hsv(0, 1, 0)[1], wave.Error.__name__, xml.dom.Node.ELEMENT_NODE, xml.__name__)");
        Assert.That(Launcher.Dotnet(output, "app.dll").Output, Is.EqualTo("1.0 Error 1 xml\n"));
    }

    [Test]
    public void TwoBuildsThatImportAreByteIdentical()
    {
        using var one = new ScratchFolder();
        const string program = "import json\nprint(json.dumps([1]))";
        var first = BuildIn(one, program);
        var before = File.ReadAllBytes(Path.Combine(first, "app.dll"));
        var second = BuildIn(one, program);
        Assert.That(File.ReadAllBytes(Path.Combine(second, "app.dll")), Is.EqualTo(before));
    }

    [Test]
    public void ABuiltProgramTakesItsOwnModuleBeforeTheLibrarys()
    {
        using var folder = new ScratchFolder();
        folder.File("textwrap.py", "MARK = 'mine'");
        var output = BuildIn(folder, "import textwrap, json\nprint(textwrap.MARK, json.dumps(1))");
        Assert.That(Launcher.Dotnet(output, "app.dll").Output, Is.EqualTo("mine 1\n"));
    }

    [Test]
    public void AnotherLibFolderIsCompiledIn()
    {
        using var folder = new ScratchFolder();
        folder.File("Lib/textwrap.py", "MARK = 'theirs'");
        var output = BuildIn(folder, "import textwrap\nprint(textwrap.MARK)", "--lib", Path.Combine(folder.Path, "Lib"));
        Assert.That(Launcher.Dotnet(output, "app.dll").Output, Is.EqualTo("theirs\n"));
    }

    [Test]
    public void AnApplicationWithoutTheLibraryItImportsFromSaysSo()
    {
        NeedsIt();
        using var folder = new ScratchFolder();
        var output = BuildIn(folder, "import json");
        File.Delete(Path.Combine(output, Assembly));
        var outcome = Launcher.Dotnet(output, "app.dll");
        Assert.That((outcome.Errors, outcome.ExitCode), Is.EqualTo((
            $"app: {Assembly} is missing beside Stackless.Runtime.dll; compile it again (stackless build), or copy both\n", 2)));
    }

    [Test]
    public void AChangedFileIsCompiled()
    {
        using var folder = new ScratchFolder();
        folder.File("textwrap.py", File.ReadAllText(Path.Combine(lib, "textwrap.py")) + "\nMARK = 'changed'\n");
        Assert.That(Launcher.Stackless("run", folder.File("app.py", "import textwrap\nprint(textwrap.MARK)")).Output, Is.EqualTo("changed\n"));
    }

    [Test]
    public void AModuleKnowsTheFileItWasFoundIn()
    {
        using var folder = new ScratchFolder();
        var copy = folder.File("textwrap.py", File.ReadAllText(Path.Combine(lib, "textwrap.py")));
        var program = folder.File("app.py", "import textwrap, json.decoder\nfor m in textwrap, json.decoder: print(m.__file__)\nprint(textwrap.wrap.__code__.co_filename)");
        Assert.That(Launcher.Stackless("run", program).Output, Is.EqualTo($"{copy}\n{Path.Combine(lib, "json", "decoder.py")}\n{copy}\n"));
    }

    [Test]
    public void ATracebackShowsTheLinesOfTheLibrary() =>
        Assert.That(Launcher.Stackless("run", "-c", "import json; json.loads('{')").Errors,
            Does.Contain($"  File \"{Path.Combine(lib, "json", "decoder.py")}\", line ").And.Contain("\n    obj, end = self.raw_decode("));

    [Test]
    public void AModuleThatIsImportedAnewIsAnotherModule() =>
        Assert.That(Launcher.Stackless("run", "-c", """
            import sys, textwrap as one
            del sys.modules['textwrap']
            import textwrap as two
            two.dedent = None
            print(one is two, one.TextWrapper is two.TextWrapper, one.dedent('  a'), one.wrap('x y', 1), two.wrap('x y', 1))
            """).Output, Is.EqualTo("False False a ['x', 'y'] ['x', 'y']\n"));

    [Test]
    public void UnderStressTheLibraryIsCompiledWithProbes() =>
        Assert.That(Launcher.Stackless("run", "--stress", "pickle", "-c", "import bisect; print(bisect.bisect([1, 3], 2, key=lambda x: x))").Output, Is.EqualTo("1\n"));
}
