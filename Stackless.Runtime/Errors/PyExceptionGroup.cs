// BaseExceptionGroup and ExceptionGroup: several exceptions raised as one. Splitting is the prelude's (groups.py): conditions may be functions.
// https://docs.python.org/3/library/exceptions.html#exception-groups
namespace Stackless.Runtime;

[PyType("BaseExceptionGroup", Base = "BaseException", Subclassable = true, HasDict = true, Id = "BaseExceptionGroup", IsGeneric = true)]
public partial class PyExceptionGroup : PyBaseException
{
    protected internal PyExceptionGroup(int shapeId) : base(shapeId)
    {
    }

    PyTuple exceptions = PyTuple.Empty;

    [PyConstructor]
    public static new Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        if (rest.Length != 2)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"BaseExceptionGroup.__new__() takes exactly 2 arguments ({rest.Length} given)");
        }
        if (rest[0].Object is not PyStr)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"BaseExceptionGroup.__new__() argument 1 must be str, not {(rest[0].IsNone ? "None" : rest[0].Type.MessageName)}");
        }
        var items = rest[1].Object switch { PyList list => list.ToArray(), PyTuple tuple => tuple.Items, _ => null };
        if (items is null)
        {
            return ts.Raise(BuiltinTypes.TypeError, "second argument (exceptions) must be a sequence");
        }
        if (items.Length == 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "second argument (exceptions) must be a non-empty sequence");
        }
        var areAllOrdinary = true;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Object is not PyBaseException)
            {
                return ts.Raise(BuiltinTypes.ValueError, $"Item {i} of second argument (exceptions) is not an exception");
            }
            areAllOrdinary &= items[i].Type.IsSubtypeOf(BuiltinTypes.Exception);
        }
        if (type == TypeObject && areAllOrdinary)
        {
            type = BuiltinTypes.ExceptionGroup;
        }
        else if (!areAllOrdinary && type.IsSubtypeOf(BuiltinTypes.Exception))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"Cannot nest BaseExceptions in {(type == BuiltinTypes.ExceptionGroup ? "an ExceptionGroup" : $"'{type.Name}'")}");
        }
        var made = (PyExceptionGroup)type.Allocate();
        made.Args = PyTuple.Of(rest);
        made.exceptions = new PyTuple(items);
        return new Value(made);
    }

    [PyMethod("__init__")]
    public override Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        Args = PyTuple.Of(rest);
        return Value.None;
    }

    [PyMethod("__str__")]
    public override Value Str(ThreadState ts) =>
        Value.Str($"{((PyStr)Args.Items[0].Object).Text} ({exceptions.Count} sub-exception{(exceptions.Count == 1 ? "" : "s")})");

    [PyGetter("message")]
    public Value Message => Args.Items[0];

    [PyGetter("exceptions")]
    public PyTuple Exceptions => exceptions;

    [PyMethod("derive")]
    public Value Derive(ThreadState ts, Value excs) => TypeObject.Call2(ts, Args.Items[0], excs);

    [PyMethod("split")]
    public Value Split(ThreadState ts, Value matcherValue) => Prelude.Call(ts, PreludeNames.GroupSplit, new Value(this), matcherValue);

    [PyMethod("subgroup")]
    public Value Subgroup(ThreadState ts, Value matcherValue) => Prelude.Call(ts, PreludeNames.GroupSubgroup, new Value(this), matcherValue);
}
