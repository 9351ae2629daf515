// What Python sees of every exception. https://docs.python.org/3/library/exceptions.html#base-classes
namespace Stackless.Runtime;

public unsafe partial class PyBaseException
{
    static readonly PyStr NotesKey = PyStr.Intern("__notes__");

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        var exception = (PyBaseException)type.Allocate();
        exception.Args = PyTuple.Of(rest);
        return new Value(exception);
    }

    [PyMethod("__init__")]
    public virtual Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        if (keywords.Count > 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{Type.MessageName}() takes no keyword arguments");
        }
        Args = PyTuple.Of(rest);
        TakeArguments(rest);
        return Value.None;
    }

    /// <summary>The text of the exception when it takes no Python code to make it; null otherwise.</summary>
    [PyMethod("__str__")]
    public virtual Value Str(ThreadState ts) => Args.Count switch
    {
        0 => new Value(PyStr.Empty),
        1 => Representation.Str(ts, Args.Items[0]),
        _ => Representation.Repr(ts, new Value(Args)),
    };

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Args.Count == 1
        ? ts.Then(Representation.Repr(ts, Args.Items[0]), ReprReady, Value.Str(Type.Name + "("), Value.Str(")"))
        : ts.Then(Representation.Repr(ts, new Value(Args)), ReprReady, Value.Str(Type.Name), Value.Str(""));

    static readonly Continuation ReprReady = new("exception.repr", &FinishRepr);

    static Value FinishRepr(ThreadState ts, Value text, Value before, Value after, Value c) =>
        new(PyStr.Concat(PyStr.Concat((PyStr)before.Object, (PyStr)text.Object), (PyStr)after.Object));

    [PyMethod("with_traceback")]
    public Value WithTraceback(ThreadState ts, Value traceback)
    {
        var done = SetTraceback(ts, traceback);
        return done.IsNull ? done : new Value(this);
    }

    [PyMethod("add_note")]
    public Value AddNote(ThreadState ts, Value note)
    {
        if (note.Object is not PyStr)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"note must be a str, not '{note.Type.MessageName}'");
        }
        var notes = AttributeStorage.Get(this, NotesKey);
        if (notes.IsNull)
        {
            notes = new Value(new PyList());
            AttributeStorage.Set(this, NotesKey, notes);
        }
        if (notes.Object is not PyList list)
        {
            return ts.Raise(BuiltinTypes.TypeError, "Cannot add note: __notes__ is not a list");
        }
        list.Append(note);
        return Value.None;
    }

    /// <summary>add_note, unless __notes__ is no list.</summary>
    internal void AppendNote(string note)
    {
        var notes = AttributeStorage.Get(this, NotesKey);
        if (notes.IsNull)
        {
            notes = new Value(new PyList());
            AttributeStorage.Set(this, NotesKey, notes);
        }
        (notes.Object as PyList)?.Append(Value.Str(note));
    }

    [PyMethod("__reduce__")]
    public virtual Value Reduce(ThreadState ts)
    {
        var state = ReduceState();
        return new Value(state is null
            ? PyTuple.Of(new Value(Type), new Value(Args))
            : PyTuple.Of(new Value(Type), new Value(Args), new Value(state)));
    }

    /// <summary>The attributes that travel with a pickled exception; null if there are none.</summary>
    protected virtual PyDict? ReduceState()
    {
        PyDict? state = null;
        foreach (var (name, value) in AttributeStorage.Enumerate(this))
        {
            (state ??= new PyDict()).Set(name, value);
        }
        return state;
    }

    /// <summary>A field that has been set, under its name.</summary>
    private protected static void AddField(PyDict state, string name, Value value)
    {
        if (!value.IsNone)
        {
            state.Set(name, value);
        }
    }

    [PyMethod("__setstate__")]
    public Value SetState(ThreadState ts, Value state) =>
        state.Object is PyDict ? Prelude.Call(ts, PreludeNames.SetAttributes, new Value(this), state)
        : state.IsNone ? Value.None
        : ts.Raise(BuiltinTypes.TypeError, "state is not a dictionary");

    [PyGetter("args")]
    public PyTuple Arguments => Args;

    [PySetter("args")]
    public Value SetArguments(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, "args may not be deleted");
        }
        return ts.Then(Collecting.Tuple(ts, value), ArgsReady, new Value(this));
    }

    static readonly Continuation ArgsReady = new("exception.args", &StoreArgs);

    static Value StoreArgs(ThreadState ts, Value tuple, Value self, Value b, Value c)
    {
        ((PyBaseException)self.Object).Args = (PyTuple)tuple.Object;
        return Value.None;
    }

    [PyGetter("__traceback__")]
    public Value TracebackAttribute => PyTraceback.Visible(Traceback);

    [PySetter("__traceback__")]
    public Value SetTraceback(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__traceback__ may not be deleted");
        }
        if (!value.IsNone && value.Object.ShapeId != ShapeIds.Traceback)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__traceback__ must be a traceback or None");
        }
        Traceback = value.IsNone ? null : value.Object;
        return Value.None;
    }

    [PyGetter("__context__")]
    public Value ContextAttribute => Context is null ? Value.None : new Value(Context);

    [PySetter("__context__")]
    public Value SetContextAttribute(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__context__ may not be deleted");
        }
        if (!value.IsNone && value.Object is not PyBaseException)
        {
            return ts.Raise(BuiltinTypes.TypeError, "exception context must be None or derive from BaseException");
        }
        Context = value.Object as PyBaseException;
        return Value.None;
    }

    [PyGetter("__cause__")]
    public Value CauseAttribute => Cause is null ? Value.None : new Value(Cause);

    [PySetter("__cause__")]
    public Value SetCauseAttribute(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, "__cause__ may not be deleted");
        }
        if (!value.IsNone && value.Object is not PyBaseException)
        {
            return ts.Raise(BuiltinTypes.TypeError, "exception cause must be None or derive from BaseException");
        }
        Cause = value.Object as PyBaseException;
        SuppressContext = true;
        return Value.None;
    }

    [PyGetter("__suppress_context__")]
    public bool SuppressContextAttribute => SuppressContext;

    [PySetter("__suppress_context__")]
    public void SetSuppressContext(Value value) => SuppressContext = value.IsTrue;

    [PyGetter("__dict__")]
    public PyDict DictAttribute => AttributeStorage.ToDictionary(this);
}
