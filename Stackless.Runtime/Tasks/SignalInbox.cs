// The signals that one interpreter's program listens to, and those that have arrived: put here by whatever OS thread .NET delivers them on,
// taken by the scheduler of its main thread.
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

sealed class SignalInbox(Interpreter interpreter)
{
    internal const int Interrupt = 2;

    readonly ConcurrentDictionary<int, PosixSignalRegistration?> listened = new();
    readonly ConcurrentQueue<int> arrived = new();

    volatile int wakeUpDescriptor = -1;

    /// <summary>Written to when a signal arrives: <c>signal.set_wakeup_fd</c>; -1 for none.</summary>
    internal int WakeUpDescriptor
    {
        get => wakeUpDescriptor;
        set => wakeUpDescriptor = value;
    }

    internal bool HasArrived => !arrived.IsEmpty;

    /// <summary>The program has taken a signal over from the system.</summary>
    internal bool IsListening => !listened.IsEmpty;

    /// <summary>The program has a handler for it, or ignores it.</summary>
    internal bool IsListeningTo(int signal) => listened.ContainsKey(signal);

    /// <summary>Any thread: false if nobody listens to that signal.</summary>
    internal bool Arrive(int signal)
    {
        WriteWakeUp(wakeUpDescriptor, signal);
        if (!listened.ContainsKey(signal))
        {
            return false;
        }
        Post(signal);
        return true;
    }

    /// <summary>Any thread: the main thread calls the signal's handler.</summary>
    internal void Post(int signal)
    {
        arrived.Enqueue(signal);
        interpreter.LookAtSignals();
    }

    /// <summary>By whatever thread the signal is delivered on. A full pipe wakes the reader as well.</summary>
    internal static unsafe void WriteWakeUp(int descriptor, int signal)
    {
        var number = (byte)signal;
        if (descriptor >= 0)
        {
            _ = SystemCalls.write(descriptor, &number, 1);
        }
    }

    /// <summary>Calls the handlers of what has arrived; what one raises is raised here.</summary>
    internal static Value CallHandlers(ThreadState ts)
    {
        var signals = new PyList();
        while (ts.Interpreter.Signals.TryTake(out var signal))
        {
            signals.Append(Value.Int(signal));
        }
        return signals.Count == 0 ? Value.None : Prelude.Call(ts, PreludeNames.CallSignalHandlers, new Value(signals));
    }

    bool TryTake(out int signal)
    {
        const int none = -1;
        if (!arrived.TryDequeue(out signal))
        {
            signal = none;
        }
        if (interpreter.Recording is { } recording)
        {
            signal = (int)recording.Number("signal", signal);
        }
        return signal != none;
    }

    /// <summary>From now on the signal comes here, whatever the system would have done. SIGINT comes through the host, which asks <see cref="Arrive"/> first.</summary>
    internal void Listen(int signal)
    {
        if (!listened.ContainsKey(signal))
        {
            listened[signal] = signal == Interrupt || interpreter.Recording is { IsReplay: true } ? null : PosixSignalRegistration.Create(SignalOf(signal), context =>
            {
                context.Cancel = true;
                Arrive(signal);
            });
        }
    }

    // .NET's own names are for those that all systems have; others have the numbers that Linux gives them on Linux only.
    static PosixSignal SignalOf(int signal) => signal switch
    {
        1 => PosixSignal.SIGHUP,
        3 => PosixSignal.SIGQUIT,
        15 => PosixSignal.SIGTERM,
        17 when !OperatingSystem.IsWindows() => PosixSignal.SIGCHLD,
        18 when !OperatingSystem.IsWindows() => PosixSignal.SIGCONT,
        20 when !OperatingSystem.IsWindows() => PosixSignal.SIGTSTP,
        21 when !OperatingSystem.IsWindows() => PosixSignal.SIGTTIN,
        22 when !OperatingSystem.IsWindows() => PosixSignal.SIGTTOU,
        28 when !OperatingSystem.IsWindows() => PosixSignal.SIGWINCH,
        _ when OperatingSystem.IsLinux() => (PosixSignal)signal,
        _ => throw new PlatformNotSupportedException(),
    };

    /// <summary>The system's own answer again.</summary>
    internal void Release(int signal)
    {
        if (listened.TryRemove(signal, out var registration))
        {
            registration?.Dispose();
        }
    }

    /// <summary>The system's own answer to all of them again.</summary>
    internal void ReleaseAll()
    {
        foreach (var signal in listened.Keys)
        {
            Release(signal);
        }
    }
}
