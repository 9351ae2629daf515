// Finding and binding compiled modules: a module is a static class PythonModules.<name> with a method Bind(globals) that returns the
// module body as a function. An assembly with Python modules is registered once; imports then find its modules by class name.
using System.Reflection;

namespace Stackless.Runtime;

public static class CompiledModules
{
    const string Namespace = "PythonModules.";

    static readonly List<Assembly> assemblies = [];

    /// <summary>Makes an assembly's modules importable, after those registered before.</summary>
    public static void Register(Assembly assembly)
    {
        lock (assemblies)
        {
            if (!assemblies.Contains(assembly))
            {
                assemblies.Add(assembly);
            }
        }
    }

    /// <summary>The class of a module in one assembly, or null.</summary>
    public static Type? ClassOf(Assembly assembly, string moduleName) => assembly.GetType(Namespace + moduleName, throwOnError: false);

    /// <summary>The class of a module in any registered assembly or, where there is one, in the standard library behind them; and whether it is a package.</summary>
    public static (Type Class, bool IsPackage)? Find(string moduleName)
    {
        lock (assemblies)
        {
            foreach (var assembly in assemblies)
            {
                if (ClassOf(assembly, moduleName) is { } type)
                {
                    return (type, type.GetField("IsPackage") is not null);
                }
            }
            return assemblies.Count > 0 ? StandardLibrary.Find(moduleName) : null;
        }
    }

    /// <summary>This is an application whose standard library is of another build.</summary>
    internal static bool IsLibraryStale
    {
        get
        {
            lock (assemblies)
            {
                return assemblies.Count > 0 && StandardLibrary.IsStale;
            }
        }
    }

    /// <summary>The module's dotted name.</summary>
    public static string NameOf(Type moduleClass) => moduleClass.FullName![Namespace.Length..];

    /// <summary>No call site takes the function for the one it was compiled with any more.</summary>
    internal static void ForgetDirect(PyFunction function)
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (ClassOf(assembly, function.Code.ModuleName) is { } type)
            {
                foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                {
                    if (field.FieldType == typeof(PyFunction) && field.GetValue(null) == function)
                    {
                        field.SetValue(null, null);
                    }
                }
            }
        }
    }

    /// <summary>The module's body, bound to its globals.</summary>
    public static unsafe PyFunction Bind(Type moduleClass, PyDict globals)
    {
        var bind = moduleClass.GetMethod("Bind", BindingFlags.Public | BindingFlags.Static)
            ?? throw new BadImageFormatException($"{moduleClass} is not a compiled Python module");
        var former = Code.Owner;
        Code.Owner = moduleClass.IsCollectible ? moduleClass : null;
        try
        {
            return ((delegate*<PyDict, PyFunction>)bind.MethodHandle.GetFunctionPointer())(globals);
        }
        finally
        {
            Code.Owner = former;
        }
    }
}
