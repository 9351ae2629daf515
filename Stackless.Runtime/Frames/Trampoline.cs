// The loop that everything runs under. It re-enters the innermost frame of a chain; a frame that returns gives its value (or exception)
// to the frame behind it; a captured stack is joined to what was behind, and the caller says what comes next (Scheduler.Run, for tasklets).
// A switch therefore costs the same at any depth. Recursion that used up the CLR stack is captured the same way and goes on at once.
// A frame that runs keeps its link to the frame behind, so that one that is captured again as it was, the common case, writes nothing.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

public sealed partial class ThreadState
{
    /// <summary>CLR stack that compiled code may use before it is captured. Small: garbage collection scans it.</summary>
    const int StackBudget = 160 * 1024;

    /// <summary>Heap frames behind the running CLR stack, of the current tasklet.</summary>
    internal int Depth;

    /// <summary>What is behind the frame that a spill resumes: its callers, for whoever inspects them right afterwards.</summary>
    internal Frame? Behind;

    /// <summary>Right after a spill: nothing is kept but what the functions that are under way will use.</summary>
    internal void LetGoOfDead()
    {
        Interpreter.RecentlyReferred.Clear();
        for (var frame = Behind; frame is not null; frame = frame.Back)
        {
            // A trace function sees all variables.
            if (frame is PyFrame waiting and not TraceFrame)
            {
                waiting.LetGoOfDead();
            }
        }
    }

    /// <summary>Heap frames that native code may be deep in a structure, if the recursion limit is not above that.</summary>
    const int NativeDepth = 500_000;

    /// <summary>As <c>sys.setrecursionlimit</c>.</summary>
    public int RecursionLimit = 1000;

    /// <summary>Set once, before anything runs: probes capture the stack.</summary>
    internal bool IsUnderStress { get; set; }

    /// <summary>In stress mode, called between capturing the stack and going on: may replace the frames by a copy.</summary>
    internal Func<ThreadState, Frame, Frame>? OnSpill { get; set; }

    /// <summary>What the chain of frames that ended last returned; null with Exception pending.</summary>
    internal Value ChainResult;

    /// <summary>Sets the limit for code called from here on the CLR stack; the former limit, to be put back afterwards.</summary>
    internal unsafe nuint BeginStack()
    {
        byte mark;
        var former = trueLimit;
        trueLimit = (nuint)(&mark) - StackBudget;
        ChooseLimit();
        return former;
    }

    internal nuint KeepStack() => trueLimit;

    internal void EndStack(nuint former)
    {
        trueLimit = former;
        ChooseLimit();
    }

    /// <summary>
    /// Resumes <paramref name="frame"/> with <paramref name="value"/> (null: with the pending exception), then the frames behind it. Null when
    /// the last one has ended, with ChainResult; otherwise the chain gave way, and this is its innermost frame.
    /// </summary>
    /// <param name="owner">Its innermost frame is the one that runs, so that frames are let go of as they end; null for a chain that no tasklet owns.</param>
    internal Frame? RunChain(Tasklet? owner, Frame frame, Value value)
    {
        for (;;)
        {
            Depth--;
            var result = frame.Resume(this, value);
            if (!result.IsNull || Pending == Pending.Exception)
            {
                var back = frame.Back;
                frame.Back = null;
                if (owner is not null)
                {
                    owner.Innermost = back;
                }
                if (back is null)
                {
                    ChainResult = result;
                    return null;
                }
                frame = back;
                value = result;
                continue;
            }
            frame = JoinCaptured(frame);
            if (Pending == Pending.Suspend)
            {
                Pending = Pending.Nothing;
                return frame;
            }
            Pending = Pending.Nothing;
            frame = OnSpill is null ? frame : OnSpill(this, frame);
            if (isTracedEntry)
            {
                frame = EnterTraced(frame);
            }
            Spilled = frame;
            Behind = frame.Back;
            value = AfterSpill();
        }
    }

    // The innermost frame of the whole chain: what was captured, then what was behind the frame that was resumed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Frame JoinCaptured(Frame resumed)
    {
        Depth += capturedCount;
        capturedCount = 0;
        if (isResumedCaptured)
        {
            isResumedCaptured = false;
            if (firstCaptured is null)
            {
                return resumed;
            }
            var first = firstCaptured;
            firstCaptured = lastCaptured = null;
            return first;
        }
        return JoinOthers(resumed);
    }

    // The resumed frame has ended in what it called last.
    Frame JoinOthers(Frame resumed)
    {
        var back = resumed.Back;
        resumed.Back = null;
        if (firstCaptured is null)
        {
            // A tail call to native code that gave way: its caller gets the result.
            if (back is null)
            {
                Depth++;
                return new EmptyFrame();
            }
            return back;
        }
        var first = firstCaptured;
        lastCaptured!.Back = back;
        firstCaptured = lastCaptured = null;
        return first;
    }

    /// <summary>Of a chain with more frames than the limit allows: are that many of them functions?</summary>
    internal bool IsTooDeep(Frame innermost)
    {
        var functions = 0;
        for (var frame = innermost; frame is not null; frame = frame.Back)
        {
            functions += frame is PyFrame ? 1 : 0;
        }
        return functions > RecursionLimit;
    }

    Value AfterSpill()
    {
        if (SpillException is { } exception)
        {
            SpillException = null;
            return Reraise(exception);
        }
        var limit = isNativeSpill ? Math.Max(RecursionLimit, NativeDepth) : RecursionLimit;
        isNativeSpill = false;
        return Depth > limit
            ? Raise(BuiltinTypes.RecursionError, "maximum recursion depth exceeded")
            : SpillResult;
    }

    /// <summary>
    /// Emitted after every suspendable operation in code compiled for stress: captures the whole stack, then goes on with the same result or
    /// exception. Exercises the resumption point. Does nothing in a session that is not under stress.
    /// </summary>
    public Value Probe(Value result)
    {
        if (!IsUnderStress)
        {
            return result;
        }
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
