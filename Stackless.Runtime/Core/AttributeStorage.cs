// Where an object's own attributes are, whatever its C# class: inline slots of a PyInstance, then the overflow array. Objects whose
// __dict__ has been asked for, or that slots do not pay for (Shape.With), have moved all of them into that dict: their shape
// IsDictionary, the dict is in the slot after the declared ones. The overflow array begins with the object's class, which lives as long as its
// objects do; objects without overflow share an array of just that (PyType.Anchor).
// Works below descriptors: AttributeLookup decides what a name means, this only stores.
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static unsafe class AttributeStorage
{
    /// <summary>Slot by number; the shape must have it.</summary>
    public static ref Value Slot(PyObject o, int slot)
    {
        var inline = o.Shape.InlineCount;
        if (slot < inline)
        {
            return ref Unsafe.As<PyInstance>(o)[slot];
        }
        ref var overflow = ref o.AttributeSlots;
        var index = slot - inline + 1;
        if (overflow is null || index >= overflow.Length)
        {
            Array.Resize(ref overflow, Math.Max(4, index * 2));
        }
        return ref overflow[index];
    }

    /// <summary>The object is of that class from now on: it holds this one and not the former.</summary>
    public static void Anchor(PyObject o, PyType type)
    {
        ref var overflow = ref o.AttributeSlots;
        if (overflow is null || overflow.Length == 1)
        {
            overflow = type.Anchor;
        }
        else
        {
            overflow[0] = type.Anchor is { } anchor ? anchor[0] : default;
        }
    }

    /// <summary>An attribute of the object itself; null if it has none of that name.</summary>
    public static Value Get(PyObject o, PyStr name)
    {
        if (!o.HasAttributeSlots)
        {
            return default;
        }
        var shape = o.Shape;
        if (shape.IsDictionary)
        {
            return Dictionary(o).TryGet(name, out var found) ? found : default;
        }
        var slot = shape.Find(name);
        return slot < 0 ? default : Slot(o, slot);
    }

    public static void Set(PyObject o, PyStr name, Value value)
    {
        var shape = o.Shape;
        if (shape.IsDictionary)
        {
            Dictionary(o).Set(name, value);
            return;
        }
        var slot = shape.Find(name);
        if (slot >= 0)
        {
            Value.Store(ref Slot(o, slot), value);
        }
        else if (shape.With(name) is { } next)
        {
            Add(o, next, value);
        }
        else
        {
            ToDictionary(o).Set(name, value);
        }
    }

    /// <summary>Gives the object its next attribute: moves it to <paramref name="next"/>, whose last slot it fills.</summary>
    public static void Add(PyObject o, Shape next, Value value)
    {
        var slot = next.SlotCount - 1;
        Debug.Assert(next.Type == o.Type && o.Shape.SlotCount == slot, "attributes are added one by one");
        Slot(o, slot) = value;
        o.ShapeId = next.Id;
        if (slot >= next.InlineCount)
        {
            next.Type.GrowInline(next.SlotCount);
        }
    }

    public static bool Delete(PyObject o, PyStr name)
    {
        if (!o.HasAttributeSlots)
        {
            return false;
        }
        var shape = o.Shape;
        if (shape.IsDictionary)
        {
            return Dictionary(o).Remove(name);
        }
        var slot = shape.Find(name);
        if (slot < 0)
        {
            return false;
        }
        // Deleting is rare and breaks the slot order, so the object keeps its attributes in a dict from now on.
        return ToDictionary(o).Remove(name);
    }

    /// <summary>The object's <c>__dict__</c>: from now on its attributes live there. Slots of __slots__ stay where they are.</summary>
    public static PyDict ToDictionary(PyObject o)
    {
        var shape = o.Shape;
        if (shape.IsDictionary)
        {
            return Dictionary(o);
        }
        var dict = new PyDict();
        for (var i = 0; i < shape.SlotCount; i++)
        {
            if (!shape.Names[i].Text.Contains('\0'))
            {
                dict.Set(shape.Names[i], Slot(o, i));
            }
        }
        Install(o, dict);
        return dict;
    }

    /// <summary>Replaces all attributes (<c>obj.__dict__ = d</c>).</summary>
    public static void Install(PyObject o, PyDict dict)
    {
        var former = o.Shape;
        var root = o.Type.Root.AsDictionary(former.InlineCount);
        var declared = root.SlotCount - 1;
        Slot(o, declared) = new Value(dict);
        o.ShapeId = root.Id;
        // What the other slots held lives on in the dict only.
        for (var i = root.SlotCount; i < former.SlotCount; i++)
        {
            Slot(o, i) = default;
        }
        Debug.Assert(o.Type.Anchor is null || o.AttributeSlots![0].Object == o.Type, "an object holds its class");
    }

    /// <summary>Setting <c>__dict__</c>; with a null value, deleting it, which is refused.</summary>
    internal static Value SetDictionary(ThreadState ts, PyObject o, Value value)
    {
        if (value.Object is not PyDict dict)
        {
            return ts.Raise(BuiltinTypes.TypeError, value.IsNull ? "cannot delete __dict__" : $"__dict__ must be set to a dictionary, not a '{value.Type.MessageName}'");
        }
        Install(o, dict);
        return Value.None;
    }

    /// <summary>The dict that an object's attributes have moved into.</summary>
    internal static PyDict Dictionary(PyObject o) => (PyDict)Slot(o, o.Shape.SlotCount - 1).Object;

    /// <summary>What <c>__reduce__</c> of a built-in container gives: its class, what the class is called with, what __getstate__ says, what is put in.</summary>
    internal static Value Reduce(ThreadState ts, PyObject o, PyTuple arguments, Value items = default) =>
        ts.Then(Calling.CallNamed(ts, new Value(o), GetStateName), StateReady, new Value(o.Type), new Value(arguments), items);

    static readonly PyStr GetStateName = PyStr.Intern("__getstate__");
    static readonly Continuation StateReady = new("reduce.state", &Reduced);

    static Value Reduced(ThreadState ts, Value state, Value type, Value arguments, Value items) =>
        new(items.IsNull ? PyTuple.Of(type, arguments, state) : PyTuple.Of(type, arguments, state, items));

    /// <summary>Names and values in the order they were set, without disturbing the layout.</summary>
    public static IEnumerable<(PyStr Name, Value Value)> Enumerate(PyObject o)
    {
        if (!o.HasAttributeSlots)
        {
            yield break;
        }
        var shape = o.Shape;
        if (shape.IsDictionary)
        {
            foreach (var (key, value) in Dictionary(o).Pairs())
            {
                if (key.Object is PyStr name)
                {
                    yield return (name, value);
                }
            }
            yield break;
        }
        for (var i = 0; i < shape.SlotCount; i++)
        {
            if (!shape.Names[i].Text.Contains('\0'))
            {
                yield return (shape.Names[i], Slot(o, i));
            }
        }
    }
}
