// A channel's state as a value: what copying it takes along, and back.
namespace Stackless.Runtime;

public sealed unsafe partial class Channel
{
    /// <summary>(type, (), (preference, schedule_all, closing, direction, waiting tasklets, attributes)): as it is pickled.</summary>
    [PyMethod("__reduce__")]
    internal Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Empty), PicklerFrame.StateOf(this)));

    [PyMethod("__setstate__")]
    internal Value SetState(ThreadState ts, Value state)
    {
        try
        {
            UnpicklerFrame.FillChannel(this, state);
            return Value.None;
        }
        catch (PickleFormatException e)
        {
            return ts.Raise(BuiltinTypes.UnpicklingError, e.Message);
        }
    }
}
