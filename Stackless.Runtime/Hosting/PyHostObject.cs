// A .NET object in Python's hands that has no counterpart there: it can be kept and passed back, and says what its ToString says. It is equal to itself, or
// to another that its Equals says it is equal to.
namespace Stackless.Runtime;

[PyType("Object", Module = "System", IsHidden = true)]
public sealed partial class PyHostObject(object target) : PyObject(ShapeIds.HostObject)
{
    /// <summary>The .NET object.</summary>
    public object Target { get; } = target;

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts)
    {
        try
        {
            return Value.Str(Target.ToString() ?? Target.GetType().FullName!);
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
