// Classes that native code describes at run time: those of .NET types. They are classes like those written in Python (an interpreter's own, open to classes below
// them), but their namespace is filled when somebody first looks into it, and their order of resolution is given: .NET's interfaces have none of their own.
namespace Stackless.Runtime;

/// <summary>What an object in a class means to who reads it through an object or through the class.</summary>
enum AttributeUse
{
    /// <summary>What its Get says.</summary>
    Asked,

    /// <summary>A function: called with the object as first argument; through the class it is itself.</summary>
    Method,

    /// <summary>Itself, however it is read.</summary>
    Constant,

    /// <summary>What its Get says, which the site may ask at once: through an object, and through the class.</summary>
    Property,
}

public sealed unsafe partial class PyType
{
    /// <summary>A new class.</summary>
    /// <param name="bases">The first says what instances are made of.</param>
    /// <param name="order">Behind the class itself in its order of resolution; null: worked out as for any class.</param>
    /// <param name="populate">Fills the namespace.</param>
    internal static PyType Describe(ThreadState ts, string name, string module, PyType[] bases, PyType[]? order, delegate*<PyType, void> populate)
    {
        var body = new PyDict();
        body.Set(SlotsName, new Value(PyTuple.Empty));
        var type = Create(ts, BuiltinTypes.Type, name, order is null ? bases : bases[..1], body)
            ?? throw new InvalidOperationException($"{name} cannot be a class below {string.Join(", ", bases.Select(b => b.Name))}");
        type.Namespace.Remove(SlotsName);
        type.Namespace.Set("__module__", Value.Str(module));
        if (order is not null)
        {
            foreach (var b in bases[1..])
            {
                b.AddSubclass(type);
            }
            type.Bases = bases;
            type.Mro = [type, .. order];
        }
        type.populate = populate;
        return type;
    }
}
