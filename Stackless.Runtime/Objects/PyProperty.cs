// property, staticmethod, classmethod: descriptors that wrap a function. https://docs.python.org/3/howto/descriptor.html
namespace Stackless.Runtime;

[PyType("property", Subclassable = true)]
public unsafe partial class PyProperty : PyObject
{
    public Value Getter = Value.None, Setter = Value.None, Deleter = Value.None, Doc = Value.None;
    Value name;

    public PyProperty(Value getter, Value setter, Value deleter) : base(ShapeIds.Property)
    {
        Getter = getter;
        Setter = setter;
        Deleter = deleter;
    }

    protected PyProperty(int shapeId) : base(shapeId)
    {
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject
        ? new PyProperty(Value.None, Value.None, Value.None)
        : type.Allocate());

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, [Keyword] Value fget = default, [Keyword] Value fset = default, [Keyword] Value fdel = default, [Keyword] Value doc = default)
    {
        Getter = fget.IsNull ? Value.None : fget;
        Setter = fset.IsNull ? Value.None : fset;
        Deleter = fdel.IsNull ? Value.None : fdel;
        name = default;
        isGetterDoc = (doc.IsNull || doc.IsNone) && !Getter.IsNone;
        return isGetterDoc
            ? ts.Then(AttributeLookup.Load(ts, Getter, DocKey), GetterDocRead, new Value(this))
            : KeepDoc(ts, doc.IsNull ? Value.None : doc);
    }

    static readonly PyStr DocKey = PyStr.Intern("__doc__");

    /// <summary>The documentation is the getter's: another getter brings its own.</summary>
    bool isGetterDoc;

    static readonly Continuation GetterDocRead = new("property.doc", &TakeGetterDoc, handlesExceptions: true);

    static Value TakeGetterDoc(ThreadState ts, Value doc, Value self, Value b, Value c)
    {
        if (doc.IsNull)
        {
            if (!ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.Exception))
            {
                return default;
            }
            ts.TakeException();
            doc = Value.None;
        }
        var property = (PyProperty)self.Object;
        property.isGetterDoc = !doc.IsNone;
        return property.KeepDoc(ts, doc);
    }

    // A class below property has a __doc__ of its own, which its instances must hide.
    Value KeepDoc(ThreadState ts, Value doc)
    {
        if (Type == TypeObject)
        {
            Doc = doc;
            return Value.None;
        }
        return ts.Then(AttributeLookup.Store(ts, new Value(this), DocKey, doc), DocKept, doc, Value.Bool(isGetterDoc));
    }

    static readonly Continuation DocKept = new("property.doc_kept", &AfterKeepDoc, handlesExceptions: true);

    static Value AfterKeepDoc(ThreadState ts, Value stored, Value doc, Value isGetters, Value c)
    {
        if (stored.IsNull)
        {
            if (!ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.AttributeError) || !(doc.IsNone || isGetters.IsTrue))
            {
                return default;
            }
            ts.TakeException();
        }
        return Value.None;
    }

    public override bool IsDataDescriptor => true;

    public override Value Get(ThreadState ts, Value instance, PyType? owner)
    {
        if (instance.IsNull)
        {
            return new Value(this);
        }
        return Getter.IsNone ? RaiseMissing(ts, instance, "getter") : Getter.Object.Call1(ts, instance);
    }

    public override Value Set(ThreadState ts, Value instance, Value value)
    {
        var function = value.IsNull ? Deleter : Setter;
        if (function.IsNone)
        {
            return RaiseMissing(ts, instance, value.IsNull ? "deleter" : "setter");
        }
        return value.IsNull ? function.Object.Call1(ts, instance) : function.Object.Call2(ts, instance, value);
    }

    Value RaiseMissing(ThreadState ts, Value instance, string what)
    {
        var owner = instance.Type.QualifiedText;
        var known = !name.IsNull ? name : Getter.Object is PyFunction f ? new Value(f.Name) : default;
        return known.IsNull
            ? ts.Raise(BuiltinTypes.AttributeError, $"property of '{owner}' object has no {what}")
            : ts.Then(Representation.Repr(ts, known), NameShown, Value.Str(owner), Value.Str(what));
    }

    static readonly Continuation NameShown = new("property.missing", &RaiseNamed);

    static Value RaiseNamed(ThreadState ts, Value shown, Value owner, Value what, Value c) =>
        ts.Raise(BuiltinTypes.AttributeError, $"property {((PyStr)shown.Object).Text} of '{((PyStr)owner.Object).Text}' object has no {((PyStr)what.Object).Text}");

    [PyMethod("getter")]
    public Value WithGetter(ThreadState ts, Value function) => Copy(ts, function, Setter, Deleter);

    [PyMethod("setter")]
    public Value WithSetter(ThreadState ts, Value function) => Copy(ts, Getter, function, Deleter);

    [PyMethod("deleter")]
    public Value WithDeleter(ThreadState ts, Value function) => Copy(ts, Getter, Setter, function);

    Value Copy(ThreadState ts, Value getter, Value setter, Value deleter)
    {
        var doc = isGetterDoc && !getter.IsNone ? Value.None : Doc;
        return ts.Then(Type.Call4(ts, getter, setter, deleter, doc), Copied, name.IsNull ? Value.None : name);
    }

    static readonly Continuation Copied = new("property.copied", &NameCopy);

    static Value NameCopy(ThreadState ts, Value copy, Value given, Value b, Value c)
    {
        if (copy.Object is PyProperty property && !given.IsNone)
        {
            property.name = given;
        }
        return copy;
    }

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__set__")]
    public Value SetMethod(ThreadState ts, Value instance, Value value) => Set(ts, instance, value);

    [PyMethod("__delete__")]
    public Value DeleteMethod(ThreadState ts, Value instance) => Set(ts, instance, default);

    [PyMethod("__set_name__")]
    public Value SetName(ThreadState ts, Value[] rest)
    {
        if (rest.Length != 2)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"__set_name__() takes 2 positional arguments but {rest.Length} were given");
        }
        name = rest[1];
        return Value.None;
    }

    [PyGetter("fget")]
    public Value GetterAttribute => Getter;

    [PySetter("fget")]
    public Value SetGetter(ThreadState ts, Value value) => ts.Raise(BuiltinTypes.AttributeError, "readonly attribute");

    [PySetter("fset")]
    public Value SetSetter(ThreadState ts, Value value) => SetGetter(ts, value);

    [PySetter("fdel")]
    public Value SetDeleter(ThreadState ts, Value value) => SetGetter(ts, value);

    [PyGetter("fset")]
    public Value SetterAttribute => Setter;

    [PyGetter("fdel")]
    public Value DeleterAttribute => Deleter;

    [PyGetter("__doc__")]
    public Value DocAttribute => Doc;

    [PySetter("__doc__")]
    public void SetDoc(Value value) => Doc = value.IsNull ? Value.None : value;

    /// <summary>The name it was given, else its getter's.</summary>
    [PyGetter("__name__")]
    public Value NameAttribute(ThreadState ts)
    {
        if (!name.IsNull)
        {
            return name;
        }
        return Getter.IsNone
            ? RaiseNameless(ts)
            : ts.Then(AttributeLookup.Load(ts, Getter, NameKey), NameRead, new Value(this));
    }

    static readonly PyStr NameKey = PyStr.Intern("__name__");
    static readonly Continuation NameRead = new("property.name", &CheckName, handlesExceptions: true);

    static Value CheckName(ThreadState ts, Value found, Value self, Value b, Value c)
    {
        if (found.IsNull && ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.AttributeError))
        {
            ts.TakeException();
            return ((PyProperty)self.Object).RaiseNameless(ts);
        }
        return found;
    }

    Value RaiseNameless(ThreadState ts) => AttributeLookup.RaiseMissing(ts, new Value(this), NameKey);

    [PySetter("__name__")]
    public void SetNameAttribute(Value value) => name = value;

    [PyGetter("__isabstractmethod__")]
    public Value IsAbstractMethod(ThreadState ts) => Wrapper.IsAbstract(ts, Getter, Setter, Deleter);
}

