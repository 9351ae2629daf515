// Running a program from outside: the launcher and the Main of a compiled application come here. Makes __main__, runs its body in the
// main tasklet, reports an uncaught exception, flushes the streams and says the exit code, as CPython does.
// https://docs.python.org/3/using/cmdline.html
namespace Stackless.Runtime;

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

public sealed class Session
{
    const int InterruptedExitCode = 130;

    readonly ThreadState ts = new();

    /// <summary>A session on the process's streams. sys.modules, sys.path and sys.argv start anew: sessions follow one another.</summary>
    public Session() : this(Console.OpenStandardOutput(), Console.OpenStandardError())
    {
    }

    /// <summary>A session whose standard streams are these.</summary>
    public Session(Stream output, Stream errors)
    {
        Importer.Reset();
        Scheduler.ResetCallbacks();
        SysModule.Reset(
            new PyTextOutput(output, "<stdout>", 1, !Console.IsOutputRedirected),
            new PyTextOutput(errors, "<stderr>", 2, true));
    }

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
        var result = MovedProgram.Run(ts, program);
        return result.IsNull ? Report() : result.IsInt ? (int)result.Bits : InterruptedExitCode;
    }

    /// <summary>sys.warnoptions: filters of the module <c>warnings</c>, from the command line and the environment. Set before running.</summary>
    public IReadOnlyList<string> WarningOptions
    {
        init => SysModule.Module.Dictionary.Set("warnoptions", new Value(new PyList([.. value.Select(Value.Str)])));
    }

    /// <summary>The thread state programs of this session run on.</summary>
    public ThreadState Thread => ts;

    /// <summary>Main of an application assembly: runs its module <c>__main__</c>.</summary>
    /// <returns>The process's exit code.</returns>
    public static int Main(RuntimeTypeHandle module, string[] arguments)
    {
        var mainModule = Type.GetTypeFromHandle(module)!;
        CompiledModules.Register(mainModule.Assembly);
        string name = CompiledModules.NameOf(mainModule);
        var session = new Session { package = name.EndsWith("." + MainName, StringComparison.Ordinal) ? name[..^(MainName.Length + 1)] : null };
        string file = mainModule.Assembly.Location;
        session.SetArguments([file, .. arguments], Path.GetDirectoryName(file));
        return session.Run(mainModule, file);
    }

    /// <summary>sys.argv, and the first entry of sys.path.</summary>
    public void SetArguments(IReadOnlyList<string> argv, string? firstPath)
    {
        foreach (string argument in argv)
        {
            Importer.Arguments.Append(Value.Str(argument));
        }
        if (firstPath is not null)
        {
            Importer.Path.Insert(0, Value.Str(firstPath));
        }
    }

    /// <summary>Runs a module class as <c>__main__</c>.</summary>
    /// <param name="file">For <c>__file__</c>; null for <c>-c</c> and the prompt.</param>
    public int Run(Type moduleClass, string? file)
    {
        var main = Importer.New(MainName, null, file);
        main.Dictionary.Set("__package__", package is null ? Value.None : Value.Str(package));
        Importer.Modules.Set(MainName, new Value(main));
        return Run(CompiledModules.Bind(moduleClass, main.Dictionary));
    }

    // What relative imports of the main module start from; null for a script.
    string? package;

    /// <summary>Runs a source file as <c>__main__</c>.</summary>
    public int RunFile(string path) => RunClass(Host.Current.CompileFile(ts, path, MainName), path);

    /// <summary>Runs program text as <c>__main__</c>.</summary>
    public int RunText(PyStr text, string fileName)
    {
        SourceMarks.Remember(fileName, text.Text);
        return RunClass(Host.Current.CompileText(ts, text, fileName, "main"), null);
    }

    PyModule? prompt;

    /// <summary>Makes the <c>__main__</c> that the statements of a prompt run in.</summary>
    public void BeginPrompt()
    {
        prompt = Importer.New(MainName, null, null);
        Importer.Modules.Set(MainName, new Value(prompt));
    }

    /// <summary>Runs one statement of a prompt and prints what escapes it. Not null: the program asked to exit with that code.</summary>
    public int? RunStatement(PyStr text)
    {
        const string file = "<stdin>";
        SourceMarks.Remember(file, text.Text);
        var statement = Host.Current.CompileText(ts, text, file, "single");
        if (!IssueWarnings() || statement is null)
        {
            Report();
            return null;
        }
        var body = CompiledModules.Bind(statement, prompt!.Dictionary);
        var result = ts.Scheduler.RunMain(new CallFrame(new Value(Prelude.Function("run_statement")), [new Value(body), new Value(prompt.Dictionary)], []));
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
        string relative = name.Replace('.', Path.DirectorySeparatorChar);
        for (int i = 0; i < Importer.Path.Count; i++)
        {
            string stem = Path.Combine(((PyStr)Importer.Path[i].Object).Text, relative);
            foreach (string candidate in (string[])[Path.Combine(stem, "__main__.py"), stem + ".py"])
            {
                if (File.Exists(candidate))
                {
                    Importer.Arguments[0] = Value.Str(candidate);
                    package = Path.GetFileName(candidate) == MainName + ".py" ? name : name.Contains('.') ? name[..name.LastIndexOf('.')] : "";
                    return RunFile(candidate);
                }
            }
        }
        Console.Error.WriteLine($"stackless: No module named {name}");
        return 1;
    }

    const string MainName = "__main__";

    // Modules that C# called into, by class: bound and run once per session.
    readonly Dictionary<Type, PyModule> called = [];

    /// <summary>Calls a function of a compiled module from C#, running the module's body first if this is the first call.</summary>
    /// <exception cref="PythonException">It raised.</exception>
    internal Value CallFunction(Type moduleClass, string function, Value[] arguments, PyStr[] keywords)
    {
        if (!called.TryGetValue(moduleClass, out var module))
        {
            RuntimeBuild.Check(moduleClass.Assembly);
            CompiledModules.Register(moduleClass.Assembly);
            string name = CompiledModules.NameOf(moduleClass);
            module = (PyModule)RunOrThrow(Prelude.Function("import_module"), [Value.Str(name)], []).Object;
            called.Add(moduleClass, module);
        }
        if (!module.Dictionary.TryGet(PyStr.Intern(function), out var callee))
        {
            throw new MissingMethodException(module.Name, function);
        }
        return RunOrThrow(callee.Object, arguments, keywords);
    }

    internal Value CallBuiltin(string function, params Value[] arguments) =>
        RunOrThrow(BuiltinModules.Builtins.GetOrNull(PyStr.Intern(function)).Object, arguments, []);

    Value RunOrThrow(PyObject callee, Value[] arguments, PyStr[] keywords)
    {
        var result = ts.Scheduler.RunMain(new CallFrame(new Value(callee), arguments, keywords));
        if (!result.IsNull)
        {
            return result;
        }
        var error = ts.TakeException();
        var lines = ts.Scheduler.RunMain(new CallFrame(new Value(Prelude.Function("format_exception")), [new Value(error)], []));
        string report = lines.IsNull ? ts.TakeException().Type.Name : string.Concat(((PyList)lines.Object).ToArray().Select(l => ((PyStr)l.Object).Text));
        throw new PythonException(error, report);
    }

    int RunClass(Type? moduleClass, string? file) => !IssueWarnings() || moduleClass is null ? Report() : Run(moduleClass, file);

    // Of the compilation just made, before its error, if it failed. False: a filter made an error of one, which is pending then.
    bool IssueWarnings()
    {
        if (ts.TakeSyntaxWarnings() is not { } found)
        {
            return true;
        }
        var error = ts.IsRaising ? ts.TakeException() : null;
        if (ts.Scheduler.RunMain(new CallFrame(new Value(Prelude.Function("issue_syntax_warnings")), [new Value(found), Value.None, Value.None], [])).IsNull)
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
        ts.Scheduler.RunMain(new CallFrame(new Value(Prelude.Function("report")), [error], []));
        return 1;
    }

    /// <summary>Runs a function as the main tasklet.</summary>
    public int Run(PyFunction body)
    {
        ConsoleCancelEventHandler onCancel = (_, e) =>
        {
            e.Cancel = true;
            if (!SignalModule.Arrive(SignalModule.Interrupt))
            {
                ts.Interrupt();
            }
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            var result = ts.Scheduler.RunMain(new CallFrame(new Value(Prelude.Function("run_main")), [new Value(body)], []));
            if (result.IsNull)
            {
                var error = ts.TakeException();
                Console.Error.WriteLine("fatal: reporting an exception raised " + error.Type.Name);
                return 1;
            }
            return result.IsInt ? (int)result.Bits : InterruptedExitCode;
        }
        catch (ProgramMovedException moved) when (Move is not null)
        {
            return Move(moved.Program);
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }
}
