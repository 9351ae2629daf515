// The values are CPython's with PYTHONHASHSEED=0, whose key is nothing too: hash(b"a") and so on.

using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Objects;
[TestFixture]
public sealed class StringHashTests
{
    [TestCase("a", 4644417185603328019)]
    [TestCase("abcdefgh", 4574395652268504554)]
    [TestCase("hello, world", -2912988965868824583)]
    public void IsSipHashOneThree(string text, long expected) =>
        Assert.That(StringHash.Of(System.Text.Encoding.ASCII.GetBytes(text), 0, 0), Is.EqualTo(expected));

    [TestCase("abc", 3869580338025362921)]
    [TestCase("abcdefghijk", 7764564197781545852)]
    public void TheKeyOfASeedIsCPythons(string text, long expected)
    {
        var (key0, key1) = StringHash.KeyOf(42);
        Assert.That(StringHash.Of(System.Text.Encoding.Latin1.GetBytes(text), key0, key1), Is.EqualTo(expected));
    }

    [Test]
    public void DependsOnTheKey() => Assert.That(StringHash.Of("abc"u8, 1, 2), Is.Not.EqualTo(StringHash.Of("abc"u8, 1, 3)));

    // What is stored on disk must not change from process to process.
    [Test]
    public void DigestOfAFileHasNoKey() => Assert.That(StandardLibrary.DigestOf("import sys\n"u8), Is.EqualTo(7927688232895762983));
}
