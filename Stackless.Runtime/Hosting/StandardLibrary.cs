// CPython's Lib as one assembly beside the runtime, made by the build: an image (ModuleImage) for every module, in the resource of its name. What programs
// import most is read where it lies in the mapped file; the rest is compressed. The launcher takes a module from it in place of compiling the file
// that it found along sys.path, if the file is the library's own and older than the assembly, or has the content that the image was made from;
// an application, which has no files, takes whatever its own assembly does not have; beside a linked one the file has those modules only that it may import. Loaded when the first such module is imported.
// All interpreters share the modules. One of the same name from another file than the first one's is compiled from its file: code says where it is from.
using System.Buffers;
using System.IO.Compression;
using System.Numerics;
using System.Reflection;

namespace Stackless.Hosting;

public static class StandardLibrary
{
    public const string AssemblyName = "Stackless.StandardLibrary";

    /// <summary>The class, and its one field, that say what the assembly holds: the build it is for, then an <see cref="Entry"/> a line.</summary>
    public const string IndexClass = "<Index>", IndexField = "Modules";

    /// <summary>A module that the assembly holds; in the index, fields separated by spaces.</summary>
    /// <param name="File">Where in the Lib folder it is, with slashes.</param>
    /// <param name="Digest">Of the file it was compiled from: <see cref="DigestOf"/>.</param>
    /// <param name="IsPacked">Its image is compressed.</param>
    /// <param name="ImportList">The modules that it may import, found or not, with commas.</param>
    public sealed record Entry(string Name, string File, long Digest, bool IsPacked, string ImportList)
    {
        public bool IsPackage => File.EndsWith("__init__.py", StringComparison.Ordinal);

        public string[] Imports => ImportList.Split(',', StringSplitOptions.RemoveEmptyEntries);

        public override string ToString() => $"{Name} {File} {Digest:x} {(IsPacked ? "packed" : "")} {ImportList}";

        internal static Entry Parse(string line)
        {
            var parts = line.Split(' ');
            return new Entry(parts[0], parts[1], Convert.ToInt64(parts[2], 16), parts[3].Length > 0, parts[4]);
        }
    }

    // Made: when, in ticks. Entries are parsed when they are asked for: a program imports few of the six hundred.
    sealed record Contents(Assembly Assembly, Dictionary<string, string> Lines, long Made)
    {
        public Entry? Find(string moduleName) => Lines.TryGetValue(moduleName, out var line) ? Entry.Parse(line) : null;
    }

    static readonly Lazy<Contents?> contents = new(Load);
    static readonly Dictionary<string, string> files = [];
    static readonly Dictionary<string, CompiledModule> modules = [];

    /// <summary>Is the assembly beside the runtime?</summary>
    public static bool IsPresent => RuntimePart.IsPresent(AssemblyName);

    /// <summary>Where the assembly is looked for.</summary>
    public static string Location => RuntimePart.PathOf(AssemblyName);

    /// <summary>The assembly is there, but of no use to this build of the runtime.</summary>
    internal static bool IsStale => IsPresent && contents.Value is null;

    /// <summary>Identifies a file's content: 64 bits, for telling a file that was edited from the one that was compiled.</summary>
    public static long DigestOf(ReadOnlySpan<byte> source)
    {
        const ulong multiplier = 0x9E3779B97F4A7C15;
        var h = (ulong)source.Length * multiplier;
        while (source.Length >= 8)
        {
            h = BitOperations.RotateLeft((h ^ BitConverter.ToUInt64(source)) * multiplier, 29);
            source = source[8..];
        }
        ulong tail = 0;
        for (var i = 0; i < source.Length; i++)
        {
            tail |= (ulong)source[i] << (8 * i);
        }
        h = (h ^ tail) * multiplier;
        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93;
        h ^= h >> 29;
        return h is 0 or ulong.MaxValue ? -2 : (long)h;
    }

    /// <summary>The module's entry if it was compiled from this source; null if not, or if there is no such module.</summary>
    public static Entry? Describe(string moduleName, ReadOnlySpan<byte> source) =>
        contents.Value?.Find(moduleName) is { } entry && entry.Digest == DigestOf(source) ? entry : null;

