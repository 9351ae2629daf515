// What obj.name means: data descriptors of the class, then the object's own attribute, then the class's, then __getattr__.
// https://docs.python.org/3/howto/descriptor.html#invocation-from-an-instance
// Also fills the entries of attribute sites. Everything ends in a return or a tail call, so nothing here holds up a switch.
namespace Stackless.Runtime;

public static unsafe class AttributeLookup
{
    /// <summary>obj.name by whatever rules the object's class has. Null with AttributeError pending if there is none.</summary>
    public static Value Load(ThreadState ts, Value o, PyStr name)
    {
        var type = o.Type;
        if (type.HasCustomGetAttribute)
        {
            return CustomLoad(ts, o, name, type);
        }
        return o.Object.GetAttribute(ts, o, name);
    }

    /// <summary>Sets (or, with a null value, deletes) obj.name.</summary>
    public static Value Store(ThreadState ts, Value o, PyStr name, Value value)
    {
        var type = o.Type;
        if (type.HasCustomSetAttribute)
        {
            var method = type.Find(value.IsNull ? Slot.DelAttr : Slot.SetAttr);
            return value.IsNull
                ? Calling.CallMethod1(ts, method, o, new Value(name))
                : Calling.CallMethod2(ts, method, o, new Value(name), value);
        }
        return o.Object.SetAttribute(ts, o, name, value);
    }

    // A class with __getattribute__ or __getattr__ in Python.
    static Value CustomLoad(ThreadState ts, Value o, PyStr name, PyType type)
    {
        var getAttribute = type.Find(Slot.GetAttribute);
        var result = getAttribute.Object is MethodDescriptor
            ? o.Object.GetAttribute(ts, o, name)
            : Calling.CallMethod1(ts, getAttribute, o, new Value(name));
        return type.Has(Slot.GetAttr) ? ts.Then(result, Missing, o, new Value(name)) : result;
    }

    static readonly Continuation Missing = new("getattr.missing", &AskGetAttr, handlesExceptions: true);

