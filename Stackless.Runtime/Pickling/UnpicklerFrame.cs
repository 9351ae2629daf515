// Reads one pickle: a stack machine whose program is the pickle. A hand-written frame, so that wherever it calls Python (imports,
// constructors, __setstate__, find_class, a file's read) it can be suspended, and no depth of nesting uses the CLR stack.
// An opcode looks whether its bytes are here before it does anything, so after more have been read it simply starts again.
// A pickle may contain anything: every index, length and type is checked, and what is wrong is an UnpicklingError.
// This file is the engine and the calls; Opcodes: what each opcode does; Build: how objects are given their state.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

/// <summary>What an unpickler is told by the one who made it.</summary>
sealed class UnpickleOptions
{
    /// <summary>Callables, or null: the default.</summary>
    public Value FindClass, PersistentLoad;

    public string Encoding = "ASCII", Errors = "strict";

    /// <summary>Names in pickles of protocol 0 to 2 are Python 2's.</summary>
    public bool FixImports = true;

    /// <summary>Who is told the pickle's protocol, and whose memo it is where its numbers have gaps; or null.</summary>
    public UnpicklerObject? Owner;
    public Dictionary<int, Value>? FarMemo;

    /// <summary>For a world snapshot: the objects that were kept as they are.</summary>
    public Func<long, Value>? Kept;

    /// <summary>For a program that comes from another process.</summary>
    public MovedProgram? Moved;

    /// <summary>For a pickle that a stranger wrote.</summary>
    public PickleGuard? Guard;

    /// <summary>What came beside the pickle: an iterable, an iterator once the first is asked for; or null.</summary>
    public Value Buffers;
}

[NotPickled("what it has read refers to objects by number")]
sealed partial class UnpicklerFrame(PickleInput input, UnpickleOptions options, List<Value> memo) : Frame, IReferring
{
    /// <summary>What the call in progress was for.</summary>
    enum Awaited : byte
    {
        Nothing,

        /// <summary>Its result goes on the stack.</summary>
        Push,

        /// <summary>Its result is of no interest.</summary>
        Drop,

        /// <summary>Bytes of the file.</summary>
        Data,

        /// <summary>The module of the global awaitedModule.awaitedName has been imported.</summary>
        Module,

        /// <summary>What a name that Python 2 used is called now.</summary>
        Name,

        /// <summary>The iterator of the buffers that came beside the pickle.</summary>
        BufferIterator,

        /// <summary>One of them.</summary>
        Buffer,
    }

    enum Outcome : byte
    {
        Done,

        /// <summary>A call was made, or an error raised.</summary>
        Called,
        Finished,
    }

    /// <summary>Elements that are being put into a container one by one.</summary>
    enum Batch : byte
    {
        None,
        Append,
        SetItem,
        Add,
    }

    readonly List<Value> stack = new(32);
    readonly List<int> marks = [];
    readonly Dictionary<int, Value> farMemo = options.FarMemo ?? [];
    Awaited awaited;
    bool hasBegun;
    PyStr? awaitedModule, awaitedName;

    // What stands there has been found out to be awaitedModule.awaitedName, which is to be found next.
    bool hasName;
    Batch batch;
    Value[] batchItems = [];
    int batchIndex;
    int protocol;
    bool hasBufferIterator;

    public override Value Resume(ThreadState ts, Value value)
    {
        if (hasBegun && !Arrived(ts, ref value))
        {
            return value;
        }
        hasBegun = true;
        for (;;)
        {
            Outcome outcome;
            try
            {
                options.Guard?.Step();
                outcome = hasName ? FindNamed(ts, ref value) : batch == Batch.None ? Execute(ts, ref value) : NextInBatch(ts, ref value);
            }
            catch (PickleFormatException e)
            {
                return ts.Raise(e.IsEndOfFile ? BuiltinTypes.EOFError : PickleModule.UnpicklingError, e.Message);
            }
            catch (PythonErrorException)
            {
                return default;
            }
            if (outcome == Outcome.Finished)
            {
                return value;
            }
            if (outcome == Outcome.Called && !Arrived(ts, ref value))
            {
                return value;
            }
        }
    }

