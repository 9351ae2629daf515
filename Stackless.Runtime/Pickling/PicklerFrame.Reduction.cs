// What a pickler that is written in Python does with what no other Python pickles: the same calls and states that this one writes, as values.
namespace Stackless.Runtime;

sealed partial class PicklerFrame
{
    /// <summary>
    /// (object, maker, arguments, state or None); or (object, name in the module _stackless); or None: it is none of these. The object is what has the number,
    /// which for a frame may be another one than was asked about.
    /// </summary>
    internal static Value ReductionOf(ThreadState ts, Value asked)
    {
        var o = asked.Object;
        switch (o)
        {
            case FrameBox box:
                return ReductionOf(ts, box.Frame);
            case PyGenerator generator:
                var frame = new Value(BoxOf(ts, generator.Frame));
                return Made(ts, o, GeneratorMaker, ts.OriginOf(generator) is { } origin ? [frame, new Value(origin)] : [frame]);
            case PyCell cell:
                return cell.Content.IsNull ? Made(ts, o, CellMaker, []) : Made(ts, o, CellMaker, [], cell.Content);
            case PyFunction function:
                return Made(ts, o, FunctionMaker, PartsOf(function, moves: false), new Value(new PyTuple(StateOf(function))));
            case PyCachedFunction cached:
                return Made(ts, o, CachedFunctionMaker, PartsOf(cached), cached.State);
            case PyDict dict:
                return NameOfNamespace(ts, dict) is { } name ? Made(ts, o, NamespaceMaker, [new Value(name)]) : Value.None;
        }
        return ReferenceEquals(o, FrameLayout.Unbound) ? new Value(PyTuple.Of(asked, new Value(UnboundMaker)))
            : MakingOf(ts, o, moves: false) is { } making ? Made(ts, o, making.Maker, making.Arguments) : Value.None;
    }

    static Value ReductionOf(ThreadState ts, Frame frame)
    {
        if ((frame as TraceFrame ?? Tracing(ts, frame)) is { } traced)
        {
            if (traced.Untraced() is not { } untraced)
            {
                return ts.Raise(BuiltinTypes.TypeError, "cannot pickle a call in progress: its trace function is under way");
            }
            frame = untraced;
        }
        var box = BoxOf(ts, frame);
        if (frame is not PyFrame compiled)
        {
            return NativeFrames.Describe(frame) is { } native
                ? Made(ts, box, NativeFrameMaker, [Value.Str(native.Kind), Value.Int(frame.State), .. native.Content])
                : ts.Raise(BuiltinTypes.TypeError, $"cannot pickle a call in progress: {NativeFrames.WhyNot(frame)}");
        }
        var state = new List<Value> { Value.Bool(compiled.IsRunning) };
        foreach (var slot in FrameLayout.Live(compiled))
        {
            state.Add(new Value(FrameLayout.NameOf(compiled.Function.Code, slot)));
            state.Add(compiled.Slot(slot) is { IsNull: false } item ? item : new Value(FrameLayout.Unbound));
        }
        return Made(ts, box, FrameMaker, [new Value(compiled.Function), Value.Int(compiled.State), HashOf(compiled.Function.Code)], new Value(new PyTuple([.. state])));
    }

    // A frame is one object for whoever pickles it, however often it is come across.
    static FrameBox BoxOf(ThreadState ts, Frame frame) => ts.Interpreter.FrameBoxes.GetValue(frame, static frame => new FrameBox(frame) { IsBorrowed = true });

    static Value Made(ThreadState ts, PyObject o, PyStr maker, Value[] arguments, Value state = default) =>
        new(PyTuple.Of(new Value(o), ts.Interpreter.PickleMakers.GetOrNull(maker), new Value(new PyTuple(arguments)), state.IsNull ? Value.None : state));
}
