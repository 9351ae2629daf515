// list[int]: a type and arguments; and *tuple[int], its unpacked form, the only element that iterating it gives.
// https://docs.python.org/3/library/stdtypes.html#types-genericalias
using System.Collections.Frozen;

namespace Stackless.Runtime;

/// <summary>Calls and attributes go to the type.</summary>
[PyType("GenericAlias", Module = "types", IsHidden = true, Subclassable = true)]
public unsafe partial class PyGenericAlias : PyObject
{
    Value origin;
    PyTuple arguments = PyTuple.Empty;
    bool isUnpacked;

    public PyGenericAlias(Value origin, PyTuple arguments) : this(ShapeIds.GenericAlias)
    {
        this.origin = origin;
        this.arguments = arguments;
    }

    protected PyGenericAlias(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value origin, Value args)
    {
        var made = type == TypeObject ? new PyGenericAlias(ShapeIds.GenericAlias) : (PyGenericAlias)type.Allocate();
        made.origin = origin;
        made.arguments = args.Object as PyTuple ?? PyTuple.Of(args);
        return new Value(made);
    }

    /// <summary>The <c>__class_getitem__</c> of a generic built-in type.</summary>
    internal static Value Maker(PyType type) =>
        new(new ClassMethodDescriptor(type, "__class_getitem__", (IntPtr)(delegate*<ThreadState, Value, Value, Value>)&OfClass, 2, 2, 2, 2, false, false, "cls,item"));

    static Value OfClass(ThreadState ts, Value type, Value item) => New(ts, TypeObject, type, item);

    internal bool IsSame(PyGenericAlias other) => Value.Same(origin, other.Origin) && isUnpacked == other.isUnpacked
        && Searching.TryEqual(new Value(arguments), new Value(other.Args)) == true;

    // ---- calls -------------------------------------------------------------------------------------------------------------------

    public override Value Call0(ThreadState ts) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Called(ts, origin.Object.Call0(ts));
    public override Value Call1(ThreadState ts, Value a) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Called(ts, origin.Object.Call1(ts, a));
    public override Value Call2(ThreadState ts, Value a, Value b) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Called(ts, origin.Object.Call2(ts, a, b));
    public override Value Call(ThreadState ts, Value[] all, PyStr[] keywords) => ts.StackIsExhausted() ? ts.RaiseTooDeep() : Called(ts, origin.Object.Call(ts, all, keywords));

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => Called(ts, KeywordCalls.Call(ts, origin, rest, keywords));

    Value Called(ThreadState ts, Value result) => ts.Then(result, Made, new Value(this));

    static readonly Continuation Made = new("alias.made", &MarkMade);

    // What has a __dict__ learns which alias made it.
    static Value MarkMade(ThreadState ts, Value made, Value alias, Value b, Value c) =>
        made.Type.HasDict ? Prelude.Call(ts, PreludeNames.GenericMade, alias, made) : made;

    // ---- attributes --------------------------------------------------------------------------------------------------------------

    static readonly FrozenSet<string> OwnNames = FrozenSet.ToFrozenSet(["__class__", "__origin__", "__args__", "__unpacked__", "__parameters__",
        "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__"]);

