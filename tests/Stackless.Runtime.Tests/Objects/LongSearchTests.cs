// What is found in long text is what .NET finds, and the time is proportional to the lengths even where everything nearly fits.

using NUnit.Framework;

namespace Stackless.Runtime.Tests.Objects;
[TestFixture]
public sealed class LongSearchTests
{
    [Test]
    public void ItFindsWhatDotNetFinds()
    {
        var random = new Random(4711);
        for (var round = 0; round < 3000; round++)
        {
            // Few letters, and pieces that come again: nearly everything fits for a while.
            var letters = 1 + random.Next(3);
            var piece = Text(1 + random.Next(40));
            var sought = string.Concat(Enumerable.Repeat(piece, 1 + 300 / piece.Length)) + Text(random.Next(4));
            var text = string.Concat(Enumerable.Repeat(piece, 1 + random.Next(2000) / piece.Length)) + Text(random.Next(300)) + (random.Next(2) == 0 ? sought : sought[1..]) + Text(random.Next(50));
            Assert.That(LongSearch.IndexOf<char>(text, sought), Is.EqualTo(text.AsSpan().IndexOf(sought)), $"{sought} in {text}");

            string Text(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(letters)))]);
        }
    }

    [Test]
    public void NearlyFittingTextTakesNoLonger()
    {
        var (a, b) = (new string('a', 300_000), new string('b', 300_000));
        Assert.That(LongSearch.IndexOf<char>(a + a + b + a + a, a + b + b + a), Is.EqualTo(-1));
        Assert.That(LongSearch.IndexOf<char>(a + a + b + a + a + a + b + b + a, a + b + b + a), Is.EqualTo(1_500_000));
    }
}
