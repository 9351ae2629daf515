// Memory that is a file's, or that processes share.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static unsafe partial class LibC
{
    [DllImport(Library, SetLastError = true)] public static extern nint mmap(nint address, nint length, int protection, int flags, int fd, long offset);
    [DllImport(Library, SetLastError = true)] public static extern int munmap(nint address, nint length);
    [DllImport(Library, SetLastError = true)] public static extern nint mremap(nint address, nint length, nint newLength, int flags);
    [DllImport(Library, SetLastError = true)] public static extern int msync(nint address, nint length, int flags);
    [DllImport(Library, SetLastError = true)] public static extern int madvise(nint address, nint length, int advice);
}
