// A recording by itself: what is read is what was written, in the same order or not at all.

using NUnit.Framework;
using Stackless.Hosting;

namespace Stackless.Runtime.Tests.Platform;

[TestFixture]
public sealed class RecordingTests
{
    readonly Interpreter interpreter = new();
    string file = null!;

    [SetUp]
    public void SetUp() => file = Path.Combine(Directory.CreateTempSubdirectory("stackless-test-").FullName, "recording");

    [TearDown]
    public void TearDown() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    static readonly RecordedStart start = new("build", ["program.py"], "/folder", [("NAME", "value")], 5, 16);

    Replay Recorded(Action<Recorder> record)
    {
        using (var recorder = new Recorder(file, start))
        {
            record(recorder);
            recorder.Finish(0);
        }
        return new Replay(File.ReadAllBytes(file));
    }

    [Test]
    public void AStartIsKept()
    {
        var kept = Recorded(_ => { }).Start;
        Assert.That((kept.Build, kept.Arguments, kept.Folder, kept.Variables, kept.HashSeed, kept.FirstIdentity), Is.EqualTo((start.Build, start.Arguments, start.Folder, start.Variables, start.HashSeed, start.FirstIdentity)));
    }

    [Test]
    public void LooksAreCounted()
    {
        bool[] seen = [false, false, true, true, false, true, false];
        var replay = Recorded(recorder => Array.ForEach(seen, actual => recorder.Flag(actual)));
        Assert.That(seen.Select(actual => replay.Flag(!actual)), Is.EqualTo(seen));
        Assert.DoesNotThrow(() => replay.Finish(0));
    }

    [Test]
    public void TimesAreKeptAlthoughTheyGoBack()
    {
        long[] times = [5, 1_000_000_000_000, 7, 7];
        var replay = Recorded(recorder => Array.ForEach(times, time => { recorder.Time(time); recorder.DayTime(-time); }));
        Assert.That(times.Select(_ => (replay.Time(0), replay.DayTime(0))), Is.EqualTo(times.Select(time => (time, -time))));
    }

    [Test]
    public void DescriptorsThatAreReadyAreKept()
    {
        List<(int, uint)> ready = [(3, 1), (400, 0x80000001)];
        Assert.That(Recorded(recorder => recorder.Ready(ready, 3)).Ready([], 0), Is.EqualTo((ready, 3)));
    }

    static readonly Func<ThreadState, Value[], Value> notCalled = (_, _) => throw new AssertionException("it was called");

    [Test]
    public void ResultsOfEveryFormAreKept()
    {
        var ts = interpreter.Thread;
        var result = new Value(PyTuple.Of(Value.None, Value.Bool(true), Value.Int(-1), Value.Int(System.Numerics.BigInteger.Pow(-7, 50)), Value.Float(0.5), Value.Str("half \ud800 of a pair"),
            new Value(new PyBytes([0, 255])), new Value(new PyList([Value.Int(1)]))));
        var replay = Recorded(recorder => recorder.Call(ts, "f", [], (_, _) => result));
        var kept = (PyTuple)replay.Call(ts, "f", [], notCalled).Object;
        Assert.That(kept.Items.Select(Shown), Is.EqualTo(((PyTuple)result.Object).Items.Select(Shown)));
    }

    static string Shown(Value value) => value.Object switch
    {
        PyStr text => text.Text,
        PyBytes bytes => Convert.ToHexString(bytes.Span),
        PyList list => string.Join(',', list.ToArray().Select(Shown)),
        _ => Numbers.TryBig(value, out var number) ? number.ToString() : value.ToString(),
    };

