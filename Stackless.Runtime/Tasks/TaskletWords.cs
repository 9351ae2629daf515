// Tasklets, channels and places in words: for the deadlock report, for who looks at a running program, for traces.
namespace Stackless.Runtime;

static class TaskletWords
{
    /// <summary>Main, its name, or the function that it began with.</summary>
    /// <param name="top">Its innermost frame: of a tasklet that runs, only the caller has it.</param>
    public static string NameOf(Tasklet t, Frame? top)
    {
        if (t.IsMain)
        {
            return "main";
        }
        if (t.Name is { } name)
        {
            return name;
        }
        string? outermost = null;
        for (var frame = top; frame is not null; frame = frame.Back)
        {
            outermost = frame switch
            {
                PyFrame { Function: var function } => function.QualifiedName.Text,
                CallFrame { Callee.Object: PyFunction function } => function.QualifiedName.Text,
                CallFrame { Callee.Object: PyMethod { Function: PyFunction function } } => function.QualifiedName.Text,
                _ => outermost,
            };
        }
        return outermost ?? "tasklet";
    }

    /// <summary>"runs", "is runnable", or what it waits for.</summary>
    public static string StateOf(Tasklet t) => t.State switch
    {
        TaskletState.Unbound => "has no function",
        TaskletState.Running => "runs",
        TaskletState.Scheduled => "is runnable",
        TaskletState.Ended => "has ended",
        _ => t.Wait!.ChannelOf(t) is { } channel ? $"{t.Wait.Words} on {NameOf(channel)}" : t.Wait.Words,
    };

    public static string NameOf(Channel channel) => $"channel 0x{Identity.Of(new Value(channel)):x} (balance {channel.Balance})";

    /// <summary>File, line and function of one frame.</summary>
    public static string PlaceIn(Code code, int site) => $"{code.FileName}:{LineOf(code, site)} in {code.QualifiedName}";

    static int LineOf(Code code, int site) => site > 0 && site <= code.Sites.Count ? code.Sites.Position(site).Line : code.FirstLine;

    /// <summary>The frames of Python functions, innermost first; the runtime's own are left out.</summary>
    public static IEnumerable<PyFrame> FramesOf(Frame? top)
    {
        for (var frame = top; frame is not null; frame = frame.Back)
        {
            if (frame is PyFrame python && !python.Function.Code.IsOwn)
            {
                yield return python;
            }
        }
    }

    /// <summary>Where the innermost Python function is; null if there is none.</summary>
    public static string? PlaceOf(Frame? top) => FramesOf(top).FirstOrDefault() is { } frame ? PlaceIn(frame.Function.Code, frame.State) : null;
}
