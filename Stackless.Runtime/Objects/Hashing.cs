// Python's hash for the built-in kinds: numbers that are equal hash equal, whatever their type (modulo the prime 2^61 - 1).
// https://docs.python.org/3/library/stdtypes.html#hashing-of-numeric-types
// TryHash answers for values whose hash needs no Python code; Hash goes through __hash__ for the others.
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static unsafe class Hashing
{
    const long Modulus = (1L << 61) - 1;
    const int Bits = 61;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long OfInt(long value) => (ulong)value < Modulus ? value : OfOtherInt(value);

    static long OfOtherInt(long value)
    {
        var h = value == long.MinValue ? -4 : value % Modulus;
        return h == -1 ? -2 : h;
    }

    public static long OfInt(BigInteger value)
    {
        var h = (long)(BigInteger.Abs(value) % Modulus) * value.Sign;
        return h == -1 ? -2 : h;
    }

    public static long OfFloat(double d)
    {
        if (Math.Abs(d) < 1L << 60 && (long)d == d)
        {
            return OfInt((long)d);
        }
        if (!double.IsFinite(d))
        {
            return double.IsNaN(d) ? 0 : d > 0 ? 314159 : -314159;
        }
        var bits = BitConverter.DoubleToInt64Bits(d);
        var e = (int)(bits >> 52) & 0x7ff;
        var m = (ulong)bits & 0xfffffffffffff;
        m = e == 0 ? m << 1 : m | 1UL << 52;
        // value = m * 2^(e - 1075); multiplication by 2^k modulo 2^61 - 1 is a rotation by k.
        var shift = ((e - 1075) % Bits + Bits) % Bits;
        var x = ((m << shift) & (ulong)Modulus) | (m >> (Bits - shift));
        x = (x & (ulong)Modulus) + (x >> Bits);
        var h = (long)(x == (ulong)Modulus ? 0 : x);
        h = bits < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    /// <summary>Tuples in tuples that are hashed or compared without a look at the stack.</summary>
    internal const int NativeLevels = 8;

    /// <summary>False if the hash is Python code's to say (or there is none), or the last of many levels of tuples'.</summary>
    public static bool TryHash(Value v, out long hash, int levels = NativeLevels)
    {
        if (v.IsInt)
        {
            hash = OfInt(v.Bits);
            return true;
        }
        if (v.IsFloat)
        {
            hash = OfFloat(v.AsDouble);
            return true;
        }
        switch (v.Object.ShapeId)
        {
            case ShapeIds.Str:
                hash = ((PyStr)v.Object).Hash;
                return true;
            case ShapeIds.Int:
                hash = OfInt(((PyInt)v.Object).Number);
                return true;
            case ShapeIds.Bool:
                hash = v.IsTrue ? 1 : 0;
                return true;
            case ShapeIds.Bytes:
                hash = ((PyBytes)v.Object).Hash;
                return true;
            case ShapeIds.Tuple:
                return TryTuple((PyTuple)v.Object, out hash, levels - 1);
            case ShapeIds.NoneType:
                hash = 0xfca86420;
                return true;
            case ShapeIds.FrozenSet:
                hash = ((PyFrozenSet)v.Object).Hash();
                return true;
            default:
                switch (v.Type.KeyKind)
                {
                    case KeyKind.Identity:
                        hash = Identity.Hash(v);
                        return true;
                    case KeyKind.Tuple:
                        return TryTuple((PyTuple)v.Object, out hash, levels - 1);
                    case KeyKind.Str:
                        hash = ((PyStr)v.Object).Hash;
                        return true;
                }
                hash = 0;
                return false;
        }
    }

    static bool TryTuple(PyTuple tuple, out long hash, int levels)
    {
        hash = tuple.KnownHash;
        if (hash != 0)
        {
            return true;
        }
        if (levels < 0)
        {
            return false;
        }
        var items = tuple.Items;
        var mixer = new TupleMixer(items.Length);
        foreach (var item in items)
        {
            if (!TryHash(item, out var h, levels))
            {
                return false;
            }
            mixer.Add(h);
        }
        hash = tuple.KnownHash = mixer.Result;
        return true;
    }

    // The mixing of xxHash, which CPython documents for tuples: equal to its results.
    public struct TupleMixer(int length)
    {
        ulong accumulator = 2870177450012600261UL;

        public void Add(long hash)
        {
            accumulator += (ulong)hash * 14029467366897019727UL;
            accumulator = BitOperations.RotateLeft(accumulator, 31) * 11400714785074694791UL;
        }

        public readonly long Result
        {
            get
            {
                var x = accumulator + ((ulong)length ^ 2870177450012600261UL ^ 3527539UL);
                return x == ulong.MaxValue ? 1546275796 : (long)x;
            }
        }
    }

    /// <summary>hash(v) as a Value, or null.</summary>
    public static Value Hash(ThreadState ts, Value v)
    {
        if (TryHash(v, out var hash))
        {
            return Value.Int(hash);
        }
        if (v.Object.ShapeId == ShapeIds.Tuple)
        {
            return ts.StackIsLow() ? ts.Then(ts.SpillNative(), HashAgain, v) : TupleSlowly(ts, (PyTuple)v.Object, new PyList());
        }
        var method = v.Type.Find(Slot.Hash);
        if (method.IsNull || method.IsNone)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"unhashable type: '{v.Type.MessageName}'");
        }
        return ts.Then(Calling.CallMethod0(ts, method, v), HashReady);
    }

    static readonly Continuation HashReady = new("hash.check", &CheckHash);
    static readonly Continuation ElementReady = new("hash.element", &AddElement);

    static readonly Continuation HashAgain = new("hash.again", &Again);

    static Value Again(ThreadState ts, Value unused, Value v, Value b, Value c) => Hash(ts, v);

    static Value CheckHash(ThreadState ts, Value result, Value a, Value b, Value c)
    {
        if (result.IsInt)
        {
            return result.Bits == -1 ? Value.Int(-2) : result;
        }
        return Numbers.TryBig(result, out var big)
            ? Value.Int(OfInt(big))
            : ts.Raise(BuiltinTypes.TypeError, "__hash__ method should return an integer");
    }

    static Value TupleSlowly(ThreadState ts, PyTuple tuple, PyList hashes)
    {
        while (hashes.Count < tuple.Count)
        {
            var hash = Hash(ts, tuple.Items[hashes.Count]);
            if (hash.IsNull)
            {
                return ts.Then(hash, ElementReady, new Value(tuple), new Value(hashes));
            }
            hashes.Append(hash);
        }
        var mixer = new TupleMixer(tuple.Count);
        for (var i = 0; i < hashes.Count; i++)
        {
            mixer.Add(hashes[i].Bits);
        }
        return Value.Int(mixer.Result);
    }

    static Value AddElement(ThreadState ts, Value hash, Value tuple, Value hashes, Value c)
    {
        ((PyList)hashes.Object).Append(hash);
        return TupleSlowly(ts, (PyTuple)tuple.Object, (PyList)hashes.Object);
    }
}
