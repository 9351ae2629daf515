// What Python code sees as a frame: of a traceback level, or of the running stack (sys._getframe). A view of function and position, made when
// somebody asks, and one per frame: a frame that has been captured once is the same object on the heap until it ends, so a table from frames to views
// keeps them apart, and code that asks for no frame pays nothing. https://docs.python.org/3/reference/datamodel.html#frame-objects
// Invariant: what is read of a frame that runs (line, variables, caller) is read right after a spill, when every frame of the stack says where it is.
namespace Stackless.Runtime;

[PyType("frame", IsHidden = true, Id = "Frame")]
public sealed unsafe partial class PyFrameView(PyFunction function, int site) : PyObject(ShapeIds.Frame)
{
    internal PyFunction Function => function;

    /// <summary>Where it was when it was last looked at, or where an exception left it.</summary>
    internal int Site { get; private set; } = site;

    /// <summary>The frame is traced, and this shows it as it is now; null otherwise, and when it has ended.</summary>
    TraceFrame? traced;
    long endLine;

    /// <summary>The frame it is of; null for a level of a traceback whose frame was never on the heap.</summary>
    PyFrame? source;

    /// <summary>Who called it, when it was last looked at.</summary>
    PyFrame? caller;
    bool isCleared;

    /// <summary>The level of a traceback that it was made for, if nobody had seen the frame while it was under way.</summary>
    internal PyTraceback? Level { get; init; }

    /// <summary>Whose frame it is: a generator's, coroutine's or asynchronous generator's; null of a function.</summary>
    internal PyGenerator? Generator { get; set; }

    internal PyFrameView(TraceFrame frame) : this(frame.Function, 0) => traced = frame;

    /// <summary>The frame it was of goes on as one that is traced.</summary>
    internal void Follow(TraceFrame frame)
    {
        traced = frame;
        source = null;
    }

    /// <summary>The traced frame waits at a yield: until it is traced again this shows the generator's own.</summary>
    internal void Return(PyFrame own)
    {
        traced = null;
        source = own;
    }

    /// <summary>The traced frame has ended: what it was is kept.</summary>
    internal void End()
    {
        if (traced is { } frame)
        {
            endLine = frame.Line;
            variables = LocalsOf(frame);
            caller = CallerOf(frame);
            traced = null;
        }
    }

    /// <summary>Of a frame that has ended and was traced.</summary>
    Value variables;

    // ---- the running stack -------------------------------------------------------------------------------------------------

    /// <summary>The one view of a frame on the heap.</summary>
    internal static PyFrameView Of(ThreadState ts, PyFrame frame)
    {
        if (frame is TraceFrame running)
        {
            return running.View;
        }
        var view = frame.Seen ??= new PyFrameView(frame.Function, Math.Max(0, frame.State)) { source = frame };
        view.Look(ts);
        return view;
    }

    /// <summary>An exception has passed through the frame at a site.</summary>
    internal void PassedAt(int site) => Site = site;

    // Takes in where the frame is, which was captured if it is under way.
    void Look(ThreadState ts)
    {
        if (source is not { State: >= 0 } frame)
        {
            return;
        }
        if (frame.Function.Code.IsGenerator ? frame.Back is not null || !frame.IsRunning : frame.Back is not null || IsLast(ts, frame))
        {
            Site = frame.State;
            caller = CallerOf(frame);
            SeeCallers();
        }
    }

    // So that the way back is known when the callers have ended: up to one that is known already.
    void SeeCallers()
    {
        for (var next = caller; next is not null and not TraceFrame && next.Seen is null; next = next.Seen.caller)
        {
            next.Seen = new PyFrameView(next.Function, next.State) { source = next, caller = CallerOf(next) };
        }
    }

    // Does the chain end with it? A frame that has ended is behind nobody either.
    static bool IsLast(ThreadState ts, PyFrame frame)
    {
        var last = ts.Behind;
        while (last?.Back is { } next)
        {
            last = next;
        }
        return ReferenceEquals(last, frame);
    }

