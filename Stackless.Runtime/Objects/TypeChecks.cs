// isinstance() and issubclass(): classes at once, tuples and unions one by one, __instancecheck__ and __subclasscheck__ of metaclasses
// written in Python. Objects that are no classes but have __bases__ are walked by the prelude.
// https://docs.python.org/3/reference/datamodel.html#customizing-instance-and-subclass-checks
namespace Stackless.Runtime;

static unsafe class TypeChecks
{
    static readonly PyStr ClassKey = PyStr.Intern("__class__");

    /// <summary><c>isinstance(o, cls)</c>.</summary>
    public static Value IsInstance(ThreadState ts, Value o, Value cls)
    {
        if (cls.Object is PyType type && type.Type == BuiltinTypes.Type)
        {
            return o.Type.IsSubtypeOf(type) ? Value.Bool(true) : Instance(ts, o, type);
        }
        if (o.Type == cls.Object)
        {
            return Value.Bool(true);
        }
        if (Alternatives(cls) is { } items)
        {
            return Any(ts, o, items, 0, true);
        }
        var check = cls.Type.Find(Slot.InstanceCheck);
        return check.IsNull
            ? Prelude.Call(ts, PreludeNames.IsInstanceOfObject, o, cls)
            : ts.Then(Calling.CallMethod1(ts, check, cls, o), ToBool);
    }

    /// <summary><c>issubclass(c, cls)</c>.</summary>
    public static Value IsSubclass(ThreadState ts, Value c, Value cls)
    {
        if (cls.Object is PyType type && type.Type == BuiltinTypes.Type)
        {
            return Subclass(ts, c, type);
        }
        if (Alternatives(cls) is { } items)
        {
            return Any(ts, c, items, 0, false);
        }
        var check = cls.Type.Find(Slot.SubclassCheck);
        return check.IsNull
            ? Prelude.Call(ts, PreludeNames.IsSubclassOfObject, c, cls)
            : ts.Then(Calling.CallMethod1(ts, check, cls, c), ToBool);
    }

    static Value[]? Alternatives(Value cls) => cls.Object switch
    {
        PyTuple tuple => tuple.Items,
        PyUnion union => union.Arguments.Items,
        _ => null,
    };

    static Value Any(ThreadState ts, Value o, Value[] items, int index, bool isInstance)
    {
        if (ts.StackIsLow())
        {
            return ts.Then(ts.SpillNative(), NotYet, o, new Value(new PyTuple(items)), Value.Int(index * 2L + (isInstance ? 1 : 0)));
        }
        for (; index < items.Length; index++)
        {
            var cls = items[index].IsNone ? new Value(BuiltinTypes.NoneType) : items[index];
            var result = isInstance ? IsInstance(ts, o, cls) : IsSubclass(ts, o, cls);
            if (result.IsNull)
            {
                return ts.Then(result, Asked, o, new Value(new PyTuple(items)), Value.Int(index * 2L + (isInstance ? 1 : 0)));
            }
            if (result.IsTrue)
            {
                return result;
            }
        }
        return Value.Bool(false);
    }

    static readonly Continuation Asked = new("typechecks.any", &AfterAsk);
    static readonly Continuation NotYet = new("typechecks.again", &Again);
    static readonly Continuation ToBool = new("typechecks.bool", &Test);
    static readonly Continuation ClassReady = new("typechecks.class", &CompareClass);

    static Value AfterAsk(ThreadState ts, Value result, Value o, Value items, Value packed) =>
        result.IsTrue ? result : Any(ts, o, ((PyTuple)items.Object).Items, (int)(packed.Bits >> 1) + 1, (packed.Bits & 1) != 0);

    static Value Again(ThreadState ts, Value unused, Value o, Value items, Value packed) =>
        Any(ts, o, ((PyTuple)items.Object).Items, (int)(packed.Bits >> 1), (packed.Bits & 1) != 0);

    static Value Test(ThreadState ts, Value result, Value a, Value b, Value c) => Truth.Test(ts, result);

    /// <summary><c>type.__instancecheck__</c>: the type, or what a proxy says its <c>__class__</c> is.</summary>
    public static Value Instance(ThreadState ts, Value o, PyType cls)
    {
        var type = o.Type;
        if (type.IsSubtypeOf(cls))
        {
            return Value.Bool(true);
        }
        if (type.IsBuiltIn && o.Object is not PyWeakProxy || !type.IsBuiltIn && !type.HasCustomGetAttribute && type.Lookup(ClassKey).Object is GetSetDescriptor)
        {
            return Value.Bool(false);
        }
        return ts.Then(AttributeLookup.Load(ts, o, ClassKey), ClassReady, new Value(cls));
    }

    static Value CompareClass(ThreadState ts, Value own, Value cls, Value b, Value c) =>
        Value.Bool(own.Object is PyType type && type.IsSubtypeOf((PyType)cls.Object));

    /// <summary><c>type.__subclasscheck__</c>.</summary>
    public static Value Subclass(ThreadState ts, Value c, PyType cls) => c.Object is PyType type
        ? Value.Bool(type.IsSubtypeOf(cls))
        : Prelude.Call(ts, PreludeNames.IsSubclassOfObject, c, new Value(cls));
}
