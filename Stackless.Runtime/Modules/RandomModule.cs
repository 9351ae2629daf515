// _random: the Mersenne Twister (MT19937, Matsumoto and Nishimura 1998) that random.Random is built on; seeded and read as in CPython, so
// that equal seeds give equal sequences. https://docs.python.org/3/library/random.html
using System.Numerics;

namespace Stackless.Runtime;

[PyModule("_random")]
static partial class RandomModule;

[PyType("Random", Module = "_random", Subclassable = true, HasDict = true, Id = "Random")]
unsafe partial class PyRandom : PyObject
{
    const int N = 624, M = 397;

    readonly uint[] state = new uint[N];
    int index = N + 1;

    internal PyRandom(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type.Allocate());

    [PyMethod("__init__")]
    internal Value Init(ThreadState ts, Value x = default) => Seed(ts, x);

    [PyMethod("seed")]
    internal Value Seed(ThreadState ts, Value n = default)
    {
        if (n.IsNull || n.IsNone)
        {
            Span<byte> noise = stackalloc byte[N * 4];
            System.Security.Cryptography.RandomNumberGenerator.Fill(noise);
            ts.Interpreter.Recording?.Noise(noise);
            SeedBy(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(noise).ToArray());
            return Value.None;
        }
        if (Numbers.TryBig(n, out var number))
        {
            SeedBy(KeyOf(BigInteger.Abs(number)));
            return Value.None;
        }
        return ts.Then(Hashing.Hash(ts, n), HashReady, new Value(this));
    }

    static readonly Continuation HashReady = new("random.seed", &SeedByHash);

    static Value SeedByHash(ThreadState ts, Value hash, Value self, Value b, Value c)
    {
        ((PyRandom)self.Object).SeedBy(KeyOf((ulong)hash.Bits));
        return Value.None;
    }

    // The number's 32-bit digits, lowest first.
    static uint[] KeyOf(BigInteger number)
    {
        var key = new List<uint>();
        for (; !number.IsZero; number >>= 32)
        {
            key.Add((uint)(number & uint.MaxValue));
        }
        return key.Count == 0 ? [0] : [.. key];
    }

    void SeedBy(uint seed)
    {
        state[0] = seed;
        for (index = 1; index < N; index++)
        {
            state[index] = 1812433253u * (state[index - 1] ^ (state[index - 1] >> 30)) + (uint)index;
        }
    }

    void SeedBy(uint[] key)
    {
        SeedBy(19650218u);
        int i = 1, j = 0;
        for (var k = Math.Max(N, key.Length); k > 0; k--)
        {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525u)) + key[j] + (uint)j;
            if (++i >= N)
            {
                state[0] = state[N - 1];
                i = 1;
            }
            if (++j >= key.Length)
            {
                j = 0;
            }
        }
        for (var k = N - 1; k > 0; k--)
        {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941u)) - (uint)i;
            if (++i >= N)
            {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x80000000u;
        index = N;
    }

    uint Next32()
    {
        if (index >= N)
        {
            for (var k = 0; k < N; k++)
            {
                var joined = (state[k] & 0x80000000u) | (state[(k + 1) % N] & 0x7fffffffu);
                state[k] = state[(k + M) % N] ^ (joined >> 1) ^ ((joined & 1) == 0 ? 0u : 0x9908b0dfu);
            }
            index = 0;
        }
        var y = state[index++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    [PyMethod("random")]
    internal double NextDouble()
    {
        uint a = Next32() >> 5, b = Next32() >> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    [PyMethod("getrandbits")]
    internal Value NextBits(ThreadState ts, Value k) => Numbers.TryBig(k, out var count) && count.Sign < 0
        ? ts.Raise(BuiltinTypes.ValueError, "number of bits must be non-negative")
        : ts.Then(Numbers.Index(ts, k), CountReady, new Value(this));

    static readonly unsafe Continuation CountReady = new("random.bits", &MakeBits);

    static Value MakeBits(ThreadState ts, Value count, Value self, Value b, Value c) => Numbers.TryLong(count, out var k)
        ? ((PyRandom)self.Object).Bits(ts, k)
        : ts.Raise(BuiltinTypes.OverflowError, "Python int too large to convert to C int");

    Value Bits(ThreadState ts, long k)
    {
        if (k < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "number of bits must be non-negative");
        }
        if (k <= 32)
        {
            return Value.Int(k == 0 ? 0 : Next32() >> (int)(32 - k));
        }
        var digits = new byte[(k + 31) / 32 * 4];
        for (var at = 0; at < digits.Length; at += 4, k -= 32)
        {
            var word = Next32();
            BitConverter.TryWriteBytes(digits.AsSpan(at), k < 32 ? word >> (int)(32 - k) : word);
        }
        return Value.Int(new BigInteger(digits, isUnsigned: true));
    }

    [PyMethod("getstate")]
    internal Value GetState()
    {
        var words = new Value[N + 1];
        for (var i = 0; i < N; i++)
        {
            words[i] = Value.Int(state[i]);
        }
        words[N] = Value.Int(index);
        return new Value(new PyTuple(words));
    }

    [PyMethod("setstate")]
    internal Value SetState(ThreadState ts, Value given)
    {
        if (given.Object is not PyTuple tuple)
        {
            return ts.Raise(BuiltinTypes.TypeError, "state vector must be a tuple");
        }
        if (tuple.Count != N + 1)
        {
            return ts.Raise(BuiltinTypes.ValueError, "state vector is the wrong size");
        }
        for (var i = 0; i <= N; i++)
        {
            if (!tuple.Items[i].IsInt || tuple.Items[i].Bits < 0 || tuple.Items[i].Bits > (i < N ? uint.MaxValue : N))
            {
                return ts.Raise(BuiltinTypes.ValueError, "invalid state");
            }
        }
        for (var i = 0; i < N; i++)
        {
            state[i] = (uint)tuple.Items[i].Bits;
        }
        index = (int)tuple.Items[N].Bits;
        return Value.None;
    }
}
