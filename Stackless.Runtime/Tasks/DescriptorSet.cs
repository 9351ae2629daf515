// Which tasklets of one interpreter wait for file descriptors: a set of the system's (epoll), which the OS thread that runs the interpreter asks
// when nobody can run, and now and then while somebody can. What is ready wakes its tasklets, which then look for themselves. Nothing is
// read or written here. A descriptor is armed anew for each wait and fires once: a wait that is given up costs no call, and what fires for nobody
// means nothing; a descriptor that was closed, and made again as something else, is found out when it is armed.
// Invariants: touched by who runs the interpreter only, but for Interrupt; Count is the number of waits that Add has taken and Remove not yet
// given up; while a descriptor has waits that have not fired, it is armed for what they want.
using System.Diagnostics;
using System.Runtime.InteropServices;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

sealed unsafe class DescriptorSet
{
    const int Failing = 8, HungUp = 16, Once = 1 << 30;
    const int Register = 1, Modify = 3, BadDescriptor = 9;
    const int EventsAtATime = 128;

    /// <summary>How long tasklets may run between two looks, in seconds.</summary>
    const double BetweenLooks = 50e-6;

    static readonly long ticksBetweenLooks = (long)(BetweenLooks * Stopwatch.Frequency);

    /// <summary>What one wait wants of one descriptor.</summary>
    sealed class Interest(DescriptorWait wait, short events)
    {
        public readonly DescriptorWait Wait = wait;
        public readonly ushort Events = (ushort)events;
        public bool HasFired;
        public Interest? Next;
    }

    struct Entry
    {
        public Interest? First;

        /// <summary>The system's set has had it: it probably still has.</summary>
        public bool IsRegistered;
    }

    // By descriptor.
    Entry[] entries = [];
    readonly byte[] events = new byte[EventsAtATime * Linux.EpollEventSize];
    OwnedDescriptor? set, interrupt;
    int setNumber = -1, interruptNumber = -1;
    long nextLook;
    volatile bool isWaiting;

    /// <summary>Null: the program is neither recorded nor replayed. In a replay the system is not asked.</summary>
    public Recording? Recording { get; set; }

    bool IsReplay => Recording is { IsReplay: true };

    long Now => Recording is null ? Stopwatch.GetTimestamp() : Recording.Time(Stopwatch.GetTimestamp());

    /// <summary>How many waits there are.</summary>
    public int Count { get; private set; }

    /// <summary>Asks the system; -1 with the error set if it refuses. Invalid descriptors are ready.</summary>
    public static int Ask(LibC.Poll[] polls, int milliseconds)
    {
        fixed (LibC.Poll* first = polls)
        {
            return C.poll(first, (nuint)polls.Length, milliseconds);
        }
    }

    /// <summary>Is it ready now?</summary>
    public static bool IsReady(int fd, short events)
    {
        var poll = new LibC.Poll { Descriptor = fd, Events = events };
        return C.poll(&poll, 1, 0) != 0;
    }

    internal static bool IsBlocking(int fd) => C.fcntl(fd, Linux.GetFlags, 0) is >= 0 and var flags && (flags & Linux.NonBlocking) == 0;

    /// <summary>From now on its tasklet is woken, once, when one of the descriptors is ready.</summary>
    public void Add(DescriptorWait wait)
    {
        Open();
        Count++;
        foreach (var poll in wait.Polls)
        {
            if (poll.Descriptor >= 0)
            {
                ref var entry = ref EntryOf(poll.Descriptor);
                entry.First = new Interest(wait, poll.Events) { Next = entry.First };
                Arm(poll.Descriptor);
            }
        }
    }

    public void Remove(DescriptorWait wait)
    {
        Count--;
        foreach (var poll in wait.Polls)
        {
            if (poll.Descriptor < 0)
            {
                continue;
            }
            ref var entry = ref EntryOf(poll.Descriptor);
            for (Interest? last = null, at = entry.First; at is not null; at = at.Next)
            {
                if (!ReferenceEquals(at.Wait, wait))
                {
                    last = at;
                }
                else if (last is null)
                {
                    entry.First = at.Next;
                }
                else
                {
                    last.Next = at.Next;
                }
            }
        }
    }

    /// <summary>It is about to be closed, or made another one: who waits for it looks for itself.</summary>
    public void Closing(int fd)
    {
        if (set is not null && (fd == setNumber || fd == interruptNumber))
        {
            Lose(fd);
        }
        if ((uint)fd < (uint)entries.Length && entries[fd].IsRegistered)
        {
            entries[fd].IsRegistered = false;
            Fire(fd, Failing);
        }
    }

