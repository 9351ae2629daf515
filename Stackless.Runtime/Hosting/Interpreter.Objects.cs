// The .NET objects that stand for an interpreter's Python objects: one for each, as long as somebody has it. Of a class that an assembly exports, it is of the
// generated class: M+C for the class C of module M (ExportsEmitter). Of a class below it that is not exported, of the nearest that is. Where another type is asked for than it is of
// (the interface of a Protocol, a generic class with other arguments: Python's objects know none), there is one more for that type.
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    // Weak in both: the wrapper holds its object.
    readonly ConditionalWeakTable<PyObject, WeakReference<PythonObject>> wrappers = [];
    readonly ConditionalWeakTable<PyObject, Dictionary<Type, WeakReference<PythonObject>>> views = [];
    readonly ConditionalWeakTable<PyType, Func<ExportedObject, PythonObject>> makers = [];

    /// <summary>The .NET object for a Python object.</summary>
    internal PythonObject Wrap(Value value)
    {
        if (value.Object is Tag)
        {
            return new PythonObject(this, value);
        }
        lock (wrappers)
        {
            if (wrappers.TryGetValue(value.Object, out var known) && known.TryGetTarget(out var wrapper))
            {
                return wrapper;
            }
        }
        // A generated class's constructor adopts it; what is not of one is adopted here.
        var made = Maker(value.Type)(new ExportedObject(this, value));
        Adopt(value.Object, made);
        return made;
    }

    /// <summary>A Python object as the interface of a Protocol that its class does not say it implements; null if it has not all members that are asked for.</summary>
    internal PythonObject? WrapAs(Value value, Type protocol)
    {
        if (value.Object is Tag || !protocol.GetInterfaces().Prepend(protocol).All(i => Array.TrueForAll(i.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
            m => i.Assembly != protocol.Assembly || HasMember(value, m))))
        {
            return null;
        }
        return View(value, protocol, () => protocol.DeclaringType!.GetNestedType($"<{protocol.Name}>", BindingFlags.NonPublic)!);
    }

    /// <summary>A Python object as a generic class with these arguments; null if its class is not that one or below it.</summary>
    internal PythonObject? WrapGeneric(Value value, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        return value.Object is not Tag && Array.Exists(value.Type.Mro, c => ExportedClass(c) == definition) ? View(value, type, () => type) : null;
    }

    PythonObject View(Value value, Type type, Func<Type> implementing)
    {
        var known = views.GetValue(value.Object, static _ => []);
        lock (known)
        {
            if (!known.TryGetValue(type, out var held) || !held.TryGetTarget(out var view))
            {
                view = MakerOf(implementing())(new ExportedObject(this, value, isSecond: true));
                known[type] = new WeakReference<PythonObject>(view);
            }
            return view;
        }
    }

    bool HasMember(Value value, MethodInfo asked)
    {
        var name = PyStr.Intern(asked.IsSpecialName ? asked.Name[4..] : asked.Name == "Invoke" ? "__call__" : asked.Name);
        return !value.Type.Lookup(name).IsNull || CallBuiltin("hasattr", value, new Value(name)).IsTrue;
    }

    internal void Adopt(PyObject o, PythonObject wrapper)
    {
        lock (wrappers)
        {
            wrappers.AddOrUpdate(o, new WeakReference<PythonObject>(wrapper));
        }
    }

    Func<ExportedObject, PythonObject> Maker(PyType type) =>
        type.IsBuiltIn ? Plain : makers.GetValue(type, type => type.Mro.Select(ExportedClass).FirstOrDefault(c => c is not null) is { } found ? MakerOf(found) : Plain);

    static PythonObject Plain(ExportedObject exported) => new(exported.Interpreter, exported.Value);

    static Func<ExportedObject, PythonObject> MakerOf(Type generated)
    {
        generated = generated.IsGenericTypeDefinition ? generated.MakeGenericType([.. generated.GetGenericArguments().Select(_ => typeof(object))]) : generated;
        var constructor = generated.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [typeof(ExportedObject)])!;
        return exported => (PythonObject)constructor.Invoke([exported]);
    }

    Type? ExportedClass(PyType type)
    {
        if (type.IsBuiltIn || type.PyModuleName.Object is not PyStr { Text: var module })
        {
            return null;
        }
        var name = type.PyQualifiedName;
        lock (assemblies)
        {
            return assemblies.Select(a => In(a.GetType(module)) ?? In(a.GetType($"{module}.__init__"))).FirstOrDefault(t => t is not null && t.IsAssignableTo(typeof(PythonObject)));
        }

        // A generic class has the number of its parameters behind its name.
        Type? In(Type? exporting) => exporting?.GetNestedType(name) ?? exporting?.GetNestedTypes().FirstOrDefault(t => t.IsGenericTypeDefinition && t.Name.StartsWith(name + "`", StringComparison.Ordinal));
    }

    /// <summary>The module, imported if it has not been yet, to be used as <c>dynamic</c> or by <see cref="PythonObject"/>'s members.</summary>
    /// <param name="module">The dotted name, as in an import.</param>
    /// <exception cref="PythonException">It could not be imported.</exception>
    public PythonObject Import(string module)
    {
        using var visit = new Visit(this, default);
        return Wrap(new Value(Import(visit, module)));
    }

    PyModule Import(in Visit visit, string module)
    {
        if (Modules.GetOrNull(PyStr.Intern(module)).IsNull)
        {
            Discover(module);
        }
        return (PyModule)visit.Call(Prelude.Function(PreludeNames.ImportModule), [Value.Str(module)], []).Object;
    }

    // A module that the C# program has as an assembly, though none of its typed members was used yet: in one that it refers to, one of the name of the package, or the library.
    void Discover(string module)
    {
        var references = Assembly.GetEntryAssembly()?.GetReferencedAssemblies() ?? [];
        foreach (var name in references.Where(r => r.Name is { } n && !n.StartsWith("System.", StringComparison.Ordinal)).Append(new AssemblyName(module.Split('.')[0])))
        {
            if (Loaded(name) is { } assembly && CompiledModules.ClassOf(assembly, module) is not null)
            {
                RuntimeBuild.Check(assembly);
                Register(assembly);
                return;
            }
        }
        RegisterLibraryOf(module);
    }

    // Null where there is none: then the import says that there is no such module.
    static Assembly? Loaded(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>The value of an expression, as the natural .NET value.</summary>
    /// <param name="expression">A Python expression.</param>
    /// <param name="module">In whose namespace; made empty if it is not there.</param>
    /// <exception cref="PythonException">The text is no expression, or raised.</exception>
    public object? Evaluate(string expression, string module = "__main__")
    {
        using var visit = new Visit(this, default);
        return FromPython.Natural(this, visit.Call(Builtin("eval").Object, [Value.Str(expression), new Value(ModuleFor(module).Dictionary)], []));
    }

    PyModule ModuleFor(string name)
    {
        var key = PyStr.Intern(name);
        if (Modules.GetOrNull(key).Object is not PyModule module)
        {
            Modules.Set(key, new Value(module = Importer.New(this, name, null, null)));
        }
        return module;
    }

    /// <summary>Calls a function of the prelude, from C# code that is inside of a call or not.</summary>
    internal Value CallPrelude(string function, params Value[] arguments)
    {
        using var visit = new Visit(this, default);
        return visit.Call(Prelude.Function(function), arguments, []);
    }

    internal Value CallAttribute(Value o, string name, params Value[] arguments)
    {
        using var visit = new Visit(this, default);
        return visit.Call(visit.Call(Builtin("getattr").Object, [o, Value.Str(name)], []).Object, arguments, []);
    }
}