    // True to go on; false to return value: an error, a suspension.
    bool Arrived(ThreadState ts, ref Value value)
    {
        if (value.IsNull)
        {
            if (!ts.IsRaising)
            {
                ts.Capture(this);
            }
            return false;
        }
        var what = awaited;
        awaited = Awaited.Nothing;
        switch (what)
        {
            case Awaited.Push:
                if (value.Object is FrameBox { Frame: PyFrame, IsBorrowed: false } made)
                {
                    (unfilled ??= new(4)).Add(made);
                }
                if (options.Guard is { } guard)
                {
                    NoteMade(guard, value);
                }
                stack.Add(value);
                return instanceArguments is null || InstantiateFound(ts, ref value) == Outcome.Done || Arrived(ts, ref value);
            case Awaited.Data:
                return ArrivedData(ts, ref value);
            case Awaited.Module:
                return ArrivedModule(ts, ref value);
            case Awaited.Name:
                var names = ((PyTuple)value.Object).Items;
                (awaitedModule, awaitedName, hasName) = ((PyStr)names[0].Object, (PyStr)names[1].Object, true);
                return true;
            case Awaited.BufferIterator:
                options.Buffers = value;
                hasBufferIterator = true;
                return true;
            case Awaited.Buffer when value.IsEnd:
                value = ts.Raise(PickleModule.UnpicklingError, "not enough out-of-band buffers");
                return false;
            case Awaited.Buffer:
                stack.Add(value);
                return true;
            default:
                return true;
        }
    }

    Outcome Call(Awaited what, Value called, out Value value)
    {
        awaited = what;
        value = called;
        return Outcome.Called;
    }

    /// <summary>Everything it refers to, for a walk of the heap.</summary>
    public IEnumerable<object?> Referenced()
    {
        foreach (var value in (IEnumerable<Value>)[.. stack, .. memo, .. farMemo.Values, .. batchItems])
        {
            yield return value.Object;
        }
        yield return input.Read.Object;
        yield return input.ReadLine.Object;
        yield return options.FindClass.Object;
        yield return options.PersistentLoad.Object;
        yield return options.Buffers.Object;
    }

    // ---- input ---------------------------------------------------------------------------------------------------------------

    /// <summary>Asks the file for what is missing of so many bytes.</summary>
    Outcome Need(ThreadState ts, long count, ref Value value)
    {
        if (!input.IsFile)
        {
            throw input.Available == 0
                ? new PickleFormatException("Ran out of input", isEndOfFile: true)
                : new PickleFormatException("pickle data was truncated");
        }
        if (count > int.MaxValue)
        {
            throw new PickleFormatException("pickle data is too long");
        }
        return Call(Awaited.Data, input.Read.Object.Call1(ts, Value.Int(count - input.Available)), out value);
    }

    Outcome NeedLine(ThreadState ts, ref Value value) => input.IsFile
        ? Call(Awaited.Data, input.ReadLine.Object.Call0(ts), out value)
        : throw new PickleFormatException("pickle data was truncated");

    bool ArrivedData(ThreadState ts, ref Value value)
    {
        if (value.Object is not PyBytes bytes)
        {
            value = ts.Raise(BuiltinTypes.TypeError, $"read() must return bytes, not {value.Type.MessageName}");
            return false;
        }
        if (bytes.Span.Length == 0)
        {
            value = input.Available == 0
                ? ts.Raise(BuiltinTypes.EOFError, "Ran out of input")
                : ts.Raise(PickleModule.UnpicklingError, "pickle data was truncated");
            return false;
        }
        input.Feed(bytes.Span);
        return true;
    }

    // ---- the stack -----------------------------------------------------------------------------------------------------------

    /// <summary>Nothing below the last mark may be taken.</summary>
    int Fence => marks.Count > 0 ? marks[^1] : 0;

