// pickle.Pickler and pickle.Unpickler: the memo that lives from one dump or load to the next, and the hooks that subclasses override
// (persistent_id, reducer_override, dispatch_table; persistent_load, find_class).
namespace Stackless.Runtime;

[PyType("Pickler", Module = "_pickle", Subclassable = true, HasDict = true, Id = "Pickler")]
sealed unsafe partial class PicklerObject : PyObject, IMemoOwner, IReferring
{
    static readonly PyStr WriteName = PyStr.Intern("write"), PersistentIdName = PyStr.Intern("persistent_id");
    static readonly PyStr ReducerOverrideName = PyStr.Intern("reducer_override"), DispatchTableName = PyStr.Intern("dispatch_table");

    Value[]? attributes;
    PickleWriter? writer;
    Value write, bufferCallback;
    bool fixImports;

    const string InUse = "Pickler object is already used by another caller";

    /// <summary>A dump has begun and not ended: what it asks must not use the memo for another.</summary>
    bool isRunning;

    internal PicklerObject(int shapeId) : base(shapeId)
    {
    }

    internal override ref Value[]? AttributeSlots => ref attributes;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type.Allocate());

    [PyMethod("__init__")]
    internal Value Init(ThreadState ts, [Keyword] Value file, [Keyword] Value protocol = default, [Keyword] bool fixImports = true, [Keyword] Value bufferCallback = default)
    {
        if (isRunning)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, InUse);
        }
        if (!PickleModule.TryProtocol(ts, protocol, out var number) || !PickleModule.TryCallback(ts, ref bufferCallback, number))
        {
            return default;
        }
        if (AttributeLookup.IsPlainlyMissing(file, WriteName))
        {
            return ts.Raise(BuiltinTypes.TypeError, "file must have a 'write' attribute");
        }
        writer = new PickleWriter(number);
        this.bufferCallback = bufferCallback;
        this.fixImports = fixImports;
        return ts.Then(AttributeLookup.Load(ts, file, WriteName), FileReady, new Value(this));
    }

    static readonly Continuation FileReady = new("pickler.file", &SetFile);

    static Value SetFile(ThreadState ts, Value write, Value self, Value a, Value b)
    {
        ((PicklerObject)self.Object).write = write;
        return Value.None;
    }

    [PyMethod("dump")]
    internal Value Dump(ThreadState ts, [Keyword] Value obj)
    {
        if (writer is null)
        {
            return ts.Raise(PickleModule.PicklingError, $"Pickler.__init__() was not called by {Type.Name}.__init__()");
        }
        if (isRunning)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, InUse);
        }
        var self = new Value(this);
        var table = AttributeStorage.Get(this, DispatchTableName) is { IsNull: false } own ? own : Type.Lookup(DispatchTableName);
        var options = new PickleOptions
        {
            PersistentId = PickleModule.HookOf(self, PersistentIdName),
            ReducerOverride = PickleModule.HookOf(self, ReducerOverrideName),
            FixImports = fixImports,
            BufferCallback = bufferCallback,
            DispatchTable = table.Object as PyDict,
            DispatchMapping = table.Object is null or PyDict or PyNone ? default : table,
        };
        isRunning = true;
        return ts.Then(new PicklerFrame(writer, options, obj, write).Resume(ts, Value.None), DumpEnded, self);
    }

    static readonly Continuation DumpEnded = new("pickler.dump", &EndDump, handlesExceptions: true);

    static Value EndDump(ThreadState ts, Value result, Value self, Value a, Value b)
    {
        ((PicklerObject)self.Object).isRunning = false;
        return result;
    }

    [PyMethod("clear_memo")]
    public void ClearMemo() => writer?.ClearMemo();

    [PyGetter("memo")]
    internal Value Memo => new(new MemoProxy(this));

    [PySetter("memo")]
    internal Value SetMemo(ThreadState ts, Value value) => MemoProxy.SetMemo(ts, this, value, "a PicklerMemoProxy");

    /// <summary>{id of an object: (its number, the object)}.</summary>
    public PyDict CopyMemo()
    {
        var copy = new PyDict();
        foreach (var (o, number) in writer?.Numbered ?? [])
        {
            DictLookup.TrySet(copy, Value.Int(Identity.Of(new Value(o))), new Value(PyTuple.Of(Value.Int(number), new Value(o))));
        }
        return copy;
    }

    public Value TakeMemo(ThreadState ts, PyDict memo)
    {
        var numbers = new List<KeyValuePair<PyObject, int>>();
        foreach (var (_, entry) in memo.Pairs())
        {
            if (entry.Object is not PyTuple { Items: [{ IsInt: true } number, { IsInt: false, IsFloat: false } o] })
            {
                return ts.Raise(BuiltinTypes.TypeError, "'memo' values must be 2-item tuples");
            }
            numbers.Add(new(o.Object, (int)number.Bits));
        }
        writer?.SetMemo(numbers);
        return Value.None;
    }

    /// <summary>What is in the memo is known by its identity: it must not be another object than the program has.</summary>
    public IEnumerable<object?> Referenced() => [write.Object, bufferCallback.Object, .. writer?.Memoized ?? []];

    [PyMethod("persistent_id")]
    internal Value PersistentId(Value obj) => Value.None;
}

