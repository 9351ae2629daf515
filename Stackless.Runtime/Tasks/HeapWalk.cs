// Everything reachable from some objects, through containers, instances, functions and frames. Bounded, so that a report about a big
// heap stays a report; breadth first, so that what is near is found.
namespace Stackless.Runtime;

internal sealed class HeapWalk
{
    const int Limit = 2_000_000;

    readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    readonly Queue<object> open = new();

    /// <summary>In the order they were found.</summary>
    public List<Tasklet> Tasklets { get; } = [];

    public bool WasSeen(object o) => seen.Contains(o);

    public void Add(Value value)
    {
        if (value.Object is not null and not Tag)
        {
            Add(value.Object);
        }
    }

    public void Add(object? o)
    {
        if (o is not null && seen.Count < Limit && seen.Add(o))
        {
            open.Enqueue(o);
        }
    }

    public void Walk()
    {
        while (open.TryDequeue(out var o))
        {
            Visit(o);
        }
    }

    void Visit(object o)
    {
        switch (o)
        {
            case Tasklet t:
                Tasklets.Add(t);
                Add(t.Transfer);
                Add(t.Channel);
                Add(t.Handled);
                for (var frame = t.Top; frame is not null; frame = frame.Back)
                {
                    Add(frame);
                }
                break;
            case Channel channel:
                for (var t = channel.First; t is not null; t = t.Next)
                {
                    Add(t);
                }
                break;
            case PyFrame frame:
                Add(frame.Function);
                for (int i = 0; i < frame.Function.Code.SlotCount; i++)
                {
                    Add(frame.Slot(i));
                }
                break;
            case ContinuationFrame continuation:
                Add(continuation.State0);
                Add(continuation.State1);
                Add(continuation.State2);
                break;
            case CallFrame call:
                Add(call.Callee);
                AddAll(call.Arguments);
                break;
            case SendSequenceFrame sending:
                Add(sending.Channel);
                Add(sending.Iterator);
                break;
            case PyFunction function:
                Add(function.Globals);
                Add(function.Defaults);
                foreach (var cell in function.Closure)
                {
                    Add(cell);
                }
                break;
            case PyCell cell:
                Add(cell.Content);
                break;
            case PyMethod method:
                Add(method.Function);
                Add(method.Self);
                break;
            case PyGenerator generator:
                Add(generator.Frame);
                break;
            case PyTuple tuple:
                AddAll(tuple.Items);
                break;
            case PyList list:
                AddAll(list.ToArray());
                break;
            case PyDict dict:
                for (int i = -1; dict.MoveNext(ref i);)
                {
                    Add(dict.KeyAt(i));
                    Add(dict.ValueAt(i));
                }
                break;
        }
        if (o is PyObject { HasAttributeSlots: true } instance)
        {
            foreach (var (_, value) in AttributeStorage.Enumerate(instance))
            {
                Add(value);
            }
        }
    }

    void AddAll(Value[] values)
    {
        foreach (var value in values)
        {
            Add(value);
        }
    }
}
