// sys, continued: what all of Python's threads are doing. https://docs.python.org/3/library/sys.html#sys._current_frames
namespace Stackless.Runtime;

public static unsafe partial class SysModule
{
    /// <summary>The innermost frame of what each thread runs, by the thread's identifier.</summary>
    [PyFunction("_current_frames")]
    internal static Value CurrentFrames(ThreadState ts) => ts.Then(PyFrameView.Caller(ts, 0), CallerSeen);

    static readonly Continuation CallerSeen = new("sys.caller_seen", &GatherFrames);

    static Value GatherFrames(ThreadState ts, Value caller, Value a, Value b, Value c)
    {
        var frames = new List<Value>();
        foreach (var thread in ts.Threads.Count > 0 ? ts.Threads.All : [ts.Scheduler])
        {
            var frame = ReferenceEquals(thread, ts.Scheduler) ? caller
                : PyFrameView.OfChain(ts, (thread.Queue.Head ?? thread.Main).Top) is { } view ? new Value(view)
                : default;
            if (!frame.IsNull)
            {
                frames.Add(new Value(PyTuple.Of(Value.Int(thread.ThreadId), frame)));
            }
        }
        return BuiltinTypes.Dict.Call(ts, [new Value(new PyList([.. frames]))], []);
    }
}
