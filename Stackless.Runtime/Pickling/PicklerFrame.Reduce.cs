// Classes, functions and other objects found by name; objects that say how they are made again (reducers registered with copyreg or
// in the dispatch table, __reduce_ex__, __reduce__); and by default instances of classes: the class, __getnewargs__, the state.
// https://docs.python.org/3/library/pickle.html#pickling-class-instances
namespace Stackless.Runtime;

sealed partial class PicklerFrame
{
    static readonly PyStr ReduceExName = PyStr.Intern("__reduce_ex__"), ReduceName = PyStr.Intern("__reduce__");
    static readonly PyStr GetStateName = PyStr.Intern("__getstate__");
    static readonly PyStr GetNewArgsName = PyStr.Intern("__getnewargs__"), GetNewArgsExName = PyStr.Intern("__getnewargs_ex__");

    bool SaveObject(ThreadState ts, Value v, ref Value value)
    {
        var o = v.Object;
        if (options.Moved is { } moved && SaveMoved(ts, moved, v, ref value) is { } isMoved)
        {
            return isMoved;
        }
        if (writer.Protocol < 3 && oldTables.IsNull && options is { FixImports: true, Moved: null, Keep: null })
        {
            awaitedFor = v;
            return Await(Awaited.OldNames, Prelude.Call(ts, PreludeNames.NamesOfPython2), out value);
        }
        if (!options.DispatchMapping.IsNull)
        {
            awaitedFor = v;
            return Await(Awaited.Reducer, Calling.CallNamed(ts, options.DispatchMapping, GetName, new Value(o.Type)), out value);
        }
        if (FindReducer(ts, o.Type) is { IsNull: false } reducer)
        {
            awaitedFor = v;
            return Await(Awaited.Reduction, reducer.Object.Call1(ts, v), out value);
        }
        return SaveUnregistered(ts, v, ref value);
    }

    // What no table has a reducer for.
    bool SaveUnregistered(ThreadState ts, Value v, ref Value value)
    {
        var o = v.Object;
        if (SaveStackless(ts, v, ref value) is { } isDone)
        {
            return isDone;
        }
        switch (o)
        {
            case PyType type:
                return SaveType(ts, type, ref value);
            case PyPickleBuffer buffer:
                return SaveBuffer(ts, buffer, ref value);
            case NativeFunction native when native.TypeOf(ts.Interpreter) is { } owner:
                awaitedFor = v;
                value = KeywordCalls.ReduceAttribute(ts, new Value(owner), native.Name);
                return SaveReduced(ts, v, ref value);
            case NativeFunction native:
                PushGlobal(PyStr.Intern(native.Owner), PyStr.Intern(native.Name), native);
                return true;
            case PyComplex { ShapeId: ShapeIds.Complex } complex:
                value = new Value(PyTuple.Of(new Value(BuiltinTypes.Complex), new Value(PyTuple.Of(Value.Float(complex.Real), Value.Float(complex.Imaginary)))));
                return SaveReduced(ts, v, ref value);
            case PyWeakProxy:
                // What it stands for is asked, and what that says is written in the proxy's place.
                awaitedFor = v;
                return Await(Awaited.Reduction, ts.Then(AttributeLookup.Load(ts, v, ReduceExName), ReduceExOfProxy, Value.Int(writer.Protocol)), out value);
            case NativeMethod { Receiver.Object: PyModule module } method:
                PushGlobal(PyStr.Intern(module.Name), PyStr.Intern(method.Function.Name), method);
                return true;
        }
        var typeOf = o.Type;
        awaitedFor = v;
        var reduceEx = typeOf.Lookup(ReduceExName);
        if (IsOverridden(reduceEx))
        {
            return Await(Awaited.Reduction, Calling.CallMethod1(ts, reduceEx, v, Value.Int(writer.Protocol)), out value);
        }
        var reduce = typeOf.Lookup(ReduceName);
        if (IsOverridden(reduce))
        {
            return Await(Awaited.Reduction, Calling.CallMethod0(ts, reduce, v), out value);
        }
        return SaveInstance(ts, v, ref value);
    }

    static readonly unsafe Continuation ReduceExOfProxy = new("pickle.proxy", &CallReduceEx);

