// _signals, continued: timers that end in a signal, and the descriptor that is written to when one arrives, by which an event loop that waits
// for descriptors learns of it. https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd
using System.Runtime.InteropServices;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

static unsafe partial class SignalModule
{
    static Value Describe(LibC.TimerSetting setting) =>
        new(new PyTuple([Value.Float(setting.Seconds + setting.Microseconds / 1e6), Value.Float(setting.IntervalSeconds + setting.IntervalMicroseconds / 1e6)]));

    /// <summary>The former descriptor, or -1.</summary>
    [PyFunction("set_wakeup_fd")]
    internal static long SetWakeUpDescriptor(ThreadState ts, int descriptor)
    {
        var signals = ts.Interpreter.Signals;
        var former = signals.WakeUpDescriptor;
        signals.WakeUpDescriptor = descriptor;
        return former;
    }

    [PyFunction("alarm")]
    internal static long Alarm(int seconds) => C.alarm((uint)seconds);

    [PyFunction("setitimer")]
    internal static Value SetTimer(ThreadState ts, int which, double seconds, double interval)
    {
        LibC.TimerSetting setting = default, former;
        (setting.Seconds, setting.Microseconds) = Split(seconds);
        (setting.IntervalSeconds, setting.IntervalMicroseconds) = Split(interval);
        return C.setitimer(which, &setting, &former) < 0 ? SystemError.Fail(ts) : Describe(former);
    }

    // What is more than nothing does not become nothing.
    static (long, long) Split(double seconds)
    {
        var microseconds = (long)Math.Ceiling(seconds * 1e6);
        return (microseconds / 1_000_000, microseconds % 1_000_000);
    }

    [PyFunction("getitimer")]
    internal static Value GetTimer(ThreadState ts, int which)
    {
        LibC.TimerSetting setting;
        return C.getitimer(which, &setting) < 0 ? SystemError.Fail(ts) : Describe(setting);
    }
}
