// A function that is traced: its instructions run from here, stop by stop, and between them whoever traces is told. It stands where the function's own
// frame would, with all registers on the heap, so that every variable can be seen, and goes on as that frame does. The listeners are called one after the
// other: the thread's trace function, its profile function, the monitor.
// When nobody traces any more, its own frame takes its place again.
// Invariants: it is resumed by the trampoline only; IsRunning from when it is put in its place until it leaves that; IsTelling exactly while a listener runs,
// possibly suspended; own is the frame that it stands for, and that of a generator has what is live again when the generator waits.
namespace Stackless.Runtime;

sealed unsafe class TraceFrame : PyFrame
{
    enum Phase
    {
        /// <summary>About to run for the first time, or again as a generator.</summary>
        Begin,

        /// <summary>Told of the call: runs from its beginning, or from the generator's yield.</summary>
        Enter,

        /// <summary>In what it called; goes on behind the site.</summary>
        Waiting,

        /// <summary>Goes on at a place.</summary>
        Running,

        /// <summary>Has a result.</summary>
        Leave,

        /// <summary>An exception goes to a handler, or out.</summary>
        Raise,
    }

    readonly TracedCode traced;
    readonly EvaluatedFunction code;
    readonly Value[] registers;
    readonly PyFrame own;

    Phase phase;
    int place;
    int lastStop;
    int line;

    // What it was entered or will be left with; null: an exception.
    Value outcome, stopValue;
    PyBaseException? exception;

    // What is being told, to whom next, and what comes then.
    string happening = "";
    Value argument;
    int listener;
    Phase then;

    TraceFrame(ThreadState ts, PyFrame frame, TracedCode traced) : base(frame.Function, frame.State)
    {
        this.traced = traced;
        code = traced.Function;
        registers = new Value[Math.Max(1, code.RegisterCount)];
        own = frame;
        line = -1;
        if (own.Seen is { } seen)
        {
            View = seen;
        }
        else
        {
            View = new PyFrameView(this);
            // Others may know the frame already: what they see of it is this.
            if (code.IsGenerator || frame.State > 0)
            {
                ts.Note(own, View);
            }
        }
    }

    bool IsGenerator => code.IsGenerator;

    /// <summary>What Python sees: one object as long as the call lasts.</summary>
    public PyFrameView View { get; private set; }

    public bool IsTelling { get; private set; }

    public int Line => jump?.Line ?? (line >= 0 ? line : Function.Code.FirstLine);

    /// <summary>In place of a frame that is about to run; null if the function has no instructions.</summary>
    public static TraceFrame? For(ThreadState ts, PyFrame frame)
    {
        if (Of(ts, frame) is not { } result)
        {
            return null;
        }
        if (frame.State > 0)
        {
            result.line = frame.Function.Code.Sites.Position(frame.State).Line;
        }
        result.phase = Phase.Begin;
        return result;
    }

    /// <summary>In place of a frame that waits in a call: traced from when that returns. Null if that cannot be.</summary>
    public static TraceFrame? Continuing(ThreadState ts, PyFrame frame)
    {
        if (frame.State <= 0 || Of(ts, frame) is not { } result)
        {
            return null;
        }
        result.phase = Phase.Waiting;
        result.line = frame.Function.Code.Sites.Position(frame.State).Line;
        return result;
    }

    static TraceFrame? Of(ThreadState ts, PyFrame frame)
    {
        if (TracedCode.Of(frame.Function.Code) is not { } traced)
        {
            return null;
        }
        TraceFrame? result = null;
        if (!frame.Function.Code.IsGenerator || !ts.TracedGenerators.TryGetValue(frame, out result))
        {
            result = new TraceFrame(ts, frame, traced);
            if (result.IsGenerator)
            {
                ts.TracedGenerators.Add(frame, result);
            }
        }
        result.Take(frame);
        result.View.Follow(result);
        return result;
    }

    /// <summary>The frame that it stands for, as it would be if nobody had traced it; null while it stands between instructions.</summary>
    public PyFrame? Untraced()
    {
        if (phase is not (Phase.Waiting or Phase.Begin) || IsTelling || listener > 0)
        {
            return null;
        }
        Store();
        return own;
    }

