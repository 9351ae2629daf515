// coroutine and async_generator as Python sees them. In C# both are PyGenerator, told apart by their shape: a coroutine is a generator
// whose await delegates; an asynchronous generator wraps what it yields to its iteration, to tell it from what its awaits hand out.
// Driving an asynchronous generator is awaiting (AsyncGeneratorStep.cs).
// https://docs.python.org/3/reference/datamodel.html#coroutines
namespace Stackless.Runtime;

[PyType("coroutine", IsHidden = true, Id = "Coroutine", IsGeneric = true)]
public static partial class Coroutine
{
    static bool IsInstance(Value v) => v.Object.ShapeId == ShapeIds.Coroutine;

    static PyGenerator Of(Value self) => (PyGenerator)self.Object;

    [PyMethod("send")]
    public static Value Send(ThreadState ts, Value self, Value value) => Of(self).Send(ts, value);

    [PyMethod("throw")]
    public static Value Throw(ThreadState ts, Value self, Value type, Value value = default, Value traceback = default) =>
        Of(self).Throw(ts, type, value, traceback);

    [PyMethod("close")]
    public static Value Close(ThreadState ts, Value self) => Of(self).CloseMethod(ts);

    [PyMethod("__copy__")]
    public static Value Copy(ThreadState ts, Value self) => Of(self).CopyMethod(ts);

    [PyMethod("__await__")]
    public static PyObject Await(Value self) => new PyCoroutineWrapper(Of(self));

    [PyMethod("__repr__")]
    public static string Repr(Value self) => $"<coroutine object {Of(self).QualifiedName.Text} at 0x{Identity.Of(self):x}>";

    [PyGetter("__name__")]
    public static PyStr Name(Value self) => Of(self).Name;

    [PyGetter("__qualname__")]
    public static PyStr QualifiedName(Value self) => Of(self).QualifiedName;

    [PySetter("__name__")]
    public static Value SetName(ThreadState ts, Value self, Value value) => Of(self).SetName(ts, value);

    [PySetter("__qualname__")]
    public static Value SetQualifiedName(ThreadState ts, Value self, Value value) => Of(self).SetQualifiedName(ts, value);

    /// <summary>What it awaits.</summary>
    [PyGetter("cr_await")]
    public static Value Awaited(Value self) => Of(self).YieldFrom;

    [PyGetter("cr_running")]
    public static bool IsRunning(Value self) => Of(self).IsRunning;

    [PyGetter("cr_suspended")]
    public static bool IsSuspended(Value self) => Of(self).IsSuspended;

    /// <summary>Where it was made, if sys.set_coroutine_origin_tracking_depth had asked for it by then.</summary>
    [PyGetter("cr_origin")]
    public static Value Origin(ThreadState ts, Value self) => ts.OriginOf(Of(self)) is { } origin ? new Value(origin) : Value.None;

    [PyGetter("cr_frame")]
    public static Value Frame(ThreadState ts, Value self) => Of(self).FrameAttribute(ts);

    [PyGetter("cr_code")]
    public static Value Code(Value self) => Of(self).CodeAttribute;
}

/// <summary>What a coroutine's __await__ returns: the coroutine as an iterator.</summary>
[PyType("coroutine_wrapper", IsHidden = true, Id = "CoroutineWrapper")]
public sealed partial class PyCoroutineWrapper(PyGenerator coroutine) : PyObject(ShapeIds.CoroutineWrapper)
{
    internal PyGenerator Coroutine => coroutine;

    public override Value Next(ThreadState ts) => coroutine.Next(ts);

    [PyMethod("__iter__")]
    public PyObject Iter() => this;

    [PyMethod("__copy__")]
    public PyObject CopyMethod() => new PyCoroutineWrapper(coroutine);

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => coroutine.NextMethod(ts);

    [PyMethod("send")]
    public Value Send(ThreadState ts, Value value) => coroutine.Send(ts, value);

    [PyMethod("throw")]
    public Value Throw(ThreadState ts, Value type, Value value = default, Value traceback = default) => coroutine.Throw(ts, type, value, traceback);

    [PyMethod("close")]
    public Value Close(ThreadState ts) => coroutine.CloseMethod(ts);
}

[PyType("async_generator", IsHidden = true, Id = "AsyncGenerator", IsGeneric = true)]
public static unsafe partial class AsyncGenerator
{
    static bool IsInstance(Value v) => v.Object.ShapeId == ShapeIds.AsyncGenerator;

    static PyGenerator Of(Value self) => (PyGenerator)self.Object;

    [PyMethod("__aiter__")]
    public static Value Iter(Value self) => self;

    [PyMethod("__copy__")]
    public static Value Copy(ThreadState ts, Value self) => Of(self).CopyMethod(ts);

    [PyMethod("__anext__")]
    public static Value Next(ThreadState ts, Value self) => PyAsyncGeneratorStep.MakeWatched(ts, Of(self), AsyncStepKind.Send, Value.None);

    [PyMethod("asend")]
    public static Value Send(ThreadState ts, Value self, Value value) => PyAsyncGeneratorStep.MakeWatched(ts, Of(self), AsyncStepKind.Send, value);

    [PyMethod("athrow")]
    public static Value Throw(ThreadState ts, Value self, Value type, Value value = default, Value traceback = default) =>
        ts.Then(PyGenerator.ThrownError(ts, type, value, traceback, "athrow"), ThrowReady, self);

    static readonly Continuation ThrowReady = new("asyncgenerator.athrow", &ThrowMade);

    static Value ThrowMade(ThreadState ts, Value error, Value self, Value b, Value c) => PyAsyncGeneratorStep.MakeWatched(ts, Of(self), AsyncStepKind.Throw, error);

    [PyMethod("aclose")]
    public static Value Close(ThreadState ts, Value self) => PyAsyncGeneratorStep.MakeWatched(ts, Of(self), AsyncStepKind.Close, Value.None);

    [PyMethod("__repr__")]
    public static string Repr(Value self) => $"<async_generator object {Of(self).QualifiedName.Text} at 0x{Identity.Of(self):x}>";

    [PyGetter("__name__")]
    public static PyStr Name(Value self) => Of(self).Name;

    [PyGetter("__qualname__")]
    public static PyStr QualifiedName(Value self) => Of(self).QualifiedName;

    [PySetter("__name__")]
    public static Value SetName(ThreadState ts, Value self, Value value) => Of(self).SetName(ts, value);

    [PySetter("__qualname__")]
    public static Value SetQualifiedName(ThreadState ts, Value self, Value value) => Of(self).SetQualifiedName(ts, value);

    /// <summary>What it awaits.</summary>
    [PyGetter("ag_await")]
    public static Value Awaited(Value self) => Of(self).YieldFrom;

    [PyGetter("ag_running")]
    public static bool IsRunning(Value self) => Of(self).IsInStep;

    [PyGetter("ag_suspended")]
    public static bool IsSuspended(Value self) => Of(self).IsSuspended;

    [PyGetter("ag_frame")]
    public static Value Frame(ThreadState ts, Value self) => Of(self).FrameAttribute(ts);

    [PyGetter("ag_code")]
    public static Value Code(Value self) => Of(self).CodeAttribute;
}

/// <summary>What an asynchronous generator yields, on its way to whoever iterates it.</summary>
[PyType("async_generator_wrapped_value", IsHidden = true, Id = "WrappedYield")]
public sealed partial class PyWrappedYield(Value value) : PyObject(ShapeIds.WrappedYield)
{
    public Value Value => value;
}
