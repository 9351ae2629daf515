// _digest: the hash functions that .NET has, for the library's _md5, _sha1 and _sha2. https://docs.python.org/3/library/hashlib.html
using System.Security.Cryptography;

namespace Stackless.Runtime;

[PyModule("_digest")]
internal static partial class DigestModule
{
    /// <summary>A new hash by .NET's name of the algorithm.</summary>
    [PyFunction("new")]
    internal static Value New(ThreadState ts, string name)
    {
        try
        {
            return new Value(new PyDigest(new HashAlgorithmName(name)));
        }
        catch (CryptographicException)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"unsupported hash type {name}");
        }
    }
}

[PyType("digest", Module = "_digest", IsHidden = true)]
internal sealed partial class PyDigest(HashAlgorithmName algorithm) : PyObject(ShapeIds.Digest)
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(algorithm);

    // .NET cannot copy a hash in progress: the bytes since the start are kept until they are many; a copy after that is refused.
    readonly MemoryStream given = new();
    const int LongestCopied = 1 << 20;
    bool isTooLong;

    [PyMethod("update")]
    internal Value Update(ThreadState ts, Value data)
    {
        if (!Buffers.IsBuffer(data))
        {
            return ts.Raise(BuiltinTypes.TypeError, data.Object is PyStr ? "Strings must be encoded before hashing" : "object supporting the buffer API required");
        }
        var bytes = Buffers.Span(data);
        hash.AppendData(bytes);
        isTooLong |= given.Length + bytes.Length > LongestCopied;
        if (isTooLong)
        {
            given.SetLength(0);
        }
        else
        {
            given.Write(bytes);
        }
        return Value.None;
    }

    [PyMethod("digest")]
    internal Value Digest() => new(new PyBytes(hash.GetCurrentHash()));

    [PyMethod("copy")]
    internal Value Copy(ThreadState ts)
    {
        if (isTooLong)
        {
            return ts.Raise(BuiltinTypes.NotImplementedError, "copying a hash of more than 1 MB is not built");
        }
        var copy = new PyDigest(algorithm);
        return ts.Then(copy.Update(ts, new Value(new PyBytes(given.ToArray()))), Copied, new Value(copy));
    }

    static readonly unsafe Continuation Copied = new("digest.copy", &GiveCopy);

    static Value GiveCopy(ThreadState ts, Value done, Value copy, Value b, Value c) => copy;
}