    void Take(PyFrame frame)
    {
        State = frame.State;
        Back = frame.Back;
        IsRunning = true;
        foreach (var slot in code.SiteLive[State]!)
        {
            registers[code.SlotRegisters[slot]] = frame.Slot(slot);
        }
    }

    internal override ref Value Slot(int index) => ref registers[code.SlotRegisters[index]];

    // ---- variables ----------------------------------------------------------------------------------------------------------

    /// <summary>All that have a value.</summary>
    public PyDict Variables()
    {
        var found = new PyDict();
        for (var i = 0; i < registers.Length && i < code.RegisterNames.Length; i++)
        {
            if (NameOf(i) is { } name && ContentOf(i) is { IsNull: false } value)
            {
                found.Set(name, value);
            }
        }
        return found;
    }

    string? NameOf(int register) => code.RegisterNames[register] is { Length: > 0 } name && name[0] != '.' ? name.TrimStart(EvaluatedFunction.CellMark) : null;

    Value ContentOf(int register) => registers[register].Object is PyCell cell && code.RegisterNames[register]![0] == EvaluatedFunction.CellMark ? cell.Content : registers[register];

    // What a listener has changed in the dict of variables becomes what the variables are.
    void TakeOver(PyDict given)
    {
        for (var i = 0; i < registers.Length && i < code.RegisterNames.Length; i++)
        {
            if (NameOf(i) is not { } name || given.GetOrNull(PyStr.Intern(name)) is not { IsNull: false } value)
            {
                continue;
            }
            if (registers[i].Object is PyCell cell && code.RegisterNames[i]![0] == EvaluatedFunction.CellMark)
            {
                cell.Content = value;
            }
            else
            {
                registers[i] = value;
            }
        }
    }

    // ---- running ------------------------------------------------------------------------------------------------------------

    public override Value Resume(ThreadState ts, Value value)
    {
        if (IsTelling)
        {
            Told(ts, value);
        }
        for (;;)
        {
            if (listener > 0)
            {
                if (NextListener(ts, out var what, out var with) is not { } callee)
                {
                    listener = 0;
                    phase = then;
                    continue;
                }
                IsTelling = true;
                value = callee.Call3(ts, new Value(View), new Value(PyStr.Intern(what)), with);
                if (value.IsNull && ts.Pending != Pending.Exception)
                {
                    ts.CaptureResumed(this);
                    return default;
                }
                Told(ts, value);
                continue;
            }
            switch (phase)
            {
                case Phase.Begin:
                    outcome = value;
                    exception = value.IsNull ? ts.TakeException() : null;
                    Tell(exception is not null ? "throw" : State == 0 ? "call" : "resume", exception is null ? Value.None : new Value(exception), Phase.Enter);
                    break;
                case Phase.Enter:
                    value = outcome;
                    if (exception is { } thrown)
                    {
                        value = default;
                        exception = null;
                        ts.Reraise(thrown);
                    }
                    phase = Phase.Waiting;
                    break;
                case Phase.Waiting:
                    if (!ts.IsTracing && State > 0 && Untraced() is { } untraced)
                    {
                        IsRunning = false;
                        View.Return(untraced);
                        ts.Note(untraced, View);
                        return PyGenerator.Spill(ts, untraced, value);
                    }
                    place = PlaceBehindSite(ts, value);
                    if (ts.HasStoppedToRaise)
                    {
                        Raised(ts);
                        break;
                    }
                    phase = Phase.Running;
                    break;
                case Phase.Running:
                    ts.RunningTraced = ts.OriginDepth > 0 ? this : null;
                    value = Evaluator.RunTraced(ts, Function, code, this, registers, place);
                    if (!Stopped(ts, value))
                    {
                        return default;
                    }
                    break;
                case Phase.Leave:
                    Left(ts);
                    GiveBack();
                    if (!IsGenerator || State < 0)
                    {
                        View.End();
                    }
                    else
                    {
                        View.Return(own);
                    }
                    ts.StopValue = stopValue;
                    return outcome;
                case Phase.Raise:
                    var raised = exception!;
                    exception = null;
                    ts.Reraise(raised);
                    if (place >= 0)
                    {
                        phase = Phase.Running;
                        break;
                    }
                    Left(ts);
                    IsRunning = false;
                    View.End();
                    if (IsGenerator)
                    {
                        PyGenerator.Fail(ts, own);
                    }
                    return default;
            }
        }
    }

