// A module: a name and a dict whose values live in cells. Attribute access goes to the dict, then to a module-level __getattr__ (PEP 562).
namespace Stackless.Runtime;

[PyType("module", Subclassable = true, HasDict = true, IsHidden = true)]
public partial class PyModule : PyObject
{
    static readonly PyStr NameKey = PyStr.Intern("__name__");
    static readonly PyStr GetAttrKey = PyStr.Intern("__getattr__");
    static readonly PyStr DictKey = PyStr.Intern("__dict__");
    static readonly PyStr ClassKey = PyStr.Intern("__class__");

    public PyModule(string name, PyDict dictionary) : base(ShapeIds.Module)
    {
        Dictionary = dictionary;
        Dictionary.Set(NameKey, Value.Str(name));
        foreach (var key in (string[])["__doc__", "__package__", "__loader__", "__spec__"])
        {
            if (!dictionary.ContainsKey(PyStr.Intern(key)))
            {
                dictionary.Set(key, Value.None);
            }
        }
    }

    /// <summary>An empty module.</summary>
    public PyModule(Interpreter interpreter, string name) : this(name, PyDict.ForModule(interpreter.Builtins))
    {
    }

    // One that has not been given its name yet.
    PyModule(PyDict dictionary) : base(ShapeIds.Module) => Dictionary = dictionary;

    protected PyModule(int shapeId) : base(shapeId) => Dictionary = PyDict.ForModule(Type.Interpreter!.Builtins);

    /// <summary>A namespace in which no code runs.</summary>
    internal static PyModule Facts(string name) => new(name, PyDict.ForModule(null));

    public PyDict Dictionary { get; }

    public string Name => Dictionary.GetOrNull(NameKey).Object is PyStr name ? name.Text : "?";

    /// <summary>It is what its name stands for.</summary>
    internal bool IsLoaded(Interpreter interpreter) => interpreter.Modules.GetOrNull(PyStr.Intern(Name)).Object is PyModule found && ReferenceEquals(found, this);

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => type == TypeObject
        ? new Value(new PyModule(PyDict.ForModule(ts.Interpreter.Builtins)))
        : new Value(type.Allocate());

    [PyMethod("__init__")]
    public void Init(ThreadState ts, [Keyword] PyStr name, [Keyword] Value doc = default)
    {
        Dictionary.Set(NameKey, new Value(name));
        foreach (var key in (string[])["__doc__", "__package__", "__loader__", "__spec__"])
        {
            Dictionary.Set(key, key == "__doc__" && !doc.IsNull ? doc : Value.None);
        }
    }

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name)
    {
        var type = Type;
        if (!type.Lookup(name).IsNull)
        {
            var found = type.Lookup(name);
            if (!found.IsInt && !found.IsFloat && found.Object.IsReadBeforeInstance || !Dictionary.ContainsKey(name))
            {
                return AttributeLookup.Bind(ts, found, self, type);
            }
        }
        if (Dictionary.TryGet(name, out var value))
        {
            return value;
        }
        if (Dictionary.TryGet(GetAttrKey, out var hook))
        {
            return hook.Object.Call1(ts, new Value(name));
        }
        return ts.RaiseAttributeError($"module '{Name}' has no attribute '{name.Text}'", self, name);
    }

    public override Value SetAttribute(ThreadState ts, Value self, PyStr name, Value value)
    {
        var found = Type.Lookup(name);
        if (!found.IsNull && !found.IsInt && !found.IsFloat && found.Object.IsDataDescriptor)
        {
            return found.Object.Set(ts, self, value);
        }
        if (!value.IsNull)
        {
            Dictionary.Set(name, value);
            return Value.None;
        }
        return Dictionary.Remove(name) ? Value.None : ts.RaiseAttributeError($"module '{Name}' has no attribute '{name.Text}'", self, name);
    }

    [PyGetter("__dict__")]
    public PyDict DictAttribute => Dictionary;

    [PyMethod("__repr__")]
    public string Repr()
    {
        var file = Dictionary.GetOrNull(PyStr.Intern("__file__"));
        return file.Object is PyStr path ? $"<module '{Name}' from {TextRepr.Of(path)}>" : Dictionary.ContainsKey(NameKey) ? $"<module '{Name}' (built-in)>" : "<module '?'>";
    }

    [PyMethod("__dir__")]
    public Value Dir(ThreadState ts) => Type == TypeObject ? Names(Dictionary) : ts.Then(AttributeLookup.Load(ts, new Value(this), DictKey), DictReady);

    static Value Names(PyDict dictionary) => new(new PyList(dictionary.KeysArray()));

    static readonly unsafe Continuation DictReady = new("module.dir", &NamesOfDict);

    static Value NamesOfDict(ThreadState ts, Value dictionary, Value a, Value b, Value c) => dictionary.Object is PyDict names
        ? Names(names)
        : ts.Raise(BuiltinTypes.TypeError, "<module>.__dict__ is not a dictionary");
}
