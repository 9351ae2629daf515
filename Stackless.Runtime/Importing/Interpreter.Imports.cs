// What an interpreter has imported and where it looks.
using System.Reflection;

namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>The module sys, which keeps the hooks of imports.</summary>
    internal PyModule Sys { get; }

    /// <summary><c>sys.path</c>.</summary>
    internal PyList Path { get; } = new();

    /// <summary><c>sys.argv</c>.</summary>
    internal PyList Arguments { get; } = new();

    /// <summary>The hooks of sys.path_hooks that find what is found natively as well.</summary>
    internal List<PyObject> StandardPathHooks { get; } = [];

    readonly List<Assembly> assemblies = [];

    /// <summary>Makes an assembly's modules importable, after those registered before.</summary>
    public void Register(Assembly assembly)
    {
        lock (assemblies)
        {
            if (!assemblies.Contains(assembly))
            {
                assemblies.Add(assembly);
            }
        }
    }

    /// <summary>A module in any registered assembly or, where there is one, in the standard library behind them; and whether it is a package.</summary>
    internal (CompiledModule Module, bool IsPackage)? FindCompiled(string moduleName)
    {
        lock (assemblies)
        {
            foreach (var assembly in assemblies)
            {
                if (CompiledModules.ClassOf(assembly, moduleName) is { } type)
                {
                    return (CompiledModules.Of(type), type.GetField("IsPackage") is not null);
                }
            }
            return assemblies.Count > 0 ? StandardLibrary.Find(moduleName) : null;
        }
    }

    /// <summary>This is an application whose standard library is of another build.</summary>
    internal bool IsLibraryStale
    {
        get
        {
            lock (assemblies)
            {
                return assemblies.Count > 0 && StandardLibrary.IsStale;
            }
        }
    }
}
