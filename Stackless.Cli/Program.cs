// The launcher: stackless run|build|dump|repl, or, as CPython's command line, stackless FILE, -c CODE, -m MODULE.
// Parsed by hand: everything after the program belongs to the program, and a launcher's start-up time is felt at every run.
using Stackless.Cli.Commands;
using Stackless.Runtime;

namespace Stackless.Cli;

public static class Program
{
    const string Usage = """
        usage: stackless run [-W FILTER]... [--stress suspend|pickle|process=N] FILE [ARG]...
               stackless run [-W FILTER]... -c CODE [ARG]... | -m MODULE [ARG]...
               stackless build FILE_OR_PACKAGE... -o OUTPUT.dll
               stackless dump tokens|ast|scopes|ir|resume|il FILE
               stackless repl
               stackless --version
        """;

    const int UsageExitCode = 2;

    public static int Main(string[] args)
    {
        switch (args)
        {
            case []:
                return ReplCommand.Run();
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
            case ["dump", .. var rest]:
                return DumpCommand.Run(rest);
            case ["prelude", var output, var library]:
                return PreludeCommand.Run(output, library);
            case ["standard-library", var folder, var output]:
                return StandardLibraryCommand.Run(folder, output);
            case [FreshProcess.Command]:
                return ResumeCommand.Run();
            case ["repl"]:
                return ReplCommand.Run();
            case ["-c" or "-m" or "-W", ..]:
                return RunCommand.Run(args);
            case [var first, ..] when !first.StartsWith('-') || first == "-":
                return RunCommand.Run(args);
            default:
                return Fail($"unknown option {args[0]}");
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
