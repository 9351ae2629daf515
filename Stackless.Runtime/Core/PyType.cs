// A class. Its attributes are a dict (Namespace); what was found along the MRO is cached by name, special methods by slot number.
// Inline caches that rely on a type register with it: changing a class (or a base of it) switches exactly those off, so a cache
// hit need check nothing but the shape. Built-in types fill their namespace on first use (populate), from the generated tables.
// A class is collected when neither an object of it, nor a class below it, nor anything else of the program refers to it: what the runtime
// remembers of classes, it remembers weakly.
// Invariants: Mro[0] is the type itself and its last element is object; every entry in dependents has been handed out for a
// shape of this type; a type's caches never outlive a change of any namespace along its Mro.
using System.Diagnostics.CodeAnalysis;

namespace Stackless.Runtime;

[Flags]
public enum TypeFlags
{
    None = 0,

    /// <summary>May be a base class.</summary>
    IsSubclassable = 1,

    /// <summary>Instances have a <c>__dict__</c>.</summary>
    HasDict = 2,

    /// <summary>Written in C#; attributes cannot be set from Python.</summary>
    IsBuiltIn = 4,

    /// <summary>A subclass of BaseException.</summary>
    IsException = 8,

    /// <summary>A subclass of type.</summary>
    IsMetaclass = 16,

    /// <summary>Instances are made of its base's C# class: the type adds nothing to the layout.</summary>
    SharesLayout = 32,

    /// <summary>Written in Python here and in C in CPython: attributes cannot be set from Python, as of a built-in type.</summary>
    IsSealed = 64,
}

/// <summary>Whose <c>__hash__</c> and <c>__eq__</c> the instances of a type have: object's, tuple's, str's, or others; of OwnHash only the hash is another than object's.</summary>
enum KeyKind : byte
{
    Unknown, Own, OwnHash, Identity, Tuple, Str,
}

public sealed unsafe partial class PyType : PyObject
{
    readonly Lock gate = new();
    LookupCache lookups;

    // By slot; an entry that is not worked out holds the end mark. Most types are never asked, so the array is made when one is.
    Value[]? slots;
    KeyKind keyKind;
    readonly Dependents dependents;
    AttributeEntries? entriesOfClass;
    delegate*<PyType, void> populate;

    /// <summary>A built-in type, named by its C# class. Its namespace stays empty until it is first looked into.</summary>
    /// <param name="name">As <c>__name__</c>, without the module.</param>
    /// <param name="shapeId">The number its instances are constructed with (<see cref="ShapeIds"/>).</param>
    /// <param name="baseType">Null only for object.</param>
    /// <param name="populate">Fills the namespace.</param>
    /// <param name="allocate">Makes an instance for a Python subclass: (shapeId, inline slot count). Null if it may not be subclassed.</param>
    internal PyType(string name, int shapeId, PyType? baseType, delegate*<PyType, void> populate,
        delegate*<int, int, PyObject> allocate, TypeFlags flags, string module = "builtins") : base(ShapeIds.Type)
    {
        Name = name;
        ModuleName = module;
        Bases = baseType is null ? [] : [baseType];
        Mro = baseType is null ? [this] : [this, .. baseType.Mro];
        Namespace = new PyDict();
        dependents = new Dependents();
        this.populate = populate;
        Allocator = allocate;
        Flags = flags | TypeFlags.IsBuiltIn | (allocate != null ? TypeFlags.IsSubclassable : 0)
            | (baseType?.Flags & (TypeFlags.IsException | TypeFlags.IsMetaclass) ?? 0);
        Root = Shape.Root(this, 0, shapeId);
        baseType?.AddSubclass(this);
    }

    // Its metaclass lives as long as it does.
    readonly object? metaclassAnchor;

    PyType(PyType metaclass, string name, PyType[] bases, PyDict @namespace) : base(metaclass.Root.Id)
    {
        metaclassAnchor = metaclass.Anchor;
        Anchor = [new Value(this)];
        Remains = new ClassRemains(this);
        dependents = Remains.Entries;
        Name = name;
        Bases = bases;
        Namespace = @namespace;
        ModuleName = "";
        Mro = [this];
        Root = null!;
    }

    public string Name { get; internal set; }

    /// <summary>For built-in types; a Python class has <c>__module__</c> in its namespace.</summary>
    internal string ModuleName { get; }

    /// <summary>What messages call it, as CPython's do by <c>tp_name</c>: of a type that is written in C there, outside of builtins, with its module.</summary>
    internal string MessageName => ModuleText is not ("" or "builtins") and var module && (IsImmutable || StandsForNative) ? $"{module}.{Name}" : Name;

