// Fills the class of a .NET type: its methods, properties, fields, events, constants and nested types under their names, its constructors as __new__, its operators and
// indexers as special methods. What interfaces mean to Python (HostProtocols) stands in their own classes, where every class that implements them finds it.
// A type that is not visible shows nothing of itself: its objects are seen by their base types and interfaces.
using System.Reflection;

namespace Stackless.Runtime;

static class HostMembers
{
    const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    const BindingFlags All = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    public static void Fill(HostClasses classes, PyType made, Type type)
    {
        var names = made.Namespace;
        AddTypeArguments(classes, names, type);
        if (type.ContainsGenericParameters)
        {
            names.Set("__new__", new Value(new HostOperation("__new__", (ts, arguments, keywords) =>
                ts.Raise(BuiltinTypes.TypeError, $"{HostNames.Of(type)} is generic: say of what, as in {HostNames.Of(type)}[int]"), true)));
            return;
        }
        HostProtocols.Fill(classes, names, type);
        if (!type.IsVisible)
        {
            return;
        }
        HostConstructors.Fill(classes, made, type);
        var asked = AskedByPython(type);
        AddMethods(classes, names, type, asked);
        foreach (var property in type.GetProperties(Own))
        {
            if (property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike && !IsStaticContract(property.GetMethod ?? property.SetMethod!))
            {
                AddNew(names, property.Name, new Value(new HostProperty(classes, property, property.GetMethod is { } get && asked.Contains(get))));
            }
        }
        foreach (var field in type.GetFields(Own))
        {
            if (!field.IsSpecialName)
            {
                AddNew(names, field.Name, field.IsLiteral && field.GetRawConstantValue() is { } constant
                    ? classes.ToPython(type.IsEnum ? Enum.ToObject(type, constant) : constant)
                    : new Value(new HostProperty(classes, field)));
            }
        }
        foreach (var e in type.GetEvents(Own))
        {
            AddNew(names, e.Name, new Value(new HostEvent(classes, e)));
        }
        foreach (var nested in type.GetNestedTypes())
        {
            if (Close(nested, type) is { } closed)
            {
                AddNew(names, HostNames.Plain(nested), new Value(classes.Of(closed)));
            }
        }
        HostOperators.Fill(classes, names, type);
    }

    // A method may have the name of a special one: it is what the protocol says.
    static void AddNew(PyDict names, string name, Value value)
    {
        if (!names.ContainsKey(PyStr.Intern(name)))
        {
            names.Set(name, value);
        }
    }

    static Type? Close(Type nested, Type outer) => !nested.ContainsGenericParameters ? nested
        : outer.IsGenericType && nested.GetGenericArguments().Length == outer.GetGenericArguments().Length ? nested.MakeGenericType(outer.GetGenericArguments())
        : nested;

    static bool IsStaticContract(MethodInfo method) => method.IsStatic && method.IsAbstract;

    // What is a member of a Python Protocol, or implements one.
    static HashSet<MethodInfo> AskedByPython(Type type) => !type.IsAssignableTo(typeof(IPythonProtocol)) ? []
        : type.IsInterface ? [.. type.GetMethods(Own)]
        : [.. type.GetInterfaces().Where(i => i.IsAssignableTo(typeof(IPythonProtocol)) && i != typeof(IPythonProtocol)).SelectMany(i => type.GetInterfaceMap(i).TargetMethods)];

    static void AddMethods(HostClasses classes, PyDict names, Type type, HashSet<MethodInfo> asked)
    {
        // Overloads of a name may be spread over the base types; what is overridden or hidden is left out.
        var declared = type.GetMethods(Own).Where(m => !m.IsSpecialName && !IsStaticContract(m)).Select(m => m.Name).ToHashSet();
        foreach (var group in Inherited(type).Where(m => declared.Contains(m.Name)).GroupBy(m => m.Name))
        {
            var overloads = new List<MethodInfo>();
            foreach (var method in group)
            {
                if (!overloads.Exists(o => HidesOther(o, method)))
                {
                    overloads.Add(method);
                }
            }
            AddNew(names, group.Key, new Value(new HostMethod(classes, HostNames.Of(type), group.Key, [.. overloads.Select(m => new HostOverload(m) { GivesValues = asked.Contains(m) })])));
        }
        if (type.IsInterface && asked.Count > 0 && names.TryGet(PyStr.Intern("Invoke"), out var invoke))
        {
            // The Protocol has __call__.
            names.Set("__call__", invoke);
        }
    }

