// The ring of runnable tasklets: where "last" and "next" are, and what is left when the head goes.

using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Runtime.Tests.Tasks;
[TestFixture]
public sealed class RunQueueTests
{
    RunQueue queue;
    Tasklet[] t = [];

    [SetUp]
    public void PutThreeInOrder()
    {
        var scheduler = new Interpreter().Thread.Scheduler;
        queue = default;
        t = [.. Enumerable.Range(0, 4).Select(_ => new Tasklet(ShapeIds.Tasklet, scheduler))];
        queue.InsertLast(t[0]);
        queue.InsertLast(t[1]);
        queue.InsertLast(t[2]);
    }

    int[] Order()
    {
        var order = new List<int>();
        var at = queue.Head;
        for (var i = 0; i < queue.Count; i++)
        {
            order.Add(Array.IndexOf(t, at));
            at = at!.Next;
        }
        return [.. order];
    }

    [Test]
    public void TheFirstIsTheHead() => Assert.That(queue.Head, Is.SameAs(t[0]));

    [Test]
    public void LastIsJustBeforeTheHead() => Assert.That(t[0].Prev, Is.SameAs(t[2]));

    [Test]
    public void InsertNextGoesBehindTheHead()
    {
        queue.InsertNext(t[3]);
        Assert.That(Order(), Is.EqualTo(new[] { 0, 3, 1, 2 }));
    }

    [Test]
    public void RemovingTheHeadMakesTheNextOneHead()
    {
        queue.Remove(t[0]);
        Assert.That(Order(), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void RemovingFromTheMiddleKeepsTheOrder()
    {
        queue.Remove(t[1]);
        Assert.That(Order(), Is.EqualTo(new[] { 0, 2 }));
    }

    [Test]
    public void ARemovedTaskletHasNoNeighbours()
    {
        queue.Remove(t[1]);
        Assert.That((t[1].Next, t[1].Prev), Is.EqualTo(((Tasklet?)null, (Tasklet?)null)));
    }

    [Test]
    public void RemovingAllLeavesNoHead()
    {
        queue.Remove(t[2]);
        queue.Remove(t[0]);
        queue.Remove(t[1]);
        Assert.That((queue.Head, queue.Count), Is.EqualTo(((Tasklet?)null, 0)));
    }
}
