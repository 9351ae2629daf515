// _signals: what the system tells the process, for the library's signal module. A signal that is listened to is put on a queue by whatever
// OS thread .NET delivers it on; the first scheduler calls its handler at the running tasklet's next tick, or while everybody sleeps.
// SIGINT comes through the host (Session), which asks here first whether somebody listens.
// https://docs.python.org/3/library/signal.html
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

[PyModule("_signals")]
internal static unsafe partial class SignalModule
{
    internal const int Interrupt = 2;

    static readonly ConcurrentDictionary<int, PosixSignalRegistration?> listened = new();
    static readonly ConcurrentQueue<int> arrived = new();

    internal static bool HasArrived => !arrived.IsEmpty;

    /// <summary>Any thread: false if nobody listens to that signal.</summary>
    internal static bool Arrive(int signal)
    {
        WriteWakeUp(signal);
        if (!listened.ContainsKey(signal))
        {
            return false;
        }
        arrived.Enqueue(signal);
        Scheduler.LookAtSignals();
        return true;
    }

    /// <summary>Calls the handlers of what has arrived; what one raises is raised here.</summary>
    internal static Value CallHandlers(ThreadState ts)
    {
        var signals = new PyList();
        while (arrived.TryDequeue(out int signal))
        {
            signals.Append(Value.Int(signal));
        }
        return signals.Count == 0 ? Value.None : Prelude.Call(ts, "call_signal_handlers", new Value(signals));
    }

    /// <summary>From now on the signal is put on the queue, whatever the system would have done.</summary>
    [PyFunction("listen")]
    internal static Value Listen(ThreadState ts, int signal)
    {
        if (listened.ContainsKey(signal))
        {
            return Value.None;
        }
        try
        {
            listened[signal] = signal == Interrupt ? null : PosixSignalRegistration.Create((PosixSignal)signal, context =>
            {
                context.Cancel = true;
                Arrive(signal);
            });
            return Value.None;
        }
        catch (Exception e) when (e is ArgumentException or IOException or PlatformNotSupportedException)
        {
            return ts.Raise(BuiltinTypes.OSError, Value.Int(22), Value.Str("Invalid argument"));
        }
    }

    /// <summary>The system's own answer again.</summary>
    [PyFunction("release")]
    internal static void Release(int signal)
    {
        if (listened.TryRemove(signal, out var registration))
        {
            registration?.Dispose();
        }
    }

    /// <summary>True if the caller runs on the thread that signals are handled on.</summary>
    [PyFunction("is_main_thread")]
    internal static bool IsMainThread(ThreadState ts) => ts.Scheduler.IsFirst;
}
