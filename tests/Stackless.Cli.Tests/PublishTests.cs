// A C# project with a Python module, published in each of .NET's ways, and run from the folder alone.

using System.Runtime.InteropServices;
using NUnit.Framework;

namespace Stackless.Cli.Tests;

[TestFixture]
public sealed class PublishTests
{
    // Modules that are found by name, an exception with its words, a class that is made by text, what runs in the evaluator.
    const string Module = """
        import collections
        import json

        Point = collections.namedtuple("Point", "x y")

        def describe(text: str) -> str:
            try:
                return json.dumps(Point(**json.loads(text))._asdict())
            except (TypeError, ValueError) as error:
                return f"{type(error).__name__}: {error}"

        def evaluate(text: str) -> str:
            return str(eval(text))
        """;

    const string Program = """
        Console.WriteLine(app.describe("{\"x\": 1, \"y\": [2.5, null]}"));
        Console.WriteLine(app.describe("{\"x\": 1}"));
        Console.WriteLine(app.evaluate("sum(i * i for i in range(4))"));
        """;

    const string Expected = """
        {"x": 1, "y": [2.5, null]}
        TypeError: Point.__new__() missing 1 required positional argument: 'y'
        14

        """;

    // Where the library was not compiled, what is imported is compiled into the module.
    static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <StacklessTools>{Launcher.Folder}/</StacklessTools>
          </PropertyGroup>
          <Import Project="{Path.Combine(Launcher.Root, "packaging", "Stackless.Build", "Stackless.Build.targets")}" />
        </Project>
        """;

    /// <summary>What the published program prints, and how many files it is; how large they are the test says.</summary>
    static (string Output, int FileCount) Publish(params string[] options)
    {
        using var folder = new ScratchFolder();
        folder.File("user/app.py", Module);
        folder.File("user/Program.cs", Program);
        folder.File("user/user.csproj", Project());
        var published = Path.Combine(folder.Path, "published");
        var made = Launcher.Dotnet(Path.Combine(folder.Path, "user"), ["publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", published, "-nodeReuse:false", .. options]);
        Assert.That(made.ExitCode, Is.Zero, made.Output + made.Errors);
        Directory.Delete(Path.Combine(folder.Path, "user"), recursive: true);
        using var process = Launcher.Begin(Path.Combine(published, OperatingSystem.IsWindows() ? "user.exe" : "user"), folder.Path, false);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(errors.Result, Is.Empty);
        var files = new DirectoryInfo(published).GetFiles("*", SearchOption.AllDirectories).Where(f => f.Extension is not (".pdb" or ".xml")).ToList();
        TestContext.Out.WriteLine($"{string.Join(' ', options)}: {files.Sum(f => f.Length) / 1e6:F1} MB in {files.Count} files");
        return (output, files.Count);
    }

    [Test]
    public void SelfContained() => Assert.That(Publish("--self-contained", "true").Output, Is.EqualTo(Expected));

    [Test]
    public void AsASingleFile()
    {
        var (output, count) = Publish("--self-contained", "false", "-p:PublishSingleFile=true");
        Assert.That(output, Is.EqualTo(Expected));
        Assert.That(count, Is.LessThanOrEqualTo(2), "the program, and SQLite beside it");
    }

    /// <summary>The runtime's assemblies are as they were, or the compiled module would not run; .NET's are smaller.</summary>
    [Test]
    public void Trimmed() => Assert.That(Publish("--self-contained", "true", "-p:PublishTrimmed=true").Output, Is.EqualTo(Expected));

    [Test]
    public void CompiledAheadOfTime() => Assert.That(Publish("--self-contained", "false", "-p:PublishReadyToRun=true").Output, Is.EqualTo(Expected));

    [Test]
    public void LinkedToWhatIsUsed() => Assert.That(Publish("--self-contained", "false", "-p:StacklessLinkLibrary=true").Output, Is.EqualTo(Expected));
}
