// Assignment to __bases__: a class moves below other bases of the same layout, and with it the classes below it. All new orders of
// resolution are worked out before anything is changed, so a refusal leaves everything as it was.
// https://docs.python.org/3/reference/datamodel.html#type.__bases__
namespace Stackless.Runtime;

public sealed unsafe partial class PyType
{
    [PySetter("__bases__")]
    public Value SetBases(ThreadState ts, Value value)
    {
        if (IsImmutable)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot set '__bases__' attribute of immutable type '{MessageName}'");
        }
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot delete '__bases__' attribute of type '{Name}'");
        }
        if (value.Object is not PyTuple { Count: > 0 } tuple)
        {
            return ts.Raise(BuiltinTypes.TypeError, value.Object is PyTuple
                ? $"can only assign non-empty tuple to {Name}.__bases__, not ()"
                : $"can only assign tuple to {Name}.__bases__, not {value.Type.MessageName}");
        }
        if (AcceptableBases(ts, tuple) is not { } bases)
        {
            return default;
        }
        var former = Bases;
        Bases = bases;
        var orders = new List<(PyType Type, PyType[] Mro)>();
        if (!Reorder(this, orders))
        {
            foreach (var (type, mro) in orders)
            {
                type.Mro = mro;
            }
            Bases = former;
            return ts.Raise(BuiltinTypes.TypeError, "Cannot create a consistent method resolution order (MRO) for bases " + string.Join(", ", bases.Select(b => b.Name)));
        }
        foreach (var b in former)
        {
            b.RemoveSubclass(this);
        }
        foreach (var b in bases)
        {
            b.AddSubclass(this);
        }
        Invalidate();
        return Value.None;
    }

    /// <summary>Attributes are looked for in this order from now on, whatever the bases are.</summary>
    internal void SetOrder(PyType[] mro)
    {
        Mro = mro;
        Invalidate();
    }

    PyType[]? AcceptableBases(ThreadState ts, PyTuple tuple)
    {
        var bases = new PyType[tuple.Count];
        var layout = BuiltinTypes.Object;
        var inherited = 0;
        for (var i = 0; i < bases.Length; i++)
        {
            if (tuple.Items[i].Object is not PyType b)
            {
                ts.Raise(BuiltinTypes.TypeError, $"{Name}.__bases__ must be tuple of classes, not '{tuple.Items[i].Type.MessageName}'");
                return null;
            }
            if (b.IsSubtypeOf(this))
            {
                ts.Raise(BuiltinTypes.TypeError, "a __bases__ item causes an inheritance cycle");
                return null;
            }
            if (Array.IndexOf(bases, b) >= 0)
            {
                ts.Raise(BuiltinTypes.TypeError, $"duplicate base class {b.Name}");
                return null;
            }
            if ((b.Flags & TypeFlags.IsSubclassable) == 0)
            {
                ts.Raise(BuiltinTypes.TypeError, $"type '{b.MessageName}' is not an acceptable base type");
                return null;
            }
            var candidate = SolidBase(b.IsBuiltIn ? b : b.Layout);
            layout = candidate.IsSubtypeOf(layout) ? candidate : layout;
            inherited = Math.Max(inherited, b.IsBuiltIn ? 0 : b.Root.Names.Length);
            bases[i] = b;
        }
        if (layout != Layout || inherited != InheritedSlotCount || bases.Any(b => b.HasDict) && !HasDict)
        {
            ts.Raise(BuiltinTypes.TypeError, $"__bases__ assignment: '{bases[0].Name}' object layout differs from '{Bases[0].Name}'");
            return null;
        }
        return bases;
    }

    int InheritedSlotCount => Bases.Max(b => b.IsBuiltIn ? 0 : b.Root.Names.Length);

    // The type's new order, then those of the classes below it. False if one has none; `former` then says how to go back.
    static bool Reorder(PyType type, List<(PyType Type, PyType[] Mro)> former)
    {
        former.Add((type, type.Mro));
        if (type.Linearise() is not { } mro)
        {
            return false;
        }
        type.Mro = mro;
        return type.Subclasses().TrueForAll(subclass => Reorder(subclass, former));
    }
}
