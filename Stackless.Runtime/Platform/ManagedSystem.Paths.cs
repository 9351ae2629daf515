// Calls of the system on .NET's own libraries, continued: files and folders by their names. What .NET does not tell of a file is made up so that two names of one file agree and
// two files do not: its number is that of its full name. Users and groups are 0, there is one link to each file, and who may what is asked as if the file were ours.
using System.IO.Enumeration;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Text;

namespace Stackless.Runtime;

static unsafe partial class ManagedSystem
{
    const int KindMask = 0xf000, FolderKind = 0x4000, FileKind = 0x8000, LinkKind = 0xA000;

    // What the system takes from the mode of what is made: what it is before somebody asks cannot be known.
    static int mask = 0x12;

    [BypassReadyToRun]
    internal static string PathOf(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path.IndexOf((byte)0) is >= 0 and var end ? path[..end] : path);

    [BypassReadyToRun]
    static string PathOf(byte[] path) => PathOf(path.AsSpan());

    [BypassReadyToRun]
    static string Bare(byte[] path) => PathOf(path) is var name && name.Length > 1 ? System.IO.Path.TrimEndingDirectorySeparator(name) : name;

    /// <summary>The entry itself, not what a link leads to; null if there is none.</summary>
    [BypassReadyToRun]
    static FileSystemInfo? Entry(string path)
    {
        if (path.Length == 0)
        {
            return null;
        }
        FileSystemInfo file = new FileInfo(path);
        if ((int)file.Attributes == -1)
        {
            return null;
        }
        return (file.Attributes & FileAttributes.Directory) != 0 ? new DirectoryInfo(path) : file;
    }

    [BypassReadyToRun]
    static bool Exists(string path) => Entry(path) is not null;

    // Why a name leads nowhere.
    [BypassReadyToRun]
    static bool IsBelowAFile(string path)
    {
        for (var parent = System.IO.Path.GetDirectoryName(path); !string.IsNullOrEmpty(parent); parent = System.IO.Path.GetDirectoryName(parent))
        {
            if (File.Exists(parent))
            {
                return true;
            }
        }
        return false;
    }

    [BypassReadyToRun]
    static int Missing(string path) => Fail(IsBelowAFile(path) ? ManagedErrors.NoFolder : ManagedErrors.NoEntry);

