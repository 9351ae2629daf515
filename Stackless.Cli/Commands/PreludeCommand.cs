// stackless prelude OUTPUT LIBRARY: compiles the runtime's own Python sources. The build calls it; nobody else needs to.
using Stackless.Compiler.Building;

namespace Stackless.Cli.Commands;

static class PreludeCommand
{
    public static int Run(string output, string library)
    {
        File.Delete(output);
        File.Delete(library);
        PreludeBuilder.Build(output);
        PreludeBuilder.BuildLibrary(library);
        return 0;
    }
}
