// An interpreter's threads of Python, and what listens to all of their tasklets, looks at them, or shuffles them.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>The state that its threads run with, in turn.</summary>
    public ThreadState Thread { get; }

    /// <summary>Who runs it, from outside, and who waits to.</summary>
    internal Visitors Visitors { get; }

    /// <summary>Its programs may listen to signals.</summary>
    internal bool HandlesSignals { get; }

    /// <summary>A call that waits for ever is a deadlock, not a wait for other calls.</summary>
    internal bool RaisesDeadlocks { get; }

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

    /// <summary>Channel operations have more to do than exchange: somebody listens, or several threads run programs, or they are observed.</summary>
    internal bool ChannelsAreWatched;

    internal void UpdateChannelsAreWatched() => ChannelsAreWatched = ChannelCallback is not null || Thread.Threads.AreSeveral || Observation is not null;

    internal void SetChannelCallback(PyObject? callback)
    {
        ChannelCallback = callback;
        UpdateChannelsAreWatched();
    }

    /// <summary>Who sleeps, or waits for a lock, a descriptor or a process, does so with all tasklets of its thread, as in Stackless.</summary>
    internal bool WaitsWithThread;

    // ---- interrupts ----------------------------------------------------------------------------------------------------------

    volatile bool isInterruptRequested;

    internal bool IsInterruptRequested
    {
        get => Notice(isInterruptRequested);
        set => isInterruptRequested = value;
    }

    /// <summary>Asks for KeyboardInterrupt in the main tasklet of its main thread. May be called on any OS thread.</summary>
    public void Interrupt()
    {
        isInterruptRequested = true;
        Thread.WakeUp.Set();
    }

    /// <summary>A signal has a handler to be called; may be called on any OS thread.</summary>
    internal void LookAtSignals() => Thread.WakeUp.Set();

    /// <summary>Signals that its program listens to.</summary>
    internal SignalInbox Signals => signals ?? Interlocked.CompareExchange(ref signals, new SignalInbox(this), null) ?? signals;

    SignalInbox? signals;

    /// <summary>A signal has arrived and its handler is to be called.</summary>
    internal bool HasSignals => Notice(signals is { HasArrived: true });

    // ---- who is recorded ------------------------------------------------------------------------------------------------------

    /// <summary>Work that other OS threads do for a program that is recorded or replayed.</summary>
    internal RecordedWork RecordedWork => recordedWork ??= new();

    RecordedWork? recordedWork;

    /// <summary>Before any Python code runs: what the world outside answers is recorded there, or comes from there.</summary>
    internal void Record(Recording recording)
    {
        Recording = recording;
        Thread.WakeUp.Recording = recording;
        WhenFilled = RecordedFunction.ReplaceAll;
        RecentlyReferred.KeepAll();
    }

    // ---- who looks -----------------------------------------------------------------------------------------------------------

    /// <summary>Null: nobody looks.</summary>
    internal Observation? Observation { get; private set; }

    /// <summary>Draws who runs next; null: the order of the queue decides.</summary>
    internal Random? Shuffle { get; private set; }

    /// <summary>What other OS threads ask of its tasklets.</summary>
    internal Questions Questions => questions ?? Interlocked.CompareExchange(ref questions, new Questions(Thread), null) ?? questions;

    Questions? questions;

    /// <summary>Looks at all tasklets from here on, if nobody does yet. By who runs it, or before anybody does.</summary>
    internal Observation Observe()
    {
        if (Observation is null)
        {
            Observation = new Observation();
            UpdateDuties();
        }
        return Observation;
    }

    internal void EndObservation()
    {
        Observation?.Close();
        Observation = null;
        UpdateDuties();
    }

    /// <summary>Has chance choose among runnable tasklets, the same choices for the same seed.</summary>
    internal void ShuffleBy(int seed)
    {
        Shuffle = new Random(seed);
        UpdateDuties();
    }

    void UpdateDuties()
    {
        UpdateChannelsAreWatched();
        Thread.Scheduler.UpdateDuties();
        foreach (var thread in Thread.Threads.All)
        {
            thread.UpdateDuties();
        }
    }
}
