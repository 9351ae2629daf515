// Launchers that wait for a program that moves, started while the programs before it run.

using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Golden.Tests;
static class FreshProcesses
{
    const int Ahead = 2;

    static readonly Queue<FreshProcess> waiting = [];

    static readonly string launcher = Path.Combine(GoldenFolder.Root, "Stackless.Cli", "bin",
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}") ? "Debug" : "Release", "net10.0", "stackless.dll");

    public static FreshProcess Take()
    {
        while (waiting.Count <= Ahead)
        {
            waiting.Enqueue(new FreshProcess(launcher, isCaught: true));
        }
        return waiting.Dequeue();
    }

    public static void End()
    {
        while (waiting.TryDequeue(out var process))
        {
            process.Dispose();
        }
    }
}
