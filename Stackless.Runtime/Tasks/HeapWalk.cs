// Everything reachable from some objects, through containers, instances, classes, functions and frames. Bounded, so that a report about
// a big heap stays a report; breadth first, so that what is near is found. Serves the deadlock report and the world snapshot.
using System.Reflection;

namespace Stackless.Runtime;

sealed class HeapWalk
{
    const int Limit = 2_000_000;

    readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    readonly Queue<object> open = new();

    /// <summary>It does not go through tasklets, channels, locks, modules and classes, nor to the globals of functions.</summary>
    public bool StaysLocal { get; init; }

    /// <summary>In the order they were found.</summary>
    public List<Tasklet> Tasklets { get; } = [];

    public bool WasSeen(object o) => seen.Contains(o);

    public IReadOnlyCollection<object> Found => seen;

    /// <summary>Not to be entered or passed through.</summary>
    public void Exclude(object? o)
    {
        if (o is not null)
        {
            excluded.Add(o);
        }
    }

    /// <summary>What another walk has found is not entered again.</summary>
    public void ExcludeAll(HeapWalk other) => alsoExcluded = other;

    readonly HashSet<object> excluded = new(ReferenceEqualityComparer.Instance);
    HeapWalk? alsoExcluded;

    public void Add(Value value) => Add(ReferenceOf(value));

    /// <summary>What a value refers to on the heap; null: it is a number or nothing.</summary>
    public static object? ReferenceOf(Value value) => value.Object is Tag ? null : value.Object;

    public void Add(object? o)
    {
        if (o is not null && seen.Count < Limit && !excluded.Contains(o) && alsoExcluded?.WasSeen(o) != true && seen.Add(o))
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

    /// <summary>What one object refers to itself.</summary>
    public static IReadOnlyCollection<object> ReferredTo(object o)
    {
        var walk = new HeapWalk();
        walk.Visit(o);
        return walk.seen;
    }

    void Visit(object o)
    {
        if (StaysLocal && o is (Tasklet or Channel or TaskletLock or PyModule or PyType))
        {
            return;
        }
        switch (o)
        {
            case Tasklet t:
                Tasklets.Add(t);
                Add(t.Transfer);
                Add(t.Channel);
                Add(t.Handled);
                Add(t.Context);
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
            case TaskletLock guard:
                foreach (var t in guard.Waiters())
                {
                    Add(t);
                }
                break;
            case PyFrame frame:
                Add(frame.Function);
                for (var i = 0; i < frame.Function.Code.SlotCount; i++)
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
            case SlotCallFrame call:
                Add(call.Method);
                Add(call.Self);
                AddAll(call.Arguments);
                break;
            case IReferring referring:
                AddAll(referring.Referenced());
                break;
            case SendSequenceFrame sending:
                Add(sending.Channel);
                Add(sending.Iterator);
                break;
            case PyFunction function:
                if (!StaysLocal)
                {
                    Add(function.Globals);
                }
                Add(function.Defaults);
                Add(function.KeywordDefaults);
                Add(function.Annotate);
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
                Add(method.Instance);
                break;
            case NativeMethod method:
                Add(method.Receiver);
                break;
            case PyModule module:
                Add(module.Dictionary);
                break;
            case PyType type:
                Add(type.Namespace);
                foreach (var b in type.Bases)
                {
                    Add(b);
                }
                break;
            case PyBaseException exception:
                Add(exception.Args);
                Add(exception.Context);
                Add(exception.Cause);
                break;
            case Bomb bomb:
                Add(bomb.Exception);
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
            case PySetBase set:
                AddAll(set.ToArray());
                break;
            case PyDict dict:
                for (var i = -1; dict.MoveNext(ref i);)
                {
                    Add(dict.KeyAt(i));
                    Add(dict.ValueAt(i));
                }
                break;
            default:
                VisitFields(o);
                break;
        }
        if (o is PyObject { HasAttributeSlots: true } instance)
        {
            // By number, not by name: what __slots__ declares is no attribute of __dict__.
            for (var i = 0; i < instance.Shape.SlotCount; i++)
            {
                Add(AttributeStorage.Slot(instance, i));
            }
        }
    }

    // Other native objects (iterators, views, properties ...): whatever their fields hold.
    void VisitFields(object o)
    {
        if (o is PyInstance or PyStr or Tag)
        {
            return;
        }
        foreach (var field in fields.GetOrAdd(o.GetType(), static type => FieldsOf(type)))
        {
            switch (field.GetValue(o))
            {
                case Value value:
                    Add(value);
                    break;
                case PyObject or Frame:
                    Add(field.GetValue(o));
                    break;
                case Value[] values:
                    AddAll(values);
                    break;
            }
        }
    }

    static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, FieldInfo[]> fields = new();

    static FieldInfo[] FieldsOf(Type type)
    {
        var found = new List<FieldInfo>();
        for (var t = type; t is not null && t != typeof(PyObject); t = t.BaseType)
        {
            found.AddRange(t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(f => !f.FieldType.IsPrimitive && !f.FieldType.IsPointer && !f.FieldType.IsFunctionPointer));
        }
        return [.. found];
    }

    void AddAll(IEnumerable<object?> objects)
    {
        foreach (var o in objects)
        {
            if (o is not Tag)
            {
                Add(o);
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