    // As Evaluator.ResumeIn.
    int PlaceBehindSite(ThreadState ts, Value value)
    {
        ts.HasStoppedToRaise = false;
        var start = code.SiteStarts[State];
        if (State == 0)
        {
            if (value.IsNull)
            {
                ts.HasStoppedToRaise = true;
                ts.StoppedAt = -1;
                ts.RaisedAt = 0;
            }
            return code.SiteStarts[0] > 0 && (Opcode)code.Words[0] == Opcode.Line ? 0 : start;
        }
        if (value.IsNull)
        {
            Evaluator.Raise(ts, Function, code, this, State);
            return -1;
        }
        ref var instruction = ref code.Words[start];
        int destination = System.Runtime.CompilerServices.Unsafe.Add(ref instruction, 2);
        if (destination != Opcodes.None)
        {
            registers[destination] = value;
        }
        return start + Opcodes.LengthOf(ref instruction);
    }

    // How the instructions were left. False: the stack has been captured.
    bool Stopped(ThreadState ts, Value value)
    {
        if (!value.IsNull)
        {
            outcome = value;
            stopValue = ts.StopValue;
            Tell(!IsGenerator || value.IsEnd ? "return" : "yield", value.IsEnd ? stopValue.IsNull ? Value.None : stopValue : value, Phase.Leave);
            return true;
        }
        switch (ts.Pending)
        {
            case Pending.Nothing:
                Reached(ts);
                return true;
            case Pending.Exception:
                if (ts.HasStoppedToRaise)
                {
                    Raised(ts);
                }
                else
                {
                    LeaveRaising(ts.TakeException());
                }
                return true;
            default:
                phase = Phase.Waiting;
                if (ts.Pending == Pending.Suspend)
                {
                    ts.RunningTraced = null;
                }
                return false;
        }
    }

    void Reached(ThreadState ts)
    {
        place = ts.StoppedAt;
        var stop = traced.Stops[place];
        if (stop.Kind != TracedCode.StopKind.Line)
        {
            ReachedCall(ts, stop.Kind);
            return;
        }
        var isNew = stop.Line != line || place <= lastStop;
        lastStop = place;
        line = stop.Line;
        if (isNew)
        {
            Tell("line", Value.None, Phase.Running);
        }
        else
        {
            phase = Phase.Running;
        }
    }

    // A profile function is told of calls of what is native in CPython, the monitor of all, and with their first argument.
    void ReachedCall(ThreadState ts, TracedCode.StopKind kind)
    {
        phase = Phase.Running;
        if (ts.Hooks?.Profile is null && ts.Monitor is null)
        {
            calling = default;
            return;
        }
        if (kind == TracedCode.StopKind.BeforeCall)
        {
            monitored = ts.Monitor is null ? Value.None : new Value(Callee());
            calling = NativeCallee();
            isProfiled = !calling.IsNull;
            // Classes and all that has a __call__ are native to a monitor only.
            if (!isProfiled && monitored.Object is PyTuple { Items: [{ Object: not PyFunction } callee, ..] })
            {
                calling = callee;
            }
            if (!calling.IsNull)
            {
                Tell("c_call", calling, Phase.Running);
            }
            else if (monitored.Object is PyTuple { Count: > 0 })
            {
                Tell("py_call", Value.None, Phase.Running);
            }
        }
        else if (!calling.IsNull)
        {
            var called = calling;
            calling = default;
            Tell("c_return", called, Phase.Running);
        }
    }

