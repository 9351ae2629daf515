// A hidden class: a type plus the names of the attributes an object has, in slot order. Objects of one type that got the same
// attributes in the same order share one shape, so an attribute site remembers (ShapeId -> slot) and checks one int.
// Slots 0..InlineCount-1 are in the object (PyInstance), the rest in its AttributeSlots array. Shapes are immutable but for their
// transition table. Shapes pay where many objects have few of them: an object with very many attributes, or whose type has very many
// shapes already, keeps its attributes in a dict, as do objects of which an attribute was deleted or whose __dict__ was asked for.
// The table refers to the shapes of classes written in Python weakly, so that a class can be collected: an object holds its class itself
// (AttributeStorage), and the class its shapes. Numbers come back when the class is gone (ClassRemains).
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

sealed class Shape
{
    /// <summary>A shape of a built-in type, or a handle to one of a class.</summary>
    internal struct Row
    {
        public Shape? BuiltIn;
        public GCHandle OfClass;
    }

    /// <summary>By ShapeId. Grows under <see cref="Gate"/>; readers take whatever array they see, an id is published after its entry.</summary>
    static Row[] table = new Row[2048];

    static readonly Lock Gate = new();
    static int count = ShapeIds.FirstDynamic;
    static readonly List<int> free = [];

    /// <summary>The shape of that number, which an object has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Shape Of(int id)
    {
        ref var row = ref table[id];
        return row.BuiltIn ?? Unsafe.As<Shape>(row.OfClass.Target!);
    }

    /// <summary>How many numbers have been in use at once.</summary>
    internal static int IdCount => count;

    readonly Dictionary<PyStr, int> slots;
    Dictionary<PyStr, Shape>? transitions;

    Shape(int id, PyType type, PyStr[] names, Dictionary<PyStr, int> slots, int inlineCount)
    {
        Id = id;
        Type = type;
        Names = names;
        this.slots = slots;
        InlineCount = inlineCount;
    }

    /// <summary>What is known about the attributes of objects of this shape, read and written.</summary>
    public AttributeEntries Loads => loads ?? Interlocked.CompareExchange(ref loads, new AttributeEntries(), null) ?? loads;
    public AttributeEntries Stores => stores ?? Interlocked.CompareExchange(ref stores, new AttributeEntries(), null) ?? stores;

    AttributeEntries? loads, stores;

    public int Id { get; }
    public PyType Type { get; }

    /// <summary>Attribute names by slot.</summary>
    public PyStr[] Names { get; }

    /// <summary>How many slots an instance of this shape holds in itself: a property of the C# class that was allocated.</summary>
    public int InlineCount { get; }

    public int SlotCount => Names.Length;

    /// <summary>True if attributes live in a dict that Python code has seen (<c>__dict__</c>): the last slot holds it, declared slots stand before it.</summary>
    public bool IsDictionary { get; private init; }

    /// <summary>The empty shape of a type, under a number that was reserved for it or a new one.</summary>
    public static Shape Root(PyType type, int inlineCount, int id = -1) => Publish(id, type, [], inlineCount, false);

    /// <summary>Of a root shape: its declared slots, then one slot for the dict that holds all other attributes.</summary>
    public Shape AsDictionary(int inlineCount)
    {
        lock (Gate)
        {
            dictionaryShapes ??= new Shape?[PyInstance.MaxInline + 1];
            return dictionaryShapes[inlineCount] ??= Publish(-1, Type, [.. Names, DictionaryKey], inlineCount, true);
        }
    }

    Shape?[]? dictionaryShapes;

    static readonly PyStr DictionaryKey = new("\0dict");

    /// <summary>Slot of an attribute, or -1.</summary>
    public int Find(PyStr name) => slots.TryGetValue(name, out var slot) ? slot : -1;

    /// <summary>So many attributes may have slots beside those that the class declares; an object with more keeps them in a dict.</summary>
    internal const int MaxAttributes = 64;

    /// <summary>So many shapes the attributes of a type's instances may lead to; where they would lead to another one, the object keeps them in a dict.</summary>
    internal const int MaxShapesOfType = 500;

    /// <summary>The shape with a declared attribute in the next slot: on the way to the root of a type.</summary>
    public Shape WithDeclared(PyStr name)
    {
        lock (Gate)
        {
            return Transition(name) ?? Extend(name);
        }
    }

    /// <summary>The shape after adding an attribute in the next slot; null if the object had better keep its attributes in a dict.</summary>
    public Shape? With(PyStr name)
    {
        lock (Gate)
        {
            if (Transition(name) is { } known)
            {
                return known;
            }
            if (SlotCount - Type.Root.SlotCount >= MaxAttributes || Type.ShapeCount >= MaxShapesOfType)
            {
                return null;
            }
            Type.ShapeCount++;
            return Extend(name.Intern());
        }
    }

    Shape? Transition(PyStr name) => transitions is not null && transitions.TryGetValue(name, out var shape) ? shape : null;

    Shape Extend(PyStr name)
    {
        var shape = Publish(-1, Type, [.. Names, name], InlineCount, false);
        (transitions ??= []).Add(name, shape);
        return shape;
    }

    static Shape Publish(int id, PyType type, PyStr[] names, int inlineCount, bool isDictionary)
    {
        lock (Gate)
        {
            if (id < 0)
            {
                if (free.Count > 0)
                {
                    id = free[^1];
                    free.RemoveAt(free.Count - 1);
                }
                else
                {
                    id = count++;
                }
            }
            if (id >= table.Length)
            {
                Array.Resize(ref table, table.Length * 2);
            }
            var slots = new Dictionary<PyStr, int>(names.Length);
            for (var i = 0; i < names.Length; i++)
            {
                slots.Add(names[i], i);
            }
            var shape = new Shape(id, type, names, slots, inlineCount) { IsDictionary = isDictionary };
            ref var row = ref table[id];
            Debug.Assert(row.BuiltIn is null && !row.OfClass.IsAllocated, "a number stands for one shape");
            if (type.Remains is { } remains)
            {
                remains.Add(id);
                row.OfClass = GCHandle.Alloc(shape, GCHandleType.WeakTrackResurrection);
            }
            else
            {
                row.BuiltIn = shape;
            }
            return shape;
        }
    }

    /// <summary>The class is gone, and with it all objects of these shapes.</summary>
    internal static void Release(List<int> ids)
    {
        lock (Gate)
        {
            foreach (var id in ids)
            {
                ref var row = ref table[id];
                Debug.Assert(row.OfClass.Target is null, "a shape outlived its class");
                row.OfClass.Free();
                row = default;
                free.Add(id);
            }
        }
    }
}
