// Calling any object: what PyObject's virtual Call methods come down to for objects whose class defines __call__, and calling a
// special method that was found in a class (unbound) without making a bound method. Every path is a tail call. Special methods that come back
// to themselves without any Python function in between (__repr__ = object.__str__) end here, in RecursionError.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Calling
{
    internal static bool IsCallable(Value value) => value.Object is PyFunction or NativeCallable or PyType or PyMethod || value.Type.Has(Slot.Call);

    internal static Value CallSlot(ThreadState ts, PyObject callee, Value[] arguments) => CallSlot(ts, callee, arguments, []);

    internal static Value CallSlot(ThreadState ts, PyObject callee, Value[] arguments, PyStr[] keywords)
    {
        var call = callee.Type.Find(Slot.Call);
        if (call.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{callee.Type.MessageName}' object is not callable");
        }
        return CallMethod(ts, call, new Value(callee), arguments, keywords);
    }

    public static Value Call(ThreadState ts, Value callee, Value[] arguments, PyStr[] keywords) => callee.Object.Call(ts, arguments, keywords);

    /// <summary>True if calling the class attribute means calling it with the object as first argument.</summary>
    static bool TakesSelf(Value method) => method.Object is PyFunction { IsMethod: true } or MethodDescriptor;

    public static Value CallMethod0(ThreadState ts, Value method, Value self) =>
        ts.StackIsExhausted() ? ts.RaiseTooDeep() : TakesSelf(method) ? method.Object.Call1(ts, self) : CallBound(ts, method, self, [], []);

    public static Value CallMethod1(ThreadState ts, Value method, Value self, Value a) =>
        ts.StackIsExhausted() ? ts.RaiseTooDeep() : TakesSelf(method) ? method.Object.Call2(ts, self, a) : CallBound(ts, method, self, [a], []);

    public static Value CallMethod2(ThreadState ts, Value method, Value self, Value a, Value b) =>
        ts.StackIsExhausted() ? ts.RaiseTooDeep() : TakesSelf(method) ? method.Object.Call3(ts, self, a, b) : CallBound(ts, method, self, [a, b], []);

    public static Value CallMethod(ThreadState ts, Value method, Value self, Value[] arguments, PyStr[] keywords) =>
        ts.StackIsExhausted() ? ts.RaiseTooDeep()
        : method.Object is PyFunction { IsMethod: true } function ? ArgumentBinder.CallMethod(ts, function, self, arguments, keywords)
        : TakesSelf(method) ? method.Object.Call(ts, [self, .. arguments], keywords)
        : CallBound(ts, method, self, arguments, keywords);

    static Value CallBound(ThreadState ts, Value method, Value self, Value[] arguments, PyStr[] keywords)
    {
        if (ts.StackIsLow())
        {
            return SpillCall(ts, method, self, arguments, keywords);
        }
        var bound = AttributeLookup.Bind(ts, method, self, self.Type);
        return bound.IsNull
            ? ts.Then(bound, BoundReady, new Value(new PyTuple(arguments)), new Value(new PyTuple(Array.ConvertAll(keywords, k => new Value(k)))))
            : bound.Object.Call(ts, arguments, keywords);
    }

    // An object whose __call__ is an object whose __call__ ...: no function is entered that would notice. Two frames, so that each spill counts as
    // depth and an endless chain ends as recursion does.
    static Value SpillCall(ThreadState ts, Value method, Value self, Value[] arguments, PyStr[] keywords)
    {
        ts.Spill();
        ts.Capture(new SlotCallFrame(method, self, arguments, keywords));
        ts.Capture(new EmptyFrame());
        return default;
    }

    static readonly Continuation BoundReady = new("call.bound", &CallReady);

    static Value CallReady(ThreadState ts, Value bound, Value arguments, Value keywords, Value unused) =>
        bound.Object.Call(ts, [.. ((PyTuple)arguments.Object).Items], Array.ConvertAll(((PyTuple)keywords.Object).Items, k => (PyStr)k.Object));

    /// <summary>Calls a method by name, as <c>o.name(...)</c>.</summary>
    public static Value CallNamed(ThreadState ts, Value o, PyStr name, params Value[] arguments)
    {
        if (ts.StackIsExhausted())
        {
            return ts.RaiseTooDeep();
        }
        var found = o.Type.HasCustomGetAttribute ? default : o.Type.Lookup(name);
        if (TakesSelf(found) && AttributeStorage.Get(o.Object, name).IsNull)
        {
            return found.Object.Call(ts, [o, .. arguments], []);
        }
        var bound = AttributeLookup.Load(ts, o, name);
        return ts.Then(bound, BoundReady, new Value(new PyTuple(arguments)), new Value(new PyTuple([])));
    }
}
