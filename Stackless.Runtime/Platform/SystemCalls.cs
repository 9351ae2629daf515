// Where calls of the system go: to the C library of Linux (LibC), or to what stands for it on .NET's own libraries alone (ManagedSystem), which is chosen once, at the start.
// A call that the latter has not is refused, by its name. Numbers, structures and errors are those of Linux on both: who calls does not know which of them answers.
// Invariant: nothing else calls LibC.
using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

[SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "they are named as the system names them")]
static unsafe class SystemCalls
{
    /// <summary>The runtime's setting, and the environment variable, by which the platform of .NET's own libraries is asked for where the other one is there too.</summary>
    const string Setting = "Stackless.ManagedPlatform", Variable = "STACKLESS_PLATFORM", Wanted = "managed";

    /// <summary>.NET's own libraries alone: always so but on Linux on x86-64 and arm64.</summary>
    public static readonly bool IsManaged = IsManagedOn(OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture)
        || AppContext.TryGetSwitch(Setting, out var isWanted) && isWanted || Environment.GetEnvironmentVariable(Variable) == Wanted;

    internal static bool IsManagedOn(bool isLinux, Architecture machine) => !isLinux || machine is not (Architecture.X64 or Architecture.Arm64);

    /// <summary>The system's words for an error's number.</summary>
    public static string ErrorText(int errno) => IsManaged ? ManagedErrors.Text(errno) : Marshal.GetPInvokeErrorMessage(errno);

    /// <summary>What needs Linux's C library.</summary>
    /// <exception cref="PlatformNotSupportedException">It is not there.</exception>
    public static void Demand([CallerMemberName] string name = "")
    {
        if (IsManaged)
        {
            throw new PlatformNotSupportedException($"{name}: a call of Linux's C library, and here are .NET's own libraries only");
        }
    }

    // ---- files and their descriptors -------------------------------------------------------------------------------------------

    public static int open(byte[] path, int flags, int mode) => IsManaged ? ManagedSystem.open(path, flags, mode) : LibC.open(path, flags, mode);
    public static int close(int fd) => IsManaged ? ManagedSystem.close(fd) : LibC.close(fd);
    public static nint read(int fd, byte[] buffer, nint count) => IsManaged ? ManagedSystem.read(fd, buffer, count) : LibC.read(fd, buffer, count);
    public static nint write(int fd, byte* buffer, nint count) => IsManaged ? ManagedSystem.write(fd, buffer, count) : LibC.write(fd, buffer, count);
    public static long lseek(int fd, long offset, int whence) => IsManaged ? ManagedSystem.lseek(fd, offset, whence) : LibC.lseek(fd, offset, whence);
    public static int dup(int fd) => IsManaged ? ManagedSystem.dup(fd) : LibC.dup(fd);
    public static int dup2(int fd, int other) => IsManaged ? ManagedSystem.dup2(fd, other) : LibC.dup2(fd, other);
    public static int pipe2(int[] ends, int flags) => IsManaged ? ManagedSystem.pipe2(ends, flags) : LibC.pipe2(ends, flags);
    public static int isatty(int fd) => IsManaged ? ManagedSystem.isatty(fd) : LibC.isatty(fd);
    public static int ftruncate(int fd, long length) => IsManaged ? ManagedSystem.ftruncate(fd, length) : LibC.ftruncate(fd, length);
    public static int truncate(byte[] path, long length) => IsManaged ? ManagedSystem.truncate(path, length) : LibC.truncate(path, length);
    public static int fsync(int fd) => IsManaged ? ManagedSystem.fsync(fd) : LibC.fsync(fd);
    public static int fdatasync(int fd) => IsManaged ? ManagedSystem.fsync(fd) : LibC.fdatasync(fd);
    public static int mkdir(byte[] path, int mode) => IsManaged ? ManagedSystem.mkdir(path, mode) : LibC.mkdir(path, mode);
    public static int rmdir(byte[] path) => IsManaged ? ManagedSystem.rmdir(path) : LibC.rmdir(path);
    public static nint getcwd(byte[] buffer, nint size) => IsManaged ? ManagedSystem.getcwd(buffer, size) : LibC.getcwd(buffer, size);
    public static int chdir(byte[] path) => IsManaged ? ManagedSystem.chdir(path) : LibC.chdir(path);
    public static int unlink(byte[] path) => IsManaged ? ManagedSystem.unlink(path) : LibC.unlink(path);
    public static int rename(byte[] from, byte[] to) => IsManaged ? ManagedSystem.rename(from, to) : LibC.rename(from, to);

