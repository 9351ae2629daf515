// References that do not keep their object alive. The CLR collects when it likes, so a reference dies some time after the last
// strong one is gone. What keeps an object's references is collected with it, and its finalizer puts their callbacks on a queue; the
// running tasklet calls them at its next tick, or gc.collect() does.
// https://docs.python.org/3/library/weakref.html
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

/// <summary>Who refers to an object.</summary>
static class WeakReferences
{
    static readonly ConditionalWeakTable<PyObject, ReferenceList> references = [];

    /// <summary>The references to one object, for as long as it lives. By handles: WeakReference objects might be finalised before this one.</summary>
    sealed class ReferenceList
    {
        readonly List<WeakHandle> handles = [];

        public void Add(PyWeakReference reference)
        {
            lock (handles)
            {
                // Before it grows: an object may get ever new references that nobody keeps, or have very many.
                if (handles.Count == handles.Capacity)
                {
                    handles.RemoveAll(static handle =>
                    {
                        var isDead = handle.Target is null;
                        if (isDead)
                        {
                            handle.Free();
                        }
                        return isDead;
                    });
                }
                if (reference.IsPlain)
                {
                    handles.Insert(0, new WeakHandle(reference));
                }
                else
                {
                    handles.Add(new WeakHandle(reference));
                }
            }
        }

        /// <summary>The one plain reference, which stands before all others as in CPython; or null.</summary>
        public PyWeakReference? Plain()
        {
            lock (handles)
            {
                return handles.Count > 0 && handles[0].Target is PyWeakReference { IsPlain: true } reference ? reference : null;
            }
        }

        public void AddTo(PyList found)
        {
            lock (handles)
            {
                foreach (var handle in handles)
                {
                    if (handle.Target is PyWeakReference reference)
                    {
                        found.Append(reference.Proxy is { } proxy ? new Value(proxy) : new Value(reference));
                    }
                }
            }
        }

        // The latest first, as CPython calls them.
        ~ReferenceList()
        {
            for (var i = handles.Count - 1; i >= 0; i--)
            {
                if (handles[i].Target is PyWeakReference reference && !reference.Callback.IsNone)
                {
                    reference.Interpreter!.DueReferences.Enqueue(reference);
                }
                handles[i].Free();
            }
        }
    }

    /// <summary>Objects have died whose references have callbacks.</summary>
    internal static bool HasDueCallbacks(Interpreter interpreter) => !interpreter.DueReferences.IsEmpty;

    /// <summary>Calls them with the reference, or the proxy it serves; what they raise is reported and goes no further.</summary>
    internal static Value CallDue(ThreadState ts)
    {
        var references = new PyList();
        while (ts.Interpreter.DueReferences.TryDequeue(out var reference))
        {
            references.Append(new Value(PyTuple.Of(reference.Callback, reference.Proxy is { } proxy ? new Value(proxy) : new Value(reference))));
        }
        return references.Count == 0 ? Value.None : Prelude.Call(ts, PreludeNames.CallWeakCallbacks, new Value(references));
    }

    internal static void Register(PyObject target, PyWeakReference reference) => references.GetValue(target, static _ => new ReferenceList()).Add(reference);

    /// <summary>There is, or was, a weak reference to the object: a copy of it would not be what that refers to.</summary>
    internal static bool IsReferredTo(PyObject target) => references.TryGetValue(target, out _);

    /// <summary>The object's plain reference, if it lives: there is one at most.</summary>
    internal static PyWeakReference? PlainTo(PyObject target) => references.TryGetValue(target, out var all) ? all.Plain() : null;

    /// <summary>Living references and proxies to an object.</summary>
    internal static PyList To(PyObject target)
    {
        var found = new PyList();
        if (references.TryGetValue(target, out var all))
        {
            all.AddTo(found);
        }
        return found;
    }
}

/// <summary>What got a weak reference a moment ago lives until the next tick, or till as many others have got one. The CLR takes a local for dead after its last use;
/// in Python it lives as long as its function, and code relies on that right after it has made a reference: <c>s.add(ref(o))</c>.</summary>
sealed class RecentTargets
{
    const int Count = 64;

    readonly PyObject?[] targets = new PyObject?[Count];
    int next;
    bool isEmpty = true;

    // Without an end, in a program in which it must not depend on the collector whether a target lives.
    HashSet<PyObject>? all;

    /// <summary>From here on all of them live until they are forgotten.</summary>
    internal void KeepAll() => all = new(ReferenceEqualityComparer.Instance);

    internal void Add(PyObject target)
    {
        all?.Add(target);
        targets[next] = target;
        next = (next + 1) % Count;
        isEmpty = false;
    }

