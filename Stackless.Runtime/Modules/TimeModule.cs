// time: clocks and sleep. https://docs.python.org/3/library/time.html
using System.Diagnostics;

namespace Stackless.Runtime;

[PyModule("time")]
public static unsafe partial class TimeModule
{
    const double TicksPerSecond = 10_000_000;

    /// <summary>Seconds whose nanoseconds, with the clock's own added, fit 64 bits.</summary>
    const double LongestSleep = 9.2e9;

    [PyFunction("time")]
    public static double Now() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TicksPerSecond;

    [PyFunction("time_ns")]
    public static long NowNanoseconds() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

    [PyFunction("perf_counter")]
    [PyFunction("monotonic")]
    public static double Counter() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    [PyFunction("perf_counter_ns")]
    [PyFunction("monotonic_ns")]
    public static long CounterNanoseconds() => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    [PyFunction("process_time")]
    public static double ProcessTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    [PyFunction("process_time_ns")]
    public static long ProcessTimeNanoseconds() => (long)(ProcessTime() * 1e9);

    /// <summary>Other tasklets run meanwhile, except inside an atomic section.</summary>
    [PyFunction("sleep")]
    public static Value Sleep(ThreadState ts, double seconds)
    {
        if (double.IsNaN(seconds))
        {
            return ts.Raise(BuiltinTypes.ValueError, "Invalid value NaN (not a number)");
        }
        if (seconds < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "sleep length must be non-negative");
        }
        return seconds < LongestSleep
            ? ts.Scheduler.Sleep(ts, TimeSpan.FromSeconds(seconds))
            : ts.Raise(BuiltinTypes.OverflowError, "timestamp out of range for platform time_t");
    }
}
