// Calls of the system on .NET's own libraries, continued: waiting until one of several descriptors is ready. Sockets are waited for in the system; all else changes in this process, and who
// changes it rings the bell of those that wait, which is a socket too where they wait in the system.
using System.Net;
using System.Net.Sockets;
using System.Runtime;

namespace Stackless.Runtime;

static unsafe partial class ManagedSystem
{
    /// <summary>By which somebody who waits is woken.</summary>
    sealed class Bell
    {
        readonly ManualResetEventSlim rung = new();
        Socket? socket;
        volatile bool waitsInTheSystem;

        [BypassReadyToRun]
        public void Ring()
        {
            rung.Set();
            if (waitsInTheSystem)
            {
                socket!.Send([0]);
            }
        }

        [BypassReadyToRun]
        public void Clear() => rung.Reset();

        [BypassReadyToRun]
        public void Wait(List<Socket> read, List<Socket> write, int milliseconds)
        {
            if (read.Count + write.Count == 0)
            {
                rung.Wait(milliseconds);
                return;
            }
            if (socket is null)
            {
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                socket.Connect(socket.LocalEndPoint!);
                socket.Blocking = false;
            }
            waitsInTheSystem = true;
            Interlocked.MemoryBarrier();
            read.Add(socket);
            // Windows tells of a connection that has failed among the errors.
            var failing = OperatingSystem.IsWindows() && write.Count > 0 ? new List<Socket>(write) : null;
            Socket.Select(read, write, failing, rung.IsSet ? 0 : milliseconds < 0 ? -1 : (int)Math.Min(milliseconds * 1000L, int.MaxValue));
            waitsInTheSystem = false;
            Span<byte> rest = stackalloc byte[16];
            while (socket.Receive(rest, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
            {
            }
        }
    }

    static readonly List<Bell> waiting = [];

    [ThreadStatic]
    static Bell? own;

    /// <summary>Something that is not a socket has become ready.</summary>
    [BypassReadyToRun]
    internal static void Changed()
    {
        lock (waiting)
        {
            foreach (var bell in waiting)
            {
                bell.Ring();
            }
        }
    }

    // Looks, and waits, until the look has found something or the time is over.
    [BypassReadyToRun]
    static int Wait(Func<int> look, Action<List<Socket>, List<Socket>> sockets, int milliseconds)
    {
        var found = look();
        if (found != 0 || milliseconds == 0)
        {
            return found;
        }
        var end = milliseconds < 0 ? long.MaxValue : Environment.TickCount64 + milliseconds;
        var bell = own ??= new Bell();
        lock (waiting)
        {
            waiting.Add(bell);
        }
        try
        {
            while (true)
            {
                bell.Clear();
                found = look();
                var rest = end == long.MaxValue ? -1 : (int)Math.Max(0, end - Environment.TickCount64);
                if (found != 0 || rest == 0)
                {
                    return found;
                }
                List<Socket> read = [], write = [];
                sockets(read, write);
                bell.Wait(read, write, rest);
            }
        }
        finally
        {
            lock (waiting)
            {
                waiting.Remove(bell);
            }
        }
    }

    [BypassReadyToRun]
    static void AddSocket(ManagedFile? file, int events, List<Socket> read, List<Socket> write)
    {
        if (file is ManagedSocket { Socket: var socket })
        {
            if ((events & Linux.Readable) != 0)
            {
                read.Add(socket);
            }
            if ((events & Linux.Writable) != 0)
            {
                write.Add(socket);
            }
        }
    }

    [BypassReadyToRun]
    public static int poll(LibC.Poll* polls, nuint count, int milliseconds)
    {
        [BypassReadyToRun]
        int Look()
        {
            var ready = 0;
            for (var i = 0; i < (int)count; i++)
            {
                ref var poll = ref polls[i];
                poll.Ready = poll.Descriptor < 0 ? (short)0 : Peek(poll.Descriptor) is { } file ? ReadyOf(file, poll.Events) : Invalid;
                ready += poll.Ready != 0 ? 1 : 0;
            }
            return ready;
        }
        if (milliseconds == 0)
        {
            return Look();
        }
        return Wait(Look, [BypassReadyToRun] (read, write) =>
        {
            for (var i = 0; i < (int)count; i++)
            {
                AddSocket(polls[i].Descriptor < 0 ? null : Peek(polls[i].Descriptor), polls[i].Events, read, write);
            }
        }, milliseconds);
    }

    /// <summary>Waits until the file is ready. By threads that run no Python code.</summary>
    [BypassReadyToRun]
    internal static void WaitFor(ManagedFile file, short events) => Wait(() => ReadyOf(file, events), (read, write) => AddSocket(file, events, read, write), -1);

    /// <summary>Waits until something is so that changes in this process.</summary>
    [BypassReadyToRun]
    internal static void WaitUntil(Func<bool> isSo) => Wait(() => isSo() ? 1 : 0, static (_, _) => { }, -1);

    [BypassReadyToRun]
    static short ReadyOf(ManagedFile file, short events)
    {
        try
        {
            return file.Ready(events);
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Failing;
        }
    }

    // ---- sets of descriptors ---------------------------------------------------------------------------------------------------

    /// <summary>What is waited for together: an epoll.</summary>
    sealed class DescriptorsOfInterest : ManagedFile
    {
        public readonly Dictionary<int, (ManagedFile File, uint Events, long Mark)> Wanted = [];

        public override int Kind => 0;

        [BypassReadyToRun]
        public override short Ready(short events)
        {
            lock (Wanted)
            {
                return (short)((events & Linux.Readable) != 0 && Wanted.Any(w => IsThere(w.Key, w.Value.File) && w.Value.Events != 0 && ReadyOf(w.Value.File, (short)w.Value.Events) != 0) ? Linux.Readable : 0);
            }
        }
    }

    [BypassReadyToRun]
    static bool IsThere(int fd, ManagedFile file) => ReferenceEquals(Peek(fd), file);

    [BypassReadyToRun]
    public static int epoll_create1(int flags) => Add(new DescriptorsOfInterest());

    [BypassReadyToRun]
    public static int epoll_ctl(int epoll, int operation, int fd, byte* change)
    {
        const int register = 1, remove = 2;
        if (Get(epoll) is not { } found || Get(fd) is not { } file)
        {
            return -1;
        }
        // Sets of sets would have to be looked through without end.
        if (found is not DescriptorsOfInterest set || file is DescriptorsOfInterest)
        {
            return Fail(Linux.InvalidArgument);
        }
        if (!file.IsAwaitable)
        {
            return Fail(ManagedErrors.NotPermitted);
        }
        lock (set.Wanted)
        {
            var isKnown = set.Wanted.TryGetValue(fd, out var former) && ReferenceEquals(former.File, file);
            if (operation == register == isKnown)
            {
                return Fail(isKnown ? ManagedErrors.Exists : ManagedErrors.NoEntry);
            }
            if (operation == remove)
            {
                set.Wanted.Remove(fd);
            }
            else
            {
                set.Wanted[fd] = (file, *(uint*)change, *(long*)(change + Linux.EpollMarkOffset));
            }
        }
        Changed();
        return 0;
    }

    [BypassReadyToRun]
    public static int epoll_wait(int epoll, byte* events, int count, int milliseconds)
    {
        const uint once = 1u << 30, kinds = 0xffff;
        if (Get(epoll) is not DescriptorsOfInterest set)
        {
            return Fail(Linux.InvalidArgument);
        }
        [BypassReadyToRun]
        int Look()
        {
            var found = 0;
            lock (set.Wanted)
            {
                foreach (var (fd, (file, wanted, mark)) in set.Wanted)
                {
                    if (found == count)
                    {
                        break;
                    }
                    if ((wanted & ~once) == 0 || !IsThere(fd, file) || ReadyOf(file, (short)(wanted & kinds)) is not (not 0 and var ready))
                    {
                        continue;
                    }
                    var at = events + found++ * Linux.EpollEventSize;
                    *(uint*)at = (ushort)ready;
                    *(long*)(at + Linux.EpollMarkOffset) = mark;
                    if ((wanted & once) != 0)
                    {
                        // The value of a key that is there may change meanwhile.
                        set.Wanted[fd] = (file, 0, mark);
                    }
                }
            }
            return found;
        }
        return milliseconds == 0 ? Look() : Wait(Look, [BypassReadyToRun] (read, write) =>
        {
            lock (set.Wanted)
            {
                foreach (var (fd, (file, wanted, _)) in set.Wanted)
                {
                    if (IsThere(fd, file))
                    {
                        AddSocket(file, (int)(wanted & kinds), read, write);
                    }
                }
            }
        }, milliseconds);
    }

    [BypassReadyToRun]
    public static int eventfd(uint value, int flags)
    {
        var counter = new ManagedCounter { Flags = flags & Linux.NonBlocking };
        counter.Add(value);
        return Add(counter);
    }

    [BypassReadyToRun]
    public static nint write(int fd, ulong* value, nint count)
    {
        if (Get(fd) is not ManagedCounter counter)
        {
            return write(fd, (byte*)value, count);
        }
        counter.Add(*value);
        return count;
    }

    [BypassReadyToRun]
    public static nint read(int fd, ulong* value, nint count)
    {
        if (Get(fd) is not ManagedCounter counter)
        {
            return Fail(Linux.InvalidArgument);
        }
        *value = counter.Take();
        return count;
    }
}
