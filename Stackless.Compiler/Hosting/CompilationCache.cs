// Compiled source files, kept beside them as module images: __pycache__/<name>.stackless-314.bin. An entry is used only if it was made from the same
// bytes by the same build of compiler and runtime, and is whole (it carries its own digest); anything else is as if it were not there.
// Written to a temporary file first and then renamed: a crash or a full disk leaves no half entry. Failing to write is not an error.
namespace Stackless.Compiler.Hosting;
using System.Security.Cryptography;
using Stackless.Runtime;

static class CompilationCache
{
    static readonly byte[] magic = "SLPY0002"u8.ToArray();
    const int DigestSize = SHA256.HashSizeInBytes;
    static readonly int headerSize = magic.Length + 2 * DigestSize;

    /// <summary>Layout: magic, key, digest of the rest; the module image.</summary>
    public static ReadOnlyMemory<byte>? Load(string sourcePath, string moduleName, byte[] source)
    {
        byte[] content;
        try
        {
            string path = PathFor(sourcePath, moduleName);
            if (!File.Exists(path))
            {
                return null;
            }
            content = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        var span = content.AsSpan();
        if (content.Length < headerSize || !span.StartsWith(magic) || !span.Slice(magic.Length, DigestSize).SequenceEqual(Key(sourcePath, moduleName, source)))
        {
            return null;
        }
        if (!span.Slice(magic.Length + DigestSize, DigestSize).SequenceEqual(SHA256.HashData(span[headerSize..])))
        {
            return null;
        }
        return content.AsMemory(headerSize);
    }

    public static void Save(string sourcePath, string moduleName, byte[] source, byte[] image)
    {
        string path = PathFor(sourcePath, moduleName);
        try
        {
            byte[] content = new byte[headerSize + image.Length];
            magic.CopyTo(content, 0);
            Key(sourcePath, moduleName, source).CopyTo(content, magic.Length);
            SHA256.HashData(image).CopyTo(content, magic.Length + DigestSize);
            image.CopyTo(content, headerSize);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A program runs without its cache too.
        }
    }

    static string PathFor(string sourcePath, string moduleName) => Path.Combine(
        Path.GetDirectoryName(Path.GetFullPath(sourcePath))!, "__pycache__", Path.GetFileNameWithoutExtension(sourcePath) + (moduleName == "__main__" ? ".main" : "") + ".stackless-314.bin");

    // Path and module name are part of it: they stand in the compiled code. A script run as __main__ has an entry of its own.
    static byte[] Key(string sourcePath, string moduleName, byte[] source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(CompilationCache).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(Value).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{sourcePath}\n{moduleName}\n"));
        hash.AppendData(source);
        return hash.GetHashAndReset();
    }
}
