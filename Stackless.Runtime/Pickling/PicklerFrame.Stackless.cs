// What no other Python pickles: tasklets with their frames, channels with their queues, generators, cells, functions that have no
// importable name, modules and their namespaces. Each is made by a function of the module _stackless and then given its state
// with BUILD, so that circles (a generator in a cell of its own function) close. Frames are numbered like objects: a generator that
// is being driven and the tasklet that drives it share one.
namespace Stackless.Runtime;

sealed partial class PicklerFrame
{
    static readonly PyStr FunctionMaker = PyStr.Intern("function"), CellMaker = PyStr.Intern("cell"), ModuleMaker = PyStr.Intern("module");
    static readonly PyStr NamespaceMaker = PyStr.Intern("namespace"), GeneratorMaker = PyStr.Intern("generator"), CodeMaker = PyStr.Intern("code");
    static readonly PyStr FrameMaker = PyStr.Intern("frame"), NativeFrameMaker = PyStr.Intern("native_frame");
    static readonly PyStr LoadedMethodMaker = PyStr.Intern("loaded_method"), TracebackMaker = PyStr.Intern("traceback");
    static readonly PyStr CoroutineWrapperMaker = PyStr.Intern("coroutine_wrapper"), DictViewMaker = PyStr.Intern("dict_view"), AsyncStepMaker = PyStr.Intern("async_step"), CachedFunctionMaker = PyStr.Intern("cached_function");
    static readonly PyStr LockMaker = PyStr.Intern("lock"), SetTableMaker = PyStr.Intern("set_table"), UnboundMaker = PyStr.Intern("unbound");
    static readonly PyStr CircumstancesMaker = PyStr.Intern("circumstances"), IdentitiesMaker = PyStr.Intern("identities"), ToldMaker = PyStr.Intern("told"), BegunMaker = PyStr.Intern("begun");

    /// <summary>Null: not one of these.</summary>
    bool? SaveStackless(ThreadState ts, Value v, ref Value value)
    {
        switch (v.Object)
        {
            case PyFunction function:
                return SaveFunction(ts, function, ref value);
            case Tasklet t when !HasOwnReduce(t.Type):
                return SaveTasklet(ts, t, ref value);
            case Channel channel when !HasOwnReduce(channel.Type):
                SaveChannel(channel);
                return true;
            case PyGenerator generator:
                if (options.Moved is { } moved && generator.ShapeId == ShapeIds.AsyncGenerator && generator.HasBegun)
                {
                    PushAfter(BegunMaker, new Value(generator), moved.HookOf(generator) is { IsNull: false } hook ? hook : Value.None);
                }
                Push(PickleStep.Memoize, generator);
                PushEmit(PickleOpcode.Reduce);
                var origin = ts.OriginOf(generator);
                PushTupleEnd(origin is null ? 1 : 2);
                if (origin is not null)
                {
                    Push(PickleStep.Save, new Value(origin));
                }
                Push(PickleStep.Frame, generator, generator.Frame);
                PushTupleBegin(origin is null ? 1 : 2);
                PushMaker(GeneratorMaker);
                return true;
            case FrameBox box:
                Push(PickleStep.Frame, box, box.Frame);
                return true;
            case PyCell cell:
                if (!cell.Content.IsNull)
                {
                    PushEmit(PickleOpcode.Build);
                    Push(PickleStep.Save, cell.Content);
                }
                Push(PickleStep.Memoize, cell);
                PushEmit(PickleOpcode.Reduce);
                Push(PickleStep.Save, new Value(PyTuple.Empty));
                PushMaker(CellMaker);
                return true;
            case PyCachedFunction cached:
                return SaveCachedFunction(ts, cached, ref value);
            default:
                if (MakingOf(ts, v.Object, options.Moved is not null) is not { } making)
                {
                    return null;
                }
                PushMade(v.Object, making.Maker, making.Arguments);
                return true;
        }
    }

