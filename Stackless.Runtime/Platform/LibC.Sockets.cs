// The C library, continued: sockets, names of hosts, and waiting for descriptors.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static unsafe partial class LibC
{
    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Poll
    {
        public int Descriptor;
        public short Events, Ready;
    }

    /// <summary>struct addrinfo.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct AddressInfo
    {
        public int Flags, Family, Type, Protocol, Length;
        public byte* Address, CanonicalName;
        public AddressInfo* Next;
    }

    /// <summary>struct msghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public byte* Name;
        public uint NameLength;
        public Piece* Pieces;
        public nint PieceCount;
        public byte* Control;
        public nint ControlLength;
        public int Flags;
    }

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Piece
    {
        public byte* Data;
        public nint Length;
    }

    [DllImport(Library, SetLastError = true)] public static extern int socket(int family, int type, int protocol);
    [DllImport(Library, SetLastError = true)] public static extern int socketpair(int family, int type, int protocol, int[] pair);
    [DllImport(Library, SetLastError = true)] public static extern int bind(int fd, byte[] address, int length);
    [DllImport(Library, SetLastError = true)] public static extern int connect(int fd, byte[] address, int length);
    [DllImport(Library, SetLastError = true)] public static extern int listen(int fd, int backlog);
    [DllImport(Library, SetLastError = true)] public static extern int accept4(int fd, byte[] address, ref int length, int flags);
    [DllImport(Library, SetLastError = true)] public static extern nint recvfrom(int fd, byte* data, nint count, int flags, byte[]? address, ref int length);
    [DllImport(Library, SetLastError = true)] public static extern nint sendto(int fd, byte* data, nint count, int flags, byte[]? address, int length);
    [DllImport(Library, SetLastError = true)] public static extern nint sendmsg(int fd, Message* message, int flags);
    [DllImport(Library, SetLastError = true)] public static extern nint recvmsg(int fd, Message* message, int flags);
    [DllImport(Library, SetLastError = true)] public static extern int shutdown(int fd, int how);
    [DllImport(Library, SetLastError = true)] public static extern int getsockname(int fd, byte[] address, ref int length);
    [DllImport(Library, SetLastError = true)] public static extern int getpeername(int fd, byte[] address, ref int length);
    [DllImport(Library, SetLastError = true)] public static extern int getsockopt(int fd, int level, int option, byte[] value, ref int length);
    [DllImport(Library, SetLastError = true)] public static extern int setsockopt(int fd, int level, int option, byte[]? value, int length);
    [DllImport(Library, SetLastError = true)] public static extern int inet_pton(int family, byte[] text, byte[] packed);
    [DllImport(Library, SetLastError = true)] public static extern int if_nametoindex(byte[] name);
    [DllImport(Library, SetLastError = true)] public static extern byte* if_indextoname(int index, byte[] name);
    [DllImport(Library)] public static extern int getaddrinfo(byte[]? host, byte[]? service, AddressInfo* hints, out AddressInfo* first);
    [DllImport(Library)] public static extern void freeaddrinfo(AddressInfo* first);
    [DllImport(Library)] public static extern byte* gai_strerror(int code);
    [DllImport(Library)] public static extern int getnameinfo(byte[] address, int length, byte[] host, int hostSize, byte[] service, int serviceSize, int flags);
    [DllImport(Library, SetLastError = true)] public static extern int epoll_create1(int flags);
    [DllImport(Library, SetLastError = true)] public static extern int epoll_ctl(int epoll, int operation, int fd, byte* change);
    [DllImport(Library, SetLastError = true)] public static extern int epoll_wait(int epoll, byte* events, int count, int milliseconds);
    [DllImport(Library, SetLastError = true)] public static extern int syscall(nint number, nint a, nint b);
    [DllImport(Library, SetLastError = true)] public static extern int poll(Poll* polls, nuint count, int milliseconds);
    [DllImport(Library, SetLastError = true)] public static extern int eventfd(uint value, int flags);
    [DllImport(Library, SetLastError = true)] public static extern nint write(int fd, ulong* value, nint count);
    [DllImport(Library, SetLastError = true)] public static extern nint read(int fd, ulong* value, nint count);
}
