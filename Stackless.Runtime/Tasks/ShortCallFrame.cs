// The call that a thread of Python begins with which serves a call from C#, if it has few arguments: one for each such thread, used again, for only one call at a
// time is made there. It may be the call of a method, or no call but the reading of an attribute.
namespace Stackless.Runtime;

[NotPickled("it is a call of the host")]
sealed class ShortCallFrame : Frame
{
    const int NoCall = -1;

    Value callee;
    PyStr? name;
    int count;
    Value a, b, c;

    /// <summary>The frame, for reading an attribute.</summary>
    public ShortCallFrame Reading(Value o, PyStr name) => With(o, name, NoCall, default, default, default);

    /// <summary>The frame, for that call.</summary>
    /// <param name="name">Of the method that is called; null: the object itself is.</param>
    public ShortCallFrame With(Value callee, PyStr? name, int count, Value a, Value b, Value c)
    {
        this.callee = callee;
        this.name = name;
        this.count = count;
        Value.Store(ref this.a, a);
        Value.Store(ref this.b, b);
        Value.Store(ref this.c, c);
        return this;
    }

    public override Value Resume(ThreadState ts, Value value)
    {
        // Taken out before anything runs: nothing is kept alive by a call that was made.
        var (o, x, y, z) = (callee, a, b, c);
        callee = a = b = c = default;
        return value.IsNull ? default
            : name is null ? Call(ts, o.Object, x, y, z)
            : count == NoCall ? AttributeLookup.Load(ts, o, name)
            : CallMethod(ts, o, name, x, y, z);
    }

    Value Call(ThreadState ts, PyObject f, Value x, Value y, Value z) => count switch
    {
        0 => f.Call0(ts),
        1 => f.Call1(ts, x),
        2 => f.Call2(ts, x, y),
        _ => f.Call3(ts, x, y, z),
    };

    Value CallMethod(ThreadState ts, Value o, PyStr method, Value x, Value y, Value z) => count switch
    {
        0 => Calling.CallNamed(ts, o, method),
        1 => Calling.CallNamed(ts, o, method, x),
        2 => Calling.CallNamed(ts, o, method, x, y),
        _ => Calling.CallNamed(ts, o, method, x, y, z),
    };
}
