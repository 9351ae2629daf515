// Every sample prints what its expected.txt says. checkpoint is killed in the middle and resumed in a new process; csharp and service are .NET programs.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class SampleTests
{
    static string Sample(params string[] parts) => Path.Combine([Launcher.Root, "samples", .. parts]);

    static string Expected(string name) => File.ReadAllText(Sample(name, "expected.txt")).ReplaceLineEndings("\n");

    [TestCase("pingpong")]
    [TestCase("pipeline")]
    [TestCase("ring")]
    [TestCase("scheduler")]
    [TestCase("dotnet")]
    public void PrintsWhatItExpects(string name)
    {
        var run = Launcher.Stackless("run", Sample(name, "main.py"));
        Assert.That(run.Output, Is.EqualTo(Expected(name)), run.Errors);
    }

    [Test]
    public void AComputationSurvivesBeingKilled()
    {
        var program = Sample("checkpoint", "main.py");
        var lines = new List<string>();
        var checkpoint = "";
        using (var process = Launcher.Begin(Launcher.Executable, Launcher.Root, false, "run", program, "", "2"))
        {
            for (var count = 0; count < 2 && process.StandardOutput.ReadLine() is { } line;)
            {
                if (line.StartsWith("checkpoint ", StringComparison.Ordinal))
                {
                    checkpoint = line["checkpoint ".Length..];
                    count++;
                }
                else
                {
                    lines.Add(line);
                }
            }
            process.Kill();
            process.WaitForExit();
        }
        lines.Add("killed at 2");
        var resumed = Launcher.Stackless("run", program, checkpoint);
        lines.AddRange(resumed.Output.Split('\n').Where(line => !line.StartsWith("checkpoint ", StringComparison.Ordinal)));
        Assert.That(string.Join('\n', lines), Is.EqualTo(Expected("checkpoint")), resumed.Errors);
    }

    [Test]
    public void AWebServiceCallsAPythonModuleFromManyRequests()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(Launcher.Folder)!);
        var run = Launcher.Dotnet(Sample("service"), "run", "-c", configuration, "--project", "service.csproj", "--", "10000");
        Assert.That(run.Output, Is.EqualTo(Expected("service")), run.Errors);
    }

    [Test]
    public void ACSharpProgramCallsAPythonModule()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(Launcher.Folder)!);
        var run = Launcher.Dotnet(Sample("csharp"), "run", "-c", configuration, "--project", "csharp.csproj");
        Assert.That(run.Output, Is.EqualTo(Expected("csharp")), run.Errors);
    }
}
