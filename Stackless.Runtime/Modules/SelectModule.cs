// _descriptors: waiting for file descriptors, for the library's select, _socket and posix. https://docs.python.org/3/library/select.html
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

[PyModule("_descriptors")]
internal static unsafe partial class SelectModule
{
    static class C
    {
        [DllImport("libc", SetLastError = true)] public static extern int epoll_create1(int flags);
        [DllImport("libc", SetLastError = true)] public static extern int epoll_ctl(int epoll, int operation, int fd, byte[] change);
        [DllImport("libc", SetLastError = true)] public static extern int epoll_wait(int epoll, byte[] events, int count, int milliseconds);
        [DllImport("libc", SetLastError = true)] public static extern int syscall(nint number, nint a, nint b);
    }

    /// <summary>struct epoll_event: packed on x86-64, aligned elsewhere. The mark is the descriptor.</summary>
    static readonly int eventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16, markOffset = eventSize - 8;

    /// <summary>A list of (descriptor, what it is ready for); empty if the time (in seconds; None: for ever) was over before one was ready.</summary>
    [PyFunction("poll")]
    internal static Value Poll(ThreadState ts, PyList polls, Value seconds)
    {
        long due = seconds.IsNone ? -1 : Numbers.TryDouble(seconds, out double s) ? Stopwatch.GetTimestamp() + (long)(Math.Clamp(s, 0, 9e9) * Stopwatch.Frequency) : 0;
        return ts.Scheduler.Poll(ts, polls, due);
    }

    [PyFunction("epoll_create")]
    internal static Value EpollCreate(ThreadState ts) => ts.Interpreter.Opened(C.epoll_create1(0x80000)) is >= 0 and var fd ? Value.Int(fd) : PosixModule.Fail(ts);

    [PyFunction("epoll_change")]
    internal static Value EpollChange(ThreadState ts, int epoll, int operation, int fd, long events)
    {
        var change = new byte[eventSize];
        BitConverter.TryWriteBytes(change, (uint)events);
        BitConverter.TryWriteBytes(change.AsSpan(markOffset), fd);
        return C.epoll_ctl(epoll, operation, fd, change) < 0 ? PosixModule.Fail(ts) : Value.None;
    }

    /// <summary>What is ready now: a list of (descriptor, events).</summary>
    [PyFunction("epoll_ready")]
    internal static Value EpollReady(ThreadState ts, int epoll, int count)
    {
        var events = new byte[count * eventSize];
        int ready;
        do
        {
            ready = C.epoll_wait(epoll, events, count, 0);
        }
        while (ready < 0 && Marshal.GetLastPInvokeError() == 4);
        return ready < 0 ? PosixModule.Fail(ts) : new Value(new PyList([.. Enumerable.Range(0, ready).Select(i => i * eventSize).Select(at =>
            new Value(PyTuple.Of(Value.Int(BitConverter.ToInt32(events, at + markOffset)), Value.Int(BitConverter.ToUInt32(events, at)))))]));
    }

    /// <summary>A descriptor that becomes readable when the process ends.</summary>
    [PyFunction("process")]
    internal static Value Process(ThreadState ts, int pid, int flags)
    {
        const int pidfdOpen = 434;
        return ts.Interpreter.Opened(C.syscall(pidfdOpen, pid, flags)) is >= 0 and var fd ? Value.Int(fd) : PosixModule.Fail(ts);
    }
}
