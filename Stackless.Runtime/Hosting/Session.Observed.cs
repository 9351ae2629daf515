// What a session can be asked to do with its program's tasklets: look at them, write down what they did, shuffle them. Nothing of it costs a program
// anything that does not ask for it.
using System.Diagnostics;

namespace Stackless.Hosting;

public sealed partial class Session
{
    bool reportsLeaks;

    /// <summary>Writes what all tasklets do to a file, as a trace that Perfetto shows (Chrome's trace event format). Set before running.</summary>
    /// <param name="path">The file; it is overwritten.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it be.</exception>
    public void TraceTo(string path) => interpreter.Observe().Add(new TraceFile(path));

    /// <summary>Gives the process's meters and activities (System.Diagnostics.Metrics and ActivitySource, both named "Stackless") what the tasklets do. Set before running.</summary>
    public void PublishTelemetry() => interpreter.PublishTelemetry();

    /// <summary>A tasklet that runs so long without giving way is reported on standard error, with the place where it is. Set before running.</summary>
    /// <param name="limit">More than no time.</param>
    public void ReportSlowTasklets(TimeSpan limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        var observation = interpreter.Observe();
        observation.SlowLimit = Math.Max(1, (long)(limit.TotalSeconds * Stopwatch.Frequency));
        observation.Report = ReportToErrors;
    }

    /// <summary>When the program has ended, tasklets that began something and did not end it are reported on standard error. Set before running.</summary>
    public void ReportLeaks()
    {
        interpreter.Observe().KeepsLost = true;
        reportsLeaks = true;
    }

    /// <summary>Has chance choose among runnable tasklets wherever their order in the queue would: the same choices for the same seed. Set before running.</summary>
    public void ShuffleBy(int seed) => interpreter.ShuffleBy(seed);

    static void ReportToErrors(string text)
    {
        if (StandardStream.IsGiven(2))
        {
            Console.Error.WriteLine(text);
        }
    }

    void EndObservation()
    {
        if (interpreter.Observation is not { } observation)
        {
            return;
        }
        if (reportsLeaks && observation.Leaks() is { } leaks)
        {
            ReportToErrors(leaks);
        }
        interpreter.EndObservation();
    }
}
