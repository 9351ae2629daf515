// Finding modules in assemblies: a module is a static class PythonModules.<name> with a method Load that returns its EmittedModule, the same one every time.
using System.ComponentModel;
using System.Reflection;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class CompiledModules
{
    const string Namespace = "PythonModules.";

    /// <summary>The class of a module in one assembly, or null.</summary>
    public static Type? ClassOf(Assembly assembly, string moduleName) => assembly.GetType(Namespace + moduleName, throwOnError: false);

    /// <summary>The module's dotted name.</summary>
    public static string NameOf(Type moduleClass) => moduleClass.FullName![Namespace.Length..];

    /// <summary>The module that a class is. The first time its constants and code objects are made: who comes meanwhile waits.</summary>
    public static unsafe CompiledModule Of(Type moduleClass)
    {
        var load = moduleClass.GetMethod("Load", BindingFlags.Public | BindingFlags.Static)
            ?? throw new BadImageFormatException($"{moduleClass} is not a compiled Python module");
        var former = EmittedModule.Loading;
        EmittedModule.Loading = moduleClass.IsCollectible ? moduleClass : null;
        try
        {
            lock (moduleClass)
            {
                return ((delegate*<EmittedModule>)load.MethodHandle.GetFunctionPointer())();
            }
        }
        finally
        {
            EmittedModule.Loading = former;
        }
    }
}
