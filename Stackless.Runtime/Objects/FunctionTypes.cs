// function, cell, code, generator and member descriptors as Python sees them; what they do is in Frames and Core.
// https://docs.python.org/3/reference/datamodel.html#the-standard-type-hierarchy
namespace Stackless.Runtime;

[PyType("function", IsHidden = true, HasDict = true)]
public sealed unsafe partial class PyFunction
{
    [PyMethod("__repr__")]
    public string Repr() => $"<function {QualifiedName.Text} at 0x{Identity.Of(new Value(this)):x}>";

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, new Value(this), rest, keywords);

    [PyMethod("__reduce__")]
    public Value Reduce() => new(QualifiedName);

    [PyGetter("__name__")]
    public PyStr NameAttribute => Name;

    [PySetter("__name__")]
    public Value SetName(ThreadState ts, Value value)
    {
        if (value.Object is not PyStr s)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__name__ must be set to a string object");
        }
        Name = s;
        return Value.None;
    }

    [PyGetter("__qualname__")]
    public PyStr QualifiedNameAttribute => QualifiedName;

    [PySetter("__qualname__")]
    public Value SetQualifiedName(ThreadState ts, Value value)
    {
        if (value.Object is not PyStr s)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__qualname__ must be set to a string object");
        }
        QualifiedName = s;
        return Value.None;
    }

    [PyGetter("__module__")]
    public Value ModuleAttribute => ModuleName;

    [PySetter("__module__")]
    public void SetModule(Value value) => ModuleName = value.IsNull ? Value.None : value;

    [PyGetter("__doc__")]
    public Value DocAttribute => Doc.IsNull ? Value.None : Doc;

    [PySetter("__doc__")]
    public void SetDoc(Value value) => Doc = value.IsNull ? Value.None : value;

    [PyGetter("__defaults__")]
    public Value DefaultsAttribute => Defaults is null ? Value.None : new Value(Defaults);

    [PySetter("__defaults__")]
    public Value SetDefaults(ThreadState ts, Value value)
    {
        if (!value.IsNull && !value.IsNone && value.Object is not PyTuple)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__defaults__ must be set to a tuple object");
        }
        Defaults = value.Object as PyTuple;
        ShareDefaults();
        return Value.None;
    }

    [PyGetter("__kwdefaults__")]
    public Value KeywordDefaultsAttribute => KeywordDefaults is null ? Value.None : new Value(KeywordDefaults);

    [PySetter("__kwdefaults__")]
    public Value SetKeywordDefaults(ThreadState ts, Value value)
    {
        if (!value.IsNull && !value.IsNone && value.Object is not PyDict)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__kwdefaults__ must be set to a dict object");
        }
        KeywordDefaults = value.Object as PyDict;
        ShareDefaults();
        return Value.None;
    }

    [PyGetter("__code__")]
    public Value CodeAttribute => new(Replacement?.Code ?? Code);

    [PySetter("__code__")]
    public Value SetCode(ThreadState ts, Value value)
    {
        if (value.IsNull || value.Object is not Code code)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__code__ must be set to a code object");
        }
        if (code.FreeNames.Length != Closure.Length)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"{Name.Text}() requires a code object with {Closure.Length} free vars, not {code.FreeNames.Length}");
        }
        return ((code.Flags ^ (Replacement?.Code ?? Code).Flags) & KindFlags) == 0
            ? SetCodeNow(code)
            : ts.Then(Deprecations.Warn(ts, "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)", Value.None),
                KindWarned, new Value(this), value);
    }

    const CodeFlags KindFlags = CodeFlags.IsGenerator | CodeFlags.IsCoroutine | CodeFlags.IsAsyncGenerator;

    static readonly Continuation KindWarned = new("function.code", &AfterKindWarning);

    static Value AfterKindWarning(ThreadState ts, Value warned, Value self, Value code, Value c) => ((PyFunction)self.Object).SetCodeNow((Code)code.Object);

    Value SetCodeNow(Code code)
    {
        if (code.RunsAs(Code) && Replacement is null)
        {
            // types.coroutine: the same code, which may be awaited from now on.
            Code.MakeAwaitable(code.Flags);
            return Value.None;
        }
        Replace(code);
        return Value.None;
    }

    /// <summary><c>types.FunctionType</c>.</summary>
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value code, [Keyword] PyDict globals, [Keyword] Value name = default,
        [Keyword] Value argdefs = default, [Keyword] Value closure = default, [Keyword] Value kwdefaults = default)
    {
        if (code.Object is not Code body)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"function() argument 'code' must be code, not {code.Type.MessageName}");
        }
        if (!(name.IsNull || name.IsNone || name.Object is PyStr))
        {
            return ts.Raise(BuiltinTypes.TypeError, "arg 3 (name) must be None or string");
        }
        if (!(argdefs.IsNull || argdefs.IsNone || argdefs.Object is PyTuple))
        {
            return ts.Raise(BuiltinTypes.TypeError, "arg 4 (defaults) must be None or tuple");
        }
        if (ClosureCells(ts, body, closure) is not { } cells)
        {
            return default;
        }
        if (!(kwdefaults.IsNull || kwdefaults.IsNone || kwdefaults.Object is PyDict))
        {
            return ts.Raise(BuiltinTypes.TypeError, "arg 6 (kwdefaults) must be None or dict");
        }
        var builtins = globals.GetOrNull(PyStr.Intern("__builtins__"));
        globals.FallBackTo((builtins.Object as PyDict ?? (builtins.Object as PyModule)?.Dictionary)?.AsBuiltinsOf(ts.Interpreter) ?? ts.Interpreter.Builtins);
        if (body.HasNamespace && (argdefs.IsNull || argdefs.IsNone))
        {
            // Called, it runs in its globals.
            argdefs = new Value(PyTuple.Of(new Value(globals)));
        }
        var made = new PyFunction(body, body.StateFor(globals), cells, argdefs, kwdefaults, default);
        if (name.Object is PyStr given)
        {
            made.Name = given;
        }
        return new Value(made);
    }

    static PyCell[]? ClosureCells(ThreadState ts, Code code, Value closure)
    {
        if (closure.IsNull || closure.IsNone)
        {
            if (code.FreeNames.Length > 0)
            {
                ts.Raise(BuiltinTypes.TypeError, "arg 5 (closure) must be tuple");
                return null;
            }
            return [];
        }
        if (closure.Object is not PyTuple tuple)
        {
            ts.Raise(BuiltinTypes.TypeError, "arg 5 (closure) must be None or tuple");
            return null;
        }
        if (tuple.Count != code.FreeNames.Length)
        {
            ts.Raise(BuiltinTypes.ValueError, $"{code.Name} requires closure of length {code.FreeNames.Length}, not {tuple.Count}");
            return null;
        }
        var cells = new PyCell[tuple.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            if (tuple.Items[i].Object is not PyCell cell)
            {
                ts.Raise(BuiltinTypes.TypeError, $"arg 5 (closure) expected cell, found {tuple.Items[i].Type.MessageName}");
                return null;
            }
            cells[i] = cell;
        }
        return cells;
    }

    [PyGetter("__globals__")]
    public PyDict GlobalsAttribute => Globals;

    [PyGetter("__closure__")]
    public Value ClosureAttribute => Closure.Length == 0 ? Value.None : new Value(PyTuple.Of(Array.ConvertAll(Closure, c => new Value(c))));

    [PyGetter("__builtins__")]
    public PyDict BuiltinsAttribute(ThreadState ts) => Globals.Fallback ?? ts.Interpreter.Builtins;

    [PyGetter("__dict__")]
    public PyDict DictAttribute => AttributeStorage.ToDictionary(this);

    [PySetter("__dict__")]
    public Value SetDict(ThreadState ts, Value value)
    {
        if (value.Object is not PyDict dict)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"__dict__ must be set to a dictionary, not a '{(value.IsNull ? "NULL" : value.Type.MessageName)}'");
        }
        AttributeStorage.Install(this, dict);
        return Value.None;
    }

    /// <summary>Computed on first use (PEP 649).</summary>
    [PyGetter("__annotations__")]
    public Value AnnotationsAttribute(ThreadState ts)
    {
        if (Annotations is not null)
        {
            return new Value(Annotations);
        }
        if (Annotate.IsNull || Annotate.IsNone)
        {
            Annotations = new PyDict();
            return new Value(Annotations);
        }
        return ts.Then(Annotate.Object.Call1(ts, Value.Int(1)), AnnotationsReady, new Value(this));
    }

    static readonly Continuation AnnotationsReady = new("function.annotations", &KeepAnnotations);

    static Value KeepAnnotations(ThreadState ts, Value annotations, Value self, Value b, Value c)
    {
        if (annotations.Object is not PyDict dict)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"__annotate__ returned non-dict of type '{annotations.Type.MessageName}'");
        }
        ((PyFunction)self.Object).Annotations = dict;
        return annotations;
    }

    [PySetter("__annotations__")]
    public Value SetAnnotations(ThreadState ts, Value value)
    {
        if (!value.IsNull && !value.IsNone && value.Object is not PyDict)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__annotations__ must be set to a dict object");
        }
        Annotations = value.Object as PyDict;
        Annotate = Value.None;
        return Value.None;
    }

    [PyGetter("__annotate__")]
    public Value AnnotateAttribute => Annotate.IsNull ? Value.None : Annotate;

    [PySetter("__annotate__")]
    public Value SetAnnotate(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, "cannot delete __annotate__ attribute");
        }
        if (!value.IsNone && !Calling.IsCallable(value))
        {
            return ts.Raise(BuiltinTypes.TypeError, "__annotate__ must be callable or None");
        }
        Annotate = value;
        if (!value.IsNone)
        {
            Annotations = null;
        }
        return Value.None;
    }

    [PyGetter("__type_params__")]
    public PyTuple TypeParameters { get; internal set; } = PyTuple.Empty;

    [PySetter("__type_params__")]
    public Value SetTypeParameters(ThreadState ts, Value value)
    {
        if (value.Object is not PyTuple parameters)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__type_params__ must be set to a tuple");
        }
        TypeParameters = parameters;
        return Value.None;
    }
}

