// Compiled source files, kept beside them as module images: __pycache__/<name>.stackless-314.bin. An entry is used only if it was made by the same build of
// compiler and runtime, from a source of the same size and time of change (as CPython's are) or else of the same bytes, and is whole (it carries its own
// digest); anything else is as if it were not there.
// Written to a temporary file first and then renamed: a crash or a full disk leaves no half entry. Failing to write is not an error.
using System.Buffers.Binary;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Hosting;
static class CompilationCache
{
    static ReadOnlySpan<byte> Magic => "SLPY0003"u8;

    // Layout: magic; key of build, path and name; the source's size, time of change and digest; digest of the image; the image.
    const int KeyAt = 8, SizeAt = KeyAt + ContentDigest.Size, ChangedAt = SizeAt + 8, SourceAt = ChangedAt + 8, ImageDigestAt = SourceAt + ContentDigest.Size,
        HeaderSize = ImageDigestAt + ContentDigest.Size;

    /// <param name="stamp">Of the source as it is now.</param>
    /// <param name="read">Reads the source, if its stamp is another one.</param>
    public static ReadOnlyMemory<byte>? Load(string sourcePath, string moduleName, FileStamp stamp, Func<byte[]> read)
    {
        byte[] content;
        try
        {
            var path = PathFor(sourcePath, moduleName);
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
        var header = content.AsSpan();
        if (content.Length < HeaderSize || !header.StartsWith(Magic) || !header.Slice(KeyAt, ContentDigest.Size).SequenceEqual(Key(sourcePath, moduleName)))
        {
            return null;
        }
        var isSame = BinaryPrimitives.ReadInt64LittleEndian(header[SizeAt..]) == stamp.Size &&
            (BinaryPrimitives.ReadInt64LittleEndian(header[ChangedAt..]) == stamp.Changed || header.Slice(SourceAt, ContentDigest.Size).SequenceEqual(ContentDigest.Of(read())));
        if (!isSame || !header.Slice(ImageDigestAt, ContentDigest.Size).SequenceEqual(ContentDigest.Of(header[HeaderSize..])))
        {
            return null;
        }
        return content.AsMemory(HeaderSize);
    }

    /// <param name="stamp">From before the source was read.</param>
    public static void Save(string sourcePath, string moduleName, FileStamp stamp, byte[] source, byte[] image)
    {
        var path = PathFor(sourcePath, moduleName);
        try
        {
            var content = new byte[HeaderSize + image.Length];
            Magic.CopyTo(content);
            Key(sourcePath, moduleName).CopyTo(content, KeyAt);
            BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(SizeAt), stamp.Size);
            BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(ChangedAt), stamp.Changed);
            ContentDigest.Of(source).CopyTo(content, SourceAt);
            ContentDigest.Of(image).CopyTo(content, ImageDigestAt);
            image.CopyTo(content, HeaderSize);
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

    // Path and module name stand in the compiled code. A script run as __main__ has an entry of its own.
    static byte[] Key(string sourcePath, string moduleName)
    {
        var digest = new ContentDigest();
        digest.Append(typeof(CompilationCache).Module.ModuleVersionId.ToByteArray());
        digest.Append(typeof(Value).Module.ModuleVersionId.ToByteArray());
        digest.Append(sourcePath);
        digest.Append(moduleName);
        return digest.Finish();
    }
}
