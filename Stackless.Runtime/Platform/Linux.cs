// Numbers of the system's interface: those of Linux on x86-64 and on arm64, which are the same but for the few that stand at the end. What the
// library in Python needs of the numbers stands there (posix.py, _socket_constants.py, fcntl.py), but for those that differ. The platform of .NET's own
// libraries takes and answers the same numbers (SystemCalls).
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static class Linux
{
    // Errors.
    public const int Interrupted = 4, WouldBlock = 11, InvalidArgument = 22, NoMoreInSystem = 23, NoMoreInProcess = 24, NotImplemented = 38;

    // Opening; the same for files, sockets, pipes, epoll and eventfd.
    public const int CloseOnExec = 0x80000, NonBlocking = 0x800;

    // fcntl.
    public const int GetFlags = 3, SetFlags = 4;

    // poll.
    public const short Readable = 1, Writable = 4;

    // Sockets.
    public const int InternetFamily = 2, DoNotWait = 0x40, AllOfIt = 0x100, NoSignal = 0x4000, CloseReceivedOnExec = 0x40000000;

    // Paths: statx, utimensat.
    public const int CurrentFolder = -100, EmptyPath = 0x1000, NoFollow = 0x100;
    public const uint BasicStatus = 0x7ff;

    // Processes: flags of posix_spawn, an option of waitid.
    public const int SpawnResetIdentity = 1, SpawnSetGroup = 2, SpawnSetDefaultSignals = 4, SpawnSetSignalMask = 8, SpawnSetPriority = 0x10, SpawnSetPolicy = 0x20, SpawnSetSession = 0x80,
        WithoutNotice = 0x1000000;

    /// <summary>CLONE_FS: a thread's folder and umask.</summary>
    public const int FolderAndMask = 0x200;

    // Numbers of system calls that the C library has no function for. The same on both machines, as those of all newer calls are.
    public const int PidfdOpen = 434;

    // Terminals: ioctl.
    public const int GetWindowSize = 0x5413;

    // ---- what differs --------------------------------------------------------------------------------------------------------

    /// <summary>struct epoll_event: packed on x86-64, aligned on arm64.</summary>
    public static int EpollEventSizeOn(Architecture machine) => machine == Architecture.X64 ? 12 : 16;

    /// <summary>O_DIRECTORY and O_NOFOLLOW.</summary>
    public static (int Directory, int NoFollow) OpenFlagsOn(Architecture machine) => machine == Architecture.Arm64 ? (0x4000, 0x8000) : (0x10000, 0x20000);

    /// <summary>The calls behind setregid, setreuid, setgroups and unshare, which concern the calling thread alone: the C library's functions have all threads make them.</summary>
    public static (int SetGroup, int SetUser, int SetGroups, int Unshare) ThreadCallsOn(Architecture machine) => machine == Architecture.Arm64 ? (143, 145, 159, 97) : (114, 113, 116, 272);

    public static readonly int EpollEventSize = EpollEventSizeOn(RuntimeInformation.ProcessArchitecture);

    /// <summary>Where an event's mark stands, which is the descriptor.</summary>
    public static readonly int EpollMarkOffset = EpollEventSize - sizeof(long);
}
