// _signals: what the system tells the process, for the library's signal module. A signal that is listened to is put on a queue by whatever
// OS thread .NET delivers it on; the first scheduler calls its handler at the running tasklet's next tick, or while everybody sleeps.
// https://docs.python.org/3/library/signal.html
namespace Stackless.Runtime;

[PyModule("_signals")]
static unsafe partial class SignalModule
{
    /// <summary>From now on the signal is put on the queue, whatever the system would have done.</summary>
    [PyFunction("listen")]
    internal static Value Listen(ThreadState ts, int signal)
    {
        if (!ts.Interpreter.HandlesSignals)
        {
            return ts.Raise(BuiltinTypes.ValueError, "signal only works in main thread of the main interpreter");
        }
        try
        {
            ts.Interpreter.Signals.Listen(signal);
            return Value.None;
        }
        catch (Exception e) when (e is ArgumentException or IOException or PlatformNotSupportedException)
        {
            return ts.Raise(BuiltinTypes.OSError, Value.Int(22), Value.Str("Invalid argument"));
        }
    }

    /// <summary>The system's own answer again.</summary>
    [PyFunction("release")]
    internal static void Release(ThreadState ts, int signal) => ts.Interpreter.Signals.Release(signal);

    /// <summary>Writes the signal to the descriptor of <c>signal.set_wakeup_fd</c>, if there is one.</summary>
    [PyFunction("wake_up")]
    internal static void WakeUp(ThreadState ts, int signal) => SignalInbox.WriteWakeUp(ts.Interpreter.Signals.WakeUpDescriptor, signal);

    /// <summary>As if the signal had arrived.</summary>
    [PyFunction("post")]
    internal static void Post(ThreadState ts, int signal) => ts.Interpreter.Signals.Post(signal);

    /// <summary>True if the caller runs on the thread that signals are handled on.</summary>
    [PyFunction("is_main_thread")]
    internal static bool IsMainThread(ThreadState ts) => ts.Scheduler.IsFirst;
}