    static Value CallReduceEx(ThreadState ts, Value method, Value protocol, Value a, Value b) => method.Object.Call1(ts, protocol);

    /// <summary>Has a class other than object a say?</summary>
    static bool IsOverridden(Value method) => !method.IsNull && !(method.Object is MethodDescriptor descriptor && ReferenceEquals(descriptor.Owner, BuiltinTypes.Object));

    Value FindReducer(ThreadState ts, PyType type)
    {
        if (options.DispatchTable is { } own)
        {
            return PickledNames.FindReducer(own, type);
        }
        return PickledNames.CopyRegTable(ts.Interpreter) is { } table ? PickledNames.FindReducer(table, type) : default;
    }

    bool SaveType(ThreadState ts, PyType type, ref Value value)
    {
        if (type == BuiltinTypes.NoneType || type == PyNotImplemented.Instance.Type || type == PyEllipsis.Instance.Type)
        {
            Push(PickleStep.Memoize, type);
            PushEmit(PickleOpcode.Reduce);
            PyObject example = type == BuiltinTypes.NoneType ? PyNone.Instance : type == PyEllipsis.Instance.Type ? PyEllipsis.Instance : PyNotImplemented.Instance;
            Push(PickleStep.Save, new Value(PyTuple.Of(new Value(example))));
            Push(PickleStep.Save, new Value(BuiltinTypes.Type));
            return true;
        }
        string module = type.ModuleText, name = type.QualifiedText;
        if (SaveByName(ts, type, module, name, ref value))
        {
            return true;
        }
        if (PickledNames.NamespaceOf(ts.Interpreter, module) is null)
        {
            awaitedFor = new Value(type);
            return Await(Awaited.ClassModule, PickledImport.Import(ts, PyStr.Intern(module)), out value);
        }
        return FailToFind(ts, type, module, name, out value);
    }

    // What of a name a protocol below 4 cannot write: it knows ASCII only, the third UTF-8.
    (string Kind, PyStr Text)? WrongIdentifier(string module, string name) =>
        WrongCharacter(new PyStr(module)) >= 0 ? ("module", new PyStr(module))
        : WrongCharacter(new PyStr(name)) >= 0 ? ("global", new PyStr(name))
        : null;

    int WrongCharacter(PyStr identifier)
    {
        for (var i = 0; i < identifier.Length && writer.Protocol < 4; i++)
        {
            if (writer.Protocol < 3 ? identifier[i] >= 0x80 : identifier[i] is >= 0xd800 and <= 0xdfff)
            {
                return i;
            }
        }
        return -1;
    }

    // An object is not, or not only, what its module and name mean. The context is what a look-up in Python would have said.
    bool FailToFind(ThreadState ts, PyObject o, string module, string name, out Value value)
    {
        var found = PickledNames.Find(ts.Interpreter, module, name);
        var wrong = ReferenceEquals(found.Object, o) ? WrongIdentifier(module, name) : null;
        Fail(ts, PickleModule.PicklingError, wrong is { } identifier
            ? $"can't pickle {identifier.Kind} identifier {TextRepr.Of(identifier.Text)} using pickle protocol {writer.Protocol}"
            : NotFound(ts.Interpreter, o, module, name), out value);
        ts.Exception!.SetContext(wrong is { } unwritten ? Unencodable(unwritten.Text) : found.IsNull ? PickledNames.WhyNotFound(ts.Interpreter, module, name) : null);
        return false;
    }

    PyBaseException Unencodable(PyStr text)
    {
        var at = WrongCharacter(text);
        return PyBaseException.Create(BuiltinTypes.UnicodeEncodeError, writer.Protocol < 3
            ? [Value.Str("ascii"), new Value(text), Value.Int(at), Value.Int(at + 1), Value.Str("ordinal not in range(128)")]
            : [Value.Str("utf-8"), new Value(text), Value.Int(at), Value.Int(at + 1), Value.Str("surrogates not allowed")]);
    }

