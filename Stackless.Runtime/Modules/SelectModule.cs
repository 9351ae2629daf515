// _descriptors: waiting for file descriptors, for the library's select, _socket and posix. https://docs.python.org/3/library/select.html
using System.Diagnostics;
using System.Runtime.InteropServices;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

[PyModule("_descriptors")]
static unsafe partial class SelectModule
{
    /// <summary>A list of (descriptor, what it is ready for); empty if the time (in seconds; None: for ever) was over before one was ready.</summary>
    [PyFunction("poll")]
    internal static Value Poll(ThreadState ts, PyList polls, Value seconds)
    {
        return ts.Scheduler.Poll(ts, polls, Due(ts, seconds));
    }

    static long Due(ThreadState ts, Value seconds) =>
        seconds.IsNone ? -1 : Numbers.TryDouble(seconds, out var s) ? ts.Interpreter.Now + (long)(Math.Clamp(s, 0, 9e9) * Stopwatch.Frequency) : 0;

    /// <summary>Waits for a descriptor that was not ready: false if the time (None: for ever) was over before it may have become so. Who asks looks for itself.</summary>
    [PyFunction("wait")]
    internal static Value Wait(ThreadState ts, int fd, int events, Value seconds) => ts.Scheduler.Await(ts, fd, (short)events, Due(ts, seconds));

    [PyFunction("epoll_create")]
    internal static Value EpollCreate(ThreadState ts) => ts.Interpreter.Opened(C.epoll_create1(Linux.CloseOnExec)) is >= 0 and var fd ? Value.Int(fd) : DescriptorShortage.FailToOpen(ts, "_descriptors", "epoll_create", []);

    [PyFunction("epoll_change")]
    internal static Value EpollChange(ThreadState ts, int epoll, int operation, int fd, long events)
    {
        var change = stackalloc byte[Linux.EpollEventSize];
        *(uint*)change = (uint)events;
        *(long*)(change + Linux.EpollMarkOffset) = fd;
        return C.epoll_ctl(epoll, operation, fd, change) < 0 ? SystemError.Fail(ts) : Value.None;
    }

    /// <summary>What is ready now: a list of (descriptor, events).</summary>
    [PyFunction("epoll_ready")]
    internal static Value EpollReady(ThreadState ts, int epoll, int count)
    {
        var events = new byte[count * Linux.EpollEventSize];
        int ready;
        do
        {
            fixed (byte* first = events)
            {
                ready = C.epoll_wait(epoll, first, count, 0);
            }
        }
        while (ready < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        return ready < 0 ? SystemError.Fail(ts) : new Value(new PyList([.. Enumerable.Range(0, ready).Select(i => i * Linux.EpollEventSize).Select(at =>
            new Value(PyTuple.Of(Value.Int(BitConverter.ToInt32(events, at + Linux.EpollMarkOffset)), Value.Int(BitConverter.ToUInt32(events, at)))))]));
    }

    /// <summary>A descriptor that becomes readable when the process ends.</summary>
    [PyFunction("process")]
    internal static Value Process(ThreadState ts, int pid, int flags)
    {
        return ts.Interpreter.Opened(C.syscall(Linux.PidfdOpen, pid, flags)) is >= 0 and var fd ? Value.Int(fd) : DescriptorShortage.FailToOpen(ts, "_descriptors", "process", [Value.Int(pid), Value.Int(flags)]);
    }
}