    /// <summary>The call that makes an object again which has no state beside the call's arguments; null: it is none of these.</summary>
    internal static (PyStr Maker, Value[] Arguments)? MakingOf(ThreadState ts, PyObject o, bool moves) => o switch
    {
        Code code => (CodeMaker, [ModuleOf(code, moves), Value.Str(code.QualifiedName), HashOf(code)]),
        PyTraceback level => (TracebackMaker, [new Value(level.Function), Value.Int(level.Site), HashOf(level.Function.Code), level.NextLevel]),
        PyCoroutineWrapper wrapper => (CoroutineWrapperMaker, [new Value(wrapper.Coroutine)]),
        PyAsyncGeneratorStep step => (AsyncStepMaker, [new Value(step.Generator), Value.Int((int)step.Kind), step.Argument, Value.Int((int)step.At)]),
        TaskletLock guard when !guard.IsLocked() => (LockMaker, []),
        PyDictView view => (DictViewMaker, [new Value(view.dict), Value.Int((int)view.Part)]),
        LoadedMethod method => (LoadedMethodMaker, [new Value(method.Function)]),
        PyModule module when IsLoaded(ts, module.Name, module.Dictionary) => (ModuleMaker, [Value.Str(module.Name)]),
        _ => null,
    };

    static bool HasOwnReduce(PyType type) =>
        !type.IsBuiltIn && (IsOverridden(type.Lookup(ReduceExName)) && type.Lookup(ReduceExName).Object is PyFunction || type.Lookup(ReduceName).Object is PyFunction);

    // Where a code object is found: the module that has it, or, of what exec() and eval() were given, its text, which travels along: (module, text, file, mode).
    static Value ModuleOf(Code code, bool moves) => code.Origin is { } origin && !moves
        ? new Value(PyTuple.Of(Value.Str(code.ModuleName), new Value(origin.Text), Value.Str(origin.FileName), Value.Str(origin.Mode)))
        : Value.Str(code.ModuleName);

    static Value HashOf(Code code)
    {
        CodeRegistry.Keep(code);
        return Value.Int((System.Numerics.BigInteger)code.Hash);
    }

    static bool IsLoaded(ThreadState ts, string name, PyDict dictionary) => ReferenceEquals(PickledNames.NamespaceOf(ts.Interpreter, name), dictionary);

    /// <summary>Pushes a global of the module _stackless, to be written next.</summary>
    void PushMaker(PyStr name) => stack.Add(new PickleWork { Step = PickleStep.Global, Extra = name });

    /// <summary>Pushes the call maker(arguments...), whose result is the object.</summary>
    void PushMade(PyObject o, PyStr maker, params Value[] arguments)
    {
        Push(PickleStep.Memoize, o);
        PushEmit(PickleOpcode.Reduce);
        Push(PickleStep.Save, new Value(PyTuple.Of(arguments)));
        PushMaker(maker);
    }

    PyObject? frameMaker;

    // Numbered as the function it is: the text of its name has a number of its own.
    bool GlobalStep(ref PickleWork work)
    {
        var name = (PyStr)work.Extra!;
        Pop();
        PushGlobal(InternalName, name,
            name == FrameMaker ? frameMaker ??= interpreter!.PickleMakers.GetOrNull(name).Object
            : name == EndName ? EndMark.Instance
            : interpreter!.PickleMakers.GetOrNull(name).Object);
        return true;
    }

    // ---- functions -----------------------------------------------------------------------------------------------------------

    static readonly PyStr NameKey = PyStr.Intern("__name__"), ModuleNameKey = PyStr.Intern("__module__"), QualifiedNameKey = PyStr.Intern("__qualname__");

    bool SaveFunction(ThreadState ts, PyFunction f, ref Value value)
    {
        var module = f.ModuleName.Object is PyStr text ? text.Text : f.Code.ModuleName;
        if (options.Moved?.IsOwn(f.Code.ModuleName) != true && SaveByName(ts, f, module, f.QualifiedName.Text, ref value))
        {
            return true;
        }
        var moves = options.Moved is not null;
        PushEmit(PickleOpcode.Build);
        // Type parameters can be made again where all of the program goes along.
        Push(PickleStep.Save, new Value(new PyTuple(moves ? [.. StateOf(f), new Value(f.TypeParameters)] : StateOf(f))));
        PushMade(f, FunctionMaker, PartsOf(f, moves));
        return true;
    }

    // As if it had always had the code that it was given.
    static Value[] PartsOf(PyFunction f, bool moves)
    {
        var code = (Code)f.CodeAttribute.Object;
        return [ModuleOf(code, moves), Value.Str(code.QualifiedName), HashOf(code), new Value(f.Globals),
            new Value(new PyTuple(Array.ConvertAll(f.Closure, cell => new Value(cell)))), f.Defaults is null ? Value.None : new Value(f.Defaults)];
    }