    static string NotFound(Interpreter interpreter, PyObject o, string module, string name) =>
        !PickledNames.Find(interpreter, module, name).IsNull ? $"Can't pickle {PickledNames.Describe(o)}: it's not the same object as {module}.{name}"
            : name.Contains("<locals>", StringComparison.Ordinal) ? $"Can't pickle local object {PickledNames.Describe(o)}"
            : PickledNames.NamespaceOf(interpreter, module) is null ? $"Can't pickle {PickledNames.Describe(o)}: {(module.Length == 0 ? "Empty module name" : $"No module named '{module}'")}"
            : $"Can't pickle {PickledNames.Describe(o)}: it's not found as {module}.{name}";

    /// <summary>Writes an object as module and qualified name; false if that name does not mean this object, or the module comes along.</summary>
    bool SaveByName(ThreadState ts, PyObject o, string module, string name, ref Value value)
    {
        if (options.Moved?.IsOwn(module) == true || !ReferenceEquals(PickledNames.Find(ts.Interpreter, module, name).Object, o) || WrongIdentifier(module, name) is not null)
        {
            return false;
        }
        var dot = writer.Protocol >= 4 ? -1 : name.LastIndexOf('.');
        if (dot < 0)
        {
            PushGlobal(PyStr.Intern(module), PyStr.Intern(name), o);
            return true;
        }
        // Below protocol 4 a name has no dots: getattr(getattr(first, second), third). The first is written by its name: it may say of itself that it is elsewhere.
        var parts = name.Split('.');
        for (var i = 1; i < parts.Length; i++)
        {
            PushGlobal(BuiltinsName, GetAttrName, ts.Interpreter.Builtin("getattr").Object);
            if (writer.Protocol < 2)
            {
                writer.Emit(PickleOpcode.Mark);
            }
        }
        WriteGlobal(PyStr.Intern(module), PyStr.Intern(parts[0]));
        for (var i = 1; i < parts.Length; i++)
        {
            SaveText(PyStr.Intern(parts[i]));
            writer.Emit(writer.Protocol < 2 ? PickleOpcode.Tuple : PickleOpcode.Tuple2);
            writer.Emit(PickleOpcode.Reduce);
        }
        writer.Memoize(o);
        return true;
    }

    static readonly PyStr GetAttrName = PyStr.Intern("getattr"), GetName = PyStr.Intern("get");

    // ---- instances -----------------------------------------------------------------------------------------------------------

    bool SaveInstance(ThreadState ts, Value v, ref Value value)
    {
        var type = v.Type;
        var reduction = new Reduction(v) { Class = new Value(type), HasDefaultState = true };
        if (type.IsBuiltIn ? type != BuiltinTypes.Object : !CanMakeAgain(v, type.Layout, reduction))
        {
            return Fail(ts, BuiltinTypes.TypeError, $"cannot pickle '{type.Name}' object", out value);
        }
        awaitedReduction = reduction;
        if (writer.Protocol < 2)
        {
            return HasSlots(type) && !IsOverridden(type.Lookup(GetStateName))
                ? Fail(ts, BuiltinTypes.TypeError, "a class that defines __slots__ without defining __getstate__ cannot be pickled", out value)
                : AskState(ts, reduction, ref value);
        }
        var newArgsEx = type.Lookup(GetNewArgsExName);
        if (!newArgsEx.IsNull)
        {
            return Await(Awaited.NewArgumentsEx, Calling.CallMethod0(ts, newArgsEx, v), out value);
        }
        var newArgs = type.Lookup(GetNewArgsName);
        if (!newArgs.IsNull)
        {
            return Await(Awaited.NewArguments, Calling.CallMethod0(ts, newArgs, v), out value);
        }
        return AskState(ts, reduction, ref value);
    }

