// The benchmark runner: how it reads what programs print, and what it calls reached.

using NUnit.Framework;
using Stackless.Bench;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class BenchTests
{
    static Samples Read(string output)
    {
        var samples = new Samples();
        samples.Add(new ProgramRun(output, "", 0, TimeSpan.Zero));
        return samples;
    }

    [TestCase("call                    6.3\n", "call", 6.3)]
    [TestCase("schedule at depth 50 ns/switch 61.5\n", "schedule at depth 50 ns/switch", 61.5)]
    [TestCase("schedule(2 tasklets) ns/switch 30.0\n", "schedule(2 tasklets) ns/switch", 30)]
    [TestCase("bytes per blocked tasklet 250\n", "bytes per blocked tasklet", 250)]
    [TestCase("create ns 4.5 run+exit ns 6.5\n", "run+exit ns", 6.5)]
    [TestCase("first switch ns 12, rss MB 34\n", "first switch ns", 12)]
    public void AMeasurementIsANameAndTheNumberBehindIt(string output, string name, double value) =>
        Assert.That(Read(output).Median(name), Is.EqualTo(value));

    [Test]
    public void ANumberInANameIsNoMeasurement() =>
        Assert.That(Read("schedule at depth 50 ns/switch 61.5\n").Names, Is.EqualTo(new[] { "schedule at depth 50 ns/switch" }));

    [TestCase("a: 30", 30.0, null, true)]
    [TestCase("a: 30", 30.1, null, false)]
    [TestCase("a: 6x", 10.0, 60.0, true)]
    [TestCase("a: 6x", 10.1, 60.0, false)]
    [TestCase("a: 6x", 10.0, null, null)]
    [TestCase("a: 2.5 * empty C# program, ms", 50.0, null, true)]
    [TestCase("a: 2.5 * empty C# program, ms", 50.1, null, false)]
    [TestCase("a: 2.5 * something else", 1.0, null, null)]
    public void ATargetIsReachedOrMissedOrNotMeasured(string line, double own, double? other, bool? expected)
    {
        var samples = new Samples();
        samples.Add("empty C# program, ms", 20);
        Assert.That(Target.Parse(line)!.Value.Target.Judge(own, other, samples)?.IsReached, Is.EqualTo(expected));
    }

    [Test]
    public void EveryTargetOfTheListCanBeRead() =>
        Assert.That(File.ReadLines(Path.Combine(Launcher.Root, "bench", "targets.txt")).Count(line => Target.Parse(line) is not null), Is.EqualTo(34));
}
