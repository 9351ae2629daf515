// Where coroutines were made (cr_origin), while sys.set_coroutine_origin_tracking_depth asks for it. Lines are known of functions that are traced, so while it does
// all are, and nobody is told: a TraceFrame says when it runs. Who does not ask pays one comparison for each coroutine.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

public sealed partial class ThreadState
{
    /// <summary>How many callers a coroutine remembers; 0: none.</summary>
    internal long OriginDepth
    {
        get;
        set
        {
            field = value;
            RunningTraced = null;
            ChooseLimit();
        }
    }

    /// <summary>The innermost traced function of those that run; null while nobody asks for origins.</summary>
    internal TraceFrame? RunningTraced;

    readonly ConditionalWeakTable<PyGenerator, PyTuple> origins = [];

    /// <summary>A coroutine has been made by what runs.</summary>
    internal void RememberOrigin(PyGenerator coroutine)
    {
        var levels = new List<Value>();
        for (Frame? frame = RunningTraced; frame is not null && levels.Count < OriginDepth; frame = frame.Back)
        {
            if (frame is PyFrame { Function.Code: { IsOwn: false } code } python)
            {
                var line = python is TraceFrame traced ? traced.Line : code.Sites.Position(Math.Max(0, python.State)).Line;
                levels.Add(new Value(PyTuple.Of(Value.Str(code.FileName), Value.Int(line), Value.Str(code.Name))));
            }
        }
        if (levels.Count > 0)
        {
            SetOrigin(coroutine, new PyTuple([.. levels]));
        }
    }

    /// <summary>A tuple of (file, line, function), from the innermost caller outwards; null if it has none.</summary>
    internal PyTuple? OriginOf(PyGenerator coroutine) => origins.TryGetValue(coroutine, out var found) ? found : null;

    /// <summary>It was made as another one was, or what it was pickled from.</summary>
    internal void SetOrigin(PyGenerator coroutine, PyTuple? origin)
    {
        origins.Remove(coroutine);
        if (origin is not null)
        {
            origins.Add(coroutine, origin);
        }
    }
}
