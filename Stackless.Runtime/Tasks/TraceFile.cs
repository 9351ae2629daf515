// A trace of all tasklets in Chrome's trace event format, which Perfetto (ui.perfetto.dev) shows: a row per tasklet with what it ran and waited for, and
// an arrow from each send to its receive. Written as it happens, so that a program that dies leaves what it did; a list without its end is legal there.
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Stackless.Runtime;

sealed class TraceFile : ObservationSink
{
    readonly StreamWriter writer;
    readonly long began = Stopwatch.GetTimestamp();
    readonly int process = Environment.ProcessId;
    bool isFirst = true;
    long lastMessage;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public TraceFile(string path)
    {
        writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        writer.Write("[");
    }

    public override void Met(TaskletRecord t)
    {
        Begin("M", t);
        writer.Write($",\"name\":\"thread_name\",\"args\":{{\"name\":\"{Escaped(t.Name)}\"}}}}");
    }

    public override void Ran(TaskletRecord t, long from, long to)
    {
        var place = t.Place;
        Slice(t, from, to, place is null ? "runs" : place[(place.LastIndexOf(' ') + 1)..], "run");
        writer.Write($",\"args\":{{\"then\":\"{Escaped(t.Words)}\"");
        if (place is not null)
        {
            writer.Write($",\"at\":\"{Escaped(place)}\"");
        }
        if (t.MadeAt is { } made)
        {
            writer.Write($",\"made\":\"{Escaped(made)}\"");
        }
        writer.Write("}}");
    }

    public override void Waited(TaskletRecord t, long from, long to)
    {
        if (t.Switches > 1)
        {
            Slice(t, from, to, t.Words, "wait");
            writer.Write("}");
        }
        if (t.Message != 0)
        {
            Receive(t, t.Message, to);
            t.Message = 0;
        }
    }

    void Receive(TaskletRecord t, long message, long at)
    {
        Flow("f", t, message, at);
        writer.Write(",\"bp\":\"e\"}");
    }

    public override void Sent(TaskletRecord from, TaskletRecord to, long now)
    {
        var message = ++lastMessage;
        // Who waited to send did it when it ran last.
        Flow("s", from, message, from.IsRunning ? now : Math.Max(from.Began, from.LastRan - 1));
        writer.Write("}");
        if (to.IsRunning)
        {
            Receive(to, message, now);
        }
        else
        {
            to.Message = message;
        }
    }

    public override void Close()
    {
        writer.Write("\n]\n");
        writer.Dispose();
    }

    // What follows is the caller's, to the closing brace.
    void Begin(string phase, TaskletRecord t)
    {
        writer.Write(isFirst ? "\n" : ",\n");
        isFirst = false;
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"ph\":\"{phase}\",\"pid\":{process},\"tid\":{t.Number}"));
    }

    void Slice(TaskletRecord t, long from, long to, string name, string category)
    {
        Begin("X", t);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $",\"name\":\"{Escaped(name)}\",\"cat\":\"{category}\",\"ts\":{Time(from):0.###},\"dur\":{Time(to) - Time(from):0.###}"));
    }

    void Flow(string phase, TaskletRecord t, long message, long at)
    {
        Begin(phase, t);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $",\"name\":\"message\",\"cat\":\"channel\",\"id\":{message},\"ts\":{Time(at):0.###}"));
    }

    // In microseconds.
    double Time(long timestamp) => (timestamp - began) * 1e6 / Stopwatch.Frequency;

    static string Escaped(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
}