    static Value[] StateOf(PyFunction f)
    {
        var attributes = new PyDict();
        foreach (var (name, item) in AttributeStorage.Enumerate(f))
        {
            attributes.Set(name, item);
        }
        return [new Value(f.Name), new Value(f.QualifiedName), f.Doc, f.ModuleName, new Value(attributes),
            OrNone(f.KeywordDefaults), f.Annotate.IsNull ? Value.None : f.Annotate, OrNone(f.Annotations)];
    }

    bool SaveCachedFunction(ThreadState ts, PyCachedFunction cached, ref Value value)
    {
        if (AttributeStorage.Get(cached, ModuleNameKey).Object is PyStr module && AttributeStorage.Get(cached, QualifiedNameKey).Object is PyStr name
            && SaveByName(ts, cached, module.Text, name.Text, ref value))
        {
            return true;
        }
        PushEmit(PickleOpcode.Build);
        Push(PickleStep.Save, cached.State);
        PushMade(cached, CachedFunctionMaker, PartsOf(cached));
        return true;
    }

    static Value[] PartsOf(PyCachedFunction cached)
    {
        var parts = cached.Parts;
        if (parts[^1].Object is PyType { Name: "CacheInfo" })
        {
            // functools keeps that class under another name.
            parts[^1] = Value.None;
        }
        return parts;
    }

    /// <summary>The namespace of a loaded module is written as such; any other dict is not this one's business.</summary>
    bool SaveNamespace(ThreadState ts, PyDict dict)
    {
        if (NameOfNamespace(ts, dict) is not { } name)
        {
            return false;
        }
        PushMade(dict, NamespaceMaker, new Value(name));
        return true;
    }

    static PyStr? NameOfNamespace(ThreadState ts, PyDict dict) => dict.GetOrNull(NameKey).Object is not PyStr name ? null
        : IsLoaded(ts, name.Text, dict) ? name
        // A module may call itself as another one (_pydatetime).
        : dict.Interpreter is null ? null : LoadedAs(ts.Interpreter, dict);

    static PyStr? LoadedAs(Interpreter interpreter, PyDict dictionary)
    {
        foreach (var (key, value) in interpreter.Modules.Pairs())
        {
            if (key.Object is PyStr name && value.Object is PyModule module && ReferenceEquals(module.Dictionary, dictionary))
            {
                return name;
            }
        }
        return null;
    }

    // ---- tasklets ------------------------------------------------------------------------------------------------------------

    bool SaveTasklet(ThreadState ts, Tasklet t, ref Value value)
    {
        if (t.State == TaskletState.Running && !ReferenceEquals(options.Moved?.Current, t))
        {
            return Fail(ts, BuiltinTypes.RuntimeError, "You cannot __reduce__ the tasklet which is current.", out value);
        }
        Push(PickleStep.TaskletState, t);
        PushInstance(t);
        return true;
    }

    void PushInstance(PyObject o)
    {
        Push(PickleStep.Memoize, o);
        if (writer.Protocol < 2)
        {
            PushEmit(PickleOpcode.Reduce);
            Push(PickleStep.Save, new Value(PyTuple.Of(new Value(o.Type))));
            PushGlobal(CopyRegName, PyStr.Intern("__newobj__"), NewObjectKey);
            return;
        }
        PushEmit(PickleOpcode.NewObj);
        PushEmit(PickleOpcode.EmptyTuple);
        Push(PickleStep.Save, new Value(o.Type));
    }

    // Around the entries of a tuple's elements; pushed in reverse order, like these.
    void PushTupleEnd(int count) => PushEmit(IsMarked(count) ? PickleOpcode.Tuple : (PickleOpcode)((int)PickleOpcode.Tuple1 + count - 1));

    void PushTupleBegin(int count)
    {
        if (IsMarked(count))
        {
            PushEmit(PickleOpcode.Mark);
        }
    }

