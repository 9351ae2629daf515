// Programs made at random (scripts/random_programs_generator.py, which makes them here in our own runtime: no CPython is needed) print the same in every engine and mode.
// What they print is compared with CPython's by scripts/random-programs, which also runs a single seed and makes what differs shorter.

using NUnit.Framework;
using Stackless.Hosting;

namespace Stackless.Golden.Tests;
[TestFixture]
public sealed class RandomProgramTests
{
    const int Count = 200;

    // Short ones: many beginnings find more than long ends do, and each suspension point costs.
    const int Size = 6;

    // Every run takes the same programs, so that what fails failed because of a change; the script takes others.
    static readonly int firstSeed = int.TryParse(Environment.GetEnvironmentVariable("STACKLESS_RANDOM_SEED"), out var given) ? given : 1;

    string folder = "";
    readonly Dictionary<int, string> evaluated = [];

    [OneTimeSetUp]
    public void MakePrograms()
    {
        folder = Directory.CreateTempSubdirectory("stackless-random-programs").FullName;
        var maker = Path.Combine(folder, "make.py");
        File.WriteAllText(maker, $$"""
            import sys
            sys.path.insert(0, {{Literal(Path.Combine(GoldenFolder.Root, "scripts"))}})
            from random_programs_generator import program
            for seed in range({{firstSeed}}, {{firstSeed + Count}}):
                with open({{Literal(folder)}} + f"/{seed}.py", "w", encoding="utf-8") as file:
                    file.write(program(seed, {{Size}}))
            """);
        var (_, errors, exitCode) = ProgramRunner.RunEvaluated(maker);
        Assert.That(exitCode, Is.Zero, errors);
        for (var seed = firstSeed; seed < firstSeed + Count; seed++)
        {
            evaluated[seed] = ProgramRunner.RunEvaluated(FileOf(seed)).Output;
        }
    }

    [OneTimeTearDown]
    public void DropPrograms() => Directory.Delete(folder, recursive: true);

    [Test]
    public void PrintTheSameEmitted() => Compare(ProgramRunner.RunEmitted);

    [Test]
    public void PrintTheSameWhenFunctionsChangeEngines() => Compare(ProgramRunner.RunChangingEngines);

    [Test]
    public void PrintTheSameWhenSuspendedEverywhere() => Compare(file => ProgramRunner.Run(file, Stress.Suspend));

    [Test]
    public void PrintTheSameWhenPickledEverywhere() => Compare(file => ProgramRunner.Run(file, Stress.Pickle));

    [Test]
    public void AreMoreThanTheirErrors() => Assert.That(evaluated.Values.Count(output => output.Length > 0), Is.GreaterThan(Count * 9 / 10));

    void Compare(Func<string, (string Output, string Errors, int ExitCode)> run)
    {
        foreach (var (seed, expected) in evaluated)
        {
            var (output, errors, exitCode) = run(FileOf(seed));
            if (WithoutAddresses(output) != WithoutAddresses(expected))
            {
                Assert.Fail($"seed {seed}, exit code {exitCode}, stderr:\n{errors}\n{FirstDifference(expected, output)}\nthe program:\n{File.ReadAllText(FileOf(seed))}");
            }
        }
    }

    string FileOf(int seed) => Path.Combine(folder, seed + ".py");

    static string Literal(string path) => "r'" + path + "'";

    static string WithoutAddresses(string output) => System.Text.RegularExpressions.Regex.Replace(output, " at 0x[0-9a-f]+", " at ADDRESS");

    static string FirstDifference(string expected, string output)
    {
        var (a, b) = (WithoutAddresses(expected).Split('\n'), WithoutAddresses(output).Split('\n'));
        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
        {
            i++;
        }
        return $"line {i + 1} of the output\n  evaluated: {a.ElementAtOrDefault(i)}\n  here:      {b.ElementAtOrDefault(i)}";
    }
}
