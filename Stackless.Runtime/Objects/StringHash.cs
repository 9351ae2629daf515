// The hash of text and bytes: SipHash-1-3 (https://www.aumasson.jp/siphash/siphash.pdf) under a key that is new in every process, so that
// nobody outside can choose keys that all collide. PYTHONHASHSEED fixes the key, for programs that are to do the same at every run: hashes are CPython's then.
// What is hashed of a text is its code points in the fewest bytes each (1, 2 or 4) that hold them all, so that ASCII text and the same bytes hash equal.
// https://docs.python.org/3/using/cmdline.html#envvar-PYTHONHASHSEED
// Strings compute theirs once. What outlives the process is not to be identified by it: StandardLibrary.DigestOf has no key.
// Invariant: the key does not change once anything has been hashed.
using System.Buffers.Binary;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class StringHash
{
    static ulong key0, key1;

    // An application that was built takes the variable as it is; a launcher says what it is to be.
    static StringHash() => UseSeed(Environment.GetEnvironmentVariable("PYTHONHASHSEED"));

    /// <summary>No key was asked for, or one that is not nothing: what sys.flags.hash_randomization says.</summary>
    internal static bool IsRandomized { get; private set; }

    /// <summary>Before the first object is made. False if the text is no seed; then the key is random.</summary>
    /// <param name="seed">Null or empty, "random", or a number of 32 bits.</param>
    public static bool UseSeed(string? seed)
    {
        if (uint.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            (key0, key1) = KeyOf(number);
            IsRandomized = key0 != 0;
            return true;
        }
        (key0, key1) = (RandomWord(), RandomWord());
        IsRandomized = true;
        return string.IsNullOrEmpty(seed) || seed == "random";
    }

    // A version 4 GUID is 122 bits of the system's secure random numbers; taking them so does not load OpenSSL into every process. Its six fixed bits meet
    // random ones of the other half.
    static ulong RandomWord()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), 32);
    }

    internal static (ulong, ulong) KeyOf(uint seed) => seed == 0 ? (0, 0) : (Scatter(ref seed), Scatter(ref seed));

    // CPython's way from a seed to a key: a linear congruence, a byte at a step.
    static ulong Scatter(ref uint state)
    {
        var word = 0UL;
        for (var shift = 0; shift < 64; shift += 8)
        {
            state = state * 214013 + 2531011;
            word |= (ulong)(byte)(state >> 16) << shift;
        }
        return word;
    }

    /// <summary>Never -1; 0 only of what is empty.</summary>
    internal static long Of(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? 0 : Of(bytes, key0, key1);

    /// <summary>The hash of a text whose code points all fit in 16 bits.</summary>
    [SkipLocalsInit]
    internal static long Of(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExceptInRange('\0', '\u00ff'))
        {
            return Of(MemoryMarshal.AsBytes(text));
        }
        const int Most = 256;
        if (text.Length > Most)
        {
            return Of(Encoding.Latin1.GetBytes(text.ToString()));
        }
        Span<byte> bytes = stackalloc byte[Most];
        Encoding.Latin1.GetBytes(text, bytes);
        return Of(bytes[..text.Length]);
    }

    internal static long Of(ReadOnlySpan<byte> bytes, ulong k0, ulong k1)
    {
        ulong v0 = k0 ^ 0x736f6d6570736575, v1 = k1 ^ 0x646f72616e646f6d, v2 = k0 ^ 0x6c7967656e657261, v3 = k1 ^ 0x7465646279746573;
        var last = (ulong)bytes.Length << 56;
        for (var i = 0; i + 8 <= bytes.Length; i += 8)
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]);
            v3 ^= word;
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= word;
        }
        var tail = bytes[(bytes.Length & ~7)..];
        for (var i = 0; i < tail.Length; i++)
        {
            last |= (ulong)tail[i] << (8 * i);
        }
        v3 ^= last;
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xff;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        var h = v0 ^ v1 ^ v2 ^ v3;
        return h is 0 or ulong.MaxValue ? -2 : (long)h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v2 += v3;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