    [BypassReadyToRun]
    static bool IsLink(FileSystemInfo entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0 && entry.LinkTarget is not null;

    [BypassReadyToRun]
    static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo && !IsLink(entry);

    /// <summary>What the name stands for at the end of all links; null, with the error set, if that is nothing.</summary>
    [BypassReadyToRun]
    static FileSystemInfo? Target(string path)
    {
        if (Entry(path) is not { } entry)
        {
            Missing(path);
            return null;
        }
        try
        {
            if (!IsLink(entry))
            {
                return entry;
            }
            if (entry.ResolveLinkTarget(returnFinalTarget: true) is { } found && Entry(found.FullName) is { } target)
            {
                return target;
            }
            Fail(ManagedErrors.NoEntry);
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            Fail(error);
        }
        return null;
    }

    // ---- status --------------------------------------------------------------------------------------------------------------

    // Fowler, Noll and Vo's hash of a name.
    [BypassReadyToRun]
    static long NumberOf(string path)
    {
        var hash = 14695981039346656037;
        foreach (var c in path)
        {
            hash = (hash ^ c) * 1099511628211;
        }
        return (long)(hash & long.MaxValue);
    }

    [BypassReadyToRun]
    static int ModeOf(FileSystemInfo entry)
    {
        var kind = IsLink(entry) ? LinkKind : entry is DirectoryInfo ? FolderKind : FileKind;
        if (!OperatingSystem.IsWindows())
        {
            return (kind == FileKind && (entry.Attributes & FileAttributes.Device) != 0 ? 0x2000 : kind) | (int)entry.UnixFileMode;
        }
        const int reading = 0x124, writing = 0x92, running = 0x49;
        var isProgram = kind == FolderKind || entry.Extension.ToLowerInvariant() is ".exe" or ".bat" or ".cmd" or ".com";
        return kind | reading | ((entry.Attributes & FileAttributes.ReadOnly) == 0 ? writing : 0) | (isProgram ? running : 0);
    }

    /// <summary>Fills the numbers that are known into a struct statx.</summary>
    [BypassReadyToRun]
    public static int statx(int folder, byte[] path, int flags, uint wanted, byte[] result)
    {
        var isDescriptor = (flags & Linux.EmptyPath) != 0;
        FileSystemInfo? entry;
        long? length = null;
        if (isDescriptor)
        {
            switch (Get(folder))
            {
                case null:
                    return -1;
                case ManagedDiskFile { Stream.CanSeek: true } file:
                    entry = new FileInfo(file.Path);
                    length = file.Stream.Length;
                    break;
                case ManagedFolder { Path: var name }:
                    entry = new DirectoryInfo(name);
                    break;
                case var other:
                    return Fill(result, other.Kind | 0x190, folder, 0, 1, 0, 0, 0);
            }
        }
        else
        {
            var name = (flags & Linux.NoFollow) == 0 ? PathOf(path) : Bare(path);
            entry = (flags & Linux.NoFollow) == 0 ? Target(name) : Entry(name);
            if (entry is null)
            {
                return (flags & Linux.NoFollow) == 0 ? -1 : Missing(name);
            }
            if (name[^1] == '/' && !IsFolder(entry))
            {
                return Fail(ManagedErrors.NoFolder);
            }
        }
        try
        {
            var mode = entry.Exists || length is null ? ModeOf(entry) : FileKind | 0x180;
            length ??= (mode & KindMask) switch
            {
                FileKind => ((FileInfo)entry).Length,
                LinkKind => entry.LinkTarget!.Length,
                _ => 0,
            };
            return Fill(result, mode, NumberOf(RealName(entry)), length.Value, entry is DirectoryInfo ? 2 : 1, Time(entry.LastAccessTimeUtc), Time(entry.LastWriteTimeUtc),
                Time(OperatingSystem.IsWindows() ? entry.CreationTimeUtc : entry.LastWriteTimeUtc));
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    // The folder's own name at the end of all links, and the entry's in it.
    [BypassReadyToRun]
    static string RealName(FileSystemInfo entry)
    {
        var name = entry.FullName.TrimEnd(System.IO.Path.DirectorySeparatorChar);
        for (var (at, rest) = (System.IO.Path.GetDirectoryName(name), ""); at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            var part = new DirectoryInfo(at);
            if ((int)part.Attributes != -1 && IsLink(part) && part.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                rest = name[at.Length..];
                name = target.FullName + rest;
                at = name;
            }
        }
        return OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? name.ToLowerInvariant() : name;
    }

    [BypassReadyToRun]
    static long Time(DateTime time) => (time - DateTime.UnixEpoch).Ticks * 100;

    [BypassReadyToRun]
    static int Fill(byte[] result, int mode, long number, long length, int links, long accessed, long modified, long changed)
    {
        const int blockSize = 4096, sector = 512, device = 1;
        const long second = 1_000_000_000;
        void Set<T>(int at, T value) where T : unmanaged => MemoryMarshal.Write(result.AsSpan(at), value);
        void SetTime(int at, long time)
        {
            Set(at, Math.DivRem(time, second, out var rest) - (rest < 0 ? 1 : 0));
            Set(at + 8, (uint)(rest < 0 ? rest + second : rest));
        }
        Set(4, (uint)blockSize);
        Set(16, (uint)links);
        Set(28, (ushort)mode);
        Set(32, number);
        Set(40, length);
        Set(48, (length + sector - 1) / sector);
        SetTime(64, accessed);
        SetTime(96, changed);
        SetTime(112, modified);
        Set(140, (uint)device);
        return 0;
    }

    [BypassReadyToRun]
    public static int access(byte[] path, int mode)
    {
        if (Target(PathOf(path)) is not { } entry)
        {
            return -1;
        }
        // Root may do all but run what nobody runs.
        var has = ModeOf(entry);
        const int owner = 6, running = 1, anybodyRuns = 0x49;
        var may = Environment.UserName == "root" ? 6 | ((has & anybodyRuns) != 0 ? running : 0) : has >> owner & 7;
        return (mode & ~may) == 0 ? 0 : Fail(ManagedErrors.NoAccess);
    }

    [BypassReadyToRun]
    static int SetMode(FileSystemInfo? entry, int mode) => entry is null ? -1 : Try([BypassReadyToRun] () =>
    {
        if (OperatingSystem.IsWindows())
        {
            const int ownerWrites = 0x80;
            entry.Attributes = (mode & ownerWrites) != 0 ? entry.Attributes & ~FileAttributes.ReadOnly : entry.Attributes | FileAttributes.ReadOnly;
        }
        else
        {
            entry.UnixFileMode = (UnixFileMode)(mode & 0xfff);
        }
    });

    [BypassReadyToRun]
    public static int chmod(byte[] path, int mode) => SetMode(Target(PathOf(path)), mode);

    [BypassReadyToRun]
    public static int fchmod(int fd, int mode) => Get(fd) switch
    {
        null => -1,
        ManagedDiskFile file => SetMode(new FileInfo(file.Path), mode),
        ManagedFolder folder => SetMode(new DirectoryInfo(folder.Path), mode),
        _ => Fail(Linux.InvalidArgument),
    };

    [BypassReadyToRun]
    public static int umask(int wanted)
    {
        var former = mask;
        mask = wanted & 0x1ff;
        return former;
    }

    [BypassReadyToRun]
    static int SetTimes(FileSystemInfo? entry, long[] times) => entry is null ? -1 : Try([BypassReadyToRun] () =>
    {
        [BypassReadyToRun]
        static DateTime At(long seconds, long nanoseconds) => DateTime.UnixEpoch.AddTicks(checked(seconds * TimeSpan.TicksPerSecond + nanoseconds / 100));
        entry.LastAccessTimeUtc = At(times[0], times[1]);
        entry.LastWriteTimeUtc = At(times[2], times[3]);
    });

    [BypassReadyToRun]
    public static int utimensat(int folder, byte[] path, long[] times, int flags)
    {
        var name = PathOf(path);
        if ((flags & Linux.NoFollow) == 0)
        {
            return SetTimes(Target(name), times);
        }
        return Entry(name) is { } entry ? SetTimes(entry, times) : Missing(name);
    }

    [BypassReadyToRun]
    public static int futimens(int fd, long[] times) => Get(fd) switch
    {
        null => -1,
        ManagedDiskFile file => SetTimes(new FileInfo(file.Path), times),
        ManagedFolder folder => SetTimes(new DirectoryInfo(folder.Path), times),
        _ => Fail(Linux.InvalidArgument),
    };

    [BypassReadyToRun]
    public static int truncate(byte[] path, long length)
    {
        if (Target(PathOf(path)) is not { } entry)
        {
            return -1;
        }
        if (entry is DirectoryInfo)
        {
            return Fail(ManagedErrors.IsFolder);
        }
        return length < 0 ? Fail(Linux.InvalidArgument) : Try([BypassReadyToRun] () =>
        {
            using var file = new FileStream(entry.FullName, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            file.SetLength(length);
        });
    }

    // ---- names ---------------------------------------------------------------------------------------------------------------

    /// <summary>(name, type, number) for each entry of a folder, as struct dirent has the type; null, with the error set, if it cannot be read.</summary>
    [BypassReadyToRun]
    public static PyList? Entries(ReadOnlySpan<byte> path)
    {
        if (Target(PathOf(path)) is not { } folder)
        {
            return null;
        }
        if (folder is not DirectoryInfo)
        {
            Fail(ManagedErrors.NoFolder);
            return null;
        }
        const int isFolder = 4, isFile = 8, isLink = 10;
        try
        {
            var list = new PyList();
            foreach (var entry in new FileSystemEnumerable<PyTuple>(folder.FullName, static (ref FileSystemEntry e) => PyTuple.Of(new Value(new PyBytes(Encoding.UTF8.GetBytes(e.FileName.ToString()))),
                Value.Int((e.Attributes & FileAttributes.ReparsePoint) != 0 ? isLink : e.IsDirectory ? isFolder : isFile), Value.Int(NumberOf(e.ToFullPath()))), new() { AttributesToSkip = 0, IgnoreInaccessible = false }))
            {
                list.Append(new Value(entry));
            }
            return list;
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            Fail(error);
            return null;
        }
    }

    // What a new entry of that name would be refused for; null: nothing.
    [BypassReadyToRun]
    static int? WhyNotNew(string path) => path.Length == 0 ? ManagedErrors.NoEntry
        : Exists(path) ? ManagedErrors.Exists
        : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } parent && !Directory.Exists(parent) ? IsBelowAFile(path) ? ManagedErrors.NoFolder : ManagedErrors.NoEntry
        : null;

    [BypassReadyToRun]
    public static int mkdir(byte[] path, int mode)
    {
        var name = Bare(path);
        return WhyNotNew(name) is { } error ? Fail(error) : Try([BypassReadyToRun] () =>
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(name);
            }
            else
            {
                Directory.CreateDirectory(name, (UnixFileMode)(mode & ~mask & 0xfff));
            }
        });
    }

    [BypassReadyToRun]
    public static nint getcwd(byte[] buffer, nint size) => Try([BypassReadyToRun] () =>
    {
        var name = Encoding.UTF8.GetBytes(Directory.GetCurrentDirectory());
        name.CopyTo(buffer.AsSpan(0, (int)size - 1));
        buffer[name.Length] = 0;
    }) < 0 ? 0 : 1;

    [BypassReadyToRun]
    public static int chdir(byte[] path)
    {
        var name = PathOf(path);
        return Entry(Bare(path)) is null ? Missing(name) : !Directory.Exists(name) ? Fail(ManagedErrors.NoFolder) : Try([BypassReadyToRun] () => Directory.SetCurrentDirectory(name));
    }

    [BypassReadyToRun]
    public static int rmdir(byte[] path)
    {
        var name = Bare(path);
        return Entry(name) switch
        {
            null => Missing(name),
            var entry when !IsFolder(entry) => Fail(ManagedErrors.NoFolder),
            DirectoryInfo folder => Try([BypassReadyToRun] () =>
            {
                if (folder.EnumerateFileSystemInfos().Any())
                {
                    throw new SystemCallException(ManagedErrors.NotEmpty);
                }
                folder.Delete(recursive: false);
            }),
            _ => Fail(ManagedErrors.NoFolder),
        };
    }

    [BypassReadyToRun]
    public static int unlink(byte[] path)
    {
        var name = PathOf(path);
        return Entry(name) switch
        {
            null => Missing(name),
            var entry when IsFolder(entry) => Fail(ManagedErrors.IsFolder),
            var entry => Try(entry.Delete),
        };
    }

    [BypassReadyToRun]
    public static int rename(byte[] from, byte[] to)
    {
        string source = Bare(from), target = Bare(to);
        if (Entry(source) is not { } entry)
        {
            return Missing(source);
        }
        var former = Entry(target);
        if (former is null && WhyNotNew(target) is { } error)
        {
            return Fail(error);
        }
        if (!IsFolder(entry))
        {
            return former is not null && IsFolder(former) ? Fail(ManagedErrors.IsFolder) : Try(() => File.Move(source, target, overwrite: true));
        }
        if (former is not null && !IsFolder(former))
        {
            return Fail(ManagedErrors.NoFolder);
        }
        string full = System.IO.Path.GetFullPath(source), place = System.IO.Path.GetFullPath(target);
        if (full == place)
        {
            return 0;
        }
        if (place.StartsWith(full + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return Fail(Linux.InvalidArgument);
        }
        return former is not null && rmdir(to) < 0 ? -1 : Try(() => Directory.Move(source, target));
    }

    [BypassReadyToRun]
    public static int symlink(byte[] target, byte[] path)
    {
        string name = PathOf(path), text = PathOf(target);
        if (text.Length == 0)
        {
            return Fail(ManagedErrors.NoEntry);
        }
        if (WhyNotNew(name) is { } error)
        {
            return Fail(error);
        }
        // Windows tells links to folders apart.
        var isFolder = Directory.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(name)) ?? "", text));
        return Try(() => _ = isFolder ? Directory.CreateSymbolicLink(name, text) : File.CreateSymbolicLink(name, text));
    }

    [BypassReadyToRun]
    public static nint readlink(byte[] path, byte[] buffer, nint size)
    {
        var name = PathOf(path);
        switch (Entry(name))
        {
            case null:
                return Missing(name);
            case var entry when entry.LinkTarget is { } target:
                var bytes = Encoding.UTF8.GetBytes(target);
                var count = Math.Min(bytes.Length, (int)size);
                bytes.AsSpan(0, count).CopyTo(buffer);
                return count;
            default:
                return Fail(Linux.InvalidArgument);
        }
    }
}
