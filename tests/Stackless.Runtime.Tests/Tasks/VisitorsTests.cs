// Who holds an interpreter: OS threads that come, give up and go, all at once.

using NUnit.Framework;
using Stackless.Runtime;

namespace Stackless.Runtime.Tests.Tasks;
[TestFixture]
public sealed class VisitorsTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly WakeUp wakeUp = new();

    [Test]
    public void TheFirstOneHoldsItAtOnce()
    {
        var visitors = new Visitors("it", static () => null);
        visitors.Enter(wakeUp, default, out var isInside);
        Assert.That((visitors.IsHolderHere, isInside), Is.EqualTo((true, false)));
    }

    [Test]
    public void ACallFromInsideIsTheSameVisitor()
    {
        var visitors = new Visitors("it", static () => null);
        var outer = visitors.Enter(wakeUp, default, out _);
        Assert.That((visitors.Enter(wakeUp, default, out var isInside), isInside), Is.EqualTo((outer, true)));
    }

    [Test]
    public void WhoComesIsRefusedAfterTheEnd()
    {
        var visitors = new Visitors("it", static () => null);
        visitors.Refuse();
        Assert.That(() => visitors.Enter(wakeUp, default, out _), Throws.InstanceOf<ObjectDisposedException>().With.Property(nameof(ObjectDisposedException.ObjectName)).EqualTo("it"));
    }

    [Test]
    public void ManyComeAndGoOneByOneAndNobodyIsForgotten()
    {
        const int threads = 4, visits = 20_000;
        var visitors = new Visitors("it", static () => null);
        var count = 0;
        var all = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() =>
        {
            for (var i = 0; i < visits; i++)
            {
                var visitor = visitors.Enter(wakeUp, default, out var _);
                count++;
                visitors.Leave();
                visitor.Rest();
            }
        }, TaskCreationOptions.LongRunning)).ToArray();
        Assert.That(Task.WaitAll(all, Patience), Is.True);
        Assert.That(count, Is.EqualTo(threads * visits));
    }

    // Whether it is let in or gives up, at the same moment: who is inside and waits for a turn gets it.
    [Test]
    public void WhoGivesUpAsItIsLetInLeavesTheTurnToOthers()
    {
        for (var i = 0; i < 500; i++)
        {
            var inside = new Visitor();
            var visitors = new Visitors("it", () => inside);
            visitors.Enter(wakeUp, default, out _);
            using var cancellation = new CancellationTokenSource();
            var arrival = Task.Factory.StartNew(() =>
            {
                try
                {
                    visitors.Enter(wakeUp, cancellation.Token, out var _);
                    visitors.Leave();
                }
                catch (OperationCanceledException)
                {
                }
            }, TaskCreationOptions.LongRunning);
            SpinWait.SpinUntil(() => visitors.HasArrivals, Patience);
            Parallel.Invoke(cancellation.Cancel, visitors.Leave);
            Assert.That(arrival.Wait(Patience), Is.True);
            using var patience = new CancellationTokenSource(Patience);
            Assert.That(() => inside.AwaitTurn(patience.Token), Throws.Nothing);
        }
    }
}
