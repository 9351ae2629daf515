// What obj.name means: data descriptors of the class that have a __get__, then the object's own attribute, then the class's, then __getattr__.
// https://docs.python.org/3/howto/descriptor.html#invocation-from-an-instance
// Also fills the entries of attribute sites. Everything ends in a return or a tail call, so nothing here holds up a switch.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
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
        // What stands for another object (a proxy, a method, a generic alias) asks that, which may stand for another.
        return ts.StackIsExhausted() ? ts.RaiseTooDeep() : o.Object.GetAttribute(ts, o, name);
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
        return type.Has(Slot.GetAttr) ? ts.Then(result, Missing, o, new Value(name)) : result.IsNull ? ts.Then(result, Failed, o, new Value(name)) : result;
    }

    static readonly Continuation Missing = new("getattr.missing", &AskGetAttr, handlesExceptions: true);

    static Value AskGetAttr(ThreadState ts, Value result, Value o, Value name, Value unused)
    {
        if (!result.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.AttributeError))
        {
            return result;
        }
        ts.TakeException();
        result = Calling.CallMethod1(ts, o.Type.Find(Slot.GetAttr), o, name);
        return result.IsNull ? ts.Then(result, Failed, o, name) : result;
    }

    static readonly Continuation Failed = new("getattr.failed", &TellWhatWasSought, handlesExceptions: true);

    // An AttributeError that a method of the class raised knows what was asked for, as those of the runtime's own do.
    static Value TellWhatWasSought(ThreadState ts, Value result, Value o, Value name, Value unused)
    {
        if (result.IsNull && ts.Exception is PyAttributeError { name.IsNone: true, obj.IsNone: true } error)
        {
            (error.name, error.obj) = (name, o);
        }
        return result;
    }

    /// <summary><c>object.__getattribute__</c>.</summary>
    public static Value Generic(ThreadState ts, Value o, PyStr name)
    {
        var type = o.Type;
        var found = type.Lookup(name);
        if (!found.IsNull && IsReadBeforeInstance(found))
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
                ? RaiseMissing(ts, o, name, " and no __dict__ for setting new attributes")
                : ts.Raise(BuiltinTypes.AttributeError, $"'{type.MessageName}' object attribute '{name.Text}' is read-only");
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

    /// <summary>Whether reading the attribute would raise AttributeError and do nothing else: no need to make the error. False where it is not known beforehand.</summary>
    internal static bool IsPlainlyMissing(Value o, PyStr name) => o.Object switch
    {
        _ when o.IsInt || o.IsFloat => o.Type.Lookup(name).IsNull,
        PyInstance => !Has(o, name),
        PyType type => !type.Type.HasCustomGetAttribute && type.Type.Lookup(name).IsNull && type.Lookup(name).IsNull,
        { ShapeId: ShapeIds.Str or ShapeIds.Bytes or ShapeIds.List or ShapeIds.Tuple or ShapeIds.Dict or ShapeIds.Set or ShapeIds.None } builtIn => builtIn.Type.Lookup(name).IsNull,
        _ => false,
    };

    /// <summary>Whether reading the attribute would give one and run no code. False where it is not known beforehand.</summary>
    internal static bool IsPlainlyThere(Value o, PyStr name)
    {
        if (o.Object is not PyInstance || o.Type.HasCustomGetAttribute)
        {
            return false;
        }
        var found = o.Type.Lookup(name);
        return found.IsNull ? !AttributeStorage.Get(o.Object, name).IsNull : found.Object is PyFunction or MethodDescriptor;
    }

    /// <summary>A class attribute as seen through an instance.</summary>
    public static Value Bind(ThreadState ts, Value found, Value instance, PyType owner) =>
        found.IsInt || found.IsFloat ? found : found.Object.Get(ts, instance, owner);

    static bool IsDataDescriptor(Value found) => !found.IsInt && !found.IsFloat && found.Object.IsDataDescriptor;

    static bool IsReadBeforeInstance(Value found) => !found.IsInt && !found.IsFloat && found.Object.IsReadBeforeInstance;

    /// <summary>AttributeError as CPython words it; the exception knows name and object.</summary>
    public static Value RaiseMissing(ThreadState ts, Value o, PyStr name, string addition = "")
    {
        var subject = o.Object is PyType type ? $"type object '{type.MessageName}'" : $"'{o.Type.MessageName}' object";
        return ts.RaiseAttributeError($"{subject} has no attribute '{name.Text}'{addition}", o, name);
    }

    // ---- entries of sites -----------------------------------------------------------------------------------------------

    /// <summary>What is known about reading or calling o.name, worked out if nobody asked before.</summary>
    internal static AttributeEntry EntryForLoad(Value o, PyStr name)
    {
        if (o.Object is PyModule module)
        {
            return EntryOfModule(module, name);
        }
        var entries = o.Object is PyType cls ? cls.EntriesOfClass : o.Object.Shape.Loads;
        if (entries.Find(name) is { ShapeId: >= 0 } known)
        {
            return known;
        }
        var entry = new AttributeEntry(name) { ShapeId = o.Object.ShapeId };
        Register(entry, o);
        if (!o.Type.HasCustomGetAttribute)
        {
            if (o.Object is PyType holder)
            {
                DescribeInClass(entry, holder);
            }
            else if (o.Object is not (PySuper or PyGenericAlias))
            {
                Describe(entry, o);
            }
        }
        entries.Set(entry);
        return entry;
    }

    /// <summary>What is known about writing o.name.</summary>
    internal static AttributeEntry EntryForStore(Value o, PyStr name)
    {
        var entries = o.Object.Shape.Stores;
        if (entries.Find(name) is { ShapeId: >= 0 } known)
        {
            return known;
        }
        var entry = new AttributeEntry(name) { ShapeId = o.Object.ShapeId };
        Register(entry, o);
        if (!o.Type.HasCustomSetAttribute)
        {
            if (o.Object is PyInstance)
            {
                DescribeStore(entry, o);
            }
            else if (o.Object.HasPlainAttributes && FindIn(o.Type, entry).Object is { UseAsAttribute: AttributeUse.Property } property)
            {
                entry.Descriptor = property;
            }
        }
        entries.Set(entry);
        return entry;
    }

    // Before the classes are asked: a change in between then disables the entry.
    static void Register(AttributeEntry entry, Value o)
    {
        o.Type.AddDependent(entry);
        (o.Object as PyType)?.AddDependent(entry);
    }

    // Whether an object in a class is a descriptor, its own class says.
    static Value FindIn(PyType type, AttributeEntry entry)
    {
        var found = type.Lookup(entry.Name);
        if (!found.IsNull && found.Type is { IsBuiltIn: false } kind)
        {
            kind.AddDependent(entry);
        }
        return found;
    }

    // Not kept in a table: what a module holds changes, and a site sees one module.
    static AttributeEntry EntryOfModule(PyModule module, PyStr name)
    {
        var entry = new AttributeEntry(name) { ShapeId = module.ShapeId, Holder = module };
        if (!module.Type.HasCustomGetAttribute && module.Dictionary.TryGet(name, out _) && module.Type.Lookup(name).IsNull)
        {
            entry.Cell = module.Dictionary.CellFor(name);
        }
        else
        {
            entry.Disable();
        }
        return entry;
    }

    // C.name, if the metaclass has nothing to say.
    static void DescribeInClass(AttributeEntry entry, PyType cls)
    {
        entry.Holder = cls;
        var inMeta = FindIn(cls.Type, entry);
        if (inMeta.IsNull || !IsReadBeforeInstance(inMeta))
        {
            var found = FindIn(cls, entry);
            entry.Descriptor = found.Object is { UseAsAttribute: AttributeUse.Property } ? found.Object : null;
            entry.Constant = entry.Descriptor is not null ? default
                : found.Object is PyFunction or MethodDescriptor or { UseAsAttribute: not AttributeUse.Asked } ? found : AsShared(found, cls);
        }
    }

    // A class attribute that is the same however it is read; null if that depends on the object.
    static Value AsShared(Value found, PyType owner)
    {
        if (found.IsNull || found.IsInt || found.IsFloat)
        {
            return found;
        }
        if (found.Object.UseAsAttribute == AttributeUse.Constant)
        {
            return found;
        }
        if (found.Object.ShapeId is ShapeIds.StaticMethod or ShapeIds.ClassMethod)
        {
            return AsBound(found, owner);
        }
        return found.Object is PyFunction { IsMethod: true } or MethodDescriptor or PyMember or PyStaticMethod or PyClassMethod || found.Type.Has(Slot.Get) ? default : found;
    }

    // Of functions: what they wrap may be any object with a __get__ of its own.
    static Value AsBound(Value found, PyType owner) => found.Object switch
    {
        PyStaticMethod { Function.Object: PyFunction } method => method.Function,
        PyClassMethod { Function.Object: PyFunction function } => new Value(new PyMethod(function, new Value(owner))),
        _ => default,
    };

    static void Describe(AttributeEntry entry, Value o)
    {
        var shape = o.Object.Shape;
        var found = FindIn(o.Type, entry);
        if (found.Object is PyMember member && o.Type.IsSubtypeOf(member.Owner))
        {
            entry.UseSlot(member.SlotNumber, shape.InlineCount);
        }
        else if (!found.IsNull && IsReadBeforeInstance(found))
        {
            entry.Getter = found.Object is PyProperty { Getter: { IsNone: false } getter } ? getter.Object : null;
            entry.Descriptor = found.Object is not PyProperty && o.Object.HasPlainAttributes ? found.Object : null;
            if (entry.Getter is PyFunction function && function.TakesJust(1))
            {
                entry.Body = function.Code.Body;
                function.Code.Tell(entry);
            }
        }
        else if (shape.IsDictionary)
        {
            entry.UseDictionary(shape.SlotCount - 1, shape.InlineCount);
            entry.Otherwise = new AttributeEntry(entry.Name) { ShapeId = entry.ShapeId };
            DescribeShared(entry.Otherwise, found, o);
        }
        else if (shape.Find(entry.Name) is var slot and >= 0)
        {
            entry.UseSlot(slot, shape.InlineCount);
        }
        else
        {
            DescribeShared(entry, found, o);
        }
    }

    // What the class has for all its objects, as it was found there.
    static void DescribeShared(AttributeEntry entry, Value found, Value o)
    {
        if (found.Object is PyFunction { IsMethod: true } function)
        {
            entry.Method = function;
            if (function.Code.IsSimple && function.Replacement is null)
            {
                entry.Body = function.Code.Body;
                entry.BodyArity = function.Code.ParameterCount;
                function.Code.Tell(entry);
            }
        }
        else if (found.Object is MethodDescriptor or { UseAsAttribute: AttributeUse.Method })
        {
            entry.Method = found.Object;
            entry.Native = found.Object is MethodDescriptor native ? native.Address : 0;
        }
        else
        {
            entry.Constant = AsShared(found, o.Type);
        }
    }

    static void DescribeStore(AttributeEntry entry, Value o)
    {
        var shape = o.Object.Shape;
        var found = FindIn(o.Type, entry);
        var slot = -1;
        if (found.Object is PyMember member && o.Type.IsSubtypeOf(member.Owner))
        {
            slot = member.SlotNumber;
        }
        else if (!found.IsNull && IsDataDescriptor(found))
        {
            entry.Descriptor = found.Object;
        }
        else if (o.Type.HasDict)
        {
            if (shape.IsDictionary)
            {
                entry.UseDictionary(shape.SlotCount - 1, shape.InlineCount);
                entry.Otherwise = entry;
                return;
            }
            slot = shape.Find(entry.Name);
            if (slot < 0)
            {
                entry.NextShape = shape.With(entry.Name);
            }
        }
        if (slot >= 0)
        {
            entry.UseSlot(slot, shape.InlineCount);
        }
    }
}