    public static int fstatfs(int fd, long* result)
    {
        Demand();
        return LibC.fstatfs(fd, result);
    }

    /// <summary>What a function that is found by its name gives and takes (<see cref="LibC.ByName"/>); null for another.</summary>
    public static string? Letters(string name) => LibC.ByName.GetValueOrDefault(name);

    /// <summary>One of those that have letters.</summary>
    [BypassReadyToRun]
    public static nint Call(string name, nint[] arguments)
    {
        if (IsManaged)
        {
            Demand(name);
        }
        return LibC.Call(name, arguments);
    }

    [BypassReadyToRun]
    public static int mkfifo(byte[] path, int mode)
    {
        Demand();
        return LibC.mkfifo(path, mode);
    }

    [BypassReadyToRun]
    public static int mknod(byte[] path, int mode, long device)
    {
        Demand();
        return LibC.mknod(path, mode, device);
    }

    [BypassReadyToRun]
    public static int link(byte[] from, byte[] to)
    {
        Demand();
        return LibC.link(from, to);
    }

    public static int symlink(byte[] target, byte[] path) => IsManaged ? ManagedSystem.symlink(target, path) : LibC.symlink(target, path);
    public static nint readlink(byte[] path, byte[] buffer, nint size) => IsManaged ? ManagedSystem.readlink(path, buffer, size) : LibC.readlink(path, buffer, size);
    public static int chmod(byte[] path, int mode) => IsManaged ? ManagedSystem.chmod(path, mode) : LibC.chmod(path, mode);
    public static int fchmod(int fd, int mode) => IsManaged ? ManagedSystem.fchmod(fd, mode) : LibC.fchmod(fd, mode);

    [BypassReadyToRun]
    public static int chown(byte[] path, int user, int group)
    {
        Demand();
        return LibC.chown(path, user, group);
    }

    [BypassReadyToRun]
    public static int lchown(byte[] path, int user, int group)
    {
        Demand();
        return LibC.lchown(path, user, group);
    }

    public static int access(byte[] path, int mode) => IsManaged ? ManagedSystem.access(path, mode) : LibC.access(path, mode);
    public static int ioctl(int fd, nint request, ushort[] size) => IsManaged ? ManagedSystem.ioctl(fd, request, size) : LibC.ioctl(fd, request, size);
    public static int utimensat(int folder, byte[] path, long[] times, int flags) => IsManaged ? ManagedSystem.utimensat(folder, path, times, flags) : LibC.utimensat(folder, path, times, flags);
    public static int futimens(int fd, long[] times) => IsManaged ? ManagedSystem.futimens(fd, times) : LibC.futimens(fd, times);
    public static int statx(int folder, byte[] path, int flags, uint mask, byte[] result) => IsManaged ? ManagedSystem.statx(folder, path, flags, mask, result) : LibC.statx(folder, path, flags, mask, result);

    public static nint opendir(byte[] path)
    {
        Demand();
        return LibC.opendir(path);
    }

    public static nint readdir(nint folder)
    {
        Demand();
        return LibC.readdir(folder);
    }

    public static int closedir(nint folder)
    {
        Demand();
        return LibC.closedir(folder);
    }

    public static int fcntl(int fd, int command, int argument) => IsManaged ? ManagedSystem.fcntl(fd, command, argument) : LibC.fcntl(fd, command, argument);

    [BypassReadyToRun]
    public static int statvfs(byte[] path, ulong* result)
    {
        Demand();
        return LibC.statvfs(path, result);
    }

