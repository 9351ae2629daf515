// What pickler and unpickler are told about a program that moves to another process: which modules are its own, and what of the library's the other
// process has as well. How it leaves and arrives is in Hosting/MovedProgram.cs.
namespace Stackless.Runtime;

sealed partial class MovedProgram
{
    static readonly PyStr SpecKey = PyStr.Intern("__spec__"), NameKey = PyStr.Intern("__name__"), BlockName = PyStr.Intern("_block");

    readonly HashSet<string> own = [];
    readonly PyObject[] everywhere;
    readonly Finalization finalization;

    /// <summary>The tasklet that runs: its innermost frame and what it is about to get.</summary>
    public Tasklet? Current { get; private init; }
    public Frame? Top { get; private init; }
    public Value Transfer { get; private init; }
    public PyBaseException? Handled { get; private init; }

    /// <summary>One of the program's own modules, which nothing is imported from.</summary>
    public bool IsOwn(string module) => own.Contains(module);

    /// <summary>The object lives on although its __del__ has been called.</summary>
    public bool HasBeenTold(PyObject o) => finalization.HasBeenTold(o);

    /// <summary>What is called when an asynchronous generator dies; or null.</summary>
    public Value HookOf(PyGenerator generator) => finalization.HookOf(generator);

    /// <summary>What every process has, by number; -1 for anything else.</summary>
    public int NumberOf(PyObject o) => Array.FindIndex(everywhere, known => ReferenceEquals(known, o));

    public Value ByNumber(long number) => number >= 0 && number < everywhere.Length ? new Value(everywhere[number]) : throw new PickleFormatException("the pickle refers to nothing");

    // ---- what the library holds ------------------------------------------------------------------------------------------------

    /// <summary>What programs register with the library: dicts by name, and lists.</summary>
    static readonly (string Module, string Name)[] Registries =
        [(Prelude.ModulePrefix + "errors_of_codecs", "_error_handlers"), (Prelude.ModulePrefix + "registry_of_codecs", "_codec_searches"), ("atexit", "_registered")];

    /// <summary>A lock of the library, or one in an RLock, that somebody holds: in the other process nobody would.</summary>
    string? takenLock;

    readonly Dictionary<PyObject, (PyStr Module, PyStr Name)> inLibrary = new(ReferenceEqualityComparer.Instance);

    // Classes that do not say where they stand (_CacheInfo of functools calls itself CacheInfo), marks that are compared by identity, instances of which
    // there is one, registries.
    void FindInLibrary(Interpreter interpreter)
    {
        foreach (var (key, value) in interpreter.Modules.Pairs())
        {
            if (key.Object is PyStr module && value.Object is PyModule { Dictionary: var dictionary } && !IsOwn(module.Text)
                && dictionary.GetOrNull(SpecKey) is { IsNull: false, IsNone: false })
            {
                FindInLibrary(interpreter, module, dictionary);
            }
        }
        foreach (var prelude in interpreter.Prelude.AllLoaded)
        {
            FindInLibrary(interpreter, PyStr.Intern(prelude.Name), prelude.Dictionary);
        }
        foreach (var (module, name) in Registries)
        {
            if (PickledNames.NamespaceOf(interpreter, module)?.GetOrNull(PyStr.Intern(name)).Object is { } registry)
            {
                inLibrary[registry] = (PyStr.Intern(module), PyStr.Intern(name));
            }
        }
    }

    // Its own name finds it. Under another one a module may have it only since it was asked for it (ast._Unparser).
    static bool IsWhereItSays(Interpreter interpreter, PyObject o) =>
        o is PyType type && ReferenceEquals(PickledNames.Find(interpreter, type.ModuleText, type.QualifiedText).Object, type);

    void FindInLibrary(Interpreter interpreter, PyStr module, PyDict dictionary)
    {
        foreach (var (key, item) in dictionary.Pairs())
        {
            if (item.Object is TaskletLock guard && guard.IsLocked() || item.Object is PyInstance { Type.ModuleText: "_thread" } holder && AttributeStorage.Get(holder, BlockName).Object is TaskletLock inner && inner.IsLocked())
            {
                takenLock = $"{module}.{key}";
            }
            if (key.Object is PyStr name && !item.IsInt && !item.IsFloat && IsOneOfAKind(item.Object) && !IsWhereItSays(interpreter, item.Object))
            {
                inLibrary.TryAdd(item.Object, (module, name));
            }
        }
    }

    // A class, or an instance that a module has made.
    bool IsOneOfAKind(PyObject o) => o is PyType { IsBuiltIn: false } type ? !IsOwn(type.ModuleText)
        : o.Type == BuiltinTypes.Object || o is PyInstance { Type: { IsBuiltIn: false } of } && !IsOwn(of.ModuleText);

    /// <summary>Where the library holds an object that every process has, if it is one.</summary>
    public bool IsInLibrary(PyObject o, out (PyStr Module, PyStr Name) place) => inLibrary.TryGetValue(o, out place);

    // (namespace, names and values): filled while the frames are written, and itself written last.
    readonly PyList inProgress = new();
    readonly HashSet<PyDict> namespacesInProgress = new(ReferenceEqualityComparer.Instance);

    /// <summary>A function of the library is in progress: it may rely on what its module's plain variables have become.</summary>
    public void Note(Interpreter interpreter, PyDict globals)
    {
        if (globals.GetOrNull(SpecKey) is { IsNull: false, IsNone: false } && globals.GetOrNull(NameKey).Object is PyStr name && !IsOwn(name.Text)
            && ReferenceEquals(PickledNames.NamespaceOf(interpreter, name.Text), globals) && namespacesInProgress.Add(globals))
        {
            var plain = new PyDict();
            foreach (var (key, value) in globals.Pairs())
            {
                if (key.Object is PyStr variable && !variable.Text.StartsWith("__", StringComparison.Ordinal) && IsPlain(value, 4))
                {
                    plain.Set(variable, value);
                }
            }
            inProgress.Append(new Value(PyTuple.Of(new Value(globals), new Value(plain))));
        }
    }

    static bool IsPlain(Value value, int depth) => value.IsInt || value.IsFloat || value.Object is PyNone or PyBool || value.Object.ShapeId switch
    {
        ShapeIds.Str or ShapeIds.Bytes => true,
        ShapeIds.List => depth > 0 && Array.TrueForAll(((PyList)value.Object).ToArray(), item => IsPlain(item, depth - 1)),
        ShapeIds.Tuple => depth > 0 && Array.TrueForAll(((PyTuple)value.Object).Items, item => IsPlain(item, depth - 1)),
        _ => false,
    };
}
