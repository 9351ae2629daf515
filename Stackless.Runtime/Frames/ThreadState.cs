// What compiled code is handed as its first argument: the state of what runs, and the way to the interpreter.
// A null result from any call is explained here: Pending says whether an exception is raised (Exception), the stack is being
// captured because this tasklet gives way (Suspend), or captured because the CLR stack is used up (Spill).
// Invariants: Pending is Nothing while Python code runs normally; Exception is non-null exactly when Pending is Exception;
// the capture list (first..last, innermost first) is empty unless Pending is Suspend or Spill.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public enum Pending
{
    Nothing,
    Exception,
    Suspend,
    Spill,
}

public sealed partial class ThreadState
{
    internal ThreadState(Interpreter interpreter) => Interpreter = interpreter;

    /// <summary>Whose code it runs.</summary>
    public readonly Interpreter Interpreter;

    public Pending Pending;

    /// <summary>The exception being raised, while Pending is Exception.</summary>
    public PyBaseException? Exception;

    /// <summary>The exception being handled by the running tasklet (<c>sys.exception()</c>): an except block entered and not left.</summary>
    public PyBaseException? Handled;

    /// <summary>How often an attribute site had another shape's entry.</summary>
    internal int SiteMissCount;

    /// <summary>The return value that goes with <see cref="Value.End"/>; null object means None.</summary>
    public Value StopValue;

    /// <summary>Counts down at loop back edges and function entries; below zero <see cref="Tick"/> decides what is due.</summary>
    public int Ticks = int.MaxValue;

    /// <summary>Code that would go below this address captures the stack instead.</summary>
    internal nuint StackLimit;

    Frame? firstCaptured;
    Frame? lastCaptured;
    int capturedCount;

    /// <summary>The last one captured is the frame that the trampoline resumed: what is behind it, it has.</summary>
    bool isResumedCaptured;

    // ---- checks that compiled code makes -------------------------------------------------------------------------

    /// <summary>At function entry: true if something is due (stack used up, time slice over, a signal).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe bool EntryIsDue()
    {
        byte mark;
        return (nuint)(&mark) < StackLimit | --Ticks < 0;
    }

    /// <summary>At a loop's back edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool PollIsDue() => --Ticks < 0;

    /// <summary>A loop in native code takes so many elements of an iterator (a power of two) until it looks whether something is due. A smaller container is taken as
    /// a whole, with no turn of another thread or tasklet in between, as those that count on it in CPython are used to.</summary>
    internal const int ElementsBetweenLooks = 1 << 18;

    // In the time of one turn of a loop in Python code.
    const int ElementsInTick = 16;

    /// <summary>In a native loop, after <see cref="ElementsBetweenLooks"/>: any value to go on, null to leave the loop, by <see cref="Then"/> with what goes on with it.</summary>
    internal Value LookInLoop() => (Ticks -= ElementsBetweenLooks / ElementsInTick) < 0 ? Tick() : Value.None;

    /// <summary>Is the CLR stack used up, for generators and native code about to recurse?</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe bool StackIsLow()
    {
        byte mark;
        return (nuint)(&mark) < StackLimit && (nuint)(&mark) < trueLimit;
    }

    /// <summary>Far below the limit that compiled code keeps: native code that calls itself, with no function in between that could be captured.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe bool StackIsExhausted()
    {
        byte mark;
        return (nint)(&mark) < (nint)trueLimit - NativeReserve;
    }

    const int NativeReserve = 128 * 1024;

    internal Value RaiseTooDeep() => Raise(BuiltinTypes.RecursionError, "maximum recursion depth exceeded");

    /// <summary>The slow side of <see cref="EntryIsDue"/>: any non-null value to go on, null to capture or raise.</summary>
    public Value Enter()
    {
        if (StackIsLow())
        {
            return Spill();
        }
        if (IsTracing)
        {
            return SpillToTrace(Value.None);
        }
        return Ticks < 0 ? Tick() : Value.None;
    }

    // ---- raising ---------------------------------------------------------------------------------------------------

    /// <summary>Makes <paramref name="exception"/> the pending one; returns the null value for the caller to return.</summary>
    public Value Raise(PyBaseException exception)
    {
        exception.SetContext(Handled);
        return Reraise(exception);
    }

    /// <summary>Raises again, leaving context and traceback as they are.</summary>
    public Value Reraise(PyBaseException exception)
    {
        Exception = exception;
        Pending = Pending.Exception;
        return default;
    }

