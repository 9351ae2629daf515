// An exception on its way to a tasklet: as a transferred value it is raised where it arrives, instead of being returned.
namespace Stackless.Runtime;

[PyType("bomb", Module = "stackless")]
public sealed partial class Bomb : PyObject
{
    public Bomb(PyBaseException exception) : base(ShapeIds.Bomb) => Exception = exception;

    public PyBaseException Exception { get; }

    /// <summary>For the exception of a deadlock: what its tasklet tried to wait for. The report is written where the bomb arrives.</summary>
    internal (Channel? Channel, Wait Wait)? Deadlock { get; init; }

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, [Keyword, Name("exc_type")] Value exceptionType = default, [Keyword] Value value = default, [Keyword] Value traceback = default) =>
        ts.Then(Throwing.MakeException(ts, exceptionType.IsNull ? new Value(BuiltinTypes.Exception) : exceptionType, value, traceback), Made);

    static readonly unsafe Continuation Made = new("bomb.made", &Wrap);

    static Value Wrap(ThreadState ts, Value exception, Value a, Value b, Value c) => new(new Bomb((PyBaseException)exception.Object));

    [PyGetter("type")]
    internal Value GetExceptionType() => new(Exception.Type);

    [PyGetter("value")]
    internal Value GetException() => new(Exception);

    [PyGetter("traceback")]
    internal Value GetTraceback() => PyTraceback.Visible(Exception.Traceback);

    [PyMethod("__reduce__")]
    internal Value Reduce() => new(new PyTuple([new Value(BuiltinTypes.Bomb), new Value(new PyTuple([new Value(Exception.Type), new Value(Exception)]))]));
}