    Value Pop()
    {
        if (stack.Count <= Fence)
        {
            throw new PickleFormatException(marks.Count > 0 ? "unexpected MARK found" : "unpickling stack underflow");
        }
        var value = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    Value Peek() => stack.Count > Fence ? stack[^1] : throw new PickleFormatException(marks.Count > 0 ? "unexpected MARK found" : "unpickling stack underflow");

    /// <summary>Everything since the last mark, which stays there.</summary>
    ReadOnlySpan<Value> AboveMark() => marks.Count > 0 ? CollectionsMarshal.AsSpan(stack)[marks[^1]..] : throw new PickleFormatException("could not find MARK");

    /// <summary>The opcode that comes, if its byte is here and nobody counts the steps.</summary>
    bool Comes(PickleOpcode opcode) => options.Guard is null && input.Has(1) && input[0] == (byte)opcode;

    /// <summary>Takes everything since the last mark, and the mark.</summary>
    Value[] PopToMark()
    {
        if (marks.Count == 0)
        {
            throw new PickleFormatException("could not find MARK");
        }
        var start = marks[^1];
        marks.RemoveAt(marks.Count - 1);
        var items = CollectionsMarshal.AsSpan(stack)[start..].ToArray();
        stack.RemoveRange(start, items.Length);
        return items;
    }

    // ---- the memo ------------------------------------------------------------------------------------------------------------

    void PutMemo(long index, Value value)
    {
        if (index < 0 || index > int.MaxValue)
        {
            throw new PickleFormatException("negative PUT argument");
        }
        if (index < memo.Count)
        {
            memo[(int)index] = value;
        }
        else if (index == memo.Count)
        {
            memo.Add(value);
        }
        else
        {
            // Numbers with gaps come from other writers, or from nonsense: they must not cost the memory they claim.
            farMemo[(int)index] = value;
        }
    }

    Value GetMemo(long index)
    {
        if (index >= 0 && index < memo.Count)
        {
            return memo[(int)index];
        }
        return index is >= 0 and <= int.MaxValue && farMemo.TryGetValue((int)index, out var value)
            ? value
            : throw new PickleFormatException($"Memo value not found at index {index}");
    }

    int MemoCount => memo.Count + farMemo.Count;

    // ---- globals -------------------------------------------------------------------------------------------------------------

    Outcome FindClass(ThreadState ts, PyStr module, PyStr name, ref Value value)
    {
        if (!options.FindClass.IsNull)
        {
            return Call(Awaited.Push, options.FindClass.Object.Call2(ts, new Value(module), new Value(name)), out value);
        }
        return FindClassByDefault(ts, module, name, ref value);
    }

    Outcome FindClassByDefault(ThreadState ts, PyStr module, PyStr name, ref Value value)
    {
        string moduleName = module.Text, qualifiedName = name.Text;
        var isOld = protocol < 3 && options.FixImports;
        if (isOld)
        {
            PickledNames.FromPython2(ref moduleName, ref qualifiedName);
        }
        if (options is { Guard: null, Moved: null, Kept: null })
        {
            if ((protocol >= 4 || !qualifiedName.Contains('.')) && PickledNames.Find(ts.Interpreter, moduleName, qualifiedName) is { IsNull: false } loaded)
            {
                stack.Add(loaded);
                return Outcome.Done;
            }
            return Call(Awaited.Push, Prelude.Call(ts, PreludeNames.FindPickled, new Value(module), new Value(name), Value.Bool(isOld), Value.Bool(protocol >= 4)), out value);
        }
        return isOld
            ? Call(Awaited.Name, Prelude.Call(ts, PreludeNames.FromPython2, new Value(module), new Value(name)), out value)
            : FindListed(ts, moduleName, qualifiedName, ref value);
    }

    Outcome FindNamed(ThreadState ts, ref Value value)
    {
        hasName = false;
        string moduleName = awaitedModule!.Text, qualifiedName = awaitedName!.Text;
        PickledNames.FromPython2(ref moduleName, ref qualifiedName);
        var outcome = FindListed(ts, moduleName, qualifiedName, ref value);
        return outcome == Outcome.Done && instanceArguments is not null ? InstantiateFound(ts, ref value) : outcome;
    }

    // With a guard, or where some objects have places of their own.
    Outcome FindListed(ThreadState ts, string moduleName, string qualifiedName, ref Value value)
    {
        var found = PickledNames.Find(ts.Interpreter, moduleName, qualifiedName);
        options.Guard?.CheckName(moduleName, qualifiedName);
        if (!found.IsNull)
        {
            options.Guard?.Found(moduleName, qualifiedName, found);
            stack.Add(found);
            return Outcome.Done;
        }
        awaitedModule = PyStr.Intern(moduleName);
        awaitedName = PyStr.Intern(qualifiedName);
        return Call(Awaited.Module, PickledImport.Import(ts, awaitedModule), out value);
    }

    static readonly PyStr GetAttrKey = PyStr.Intern("__getattr__");

    bool ArrivedModule(ThreadState ts, ref Value value)
    {
        var found = PickledNames.Find(ts.Interpreter, awaitedModule!.Text, awaitedName!.Text);
        if (found.IsNull && options.Guard is null && value.Object is PyModule module && module.Dictionary.GetOrNull(GetAttrKey) is { IsNull: false } make)
        {
            Call(Awaited.Push, make.Object.Call1(ts, new Value(awaitedName)), out value);
            return Arrived(ts, ref value);
        }
        if (found.IsNull)
        {
            value = ts.RaiseAttributeError($"module '{awaitedModule.Text}' has no attribute '{awaitedName.Text}'", value, awaitedName);
            return false;
        }
        options.Guard?.Found(awaitedModule.Text, awaitedName.Text, found);
        stack.Add(found);
        return instanceArguments is null || InstantiateFound(ts, ref value) == Outcome.Done || Arrived(ts, ref value);
    }

    // ---- pickles of strangers --------------------------------------------------------------------------------------------------

    // What the call in progress makes its result of, while there is a guard.
    Value[] ingredients = [];

    void CheckCall(ThreadState ts, Value called, Value[] arguments)
    {
        if (options.Guard is { } guard)
        {
            guard.CheckCall(ts.Interpreter, called, arguments);
            ingredients = arguments;
        }
    }

    void NoteMade(PickleGuard guard, Value made)
    {
        guard.Made(made, ingredients);
        ingredients = [];
    }

    // Before something gets elements or a state.
    void CheckChange(Value target, params ReadOnlySpan<Value> parts)
    {
        if (options.Guard is { } guard)
        {
            guard.CheckChange(target);
            guard.Weigh(target, parts);
        }
    }

    // A tuple, or another container that is made with its elements.
    Value Weighed(Value made, params ReadOnlySpan<Value> parts)
    {
        options.Guard?.Weigh(made, parts);
        return made;
    }

    // ---- filling containers ----------------------------------------------------------------------------------------------------

    Outcome BeginBatch(Batch kind, Value[] items)
    {
        batch = kind;
        batchItems = items;
        batchIndex = 0;
        return Outcome.Done;
    }

    static readonly PyStr AppendName = PyStr.Intern("append"), AddName = PyStr.Intern("add");

    // Keys may have a __hash__ in Python, and subclasses an append of their own.
    Outcome NextInBatch(ThreadState ts, ref Value value)
    {
        var target = Peek();
        if (batchIndex == 0)
        {
            CheckChange(target, batchItems);
        }
        while (batchIndex < batchItems.Length)
        {
            var item = batchItems[batchIndex++];
            // A program that moves runs none of its own code on the way, and what its classes make of an element they have made of it before.
            switch (options.Moved is null ? null : target.Object)
            {
                case PyList list when batch == Batch.Append:
                    list.Append(item);
                    continue;
                case PyDict own when batch == Batch.SetItem:
                    return Call(Awaited.Drop, DictLookup.Set(ts, own, item, batchItems[batchIndex++]), out value);
            }
            switch (batch)
            {
                case Batch.Append:
                    return Call(Awaited.Drop, Calling.CallNamed(ts, target, AppendName, item), out value);
                case Batch.Add:
                    return Call(Awaited.Drop, Calling.CallNamed(ts, target, AddName, item), out value);
                default:
                    var content = batchItems[batchIndex++];
                    if (target.Object is PyDict { ShapeId: ShapeIds.Dict } dict && item.Object is PyStr key)
                    {
                        dict.Set(key, content);
                        continue;
                    }
                    return Call(Awaited.Drop, Items.Store(ts, target, item, content), out value);
            }
        }
        batch = Batch.None;
        batchItems = [];
        return Outcome.Done;
    }
}

/// <summary>The bytes are no pickle, or not all of it.</summary>
sealed class PickleFormatException(string message, bool isEndOfFile = false) : Exception(message)
{
    public bool IsEndOfFile { get; } = isEndOfFile;
}
