// What got a weak reference a moment ago.
using System.Runtime.CompilerServices;
using NUnit.Framework;
using Stackless.Runtime;

namespace Stackless.Runtime.Tests.Objects;

[TestFixture]
public sealed class RecentTargetsTests
{
    readonly RecentTargets targets = new();

    [Test]
    public void ATargetThatNobodyHoldsLives()
    {
        var reference = AddOne();
        GC.Collect();
        Assert.That(reference.IsAlive, Is.True);
        GC.KeepAlive(targets);
    }

    [Test]
    public void ATargetDiesOnceTheyAreForgotten()
    {
        var reference = AddOne();
        targets.Clear();
        GC.Collect();
        Assert.That(reference.IsAlive, Is.False);
    }

    [Test]
    public void ATargetLivesWhereAllDo()
    {
        targets.KeepAll();
        var reference = AddOne();
        for (var i = 0; i < 1000; i++)
        {
            AddOne();
        }
        GC.Collect();
        Assert.That(reference.IsAlive, Is.True);
        targets.Clear();
        GC.Collect();
        Assert.That(reference.IsAlive, Is.False);
    }

    [Test]
    public void ATargetDiesOnceManyOthersHaveCome()
    {
        var reference = AddOne();
        for (var i = 0; i < 1000; i++)
        {
            AddOne();
        }
        GC.Collect();
        Assert.That(reference.IsAlive, Is.False);
        GC.KeepAlive(targets);
    }

    // A method of its own, so that no register holds the target.
    [MethodImpl(MethodImplOptions.NoInlining)]
    WeakReference AddOne()
    {
        var target = new PyList();
        targets.Add(target);
        return new WeakReference(target);
    }
}