    [BypassReadyToRun]
    public static int fstatvfs(int fd, ulong* result)
    {
        Demand();
        return LibC.fstatvfs(fd, result);
    }

    public static int fcntl(int fd, int command, nint argument) => IsManaged ? ManagedSystem.fcntl(fd, command, argument) : LibC.fcntl(fd, command, argument);

    public static int ioctl(int fd, nuint request, nint argument)
    {
        Demand();
        return LibC.ioctl(fd, request, argument);
    }

    [BypassReadyToRun]
    public static int flock(int fd, int operation)
    {
        Demand();
        return LibC.flock(fd, operation);
    }

    // ---- sockets, names of hosts, waiting --------------------------------------------------------------------------------------

    public static int socket(int family, int type, int protocol) => IsManaged ? ManagedSystem.socket(family, type, protocol) : LibC.socket(family, type, protocol);
    public static int socketpair(int family, int type, int protocol, int[] pair) => IsManaged ? ManagedSystem.socketpair(family, type, protocol, pair) : LibC.socketpair(family, type, protocol, pair);
    public static int bind(int fd, byte[] address, int length) => IsManaged ? ManagedSystem.bind(fd, address, length) : LibC.bind(fd, address, length);
    public static int connect(int fd, byte[] address, int length) => IsManaged ? ManagedSystem.connect(fd, address, length) : LibC.connect(fd, address, length);
    public static int listen(int fd, int backlog) => IsManaged ? ManagedSystem.listen(fd, backlog) : LibC.listen(fd, backlog);
    public static int accept4(int fd, byte[] address, ref int length, int flags) => IsManaged ? ManagedSystem.accept4(fd, address, ref length, flags) : LibC.accept4(fd, address, ref length, flags);
    public static nint recvfrom(int fd, byte* data, nint count, int flags, byte[]? address, ref int length) => IsManaged ? ManagedSystem.recvfrom(fd, data, count, flags, address, ref length) : LibC.recvfrom(fd, data, count, flags, address, ref length);
    public static nint sendto(int fd, byte* data, nint count, int flags, byte[]? address, int length) => IsManaged ? ManagedSystem.sendto(fd, data, count, flags, address, length) : LibC.sendto(fd, data, count, flags, address, length);
    public static nint sendmsg(int fd, LibC.Message* message, int flags) => IsManaged ? ManagedSystem.sendmsg(fd, message, flags) : LibC.sendmsg(fd, message, flags);
    public static nint recvmsg(int fd, LibC.Message* message, int flags) => IsManaged ? ManagedSystem.recvmsg(fd, message, flags) : LibC.recvmsg(fd, message, flags);
    public static int shutdown(int fd, int how) => IsManaged ? ManagedSystem.shutdown(fd, how) : LibC.shutdown(fd, how);
    public static int getsockname(int fd, byte[] address, ref int length) => IsManaged ? ManagedSystem.getsockname(fd, address, ref length) : LibC.getsockname(fd, address, ref length);
    public static int getpeername(int fd, byte[] address, ref int length) => IsManaged ? ManagedSystem.getpeername(fd, address, ref length) : LibC.getpeername(fd, address, ref length);
    public static int getsockopt(int fd, int level, int option, byte[] value, ref int length) => IsManaged ? ManagedSystem.getsockopt(fd, level, option, value, ref length) : LibC.getsockopt(fd, level, option, value, ref length);
    public static int setsockopt(int fd, int level, int option, byte[]? value, int length) => IsManaged ? ManagedSystem.setsockopt(fd, level, option, value, length) : LibC.setsockopt(fd, level, option, value, length);
    public static int inet_pton(int family, byte[] text, byte[] packed) => IsManaged ? ManagedSystem.inet_pton(family, text, packed) : LibC.inet_pton(family, text, packed);
    public static int if_nametoindex(byte[] name) => IsManaged ? ManagedSystem.if_nametoindex(name) : LibC.if_nametoindex(name);

