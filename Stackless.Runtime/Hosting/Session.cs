// Running a program from outside: the launcher and the Main of a compiled application come here. Makes __main__, runs its body in the
// main tasklet, reports an uncaught exception, flushes the streams and says the exit code, as CPython does.
// https://docs.python.org/3/using/cmdline.html
namespace Stackless.Runtime;

public sealed class Session
{
    const int InterruptedExitCode = 130;

    readonly ThreadState ts = new();

    /// <summary>The thread state programs of this session run on.</summary>
    public ThreadState Thread => ts;

    /// <summary>Main of an application assembly: runs its module <c>__main__</c>.</summary>
    /// <returns>The process's exit code.</returns>
    public static int Main(Type mainModule, string[] arguments)
    {
        CompiledModules.Register(mainModule.Assembly);
        var session = new Session();
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
        var main = Importer.New("__main__", null, file);
        main.Dictionary.Set("__package__", Value.None);
        Importer.Modules.Set("__main__", new Value(main));
        return Run(CompiledModules.Bind(moduleClass, main.Dictionary));
    }

    /// <summary>Runs a function as the main tasklet.</summary>
    public int Run(PyFunction body)
    {
        ConsoleCancelEventHandler onCancel = (_, e) =>
        {
            e.Cancel = true;
            ts.Interrupt();
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
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }
}
