// What Python code sees as a frame: of a traceback level, or of the running stack (sys._getframe). A view of function and position; only
// the frame that was asked for has a copy of its variables. https://docs.python.org/3/reference/datamodel.html#frame-objects
namespace Stackless.Runtime;

[PyType("frame", IsHidden = true, Id = "Frame")]
public sealed unsafe partial class PyFrameView(PyFunction function, int site) : PyObject(ShapeIds.Frame)
{
    internal PyFunction Function => function;
    internal int Site => site;

    /// <summary>The frame is traced, and this shows it as it is now; null otherwise, and when it has ended.</summary>
    TraceFrame? traced;
    long endLine;

    internal PyFrameView(TraceFrame frame) : this(frame.Function, 0) => traced = frame;

    /// <summary>The frame it was of goes on as one that is traced.</summary>
    internal void Follow(TraceFrame frame)
    {
        traced = frame;
        source = null;
        locals = default;
    }

    /// <summary>The traced frame has ended: what it was is kept.</summary>
    internal void End()
    {
        if (traced is { } frame)
        {
            endLine = frame.Line;
            locals = LocalsOf(frame);
            back = Behind(frame);
            traced = null;
        }
    }

    static PyFrameView? Behind(TraceFrame frame) => OfChain(frame.Back, 0, frame.Seen);

    PyFrameView? back;

    /// <summary>Where the variables are read when somebody asks: in the frame, as long as it waits at the site.</summary>
    PyFrame? source;
    Value locals;

    /// <summary>A suspended frame that can be looked at: a generator's.</summary>
    internal static PyFrameView Of(PyFrame frame) => new(frame.Function, frame.State) { locals = LocalsOf(frame) };

    // ---- the running stack -------------------------------------------------------------------------------------------------

    /// <summary><c>sys._getframe</c>: the stack is moved to the heap, where it can be looked at, and execution goes on from there.</summary>
    public static Value Caller(ThreadState ts, long depth) => ts.Then(ts.Spill(), StackReady, Value.Int(depth));

    static readonly Continuation StackReady = new("sys.getframe", &Find);

    static Value Find(ThreadState ts, Value spilled, Value depth, Value b, Value c)
    {
        var found = OfChain(ts.Behind, depth.Bits, ts.SeenFrames);
        return found is null ? ts.Raise(BuiltinTypes.ValueError, "call stack is not deep enough") : new Value(found);
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

    /// <summary>The innermost Python frame of a chain but so many, and those behind it; null if there is none.</summary>
    /// <param name="seen">Those that have been given a trace function: they are the same objects again.</param>
    internal static PyFrameView? OfChain(Frame? innermost, long skip = 0, System.Runtime.CompilerServices.ConditionalWeakTable<PyFrame, PyFrameView>? seen = null)
    {
        PyFrameView? found = null, last = null;
        for (var frame = innermost; frame is not null; frame = frame.Back)
        {
            if (frame is not PyFrame python || python.Function.Code.IsOwn || skip-- > 0)
            {
                continue;
            }
            if (python is TraceFrame traced)
            {
                // It finds those behind it itself.
                if (last is not null)
                {
                    last.back = traced.View;
                }
                return found ?? traced.View;
            }
            var view = seen is not null && seen.TryGetValue(python, out var known) && known.Site == python.State ? known : new PyFrameView(python.Function, python.State) { source = python };
            if (last is null)
            {
                found = view;
                view.locals = LocalsOf(python);
            }
            else
            {
                last.back = view;
            }
            last = view;
        }
        return found;
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

    [PyGetter("f_lineno")]
    public long Line => traced?.Line ?? (endLine != 0 ? endLine : function.Code.Sites.Position(site).Line);

    /// <summary>Jumping to another line is not built.</summary>
    [PySetter("f_lineno")]
    public Value SetLine(ThreadState ts, Value line) => ts.Raise(BuiltinTypes.ValueError, "f_lineno cannot be set: jumping to another line is not built");

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

    /// <summary>After sys.settrace: frames that have a trace function already go on with it.</summary>
    internal static Value TraceCallers(ThreadState ts) => ts.Then(ts.Spill(), CallersSpilled);

    static readonly Continuation CallersSpilled = new("sys.traced", &AfterSpill);

    static Value AfterSpill(ThreadState ts, Value spilled, Value a, Value b, Value c)
    {
        ts.TraceCallers();
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
    public long LastInstruction => traced is null && endLine == 0 ? site * 2L : function.Code.PlaceOf((int)Line);

    [PyGetter("f_back")]
    public Value Back => (traced is null ? back : Behind(traced)) is { } found ? new Value(found) : Value.None;

    /// <summary>None are kept of a function's frame that has ended or gone on, as those of a traceback have.</summary>
    [PyGetter("f_locals")]
    public Value Locals()
    {
        if (traced is not null)
        {
            if (function.Code.HasNamespace || function.Code.Name == "<module>")
            {
                return LocalsOf(traced);
            }
            // One dict for as long as a listener runs.
            return new Value(given ??= traced.Variables());
        }
        if (locals.IsNull && source is not null && source.State == site)
        {
            locals = LocalsOf(source);
        }
        if (locals.IsNull)
        {
            locals = new Value(function.Code.Name == "<module>" ? function.Globals : new PyDict());
        }
        return locals;
    }

    [PyMethod("clear")]
    public void Clear()
    {
    }

    [PyMethod("__repr__")]
    public string Repr() => $"<frame at 0x{Identity.Of(new Value(this)):x}, file {TextRepr.Of(new PyStr(function.Code.FileName))}, line {Line}, code {function.Code.Name}>";
}