    // What instances of a class below a built-in type need besides their attributes; false if that type cannot be pickled.
    static bool CanMakeAgain(Value v, PyType layout, Reduction reduction)
    {
        if (layout == BuiltinTypes.Object)
        {
            return true;
        }
        switch (v.Object)
        {
            case PyList list:
                reduction.Items = new Value(list);
                return true;
            case PyDict dict:
                reduction.Pairs = new Value(dict);
                return true;
            case PyTuple tuple:
                reduction.Arguments = PyTuple.Of(new Value(new PyTuple(tuple.Items)));
                return true;
            case PyInt number:
                reduction.Arguments = PyTuple.Of(Value.Int(number.Number));
                return true;
            case PyFloat number:
                reduction.Arguments = PyTuple.Of(Value.Float(number.Number));
                return true;
            case PyComplex number:
                reduction.Arguments = PyTuple.Of(new Value(new PyComplex(number.Real, number.Imaginary)));
                return true;
            case PyStr text:
                reduction.Arguments = PyTuple.Of(new Value(text.Plainly()));
                return true;
            case PyBytes bytes:
                reduction.Arguments = PyTuple.Of(new Value(new PyBytes(bytes.Span.ToArray())));
                return true;
            default:
                return false;
        }
    }

    bool AskState(ThreadState ts, Reduction reduction, ref Value value)
    {
        var getState = reduction.Subject.Type.Lookup(GetStateName);
        if (IsOverridden(getState))
        {
            reduction.HasDefaultState = false;
            awaitedReduction = reduction;
            return Await(Awaited.InstanceState, Calling.CallMethod0(ts, getState, reduction.Subject), out value);
        }
        if (NeverEnds(reduction))
        {
            return Fail(ts, BuiltinTypes.RecursionError, "maximum recursion depth exceeded while pickling an object", out value);
        }
        return PushWhole(ts, reduction, ref value);
    }

    static bool HasSlots(PyType type)
    {
        foreach (var cls in type.Mro)
        {
            foreach (var (_, member) in cls.IsBuiltIn ? [] : cls.Namespace.Pairs())
            {
                if (member.Object is PyMember m && ReferenceEquals(m.Owner, cls))
                {
                    return true;
                }
            }
        }
        return false;
    }

    static readonly object ReconstructorKey = new(), NewObjectKey = new();

    // Protocols 0 and 1 have no opcode for __new__: copyreg._reconstructor(class, built-in base, the base's part of it).
    void PushReconstructed(Reduction r)
    {
        var layout = r.Subject.Type.IsBuiltIn ? r.Subject.Type : r.Subject.Type.Layout;
        PushEmit(PickleOpcode.Reduce, r.Subject.Object);
        Push(PickleStep.Save, new Value(PyTuple.Of(r.Class, new Value(layout), PlainPart(r))));
        PushGlobal(CopyRegName, PyStr.Intern("_reconstructor"), ReconstructorKey);
    }

    static Value PlainPart(Reduction r) => r.Subject.Object switch
    {
        PyList list => new Value(new PyList(list.ToArray())),
        PyDict dict => new Value(dict.Copy()),
        _ when r.Arguments.Count == 1 => r.Arguments.Items[0],
        _ => Value.None,
    };

    // What an object is made of is written before the object has a number. If it reaches the object again, and again, that never ends: CPython's
    // stack does then. The second time may still be another answer of a __reduce__.
    const int MostReductions = 1000;

    Dictionary<object, int>? beingReduced;

    bool NeverEnds(Reduction r)
    {
        if (r.Arguments.Count == 0 && r.Callable.IsNull)
        {
            return false;
        }
        beingReduced ??= new(ReferenceEqualityComparer.Instance);
        return ++System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(beingReduced, r.Subject.Object, out _) > MostReductions;
    }

    void PushReduction(Reduction r)
    {
        var subject = r.Subject.Object;
        if (subject is PyBaseException { HasCircumstances: true } exception && (options.Moved is not null || PicklePath.PassesFrame(stack)))
        {
            PushCircumstances(exception);
        }
        if (options.Moved?.HasBeenTold(subject) == true)
        {
            PushAfter(ToldMaker, new Value(subject));
        }
        Push(PickleStep.State, subject, r);
        if (r.Callable.IsNull && writer.Protocol < 2)
        {
            Push(PickleStep.Memoize, subject);
            PushReconstructed(r);
            return;
        }
        if (!r.Pairs.IsNull)
        {
            // A dict of the instance itself is walked directly, an iterator step by step.
            Push(r.Pairs.Object is PyDict ? PickleStep.DictItem : PickleStep.IteratedPair, subject);
            Top.Value = r.Pairs;
        }
        if (!r.Items.IsNull)
        {
            Push(r.Items.Object is PyList ? PickleStep.ListItem : PickleStep.IteratedItem, subject);
            Top.Value = r.Items;
        }
        Push(PickleStep.Memoize, subject);
        if (r.Callable.IsNull)
        {
            PushEmit(r.KeywordArguments.IsNull ? PickleOpcode.NewObj : PickleOpcode.NewObjEx, subject);
            if (!r.KeywordArguments.IsNull)
            {
                Push(PickleStep.Save, r.KeywordArguments);
            }
            Push(PickleStep.Save, new Value(r.Arguments));
            Push(PickleStep.Save, r.Class);
        }
        else
        {
            PushEmit(PickleOpcode.Reduce, subject);
            Push(PickleStep.Save, new Value(r.Arguments));
            Push(PickleStep.Save, r.Callable);
        }
    }

