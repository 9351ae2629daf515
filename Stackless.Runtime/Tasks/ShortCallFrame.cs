// The call that a thread of Python begins with which serves a call from C#, if it has few arguments: one for each such thread, used again, for only one call at a
// time is made there.
namespace Stackless.Runtime;

[NotPickled("it is a call of the host")]
sealed class ShortCallFrame : Frame
{
    PyObject? callee;
    int count;
    Value a, b, c;

    /// <summary>The frame, for that call.</summary>
    public ShortCallFrame With(PyObject callee, int count, Value a, Value b, Value c)
    {
        this.callee = callee;
        this.count = count;
        Value.Store(ref this.a, a);
        Value.Store(ref this.b, b);
        Value.Store(ref this.c, c);
        return this;
    }

    public override Value Resume(ThreadState ts, Value value)
    {
        // Taken out before anything runs: nothing is kept alive by a call that was made.
        var (f, x, y, z) = (callee!, a, b, c);
        callee = null;
        a = b = c = default;
        return value.IsNull ? default : count switch
        {
            0 => f.Call0(ts),
            1 => f.Call1(ts, x),
            2 => f.Call2(ts, x, y),
            _ => f.Call3(ts, x, y, z),
        };
    }
}
