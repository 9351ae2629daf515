// Which tasklets wait for file descriptors. One OS thread, started when the first has to wait, polls all that are waited for and posts a
// tasklet to its scheduler when one of its descriptors is ready; the tasklet then looks for itself. Nothing is read or written here.
// Invariants: everything is touched under the lock. A watch is in the table from Add to Remove; it is active until its tasklet was posted.
using C = Stackless.Runtime.LibC;

namespace Stackless.Runtime;

static class DescriptorWatch
{
    sealed record Watch(Tasklet Tasklet, Wait Wait, C.Poll[] Polls)
    {
        public bool IsActive = true;
    }

    static readonly Dictionary<long, Watch> watches = [];
    static long lastNumber;

    /// <summary>A descriptor that becomes readable when the watches have changed; -1 before the thread is started.</summary>
    static int changed = -1;

    /// <summary>Asks the system; -1 with the error set if it refuses. Invalid descriptors are ready.</summary>
    public static unsafe int Ask(C.Poll[] polls, int milliseconds)
    {
        fixed (C.Poll* first = polls)
        {
            return C.poll(first, (nuint)polls.Length, milliseconds);
        }
    }

    internal static bool IsBlocking(int fd) => C.fcntl(fd, Linux.GetFlags, 0) is >= 0 and var flags && (flags & Linux.NonBlocking) == 0;

    /// <summary>From now on the tasklet is posted to its scheduler, once, when one of the descriptors is ready. The number is the watch's.</summary>
    public static long Add(Tasklet tasklet, Wait wait, C.Poll[] polls)
    {
        lock (watches)
        {
            if (changed < 0)
            {
                changed = C.eventfd(0, Linux.CloseOnExec | Linux.NonBlocking);
                new Thread(Serve, 1 << 18) { IsBackground = true, Name = "descriptors" }.Start();
            }
            watches[++lastNumber] = new Watch(tasklet, wait, polls);
            Tell();
            return lastNumber;
        }
    }

    public static void Remove(long number)
    {
        lock (watches)
        {
            if (watches.Remove(number, out var watch) && watch.IsActive)
            {
                Tell();
            }
        }
    }

    static unsafe void Tell()
    {
        ulong one = 1;
        C.write(changed, &one, sizeof(ulong));
    }

    static unsafe void Serve()
    {
        while (true)
        {
            Watch[] active;
            lock (watches)
            {
                active = [.. watches.Values.Where(w => w.IsActive)];
            }
            C.Poll[] polls = [new C.Poll { Descriptor = changed, Events = Linux.Readable }, .. active.SelectMany(w => w.Polls)];
            if (Ask(polls, -1) <= 0)
            {
                continue;
            }
            if (polls[0].Ready != 0)
            {
                ulong count;
                C.read(changed, &count, sizeof(ulong));
            }
            var at = 1;
            foreach (var watch in active)
            {
                var isReady = false;
                for (var i = 0; i < watch.Polls.Length; i++)
                {
                    isReady |= polls[at++].Ready != 0;
                }
                lock (watches)
                {
                    if (isReady && watch.IsActive)
                    {
                        watch.IsActive = false;
                        watch.Tasklet.Scheduler.Post(watch.Tasklet, null, watch.Wait);
                    }
                }
            }
        }
    }
}
