// One level of a traceback: a function and the site where the exception passed through it. Adding one costs one small object; lines and
// columns are looked up when somebody asks. https://docs.python.org/3/reference/datamodel.html#traceback-objects
namespace Stackless.Runtime;

[PyType("traceback", IsHidden = true)]
public sealed partial class PyTraceback : PyObject
{
    /// <summary>In the place of a site: the function had not begun.</summary>
    public const int AtStart = -1;

    /// <summary>The next level, towards where the exception was raised.</summary>
    public PyObject? Inner;
    public readonly PyFunction Function;
    public readonly int Site;

    public PyTraceback(PyObject? inner, PyFunction function, int site) : base(ShapeIds.Traceback)
    {
        Inner = inner;
        Function = function;
        Site = site;
    }

    [PyMethod("__copy__")]
    public Value CopyMethod(ThreadState ts) => ts.Then(Frame(ts), CopyReady, new Value(this));

    static readonly unsafe Continuation CopyReady = new("traceback.copy", &CopyWithFrame);

    // The copy is of the same frame.
    static Value CopyWithFrame(ThreadState ts, Value frame, Value self, Value b, Value c)
    {
        var level = (PyTraceback)self.Object;
        return new Value(new PyTraceback(level.Inner, level.Function, level.Site) { given = level.given, Seen = (PyFrameView)frame.Object });
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] [Name("tb_next")] Value next, [Keyword] [Name("tb_frame")] PyFrameView frame,
        [Keyword] [Name("tb_lasti")] long lastInstruction, [Keyword] [Name("tb_lineno")] long line)
    {
        if (!next.IsNone && next.Object is not PyTraceback)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"expected traceback object or None, got '{next.Type.MessageName}'");
        }
        return new Value(new PyTraceback(next.Object as PyTraceback, frame.Function, frame.Site) { given = new Given(line, lastInstruction) });
    }

    // What Python's constructor was told; the compiled site has its own. Most have none.
    sealed record Given(long Line, long Instruction);

    Given? given;

    /// <summary>The first level that is no function of the runtime's own, as programs see it; or None.</summary>
    internal static Value Visible(PyObject? level)
    {
        while (level is PyTraceback { Function.Code.IsOwn: true } own)
        {
            level = own.Inner;
        }
        return level is null ? Value.None : new Value(level);
    }

    public CodePosition Position => Function.Code.PositionOf(Site);

    [PyGetter("tb_lineno")]
    public long Line => given?.Line ?? Position.Line;

    [PyGetter("tb_lasti")]
    public long LastInstruction => given?.Instruction ?? Math.Max(0, Site) * 2L;

    [PyGetter("tb_frame")]
    public Value Frame(ThreadState ts)
    {
        // The first level is of the function that caught the exception, which may still be under way, and is if it handles it.
        if (Seen is null && Outer is null)
        {
            return PyFrameView.OfLevel(ts, this, ts.Handled is { Traceback: { } first } && ReferenceEquals(Visible(first).Object, this));
        }
        return new Value(Seen ??= new PyFrameView(Function, Site) { Level = this });
    }

    /// <summary>The level that this one was reached from: what it shows is the caller of what this one shows.</summary>
    internal PyTraceback? Outer { get; private set; }

    /// <summary>The frame, if somebody has looked at it.</summary>
    internal PyFrameView? Seen { get; set; }

    [PySetter("tb_next")]
    public Value SetNext(ThreadState ts, Value value)
    {
        if (!value.IsNone && value.Object is not PyTraceback)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"expected traceback object or None, got '{(value.IsNull ? "NULL" : value.Type.MessageName)}'");
        }
        for (PyObject? level = value.Object as PyTraceback; level is PyTraceback next; level = next.Inner)
        {
            if (ReferenceEquals(next, this))
            {
                return ts.Raise(BuiltinTypes.ValueError, "traceback loop detected");
            }
        }
        Inner = value.Object as PyTraceback;
        return Value.None;
    }

    [PyGetter("tb_next")]
    public Value NextLevel
    {
        get
        {
            var next = Visible(Inner);
            if (next.Object is PyTraceback level)
            {
                level.Outer = this;
            }
            return next;
        }
    }
}
