// The loop that everything runs under. It re-enters the innermost frame of the current tasklet; a frame that returns gives its value
// (or exception) to the frame behind it; a captured stack is joined to what was behind and the scheduler says who goes on.
// A switch therefore costs the same at any depth. Recursion that used up the CLR stack is captured the same way and goes on at once.
// Only this file and the Tasks folder know about tasklets and frames together.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

/// <summary>Decides who runs: told when the running chain of frames is suspended or has ended.</summary>
public interface IScheduler
{
    /// <summary>The running tasklet gave way. Keep its frames; nothing runs until <see cref="Next"/>.</summary>
    void Suspended(ThreadState ts, Frame top, int depth);

    /// <summary>The running tasklet's last frame returned a value, or null with ts.Exception pending (to be taken over).</summary>
    void Ended(ThreadState ts, Value result);

    /// <summary>
    /// The frames to go on with, their count, and the value to resume the innermost with (null: with ts.Exception, pending). Null frame: return to the host.
    /// </summary>
    Frame? Next(ThreadState ts, out Value value, out int depth);
}

public sealed partial class ThreadState
{
    /// <summary>CLR stack that compiled code may use before it is captured. Small: garbage collection scans it.</summary>
    const int StackBudget = 160 * 1024;

    /// <summary>Heap frames behind the running CLR stack, of the current tasklet.</summary>
    internal int Depth;

    /// <summary>What is behind the frame that was resumed last: its callers, for whoever inspects them right after a spill.</summary>
    internal Frame? Behind;

    /// <summary>As <c>sys.setrecursionlimit</c>.</summary>
    public int RecursionLimit = 1000;

    /// <summary>In stress mode, called between capturing the stack and going on: may replace the frames by a copy.</summary>
    internal Func<ThreadState, Frame, Frame>? OnSpill { get; set; }

    /// <summary>Runs until the scheduler has nothing more to run.</summary>
    public void Run(IScheduler scheduler)
    {
        var outerLimit = StackLimit;
        SetStackLimit();
        try
        {
            while (scheduler.Next(this, out var value, out Depth) is { } frame)
            {
                RunChain(scheduler, frame, value);
            }
        }
        finally
        {
            StackLimit = outerLimit;
        }
    }

    unsafe void SetStackLimit()
    {
        byte mark;
        StackLimit = (nuint)(&mark) - StackBudget;
    }

    void RunChain(IScheduler scheduler, Frame frame, Value value)
    {
        for (;;)
        {
            var back = frame.Back;
            frame.Back = null;
            Behind = back;
            Depth--;
            var result = frame.Resume(this, value);
            if (!result.IsNull || Pending == Pending.Exception)
            {
                if (back is null)
                {
                    scheduler.Ended(this, result);
                    return;
                }
                frame = back;
                value = result;
                continue;
            }
            if (firstCaptured is null)
            {
                // A frame that ended in a tail call to native code that gave way: its caller gets the result.
                frame = back ?? new EmptyFrame();
                capturedCount = back is null ? 1 : 0;
            }
            else
            {
                lastCaptured!.Back = back;
                frame = firstCaptured;
            }
            Depth += capturedCount;
            firstCaptured = lastCaptured = null;
            capturedCount = 0;
            bool isSpill = Pending == Pending.Spill;
            Pending = Pending.Nothing;
            if (!isSpill)
            {
                scheduler.Suspended(this, frame, Depth);
                return;
            }
            frame = OnSpill is null ? frame : OnSpill(this, frame);
            value = AfterSpill();
        }
    }

    Value AfterSpill()
    {
        if (SpillException is { } exception)
        {
            SpillException = null;
            return Reraise(exception);
        }
        return Depth > RecursionLimit
            ? Raise(BuiltinTypes.RecursionError, "maximum recursion depth exceeded")
            : SpillResult;
    }

    /// <summary>
    /// Emitted after every suspendable operation in stress mode: captures the whole stack, then goes on with the same result or exception. Exercises the resumption point.
    /// </summary>
    public Value Probe(Value result)
    {
        if (!result.IsNull)
        {
            Pending = Pending.Spill;
            SpillResult = result;
            return default;
        }
        if (Pending == Pending.Exception)
        {
            SpillException = TakeException();
            Pending = Pending.Spill;
            SpillResult = default;
        }
        return default;
    }
}
