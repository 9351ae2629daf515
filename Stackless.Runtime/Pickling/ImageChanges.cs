// What makes one image (the bytes of a checkpoint) of another one: a sequence of pieces that are copied from the old image and of bytes that are new.
// Images are long and differ in few places, mostly with as many bytes as before; pieces may also have moved. Blocks of the old image are found by their
// bytes; of many that are alike, the one nearest to where the last piece ended goes on with it.
//   changes = digest of the old image, length and digest of the new one, then for each piece: a number, whose lowest bit says that it is copied and whose
//   rest is its length; and of a copied piece how far behind the end of the last one it begins (zigzag), of a new one its bytes. Numbers have 7 bits in a byte.
using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime;

static class ImageChanges
{
    const int Block = 16;

    /// <summary>Less is not worth a piece of its own.</summary>
    const int ShortestCopy = 12;

    /// <summary>So many bytes that have changed are no reason to go on somewhere else.</summary>
    const int MostInPlace = 24;

    const int ForAWhile = 64;

    /// <summary>Null: these are no changes of that image.</summary>
    public static byte[]? Apply(ReadOnlySpan<byte> old, ReadOnlySpan<byte> changes)
    {
        if (changes.Length < 2 * ContentDigest.Size || !DigestOf(old).AsSpan().SequenceEqual(changes[..ContentDigest.Size]))
        {
            return null;
        }
        var expected = changes.Slice(ContentDigest.Size, ContentDigest.Size);
        changes = changes[(2 * ContentDigest.Size)..];
        if (!TryNumber(ref changes, out var length) || length > int.MaxValue)
        {
            return null;
        }
        var image = new ArrayBufferWriter<byte>();
        long end = 0;
        while (!changes.IsEmpty)
        {
            if (!TryNumber(ref changes, out var piece))
            {
                return null;
            }
            var count = (long)(piece >> 1);
            if (count > (long)length - image.WrittenCount)
            {
                return null;
            }
            if ((piece & 1) == 0)
            {
                if (count > changes.Length)
                {
                    return null;
                }
                image.Write(changes[..(int)count]);
                changes = changes[(int)count..];
                continue;
            }
            if (!TryNumber(ref changes, out var distance))
            {
                return null;
            }
            var start = end + ((long)(distance >> 1) ^ -(long)(distance & 1));
            if (start < 0 || start > old.Length || count > old.Length - start)
            {
                return null;
            }
            image.Write(old.Slice((int)start, (int)count));
            end = start + count;
        }
        return image.WrittenCount == (long)length && DigestOf(image.WrittenSpan).AsSpan().SequenceEqual(expected) ? image.WrittenSpan.ToArray() : null;
    }

    public static byte[] Between(byte[] old, byte[] now)
    {
        var result = new MemoryStream();
        result.Write(DigestOf(old));
        result.Write(DigestOf(now));
        Number(result, (ulong)now.Length);
        var index = new Blocks(old);
        int at = 0, from = 0, end = 0;
        while (at < now.Length)
        {
            // The piece goes on where the last one ended, or (after as many changed bytes) beside it.
            var start = index.Find(now, at, end + at - from);
            var count = start < 0 ? 0 : old.AsSpan(start).CommonPrefixLength(now.AsSpan(at));
            if (count < ShortestCopy)
            {
                at++;
                continue;
            }
            while (at > from && start > 0 && now[at - 1] == old[start - 1])
            {
                at--;
                start--;
                count++;
            }
            New(result, now.AsSpan(from, at - from));
            Number(result, (ulong)count << 1 | 1);
            var distance = (long)start - end;
            Number(result, (ulong)(distance << 1 ^ distance >> 63));
            at += count;
            from = at;
            end = start + count;
        }
        New(result, now.AsSpan(from));
        return result.ToArray();
    }

    static void New(MemoryStream result, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            Number(result, (ulong)bytes.Length << 1);
            result.Write(bytes);
        }
    }

    static byte[] DigestOf(ReadOnlySpan<byte> image)
    {
        var digest = new ContentDigest();
        digest.Append(image);
        return digest.Finish();
    }

    static void Number(MemoryStream result, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            result.WriteByte((byte)(number | 0x80));
        }
        result.WriteByte((byte)number);
    }

    static bool TryNumber(ref ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        for (var i = 0; i < bytes.Length && i < 10; i++)
        {
            number |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }
        return false;
    }

    /// <summary>Where in the old image which bytes stand.</summary>
    sealed class Blocks
    {
        readonly byte[] old;

        // Of every block, at a multiple of its length: what its bytes come to above, where it stands below. In order, so that those alike are neighbours.
        readonly ulong[] places;

        // Where in places those begin whose first bits these are.
        readonly int[] starts;
        readonly int shift;

        public Blocks(byte[] old)
        {
            this.old = old;
            places = new ulong[old.Length / Block];
            for (var i = 0; i < places.Length; i++)
            {
                places[i] = (ulong)HashAt(old, i * Block) << 32 | (uint)(i * Block);
            }
            Array.Sort(places);
            var bits = Math.Clamp(BitOperations.Log2((uint)places.Length + 1), 1, 20);
            shift = 64 - bits;
            starts = new int[(1 << bits) + 1];
            var place = 0;
            for (var head = 0; head < starts.Length; head++)
            {
                while (place < places.Length && places[place] >> shift < (ulong)head)
                {
                    place++;
                }
                starts[head] = place;
            }
        }

        /// <summary>Where the old image has what stands at a place of the new one, as near as can be to the expected place; -1 if nowhere.</summary>
        public int Find(byte[] now, int at, int expected)
        {
            if (AreAlike(expected, now, at, ShortestCopy))
            {
                return expected;
            }
            // A few bytes that have changed in their place: what goes on behind them, for a while, is not looked for elsewhere.
            for (var beyond = 1; beyond <= MostInPlace; beyond++)
            {
                if (AreAlike(expected + beyond, now, at + beyond, ForAWhile))
                {
                    return -1;
                }
            }
            if (at + Block > now.Length)
            {
                return -1;
            }
            var hash = HashAt(now, at);
            var head = (ulong)hash << 32 >> shift;
            var wanted = (ulong)hash << 32 | (uint)Math.Max(expected, 0);
            var found = Array.BinarySearch(places, starts[head], starts[head + 1] - starts[head], wanted);
            var above = found >= 0 ? found : ~found;
            var best = -1;
            foreach (var candidate in (ReadOnlySpan<int>)[above, above - 1])
            {
                if (candidate < 0 || candidate >= places.Length || places[candidate] >> 32 != hash)
                {
                    continue;
                }
                var place = (int)(uint)places[candidate];
                if (old.AsSpan(place, Block).SequenceEqual(now.AsSpan(at, Block)) && (best < 0 || Math.Abs(place - expected) < Math.Abs(best - expected)))
                {
                    best = place;
                }
            }
            return best;
        }

        bool AreAlike(int place, byte[] now, int at, int count) => place >= 0 && place + count <= old.Length && at + count <= now.Length
            && old.AsSpan(place, count).SequenceEqual(now.AsSpan(at, count));

        static uint HashAt(byte[] bytes, int at)
        {
            var (a, b) = (BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at + 8)));
            var mixed = (a * 0x9E3779B97F4A7C15 ^ BitOperations.RotateLeft(b, 31)) * 0xC2B2AE3D27D4EB4F;
            return (uint)(mixed >> 32);
        }
    }
}