    // A copy is made of the alias, not of the type.
    static readonly FrozenSet<string> HiddenNames = FrozenSet.ToFrozenSet(["__bases__", "__copy__", "__deepcopy__"]);

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name) => OwnNames.Contains(name.Text) || HiddenNames.Contains(name.Text)
        ? AttributeLookup.Generic(ts, self, name)
        : AttributeLookup.Load(ts, origin, name);

    [PyMethod("__dir__")]
    public Value Dir(ThreadState ts) => Prelude.Call(ts, PreludeNames.GenericDir, origin, new Value(PyTuple.Of([.. OwnNames.Select(Value.Str)])),
        new Value(PyTuple.Of([.. HiddenNames.Select(Value.Str)])));

    [PyGetter("__origin__")]
    public Value Origin => origin;

    [PyGetter("__args__")]
    public PyTuple Args => arguments;

    [PyGetter("__parameters__")]
    public Value Parameters(ThreadState ts) => Prelude.Call(ts, PreludeNames.GenericParameters, new Value(arguments));

    [PyGetter("__unpacked__")]
    public bool Unpacked => isUnpacked;

    /// <summary>The elements that *tuple[...] stands for.</summary>
    [PyGetter("__typing_unpacked_tuple_args__")]
    public Value UnpackedArguments => isUnpacked && ReferenceEquals(origin.Object, BuiltinTypes.Tuple) ? new Value(arguments) : Value.None;

    // ---- the rest ----------------------------------------------------------------------------------------------------------------

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Prelude.Call(ts, PreludeNames.GenericRepr, new Value(this));

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other) => other.Object is PyGenericAlias o
        ? Value.Same(origin, o.Origin) && isUnpacked == o.isUnpacked ? Comparison.Rich(ts, new Value(arguments), new Value(o.Args), Slot.Eq) : Value.Bool(false)
        : Value.NotImplemented;

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => Hashing.Hash(ts, new Value(PyTuple.Of(origin, new Value(arguments))));

    [PyMethod("__mro_entries__")]
    public Value MroEntries(Value bases) => new(PyTuple.Of(origin));

    [PyMethod("__or__")]
    public static Value Or(ThreadState ts, Value self, Value other) => PyUnion.Or(ts, self, other);

    [PyMethod("__ror__")]
    public static Value ROr(ThreadState ts, Value self, Value other) => PyUnion.Or(ts, other, self);

    static bool IsInstance(Value self) => self.Object is PyGenericAlias;

    [PyMethod("__instancecheck__")]
    public Value InstanceCheck(ThreadState ts, Value o) => ts.Raise(BuiltinTypes.TypeError, "isinstance() argument 2 cannot be a parameterized generic");

    [PyMethod("__subclasscheck__")]
    public Value SubclassCheck(ThreadState ts, Value o) => ts.Raise(BuiltinTypes.TypeError, "issubclass() argument 2 cannot be a parameterized generic");

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => isUnpacked
        ? new Value(PyTuple.Of(ts.Interpreter.Builtin("next"), new Value(PyTuple.Of(new Value(new PyGenericAliasIterator(Packed()))))))
        : new Value(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(origin, new Value(arguments)))));

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value item) => ts.Then(Prelude.Call(ts, PreludeNames.GenericSubstitute, new Value(this), item), Substituted, Value.Bool(isUnpacked));

    static readonly Continuation Substituted = new("alias.substituted", &KeepUnpacked);

    static Value KeepUnpacked(ThreadState ts, Value made, Value unpacked, Value b, Value c)
    {
        if (unpacked.IsTrue && made.Object is PyGenericAlias alias)
        {
            alias.isUnpacked = true;
        }
        return made;
    }

    [PyMethod("__iter__")]
    public PyObject Iter() => new PyGenericAliasIterator(this);

    internal PyGenericAlias InForm(bool unpacked)
    {
        var copy = (PyGenericAlias)ShallowCopy();
        copy.isUnpacked = unpacked;
        return copy;
    }

    PyGenericAlias Packed() => InForm(unpacked: false);
}

/// <summary>Gives the unpacked form of an alias, once.</summary>
[PyType("generic_alias_iterator", IsHidden = true)]
sealed partial class PyGenericAliasIterator(PyGenericAlias? alias) : PyObject(ShapeIds.GenericAliasIterator)
{
    PyGenericAlias? alias = alias;

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        if (alias is null)
        {
            return Value.End;
        }
        var unpacked = alias.InForm(unpacked: true);
        alias = null;
        return new Value(unpacked);
    }

    [PyMethod("__iter__")]
    public PyObject Iter() => this;

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) =>
        new(PyTuple.Of(ts.Interpreter.Builtin("iter"), new Value(PyTuple.Of(new Value(alias is null ? PyTuple.Empty : (PyObject)alias)))));
}
