// The numbers that id() answers with.
using System.Runtime.CompilerServices;
using NUnit.Framework;
using Stackless.Runtime;

namespace Stackless.Runtime.Tests.Objects;

[TestFixture]
public sealed class IdentityTests
{
    // Below all that this process gives.
    static long OfAnotherProcess => Identity.Next - (Identity.given + 1000) * 16;

    static long Of(PyObject o) => Identity.Of(new Value(o));

    [Test]
    public void TwoObjectsHaveTwoNumbers()
    {
        var (a, b) = (new PyList(), new PyList());
        Assert.That((Of(a) == Of(a), Of(a) == Of(b)), Is.EqualTo((true, false)));
    }

    [Test]
    public void ANumberFromAnotherProcessIsKept()
    {
        var (o, number) = (new PyList(), OfAnotherProcess);
        Identity.Keep([(o, number)]);
        Assert.That(Of(o), Is.EqualTo(number));
    }

    [Test]
    public void ANumberThatIsToBeGivenIsNotKept()
    {
        var (o, number) = (new PyList(), Identity.Next + 160);
        Identity.Keep([(o, number)]);
        Assert.That(Of(o), Is.Not.EqualTo(number));
    }

    [Test]
    public void AWrittenNumberOfAnObjectThatLivesIsNotGivenToAnother()
    {
        var (original, read) = (new PyList(), new PyList());
        var number = Of(original);
        Identity.TryWrite(original, out _);
        Identity.Keep([(read, number)]);
        Assert.That(Of(read), Is.Not.EqualTo(number));
        GC.KeepAlive(original);
    }

    [Test]
    public void AWrittenNumberIsFreeOnceItsObjectIsGone()
    {
        var (number, read) = (WriteOne(), new PyList());
        GC.Collect();
        Identity.Keep([(read, number)]);
        Assert.That(Of(read), Is.EqualTo(number));
    }

    // A method of its own, so that no register holds the object.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static long WriteOne()
    {
        var o = new PyList();
        var number = Of(o);
        Identity.TryWrite(o, out _);
        return number;
    }

    [Test]
    public void ACopyTakesTheNumberOver()
    {
        var (original, copy) = (new PyList(), new PyList());
        var number = Of(original);
        Identity.PassOn(original, copy);
        Assert.That((Of(copy) == number, Of(original) == number), Is.EqualTo((true, false)));
    }

    [Test]
    public void NumbersGoOnWhereObjectsHaveNoRoomForThem()
    {
        var former = Identity.given;
        Identity.given = uint.MaxValue - 2;
        try
        {
            PyList[] made = [new(), new(), new()];
            var numbers = made.Select(Of).ToArray();
            Assert.That(numbers, Is.EqualTo(new[] { numbers[0], numbers[0] + 16, numbers[0] + 32 }));
            Assert.That(made.Select(Of), Is.EqualTo(numbers));
        }
        finally
        {
            Identity.given = former;
        }
    }
}
