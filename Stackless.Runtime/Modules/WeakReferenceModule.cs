// _weakref: what the library's weakref is made of. https://docs.python.org/3/library/weakref.html

namespace Stackless.Runtime;

[PyModule("_weakref")]
public static unsafe partial class WeakReferenceModule
{
    [PyFunction("getweakrefcount")]
    public static long Count(Value obj) => obj.IsInt || obj.IsFloat ? 0 : WeakReferences.To(obj.Object).Count;

    [PyFunction("getweakrefs")]
    public static Value References(Value obj) => new(obj.IsInt || obj.IsFloat ? new PyList() : WeakReferences.To(obj.Object));

    [PyConstant("ref")]
    public static PyType Reference => BuiltinTypes.WeakReference;

    [PyConstant("ReferenceType")]
    public static PyType ReferenceType => BuiltinTypes.WeakReference;

    [PyConstant("ProxyType")]
    public static PyType ProxyType => BuiltinTypes.WeakProxy;

    [PyConstant("CallableProxyType")]
    public static PyType CallableProxyType => BuiltinTypes.WeakProxy;

    [PyFunction("proxy")]
    public static Value Proxy(ThreadState ts, Value obj, Value callback = default)
    {
        if (!PyWeakReference.IsReferable(obj))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot create weak reference to '{obj.Type.MessageName}' object");
        }
        var isPlain = callback.IsNull || callback.IsNone;
        if (isPlain)
        {
            foreach (var existing in WeakReferences.To(obj.Object).Span)
            {
                if (existing.Object is PyWeakProxy { HasCallback: false })
                {
                    return existing;
                }
            }
        }
        return new Value(new PyWeakProxy(ts.Interpreter, obj.Object, isPlain ? Value.None : callback));
    }

    [PyFunction("_remove_dead_weakref")]
    public static Value RemoveDead(ThreadState ts, PyDict dict, Value key) => ts.Then(DictLookup.Get(ts, dict, key), EntryFound, new Value(dict), key);

    static readonly Continuation EntryFound = new("weakref.found", &RemoveIfDead);
    static readonly Continuation EntryRemoved = new("weakref.removed", &AfterRemove);

    static Value RemoveIfDead(ThreadState ts, Value found, Value dict, Value key, Value c) => found.Object is PyWeakReference { Target: null }
        ? ts.Then(DictLookup.Remove(ts, (PyDict)dict.Object, key), EntryRemoved)
        : Value.None;

    static Value AfterRemove(ThreadState ts, Value removed, Value a, Value b, Value c) => Value.None;
}
