// Making objects (NEWOBJ) and giving them their state (BUILD): __setstate__ if the class has one, else the attributes; and the state of what only
// we pickle: frames, cells, functions, tasklets, channels.
// https://docs.python.org/3/library/pickle.html#object.__setstate__
namespace Stackless.Runtime;

sealed partial class UnpicklerFrame
{
    static readonly PyStr NewName = PyStr.Intern("__new__"), SetStateName = PyStr.Intern("__setstate__");

    Outcome MakeNew(ThreadState ts, Value type, Value arguments, Value keywords, ref Value value)
    {
        if (!keywords.IsNull && keywords.Object is not PyDict)
        {
            throw new PickleFormatException($"NEWOBJ_EX kwargs argument must be a dict, not {keywords.Type.MessageName}");
        }
        if (type.Object is not PyType cls)
        {
            throw new PickleFormatException($"NEWOBJ class argument must be a type, not {type.Type.MessageName}");
        }
        if (arguments.Object is not PyTuple tuple)
        {
            throw new PickleFormatException($"NEWOBJ args argument must be a tuple, not {arguments.Type.MessageName}");
        }
        CheckCall(ts, type, keywords.Object is PyDict given ? [.. tuple.Items, .. given.Pairs().Select(static pair => pair.Value)] : [.. tuple.Items]);
        if (tuple.Count == 0 && !cls.IsBuiltIn && cls.Layout == BuiltinTypes.Object && Value.Same(cls.Find(Slot.New), BuiltinTypes.Object.Find(Slot.New)))
        {
            ingredients = [];
            stack.Add(new Value(cls.Allocate()));
            return Outcome.Done;
        }
        return Call(Awaited.Push, ts.Then(AttributeLookup.Load(ts, type, NewName), NewReady, type, arguments, keywords), out value);
    }

    static readonly unsafe Continuation NewReady = new("unpickle.new", &CallNew);

    static Value CallNew(ThreadState ts, Value method, Value type, Value arguments, Value keywords)
    {
        var values = new List<Value> { type };
        values.AddRange(((PyTuple)arguments.Object).Items);
        var names = new List<PyStr>();
        if (keywords.Object is PyDict dict)
        {
            foreach (var (key, item) in dict.Pairs())
            {
                if (key.Object is not PyStr name)
                {
                    return ts.Raise(BuiltinTypes.TypeError, "keywords must be strings");
                }
                names.Add(name);
                values.Add(item);
            }
        }
        return method.Object.Call(ts, [.. values], [.. names]);
    }

    Outcome Build(ThreadState ts, ref Value value)
    {
        var state = Pop();
        var target = Peek();
        CheckChange(target, state);
        if (TryFill(target, state))
        {
            if (target.Object is FrameBox box)
            {
                Filled(box);
            }
            return Outcome.Done;
        }
        if (options.Moved is not null && target.Object is PyType { IsBuiltIn: false } type && state.Object is PyDict members)
        {
            FillClass(type, members);
            return Outcome.Done;
        }
        var setState = target.Type.Lookup(SetStateName);
        if (!setState.IsNull && !(setState.Object is PyFunction own && options.Moved?.IsOwn(own.Code.ModuleName) == true))
        {
            return Call(Awaited.Drop, Calling.CallMethod1(ts, setState, target, state), out value);
        }
        return FillInstance(ts, target, state, ref value);
    }

    // A tuple and BUILD in one: what a frame's variables are need not be an object in between.
    bool TryBuildFrame()
    {
        if (!Comes(PickleOpcode.Build) || marks.Count == 0 || marks[^1] is var start && (start == 0 || marks.Count > 1 && start <= marks[^2]) || stack[start - 1].Object is not FrameBox box)
        {
            return false;
        }
        input.Position++;
        FillFrame(box, AboveMark());
        Filled(box);
        stack.RemoveRange(start, stack.Count - start);
        marks.RemoveAt(marks.Count - 1);
        return true;
    }

