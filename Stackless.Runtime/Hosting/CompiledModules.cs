// Finding and binding compiled modules: a module is a static class PythonModules.<name> with a method Bind(globals) that returns the
// module body as a function, with a state of its own (ModuleState): a class can be bound any number of times.
using System.Reflection;

namespace Stackless.Runtime;

public static class CompiledModules
{
    const string Namespace = "PythonModules.";

    /// <summary>The class of a module in one assembly, or null.</summary>
    public static Type? ClassOf(Assembly assembly, string moduleName) => assembly.GetType(Namespace + moduleName, throwOnError: false);

    /// <summary>The module's dotted name.</summary>
    public static string NameOf(Type moduleClass) => moduleClass.FullName![Namespace.Length..];

    /// <summary>The module's body, bound to its globals. The first time the module's constants are made: who comes meanwhile waits.</summary>
    public static unsafe PyFunction Bind(Type moduleClass, PyDict globals)
    {
        var bind = moduleClass.GetMethod("Bind", BindingFlags.Public | BindingFlags.Static)
            ?? throw new BadImageFormatException($"{moduleClass} is not a compiled Python module");
        var former = CompiledModule.Binding;
        CompiledModule.Binding = moduleClass.IsCollectible ? moduleClass : null;
        try
        {
            lock (moduleClass)
            {
                return ((delegate*<PyDict, PyFunction>)bind.MethodHandle.GetFunctionPointer())(globals);
            }
        }
        finally
        {
            CompiledModule.Binding = former;
        }
    }
}
