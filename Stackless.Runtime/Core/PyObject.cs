// The base of every Python object. An object knows its hidden class (ShapeId): its type and the layout of its attributes; one int
// compare against it is the whole guard of an inline cache. No reference fields here: see Tag.
// The virtual methods are the protocols with a fast path of their own (calls, iteration); all else goes through the type's slots.
// Every method that can run Python code takes the thread state and may return the null value (architecture: body, suspension).
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public abstract class PyObject
{
    internal int ShapeId;

    /// <summary>Which of the process's numbers is its id(), or 0 (<see cref="Identity"/>). It takes what would be padding in most classes.</summary>
    internal uint IdentityIndex;

    protected PyObject(int shapeId) => ShapeId = shapeId;

    /// <summary>An object of its own with the same fields.</summary>
    private protected PyObject ShallowCopy()
    {
        var copy = (PyObject)MemberwiseClone();
        copy.IdentityIndex = 0;
        return copy;
    }

    internal Shape Shape
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Shape.Of(ShapeId);
    }

    public PyType Type => Shape.Of(ShapeId).Type;

    /// <summary>
    /// Where attributes beyond the inline slots live, for objects that can have any; otherwise a null reference. The first element is not one of
    /// them: in an object of a class written in Python, it holds the class.
    /// </summary>
    internal virtual ref Value[]? AttributeSlots => ref Unsafe.NullRef<Value[]?>();

    public bool HasAttributeSlots => !Unsafe.IsNullRef(ref AttributeSlots);

    // ---- calling -------------------------------------------------------------------------------------------------

    public virtual Value Call0(ThreadState ts) => Calling.CallSlot(ts, this, []);
    public virtual Value Call1(ThreadState ts, Value a) => Calling.CallSlot(ts, this, [a]);
    public virtual Value Call2(ThreadState ts, Value a, Value b) => Calling.CallSlot(ts, this, [a, b]);
    public virtual Value Call3(ThreadState ts, Value a, Value b, Value c) => Calling.CallSlot(ts, this, [a, b, c]);
    public virtual Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => Calling.CallSlot(ts, this, [a, b, c, d]);

    /// <summary>The general call. The last <c>keywords.Length</c> arguments are passed by those names. The array is the callee's to keep.</summary>
    public virtual Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) => Calling.CallSlot(ts, this, arguments, keywords);

    // ---- iteration -----------------------------------------------------------------------------------------------

    /// <summary>The next element, or <see cref="Value.End"/>. The default asks the type's <c>__next__</c>.</summary>
    public virtual Value Next(ThreadState ts) => Iteration.NextSlot(ts, this);

    /// <summary>As <see cref="Next"/>, for one who reads the elements out of what it gets before anything else runs: an exact tuple may be the one of last time, with other elements.</summary>
    public virtual Value NextToUnpack(ThreadState ts) => Next(ts);

    /// <summary>The next element as the built-in type gives it, whatever <c>__next__</c> a Python class below it has.</summary>
    public virtual Value NativeNext(ThreadState ts) => Next(ts);

    // ---- elements ------------------------------------------------------------------------------------------------

    /// <summary>The element at an index of a built-in sequence; null if it is not for this to say.</summary>
    internal virtual Value ElementAt(long index) => default;

    /// <summary>Writes the element at an index of a built-in sequence; false if it is not for this to do.</summary>
    internal virtual bool TrySetElement(long index, Value value) => false;

    // ---- being a class attribute (descriptors) -------------------------------------------------------------------

    /// <summary>What the classes of .NET types hold beside functions says here how sites may take it.</summary>
    internal virtual AttributeUse UseAsAttribute => AttributeUse.Asked;

    /// <summary>What reads and writes its attributes asks its class and what it has itself, as of objects of Python's own classes: <see cref="GetAttribute"/> has no rules of its own.</summary>
    internal virtual bool HasPlainAttributes => false;

    /// <summary>Found as a class's <c>__new__</c>: calling the class comes down to calling this with it; there is nothing more to be done by an <c>__init__</c>.</summary>
    internal virtual bool MakesWhole(PyType type) => false;

    /// <summary>Written through the class as well as through an object: a static property.</summary>
    internal virtual bool IsWrittenThroughClass => false;

    /// <summary>Takes precedence over an instance's own attribute when it is written.</summary>
    public virtual bool IsDataDescriptor => Type.Has(Slot.Set) || Type.Has(Slot.Delete);

    /// <summary>And when it is read: one that only sees what is written leaves reading to the instance.</summary>
    internal bool IsReadBeforeInstance => IsDataDescriptor && (Type.IsBuiltIn || Type.Has(Slot.Get));

    /// <summary>What this object, found in a class, gives when read through an instance (null: through the class).</summary>
    public virtual Value Get(ThreadState ts, Value instance, PyType? owner) => Descriptors.GetSlot(ts, this, instance, owner);

    /// <summary>Writes through a data descriptor; a null value deletes.</summary>
    public virtual Value Set(ThreadState ts, Value instance, Value value) => Descriptors.SetSlot(ts, this, instance, value);

    // ---- attributes ------------------------------------------------------------------------------------------------

    /// <summary>The attribute by the rules of this kind of object, or null with AttributeError pending. No caching.</summary>
    public virtual Value GetAttribute(ThreadState ts, Value self, PyStr name) => AttributeLookup.Generic(ts, self, name);

    /// <summary>Sets an attribute, or deletes it if the value is null.</summary>
    public virtual Value SetAttribute(ThreadState ts, Value self, PyStr name, Value value) => AttributeLookup.GenericSet(ts, self, name, value);
}
