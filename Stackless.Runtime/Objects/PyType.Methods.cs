// type as Python sees it: calling a class, its attributes and what it can be asked. Making a class is the prelude's job (type_new),
// since it calls __set_name__ and __init_subclass__. https://docs.python.org/3/library/functions.html#type
namespace Stackless.Runtime;

[PyType("type")]
public sealed unsafe partial class PyType
{
    static readonly PyStr ModuleKey = PyStr.Intern("__module__");
    static readonly PyStr FirstLineKey = PyStr.Intern("__firstlineno__");
    static readonly PyStr QualnameKey = PyStr.Intern("__qualname__");
    static readonly PyStr DocKey = PyStr.Intern("__doc__");

    internal string ModuleText => IsBuiltIn ? ModuleName : Namespace.GetOrNull(ModuleKey).Object is PyStr m ? m.Text : "builtins";
    internal string QualifiedText => QualifiedName ?? Name;
    internal string? QualifiedName;

    /// <summary>A second base for a built-in type. The second base's line of bases follows the first's, up to where they meet.</summary>
    internal void AddBase(PyType second)
    {
        if (Bases.Length > 1)
        {
            return;
        }
        Bases = [Bases[0], second];
        var own = Mro.TakeWhile(t => !second.IsSubtypeOf(t)).ToArray();
        Mro = [.. own, .. second.Mro];
        second.AddSubclass(this);
    }

    // ---- attributes ------------------------------------------------------------------------------------------------------

    public override Value GetAttribute(ThreadState ts, Value self, PyStr name)
    {
        var meta = Type;
        var inMeta = meta.Lookup(name);
        var isPlain = inMeta.IsNull || inMeta.IsInt || inMeta.IsFloat;
        if (!isPlain && inMeta.Object.IsReadBeforeInstance)
        {
            return inMeta.Object.Get(ts, self, meta);
        }
        var own = Lookup(name);
        if (!own.IsNull)
        {
            return own.IsInt || own.IsFloat ? own : own.Object.Get(ts, default, this);
        }
        if (!inMeta.IsNull)
        {
            return isPlain ? inMeta : inMeta.Object.Get(ts, self, meta);
        }
        return AttributeLookup.RaiseMissing(ts, self, name);
    }

