// Calls of the system on .NET's own libraries alone: for Windows, macOS and other machines, and for whoever wants no other (SystemCalls decides). Functions are named, take and answer as
// those of Linux's C library: -1, and the error's number where Marshal keeps the last one. Here: the descriptors, which are numbers of this process only, and reading and writing through them.
// Invariant: a descriptor's number is the lowest that is free, as everywhere.
using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Text;

namespace Stackless.Runtime;

[SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "they are named as the system names them")]
static unsafe partial class ManagedSystem
{
    public const short Failing = 8, HungUp = 16, Invalid = 32;

    const int AccessMode = 3, Create = 0x40, Exclusive = 0x80, Truncated = 0x200, WriteOnly = 1;

    struct Descriptor
    {
        public ManagedFile? File;
        public bool IsInherited;
    }

    static readonly Lock gate = new();
    static readonly ManagedStandardStream[] standard = [new(0), new(1), new(2)];
    static Descriptor[] descriptors = StandardDescriptors();

    [BypassReadyToRun]
    static Descriptor[] StandardDescriptors()
    {
        var made = new Descriptor[standard.Length];
        for (var i = 0; i < made.Length; i++)
        {
            standard[i].Taken();
            made[i] = new() { File = standard[i], IsInherited = true };
        }
        return made;
    }

    // ---- errors --------------------------------------------------------------------------------------------------------------

    [BypassReadyToRun]
    static int Fail(int errno)
    {
        Marshal.SetLastPInvokeError(errno);
        return -1;
    }

    [BypassReadyToRun]
    static int Fail(Exception error) => Fail(ManagedErrors.Of(error));

    [BypassReadyToRun]
    static int Result(int answer) => answer < 0 ? Fail(-answer) : answer;

