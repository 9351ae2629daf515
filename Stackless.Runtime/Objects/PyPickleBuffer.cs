// pickle.PickleBuffer: says of an object's memory that it may travel beside a pickle instead of in it.
// https://docs.python.org/3/library/pickle.html#pickle.PickleBuffer
namespace Stackless.Runtime;

[PyType("PickleBuffer", Module = "pickle")]
sealed unsafe partial class PyPickleBuffer : PyObject, IBuffer
{
    internal const string ReleasedMessage = "operation forbidden on released PickleBuffer object";

    PyMemoryView? view;

    PyPickleBuffer(PyMemoryView view) : base(ShapeIds.PickleBuffer) => this.view = view;

    internal bool IsReleased => view is null;

    internal bool IsReadOnly => view is { IsReadOnly: true };

    internal PyMemoryView? View => view;

    public ReadOnlySpan<byte> Span => view is null ? default : view.Span;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value @object)
    {
        var view = PyMemoryView.New(ts, BuiltinTypes.MemoryView, @object);
        return view.IsNull ? default : new Value(new PyPickleBuffer((PyMemoryView)view.Object));
    }

    /// <summary>A view of the memory as plain bytes.</summary>
    [PyMethod("raw")]
    internal Value Raw(ThreadState ts) =>
        view is null ? ts.Raise(BuiltinTypes.ValueError, ReleasedMessage)
        : view.IsPlainBytes ? PyMemoryView.New(ts, BuiltinTypes.MemoryView, new Value(view))
        : view.Cast(ts, PyStr.Intern("B"));

    [PyMethod("release")]
    internal void Release() => view = null;
}