    [BypassReadyToRun]
    public static byte* if_indextoname(int index, byte[] name)
    {
        Demand();
        return LibC.if_indextoname(index, name);
    }

    public static int getaddrinfo(byte[]? host, byte[]? service, LibC.AddressInfo* hints, out LibC.AddressInfo* first)
    {
        Demand();
        return LibC.getaddrinfo(host, service, hints, out first);
    }

    public static void freeaddrinfo(LibC.AddressInfo* first)
    {
        Demand();
        LibC.freeaddrinfo(first);
    }

    public static byte* gai_strerror(int code)
    {
        Demand();
        return LibC.gai_strerror(code);
    }

    public static int getnameinfo(byte[] address, int length, byte[] host, int hostSize, byte[] service, int serviceSize, int flags)
    {
        Demand();
        return LibC.getnameinfo(address, length, host, hostSize, service, serviceSize, flags);
    }

    public static int epoll_create1(int flags) => IsManaged ? ManagedSystem.epoll_create1(flags) : LibC.epoll_create1(flags);
    public static int epoll_ctl(int epoll, int operation, int fd, byte* change) => IsManaged ? ManagedSystem.epoll_ctl(epoll, operation, fd, change) : LibC.epoll_ctl(epoll, operation, fd, change);
    public static int epoll_wait(int epoll, byte* events, int count, int milliseconds) => IsManaged ? ManagedSystem.epoll_wait(epoll, events, count, milliseconds) : LibC.epoll_wait(epoll, events, count, milliseconds);
    public static int syscall(nint number, nint a, nint b) => IsManaged ? ManagedSystem.syscall(number, a, b) : LibC.syscall(number, a, b);
    public static int poll(LibC.Poll* polls, nuint count, int milliseconds) => IsManaged ? ManagedSystem.poll(polls, count, milliseconds) : LibC.poll(polls, count, milliseconds);
    public static int eventfd(uint value, int flags) => IsManaged ? ManagedSystem.eventfd(value, flags) : LibC.eventfd(value, flags);
    public static nint write(int fd, ulong* value, nint count) => IsManaged ? ManagedSystem.write(fd, value, count) : LibC.write(fd, value, count);
    public static nint read(int fd, ulong* value, nint count) => IsManaged ? ManagedSystem.read(fd, value, count) : LibC.read(fd, value, count);

    // ---- memory ----------------------------------------------------------------------------------------------------------------

    public static nint mmap(nint address, nint length, int protection, int flags, int fd, long offset) => IsManaged ? ManagedSystem.mmap(address, length, protection, flags, fd, offset) : LibC.mmap(address, length, protection, flags, fd, offset);
    public static int munmap(nint address, nint length) => IsManaged ? ManagedSystem.munmap(address, length) : LibC.munmap(address, length);

    [BypassReadyToRun]
    public static nint mremap(nint address, nint length, nint newLength, int flags)
    {
        Demand();
        return LibC.mremap(address, length, newLength, flags);
    }

    public static int msync(nint address, nint length, int flags) => IsManaged ? ManagedSystem.msync(address, length, flags) : LibC.msync(address, length, flags);
    public static int madvise(nint address, nint length, int advice) => IsManaged ? ManagedSystem.madvise(address, length, advice) : LibC.madvise(address, length, advice);

    // ---- the process, others, clocks, limits, timers ---------------------------------------------------------------------------

    public static int umask(int mask) => IsManaged ? ManagedSystem.umask(mask) : LibC.umask(mask);
    public static int kill(int pid, int signal) => IsManaged ? ManagedSystem.kill(pid, signal) : LibC.kill(pid, signal);

    public static nint signal(int number, nint handler)
    {
        Demand();
        return LibC.signal(number, handler);
    }

    public static int getppid()
    {
        Demand();
        return LibC.getppid();
    }

    public static int getuid()
    {
        Demand();
        return LibC.getuid();
    }

    public static int geteuid()
    {
        Demand();
        return LibC.geteuid();
    }

