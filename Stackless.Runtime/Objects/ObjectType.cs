// object: what every value has. https://docs.python.org/3/reference/datamodel.html#basic-customization
// Also the default pickling protocol (__reduce_ex__), whose details are the prelude's: copyreg is Python.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("object", Id = "Object")]
public static unsafe partial class ObjectType
{
    static bool IsInstance(Value self) => true;

    /// <summary>Built-in types have no documentation text.</summary>
    [PyConstant("__doc__")]
    public static Value Doc => Value.None;

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        if ((rest.Length > 0 || keywords.Count > 0) && type != BuiltinTypes.Object)
        {
            var overridesNew = !Value.Same(type.Find(Slot.New), BuiltinTypes.Object.Find(Slot.New));
            var overridesInit = !Value.Same(type.Find(Slot.Init), BuiltinTypes.Object.Find(Slot.Init));
            if (overridesNew)
            {
                return ts.Raise(BuiltinTypes.TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
            }
            if (!overridesInit)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{type.MessageName}() takes no arguments");
            }
        }
        else if (rest.Length > 0 || keywords.Count > 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, "object() takes no arguments");
        }
        if (type.IsBuiltIn && !type.HasAllocator && type != BuiltinTypes.Object)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot create '{type.MessageName}' instances");
        }
        return IsAbstract(ts, type) ? default : new Value(Allocate(type));
    }

    /// <summary>True with an error pending that says which methods have no implementation.</summary>
    internal static bool IsAbstract(ThreadState ts, PyType type)
    {
        var missing = AbstractMethods(type);
        return !missing.IsNull && RaiseAbstract(ts, type, missing).IsNull;
    }

    static readonly PyStr AbstractKey = PyStr.Intern("__abstractmethods__");

    /// <summary>The non-empty set of abstract methods of a class, or null. Only ABCMeta's classes have any.</summary>
    static Value AbstractMethods(PyType type)
    {
        if (type.IsBuiltIn || type.Root.Type == BuiltinTypes.Object)
        {
            return default;
        }
        var names = type.Namespace.GetOrNull(AbstractKey);
        return names.Object is PySetBase { Count: > 0 } ? names : default;
    }

    static Value RaiseAbstract(ThreadState ts, PyType type, Value names)
    {
        var list = new List<string>();
        foreach (var name in ((PySetBase)names.Object).ToArray())
        {
            list.Add($"'{((PyStr)name.Object).Text}'");
        }
        list.Sort(StringComparer.Ordinal);
        return ts.Raise(BuiltinTypes.TypeError,
            $"Can't instantiate abstract class {type.Name} without an implementation for abstract method{(list.Count == 1 ? "" : "s")} {string.Join(", ", list)}");
    }

    static PyObject Allocate(PyType type) => type == BuiltinTypes.Object ? new PyPlainObject() : type.Allocate();

    [PyMethod("__init__")]
    public static Value Init(ThreadState ts, Value self, Value[] rest, [Keyword] PyDict keywords)
    {
        if (rest.Length == 0 && keywords.Count == 0)
        {
            return Value.None;
        }
        var type = self.Type;
        var overridesNew = !Value.Same(type.Find(Slot.New), BuiltinTypes.Object.Find(Slot.New));
        var overridesInit = !Value.Same(type.Find(Slot.Init), BuiltinTypes.Object.Find(Slot.Init));
        if (overridesInit)
        {
            return ts.Raise(BuiltinTypes.TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        return overridesNew ? Value.None : ts.Raise(BuiltinTypes.TypeError, $"{type.MessageName}.__init__() takes exactly one argument (the instance to initialize)");
    }

    [PyMethod("__repr__")]
    public static string Repr(Value self) => $"<{QualifiedTypeName(self.Type)} object at 0x{Identity.Of(self):x}>";

    /// <summary>As errors name a type in full: without the module for what is built in or the program's own.</summary>
    internal static string NameInFull(PyType type) => type.ModuleText == "__main__" ? type.QualifiedText : QualifiedTypeName(type);

    /// <summary>module.qualname, without the module for builtins.</summary>
    internal static string QualifiedTypeName(PyType type)
    {
        var module = type.ModuleText;
        return module is "builtins" or "" ? type.QualifiedText : $"{module}.{type.QualifiedText}";
    }

    [PyMethod("__str__")]
    public static Value Str(ThreadState ts, Value self) => Representation.Repr(ts, self);

    [PyMethod("__format__")]
    public static Value Format(ThreadState ts, Value self, PyStr spec) => spec.Length > 0
        ? ts.Raise(BuiltinTypes.TypeError, $"unsupported format string passed to {self.Type.MessageName}.__format__")
        : Representation.Str(ts, self);

    [PyMethod("__hash__")]
    public static long Hash(Value self) => Identity.Hash(self);

    [PyMethod("__eq__")]
    public static Value Eq(Value self, Value other) => Value.Same(self, other) ? Value.Bool(true) : Value.NotImplemented;

    [PyMethod("__ne__")]
    public static Value Ne(ThreadState ts, Value self, Value other)
    {
        var eq = self.Type.Find(Slot.Eq);
        return ts.Then(Calling.CallMethod1(ts, eq, self, other), Negate);
    }

    static readonly Continuation Negate = new("object.ne", &NegateResult);

    static Value NegateResult(ThreadState ts, Value result, Value a, Value b, Value c) =>
        result.IsNotImplemented ? result : ts.Then(Truth.Test(ts, result), NegateTruth);

    static readonly Continuation NegateTruth = new("object.ne.truth", &NegateBool);

    static Value NegateBool(ThreadState ts, Value result, Value a, Value b, Value c) => Value.Bool(!result.IsTrue);

    [PyMethod("__lt__")]
    public static Value Lt(Value self, Value other) => Value.NotImplemented;

    [PyMethod("__le__")]
    public static Value Le(Value self, Value other) => Value.NotImplemented;

    [PyMethod("__gt__")]
    public static Value Gt(Value self, Value other) => Value.NotImplemented;

    [PyMethod("__ge__")]
    public static Value Ge(Value self, Value other) => Value.NotImplemented;

    [PyMethod("__getattribute__")]
    public static Value GetAttribute(ThreadState ts, Value self, Value name) => name.Object is PyStr s
        ? self.Object.GetAttribute(ts, self, s)
        : ts.Raise(BuiltinTypes.TypeError, $"attribute name must be string, not '{name.Type.MessageName}'");

    [PyMethod("__setattr__")]
    public static Value SetAttribute(ThreadState ts, Value self, Value name, Value value)
    {
        if (name.Object is not PyStr s)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"attribute name must be string, not '{name.Type.MessageName}'");
        }
        return ts.Then(self.Object.SetAttribute(ts, self, s.Plainly(), value), ToNone);
    }

    [PyMethod("__delattr__")]
    public static Value DelAttribute(ThreadState ts, Value self, Value name) => name.Object is PyStr s
        ? ts.Then(self.Object.SetAttribute(ts, self, s, default), ToNone)
        : ts.Raise(BuiltinTypes.TypeError, $"attribute name must be string, not '{name.Type.MessageName}'");

    static readonly Continuation ToNone = new("object.none", &GiveNone);

    static Value GiveNone(ThreadState ts, Value result, Value a, Value b, Value c) => Value.None;

    [PyGetter("__class__")]
    public static PyType Class(Value self) => self.Type;

    [PySetter("__class__")]
    public static Value SetClass(ThreadState ts, Value self, Value value)
    {
        if (value.Object is not PyType type)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"__class__ must be set to a class, not '{(value.IsNull ? "NULL" : value.Type.MessageName)}' object");
        }
        var old = self.Type;
        if (old.IsBuiltIn || type.IsBuiltIn)
        {
            return self.Object is PyModule && type.IsSubtypeOf(BuiltinTypes.Module)
                ? Reclass(self.Object, type)
                : ts.Raise(BuiltinTypes.TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        }
        if (old.Layout != type.Layout || old.HasDict != type.HasDict)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"__class__ assignment: '{type.MessageName}' object layout differs from '{old.MessageName}'");
        }
        return Reclass(self.Object, type);
    }

    // A module keeps its attributes elsewhere, and no class.
    static readonly ConditionalWeakTable<PyObject, PyType> ClassesOfModules = [];

    // The attributes move through a dict, since the new class's shapes are its own.
    static Value Reclass(PyObject o, PyType type)
    {
        if (!o.HasAttributeSlots)
        {
            ClassesOfModules.AddOrUpdate(o, type);
            o.ShapeId = type.Root.Id;
            return Value.None;
        }
        var dict = AttributeStorage.ToDictionary(o);
        AttributeStorage.Anchor(o, type);
        o.ShapeId = type.Root.AsDictionary(o.Shape.InlineCount).Id;
        AttributeStorage.Install(o, dict);
        return Value.None;
    }

    [PyMethod("__dir__")]
    public static Value Dir(ThreadState ts, Value self)
    {
        var names = new PyDict();
        // A bound method has the attributes of its function.
        foreach (var (name, _) in AttributeStorage.Enumerate((self.Object as PyMethod)?.Function ?? self.Object))
        {
            names.Set(name, Value.None);
        }
        foreach (var type in self.Type.Mro)
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

    [PyMethod("__sizeof__")]
    public static long SizeOf(Value self) => self.Object switch
    {
        PyStr s => 40 + 2L * s.Length,
        PyList l => 40 + 16L * l.items.Length,
        PyTuple t => 24 + 16L * t.Count,
        PyDict d => 64 + 44L * d.entries.Length,
        _ => 32,
    };

    [PyClassMethod("__init_subclass__")]
    public static Value InitSubclass(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => keywords.Count > 0
        ? ts.Raise(BuiltinTypes.TypeError, $"{type.Name}.__init_subclass__() takes no keyword arguments")
        : Value.None;

    [PyClassMethod("__subclasshook__")]
    public static Value SubclassHook(PyType type, Value cls) => Value.NotImplemented;

    [PyMethod("__reduce__")]
    public static Value Reduce(ThreadState ts, Value self) => Prelude.Call(ts, PreludeNames.ObjectReduceEx, self, Value.Int(0));

    static readonly PyStr ModuleMakerName = PyStr.Intern("module");

    /// <summary>A module that is loaded is made again, and copied, by its name, as Stackless has it.</summary>
    [PyMethod("__reduce_ex__")]
    public static Value ReduceEx(ThreadState ts, Value self, long protocol)
    {
        var reduce = self.Type.Lookup(PyStr.Intern("__reduce__"));
        if (!Value.Same(reduce, BuiltinTypes.Object.Lookup(PyStr.Intern("__reduce__"))))
        {
            return Calling.CallMethod0(ts, reduce, self);
        }
        if (self.Object is PyModule { Type.IsBuiltIn: true } module && module.IsLoaded(ts.Interpreter))
        {
            return new Value(PyTuple.Of(ts.Interpreter.PickleMakers.GetOrNull(ModuleMakerName), new Value(PyTuple.Of(Value.Str(module.Name)))));
        }
        if (self.Type is { IsBuiltIn: true } type && (!type.HasAllocator && type != BuiltinTypes.Object || self.Object is PyModule))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot pickle '{type.MessageName}' object");
        }
        return Prelude.Call(ts, PreludeNames.ObjectReduceEx, self, Value.Int(protocol));
    }

    [PyMethod("__getstate__")]
    public static Value GetState(ThreadState ts, Value self) => Prelude.Call(ts, PreludeNames.ObjectGetstate, self);
}

/// <summary>What <c>object()</c> makes.</summary>
public sealed class PyPlainObject() : PyObject(ShapeIds.Object);