    // (flags, wait, name, tempval, handled exception, attributes, frame, frame, ...), innermost frame first; at the end the context, if it is asked for.
    bool TaskletStep(ThreadState ts, ref PickleWork work, ref Value value)
    {
        var t = (Tasklet)work.Target!;
        var moved = ReferenceEquals(options.Moved?.Current, t) ? options.Moved : null;
        if (work.Index == 0)
        {
            work.Index = 1;
            work.Extra = moved is null ? t.Top : moved.Top;
            writer.Emit(PickleOpcode.Mark);
            writer.Integer((int)(t.Flags & ~(TaskletFlags.IsInErrorHandler | TaskletFlags.KeepsThread)));
            Push(PickleStep.Save, AttributesOf(t));
            Push(PickleStep.Save, OrNone(moved is null ? t.Handled : moved.Handled));
            Push(PickleStep.Save, moved is null ? t.Transfer : moved.Transfer);
            Push(PickleStep.Save, t.Name is null ? Value.None : Value.Str(t.Name));
            Push(PickleStep.Save, t.PickledWait);
            return true;
        }
        if (work.Extra is Frame frame)
        {
            work.Extra = frame.Back;
            stack.Add(new PickleWork { Step = PickleStep.Frame, Target = t, Extra = frame, Index = work.Index++ });
            return true;
        }
        if (work.Value.IsNull && (ts.Scheduler.PickleFlags & Scheduler.PicklesContexts) != 0 && t.OwnContext is { } context)
        {
            work.Value = Value.None;
            if (FindReducer(ts, context.Type).IsNull && options.ReducerOverride.IsNull)
            {
                return Fail(ts, BuiltinTypes.TypeError, "cannot pickle '_contextvars.Context' object", out value);
            }
            Push(PickleStep.Save, new Value(context));
            return true;
        }
        writer.Emit(PickleOpcode.Tuple);
        writer.Emit(PickleOpcode.Build);
        Pop();
        return true;
    }

    internal static Value AttributesOf(PyObject o)
    {
        PyDict? attributes = null;
        foreach (var (name, item) in AttributeStorage.Enumerate(o))
        {
            (attributes ??= new PyDict()).Set(name, item);
        }
        return attributes is null ? Value.None : new Value(attributes);
    }

    void SaveChannel(Channel channel)
    {
        PushEmit(PickleOpcode.Build);
        Push(PickleStep.Save, StateOf(channel));
        PushInstance(channel);
    }

    // (preference, schedule_all, closing, direction, waiting tasklets, attributes)
    internal static Value StateOf(Channel channel)
    {
        var waiting = new List<Value>();
        for (var t = channel.First; t is not null; t = t.Next)
        {
            waiting.Add(new Value(t));
        }
        return new Value(PyTuple.Of(Value.Int((int)channel.Preference), Value.Bool(channel.SchedulesAll), Value.Bool(channel.IsClosing),
            Value.Int(Math.Sign(channel.Balance)), new Value(PyTuple.Of([.. waiting])), AttributesOf(channel)));
    }

    // ---- exceptions ----------------------------------------------------------------------------------------------------------

    // An exception by itself is its arguments and attributes, as in CPython. One that a program was suspended with is on its way: where it came
    // from, and what it was raised for, go with it. The call's result, None, is dropped.
    void PushCircumstances(PyBaseException e) =>
        PushAfter(CircumstancesMaker, new Value(e), OrNone(e.Context), OrNone(e.Cause), Value.Bool(e.SuppressContext), OrNone(e.Traceback));

    /// <summary>Pushes a call whose result nobody needs, to be made after what is pushed next.</summary>
    void PushAfter(PyStr maker, params Value[] arguments)
    {
        PushEmit(PickleOpcode.Pop);
        PushEmit(PickleOpcode.Reduce);
        Push(PickleStep.Save, new Value(PyTuple.Of(arguments)));
        PushMaker(maker);
    }

    static Value OrNone(PyObject? o) => o is null ? Value.None : new Value(o);

    // ---- identities ----------------------------------------------------------------------------------------------------------

    bool holdsCalls;

    // At the end, when everything is numbered that will be. A world snapshot passes them on by itself.
    bool PushIdentities()
    {
        if (!holdsCalls || options.Keep is not null)
        {
            return false;
        }
        holdsCalls = false;
        var numbered = new List<Value>();
        foreach (var o in writer.Memoized)
        {
            if (o is PyObject obj && Identity.TryWrite(obj, out var number))
            {
                numbered.Add(new Value(obj));
                numbered.Add(Value.Int(number));
            }
        }
        if (numbered.Count == 0)
        {
            return false;
        }
        PushAfter(IdentitiesMaker, [.. numbered]);
        return true;
    }

    // ---- frames --------------------------------------------------------------------------------------------------------------