    // A dict of attributes, or a pair (attributes or None, slots or None).
    Outcome FillInstance(ThreadState ts, Value target, Value state, ref Value value)
    {
        var slots = Value.None;
        if (state.Object is PyTuple { Count: 2 } pair)
        {
            state = pair.Items[0];
            slots = pair.Items[1];
        }
        if (!state.IsNone)
        {
            if (state.Object is not PyDict attributes)
            {
                throw new PickleFormatException("state is not a dictionary");
            }
            SetState(ts, target, attributes);
        }
        if (slots.Object is PyDict slotDict && slotDict.Count > 0)
        {
            return Call(Awaited.Drop, StoreNext(ts, Value.None, target, new Value(slotDict), Value.Int(-1)), out value);
        }
        return slots.IsNone || slots.Object is PyDict ? Outcome.Done : throw new PickleFormatException("slot state is not a dictionary");
    }

    // What __dict__ stands for differs: the namespace of a module, a view that refuses of a class, and the attributes of everything else.
    static void SetState(ThreadState ts, Value target, PyDict attributes)
    {
        if (target.Object is PyType)
        {
            throw Raise(ts, BuiltinTypes.TypeError, "'mappingproxy' object does not support item assignment");
        }
        var module = target.Object as PyModule;
        if (module is null && (!target.Object.HasAttributeSlots || !target.Type.HasDict))
        {
            throw Raise(ts, BuiltinTypes.AttributeError, $"'{target.Type.MessageName}' object has no attribute '__dict__'");
        }
        foreach (var (key, item) in attributes.Pairs())
        {
            var name = key.Object is PyStr text ? text.Intern() : throw Raise(ts, BuiltinTypes.TypeError, $"attribute name must be string, not '{key.Type.MessageName}'");
            if (module is not null)
            {
                module.Dictionary.Set(name, item);
            }
            else
            {
                AttributeStorage.Set(target.Object, name, item);
            }
        }
    }

    static readonly unsafe Continuation SlotStored = new("unpickle.slot", &StoreNext);

    // One slot after the other with setattr: a slot's name may mean a property by now.
    static Value StoreNext(ThreadState ts, Value result, Value target, Value slots, Value at)
    {
        var dict = (PyDict)slots.Object;
        var index = (int)at.Bits;
        if (!dict.MoveNext(ref index))
        {
            return Value.None;
        }
        if (dict.KeyAt(index).Object is not PyStr name)
        {
            return ts.Raise(BuiltinTypes.TypeError, "attribute name must be string");
        }
        return ts.Then(AttributeLookup.Store(ts, target, name.Intern(), dict.ValueAt(index)), SlotStored, target, slots, Value.Int(index));
    }

    // ---- what only we pickle -----------------------------------------------------------------------------------------------------

    /// <summary>Gives its state to what no class of its own gives it; false if it is something else.</summary>
    internal static bool TryFill(Value target, Value state)
    {
        switch (target.Object)
        {
            case FrameBox box:
                FillFrame(box, state.Object is PyTuple tuple ? tuple.Items : throw Malformed("frame"));
                return true;
            case PyCell cell:
                cell.Content = state;
                return true;
            case PyFunction function when state.Object is PyTuple { Count: 8 or 9 } parts:
                FillFunction(function, parts.Items);
                return true;
            default:
                return false;
        }
    }

    static Exception Malformed(string what) => new PickleFormatException($"the pickle's state of a {what} is not one");

    static void FillFrame(FrameBox box, ReadOnlySpan<Value> state)
    {
        if (box.Frame is not PyFrame frame || box.IsBorrowed || state.Length % 2 == 0)
        {
            throw Malformed("frame");
        }
        var items = box.Migrated is { } target ? CodeMigration.Arrange(target, frame, state.ToArray()) : state;
        frame.IsRunning = items[0].IsTrue;
        var live = FrameLayout.Live(frame);
        if (items.Length != 1 + 2 * live.Length)
        {
            throw Malformed("frame");
        }
        // In the order of the table: compiled code does not ask whether what it needs is there.
        var names = FrameLayout.NamesOf(frame.Function.Code);
        for (var i = 0; i < live.Length; i++)
        {
            if (items[1 + 2 * i].Object is not PyStr name || !ReferenceEquals(names[live[i]], name) && !names[live[i]].Equals(name))
            {
                throw Malformed("frame");
            }
            var item = ReferenceEquals(items[2 + 2 * i].Object, FrameLayout.Unbound) ? default : items[2 + 2 * i];
            var kind = frame.Function.Code.Sites.Kind(live[i], frame.State);
            if (!Fits(item, kind))
            {
                throw new PickleFormatException($"the pickle's frame of {frame.Function.Code.QualifiedName} has no {kind.ToString().ToLowerInvariant()} for '{name.Text}'");
            }
            frame.Slot(live[i]) = item;
        }
    }

