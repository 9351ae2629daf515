// stackless standard-library FOLDER OUTPUT: compiles CPython's Lib. The build calls it; nobody else needs to.
using Stackless.Compiler.Building;

namespace Stackless.Cli.Commands;

static class StandardLibraryCommand
{
    public static int Run(string folder, string output)
    {
        StandardLibraryBuilder.Build(folder, output);
        return 0;
    }
}