    bool FrameStep(ThreadState ts, ref PickleWork work, ref Value value)
    {
        var frame = (Frame)work.Extra!;
        if (!work.Value.IsNull || writer.TryGet(frame))
        {
            Pop();
            return true;
        }
        if (options.Keep is { } keep && keep.NumberOf(frame) is >= 0 and var number)
        {
            writer.Integer(number);
            writer.Emit(PickleOpcode.BinPersId);
            Pop();
            return true;
        }
        work.Value = Value.None;
        holdsCalls = true;
        // What is loaded is not traced.
        if ((frame as TraceFrame ?? Tracing(ts, frame)) is { } traced)
        {
            if (traced.Untraced() is not { } untraced)
            {
                return Fail(ts, BuiltinTypes.TypeError, "cannot pickle a call in progress: its trace function is under way", out value);
            }
            work.Extra = frame = untraced;
            if (writer.TryGet(frame))
            {
                Pop();
                return true;
            }
        }
        if (frame is PyFrame compiled)
        {
            options.Moved?.Note(ts.Interpreter, compiled.Function.Globals);
            if (options.Moved is { } moved && compiled.Function.Code is { Name: "<module>" } body && !moved.IsOwn(body.ModuleName))
            {
                return Fail(ts, BuiltinTypes.TypeError, $"cannot move the import of {body.ModuleName} while it is going on", out value);
            }
            stack.Add(new PickleWork { Step = PickleStep.FrameSlot, Extra = compiled });
            stack.Add(new PickleWork { Step = PickleStep.Memoize, Target = PyNone.Instance, Extra = frame });
            PushEmit(PickleOpcode.Reduce);
            PushTupleEnd(3);
            Push(PickleStep.CodeHash, compiled.Function.Code);
            Push(PickleStep.Save, Value.Int(compiled.State));
            Push(PickleStep.Save, new Value(compiled.Function));
            PushTupleBegin(3);
            PushMaker(FrameMaker);
            return true;
        }
        if (NativeFrames.Describe(frame) is not { } native)
        {
            return Fail(ts, BuiltinTypes.TypeError, $"cannot pickle a call in progress: {NativeFrames.WhyNot(frame)}", out value);
        }
        stack.Add(new PickleWork { Step = PickleStep.Memoize, Target = PyNone.Instance, Extra = frame });
        PushEmit(PickleOpcode.Reduce);
        Push(PickleStep.Save, new Value(PyTuple.Of([Value.Str(native.Kind), Value.Int(frame.State), .. native.Content])));
        PushMaker(NativeFrameMaker);
        return true;
    }

    /// <summary>What stands in the memo for the number that a code's digest is: that of one code is written once.</summary>
    internal sealed class CodeHash(ulong digest)
    {
        public ulong Digest => digest;
    }

    // The last one, and all if there are several.
    CodeHash? lastHash;
    Dictionary<ulong, CodeHash>? hashes;

    bool CodeHashStep(Code code)
    {
        Pop();
        var digest = code.Hash;
        if (lastHash is null || lastHash.Digest != digest)
        {
            if (lastHash is not null)
            {
                (hashes ??= [])[lastHash.Digest] = lastHash;
            }
            lastHash = hashes?.GetValueOrDefault(digest) ?? new CodeHash(digest);
        }
        if (!writer.TryGet(lastHash))
        {
            CodeRegistry.Keep(code);
            writer.Integer(digest);
            writer.Memoize(lastHash);
        }
        return true;
    }

    // What has a generator's place in a chain while it is traced.
    static TraceFrame? Tracing(ThreadState ts, Frame frame) =>
        frame is PyFrame { IsRunning: true } running && ts.TracedGenerators.TryGetValue(running, out var traced) && traced.IsRunning ? traced : null;

    // (is running, name, value, name, value, ...): the slots that are live at the frame's state, all of them.
    bool FrameSlotStep(ref PickleWork work)
    {
        var frame = (PyFrame)work.Extra!;
        if (work.Index == 0)
        {
            writer.Emit(PickleOpcode.Mark);
            writer.Boolean(frame.IsRunning);
        }
        var live = FrameLayout.Live(frame);
        if (work.Index < live.Length)
        {
            var slot = live[work.Index++];
            var item = frame.Slot(slot);
            SaveText(FrameLayout.NameOf(frame.Function.Code, slot));
            if (item.IsNull)
            {
                PushMaker(UnboundMaker);
            }
            else
            {
                Push(PickleStep.Save, item);
            }
            return true;
        }
        writer.Emit(PickleOpcode.Tuple);
        writer.Emit(PickleOpcode.Build);
        Pop();
        return true;
    }
}
