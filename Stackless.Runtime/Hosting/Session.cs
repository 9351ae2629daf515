// Running a program from outside: the launcher and the Main of a compiled application come here. Makes __main__, runs its body in the
// main tasklet, reports an uncaught exception, flushes the streams and says the exit code, as CPython does.
// https://docs.python.org/3/using/cmdline.html
using System.Runtime.InteropServices;

namespace Stackless.Hosting;

/// <summary>How hard resumption is exercised: code must have been compiled for probing.</summary>
public enum Stress
{
    None,

    /// <summary>The whole stack is captured at every suspension point.</summary>
    Suspend,

    /// <summary>And the captured program is pickled and goes on as the unpickled copy.</summary>
    Pickle,

    /// <summary>At one suspension point the program is pickled and goes on in another process.</summary>
    Process,
}

public sealed partial class Session
{
    const int InterruptedExitCode = 130;

    // What run_main says in place of an exit code.
    const int EndedByInterrupt = -2;

    /// <summary>The program ended by a KeyboardInterrupt that nobody caught.</summary>
    public bool WasInterrupted { get; private set; }

    /// <summary>Ends the process by the signal, so that who started it knows of the interrupt as of any other program's: a shell stops its script then. Where there are no signals the exit code tells.</summary>
    public static void DieOfInterrupt()
    {
        if (!SystemCalls.IsManaged && SystemCalls.kill(Environment.ProcessId, SignalInbox.Interrupt) == 0)
        {
            System.Threading.Thread.Sleep(Timeout.Infinite);
        }
    }

    readonly Interpreter interpreter;
    readonly ThreadState ts;

    /// <summary>Runs programs in an interpreter.</summary>
    public Session(Interpreter interpreter)
    {
        this.interpreter = interpreter;
        ts = interpreter.Thread;
    }

    /// <summary>A session in an interpreter of its own, with the process's streams and signals.</summary>
    public Session(LaunchOptions options) : this(new Interpreter(new InterpreterOptions { HandlesSignals = true, RaisesDeadlocks = true, Launch = options }))
    {
        // What the process was not given is None, as in CPython.
        SysModule.Close(interpreter, isInput: !StandardStream.IsGiven(0), isOutput: !StandardStream.IsGiven(1), isErrors: !StandardStream.IsGiven(2));
    }

    /// <summary>What its programs run in.</summary>
    public Interpreter Interpreter => interpreter;

    /// <summary>Set before running.</summary>
    public Stress Stress
    {
        init
        {
            ts.IsUnderStress = value != Stress.None;
            ts.OnSpill = value switch
            {
                Stress.Pickle => new WorldSnapshot().RoundTrip,
                Stress.Process => departure.Spill,
                _ => null,
            };
        }
    }

    readonly Departure departure = new();

    /// <summary>With <see cref="Stress.Process"/>: the suspension point at which the program moves, counted from 1, or the next one where it can.</summary>
    public long MoveAt
    {
        init => departure.At = value;
    }

    /// <summary>Goes on with the moved program, and gives its exit code.</summary>
    public Func<byte[], int>? Move { get; init; }

    /// <summary>How many suspension points the program has passed under <see cref="Stress.Process"/>.</summary>
    public long SuspensionCount => departure.Count;

    /// <summary>The program goes on, or has ended, elsewhere.</summary>
    public bool HasMoved => departure.HasLeft;

    /// <summary>Why the program did not move at the last suspension point that was tried.</summary>
    public string WhyItStays => departure.Reason;

    /// <summary>Goes on with a program that moved here. Its modules are compiled, not run.</summary>
    public int RunMoved(byte[] program)
    {
        var thread = interpreter.Enter(default, out var outer);
        Value result;
        try
        {
            result = MovedProgram.Run(thread, program);
        }
        finally
        {
            interpreter.Exit(thread, outer);
        }
        return result.IsNull ? Report() : result.IsInt ? (int)result.Bits : InterruptedExitCode;
    }

    /// <summary>The thread state programs of this session run on.</summary>
    public ThreadState Thread => ts;