[PyType("cell", IsHidden = true, Id = "Cell")]
public sealed unsafe partial class PyCell
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value contents = default) => new(new PyCell(contents));

    [PyMethod("__copy__")]
    public PyCell CopyMethod() => new(Content);

    /// <summary>By what is in them; an empty one comes first.</summary>
    [PyComparisons]
    Value Compare(ThreadState ts, Value other, Slot op) => other.Object is not PyCell o ? Value.NotImplemented
        : !Content.IsNull && !o.Content.IsNull ? Comparison.Rich(ts, Content, o.Content, op)
        : Value.Bool(Comparison.Holds(o.Content.IsNull.CompareTo(Content.IsNull), op));

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    [PyGetter("cell_contents")]
    public Value ContentsAttribute(ThreadState ts) => Content.IsNull ? ts.Raise(BuiltinTypes.ValueError, "cell is empty") : Content;

    [PySetter("cell_contents")]
    public void SetContents(Value value) => Content = value;

    [PyMethod("__repr__")]
    public string Repr() => Content.IsNull
        ? $"<cell at 0x{Identity.Of(new Value(this)):x}: empty>"
        : $"<cell at 0x{Identity.Of(new Value(this)):x}: {Content.Type.MessageName} object at 0x{Identity.Of(Content):x}>";
}