    bool StateOf(Reduction r)
    {
        Pop();
        var subject = r.Subject.Object;
        if (r.HasDefaultState)
        {
            PushDefaultState(subject);
            return true;
        }
        if (r.InstanceState.IsNull || r.InstanceState.IsNone && r.StateSetter.IsNull)
        {
            return true;
        }
        if (r.StateSetter.IsNull)
        {
            PushEmit(PickleOpcode.Build, subject);
            Push(PickleStep.Save, r.InstanceState);
            return true;
        }
        // setter(object, state), whose result is dropped.
        PushEmit(PickleOpcode.Pop);
        PushEmit(PickleOpcode.Reduce);
        PushEmit(PickleOpcode.Tuple2, subject);
        Push(PickleStep.Save, r.InstanceState);
        Push(PickleStep.Save, r.Subject);
        Push(PickleStep.Save, r.StateSetter);
        return true;
    }

    // The attributes as a dict; with __slots__ a pair (attributes or None, slots).
    void PushDefaultState(PyObject o)
    {
        List<KeyValuePair<PyStr, Value>>? slots = null;
        foreach (var type in o.Type.Mro)
        {
            if (type.IsBuiltIn)
            {
                continue;
            }
            foreach (var (_, member) in type.Namespace.Pairs())
            {
                if (member.Object is PyMember m && ReferenceEquals(m.Owner, type) && AttributeStorage.Slot(o, m.SlotNumber) is { IsNull: false } slot)
                {
                    (slots ??= []).Add(new(m.Name, slot));
                }
            }
        }
        var attributes = new List<KeyValuePair<PyStr, Value>>();
        foreach (var (name, item) in AttributeStorage.Enumerate(o))
        {
            if (!item.IsNull)
            {
                attributes.Add(new(name, item));
            }
        }
        if (slots is null && attributes.Count == 0)
        {
            return;
        }
        PushEmit(PickleOpcode.Build, o);
        if (slots is not null)
        {
            PushEmit(PickleOpcode.Tuple2);
            PushAttributes(o, slots);
        }
        if (attributes.Count > 0)
        {
            PushAttributes(o, attributes);
        }
        else
        {
            PushEmit(PickleOpcode.None);
        }
    }

    void PushAttributes(PyObject o, List<KeyValuePair<PyStr, Value>> attributes) => Push(PickleStep.Attribute, o, attributes.ToArray());

    bool Attribute(ref PickleWork work)
    {
        var attributes = (KeyValuePair<PyStr, Value>[])work.Extra!;
        var isSingle = attributes.Length == 1;
        if (work.Index == 0)
        {
            writer.Empty(PickleOpcode.EmptyDict);
            writer.MemoizeAnonymously();
            if (!isSingle && !writer.IsText)
            {
                writer.Emit(PickleOpcode.Mark);
            }
        }
        else if (writer.IsText)
        {
            writer.Emit(PickleOpcode.SetItem);
        }
        if (work.Index == attributes.Length)
        {
            if (!writer.IsText)
            {
                writer.Emit(isSingle ? PickleOpcode.SetItem : PickleOpcode.SetItems);
            }
            Pop();
            return true;
        }
        var (name, item) = attributes[work.Index++];
        SaveText(name);
        Push(PickleStep.Save, item);
        return true;
    }

    // ---- what Python code answered -----------------------------------------------------------------------------------------