    // What the call at this place is about to call, and its first argument if it has one; nothing if only the program's code can tell.
    PyTuple Callee()
    {
        var opcode = (Opcode)code.Words[place];
        var callee = Operand(3);
        // Where the arguments are; a list of them has its length before it, and its keywords' names before that.
        int arguments = opcode <= Opcode.Call ? 4 : 5, count = opcode switch
        {
            Opcode.Call or Opcode.CallMethod or Opcode.CallLoaded => code.Words[place + ++arguments],
            Opcode.CallSpread => 0,
            <= Opcode.Call => opcode - Opcode.Call0,
            <= Opcode.CallMethod => opcode - Opcode.CallMethod0,
            _ => opcode - Opcode.CallLoaded0,
        };
        var first = count > 0 ? Operand(opcode is Opcode.Call or Opcode.CallMethod or Opcode.CallLoaded ? arguments + 1 : arguments) : default;
        switch (opcode)
        {
            case >= Opcode.CallMethod0 and <= Opcode.CallMethod:
                var name = code.Module.NameAt(code.Module.Entries[code.Words[place + 4]]);
                var own = callee.Object is PyModule module ? module.Dictionary.GetOrNull(name) : AttributeStorage.Get(callee.Object, name);
                if (!own.IsNull)
                {
                    callee = own;
                    break;
                }
                var found = callee.Object is PyType type && type.Lookup(name) is { IsNull: false } ofType ? ofType : callee.Type.Lookup(name);
                switch (found.Object)
                {
                    case PyStaticMethod shared:
                        callee = shared.Function;
                        break;
                    case PyClassMethod ofClass:
                        (callee, first) = (ofClass.Function, new Value(callee.Object as PyType ?? callee.Type));
                        break;
                    case PyFunction or MethodDescriptor when callee.Object is PyType receiver && Value.Same(receiver.Lookup(name), found):
                        callee = found;
                        break;
                    case PyFunction or MethodDescriptor:
                        (callee, first) = (found, callee);
                        break;
                    default:
                        return PyTuple.Empty;
                }
                break;
            case >= Opcode.CallLoaded0 and <= Opcode.CallLoaded when callee.Object is LoadedMethod loaded:
                (callee, first) = (new Value(loaded.Function), Operand(4));
                break;
            case Opcode.CallSpread when Operand(4).Object is PyTuple { Count: > 0 } given:
                first = given.Items[0];
                break;
            case Opcode.CallSpread when Operand(4).Object is PyList { Count: > 0 } given:
                first = given[0];
                break;
        }
        if (callee.Object is PyMethod bound)
        {
            (callee, first) = (new Value(bound.Function), bound.Instance);
        }
        return first.IsNull ? PyTuple.Of(callee) : PyTuple.Of(callee, first);
    }

    Value Operand(int index)
    {
        int operand = (short)code.Words[place + index];
        return operand >= 0 ? registers[operand] : code.Constants[operand & 0x7fff];
    }

    // What the call at this place is about to call, if that is native; null otherwise.
    Value NativeCallee()
    {
        var found = Operand(3);
        switch ((Opcode)code.Words[place])
        {
            case Opcode.CallMethod0 or Opcode.CallMethod1 or Opcode.CallMethod2 or Opcode.CallMethod3 or Opcode.CallMethod:
                var name = code.Module.NameAt(code.Module.Entries[code.Words[place + 4]]);
                if (found.Object is PyModule module)
                {
                    found = module.Dictionary.GetOrNull(name);
                    break;
                }
                return NativeMethodOf(found.Type.Lookup(name).Object, found);
            case >= Opcode.CallLoaded0 and <= Opcode.CallLoaded when found.Object is LoadedMethod loaded:
                return NativeMethodOf(loaded.Function, Operand(4));
        }
        return found.Object is NativeFunction or NativeMethod or MethodDescriptor or PyFunction { Code.IsOwnFunction: true } ? found : default;
    }

    // What the prelude has in Python is native in CPython.
    static Value NativeMethodOf(PyObject? function, Value receiver) => function switch
    {
        NativeCallable native => new Value(new NativeMethod(native, receiver)),
        PyFunction { Code.IsOwn: true } own => new Value(new PyMethod(own, receiver)),
        _ => default,
    };

