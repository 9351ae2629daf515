// What a thread of Python has set with sys.settrace and sys.setprofile, and what sys.monitoring has set for all of them. While there is something, calls
// and generators that are driven go by the trampoline (the limit of the stack is out of reach, so that every function's entry asks Enter), where a
// function that is to be traced gets a TraceFrame in place of its own. While there is nothing, nobody looks here.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

sealed class TraceHooks
{
    /// <summary>Null if there is none.</summary>
    public PyObject? Trace, Profile;

    /// <summary>They are one tasklet's: its thread may have others.</summary>
    public bool IsOfTasklet { get; init; }

    public bool IsEmpty => Trace is null && Profile is null;
}

public sealed partial class ThreadState
{
    TraceHooks? hooks;

    /// <summary>Of the thread whose turn it is.</summary>
    internal TraceHooks? Hooks
    {
        get => hooks;
        set
        {
            hooks = value;
            ChooseLimit();
        }
    }

    /// <summary>What sys.monitoring is told by: a function of the library's, for every thread; null if nobody monitors.</summary>
    internal PyObject? Monitor
    {
        get;
        set
        {
            field = value;
            ChooseLimit();
        }
    }

    /// <summary>Calls come by the trampoline.</summary>
    internal bool IsTracing
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => StackLimit == nuint.MaxValue;
    }

    /// <summary>Where the stack really ends; <see cref="StackLimit"/> is out of reach while somebody traces.</summary>
    nuint trueLimit;

    void ChooseLimit() => StackLimit = hooks is { IsEmpty: false } || Monitor is not null || OriginDepth > 0 ? nuint.MaxValue : trueLimit;

    /// <summary>Something was set or taken away.</summary>
    internal void HooksChanged() => ChooseLimit();

    // What was captured last is a function at its entry, or a generator that is driven.
    bool isTracedEntry;

    /// <summary>The function that calls this captures itself, and the trampoline decides who goes on.</summary>
    internal Value SpillToTrace(Value value)
    {
        isTracedEntry = true;
        return SpillWith(value);
    }

    // Where a spill left a function at its entry: with its frame, or with one that traces it.
    Frame EnterTraced(Frame innermost)
    {
        isTracedEntry = false;
        return innermost is PyFrame frame and not TraceFrame && !frame.Function.Code.IsOwn && !IsInTraceFunction(frame.Back) && TraceFrame.For(this, frame) is { } traced ? traced : innermost;
    }

    // A trace function is not traced, nor what it calls: the nearest frame that is traced waits for it.
    static bool IsInTraceFunction(Frame? frame) => Listening(frame) is not null;

    // The frame that a trace function among its callees is told of; null if there is none.
    static TraceFrame? Listening(Frame? frame)
    {
        for (; frame is not null; frame = frame.Back)
        {
            if (frame is TraceFrame traced)
            {
                return traced.IsTelling ? traced : null;
            }
        }
        return null;
    }

    /// <summary>By a generator's frame: the frame that traces it, kept from one turn to the next, as what Python sees of it is.</summary>
    internal ConditionalWeakTable<PyFrame, TraceFrame> TracedGenerators { get; } = [];

    /// <summary>Where a traced function stopped, and for an exception, where it goes on; -1 if it leaves the function.</summary>
    internal int StoppedAt;
    internal bool HasStoppedToRaise;

    /// <summary>The site that raised, or what <see cref="Evaluator"/> says instead.</summary>
    internal int RaisedAt;

    /// <summary>The innermost frame after a spill: its callers are behind it.</summary>
    internal Frame? Spilled;

    // ---- frames that are to be traced from here on ------------------------------------------------------------------------------

    bool hasSeenTraced;

    /// <summary>A frame that waits has been given a trace function of its own.</summary>
    internal void Note(PyFrame frame, PyFrameView view)
    {
        frame.Seen = view;
        hasSeenTraced = true;
    }

    /// <summary>Who calls this is on the heap, with all callers: those that have a trace function go on traced.</summary>
    internal void TraceCallers()
    {
        if (!hasSeenTraced || !IsTracing)
        {
            return;
        }
        for (var frame = Spilled; frame is { Back: not null }; frame = frame.Back)
        {
            if (frame.Back is PyFrame waiting and not TraceFrame && waiting.Seen is { } view && !view.Trace.IsNone && TraceFrame.Continuing(this, waiting) is { } traced)
            {
                frame.Back = traced;
            }
        }
    }

    /// <summary>
    /// A profile function and a monitor are told of all functions that wait, and coroutines remember all: they go on traced, from <paramref name="frame"/> outwards. What it becomes.
    /// </summary>
    internal Frame Profile(Frame frame)
    {
        if (hooks?.Profile is null && Monitor is null && OriginDepth == 0 || !IsTracing)
        {
            return frame;
        }
        var telling = Listening(frame);
        var innermost = telling is null ? Profiled(frame) : frame;
        for (var inner = telling ?? innermost; inner.Back is { } waiting; inner = inner.Back)
        {
            inner.Back = Profiled(waiting);
        }
        return innermost;
    }

    Frame Profiled(Frame frame) =>
        frame is PyFrame waiting and not TraceFrame && !waiting.Function.Code.IsOwn && TraceFrame.Continuing(this, waiting) is { } traced ? traced : frame;
}
