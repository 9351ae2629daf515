// The greenlet as Python sees it. Names and messages are greenlet's.
using System.Runtime;

namespace Stackless.Runtime;

sealed unsafe partial class Greenlet
{
    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        if (ObjectType.IsAbstract(ts, type))
        {
            return default;
        }
        var made = (Greenlet)type.Allocate();
        made.parent = GreenletTree.Of(ts).Current;
        return ts.Interpreter.Observation is null ? new Value(made) : ts.Then(ts.Spill(), MakerSeen, new Value(made));
    }

    static readonly Continuation MakerSeen = new("greenlet.maker_seen", &NoteMaker);

    static Value NoteMaker(ThreadState ts, Value spilled, Value greenlet, Value b, Value c)
    {
        var made = (Greenlet)greenlet.Object;
        (made.maker, made.madeAt) = (ts.Scheduler.Current, TaskletWords.PlaceOf(ts.Behind));
        return greenlet;
    }

    [PyMethod("__init__")]
    [BypassReadyToRun]
    internal Value Init(ThreadState ts, [Keyword, Name("run")] Value function = default, [Keyword, Name("parent")] Value other = default)
    {
        if (!function.IsNull && SetRun(ts, function).IsNull)
        {
            return default;
        }
        return other.IsNull || other.IsNone ? Value.None : SetParent(ts, other);
    }

    [PyMethod("switch")]
    internal Value Switch(ThreadState ts, Value[] arguments, [Keyword] PyDict keywords) => SwitchWith(ts, arguments, keywords);

    [PyMethod("throw")]
    [BypassReadyToRun]
    internal Value ThrowMethod(ThreadState ts, [Name("type")] Value kind = default, Value value = default, Value traceback = default)
    {
        if (!traceback.IsNull && !traceback.IsNone && traceback.Object is not PyTraceback)
        {
            return ts.Raise(BuiltinTypes.TypeError, "throw() third argument must be a traceback object");
        }
        if (!kind.IsNull && kind.Object is not (PyBaseException or PyType { IsException: true }))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"exceptions must be classes, or instances, not {kind.Type.MessageName}");
        }
        return ts.Then(Throwing.MakeException(ts, kind.IsNull ? new Value(BuiltinTypes.GreenletExit) : kind, value, traceback), ExceptionReady, new Value(this));
    }

    // ---- run ---------------------------------------------------------------------------------------------------------------

    [PyGetter("run")]
    internal Value GetRun(ThreadState ts) => IsStarted || run.IsNull ? ts.Raise(BuiltinTypes.AttributeError, "run") : run;

    [PySetter("run")]
    [BypassReadyToRun]
    internal Value SetRun(ThreadState ts, Value function)
    {
        if (IsStarted)
        {
            return ts.Raise(BuiltinTypes.AttributeError, "run cannot be set after the start of the greenlet");
        }
        if (function.IsNull && run.IsNull)
        {
            return ts.Raise(BuiltinTypes.AttributeError, "run");
        }
        run = function;
        return Value.None;
    }

    // ---- its place ---------------------------------------------------------------------------------------------------------

    internal Greenlet? Parent => parent;

    [PyGetter("parent")]
    internal Value GetParent() => parent is null ? Value.None : new Value(parent);

    [PySetter("parent")]
    [BypassReadyToRun]
    internal Value SetParent(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.AttributeError, "can't delete attribute");
        }
        if (value.Object is not Greenlet other)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"GreenletChecker: Expected any type of greenlet, not {value.Type.MessageName}");
        }
        if (IsRoot)
        {
            return ts.Raise(BuiltinTypes.AttributeError, "cannot set the parent of a main greenlet");
        }
        for (var ancestor = other; ancestor is not null; ancestor = ancestor.parent)
        {
            if (ReferenceEquals(ancestor, this))
            {
                return ts.Raise(BuiltinTypes.ValueError, "cyclic parent chain");
            }
        }
        if (IsStarted && !ReferenceEquals(other.Tree, tree))
        {
            return ts.Raise(BuiltinTypes.ValueError, "parent cannot be on a different thread");
        }
        parent = other;
        return Value.None;
    }

    /// <summary>Of its tree.</summary>
    internal PyObject? Trace
    {
        get => Tree.Trace;
        set => Tree.Trace = value;
    }

    // ---- state -------------------------------------------------------------------------------------------------------------

    [PyGetter("dead")]
    internal Value GetDead() => Value.Bool(IsDead);

    [PyMethod("__bool__")]
    internal bool IsTrue() => IsActive;

    [PyGetter("gr_frame")]
    internal Value GetFrame(ThreadState ts) => IsActive && !IsTreesCurrent ? tasklet!.GetFrame(ts) : Value.None;

    [PyGetter("gr_context")]
    [BypassReadyToRun]
    internal Value GetContext(ThreadState ts) =>
        IsInOtherThread(ts, "get") ? default : (IsActive ? tasklet!.Context : context) is { } found ? new Value(found) : Value.None;

    [PySetter("gr_context")]
    [BypassReadyToRun]
    internal Value SetContext(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.AttributeError, "can't delete context attribute");
        }
        if (!value.IsNone && !(value.Type.ModuleText == "_contextvars" && value.Type.Name == "Context"))
        {
            return ts.Raise(BuiltinTypes.TypeError, "greenlet context must be a contextvars.Context or None");
        }
        if (IsInOtherThread(ts, "set"))
        {
            return default;
        }
        var given = value.IsNone ? null : value.Object;
        if (IsActive)
        {
            tasklet!.HaveOwnContext(given);
        }
        else
        {
            context = given;
        }
        return Value.None;
    }

    bool IsInOtherThread(ThreadState ts, string what)
    {
        if (!IsActive || !IsTreesCurrent || ReferenceEquals(tree, GreenletTree.Of(ts)))
        {
            return false;
        }
        ts.Raise(BuiltinTypes.ValueError, $"cannot {what} context of a greenlet that is running in a different thread");
        return true;
    }

    [PyGetter("__dict__")]
    internal PyDict GetDictionary() => AttributeStorage.ToDictionary(this);

    [PySetter("__dict__")]
    internal Value SetDictionary(ThreadState ts, Value value) => AttributeStorage.SetDictionary(ts, this, value);

    /// <summary>No stack is copied.</summary>
    [PyGetter("_stack_saved")]
    internal Value GetStackSaved() => Value.Int(0);

    [PyMethod("__repr__")]
    [BypassReadyToRun]
    internal string Repr(ThreadState ts)
    {
        var own = Tree;
        var state = IsTreesCurrent && ReferenceEquals(own, GreenletTree.Of(ts)) ? "current" : IsActive ? "suspended" : IsDead ? "dead" : "pending";
        return $"<{ObjectType.QualifiedTypeName(Type)} object at 0x{Identity.Of(new Value(this)):x} (otid=0x{Identity.Of(new Value(own.Root)):x})"
            + $" {(own.HasEnded ? "(thread exited) " : "")}{state}{(IsActive ? " active started" : "")}{(IsActive && IsRoot ? " main" : "")}>";
    }

    [PyMethod("__reduce_ex__")]
    [BypassReadyToRun]
    internal Value Reduce(ThreadState ts, Value protocol) => ts.Raise(BuiltinTypes.TypeError, $"cannot pickle '{ObjectType.QualifiedTypeName(Type)}' object");

    // ---- what the module has too ---------------------------------------------------------------------------------------------

    [PyStaticMethod("getcurrent")]
    internal static Value GetCurrent(ThreadState ts) => new(GreenletTree.Of(ts).Current);

    [PyStaticMethod("gettrace")]
    internal static Value GetTrace(ThreadState ts) => GreenletTree.Of(ts).Trace is { } callback ? new Value(callback) : Value.None;

    /// <summary>The former one.</summary>
    [PyStaticMethod("settrace")]
    internal static Value SetTrace(ThreadState ts, Value callback)
    {
        var former = GetTrace(ts);
        GreenletTree.Of(ts).Trace = callback.IsNone ? null : callback.Object;
        return former;
    }

    [PyConstant("error")]
    internal static Value Error => new(BuiltinTypes.GreenletError);

    [PyConstant("GreenletExit")]
    internal static Value Exit => new(BuiltinTypes.GreenletExit);
}
