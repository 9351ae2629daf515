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
        Doc = doc.IsNull ? Value.None : doc;
        if (Doc.IsNone && Getter.Object is PyFunction function)
        {
            Doc = function.Doc;
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
        return Getter.IsNone
            ? ts.Raise(BuiltinTypes.AttributeError, $"property{Named} of '{instance.Type.Name}' object has no getter")
            : Getter.Object.Call1(ts, instance);
    }

    public override Value Set(ThreadState ts, Value instance, Value value)
    {
        var function = value.IsNull ? Deleter : Setter;
        if (function.IsNone)
        {
            return ts.Raise(BuiltinTypes.AttributeError, $"property{Named} of '{instance.Type.Name}' object has no {(value.IsNull ? "deleter" : "setter")}");
        }
        return value.IsNull ? function.Object.Call1(ts, instance) : function.Object.Call2(ts, instance, value);
    }

    string Named => name.Object is PyStr given ? " " + TextRepr.Of(given) : Getter.Object is PyFunction f ? " " + TextRepr.Of(f.Name) : "";

    [PyMethod("getter")]
    public Value WithGetter(ThreadState ts, Value function) => Copy(ts, function, Setter, Deleter);

    [PyMethod("setter")]
    public Value WithSetter(ThreadState ts, Value function) => Copy(ts, Getter, function, Deleter);

    [PyMethod("deleter")]
    public Value WithDeleter(ThreadState ts, Value function) => Copy(ts, Getter, Setter, function);

    Value Copy(ThreadState ts, Value getter, Value setter, Value deleter)
    {
        if (Type == TypeObject)
        {
            return new Value(new PyProperty(getter, setter, deleter) { name = name, Doc = Doc.IsNone && getter.Object is PyFunction f ? f.Doc : Doc });
        }
        return Type.Call4(ts, getter, setter, deleter, Doc);
    }

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance.IsNone ? default : instance, owner.Object as PyType);

    [PyMethod("__set__")]
    public Value SetMethod(ThreadState ts, Value instance, Value value) => Set(ts, instance, value);

    [PyMethod("__delete__")]
    public Value DeleteMethod(ThreadState ts, Value instance) => Set(ts, instance, default);

    [PyMethod("__set_name__")]
    public void SetName(Value owner, Value given) => name = given;

    [PyGetter("fget")]
    public Value GetterAttribute => Getter;

    [PyGetter("fset")]
    public Value SetterAttribute => Setter;

    [PyGetter("fdel")]
    public Value DeleterAttribute => Deleter;

    [PyGetter("__doc__")]
    public Value DocAttribute => Doc;

    [PySetter("__doc__")]
    public void SetDoc(Value value) => Doc = value.IsNull ? Value.None : value;

    [PyGetter("__name__")]
    public Value NameAttribute(ThreadState ts) => !name.IsNull ? name
        : Getter.Object is PyFunction f ? new Value(f.Name)
        : AttributeLookup.RaiseMissing(ts, new Value(this), PyStr.Intern("__name__"));

    [PySetter("__name__")]
    public void SetNameAttribute(Value value) => name = value;

    [PyGetter("__isabstractmethod__")]
    public Value IsAbstractMethod(ThreadState ts) => Wrapper.IsAbstract(ts, Getter, Setter, Deleter);
}

internal static class Wrapper
{
    static readonly PyStr AbstractKey = PyStr.Intern("__isabstractmethod__");

    /// <summary>True if a wrapped function was marked abstract.</summary>
    public static Value IsAbstract(ThreadState ts, params Value[] functions)
    {
        foreach (var function in functions)
        {
            if (!function.IsNone && !AttributeStorage.Get(function.Object, AbstractKey).IsNull)
            {
                return Value.Bool(AttributeStorage.Get(function.Object, AbstractKey).IsTrue);
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
    public static Value New(ThreadState ts, PyType type, Value function) => type == TypeObject
        ? new Value(new PyStaticMethod(function))
        : new Value(new PyStaticMethod(type.Root.Id) { Function = function });

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

    [PyGetter("__func__")]
    public Value FunctionAttribute => Function;

    [PyGetter("__wrapped__")]
    public Value Wrapped => Function;

    [PyGetter("__dict__")]
    public PyDict DictAttribute => AttributeStorage.ToDictionary(this);

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
    public static Value New(ThreadState ts, PyType type, Value function) => type == TypeObject
        ? new Value(new PyClassMethod(function))
        : new Value(new PyClassMethod(type.Root.Id) { Function = function });

    public override bool IsDataDescriptor => false;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(new PyMethod(Function.Object, new Value(owner ?? instance.Type)));

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name) => Type.Lookup(name).IsNull && AttributeStorage.Get(this, name).IsNull && name.Text.StartsWith("__", StringComparison.Ordinal)
        ? AttributeLookup.Load(ts, Function, name)
        : AttributeLookup.Generic(ts, self, name);

    [PyMethod("__init__")]
    public void Init(Value function) => Function = function;

    [PyMethod("__get__")]
    public Value GetMethod(ThreadState ts, Value instance, Value owner = default) => Get(ts, instance, owner.Object as PyType);

    [PyGetter("__func__")]
    public Value FunctionAttribute => Function;

    [PyGetter("__wrapped__")]
    public Value Wrapped => Function;

    [PyGetter("__dict__")]
    public PyDict DictAttribute => AttributeStorage.ToDictionary(this);

    [PyGetter("__isabstractmethod__")]
    public Value IsAbstractMethod(ThreadState ts) => Wrapper.IsAbstract(ts, Function);
}
