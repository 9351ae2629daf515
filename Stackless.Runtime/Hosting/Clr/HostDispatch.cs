// What the types that are emitted for Python classes call (HostSubclasses): from .NET code into the Python object.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

/// <summary>An object of a type that was emitted for a Python class.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHostSubclass
{
    /// <summary>The Python object that it is.</summary>
    PyObject? Self { get; }
}

[EditorBrowsable(EditorBrowsableState.Never)]
public static class HostDispatch
{
    /// <summary>Calls a method.</summary>
    /// <exception cref="NotImplementedException">The class has none of that name.</exception>
    /// <exception cref="PythonException">It raised.</exception>
    public static T Call<T>(PyObject self, string name, object?[] arguments)
    {
        var interpreter = self.Type.Interpreter!;
        using var visit = new Visit(interpreter, default);
        return Result<T>(interpreter, visit.Call(Member(self, name, visit).Object, In(interpreter, arguments), []), self, name);
    }

    /// <summary>Reads a property.</summary>
    public static T Get<T>(PyObject self, string name, object?[] arguments)
    {
        var interpreter = self.Type.Interpreter!;
        using var visit = new Visit(interpreter, default);
        return Result<T>(interpreter, Member(self, name, visit), self, name);
    }

    /// <summary>Writes a property.</summary>
    public static T? Set<T>(PyObject self, string name, object?[] arguments)
    {
        var interpreter = self.Type.Interpreter!;
        using var visit = new Visit(interpreter, default);
        visit.Call(interpreter.Builtin("setattr").Object, [new Value(self), Value.Str(name), .. In(interpreter, arguments)], []);
        return default;
    }

    /// <summary>Reads an element, by an indexer.</summary>
    public static T GetItem<T>(PyObject self, string name, object?[] arguments) => Call<T>(self, "__getitem__", arguments);

    /// <summary>Writes one.</summary>
    public static T? SetItem<T>(PyObject self, string name, object?[] arguments)
    {
        Call<object?>(self, "__setitem__", arguments);
        return default;
    }

    static Value[] In(Interpreter interpreter, object?[] arguments) => Array.ConvertAll(arguments, interpreter.HostClasses.ToPython);

    static Value Member(PyObject self, string name, in Visit visit)
    {
        var key = PyStr.Intern(name);
        var found = self.Type.Lookup(key);
        // Only what the class itself has: what stands in the interface's class would lead here again.
        if ((found.IsNull || found.Object is HostMethod or HostProperty or HostOperation) && AttributeStorage.Get(self, key).IsNull)
        {
            key = name == "ToString" ? PyStr.Intern("__str__") : key;
            if (name is not "ToString" and not "Equals" and not "GetHashCode")
            {
                throw new NotImplementedException($"the Python class {self.Type.Name} has no {name}");
            }
        }
        return visit.Read(new Value(self), new ExportSite(key));
    }

    static T Result<T>(Interpreter interpreter, Value result, PyObject self, string name)
    {
        var (fits, doesNotFit) = (true, false);
        object? converted = null;
        if (typeof(T) != typeof(object) || !result.IsNone)
        {
            fits = HostArgument.Try(interpreter.HostClasses, result, typeof(T), out converted, out _, ref doesNotFit);
        }
        return fits ? (T)converted!
            : throw new InvalidCastException($"{self.Type.Name}.{name} is to return a {HostNames.Of(typeof(T))}, not this '{result.Type.Name}'{(doesNotFit ? ": it does not fit" : "")}");
    }
}
