// A slot declared in __slots__: a data descriptor that reads and writes one fixed slot of the instance.
// An attribute site caches straight through it, since it stands for nothing but a slot number.
namespace Stackless.Runtime;

public sealed partial class PyMember(PyType owner, PyStr name, int slot) : PyObject(ShapeIds.MemberDescriptor)
{
    public PyType Owner { get; } = owner;
    public PyStr Name { get; } = name;
    internal int SlotNumber { get; } = slot;

    public override bool IsDataDescriptor => true;

    public override Value Get(ThreadState ts, Value instance, PyType? owner)
    {
        if (instance.IsNull)
        {
            return new Value(this);
        }
        if (!Check(ts, instance))
        {
            return default;
        }
        var value = AttributeStorage.Slot(instance.Object, SlotNumber);
        return value.IsNull
            ? ts.RaiseAttributeError($"'{ObjectType.QualifiedTypeName(instance.Type)}' object has no attribute '{Name.Text}'", instance, Name)
            : value;
    }

    public override Value Set(ThreadState ts, Value instance, Value value)
    {
        if (!Check(ts, instance))
        {
            return default;
        }
        if (value.IsNull && AttributeStorage.Slot(instance.Object, SlotNumber).IsNull)
        {
            return AttributeLookup.RaiseMissing(ts, instance, Name);
        }
        Value.Store(ref AttributeStorage.Slot(instance.Object, SlotNumber), value);
        return Value.None;
    }

    bool Check(ThreadState ts, Value instance)
    {
        if (instance.Type.IsSubtypeOf(Owner))
        {
            return true;
        }
        ts.Raise(BuiltinTypes.TypeError, $"descriptor '{Name.Text}' for '{Owner.Name}' objects doesn't apply to a '{instance.Type.MessageName}' object");
        return false;
    }
}
