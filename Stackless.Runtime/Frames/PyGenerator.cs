// A generator: one frame that is resumed again and again by whoever iterates. Its body hands out a value per yield and the end mark at
// return; it clears IsRunning and sets State on every way out (emitted code), so driving it needs no frame of its own.
// Invariants: Frame.State is the yield it waits at, 0 before the start, Finished after the end; Frame.IsRunning from the moment it
// is driven until it yields or ends, also while a tasklet switch has it suspended in the middle.
// https://docs.python.org/3/reference/expressions.html#generator-iterator-methods
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public sealed unsafe partial class PyGenerator : PyObject
{
    public const int Finished = -1;

    public readonly PyFrame Frame;
    public PyStr Name;
    public PyStr QualifiedName;

    bool hasBegun;

    /// <summary>Of an asynchronous generator: its thread's hooks know it. One that was unpickled in the middle, but for a program that moves whole, is known to nobody, and stays so.</summary>
    internal bool HasBegun
    {
        get => hasBegun || Frame.State != 0;
        set => hasBegun = value;
    }

    /// <summary>Of an asynchronous generator: a step of it was begun and has not ended, because the generator runs, or waits at an await.</summary>
    internal bool IsInStep => Frame.IsRunning || (Frame.State > 0 && Frame.Function.Code.Sites.DelegateSlot(Frame.State) >= 0);

    /// <summary>Emitted code makes a generator from a frame in state 0 that holds the parameters.</summary>
    public PyGenerator(PyFrame frame) : base(ShapeIdOf(frame.Function.Code))
    {
        Frame = frame;
        frame.BelongTo(this);
        Name = frame.Function.Name;
        QualifiedName = frame.Function.QualifiedName;
        if (ShapeId == ShapeIds.Coroutine && !frame.Function.Code.IsOwn)
        {
            var interpreter = frame.Function.Globals.Interpreter;
            interpreter?.Finalization.Made(this);
            if (interpreter?.Thread is { OriginDepth: > 0 } ts)
            {
                ts.RememberOrigin(this);
            }
        }
    }

    static int ShapeIdOf(Code code) => (code.Flags & (CodeFlags.IsCoroutine | CodeFlags.IsAsyncGenerator)) switch
    {
        0 => ShapeIds.Generator,
        CodeFlags.IsCoroutine => ShapeIds.Coroutine,
        _ => ShapeIds.AsyncGenerator,
    };

    /// <summary>What messages call it.</summary>
    static string KindOf(Code code) => (code.Flags & (CodeFlags.IsCoroutine | CodeFlags.IsAsyncGenerator)) switch
    {
        0 => "generator",
        CodeFlags.IsCoroutine => "coroutine",
        _ => "async generator",
    };

    public override Value Next(ThreadState ts)
    {
        var frame = Frame;
        if (frame.IsRunning || frame.State == Finished)
        {
            return NotDrivable(ts);
        }
        frame.IsRunning = true;
        return Drive(ts, frame, Value.None);
    }

    // Null: with the pending exception.
    static Value Drive(ThreadState ts, PyFrame frame, Value value) =>
        ts.IsTracing ? DriveTraced(ts, frame, value) : frame.Function.Code.Resume(ts, frame, value);

    // Apart, so that what drives a generator that nobody traces goes on with a jump.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Value DriveTraced(ThreadState ts, PyFrame frame, Value value)
    {
        if (value.IsNull)
        {
            ts.SpillException = ts.TakeException();
        }
        ts.Capture(frame);
        return ts.SpillToTrace(value);
    }

    /// <summary>
    /// Emitted where a generator is entered: the stack is used up (generators that drive generators), so the frame goes on from the heap, on an
    /// empty stack, with the value it was entered with or, if that is null, the exception.
    /// </summary>
    public static Value Spill(ThreadState ts, PyFrame frame, Value value)
    {
        if (value.IsNull)
        {
            ts.SpillException = ts.TakeException();
        }
        ts.Capture(frame);
        return ts.SpillWith(value);
    }

    Value NotDrivable(ThreadState ts)
    {
        if (Frame.IsRunning)
        {
            return ts.Raise(BuiltinTypes.ValueError, KindOf(Frame.Function.Code) + " already executing");
        }
        if (ShapeId == ShapeIds.Coroutine)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "cannot reuse already awaited coroutine");
        }
        ts.StopValue = default;
        return Value.End;
    }

    /// <summary>As <c>send</c>, but the end is the end mark, with ts.StopValue.</summary>
    public Value SendOrEnd(ThreadState ts, Value value)
    {
        if (!Frame.IsRunning && Frame.State == 0 && !value.IsNone)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can't send non-None value to a just-started {KindOf(Frame.Function.Code)}");
        }
        if (Frame.IsRunning || Frame.State == Finished)
        {
            return NotDrivable(ts);
        }
        Frame.IsRunning = true;
        return Drive(ts, Frame, value);
    }

    /// <summary>As <c>throw</c>, but the end is the end mark.</summary>
    public Value ThrowOrEnd(ThreadState ts, PyBaseException exception)
    {
        if (Frame.IsRunning)
        {
            return ts.Raise(BuiltinTypes.ValueError, KindOf(Frame.Function.Code) + " already executing");
        }
        if (Frame.State is 0 or Finished)
        {
            if (Frame.State == Finished && ShapeId == ShapeIds.Coroutine && !exception.Type.IsSubtypeOf(BuiltinTypes.GeneratorExit))
            {
                return NotDrivable(ts);
            }
            var hasBegun = Frame.State == Finished;
            Frame.State = Finished;
            Frame.Clear();
            var raised = ts.Reraise(exception);
            if (!hasBegun)
            {
                Operations.AddTraceback(ts, Frame.Function, PyTraceback.AtStart);
            }
            return raised;
        }
        // Its context is what the generator handles at the yield, if anything (emitted code chains it), not what the caller handles.
        Frame.IsRunning = true;
        ts.Reraise(exception);
        return Drive(ts, Frame, default);
    }

    /// <summary>As <c>close</c>: None, or the generator's return value (3.13), or an exception.</summary>
    public Value Close(ThreadState ts)
    {
        if (!Frame.IsRunning && Frame.State is 0 or Finished)
        {
            Frame.State = Finished;
            Frame.Clear();
            return Value.None;
        }
        return ts.Then(ThrowOrEnd(ts, PyBaseException.Create(BuiltinTypes.GeneratorExit, [])), Closed, new Value(this));
    }

    static readonly Continuation Closed = new("generator.closed", &AfterClose, handlesExceptions: true);

    static Value AfterClose(ThreadState ts, Value result, Value a, Value b, Value c)
    {
        if (result.IsNull)
        {
            var type = ts.Exception!.Type;
            if (type.IsSubtypeOf(BuiltinTypes.GeneratorExit) || type.IsSubtypeOf(BuiltinTypes.StopIteration))
            {
                ts.TakeException();
                return Value.None;
            }
            return default;
        }
        return result.IsEnd
            ? ts.StopValue.IsNull ? Value.None : ts.StopValue
            : ts.Raise(BuiltinTypes.RuntimeError, KindOf(((PyGenerator)a.Object).Frame.Function.Code) + " ignored GeneratorExit");
    }

    /// <summary>
    /// Emitted at a generator's exceptional exit: the frame is finished, and a StopIteration that escapes becomes RuntimeError (PEP 479).
    /// </summary>
    public static Value Fail(ThreadState ts, PyFrame frame)
    {
        frame.IsRunning = false;
        frame.State = Finished;
        var code = frame.Function.Code;
        var raised = ts.Exception!.Type;
        var isStop = raised.IsSubtypeOf(BuiltinTypes.StopIteration);
        if (isStop || (code.Flags & CodeFlags.IsAsyncGenerator) != 0 && raised.IsSubtypeOf(BuiltinTypes.StopAsyncIteration))
        {
            var stop = ts.TakeException();
            var message = $"{KindOf(code)} raised {(isStop ? "StopIteration" : "StopAsyncIteration")}";
            var error = PyBaseException.Create(BuiltinTypes.RuntimeError, [Value.Str(message)]);
            error.Cause = stop;
            error.SuppressContext = true;
            error.Context = stop;
            return ts.Reraise(error);
        }
        return default;
    }

    /// <summary>Emitted at a generator's return.</summary>
    public static Value Finish(ThreadState ts, PyFrame frame, Value value)
    {
        frame.IsRunning = false;
        frame.State = Finished;
        ts.StopValue = value.IsNone ? default : value;
        return Value.End;
    }
}
