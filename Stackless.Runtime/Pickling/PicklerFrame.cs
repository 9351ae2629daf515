// Writes one object and all it reaches. A hand-written frame: what is still to do is on a stack of its own (PickleWork), so depth is
// limited by memory only, and wherever it calls Python (persistent_id, __reduce_ex__, __getstate__, iterators) it can be suspended.
// This file is the engine and the built-in values; Reduce: objects that say how they are made again; Stackless: what only we pickle.
// Order and opcodes follow CPython's pickler, so that its unpickler reads the result, and ours its pickles.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

/// <summary>What a pickler is told by the one who made it.</summary>
sealed class PickleOptions
{
    /// <summary>Callables, or null.</summary>
    public Value PersistentId, ReducerOverride;

    /// <summary>A mapping from classes to reducers, besides copyreg's; or null.</summary>
    public PyDict? DispatchTable;

    /// <summary>The same where it is no dict, but has its get.</summary>
    public Value DispatchMapping;

    /// <summary>Protocols 0 to 2 have the names of Python 2.</summary>
    public bool FixImports = true;

    /// <summary>Asked for every PickleBuffer whether it travels in the pickle; or null: all do.</summary>
    public Value BufferCallback;

    /// <summary>For a world snapshot: objects that are kept as they are and referred to by number.</summary>
    public KeptObjects? Keep;

    /// <summary>For a program that moves to another process.</summary>
    public MovedProgram? Moved;
}

[NotPickled("what it has written refers to objects by number")]
sealed partial class PicklerFrame(PickleWriter writer, PickleOptions options, Value root, Value target) : Frame, IReferring
{
    /// <summary>What the call in progress was for.</summary>
    enum Awaited : byte
    {
        Nothing,
        PersistentId,
        ReducerOverride,
        Reduction,
        NewArguments,
        NewArgumentsEx,
        InstanceState,
        Item,
        Pair,
        Target,
        IsInBand,

        /// <summary>The module that a class says it is from is being imported.</summary>
        ClassModule,

        /// <summary>The names of Python 2.</summary>
        OldNames,

        /// <summary>What stands for NEWOBJ_EX where there is none.</summary>
        PartialNew,

        /// <summary>The file's write, of what is not the end.</summary>
        Flushed,

        /// <summary>What a mapping has for a class.</summary>
        Reducer,
    }

    readonly List<PickleWork> stack = new(32);
    Awaited awaited;
    Value awaitedFor;
    Reduction? awaitedReduction;
    bool hasBegun;
    Interpreter? interpreter;

    public override Value Resume(ThreadState ts, Value value)
    {
        interpreter = ts.Interpreter;
        if (!hasBegun)
        {
            hasBegun = true;
            writer.Begin();
            Push(PickleStep.Save, root);
        }
        else if (!Continue(ts, ref value))
        {
            return value;
        }
        while (stack.Count > 0 || PushIdentities())
        {
            if (writer.IsFrameFull)
            {
                if (target.IsNull)
                {
                    writer.NextFrame();
                }
                else if (!Await(Awaited.Flushed, target.Object.Call1(ts, new Value(new PyBytes(writer.Take()))), out value) && !Continue(ts, ref value))
                {
                    return value;
                }
            }
            if (!Step(ts, ref value) && !Continue(ts, ref value))
            {
                return value;
            }
        }
        return Finish(ts);
    }

    // A call was made (or an error raised): true to go on, false to return `value`.
    bool Continue(ThreadState ts, ref Value value)
    {
        for (;;)
        {
            if (value.IsNull)
            {
                if (ts.IsRaising)
                {
                    return FailedCall(ts, out value);
                }
                ts.Capture(this);
                return false;
            }
            var what = awaited;
            awaited = Awaited.Nothing;
            if (what == Awaited.Target)
            {
                value = Value.None;
                return false;
            }
            if (Arrived(ts, what, ref value))
            {
                return true;
            }
        }
    }

    // Hands the pickle over: returns it, or calls target (a file's write) with it.
    Value Finish(ThreadState ts)
    {
        var pickle = new Value(new PyBytes(writer.End().ToArray()));
        if (target.IsNull)
        {
            return pickle;
        }
        awaited = Awaited.Target;
        var value = target.Object.Call1(ts, pickle);
        Continue(ts, ref value);
        return value;
    }