    /// <summary>Raises a new exception of a built-in type with one string argument.</summary>
    public Value Raise(PyType type, string message) => Raise(PyBaseException.Create(type, [Value.Str(message)]));

    public Value Raise(PyType type, params Value[] arguments) => Raise(PyBaseException.Create(type, arguments));

    /// <summary>Takes the pending exception: nothing is pending afterwards.</summary>
    public PyBaseException TakeException()
    {
        var exception = Exception!;
        Exception = null;
        Pending = Pending.Nothing;
        return exception;
    }

    public bool IsRaising
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Pending == Pending.Exception;
    }

    // ---- capturing the stack -----------------------------------------------------------------------------------------

    /// <summary>Gives way: the caller returns the null value, and every frame on the way out captures itself.</summary>
    public Value Suspend()
    {
        Pending = Pending.Suspend;
        return default;
    }

    /// <summary>Moves the CLR stack to the heap; execution goes on at once, with <see cref="SpillResult"/> as this call's result.</summary>
    public Value Spill() => SpillWith(Value.None);

    /// <summary>As <see cref="Spill"/>; the innermost frame is resumed with <paramref name="result"/>.</summary>
    internal Value SpillWith(Value result)
    {
        Pending = Pending.Spill;
        SpillResult = result;
        return default;
    }

    /// <summary>
    /// As <see cref="Spill"/>, by native code about to go deeper into a structure (a tuple in a tuple, an iterator over an iterator): not recursion
    /// of functions, so not held to their limit, but to one that a structure without end comes to.
    /// </summary>
    internal Value SpillNative()
    {
        isNativeSpill = true;
        return Spill();
    }

    bool isNativeSpill;

    /// <summary>What the innermost captured frame is resumed with after a spill; null to resume it with <see cref="SpillException"/>.</summary>
    internal Value SpillResult;
    internal PyBaseException? SpillException;

    /// <summary>Called by each frame on the way out while Pending is Suspend or Spill, innermost first.</summary>
    public void Capture(Frame frame)
    {
        capturedCount++;
        if (lastCaptured is null)
        {
            firstCaptured = frame;
        }
        else
        {
            lastCaptured.Back = frame;
        }
        lastCaptured = frame;
    }

    /// <summary>The continuations that native code has captured last, with no other frame behind them, hold what a pickle said.</summary>
    internal void DistrustCaptured()
    {
        Frame? other = null;
        for (var frame = firstCaptured; frame is not null; frame = ReferenceEquals(frame, lastCaptured) ? null : frame.Back)
        {
            if (frame is not ContinuationFrame)
            {
                other = frame;
            }
        }
        while ((other is null ? firstCaptured : ReferenceEquals(other, lastCaptured) ? null : other.Back) is ContinuationFrame frame)
        {
            var distrusted = new RestoredContinuationFrame(frame) { State = frame.State, Back = frame.Back };
            if (other is null)
            {
                firstCaptured = distrusted;
            }
            else
            {
                other.Back = distrusted;
            }
            if (ReferenceEquals(frame, lastCaptured))
            {
                lastCaptured = distrusted;
            }
            other = distrusted;
        }
    }

    /// <summary>As <see cref="Capture"/>, by a function that the trampoline resumed: no frame comes after it.</summary>
    public void CaptureResumed(Frame frame)
    {
        capturedCount++;
        isResumedCaptured = true;
        if (lastCaptured is not null)
        {
            lastCaptured.Back = frame;
        }
    }

    /// <summary>
    /// For native code after a call that may run Python code: applies <paramref name="then"/> to the result now, or, if the call
    /// was suspended, when it returns. The state is what the continuation will need; it must be all of it.
    /// An exception passes through unless the continuation handles exceptions.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Then(Value result, Continuation then, Value state0 = default, Value state1 = default, Value state2 = default)
    {
        if (!result.IsNull)
        {
            return then.Run(this, result, state0, state1, state2);
        }
        return ThenUnwinding(then, state0, state1, state2);
    }

    Value ThenUnwinding(Continuation then, Value state0, Value state1, Value state2)
    {
        if (Pending == Pending.Exception)
        {
            return then.HandlesExceptions ? then.Run(this, default, state0, state1, state2) : default;
        }
        Capture(new ContinuationFrame(then, state0, state1, state2));
        return default;
    }
}
