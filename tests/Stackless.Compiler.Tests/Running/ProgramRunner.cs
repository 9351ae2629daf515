// Runs one program in this process with its output caught. Programs run one after the other: the working folder and the environment are the process's. The prelude is compiled
// with probes too, which only a session under stress obeys.
namespace Stackless.Compiler.Tests.Running;

using System.Text;
using Stackless.Runtime;

static class ProgramRunner
{
    static readonly Lock gate = new();

    // The standard library as the launcher's build has laid it out.
    public static readonly string Library = Path.Combine(GoldenFolder.Root, "Stackless.Cli", "bin",
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}") ? "Debug" : "Release", "net10.0", "Lib");

    public static readonly SharingHost Plain = new(Library, isProbing: false);
    static readonly SharingHost probing = new(Library, isProbing: true);

    /// <summary>Runs a program until it can move at a suspension point from number <paramref name="at"/> on.</summary>
    /// <returns>What it printed so far, and the program, or null and why it stayed; and how many suspension points it passed.</returns>
    public static (string Output, byte[]? Program, string WhyItStays, long SuspensionCount) RunMoving(string file, long at)
    {
        lock (gate)
        {
            using var output = new MemoryStream();
            using var errors = new MemoryStream();
            byte[]? program = null;
            Host.Current = probing;
            var session = new Session(New(output, errors))
            {
                Stress = Stress.Process,
                MoveAt = at,
                Move = moved =>
                {
                    program = moved;
                    return 0;
                },
            };
            session.SetArguments([file], Path.GetDirectoryName(file));
            session.RunFile(file);
            return (Encoding.UTF8.GetString(output.ToArray()), program, session.WhyItStays, session.SuspensionCount);
        }
    }

    public static (string Output, string Errors, int ExitCode) Run(string file, Stress stress)
    {
        lock (gate)
        {
            using var output = new MemoryStream();
            using var errors = new MemoryStream();
            var host = stress == Stress.None ? Plain : probing;
            Host.Current = host;
            var session = new Session(New(output, errors)) { Stress = stress };
            session.SetArguments([file], Path.GetDirectoryName(file));
            int exitCode = session.RunFile(file);
            return (Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()), exitCode);
        }
    }

    static Interpreter New(Stream output, Stream errors) =>
        new(new InterpreterOptions { Output = output, Errors = errors, HandlesSignals = true, RaisesDeadlocks = true, SearchPath = [Library] });
}