    // A program that closes all there is closes the set's own: whoever gets the number next is left alone, and who waits looks for itself and goes into another set.
    void Lose(int fd)
    {
        (fd == setNumber ? set! : interrupt!).Taken();
        set!.Dispose();
        interrupt!.Dispose();
        (set, interrupt, setNumber, interruptNumber) = (null, null, -1, -1);
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i].IsRegistered = false;
            Fire(i, Failing);
        }
    }

    /// <summary>Wakes who waits for what is ready, if it is some time since that was last done.</summary>
    public void LookNowAndThen()
    {
        if (Count > 0 && Now >= nextLook)
        {
            Ask(0);
        }
    }

    /// <summary>Waits until something is ready, for that many milliseconds (-1: for ever), or until it is interrupted.</summary>
    /// <param name="isOver">Is there something else to do already? Asked when an interrupt is sure to be noticed.</param>
    public void Wait(int milliseconds, ManualResetEventSlim isOver)
    {
        isWaiting = !IsReplay;
        Interlocked.MemoryBarrier();
        Ask(isOver.IsSet ? 0 : milliseconds);
    }

    /// <summary>Ends a wait. May be called on any OS thread.</summary>
    public void Interrupt()
    {
        Interlocked.MemoryBarrier();
        if (isWaiting)
        {
            ulong one = 1;
            C.write(interruptNumber, &one, sizeof(ulong));
            GC.KeepAlive(this);
        }
    }

    void Ask(int milliseconds)
    {
        var count = IsReplay ? 0 : AskSystem(milliseconds);
        if (Recording is not null)
        {
            (found, count) = Recording.Ready(found, count);
        }
        foreach (var (descriptor, ready) in found)
        {
            Fire(descriptor, ready);
        }
        found.Clear();
        // With more to come, it is looked again at once.
        nextLook = count == EventsAtATime ? 0 : Now + ticksBetweenLooks;
    }

    // What the last look has found.
    List<(int Descriptor, uint Events)> found = [];

    int AskSystem(int milliseconds)
    {
        Open();
        fixed (byte* first = events)
        {
            var count = C.epoll_wait(setNumber, first, EventsAtATime, milliseconds);
            isWaiting = false;
            if (count < 0 && Marshal.GetLastPInvokeError() is BadDescriptor or Linux.InvalidArgument)
            {
                // Another interpreter's program has closed it.
                Lose(setNumber);
            }
            for (var i = 0; i < count; i++)
            {
                var ready = *(uint*)(first + i * Linux.EpollEventSize);
                var fd = *(int*)(first + i * Linux.EpollEventSize + Linux.EpollMarkOffset);
                if (fd == interruptNumber)
                {
                    ulong times;
                    C.read(fd, &times, sizeof(ulong));
                }
                else
                {
                    found.Add((fd, ready));
                }
            }
            return count;
        }
    }

    void Fire(int fd, uint ready)
    {
        var areOthers = false;
        for (var at = entries[fd].First; at is not null;)
        {
            // Who is woken leaves the list.
            var next = at.Next;
            if (!at.HasFired && (at.Events & ready) == 0 && (ready & (Failing | HungUp)) == 0)
            {
                areOthers = true;
            }
            else if (!at.HasFired)
            {
                at.HasFired = true;
                at.Wait.Over();
            }
            at = next;
        }
        if (areOthers)
        {
            Arm(fd);
        }
    }

    ref Entry EntryOf(int fd)
    {
        if (fd >= entries.Length)
        {
            Array.Resize(ref entries, Math.Max(fd + 1, 2 * entries.Length));
        }
        return ref entries[fd];
    }

    void Open()
    {
        if (set is not null || IsReplay)
        {
            return;
        }
        setNumber = C.epoll_create1(Linux.CloseOnExec);
        interruptNumber = C.eventfd(0, Linux.CloseOnExec | Linux.NonBlocking);
        if (setNumber < 0 || interruptNumber < 0)
        {
            throw new IOException($"no descriptor is left for waiting: error {Marshal.GetLastPInvokeError()}");
        }
        (set, interrupt) = (new(setNumber), new(interruptNumber));
        Change(Register, interruptNumber, (uint)Linux.Readable);
    }

    int Change(int operation, int fd, uint wanted)
    {
        var change = stackalloc byte[Linux.EpollEventSize];
        *(uint*)change = wanted;
        *(long*)(change + Linux.EpollMarkOffset) = (uint)fd;
        return C.epoll_ctl(setNumber, operation, fd, change);
    }

    void Arm(int fd)
    {
        ref var entry = ref entries[fd];
        var wanted = (uint)Once;
        for (var at = entry.First; at is not null; at = at.Next)
        {
            wanted |= at.HasFired ? 0u : at.Events;
        }
        // What is thought of the system's set is mostly right; it knows better.
        var isArmed = !IsReplay && (Change(entry.IsRegistered ? Modify : Register, fd, wanted) == 0 || Change(entry.IsRegistered ? Register : Modify, fd, wanted) == 0);
        if (Recording is not null)
        {
            isArmed = Recording.Flag(isArmed);
        }
        entry.IsRegistered = isArmed;
        if (!isArmed)
        {
            // A descriptor that cannot be waited for: a file, or none at all.
            Fire(fd, Failing);
        }
    }
}