    static PyFrame? CallerOf(PyFrame frame) => VisibleIn(frame.Back);

    // The innermost frame of a chain that programs see.
    static PyFrame? VisibleIn(Frame? frame, long skip = 0)
    {
        for (; frame is not null; frame = frame.Back)
        {
            if (frame is PyFrame python && !python.Function.Code.IsOwn && skip-- <= 0)
            {
                return python;
            }
        }
        return null;
    }

    /// <summary><c>sys._getframe</c>: the stack is moved to the heap, where it can be looked at, and execution goes on from there.</summary>
    public static Value Caller(ThreadState ts, long depth) => ts.Then(ts.Spill(), StackReady, Value.Int(depth));

    static readonly Continuation StackReady = new("sys.getframe", &Find);

    static Value Find(ThreadState ts, Value spilled, Value depth, Value b, Value c) =>
        VisibleIn(ts.Behind, Math.Max(0, depth.Bits)) is { } found ? new Value(Of(ts, found)) : ts.Raise(BuiltinTypes.ValueError, "call stack is not deep enough");

    /// <summary>
    /// The frame of the first level of a traceback: the innermost of its function if the exception is being handled, or if that function asks. (An earlier
    /// call of the function that asks may have caught the exception: that cannot be told.)
    /// </summary>
    internal static Value OfLevel(ThreadState ts, PyTraceback level, bool isHandled) => ts.Then(ts.Spill(), LevelReady, new Value(level), Value.Bool(isHandled));

    static readonly Continuation LevelReady = new("traceback.frame", &FindLevel);

    static Value FindLevel(ThreadState ts, Value spilled, Value level, Value isHandled, Value c)
    {
        var asked = (PyTraceback)level.Object;
        for (var frame = VisibleIn(ts.Behind); frame is not null && asked.Seen is null; frame = isHandled.IsTrue ? CallerOf(frame) : null)
        {
            if (ReferenceEquals(frame.Function, asked.Function))
            {
                asked.Seen = Of(ts, frame);
            }
        }
        return new Value(asked.Seen ??= new PyFrameView(asked.Function, asked.Site) { Level = asked });
    }

    /// <summary>How many Python functions are under way in a chain.</summary>
    internal static int CountOf(Frame? innermost)
    {
        var count = 0;
        for (var frame = innermost; frame is not null; frame = frame.Back)
        {
            count += frame is PyFrame python && !python.Function.Code.IsOwn ? 1 : 0;
        }
        return count;
    }

    /// <summary>The innermost Python frame of a chain; null if there is none.</summary>
    internal static PyFrameView? OfChain(ThreadState ts, Frame? innermost) => VisibleIn(innermost) is { } found ? Of(ts, found) : null;

    Value AfterLook(ThreadState ts, Continuation next)
    {
        var isAtRest = source is null || traced is not null || source.Function.Code.IsGenerator && !source.IsRunning;
        return isAtRest ? next.Run(ts, Value.None, new Value(this), default, default) : ts.Then(ts.Spill(), next, new Value(this));
    }

    // The variables that the function still needs: others may be gone, unless it KeepsVariables.
    internal static Value LocalsOf(PyFrame frame)
    {
        var code = frame.Function.Code;
        if (frame is TraceFrame traced && !code.HasNamespace && code.Name != "<module>")
        {
            return new Value(traced.Variables());
        }
        if (code.HasNamespace)
        {
            return frame.Slot(0);
        }
        if (code.Name == "<module>")
        {
            return new Value(frame.Function.Globals);
        }
        var sites = frame.Function.Code.Sites;
        var dict = new PyDict();
        foreach (var slot in sites.Live(frame.State))
        {
            var name = sites.SlotNames[slot];
            var value = frame.Slot(slot);
            if (value.Object is PyCell cell)
            {
                value = cell.Content;
            }
            if (name.Length > 0 && name[0] != '.' && !value.IsNull)
            {
                dict.Set(name, value);
            }
        }
        return new Value(dict);
    }

    [PyGetter("f_code")]
    public PyObject Code => function.Code;

