// stackless run: compiles in this process (or takes the cached assembly) and runs. sys.argv, sys.path and exit codes as CPython's.
// https://docs.python.org/3/using/cmdline.html
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Hosting;
using Stackless.Compiler.Text;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Cli.Commands;

static class RunCommand
{
    const int NotAProgramExitCode = 2;

    public static int Run(string[] args)
    {
        var launch = LaunchArguments.Parse(args);
        if (launch.Mistake is { } mistake)
        {
            return Program.Fail(mistake);
        }
        if (launch.Replay is { } replay)
        {
            return RunAgain(replay);
        }
        if (launch.Record is { } record)
        {
            return RunRecorded(record, launch, args);
        }
        if (!StringHash.UseSeed(launch.Variable("PYTHONHASHSEED")))
        {
            Console.Error.WriteLine("stackless: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
            return 1;
        }
        return Run(launch, null);
    }

    // The recording is there when the program has ended, and is run again by what is left of the command line.
    static int RunRecorded(string file, LaunchArguments launch, string[] args)
    {
        if (launch.Kind == ProgramKind.Input || launch.Stress != Stress.None || launch.Options.Inspect > 0)
        {
            return Program.Fail("--record is for a program: without --stress and without a prompt");
        }
        ProgramRecording recording;
        try
        {
            var at = Array.IndexOf(args, "--record");
            recording = ProgramRecording.Create(Path.GetFullPath(file), [.. args[..at], .. args[(at + 2)..]], launch.Variable("PYTHONHASHSEED"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Program.Fail($"cannot write {file}: {error.Message}");
        }
        using (recording)
        {
            return Run(launch, recording);
        }
    }

    static int RunAgain(string file)
    {
        ProgramRecording recording;
        try
        {
            recording = ProgramRecording.Open(file);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"stackless: cannot replay {file}: {error.Message}");
            return Session.RecordingFailedExitCode;
        }
        using (recording)
        {
            return Run(LaunchArguments.Parse([.. recording.Arguments]), recording);
        }
    }

    static int Run(LaunchArguments launch, ProgramRecording? recording)
    {
        CompilerHost.Install(new EmissionOptions(IsProbing: launch.Stress != Stress.None), isCaching: true, isSaving: !launch.Options.WritesNoBytecode, engine: launch.Engine, optimization: Math.Min(2, launch.Options.Optimize));
        string[] arguments = [launch.Program, .. launch.Rest];
        var session = new Session(launch.Options) { Stress = launch.Stress, MoveAt = launch.MoveAt, Recording = recording, Move = program => ResumeCommand.Start(arguments, program) };
        foreach (var folder in (launch.Variable("PYTHONPATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            session.AddToPath(Path.GetFullPath(folder));
        }
        var library = Path.Combine(AppContext.BaseDirectory, "Lib");
        if (Directory.Exists(library))
        {
            session.AddToPath(library);
        }
        if (!launch.Options.HasNoSite)
        {
            session.AddSitePackages(!launch.Options.HasNoUserSite, launch.Variable("PYTHONUSERBASE"), launch.Variable("VIRTUAL_ENV"));
        }
        if (Observe(session, launch) is { } mistaken)
        {
            return Program.Fail(mistaken);
        }
        var exitCode = session.RunRecorded(() => RunProgram(session, launch));
        if (launch.Stress == Stress.Process && !session.HasMoved)
        {
            Console.Error.WriteLine($"stackless: the program stayed in its process, after {session.SuspensionCount} suspension points: {session.WhyItStays}");
        }
        if (launch.Options.ImplementationOptions.Contains("engines") && Host.Current is CompilerHost host)
        {
            EngineReport.Write(Console.Error, host.Numbers);
        }
        if (launch.Options.Inspect > 0 && launch.Kind != ProgramKind.Input)
        {
            return Prompt(session, launch);
        }
        if (session.WasInterrupted)
        {
            Session.DieOfInterrupt();
        }
        return exitCode;
    }

    // What is asked of the tasklets; what is wrong with it, or null.
    static string? Observe(Session session, LaunchArguments launch)
    {
        const string slow = "slow=";
        var options = launch.Options.ImplementationOptions;
        if (launch.Seed is { } seed)
        {
            session.ShuffleBy(seed);
        }
        if (options.LastOrDefault(static option => option.StartsWith(slow, StringComparison.Ordinal)) is { } limit)
        {
            if (!double.TryParse(limit[slow.Length..], System.Globalization.CultureInfo.InvariantCulture, out var seconds) || seconds <= 0 || seconds > TimeSpan.MaxValue.TotalSeconds)
            {
                return $"-X slow takes seconds, not {limit[slow.Length..]}";
            }
            session.ReportSlowTasklets(TimeSpan.FromSeconds(seconds));
        }
        if (options.Contains("telemetry"))
        {
            session.PublishTelemetry();
        }
        if (launch.Options.IsDevelopment)
        {
            session.ReportLeaks();
        }
        try
        {
            if (launch.Trace is { } trace)
            {
                session.TraceTo(trace);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"cannot write {launch.Trace}: {error.Message}";
        }
        return null;
    }

    static int RunProgram(Session session, LaunchArguments launch)
    {
        // Where the program's own modules are; a safe path does without.
        var isSafe = launch.Options.HasSafePath;
        switch (launch.Kind)
        {
            case ProgramKind.Code:
                session.SetArguments(["-c", .. launch.Rest], isSafe ? null : "");
                return session.RunText(new PyStr(launch.Program), "<string>");
            case ProgramKind.Module:
                session.SetArguments([launch.Program, .. launch.Rest], isSafe ? null : Directory.GetCurrentDirectory());
                return session.RunModule(launch.Program);
            case ProgramKind.Input:
                session.SetArguments([launch.Program, .. launch.Rest], isSafe ? null : "");
                return !Session.HasStandardInput ? 0
                    : Console.IsInputRedirected && launch.Options.Inspect == 0 ? RunInput(session)
                    : Prompt(session, launch);
            default:
                return RunFile(session, launch, isSafe);
        }
    }

    static int RunFile(Session session, LaunchArguments launch, bool isSafe)
    {
        var file = launch.Program;
        string[] arguments = [file, .. launch.Rest];
        if (Directory.Exists(file))
        {
            var main = Path.Combine(file, "__main__.py");
            if (!File.Exists(main))
            {
                Console.Error.WriteLine($"stackless: can't find '__main__' module in '{file}'");
                return 1;
            }
            session.SetArguments(arguments, Path.GetFullPath(file));
            return session.RunFile(main, package: "");
        }
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"stackless: can't open file '{Path.GetFullPath(file)}': [Errno 2] No such file or directory");
            return NotAProgramExitCode;
        }
        if (IsAssembly(file))
        {
            Console.Error.WriteLine($"stackless: '{file}' is a compiled assembly, not Python source; run it with: dotnet {file}");
            return NotAProgramExitCode;
        }
        if (IsArchive(file))
        {
            session.SetArguments(arguments, Path.GetFullPath(file));
            return session.RunArchive();
        }
        session.SetArguments(arguments, isSafe ? null : Path.GetDirectoryName(Path.GetFullPath(file)));
        return launch.Options.SkipsFirstLine ? RunWithoutFirstLine(session, file) : session.RunFile(file);
    }

    // By its first two bytes, as every .NET assembly, whole or damaged, has them.
    static bool IsAssembly(string file) => BeginsWith(file, 'M', 'Z');

    static bool IsArchive(string file) => BeginsWith(file, 'P', 'K');

    static bool BeginsWith(string file, char first, char second)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return stream.ReadByte() == first && stream.ReadByte() == second;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Reading it as a program says what is wrong.
            return false;
        }
    }

    static int RunInput(Session session)
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return RunBytes(session, bytes.ToArray(), "<stdin>", null);
    }

    // The line stays, empty, so that lines keep their numbers.
    static int RunWithoutFirstLine(Session session, string file)
    {
        try
        {
            var source = File.ReadAllBytes(file);
            var end = Array.IndexOf(source, (byte)'\n');
            return RunBytes(session, end < 0 ? [] : source[end..], Path.GetFullPath(file), Path.GetFullPath(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"stackless: cannot read {file}: {error.Message}");
            return NotAProgramExitCode;
        }
    }

    static int RunBytes(Session session, byte[] source, string name, string? file)
    {
        try
        {
            return session.RunText(new PyStr(SourceText.FromBytes(source, name).Text), name, file);
        }
        catch (PythonSyntaxException error)
        {
            DiagnosticPrinter.Print(Console.Error, error.Diagnostic);
            return 1;
        }
    }

    static int Prompt(Session session, LaunchArguments launch)
    {
        session.BeginPrompt();
        return ReplCommand.Run(session, launch.Options.IsQuiet || launch.Kind != ProgramKind.Input, launch.Kind == ProgramKind.Input ? launch.Variable("PYTHONSTARTUP") : null);
    }
}
