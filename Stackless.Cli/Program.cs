// The launcher: stackless run|build|dump|repl, or, as CPython's command line, stackless [SWITCH]... FILE, -c CODE, -m MODULE.
// Parsed by hand: everything after the program belongs to the program, and a launcher's start-up time is felt at every run.
using Stackless.Cli.Commands;
using Stackless.Compiler.Ast;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Cli;

public static class Program
{
    const string Usage = """
        usage: stackless run [SWITCH]... [--stress suspend|pickle|process=N] [--engine mixed|evaluated|emitted] [--trace FILE] [--seed N] [--record FILE] FILE_OR_FOLDER [ARG]...
               stackless run [SWITCH]... -c CODE [ARG]... | -m MODULE [ARG]... | - [ARG]...
               stackless run --replay FILE
               stackless build FILE_OR_PACKAGE... -o OUTPUT.dll [--whole] [--include MODULE]... [--embed-sources] [--lib FOLDER]
               stackless dump tokens|ast|scopes|ir|resume|instructions|il FILE
               stackless pickle show FILE [--main PROGRAM]
               stackless ps PID | dump PID | top PID [-d SECONDS] [-n TIMES] [--web [PORT]]
               stackless stubs ASSEMBLY [-o FOLDER]
               stackless repl
               stackless --version
        The word run may be left out before a switch, a file or -. Switches, which may stand together, are CPython's:
               -W FILTER  warnings          -X OPTION  shown in sys._xoptions      -u  write standard streams at once
               -i  prompt after the program -q  no greeting at the prompt          -x  skip the program's first line
               -E  ignore PYTHON* variables -P  no program folder in sys.path      -I  isolated: -E -P -s
               -s  no user site-packages    -S  no site-packages, exit, help       -B  write no __pycache__
               -b -d -O -R -v  are accepted
        --trace writes what all tasklets do, for ui.perfetto.dev; --seed has chance choose among runnable tasklets. --record keeps what the
               world outside answers the program, for --replay to run it again as it was. -X slow=SECONDS reports tasklets that do not
               give way for so long, -X dev those that did not end, -X telemetry gives .NET's meters and activities what they do.
        -X engines says at the end what was emitted, compiled and collected meanwhile, and which warm functions stay evaluated.
        Variables: PYTHONPATH PYTHONWARNINGS PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONSAFEPATH PYTHONINSPECT
               PYTHONSTARTUP PYTHONNOUSERSITE PYTHONHASHSEED PYTHONUSERBASE PYTHONDEVMODE PYTHONBREAKPOINT PYTHONNODEBUGRANGES VIRTUAL_ENV
        """;

    const int UsageExitCode = 2;

    // On the stack that the compiler wants: what a program compiles while it runs is compiled on its own thread then.
    public static int Main(string[] args)
    {
        var exitCode = 0;
        ProgramHeap.Prepare();
        LargeStack.Run(() => { exitCode = Run(args); });
        return exitCode;
    }

    static int Run(string[] args)
    {
        switch (args)
        {
            case ["-h" or "--help" or "help", ..]:
                Console.WriteLine(Usage);
                return 0;
            case ["-V" or "--version", ..]:
                Console.WriteLine($"Stackless for .NET {typeof(Program).Assembly.GetName().Version!.ToString(3)} (Python 3.14)");
                return 0;
            case ["run", .. var rest]:
                return RunCommand.Run(rest);
            case ["build", .. var rest]:
                return BuildCommand.Run(rest);
            case ["dump", var process] when int.TryParse(process, out _):
                return PsCommand.Run("dump", process);
            case ["pickle", .. var rest]:
                return RunCommand.Run(["-c", "import stackless.pickles, sys; sys.exit(stackless.pickles.main(sys.argv[1:]))", .. rest]);
            case ["ps", var process]:
                return PsCommand.Run("ps", process);
            case ["top", var process, .. var options]:
                return PsCommand.Top(process, options);
            case ["dump", .. var rest]:
                return DumpCommand.Run(rest);
            case ["stubs", .. var rest]:
                return StubsCommand.Run(rest);
            case ["prelude", var output, var library]:
                return PreludeCommand.Run(output, library);
            case ["standard-library", var folder, var output]:
                return StandardLibraryCommand.Run(folder, output);
            case [FreshProcess.Command]:
                return ResumeCommand.Run();
            case ["repl"]:
                return RunCommand.Run([]);
            default:
                return RunCommand.Run(args);
        }
    }

    /// <summary>A mistake on the command line: says it, shows the usage, exit code 2 as CPython's.</summary>
    internal static int Fail(string message)
    {
        Console.Error.WriteLine($"stackless: {message}");
        Console.Error.WriteLine(Usage);
        return UsageExitCode;
    }
}