[PyType("generator", IsHidden = true, IsGeneric = true)]
public sealed unsafe partial class PyGenerator
{
    [PyMethod("__iter__")]
    public PyGenerator Iter() => this;

    /// <summary>As in Stackless: goes on from the same place, with the same objects.</summary>
    [PyMethod("__copy__")]
    public Value CopyMethod(ThreadState ts)
    {
        if (Frame.IsRunning)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"{KindOf(Frame.Function.Code)} already executing");
        }
        var copy = new PyGenerator(Frame.Copy()) { Name = Name, QualifiedName = QualifiedName };
        ts.SetOrigin(copy, ts.OriginOf(this));
        return new Value(copy);
    }

    [PyMethod("__next__")]
    public Value NextMethod(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    [PyMethod("send")]
    public Value Send(ThreadState ts, Value value) => Iteration.EndToStop(ts, SendOrEnd(ts, value));

    [PyMethod("throw")]
    public Value Throw(ThreadState ts, Value type, Value value = default, Value traceback = default) =>
        ts.Then(ThrownError(ts, type, value, traceback, "throw"), ThrowReady, new Value(this));

    static readonly Continuation ThrowReady = new("generator.throw", &ThrowMade);

    static Value ThrowMade(ThreadState ts, Value error, Value self, Value b, Value c) =>
        Iteration.EndToStop(ts, ((PyGenerator)self.Object).ThrowOrEnd(ts, (PyBaseException)error.Object));

    /// <summary>The exception that <c>throw(type, value, traceback)</c> means: an instance, or what calling a class makes. That form is deprecated.</summary>
    internal static Value ThrownError(ThreadState ts, Value type, Value value, Value traceback, string method)
    {
        if (value.IsNull)
        {
            return ThrownError(ts, type, value);
        }
        if (!traceback.IsNull && !traceback.IsNone && traceback.Object is not PyTraceback)
        {
            return ts.Raise(BuiltinTypes.TypeError, "throw() third argument must be a traceback object");
        }
        var warned = Deprecations.Warn(ts, $"the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead.", type);
        return ts.Then(ts.Then(warned, ThrowWarned, value), TracebackReady, traceback);
    }

    static readonly Continuation ThrowWarned = new("throw.warned", &AfterThrowWarning);

    static Value AfterThrowWarning(ThreadState ts, Value type, Value value, Value b, Value c) => ThrownError(ts, type, value);

    static readonly Continuation TracebackReady = new("throw.traceback", &WithTraceback);

    static Value WithTraceback(ThreadState ts, Value error, Value traceback, Value b, Value c)
    {
        if (error.Object is PyBaseException thrown && traceback.Object is PyTraceback level)
        {
            thrown.Traceback = level;
        }
        return error;
    }

    static Value ThrownError(ThreadState ts, Value type, Value value)
    {
        if (type.Object is PyBaseException)
        {
            return value.IsNull || value.IsNone ? type : ts.Raise(BuiltinTypes.TypeError, "instance exception may not have a separate value");
        }
        if (type.Object is not PyType { IsException: true } cls)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"exceptions must be classes or instances deriving from BaseException, not {type.Type.MessageName}");
        }
        if (value.Object is PyBaseException given && given.Type.IsSubtypeOf(cls))
        {
            return value;
        }
        var made = value.IsNull || value.IsNone ? cls.Call0(ts) : value.Object is PyTuple tuple ? cls.Call(ts, [.. tuple.Items], []) : cls.Call1(ts, value);
        return ts.Then(made, ErrorReady, type);
    }

    static readonly Continuation ErrorReady = new("throw.made", &CheckError);

    // What is no exception is one, and is thrown all the same.
    static Value CheckError(ThreadState ts, Value error, Value type, Value b, Value c)
    {
        if (error.Object is PyBaseException)
        {
            return error;
        }
        ts.Raise(BuiltinTypes.TypeError, $"calling {((PyType)type.Object).Repr()} should have returned an instance of BaseException, not {error.Type.Repr()}");
        return new Value(ts.TakeException());
    }

    [PyMethod("close")]
    public Value CloseMethod(ThreadState ts) => Close(ts);

    [PyMethod("__repr__")]
    public string Repr() => $"<generator object {QualifiedName.Text} at 0x{Identity.Of(new Value(this)):x}>";

    [PyGetter("__name__")]
    public PyStr NameAttribute => Name;

    [PySetter("__name__")]
    public Value SetName(ThreadState ts, Value value)
    {
        if (value.IsNull || value.Object is not PyStr name)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__name__ must be set to a string object");
        }
        Name = name;
        return Value.None;
    }

    [PyGetter("__qualname__")]
    public PyStr QualifiedNameAttribute => QualifiedName;

    [PySetter("__qualname__")]
    public Value SetQualifiedName(ThreadState ts, Value value)
    {
        if (value.IsNull || value.Object is not PyStr name)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__qualname__ must be set to a string object");
        }
        QualifiedName = name;
        return Value.None;
    }

    [PyGetter("gi_running")]
    public bool IsRunning => Frame.IsRunning;

    [PyGetter("gi_suspended")]
    public bool IsSuspended => !Frame.IsRunning && Frame.State > 0;

    [PyGetter("gi_code")]
    public Value CodeAttribute => new(Frame.Function.Code);

    [PyGetter("gi_frame")]
    public Value FrameAttribute(ThreadState ts) => Frame.State == Finished ? Value.None : new Value(PyFrameView.Of(ts, Frame));

    [PyGetter("gi_yieldfrom")]
    public Value YieldFrom
    {
        get
        {
            var slot = Frame.IsRunning || Frame.State <= 0 ? -1 : Frame.Function.Code.Sites.DelegateSlot(Frame.State);
            return slot < 0 ? Value.None : Frame.Slot(slot);
        }
    }
}

[PyType("member_descriptor", IsHidden = true, Id = "MemberDescriptor")]
public sealed partial class PyMember
{
    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__set__")]
    public Value SetMethod(ThreadState ts, Value instance, Value value) => Set(ts, instance, value);

    [PyMethod("__delete__")]
    public Value DeleteMethod(ThreadState ts, Value instance) => Set(ts, instance, default);

    [PyMethod("__repr__")]
    public string Repr() => $"<member '{Name.Text}' of '{Owner.Name}' objects>";

    [PyGetter("__name__")]
    public PyStr NameAttribute => Name;

    [PyGetter("__qualname__")]
    public string QualifiedName => $"{Owner.Name}.{Name.Text}";

    [PyGetter("__objclass__")]
    public PyType OwnerAttribute => Owner;

    [PyGetter("__doc__")]
    public Value Doc => Value.None;
}
