// What Python code sees as a frame: of a traceback level, or of a generator. A view of function and position; it does not hold the
// frame's variables. https://docs.python.org/3/reference/datamodel.html#frame-objects
namespace Stackless.Runtime;

[PyType("frame", IsHidden = true, Id = "Frame")]
public sealed partial class PyFrameView(PyFunction function, int site) : PyObject(ShapeIds.Frame)
{
    [PyGetter("f_code")]
    public PyObject Code => function.Code;

    [PyGetter("f_globals")]
    public PyDict Globals => function.Globals;

    [PyGetter("f_builtins")]
    public PyDict Builtins => BuiltinModules.Builtins;

    [PyGetter("f_lineno")]
    public long Line => function.Code.Sites.Position(site).Line;

    [PyGetter("f_lasti")]
    public long LastInstruction => site * 2L;

    [PyGetter("f_back")]
    public Value Back => Value.None;

    [PyGetter("f_locals")]
    public Value Locals(ThreadState ts) => ts.Raise(BuiltinTypes.NotImplementedError, "the variables of a frame cannot be read");

    [PyMethod("clear")]
    public void Clear()
    {
    }

    [PyMethod("__repr__")]
    public string Repr() => $"<frame at 0x{Identity.Of(new Value(this)):x}, file {TextRepr.Of(new PyStr(function.Code.FileName))}, line {Line}, code {function.Code.Name}>";
}
