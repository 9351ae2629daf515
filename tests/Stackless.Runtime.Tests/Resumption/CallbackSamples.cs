// Native code that calls Python: properly, and (the methods called Loses...) so that a suspension would lose what comes after the
// call. What is looked for in the runtime is tried on these. None of them is ever run.
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Resumption;

public static unsafe class CallbackSamples
{
    static readonly Continuation Next = new("sample.next", &After);

    static Value After(ThreadState ts, Value result, Value a, Value b, Value c) => result;

    public static Value CallsLast(ThreadState ts, PyObject f) => f.Call0(ts);

    public static Value HandsTheRestOver(ThreadState ts, PyObject f) => ts.Then(f.Call0(ts), Next);

    public static Value HandsOverWhenNull(ThreadState ts, PyObject f)
    {
        var result = f.Call0(ts);
        if (result.IsNull)
        {
            return ts.Then(result, Next);
        }
        return Value.Int(result.Bits + 1);
    }

    public static Value PassesOnUntested(ThreadState ts, PyObject f) => HandlesNull(ts, f.Call0(ts));

    static Value HandlesNull(ThreadState ts, Value result) => result.IsNull ? ts.Then(result, Next) : Value.Int(result.Bits + 1);

    public static Value HandsOverWhatIsNotABool(ThreadState ts, PyObject f)
    {
        var result = f.Call0(ts);
        if (result.Object is not PyBool)
        {
            return ts.Then(result, Next);
        }
        return Value.Int(result.Bits + 1);
    }

    public static Value LosesByIgnoring(ThreadState ts, PyObject f)
    {
        f.Call0(ts);
        return Value.None;
    }

    public static Value LosesTheSecondCall(ThreadState ts, PyObject f)
    {
        var result = f.Call0(ts);
        return result.IsNull ? default : result.Object.Call0(ts);
    }

    public static Value LosesByPattern(ThreadState ts, PyObject f) => f.Call0(ts).Object is PyStr s ? new Value(s) : Value.None;

    public static Value LosesByNegatedPattern(ThreadState ts, PyObject f) => f.Call0(ts).Object is not PyStr s ? Value.None : new Value(s);

    public static Value LosesTheLoop(ThreadState ts, PyObject f)
    {
        var list = new PyList();
        for (var i = 0; i < 3; i++)
        {
            var result = f.Call0(ts);
            if (result.IsNull)
            {
                return result;
            }
            list.Append(result);
        }
        return new Value(list);
    }

    public static bool LosesInAPredicate(ThreadState ts, PyObject f) => f.Call0(ts).IsTrue;

    public static Value LosesInAMethodItPassesItTo(ThreadState ts, PyObject f) => Increment(f.Call0(ts));

    static Value Increment(Value result) => result.IsNull ? default : Value.Int(result.Bits + 1);

    public static Value LosesWhatFollows(ThreadState ts, PyObject f, PyList list)
    {
        var result = f.Call0(ts);
        list.Clear();
        return result;
    }
}
