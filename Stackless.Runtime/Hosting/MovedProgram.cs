// The stress test of pickling across processes: a running program as bytes, and back in a process that has run nothing of it. There its
// modules are compiled and bound but not run; what their bodies had done so far comes out of the pickle: the classes and functions they
// defined by value, all other globals, the tasklets with their frames, the run queue, the callers of run().
// Modules of the library are imported anew, so what a program has changed in them stays behind, but for what it has registered with them
// and the plain variables of those in the middle of something.
// What cannot be pickled (files, sockets, weak references, code of exec) keeps the program where it is. No code of the program's own runs on
// either side.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

sealed partial class MovedProgram
{
    static readonly PyStr FileKey = PyStr.Intern("__file__");
    static readonly string[] SetByImport = ["__name__", "__file__", "__builtins__", "__package__", "__path__", "__loader__", "__spec__", "__cached__"];

    MovedProgram(Interpreter interpreter, IEnumerable<string> modules)
    {
        finalization = interpreter.Finalization;
        own.UnionWith(modules);
        everywhere = [interpreter.StandardOutput, interpreter.StandardErrors, interpreter.Modules, interpreter.Path, interpreter.Arguments];
    }

    // (registry, a copy of what it holds) for each that is loaded. Their keys are names.
    Value Registered() => new(PyTuple.Of([.. inLibrary.Keys.Where(o => o is PyDict or PyList)
        .Select(o => new Value(PyTuple.Of(new Value(o), o is PyDict dict ? new Value(dict.Copy()) : new Value(new PyList(((PyList)o).ToArray())))))]));

    // A list that the module has made there as well may be referred to from elsewhere: it stays.
    static void SetVariables(PyDict globals, PyDict plain)
    {
        foreach (var (key, value) in plain.Pairs())
        {
            if (!(value.Object is PyList && globals.GetOrNull((PyStr)key.Object).Object is PyList))
            {
                globals.Set((PyStr)key.Object, value);
            }
        }
    }

    static void Register(Value registered)
    {
        foreach (var pair in ((PyTuple)registered.Object).Items)
        {
            var (registry, content) = (((PyTuple)pair.Object).Items[0].Object, ((PyTuple)pair.Object).Items[1].Object);
            if (registry is PyDict dict)
            {
                foreach (var (key, value) in ((PyDict)content).Pairs())
                {
                    dict.Set((PyStr)key.Object, value);
                }
            }
            else
            {
                var list = (PyList)registry;
                list.Clear();
                foreach (var item in ((PyList)content).Span)
                {
                    list.Append(item);
                }
            }
        }
    }

    // ---- leaving ---------------------------------------------------------------------------------------------------------------

    /// <summary>The program as it is at a suspension, or why it stays.</summary>
    /// <param name="top">Its innermost frame.</param>
    public static (byte[]? Program, string Reason) Write(ThreadState ts, Frame top)
    {
        if (!ts.Scheduler.IsAlone(out var reason))
        {
            return (null, reason);
        }
        // What nobody refers to does not come along, so it must have been told before.
        ts.Interpreter.RecentlyReferred.Clear();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        if (ts.Interpreter.Finalization.HasDue || WeakReferences.HasDueCallbacks(ts.Interpreter))
        {
            return (null, "something has died and not been told");
        }
        var modules = OwnModules(ts.Interpreter);
        var moved = new MovedProgram(ts.Interpreter, modules.Select(m => m.Name))
        {
            Current = ts.Scheduler.Current,
            Top = top,
            Transfer = ts.SpillException is { } raised ? new Value(new Bomb(raised)) : ts.SpillResult,
            Handled = ts.Handled,
        };
        moved.FindInLibrary(ts.Interpreter);
        if (moved.takenLock is { } taken)
        {
            return (null, $"the lock {taken} is taken");
        }
        var world = new Value(PyTuple.Of(
            Globals(modules), ts.Scheduler.Describe(), Value.Int(ts.RecursionLimit), OrNone(ts.StopValue), ts.Interpreter.Sys.Dictionary.GetOrNull(StdoutKey),
            ts.Interpreter.Sys.Dictionary.GetOrNull(StderrKey), moved.Registered(), new Value(moved.inProgress), Submodules(ts.Interpreter, moved), Value.Bool(ts.Interpreter.WaitsWithThread)));
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
        WriteEnvironment(writer);
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

    // The process's variables, which the program may have set: before anything is imported that reads them.
    static void WriteEnvironment(BinaryWriter writer)
    {
        var variables = Environment.GetEnvironmentVariables();
        writer.Write(variables.Count);
        foreach (System.Collections.DictionaryEntry variable in variables)
        {
            writer.Write((string)variable.Key);
            writer.Write((string?)variable.Value ?? "");
        }
    }

    static void ReadEnvironment(BinaryReader reader)
    {
        var gone = Environment.GetEnvironmentVariables().Keys.Cast<string>().ToHashSet();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            string name = reader.ReadString(), value = reader.ReadString();
            gone.Remove(name);
            Environment.SetEnvironmentVariable(name, value);
        }
        foreach (var name in gone)
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    static readonly PyStr StdoutKey = PyStr.Intern("stdout"), StderrKey = PyStr.Intern("stderr"), PathKey = PyStr.Intern("__path__");

    // Those of the library's packages, which a program finds as attributes of the package: written so that they are imported there.
    static Value Submodules(Interpreter interpreter, MovedProgram moved) => new(PyTuple.Of([.. interpreter.Modules.Pairs()
        .Where(pair => pair.Key.Object is PyStr name && name.Text.Contains('.') && !moved.IsOwn(name.Text)
            && pair.Value.Object is PyModule module && module.Name == name.Text && module.Dictionary.GetOrNull(SpecKey) is { IsNull: false, IsNone: false })
        .Select(pair => pair.Value)]));

    static Value OrNone(Value value) => value.IsNull ? Value.None : value;

    // Those with a file in the folder of the program.
    static List<(string Name, string File, bool IsPackage, PyDict Dictionary)> OwnModules(Interpreter interpreter)
    {
        var folder = interpreter.Path.Count > 0 && interpreter.Path[0].Object is PyStr first ? Path.GetFullPath(first.Text) : "";
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
    public static Value Run(Scheduler thread, byte[] program) => Read(thread, program) is { } state ? thread.RunMoved(state) : default;

    // A method of its own, so that nothing of the pickle is held while the program runs: what dies there must be seen to die.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Value[]? Read(Scheduler thread, byte[] program)
    {
        var ts = thread.Thread;
        using var stream = new MemoryStream(program);
        using var reader = new BinaryReader(stream);
        ReadEnvironment(reader);
        var names = new List<string>();
        var dictionaries = new List<PyDict>();
        for (var left = reader.ReadInt32(); left > 0; left--)
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
        for (var i = 0; i < globals.Length; i++)
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
        Register(parts[6]);
        foreach (var item in ((PyList)parts[7].Object).Span)
        {
            var pair = ((PyTuple)item.Object).Items;
            SetVariables((PyDict)pair[0].Object, (PyDict)pair[1].Object);
        }
        ts.Interpreter.WaitsWithThread = parts[9].IsTrue;
        return ((PyTuple)parts[1].Object).Items;
    }
}