    public static int getgid()
    {
        Demand();
        return LibC.getgid();
    }

    public static int getegid()
    {
        Demand();
        return LibC.getegid();
    }

    public static int setenv(byte[] name, byte[] value, int overwrites) => IsManaged ? ManagedSystem.setenv(name, value, overwrites) : LibC.setenv(name, value, overwrites);
    public static int unsetenv(byte[] name) => IsManaged ? ManagedSystem.unsetenv(name) : LibC.unsetenv(name);

    [BypassReadyToRun]
    public static int system(byte[] command)
    {
        Demand();
        return LibC.system(command);
    }

    public static void _exit(int status)
    {
        if (IsManaged)
        {
            ManagedSystem._exit(status);
        }
        LibC._exit(status);
    }

    [BypassReadyToRun]
    public static nint sysconf(int name) => IsManaged ? ManagedSystem.sysconf(name) : LibC.sysconf(name);

    [BypassReadyToRun]
    public static int uname(byte[] result)
    {
        Demand();
        return LibC.uname(result);
    }

    [BypassReadyToRun]
    public static int getloadavg(double* averages, int count)
    {
        Demand();
        return LibC.getloadavg(averages, count);
    }

    [BypassReadyToRun]
    public static int nice(int increment)
    {
        Demand();
        return LibC.nice(increment);
    }

    [BypassReadyToRun]
    public static int getpriority(int which, int who)
    {
        Demand();
        return LibC.getpriority(which, who);
    }

    [BypassReadyToRun]
    public static int setpriority(int which, int who, int priority)
    {
        Demand();
        return LibC.setpriority(which, who, priority);
    }

    public static int clock_gettime(int clock, long* time) => IsManaged ? ManagedSystem.clock_gettime(clock, time) : LibC.clock_gettime(clock, time);
    public static int clock_getres(int clock, long* time) => IsManaged ? ManagedSystem.clock_getres(clock, time) : LibC.clock_getres(clock, time);

    [BypassReadyToRun]
    public static int getrusage(int who, long* result)
    {
        Demand();
        return LibC.getrusage(who, result);
    }

    [BypassReadyToRun]
    public static int getrlimit(int resource, ulong* limits)
    {
        Demand();
        return LibC.getrlimit(resource, limits);
    }

    [BypassReadyToRun]
    public static int setrlimit(int resource, ulong* limits)
    {
        Demand();
        return LibC.setrlimit(resource, limits);
    }

    public static int posix_spawn(out int pid, byte[] path, byte[] actions, byte[] attributes, nint* arguments, nint* environment)
    {
        Demand();
        return LibC.posix_spawn(out pid, path, actions, attributes, arguments, environment);
    }

    public static int posix_spawn_file_actions_init(byte[] actions)
    {
        Demand();
        return LibC.posix_spawn_file_actions_init(actions);
    }

    public static int posix_spawn_file_actions_destroy(byte[] actions)
    {
        Demand();
        return LibC.posix_spawn_file_actions_destroy(actions);
    }

    public static int posix_spawn_file_actions_adddup2(byte[] actions, int fd, int other)
    {
        Demand();
        return LibC.posix_spawn_file_actions_adddup2(actions, fd, other);
    }

    public static int posix_spawn_file_actions_addclose(byte[] actions, int fd)
    {
        Demand();
        return LibC.posix_spawn_file_actions_addclose(actions, fd);
    }

    public static int posix_spawn_file_actions_addopen(byte[] actions, int fd, byte[] path, int flags, uint mode)
    {
        Demand();
        return LibC.posix_spawn_file_actions_addopen(actions, fd, path, flags, mode);
    }

    public static int posix_spawn_file_actions_addchdir_np(byte[] actions, byte[] path)
    {
        Demand();
        return LibC.posix_spawn_file_actions_addchdir_np(actions, path);
    }

    public static int posix_spawnattr_init(byte[] attributes)
    {
        Demand();
        return LibC.posix_spawnattr_init(attributes);
    }

