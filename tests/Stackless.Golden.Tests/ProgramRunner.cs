// Runs one program in this process with its output caught. Programs run one after the other: the working folder and the environment are the process's. The prelude is compiled
// with probes too, which only a session under stress obeys.

using System.Text;
using Stackless.Compiler.Evaluation;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Golden.Tests;
static class ProgramRunner
{
    static readonly Lock gate = new();

    // The standard library as the launcher's build has laid it out.
    public static readonly string Library = Path.Combine(GoldenFolder.Root, "Stackless.Cli", "bin",
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}") ? "Debug" : "Release", "net10.0", "Lib");

    // For whoever wants the goldens in one engine, or functions that move from one to the other at their first turns.
    static readonly Engine engine = Enum.TryParse(Environment.GetEnvironmentVariable("STACKLESS_ENGINE"), ignoreCase: true, out Engine given) ? given : Engine.Mixed;

    public static readonly SharingHost Plain = new(Library, isProbing: false, engine);
    static readonly SharingHost probing = new(Library, isProbing: true, engine);
    static readonly SharingHost emitting = new(Library, isProbing: true, Engine.Emitted);
    static readonly SharingHost evaluating = new(Library, isProbing: false, Engine.Evaluated);
    static readonly SharingHost changing = new(Library, isProbing: false, Engine.Mixed);

    static ProgramRunner()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("STACKLESS_PROMOTION"), out var threshold))
        {
            Promotion.Threshold = threshold;
            Promotion.IsImmediate = true;
        }
    }

    /// <summary>Runs a program until it can move at a suspension point from number <paramref name="at"/> on.</summary>
    /// <returns>What it printed so far, and the program, or null and why it stayed; and how many suspension points it passed.</returns>
    /// <param name="isEmitted">It is emitted before it runs here; where it goes on, it is evaluated.</param>
    public static (string Output, byte[]? Program, string WhyItStays, long SuspensionCount) RunMoving(string file, long at, bool isEmitted)
    {
        lock (gate)
        {
            using var output = new MemoryStream();
            using var errors = new MemoryStream();
            byte[]? program = null;
            Host.Current = isEmitted ? emitting : probing;
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

    /// <summary>Functions are emitted at their third entry or turn of a loop, and go on there.</summary>
    public static (string Output, string Errors, int ExitCode) RunChangingEngines(string file)
    {
        lock (gate)
        {
            var (threshold, isImmediate) = (Promotion.Threshold, Promotion.IsImmediate);
            (Promotion.Threshold, Promotion.IsImmediate) = (3, true);
            try
            {
                return Run(file, Stress.None, changing);
            }
            finally
            {
                (Promotion.Threshold, Promotion.IsImmediate) = (threshold, isImmediate);
            }
        }
    }

    /// <summary>As <see cref="RunChangingEngines"/>; what its globals are then is looked at before anybody else runs.</summary>
    public static void RunWarm(string file, Action<PyDict> look)
    {
        lock (gate)
        {
            Interpreter? ran = null;
            atStart = interpreter => ran = interpreter;
            var (_, errors, exitCode) = RunChangingEngines(file);
            atStart = null;
            Assert.That(exitCode, Is.Zero, errors);
            look(((PyModule)ran!.Modules.GetOrNull(PyStr.Intern("__main__")).Object).Dictionary);
        }
    }

    static Action<Interpreter>? atStart;

    /// <summary>Plain or pickled in the engines as they come, suspended everywhere in emitted code.</summary>
    public static (string Output, string Errors, int ExitCode) Run(string file, Stress stress, bool isEvaluated = false) =>
        Run(file, stress, stress == Stress.None ? Plain : stress == Stress.Suspend && engine == Engine.Mixed && !isEvaluated ? emitting : probing);

    public static (string Output, string Errors, int ExitCode) RunEvaluated(string file) => Run(file, Stress.None, evaluating);
    public static (string Output, string Errors, int ExitCode) RunEmitted(string file) => Run(file, Stress.None, emitting);

    static (string Output, string Errors, int ExitCode) Run(string file, Stress stress, SharingHost host)
    {
        lock (gate)
        {
            using var output = new MemoryStream();
            using var errors = new MemoryStream();
            Host.Current = host;
            var interpreter = New(output, errors);
            atStart?.Invoke(interpreter);
            var session = new Session(interpreter) { Stress = stress };
            session.SetArguments([file], Path.GetDirectoryName(file));
            var exitCode = session.RunFile(file);
            return (Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()), exitCode);
        }
    }

    static Interpreter New(Stream output, Stream errors) =>
        new(new InterpreterOptions { Output = output, Errors = errors, HandlesSignals = true, RaisesDeadlocks = true, SearchPath = [Library] });
}
