// What Python asks of objects by special methods, answered in C# for .NET's objects: a named function in a class, called with the object first.
namespace Stackless.Runtime;

/// <param name="isOfClass">Called with the class first, by whoever makes an object: <c>__new__</c>.</param>
[PyType("host_operation", Module = "clr", IsHidden = true)]
sealed partial class HostOperation(string name, Func<ThreadState, Value[], PyStr[], Value> body, bool isOfClass = false) : PyObject(ShapeIds.HostOperation)
{
    /// <summary>What calling just this class comes down to, without the class: its constructors. Null if there is more to it.</summary>
    public HostMethod? Constructors { get; init; }

    public PyType? Class { get; init; }

    /// <summary>Without arguments it is a zero of its type, which no constructor makes.</summary>
    public bool HasZero { get; init; }

    /// <summary>Whoever knows that need not call it.</summary>
    public bool DoesNothing { get; init; }

    internal override bool MakesWhole(PyType type) => Constructors is not null && Class == type && type.Find(Slot.Init).Object is HostOperation { DoesNothing: true };

    HostMethod? ConstructorsOf(Value type) => ReferenceEquals(type.Object, Class) ? Constructors : null;

    internal override AttributeUse UseAsAttribute => isOfClass ? AttributeUse.Constant : AttributeUse.Method;

    public override bool IsDataDescriptor => false;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) => instance.IsNull || isOfClass ? new Value(this) : new Value(new PyMethod(this, instance));

    public override Value Call0(ThreadState ts) => Call(ts, [], []);
    public override Value Call1(ThreadState ts, Value a) => !HasZero && ConstructorsOf(a) is { } made ? made.Call0(ts) : Call(ts, [a], []);
    public override Value Call2(ThreadState ts, Value a, Value b) => ConstructorsOf(a) is { } made ? made.Call1(ts, b) : Call(ts, [a, b], []);
    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => ConstructorsOf(a) is { } made ? made.Call2(ts, b, c) : Call(ts, [a, b, c], []);
    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => ConstructorsOf(a) is { } made ? made.Call3(ts, b, c, d) : Call(ts, [a, b, c, d], []);

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
