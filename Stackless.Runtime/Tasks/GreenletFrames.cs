// What of a switch between greenlets may call Python: asking greenlets what they are to run, and the trace callback.
namespace Stackless.Runtime;

/// <summary>A switch to a greenlet that has not started; or to an ancestor, if it cannot run.</summary>
/// <param name="exception">To be raised there; null: <paramref name="arguments"/> are for what it runs.</param>
[NotPickled("it holds greenlets, which cannot be pickled")]
sealed class GreenletStartFrame(Greenlet origin, Greenlet target, Value[] arguments, PyDict? keywords, PyBaseException? exception) : Frame, IReferring
{
    Greenlet target = target;
    Value[] arguments = arguments;
    PyDict? keywords = keywords;
    PyBaseException? exception = exception;

    public IEnumerable<object?> Referenced() => [origin, target, .. arguments.Select(HeapWalk.ReferenceOf), keywords, exception];

    public Value Run(ThreadState ts) => GoOn(ts, target.FindRun(ts));

    public override Value Resume(ThreadState ts, Value value) => GoOn(ts, value);

    Value GoOn(ThreadState ts, Value value)
    {
        for (;;)
        {
            if (value.IsNull && !ts.IsRaising)
            {
                ts.Capture(this);
                return default;
            }
            if (value.IsNull || target.RunningBeside(ts) is null)
            {
                // Of one that is over nobody can be told but its ancestors.
                if (!origin.IsOver)
                {
                    return default;
                }
                exception = ts.TakeException();
                target = target.Parent!.Live;
            }
            else if (!target.IsStarted && exception is null)
            {
                target.Start(ts, value, arguments, keywords);
                return origin.Leave(ts, target, Value.None);
            }
            else
            {
                GiveToLive();
            }
            if (target.IsStarted)
            {
                return origin.Leave(ts, target, exception is null ? Greenlet.ValueOf(arguments, keywords) : new Value(new Bomb(exception)));
            }
            value = target.FindRun(ts);
        }
    }

    // What was to be raised in one that had not started ends that; it, and what is brought to one that is over, goes on to the parent.
    void GiveToLive()
    {
        if (!target.IsStarted)
        {
            target.Die();
        }
        if (target.IsOver && exception is not null && Greenlet.LastOf(exception).Object is not Bomb)
        {
            (arguments, keywords, exception) = ([new Value(exception)], null, null);
        }
        target = target.Live;
    }
}

/// <summary>Calls the trace callback in the greenlet that was switched to, before its switch returns. If that raises, it is what the switch raises, and nobody is called any more.</summary>
[NotPickled("it holds greenlets, which cannot be pickled")]
sealed class GreenletTraceFrame(Greenlet origin, Greenlet target, Value brought) : Frame, IReferring
{
    static readonly PyStr Switch = PyStr.Intern("switch"), Throw = PyStr.Intern("throw");

    const int Called = 1;

    public IEnumerable<object?> Referenced() => [origin, target, HeapWalk.ReferenceOf(brought)];

    public Value Run(ThreadState ts) => GoOn(ts, Value.None);

    public override Value Resume(ThreadState ts, Value value) => GoOn(ts, value);

    Value GoOn(ThreadState ts, Value value)
    {
        if (State != Called && !value.IsNull)
        {
            State = Called;
            value = target.Trace is { } callback
                ? callback.Call2(ts, new Value(brought.Object is Bomb ? Throw : Switch), new Value(new PyTuple([new Value(origin), new Value(target)])))
                : value;
        }
        if (!value.IsNull)
        {
            return Greenlet.Arrive(ts, brought);
        }
        if (ts.IsRaising)
        {
            target.Trace = null;
        }
        else
        {
            ts.Capture(this);
        }
        return default;
    }
}
