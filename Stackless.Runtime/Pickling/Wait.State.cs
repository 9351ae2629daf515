// What of a wait is pickled.
using System.Diagnostics;

namespace Stackless.Runtime;

abstract partial class Wait
{
    /// <summary>The time that is left travels: the clock of another process is another clock.</summary>
    [PyMethod("__reduce__")]
    internal Value Reduce(ThreadState ts) => new(PyTuple.Of(PickledNames.Find(ts.Interpreter, "_stackless", "ended_wait"),
        new Value(PyTuple.Of(IsTimed ? Value.Float((double)(Due - ts.Interpreter.Now) / Stopwatch.Frequency) : Value.None))));
}