    // A class in Python in whose place CPython has one of C: its first function is the runtime's own, or of a class that CPython's library has a second time.
    bool StandsForNative
    {
        get
        {
            foreach (var (_, value) in Namespace.Pairs())
            {
                var function = value.Object is PyStaticMethod method ? method.Function.Object : value.Object;
                if (function is PyFunction { Code: var code })
                {
                    return code.IsOwn || ArgumentErrors.IsSecondInPython(code);
                }
            }
            return false;
        }
    }

    /// <summary>Whose class it is; null for a built-in type, which all interpreters share.</summary>
    internal Interpreter? Interpreter { get; private init; }

    public PyType[] Bases { get; private set; }
    public PyType[] Mro { get; private set; }
    public TypeFlags Flags { get; private set; }

    /// <summary>The shape of a new instance. Replaced when instances turn out to need more inline slots.</summary>
    internal Shape Root { get; private set; }

    // The shapes that instances made before had: they hold their class, which holds these.
    Shape[] formerRoots = [];

    /// <summary>Of a class written in Python: what its instances begin with in place of overflow (AttributeStorage). Null for a built-in type.</summary>
    internal Value[]? Anchor { get; }

    /// <summary>Of a class written in Python: what is to be given back when it is collected.</summary>
    internal ClassRemains? Remains { get; }

    /// <summary>How many shapes the attributes of instances have led to. Under the shapes' lock.</summary>
    internal int ShapeCount;

    /// <summary>Makes instances: of Python classes below this built-in layout.</summary>
    internal delegate*<int, int, PyObject> Allocator { get; private set; }

    /// <summary>The type that fixes the C# class of instances: the nearest built-in base.</summary>
    public PyType Layout { get; private set; } = null!;

    internal PyDict Namespace { get; private set; }

    public bool IsBuiltIn => (Flags & TypeFlags.IsBuiltIn) != 0;
    /// <summary>Attributes of the class itself cannot be set.</summary>
    internal bool IsImmutable => (Flags & (TypeFlags.IsBuiltIn | TypeFlags.IsSealed)) != 0;

    internal void Seal() => Flags |= TypeFlags.IsSealed;

    public bool IsException => (Flags & TypeFlags.IsException) != 0;
    /// <summary>Its own __slots__ name __weakref__.</summary>
    internal bool HasWeakReferenceSlot { get; private set; }

    /// <summary>What a <c>__del__</c> of this class itself does; those below it may have more to tell.</summary>
    internal EndOfInstances EndsOfInstances { get; set; }

    public bool HasDict => (Flags & TypeFlags.HasDict) != 0;
    public bool IsMetaclass => (Flags & TypeFlags.IsMetaclass) != 0;

    /// <summary>The namespace, filled.</summary>
    public PyDict Attributes
    {
        get
        {
            EnsurePopulated();
            return Namespace;
        }
    }

    // ---- looking up --------------------------------------------------------------------------------------------------

    /// <summary>The attribute as it stands in the namespace of the first class along the MRO that has it, unbound; null if none.</summary>
    public Value Lookup(PyStr name) => lookups.TryGet(name, out var value) ? value : LookupFirst(name);

    Value LookupFirst(PyStr name)
    {
        lock (gate)
        {
            if (lookups.TryGet(name, out var value))
            {
                return value;
            }
            foreach (var type in Mro)
            {
                type.EnsurePopulated();
                if (type.Namespace.TryGet(name, out value))
                {
                    break;
                }
            }
            lookups.Add(name, value);
            return value;
        }
    }

    /// <summary>A special method, unbound; null if the type has none.</summary>
    public Value Find(Slot slot)
    {
        var known = slots;
        return known is not null && !known[(int)slot].IsEnd ? known[(int)slot] : FindFirst(slot);
    }

    Value FindFirst(Slot slot)
    {
        lock (gate)
        {
            var known = slots ??= UnknownSlots();
            return known[(int)slot] = Lookup(SlotNames.Of(slot));
        }
    }

    static Value[] UnknownSlots()
    {
        var unknown = new Value[(int)Slot.Count];
        for (var i = 0; i < unknown.Length; i++)
        {
            unknown[i] = Value.End;
        }
        return unknown;
    }

    public bool Has(Slot slot) => !Find(slot).IsNull;

    /// <summary>Who says how instances hash and compare.</summary>
    internal KeyKind KeyKind => keyKind != KeyKind.Unknown ? keyKind : FindKeyKind();

    KeyKind FindKeyKind()
    {
        lock (gate)
        {
            return keyKind = InheritsKey(BuiltinTypes.Object) ? KeyKind.Identity
                : InheritsKey(BuiltinTypes.Tuple) ? KeyKind.Tuple
                : InheritsKey(BuiltinTypes.Str) ? KeyKind.Str
                : Inherits(Slot.Eq, BuiltinTypes.Object) ? KeyKind.OwnHash
                : KeyKind.Own;
        }
    }

