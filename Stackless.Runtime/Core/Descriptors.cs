// Descriptors written in Python: an object in a class whose own class has __get__, __set__ or __delete__.
// Built-in descriptors override PyObject.Get and Set instead. https://docs.python.org/3/reference/datamodel.html#implementing-descriptors
namespace Stackless.Runtime;

static class Descriptors
{
    public static Value GetSlot(ThreadState ts, PyObject descriptor, Value instance, PyType? owner)
    {
        var get = descriptor.Type.Find(Slot.Get);
        if (get.IsNull)
        {
            return new Value(descriptor);
        }
        return Calling.CallMethod2(ts, get, new Value(descriptor), instance.IsNull ? Value.None : instance, owner is null ? Value.None : new Value(owner));
    }

    public static Value SetSlot(ThreadState ts, PyObject descriptor, Value instance, Value value)
    {
        var self = new Value(descriptor);
        if (value.IsNull)
        {
            var delete = descriptor.Type.Find(Slot.Delete);
            return delete.IsNull ? ts.Raise(BuiltinTypes.AttributeError, "__delete__") : Calling.CallMethod1(ts, delete, self, instance);
        }
        var set = descriptor.Type.Find(Slot.Set);
        return set.IsNull ? ts.Raise(BuiltinTypes.AttributeError, "__set__") : Calling.CallMethod2(ts, set, self, instance, value);
    }
}
