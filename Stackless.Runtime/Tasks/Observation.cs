// Who looks at all tasklets of an interpreter: it counts their switches and times, keeps where they were made, says who runs too long and who was
// left behind. There is none until somebody asks; a switch then costs what it always does, for it is told of switches by the flags that a switch tests anyway
// (SwitchDuties), of messages by the channels' slow path, and of the rest by operations that are seldom.
// Invariants: running is the record of who runs, null while nobody does; every record is in records until its tasklet has ended or is garbage.
using System.Diagnostics;

namespace Stackless.Runtime;

sealed class Observation
{
    readonly List<TaskletRecord> records = [];
    readonly List<ObservationSink> sinks = [];
    TaskletRecord? running;
    Tasklet? runningTasklet;
    long lastNumber;
    int purgeAt = 1000;
    bool isSlowReported;

    /// <summary>A tasklet that runs so long (in Stopwatch's ticks) without giving way is reported; 0: none is.</summary>
    public long SlowLimit { get; set; }

    /// <summary>Where reports go.</summary>
    public Action<string> Report { get; set; } = static _ => { };

    /// <summary>Records of tasklets that became garbage are kept, for <see cref="Leaks"/>.</summary>
    public bool KeepsLost { get; set; }

    // Read by other OS threads.
    long switches, messages, spawned, ended;

    public long Switches => Volatile.Read(ref switches);
    public long Messages => Volatile.Read(ref messages);
    public long Spawned => Volatile.Read(ref spawned);
    public long Ended => Volatile.Read(ref ended);

    public void Add(ObservationSink sink)
    {
        sinks.Add(sink);
        foreach (var record in records)
        {
            sink.Met(record);
        }
    }

    public void Close()
    {
        Leave(Stopwatch.GetTimestamp());
        sinks.ForEach(static sink => sink.Close());
        sinks.Clear();
    }

    /// <summary>In the order they were met.</summary>
    public IReadOnlyList<TaskletRecord> Records => records;

    /// <summary>The record of a tasklet, made if it is met for the first time.</summary>
    public TaskletRecord RecordOf(Tasklet t)
    {
        if (t.Rare.Record is { IsEnded: false } known)
        {
            return known;
        }
        var record = new TaskletRecord(++lastNumber, t, Stopwatch.GetTimestamp());
        t.Rare.Record = record;
        Volatile.Write(ref spawned, spawned + 1);
        if (records.Count >= purgeAt)
        {
            records.RemoveAll(r => r.IsEnded || !KeepsLost && r.Tasklet is null);
            purgeAt = Math.Max(1000, 2 * records.Count);
        }
        records.Add(record);
        sinks.ForEach(sink => sink.Met(record));
        return record;
    }

    /// <summary>A call from outside, for the first one who wants to be told of its end.</summary>
    public ObservedCall? Called(string function, long from)
    {
        foreach (var sink in sinks)
        {
            if (sink.Called(function, from) is { } call)
            {
                return call;
            }
        }
        return null;
    }

    // ---- what happens ------------------------------------------------------------------------------------------------------

    /// <summary>Somebody has given a tasklet its call.</summary>
    public void Made(Tasklet t, Tasklet by, string? place)
    {
        var record = RecordOf(t);
        record.MadeAt = place;
        var maker = RecordOf(by);
        record.MadeBy = maker.Name;
        record.MadeByNumber = maker.Number;
    }

    /// <summary>A tasklet is about to run.</summary>
    public void Switched(Tasklet next)
    {
        var now = Stopwatch.GetTimestamp();
        Leave(now);
        var record = RecordOf(next);
        record.Switches++;
        Volatile.Write(ref switches, switches + 1);
        record.WaitTime += now - record.Since;
        foreach (var sink in sinks)
        {
            sink.Waited(record, record.Since, now);
        }
        record.Since = now;
        record.IsRunning = true;
        running = record;
        runningTasklet = next;
        isSlowReported = false;
    }

    /// <summary>Nobody runs from here on.</summary>
    public void Idle() => Leave(Stopwatch.GetTimestamp());

    void Leave(long now)
    {
        if (running is not { } record || runningTasklet is not { } t)
        {
            return;
        }
        var began = record.Since;
        record.RunTime += now - began;
        record.IsRunning = false;
        record.Since = record.LastRan = now;
        record.Name = t.IsMain || t.Name is null ? record.Name : t.Name;
        record.Words = TaskletWords.StateOf(t);
        if (TaskletWords.FramesOf(t.Top).FirstOrDefault() is { } frame)
        {
            record.Code = frame.Function.Code;
            record.Site = frame.State;
        }
        var hasEnded = !t.IsAlive;
        foreach (var sink in sinks)
        {
            sink.Ran(record, began, now);
        }
        if (hasEnded && !record.IsEnded)
        {
            record.IsEnded = true;
            Volatile.Write(ref ended, ended + 1);
            sinks.ForEach(sink => sink.Ended(record, now));
        }
        if (SlowLimit > 0 && now - began >= SlowLimit && !isSlowReported)
        {
            Report($"slow: tasklet '{record.Name}' ran for {Seconds(now - began)} before it gave way{At(record.Place)}");
        }
        running = null;
        runningTasklet = null;
    }

    /// <summary>One tasklet has given another one something through a channel.</summary>
    public void Exchanged(Tasklet sender, Tasklet receiver)
    {
        Volatile.Write(ref messages, messages + 1);
        if (sinks.Count == 0)
        {
            return;
        }
        var (from, to) = (RecordOf(sender), RecordOf(receiver));
        var now = Stopwatch.GetTimestamp();
        sinks.ForEach(sink => sink.Sent(from, to, now));
    }

    // ---- what is reported --------------------------------------------------------------------------------------------------

    /// <summary>The running tasklet should give way, and has not been reported.</summary>
    public bool IsSlow => SlowLimit > 0 && !isSlowReported && running is not null && Stopwatch.GetTimestamp() - running.Since >= SlowLimit;

    /// <param name="top">The innermost frame of the running tasklet.</param>
    public void ReportSlow(Frame? top)
    {
        if (running is { } record)
        {
            isSlowReported = true;
            Report($"slow: tasklet '{record.Name}' has run for {Seconds(Stopwatch.GetTimestamp() - record.Since)} without giving way{At(TaskletWords.PlaceOf(top))}");
        }
    }

    /// <summary>Those that have begun something and will not end it: one line each; null if there are none.</summary>
    public string? Leaks()
    {
        GC.Collect();
        var lines = new List<string>();
        foreach (var record in records)
        {
            if (record.IsEnded || record.IsMain)
            {
                continue;
            }
            var t = record.Tasklet;
            if (t is { IsAlive: false })
            {
                continue;
            }
            lines.Add($"  tasklet '{record.Name}'{(t is null ? " is garbage; it last" : "")} {(t is null ? record.Words : TaskletWords.StateOf(t))}{At(record.Place)}"
                + (record.MadeAt is { } made ? $"; made at {made} by '{record.MadeBy}'" : ""));
        }
        return lines.Count == 0 ? null : $"leaked: {lines.Count} tasklet{(lines.Count == 1 ? "" : "s")} did not end:\n{string.Join('\n', lines)}";
    }

    static string At(string? place) => place is null ? "" : ", " + place;

    internal static string Seconds(long ticks) => ((double)ticks / Stopwatch.Frequency).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture) + " s";
}
