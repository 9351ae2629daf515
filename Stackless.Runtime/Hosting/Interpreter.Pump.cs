// A thread of the interpreter's own, for a host that wants tasklets which calls have left behind to go on between calls. Without it they go on when
// the next call comes. The pump is a visitor like any other, whose main tasklet waits to be stopped.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    global::System.Threading.Thread? pump;
    Scheduler? pumping;

    /// <summary>Starts a background thread that runs what calls have left behind: tasklets that are runnable, sleep, or are woken. Until Dispose.</summary>
    /// <exception cref="InvalidOperationException">It runs already.</exception>
    public void StartPump()
    {
        var started = new ManualResetEventSlim();
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        var thread = new Thread(() => Pump(started)) { IsBackground = true, Name = $"{Name}, pump" };
        if (Interlocked.CompareExchange(ref pump, thread, null) is not null)
        {
            throw new InvalidOperationException($"the pump of {Name} runs already");
        }
        thread.Start();
        started.Wait();
    }

    void Pump(ManualResetEventSlim started)
    {
        pumping = Enter(default, out var outer);
        foreach (var idle in free)
        {
            Thread.Threads.Add(idle);
        }
        started.Set();
        try
        {
            if (pumping.RunMain(new ParkedFrame()).IsNull)
            {
                Thread.TakeException();
            }
        }
        finally
        {
            pump = null;
            Exit(pumping, outer);
        }
    }

    void StopPump()
    {
        if (pump is { } running)
        {
            pumping!.Post(pumping.Main, PyBaseException.Create(BuiltinTypes.TaskletExit, []), null);
            running.Join();
        }
    }

    // Waits until somebody throws into it.
    [NotPickled("it is a thread of the host")]
    internal sealed class ParkedFrame : Frame
    {
        public override Value Resume(ThreadState ts, Value value)
        {
            if (value.IsNull)
            {
                return default;
            }
            ts.Capture(this);
            return ts.Scheduler.AwaitHost(ts);
        }
    }
}