    // What is done is done, or has thrown.
    [BypassReadyToRun]
    static int Try(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    [BypassReadyToRun]
    static bool IsOfTheSystem(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or InvalidOperationException or System.Net.Sockets.SocketException;

    // ---- descriptors -----------------------------------------------------------------------------------------------------------

    [BypassReadyToRun]
    internal static ManagedStandardStream Standard(int number) => standard[number];

    /// <summary>Null, with the error set: there is none of that number.</summary>
    [BypassReadyToRun]
    internal static ManagedFile? Get(int fd)
    {
        var all = descriptors;
        if ((uint)fd < (uint)all.Length && all[fd].File is { } file)
        {
            return file;
        }
        Fail(ManagedErrors.BadDescriptor);
        return null;
    }

    [BypassReadyToRun]
    internal static ManagedFile? Peek(int fd)
    {
        var all = descriptors;
        return (uint)fd < (uint)all.Length ? all[fd].File : null;
    }

    [BypassReadyToRun]
    internal static int Add(ManagedFile file, int lowest = 0)
    {
        lock (gate)
        {
            var fd = lowest;
            while (fd < descriptors.Length && descriptors[fd].File is not null)
            {
                fd++;
            }
            Put(fd, file);
            return fd;
        }
    }

    [BypassReadyToRun]
    static void Put(int fd, ManagedFile file, bool isInherited = false)
    {
        if (fd >= descriptors.Length)
        {
            Array.Resize(ref descriptors, Math.Max(fd + 1, 2 * descriptors.Length));
        }
        file.Taken();
        descriptors[fd] = new() { File = file, IsInherited = isInherited };
    }

    [BypassReadyToRun]
    public static int open(byte[] path, int flags, int mode)
    {
        var name = PathOf(path);
        try
        {
            if (Directory.Exists(name))
            {
                return (flags & (AccessMode | Create)) != 0 ? Fail(ManagedErrors.IsFolder) : Add(new ManagedFolder(System.IO.Path.GetFullPath(name)) { Flags = flags });
            }
            if ((flags & Linux.OpenFlagsOn(RuntimeInformation.ProcessArchitecture).Directory) != 0)
            {
                return Fail(File.Exists(name) ? ManagedErrors.NoFolder : ManagedErrors.NoEntry);
            }
            if (name.Length == 0)
            {
                return Fail(ManagedErrors.NoEntry);
            }
            if (name[^1] == '/')
            {
                return Fail((flags & Create) != 0 ? ManagedErrors.IsFolder : File.Exists(name.TrimEnd('/')) ? ManagedErrors.NoFolder : ManagedErrors.NoEntry);
            }
            var access = (flags & AccessMode) switch
            {
                0 => FileAccess.Read,
                WriteOnly => FileAccess.Write,
                _ => FileAccess.ReadWrite,
            };
            var isNew = (flags & Create) != 0 && !Exists(name);
            if (!isNew && (flags & (Create | Exclusive)) == (Create | Exclusive))
            {
                return Fail(ManagedErrors.Exists);
            }
            var options = new FileStreamOptions
            {
                Mode = (flags & (Create | Exclusive)) == (Create | Exclusive) ? FileMode.CreateNew : (flags & Create) != 0 ? FileMode.OpenOrCreate : FileMode.Open,
                Access = access,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
            };
            if (isNew && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = (UnixFileMode)(mode & ~mask & 0xfff);
            }
            var stream = new FileStream(name, options);
            if ((flags & Truncated) != 0 && access != FileAccess.Read && stream.CanSeek && stream.Length > 0)
            {
                stream.SetLength(0);
            }
            return Add(new ManagedDiskFile(stream, System.IO.Path.GetFullPath(name)) { Flags = flags & ~(Create | Exclusive | Truncated | Linux.CloseOnExec) });
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return error is DirectoryNotFoundException or FileNotFoundException && IsBelowAFile(name) ? Fail(ManagedErrors.NoFolder) : Fail(error);
        }
    }

    [BypassReadyToRun]
    public static int close(int fd)
    {
        ManagedFile? file;
        lock (gate)
        {
            file = Get(fd);
            if (file is null)
            {
                return -1;
            }
            descriptors[fd] = default;
        }
        return Try(file.GivenBack);
    }

    [BypassReadyToRun]
    public static int dup(int fd) => Get(fd) is { } file ? Add(file) : -1;

    [BypassReadyToRun]
    public static int dup2(int fd, int other)
    {
        if (Get(fd) is not { } file)
        {
            return -1;
        }
        if (other < 0)
        {
            return Fail(ManagedErrors.BadDescriptor);
        }
        if (fd != other)
        {
            ManagedFile? former;
            lock (gate)
            {
                former = Peek(other);
                Put(other, file, isInherited: true);
            }
            former?.GivenBack();
        }
        return other;
    }

    [BypassReadyToRun]
    public static int pipe2(int[] ends, int flags)
    {
        var (reader, writer) = new ManagedPipe().Ends();
        reader.Flags = flags & Linux.NonBlocking;
        writer.Flags = reader.Flags | WriteOnly;
        (ends[0], ends[1]) = (Add(reader), Add(writer));
        return 0;
    }

    [BypassReadyToRun]
    public static nint read(int fd, byte[] buffer, nint count)
    {
        try
        {
            return Get(fd) is { } file ? Result(file.Read(buffer.AsSpan(0, (int)count))) : -1;
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    [BypassReadyToRun]
    public static nint write(int fd, byte* buffer, nint count)
    {
        try
        {
            return Get(fd) is { } file ? Result(file.Write(new ReadOnlySpan<byte>(buffer, (int)Math.Min(count, int.MaxValue)))) : -1;
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    [BypassReadyToRun]
    public static long lseek(int fd, long offset, int whence)
    {
        switch (Get(fd))
        {
            case null:
                return -1;
            case ManagedDiskFile { Stream: { CanSeek: true } stream }:
                try
                {
                    var at = whence switch
                    {
                        0 => offset,
                        1 => stream.Position + offset,
                        2 => stream.Length + offset,
                        _ => -1,
                    };
                    return at < 0 ? Fail(Linux.InvalidArgument) : stream.Position = at;
                }
                catch (Exception error) when (IsOfTheSystem(error))
                {
                    return Fail(error);
                }
            case ManagedFolder:
                return 0;
            default:
                return Fail(ManagedErrors.NoSeek);
        }
    }

    [BypassReadyToRun]
    public static int isatty(int fd) => Get(fd) switch
    {
        null => 0,
        ManagedStandardStream { IsTerminal: true } => 1,
        _ => Fail(ManagedErrors.IsNoTerminal) + 1,
    };

    [BypassReadyToRun]
    public static int ftruncate(int fd, long length) => Get(fd) switch
    {
        null => -1,
        ManagedDiskFile { Stream: { CanSeek: true, CanWrite: true } stream } when length >= 0 => Try([BypassReadyToRun] () =>
        {
            var at = stream.Position;
            stream.SetLength(length);
            stream.Position = at;
        }),
        _ => Fail(Linux.InvalidArgument),
    };

    [BypassReadyToRun]
    public static int fsync(int fd) => Get(fd) switch
    {
        null => -1,
        ManagedDiskFile { Stream: { CanWrite: true } stream } => Try(() => stream.Flush(flushToDisk: true)),
        ManagedDiskFile or ManagedFolder => 0,
        _ => Fail(Linux.InvalidArgument),
    };

    // F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC.
    [BypassReadyToRun]
    public static int fcntl(int fd, int command, nint argument)
    {
        if (Get(fd) is not { } file)
        {
            return -1;
        }
        const int changeable = Linux.NonBlocking | 0x400;
        switch (command)
        {
            case 0 or 1030:
                return Add(file, (int)argument);
            case 1:
                return descriptors[fd].IsInherited ? 0 : 1;
            case 2:
                descriptors[fd].IsInherited = (argument & 1) == 0;
                return 0;
            case Linux.GetFlags:
                return file.Flags;
            case Linux.SetFlags:
                file.Flags = file.Flags & ~changeable | (int)argument & changeable;
                return 0;
            default:
                throw new PlatformNotSupportedException($"fcntl: command {command} is Linux's, and here are .NET's own libraries only");
        }
    }

    /// <summary>The size of a terminal's window: lines, columns.</summary>
    [BypassReadyToRun]
    public static int ioctl(int fd, nint request, ushort[] size)
    {
        if (isatty(fd) == 0)
        {
            return -1;
        }
        return Try(() => (size[0], size[1]) = ((ushort)Console.WindowHeight, (ushort)Console.WindowWidth));
    }
}