    internal void Clear()
    {
        if (!isEmpty)
        {
            Array.Clear(targets);
            all?.Clear();
            isEmpty = true;
        }
    }
}

[PyType("ReferenceType", Module = "weakref", IsHidden = true, Subclassable = true, IsGeneric = true)]
public partial class PyWeakReference : PyObject
{
    WeakReference<PyObject>? target;
    Value callback = Value.None;
    long hash;
    bool hasHash;

    internal PyWeakReference(Interpreter interpreter, PyObject target, Value callback, PyWeakProxy? proxy = null) : this(ShapeIds.WeakReference)
    {
        Proxy = proxy;
        Attach(interpreter, target, callback);
    }

    /// <summary>Who calls its callback.</summary>
    internal Interpreter? Interpreter { get; private set; }

    protected PyWeakReference(int shapeId) : base(shapeId)
    {
    }

    void Attach(Interpreter interpreter, PyObject o, Value callback)
    {
        Interpreter = interpreter;
        target = new WeakReference<PyObject>(o);
        interpreter.RecentlyReferred.Add(o);
        this.callback = callback.IsNull ? Value.None : callback;
        WeakReferences.Register(o, this);
    }

    /// <summary>The proxy that it serves, which its callback is told of.</summary>
    internal PyWeakProxy? Proxy { get; }

    /// <summary>Of exactly this type, without a callback: one serves all who ask for such a reference to its object.</summary>
    internal bool IsPlain => ShapeId == ShapeIds.WeakReference && callback.IsNone && Proxy is null;

    internal PyObject? Target => target is not null && target.TryGetTarget(out var o) ? o : null;

    /// <summary>Instances of Python classes, functions, classes, and the built-in types CPython allows; not tagged values.</summary>
    internal static bool IsReferable(Value v) => !v.IsInt && !v.IsFloat
        && v.Object is not (PyTuple or PyInt or PyBool or PyNone or PyWeakProxy) && v.Object.ShapeId is not (ShapeIds.Str or ShapeIds.Bytes or ShapeIds.List or ShapeIds.Dict)
        && (v.Type is { IsBuiltIn: true } ? v.Object is not (PyPlainObject or PyBaseException or PyRange or PySlice or PyComplex) : v.Type.Layout != BuiltinTypes.Object || !v.Type.Lookup(WeakKey).IsNull);

    // A class with __slots__ has it only if it says so.
    static readonly PyStr WeakKey = PyStr.Intern("__weakref__");

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value obj, Value callback = default)
    {
        if (!IsReferable(obj))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot create weak reference to '{obj.Type.MessageName}' object");
        }
        if (type == TypeObject)
        {
            if ((callback.IsNull || callback.IsNone) && WeakReferences.PlainTo(obj.Object) is { } existing)
            {
                return new Value(existing);
            }
            return new Value(new PyWeakReference(ts.Interpreter, obj.Object, callback));
        }
        var made = (PyWeakReference)type.Allocate();
        made.Attach(ts.Interpreter, obj.Object, callback);
        return new Value(made);
    }

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, Value obj, Value callback = default) => Value.None;

    [PyMethod("__call__")]
    public Value CallMethod() => Target is { } o ? new Value(o) : Value.None;

    public override Value Call0(ThreadState ts) => Type == TypeObject ? CallMethod() : base.Call0(ts);

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other)
    {
        if (other.Object is not PyWeakReference o)
        {
            return Value.NotImplemented;
        }
        return Target is { } a && o.Target is { } b ? Comparison.Rich(ts, new Value(a), new Value(b), Slot.Eq) : Value.Bool(ReferenceEquals(this, o));
    }

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts)
    {
        if (hasHash)
        {
            return Value.Int(hash);
        }
        return Target is { } o
            ? ts.Then(Hashing.Hash(ts, new Value(o)), HashReady, new Value(this))
            : ts.Raise(BuiltinTypes.TypeError, "weak object has gone away");
    }

    static readonly unsafe Continuation HashReady = new("weakref.hash", &KeepHash);

    static Value KeepHash(ThreadState ts, Value result, Value self, Value b, Value c)
    {
        var reference = (PyWeakReference)self.Object;
        reference.hash = result.Bits;
        reference.hasHash = true;
        return result;
    }

    [PyMethod("__repr__")]
    public string Repr() => Target is { } o
        ? $"<weakref at 0x{Identity.Of(new Value(this)):x}; to '{o.Type.MessageName}' at 0x{Identity.Of(new Value(o)):x}>"
        : $"<weakref at 0x{Identity.Of(new Value(this)):x}; dead>";

    internal Value Callback => callback;

    /// <summary>It is called once, and is gone then.</summary>
    [PyGetter("__callback__")]
    public Value CallbackAttribute => Target is null ? Value.None : callback;
}
