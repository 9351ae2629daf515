// Who waits for what, when nobody can go on: a note on the RuntimeError, one line per tasklet, with the place in the source.
// Tasklets are found by walking everything that the waiting ones can reach: no register of tasklets has to be kept, and what
// cannot be reached could not have been woken either. Called once per deadlock, with every frame on the heap.
using System.Text;

namespace Stackless.Runtime;

static class DeadlockReport
{
    const int LineLimit = 200;

    static readonly PyStr Notes = PyStr.Intern("__notes__");

    /// <param name="top">The innermost frame of the tasklet that tried to wait, if the deadlock is raised in it.</param>
    public static void Attach(PyBaseException error, Scheduler scheduler, Frame? top = null, Channel? channel = null, Wait? attempted = null)
    {
        var found = new HeapWalk();
        found.Add(scheduler.Main);
        found.Add(scheduler.Current);
        foreach (var watchdog in scheduler.Watchdogs.Callers)
        {
            found.Add(watchdog);
        }
        if (channel is not null)
        {
            found.Add(channel);
        }
        for (var frame = top; frame is not null; frame = frame.Back)
        {
            found.Add(frame);
        }
        found.Walk();

        var text = new StringBuilder("Waiting tasklets:");
        var left = LineLimit;
        foreach (var t in found.Tasklets)
        {
            if (left-- == 0)
            {
                text.Append($"\n  ... and {found.Tasklets.Count - LineLimit} more");
                break;
            }
            if (ReferenceEquals(t, scheduler.Current) && top is not null && attempted is not null)
            {
                Append(text, t, attempted, channel, top, "cannot be blocked: ");
            }
            else if (t.State is TaskletState.Blocked or TaskletState.Paused)
            {
                Append(text, t, t.Wait!, t.Wait!.ChannelOf(t), t.Top, "");
            }
        }
        AttributeStorage.Set(error, Notes, new Value(new PyList([Value.Str(text.ToString())])));
    }

    static void Append(StringBuilder text, Tasklet t, Wait wait, Channel? channel, Frame? top, string prefix)
    {
        text.Append("\n  ").Append(Describe(t, top)).Append(": ").Append(prefix).Append(wait.Words);
        if (channel is not null)
        {
            text.Append(" on channel 0x").Append(Identity.Of(new Value(channel)).ToString("x")).Append(" (balance ").Append(channel.Balance).Append(')');
        }
        if (TaskletWords.PlaceOf(top) is { } place)
        {
            text.Append(", ").Append(place);
        }
    }

    /// <summary>A tasklet in words: main, its name, or the function that it began with.</summary>
    internal static string Describe(Tasklet t) => Describe(t, t.Top);

    // Of a tasklet that runs, the caller has the frames.
    static string Describe(Tasklet t, Frame? top)
    {
        if (t.IsMain)
        {
            return "main tasklet";
        }
        return TaskletWords.NameOf(t, top) is "tasklet" ? "tasklet" : $"tasklet '{TaskletWords.NameOf(t, top)}'";
    }
}