    static Value AskGetAttr(ThreadState ts, Value result, Value o, Value name, Value unused)
    {
        if (!result.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.AttributeError))
        {
            return result;
        }
        ts.TakeException();
        return Calling.CallMethod1(ts, o.Type.Find(Slot.GetAttr), o, name);
    }

    /// <summary><c>object.__getattribute__</c>.</summary>
    public static Value Generic(ThreadState ts, Value o, PyStr name)
    {
        var type = o.Type;
        var found = type.Lookup(name);
        if (!found.IsNull && IsDataDescriptor(found))
        {
            return found.Object.Get(ts, o, type);
        }
        var own = AttributeStorage.Get(o.Object, name);
        if (!own.IsNull)
        {
            return own;
        }
        return found.IsNull ? RaiseMissing(ts, o, name) : Bind(ts, found, o, type);
    }

    /// <summary><c>object.__setattr__</c> and <c>object.__delattr__</c> (null value).</summary>
    public static Value GenericSet(ThreadState ts, Value o, PyStr name, Value value)
    {
        var type = o.Type;
        var found = type.Lookup(name);
        if (!found.IsNull && IsDataDescriptor(found))
        {
            return found.Object.Set(ts, o, value);
        }
        if (!o.Object.HasAttributeSlots || !type.HasDict)
        {
            return found.IsNull
                ? RaiseMissing(ts, o, name, value.IsNull ? "" : " and no __dict__ for setting new attributes")
                : ts.Raise(BuiltinTypes.AttributeError, $"'{type.Name}' object attribute '{name.Text}' is read-only");
        }
        if (!value.IsNull)
        {
            AttributeStorage.Set(o.Object, name, value);
            return value;
        }
        return AttributeStorage.Delete(o.Object, name) ? Value.None : RaiseMissing(ts, o, name);
    }

    /// <summary>Whether there is such an attribute, without running any code of the class's: for optional protocol methods.</summary>
    internal static bool Has(Value o, PyStr name) =>
        o.Type.HasCustomGetAttribute || !o.Type.Lookup(name).IsNull || !AttributeStorage.Get(o.Object, name).IsNull;

    /// <summary>A class attribute as seen through an instance.</summary>
    public static Value Bind(ThreadState ts, Value found, Value instance, PyType owner) =>
        found.IsInt || found.IsFloat ? found : found.Object.Get(ts, instance, owner);

    static bool IsDataDescriptor(Value found) => !found.IsInt && !found.IsFloat && found.Object.IsDataDescriptor;

    /// <summary>AttributeError as CPython words it; the exception knows name and object.</summary>
    public static Value RaiseMissing(ThreadState ts, Value o, PyStr name, string addition = "")
    {
        var subject = o.Object is PyType type ? $"type object '{type.Name}'" : $"'{o.Type.Name}' object";
        return ts.RaiseAttributeError($"{subject} has no attribute '{name.Text}'{addition}", o, name);
    }

    // ---- filling the entries of sites ----------------------------------------------------------------------------------

    internal static Value LoadMiss(ThreadState ts, Value o, ref AttributeEntry site)
    {
        var name = site.Name;
        if (Describe(o, name) is { } entry)
        {
            site = entry;
        }
        return Load(ts, o, name);
    }

    /// <summary>Fills the site for a call if the attribute is a method of the class or a module's function.</summary>
    internal static bool TryCacheMethod(Value o, ref AttributeEntry site)
    {
        if (Describe(o, site.Name) is { } entry && (entry.Method is not null || entry.Holder is not null))
        {
            site = entry;
            return true;
        }
        return false;
    }

    internal static Value StoreMiss(ThreadState ts, Value o, Value value, ref AttributeEntry site)
    {
        var name = site.Name;
        var type = o.Type;
        if (o.Object is PyInstance && !type.HasCustomSetAttribute && !o.Object.Shape.IsDictionary)
        {
            var shape = o.Object.Shape;
            var found = type.Lookup(name);
            int slot = -1;
            if (found.Object is PyMember member && type.IsSubtypeOf(member.Owner))
            {
                slot = member.SlotNumber;
            }
            else if (type.HasDict && (found.IsNull || !IsDataDescriptor(found)))
            {
                slot = shape.Find(name);
                if (slot < 0)
                {
                    site = new AttributeEntry(name) { ShapeId = shape.Id, NextShape = shape.With(name) };
                    type.AddDependent(site);
                }
            }
            if (slot >= 0 && slot < shape.InlineCount)
            {
                var entry = new AttributeEntry(name) { ShapeId = shape.Id };
                entry.UseSlot(slot);
                site = entry;
                type.AddDependent(entry);
            }
        }
        return Store(ts, o, name, value);
    }

    // What a site may remember about o.name; null if nothing.
    static AttributeEntry? Describe(Value o, PyStr name)
    {
        var type = o.Type;
        if (type.HasCustomGetAttribute)
        {
            return null;
        }
        if (o.Object is PyModule module)
        {
            return module.Dictionary.TryGet(name, out _) && type.Lookup(name).IsNull
                ? new AttributeEntry(name) { ShapeId = module.ShapeId, Holder = module, Cell = module.Dictionary.CellFor(name) }
                : null;
        }
        if (o.Object is PyType or PySuper || o.Object.Shape.IsDictionary)
        {
            return null;
        }
        var shape = o.Object.Shape;
        var found = type.Lookup(name);
        var entry = new AttributeEntry(name) { ShapeId = shape.Id };
        if (found.Object is PyMember member)
        {
            if (member.SlotNumber >= shape.InlineCount)
            {
                return null;
            }
            entry.UseSlot(member.SlotNumber);
        }
        else if (!found.IsNull && IsDataDescriptor(found))
        {
            entry.Getter = found.Object is PyProperty property ? property.Getter.Object : null;
        }
        else if (shape.Find(name) is var slot and >= 0)
        {
            if (slot >= shape.InlineCount)
            {
                return null;
            }
            entry.UseSlot(slot);
        }
        else if (found.Object is PyFunction function)
        {
            entry.Method = function;
            if (function.Code.IsSimple && function.Replacement is null)
            {
                entry.Body = function.Code.Body;
                entry.BodyArity = function.Code.ParameterCount;
            }
        }
        else if (found.Object is MethodDescriptor)
        {
            entry.Method = found.Object;
        }
        else if (!found.IsNull && !found.IsInt && !found.IsFloat && (found.Type.Has(Slot.Get) || found.Object is PyStaticMethod or PyClassMethod))
        {
            return null;
        }
        else if (!found.IsNull)
        {
            entry.Constant = found;
        }
        if (entry.SlotShapeId < 0 && entry.Method is null && entry.Getter is null && entry.Constant.IsNull)
        {
            return null;
        }
        type.AddDependent(entry);
        return entry;
    }
}