    public override Value SetAttribute(ThreadState ts, Value self, PyStr name, Value value)
    {
        if (IsImmutable)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot set '{name.Text}' attribute of immutable type '{MessageName}'");
        }
        var inMeta = Type.Lookup(name);
        if (!inMeta.IsNull && !inMeta.IsInt && !inMeta.IsFloat && inMeta.Object.IsDataDescriptor)
        {
            return inMeta.Object.Set(ts, self, value);
        }
        if (Lookup(name).Object is { IsWrittenThroughClass: true } shared)
        {
            return shared.Set(ts, default, value);
        }
        if (!value.IsNull)
        {
            SetAttribute(name.Intern(), value);
            return Value.None;
        }
        return DeleteAttribute(name) ? Value.None : AttributeLookup.RaiseMissing(ts, self, name);
    }

    // ---- calling -----------------------------------------------------------------------------------------------------------

    Value Construct(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        if (this == BuiltinTypes.Type && arguments.Length - keywords.Length is var given and not 3 && (given != 1 || keywords.Length > 0))
        {
            return ts.Raise(BuiltinTypes.TypeError, given == 1 ? "type() takes no keyword arguments" : "type() takes 1 or 3 arguments");
        }
        var meta = Type;
        if (meta != BuiltinTypes.Type)
        {
            var call = meta.Find(Slot.Call);
            if (call.Object is not MethodDescriptor)
            {
                return Calling.CallMethod(ts, call, new Value(this), arguments, keywords);
            }
        }
        return Instantiate(ts, arguments, keywords);
    }

    /// <summary><c>type.__call__</c>: <c>__new__</c>, then <c>__init__</c> if it gave an instance.</summary>
    internal Value Instantiate(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        var construct = Find(Slot.New);
        if (construct.IsNull || construct.IsNone || IsBuiltIn && Allocator == null && this != BuiltinTypes.Object && construct.Object == BuiltinTypes.Object.Find(Slot.New).Object)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot create '{MessageName}' instances");
        }
        var init = Find(Slot.Init);
        Value instance;
        if (construct.Object == BuiltinTypes.Object.Find(Slot.New).Object)
        {
            if (init.Object == BuiltinTypes.Object.Find(Slot.Init).Object || IsAbstract)
            {
                return construct.Object.Call(ts, [new Value(this), .. arguments], keywords);
            }
            instance = new Value(Allocate());
        }
        else
        {
            var callee = construct.Object is PyStaticMethod s ? s.Function : construct;
            if (callee.Object is not (NativeConstructor or PyFunction))
            {
                var bound = AttributeLookup.Bind(ts, construct, default, this);
                return ts.Then(bound, NewBound, new Value(this), new Value(new PyTuple(arguments)), new Value(new PyTuple(Array.ConvertAll(keywords, k => new Value(k)))));
            }
            // A constructor without keywords leaves them to a Python-coded __init__, and the other way round (Initialize).
            instance = callee.Object is NativeConstructor { TakesKeywords: false } && init.Object is PyFunction
                ? callee.Object.Call(ts, [new Value(this), .. arguments.AsSpan(0, arguments.Length - keywords.Length)], [])
                : callee.Object.Call(ts, [new Value(this), .. arguments], keywords);
        }
        if (!instance.IsNull && instance.Type == this && init.Object == BuiltinTypes.Object.Find(Slot.Init).Object)
        {
            return instance;
        }
        if (instance.IsNull)
        {
            return ts.Then(instance, Made, new Value(this), new Value(new PyTuple(arguments)), new Value(new PyTuple(Array.ConvertAll(keywords, k => new Value(k)))));
        }
        return Initialize(ts, instance, init, arguments, keywords);
    }

    bool IsAbstract => !IsBuiltIn && Namespace.GetOrNull(AbstractKey).Object is PySetBase { Count: > 0 };

    static readonly PyStr AbstractKey = PyStr.Intern("__abstractmethods__");

    Value Initialize(ThreadState ts, Value instance, Value init, Value[] arguments, PyStr[] keywords)
    {
        var type = instance.Type;
        if (type != this)
        {
            if (!type.IsSubtypeOf(this))
            {
                return instance;
            }
            init = type.Find(Slot.Init);
        }
        if (init.IsNull)
        {
            return instance;
        }
        if (keywords.Length > 0 && init.Object is MethodDescriptor { TakesKeywords: false } && type.Find(Slot.New).Object is not NativeConstructor)
        {
            (arguments, keywords) = (arguments[..^keywords.Length], []);
        }
        var result = Calling.CallMethod(ts, init, instance, arguments, keywords);
        return result.IsNone ? instance : ts.Then(result, Initialized, instance);
    }

    static readonly Continuation NewBound = new("type.new.bound", &CallNew);
    static readonly Continuation Made = new("type.made", &AfterNew);
    static readonly Continuation Initialized = new("type.initialized", &AfterInit);

    static Value CallNew(ThreadState ts, Value callee, Value type, Value arguments, Value keywords)
    {
        var result = callee.Object.Call(ts, [type, .. ((PyTuple)arguments.Object).Items], Names(keywords));
        return ts.Then(result, Made, type, arguments, keywords);
    }

    static Value AfterNew(ThreadState ts, Value instance, Value type, Value arguments, Value keywords)
    {
        var self = (PyType)type.Object;
        return self.Initialize(ts, instance, self.Find(Slot.Init), ((PyTuple)arguments.Object).Items, Names(keywords));
    }

    static Value AfterInit(ThreadState ts, Value result, Value instance, Value b, Value c) => result.IsNone
        ? instance
        : ts.Raise(BuiltinTypes.TypeError, $"__init__() should return None, not '{result.Type.MessageName}'");

    static PyStr[] Names(Value keywords) => Array.ConvertAll(((PyTuple)keywords.Object).Items, k => (PyStr)k.Object);

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        if (this == BuiltinTypes.Type && rest.Length == 1 && keywords.Count == 0)
        {
            return new Value(rest[0].Type);
        }
        var names = new PyStr[keywords.Count];
        var all = new List<Value>(rest);
        var at = 0;
        foreach (var (key, value) in keywords.Pairs())
        {
            names[at++] = (PyStr)key.Object;
            all.Add(value);
        }
        return Instantiate(ts, [.. all], names);
    }

    // ---- making ------------------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        if (rest.Length != 3)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"type.__new__() takes exactly 3 arguments ({rest.Length} given)");
        }
        if (rest[0].Object is not PyStr)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"type.__new__() argument 1 must be str, not {rest[0].Type.MessageName}");
        }
        if (rest[1].Object is not PyTuple)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"type.__new__() argument 2 must be tuple, not {rest[1].Type.MessageName}");
        }
        if (rest[2].Object is not PyDict)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"type.__new__() argument 3 must be dict, not {rest[2].Type.MessageName}");
        }
        return Prelude.Call(ts, PreludeNames.TypeNew, new Value(type), rest[0], rest[1], rest[2], new Value(keywords));
    }

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => rest.Length is 1 or 3
        ? Value.None
        : ts.Raise(BuiltinTypes.TypeError, "type.__init__() takes 1 or 3 arguments");

    [PyClassMethod("__prepare__")]
    public static Value Prepare(PyType type, Value[] rest, [Keyword] PyDict keywords) => new(new PyDict());

    // ---- what it can be asked ----------------------------------------------------------------------------------------------

    [PyMethod("__repr__")]
    public string Repr() => $"<class '{ObjectType.QualifiedTypeName(this)}'>";

    [PyMethod("mro")]
    public Value MroList() => new(new PyList(Array.ConvertAll(Mro, t => new Value(t))));

    [PyMethod("__subclasses__")]
    public Value SubclassList(ThreadState ts) =>
        new(new PyList(Subclasses().FindAll(t => t.Interpreter is null || t.Interpreter == ts.Interpreter).ConvertAll(t => new Value(t)).ToArray()));

    [PyMethod("__instancecheck__")]
    public Value InstanceCheck(ThreadState ts, Value instance) => TypeChecks.Instance(ts, instance, this);

    [PyMethod("__subclasscheck__")]
    public Value SubclassCheck(ThreadState ts, Value cls) => TypeChecks.Subclass(ts, cls, this);

    [PyMethod("__dir__")]
    public Value Dir()
    {
        var names = new PyDict();
        foreach (var type in Mro)
        {
            foreach (var key in type.Attributes.KeysArray())
            {
                if (key.Object is PyStr s)
                {
                    names.Set(s, Value.None);
                }
            }
        }
        return new Value(new PyList(names.KeysArray()));
    }

    [PyMethod("__or__")]
    public static Value Or(ThreadState ts, Value self, Value other) => PyUnion.Or(ts, self, other);

    [PyMethod("__ror__")]
    public static Value ROr(ThreadState ts, Value self, Value other) => PyUnion.Or(ts, other, self);

    static bool IsInstance(Value self) => true;

    // The str of the name, made when somebody asks.
    PyStr? nameAsStr;

    [PyGetter("__name__")]
    public PyStr PyName => nameAsStr is { } known && ReferenceEquals(known.Text, Name) ? known : nameAsStr = new PyStr(Name);

    // What every class has and none can lose. CPython calls the type immutable in both messages.
    bool MaySet(ThreadState ts, string attribute, Value value)
    {
        if (!IsImmutable && !value.IsNull)
        {
            return true;
        }
        ts.Raise(BuiltinTypes.TypeError, $"cannot {(IsImmutable ? "set" : "delete")} '{attribute}' attribute of immutable type '{MessageName}'");
        return false;
    }

    [PySetter("__name__")]
    public Value SetName(ThreadState ts, Value value)
    {
        if (!MaySet(ts, "__name__", value))
        {
            return default;
        }
        if (value.Object is not PyStr name)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can only assign string to {Name}.__name__, not '{value.Type.MessageName}'");
        }
        if (!CanBeName(ts, name))
        {
            return default;
        }
        Name = name.Text;
        return Value.None;
    }

    // A name is also one for who reads it as UTF-8.
    internal static bool CanBeName(ThreadState ts, PyStr name)
    {
        if (name.Text.Contains('\0'))
        {
            ts.Raise(BuiltinTypes.ValueError, "type name must not contain null characters");
            return false;
        }
        return IsWellFormed(ts, name);
    }

    /// <summary>False with UnicodeEncodeError pending if it has half a surrogate pair.</summary>
    internal static bool IsWellFormed(ThreadState ts, PyStr text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= 0xD800 and <= 0xDFFF)
            {
                ts.Raise(BuiltinTypes.UnicodeEncodeError, Value.Str("utf-8"), new Value(text), Value.Int(i), Value.Int(i + 1), Value.Str("surrogates not allowed"));
                return false;
            }
        }
        return true;
    }

    [PyGetter("__qualname__")]
    public string PyQualifiedName => QualifiedText;

    [PySetter("__qualname__")]
    public Value SetQualifiedName(ThreadState ts, Value value)
    {
        if (!MaySet(ts, "__qualname__", value))
        {
            return default;
        }
        if (value.Object is not PyStr name)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can only assign string to {Name}.__qualname__, not '{value.Type.MessageName}'");
        }
        QualifiedName = name.Text;
        return Value.None;
    }

    [PyGetter("__module__")]
    public Value PyModuleName => IsBuiltIn ? Value.Str(ModuleName) : Namespace.GetOrNull(ModuleKey) is { IsNull: false } m ? m : Value.Str("builtins");

    [PySetter("__module__")]
    public Value SetModuleName(ThreadState ts, Value value)
    {
        if (!MaySet(ts, "__module__", value))
        {
            return default;
        }
        SetAttribute(ModuleKey, value);
        // The line is one of the module that the class was said to be of.
        DeleteAttribute(FirstLineKey);
        return Value.None;
    }

    [PyGetter("__doc__")]
    public Value Doc(ThreadState ts)
    {
        if (IsBuiltIn || !Namespace.TryGet(DocKey, out var doc))
        {
            return Value.None;
        }
        return doc.IsInt || doc.IsFloat ? doc : doc.Object.Get(ts, default, this);
    }

    [PySetter("__doc__")]
    public Value SetDoc(ThreadState ts, Value value)
    {
        if (!MaySet(ts, "__doc__", value))
        {
            return default;
        }
        SetAttribute(DocKey, value);
        return Value.None;
    }

    static readonly PyStr TypeParametersKey = PyStr.Intern("__type_params__");

    [PyGetter("__type_params__")]
    public Value TypeParametersAttribute => !IsBuiltIn && Namespace.TryGet(TypeParametersKey, out var parameters) ? parameters : new Value(PyTuple.Empty);

    [PySetter("__type_params__")]
    public Value SetTypeParameters(ThreadState ts, Value value)
    {
        if (!MaySet(ts, "__type_params__", value))
        {
            return default;
        }
        SetAttribute(TypeParametersKey, value);
        return Value.None;
    }

    [PyGetter("__abstractmethods__")]
    public Value AbstractMethods(ThreadState ts) => !IsBuiltIn && Namespace.TryGet(AbstractKey, out var names)
        ? names
        : AttributeLookup.RaiseMissing(ts, new Value(this), AbstractKey);

    [PySetter("__abstractmethods__")]
    public Value SetAbstractMethods(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return DeleteAttribute(AbstractKey) ? Value.None : AttributeLookup.RaiseMissing(ts, new Value(this), AbstractKey);
        }
        SetAttribute(AbstractKey, value);
        return Value.None;
    }

    [PyGetter("__dict__")]
    public Value DictAttribute => new(new PyMappingProxy(new Value(Attributes)));

    [PyGetter("__bases__")]
    public PyTuple BasesTuple => PyTuple.Of(Array.ConvertAll(Bases, t => new Value(t)));

    [PyGetter("__base__")]
    public Value Base => Bases.Length == 0 ? Value.None : new Value(BestBase());

    [PyGetter("__mro__")]
    public PyTuple MroTuple => PyTuple.Of(Array.ConvertAll(Mro, t => new Value(t)));

    [PyGetter("__flags__")]
    public long FlagBits => ((Flags & TypeFlags.IsSubclassable) != 0 ? 1L << 10 : 0) | (IsImmutable ? 1L << 8 : 0) | (IsBuiltIn ? 0 : 1L << 9) | (IsAbstract ? 1L << 20 : 0)
        | (IsSubtypeOf(BuiltinTypes.Int) ? 1L << 24 : 0) | (IsSubtypeOf(BuiltinTypes.List) ? 1L << 25 : 0) | (IsSubtypeOf(BuiltinTypes.Tuple) ? 1L << 26 : 0)
        | (IsSubtypeOf(BuiltinTypes.Bytes) ? 1L << 27 : 0) | (IsSubtypeOf(BuiltinTypes.Str) ? 1L << 28 : 0) | (IsSubtypeOf(BuiltinTypes.Dict) ? 1L << 29 : 0)
        | (IsException ? 1L << 30 : 0) | (IsMetaclass ? 1L << 31 : 0);

    [PyGetter("__basicsize__")]
    public long BasicSize => 16;

    [PyGetter("__itemsize__")]
    public long ItemSize => IsSubtypeOf(BuiltinTypes.Tuple) ? 8 : IsSubtypeOf(BuiltinTypes.Int) ? 4 : IsSubtypeOf(BuiltinTypes.Bytes) ? 1 : 0;

    [PyGetter("__dictoffset__")]
    public long DictOffset => HasDict ? 8 : 0;

    [PyGetter("__weakrefoffset__")]
    public long WeakReferenceOffset => HasDict ? 8 : 0;

    [PyGetter("__text_signature__")]
    public Value TextSignatureAttribute => !IsBuiltIn || Find(Slot.New).Object is not NativeConstructor constructor ? Value.None
        : KnownSignature is { } known ? Value.Str(known)
        : Attributes.GetOrNull(InitKey).Object is NativeFunction init && constructor.TextSignature.EndsWith("*args, **kwargs)", StringComparison.Ordinal)
            ? Value.Str(init.TextSignature.Replace("($self, /, ", "(", StringComparison.Ordinal).Replace("($self, ", "(", StringComparison.Ordinal))
        : Value.Str(constructor.TextSignature);

    // Where CPython's text has a default that is no constant of C#'s, or leaves the first argument out.
    string? KnownSignature => ModuleName != "builtins" ? null : Name switch
    {
        "object" => "()",
        "list" or "tuple" or "set" => "(iterable=(), /)",
        "classmethod" or "staticmethod" => "(function, /)",
        "bool" => "(object=False, /)",
        "float" => "(x=0, /)",
        "complex" => "(real=0, imag=0)",
        "property" => "(fget=None, fset=None, fdel=None, doc=None)",
        "enumerate" => "(iterable, start=0)",
        "reversed" => "(sequence, /)",
        "map" => "(function, iterable, /, *iterables, strict=False)",
        "filter" => "(function, iterable, /)",
        "zip" => "(*iterables, strict=False)",
        "memoryview" => "(object)",
        _ => null,
    };

    static readonly PyStr InitKey = PyStr.Intern("__init__");

    [PyMethod("__reduce__")]
    public string Reduce() => QualifiedText;
}
