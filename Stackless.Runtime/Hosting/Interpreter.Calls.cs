// Calling from C# into the interpreter, from any OS thread. How calls take turns is in Interpreter.Turns.cs.
namespace Stackless.Hosting;

public sealed partial class Interpreter : IDisposable
{
    [ThreadStatic]
    static Interpreter? used;

    static readonly Lazy<Interpreter> shared = new(static () =>
    {
        var made = new Interpreter(new InterpreterOptions { Name = "the process's interpreter" });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.EndWithProcess();
        return made;
    });

    // Functions of atexit run, and what was printed is written. A call that does not let itself be ended does not keep the process; nor one that ends it.
    void EndWithProcess()
    {
        if (Visitors.IsHolderHere)
        {
            FlushStreams();
            return;
        }
        var ending = new global::System.Threading.Thread(Dispose) { IsBackground = true };
        ending.Start();
        ending.Join(EndLimit);
    }

    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    /// <summary>The interpreter that the typed methods of compiled modules run in where <see cref="Use{T}"/> names no other: one for the process, made at the first call.</summary>
    public static Interpreter Default => shared.Value;

    /// <summary>What typed methods called on this OS thread run in.</summary>
    public static Interpreter Current => used ?? Default;

    /// <summary>Calls a delegate; the typed methods of compiled modules that it calls on this OS thread run in this interpreter.</summary>
    /// <returns>What the delegate returns.</returns>
    public T Use<T>(Func<T> action)
    {
        var former = used;
        used = this;
        try
        {
            return action();
        }
        finally
        {
            used = former;
        }
    }

    /// <inheritdoc cref="Use{T}"/>
    public void Use(Action action) => Use(() =>
    {
        action();
        return true;
    });

    /// <summary>Calls a function of a module, which is imported if it has not been yet.</summary>
    /// <param name="module">The dotted name, as in an import.</param>
    /// <param name="function">The name of anything callable in it.</param>
    /// <param name="arguments">Converted as docs/csharp.md says.</param>
    /// <param name="cancellation">Raises TaskletExit in the call, wherever it waits.</param>
    /// <returns>The result, as the natural .NET value.</returns>
    /// <exception cref="PythonException">It raised, or the module could not be imported.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The interpreter is disposed.</exception>
    public object? Call(string module, string function, IReadOnlyList<object?>? arguments = null, CancellationToken cancellation = default)
    {
        using var visit = new Visit(this, cancellation, function);
        var found = Import(visit, module);
        return FromPython.Natural(this, visit.Call(Function(found, function), [.. (arguments ?? []).Select(a => ToPython.Of(this, a))], []));
    }

    /// <summary>Runs program text in a module's namespace.</summary>
    /// <param name="text">Statements.</param>
    /// <param name="module">The module; made empty if it is not there.</param>
    /// <exception cref="PythonException">The text is no Python, or raised.</exception>
    public void Execute(string text, string module = "__main__", CancellationToken cancellation = default)
    {
        using var visit = new Visit(this, cancellation);
        visit.Call(Builtin("exec").Object, [Value.Str(text), new Value(ModuleFor(module).Dictionary)], []);
    }

    /// <summary>
    /// Gives the process's meters and activities (System.Diagnostics.Metrics and ActivitySource, both named "Stackless") what its tasklets do, and calls from C#, from here on. A switch
    /// costs more then. Done once, whoever asks again.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The interpreter is disposed.</exception>
    public void PublishTelemetry()
    {
        using var visit = new Visit(this, default);
        if (!isTelemetryPublished)
        {
            isTelemetryPublished = true;
            Observe().Add(new Telemetry(Observe()));
        }
    }

    bool isTelemetryPublished;

    static PyObject Function(PyModule module, string name) =>
        module.Dictionary.TryGet(PyStr.Intern(name), out var callee) ? callee.Object : throw new MissingMethodException(module.Name, name);

    internal Value CallBuiltin(string function, params Value[] arguments)
    {
        using var visit = new Visit(this, default);
        return visit.Call(Builtin(function).Object, arguments, []);
    }

    /// <summary>Runs a frame as the main tasklet of a thread of its own. Null with the thread state's exception pending if it raised.</summary>
    internal Value Run(Frame frame)
    {
        var thread = Enter(default, out var outer);
        try
        {
            return thread.RunMain(frame);
        }
        finally
        {
            Exit(thread, outer);
        }
    }

    // ---- the end -----------------------------------------------------------------------------------------------------------

    /// <summary>
    /// Ends the interpreter: calls that are inside get TaskletExit, and when the last one has left, functions of atexit run and the streams are
    /// flushed. Calls that come later get ObjectDisposedException. Waits for calls that do not let themselves be ended.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called from inside of a call into this interpreter.</exception>
    public void Dispose()
    {
        if (IsDisposed)
        {
            return;
        }
        if (Visitors.IsHolderHere)
        {
            throw new InvalidOperationException($"{Name} cannot be disposed by code that it runs");
        }
        StopPump();
        // The last call of all; no other can come in behind it.
        Scheduler thread;
        Scheduler? outer;
        try
        {
            thread = Enter(default, out outer);
        }
        catch (ObjectDisposedException)
        {
            // Another thread's Dispose came first.
            return;
        }
        Visitors.Refuse();
        EndCalls(thread);
        try
        {
            if (thread.RunMain(new CallFrame(new Value(Prelude.Function(PreludeNames.EndProgram)), [], [])).IsNull)
            {
                Thread.TakeException();
            }
        }
        finally
        {
            FlushStreams();
            EndObservation();
            signals?.ReleaseAll();
            Exit(thread, outer);
        }
    }

    // Everybody who is inside is thrown TaskletExit, and has left when this returns.
    void EndCalls(Scheduler own)
    {
        foreach (var thread in Thread.Threads.All)
        {
            if (thread.Owner is not null && thread != own)
            {
                thread.Post(thread.Main, PyBaseException.Create(BuiltinTypes.TaskletExit, []), null);
            }
        }
        own.IsHeld = true;
        while (Visitors.HasArrivals || Thread.Threads.Visited(own) is not null)
        {
            HandToOthers(own);
        }
        own.IsHeld = false;
    }

    /// <summary>What Python printed reaches the streams.</summary>
    internal void FlushStreams()
    {
        StandardOutput.TryFlush();
        StandardErrors.TryFlush();
    }
}
