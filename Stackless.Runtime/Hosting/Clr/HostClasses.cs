// The classes that .NET's types are in an interpreter: one for each type, made when somebody first has an object of it or names it, filled when somebody first looks
// into it (HostMembers). An object of one is a PyHostObject; an exception is a Python exception that has the .NET one as its clr_exception.
// The order of resolution is .NET's as far as it has one: the type, what a generic type was made of, the base types, then all interfaces, those that extend others
// first. A generic type without arguments is a class too, which all that were made of it are below: isinstance(x, List).
// Invariant: a type has one class in an interpreter; both tables agree.
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

sealed unsafe class HostClasses
{
    readonly Interpreter interpreter;
    readonly Lock gate = new();
    readonly Dictionary<Type, PyType> classes = [];
    readonly Dictionary<PyType, Type> types = [];

    public HostClasses(Interpreter interpreter)
    {
        this.interpreter = interpreter;
        Namespaces = new HostNamespaces(this);
    }

    public Interpreter Interpreter => interpreter;

    public HostNamespaces Namespaces { get; }

    /// <summary>The .NET types of Python classes below .NET's.</summary>
    public ConditionalWeakTable<PyType, Type> Emitted { get; } = [];

    /// <summary>The program has asked for .NET by name: exceptions of .NET are of their own classes from then on, not of Python's nearest.</summary>
    public bool AreInUse { get; set; }

    // ---- types and classes -------------------------------------------------------------------------------------------------

    /// <summary>The class of a type.</summary>
    public PyType Of(Type type)
    {
        lock (gate)
        {
            return classes.TryGetValue(type, out var known) ? known : Make(type);
        }
    }

    /// <summary>The type that a class is of; null if it is no class of a .NET type.</summary>
    public Type? TypeOf(PyType type)
    {
        lock (gate)
        {
            return types.GetValueOrDefault(type);
        }
    }

    /// <summary>The type that a class stands for where one is asked for, as in List[int]: also Python's own classes that have a counterpart. Null if it stands for none.</summary>
    public Type? Meant(Value v) => v.Object switch
    {
        PyHostObject { Target: Type type } => type,
        PyNone => typeof(void),
        PyType c when c == BuiltinTypes.Int => typeof(long),
        PyType c when c == BuiltinTypes.Float => typeof(double),
        PyType c when c == BuiltinTypes.Str => typeof(string),
        PyType c when c == BuiltinTypes.Bool => typeof(bool),
        PyType c when c == BuiltinTypes.Bytes => typeof(byte[]),
        PyType c when c == BuiltinTypes.Complex => typeof(Complex),
        PyType c when c == BuiltinTypes.Object => typeof(object),
        PyType c => TypeOf(c) ?? FromPython.LibraryType(c) ?? HostSubclasses.TypeFor(this, c),
        _ => null,
    };

    PyType Make(Type type)
    {
        var ts = interpreter.Thread;
        var bases = typeof(Exception).IsAssignableFrom(type) ? BasesOfException(type) : BasesOf(type);
        PyType[]? order = null;
        if (!typeof(Exception).IsAssignableFrom(type))
        {
            order = OrderOf(type);
        }
        // Bases and interfaces may have led here again.
        if (classes.TryGetValue(type, out var known))
        {
            return known;
        }
        var made = PyType.Describe(ts, HostNames.Of(type), type.Namespace ?? "", bases, order, &Fill);
        made.QualifiedName = HostNames.Qualified(type);
        classes.Add(type, made);
        types.Add(made, type);
        return made;
    }

    static void Fill(PyType made) => HostMembers.Fill(made.Interpreter!.HostClasses, made, made.Interpreter.HostClasses.TypeOf(made)!);

    PyType[] BasesOf(Type type)
    {
        if (type == typeof(object))
        {
            return [BuiltinTypes.HostObject];
        }
        var bases = new List<PyType> { Of(type.BaseType ?? typeof(object)) };
        if (DefinitionOf(type) is { } definition)
        {
            bases.Add(Of(definition));
        }
        foreach (var own in OwnInterfaces(type))
        {
            bases.Add(Of(own));
        }
        return [.. bases];
    }

    static Type? DefinitionOf(Type type) => type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericTypeDefinition() : null;

