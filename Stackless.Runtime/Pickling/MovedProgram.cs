// The stress test of pickling across processes: a running program as bytes, and back in a process that has run nothing of it. There its
// modules are compiled and bound but not run; what their bodies had done so far comes out of the pickle: the classes and functions they
// defined by value, all other globals, the tasklets with their frames, the run queue, the callers of run().
// Modules of the library are imported anew, so what a program has changed in them stays behind. What cannot be pickled (files, sockets,
// weak references, code of exec) keeps the program where it is. No code of the program's own runs on either side.
namespace Stackless.Runtime;

/// <summary>The program goes on elsewhere: unwinds the run that it leaves.</summary>
internal sealed class ProgramMovedException(byte[] program) : Exception("the program has been moved")
{
    public byte[] Program { get; } = program;
}

/// <summary>What pickler and unpickler are told about a program that moves.</summary>
internal sealed class MovedProgram
{
    static readonly PyStr FileKey = PyStr.Intern("__file__");
    static readonly string[] SetByImport = ["__name__", "__file__", "__builtins__", "__package__", "__path__", "__loader__", "__spec__"];

    readonly HashSet<string> own = [];

    MovedProgram(Interpreter interpreter, IEnumerable<string> modules)
    {
        own.UnionWith(modules);
        everywhere = Fixed(interpreter);
    }

    /// <summary>The tasklet that runs: its innermost frame and what it is about to get.</summary>
    public Tasklet? Current { get; private init; }
    public Frame? Top { get; private init; }
    public Value Transfer { get; private init; }
    public PyBaseException? Handled { get; private init; }

    /// <summary>One of the program's own modules, which nothing is imported from.</summary>
    public bool IsOwn(string module) => own.Contains(module);

    // What every process has, by number.
    static PyObject[] Fixed(Interpreter interpreter) =>
        [interpreter.StandardOutput, interpreter.StandardErrors, interpreter.Modules, interpreter.Path, interpreter.Arguments];

    readonly PyObject[] everywhere;

    public int NumberOf(PyObject o) => Array.FindIndex(everywhere, known => ReferenceEquals(known, o));

    public Value ByNumber(long number) => number >= 0 && number < everywhere.Length ? new Value(everywhere[number]) : throw new PickleFormatException("the pickle refers to nothing");

    // ---- leaving ---------------------------------------------------------------------------------------------------------------

    /// <summary>The program as it is at a suspension, or why it stays.</summary>
    /// <param name="top">Its innermost frame.</param>
    public static (byte[]? Program, string Reason) Write(ThreadState ts, Frame top)
    {
        if (!ts.Scheduler.IsAlone(out string reason))
        {
            return (null, reason);
        }
        var modules = OwnModules(ts.Interpreter);
        var moved = new MovedProgram(ts.Interpreter, modules.Select(m => m.Name))
        {
            Current = ts.Scheduler.Current,
            Top = top,
            Transfer = ts.SpillException is { } raised ? new Value(new Bomb(raised)) : ts.SpillResult,
            Handled = ts.Handled,
        };
        var world = new Value(PyTuple.Of(
            Globals(modules), ts.Scheduler.Describe(), Value.Int(ts.RecursionLimit), OrNone(ts.StopValue), ts.Interpreter.Sys.Dictionary.GetOrNull(StdoutKey),
            ts.Interpreter.Sys.Dictionary.GetOrNull(StderrKey)));
        // On a thread state of its own: what reducers of the library do must not mix with what is suspended here.
        var scratch = new ThreadState(ts.Interpreter);
        var bytes = scratch.Scheduler.RunMain(new PicklerFrame(new PickleWriter(PickleModule.HighestProtocol), new PickleOptions { Moved = moved }, world, default));
        if (bytes.IsNull)
        {
            var error = scratch.TakeException();
            return (null, string.Join(", ", error.Args.Items.Select(a => a.ToString())));
        }
        using var program = new MemoryStream();
        using var writer = new BinaryWriter(program);
        writer.Write(modules.Count);
        foreach (var (name, file, isPackage, _) in modules)
        {
            writer.Write(name);
            writer.Write(file);
            writer.Write(isPackage);
        }
        writer.Write(((PyBytes)bytes.Object).Span);
        return (program.ToArray(), "");
    }

