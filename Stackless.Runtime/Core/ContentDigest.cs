// A digest of bytes that tells whether they are the same, in every process and on every machine: of cached files, of code that frames rely on. It holds
// against accidents, not against somebody who wants two texts with one digest. (The CLR's SHA-256 loads OpenSSL, which takes longer than all else here.)
using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Stackless.Runtime.CompilerServices;

/// <summary>128 bits, from any number of pieces in order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ContentDigest
{
    public const int Size = 16;

    const ulong MultiplierA = 0x9E3779B97F4A7C15, MultiplierB = 0xC2B2AE3D27D4EB4F;

    ulong a, b;

    /// <summary>The piece's length counts: "ab", "c" is not "a", "bc".</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        Mix((ulong)piece.Length);
        while (piece.Length >= 8)
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(piece));
            piece = piece[8..];
        }
        ulong tail = 0;
        for (var i = 0; i < piece.Length; i++)
        {
            tail |= (ulong)piece[i] << (8 * i);
        }
        Mix(tail);
    }

    public void Append(ReadOnlySpan<char> piece) => Append(MemoryMarshal.AsBytes(piece));

    void Mix(ulong word)
    {
        a = BitOperations.RotateLeft((a ^ word) * MultiplierA, 29);
        b = BitOperations.RotateLeft((b + word) * MultiplierB, 31) ^ a;
    }

    public readonly byte[] Finish()
    {
        var digest = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(digest, Spread(a ^ b >> 32));
        BinaryPrimitives.WriteUInt64LittleEndian(digest.AsSpan(8), Spread(b ^ a >> 32));
        return digest;
    }

    // Every bit of the result depends on every bit of the word.
    static ulong Spread(ulong h)
    {
        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93;
        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93;
        return h ^ h >> 32;
    }

    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var digest = new ContentDigest();
        digest.Append(bytes);
        return digest.Finish();
    }
}
