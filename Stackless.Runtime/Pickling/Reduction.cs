// How an object says it is to be made again: what __reduce_ex__ returns, or what stands for it by default (an instance of a class
// and its state). Kept in parts, so that the default needs no tuple.
namespace Stackless.Runtime;

sealed class Reduction(Value subject)
{
    public readonly Value Subject = subject;

    /// <summary>Called with Arguments; or null: the class's <c>__new__</c> is.</summary>
    public Value Callable;

    /// <summary>The class whose <c>__new__</c> makes it, if Callable is null.</summary>
    public Value Class;
    public PyTuple Arguments = PyTuple.Empty;

    /// <summary>Keyword arguments for <c>__new__</c>, or null.</summary>
    public Value KeywordArguments;

    /// <summary>Null or None: no state.</summary>
    public Value InstanceState;

    /// <summary>The state is the instance's own attributes and slots.</summary>
    public bool HasDefaultState;

    /// <summary>Iterators of elements and of (key, value) pairs, or null.</summary>
    public Value Items, Pairs;

    /// <summary>Called with (object, state) instead of BUILD; or null.</summary>
    public Value StateSetter;

    static readonly PyStr NameKey = PyStr.Intern("__name__");

    /// <summary>From a reduce tuple of two to six elements. Null with PicklingError pending.</summary>
    public static Reduction? From(ThreadState ts, Value subject, PyTuple tuple, int protocol)
    {
        if (tuple.Count is < 2 or > 6)
        {
            ts.Raise(PickleModule.PicklingError, "tuple returned by __reduce__ must contain 2 through 6 elements");
            return null;
        }
        Value Part(int i) => i < tuple.Count && !tuple.Items[i].IsNone ? tuple.Items[i] : default;
        if (tuple.Items[1].Object is not PyTuple arguments)
        {
            ts.Raise(PickleModule.PicklingError, "second item of the tuple returned by __reduce__ must be a tuple, not " + tuple.Items[1].Type.Name);
            return null;
        }
        if (!Calling.IsCallable(tuple.Items[0]))
        {
            ts.Raise(PickleModule.PicklingError, "first item of the tuple returned by __reduce__ must be callable, not " + tuple.Items[0].Type.Name);
            return null;
        }
        var reduction = new Reduction(subject)
        {
            Callable = tuple.Items[0],
            Arguments = arguments,
            InstanceState = Part(2),
            Items = Part(3),
            Pairs = Part(4),
            StateSetter = Part(5),
        };
        // copyreg.__newobj__(cls, *args) is written as an opcode of its own.
        if (protocol >= 2 && tuple.Items[0].Object is PyFunction { Name.Text: "__newobj__" } && arguments.Count > 0)
        {
            reduction.Callable = default;
            reduction.Class = arguments.Items[0];
            reduction.Arguments = PyTuple.Of(arguments.Items[1..]);
        }
        else if (protocol >= 4 && tuple.Items[0].Object is PyFunction { Name.Text: "__newobj_ex__" } && arguments is { Items: [_, { Object: PyTuple positional }, _] })
        {
            reduction.Callable = default;
            reduction.Class = arguments.Items[0];
            reduction.Arguments = positional;
            reduction.KeywordArguments = arguments.Items[2];
        }
        return reduction;
    }
}
