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
        Reduction? Refuse(string problem)
        {
            ts.Raise(PickleModule.PicklingError, problem);
            return null;
        }
        static string Wrong(string which, string wanted, Value found) => $"{which} item of the tuple returned by __reduce__ must be {wanted}, not {PickledNames.FullName(found.Type)}";
        if (!Calling.IsCallable(tuple.Items[0]))
        {
            return Refuse(Wrong("first", "callable", tuple.Items[0]));
        }
        if (tuple.Items[1].Object is not PyTuple arguments)
        {
            return Refuse(Wrong("second", "a tuple", tuple.Items[1]));
        }
        // What is built in, and what is below it, may give a list or a dict as it is.
        var isPlain = !subject.Type.IsBuiltIn && subject.Type.Layout == BuiltinTypes.Object;
        if (isPlain && Part(3) is { IsNull: false } items && items.Type.Lookup(NextKey).IsNull)
        {
            return Refuse(Wrong("fourth", "an iterator", items));
        }
        if (isPlain && Part(4) is { IsNull: false } pairs && pairs.Type.Lookup(NextKey).IsNull)
        {
            return Refuse(Wrong("fifth", "an iterator", pairs));
        }
        if (Part(5) is { IsNull: false } setter && !Calling.IsCallable(setter))
        {
            return Refuse(Wrong("sixth", "callable", setter));
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
        if (protocol >= 2 && tuple.Items[0].Object is PyFunction { Name.Text: "__newobj__" })
        {
            if (arguments.Count == 0)
            {
                return Refuse("__newobj__ expected at least 1 argument, got 0");
            }
            if (WrongClass("__newobj__", arguments.Items[0], subject) is { } problem)
            {
                return Refuse(problem);
            }
            reduction.Callable = default;
            reduction.Class = arguments.Items[0];
            reduction.Arguments = PyTuple.Of(arguments.Items[1..]);
        }
        else if (protocol >= 2 && tuple.Items[0].Object is PyFunction { Name.Text: "__newobj_ex__" })
        {
            if (arguments.Count != 3)
            {
                return Refuse($"__newobj_ex__ expected 3 arguments, got {arguments.Count}");
            }
            if (WrongClass("__newobj_ex__", arguments.Items[0], subject) is { } problem)
            {
                return Refuse(problem);
            }
            if (arguments.Items[1].Object is not PyTuple positional)
            {
                return Refuse($"second argument to __newobj_ex__() must be a tuple, not {PickledNames.FullName(arguments.Items[1].Type)}");
            }
            if (arguments.Items[2].Object is not PyDict)
            {
                return Refuse($"third argument to __newobj_ex__() must be a dict, not {PickledNames.FullName(arguments.Items[2].Type)}");
            }
            reduction.Callable = default;
            reduction.Class = arguments.Items[0];
            reduction.Arguments = positional;
            reduction.KeywordArguments = arguments.Items[2];
        }
        return reduction;
    }

    static readonly PyStr NextKey = PyStr.Intern("__next__");

    // What is wrong with the class that is to be made an instance of; null if nothing is. A proxy says the class of what it stands for.
    static string? WrongClass(string function, Value cls, Value subject) => cls.Object is not PyType type
        ? $"first argument to {function}() must be a class, not {PickledNames.FullName(cls.Type)}"
        : type != subject.Type && subject.Object is not PyWeakProxy && !subject.Type.HasCustomGetAttribute && subject.Type.Lookup(ClassKey).Object is GetSetDescriptor
            ? $"first argument to {function}() must be {PickledNames.Describe(subject.Type)}, not {PickledNames.Describe(type)}"
            : null;

    static readonly PyStr ClassKey = PyStr.Intern("__class__");
}
