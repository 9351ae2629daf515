// A function bound to its first argument. Method calls in compiled code never make one; reading obj.method does.
namespace Stackless.Runtime;

[PyType("method", IsHidden = true)]
public sealed partial class PyMethod : PyObject
{
    public readonly PyObject Function;
    public readonly Value Instance;

    public PyMethod(PyObject function, Value instance) : base(ShapeIds.Method)
    {
        Function = function;
        Instance = instance;
    }

    // The look at the stack: the function may be native and call such a method again, which calls another (the __get__ of a property whose
    // getter is the __get__ of a property).
    public override Value Call0(ThreadState ts) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call1(ts, Instance);
    public override Value Call1(ThreadState ts, Value a) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call2(ts, Instance, a);
    public override Value Call2(ThreadState ts, Value a, Value b) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call3(ts, Instance, a, b);
    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Function.Call4(ts, Instance, a, b, c);
    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => Function.Call(ts, [Instance, a, b, c, d], []);
    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) =>
        ts.StackIsExhausted() ? ts.RaiseTooDeep()
        : Function is PyFunction function ? ArgumentBinder.CallMethod(ts, function, Instance, arguments, keywords)
        : Function.Call(ts, [Instance, .. arguments], keywords);

    public override bool IsDataDescriptor => false;
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(this);

    /// <summary>Attributes that a method does not have itself are its function's.</summary>
    public override Value GetAttribute(ThreadState ts, Value self, PyStr name) => Type.Lookup(name).IsNull
        ? AttributeLookup.Load(ts, new Value(Function), name)
        : AttributeLookup.Generic(ts, self, name);

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value function, Value instance) => instance.IsNone
        ? ts.Raise(BuiltinTypes.TypeError, "instance must not be None")
        : new Value(new PyMethod(function.Object, instance));

    [PyGetter("__func__")]
    public Value FunctionAttribute => new(Function);

    [PyGetter("__self__")]
    public Value Self => Instance;

    [PyGetter("__doc__")]
    public Value Doc(ThreadState ts) => AttributeLookup.Load(ts, new Value(Function), PyStr.Intern("__doc__"));

    [PyMethod("__eq__")]
    public Value Eq(Value other) => other.Object is PyMethod m
        ? Value.Bool(ReferenceEquals(m.Function, Function) && Value.Same(m.Instance, Instance))
        : Value.NotImplemented;

    [PyMethod("__hash__")]
    public long Hash() => Identity.Hash(Instance) * 31 + Identity.Hash(new Value(Function));

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts)
    {
        var name = Function is PyFunction f ? f.QualifiedName.Text : Function is NativeCallable n ? n.DisplayName
            : AttributeStorage.Get(Function, PyStr.Intern("__qualname__")).Object is PyStr qualified ? qualified.Text
            : AttributeStorage.Get(Function, PyStr.Intern("__name__")).Object is PyStr own ? own.Text : "?";
        return ts.Then(Representation.Repr(ts, Instance), ReprReady, Value.Str(name));
    }

    static readonly unsafe Continuation ReprReady = new("method.repr", &FinishRepr);

    static Value FinishRepr(ThreadState ts, Value text, Value name, Value b, Value c) =>
        Value.Str($"<bound method {((PyStr)name.Object).Text} of {((PyStr)text.Object).Text}>");

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, new Value(this), rest, keywords);

    [PyMethod("__get__")]
    public PyMethod GetMethod(Value instance, Value owner = default) => this;

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => ts.Then(AttributeLookup.Load(ts, new Value(Function), PyStr.Intern("__name__")), ReduceReady, Instance);

    static readonly unsafe Continuation ReduceReady = new("method.reduce", &FinishReduce);

    static Value FinishReduce(ThreadState ts, Value name, Value instance, Value b, Value c) =>
        new(PyTuple.Of(ts.Interpreter.Builtin("getattr"), new Value(PyTuple.Of(instance, name))));
}