    static readonly PyStr StdoutKey = PyStr.Intern("stdout"), StderrKey = PyStr.Intern("stderr"), PathKey = PyStr.Intern("__path__");

    static Value OrNone(Value value) => value.IsNull ? Value.None : value;

    // Those with a file in the folder of the program.
    static List<(string Name, string File, bool IsPackage, PyDict Dictionary)> OwnModules(Interpreter interpreter)
    {
        string folder = interpreter.Path.Count > 0 && interpreter.Path[0].Object is PyStr first ? Path.GetFullPath(first.Text) : "";
        var found = new List<(string, string, bool, PyDict)>();
        foreach (var (key, value) in interpreter.Modules.Pairs())
        {
            if (key.Object is PyStr name && value.Object is PyModule { Dictionary: var dictionary } && dictionary.GetOrNull(FileKey).Object is PyStr file
                && (name.Text == "__main__" || Path.GetFullPath(file.Text).StartsWith(folder, StringComparison.Ordinal)))
            {
                found.Add((name.Text, Path.GetFullPath(file.Text), dictionary.ContainsKey(PathKey), dictionary));
            }
        }
        return found;
    }

    static Value Globals(List<(string Name, string File, bool IsPackage, PyDict Dictionary)> modules)
    {
        var all = new List<Value>();
        foreach (var (_, _, _, dictionary) in modules)
        {
            var globals = new PyDict();
            foreach (var (key, value) in dictionary.Pairs())
            {
                if (key.Object is PyStr name && !SetByImport.Contains(name.Text))
                {
                    globals.Set(name, value);
                }
            }
            all.Add(new Value(globals));
        }
        return new Value(PyTuple.Of([.. all]));
    }

    // ---- arriving --------------------------------------------------------------------------------------------------------------

    /// <summary>Goes on with a program from another process, to its end. Null with an exception pending if it cannot be read.</summary>
    public static Value Run(Scheduler thread, byte[] program)
    {
        var ts = thread.Thread;
        using var stream = new MemoryStream(program);
        using var reader = new BinaryReader(stream);
        var names = new List<string>();
        var dictionaries = new List<PyDict>();
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            string name = reader.ReadString(), file = reader.ReadString();
            var module = Importer.New(ts.Interpreter, name, reader.ReadBoolean() ? Path.GetDirectoryName(file) : null, file);
            ts.Interpreter.Modules.Set(name, new Value(module));
            var compiled = Host.Current.CompileFile(ts, file, name);
            ts.TakeSyntaxWarnings();
            if (compiled is null)
            {
                return default;
            }
            compiled.Bind(module.Dictionary);
            names.Add(name);
            dictionaries.Add(module.Dictionary);
        }
        var moved = new MovedProgram(ts.Interpreter, names);
        var input = new PickleInput(program[(int)stream.Position..]);
        var world = thread.RunMain(new UnpicklerFrame(input, new UnpickleOptions { Kept = moved.ByNumber, Moved = moved }, []));
        if (world.IsNull)
        {
            return default;
        }
        var parts = ((PyTuple)world.Object).Items;
        var globals = ((PyTuple)parts[0].Object).Items;
        for (int i = 0; i < globals.Length; i++)
        {
            foreach (var (key, value) in ((PyDict)globals[i].Object).Pairs())
            {
                dictionaries[i].Set((PyStr)key.Object, value);
            }
        }
        ts.RecursionLimit = (int)parts[2].Bits;
        ts.StopValue = parts[3];
        ts.Interpreter.Sys.Dictionary.Set(StdoutKey, parts[4]);
        ts.Interpreter.Sys.Dictionary.Set(StderrKey, parts[5]);
        return thread.RunMoved(((PyTuple)parts[1].Object).Items);
    }
}
