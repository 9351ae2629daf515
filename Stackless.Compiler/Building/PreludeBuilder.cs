// The prelude and the library as assemblies of their own, beside the runtime.
using Stackless.Compiler.Emission;
using Stackless.Compiler.Hosting;
using Stackless.Compiler.Ir;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Building;
public static class PreludeBuilder
{
    public static void Build(string output) => Write(output, Prelude.AssemblyName, [.. Prelude.Files().Select(CompilerHost.LowerPrelude)]);

    public static void BuildLibrary(string output) => Write(output, Prelude.LibraryAssemblyName, [.. Prelude.LibraryNames().Select(CompilerHost.LowerLibrary)]);

    static void Write(string output, string name, params IrModule[] modules) =>
        WholeFile.Write(output, AssemblyEmitter.ToImage(name, modules, new EmissionOptions()).Image);
}
