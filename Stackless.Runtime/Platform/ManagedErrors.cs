// What .NET throws, as the number of an error; and the words for these numbers. The numbers are those of Linux on every system, as the library's errno has them.
using System.Net.Sockets;
using System.Runtime;

namespace Stackless.Runtime;

static class ManagedErrors
{
    public const int NotPermitted = 1, NoEntry = 2, NoProcess = 3, BadDescriptor = 9, NoChild = 10, NoAccess = 13, Exists = 17, NoFolder = 20, IsFolder = 21, IsNoTerminal = 25, NoSeek = 29,
        BrokenPipe = 32, NotEmpty = 39, NotSupported = 95, NoSocket = 88, IsInProgress = 115, IsUnknownOption = 92, IsNoFamily = 97, IsNotConnected = 107;

    const int Input = 5, TooLong = 36, NoSpace = 28, Busy = 16, Loop = 40, TooLargeForType = 75;

    [BypassReadyToRun]
    public static int Of(Exception error) => error switch
    {
        SystemCallException own => own.Errno,
        SocketException socket => Of(socket.SocketErrorCode),
        FileNotFoundException or DirectoryNotFoundException => NoEntry,
        UnauthorizedAccessException => NoAccess,
        PathTooLongException => TooLong,
        ObjectDisposedException => BadDescriptor,
        IOException { InnerException: SocketException socket } => Of(socket.SocketErrorCode),
        IOException io => OfResult(io.HResult),
        NotSupportedException => NotSupported,
        ArgumentOutOfRangeException or OverflowException => TooLargeForType,
        ArgumentException or InvalidOperationException => Linux.InvalidArgument,
        _ => Input,
    };

    // Of Windows' results the last word is the system's number; elsewhere it is that number.
    [BypassReadyToRun]
    static int OfResult(int result) => OperatingSystem.IsWindows()
        ? (result & 0xffff) switch
        {
            2 or 3 => NoEntry,
            5 or 32 or 33 => NoAccess,
            80 or 183 => Exists,
            109 or 232 => BrokenPipe,
            112 => NoSpace,
            145 => NotEmpty,
            206 => TooLong,
            267 => NoFolder,
            _ => Input,
        }
        : OperatingSystem.IsLinux()
            ? result is > 0 and < 134 ? result : Input
            : result switch
            {
                35 => Linux.WouldBlock,
                62 => Loop,
                63 => TooLong,
                66 => NotEmpty,
                > 0 and < 35 => result,
                _ => Input,
            };

    [BypassReadyToRun]
    public static int Of(SocketError error) => error switch
    {
        SocketError.Success => 0,
        SocketError.WouldBlock or SocketError.IOPending => Linux.WouldBlock,
        SocketError.InProgress => IsInProgress,
        SocketError.AlreadyInProgress => 114,
        SocketError.AccessDenied => NoAccess,
        SocketError.Interrupted => Linux.Interrupted,
        SocketError.Fault or SocketError.InvalidArgument => Linux.InvalidArgument,
        SocketError.TooManyOpenSockets => 24,
        SocketError.NotSocket => NoSocket,
        SocketError.DestinationAddressRequired => 89,
        SocketError.MessageSize => 90,
        SocketError.ProtocolType => 91,
        SocketError.ProtocolOption => IsUnknownOption,
        SocketError.ProtocolNotSupported => 93,
        SocketError.SocketNotSupported => 94,
        SocketError.OperationNotSupported => NotSupported,
        SocketError.ProtocolFamilyNotSupported => 96,
        SocketError.AddressFamilyNotSupported => IsNoFamily,
        SocketError.AddressAlreadyInUse => 98,
        SocketError.AddressNotAvailable => 99,
        SocketError.NetworkDown => 100,
        SocketError.NetworkUnreachable => 101,
        SocketError.NetworkReset => 102,
        SocketError.ConnectionAborted => 103,
        SocketError.ConnectionReset => 104,
        SocketError.NoBufferSpaceAvailable => 105,
        SocketError.IsConnected => 106,
        SocketError.NotConnected => IsNotConnected,
        // Writing after shutdown: SIGPIPE's error.
        SocketError.Shutdown => BrokenPipe,
        SocketError.TimedOut => 110,
        SocketError.ConnectionRefused => 111,
        SocketError.HostDown => 112,
        SocketError.HostUnreachable or SocketError.HostNotFound => 113,
        _ => Input,
    };

    [BypassReadyToRun]
    public static string Text(int errno) => errno switch
    {
        0 => "Success",
        NotPermitted => "Operation not permitted",
        NoEntry => "No such file or directory",
        NoProcess => "No such process",
        Linux.Interrupted => "Interrupted system call",
        Input => "Input/output error",
        7 => "Argument list too long",
        8 => "Exec format error",
        BadDescriptor => "Bad file descriptor",
        NoChild => "No child processes",
        Linux.WouldBlock => "Resource temporarily unavailable",
        12 => "Cannot allocate memory",
        NoAccess => "Permission denied",
        Busy => "Device or resource busy",
        Exists => "File exists",
        18 => "Invalid cross-device link",
        19 => "No such device",
        NoFolder => "Not a directory",
        IsFolder => "Is a directory",
        Linux.InvalidArgument => "Invalid argument",
        24 => "Too many open files",
        IsNoTerminal => "Inappropriate ioctl for device",
        27 => "File too large",
        NoSpace => "No space left on device",
        NoSeek => "Illegal seek",
        30 => "Read-only file system",
        BrokenPipe => "Broken pipe",
        33 => "Numerical argument out of domain",
        34 => "Numerical result out of range",
        35 => "Resource deadlock avoided",
        TooLong => "File name too long",
        38 => "Function not implemented",
        NotEmpty => "Directory not empty",
        Loop => "Too many levels of symbolic links",
        TooLargeForType => "Value too large for defined data type",
        84 => "Invalid or incomplete multibyte or wide character",
        NoSocket => "Socket operation on non-socket",
        89 => "Destination address required",
        90 => "Message too long",
        91 => "Protocol wrong type for socket",
        IsUnknownOption => "Protocol not available",
        93 => "Protocol not supported",
        94 => "Socket type not supported",
        NotSupported => "Operation not supported",
        96 => "Protocol family not supported",
        IsNoFamily => "Address family not supported by protocol",
        98 => "Address already in use",
        99 => "Cannot assign requested address",
        100 => "Network is down",
        101 => "Network is unreachable",
        102 => "Network dropped connection on reset",
        103 => "Software caused connection abort",
        104 => "Connection reset by peer",
        105 => "No buffer space available",
        106 => "Transport endpoint is already connected",
        IsNotConnected => "Transport endpoint is not connected",
        108 => "Cannot send after transport endpoint shutdown",
        110 => "Connection timed out",
        111 => "Connection refused",
        112 => "Host is down",
        113 => "No route to host",
        114 => "Operation already in progress",
        IsInProgress => "Operation now in progress",
        125 => "Operation canceled",
        _ => $"Unknown error {errno}",
    };
}
