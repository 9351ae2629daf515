// bool as Python sees it: the constructor, the names, and the logical operators that stay bool.
namespace Stackless.Runtime;

[PyType("bool", Base = "int")]
public sealed partial class PyBool
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value x = default) => x.IsNull ? Value.Bool(false) : Truth.Test(ts, x);

    [PyMethod("__repr__")]
    public string Repr() => this == True ? "True" : "False";

    [PyMethod("__invert__")]
    public Value Invert(ThreadState ts) => Deprecations.Warn(ts,
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is "
        + "usually not what you expect from the negation of a bool object. Use the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of "
        + "the underlying int.", Value.Int(this == True ? -2 : -1));

    [PyMethod("__and__")]
    public Value And(ThreadState ts, Value value) => value.Object is PyBool ? Value.Bool(this == True && value.IsTrue) : PyInt.And(ts, new Value(this), value);

    [PyMethod("__or__")]
    public Value Or(ThreadState ts, Value value) => value.Object is PyBool ? Value.Bool(this == True || value.IsTrue) : PyInt.Or(ts, new Value(this), value);

    [PyMethod("__xor__")]
    public Value Xor(ThreadState ts, Value value) => value.Object is PyBool ? Value.Bool(this == True != value.IsTrue) : PyInt.Xor(ts, new Value(this), value);
}
