// What Pickler.memo and Unpickler.memo are: a look at the memo, which can be copied, cleared and given to another pickler.
namespace Stackless.Runtime;

interface IMemoOwner
{
    void ClearMemo();

    PyDict CopyMemo();

    /// <summary>Takes what <see cref="CopyMemo"/> of another gave.</summary>
    Value TakeMemo(ThreadState ts, PyDict memo);
}

[PyType("MemoProxy", Module = "_pickle", IsHidden = true)]
sealed partial class MemoProxy : PyObject
{
    readonly IMemoOwner owner;

    internal MemoProxy(IMemoOwner owner) : base(ShapeIds.MemoProxy) => this.owner = owner;

    [PyMethod("clear")]
    internal void Clear() => owner.ClearMemo();

    [PyMethod("copy")]
    internal PyDict Copy() => owner.CopyMemo();

    [PyMethod("__reduce__")]
    internal Value Reduce() => new(PyTuple.Of(new Value(BuiltinTypes.Dict), new Value(PyTuple.Of(new Value(Copy())))));

    /// <param name="proxy">What CPython calls one of this owner.</param>
    internal static Value SetMemo(ThreadState ts, IMemoOwner owner, Value value, string proxy) => value.Object switch
    {
        null => ts.Raise(BuiltinTypes.TypeError, "attribute deletion is not supported"),
        MemoProxy other => owner.TakeMemo(ts, other.Copy()),
        PyDict dict => owner.TakeMemo(ts, dict),
        _ => ts.Raise(BuiltinTypes.TypeError, $"'memo' attribute must be {proxy} object or dict, not {value.Type.MessageName}"),
    };
}
