// The stress test of pickling across processes: a running program as bytes, and back in a process that has run nothing of it. There its
// modules are compiled and bound but not run; what their bodies had done so far comes out of the pickle: the classes and functions they
// defined by value, all other globals, the tasklets with their frames, the run queue, the callers of run().
// Modules of the library are imported anew, so what a program has changed in them stays behind, but for what it has registered with them
// and the plain variables of those in the middle of something.
// What cannot be pickled (files, sockets, weak references, code of exec) keeps the program where it is. No code of the program's own runs on
// either side.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

/// <summary>The program goes on elsewhere: unwinds the run that it leaves.</summary>
internal sealed class ProgramMovedException(byte[] program) : Exception("the program has been moved")
{
    public byte[] Program { get; } = program;
}

/// <summary>What pickler and unpickler are told about a program that moves.</summary>
internal sealed class MovedProgram
{
    static readonly PyStr FileKey = PyStr.Intern("__file__"), SpecKey = PyStr.Intern("__spec__"), NameKey = PyStr.Intern("__name__");
    static readonly string[] SetByImport = ["__name__", "__file__", "__builtins__", "__package__", "__path__", "__loader__", "__spec__"];

    readonly HashSet<string> own = [];
    readonly Finalization finalization;

    MovedProgram(Interpreter interpreter, IEnumerable<string> modules)
    {
        finalization = interpreter.Finalization;
        own.UnionWith(modules);
        everywhere = Fixed(interpreter);
    }

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

    // What every process has, by number.
    static PyObject[] Fixed(Interpreter interpreter) =>
        [interpreter.StandardOutput, interpreter.StandardErrors, interpreter.Modules, interpreter.Path, interpreter.Arguments];

    readonly PyObject[] everywhere;

    public int NumberOf(PyObject o) => Array.FindIndex(everywhere, known => ReferenceEquals(known, o));

    public Value ByNumber(long number) => number >= 0 && number < everywhere.Length ? new Value(everywhere[number]) : throw new PickleFormatException("the pickle refers to nothing");

    // ---- what the library holds ------------------------------------------------------------------------------------------------

    /// <summary>What programs register with the library: dicts by name, and lists.</summary>
    static readonly (string Module, string Name)[] Registries =
        [(Prelude.ModuleName, "_error_handlers"), (Prelude.ModuleName, "_codec_searches"), ("atexit", "_registered")];

