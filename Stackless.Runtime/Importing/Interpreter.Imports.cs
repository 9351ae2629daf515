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

    /// <summary>The host itself has imported a module of the library, without an assembly of its own.</summary>
    bool hasImportedLibrary;

    bool HasLibrary => assemblies.Count > 0 || hasImportedLibrary;

    /// <summary>The library beside the application is to be found in from here on, if it has the module.</summary>
    void RegisterLibraryOf(string module)
    {
        lock (assemblies)
        {
            hasImportedLibrary |= StandardLibrary.Find(module) is not null;
        }
    }

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
            return HasLibrary ? StandardLibrary.Find(moduleName) : null;
        }
    }

    /// <summary>This is an application whose standard library is of another build.</summary>
    internal bool IsLibraryStale
    {
        get
        {
            lock (assemblies)
            {
                return HasLibrary && StandardLibrary.IsStale;
            }
        }
    }
}