    bool Arrived(ThreadState ts, Awaited what, ref Value value)
    {
        var subject = awaitedFor;
        switch (what)
        {
            case Awaited.PersistentId:
                if (value.IsNone)
                {
                    return SaveContent(ts, subject, ref value);
                }
                if (writer.IsText)
                {
                    return SaveTextId(ts, value, ref value);
                }
                PushEmit(PickleOpcode.BinPersId);
                var hook = options.PersistentId;
                options.PersistentId = default;
                var isSaved = SaveContent(ts, value, ref value);
                options.PersistentId = hook;
                return isSaved;
            case Awaited.ReducerOverride:
                return value.IsNotImplemented ? SaveObject(ts, subject, ref value) : SaveReduced(ts, subject, ref value);
            case Awaited.Reduction:
                return SaveReduced(ts, subject, ref value);
            case Awaited.IsInBand:
                WriteBuffer((PyPickleBuffer)subject.Object, awaitedView!, value.IsTrue);
                return true;
            case Awaited.NewArguments:
                if (value.Object is not PyTuple arguments)
                {
                    return Fail(ts, BuiltinTypes.TypeError, $"__getnewargs__ should return a tuple, not '{value.Type.MessageName}'", out value);
                }
                awaitedReduction!.Arguments = arguments;
                return AskState(ts, awaitedReduction, ref value);
            case Awaited.NewArgumentsEx:
                if (value.Object is not PyTuple { Items: [{ Object: PyTuple positional }, { Object: PyDict keywords }] })
                {
                    return Fail(ts, BuiltinTypes.TypeError, "__getnewargs_ex__ should return a tuple of a tuple and a dict", out value);
                }
                SetNewArguments(awaitedReduction!, positional, keywords);
                return AskState(ts, awaitedReduction!, ref value);
            case Awaited.InstanceState:
                awaitedReduction!.InstanceState = value;
                if (NeverEnds(awaitedReduction))
                {
                    return Fail(ts, BuiltinTypes.RecursionError, "maximum recursion depth exceeded while pickling an object", out value);
                }
                return PushWhole(ts, awaitedReduction, ref value);
            case Awaited.OldNames:
                oldTables = value;
                return SaveObject(ts, subject, ref value);
            case Awaited.Flushed:
                return true;
            case Awaited.Reducer:
                return value.IsNone ? SaveUnregistered(ts, subject, ref value) : Await(Awaited.Reduction, value.Object.Call1(ts, subject), out value);
            case Awaited.PartialNew:
                awaitedReduction!.Callable = value;
                awaitedReduction.Arguments = PyTuple.Empty;
                awaitedReduction.KeywordArguments = default;
                PushReduction(awaitedReduction);
                return true;
            case Awaited.ClassModule:
                var type = (PyType)subject.Object;
                return SaveByName(ts, type, type.ModuleText, type.QualifiedText, ref value)
                    || FailToFind(ts, type, type.ModuleText, type.QualifiedText, out value);
            case Awaited.Item:
                return ArrivedItem(value);
            default:
                return ArrivedPair(ts, ref value);
        }
    }

    // Protocol 0 has lines of text only. What has no plain text of its own would have to be asked for it.
    bool SaveTextId(ThreadState ts, Value id, ref Value value)
    {
        var text = id.IsInt || id.Object is PyInt ? Arithmetic.ToBig(id).ToString() : (id.Object as PyStr)?.Text;
        return text is not null && writer.TryPersistentId(text)
            || Fail(ts, PickleModule.PicklingError, "persistent IDs in protocol 0 must be ASCII strings", out value);
    }

    bool ArrivedPair(ThreadState ts, ref Value value)
    {
        if (value.IsEnd)
        {
            EndIterated(PickleOpcode.SetItem, PickleOpcode.SetItems);
            return true;
        }
        if (value.Object is not PyTuple { Count: 2 } pair)
        {
            return Fail(ts, BuiltinTypes.TypeError, "dict items iterator must return 2-tuples", out value, Top.Target);
        }
        var batch = (IteratedBatch)Top.Extra!;
        (batch.KeyBefore, batch.LastKey) = (batch.LastKey, pair.Items[0]);
        NextIterated(pair.Items[0], pair.Items[1], PickleOpcode.SetItem, PickleOpcode.SetItems);
        return true;
    }