    /// <summary>Main of an application assembly: runs its module <c>__main__</c>.</summary>
    /// <returns>The process's exit code.</returns>
    public static int Main(RuntimeTypeHandle module, string[] arguments)
    {
        ProgramHeap.Prepare();
        var mainModule = Type.GetTypeFromHandle(module)!;
        var name = CompiledModules.NameOf(mainModule);
        var session = new Session(new LaunchOptions()) { package = name.EndsWith("." + MainName, StringComparison.Ordinal) ? name[..^(MainName.Length + 1)] : null };
        session.interpreter.Register(mainModule.Assembly);
        var file = mainModule.Assembly.Location is { Length: > 0 } location ? location : Environment.ProcessPath ?? name;
        session.SetArguments([file, .. arguments], Path.GetDirectoryName(file));
        return session.Run(CompiledModules.Of(mainModule), file);
    }

    /// <summary>sys.argv, and the first entry of sys.path.</summary>
    public void SetArguments(IReadOnlyList<string> argv, string? firstPath)
    {
        foreach (var argument in argv)
        {
            interpreter.Arguments.Append(Value.Str(argument));
        }
        if (firstPath is not null)
        {
            interpreter.Path.Insert(0, Value.Str(firstPath));
        }
    }

    /// <summary>Runs a module as <c>__main__</c>.</summary>
    /// <param name="file">For <c>__file__</c>; null for <c>-c</c> and the prompt.</param>
    public int Run(CompiledModule module, string? file)
    {
        var main = Importer.New(interpreter, MainName, null, file);
        main.Dictionary.Set("__package__", package is null ? Value.None : Value.Str(package));
        interpreter.Modules.Set(MainName, new Value(main));
        interpreter.Program = module;
        interpreter.ProgramFile = file;
        return Run(module.Bind(main.Dictionary), package);
    }

    // What relative imports of the main module start from; null for a script.
    string? package;

    // The name that it was found by; null for a script.
    string? mainName;

    /// <summary>A zip file with a <c>__main__.py</c>, which stands first in sys.path.</summary>
    public int RunArchive()
    {
        interpreter.Modules.Set(MainName, new Value(Importer.New(interpreter, MainName, null, null)));
        return Run((PyFunction)interpreter.Prelude.Function(PreludeNames.RunArchive));
    }

    /// <summary>Runs a source file as <c>__main__</c>.</summary>
    /// <param name="package">What relative imports start from: null for a script, empty for the __main__.py of a folder.</param>
    public int RunFile(string path, string? package = null)
    {
        this.package ??= package;
        // The program may change its folder before it asks.
        path = Path.GetFullPath(path);
        return RunCompiled(Host.CompileSource(ts, path, MainName), path);
    }

    /// <summary>Runs program text as <c>__main__</c>.</summary>
    /// <param name="file">For <c>__file__</c>; null if there is none.</param>
    public int RunText(PyStr text, string fileName, string? file = null)
    {
        interpreter.SourceLines.RememberProgram(fileName, text.Text);
        return RunCompiled(Host.Current.CompileText(ts, text, fileName, "main"), file);
    }

    PyModule? prompt;

    /// <summary>The <c>__main__</c> that the statements of a prompt run in: that of the program before it, if there was one.</summary>
    public void BeginPrompt()
    {
        prompt = interpreter.Modules.GetOrNull(PyStr.Intern(MainName)).Object as PyModule;
        if (prompt is not null)
        {
            return;
        }
        prompt = Importer.New(interpreter, MainName, null, null);
        interpreter.Modules.Set(MainName, new Value(prompt));
    }

    /// <summary>Runs one statement of a prompt and prints what escapes it. Not null: the program asked to exit with that code.</summary>
    public int? RunStatement(PyStr text) => RunAtPrompt(text, "<stdin>", "single");

    int? RunAtPrompt(PyStr text, string file, string mode)
    {
        interpreter.SourceLines.Remember(file, text.Text);
        var statement = Host.Current.CompileText(ts, text, file, mode);
        if (!IssueWarnings() || statement is null)
        {
            Report();
            return null;
        }
        var body = statement.Bind(prompt!.Dictionary);
        var result = interpreter.Run(new CallFrame(new Value(interpreter.Prelude.Function(PreludeNames.RunStatement)), [new Value(body), new Value(prompt.Dictionary)], []));
        if (result.IsNull)
        {
            ts.TakeException();
            return 1;
        }
        return result.IsInt ? (int)result.Bits : null;
    }