    /// <summary>For the launcher: the module to use in place of compiling this file; null if there is none, or it is another file's.</summary>
    /// <param name="stamp">Of the file. One of the library's own that has not changed since the library was compiled is not read.</param>
    /// <param name="read">Reads the file.</param>
    public static CompiledModule? Claim(string moduleName, string file, FileStamp stamp, Func<byte[]> read)
    {
        if (contents.Value is not { } known || known.Find(moduleName) is not { } entry ||
            !(stamp.Changed <= known.Made && FileOf(moduleName) == file) && entry.Digest != DigestOf(read()))
        {
            return null;
        }
        lock (files)
        {
            return files.TryAdd(moduleName, file) || files[moduleName] == file ? ModuleOf(entry) : null;
        }
    }

    /// <summary>For applications: a module and whether it is a package; null if there is none.</summary>
    internal static (CompiledModule Module, bool IsPackage)? Find(string moduleName) =>
        contents.Value?.Find(moduleName) is { } entry ? (ModuleOf(entry), entry.IsPackage) : null;

    static CompiledModule ModuleOf(Entry entry)
    {
        lock (modules)
        {
            if (!modules.TryGetValue(entry.Name, out var module))
            {
                module = ModuleImage.Read(ImageOf(entry), FileOf(entry.Name));
                modules.Add(entry.Name, module);
            }
            return module;
        }
    }

    static unsafe ReadOnlyMemory<byte> ImageOf(Entry entry)
    {
        var stream = contents.Value!.Assembly.GetManifestResourceStream(entry.Name) ?? throw new BadImageFormatException($"{Location} has no module {entry.Name}");
        if (!entry.IsPacked && stream is UnmanagedMemoryStream mapped)
        {
            return new MappedMemory(mapped.PositionPointer, (int)mapped.Length).Memory;
        }
        if (entry.IsPacked)
        {
            return Unpack(stream);
        }
        using var image = new MemoryStream();
        stream.CopyTo(image);
        return image.ToArray();
    }

    /// <summary>An image that was compressed.</summary>
    internal static byte[] Unpack(Stream packed)
    {
        using var image = new MemoryStream();
        using var content = new BrotliStream(packed, CompressionMode.Decompress);
        content.CopyTo(image);
        return image.ToArray();
    }

    /// <summary>A module's image as it stands in the assembly, for a copy of the assembly that has fewer; null if there is no such module.</summary>
    public static (Entry Entry, byte[] Image)? Stored(string moduleName)
    {
        if (contents.Value is not { } known || known.Find(moduleName) is not { } entry)
        {
            return null;
        }
        using var stream = known.Assembly.GetManifestResourceStream(entry.Name)!;
        var image = new byte[stream.Length];
        stream.ReadExactly(image);
        return (entry, image);
    }

    // Of the assembly's file, which stays mapped as long as the process lives.
    sealed unsafe class MappedMemory(byte* start, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(start, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }

    // The file that code objects and tracebacks name.
    static string FileOf(string moduleName)
    {
        lock (files)
        {
            return files.TryGetValue(moduleName, out var file)
                ? file
                : Path.Combine(Path.GetDirectoryName(Location)!, "Lib", contents.Value!.Find(moduleName)!.File.Replace('/', Path.DirectorySeparatorChar));
        }
    }

    // What is left of an earlier build of the runtime is as good as nothing.
    static Contents? Load()
    {
        if (RuntimePart.Load(AssemblyName) is not { } assembly)
        {
            return null;
        }
        var index = ((string)CompiledModules.ClassOf(assembly, IndexClass)!.GetField(IndexField)!.GetRawConstantValue()!).Split('\n');
        if (index[0] != RuntimeBuild.Id)
        {
            return null;
        }
        var lines = new Dictionary<string, string>(index.Length);
        for (var i = 1; i < index.Length; i++)
        {
            lines.Add(index[i][..index[i].IndexOf(' ')], index[i]);
        }
        return new Contents(assembly, lines, File.GetLastWriteTimeUtc(Location).Ticks);
    }
}
