// o[i], o[i] = v, del o[i]: lists, tuples and str-keyed dicts at once, everything else through the special methods.
// https://docs.python.org/3/reference/datamodel.html#emulating-container-types
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Items
{
    /// <summary>An element of a list by an index from its start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLoad(Value o, Value index, out Value item)
    {
        if (o.Object.ShapeId == ShapeIds.List && index.IsInt)
        {
            var list = Unsafe.As<PyList>(o.Object);
            var items = list.items;
            if ((ulong)index.Bits < (uint)list.count && (ulong)index.Bits < (uint)items.Length)
            {
                item = items[index.Bits];
                return true;
            }
        }
        Unsafe.SkipInit(out item);
        return false;
    }

    public static Value Load(ThreadState ts, Value o, Value index)
    {
        switch (o.Object.ShapeId)
        {
            // Behind a list's end its elements are null.
            case ShapeIds.Tuple or ShapeIds.List when index.IsInt:
                var items = Unsafe.As<PyItems>(o.Object).items;
                if ((ulong)index.Bits < (uint)items.Length && items[index.Bits] is { IsNull: false } item)
                {
                    return item;
                }
                break;
            case ShapeIds.Dict:
                var dict = Unsafe.As<PyDict>(o.Object);
                var at = dict.FindPlain(index);
                if (at >= 0)
                {
                    return dict.ValueAt(at);
                }
                break;
        }
        return LoadOther(ts, o, index);
    }

    // What is commonest stands apart, so that it needs no frame for the rest.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Value LoadOther(ThreadState ts, Value o, Value index)
    {
        switch (o.Object.ShapeId)
        {
            case ShapeIds.Tuple when index.IsInt:
                var items = Unsafe.As<PyTuple>(o.Object).Items;
                var i = index.Bits < 0 ? index.Bits + items.Length : index.Bits;
                return (ulong)i < (ulong)items.Length ? items[i] : ts.Raise(BuiltinTypes.IndexError, "tuple index out of range");
            case ShapeIds.List when index.IsInt:
                var list = Unsafe.As<PyList>(o.Object);
                var k = index.Bits < 0 ? index.Bits + list.Count : index.Bits;
                return (ulong)k < (ulong)list.Count ? list[(int)k] : ts.Raise(BuiltinTypes.IndexError, "list index out of range");
            case ShapeIds.Dict:
                return Unsafe.As<PyDict>(o.Object).GetItem(ts, index);
            case ShapeIds.List:
                return Unsafe.As<PyList>(o.Object).GetItem(ts, index);
            case ShapeIds.Tuple:
                return Unsafe.As<PyTuple>(o.Object).GetItem(ts, index);
            case ShapeIds.Str:
                return Unsafe.As<PyStr>(o.Object).GetItem(ts, index);
        }
        if (index.IsInt && o.Object.ElementAt(index.Bits) is { IsNull: false } element)
        {
            return element;
        }
        var type = o.Type;
        var method = type.Find(Slot.GetItem);
        if (!method.IsNull)
        {
            return Calling.CallMethod1(ts, method, o, index);
        }
        if (o.Object is PyType cls)
        {
            if (cls == BuiltinTypes.Type)
            {
                return new Value(new PyGenericAlias(o, index.Object as PyTuple ?? PyTuple.Of(index)));
            }
            var classGetItem = cls.Lookup(ClassGetItem);
            if (!classGetItem.IsNull && !classGetItem.IsNone)
            {
                return ts.Then(classGetItem.Object.Get(ts, default, cls), ClassGetItemBound, index);
            }
            return ts.Raise(BuiltinTypes.TypeError, $"type '{cls.MessageName}' is not subscriptable");
        }
        return ts.Raise(BuiltinTypes.TypeError, $"'{type.MessageName}' object is not subscriptable");
    }

    static readonly PyStr ClassGetItem = PyStr.Intern("__class_getitem__");
    static readonly Continuation ClassGetItemBound = new("items.class", &CallClassGetItem);

    static Value CallClassGetItem(ThreadState ts, Value bound, Value index, Value b, Value c) => bound.Object.Call1(ts, index);

    /// <summary>Any non-null value when done.</summary>
    public static Value Store(ThreadState ts, Value o, Value index, Value value)
    {
        if (o.Object.ShapeId == ShapeIds.Dict)
        {
            var dict = Unsafe.As<PyDict>(o.Object);
            var at = dict.FindPlain(index);
            if (at >= 0)
            {
                dict.SetValueAt(at, value);
                return value;
            }
            if (at == -1)
            {
                dict.AddPlain(index, value);
                return value;
            }
        }
        else if (o.Object.ShapeId == ShapeIds.List && index.IsInt)
        {
            var list = Unsafe.As<PyList>(o.Object);
            if ((ulong)index.Bits < (uint)list.count)
            {
                Value.Store(ref list.items[index.Bits], value);
                return value;
            }
        }
        return StoreOther(ts, o, index, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static Value StoreOther(ThreadState ts, Value o, Value index, Value value)
    {
        if (o.Object.ShapeId == ShapeIds.List && index.IsInt)
        {
            var list = Unsafe.As<PyList>(o.Object);
            var i = index.Bits < 0 ? index.Bits + list.Count : index.Bits;
            if ((ulong)i < (ulong)list.Count)
            {
                Value.Store(ref list.items[i], value);
                return value;
            }
            return ts.Raise(BuiltinTypes.IndexError, "list assignment index out of range");
        }
        if (o.Object.ShapeId == ShapeIds.List)
        {
            return Unsafe.As<PyList>(o.Object).SetItem(ts, index, value);
        }
        if (o.Object.ShapeId == ShapeIds.Dict)
        {
            return DictLookup.Set(ts, Unsafe.As<PyDict>(o.Object), index, value);
        }
        if (index.IsInt && o.Object.TrySetElement(index.Bits, value))
        {
            return value;
        }
        var method = o.Type.Find(Slot.SetItem);
        return method.IsNull
            ? ts.Raise(BuiltinTypes.TypeError, $"'{o.Type.MessageName}' object does not support item assignment")
            : Calling.CallMethod2(ts, method, o, index, value);
    }

    public static Value Delete(ThreadState ts, Value o, Value index)
    {
        var method = o.Type.Find(Slot.DelItem);
        return method.IsNull
            ? ts.Raise(BuiltinTypes.TypeError, $"'{o.Type.MessageName}' object {(IsDeletedByIndex(o.Type, index) ? "doesn't" : "does not")} support item deletion")
            : Calling.CallMethod1(ts, method, o, index);
    }

    // In CPython another function refuses it, in other words: sequences (whatever a program's class is one, too) by index.
    static bool IsDeletedByIndex(PyType type, Value index) => (Numbers.IsInt(index) || !index.IsFloat && index.Type.Has(Slot.Index))
        && (!type.IsBuiltIn || type.Has(Slot.Len) || type.Has(Slot.Contains) || type.Has(Slot.GetItem) && type != BuiltinTypes.Type);
}