    /// <summary>Makes a call whose result <see cref="Arrived"/> is given. Always false, for the caller to return.</summary>
    bool Await(Awaited what, Value called, out Value value)
    {
        awaited = what;
        value = called;
        return false;
    }

    /// <summary>Everything it refers to, for a walk of the heap.</summary>
    public IEnumerable<object?> Referenced()
    {
        foreach (var work in stack)
        {
            yield return work.Target;
            yield return work.Value.Object;
            yield return work.Extra as PyObject;
        }
        foreach (var o in writer.Memoized)
        {
            yield return o;
        }
        yield return root.Object;
        yield return target.Object;
        yield return awaitedFor.Object;
        yield return options.PersistentId.Object;
        yield return options.ReducerOverride.Object;
        yield return options.BufferCallback.Object;
    }

    // ---- the work stack ------------------------------------------------------------------------------------------------------

    void Push(PickleStep step, Value value) => stack.Add(new PickleWork { Step = step, Value = value });

    void Push(PickleStep step, PyObject target, object? extra = null) => stack.Add(new PickleWork { Step = step, Target = target, Extra = extra });

    void PushEmit(PickleOpcode opcode) => stack.Add(new PickleWork { Step = PickleStep.Emit, Index = (int)opcode });

    /// <summary>One that ends a part of what a reduction says, so that errors can name the part.</summary>
    void PushEmit(PickleOpcode opcode, PyObject subject) => stack.Add(new PickleWork { Step = PickleStep.Emit, Index = (int)opcode, Target = subject });

    void Pop() => stack.RemoveAt(stack.Count - 1);

