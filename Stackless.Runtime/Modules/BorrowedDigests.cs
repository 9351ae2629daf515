// _digest: the hash functions that .NET has not everywhere, or not in a form that can be copied: SHA-224, SHA-3 and SHAKE from
// BouncyCastle, whose assembly is loaded when the first of them is made, and BLAKE2 (Blake2Digest.cs). https://docs.python.org/3/library/hashlib.html
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace Stackless.Runtime;

static partial class DigestModule
{
    /// <summary>sha224, sha3_256, shake_128 ...</summary>
    [PyFunction("borrow")]
    internal static Value Borrow(ThreadState ts, string name)
    {
        IDigest? digest = name switch
        {
            "sha224" => new Sha224Digest(),
            "sha3_224" => new Sha3Digest(224),
            "sha3_256" => new Sha3Digest(256),
            "sha3_384" => new Sha3Digest(384),
            "sha3_512" => new Sha3Digest(512),
            "shake_128" => new ShakeDigest(128),
            "shake_256" => new ShakeDigest(256),
            _ => null,
        };
        return digest is null ? ts.Raise(BuiltinTypes.ValueError, $"unsupported hash type {name}") : new Value(new PyBorrowedDigest(digest));
    }

    /// <summary>BLAKE2b (of 64-bit words) or BLAKE2s, by its parameter block.</summary>
    [PyFunction("blake2")]
    internal static Value Blake2(bool isLong, PyBytes parameters, PyBytes key, bool isLastNode) => new(new PyBorrowedDigest(isLong
        ? new Blake2Digest<ulong>(parameters.Span, key.Span, isLastNode)
        : new Blake2Digest<uint>(parameters.Span, key.Span, isLastNode)));
}

[PyType("borrowed_digest", Module = "_digest", IsHidden = true)]
sealed partial class PyBorrowedDigest(IDigest digest) : PyObject(ShapeIds.BorrowedDigest)
{
    [PyMethod("update")]
    internal Value Update(ThreadState ts, Value data)
    {
        if (!Buffers.IsBuffer(data))
        {
            return ts.Raise(BuiltinTypes.TypeError, data.Object is PyStr ? "Strings must be encoded before hashing" : "object supporting the buffer API required");
        }
        digest.BlockUpdate(Buffers.Span(data));
        return Value.None;
    }

    // Finishing ends a hash, so a copy is finished.
    IDigest Snapshot() => digest switch
    {
        Sha224Digest d => new Sha224Digest(d),
        ShakeDigest d => new ShakeDigest(d),
        Sha3Digest d => new Sha3Digest(d),
        Blake2Digest<ulong> d => new Blake2Digest<ulong>(d),
        Blake2Digest<uint> d => new Blake2Digest<uint>(d),
        _ => throw new InvalidOperationException(digest.AlgorithmName),
    };

    [PyMethod("digest")]
    internal Value Digest(ThreadState ts, int length = 0)
    {
        var copy = Snapshot();
        var result = new byte[copy is IXof ? length : copy.GetDigestSize()];
        if (copy is IXof endless)
        {
            endless.OutputFinal(result, 0, length);
        }
        else
        {
            copy.DoFinal(result, 0);
        }
        return new Value(new PyBytes(result));
    }

    [PyMethod("copy")]
    internal PyBorrowedDigest Copy() => new(Snapshot());
}