    [PyGetter("f_globals")]
    public PyDict Globals => function.Globals;

    [PyGetter("f_builtins")]
    public PyDict Builtins(ThreadState ts) => ts.Interpreter.Builtins;

    [PyGetter("f_generator")]
    public Value GeneratorAttribute => Generator is { Frame.State: not PyGenerator.Finished } generator ? new Value(generator) : Value.None;

    [PyGetter("f_lineno")]
    public Value LineAttribute(ThreadState ts) => AfterLook(ts, LineReady);

    static readonly Continuation LineReady = new("frame.line", &FindLine);

    static Value FindLine(ThreadState ts, Value spilled, Value self, Value b, Value c)
    {
        var view = (PyFrameView)self.Object;
        view.Look(ts);
        return Value.Int(view.Line);
    }

    internal long Line => traced?.Line ?? (endLine != 0 ? endLine : function.Code.PositionOf(Site).Line);

    /// <summary>The trace function that is told of a line sends the function to another one.</summary>
    [PySetter("f_lineno")]
    public Value SetLine(ThreadState ts, Value line)
    {
        if (line.IsNull)
        {
            return ts.Raise(BuiltinTypes.AttributeError, "cannot delete attribute");
        }
        return line.IsInt ? JumpTo(ts, line.Bits) : ts.Raise(BuiltinTypes.ValueError, "lineno must be an integer");
    }

    internal Value JumpTo(ThreadState ts, long line, bool isWarned = false) =>
        traced?.JumpTo(ts, line, isWarned) ?? ts.Raise(BuiltinTypes.ValueError, "f_lineno can only be set in a trace function");

    // ---- tracing -------------------------------------------------------------------------------------------------------------

    /// <summary>What is told of the lines of this frame; None if nobody.</summary>
    internal Value Trace { get; set; } = Value.None;

    [PyGetter("f_trace")]
    public Value TraceFunction => Trace;

    /// <summary>A frame that waits for a call goes on traced when that returns.</summary>
    [PySetter("f_trace")]
    public Value SetTraceFunction(ThreadState ts, Value function)
    {
        Trace = function.IsNull ? Value.None : function;
        if (traced is not null || source is not { } waiting || Trace.IsNone)
        {
            return Value.None;
        }
        ts.Note(waiting, this);
        return ts.IsTracing ? ts.Then(ts.Spill(), CallersSpilled) : Value.None;
    }

    /// <summary>After sys.settrace and sys.setprofile: frames that have a trace function already go on with it, and a profile function is told of all.</summary>
    internal static Value TraceCallers(ThreadState ts) => ts.Then(ts.Spill(), CallersSpilled);

    static readonly Continuation CallersSpilled = new("sys.traced", &AfterSpill);

    static Value AfterSpill(ThreadState ts, Value spilled, Value a, Value b, Value c)
    {
        ts.TraceCallers();
        if (ts.Spilled is { } innermost)
        {
            ts.Profile(innermost);
        }
        return Value.None;
    }

    internal bool TracesLines { get; private set; } = true;

    [PyGetter("f_trace_lines")]
    public bool TraceLines => TracesLines;

    [PySetter("f_trace_lines")]
    public Value SetTraceLines(ThreadState ts, Value isOn)
    {
        if (isOn.Object is not PyBool)
        {
            return ts.Raise(BuiltinTypes.TypeError, "attribute value type must be bool");
        }
        TracesLines = isOn.IsTrue;
        return Value.None;
    }

    Value tracesOpcodes = Value.Bool(false);

    /// <summary>Kept; what happens within a line is told to nobody.</summary>
    [PyGetter("f_trace_opcodes")]
    public Value TraceOpcodes => tracesOpcodes;

    [PySetter("f_trace_opcodes")]
    public Value SetTraceOpcodes(ThreadState ts, Value isOn)
    {
        if (isOn.Object is not PyBool)
        {
            return ts.Raise(BuiltinTypes.TypeError, "attribute value type must be bool");
        }
        tracesOpcodes = isOn;
        return Value.None;
    }

