// Calls of the system on .NET's own libraries, continued: this process, signals to others, clocks, and memory that is a file's.
using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.Runtime;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static unsafe partial class ManagedSystem
{
    // The environment of .NET is the one that there is: who calls has changed it.
    [BypassReadyToRun]
    public static int setenv(byte[] name, byte[] value, int overwrites) => 0;

    [BypassReadyToRun]
    public static int unsetenv(byte[] name) => 0;

    [BypassReadyToRun]
    public static void _exit(int status) => Environment.Exit(status);

    /// <summary>Terminate and kill end a process at once; 0 looks whether it is there.</summary>
    [BypassReadyToRun]
    public static int kill(int pid, int signal)
    {
        const int killed = 9, terminated = 15;
        if (signal is not (0 or killed or terminated))
        {
            throw new PlatformNotSupportedException($"kill: signal {signal} cannot be sent by .NET's own libraries, which only end processes");
        }
        try
        {
            using var found = ManagedProcesses.IsChild(pid) ? null : Process.GetProcessById(pid);
            if (signal != 0)
            {
                ManagedProcesses.End(pid, found, signal);
            }
            return 0;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return Fail(ManagedErrors.NoProcess);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Fail(ManagedErrors.NotPermitted);
        }
    }

    /// <summary>The one call by number: pidfd_open.</summary>
    [BypassReadyToRun]
    public static int syscall(nint number, nint pid, nint flags) => ManagedProcesses.Of((int)pid) is { } process ? Add(new ManagedProcessEnd(process)) : Fail(ManagedErrors.NoProcess);

    [BypassReadyToRun]
    public static nint sysconf(int name)
    {
        const int ticks = 2, openFiles = 4, page = 30, longestName = 71, processors = 83, processorsOnline = 84, pages = 85;
        const int mostFiles = 1 << 20;
        switch (name)
        {
            case ticks:
                return 100;
            case openFiles:
                return mostFiles;
            case page:
                return Environment.SystemPageSize;
            case longestName:
                return 256;
            case processors or processorsOnline:
                return Environment.ProcessorCount;
            case pages:
                return (nint)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Environment.SystemPageSize);
            default:
                return Fail(Linux.InvalidArgument);
        }
    }

    // ---- clocks ----------------------------------------------------------------------------------------------------------------

    const int DayTime = 0, Monotonic = 1, OfProcess = 2, MonotonicRaw = 4, CoarseDayTime = 5, CoarseMonotonic = 6, SinceStart = 7;

    [BypassReadyToRun]
    public static int clock_gettime(int clock, long* time)
    {
        const long second = 1_000_000_000;
        long Nanoseconds(TimeSpan span) => span.Ticks * 100;
        long? found = clock switch
        {
            DayTime or CoarseDayTime => Nanoseconds(DateTime.UtcNow - DateTime.UnixEpoch),
            Monotonic or MonotonicRaw or CoarseMonotonic or SinceStart => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency)),
            OfProcess => Nanoseconds(Environment.CpuUsage.TotalTime),
            _ => null,
        };
        if (found is not { } nanoseconds)
        {
            return Fail(Linux.InvalidArgument);
        }
        (time[0], time[1]) = (nanoseconds / second, nanoseconds % second);
        return 0;
    }

    [BypassReadyToRun]
    public static int clock_getres(int clock, long* time)
    {
        if (clock is < DayTime or > SinceStart or 3)
        {
            return Fail(Linux.InvalidArgument);
        }
        (time[0], time[1]) = (0, clock is DayTime or CoarseDayTime or OfProcess ? 100 : Math.Max(1, 1_000_000_000 / Stopwatch.Frequency));
        return 0;
    }

    // ---- memory ----------------------------------------------------------------------------------------------------------------

    // By address: null is memory that is no file's.
    static readonly Dictionary<nint, (MemoryMappedFile File, MemoryMappedViewAccessor View)?> maps = [];

    [BypassReadyToRun]
    public static nint mmap(nint address, nint length, int protection, int flags, int fd, long offset)
    {
        const int writing = 2, isPrivate = 2, anonymous = 0x20;
        if (length <= 0 || offset % Environment.SystemPageSize != 0)
        {
            return Fail(Linux.InvalidArgument);
        }
        try
        {
            nint made;
            (MemoryMappedFile, MemoryMappedViewAccessor)? map = null;
            if ((flags & anonymous) != 0)
            {
                made = (nint)NativeMemory.AlignedAlloc((nuint)length, (nuint)Environment.SystemPageSize);
                NativeMemory.Clear((void*)made, (nuint)length);
            }
            else
            {
                switch (Get(fd))
                {
                    case null:
                        return -1;
                    case ManagedDiskFile { Stream: var stream }:
                        var access = (flags & isPrivate) != 0 ? MemoryMappedFileAccess.CopyOnWrite : (protection & writing) != 0 ? MemoryMappedFileAccess.ReadWrite : MemoryMappedFileAccess.Read;
                        var file = MemoryMappedFile.CreateFromFile(stream, null, 0, stream.CanWrite ? MemoryMappedFileAccess.ReadWrite : access == MemoryMappedFileAccess.ReadWrite ? access : MemoryMappedFileAccess.Read,
                            HandleInheritability.None, leaveOpen: true);
                        var view = file.CreateViewAccessor(offset, length, access);
                        byte* first = null;
                        view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
                        made = (nint)first + (nint)view.PointerOffset;
                        map = (file, view);
                        break;
                    default:
                        return Fail(ManagedErrors.NoAccess);
                }
            }
            lock (maps)
            {
                maps[made] = map;
            }
            return made;
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error is ArgumentException ? ManagedErrors.NoAccess : ManagedErrors.Of(error));
        }
    }

    [BypassReadyToRun]
    public static int munmap(nint address, nint length)
    {
        (MemoryMappedFile File, MemoryMappedViewAccessor View)? map;
        lock (maps)
        {
            if (!maps.Remove(address, out map))
            {
                return Fail(Linux.InvalidArgument);
            }
        }
        if (map is var (file, view))
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file.Dispose();
        }
        else
        {
            NativeMemory.AlignedFree((void*)address);
        }
        return 0;
    }

    [BypassReadyToRun]
    public static int msync(nint address, nint length, int flags)
    {
        lock (maps)
        {
            foreach (var (start, map) in maps)
            {
                if (map is var (_, view) && address >= start && address < start + (nint)view.Capacity)
                {
                    return Try(view.Flush);
                }
            }
        }
        return 0;
    }

    // Advice is taken or left.
    [BypassReadyToRun]
    public static int madvise(nint address, nint length, int advice) => 0;
}