static unsafe class Wrapper
{
    /// <summary>The wrapper's name around the text of what it wraps.</summary>
    public static Value Repr(ThreadState ts, string kind, Value function) => ts.Then(Representation.Repr(ts, function), ReprReady, Value.Str(kind));

    /// <summary>The wrapper's own, if it was given one, else that of what it wraps.</summary>
    public static Value Doc(ThreadState ts, PyObject wrapper, Value function) =>
        AttributeStorage.Get(wrapper, DocKey) is { IsNull: false } own ? own : AttributeLookup.Load(ts, function, DocKey);

    public static void SetDoc(PyObject wrapper, Value value) => AttributeStorage.Set(wrapper, DocKey, value.IsNull ? Value.None : value);

    static readonly PyStr DocKey = PyStr.Intern("__doc__");

    public static PyDict Dictionary(PyObject wrapper, Value function)
    {
        var dict = AttributeStorage.ToDictionary(wrapper);
        if (function.Object is PyFunction wrapped)
        {
            SetNew("__module__", wrapped.ModuleAttribute);
            SetNew("__name__", new Value(wrapped.Name));
            SetNew("__qualname__", new Value(wrapped.QualifiedName));
            SetNew("__doc__", wrapped.DocAttribute);
        }
        else if (function.IsNone)
        {
            SetNew("__doc__", Value.None);
        }
        return dict;

        void SetNew(string name, Value value)
        {
            if (dict.GetOrNull(PyStr.Intern(name)).IsNull)
            {
                dict.Set(name, value);
            }
        }
    }

