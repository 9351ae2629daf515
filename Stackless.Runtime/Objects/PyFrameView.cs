// What Python code sees as a frame: of a traceback level, or of the running stack (sys._getframe). A view of function and position; only
// the frame that was asked for has a copy of its variables. https://docs.python.org/3/reference/datamodel.html#frame-objects
namespace Stackless.Runtime;

[PyType("frame", IsHidden = true, Id = "Frame")]
public sealed unsafe partial class PyFrameView(PyFunction function, int site) : PyObject(ShapeIds.Frame)
{
    internal PyFunction Function => function;
    internal int Site => site;

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
        var found = OfChain(ts.Behind, depth.Bits);
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
    internal static PyFrameView? OfChain(Frame? innermost, long skip = 0)
    {
        PyFrameView? found = null, last = null;
        for (var frame = innermost; frame is not null; frame = frame.Back)
        {
            if (frame is not PyFrame python || python.Function.Code.IsOwn || skip-- > 0)
            {
                continue;
            }
            var view = new PyFrameView(python.Function, python.State) { source = python };
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
    public long Line => function.Code.Sites.Position(site).Line;

    [PyGetter("f_lasti")]
    public long LastInstruction => site * 2L;

    [PyGetter("f_back")]
    public Value Back => back is null ? Value.None : new Value(back);

    /// <summary>None are kept of a function's frame that has ended or gone on, as those of a traceback have.</summary>
    [PyGetter("f_locals")]
    public Value Locals()
    {
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
