// _posix: system calls on files, folders and processes, by the C library of Linux. Paths and file descriptors as the system has them
// (bytes, ints); posix.py makes them what Python programs see. Errors are OSErrors with the system's number and text.
// https://docs.python.org/3/library/os.html
using System.Runtime.InteropServices;
using System.Text;
using static Stackless.Runtime.SystemError;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

[PyModule("_posix")]
static partial class PosixModule
{
    // ---- errors --------------------------------------------------------------------------------------------------------------

    static byte[] Terminated(PyBytes path) => [.. path.Span, 0];

    static Value Done(ThreadState ts, int result, Value fileName = default, Value fileName2 = default) =>
        result < 0 ? Fail(ts, fileName, fileName2) : Value.None;

    [PyFunction("strerror")]
    internal static string ErrorText(int code) => SystemCalls.ErrorText(code);

    /// <summary>The platform is that of .NET's own libraries alone.</summary>
    [PyConstant("is_managed")]
    internal static bool IsManaged => C.IsManaged;

    [PyConstant("O_DIRECTORY")]
    internal static long OpenFolder => Linux.OpenFlagsOn(RuntimeInformation.ProcessArchitecture).Directory;

    [PyConstant("O_NOFOLLOW")]
    internal static long OpenNoLink => Linux.OpenFlagsOn(RuntimeInformation.ProcessArchitecture).NoFollow;

    // ---- file descriptors ----------------------------------------------------------------------------------------------------

    [PyFunction("open")]
    internal static Value Open(ThreadState ts, PyBytes path, int flags, int mode, Value shown)
    {
        var name = Terminated(path);
        return MayWaitElsewhere(ts) && (flags & Linux.NonBlocking) == 0 && IsNamedPipe(name) ? OpenElsewhere(ts, path, flags, mode, shown)
            : OpenNow(name, flags, mode) is >= 0 and var fd ? Value.Int(ts.Interpreter.Opened(fd))
            : DescriptorShortage.FailToOpen(ts, "_posix", "open", [new Value(path), Value.Int(flags), Value.Int(mode), shown], shown);
    }

