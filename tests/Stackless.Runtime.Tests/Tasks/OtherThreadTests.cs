// What one OS thread may ask of another one's tasklets. Two schedulers run in turn with events, never with time.
namespace Stackless.Runtime.Tests.Tasks;

using NUnit.Framework;
using Stackless.Runtime;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OtherThreadTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>C# code as a Python callable.</summary>
    sealed class Native(Func<ThreadState, Value> body) : PyObject(ShapeIds.Object)
    {
        public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) => body(ts);
    }

    static readonly Interpreter interpreter = new();

    readonly ThreadState own = new(interpreter), other = new(interpreter);
    readonly ManualResetEventSlim ownRuns = new(), otherIsReady = new(), happened = new();
    Tasklet task = null!;

    static Tasklet NewTasklet(ThreadState ts, Func<ThreadState, Value> body)
    {
        var t = new Tasklet(ShapeIds.Tasklet, ts.Scheduler);
        t.Start(new Value(new Native(body)), [], []);
        return t;
    }

    static Value RunProgram(ThreadState ts, Func<ThreadState, Value> body) => ts.Scheduler.RunMain(new CallFrame(new Value(new Native(body)), [], []));

    // The other thread makes its tasklet and waits in run(threadblock=True); the own one does something and waits until it has happened.
    void RunBoth(Func<ThreadState, Value> taskBody, Action<ThreadState> act)
    {
        var thread = new Thread(() => RunProgram(other, ts =>
        {
            task = NewTasklet(ts, taskBody);
            ownRuns.Wait(Patience);
            otherIsReady.Set();
            return ts.Scheduler.RunUntilIdle(ts, 0, threadblock: true, soft: false, total: false);
        }));
        thread.Start();
        RunProgram(own, ts =>
        {
            ownRuns.Set();
            otherIsReady.Wait(Patience);
            act(ts);
            return Value.None;
        });
        Assert.That(thread.Join(Patience), Is.True, "run(threadblock=True) returns when the other thread has ended");
    }

    Value Happen(ThreadState ts)
    {
        happened.Set();
        return Value.None;
    }

    [Test]
    public void InsertRunsItOnItsOwnThread()
    {
        int ranOn = 0;
        RunBoth(
            ts =>
            {
                ranOn = ts.Scheduler.ThreadId;
                return Happen(ts);
            },
            ts =>
            {
                task.Insert(ts);
                Assert.That(happened.Wait(Patience), Is.True);
            });
        Assert.That(ranOn, Is.EqualTo(other.Scheduler.ThreadId).And.Not.EqualTo(own.Scheduler.ThreadId));
    }

    [Test]
    public void ThrowReachesATaskletThatIsBlocked()
    {
        var channel = new Channel();
        RunBoth(
            ts =>
            {
                happened.Set();
                return channel.Receive(ts);
            },
            ts =>
            {
                task.Insert(ts);
                happened.Wait(Patience);
                task.Throw(ts, new Value(BuiltinTypes.TaskletExit));
            });
        Assert.That((task.IsAlive, channel.Balance), Is.EqualTo((false, 0)));
    }

    [Test]
    public void RunWithThreadBlockReturnsWhenTheOtherThreadEnds() => RunBoth(Happen, _ => { });

    [Test]
    public void LettersReachAThreadWhoseOnlyTaskletSleeps()
    {
        var thread = new Thread(() => RunProgram(other, ts =>
        {
            task = NewTasklet(ts, Happen);
            ownRuns.Wait(Patience);
            otherIsReady.Set();
            return ts.Scheduler.Sleep(ts, TimeSpan.FromHours(1));
        }));
        thread.Start();
        RunProgram(own, ts =>
        {
            ownRuns.Set();
            otherIsReady.Wait(Patience);
            task.Insert(ts);
            Assert.That(happened.Wait(Patience), Is.True);
            other.Scheduler.Main.Throw(ts, new Value(BuiltinTypes.ValueError));
            return Value.None;
        });
        Assert.That(thread.Join(Patience), Is.True);
    }

    [Test]
    public void BindThreadTakesAPausedTasklet()
    {
        RunBoth(Happen, ts => Assert.That(task.BindThread(ts).IsNone, Is.True));
        Assert.That(task.Scheduler, Is.SameAs(own.Scheduler));
    }

    [Test]
    public void ThreadsKnowEachOther()
    {
        int known = 0;
        RunBoth(Happen, _ => known = interpreter.ThreadIds().Length);
        Assert.That(known, Is.EqualTo(2));
    }

    [Test]
    public void RemoveIsRefused()
    {
        bool isRefused = false;
        RunBoth(Happen, ts =>
        {
            isRefused = task.Remove(ts).IsNull;
            ts.TakeException();
        });
        Assert.That(isRefused, Is.True);
    }

    [Test]
    public void SwitchIsRefused()
    {
        bool isRefused = false;
        RunBoth(Happen, ts =>
        {
            isRefused = task.Switch(ts).IsNull;
            ts.TakeException();
        });
        Assert.That(isRefused, Is.True);
    }
}
