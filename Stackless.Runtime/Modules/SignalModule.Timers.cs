// _signals, continued: timers that end in a signal, and the descriptor that is written to when one arrives, by which an event loop that waits
// for descriptors learns of it. https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

internal static unsafe partial class SignalModule
{
    [StructLayout(LayoutKind.Sequential)]
    struct TimerSetting
    {
        public long IntervalSeconds, IntervalMicroseconds, Seconds, Microseconds;

        public readonly Value AsTuple() => new(new PyTuple([Value.Float(Seconds + Microseconds / 1e6), Value.Float(IntervalSeconds + IntervalMicroseconds / 1e6)]));
    }

    [DllImport("libc", SetLastError = true)] static extern uint alarm(uint seconds);
    [DllImport("libc", SetLastError = true)] static extern int setitimer(int which, TimerSetting* setting, TimerSetting* former);
    [DllImport("libc", SetLastError = true)] static extern int getitimer(int which, TimerSetting* setting);
    [DllImport("libc", SetLastError = true)] static extern nint write(int descriptor, byte* bytes, nint count);

    /// <summary>By whatever thread the signal is delivered on. A full pipe wakes the reader as well.</summary>
    internal static void WriteWakeUp(int descriptor, int signal)
    {
        byte number = (byte)signal;
        if (descriptor >= 0)
        {
            _ = write(descriptor, &number, 1);
        }
    }

    /// <summary>The former descriptor, or -1.</summary>
    [PyFunction("set_wakeup_fd")]
    internal static long SetWakeUpDescriptor(ThreadState ts, int descriptor)
    {
        var signals = ts.Interpreter.Signals;
        int former = signals.WakeUpDescriptor;
        signals.WakeUpDescriptor = descriptor;
        return former;
    }

    [PyFunction("alarm")]
    internal static long Alarm(int seconds) => alarm((uint)seconds);

    [PyFunction("setitimer")]
    internal static Value SetTimer(ThreadState ts, int which, double seconds, double interval)
    {
        TimerSetting setting = default, former;
        (setting.Seconds, setting.Microseconds) = Split(seconds);
        (setting.IntervalSeconds, setting.IntervalMicroseconds) = Split(interval);
        return setitimer(which, &setting, &former) < 0 ? PosixModule.Fail(ts) : former.AsTuple();
    }

    // What is more than nothing does not become nothing.
    static (long, long) Split(double seconds)
    {
        long microseconds = (long)Math.Ceiling(seconds * 1e6);
        return (microseconds / 1_000_000, microseconds % 1_000_000);
    }

    [PyFunction("getitimer")]
    internal static Value GetTimer(ThreadState ts, int which)
    {
        TimerSetting setting;
        return getitimer(which, &setting) < 0 ? PosixModule.Fail(ts) : setting.AsTuple();
    }
}
