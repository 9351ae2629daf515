// stackless run: compiles in this process (or takes the cached assembly) and runs. sys.argv, sys.path[0] and exit codes as CPython's.
// https://docs.python.org/3/using/cmdline.html
using Stackless.Compiler;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Text;
using Stackless.Runtime;

namespace Stackless.Cli.Commands;

static class RunCommand
{
    const int NotAProgramExitCode = 2;

    public static int Run(string[] args)
    {
        var stress = Stress.None;
        long moveAt = 1;
        List<string> warnings = [.. (Environment.GetEnvironmentVariable("PYTHONWARNINGS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
        while (args is ["-W", var filter, .. var behind])
        {
            warnings.Add(filter);
            args = behind;
        }
        if (args is ["--stress", var mode, .. var others])
        {
            string[] parts = mode.Split('=');
            if (!Enum.TryParse(parts[0], ignoreCase: true, out stress) || parts.Length > 1 && (stress != Stress.Process || !long.TryParse(parts[1], out moveAt)))
            {
                return Program.Fail($"--stress takes suspend, pickle or process=N, not {mode}");
            }
            args = others;
        }
        CompilerHost.Install(new EmissionOptions(IsProbing: stress != Stress.None));
        List<string> arguments = [];
        var session = new Session { Stress = stress, WarningOptions = warnings, MoveAt = moveAt, Move = program => ResumeCommand.Start(arguments, program) };
        string library = Path.Combine(AppContext.BaseDirectory, "Lib");
        if (Directory.Exists(library))
        {
            Importer.Path.Append(Value.Str(library));
        }
        switch (args)
        {
            case ["-c", var code, .. var rest]:
                session.SetArguments(["-c", .. rest], "");
                return RunSource(session, SourceText.FromString(code, "<string>"));
            case ["-m", var module, .. var rest]:
                session.SetArguments([module, .. rest], Directory.GetCurrentDirectory());
                return session.RunModule(module);
            case ["-", .. var rest]:
                session.SetArguments(["-", .. rest], "");
                return RunSource(session, SourceText.FromString(Console.In.ReadToEnd(), "<stdin>"));
            case [var file, .. var rest]:
                if (!File.Exists(file))
                {
                    Console.Error.WriteLine(Directory.Exists(file)
                        ? $"stackless: '{file}' is a folder; to run it, it needs a __main__.py"
                        : $"stackless: can't open file '{Path.GetFullPath(file)}': [Errno 2] No such file or directory");
                    return NotAProgramExitCode;
                }
                if (IsAssembly(file))
                {
                    Console.Error.WriteLine($"stackless: '{file}' is a compiled assembly, not Python source; run it with: dotnet {file}");
                    return NotAProgramExitCode;
                }
                arguments.AddRange([file, .. rest]);
                session.SetArguments([file, .. rest], Path.GetDirectoryName(Path.GetFullPath(file)));
                int exitCode = session.RunFile(file);
                if (stress == Stress.Process && !session.HasMoved)
                {
                    Console.Error.WriteLine($"stackless: the program stayed in its process, after {session.SuspensionCount} suspension points: {session.WhyItStays}");
                }
                return exitCode;
            default:
                return Program.Fail("run what? Name a file, -c CODE or -m MODULE");
        }
    }

    // By its first two bytes, as every .NET assembly, whole or damaged, has them.
    static bool IsAssembly(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return stream.ReadByte() == 'M' && stream.ReadByte() == 'Z';
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Reading it as a program says what is wrong.
            return false;
        }
    }

    static int RunSource(Session session, SourceText source) => session.RunText(new PyStr(source.Text), source.FileName);
}
