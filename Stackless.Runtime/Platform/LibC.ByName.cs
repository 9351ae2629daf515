// Functions of the C library that few programs call, found by their names when they are called: declared one by one like the others they would be as much code again, and most processes never run it.
// What each takes and gives is a letter in a table, so that nobody can hand over a number where a pointer is due, or a size larger than its buffer.
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Runtime;

namespace Stackless.Runtime;

static unsafe partial class LibC
{
    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    delegate nint Function(nint a, nint b, nint c, nint d, nint e, nint f);

    /// <summary>
    /// First what comes back: <c>i</c> an int, <c>l</c> a long, <c>f</c> a descriptor that was opened, <c>e</c> an error's number, <c>v</c> nothing. Then the arguments: <c>i</c> a number of 32 bits,
    /// <c>l</c> one of 64, <c>p</c> a text that ends with a zero, <c>b</c> a buffer, which the function may write to, or nothing, <c>v</c> one that
    /// is described by an iovec, <c>s</c> a size within all the buffers, <c>n</c> a count of numbers of 32 bits within them, <c>a</c> a list of texts.
    /// </summary>
    internal static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>
    {
        ["chroot"] = "ip",
        ["copy_file_range"] = "libibli",
        ["eventfd"] = "fii",
        ["execve"] = "ipaa",
        ["faccessat"] = "iipii",
        ["fchown"] = "iiii",
        ["fpathconf"] = "lii",
        ["getgroups"] = "inb",
        ["getlogin_r"] = "ebs",
        ["getpgid"] = "ii",
        ["getresgid"] = "ibbb",
        ["getresuid"] = "ibbb",
        ["getsid"] = "ii",
        ["getxattr"] = "lppbs",
        ["lgetxattr"] = "lppbs",
        ["linkat"] = "iipipi",
        ["listxattr"] = "lpbs",
        ["llistxattr"] = "lpbs",
        ["lockf"] = "iiil",
        ["lremovexattr"] = "ipp",
        ["lsetxattr"] = "ippbsi",
        ["memfd_create"] = "fpi",
        ["pathconf"] = "lpi",
        ["posix_fadvise"] = "eilli",
        ["posix_fallocate"] = "eill",
        ["preadv2"] = "livili",
        ["pwritev2"] = "livili",
        ["removexattr"] = "ipp",
        ["sched_get_priority_max"] = "ii",
        ["sched_get_priority_min"] = "ii",
        ["sched_getaffinity"] = "iisb",
        ["sched_getparam"] = "iib",
        ["sched_getscheduler"] = "ii",
        ["sched_rr_get_interval"] = "iib",
        ["sched_setaffinity"] = "iisb",
        ["sched_setparam"] = "iib",
        ["sched_setscheduler"] = "iiib",
        ["sched_yield"] = "i",
        ["sendfile"] = "liibl",
        ["setegid"] = "ii",
        ["seteuid"] = "ii",
        ["setgid"] = "ii",
        ["setgroups"] = "inb",
        ["setns"] = "iii",
        ["setpgid"] = "iii",
        ["setregid"] = "iii",
        ["setresgid"] = "iiii",
        ["setresuid"] = "iiii",
        ["setreuid"] = "iii",
        ["setsid"] = "i",
        ["setuid"] = "ii",
        ["setxattr"] = "ippbsi",
        ["splice"] = "libibli",
        ["sync"] = "v",
        ["tcgetpgrp"] = "ii",
        ["tcsetpgrp"] = "iii",
        ["timerfd_create"] = "fii",
        ["timerfd_gettime"] = "iib",
        ["timerfd_settime"] = "iiibb",
        ["unshare"] = "ii",
    }.ToFrozenDictionary();

    /// <summary>Calls such a function. An int comes back as one, with its sign; -1 with the error <c>ENOSYS</c> if this C library has none of the name.</summary>
    [BypassReadyToRun]
    public static nint Call(string name, nint[] arguments)
    {
        if (!NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), name, out var address))
        {
            Marshal.SetLastPInvokeError(Linux.NotImplemented);
            return -1;
        }
        nint[] all = [.. arguments, 0, 0, 0, 0, 0, 0];
        var result = Marshal.GetDelegateForFunctionPointer<Function>(address)(all[0], all[1], all[2], all[3], all[4], all[5]);
        return ByName[name][0] == 'l' ? result : (int)result;
    }
}