    // A generic type without arguments stands for those made of it: what it is below is theirs to say.
    static Type[] Interfaces(Type type) => type.ContainsGenericParameters ? [] : Array.FindAll(type.GetInterfaces(), i => i.IsVisible && !IsStaticContract(i));

    // Of numbers, most interfaces say nothing about objects but about the type.
    static bool IsStaticContract(Type type) => type.Namespace == "System.Numerics";

    static IEnumerable<Type> OwnInterfaces(Type type)
    {
        var all = Interfaces(type);
        var inherited = new HashSet<Type>(all.SelectMany(i => i.GetInterfaces()));
        if (type.BaseType is { } b)
        {
            inherited.UnionWith(b.GetInterfaces());
        }
        return all.Where(i => !inherited.Contains(i));
    }

    PyType[] OrderOf(Type type)
    {
        var order = new List<PyType>();
        if (type == typeof(object))
        {
            return [BuiltinTypes.HostObject, BuiltinTypes.Object];
        }
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            if (at != type)
            {
                order.Add(Of(at));
            }
            if (DefinitionOf(at) is { } definition)
            {
                order.Add(Of(definition));
            }
        }
        var interfaces = Interfaces(type);
        foreach (var i in interfaces.Concat(interfaces.Select(DefinitionOf).OfType<Type>()).Distinct()
            .OrderByDescending(i => i.GetInterfaces().Length).ThenBy(i => i.IsGenericTypeDefinition).ThenBy(i => i.FullName ?? i.Name, StringComparer.Ordinal))
        {
            order.Add(Of(i));
        }
        order.AddRange([Of(typeof(object)), BuiltinTypes.HostObject, BuiltinTypes.Object]);
        return [.. order.Distinct()];
    }

    // Below the Python exception that means the same, if the type it derives from is not already.
    PyType[] BasesOfException(Type type)
    {
        if (type == typeof(Exception))
        {
            return [BuiltinTypes.Exception];
        }
        var parent = Of(type.BaseType!);
        var meant = HostErrors.TypeFor(type);
        return type == typeof(SystemException) || type == typeof(ApplicationException) || parent.IsSubtypeOf(meant) ? [parent] : [parent, meant];
    }

    // ---- objects -----------------------------------------------------------------------------------------------------------

    /// <summary>A .NET object, of its class; what a Python class made is that object again.</summary>
    public Value Wrap(object target)
    {
        if (target is IHostSubclass { Self: { } self })
        {
            return interpreter.Own(new Value(self));
        }
        if (target is Exception error)
        {
            return new Value(HostErrors.Wrap(this, error));
        }
        var type = Of(target.GetType());
        if (PyHostBuffer.For(type, target) is { } buffer)
        {
            return new Value(buffer);
        }
        var made = (PyHostObject)type.Allocate();
        made.Target = target;
        return new Value(made);
    }

    /// <summary>A .NET value as Python code that called .NET code sees it: numbers and text are Python's, all else stays what it is.</summary>
    public Value ToPython(object? value)
    {
        switch (value)
        {
            case null:
                return Value.None;
            case Value v:
                return interpreter.Own(v);
            case PyObject o:
                return interpreter.Own(new Value(o));
            case PythonObject o:
                return interpreter.Own(o);
            case string text:
                return Value.Str(text);
            case Enum:
                return Wrap(value);
            case decimal or DateTime:
                return Wrap(value);
            case IConvertible simple when Stackless.Runtime.ToPython.TryNumberOrText(simple, out var converted):
                return converted;
            case BigInteger or Int128 or UInt128 or nint or nuint or Half or Complex or PythonException:
                return Stackless.Runtime.ToPython.Of(interpreter, value);
            case Delegate { Target: PythonDelegate python }:
                return interpreter.Own(python.Function);
            case System.Runtime.CompilerServices.ITuple tuple when value.GetType().IsValueType:
                var items = new Value[tuple.Length];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = ToPython(tuple[i]);
                }
                return new Value(PyTuple.Of(items));
            default:
                return Wrap(value);
        }
    }

    /// <summary>The .NET object that a Python object is; null if it is none.</summary>
    public static object? TargetOf(Value v) => v.Object switch
    {
        PyHostObject host => host.Target,
        PyHostFunction function => function.Target,
        PyBaseException error => HostErrors.OriginOf(error),
        _ => null,
    };
}
