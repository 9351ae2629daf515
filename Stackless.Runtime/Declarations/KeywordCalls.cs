// Passing on *args and **kwargs as a native method received them, and the usual shape of a reduced attribute.
namespace Stackless.Runtime;

static class KeywordCalls
{
    /// <summary>callee(*arguments, **keywords).</summary>
    public static Value Call(ThreadState ts, Value callee, Value[] arguments, PyDict? keywords)
    {
        if (keywords is null || keywords.Count == 0)
        {
            return callee.Object.Call(ts, arguments, []);
        }
        var names = new PyStr[keywords.Count];
        var all = new Value[arguments.Length + names.Length];
        arguments.CopyTo(all, 0);
        var at = 0;
        for (var i = -1; keywords.MoveNext(ref i); at++)
        {
            names[at] = (PyStr)keywords.KeyAt(i).Object;
            all[arguments.Length + at] = keywords.ValueAt(i);
        }
        return callee.Object.Call(ts, all, names);
    }

    /// <summary>(getattr, (owner, name)): how a method pickles.</summary>
    public static Value ReduceAttribute(ThreadState ts, Value owner, string name) =>
        new(PyTuple.Of(ts.Interpreter.Builtin("getattr"), new Value(PyTuple.Of(owner, Value.Str(name)))));
}