    PyDict? given;

    /// <summary>The variables as they were handed out, once: who has them may have changed them.</summary>
    internal PyDict? TakeGiven()
    {
        var taken = given;
        given = null;
        return taken;
    }

    [PyGetter("f_lasti")]
    public Value LastInstruction(ThreadState ts) => AfterLook(ts, PlaceReady);

    static readonly Continuation PlaceReady = new("frame.lasti", &FindPlace);

    static Value FindPlace(ThreadState ts, Value spilled, Value self, Value b, Value c)
    {
        var view = (PyFrameView)self.Object;
        view.Look(ts);
        return Value.Int(view.traced is null && view.endLine == 0 ? Math.Max(0, view.Site) * 2L : view.Function.Code.PlaceOf((int)view.Line));
    }

    [PyGetter("f_back")]
    public Value Back(ThreadState ts) => AfterLook(ts, CallerReady);

    static readonly Continuation CallerReady = new("frame.back", &FindCaller);

    static Value FindCaller(ThreadState ts, Value spilled, Value self, Value b, Value c)
    {
        var view = (PyFrameView)self.Object;
        view.Look(ts);
        if ((view.traced is { } running ? CallerOf(running) : view.caller) is { } found)
        {
            return new Value(Of(ts, found));
        }
        return view.Level?.Outer is { } outer ? outer.Frame(ts) : Value.None;
    }

    /// <summary>A function's frame has those variables that it still needs; a level of a traceback whose frame was never looked at has none.</summary>
    [PyGetter("f_locals")]
    public Value Locals(ThreadState ts) => AfterLook(ts, LocalsReady);

    static readonly Continuation LocalsReady = new("frame.locals", &FindLocals);

    static Value FindLocals(ThreadState ts, Value spilled, Value self, Value b, Value c)
    {
        var view = (PyFrameView)self.Object;
        view.Look(ts);
        var code = view.Function.Code;
        if (view.traced is { } running)
        {
            // One dict for as long as a listener runs.
            return code.HasNamespace || code.Name == "<module>" ? LocalsOf(running) : new Value(view.given ??= running.Variables());
        }
        if (code.Name == "<module>")
        {
            return new Value(view.Function.Globals);
        }
        if (!view.isCleared && view.source is { State: >= 0 } frame)
        {
            return LocalsOf(frame);
        }
        return view.isCleared || view.variables.IsNull ? new Value(new PyDict()) : view.variables;
    }

    /// <summary>Lets go of the variables of a frame that has ended.</summary>
    [PyMethod("clear")]
    public Value Clear(ThreadState ts) => AfterLook(ts, ClearReady);

    static readonly Continuation ClearReady = new("frame.clear", &ClearNow);

    static Value ClearNow(ThreadState ts, Value spilled, Value self, Value b, Value c)
    {
        var view = (PyFrameView)self.Object;
        if (view.traced is not null)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "cannot clear an executing frame");
        }
        if (view.source is { State: >= 0 } frame)
        {
            if (frame.Back is not null || frame.IsRunning || IsLast(ts, frame))
            {
                return ts.Raise(BuiltinTypes.RuntimeError, "cannot clear an executing frame");
            }
            var code = frame.Function.Code;
            if (code.IsGenerator && frame.State > 0)
            {
                return ts.Raise(BuiltinTypes.RuntimeError, "cannot clear a suspended frame");
            }
            if ((code.Flags & CodeFlags.IsCoroutine) != 0)
            {
                // That nobody awaits it is told when it is collected.
                return Value.None;
            }
            // A generator that has not begun never will.
            frame.State = PyGenerator.Finished;
            frame.Clear();
        }
        view.isCleared = true;
        view.source = null;
        view.variables = default;
        return Value.None;
    }

    [PyMethod("__repr__")]
    public string Repr() => $"<frame at 0x{Identity.Of(new Value(this)):x}, file {TextRepr.Of(new PyStr(function.Code.FileName))}, line {Line}, code {function.Code.Name}>";
}