    /// <summary><c>-m</c>: finds a module along sys.path and runs it as <c>__main__</c>; of a package, its <c>__main__</c> module.</summary>
    public int RunModule(string name)
    {
        var relative = name.Replace('.', Path.DirectorySeparatorChar);
        for (var i = 0; i < interpreter.Path.Count; i++)
        {
            var stem = Path.Combine(((PyStr)interpreter.Path[i].Object).Text, relative);
            foreach (var candidate in (string[])[Path.Combine(stem, "__main__.py"), stem + ".py"])
            {
                if (File.Exists(candidate))
                {
                    interpreter.Arguments[0] = Value.Str(candidate);
                    mainName = Path.GetFileName(candidate) == MainName + ".py" ? $"{name}.{MainName}" : name;
                    package = Path.GetFileName(candidate) == MainName + ".py" ? name : name.Contains('.') ? name[..name.LastIndexOf('.')] : "";
                    return RunFile(candidate);
                }
            }
        }
        // What is in Lib in CPython and here in the runtime.
        if (Prelude.LibraryModule(name) is { } own)
        {
            mainName = name;
            package = "";
            return Run(own, null);
        }
        interpreter.Modules.Set(MainName, new Value(Importer.New(interpreter, MainName, null, null)));
        return Run((PyFunction)interpreter.Prelude.Function(PreludeNames.RunFoundModule));
    }

    const string MainName = "__main__";

    int RunCompiled(CompiledModule? module, string? file) => !IssueWarnings() || module is null ? Report() : Run(module, file);

    // Of the compilation just made, before its error, if it failed. False: a filter made an error of one, which is pending then.
    bool IssueWarnings()
    {
        if (ts.TakeSyntaxWarnings() is not { } found)
        {
            return true;
        }
        var error = ts.IsRaising ? ts.TakeException() : null;
        if (interpreter.Run(new CallFrame(new Value(interpreter.Prelude.Function(PreludeNames.IssueSyntaxWarnings)), [new Value(found), Value.None, Value.None], [])).IsNull)
        {
            return false;
        }
        if (error is not null)
        {
            ts.Raise(error);
        }
        return true;
    }

    // An exception from before the program began: a syntax error, an unreadable file.
    int Report()
    {
        var error = new Value(ts.TakeException());
        interpreter.Run(new CallFrame(new Value(interpreter.Prelude.Function(PreludeNames.Report)), [error], []));
        return 1;
    }

    /// <summary>Runs a function as the main tasklet.</summary>
    /// <param name="package">Imported before it, with those above it; null or empty for none.</param>
    public int Run(PyFunction body, string? package = null)
    {
        // Not Console.CancelKeyPress: it prepares the terminal for reading keys, which costs every start.
        // The signals of a replay are those of its recording; what is sent to it ends it.
        using var interrupt = interpreter.Recording is { IsReplay: true } ? null : PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            if (!interpreter.Signals.Arrive(SignalInbox.Interrupt))
            {
                interpreter.Interrupt();
            }
        });
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal =>
        {
            signal.Cancel = true;
            Attachment.Arrived(interpreter);
        });
        departure.HasBegun = true;
        try
        {
            var result = interpreter.Run(new CallFrame(new Value(interpreter.Prelude.Function(PreludeNames.RunMain)), [new Value(body), Value.Str(package ?? ""), Value.Str(mainName ?? "")], []));
            if (result.IsNull)
            {
                // Reporting an exception raises none, whatever a program makes of its streams: only an interrupt gets here.
                var error = ts.TakeException();
                if (StandardStream.IsGiven(2))
                {
                    var text = error.Args.Items is [{ Object: PyStr first }, ..] ? ": " + first.Text : "";
                    Console.Error.WriteLine("fatal: reporting an exception raised " + error.Type.Name + text);
                }
                return 1;
            }
            WasInterrupted = result is { IsInt: true, Bits: EndedByInterrupt };
            return result.IsInt && !WasInterrupted ? (int)result.Bits : InterruptedExitCode;
        }
        catch (ProgramMovedException moved) when (Move is not null)
        {
            return Move(moved.Program);
        }
        finally
        {
            EndObservation();
        }
    }
}
