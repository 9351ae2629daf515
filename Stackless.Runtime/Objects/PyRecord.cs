// What structseq is in CPython: a tuple whose elements have names, as those of sys are (version_info, flags, float_info ...). Each kind
// is a type of its own that the runtime makes, and nobody else can make instances of it. What all kinds have in common is declared here
// once and copied into each type, so that its bases are tuple and object, as CPython's are.
// https://docs.python.org/3/library/sys.html#sys.version_info
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("record", Base = "tuple", IsHidden = true, Id = "Record")]
sealed unsafe partial class PyRecord : PyTuple
{
    // Names in the order of the elements; those that are no elements, only attributes, stand last.
    sealed record Kind(string[] Names, int ShownCount);

    static readonly ConditionalWeakTable<PyType, Kind> kinds = [];

    readonly Value[] hidden;

    PyRecord(PyType type, Value[] items, Value[] hidden) : base(type.Root.Id)
    {
        Items = items;
        this.hidden = hidden;
    }

    /// <summary>A new kind of record.</summary>
    /// <param name="shownCount">How many are elements; the others are attributes only.</param>
    public static PyType NewType(string name, string module, string[] names, int shownCount)
    {
        var type = new PyType(name, -1, BuiltinTypes.Tuple, &FillKind, null, TypeFlags.IsSealed, module);
        kinds.Add(type, new Kind(names, shownCount));
        return type;
    }

    /// <summary>A new kind of record, and the one that there is of it.</summary>
    public static PyRecord Make(string name, string module, params (string Name, Value Value)[] fields)
    {
        var names = new string[fields.Length];
        var values = new Value[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            (names[i], values[i]) = fields[i];
        }
        return Of(NewType(name, module, names, names.Length), values);
    }

    /// <summary>A record of that kind.</summary>
    public static PyRecord Of(PyType type, params Value[] values)
    {
        var shown = KindOf(type).ShownCount;
        return shown < values.Length ? new PyRecord(type, values[..shown], values[shown..]) : new PyRecord(type, values, []);
    }

    static Kind KindOf(PyType type) => kinds.TryGetValue(type, out var kind) ? kind : new Kind([], 0);

    // Run when the type is first looked into.
    static void FillKind(PyType type)
    {
        var (names, shownCount) = KindOf(type);
        foreach (var (key, value) in BuiltinTypes.Record.Attributes.Pairs())
        {
            type.Namespace.Set((PyStr)key.Object, value);
        }
        for (var i = 0; i < names.Length; i++)
        {
            type.Namespace.Set(names[i], new Value(new PyRecordField(type, names[i], i)));
        }
        type.Namespace.Set("n_fields", Value.Int(names.Length));
        type.Namespace.Set("n_unnamed_fields", Value.Int(0));
        type.Namespace.Set("n_sequence_fields", Value.Int(shownCount));
        type.Namespace.Set("__match_args__", new Value(TextTuple(names[..shownCount])));
    }

    static PyTuple TextTuple(string[] names) => new(Array.ConvertAll(names, Value.Str));

    internal Value Field(int index) => index < Items.Length ? Items[index] : hidden[index - Items.Length];

    [PyStaticMethod("__new__")]
    public static Value NewMethod(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) =>
        ts.Raise(BuiltinTypes.TypeError, $"cannot create '{type.ModuleText}.{type.Name}' instances");

    [PyMethod("__repr__")]
    public Value ReprMethod(ThreadState ts)
    {
        var type = Type;
        var prefix = type.ModuleText == "builtins" ? type.Name : $"{type.ModuleText}.{type.Name}";
        return Prelude.Call(ts, PreludeNames.RecordRepr, Value.Str(prefix), new Value(TextTuple(KindOf(type).Names[..Items.Length])), new Value(this));
    }

    /// <summary>By name, as the one of its kind that its module has; the others cannot be found again.</summary>
    [PyMethod("__reduce__")]
    public string Reduce() => Type.Name;

    [PyMethod("__replace__")]
    public Value Replace(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        var names = KindOf(Type).Names;
        var values = new Value[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var key = PyStr.Intern(names[i]);
            values[i] = keywords.TryGet(key, out var given) ? given : Field(i);
            keywords.Remove(key);
        }
        return keywords.Count > 0
            ? ts.Raise(BuiltinTypes.TypeError, $"Got unexpected field name(s): {keywords.KeysArray()[0]}")
            : new Value(Of(Type, values));
    }
}

/// <summary>A named element, as an attribute.</summary>
[PyType("member_descriptor", IsHidden = true, Id = "RecordField")]
sealed partial class PyRecordField(PyType owner, string name, int index) : PyObject(ShapeIds.RecordField)
{
    public override bool IsDataDescriptor => true;

    public override Value Get(ThreadState ts, Value instance, PyType? given) =>
        instance.IsNull ? new Value(this)
        : instance.Object is PyRecord record && record.Type == owner ? record.Field(index)
        : ts.Raise(BuiltinTypes.TypeError, $"descriptor '{name}' for '{owner.MessageName}' objects doesn't apply to a '{instance.Type.MessageName}' object");

    public override Value Set(ThreadState ts, Value instance, Value value) => ts.Raise(BuiltinTypes.AttributeError, "readonly attribute");

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__set__")]
    public Value SetMethod(ThreadState ts, Value instance, Value value) => Set(ts, instance, value);

    [PyMethod("__repr__")]
    public string Repr() => $"<member '{name}' of '{owner.ModuleText}.{owner.Name}' objects>";

    [PyGetter("__name__")]
    public string NameAttribute => name;

    [PyGetter("__qualname__")]
    public string QualifiedName => $"{owner.Name}.{name}";

    [PyGetter("__objclass__")]
    public PyType OwnerAttribute => owner;

    [PyGetter("__doc__")]
    public Value Doc => Value.None;
}
