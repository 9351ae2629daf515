// A .NET object in Python's hands. Its class is that of its .NET type (HostClasses); a Python class below one has objects like it, with attributes of their own.
// It says what its ToString says, and is equal to itself, or to another that its Equals says it is equal to.
namespace Stackless.Runtime;

[PyType("HostObject", Module = "clr", IsHidden = true, Subclassable = true)]
public partial class PyHostObject : PyObject
{
    Value[]? attributes;

    /// <summary>An object that is only handed on: it is of no .NET type's class.</summary>
    internal PyHostObject(object target) : base(ShapeIds.HostObject) => Target = target;

    internal PyHostObject(int shapeId) : base(shapeId) => Target = this;

    /// <summary>The .NET object.</summary>
    public object Target { get; internal set; }

    internal override ref Value[]? AttributeSlots => ref attributes;

    internal override bool HasPlainAttributes => true;

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts)
    {
        try
        {
            return Value.Str((ReferenceEquals(Target, this) ? null : Target.ToString()) ?? $"<{Type.Name} object>");
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other)
    {
        try
        {
            return other.Object is PyHostObject o ? Value.Bool(Target.Equals(o.Target)) : Value.NotImplemented;
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts)
    {
        try
        {
            return Value.Int((long)Target.GetHashCode());
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => ts.Raise(BuiltinTypes.TypeError, $"a .NET object ({Target.GetType()}) cannot be pickled");
}
