// weakref.proxy: what is done to it is done to its object, while that lives. Attributes, calls and operators go through the same protocols as
// everybody's, with the object in the proxy's place. A proxy cannot be hashed. https://docs.python.org/3/library/weakref.html#weakref.proxy
namespace Stackless.Runtime;

[PyType("ProxyType", Module = "weakref", IsHidden = true)]
public sealed partial class PyWeakProxy : PyObject
{
    readonly PyWeakReference reference;

    public PyWeakProxy(Interpreter interpreter, PyObject o, Value callback) : base(ShapeIds.WeakProxy) => reference = new PyWeakReference(interpreter, o, callback, this);

    internal bool HasCallback => !reference.Callback.IsNone;

    bool TryTarget(ThreadState ts, out Value o)
    {
        o = default;
        if (ts.StackIsExhausted())
        {
            ts.RaiseTooDeep();
            return false;
        }
        if (reference.Target is { } found)
        {
            o = new Value(found);
            return true;
        }
        ts.Raise(BuiltinTypes.ReferenceError, "weakly-referenced object no longer exists");
        return false;
    }

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name) => TryTarget(ts, out var o) ? AttributeLookup.Load(ts, o, name) : default;
    public override Value SetAttribute(ThreadState ts, Value self, PyStr name, Value value) => TryTarget(ts, out var o) ? AttributeLookup.Store(ts, o, name, value) : default;
    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) => TryTarget(ts, out var o) ? o.Object.Call(ts, arguments, keywords) : default;
    public override Value Next(ThreadState ts) => !TryTarget(ts, out var o) ? default
        : o.Type.Has(Slot.Next) ? o.Object.Next(ts)
        : ts.Raise(BuiltinTypes.TypeError, $"Weakref proxy referenced a non-iterator '{o.Type.MessageName}' object");

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => TryTarget(ts, out var o) ? KeywordCalls.Call(ts, o, rest, keywords) : default;

    [PyMethod("__str__")]
    public Value Str(ThreadState ts) => TryTarget(ts, out var o) ? Representation.Str(ts, o) : default;

    [PyMethod("__repr__")]
    public string Repr() => reference.Target is { } o
        ? $"<weakproxy at 0x{Identity.Of(new Value(this)):x}; to '{o.Type.MessageName}' at 0x{Identity.Of(new Value(o)):x}>"
        : $"<weakproxy at 0x{Identity.Of(new Value(this)):x}; dead>";

    [PyMethod("__bool__")]
    public Value Bool(ThreadState ts) => TryTarget(ts, out var o) ? Truth.Test(ts, o) : default;

    [PyMethod("__len__")]
    public Value Len(ThreadState ts) => TryTarget(ts, out var o) ? BuiltinsModule.Len(ts, o) : default;

    [PyMethod("__bytes__")]
    public Value Bytes(ThreadState ts) => TryTarget(ts, out var o) ? Calling.CallNamed(ts, o, BytesName) : default;

    [PyMethod("__reversed__")]
    public Value Reversed(ThreadState ts) => TryTarget(ts, out var o) ? Calling.CallNamed(ts, o, ReversedName) : default;

    static readonly PyStr BytesName = PyStr.Intern("__bytes__"), ReversedName = PyStr.Intern("__reversed__");

    [PyMethod("__iter__")]
    public Value Iter(ThreadState ts) => TryTarget(ts, out var o) ? Iteration.GetIter(ts, o) : default;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value key) => TryTarget(ts, out var o) ? Items.Load(ts, o, key) : default;

    [PyMethod("__setitem__")]
    public Value SetItem(ThreadState ts, Value key, Value value) => TryTarget(ts, out var o) ? Items.Store(ts, o, key, value) : default;

    [PyMethod("__delitem__")]
    public Value DeleteItem(ThreadState ts, Value key) => TryTarget(ts, out var o) ? Items.Delete(ts, o, key) : default;

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => TryTarget(ts, out var o) ? Comparison.Contains(ts, item, o) : default;

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    // ---- comparison and arithmetic -----------------------------------------------------------------------------------------

    // The other operand may be a proxy too.
    bool TryBoth(ThreadState ts, ref Value other, out Value o)
    {
        if (!TryTarget(ts, out o))
        {
            return false;
        }
        return other.Object is not PyWeakProxy proxy || proxy.TryTarget(ts, out other);
    }

    [PyComparisons]
    Value Compare(ThreadState ts, Value other, Slot op) => TryBoth(ts, ref other, out var o) ? Comparison.Rich(ts, o, other, op) : default;
    Value Apply(ThreadState ts, Value other, Slot op) => TryBoth(ts, ref other, out var o) ? Number.Binary(ts, o, other, op) : default;
    Value ApplyReflected(ThreadState ts, Value other, Slot op) => TryBoth(ts, ref other, out var o) ? Number.Binary(ts, other, o, op) : default;
    Value ApplyInPlace(ThreadState ts, Value other, Slot op) => TryBoth(ts, ref other, out var o) ? Number.InPlace(ts, o, other, op) : default;
    Value Apply(ThreadState ts, Slot op) => TryTarget(ts, out var o) ? Number.Unary(ts, o, op) : default;

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other) => Apply(ts, other, Slot.Add);

    [PyMethod("__sub__")]
    public Value Sub(ThreadState ts, Value other) => Apply(ts, other, Slot.Sub);

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value other) => Apply(ts, other, Slot.Mul);

    [PyMethod("__matmul__")]
    public Value MatMul(ThreadState ts, Value other) => Apply(ts, other, Slot.MatMul);

    [PyMethod("__truediv__")]
    public Value TrueDiv(ThreadState ts, Value other) => Apply(ts, other, Slot.TrueDiv);

    [PyMethod("__floordiv__")]
    public Value FloorDiv(ThreadState ts, Value other) => Apply(ts, other, Slot.FloorDiv);

    [PyMethod("__mod__")]
    public Value Mod(ThreadState ts, Value other) => Apply(ts, other, Slot.Mod);

    [PyMethod("__pow__")]
    public Value Pow(ThreadState ts, Value other) => Apply(ts, other, Slot.Pow);

    [PyMethod("__lshift__")]
    public Value LShift(ThreadState ts, Value other) => Apply(ts, other, Slot.LShift);

    [PyMethod("__rshift__")]
    public Value RShift(ThreadState ts, Value other) => Apply(ts, other, Slot.RShift);

    [PyMethod("__and__")]
    public Value And(ThreadState ts, Value other) => Apply(ts, other, Slot.And);

    [PyMethod("__xor__")]
    public Value Xor(ThreadState ts, Value other) => Apply(ts, other, Slot.Xor);

    [PyMethod("__or__")]
    public Value Or(ThreadState ts, Value other) => Apply(ts, other, Slot.Or);

    [PyMethod("__divmod__")]
    public Value DivMod(ThreadState ts, Value other) => Apply(ts, other, Slot.DivMod);

    [PyMethod("__radd__")]
    public Value RAdd(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.Add);

    [PyMethod("__rsub__")]
    public Value RSub(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.Sub);

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.Mul);

    [PyMethod("__rmatmul__")]
    public Value RMatMul(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.MatMul);

    [PyMethod("__rtruediv__")]
    public Value RTrueDiv(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.TrueDiv);

    [PyMethod("__rfloordiv__")]
    public Value RFloorDiv(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.FloorDiv);

    [PyMethod("__rmod__")]
    public Value RMod(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.Mod);

    [PyMethod("__rpow__")]
    public Value RPow(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.Pow);

    [PyMethod("__rlshift__")]
    public Value RLShift(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.LShift);

    [PyMethod("__rrshift__")]
    public Value RRShift(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.RShift);

    [PyMethod("__rand__")]
    public Value RAnd(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.And);

    [PyMethod("__rxor__")]
    public Value RXor(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.Xor);

    [PyMethod("__ror__")]
    public Value ROr(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.Or);

    [PyMethod("__rdivmod__")]
    public Value RDivMod(ThreadState ts, Value other) => ApplyReflected(ts, other, Slot.DivMod);

    [PyMethod("__iadd__")]
    public Value IAdd(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.Add);

    [PyMethod("__isub__")]
    public Value ISub(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.Sub);

    [PyMethod("__imul__")]
    public Value IMul(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.Mul);

    [PyMethod("__imatmul__")]
    public Value IMatMul(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.MatMul);

    [PyMethod("__itruediv__")]
    public Value ITrueDiv(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.TrueDiv);

    [PyMethod("__ifloordiv__")]
    public Value IFloorDiv(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.FloorDiv);

    [PyMethod("__imod__")]
    public Value IMod(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.Mod);

    [PyMethod("__ipow__")]
    public Value IPow(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.Pow);

    [PyMethod("__ilshift__")]
    public Value ILShift(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.LShift);

    [PyMethod("__irshift__")]
    public Value IRShift(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.RShift);

    [PyMethod("__iand__")]
    public Value IAnd(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.And);

    [PyMethod("__ixor__")]
    public Value IXor(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.Xor);

    [PyMethod("__ior__")]
    public Value IOr(ThreadState ts, Value other) => ApplyInPlace(ts, other, Slot.Or);

    [PyMethod("__neg__")]
    public Value Neg(ThreadState ts) => Apply(ts, Slot.Neg);

    [PyMethod("__pos__")]
    public Value Pos(ThreadState ts) => Apply(ts, Slot.Pos);

    [PyMethod("__invert__")]
    public Value Invert(ThreadState ts) => Apply(ts, Slot.Invert);

    [PyMethod("__abs__")]
    public Value Abs(ThreadState ts) => TryTarget(ts, out var o) ? BuiltinsModule.Abs(ts, o) : default;

    [PyMethod("__index__")]
    public Value Index(ThreadState ts) => TryTarget(ts, out var o) ? Numbers.Index(ts, o) : default;

    [PyMethod("__int__")]
    public Value Int(ThreadState ts) => TryTarget(ts, out var o) ? BuiltinTypes.Int.Call1(ts, o) : default;

    [PyMethod("__float__")]
    public Value Float(ThreadState ts) => TryTarget(ts, out var o) ? BuiltinTypes.Float.Call1(ts, o) : default;
}