    void Raised(ThreadState ts)
    {
        place = ts.StoppedAt;
        ts.HasStoppedToRaise = false;
        exception = ts.TakeException();
        if (ts.RaisedAt == Evaluator.IntoDelegate)
        {
            phase = Phase.Raise;
            return;
        }
        if (ts.RaisedAt > 0)
        {
            line = Function.Code.Sites.Position(ts.RaisedAt).Line;
        }
        behindException = place < 0 ? "unwind" : "handled";
        if (ts.RaisedAt == Evaluator.Again)
        {
            calling = default;
            Tell("reraise", new Value(exception), Phase.Raise);
            return;
        }
        if (!calling.IsNull)
        {
            var called = calling;
            calling = default;
            raisesBehindCall = true;
            Tell("c_exception", called, Phase.Raise);
            return;
        }
        TellException();
    }

    void TellException()
    {
        var level = exception!.Traceback is null ? Value.None : PyTraceback.Visible(exception.Traceback);
        Tell("exception", new Value(PyTuple.Of(new Value(exception.Type), new Value(exception), level)), Phase.Raise);
    }

    // What is told behind the exception: that it goes out of the function, or to a handler; or null.
    string? behindException;

    // The exception is told behind the end of a native call.
    bool raisesBehindCall;

    // What is native and under way; what the monitor is told of the call; whether a profile function is told as well.
    Value calling, monitored;
    bool isProfiled;

    void LeaveRaising(PyBaseException raised)
    {
        exception = raised;
        place = -1;
        Tell("unwind", new Value(raised), Phase.Raise);
    }

    // Its callers go on, of which the nearest may be a native one.
    void Left(ThreadState ts)
    {
        ts.RunningTraced = null;
        for (var frame = ts.OriginDepth > 0 ? Back : null; frame is not null && ts.RunningTraced is null; frame = frame.Back)
        {
            ts.RunningTraced = frame as TraceFrame;
        }
    }

    void GiveBack()
    {
        IsRunning = false;
        if (IsGenerator)
        {
            Store();
            own.IsRunning = false;
        }
    }

    void Store()
    {
        own.State = State;
        if (State >= 0)
        {
            foreach (var slot in code.SiteLive[State]!)
            {
                Value.Store(ref own.Slot(slot), registers[code.SlotRegisters[slot]]);
            }
        }
    }

    // ---- going on elsewhere -------------------------------------------------------------------------------------------------

    // What the trace function that is being told has asked for.
    LineJump? jump;

    /// <summary>An assignment to f_lineno.</summary>
    public Value JumpTo(ThreadState ts, long target, bool isWarned = false)
    {
        if (!IsTelling || listener != 2)
        {
            return ts.Raise(BuiltinTypes.ValueError, "f_lineno can only be set in a trace function");
        }
        if (happening != "line")
        {
            return ts.Raise(BuiltinTypes.ValueError, happening is "call" or "resume" or "throw" ? "can't jump from the 'call' trace event of a new frame" : "can only jump from a 'line' trace event");
        }
        if (LineJump.Find(traced, Function.Code.FirstLine, place, target, out var why) is not { } found)
        {
            return ts.Raise(BuiltinTypes.ValueError, why);
        }
        var unbound = Unbound().Count();
        if (unbound > 0 && !isWarned)
        {
            var message = $"assigning None to {unbound} unbound local{(unbound == 1 ? "" : "s")}";
            return ts.Then(Prelude.Call(ts, PreludeNames.WarnAtRunTime, Value.Str(message)), JumpWarned, new Value(View), Value.Int(target));
        }
        jump = found;
        return Value.None;
    }

    static readonly Continuation JumpWarned = new("frame.jump", &JumpAfterWarning);

    static Value JumpAfterWarning(ThreadState ts, Value warned, Value view, Value target, Value c) => ((PyFrameView)view.Object).JumpTo(ts, target.Bits, isWarned: true);

    IEnumerable<int> Unbound() => Enumerable.Range(0, code.RegisterCount).Where(i => registers[i].IsNull && !LineJump.IsTemporary(code, i));