    static bool Fits(Value item, SlotKind kind) => kind switch
    {
        SlotKind.Any => true,
        SlotKind.Cell => item.Object is PyCell,
        SlotKind.Tuple => item.Object is PyTuple or null,
        SlotKind.List => item.Object is PyList or null,
        SlotKind.Exception => item.Object is PyBaseException or null,
        _ => item.Object is PyBaseException or PyNone or null,
    };

    /// <summary>Frames that have been made and not yet been given their variables. None may be left when the pickle ends.</summary>
    List<FrameBox>? unfilled;

    // Mostly the last one: frames that are made meanwhile are among its variables.
    void Filled(FrameBox box)
    {
        if (unfilled is { Count: > 0 } && unfilled.LastIndexOf(box) is >= 0 and var at)
        {
            unfilled.RemoveAt(at);
        }
    }

    void RequireFilled()
    {
        if (unfilled is { Count: > 0 })
        {
            var box = unfilled[0];
            throw new PickleFormatException($"the pickle's frame of {((PyFrame)box.Frame).Function.Code.QualifiedName} has no variables");
        }
    }

    static void FillClass(PyType type, PyDict members)
    {
        foreach (var (key, item) in members.Pairs())
        {
            type.Attributes.Set((PyStr)key.Object, item);
        }
        type.Invalidate();
    }

    static void FillFunction(PyFunction function, Value[] parts)
    {
        if (parts is not [{ Object: PyStr name }, { Object: PyStr qualifiedName }, _, _, { Object: PyDict attributes }, _, _, _, ..])
        {
            throw Malformed("function");
        }
        function.Name = name;
        function.QualifiedName = qualifiedName;
        function.Doc = parts[2];
        function.ModuleName = parts[3];
        function.KeywordDefaults = parts[5].Object as PyDict;
        function.Annotate = parts[6].IsNone ? default : parts[6];
        function.Annotations = parts[7].Object as PyDict;
        if (parts.Length > 8)
        {
            function.TypeParameters = parts[8].Object as PyTuple ?? throw Malformed("function");
        }
        SetAttributes(function, new Value(attributes));
    }

    static void SetAttributes(PyObject o, Value attributes)
    {
        if (attributes.Object is not PyDict dict || !o.HasAttributeSlots)
        {
            return;
        }
        foreach (var (key, item) in dict.Pairs())
        {
            AttributeStorage.Set(o, key.Object is PyStr name ? name.Intern() : throw Malformed("function"), item);
        }
    }

    // The waiting tasklets wait again, in their order. One whose own state comes later in the pickle finds itself blocked already.
    internal static void FillChannel(Channel channel, Value state)
    {
        if (state.Object is not PyTuple tuple
            || tuple.Items is not [{ IsInt: true } preference, var schedulesAll, var isClosing, { IsInt: true } direction, { Object: PyTuple waiting }, var attributes])
        {
            throw Malformed("channel");
        }
        channel.Preference = (ChannelPreference)Math.Clamp(preference.Bits, -1, 1);
        channel.SchedulesAll = schedulesAll.IsTrue;
        channel.IsClosing = isClosing.IsTrue;
        SetAttributes(channel, attributes);
        foreach (var item in waiting.Items)
        {
            if (item.Object is not Tasklet { Channel: null, IsInRunQueue: false } t || direction.Bits == 0)
            {
                throw Malformed("channel");
            }
            t.EndWait();
            t.State = TaskletState.Blocked;
            channel.Enqueue(t, isSending: direction.Bits > 0);
        }
    }
}
