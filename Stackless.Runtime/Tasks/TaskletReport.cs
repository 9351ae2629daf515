// All tasklets of an interpreter in words, for who looks at a running program: `stackless ps`, `dump` and `top`, and the module stackless.inspection. Tasklets are found
// by walking everything that can be reached; an observation, if there is one, adds where each was made and how it spent its time.
// Made by who runs the interpreter, with every frame on the heap.
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Stackless.Runtime;

sealed class TaskletReport
{
    const int MostListed = 1000;

    readonly ThreadState ts;
    readonly Frame? top;
    readonly Observation? observation;

    /// <param name="top">The innermost frame of the tasklet that runs; null if nobody does.</param>
    public TaskletReport(ThreadState ts, Frame? top)
    {
        this.ts = ts;
        this.top = top;
        observation = ts.Interpreter.Observation;
        var walk = new HeapWalk();
        foreach (var thread in ts.Threads.Count > 0 ? ts.Threads.All : [ts.Scheduler])
        {
            foreach (var root in thread.Roots())
            {
                walk.Add(root);
            }
        }
        for (var frame = top; frame is not null; frame = frame.Back)
        {
            walk.Add(frame);
        }
        foreach (var record in observation?.Records ?? [])
        {
            walk.Add(record.Tasklet);
        }
        walk.Add(ts.Interpreter.Modules);
        walk.Walk();
        Tasklets = [.. walk.Tasklets.Where(static t => t.State is not (TaskletState.Ended or TaskletState.Unbound))];
    }

    /// <summary>Those that are alive.</summary>
    public IReadOnlyList<Tasklet> Tasklets { get; }

    Frame? TopOf(Tasklet t) => t.State == TaskletState.Running || ReferenceEquals(t, Running) ? top : t.Top;

    Tasklet? Running => top is null ? null : ts.Scheduler.Current;

    string Name(Tasklet t) => TaskletWords.NameOf(t, TopOf(t));

    string State(Tasklet t) => ReferenceEquals(t, Running) ? "runs" : TaskletWords.StateOf(t);

    /// <summary>A line per tasklet: what it does and where.</summary>
    public string List()
    {
        var text = new StringBuilder();
        foreach (var t in Tasklets.Take(MostListed))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Name(t),-24} thread {t.Scheduler.ThreadId}  {State(t)}");
            if (TaskletWords.PlaceOf(TopOf(t)) is { } place)
            {
                text.Append(", ").Append(place);
            }
            text.Append('\n');
        }
        return Ended(text);
    }

    string Ended(StringBuilder text) =>
        text.Append(Tasklets.Count > MostListed ? $"... and {Tasklets.Count - MostListed} more\n" : $"{Tasklets.Count} tasklet{(Tasklets.Count == 1 ? "" : "s")}\n").ToString();

    /// <summary>Every tasklet with its stack, then who waits for whom.</summary>
    public string Dump()
    {
        var text = new StringBuilder();
        foreach (var t in Tasklets.Take(MostListed))
        {
            text.Append($"tasklet '{Name(t)}' of thread {t.Scheduler.ThreadId}: {State(t)}");
            if (t.Record is { } record && observation is not null)
            {
                text.Append($" since {Observation.Seconds(Stopwatch.GetTimestamp() - record.Since)}");
                if (record.MadeAt is { } made)
                {
                    text.Append($"; made at {made} by '{record.MadeBy}'");
                }
            }
            text.Append('\n');
            foreach (var frame in TaskletWords.FramesOf(TopOf(t)))
            {
                text.Append("    ").Append(TaskletWords.PlaceIn(frame.Function.Code, frame.State)).Append('\n');
            }
        }
        AppendGraph(text);
        return Ended(text);
    }

    IEnumerable<object> Globals() => ts.Interpreter.Modules.Pairs().Select(static pair => pair.Value.Object).OfType<PyModule>().Select(static module => module.Dictionary);

    void AppendGraph(StringBuilder text)
    {
        var graph = new WaitGraph(Tasklets, TopOf, Globals());
        foreach (var (members, isDead) in graph.Cycles)
        {
            text.Append(isDead ? "deadlock: " : "cycle: ");
            foreach (var t in members)
            {
                text.Append($"'{Name(t)}' {State(t)} -> ");
            }
            text.Append($"'{Name(members[0])}'\n");
        }
        foreach (var t in Tasklets.Take(MostListed))
        {
            if (graph.Helpers(t) is { Count: > 0 } helpers)
            {
                text.Append($"'{Name(t)}' {State(t)}; it may be helped by {string.Join(", ", helpers.Take(5).Select(h => $"'{Name(h)}'"))}{(helpers.Count > 5 ? ", ..." : "")}\n");
            }
        }
    }

    /// <summary>
    /// A line per tasklet, of fields separated by tabs: number, name, state, place, switches, seconds that it ran and that it waited, with what goes on now; the number of
    /// the tasklet that made it (0: not known), where, and its thread. The longest runners first.
    /// </summary>
    public string Table()
    {
        var rows = Tasklets.Select(t => (Tasklet: t, Record: observation?.RecordOf(t))).OrderByDescending(row => row.Record?.RunTime ?? 0).Take(MostListed).ToList();
        var now = Stopwatch.GetTimestamp();
        var text = new StringBuilder();
        foreach (var (t, record) in rows)
        {
            var isRunning = ReferenceEquals(t, Running);
            var more = record is null ? 0 : now - record.Since;
            var (ran, waited) = record is null ? (0, 0) : (record.RunTime + (isRunning ? more : 0), record.WaitTime + (isRunning ? 0 : more));
            string[] fields =
            [
                (record?.Number ?? 0).ToString(CultureInfo.InvariantCulture), Name(t), State(t), TaskletWords.PlaceOf(TopOf(t)) ?? "", (record?.Switches ?? 0).ToString(CultureInfo.InvariantCulture),
                Fixed(ran), Fixed(waited), (record?.MadeByNumber ?? 0).ToString(CultureInfo.InvariantCulture), record?.MadeAt ?? "", t.Scheduler.ThreadId.ToString(CultureInfo.InvariantCulture),
            ];
            text.AppendJoin('\t', fields.Select(static field => field.Replace('\t', ' ').Replace('\n', ' '))).Append('\n');
        }
        return text.ToString();
    }

    static string Fixed(long ticks) => ((double)ticks / Stopwatch.Frequency).ToString("0.000", CultureInfo.InvariantCulture);
}