    bool ArrivedItem(Value item)
    {
        if (item.IsEnd)
        {
            EndIterated(PickleOpcode.Append, PickleOpcode.Appends);
        }
        else
        {
            NextIterated(item, default, PickleOpcode.Append, PickleOpcode.Appends);
        }
        return true;
    }

    // Writes an element, or keeps it until it is known whether there is another. A pair has its content beside it.
    void NextIterated(Value item, Value content, PickleOpcode single, PickleOpcode several)
    {
        var batch = (IteratedBatch)Top.Extra!;
        batch.Total++;
        if (writer.IsText)
        {
            PushEmit(single);
            PushItem(item, content);
            return;
        }
        if (batch.Count == BatchSize)
        {
            writer.Emit(several);
            batch.Count = 0;
        }
        if (batch.Count > 0)
        {
            batch.Count++;
            PushItem(item, content);
        }
        else if (batch.First.IsNull)
        {
            (batch.First, batch.FirstContent) = (item, content);
        }
        else
        {
            writer.Emit(PickleOpcode.Mark);
            batch.Count = 2;
            PushItem(item, content);
            PushItem(batch.First, batch.FirstContent);
            (batch.First, batch.FirstContent) = (default, default);
        }
    }

    void EndIterated(PickleOpcode single, PickleOpcode several)
    {
        var batch = (IteratedBatch)Top.Extra!;
        if (batch.Count > 0)
        {
            writer.Emit(several);
        }
        if (batch.First.IsNull)
        {
            Pop();
            return;
        }
        // Comes here once more, and then there is nothing left.
        var (item, content) = (batch.First, batch.FirstContent);
        (batch.First, batch.FirstContent) = (default, default);
        batch.Count = 0;
        Top.Step = PickleStep.Nothing;
        PushEmit(single);
        PushItem(item, content);
    }

    void PushItem(Value item, Value content)
    {
        if (!content.IsNull)
        {
            Push(PickleStep.Save, content);
        }
        Push(PickleStep.Save, item);
    }

    // A reduction whose parts are all known. NEWOBJ_EX belongs to protocol 4: below, a partial of __new__ is called.
    bool PushWhole(ThreadState ts, Reduction reduction, ref Value value)
    {
        if (reduction.KeywordArguments.IsNull || writer.Protocol is not (2 or 3))
        {
            PushReduction(reduction);
            return true;
        }
        awaitedReduction = reduction;
        return Await(Awaited.PartialNew, Prelude.Call(ts, PreludeNames.NewAsPartial, reduction.Class, new Value(reduction.Arguments), reduction.KeywordArguments), out value);
    }

    static void SetNewArguments(Reduction r, PyTuple positional, PyDict keywords)
    {
        r.Arguments = positional;
        if (keywords.Count > 0)
        {
            r.KeywordArguments = new Value(keywords);
        }
    }

    bool SaveReduced(ThreadState ts, Value subject, ref Value value)
    {
        if (value.Object is PyStr name)
        {
            var module = PickledNames.ModuleOf(ts.Interpreter, subject.Object, name.Text);
            if (options.Moved?.IsOwn(module) == true && !subject.Type.IsBuiltIn)
            {
                return SaveAsItIs(ts, subject.Object, ref value);
            }
            return SaveByName(ts, subject.Object, module, name.Text, ref value)
                || FailToFind(ts, subject.Object, module, name.Text, out value);
        }
        if (value.Object is not PyTuple tuple)
        {
            return Fail(ts, PickleModule.PicklingError, $"__reduce__ must return a string or tuple, not {PickledNames.FullName(value.Type)}", out value, subject.Object);
        }
        if (Reduction.From(ts, subject, tuple, writer.Protocol) is not { } reduction)
        {
            misreduced = subject.Object;
            value = default;
            return false;
        }
        if (NeverEnds(reduction))
        {
            return Fail(ts, BuiltinTypes.RecursionError, "maximum recursion depth exceeded while pickling an object", out value);
        }
        return PushWhole(ts, reduction, ref value);
    }
}
