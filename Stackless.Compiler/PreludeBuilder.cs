// The prelude and the library as an assembly of its own, beside the runtime.
namespace Stackless.Compiler;
using Stackless.Compiler.Emission;
using Stackless.Runtime;

public static class PreludeBuilder
{
    public static void Build(string output) =>
        WholeFile.Write(output, AssemblyEmitter.ToImage(Prelude.AssemblyName, [CompilerHost.LowerPrelude(), .. Prelude.LibraryNames().Select(CompilerHost.LowerLibrary)], new EmissionOptions()).Image);
}
