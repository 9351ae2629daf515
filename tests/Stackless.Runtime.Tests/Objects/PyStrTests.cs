// str counts code points, whatever UTF-16 makes of them.
using NUnit.Framework;

namespace Stackless.Runtime.Tests.Objects;

public sealed class PyStrTests
{
    [Test]
    public void Astral_character_has_length_one() => Assert.That(new PyStr("\U0001F600").Length, Is.EqualTo(1));

    [Test]
    public void Adjacent_lone_surrogates_stay_two() =>
        Assert.That(PyStr.Concat(PyStr.FromPoints([0xd83d]), PyStr.FromPoints([0xde00])).Length, Is.EqualTo(2));

    [Test]
    public void Pair_and_two_surrogates_differ() =>
        Assert.That(PyStr.FromPoints([0xd83d, 0xde00]).Equals(new PyStr("\U0001F600")), Is.False);

    [Test]
    public void Long_concatenation_equals_the_text_made_at_once()
    {
        var text = PyStr.Empty;
        for (var i = 0; i < 2000; i++)
        {
            text = PyStr.Concat(text, PyStr.Character('x'));
        }
        Assert.That(text.Equals(new PyStr(new string('x', 2000))), Is.True);
    }

    [Test]
    public void Equal_texts_have_equal_hashes() => Assert.That(new PyStr("abc").Hash, Is.EqualTo(PyStr.Concat(new PyStr("a"), new PyStr("bc")).Hash));

    [Test]
    public void Compare_is_by_code_point_not_by_code_unit() => Assert.That(PyStr.Compare(new PyStr("\uffff"), new PyStr("\U00010000")), Is.LessThan(0));

    [TestCase("it's", "\"it's\"")]
    [TestCase("a\n\t\\", "'a\\n\\t\\\\'")]
    [TestCase("\u00e9\u200b\u0000", "'\u00e9\\u200b\\x00'")]
    [TestCase("'\"", "'\\'\"'")]
    public void Repr_escapes_as_CPython_does(string text, string expected) => Assert.That(TextRepr.Of(new PyStr(text)), Is.EqualTo(expected));
}
