// What is known about obj.name for the objects of one shape. An attribute site (one place in the code that reads, writes or calls obj.name) holds one
// of those it met; all of them are in the shape's table (AttributeEntries). Immutable but for Disable, which empties the entry; a racing thread
// reads each answer once and, finding none, goes the long way. A hit is one compare of ShapeId.
// A site begins with an entry that matches nothing and only has the name; all sites of that name in a module share it.
// Invariant: while ShapeId equals an object's, the entry's answer is right for that object: the type (which registered the entry
// and disables it when it changes) has no descriptor that overrules it. Entries for modules and classes hold for one object (Holder).
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AttributeEntry : IEntryHolder
{
    /// <summary>-1: matches nothing.</summary>
    internal int ShapeId = -1;

    /// <summary>The same number if the answer is an inline slot of the instance, otherwise -1; and where the slot is, in bytes after the first.</summary>
    internal int SlotShapeId = -1;
    internal nint SlotOffset;

    /// <summary>Where the answer is in the array of attributes that did not fit; 0: not there.</summary>
    internal int OverflowIndex;

    /// <summary>For a store that adds the attribute: the shape afterwards. 0 otherwise.</summary>
    internal Shape? NextShape;

    /// <summary>A function or method descriptor of the class: called with the object as first argument. Null otherwise.</summary>
    internal PyObject? Method;

    /// <summary><see cref="Method"/> for a call whose arguments are evaluated after it is looked up; made at the first such call.</summary>
    internal LoadedMethod? Loaded;

    /// <summary>The compiled body of <see cref="Method"/> if it takes exactly <see cref="BodyArity"/> arguments, the object included; or that of
    /// <see cref="Getter"/>, if it takes the object alone.</summary>
    internal IntPtr Body;
    internal int BodyArity = -1;

    /// <summary>The address of the thunk, if <see cref="Method"/> is written in C#; otherwise 0.</summary>
    internal nint Native;

    /// <summary>A class attribute as it is read: no descriptor, or a static or class method, bound once; null otherwise.</summary>
    internal Value Constant;

    /// <summary>A property's getter, called with the object.</summary>
    internal PyObject? Getter;

    /// <summary>Any other descriptor that comes before the object's own attributes, asked with the object, or with the class that is the <see cref="Holder"/>.</summary>
    internal PyObject? Descriptor;

    /// <summary>The one class or module this entry speaks of, and the cell that a module's attribute lives in.</summary>
    internal PyObject? Holder;
    internal GlobalCell? Cell;

    /// <summary>Of objects that keep their attributes in a dict, where no descriptor overrules it: what holds if the dict does not have the name.
    /// A store goes to the dict. Null otherwise.</summary>
    internal AttributeEntry? Otherwise;

    /// <summary>Of such objects: where the dict is, in bytes after the first inline slot; -1: elsewhere.</summary>
    internal nint DictionaryOffset = -1;

    /// <summary>Which of a dict's entries had the name last. A guess, looked at before the table: the dicts of one class's objects are mostly filled in one order.</summary>
    internal int Place;

    internal readonly PyStr Name;

    /// <param name="name">Interned.</param>
    public AttributeEntry(PyStr name) => Name = name;

    internal void UseSlot(int slot, int inlineCount)
    {
        if (slot >= inlineCount)
        {
            OverflowIndex = slot - inlineCount + 1;
            return;
        }
        SlotOffset = slot * Unsafe.SizeOf<Value>();
        SlotShapeId = ShapeId;
    }

    internal void UseDictionary(int slot, int inlineCount) => DictionaryOffset = slot < inlineCount ? slot * Unsafe.SizeOf<Value>() : -1;

    /// <summary>The dict that an object of the entry's shape keeps its attributes in.</summary>
    internal PyDict DictionaryOf(PyObject o) =>
        DictionaryOffset >= 0 ? Unsafe.As<PyDict>(Unsafe.As<PyInstance>(o).At(DictionaryOffset).Object) : AttributeStorage.Dictionary(o);

    /// <summary>The attribute's place in the overflow array; a null reference if it is elsewhere.</summary>
    internal ref Value Overflow(PyObject o)
    {
        var index = OverflowIndex;
        if (index > 0 && o.ShapeId == ShapeId && o.AttributeSlots is { } overflow && index < overflow.Length)
        {
            return ref overflow[index];
        }
        return ref Unsafe.NullRef<Value>();
    }

    void IEntryHolder.Follow(EvaluatedFunction function)
    {
        if ((Method ?? Getter) is PyFunction { Code.Evaluated: { } evaluated } && ReferenceEquals(evaluated, function))
        {
            Body = function.EmittedBody;
        }
    }

    /// <summary>The entry matches nothing from now on and holds nothing any more. Its holder last: without one it would speak of every class.</summary>
    internal void Disable()
    {
        ShapeId = SlotShapeId = -1;
        OverflowIndex = 0;
        BodyArity = -1;
        Method = null;
        Native = 0;
        Loaded = null;
        NextShape = null;
        Getter = null;
        Descriptor = null;
        Otherwise = null;
        Cell = null;
        if (Constant.Object is not Tag)
        {
            Constant = default;
        }
        Volatile.Write(ref Holder, null);
    }

    /// <summary>Whether the entry speaks of that object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsFor(PyObject o) => o.ShapeId == ShapeId && (Holder is null || ReferenceEquals(Holder, o));

    /// <summary>What the attribute is, if it is the same for all objects that the entry speaks of; null otherwise.</summary>
    internal Value Shared => Cell is null ? Constant : Cell.Value;

    /// <summary><see cref="Shared"/> as what a call calls, without the object; null if it is a number or nothing.</summary>
    internal PyObject? Callable => Shared.Object is not Tag and var callable ? callable : null;
}