    static readonly PyStr BlockName = PyStr.Intern("_block");

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
                FindInLibrary(module, dictionary);
            }
        }
        if (interpreter.Prelude.Globals is { } prelude)
        {
            FindInLibrary(PyStr.Intern(Prelude.ModuleName), prelude);
        }
        foreach (var (module, name) in Registries)
        {
            if (PickledNames.NamespaceOf(interpreter, module)?.GetOrNull(PyStr.Intern(name)).Object is { } registry)
            {
                inLibrary[registry] = (PyStr.Intern(module), PyStr.Intern(name));
            }
        }
    }

    void FindInLibrary(PyStr module, PyDict dictionary)
    {
        foreach (var (key, item) in dictionary.Pairs())
        {
            if (item.Object is TaskletLock guard && guard.IsLocked() || item.Object is PyInstance { Type.ModuleText: "_thread" } holder && AttributeStorage.Get(holder, BlockName).Object is TaskletLock inner && inner.IsLocked())
            {
                takenLock = $"{module}.{key}";
            }
            if (key.Object is PyStr name && !item.IsInt && !item.IsFloat && IsOneOfAKind(item.Object))
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

    // (registry, a copy of what it holds) for each that is loaded. Their keys are names.
    Value Registered() => new(PyTuple.Of([.. inLibrary.Keys.Where(o => o is PyDict or PyList)
        .Select(o => new Value(PyTuple.Of(new Value(o), o is PyDict dict ? new Value(dict.Copy()) : new Value(new PyList(((PyList)o).ToArray())))))]));

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

    // A list that the module has made there as well may be referred to from elsewhere: it stays.
    static void SetVariables(PyDict globals, PyDict plain)
    {
        foreach (var (key, value) in plain.Pairs())
        {
            if (!(value.Object is PyList && globals.GetOrNull((PyStr)key.Object).Object is PyList))
            {
                globals.Set((PyStr)key.Object, value);
            }
        }
    }

    static void Register(Value registered)
    {
        foreach (var pair in ((PyTuple)registered.Object).Items)
        {
            var (registry, content) = (((PyTuple)pair.Object).Items[0].Object, ((PyTuple)pair.Object).Items[1].Object);
            if (registry is PyDict dict)
            {
                foreach (var (key, value) in ((PyDict)content).Pairs())
                {
                    dict.Set((PyStr)key.Object, value);
                }
            }
            else
            {
                var list = (PyList)registry;
                list.Clear();
                foreach (var item in ((PyList)content).Span)
                {
                    list.Append(item);
                }
            }
        }
    }

    // ---- leaving ---------------------------------------------------------------------------------------------------------------

    /// <summary>The program as it is at a suspension, or why it stays.</summary>
    /// <param name="top">Its innermost frame.</param>
    public static (byte[]? Program, string Reason) Write(ThreadState ts, Frame top)
    {
        if (!ts.Scheduler.IsAlone(out string reason))
        {
            return (null, reason);
        }
        // What nobody refers to does not come along, so it must have been told before.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        if (ts.Interpreter.Finalization.HasDue || WeakReferenceModule.HasDueCallbacks(ts.Interpreter))
        {
            return (null, "something has died and not been told");
        }
        var modules = OwnModules(ts.Interpreter);
        var moved = new MovedProgram(ts.Interpreter, modules.Select(m => m.Name))
        {
            Current = ts.Scheduler.Current,
            Top = top,
            Transfer = ts.SpillException is { } raised ? new Value(new Bomb(raised)) : ts.SpillResult,
            Handled = ts.Handled,
        };
        moved.FindInLibrary(ts.Interpreter);
        if (moved.takenLock is { } taken)
        {
            return (null, $"the lock {taken} is taken");
        }
        var world = new Value(PyTuple.Of(
            Globals(modules), ts.Scheduler.Describe(), Value.Int(ts.RecursionLimit), OrNone(ts.StopValue), ts.Interpreter.Sys.Dictionary.GetOrNull(StdoutKey),
            ts.Interpreter.Sys.Dictionary.GetOrNull(StderrKey), moved.Registered(), new Value(moved.inProgress), Submodules(ts.Interpreter, moved)));
        // On a thread state of its own: what reducers of the library do must not mix with what is suspended here.
        var scratch = new ThreadState(ts.Interpreter);
        var bytes = scratch.Scheduler.RunMain(new PicklerFrame(new PickleWriter(PickleModule.HighestProtocol), new PickleOptions { Moved = moved }, world, default));
        if (bytes.IsNull)
        {
            var error = scratch.TakeException();
            return (null, string.Join(", ", error.Args.Items.Select(a => a.ToString())));
        }
        using var program = new MemoryStream();
        using var writer = new BinaryWriter(program);
        writer.Write(modules.Count);
        foreach (var (name, file, isPackage, _) in modules)
        {
            writer.Write(name);
            writer.Write(file);
            writer.Write(isPackage);
        }
        writer.Write(((PyBytes)bytes.Object).Span);
        return (program.ToArray(), "");
    }

    static readonly PyStr StdoutKey = PyStr.Intern("stdout"), StderrKey = PyStr.Intern("stderr"), PathKey = PyStr.Intern("__path__");

    // Those of the library's packages, which a program finds as attributes of the package: written so that they are imported there.
    static Value Submodules(Interpreter interpreter, MovedProgram moved) => new(PyTuple.Of([.. interpreter.Modules.Pairs()
        .Where(pair => pair.Key.Object is PyStr name && name.Text.Contains('.') && !moved.IsOwn(name.Text)
            && pair.Value.Object is PyModule module && module.Name == name.Text && module.Dictionary.GetOrNull(SpecKey) is { IsNull: false, IsNone: false })
        .Select(pair => pair.Value)]));

    static Value OrNone(Value value) => value.IsNull ? Value.None : value;

    // Those with a file in the folder of the program.
    static List<(string Name, string File, bool IsPackage, PyDict Dictionary)> OwnModules(Interpreter interpreter)
    {
        string folder = interpreter.Path.Count > 0 && interpreter.Path[0].Object is PyStr first ? Path.GetFullPath(first.Text) : "";
        var found = new List<(string, string, bool, PyDict)>();
        foreach (var (key, value) in interpreter.Modules.Pairs())
        {
            if (key.Object is PyStr name && value.Object is PyModule { Dictionary: var dictionary } && dictionary.GetOrNull(FileKey).Object is PyStr file
                && (name.Text == "__main__" || Path.GetFullPath(file.Text).StartsWith(folder, StringComparison.Ordinal)))
            {
                found.Add((name.Text, Path.GetFullPath(file.Text), dictionary.ContainsKey(PathKey), dictionary));
            }
        }
        return found;
    }

    static Value Globals(List<(string Name, string File, bool IsPackage, PyDict Dictionary)> modules)
    {
        var all = new List<Value>();
        foreach (var (_, _, _, dictionary) in modules)
        {
            var globals = new PyDict();
            foreach (var (key, value) in dictionary.Pairs())
            {
                if (key.Object is PyStr name && !SetByImport.Contains(name.Text))
                {
                    globals.Set(name, value);
                }
            }
            all.Add(new Value(globals));
        }
        return new Value(PyTuple.Of([.. all]));
    }

    // ---- arriving --------------------------------------------------------------------------------------------------------------

    /// <summary>Goes on with a program from another process, to its end. Null with an exception pending if it cannot be read.</summary>
    public static Value Run(Scheduler thread, byte[] program) => Read(thread, program) is { } state ? thread.RunMoved(state) : default;

    // A method of its own, so that nothing of the pickle is held while the program runs: what dies there must be seen to die.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Value[]? Read(Scheduler thread, byte[] program)
    {
        var ts = thread.Thread;
        using var stream = new MemoryStream(program);
        using var reader = new BinaryReader(stream);
        var names = new List<string>();
        var dictionaries = new List<PyDict>();
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            string name = reader.ReadString(), file = reader.ReadString();
            var module = Importer.New(ts.Interpreter, name, reader.ReadBoolean() ? Path.GetDirectoryName(file) : null, file);
            ts.Interpreter.Modules.Set(name, new Value(module));
            var compiled = Host.Current.CompileFile(ts, file, name);
            ts.TakeSyntaxWarnings();
            if (compiled is null)
            {
                return default;
            }
            CompiledModules.Bind(compiled, module.Dictionary);
            names.Add(name);
            dictionaries.Add(module.Dictionary);
        }
        var moved = new MovedProgram(ts.Interpreter, names);
        var input = new PickleInput(program[(int)stream.Position..]);
        var world = thread.RunMain(new UnpicklerFrame(input, new UnpickleOptions { Kept = moved.ByNumber, Moved = moved }, []));
        if (world.IsNull)
        {
            return default;
        }
        var parts = ((PyTuple)world.Object).Items;
        var globals = ((PyTuple)parts[0].Object).Items;
        for (int i = 0; i < globals.Length; i++)
        {
            foreach (var (key, value) in ((PyDict)globals[i].Object).Pairs())
            {
                dictionaries[i].Set((PyStr)key.Object, value);
            }
        }
        ts.RecursionLimit = (int)parts[2].Bits;
        ts.StopValue = parts[3];
        ts.Interpreter.Sys.Dictionary.Set(StdoutKey, parts[4]);
        ts.Interpreter.Sys.Dictionary.Set(StderrKey, parts[5]);
        Register(parts[6]);
        foreach (var item in ((PyList)parts[7].Object).Span)
        {
            var pair = ((PyTuple)item.Object).Items;
            SetVariables((PyDict)pair[0].Object, (PyDict)pair[1].Object);
        }
        return ((PyTuple)parts[1].Object).Items;
    }
}
