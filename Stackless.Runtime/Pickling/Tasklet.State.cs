// A tasklet's state as a value: what copying and pickling it takes along, and back.
namespace Stackless.Runtime;

public sealed unsafe partial class Tasklet
{
    /// <summary>
    /// (type, (), (flags, wait, name, tempval, handled exception, attributes, frame, frame, ...)), innermost frame first: as it is pickled.
    /// </summary>
    [PyMethod("__reduce__")]
    internal Value Reduce(ThreadState ts)
    {
        if (State == TaskletState.Running)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "You cannot __reduce__ the tasklet which is current.");
        }
        var state = new List<Value>
        {
            Value.Int((int)(Flags & ~(TaskletFlags.IsInErrorHandler | TaskletFlags.KeepsThread))),
            PickledWait,
            Name is null ? Value.None : Value.Str(Name),
            Transfer,
            Handled is null ? Value.None : new Value(Handled),
            PicklerFrame.AttributesOf(this),
        };
        for (var frame = Top; frame is not null; frame = frame.Back)
        {
            state.Add(new Value(new FrameBox(frame) { IsBorrowed = true }));
        }
        return new Value(PyTuple.Of(new Value(Type), new Value(PyTuple.Empty), new Value(new PyTuple([.. state]))));
    }

    /// <summary>What of its wait is pickled: its name, if it comes back as that.</summary>
    internal Value PickledWait => Wait?.PickledName is { } name ? Value.Str(name) : Value.None;

    const string ContextFile = "variables_of_contexts";
    static readonly PyStr ContextName = PyStr.Intern("Context");

    [PyMethod("__setstate__")]
    internal Value SetState(ThreadState ts, Value state)
    {
        if (IsAlive && State != TaskletState.Blocked)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "tasklet is alive");
        }
        if (state.Object is not PyTuple { Count: >= 6 } tuple
            || tuple.Items is not [{ IsInt: true } flags, var wait, var name, var transfer, var handled, var attributes, ..])
        {
            return ts.Raise(BuiltinTypes.TypeError, "the state is not that of a tasklet");
        }
        Frame? first = null, last = null;
        var frameCount = tuple.Count - 6;
        for (var i = 6; i < tuple.Count; i++)
        {
            if (i == tuple.Count - 1 && ReferenceEquals(tuple.Items[i].Type, ts.Interpreter.Prelude.Loaded(ContextFile)?.Dictionary.GetOrNull(ContextName).Object))
            {
                Context = tuple.Items[i].Object;
                frameCount--;
                break;
            }
            if (tuple.Items[i].Object is not FrameBox box)
            {
                return ts.Raise(BuiltinTypes.TypeError, "the state is not that of a tasklet");
            }
            if (box.TakeFrame() is not { } frame)
            {
                return ts.Raise(BuiltinTypes.TypeError, "cannot copy a tasklet that is suspended inside a generator or a pickler; pickle it instead");
            }
            if (frame is PyFrame { State: <= PyGenerator.Finished })
            {
                return ts.Raise(PickleModule.UnpicklingError, "the tasklet is in the middle of a call that has ended");
            }
            if (last is null)
            {
                first = frame;
            }
            else
            {
                last.Back = frame;
            }
            last = frame;
        }
        Flags = (TaskletFlags)flags.Bits & ~(TaskletFlags.IsInErrorHandler | TaskletFlags.KeepsThread);
        Value.Store(ref Transfer, transfer);
        Handled = handled.Object as PyBaseException;
        if (name.Object is PyStr text)
        {
            Rare.Name = text.Text;
        }
        if (attributes.Object is PyDict dict && HasAttributeSlots)
        {
            foreach (var (key, item) in dict.Pairs())
            {
                if (key.Object is not PyStr attribute)
                {
                    return ts.Raise(BuiltinTypes.TypeError, "attribute name must be string");
                }
                AttributeStorage.Set(this, attribute.Intern(), item);
            }
        }
        Innermost = first;
        Depth = frameCount;
        if (State != TaskletState.Blocked)
        {
            if (first is not null)
            {
                Pause(Park.Named(wait));
            }
            else
            {
                State = TaskletState.Unbound;
            }
        }
        return Value.None;
    }
}
