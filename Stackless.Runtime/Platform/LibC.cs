// The system's C library: every function of it that is called, by kind in the files beside this one, with the structures they take. Their layouts
// are those of 64-bit Linux, the same on x86-64 and arm64; what differs between these two is in Linux.cs. Functions with a variable number
// of arguments (open, fcntl, ioctl, syscall) are declared with as many as are passed: on Linux both machines pass them alike.
// Here: files and their descriptors.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static unsafe partial class LibC
{
    const string Library = "libc";

    [DllImport(Library, SetLastError = true)] public static extern int open(byte[] path, int flags, int mode);
    [DllImport(Library, SetLastError = true)] public static extern int close(int fd);
    [DllImport(Library, SetLastError = true)] public static extern nint read(int fd, byte[] buffer, nint count);
    [DllImport(Library, SetLastError = true)] public static extern nint write(int fd, byte* buffer, nint count);
    [DllImport(Library, SetLastError = true)] public static extern long lseek(int fd, long offset, int whence);
    [DllImport(Library, SetLastError = true)] public static extern int dup(int fd);
    [DllImport(Library, SetLastError = true)] public static extern int dup2(int fd, int other);
    [DllImport(Library, SetLastError = true)] public static extern int pipe2(int[] ends, int flags);
    [DllImport(Library, SetLastError = true)] public static extern int isatty(int fd);
    [DllImport(Library, SetLastError = true)] public static extern int ftruncate(int fd, long length);
    [DllImport(Library, SetLastError = true)] public static extern int truncate(byte[] path, long length);
    [DllImport(Library, SetLastError = true)] public static extern int fsync(int fd);
    [DllImport(Library, SetLastError = true)] public static extern int fdatasync(int fd);
    [DllImport(Library, SetLastError = true)] public static extern int mkdir(byte[] path, int mode);
    [DllImport(Library, SetLastError = true)] public static extern int mkfifo(byte[] path, int mode);
    [DllImport(Library, SetLastError = true)] public static extern int mknod(byte[] path, int mode, long device);
    [DllImport(Library, SetLastError = true)] public static extern int fstatfs(int fd, long* result);
    [DllImport(Library, SetLastError = true)] public static extern int rmdir(byte[] path);
    [DllImport(Library, SetLastError = true)] public static extern int chdir(byte[] path);
    [DllImport(Library, SetLastError = true)] public static extern nint getcwd(byte[] buffer, nint size);
    [DllImport(Library, SetLastError = true)] public static extern int unlink(byte[] path);
    [DllImport(Library, SetLastError = true)] public static extern int rename(byte[] from, byte[] to);
    [DllImport(Library, SetLastError = true)] public static extern int link(byte[] from, byte[] to);
    [DllImport(Library, SetLastError = true)] public static extern int symlink(byte[] target, byte[] path);
    [DllImport(Library, SetLastError = true)] public static extern nint readlink(byte[] path, byte[] buffer, nint size);
    [DllImport(Library, SetLastError = true)] public static extern int chmod(byte[] path, int mode);
    [DllImport(Library, SetLastError = true)] public static extern int fchmod(int fd, int mode);
    [DllImport(Library, SetLastError = true)] public static extern int chown(byte[] path, int user, int group);
    [DllImport(Library, SetLastError = true)] public static extern int lchown(byte[] path, int user, int group);
    [DllImport(Library, SetLastError = true)] public static extern int access(byte[] path, int mode);
    [DllImport(Library, SetLastError = true)] public static extern int ioctl(int fd, nint request, ushort[] size);
    [DllImport(Library, SetLastError = true)] public static extern int utimensat(int folder, byte[] path, long[] times, int flags);
    [DllImport(Library, SetLastError = true)] public static extern int futimens(int fd, long[] times);
    [DllImport(Library, SetLastError = true)] public static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] result);
    [DllImport(Library, SetLastError = true)] public static extern nint opendir(byte[] path);
    [DllImport(Library, SetLastError = true)] public static extern nint readdir(nint folder);
    [DllImport(Library, SetLastError = true)] public static extern int closedir(nint folder);
    [DllImport(Library, SetLastError = true)] public static extern int fcntl(int fd, int command, int argument);
    [DllImport(Library, SetLastError = true)] public static extern int statvfs(byte[] path, ulong* result);
    [DllImport(Library, SetLastError = true)] public static extern int fstatvfs(int fd, ulong* result);
    [DllImport(Library, SetLastError = true)] public static extern int fcntl(int fd, int command, nint argument);
    [DllImport(Library, SetLastError = true)] public static extern int ioctl(int fd, nuint request, nint argument);
    [DllImport(Library, SetLastError = true)] public static extern int flock(int fd, int operation);
}
