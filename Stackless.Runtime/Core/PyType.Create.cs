// Making a class from a class statement or type(name, bases, namespace): the checks, the MRO (C3), the layout and __slots__.
// Calls no Python code; __set_name__ and __init_subclass__ are the prelude's (type_new in the prelude calls this, then them).
using System.Diagnostics.CodeAnalysis;

namespace Stackless.Runtime;

public sealed unsafe partial class PyType
{
    /// <summary>
    /// A new class. Returns null with TypeError pending for unacceptable bases, a base conflict in the MRO, layouts that exclude each other, bad <c>__slots__</c>.
    /// </summary>
    /// <param name="metaclass">The most derived metaclass, already determined.</param>
    /// <param name="bases">Empty means object.</param>
    /// <param name="body">Copied.</param>
    internal static PyType? Create(ThreadState ts, PyType metaclass, string name, PyType[] bases, PyDict body)
    {
        if (bases.Length == 0)
        {
            bases = [BuiltinTypes.Object];
        }
        var solid = BuiltinTypes.Object;
        for (var i = 0; i < bases.Length; i++)
        {
            if (Array.IndexOf(bases, bases[i]) < i)
            {
                ts.Raise(BuiltinTypes.TypeError, $"duplicate base class {bases[i].Name}");
                return null;
            }
        }
        foreach (var b in bases)
        {
            if ((b.Flags & TypeFlags.IsSubclassable) == 0)
            {
                ts.Raise(BuiltinTypes.TypeError, $"type '{b.MessageName}' is not an acceptable base type");
                return null;
            }
            var candidate = b.SolidBase();
            if (candidate.IsSubtypeOf(solid))
            {
                solid = candidate;
            }
            else if (!solid.IsSubtypeOf(candidate))
            {
                ts.Raise(BuiltinTypes.TypeError, "multiple bases have instance lay-out conflict");
                return null;
            }
        }
        var layout = SolidBase(solid.IsBuiltIn ? solid : solid.Layout);
        var type = new PyType(metaclass, name, bases, body.Copy())
        {
            Interpreter = ts.Interpreter,
            Layout = layout,
            solid = solid,
            Allocator = layout == BuiltinTypes.Object ? null : layout.Allocator,
        };
        if (type.Linearise() is not { } mro)
        {
            ts.Raise(BuiltinTypes.TypeError,
                "Cannot create a consistent method resolution order (MRO) for bases " + string.Join(", ", bases.Select(b => b.Name)));
            return null;
        }
        type.Mro = mro;
        type.Flags = TypeFlags.IsSubclassable;
        foreach (var b in bases)
        {
            type.Flags |= b.Flags & (TypeFlags.HasDict | TypeFlags.IsException | TypeFlags.IsMetaclass);
        }
        if (!type.DefineSlots(ts))
        {
            return null;
        }
        type.WrapImplicitly("__new__", static f => new PyStaticMethod(f));
        type.WrapImplicitly("__init_subclass__", static f => new PyClassMethod(f));
        type.WrapImplicitly("__class_getitem__", static f => new PyClassMethod(f));
        if (type.Namespace.TryGet(EqName, out _) && !type.Namespace.TryGet(HashName, out _))
        {
            type.Namespace.Set(HashName, Value.None);
        }
        foreach (var b in bases)
        {
            b.AddSubclass(type);
        }
        return type;
    }

    // Set when the type adds nothing to the layout of its instances: the base that did last.
    PyType? solid;

    /// <summary>The type that says what its instances are made of: itself if it adds slots. Two of which neither is the other's base exclude each other.</summary>
    PyType SolidBase() => IsBuiltIn ? SolidBase(this) : solid ?? this;

    /// <summary>The base that its instances are made of: the first of those that add most to the layout.</summary>
    PyType BestBase()
    {
        var best = Bases[0];
        foreach (var b in Bases.AsSpan(1))
        {
            if (!best.SolidBase().IsSubtypeOf(b.SolidBase()))
            {
                best = b;
            }
        }
        return best;
    }

    // The type up the line of bases that has a C# class of its own: exception types that add nothing share BaseException's.
    static PyType SolidBase(PyType type)
    {
        while ((type.Flags & TypeFlags.SharesLayout) != 0)
        {
            type = type.Bases[0];
        }
        return type;
    }

    static readonly PyStr EqName = PyStr.Intern("__eq__");
    static readonly PyStr HashName = PyStr.Intern("__hash__");
    static readonly PyStr SlotsName = PyStr.Intern("__slots__");

    void WrapImplicitly(string name, Func<Value, PyObject> wrap)
    {
        var key = PyStr.Intern(name);
        if (Namespace.TryGet(key, out var f) && f.Object is PyFunction { IsMethod: true })
        {
            Namespace.Set(key, new Value(wrap(f)));
        }
    }