    bool InheritsKey(PyType ancestor) => Inherits(Slot.Hash, ancestor) && Inherits(Slot.Eq, ancestor);

    bool Inherits(Slot slot, PyType ancestor) => ReferenceEquals(Find(slot).Object, ancestor.Find(slot).Object);

    /// <summary>Attribute access runs code of the class's own: <c>__getattr__</c>, or a <c>__getattribute__</c> in Python.</summary>
    internal bool HasCustomGetAttribute => Has(Slot.GetAttr) || !IsNativeOrMissing(Slot.GetAttribute);

    internal bool HasCustomSetAttribute => !IsNativeOrMissing(Slot.SetAttr) || !IsNativeOrMissing(Slot.DelAttr);

    bool IsNativeOrMissing(Slot slot) => Find(slot).Object is null or MethodDescriptor;

    public bool IsSubtypeOf(PyType other)
    {
        foreach (var type in Mro)
        {
            if (type == other)
            {
                return true;
            }
        }
        return false;
    }

    void EnsurePopulated()
    {
        if (populate != null)
        {
            var fill = populate;
            populate = null;
            fill(this);
        }
    }

    // ---- changing ----------------------------------------------------------------------------------------------------

    /// <summary>Sets a class attribute and switches off the caches that saw the old one.</summary>
    public void SetAttribute(PyStr name, Value value)
    {
        Attributes.Set(name, value);
        Invalidate(name);
    }

    /// <summary>False if there is no such attribute.</summary>
    public bool DeleteAttribute(PyStr name)
    {
        var existed = Attributes.Remove(name);
        Invalidate(name);
        return existed;
    }

    /// <summary>Forgets everything remembered about this class and its subclasses.</summary>
    internal void Invalidate()
    {
        lock (gate)
        {
            lookups.Clear();
            slots = null;
            keyKind = KeyKind.Unknown;
            instantiation = Instantiation.Unknown;
            dependents.Clear();
        }
        foreach (var subclass in Subclasses())
        {
            subclass.Invalidate();
        }
    }

    // One attribute was changed. Special methods decide about all others (__getattr__), about slots and about how instances are made.
    void Invalidate(PyStr name)
    {
        if (name.Text.StartsWith("__", StringComparison.Ordinal))
        {
            Invalidate();
            return;
        }
        lock (gate)
        {
            lookups.Clear();
            dependents.Remove(name);
        }
        foreach (var subclass in Subclasses())
        {
            subclass.Invalidate(name);
        }
    }

    /// <summary>The entry is disabled when the class's attribute of that name changes, or a special method.</summary>
    internal void AddDependent(AttributeEntry entry)
    {
        lock (gate)
        {
            dependents.Add(entry);
        }
    }

    /// <summary>What is known about the attributes of the class object itself.</summary>
    internal AttributeEntries EntriesOfClass => entriesOfClass ?? Interlocked.CompareExchange(ref entriesOfClass, new AttributeEntries(), null) ?? entriesOfClass;

    // ---- instances ---------------------------------------------------------------------------------------------------

    /// <summary>Made by the runtime only, if it has none.</summary>
    internal bool HasAllocator => Allocator != null;

    /// <summary>A new instance without attributes, <c>__init__</c> not called.</summary>
    internal PyObject Allocate()
    {
        var instance = AllocateUnwatched();
        if (Has(Slot.Del) && EndsOfInstances != EndOfInstances.Unseen)
        {
            Interpreter!.Finalization.Watch(instance);
        }
        return instance;
    }

    /// <summary>The same, of a class that has no <c>__del__</c>.</summary>
    PyObject AllocateUnwatched() => Allocator == null ? PyInstance.Allocate(Root.Id, Root.InlineCount, Anchor!) : AllocateDerived();

    PyObject AllocateDerived()
    {
        var instance = Allocator(Root.Id, Root.InlineCount);
        if (Anchor is not null)
        {
            instance.AttributeSlots = Anchor;
        }
        return instance;
    }

    /// <summary>Instances got more attributes than fit inside: the next ones are made larger.</summary>
    internal void GrowInline(int needed)
    {
        if (Allocator == null && needed > Root.InlineCount && Root.InlineCount < PyInstance.MaxInline)
        {
            var larger = Shape.Root(this, needed <= 4 ? 4 : needed <= 8 ? 8 : PyInstance.MaxInline);
            foreach (var name in Root.Names)
            {
                larger = larger.WithDeclared(name);
            }
            formerRoots = [.. formerRoots, Root];
            Root = larger;
        }
    }

    public override string ToString() => $"<class '{Name}'>";
}