    static readonly Continuation ReprReady = new("wrapper.repr", &FinishRepr);

    static Value FinishRepr(ThreadState ts, Value text, Value kind, Value b, Value c) => Value.Str($"<{((PyStr)kind.Object).Text}({((PyStr)text.Object).Text})>");

    static readonly PyStr AbstractKey = PyStr.Intern("__isabstractmethod__");

    /// <summary>True if a wrapped function was marked abstract.</summary>
    public static Value IsAbstract(ThreadState ts, params Value[] functions)
    {
        foreach (var function in functions)
        {
            if (!function.IsNone && AttributeStorage.Get(function.Object, AbstractKey) is { IsNull: false } mark && Truth.OfBuiltIn(mark) != false)
            {
                return Truth.Test(ts, mark);
            }
        }
        return Value.Bool(false);
    }
}

[PyType("staticmethod", Subclassable = true, HasDict = true)]
public partial class PyStaticMethod : PyObject
{
    Value[]? attributes;

    public PyStaticMethod(Value function) : base(ShapeIds.StaticMethod) => Function = function;

    protected PyStaticMethod(int shapeId) : base(shapeId)
    {
    }

    public Value Function { get; private set; } = Value.None;

    internal override ref Value[]? AttributeSlots => ref attributes;

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyStaticMethod(Value.None) : type.Allocate());

    public override bool IsDataDescriptor => false;
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => Function;

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name) => Type.Lookup(name).IsNull && AttributeStorage.Get(this, name).IsNull && name.Text.StartsWith("__", StringComparison.Ordinal)
        ? AttributeLookup.Load(ts, Function, name)
        : AttributeLookup.Generic(ts, self, name);

    [PyMethod("__init__")]
    public void Init(Value function) => Function = function;

    [PyMethod("__get__")]
    public Value GetMethod(Value instance, Value owner = default) => Function;

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => KeywordCalls.Call(ts, Function, rest, keywords);

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Wrapper.Repr(ts, "staticmethod", Function);

    [PyGetter("__doc__")]
    public Value Doc(ThreadState ts) => Wrapper.Doc(ts, this, Function);

    [PySetter("__doc__")]
    public void SetDoc(Value value) => Wrapper.SetDoc(this, value);

    [PyGetter("__func__")]
    public Value FunctionAttribute => Function;

    [PyGetter("__wrapped__")]
    public Value Wrapped => Function;

    /// <summary>It has what functools.wraps would give it, from when somebody asks.</summary>
    [PyGetter("__dict__")]
    public PyDict DictAttribute => Wrapper.Dictionary(this, Function);

    [PyGetter("__isabstractmethod__")]
    public Value IsAbstractMethod(ThreadState ts) => Wrapper.IsAbstract(ts, Function);
}

[PyType("classmethod", Subclassable = true, HasDict = true)]
public partial class PyClassMethod : PyObject
{
    Value[]? attributes;

    public PyClassMethod(Value function) : base(ShapeIds.ClassMethod) => Function = function;

    protected PyClassMethod(int shapeId) : base(shapeId)
    {
    }

    public Value Function { get; private set; } = Value.None;

    internal override ref Value[]? AttributeSlots => ref attributes;

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyClassMethod(Value.None) : type.Allocate());

    public override bool IsDataDescriptor => false;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(new PyMethod(Function.Object, new Value(owner ?? instance.Type)));

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name) => Type.Lookup(name).IsNull && AttributeStorage.Get(this, name).IsNull && name.Text.StartsWith("__", StringComparison.Ordinal)
        ? AttributeLookup.Load(ts, Function, name)
        : AttributeLookup.Generic(ts, self, name);

    [PyMethod("__init__")]
    public void Init(Value function) => Function = function;

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance, owner.Object as PyType);

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Wrapper.Repr(ts, "classmethod", Function);

    [PyGetter("__doc__")]
    public Value Doc(ThreadState ts) => Wrapper.Doc(ts, this, Function);

    [PySetter("__doc__")]
    public void SetDoc(Value value) => Wrapper.SetDoc(this, value);

    [PyGetter("__func__")]
    public Value FunctionAttribute => Function;

    [PyGetter("__wrapped__")]
    public Value Wrapped => Function;

    /// <summary>It has what functools.wraps would give it, from when somebody asks.</summary>
    [PyGetter("__dict__")]
    public PyDict DictAttribute => Wrapper.Dictionary(this, Function);

    [PyGetter("__isabstractmethod__")]
    public Value IsAbstractMethod(ThreadState ts) => Wrapper.IsAbstract(ts, Function);
}
