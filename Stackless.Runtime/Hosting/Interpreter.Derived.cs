// C# classes derived from generated ones. The Python object of such a class is of a Python class below the generated one's, made for it, which has each method and property
// that C# overrides: Python's calls of it come to C#. A call that C# makes of the base class's (base.total(2)) is Python's super().
// The Python object keeps the .NET one, whose fields C# has its own state in.
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    readonly ConditionalWeakTable<Type, PyType> derivedClasses = [];
    readonly ConditionalWeakTable<PyObject, PythonObject> derivedObjects = [];

    /// <summary>The Python class for a C# class derived from a generated one.</summary>
    /// <param name="parent">The Python class that the generated one stands for.</param>
    internal PyType DerivedClass(in Visit visit, PyType parent, Type type)
    {
        if (derivedClasses.TryGetValue(type, out var known))
        {
            return known;
        }
        var names = new PyDict();
        names.Set("__module__", Value.Str(type.Namespace ?? type.Assembly.GetName().Name ?? ""));
        names.Set("__qualname__", Value.Str(type.Name));
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            if (NameOfOverride(method) is { } name)
            {
                names.Set(name, new Value(new HostOperation(name, CallerOf(method, name))));
            }
        }
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (IsOverride(property.GetMethod) || IsOverride(property.SetMethod))
            {
                names.Set(property.Name, visit.Call(Builtin("property").Object, [AccessorOf(type, property.Name, p => p.GetMethod), AccessorOf(type, property.Name, p => p.SetMethod)], []));
            }
        }
        var made = (PyType)visit.Call(parent.Type, [Value.Str(type.Name), new Value(PyTuple.Of([new Value(parent)])), new Value(names)], []).Object;
        return derivedClasses.GetValue(type, _ => made);
    }

    // It is C#'s, and what it overrides is generated, or what every object has.
    static bool IsOverride(MethodInfo? method) => method is { IsVirtual: true } && !IsGenerated(method.DeclaringType!) && method.DeclaringType!.IsAssignableTo(typeof(PythonObject))
        && method.GetBaseDefinition() is var first && first != method && (IsGenerated(first.DeclaringType!) || first.DeclaringType == typeof(object));

    static bool IsGenerated(Type type) => type.Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(a => a.Key == RuntimeBuild.MetadataKey);

    static string? NameOfOverride(MethodInfo method) => method.IsSpecialName || method.DeclaringType == typeof(PythonObject) || !IsOverride(method) ? null : method.Name switch
    {
        nameof(ToString) => "__str__",
        nameof(Equals) or nameof(GetHashCode) or "Finalize" => null,
        "Invoke" => "__call__",
        var name => name,
    };

    Func<ThreadState, Value[], PyStr[], Value> CallerOf(MethodInfo method, string name)
    {
        var group = new HostMethod(HostClasses, method.DeclaringType!.Name, name, [new HostOverload(method) { GivesValues = true }]);
        return (ts, arguments, keywords) => derivedObjects.TryGetValue(arguments[0].Object, out var target)
            ? group.CallNow(ts, [new Value(new PyHostObject(target)), .. arguments[1..]], keywords)
            : ts.Raise(BuiltinTypes.TypeError, $"{method.DeclaringType!.Name}.{name}() is called on an object that C# made, not on a '{arguments[0].Type.Name}'");
    }

    // Of a property that C# overrides in part, the rest is the base class's.
    Value AccessorOf(Type type, string property, Func<PropertyInfo, MethodInfo?> which)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetProperty(property, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } found && which(found) is { } accessor)
            {
                return new Value(new HostOperation(accessor.Name, CallerOf(accessor, accessor.Name)));
            }
        }
        return Value.None;
    }

    /// <summary>Called with the Python object that is made for one of C#'s.</summary>
    internal Value AdopterOf(PythonObject wrapper) => new(new HostOperation("adopt", (_, arguments, _) =>
    {
        derivedObjects.Add(arguments[0].Object, wrapper);
        wrapper.Become(arguments[0], isDerived: true);
        Adopt(arguments[0].Object, wrapper);
        return Value.None;
    }));

    /// <summary>A member of an object as one of its class's generated members means it: of what C# overrides, that of the base class.</summary>
    internal Value MemberOf(in Visit visit, PythonObject self, Export export) =>
        self.Overrides(export) ? BaseMember(visit, self, export.Last) : visit.Read(self.Value, SiteOf(export));

    internal Value BaseMember(in Visit visit, PythonObject self, PyStr name) =>
        visit.Call(Prelude.Function(PreludeNames.BaseMember), [new Value(self.Value.Type), self.Value, new Value(name)], []);

    // ---- Protocols that C# implements -----------------------------------------------------------------------------------------

    readonly ConditionalWeakTable<Type, object> registered = [];
    readonly ConditionalWeakTable<object, PyObject> handed = [];

    /// <summary>A .NET object that implements the interfaces of Protocols or abstract classes: isinstance knows it as one of theirs.</summary>
    internal Value HandProtocol(object o)
    {
        if (handed.TryGetValue(o, out var known))
        {
            return new Value(known);
        }
        if (registered.TryAdd(o.GetType(), o.GetType()))
        {
            foreach (var protocol in o.GetType().GetInterfaces().Where(i => i.DeclaringType is not null && i.IsAssignableTo(typeof(IPythonProtocol))))
            {
                Register(protocol.Assembly);
                var module = protocol.DeclaringType!.FullName!;
                const string package = ".__init__";
                CallPrelude(PreludeNames.RegisterProtocol, new Value(HostClasses.Of(o.GetType())), Value.Str(module.EndsWith(package, StringComparison.Ordinal) ? module[..^package.Length] : module), Value.Str(protocol.Name));
            }
        }
        return new Value(handed.GetValue(o, one => HostClasses.Wrap(one).Object));
    }
}
