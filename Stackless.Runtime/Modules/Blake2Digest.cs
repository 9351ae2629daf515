// BLAKE2b (64-bit words) and BLAKE2s (32-bit words) with all their parameters, those of hash trees among them, which no library at hand has.
// https://www.rfc-editor.org/rfc/rfc7693, and for trees https://www.blake2.net/blake2.pdf
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime;
using Org.BouncyCastle.Crypto;

namespace Stackless.Runtime;

/// <summary>One of the two, by the size of its words.</summary>
sealed class Blake2Digest<TWord> : IDigest where TWord : unmanaged, IBinaryInteger<TWord>, IUnsignedNumber<TWord>
{
    static readonly bool IsLong = TWord.AllBitsSet > TWord.CreateTruncating(uint.MaxValue);
    static readonly int WordSize = IsLong ? 8 : 4, BlockSize = 16 * WordSize, RoundCount = IsLong ? 12 : 10;
    static readonly int R1 = IsLong ? 32 : 16, R2 = IsLong ? 24 : 12, R3 = IsLong ? 16 : 8, R4 = IsLong ? 63 : 7;

    // The fractions of the square roots of the first eight primes: as many bits of them as a word has.
    static readonly TWord[] Start = Array.ConvertAll<ulong, TWord>(
        [0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179],
        word => TWord.CreateTruncating(IsLong ? word : word >> 32));

    static ReadOnlySpan<byte> Order =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ];

    readonly TWord[] state;
    readonly byte[] block;
    readonly int size;
    readonly bool isLastNode;
    int filled;
    UInt128 count;

    /// <param name="parameters">The parameter block, of eight words; its first byte is the size of the result.</param>
    [BypassReadyToRun]
    public Blake2Digest(ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> key, bool isLastNode)
    {
        state = (TWord[])Start.Clone();
        for (var i = 0; i < state.Length; i++)
        {
            state[i] ^= Word(parameters[(i * WordSize)..]);
        }
        size = parameters[0];
        this.isLastNode = isLastNode;
        block = new byte[BlockSize];
        if (!key.IsEmpty)
        {
            key.CopyTo(block);
            filled = BlockSize;
        }
    }

    [BypassReadyToRun]
    public Blake2Digest(Blake2Digest<TWord> other)
    {
        state = (TWord[])other.state.Clone();
        block = (byte[])other.block.Clone();
        (size, isLastNode, filled, count) = (other.size, other.isLastNode, other.filled, other.count);
    }

    [BypassReadyToRun]
    static TWord Word(ReadOnlySpan<byte> bytes) => TWord.CreateTruncating(IsLong ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes));

    public string AlgorithmName => IsLong ? "BLAKE2b" : "BLAKE2s";

    public int GetDigestSize() => size;

    public int GetByteLength() => BlockSize;

    public void Reset() => throw new NotSupportedException("a hash goes on, or is copied");

    public void Update(byte input) => BlockUpdate([input]);

    public void BlockUpdate(byte[] input, int inOff, int inLen) => BlockUpdate(input.AsSpan(inOff, inLen));

    // A full block waits until it is known not to be the last one.
    [BypassReadyToRun]
    public void BlockUpdate(ReadOnlySpan<byte> input)
    {
        while (!input.IsEmpty)
        {
            if (filled == BlockSize)
            {
                count += (UInt128)filled;
                Compress(block, isLast: false);
                filled = 0;
            }
            var taken = Math.Min(input.Length, BlockSize - filled);
            input[..taken].CopyTo(block.AsSpan(filled));
            filled += taken;
            input = input[taken..];
        }
    }

    public int DoFinal(byte[] output, int outOff) => DoFinal(output.AsSpan(outOff));

    [BypassReadyToRun]
    public int DoFinal(Span<byte> output)
    {
        count += (UInt128)filled;
        block.AsSpan(filled).Clear();
        Compress(block, isLast: true);
        Span<byte> whole = stackalloc byte[64];
        for (var i = 0; i < state.Length; i++)
        {
            state[i].WriteLittleEndian(whole[(i * WordSize)..]);
        }
        whole[..size].CopyTo(output);
        return size;
    }

    [BypassReadyToRun]
    void Compress(ReadOnlySpan<byte> input, bool isLast)
    {
        Span<TWord> v = stackalloc TWord[16], m = stackalloc TWord[16];
        state.CopyTo(v);
        Start.CopyTo(v[8..]);
        v[12] ^= TWord.CreateTruncating(count);
        v[13] ^= TWord.CreateTruncating(count >> (8 * WordSize));
        if (isLast)
        {
            v[14] = ~v[14];
            v[15] = isLastNode ? ~v[15] : v[15];
        }
        for (var i = 0; i < m.Length; i++)
        {
            m[i] = Word(input[(i * WordSize)..]);
        }
        for (var round = 0; round < RoundCount; round++)
        {
            var order = Order.Slice(round % 10 * 16, 16);
            Mix(v, 0, 4, 8, 12, m[order[0]], m[order[1]]);
            Mix(v, 1, 5, 9, 13, m[order[2]], m[order[3]]);
            Mix(v, 2, 6, 10, 14, m[order[4]], m[order[5]]);
            Mix(v, 3, 7, 11, 15, m[order[6]], m[order[7]]);
            Mix(v, 0, 5, 10, 15, m[order[8]], m[order[9]]);
            Mix(v, 1, 6, 11, 12, m[order[10]], m[order[11]]);
            Mix(v, 2, 7, 8, 13, m[order[12]], m[order[13]]);
            Mix(v, 3, 4, 9, 14, m[order[14]], m[order[15]]);
        }
        for (var i = 0; i < state.Length; i++)
        {
            state[i] ^= v[i] ^ v[i + 8];
        }
    }

    [BypassReadyToRun]
    static void Mix(Span<TWord> v, int a, int b, int c, int d, TWord x, TWord y)
    {
        unchecked
        {
            v[a] = v[a] + v[b] + x;
            v[d] = TWord.RotateRight(v[d] ^ v[a], R1);
            v[c] = v[c] + v[d];
            v[b] = TWord.RotateRight(v[b] ^ v[c], R2);
            v[a] = v[a] + v[b] + y;
            v[d] = TWord.RotateRight(v[d] ^ v[a], R3);
            v[c] = v[c] + v[d];
            v[b] = TWord.RotateRight(v[b] ^ v[c], R4);
        }
    }
}
