// Channels and locks that tasklets of two thread states use, each on an OS thread of its own. They run freely; nothing here depends on time.
namespace Stackless.Runtime.Tests.Tasks;

using NUnit.Framework;
using Stackless.Runtime;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SharedChannelTests
{
    const int Many = 2000;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>C# code as a Python callable.</summary>
    sealed class Native(Func<ThreadState, Value> body) : PyObject(ShapeIds.Object)
    {
        public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) => body(ts);
    }

    /// <summary>Repeats an operation; it is resumed when the operation has waited.</summary>
    sealed class Repeat(int count, Func<ThreadState, Value> operation, Action<Value> done) : Frame
    {
        public override Value Resume(ThreadState ts, Value value)
        {
            for (;;)
            {
                if (State > 0)
                {
                    if (value.IsNull)
                    {
                        if (!ts.IsRaising)
                        {
                            ts.Capture(this);
                        }
                        return default;
                    }
                    done(value);
                }
                if (State++ == count)
                {
                    return Value.None;
                }
                value = operation(ts);
            }
        }
    }

    readonly Interpreter interpreter = new(new InterpreterOptions { RaisesDeadlocks = true });
    readonly Channel channel = new();

    ThreadState New() => new(interpreter);

    readonly Barrier bothRun = new(2);

    Value RunProgram(ThreadState ts, Func<ThreadState, Value> body) => ts.Scheduler.RunMain(new CallFrame(new Value(new Native(t =>
    {
        bothRun.SignalAndWait(Patience);
        return body(t);
    })), [], []));

    // Both as main tasklets of their threads: with nothing else to run, a thread waits for the other one.
    (Value First, Value Second) RunBoth(Func<ThreadState, Value> first, Func<ThreadState, Value> second) => RunBoth(New(), first, New(), second);

    (Value First, Value Second) RunBoth(ThreadState own, Func<ThreadState, Value> first, ThreadState other, Func<ThreadState, Value> second)
    {
        Value result = default;
        var thread = new Thread(() => result = RunProgram(other, second));
        thread.Start();
        var firstResult = RunProgram(own, first);
        Assert.That(thread.Join(Patience), Is.True);
        return (firstResult, result);
    }

    Value Send(ThreadState ts, int value) => channel.Send(ts, Value.Int(value));

    [Test]
    public void AValueGoesFromThreadToThread()
    {
        var (_, received) = RunBoth(ts => Send(ts, 7), channel.Receive);
        Assert.That(received.Bits, Is.EqualTo(7));
    }

    [Test]
    public void ManyValuesArriveInOrder()
    {
        int next = 0;
        var received = new List<long>();
        RunBoth(
            ts => new Repeat(Many, t => Send(t, next++), _ => { }).Resume(ts, Value.None),
            ts => new Repeat(Many, channel.Receive, value => received.Add(value.Bits)).Resume(ts, Value.None));
        Assert.That(received, Is.EqualTo(Enumerable.Range(0, Many)));
    }

    [Test]
    public void AnExceptionGoesFromThreadToThread()
    {
        var other = New();
        var (_, received) = RunBoth(New(), ts => channel.SendException(ts, new Value(BuiltinTypes.ValueError)), other, channel.Receive);
        Assert.That((received.IsNull, other.TakeException().Type), Is.EqualTo((true, BuiltinTypes.ValueError)));
    }

    [Test]
    public void ThreadsThatAllWaitAreDeadlocked()
    {
        ThreadState own = New(), other = New();
        RunBoth(own, channel.Receive, other, new Channel().Receive);
        Assert.That((own.TakeException().Type, other.TakeException().Type), Is.EqualTo((BuiltinTypes.RuntimeError, BuiltinTypes.RuntimeError)));
    }

    [Test]
    public void AThreadThatEndsLeavesTheOtherDeadlocked()
    {
        var own = New();
        RunBoth(own, channel.Receive, New(), _ => Value.None);
        Assert.That(own.TakeException().Type, Is.EqualTo(BuiltinTypes.RuntimeError));
    }

    [Test]
    public void ABlockedTaskletMayChangeItsThread()
    {
        channel.Preference = ChannelPreference.Caller;
        ThreadState own = New(), other = New();
        var isBlocked = new ManualResetEventSlim();
        Tasklet? task = null;
        int ranOn = 0;
        RunBoth(
            own,
            ts =>
            {
                isBlocked.Wait(Patience);
                task!.BindThread(ts);
                Send(ts, 1);
                return ts.Scheduler.RunUntilIdle(ts, 0, threadblock: false, soft: false, total: false);
            },
            other,
            ts =>
            {
                task = new Tasklet(ShapeIds.Tasklet, ts.Scheduler);
                task.Start(new Value(new Native(t => t.Then(channel.Receive(t), Arrived(id => ranOn = id)))), [], []);
                task.Insert(ts);
                new Tasklet(ShapeIds.Tasklet, ts.Scheduler) { Transfer = new Value(new Native(_ => { isBlocked.Set(); return Value.None; })) }.Call0(ts);
                return ts.Scheduler.RunUntilIdle(ts, 0, threadblock: true, soft: false, total: false);
            });
        Assert.That(ranOn, Is.EqualTo(own.Scheduler.ThreadId).And.Not.EqualTo(other.Scheduler.ThreadId));
    }

    static Action<int>? onArrival;

    static unsafe readonly Continuation ArrivedAt = new("tests.arrived", &Arrive);

    static Continuation Arrived(Action<int> then)
    {
        onArrival = then;
        return ArrivedAt;
    }

    static Value Arrive(ThreadState ts, Value value, Value a, Value b, Value c)
    {
        onArrival!(ts.Scheduler.ThreadId);
        return value;
    }

    [Test]
    public void ALockIsHandedFromThreadToThread()
    {
        var guard = (TaskletLock)TaskletLock.New(BuiltinTypes.TaskletLock).Object;
        int inside = 0, most = 0, entered = 0;
        Value Enter(ThreadState ts) => guard.Acquire(ts);
        void Leave(ThreadState ts)
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            entered++;
            Interlocked.Decrement(ref inside);
            guard.Release(ts);
        }
        ThreadState own = New(), other = New();
        RunBoth(
            own,
            ts => new Repeat(Many, Enter, _ => Leave(own)).Resume(ts, Value.None),
            other,
            ts => new Repeat(Many, Enter, _ => Leave(other)).Resume(ts, Value.None));
        Assert.That((most, entered), Is.EqualTo((1, 2 * Many)));
    }
}
