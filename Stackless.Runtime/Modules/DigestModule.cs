// _digest: the hash functions that .NET has, for the library's _md5, _sha1 and _sha2. https://docs.python.org/3/library/hashlib.html
using System.Security.Cryptography;

namespace Stackless.Runtime;

[PyModule("_digest")]
static partial class DigestModule
{
    /// <summary>A new hash by .NET's name of the algorithm.</summary>
    [PyFunction("new")]
    internal static Value New(ThreadState ts, string name)
    {
        try
        {
            return new Value(new PyDigest(IncrementalHash.CreateHash(new HashAlgorithmName(name))));
        }
        catch (CryptographicException)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"unsupported hash type {name}");
        }
    }
}

[PyType("digest", Module = "_digest", IsHidden = true)]
sealed partial class PyDigest(IncrementalHash hash) : PyObject(ShapeIds.Digest)
{
    [PyMethod("update")]
    internal Value Update(ThreadState ts, Value data)
    {
        if (!Buffers.IsBuffer(data))
        {
            return ts.Raise(BuiltinTypes.TypeError, data.Object is PyStr ? "Strings must be encoded before hashing" : "object supporting the buffer API required");
        }
        hash.AppendData(Buffers.Span(data));
        return Value.None;
    }

    [PyMethod("digest")]
    internal Value Digest() => new(new PyBytes(hash.GetCurrentHash()));

    [PyMethod("copy")]
    internal PyDigest Copy() => new(hash.Clone());
}
