// _objects: what the prelude needs of the kernel and Python has no name for.
namespace Stackless.Runtime;

[PyModule("_objects")]
public static unsafe partial class ObjectsModule
{
    static readonly PyStr ClassCellKey = PyStr.Intern("__classcell__");
    static readonly PyStr ClassDictCellKey = PyStr.Intern("__classdictcell__");
    static readonly PyStr QualnameKey = PyStr.Intern("__qualname__");
    static readonly PyStr DocKey = PyStr.Intern("__doc__");
    static readonly PyStr DictKey = PyStr.Intern("__dict__");
    static readonly PyStr WeakKey = PyStr.Intern("__weakref__"), SlotsKey = PyStr.Intern("__slots__");

    [PyFunction("length_hint")]
    public static Value LengthHintOf(ThreadState ts, Value obj, Value otherwise) => LengthHint.Of(ts, obj, otherwise);

    /// <summary>The union of distinct types.</summary>
    [PyFunction("make_union")]
    public static Value MakeUnion(PyTuple parts) => new(new PyUnion(parts));

    /// <summary>The class itself, with its cell filled; __set_name__ and __init_subclass__ are the caller's.</summary>
    [PyFunction("create_type")]
    public static Value CreateType(ThreadState ts, PyType metaclass, PyStr name, PyTuple bases, PyDict body)
    {
        var types = new PyType[bases.Count];
        for (var i = 0; i < types.Length; i++)
        {
            if (bases.Items[i].Object is not PyType b)
            {
                return ts.Raise(BuiltinTypes.TypeError, "bases must be types");
            }
            types[i] = b;
        }
        var qualname = body.GetOrNull(QualnameKey);
        if (!qualname.IsNull && qualname.Object is not PyStr)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"type __qualname__ must be a str, not {qualname.Type.MessageName}");
        }
        if (!PyType.CanBeName(ts, name) || body.GetOrNull(DocKey).Object is PyStr doc && !PyType.IsWellFormed(ts, doc))
        {
            return default;
        }
        if (PyType.Create(ts, metaclass, name.Text, types, body) is not { } type)
        {
            return default;
        }
        var space = type.Namespace;
        type.QualifiedName = qualname.Object is PyStr q ? q.Text : name.Text;
        // A slot may have one of these names.
        foreach (var key in (PyStr[])[QualnameKey, ClassDictCellKey, ClassCellKey])
        {
            if (space.GetOrNull(key) is { IsNull: false, Object: not PyMember })
            {
                space.Remove(key);
            }
        }
        if (body.TryGet(ClassCellKey, out var cell))
        {
            if (cell.Object is not PyCell c)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"__classcell__ must be a nonlocal cell, not {cell.Type}");
            }
            c.Content = new Value(type);
        }
        if (!space.ContainsKey(DocKey))
        {
            space.Set(DocKey, Value.None);
        }
        var inherited = false;
        foreach (var b in type.Bases)
        {
            inherited |= b.HasDict && b.Attributes.ContainsKey(DictKey) || !b.Lookup(DictKey).IsNull;
        }
        if (type.HasDict && !inherited && !space.ContainsKey(DictKey))
        {
            space.Set(DictKey, new Value(new GetSetDescriptor(type, "__dict__", &GetDict, &SetDict)));
        }
        if ((type.HasDict && !inherited && !space.ContainsKey(SlotsKey) || type.HasWeakReferenceSlot) && type.Lookup(WeakKey).IsNull)
        {
            space.Set(WeakKey, new Value(new GetSetDescriptor(type, "__weakref__", &GetWeak, null)));
        }
        type.Invalidate();
        return new Value(type);
    }

    /// <summary>What a metaclass's mro() has answered.</summary>
    [PyFunction("set_mro")]
    public static Value SetMro(ThreadState ts, PyType type, PyTuple order)
    {
        var mro = new PyType[order.Count];
        for (var i = 0; i < mro.Length; i++)
        {
            if (order.Items[i].Object is not PyType t)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"mro() returned a non-class ('{order.Items[i].Type.MessageName}')");
            }
            if (!type.Layout.IsSubtypeOf(t.IsBuiltIn ? t : t.Layout))
            {
                return ts.Raise(BuiltinTypes.TypeError, $"mro() returned base with unsuitable layout ('{t.MessageName}')");
            }
            mro[i] = t;
        }
        type.SetOrder(mro);
        return Value.None;
    }

    static Value GetDict(ThreadState ts, Value self) => new(AttributeStorage.ToDictionary(self.Object));

    static Value GetWeak(ThreadState ts, Value self) => WeakReferences.To(self.Object).Span is [var first, ..] ? first : Value.None;

    static Value SetDict(ThreadState ts, Value self, Value value)
    {
        if (self.Object is PyType || !self.Type.HasDict)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"this __dict__ descriptor does not support '{self.Type.MessageName}' objects");
        }
        if (value.Object is not PyDict dict)
        {
            if (!value.IsNull)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"__dict__ must be set to a dictionary, not a '{value.Type.MessageName}'");
            }
            dict = new PyDict();
        }
        AttributeStorage.Install(self.Object, dict);
        return Value.None;
    }

    /// <summary>As a decorator: a class of the library that is written in C in CPython, whose attributes nobody sets.</summary>
    [PyFunction("seal")]
    public static Value Seal(PyType type)
    {
        type.Seal();
        return new Value(type);
    }

    /// <summary>An attribute of an object's type, unbound; None if there is none. As the runtime looks up special methods.</summary>
    [PyFunction("lookup")]
    public static Value Lookup(PyType type, PyStr name) => type.Lookup(name.Intern()) is { IsNull: false } found ? found : Value.None;

    /// <summary>The object's own attributes as a new dict, or None if it has none.</summary>
    [PyFunction("attributes")]
    public static Value Attributes(Value o)
    {
        PyDict? dict = null;
        foreach (var (name, value) in AttributeStorage.Enumerate(o.Object))
        {
            (dict ??= new PyDict()).Set(name, value);
        }
        return dict is null ? Value.None : new Value(dict);
    }

    /// <summary>(name, value) pairs of the slots declared in __slots__ that are filled, as a dict, or None if the class declares none.</summary>
    [PyFunction("slot_values")]
    public static Value SlotValues(ThreadState ts, Value o)
    {
        PyDict? dict = null;
        foreach (var type in o.Type.Mro)
        {
            if (type.IsBuiltIn)
            {
                continue;
            }
            foreach (var (key, value) in type.Namespace.Pairs())
            {
                if (value.Object is PyMember member)
                {
                    var content = AttributeStorage.Slot(o.Object, member.SlotNumber);
                    dict ??= new PyDict();
                    if (!content.IsNull)
                    {
                        dict.Set((PyStr)key.Object, content);
                    }
                }
            }
        }
        return dict is null ? Value.None : new Value(dict);
    }

    /// <summary>The nearest built-in type: the one that fixes the layout.</summary>
    [PyFunction("layout")]
    public static Value Layout(PyType type) => new(type.IsBuiltIn ? type : type.Layout);
}
