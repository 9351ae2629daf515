// One world of Python: its modules and sys, its import state, its threads and tasklets, its classes, its prelude. All that a program can change
// belongs to an interpreter; what is shared by the process never changes (code, the tables of built-in types, Unicode), or is a cache that
// holds nothing back, or is the process's own (signals of the system). Rooms declare their parts: Interpreter.<Room>.cs in Importing, Modules, Objects, Pickling and Tasks.
// Any number of interpreters live side by side and run in parallel; inside of one, threads take turns (Interpreter.Turns.cs).
// Invariant: an object that can change belongs to one interpreter, and no other one's code sees it.
namespace Stackless.Hosting;

/// <summary>A world of Python, isolated from all others in the process.</summary>
public sealed partial class Interpreter
{
    static int lastNumber;

    /// <param name="options">Null for the defaults: the process's streams, no arguments, an empty search path.</param>
    public Interpreter(InterpreterOptions? options = null)
    {
        options ??= new InterpreterOptions();
        Number = Interlocked.Increment(ref lastNumber);
        Name = options.Name ?? $"interpreter {Number}";
        Visitors = new Visitors(Name, ChooseInside);
        launch = options.Launch;
        HandlesSignals = options.HandlesSignals;
        RaisesDeadlocks = options.RaisesDeadlocks;
        OwnVariables = options.Environment is null ? null : new Dictionary<string, string>(options.Environment);
        Thread = new ThreadState(this);
        WhenClosing = Thread.WakeUp.Descriptors.Closing;
        Prelude = new PreludeFunctions(this);
        Modules.Set("builtins", new Value(BuiltinModules.Create(this, "builtins")!));
        Sys = BuiltinModules.Create(this, "sys")!;
        Modules.Set("sys", new Value(Sys));
        SetStreams(options);
        SysModule.Apply(this, options.Launch);
        foreach (var argument in options.Arguments)
        {
            Arguments.Append(Value.Str(argument));
        }
        foreach (var folder in options.SearchPath)
        {
            Path.Append(Value.Str(folder));
        }
    }

    /// <summary>Counts interpreters of the process from 1.</summary>
    public int Number { get; }

    /// <summary>What errors call it.</summary>
    public string Name { get; }

    /// <summary>The functions of the runtime's Python half.</summary>
    internal PreludeFunctions Prelude { get; }

    public override string ToString() => Name;
}
