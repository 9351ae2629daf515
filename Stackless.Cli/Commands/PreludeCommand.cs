// stackless prelude OUTPUT: compiles the runtime's own Python sources. The build calls it; nobody else needs to.
using Stackless.Compiler;

namespace Stackless.Cli.Commands;

static class PreludeCommand
{
    public static int Run(string output)
    {
        File.Delete(output);
        PreludeBuilder.Build(output);
        return 0;
    }
}
