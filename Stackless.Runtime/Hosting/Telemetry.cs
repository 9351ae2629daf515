// What tasklets do, for the telemetry libraries of .NET: a meter and an activity source, both named "Stackless". An activity is a tasklet's life, from when it was first met
// to its end, or a call from C#, which is below what its caller is doing. https://learn.microsoft.com/dotnet/core/diagnostics/metrics
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Stackless.Hosting;

sealed class Telemetry : ObservationSink
{
    const string Name = "Stackless";

    readonly Meter meter = new(Name);
    readonly ActivitySource source = new(Name);
    readonly Histogram<double> runTime;
    readonly Histogram<double> waitTime;
    readonly Histogram<double> callTime;

    public Telemetry(Observation observation)
    {
        meter.CreateObservableCounter("stackless.tasklet.switches", () => observation.Switches, "{switch}", "Tasklets that were switched to");
        meter.CreateObservableCounter("stackless.tasklet.started", () => observation.Spawned, "{tasklet}", "Tasklets that were met");
        meter.CreateObservableUpDownCounter("stackless.tasklet.alive", () => observation.Spawned - observation.Ended, "{tasklet}", "Tasklets that were met and have not ended");
        meter.CreateObservableCounter("stackless.channel.messages", () => observation.Messages, "{message}", "Values that went through channels");
        runTime = meter.CreateHistogram<double>("stackless.tasklet.run_time", "s", "How long a tasklet runs before it gives way");
        waitTime = meter.CreateHistogram<double>("stackless.tasklet.wait_time", "s", "How long a tasklet waits before it runs again");
        callTime = meter.CreateHistogram<double>("stackless.call.time", "s", "How long calls from .NET take, with their wait to be let in");
    }

    public override void Ran(TaskletRecord t, long from, long to) => runTime.Record((double)(to - from) / Stopwatch.Frequency);

    public override void Waited(TaskletRecord t, long from, long to) => waitTime.Record((double)(to - from) / Stopwatch.Frequency);

    public override void Ended(TaskletRecord t, long now)
    {
        var end = DateTimeOffset.UtcNow;
        // It is not what runs here, and is nobody's parent.
        var current = Activity.Current;
        using (var activity = source.StartActivity(ActivityKind.Internal, startTime: end - Stopwatch.GetElapsedTime(t.Began, now), name: t.Name))
        {
            activity?.SetTag("stackless.tasklet.number", t.Number).SetTag("stackless.tasklet.made_at", t.MadeAt).SetTag("stackless.tasklet.switches", t.Switches)
                .SetTag("stackless.tasklet.run_time", Stopwatch.GetElapsedTime(0, t.RunTime).TotalSeconds);
            activity?.SetEndTime(end.UtcDateTime);
        }
        Activity.Current = current;
    }

    public override ObservedCall Called(string function, long from) => new Call(this, function, from);

    sealed class Call(Telemetry telemetry, string function, long from) : ObservedCall
    {
        readonly Activity? activity = telemetry.source.StartActivity(ActivityKind.Internal, startTime: DateTimeOffset.UtcNow - Stopwatch.GetElapsedTime(from), name: function);

        public override void Failed(string error) => activity?.SetStatus(ActivityStatusCode.Error, error);

        public override void Dispose()
        {
            telemetry.callTime.Record(Stopwatch.GetElapsedTime(from).TotalSeconds, new KeyValuePair<string, object?>("stackless.function", function));
            activity?.Dispose();
        }
    }

    public override void Close()
    {
        meter.Dispose();
        source.Dispose();
    }
}
