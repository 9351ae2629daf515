// super(): looks attributes up in the MRO of the object's class, after a given class. The compiler passes __class__ and the first
// argument where a call without arguments is written. https://docs.python.org/3/library/functions.html#super
namespace Stackless.Runtime;

[PyType("super", Subclassable = true)]
public partial class PySuper : PyObject
{
    PyType? start;
    PyType? objectType;
    Value instance;

    public PySuper(PyType start, Value instance, PyType objectType) : base(ShapeIds.Super)
    {
        this.start = start;
        this.instance = instance;
        this.objectType = objectType;
    }

    protected PySuper(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        var made = type == TypeObject ? new PySuper(BuiltinTypes.Object, default, BuiltinTypes.Object) : (PySuper)type.Allocate();
        return new Value(made);
    }

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, Value type = default, Value instance = default)
    {
        if (type.IsNull)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "super(): no arguments");
        }
        if (type.Object is not PyType cls)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"super() argument 1 must be a type, not {type.Type.MessageName}");
        }
        start = cls;
        objectType = null;
        this.instance = default;
        return instance.IsNull || instance.IsNone || Attach(ts, instance) ? Value.None : default;
    }

    bool Attach(ThreadState ts, Value o)
    {
        objectType = Check(ts, start!, o);
        instance = o;
        return objectType is not null;
    }

    static PyType? Check(ThreadState ts, PyType start, Value o)
    {
        if (o.Object is PyType type && type.IsSubtypeOf(start))
        {
            return type;
        }
        if (o.Type.IsSubtypeOf(start))
        {
            return o.Type;
        }
        var what = o.Object is PyType t ? $"type {t.Name}" : $"instance of {o.Type.MessageName}";
        ts.Raise(BuiltinTypes.TypeError, $"super(type, obj): obj ({what}) is not an instance or subtype of type ({start.Name}).");
        return null;
    }

    /// <summary>super(cls, o), as compiled code makes it for a super() without arguments. Null with TypeError pending.</summary>
    public static Value Make(ThreadState ts, Value cls, Value o)
    {
        if (cls.Object is not PyType start)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "super(): __class__ is not a type (" + (cls.IsNull ? "empty" : cls.Type.MessageName) + ")");
        }
        return Check(ts, start, o) is { } type ? new Value(new PySuper(start, o, type)) : default;
    }

    /// <summary>super(cls, o).name, without making the super object.</summary>
    public static Value Load(ThreadState ts, Value cls, Value o, PyStr name)
    {
        var made = Make(ts, cls, o);
        return made.IsNull ? made : ((PySuper)made.Object).GetAttribute(ts, made, name);
    }

    /// <summary>The function that a call of super().name calls with the object first, which takes the place of <paramref name="o"/>. Null if it is none.</summary>
    internal PyObject? FindMethod(PyStr name, ref Value o)
    {
        var isClassCall = ReferenceEquals(instance.Object, objectType);
        if (objectType is not null && !isClassCall && FindNext(name).Object is var found and (PyFunction { IsMethod: true } or MethodDescriptor))
        {
            o = instance;
            return found;
        }
        return null;
    }

    // Null if no class after the start has it.
    Value FindNext(PyStr name)
    {
        var mro = objectType!.Mro;
        for (var i = Array.IndexOf(mro, start) + 1; i < mro.Length; i++)
        {
            if (mro[i].Attributes.TryGet(name, out var found))
            {
                return found;
            }
        }
        return default;
    }

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name)
    {
        if (objectType is not null && name.Text != "__class__")
        {
            var found = FindNext(name);
            if (!found.IsNull)
            {
                return AttributeLookup.Bind(ts, found, ReferenceEquals(instance.Object, objectType) ? default : instance, objectType);
            }
        }
        return AttributeLookup.Generic(ts, self, name);
    }

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value o, Value owner = default)
    {
        if (o.IsNone || objectType is not null)
        {
            return new Value(this);
        }
        return Type == TypeObject ? Make(ts, new Value(start!), o) : Type.Call2(ts, new Value(start!), o);
    }

    [PyMethod("__repr__")]
    public string Repr() => objectType is null
        ? $"<super: <class '{start!.Name}'>, NULL>"
        : $"<super: <class '{start!.MessageName}'>, <{objectType.MessageName} object>>";

    [PyGetter("__thisclass__")]
    public Value ThisClass => start is null ? Value.None : new Value(start);

    [PyGetter("__self__")]
    public Value Self => instance.IsNull ? Value.None : instance;

    [PyGetter("__self_class__")]
    public Value SelfClass => objectType is null ? Value.None : new Value(objectType);
}
