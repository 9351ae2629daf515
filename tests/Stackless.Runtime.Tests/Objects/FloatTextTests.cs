// repr and formatting of floats. Expectations are what CPython 3.13 prints.
using NUnit.Framework;

namespace Stackless.Runtime.Tests.Objects;

public sealed class FloatTextTests
{
    [TestCase(0.1, "0.1")]
    [TestCase(1e16, "1e+16")]
    [TestCase(9999999999999998.0, "9999999999999998.0")]
    [TestCase(1e-5, "1e-05")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(-0.0, "-0.0")]
    [TestCase(1.7976931348623157e308, "1.7976931348623157e+308")]
    [TestCase(5e-324, "5e-324")]
    [TestCase(123456789.125, "123456789.125")]
    public void Repr_is_the_shortest_text_that_reads_back(double value, string expected) => Assert.That(FloatText.Repr(value), Is.EqualTo(expected));

    [TestCase(2.5, ".0f", "2")]
    [TestCase(1234567.891, ",.2f", "1,234,567.89")]
    [TestCase(0.00001234, "g", "1.234e-05")]
    [TestCase(1e20, "g", "1e+20")]
    [TestCase(0.5, "%", "50.000000%")]
    [TestCase(-1.5, "+010.2f", "-000001.50")]
    [TestCase(3.0, "", "3.0")]
    [TestCase(12345.678, ".3", "1.23e+04")]
    [TestCase(-0.001, "z.1f", "0.0")]
    public void Format_follows_the_specification(double value, string spec, string expected)
    {
        var parsed = FormatSpec.Parse(new PyStr(spec), "float", out _)!;
        Assert.That(parsed.Float(value, "float", out _)!.Text, Is.EqualTo(expected));
    }

    [TestCase("1_000.5", 1000.5)]
    [TestCase("  -1e3 ", -1000.0)]
    [TestCase(".5", 0.5)]
    public void Parse_takes_what_float_takes(string text, double expected) => Assert.That(FloatText.Parse(text), Is.EqualTo(expected));

    [TestCase("1__0")]
    [TestCase("_1")]
    [TestCase("1e")]
    [TestCase("")]
    [TestCase("0x1")]
    public void Parse_refuses_what_float_refuses(string text) => Assert.That(FloatText.Parse(text), Is.Null);
}
