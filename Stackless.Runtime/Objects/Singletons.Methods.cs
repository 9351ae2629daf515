// NoneType, NotImplementedType and ellipsis as Python sees them, and what iter(callable, sentinel) makes.
namespace Stackless.Runtime;

[PyType("NoneType", Id = "NoneType", IsHidden = true)]
public sealed partial class PyNone
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type) => Value.None;

    [PyMethod("__repr__")]
    public string Repr() => "None";

    [PyMethod("__bool__")]
    public bool Bool() => false;

    [PyMethod("__hash__")]
    public long Hash() => 0xfca86420;

    [PyMethod("__or__")]
    public static Value Or(ThreadState ts, Value self, Value other) => other.IsNone ? Value.NotImplemented : PyUnion.Or(ts, self, other);

    [PyMethod("__ror__")]
    public static Value ROr(ThreadState ts, Value self, Value other) => other.IsNone ? Value.NotImplemented : PyUnion.Or(ts, other, self);

    static bool IsInstance(Value self) => self.IsNone;
}

[PyType("NotImplementedType", Id = "NotImplemented", IsHidden = true)]
public sealed partial class PyNotImplemented
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type) => Value.NotImplemented;

    [PyMethod("__repr__")]
    public string Repr() => "NotImplemented";

    [PyMethod("__bool__")]
    public Value Bool(ThreadState ts) => ts.Raise(BuiltinTypes.TypeError, "NotImplemented should not be used in a boolean context");

    [PyMethod("__reduce__")]
    public string Reduce() => "NotImplemented";
}

[PyType("ellipsis", Id = "Ellipsis", IsHidden = true)]
public sealed partial class PyEllipsis
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type) => new(Instance);

    [PyMethod("__repr__")]
    public string Repr() => "Ellipsis";

    [PyMethod("__reduce__")]
    public string Reduce() => "Ellipsis";
}