    static IEnumerable<MethodInfo> Inherited(Type type) =>
        (type.IsInterface ? type.GetInterfaces().Prepend(type).SelectMany(i => i.GetMethods(Own)) : type.GetMethods(All))
        .Where(m => !m.IsSpecialName && !IsStaticContract(m))
        .OrderByDescending(m => Depth(m.DeclaringType!));

    static int Depth(Type type) => type.IsInterface ? type.GetInterfaces().Length : type.BaseType is { } b ? Depth(b) + 1 : 0;

    static bool HidesOther(MethodInfo a, MethodInfo b) =>
        a.GetGenericArguments().Length == b.GetGenericArguments().Length
        && (a.IsGenericMethod
            ? a.GetParameters().Select(p => p.ParameterType.ToString()).SequenceEqual(b.GetParameters().Select(p => p.ParameterType.ToString()))
            : a.GetParameters().Select(p => p.ParameterType).SequenceEqual(b.GetParameters().Select(p => p.ParameterType)));

    // Task and Task[int] are one name.
    static void AddTypeArguments(HostClasses classes, PyDict names, Type type)
    {
        if (type == typeof(Array))
        {
            names.Set("__class_getitem__", new Value(new HostTypeArguments(classes, type)));
        }
        else if (!type.IsNested && (type.IsGenericTypeDefinition || !type.IsGenericType && type.IsVisible && classes.Namespaces.HasGeneric(type)))
        {
            names.Set("__class_getitem__", new Value(new HostTypeArguments(classes, type)));
        }
    }
}

/// <summary>The <c>__class_getitem__</c> of what has type arguments: <c>List[int]</c>, <c>Array[int]</c>.</summary>
[PyType("type_arguments", Module = "clr", IsHidden = true)]
sealed partial class HostTypeArguments(HostClasses classes, Type type) : PyObject(ShapeIds.HostTypeArguments)
{
    internal override AttributeUse UseAsAttribute => AttributeUse.Constant;

    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(this);

    public override Value Call1(ThreadState ts, Value key)
    {
        var items = key.Object is PyTuple tuple ? tuple.Items : [key];
        var arguments = new Type[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (classes.Meant(items[i]) is not { } argument)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{HostNames.Plain(type)}[...]: a type argument is a type, not a '{items[i].Type.MessageName}'");
            }
            arguments[i] = argument;
        }
        if (type == typeof(Array))
        {
            return new Value(classes.Of(arguments[0].MakeArrayType()));
        }
        var definition = type.IsGenericTypeDefinition && type.GetGenericArguments().Length == arguments.Length ? type : classes.Namespaces.FindGeneric(type, arguments.Length);
        if (definition is null)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"there is no {type.Namespace}.{HostNames.Plain(type)} with {arguments.Length} type argument{(arguments.Length == 1 ? "" : "s")}");
        }
        try
        {
            return new Value(classes.Of(definition.MakeGenericType(arguments)));
        }
        catch (ArgumentException thrown)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{HostNames.Plain(type)}[{string.Join(", ", arguments.Select(HostNames.Of))}]: {thrown.Message}");
        }
    }

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) => arguments.Length == 1 ? Call1(ts, arguments[0]) : ts.Raise(BuiltinTypes.TypeError, "__class_getitem__() takes one argument");

    [PyMethod("__get__")]
    public Value GetMethod(Value instance, Value owner = default) => new(this);
}