    void Jump(ThreadState ts, LineJump to)
    {
        foreach (var register in Unbound().ToList())
        {
            registers[register] = Value.None;
        }
        if (to.Former >= 0)
        {
            Operations.PopHandled(ts, registers[to.Former]);
        }
        foreach (var (register, other) in to.Moves)
        {
            registers[register] = registers[other];
        }
        place = lastStop = to.Place;
        line = to.Line;
    }

    // ---- telling ------------------------------------------------------------------------------------------------------------

    void Tell(string what, Value with, Phase next)
    {
        happening = what;
        argument = with;
        listener = 1;
        then = next;
    }

    // The next one that is to be told, by its number; what happened in its words. The numbers start at 1.
    PyObject? NextListener(ThreadState ts, out string what, out Value with)
    {
        while (listener <= 3)
        {
            (what, with) = (happening, argument);
            var found = listener++ switch
            {
                1 => Tracer(ts.Hooks?.Trace, ref what, ref with),
                2 => Profiler(ts.Hooks?.Profile, ref what, ref with),
                _ => Monitoring(ts.Monitor, ref with),
            };
            if (found is not null)
            {
                return found;
            }
        }
        (what, with) = ("", default);
        if (raisesBehindCall)
        {
            raisesBehindCall = false;
            TellException();
            return NextListener(ts, out what, out with);
        }
        if (behindException is not { } next)
        {
            return null;
        }
        behindException = null;
        Tell(next, new Value(exception!), Phase.Raise);
        return NextListener(ts, out what, out with);
    }

    PyObject? Monitoring(PyObject? monitor, ref Value with)
    {
        if (happening is "c_call" or "py_call" or "c_return" or "c_exception")
        {
            with = monitored;
            return monitored.Object is PyTuple { Count: > 0 } ? monitor : null;
        }
        return monitor;
    }

    // The thread's function is told of calls, and what it returned of what happens in them.
    PyObject? Tracer(PyObject? global, ref string what, ref Value with)
    {
        if (global is null)
        {
            return null;
        }
        switch (what)
        {
            case "call" or "resume" or "throw":
                View.Trace = Value.None;
                (what, with) = ("call", Value.None);
                return global;
            case "line" when !View.TracesLines:
            case "c_call" or "py_call" or "c_return" or "c_exception" or "reraise" or "handled":
                return null;
            case "yield":
                what = "return";
                break;
            case "unwind":
                (what, with) = ("return", Value.None);
                break;
        }
        return View.Trace.IsNone ? null : View.Trace.Object;
    }

    PyObject? Profiler(PyObject? profile, ref string what, ref Value with)
    {
        switch (what)
        {
            case "call" or "resume" or "throw":
                (what, with) = ("call", Value.None);
                return profile;
            case "return" or "yield":
                what = "return";
                return profile;
            case "unwind":
                (what, with) = ("return", Value.None);
                return profile;
            case "c_call" or "c_return" or "c_exception":
                return isProfiled ? profile : null;
            default:
                return null;
        }
    }

    // A listener has returned, or raised: then it is one no more, and its exception is raised where the function is.
    void Told(ThreadState ts, Value result)
    {
        IsTelling = false;
        var asked = jump;
        jump = null;
        if (View.TakeGiven() is { } given)
        {
            TakeOver(given);
        }
        if (!result.IsNull)
        {
            if (asked is not null)
            {
                Jump(ts, asked);
            }
            if (listener == 2 && !result.IsNone)
            {
                View.Trace = result;
            }
            return;
        }
        if (ts.Hooks is { } hooks)
        {
            switch (listener)
            {
                case 2: hooks.Trace = null; break;
                case 3: hooks.Profile = null; break;
            }
            ts.HooksChanged();
        }
        exception = ts.TakeException();
        // As if the line itself had raised it.
        exception.Traceback = new PyTraceback(exception.Traceback, Function, Function.Code.PlaceOf(Line) / 2 is var site && site < Function.Code.Sites.Count ? site : 0) { Seen = View };
        if (happening == "line")
        {
            place = traced.Stops[place].Handler;
        }
        else if (happening is not ("exception" or "c_exception"))
        {
            place = -1;
        }
        calling = default;
        behindException = null;
        raisesBehindCall = false;
        listener = 0;
        phase = Phase.Raise;
    }
}
