// What Python asks of objects by special methods, answered in C# for .NET's objects: a named function in a class, called with the object first.
namespace Stackless.Runtime;

/// <param name="isOfClass">Called with the class first, by whoever makes an object: <c>__new__</c>.</param>
[PyType("host_operation", Module = "clr", IsHidden = true)]
sealed partial class HostOperation(string name, Func<ThreadState, Value[], PyStr[], Value> body, bool isOfClass = false) : PyObject(ShapeIds.HostOperation)
{
    internal override AttributeUse UseAsAttribute => isOfClass ? AttributeUse.Constant : AttributeUse.Method;

    public override bool IsDataDescriptor => false;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) => instance.IsNull || isOfClass ? new Value(this) : new Value(new PyMethod(this, instance));

    public override Value Call0(ThreadState ts) => Call(ts, [], []);
    public override Value Call1(ThreadState ts, Value a) => Call(ts, [a], []);
    public override Value Call2(ThreadState ts, Value a, Value b) => Call(ts, [a, b], []);
    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => Call(ts, [a, b, c], []);
    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => Call(ts, [a, b, c, d], []);

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        if (arguments.Length == 0 && !isOfClass)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{name}() is called on an object");
        }
        try
        {
            return body(ts, arguments, keywords);
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, new Value(this), rest, keywords);

    [PyGetter("__name__")]
    public string PyName => name;

    [PyMethod("__repr__")]
    public string Repr() => $"<.NET operation {name}>";
}
