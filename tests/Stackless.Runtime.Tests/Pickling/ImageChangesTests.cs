// The changes that make one image of another: they give exactly the new image, they are small where little has changed, and nothing else is taken for them.

using NUnit.Framework;

namespace Stackless.Runtime.Tests.Pickling;

[TestFixture]
public sealed class ImageChangesTests
{
    [Test]
    public void ChangesGiveTheNewImage([Range(0, 199)] int seed)
    {
        var chance = new Random(seed);
        // Few different bytes: pieces that are alike are many.
        byte[] Piece(int most) => [.. Enumerable.Range(0, chance.Next(most)).Select(_ => (byte)chance.Next(seed % 2 == 0 ? 256 : 2))];
        var old = Piece(3000);
        var now = new List<byte>(old);
        for (var edit = chance.Next(6); edit > 0; edit--)
        {
            var at = chance.Next(now.Count + 1);
            now.RemoveRange(at, Math.Min(chance.Next(40), now.Count - at));
            now.InsertRange(at, chance.Next(4) == 0 ? old.Skip(chance.Next(old.Length + 1)).Take(500) : Piece(40));
        }
        Assert.That(ImageChanges.Apply(old, ImageChanges.Between(old, [.. now])), Is.EqualTo(now));
    }

    [Test]
    public void WhatIsAlikeIsNotWritten()
    {
        var old = Enumerable.Range(0, 10_000).SelectMany(n => System.Text.Encoding.ASCII.GetBytes($"the ship {n} flies at speed {n % 100}, ")).ToArray();
        var now = old.ToArray();
        foreach (var place in (int[])[10, 5_000, 100_000, 299_999])
        {
            now[place] ^= 1;
        }
        byte[] moved = [.. now.AsSpan(150_000), .. "something new"u8, .. now.AsSpan(0, 150_000)];
        Assert.Multiple(() =>
        {
            Assert.That(ImageChanges.Between(old, old), Has.Length.LessThan(45));
            Assert.That(ImageChanges.Between(old, now), Has.Length.LessThan(200));
            Assert.That(ImageChanges.Between(old, moved), Has.Length.LessThan(300));
        });
    }

    [Test]
    public void ChangesOfAnotherImageAreRefused()
    {
        byte[] old = [.. Enumerable.Range(0, 200).Select(n => (byte)n)], now = [.. old, 1, 2, 3];
        var changes = ImageChanges.Between(old, now);
        Assert.That(ImageChanges.Apply(now, changes), Is.Null);
        for (var place = 0; place < changes.Length; place++)
        {
            var damaged = changes.ToArray();
            damaged[place] ^= 0x41;
            Assert.That(ImageChanges.Apply(old, damaged), Is.Null, $"byte {place}");
            Assert.That(ImageChanges.Apply(old, changes.AsSpan(0, place)), Is.Null, $"the first {place} bytes");
        }
    }
}
