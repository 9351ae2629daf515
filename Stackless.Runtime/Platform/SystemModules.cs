// What programs see of which system they run on: names, and which modules there are. Where the platform is that of .NET's own libraries alone, what CPython has not on Windows is not there either.
using System.Collections.Frozen;

namespace Stackless.Runtime;

static class SystemModules
{
    /// <summary>Modules that are calls of Linux's C library throughout.</summary>
    internal static readonly FrozenSet<string> OfLinux = new[] { "_accounts", "fcntl", "grp", "pwd", "resource", "syslog", "termios" }.ToFrozenSet();

    const string Windows = "nt", Others = "posix";

    /// <summary><c>sys.platform</c>.</summary>
    internal static string PlatformOf(bool isWindows, bool isMacOS) => isWindows ? "win32" : isMacOS ? "darwin" : "linux";

    /// <summary>The module of the system's functions that programs do not see on this system: <c>os</c> takes the one that is there.</summary>
    internal static string OtherThan(bool isWindows) => isWindows ? Others : Windows;

    internal static bool IsAbsent(string module) => IsAbsent(module, SystemCalls.IsManaged, OperatingSystem.IsWindows());

    // On Windows the other module is there for the library's own use.
    internal static bool IsAbsent(string module, bool isManaged, bool isWindows) => isManaged && OfLinux.Contains(module) || !isWindows && module == Windows;
}
