// An enumerator of .NET as a Python iterator. It is disposed of when it is at its end, or by close().
using System.Collections;

namespace Stackless.Runtime;

[PyType("enumerator", Module = "clr", IsHidden = true)]
sealed partial class HostIterator(HostClasses classes, IEnumerator enumerator) : PyObject(ShapeIds.HostIterator)
{
    [PyMethod("__iter__")]
    public Value Iter() => new(this);

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts)
    {
        var next = Next(ts);
        return Iteration.EndToStop(ts, next);
    }

    public override Value Next(ThreadState ts)
    {
        try
        {
            if (enumerator.MoveNext())
            {
                return classes.ToPython(enumerator.Current);
            }
            Close();
            return Value.End;
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    [PyMethod("close")]
    public void Close() => (enumerator as IDisposable)?.Dispose();

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => ts.Raise(BuiltinTypes.TypeError, $"a .NET enumerator ({enumerator.GetType()}) cannot be pickled");
}