    [Test]
    public void ErrorsOfTheSystemAreKept()
    {
        var ts = interpreter.Thread;
        var replay = Recorded(recorder =>
        {
            recorder.Call(ts, "f", [], (ts, _) => ts.Raise(PyOSError.ForErrno(2, [Value.Int(2), Value.Str("No such file"), Value.Str("name")])));
            ts.TakeException();
        });
        Assert.That(replay.Call(ts, "f", [], notCalled).IsNull);
        var error = ts.TakeException();
        Assert.That((error.Type.Name, ((PyStr)error.Str(ts).Object).Text), Is.EqualTo(("FileNotFoundError", "[Errno 2] No such file: 'name'")));
    }

    [Test]
    public void WhatIsRepeatedIsCalledAndNotBelieved()
    {
        var ts = interpreter.Thread;
        var calls = 0;
        var replay = Recorded(recorder => recorder.Call(ts, "f", [], (_, _) => Value.Int(1)));
        Assert.That(replay.Call(ts, "f", [], (_, _) => Value.Int(++calls + 10), isRepeated: true).Bits, Is.EqualTo(1));
        Assert.That(calls, Is.EqualTo(1));
    }

    // ---- leaving the recording -------------------------------------------------------------------------------------------------

    string? Leaves(Action<Recorder> record, Action<Replay> ask) => Assert.Throws<RecordingException>(() => ask(Recorded(record)))!.Message;

    [Test]
    public void AnotherFunctionIsNoticed() => Assert.That(
        Leaves(r => r.Call(interpreter.Thread, "one", [], (_, _) => Value.None), r => r.Call(interpreter.Thread, "other", [], notCalled)),
        Is.EqualTo("the replay leaves its recording at entry 1: there comes one(), the program has come to other()"));

    [Test]
    public void OtherArgumentsAreNoticed() => Assert.That(
        Leaves(r => r.Call(interpreter.Thread, "f", [Value.Str("a")], (_, _) => Value.None), r => r.Call(interpreter.Thread, "f", [Value.Str("b")], notCalled)),
        Is.EqualTo("the replay leaves its recording at entry 1: there comes f(), the program has come to it with other arguments"));

    [Test]
    public void AnotherQuestionIsNoticed() => Assert.That(
        Leaves(r => { r.Flag(false); r.Time(1); }, r => { r.Flag(false); r.Flag(false); }),
        Is.EqualTo("the replay leaves its recording at entry 2: there comes a look at the clock, the program has come to a look at what has happened meanwhile"));

    [Test]
    public void LooksThatAreLeftAreNoticed() => Assert.That(
        Leaves(r => { r.Flag(false); r.Flag(false); r.Time(1); }, r => { r.Flag(false); r.Time(1); }),
        Is.EqualTo("the replay leaves its recording at entry 1: there comes a look at what has happened meanwhile, the program has come to a look at the clock"));

    [Test]
    public void AnEarlyEndIsNoticed() => Assert.That(
        Leaves(r => r.Time(1), r => r.Finish(0)), Is.EqualTo("the replay leaves its recording at entry 1: there comes a look at the clock, the program has come to its end"));

    [Test]
    public void AnotherExitCodeIsNoticed() => Assert.That(
        Leaves(_ => { }, r => r.Finish(1)), Is.EqualTo("the replay leaves its recording at entry 1: there comes the end with exit code 0, the program has come to its end with 1"));

    // ---- files that are none -----------------------------------------------------------------------------------------------------

    [Test]
    public void EveryFlippedBitIsNoticed()
    {
        Recorded(r => r.Time(1));
        var bytes = File.ReadAllBytes(file);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 4;
            Assert.Throws<InvalidDataException>(() => _ = new Replay(bytes), $"byte {i}");
            bytes[i] ^= 4;
        }
    }

    [Test]
    public void EveryCutIsNoticed()
    {
        Recorded(r => r.Time(1));
        var bytes = File.ReadAllBytes(file);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => _ = new Replay(bytes[..length]), $"{length} bytes");
        }
    }

    [Test]
    public void WithoutAnEndNothingIsLeft()
    {
        using (var recorder = new Recorder(file, start))
        {
            recorder.Time(1);
        }
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(file)!), Is.Empty);
    }
}
