// The call that a thread of Python begins with which serves a call from C#, if it has few arguments: one for each such thread, used again, for only one call at a
// time is made there. It may be the call of a method, or no call but the reading of an attribute, by what the exported member knows of that.
namespace Stackless.Runtime;

[NotPickled("it is a call of the host")]
sealed class ShortCallFrame : Frame
{
    const int NoCall = -1;

    Value callee;
    ExportSite? member;
    int count;
    Value a, b, c;

    /// <summary>The frame, for reading an attribute.</summary>
    public ShortCallFrame Reading(Value o, ExportSite attribute) => With(o, attribute, NoCall, default, default, default);

    /// <summary>The frame, for that call.</summary>
    /// <param name="method">What is called of it; null: the object itself is.</param>
    public ShortCallFrame With(Value callee, ExportSite? method, int count, Value a, Value b, Value c)
    {
        this.callee = callee;
        member = method;
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
            : member is null ? Call(ts, o.Object, x, y, z)
            : count == NoCall ? AttributeSite.Load(ts, o, ref member.Attribute)
            : CallMethod(ts, o, ref member.Attribute, x, y, z);
    }

    Value Call(ThreadState ts, PyObject f, Value x, Value y, Value z) => count switch
    {
        0 => f.Call0(ts),
        1 => f.Call1(ts, x),
        2 => f.Call2(ts, x, y),
        _ => f.Call3(ts, x, y, z),
    };

    Value CallMethod(ThreadState ts, Value o, ref AttributeEntry method, Value x, Value y, Value z) => count switch
    {
        0 => AttributeSite.Call0(ts, o, ref method),
        1 => AttributeSite.Call1(ts, o, x, ref method),
        2 => AttributeSite.Call2(ts, o, x, y, ref method),
        _ => AttributeSite.Call3(ts, o, x, y, z, ref method),
    };
}
