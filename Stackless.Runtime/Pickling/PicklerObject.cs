// pickle.Pickler and pickle.Unpickler: the memo that lives from one dump or load to the next, and the hooks that subclasses override
// (persistent_id, reducer_override, dispatch_table; persistent_load, find_class).
namespace Stackless.Runtime;

[PyType("Pickler", Module = "_pickle", Subclassable = true, HasDict = true, Id = "Pickler")]
sealed unsafe partial class PicklerObject : PyObject
{
    static readonly PyStr WriteName = PyStr.Intern("write"), PersistentIdName = PyStr.Intern("persistent_id");
    static readonly PyStr ReducerOverrideName = PyStr.Intern("reducer_override"), DispatchTableName = PyStr.Intern("dispatch_table");

    Value[]? attributes;
    PickleWriter? writer;
    Value write, bufferCallback;

    internal PicklerObject(int shapeId) : base(shapeId)
    {
    }

    internal override ref Value[]? AttributeSlots => ref attributes;

    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type.Allocate());

    [PyMethod("__init__")]
    internal Value Init(ThreadState ts, [Keyword] Value file, [Keyword] Value protocol = default, [Keyword] bool fixImports = true, [Keyword] Value bufferCallback = default)
    {
        if (!PickleModule.TryProtocol(ts, protocol, out var number) || !PickleModule.TryCallback(ts, ref bufferCallback, number))
        {
            return default;
        }
        writer = new PickleWriter(number);
        this.bufferCallback = bufferCallback;
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
        var self = new Value(this);
        var options = new PickleOptions
        {
            PersistentId = PickleModule.HookOf(self, PersistentIdName),
            ReducerOverride = PickleModule.HookOf(self, ReducerOverrideName),
            BufferCallback = bufferCallback,
            DispatchTable = (AttributeStorage.Get(this, DispatchTableName) is { IsNull: false } own ? own : Type.Lookup(DispatchTableName)).Object as PyDict,
        };
        return new PicklerFrame(writer, options, obj, write).Resume(ts, Value.None);
    }

    [PyMethod("clear_memo")]
    internal void ClearMemo() => writer?.ClearMemo();

    [PyMethod("persistent_id")]
    internal Value PersistentId(Value obj) => Value.None;
}

[PyType("Unpickler", Module = "_pickle", Subclassable = true, HasDict = true, Id = "Unpickler")]
sealed unsafe partial class UnpicklerObject : PyObject
{
    static readonly PyStr ReadName = PyStr.Intern("read"), ReadLineName = PyStr.Intern("readline");
    static readonly PyStr FindClassName = PyStr.Intern("find_class"), PersistentLoadName = PyStr.Intern("persistent_load");

    readonly List<Value> memo = [];
    Value[]? attributes;
    Value read, readLine, buffers;
    string encoding = "ASCII";

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
        this.encoding = encoding;
        this.buffers = PickleModule.OrNull(buffers);
        return ts.Then(AttributeLookup.Load(ts, file, ReadName), ReadReady, new Value(this), file);
    }

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
        var self = new Value(this);
        var options = new UnpickleOptions
        {
            Encoding = encoding,
            Buffers = buffers,
            FindClass = PickleModule.HookOf(self, FindClassName),
            PersistentLoad = PickleModule.HookOf(self, PersistentLoadName),
        };
        return new UnpicklerFrame(new PickleInput(read, readLine), options, memo).Resume(ts, Value.None);
    }

    [PyMethod("find_class")]
    internal Value FindClass(ThreadState ts, PyStr module, PyStr name)
    {
        var found = PickledNames.Find(ts.Interpreter, module.Text, name.Text);
        return found.IsNull ? ts.Then(PickledImport.Import(ts, module), Imported, new Value(module), new Value(name)) : found;
    }

    static readonly Continuation Imported = new("unpickler.import", &FindImported);

    static Value FindImported(ThreadState ts, Value loaded, Value module, Value name, Value a)
    {
        var found = PickledNames.Find(ts.Interpreter, ((PyStr)module.Object).Text, ((PyStr)name.Object).Text);
        return found.IsNull
            ? ts.RaiseAttributeError($"module '{((PyStr)module.Object).Text}' has no attribute '{((PyStr)name.Object).Text}'", loaded, (PyStr)name.Object)
            : found;
    }
}