    static int OpenNow(byte[] path, int flags, int mode)
    {
        int fd;
        do
        {
            fd = C.open(path, flags | Linux.CloseOnExec, mode);
        }
        while (fd < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        return fd;
    }

    [PyFunction("close")]
    internal static Value Close(ThreadState ts, int fd) => 
        Recorded(ts, "posix.close", [Value.Int(ts.Interpreter.Closing(fd))], static (ts, a) => Done(ts, C.close((int)a[0].Bits)));

    // Of functions that do more than ask the system: what the system answers.
    static Value Recorded(ThreadState ts, string name, Value[] arguments, Func<ThreadState, Value[], Value> function, bool isRepeated = false) =>
        ts.Interpreter.Recording is { } recording ? recording.Call(ts, name, arguments, function, isRepeated) : function(ts, arguments);

    [PyFunction("read")]
    internal static Value Read(ThreadState ts, int fd, int count)
    {
        if (count < 0)
        {
            return ts.Raise(BuiltinTypes.OSError, Value.Int(Linux.InvalidArgument), Value.Str("Invalid argument"));
        }
        if (ts.Scheduler.MustWaitFor(fd, Linux.Readable))
        {
            return ts.Then(ts.Scheduler.Poll(ts, fd, Linux.Readable), Readable, Value.Int(fd), Value.Int(count));
        }
        if (MayWaitElsewhere(ts) && IsRemote(fd))
        {
            return Elsewhere(ts, () => ReadBytes(fd, count) is { } bytes ? new Value(new PyBytes(bytes)) : LastError());
        }
        return ts.Interpreter.Recording is null ? ReadNow(ts, fd, count) : Recorded(ts, "posix.read", [Value.Int(fd), Value.Int(count)], static (ts, a) => ReadNow(ts, (int)a[0].Bits, (int)a[1].Bits));
    }

    static Value ReadNow(ThreadState ts, int fd, int count)
    {
        return ReadBytes(fd, count) is { } bytes ? new Value(new PyBytes(bytes)) : Fail(ts);
    }

    // Null: the system has failed.
    static byte[]? ReadBytes(int fd, int count)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(count);
        nint got;
        do
        {
            got = C.read(fd, buffer, count);
        }
        while (got < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        return got < 0 ? null : got == count ? buffer : buffer[..(int)got];
    }

    static readonly unsafe Continuation Readable = new("posix.Linux.Readable", &ReadAgain);
    static readonly unsafe Continuation Writable = new("posix.Linux.Writable", &WriteAgain);

    static Value ReadAgain(ThreadState ts, Value ready, Value fd, Value count, Value c) => Read(ts, (int)fd.Bits, (int)count.Bits);

    static Value WriteAgain(ThreadState ts, Value ready, Value fd, Value data, Value c) => Write(ts, (int)fd.Bits, data);

    [PyFunction("write")]
    internal static Value Write(ThreadState ts, int fd, Value data)
    {
        if (!Buffers.IsBuffer(data))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.MessageName}'");
        }
        if (ts.Scheduler.MustWaitFor(fd, Linux.Writable))
        {
            return ts.Then(ts.Scheduler.Poll(ts, fd, Linux.Writable), Writable, Value.Int(fd), data);
        }
        // What a replay prints is seen.
        return ts.Interpreter.Recording is null ? WriteNow(ts, fd, data)
            : Recorded(ts, "posix.write", [Value.Int(fd), data], static (ts, a) => WriteNow(ts, (int)a[0].Bits, a[1]), isRepeated: fd is 1 or 2);
    }

    static unsafe Value WriteNow(ThreadState ts, int fd, Value data)
    {
        var span = Buffers.Span(data);
        nint written;
        fixed (byte* bytes = span)
        {
            do
            {
                written = C.write(fd, bytes, span.Length);
            }
            while (written < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        }
        return written < 0 ? Fail(ts) : Value.Int(written);
    }

    [PyFunction("lseek")]
    internal static Value Seek(ThreadState ts, int fd, long offset, int whence) => C.lseek(fd, offset, whence) is >= 0 and var at ? Value.Int(at) : Fail(ts);

    [PyFunction("dup")]
    internal static Value Dup(ThreadState ts, int fd) => C.dup(fd) is >= 0 and var made ? Value.Int(ts.Interpreter.Opened(made)) : DescriptorShortage.FailToOpen(ts, "_posix", "dup", [Value.Int(fd)]);

    [PyFunction("dup2")]
    internal static Value Dup2(ThreadState ts, int fd, int other) => Recorded(ts, "posix.dup2", [Value.Int(fd), Value.Int(ts.Interpreter.Closing(other))],
        static (ts, a) => C.dup2((int)a[0].Bits, (int)a[1].Bits) is >= 0 and var made ? Value.Int(ts.Interpreter.Opened(made)) : Fail(ts));

    [PyFunction("pipe")]
    internal static Value Pipe(ThreadState ts)
    {
        var ends = new int[2];
        return C.pipe2(ends, Linux.CloseOnExec) < 0 ? DescriptorShortage.FailToOpen(ts, "_posix", "pipe", []) : new Value(PyTuple.Of(Value.Int(ts.Interpreter.Opened(ends[0])), Value.Int(ts.Interpreter.Opened(ends[1]))));
    }

    [PyFunction("isatty")]
    internal static bool IsTerminal(int fd) => C.isatty(fd) == 1;

    [PyFunction("ftruncate")]
    internal static Value FTruncate(ThreadState ts, int fd, long length) => Done(ts, C.ftruncate(fd, length));

    [PyFunction("truncate")]
    internal static Value Truncate(ThreadState ts, PyBytes path, long length, Value shown) => Done(ts, C.truncate(Terminated(path), length), shown);

    [PyFunction("fsync")]
    internal static Value FSync(ThreadState ts, int fd) => MayWaitElsewhere(ts) ? Elsewhere(ts, () => C.fsync(fd) < 0 ? LastError() : Value.None) : Done(ts, C.fsync(fd));

    [PyFunction("fdatasync")]
    internal static Value FDataSync(ThreadState ts, int fd) => MayWaitElsewhere(ts) ? Elsewhere(ts, () => C.fdatasync(fd) < 0 ? LastError() : Value.None) : Done(ts, C.fdatasync(fd));

    [PyFunction("fchmod")]
    internal static Value FChmod(ThreadState ts, int fd, int mode) => Done(ts, C.fchmod(fd, mode));

    [PyFunction("get_blocking")]
    internal static Value GetBlocking(ThreadState ts, int fd) => C.fcntl(fd, Linux.GetFlags, 0) is >= 0 and var flags ? Value.Bool((flags & Linux.NonBlocking) == 0) : Fail(ts);

    [PyFunction("set_blocking")]
    internal static Value SetBlocking(ThreadState ts, int fd, bool isBlocking)
    {
        var flags = C.fcntl(fd, Linux.GetFlags, 0);
        return Done(ts, flags < 0 ? flags : C.fcntl(fd, Linux.SetFlags, isBlocking ? flags & ~Linux.NonBlocking : flags | Linux.NonBlocking));
    }

    /// <summary>The descriptor is passed on to programs that are started.</summary>
    [PyFunction("get_inheritable")]
    internal static Value GetInheritable(ThreadState ts, int fd) => C.fcntl(fd, 1, 0) is >= 0 and var flags ? Value.Bool((flags & 1) == 0) : Fail(ts);

    [PyFunction("set_inheritable")]
    internal static Value SetInheritable(ThreadState ts, int fd, bool isInherited) => Done(ts, C.fcntl(fd, 2, isInherited ? 0 : 1));

    /// <summary>Columns and lines of a terminal.</summary>
    [PyFunction("terminal_size")]
    internal static Value TerminalSize(ThreadState ts, int fd)
    {
        var size = new ushort[4];
        return C.ioctl(fd, Linux.GetWindowSize, size) < 0 ? Fail(ts) : new Value(PyTuple.Of(Value.Int(size[1]), Value.Int(size[0])));
    }

    // ---- status --------------------------------------------------------------------------------------------------------------

    [PyFunction("stat")]
    internal static Value Stat(ThreadState ts, PyBytes path, bool isFollowing, Value shown) =>
        Status(ts, Linux.CurrentFolder, Terminated(path), isFollowing ? 0 : Linux.NoFollow, shown);

    [PyFunction("fstat")]
    internal static Value FStat(ThreadState ts, int fd) => Status(ts, fd, [0], Linux.EmptyPath, default);

    // (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime in nanoseconds, block size, blocks, rdev); offsets of struct statx.
    static Value Status(ThreadState ts, int folder, byte[] path, int flags, Value shown)
    {
        var s = new byte[256];
        if (C.statx(folder, path, flags, Linux.BasicStatus, s) < 0)
        {
            return Fail(ts, shown);
        }
        long U32(int at) => BitConverter.ToUInt32(s, at);
        long U64(int at) => BitConverter.ToInt64(s, at);
        Value Time(int at) => Value.Int((System.Numerics.BigInteger)U64(at) * 1_000_000_000 + U32(at + 8));
        static long Device(long major, long minor) => (major & 0xfff) << 8 | (major & ~0xfffL) << 32 | minor & 0xff | (minor & ~0xffL) << 12;
        return new Value(PyTuple.Of(
            Value.Int(BitConverter.ToUInt16(s, 28)), Value.Int(U64(32)), Value.Int(Device(U32(136), U32(140))), Value.Int(U32(16)), Value.Int(U32(20)), Value.Int(U32(24)),
            Value.Int(U64(40)), Time(64), Time(112), Time(96), Value.Int(U32(4)), Value.Int(U64(48)), Value.Int(Device(U32(128), U32(132)))));
    }

    [PyFunction("access")]
    internal static bool Access(PyBytes path, int mode) => C.access(Terminated(path), mode) == 0;

    [PyFunction("utime")]
    internal static Value SetTimes(ThreadState ts, PyBytes path, long accessed, long accessedNs, long modified, long modifiedNs, bool isFollowing, Value shown) =>
        Done(ts, C.utimensat(Linux.CurrentFolder, Terminated(path), [accessed, accessedNs, modified, modifiedNs], isFollowing ? 0 : Linux.NoFollow), shown);

    [PyFunction("futime")]
    internal static Value SetTimes(ThreadState ts, int fd, long accessed, long accessedNs, long modified, long modifiedNs) =>
        Done(ts, C.futimens(fd, [accessed, accessedNs, modified, modifiedNs]));

    // ---- names ---------------------------------------------------------------------------------------------------------------

    /// <summary>(name, type, inode) for each entry of a folder but . and ..</summary>
    [PyFunction("entries")]
    internal static unsafe Value Entries(ThreadState ts, PyBytes path, Value shown)
    {
        if (C.IsManaged)
        {
            return ManagedSystem.Entries(path.Span) is { } found ? new Value(found) : Fail(ts, shown);
        }
        var folder = C.opendir(Terminated(path));
        if (folder == 0)
        {
            return DescriptorShortage.FailToOpen(ts, "_posix", "entries", [new Value(path), shown], shown);
        }
        var list = new PyList();
        // struct dirent of 64-bit Linux: inode 8, offset 8, length 2, type 1, name.
        for (byte* entry; (entry = (byte*)C.readdir(folder)) != null;)
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + 19);
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
            {
                list.Append(new Value(PyTuple.Of(new Value(new PyBytes(name.ToArray())), Value.Int(entry[18]), Value.Int(*(long*)entry))));
            }
        }
        C.closedir(folder);
        return new Value(list);
    }

    [PyFunction("mkfifo")]
    internal static Value MakeNamedPipe(ThreadState ts, PyBytes path, int mode, Value shown) => Done(ts, C.mkfifo(Terminated(path), mode), shown);

    [PyFunction("mknod")]
    internal static Value MakeNode(ThreadState ts, PyBytes path, int mode, long device, Value shown) => Done(ts, C.mknod(Terminated(path), mode, device), shown);

    [PyFunction("mkdir")]
    internal static Value MakeFolder(ThreadState ts, PyBytes path, int mode, Value shown) => Done(ts, C.mkdir(Terminated(path), mode), shown);

    [PyFunction("rmdir")]
    internal static Value RemoveFolder(ThreadState ts, PyBytes path, Value shown) => Done(ts, C.rmdir(Terminated(path)), shown);

    [PyFunction("unlink")]
    internal static Value Unlink(ThreadState ts, PyBytes path, Value shown) => Done(ts, C.unlink(Terminated(path)), shown);

    [PyFunction("rename")]
    internal static Value Rename(ThreadState ts, PyBytes from, PyBytes to, Value shown, Value shown2) => Done(ts, C.rename(Terminated(from), Terminated(to)), shown, shown2);

    [PyFunction("link")]
    internal static Value Link(ThreadState ts, PyBytes from, PyBytes to, Value shown, Value shown2) => Done(ts, C.link(Terminated(from), Terminated(to)), shown, shown2);

    [PyFunction("symlink")]
    internal static Value SymLink(ThreadState ts, PyBytes target, PyBytes path, Value shown, Value shown2) => Done(ts, C.symlink(Terminated(target), Terminated(path)), shown, shown2);

    [PyFunction("readlink")]
    internal static Value ReadLink(ThreadState ts, PyBytes path, Value shown)
    {
        var buffer = new byte[4096];
        var length = C.readlink(Terminated(path), buffer, buffer.Length);
        return length < 0 ? Fail(ts, shown) : new Value(new PyBytes(buffer[..(int)length]));
    }

    [PyFunction("chmod")]
    internal static Value Chmod(ThreadState ts, PyBytes path, int mode, Value shown) => Done(ts, C.chmod(Terminated(path), mode), shown);

    /// <summary>Of a symbolic link itself.</summary>
    [PyFunction("lchown")]
    internal static Value ChangeOwnerOfLink(ThreadState ts, PyBytes path, int user, int group, Value shown) => Done(ts, C.lchown(Terminated(path), user, group), shown);

    [PyFunction("chown")]
    internal static Value Chown(ThreadState ts, PyBytes path, int user, int group, Value shown) => Done(ts, C.chown(Terminated(path), user, group), shown);

    /// <summary>.NET keeps a current folder too: both are changed.</summary>
    [PyFunction("chdir")]
    internal static Value ChangeFolder(ThreadState ts, PyBytes path, Value shown) =>
        Recorded(ts, "posix.chdir", [new Value(path), shown], static (ts, a) => Done(ts, C.chdir(Terminated((PyBytes)a[0].Object)), a[1]), isRepeated: true);

    [PyFunction("getcwd")]
    internal static Value CurrentFolderName(ThreadState ts)
    {
        var buffer = new byte[LongestPath];
        return C.getcwd(buffer, buffer.Length) == 0 ? Fail(ts) : new Value(new PyBytes(buffer[..Array.IndexOf(buffer, (byte)0)]));
    }

    const int LongestPath = 4096;

    // ---- the process ---------------------------------------------------------------------------------------------------------

    [PyFunction("umask")]
    internal static long SetUmask(int mask) => C.umask(mask);

    [PyFunction("getpid")]
    internal static long ProcessId() => Environment.ProcessId;

    [PyFunction("getppid")]
    internal static long ParentId() => C.getppid();

    /// <summary>(user, effective user, group, effective group).</summary>
    [PyFunction("identity")]
    internal static Value Identity() => new(PyTuple.Of(Value.Int(C.getuid()), Value.Int(C.geteuid()), Value.Int(C.getgid()), Value.Int(C.getegid())));

    [PyFunction("kill")]
    internal static Value Kill(ThreadState ts, int pid, int signal) => Done(ts, C.kill(pid, signal));

    [PyFunction("system")]
    internal static Value Run(ThreadState ts, PyBytes command)
    {
        var line = Terminated(command);
        return ts.Scheduler.AwaitOutside(ts, () => Value.Int(C.system(line)));
    }

    [PyFunction("_exit")]
    internal static void ExitAtOnce(ThreadState ts, int status)
    {
        ts.Interpreter.Recording?.Finish(status);
        C._exit(status);
    }

    [PyFunction("environ")]
    internal static Value EnvironmentVariables(ThreadState ts)
    {
        var dict = new PyDict();
        foreach (var (name, value) in ts.Interpreter.Variables)
        {
            dict.Set(name, Value.Str(value));
        }
        return new Value(dict);
    }

    /// <summary>Whether the host gave the interpreter variables that are not the process's.</summary>
    [PyFunction("has_own_environment")]
    internal static bool HasOwnEnvironment(ThreadState ts) => ts.Interpreter.OwnVariables is not null;

    /// <summary>.NET keeps variables of its own: both are changed, for programs started either way.</summary>
    [PyFunction("putenv")]
    internal static Value SetVariable(ThreadState ts, PyBytes name, PyBytes value)
    {
        if (ts.Interpreter.OwnVariables is { } own)
        {
            own[Encoding.UTF8.GetString(name.Span)] = Encoding.UTF8.GetString(value.Span);
            return Value.None;
        }
        Environment.SetEnvironmentVariable(Encoding.UTF8.GetString(name.Span), Encoding.UTF8.GetString(value.Span));
        return Done(ts, C.setenv(Terminated(name), Terminated(value), 1));
    }

    [PyFunction("unsetenv")]
    internal static Value DeleteVariable(ThreadState ts, PyBytes name)
    {
        if (ts.Interpreter.OwnVariables is { } own)
        {
            own.Remove(Encoding.UTF8.GetString(name.Span));
            return Value.None;
        }
        Environment.SetEnvironmentVariable(Encoding.UTF8.GetString(name.Span), null);
        return Done(ts, C.unsetenv(Terminated(name)));
    }

    [PyFunction("urandom")]
    internal static Value Random(ThreadState ts, int size) => size < 0
        ? ts.Raise(BuiltinTypes.ValueError, "negative argument not allowed")
        : new Value(new PyBytes(System.Security.Cryptography.RandomNumberGenerator.GetBytes(size)));

    /// <summary>-1 for what has no limit.</summary>
    [PyFunction("sysconf")]
    internal static Value Configuration(ThreadState ts, int name)
    {
        Marshal.SetLastSystemError(0);
        var value = C.sysconf(name);
        return value == -1 && Marshal.GetLastPInvokeError() != 0 ? Fail(ts) : Value.Int(value);
    }

    /// <summary>None if there is nothing by that number.</summary>
    [PyFunction("confstr")]
    internal static unsafe Value ConfigurationText(ThreadState ts, int name)
    {
        const int room = 1024;
        var text = stackalloc byte[room];
        Marshal.SetLastSystemError(0);
        var size = (int)C.confstr(name, text, room);
        return size > 0 ? new Value(new PyBytes(new ReadOnlySpan<byte>(text, Math.Min(size, room) - 1).ToArray())) : Marshal.GetLastPInvokeError() != 0 ? Fail(ts) : Value.None;
    }

    [PyFunction("cpu_count")]
    internal static long ProcessorCount(ThreadState ts) => ts.Interpreter.ProcessorCount > 0 ? ts.Interpreter.ProcessorCount : Environment.ProcessorCount;

    /// <summary>(sysname, nodename, release, version, machine).</summary>
    [PyFunction("uname")]
    internal static Value SystemName(ThreadState ts)
    {
        if (C.IsManaged)
        {
            var system = OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "Darwin" : "Linux";
            var machine = RuntimeInformation.OSArchitecture switch
            {
                Architecture.X64 => OperatingSystem.IsWindows() ? "AMD64" : "x86_64",
                Architecture.Arm64 when OperatingSystem.IsLinux() => "aarch64",
                var other => other.ToString().ToLowerInvariant(),
            };
            return new Value(PyTuple.Of(Value.Str(system), Value.Str(Environment.MachineName), Value.Str(Environment.OSVersion.Version.ToString()), Value.Str(RuntimeInformation.OSDescription), Value.Str(machine)));
        }
        const int field = 65;
        var all = new byte[field * 6];
        if (C.uname(all) < 0)
        {
            return Fail(ts);
        }
        var parts = new Value[5];
        for (var i = 0; i < parts.Length; i++)
        {
            var text = all.AsSpan(i * field, field);
            parts[i] = Value.Str(Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]));
        }
        return new Value(PyTuple.Of(parts));
    }

    /// <summary>Seconds of processor time in the program and in the system, and of real time since some fixed moment.</summary>
    [PyFunction("times")]
    internal static Value Times()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new Value(PyTuple.Of(Value.Float(process.UserProcessorTime.TotalSeconds), Value.Float(process.PrivilegedProcessorTime.TotalSeconds), Value.Float(TimeModule.Counter())));
    }
}