[PyType("Unpickler", Module = "_pickle", Subclassable = true, HasDict = true, Id = "Unpickler")]
sealed unsafe partial class UnpicklerObject : PyObject, IMemoOwner, IReferring
{
    static readonly PyStr ReadName = PyStr.Intern("read"), ReadLineName = PyStr.Intern("readline");
    static readonly PyStr FindClassName = PyStr.Intern("find_class"), PersistentLoadName = PyStr.Intern("persistent_load");

    readonly List<Value> memo = [];
    readonly Dictionary<int, Value> farMemo = [];
    Value[]? attributes;
    Value read, readLine, buffers;
    string encoding = "ASCII", errors = "strict";
    bool fixImports = true;

    const string InUse = "Unpickler object is already used by another caller";

    /// <summary>A load has begun and not ended.</summary>
    bool isRunning;

    /// <summary>Of the last pickle.</summary>
    internal int Protocol;

    internal UnpicklerObject(int shapeId) : base(shapeId)
    {
    }

    internal override ref Value[]? AttributeSlots => ref attributes;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type.Allocate());

    [PyMethod("__init__")]
    internal Value Init(ThreadState ts, [Keyword] Value file, [KeywordOnly] bool fixImports = true, [KeywordOnly] string encoding = "ASCII",
        [KeywordOnly] string errors = "strict", [KeywordOnly] Value buffers = default)
    {
        if (isRunning)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, InUse);
        }
        this.encoding = encoding;
        this.errors = errors;
        this.fixImports = fixImports;
        Protocol = 0;
        ClearMemo();
        this.buffers = PickleModule.OrNull(buffers);
        // What is missing is said when what is there could be read.
        bool hasRead = !AttributeLookup.IsPlainlyMissing(file, ReadName), hasReadLine = !AttributeLookup.IsPlainlyMissing(file, ReadLineName);
        return hasRead && hasReadLine ? ts.Then(AttributeLookup.Load(ts, file, ReadName), ReadReady, new Value(this), file)
            : ts.Then(hasRead || hasReadLine ? AttributeLookup.Load(ts, file, hasRead ? ReadName : ReadLineName) : Value.None, NotBoth);
    }

    static readonly Continuation NotBoth = new("unpickler.file", &RaiseNotBoth);

    static Value RaiseNotBoth(ThreadState ts, Value value, Value a, Value b, Value c) => ts.Raise(BuiltinTypes.AttributeError, "file must have 'read' and 'readline' attributes");

    static readonly Continuation ReadReady = new("unpickler.read", &SetRead), ReadLineReady = new("unpickler.readline", &SetReadLine);

    static Value SetRead(ThreadState ts, Value read, Value self, Value file, Value b)
    {
        ((UnpicklerObject)self.Object).read = read;
        return ts.Then(AttributeLookup.Load(ts, file, ReadLineName), ReadLineReady, self);
    }

    static Value SetReadLine(ThreadState ts, Value readLine, Value self, Value a, Value b)
    {
        ((UnpicklerObject)self.Object).readLine = readLine;
        return Value.None;
    }

    [PyMethod("load")]
    internal Value Load(ThreadState ts)
    {
        if (read.IsNull)
        {
            return ts.Raise(PickleModule.UnpicklingError, $"Unpickler.__init__() was not called by {Type.Name}.__init__()");
        }
        if (isRunning)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, InUse);
        }
        var self = new Value(this);
        var options = new UnpickleOptions
        {
            Encoding = encoding,
            Errors = errors,
            FixImports = fixImports,
            Buffers = buffers,
            FindClass = PickleModule.HookOf(self, FindClassName),
            PersistentLoad = PickleModule.HookOf(self, PersistentLoadName),
            FarMemo = farMemo,
            Owner = this,
        };
        isRunning = true;
        return ts.Then(new UnpicklerFrame(new PickleInput(read, readLine), options, memo).Resume(ts, Value.None), LoadEnded, self);
    }

    static readonly Continuation LoadEnded = new("unpickler.load", &EndLoad, handlesExceptions: true);

    static Value EndLoad(ThreadState ts, Value result, Value self, Value a, Value b)
    {
        ((UnpicklerObject)self.Object).isRunning = false;
        return result;
    }

    [PyMethod("find_class")]
    internal Value FindClass(ThreadState ts, Value module, Value name) =>
        Prelude.Call(ts, PreludeNames.FindPickled, module, name, Value.Bool(Protocol < 3 && fixImports), Value.Bool(Protocol >= 4));

    [PyMethod("persistent_load")]
    internal Value PersistentLoad(ThreadState ts, Value pid) => ts.Raise(PickleModule.UnpicklingError, UnpicklerFrame.NoPersistentLoad);

    public void ClearMemo()
    {
        memo.Clear();
        farMemo.Clear();
    }

    /// <summary>As <see cref="PicklerObject.Referenced"/>.</summary>
    public IEnumerable<object?> Referenced() => [read.Object, readLine.Object, buffers.Object, .. memo.Select(content => content.Object), .. farMemo.Values.Select(content => content.Object)];

    [PyGetter("memo")]
    internal Value Memo => new(new MemoProxy(this));

    [PySetter("memo")]
    internal Value SetMemo(ThreadState ts, Value value) => MemoProxy.SetMemo(ts, this, value, "an UnpicklerMemoProxy");

    /// <summary>{number: object}.</summary>
    public PyDict CopyMemo()
    {
        var copy = new PyDict();
        foreach (var (number, content) in farMemo)
        {
            DictLookup.TrySet(copy, Value.Int(number), content);
        }
        for (var number = 0; number < memo.Count; number++)
        {
            DictLookup.TrySet(copy, Value.Int(number), memo[number]);
        }
        return copy;
    }

    public Value TakeMemo(ThreadState ts, PyDict memo)
    {
        foreach (var (key, _) in memo.Pairs())
        {
            if (!key.IsInt)
            {
                return ts.Raise(BuiltinTypes.TypeError, "memo key must be integers");
            }
            if (key.Bits is < 0 or > int.MaxValue)
            {
                return ts.Raise(BuiltinTypes.ValueError, "memo key must be positive integers.");
            }
        }
        ClearMemo();
        foreach (var (key, content) in memo.Pairs())
        {
            if (key.Bits == this.memo.Count)
            {
                this.memo.Add(content);
            }
            else
            {
                farMemo[(int)key.Bits] = content;
            }
        }
        return Value.None;
    }
}
