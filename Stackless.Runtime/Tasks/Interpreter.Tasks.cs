// An interpreter's threads of Python, and what listens to all of their tasklets.
namespace Stackless.Runtime;

public sealed partial class Interpreter
{
    int lastThreadId;

    /// <summary>Thread ids count from 1 in each interpreter.</summary>
    internal int NextThreadId() => Interlocked.Increment(ref lastThreadId);

    /// <summary><c>pickle_flags_default</c>.</summary>
    internal long DefaultPickleFlags;

    /// <summary><c>set_schedule_callback</c>.</summary>
    internal PyObject? ScheduleCallback;

    /// <summary><c>set_channel_callback</c>.</summary>
    internal PyObject? ChannelCallback { get; private set; }

    /// <summary><c>set_error_handler</c>.</summary>
    internal PyObject? ErrorHandler;

    /// <summary>Channel operations have more to do than exchange: somebody listens, or several threads run programs.</summary>
    internal bool ChannelsAreWatched;

    void UpdateChannelsAreWatched() => ChannelsAreWatched = ChannelCallback is not null || running.Count > 1;

    internal void SetChannelCallback(PyObject? callback)
    {
        lock (running)
        {
            ChannelCallback = callback;
            UpdateChannelsAreWatched();
        }
    }

    // ---- threads that run ----------------------------------------------------------------------------------------------------

    /// <summary>The threads that run a program, in the order they began. Locked while it is used.</summary>
    readonly List<Scheduler> running = [];

    internal void Add(params ReadOnlySpan<Scheduler> threads)
    {
        lock (running)
        {
            running.AddRange(threads);
            UpdateChannelsAreWatched();
        }
    }

    internal void Remove(Scheduler thread)
    {
        lock (running)
        {
            running.Remove(thread);
            UpdateChannelsAreWatched();
        }
        WakeAllThreads();
    }

    internal void RemoveAllOf(ThreadState ts)
    {
        lock (running)
        {
            running.RemoveAll(scheduler => scheduler.Thread == ts);
            UpdateChannelsAreWatched();
        }
        WakeAllThreads();
    }

    void WakeAllThreads()
    {
        lock (running)
        {
            foreach (var scheduler in running)
            {
                scheduler.Thread.WakeUp.Set();
            }
        }
    }

    /// <summary>The thread of that id that runs a program, or null.</summary>
    internal Scheduler? ThreadOf(long id)
    {
        lock (running)
        {
            return running.Find(scheduler => scheduler.ThreadId == id);
        }
    }

    internal Value[] ThreadIds()
    {
        lock (running)
        {
            return [.. running.Select(scheduler => Value.Int(scheduler.ThreadId))];
        }
    }

    /// <summary>Is it the program's main thread, which handles signals?</summary>
    internal bool IsFirst(Scheduler thread)
    {
        lock (running)
        {
            return running.Count > 0 && ReferenceEquals(running[0], thread);
        }
    }

    internal bool SeveralThreadsRun
    {
        get
        {
            lock (running)
            {
                return running.Count > 1;
            }
        }
    }

    /// <summary>Is there another thread of which that is true? Under the lock of the list, in which threads say that they are idle.</summary>
    internal bool OtherThread(Scheduler thread, Predicate<Scheduler> isSo)
    {
        lock (running)
        {
            return running.Exists(other => other != thread && isSo(other));
        }
    }

    /// <summary>Held by threads that say whether they are idle.</summary>
    internal object ThreadsGate => running;

    // ---- interrupts ----------------------------------------------------------------------------------------------------------

    volatile bool isInterruptRequested;

    internal bool IsInterruptRequested
    {
        get => isInterruptRequested;
        set => isInterruptRequested = value;
    }

    /// <summary>Asks for KeyboardInterrupt in the main tasklet of its main thread. May be called on any OS thread.</summary>
    public void Interrupt()
    {
        isInterruptRequested = true;
        WakeAllThreads();
    }

    /// <summary>A signal has a handler to be called; may be called on any OS thread.</summary>
    internal void LookAtSignals() => WakeAllThreads();

    /// <summary>Signals that its program listens to.</summary>
    internal SignalInbox Signals => signals ?? Interlocked.CompareExchange(ref signals, new SignalInbox(this), null) ?? signals;

    SignalInbox? signals;

    /// <summary>A signal has arrived and its handler is to be called.</summary>
    internal bool HasSignals => signals is { HasArrived: true };
}