    public static int posix_spawnattr_destroy(byte[] attributes)
    {
        Demand();
        return LibC.posix_spawnattr_destroy(attributes);
    }

    public static int posix_spawnattr_setflags(byte[] attributes, short flags)
    {
        Demand();
        return LibC.posix_spawnattr_setflags(attributes, flags);
    }

    public static int posix_spawnattr_setpgroup(byte[] attributes, int group)
    {
        Demand();
        return LibC.posix_spawnattr_setpgroup(attributes, group);
    }

    [BypassReadyToRun]
    public static int posix_spawn_file_actions_addclosefrom_np(byte[] actions, int fd)
    {
        Demand();
        return LibC.posix_spawn_file_actions_addclosefrom_np(actions, fd);
    }

    [BypassReadyToRun]
    public static int posix_spawnattr_setschedpolicy(byte[] attributes, int policy)
    {
        Demand();
        return LibC.posix_spawnattr_setschedpolicy(attributes, policy);
    }

    [BypassReadyToRun]
    public static int posix_spawnattr_setschedparam(byte[] attributes, int* priority)
    {
        Demand();
        return LibC.posix_spawnattr_setschedparam(attributes, priority);
    }

    public static nint confstr(int name, byte* result, nint size)
    {
        Demand();
        return LibC.confstr(name, result, size);
    }

    public static int posix_spawnattr_setsigdefault(byte[] attributes, byte[] signals)
    {
        Demand();
        return LibC.posix_spawnattr_setsigdefault(attributes, signals);
    }

    public static int posix_spawnattr_setsigmask(byte[] attributes, byte[] signals)
    {
        Demand();
        return LibC.posix_spawnattr_setsigmask(attributes, signals);
    }

    public static int wait4(int pid, out int status, int options, byte[] usage)
    {
        Demand();
        return LibC.wait4(pid, out status, options, usage);
    }

    [BypassReadyToRun]
    public static int waitid(int kind, int id, byte[] info, int options)
    {
        Demand();
        return LibC.waitid(kind, id, info, options);
    }

    [BypassReadyToRun]
    public static uint alarm(uint seconds)
    {
        Demand();
        return LibC.alarm(seconds);
    }

    [BypassReadyToRun]
    public static int setitimer(int which, LibC.TimerSetting* setting, LibC.TimerSetting* former)
    {
        Demand();
        return LibC.setitimer(which, setting, former);
    }

    [BypassReadyToRun]
    public static int getitimer(int which, LibC.TimerSetting* setting)
    {
        Demand();
        return LibC.getitimer(which, setting);
    }

    // ---- users and groups ------------------------------------------------------------------------------------------------------

    [BypassReadyToRun]
    public static LibC.User* getpwuid(uint id)
    {
        Demand();
        return LibC.getpwuid(id);
    }

    [BypassReadyToRun]
    public static LibC.User* getpwnam(byte[] name)
    {
        Demand();
        return LibC.getpwnam(name);
    }

    [BypassReadyToRun]
    public static void setpwent()
    {
        Demand();
        LibC.setpwent();
    }

    [BypassReadyToRun]
    public static LibC.User* getpwent()
    {
        Demand();
        return LibC.getpwent();
    }

    [BypassReadyToRun]
    public static void endpwent()
    {
        Demand();
        LibC.endpwent();
    }

    [BypassReadyToRun]
    public static LibC.Group* getgrgid(uint id)
    {
        Demand();
        return LibC.getgrgid(id);
    }

    [BypassReadyToRun]
    public static LibC.Group* getgrnam(byte[] name)
    {
        Demand();
        return LibC.getgrnam(name);
    }

    [BypassReadyToRun]
    public static void setgrent()
    {
        Demand();
        LibC.setgrent();
    }

    [BypassReadyToRun]
    public static LibC.Group* getgrent()
    {
        Demand();
        return LibC.getgrent();
    }

    [BypassReadyToRun]
    public static void endgrent()
    {
        Demand();
        LibC.endgrent();
    }
}
