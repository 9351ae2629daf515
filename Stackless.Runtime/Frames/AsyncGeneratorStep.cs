// What asend(), athrow() and aclose() of an asynchronous generator give: one step of it, to be awaited once. It hands out what the generator's
// awaits hand out, until the generator yields to its iteration: that is the result.
// https://docs.python.org/3/reference/expressions.html#asynchronous-generator-iterator-methods
namespace Stackless.Runtime;

enum AsyncStepKind
{
    Send, Throw, Close,
}

/// <param name="argument">What is sent, or thrown; at a Close unused.</param>
sealed unsafe class PyAsyncGeneratorStep(PyGenerator generator, AsyncStepKind kind, Value argument)
    : PyObject(kind == AsyncStepKind.Send ? ShapeIds.AsyncGeneratorSend : ShapeIds.AsyncGeneratorThrow)
{
    internal enum Stage
    {
        New, Begun, Done,
    }

    internal PyGenerator Generator => generator;
    internal AsyncStepKind Kind => kind;
    internal Value Argument => argument;
    internal Stage At;

    /// <summary>As <see cref="Make"/>, for a program that may forget to await it.</summary>
    public static Value MakeWatched(ThreadState ts, PyGenerator generator, AsyncStepKind kind, Value argument)
    {
        var step = new PyAsyncGeneratorStep(generator, kind, argument);
        ts.Interpreter.Finalization.Made(step);
        return Begin(ts, step);
    }

    /// <summary>The step, once the hook of the generator's thread has heard of a generator that begins.</summary>
    public static Value Make(ThreadState ts, PyGenerator generator, AsyncStepKind kind, Value argument)
    {
        return Begin(ts, new PyAsyncGeneratorStep(generator, kind, argument));
    }

    static Value Begin(ThreadState ts, PyAsyncGeneratorStep made)
    {
        var step = new Value(made);
        var generator = made.Generator;
        if (generator.HasBegun)
        {
            return step;
        }
        generator.HasBegun = true;
        var hook = ts.HookOf(generator);
        return hook.IsNone ? step : ts.Then(hook.Object.Call1(ts, new Value(generator)), Heard, step);
    }

    static readonly Continuation Heard = new("asyncgenerator.begin", &AfterHook);

    static Value AfterHook(ThreadState ts, Value result, Value step, Value b, Value c) => step;

    /// <summary>Another step of the same generator.</summary>
    internal PyAsyncGeneratorStep Copy() => new(generator, kind, argument) { At = At };

    public override Value Next(ThreadState ts) => SendOrEnd(ts, Value.None);

    /// <summary>What is handed out, or the end mark with ts.StopValue.</summary>
    public Value SendOrEnd(ThreadState ts, Value value)
    {
        if (At == Stage.Begun)
        {
            return Settle(ts, generator.SendOrEnd(ts, value));
        }
        if (At == Stage.Done)
        {
            return RaiseReused(ts);
        }
        if (kind != AsyncStepKind.Send && generator.Frame.State == PyGenerator.Finished)
        {
            // Into a generator that has ended nothing is thrown.
            At = Stage.Done;
            ts.StopValue = default;
            return Value.End;
        }
        if (generator.IsInStep)
        {
            return RaiseRunning(ts);
        }
        At = Stage.Begun;
        return Settle(ts, kind switch
        {
            AsyncStepKind.Send => generator.SendOrEnd(ts, value.IsNone ? argument : value),
            AsyncStepKind.Throw => generator.ThrowOrEnd(ts, (PyBaseException)argument.Object),
            _ => generator.ThrowOrEnd(ts, PyBaseException.Create(BuiltinTypes.GeneratorExit, [])),
        });
    }

    /// <summary>What is thrown into it before it is begun goes to the generator all the same.</summary>
    public Value ThrowOrEnd(ThreadState ts, PyBaseException error)
    {
        if (At == Stage.Done)
        {
            return RaiseReused(ts);
        }
        if (At == Stage.New && generator.IsInStep)
        {
            return RaiseRunning(ts);
        }
        At = Stage.Begun;
        return Settle(ts, generator.ThrowOrEnd(ts, error));
    }

    public Value Close(ThreadState ts) => At == Stage.Done
        ? Value.None
        : ts.Then(ThrowOrEnd(ts, PyBaseException.Create(BuiltinTypes.GeneratorExit, [])), Closed, new Value(this));

    /// <summary>Which method of the generator made it.</summary>
    internal string MethodName => kind switch { AsyncStepKind.Send => "asend", AsyncStepKind.Throw => "athrow", _ => "aclose" };

    static readonly Continuation Closed = new("asyncgenerator.closed", &AfterClose, handlesExceptions: true);

    static Value AfterClose(ThreadState ts, Value result, Value self, Value b, Value c)
    {
        if (result.IsNull)
        {
            if (!EndsQuietly(ts.Exception!))
            {
                return default;
            }
            ts.TakeException();
        }
        return result.IsNull || result.IsEnd ? Value.None : ts.Raise(BuiltinTypes.RuntimeError, "coroutine ignored GeneratorExit");
    }

    Value Settle(ThreadState ts, Value result) => result.IsNull ? ts.Then(result, Stepped, new Value(this)) : Settled(ts, result);

    static readonly Continuation Stepped = new("asyncgenerator.step", &AfterStep, handlesExceptions: true);

    static Value AfterStep(ThreadState ts, Value result, Value self, Value b, Value c) => ((PyAsyncGeneratorStep)self.Object).Settled(ts, result);

    Value Settled(ThreadState ts, Value result)
    {
        if (result.IsNull)
        {
            At = Stage.Done;
            if (kind == AsyncStepKind.Close && EndsQuietly(ts.Exception!))
            {
                ts.TakeException();
                ts.StopValue = default;
                return Value.End;
            }
            return default;
        }
        if (result.IsEnd)
        {
            At = Stage.Done;
            ts.StopValue = default;
            return kind == AsyncStepKind.Close ? Value.End : ts.Raise(BuiltinTypes.StopAsyncIteration);
        }
        if (result.Object is not PyWrappedYield given)
        {
            return result;
        }
        At = Stage.Done;
        if (kind == AsyncStepKind.Close)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "async generator ignored GeneratorExit");
        }
        ts.StopValue = given.Value.IsNone ? default : given.Value;
        return Value.End;
    }

    static bool EndsQuietly(PyBaseException error) =>
        error.Type.IsSubtypeOf(BuiltinTypes.GeneratorExit) || error.Type.IsSubtypeOf(BuiltinTypes.StopAsyncIteration);

    Value RaiseReused(ThreadState ts) => ts.Raise(BuiltinTypes.RuntimeError,
        $"cannot reuse already awaited {(kind == AsyncStepKind.Send ? "__anext__()/asend()" : "aclose()/athrow()")}");

    Value RaiseRunning(ThreadState ts)
    {
        At = Stage.Done;
        var name = kind switch { AsyncStepKind.Send => "anext", AsyncStepKind.Throw => "athrow", _ => "aclose" };
        return ts.Raise(BuiltinTypes.RuntimeError, name + "(): asynchronous generator is already running");
    }
}