    // Attribute storage: the slots of every base along the MRO keep their numbers, new ones follow; a __dict__ puts
    // its attributes after them.
    bool DefineSlots(ThreadState ts)
    {
        var inherited = new List<PyStr>();
        foreach (var b in Bases)
        {
            if (!b.IsBuiltIn && b.Root.Names.Length > inherited.Count)
            {
                inherited = [.. b.Root.Names];
            }
        }
        var names = new List<PyStr>();
        if (!Namespace.TryGet(SlotsName, out var declared))
        {
            Flags |= TypeFlags.HasDict;
        }
        else
        {
            var items = declared.Object switch
            {
                PyStr => [declared],
                PyTuple tuple => tuple.Items,
                PyList list => list.ToArray(),
                PyDict dict => dict.KeysArray(),
                _ => null,
            };
            if (items is null)
            {
                ts.Raise(BuiltinTypes.TypeError, $"'{declared.Type.MessageName}' object is not iterable");
                return false;
            }
            var declaresDict = false;
            foreach (var item in items)
            {
                if (item.Object is not PyStr slot)
                {
                    ts.Raise(BuiltinTypes.TypeError, $"__slots__ items must be strings, not '{item.Type.MessageName}'");
                    return false;
                }
                if (!slot.IsIdentifier())
                {
                    ts.Raise(BuiltinTypes.TypeError, "__slots__ must be identifiers");
                    return false;
                }
                if (slot.Text == "__dict__")
                {
                    if (declaresDict)
                    {
                        ts.Raise(BuiltinTypes.TypeError, "__dict__ slot disallowed: we already got one");
                        return false;
                    }
                    declaresDict = true;
                    Flags |= TypeFlags.HasDict;
                }
                else if (slot.Text == "__weakref__")
                {
                    if (HasWeakReferenceSlot)
                    {
                        ts.Raise(BuiltinTypes.TypeError, "__weakref__ slot disallowed: we already got one");
                        return false;
                    }
                    // A base that has one already is no error: the library's stand-ins for C types have what Python classes have.
                    HasWeakReferenceSlot = true;
                }
                else
                {
                    var mangled = PyStr.Intern(Mangle(slot.Text));
                    if (slot.Text is not ("__qualname__" or "__classcell__" or "__classdictcell__") && Namespace.TryGet(mangled, out _))
                    {
                        ts.Raise(BuiltinTypes.ValueError, $"'{slot.Text}' in __slots__ conflicts with class variable");
                        return false;
                    }
                    names.Add(mangled);
                }
            }
        }
        if (names.Count > 0)
        {
            if (Layout == BuiltinTypes.Int || Layout == BuiltinTypes.Bytes || Layout == BuiltinTypes.Tuple || Layout == BuiltinTypes.Type)
            {
                ts.Raise(BuiltinTypes.TypeError, $"nonempty __slots__ not supported for subtype of '{Bases[0].Name}'");
                return false;
            }
            solid = null;
        }
        var total = inherited.Count + names.Count;
        var inline = Allocator != null ? 0 : total <= 2 && !HasDict ? 2 : total <= 4 ? 4 : 8;
        var root = Shape.Root(this, inline);
        foreach (var name in inherited)
        {
            root = root.WithDeclared(name);
        }
        foreach (var name in names)
        {
            // A slot is found only through its descriptor, never by name in the shape, so its shape name is not an identifier.
            var hidden = new PyStr(name.Text + "\0" + inherited.Count);
            Namespace.Set(name, new Value(new PyMember(this, name, root.SlotCount)));
            root = root.WithDeclared(hidden);
        }
        Root = root;
        return true;
    }

    string Mangle(string name) =>
        name.StartsWith("__", StringComparison.Ordinal) && !name.EndsWith("__", StringComparison.Ordinal) && Name.TrimStart('_').Length > 0
            ? "_" + Name.TrimStart('_') + name
            : name;

    // C3: the merge of the bases' linearisations and the list of bases; null if there is no consistent order.
    // https://docs.python.org/3/howto/mro.html
    PyType[]? Linearise()
    {
        var sequences = new List<List<PyType>>();
        foreach (var b in Bases)
        {
            sequences.Add([.. b.Mro]);
        }
        sequences.Add([.. Bases]);
        var result = new List<PyType> { this };
        for (;;)
        {
            sequences.RemoveAll(s => s.Count == 0);
            if (sequences.Count == 0)
            {
                return [.. result];
            }
            PyType? next = null;
            foreach (var sequence in sequences)
            {
                if (!sequences.Exists(other => other.IndexOf(sequence[0]) > 0))
                {
                    next = sequence[0];
                    break;
                }
            }
            if (next is null)
            {
                return null;
            }
            result.Add(next);
            sequences.ForEach(s => s.Remove(next));
        }
    }
}
