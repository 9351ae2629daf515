// Waits that end by themselves: in order, and without those that were given up.

using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Runtime.Tests.Tasks;
[TestFixture]
public sealed class TimersTests
{
    sealed class TestWait(long due) : Wait(due)
    {
        public override string Words => "waits in a test";
    }

    static Tasklet NewTasklet() => new(ShapeIds.Tasklet, new Interpreter().Thread.Scheduler);

    [Test]
    public void TheEarliestComesFirst()
    {
        var timers = new Timers();
        var (late, early) = (NewTasklet(), NewTasklet());
        timers.Add(late, new TestWait(20));
        timers.Add(early, new TestWait(10));
        Assert.That(timers.FirstDue(15), Is.SameAs(early));
    }

    [Test]
    public void NobodyIsDueBeforeTheTime()
    {
        var timers = new Timers();
        timers.Add(NewTasklet(), new TestWait(20));
        Assert.That(timers.FirstDue(19), Is.Null);
    }

    [Test]
    public void WhoGaveUpIsNotMet()
    {
        var timers = new Timers();
        var wait = new TestWait(10);
        timers.Add(NewTasklet(), wait);
        timers.Remove(wait);
        Assert.That((timers.Count, timers.NextDue, timers.Tasklets().Length), Is.EqualTo((0, -1L, 0)));
    }

    [Test]
    public void ManyThatGaveUpAreForgotten()
    {
        var timers = new Timers();
        var t = NewTasklet();
        timers.Add(t, new TestWait(1_000_000));
        for (var i = 0; i < 10_000; i++)
        {
            var wait = new TestWait(i);
            timers.Add(t, wait);
            timers.Remove(wait);
        }
        Assert.That((timers.Count, timers.NextDue), Is.EqualTo((1, 1_000_000L)));
    }
}