[PyType("async_generator_asend", IsHidden = true, Id = "AsyncGeneratorSend")]
static partial class AsyncGeneratorSend
{
    static bool IsInstance(Value v) => v.Object.ShapeId == ShapeIds.AsyncGeneratorSend;

    static PyAsyncGeneratorStep Of(Value self) => (PyAsyncGeneratorStep)self.Object;

    [PyMethod("__await__")]
    public static Value Await(Value self) => self;

    [PyMethod("__copy__")]
    public static PyObject CopyMethod(Value self) => Of(self).Copy();

    [PyMethod("__iter__")]
    public static Value Iter(Value self) => self;

    [PyMethod("__next__")]
    public static Value Next(ThreadState ts, Value self) => Iteration.EndToStop(ts, Of(self).Next(ts));

    [PyMethod("send")]
    public static Value Send(ThreadState ts, Value self, Value value) => Iteration.EndToStop(ts, Of(self).SendOrEnd(ts, value));

    [PyMethod("throw")]
    public static Value Throw(ThreadState ts, Value self, Value type, Value value = default, Value traceback = default) =>
        AsyncGeneratorThrow.Throw(ts, self, type, value, traceback);

    [PyMethod("close")]
    public static Value Close(ThreadState ts, Value self) => Of(self).Close(ts);
}

[PyType("async_generator_athrow", IsHidden = true, Id = "AsyncGeneratorThrow")]
static unsafe partial class AsyncGeneratorThrow
{
    static bool IsInstance(Value v) => v.Object.ShapeId == ShapeIds.AsyncGeneratorThrow;

    static PyAsyncGeneratorStep Of(Value self) => (PyAsyncGeneratorStep)self.Object;

    [PyMethod("__await__")]
    public static Value Await(Value self) => self;

    [PyMethod("__copy__")]
    public static PyObject CopyMethod(Value self) => Of(self).Copy();

    [PyMethod("__iter__")]
    public static Value Iter(Value self) => self;

    [PyMethod("__next__")]
    public static Value Next(ThreadState ts, Value self) => Iteration.EndToStop(ts, Of(self).Next(ts));

    [PyMethod("send")]
    public static Value Send(ThreadState ts, Value self, Value value) => Iteration.EndToStop(ts, Of(self).SendOrEnd(ts, value));

    [PyMethod("throw")]
    public static Value Throw(ThreadState ts, Value self, Value type, Value value = default, Value traceback = default) =>
        ts.Then(PyGenerator.ThrownError(ts, type, value, traceback, "throw"), ThrowReady, self);

    static readonly Continuation ThrowReady = new("asyncgenerator.throw", &ThrowMade);

    static Value ThrowMade(ThreadState ts, Value error, Value self, Value b, Value c) => Iteration.EndToStop(ts, Of(self).ThrowOrEnd(ts, (PyBaseException)error.Object));

    [PyMethod("close")]
    public static Value Close(ThreadState ts, Value self) => Of(self).Close(ts);
}