    /// <summary>The entry on top, to be changed in place.</summary>
    ref PickleWork Top => ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stack)[^1];

    // True if the step was done; false if a call was made or an error raised (its result in value).
    bool Step(ThreadState ts, ref Value value)
    {
        ref var work = ref Top;
        switch (work.Step)
        {
            case PickleStep.Save:
                var v = work.Value;
                Pop();
                return Save(ts, v, ref value);
            case PickleStep.Emit:
                writer.Emit((PickleOpcode)work.Index);
                Pop();
                return true;
            case PickleStep.Global:
                return GlobalStep(ref work);
            case PickleStep.Memoize:
                beingReduced?.Remove(work.Target!);
                MemoizeMade(work.Target!, work.Extra ?? work.Target!);
                Pop();
                return true;
            case PickleStep.ListItem:
                return ListItem(ref work);
            case PickleStep.DictItem:
                return DictItem(ref work);
            case PickleStep.SetItem:
                return SetItem(ref work);
            case PickleStep.TupleItem:
                return TupleItem(ref work);
            case PickleStep.Attribute:
                return Attribute(ref work);
            case PickleStep.IteratedItem:
                work.Extra ??= new IteratedBatch();
                return Await(Awaited.Item, Iteration.Next(ts, work.Value), out value);
            case PickleStep.IteratedPair:
                work.Extra ??= new IteratedBatch();
                return Await(Awaited.Pair, Iteration.Next(ts, work.Value), out value);
            case PickleStep.CodeHash:
                return CodeHashStep((Code)work.Target!);
            case PickleStep.Nothing:
                Pop();
                return true;
            case PickleStep.State:
                return StateOf((Reduction)work.Extra!);
            case PickleStep.TaskletState:
                return TaskletStep(ts, ref work, ref value);
            case PickleStep.Frame:
                return FrameStep(ts, ref work, ref value);
            default:
                return FrameSlotStep(ref work);
        }
    }

    // ---- values --------------------------------------------------------------------------------------------------------------

    bool Save(ThreadState ts, Value v, ref Value value)
    {
        if (!options.PersistentId.IsNull)
        {
            awaitedFor = v;
            return Await(Awaited.PersistentId, options.PersistentId.Object.Call1(ts, v), out value);
        }
        if (options.Keep is { } keep && !v.IsInt && !v.IsFloat && keep.NumberOf(v.Object) is >= 0 and var number)
        {
            writer.Integer(number);
            writer.Emit(PickleOpcode.BinPersId);
            return true;
        }
        if (options.Moved is { } moved && moved.NumberOf(v.Object) is >= 0 and var place)
        {
            writer.Integer(place);
            writer.Emit(PickleOpcode.BinPersId);
            return true;
        }
        if (options.Moved is { } m && !v.IsInt && !v.IsFloat && m.IsInLibrary(v.Object, out var inLibrary))
        {
            PushGlobal(inLibrary.Module, inLibrary.Name, v.Object);
            return true;
        }
        return SaveContent(ts, v, ref value);
    }

    bool SaveContent(ThreadState ts, Value v, ref Value value)
    {
        if (v.IsInt)
        {
            writer.Integer(v.Bits);
            return true;
        }
        if (v.IsFloat)
        {
            writer.Float(v.AsDouble);
            return true;
        }
        var o = v.Object;
        if (SaveSingleton(o) || writer.TryGet(o))
        {
            return true;
        }
        switch (o.ShapeId)
        {
            case ShapeIds.Int:
                writer.Integer(((PyInt)o).Number);
                return true;
            case ShapeIds.Str:
                writer.Text((PyStr)o);
                writer.Memoize(o);
                return true;
            case ShapeIds.Bytes:
                return SaveBytes((PyBytes)o);
            case ShapeIds.ByteArray when writer.Protocol >= 5:
                writer.MutableBytes(((PyByteArray)o).Span);
                writer.Memoize(o);
                return true;
            case ShapeIds.Tuple:
                return SaveTuple((PyTuple)o);
            case ShapeIds.List:
                writer.Empty(PickleOpcode.EmptyList);
                writer.Memoize(o);
                Push(PickleStep.ListItem, o);
                return true;
            case ShapeIds.Dict when ((PyDict)o).Owner is { } set:
                PushMade(o, SetTableMaker, new Value(set));
                return true;
            case ShapeIds.Dict when SaveNamespace(ts, (PyDict)o):
                return true;
            case ShapeIds.Dict:
                writer.Empty(PickleOpcode.EmptyDict);
                writer.Memoize(o);
                Push(PickleStep.DictItem, o);
                return true;
            case ShapeIds.Set or ShapeIds.FrozenSet when writer.Protocol >= 4:
                return SaveSet((PySetBase)o);
        }
        if (!options.ReducerOverride.IsNull)
        {
            awaitedFor = v;
            return Await(Awaited.ReducerOverride, options.ReducerOverride.Object.Call1(ts, v), out value);
        }
        return SaveObject(ts, v, ref value);
    }

    bool SaveSingleton(PyObject o)
    {
        if (ReferenceEquals(o, PyNone.Instance))
        {
            writer.Emit(PickleOpcode.None);
        }
        else if (ReferenceEquals(o, PyBool.True))
        {
            writer.Boolean(true);
        }
        else if (ReferenceEquals(o, PyBool.False))
        {
            writer.Boolean(false);
        }
        else if (ReferenceEquals(o, PyNotImplemented.Instance))
        {
            PushGlobal(BuiltinsName, NotImplementedName, o);
        }
        else if (ReferenceEquals(o, PyEllipsis.Instance))
        {
            PushGlobal(BuiltinsName, EllipsisName, o);
        }
        else if (ReferenceEquals(o, EndMark.Instance))
        {
            PushGlobal(InternalName, EndName, o);
        }
        else
        {
            return false;
        }
        return true;
    }

    bool SaveBytes(PyBytes bytes)
    {
        if (writer.Protocol >= 3)
        {
            writer.Bytes(bytes.Span);
            writer.Memoize(bytes);
            return true;
        }
        // Before protocol 3 there are no bytes: they are text, encoded again.
        var points = new int[bytes.Span.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = bytes.Span[i];
        }
        Push(PickleStep.Memoize, bytes);
        PushEmit(PickleOpcode.Reduce);
        if (points.Length == 0)
        {
            Push(PickleStep.Save, new Value(PyTuple.Empty));
            Push(PickleStep.Save, new Value(BuiltinTypes.Bytes));
        }
        else
        {
            Push(PickleStep.Save, new Value(PyTuple.Of(new Value(PyStr.FromPoints(points)), Value.Str("latin1"))));
            PushGlobal(PyStr.Intern("_codecs"), PyStr.Intern("encode"), EncodeKey);
        }
        return true;
    }

    static readonly object EncodeKey = new();

    bool SaveTuple(PyTuple tuple)
    {
        if (tuple.Count == 0)
        {
            writer.Empty(PickleOpcode.EmptyTuple);
            return true;
        }
        if (IsMarked(tuple.Count))
        {
            writer.Emit(PickleOpcode.Mark);
        }
        Push(PickleStep.TupleItem, tuple);
        return true;
    }

    /// <summary>Tuples of one to three have opcodes of their own from protocol 2 on.</summary>
    bool IsMarked(int count) => count > 3 || writer.Protocol < 2;

    bool TupleItem(ref PickleWork work)
    {
        var tuple = (PyTuple)work.Target!;
        if (work.Index < tuple.Count)
        {
            Push(PickleStep.Save, tuple.Items[work.Index++]);
            return true;
        }
        Pop();
        var isMarked = IsMarked(tuple.Count);
        if (writer.HasMemo(tuple))
        {
            // It contains itself, and was written meanwhile: what was written here is dropped.
            if (isMarked && !writer.IsText)
            {
                writer.Emit(PickleOpcode.PopMark);
            }
            for (var i = isMarked ? -1 : 0; i < tuple.Count && !(isMarked && !writer.IsText); i++)
            {
                writer.Emit(PickleOpcode.Pop);
            }
            writer.TryGet(tuple);
            return true;
        }
        writer.Emit(isMarked ? PickleOpcode.Tuple : (PickleOpcode)((int)PickleOpcode.Tuple1 + tuple.Count - 1));
        writer.Memoize(tuple);
        return true;
    }

    // Lists and dicts are written in batches of up to a thousand elements between MARK and APPENDS or SETITEMS; in protocol 0 one by one.
    const int BatchSize = 1000;

    bool ListItem(ref PickleWork work)
    {
        var list = (PyList)work.Target!;
        var index = work.Index;
        if (EndsBatch(index, index >= list.Count, PickleOpcode.Append, PickleOpcode.Appends, list.Count))
        {
            Pop();
            return true;
        }
        work.Index++;
        Push(PickleStep.Save, list[index]);
        return true;
    }

    // Before element `index`: closes a batch that is full or over, and opens the next. True at the end.
    bool EndsBatch(int index, bool isEnd, PickleOpcode single, PickleOpcode several, int count)
    {
        var inBatch = index % BatchSize;
        if (writer.IsText)
        {
            if (index > 0)
            {
                writer.Emit(single);
            }
            return isEnd;
        }
        if (index > 0 && (isEnd || inBatch == 0))
        {
            var wasSingle = isEnd && inBatch == 1;
            writer.Emit(wasSingle && IsLastAlone(index - 1, count) ? single : several);
        }
        if (isEnd)
        {
            return true;
        }
        if (inBatch == 0 && !IsLastAlone(index, count))
        {
            writer.Emit(PickleOpcode.Mark);
        }
        return false;
    }

    // An element that is a batch of its own is written without a mark.
    static bool IsLastAlone(int batchStart, int count) => batchStart % BatchSize == 0 && count - batchStart == 1;

    bool DictItem(ref PickleWork work)
    {
        var dict = (PyDict)work.Target!;
        // Extra holds the place in the table, since Index counts live entries.
        var at = work.Extra is StrongBox<int> box ? box.Value : -1;
        var place = (StrongBox<int>)(work.Extra ??= new StrongBox<int>(-1));
        var isEnd = !dict.MoveNext(ref at);
        if (EndsBatch(work.Index, isEnd, PickleOpcode.SetItem, PickleOpcode.SetItems, dict.Count))
        {
            Pop();
            return true;
        }
        place.Value = at;
        work.Index++;
        var key = dict.KeyAt(at);
        var item = dict.ValueAt(at);
        Push(PickleStep.Save, item);
        Push(PickleStep.Save, key);
        return true;
    }

    bool SaveSet(PySetBase set)
    {
        if (set.ShapeId == ShapeIds.Set)
        {
            writer.Emit(PickleOpcode.EmptySet);
            writer.Memoize(set);
            Push(PickleStep.SetItem, set, set.ToArray());
            return true;
        }
        writer.Emit(PickleOpcode.Mark);
        Push(PickleStep.SetItem, set, set.ToArray());
        return true;
    }

    bool SetItem(ref PickleWork work)
    {
        var set = work.Target!;
        var items = (Value[])work.Extra!;
        var isFrozen = set.ShapeId == ShapeIds.FrozenSet;
        if (work.Index < items.Length)
        {
            if (!isFrozen && work.Index % BatchSize == 0)
            {
                if (work.Index > 0)
                {
                    writer.Emit(PickleOpcode.AddItems);
                }
                writer.Emit(PickleOpcode.Mark);
            }
            Push(PickleStep.Save, items[work.Index++]);
            return true;
        }
        Pop();
        if (!isFrozen)
        {
            if (items.Length > 0)
            {
                writer.Emit(PickleOpcode.AddItems);
            }
            return true;
        }
        if (writer.HasMemo(set))
        {
            writer.Emit(PickleOpcode.PopMark);
            writer.TryGet(set);
            return true;
        }
        writer.Emit(PickleOpcode.FrozenSet);
        writer.Memoize(set);
        return true;
    }

    // ---- globals -------------------------------------------------------------------------------------------------------------

    static readonly PyStr BuiltinsName = PyStr.Intern("builtins"), CopyRegName = PyStr.Intern("copyreg"), InternalName = PyStr.Intern("_stackless");
    static readonly PyStr NotImplementedName = PyStr.Intern("NotImplemented"), EllipsisName = PyStr.Intern("Ellipsis"), EndName = PyStr.Intern("end");

    /// <summary>Writes a name that the unpickler looks up; <paramref name="key"/> is what later references mean.</summary>
    void PushGlobal(PyStr module, PyStr name, object key)
    {
        if (writer.TryGet(key))
        {
            return;
        }
        if (writer.Protocol >= 2 && options is { Moved: null, Keep: null } && PickledNames.ExtensionOf(interpreter!, module, name) is > 0 and var code)
        {
            writer.Extension(code);
            return;
        }
        if (writer.Protocol >= 4)
        {
            SaveText(module);
            SaveText(name);
            writer.Emit(PickleOpcode.StackGlobal);
        }
        else
        {
            WriteGlobal(module, name);
        }
        writer.Memoize(key);
    }

    // Below protocol 4.
    void WriteGlobal(PyStr module, PyStr name)
    {
        if (writer.Protocol < 3)
        {
            ToPython2(ref module, ref name);
        }
        writer.Global(module, name);
    }

    // (module, name) and module, as Python 2 calls them; null until they are needed.
    Dictionary<(string, string), (PyStr, PyStr)>? oldNames;
    Dictionary<string, PyStr>? oldModules;
    Value oldTables;

    void ToPython2(ref PyStr module, ref PyStr name)
    {
        if (!options.FixImports)
        {
            return;
        }
        if (oldTables.IsNull)
        {
            module = ReferenceEquals(module, BuiltinsName) ? PyStr.Intern("__builtin__") : ReferenceEquals(module, CopyRegName) ? PyStr.Intern("copy_reg") : module;
            return;
        }
        if (oldNames is null || oldModules is null)
        {
            oldNames = [];
            oldModules = [];
            var tables = ((PyTuple)oldTables.Object).Items;
            foreach (var (now, then) in ((PyDict)tables[0].Object).Pairs())
            {
                if (now.Object is PyTuple { Items: [{ Object: PyStr m }, { Object: PyStr n }] } && then.Object is PyTuple { Items: [{ Object: PyStr oldModule }, { Object: PyStr oldName }] })
                {
                    oldNames[(m.Text, n.Text)] = (oldModule, oldName);
                }
            }
            foreach (var (now, then) in ((PyDict)tables[1].Object).Pairs())
            {
                if (now.Object is PyStr m && then.Object is PyStr old)
                {
                    oldModules[m.Text] = old;
                }
            }
        }
        if (oldNames.TryGetValue((module.Text, name.Text), out var both))
        {
            (module, name) = both;
        }
        else if (oldModules.TryGetValue(module.Text, out var oldOfModule))
        {
            module = oldOfModule;
        }
    }

    void SaveText(PyStr text)
    {
        if (!writer.TryGet(text))
        {
            writer.Text(text);
            writer.Memoize(text);
        }
    }

    void MemoizeMade(PyObject target, object key)
    {
        if (writer.HasMemo(key))
        {
            // Writing its arguments has already written it: one of the two is enough.
            writer.Emit(PickleOpcode.Pop);
            writer.TryGet(key);
        }
        else
        {
            writer.Memoize(key);
        }
    }
}
