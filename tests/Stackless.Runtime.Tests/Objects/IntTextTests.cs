// int() of text and formatting of ints. Expectations are what CPython 3.13 gives.
using System.Numerics;

using NUnit.Framework;

namespace Stackless.Runtime.Tests.Objects;

public sealed class IntTextTests
{
    [TestCase("0x_ff", 16, 255)]
    [TestCase(" -12 ", 10, -12)]
    [TestCase("0b101", 0, 5)]
    [TestCase("zz", 36, 1295)]
    [TestCase("\u0663", 10, 3)]
    public void Parse_takes_what_int_takes(string text, int radix, int expected)
    {
        Assert.That(IntText.Parse(new PyStr(text), radix, IntText.DefaultMaxDigits, out var value, out _), Is.EqualTo(IntText.Outcome.Ok));
        Assert.That(value, Is.EqualTo((BigInteger)expected));
    }

    [TestCase("1__2", 10)]
    [TestCase("012", 0)]
    [TestCase("8", 8)]
    [TestCase("", 10)]
    [TestCase("- 1", 10)]
    public void Parse_refuses_what_int_refuses(string text, int radix) =>
        Assert.That(IntText.Parse(new PyStr(text), radix, IntText.DefaultMaxDigits, out _, out _), Is.EqualTo(IntText.Outcome.Invalid));

    [Test]
    public void Decimal_text_of_more_than_4300_digits_is_refused() =>
        Assert.That(IntText.Parse(new PyStr(new string('1', 4301)), 10, IntText.DefaultMaxDigits, out _, out _), Is.EqualTo(IntText.Outcome.TooLong));

    [TestCase(255, "#x", "0xff")]
    [TestCase(-42, "08d", "-0000042")]
    [TestCase(1234567, "_", "1_234_567")]
    [TestCase(5, "^7", "   5   ")]
    [TestCase(65, "c", "A")]
    [TestCase(10, "#b", "0b1010")]
    [TestCase(65535, "_x", "ffff")]
    public void Format_follows_the_specification(int value, string spec, string expected) =>
        Assert.That(FormatSpec.Parse(new PyStr(spec), "int", out _)!.Integer(value, "int", IntText.DefaultMaxDigits, out _)!.Text, Is.EqualTo(expected));
}
