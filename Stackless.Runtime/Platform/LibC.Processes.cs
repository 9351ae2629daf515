// The C library, continued: the process, others that it starts, limits, clocks, timers and signals.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static unsafe partial class LibC
{
    /// <summary>struct itimerval.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimerSetting
    {
        public long IntervalSeconds, IntervalMicroseconds, Seconds, Microseconds;
    }

    [DllImport(Library, SetLastError = true)] public static extern int umask(int mask);
    [DllImport(Library, SetLastError = true)] public static extern int kill(int pid, int signal);
    [DllImport(Library, SetLastError = true)] public static extern nint signal(int number, nint handler);
    [DllImport(Library, SetLastError = true)] public static extern int getppid();
    [DllImport(Library, SetLastError = true)] public static extern int getuid();
    [DllImport(Library, SetLastError = true)] public static extern int geteuid();
    [DllImport(Library, SetLastError = true)] public static extern int getgid();
    [DllImport(Library, SetLastError = true)] public static extern int getegid();
    [DllImport(Library, SetLastError = true)] public static extern int setenv(byte[] name, byte[] value, int overwrites);
    [DllImport(Library, SetLastError = true)] public static extern int unsetenv(byte[] name);
    [DllImport(Library, SetLastError = true)] public static extern int system(byte[] command);
    [DllImport(Library, SetLastError = true)] public static extern void _exit(int status);
    [DllImport(Library, SetLastError = true)] public static extern nint sysconf(int name);
    [DllImport(Library, SetLastError = true)] public static extern nint confstr(int name, byte* result, nint size);
    [DllImport(Library, SetLastError = true)] public static extern int uname(byte[] result);
    [DllImport(Library, SetLastError = true)] public static extern int getloadavg(double* averages, int count);
    [DllImport(Library, SetLastError = true)] public static extern int nice(int increment);
    [DllImport(Library, SetLastError = true)] public static extern int getpriority(int which, int who);
    [DllImport(Library, SetLastError = true)] public static extern int setpriority(int which, int who, int priority);
    [DllImport(Library, SetLastError = true)] public static extern int clock_gettime(int clock, long* time);
    [DllImport(Library, SetLastError = true)] public static extern int clock_getres(int clock, long* time);
    [DllImport(Library, SetLastError = true)] public static extern int getrusage(int who, long* result);
    [DllImport(Library, SetLastError = true)] public static extern int getrlimit(int resource, ulong* limits);
    [DllImport(Library, SetLastError = true)] public static extern int setrlimit(int resource, ulong* limits);
    [DllImport(Library)] public static extern int posix_spawn(out int pid, byte[] path, byte[] actions, byte[] attributes, nint* arguments, nint* environment);
    [DllImport(Library)] public static extern int posix_spawn_file_actions_init(byte[] actions);
    [DllImport(Library)] public static extern int posix_spawn_file_actions_destroy(byte[] actions);
    [DllImport(Library)] public static extern int posix_spawn_file_actions_adddup2(byte[] actions, int fd, int other);
    [DllImport(Library)] public static extern int posix_spawn_file_actions_addclose(byte[] actions, int fd);
    [DllImport(Library)] public static extern int posix_spawn_file_actions_addopen(byte[] actions, int fd, byte[] path, int flags, uint mode);
    [DllImport(Library)] public static extern int posix_spawn_file_actions_addchdir_np(byte[] actions, byte[] path);
    [DllImport(Library)] public static extern int posix_spawn_file_actions_addclosefrom_np(byte[] actions, int fd);
    [DllImport(Library)] public static extern int posix_spawnattr_init(byte[] attributes);
    [DllImport(Library)] public static extern int posix_spawnattr_destroy(byte[] attributes);
    [DllImport(Library)] public static extern int posix_spawnattr_setflags(byte[] attributes, short flags);
    [DllImport(Library)] public static extern int posix_spawnattr_setpgroup(byte[] attributes, int group);
    [DllImport(Library)] public static extern int posix_spawnattr_setschedpolicy(byte[] attributes, int policy);
    [DllImport(Library)] public static extern int posix_spawnattr_setschedparam(byte[] attributes, int* priority);
    [DllImport(Library)] public static extern int posix_spawnattr_setsigdefault(byte[] attributes, byte[] signals);
    [DllImport(Library)] public static extern int posix_spawnattr_setsigmask(byte[] attributes, byte[] signals);
    [DllImport(Library, SetLastError = true)] public static extern int wait4(int pid, out int status, int options, byte[] usage);
    [DllImport(Library, SetLastError = true)] public static extern int waitid(int kind, int id, byte[] info, int options);
    [DllImport(Library, SetLastError = true)] public static extern uint alarm(uint seconds);
    [DllImport(Library, SetLastError = true)] public static extern int setitimer(int which, TimerSetting* setting, TimerSetting* former);
    [DllImport(Library, SetLastError = true)] public static extern int getitimer(int which, TimerSetting* setting);
}
