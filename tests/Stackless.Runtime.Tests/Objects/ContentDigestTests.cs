
using System.Text;
using NUnit.Framework;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Objects;
[TestFixture]
public sealed class ContentDigestTests
{
    static string Of(params string[] pieces)
    {
        var digest = new ContentDigest();
        foreach (var piece in pieces)
        {
            digest.Append(Encoding.UTF8.GetBytes(piece));
        }
        return Convert.ToHexString(digest.Finish());
    }

    [Test]
    public void IsTheSameInEveryProcess() => Assert.That(Of("import sys\n"), Is.EqualTo("24E1C4E9BF3DFEB1C572886F218D7319"));

    [Test]
    public void AnyBitChangesIt()
    {
        var bytes = Enumerable.Range(0, 37).Select(i => (byte)i).ToArray();
        var seen = new HashSet<string> { Convert.ToHexString(ContentDigest.Of(bytes)) };
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.That(seen.Add(Convert.ToHexString(ContentDigest.Of(bytes))), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
        }
    }

    [Test]
    public void WhereAPieceEndsCounts() => Assert.That(Of("ab", "c"), Is.Not.EqualTo(Of("a", "bc")));
}
