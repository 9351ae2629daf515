// Numbers that are equal hash equal; the values are CPython 3.13's.
using System.Numerics;

using NUnit.Framework;

namespace Stackless.Runtime.Tests.Objects;

public sealed class HashingTests
{
    [TestCase(1.0, 1)]
    [TestCase(0.5, 1152921504606846976)]
    [TestCase(-1.0, -2)]
    [TestCase(1e300, 1224995262755759164)]
    [TestCase(double.PositiveInfinity, 314159)]
    public void Hash_of_a_float(double value, long expected) => Assert.That(Hashing.OfFloat(value), Is.EqualTo(expected));

    [Test]
    public void Hash_of_an_int_is_modulo_the_Mersenne_prime() => Assert.That(Hashing.OfInt(BigInteger.Pow(2, 61)), Is.EqualTo(1));

    [Test]
    public void Hash_of_the_smallest_long() => Assert.That(Hashing.OfInt(long.MinValue), Is.EqualTo(Hashing.OfInt((BigInteger)long.MinValue)));

    [Test]
    public void Hash_of_a_tuple_of_ints()
    {
        Hashing.TryHash(new Value(PyTuple.Of(Value.Int(1), Value.Int(2))), out var hash);
        Assert.That(hash, Is.EqualTo(-3550055125485641917));
    }
}
