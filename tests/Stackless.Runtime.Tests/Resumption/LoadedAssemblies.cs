// Assemblies read for inspection, each once, so that a reference from one to another finds the same definitions.

using Mono.Cecil;

namespace Stackless.Runtime.Tests.Resumption;
sealed class LoadedAssemblies : DefaultAssemblyResolver
{
    public ModuleDefinition Read(Type contained)
    {
        var assembly = AssemblyDefinition.ReadAssembly(contained.Assembly.Location, new ReaderParameters { AssemblyResolver = this });
        RegisterAssembly(assembly);
        return assembly.MainModule;
    }
}
