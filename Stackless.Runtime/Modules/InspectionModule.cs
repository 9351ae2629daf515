// _inspection: who looks at the tasklets of the running program from inside of it, for the library's stackless.inspection.
namespace Stackless.Runtime;

[PyModule("_inspection")]
static unsafe partial class InspectionModule
{
    /// <summary>All tasklets that are alive.</summary>
    [PyFunction("tasklets")]
    internal static Value Tasklets(ThreadState ts) => ts.Then(ts.Spill(), ListReady);

    static readonly Continuation ListReady = new("inspection.list", &MakeList);

    static Value MakeList(ThreadState ts, Value spilled, Value a, Value b, Value c) =>
        new(new PyList([.. new TaskletReport(ts, ts.Behind).Tasklets.Select(static t => new Value(t))]));

    /// <summary>All tasklets with their stacks, and who waits for whom, in words.</summary>
    [PyFunction("report")]
    internal static Value Report(ThreadState ts) => ts.Then(ts.Spill(), ReportReady);

    static readonly Continuation ReportReady = new("inspection.report", &MakeReport);

    static Value MakeReport(ThreadState ts, Value spilled, Value a, Value b, Value c) => Value.Str(new TaskletReport(ts, ts.Behind).Dump());

    /// <summary>Begins to look at all tasklets.</summary>
    [PyFunction("observe")]
    internal static void Observe(ThreadState ts) => ts.Interpreter.Observe().KeepsLost = true;

    /// <summary>Ends that.</summary>
    [PyFunction("end")]
    internal static void End(ThreadState ts) => ts.Interpreter.EndObservation();

    /// <summary>Those that began something and will not end it, in words; or None.</summary>
    [PyFunction("leaks")]
    internal static Value Leaks(ThreadState ts) => ts.Interpreter.Observation?.Leaks() is { } text ? Value.Str(text) : Value.None;

    /// <summary>(number, where it was made, by whom, switches, seconds run, seconds waited), or None if nobody looks.</summary>
    [PyFunction("record_of")]
    internal static Value RecordOf(ThreadState ts, Tasklet tasklet)
    {
        if (ts.Interpreter.Observation is not { } observation)
        {
            return Value.None;
        }
        var record = tasklet.Record ?? observation.RecordOf(tasklet);
        return new Value(PyTuple.Of(
            Value.Int(record.Number), OrNone(record.MadeAt), OrNone(record.MadeBy), Value.Int(record.Switches), Seconds(record.RunTime), Seconds(record.WaitTime)));
    }

    /// <summary>What a step of an asynchronous generator consists of: (generator, argument, 0 before, 1 while, 2 after it is awaited).</summary>
    [PyFunction("step_of")]
    internal static Value StepOf(ThreadState ts, Value step) => step.Object is PyAsyncGeneratorStep s
        ? new Value(PyTuple.Of(new Value(s.Generator), s.Argument, Value.Int((int)s.At)))
        : ts.Raise(BuiltinTypes.TypeError, $"a step of an asynchronous generator is required, not '{step.Type.MessageName}'");

    // ---- code --------------------------------------------------------------------------------------------------------------

    /// <summary>Compiles a source file as that module, and runs nothing of it: its code is found by name afterwards.</summary>
    [PyFunction("compile_file")]
    internal static Value CompileFile(ThreadState ts, PyStr file, PyStr module) => Host.Current.CompileFile(ts, file.Text, module.Text) is null ? default : Value.None;

    /// <summary>The number that pickles keep of a code object: another one if anything in the function has changed.</summary>
    [PyFunction("version_of")]
    internal static Value VersionOf(Code code) => Value.Int((System.Numerics.BigInteger)code.Hash);

    /// <summary>The code of all functions of a name that was compiled or loaded in this process, the latest last.</summary>
    [PyFunction("codes_of")]
    internal static Value CodesOf(PyStr module, PyStr qualifiedName) =>
        new(new PyList([.. CodeRegistry.Find(module.Text, qualifiedName.Text).Select(static code => new Value(code))]));

    /// <summary>The qualified names of a module's functions that were compiled or loaded in this process.</summary>
    [PyFunction("names_of_codes")]
    internal static Value NamesOfCodes(PyStr module) => new(new PyList([.. CodeRegistry.NamesIn(module.Text).Select(Value.Str)]));

    /// <summary>Frames of the old code go on in the new one: at its point for theirs, and with variables of other names.</summary>
    [PyFunction("migrate")]
    internal static Value Migrate(ThreadState ts, Code old, Code now, PyDict points, PyDict renames)
    {
        var pointOf = new Dictionary<int, int>();
        foreach (var (from, to) in points.Pairs())
        {
            if (!from.IsInt || !to.IsInt || to.Bits < 1 || to.Bits >= now.Sites.Count)
            {
                return ts.Raise(BuiltinTypes.ValueError, "points must be numbers of points of the two codes");
            }
            pointOf[(int)from.Bits] = (int)to.Bits;
        }
        var nameOf = new Dictionary<string, string>();
        foreach (var (from, to) in renames.Pairs())
        {
            if (from.Object is not PyStr former || to.Object is not PyStr name)
            {
                return ts.Raise(BuiltinTypes.TypeError, "names of variables must be strings");
            }
            nameOf[former.Text] = name.Text;
        }
        ts.Interpreter.Migration.Add(old, new CodeMigration.Target(now, pointOf, nameOf));
        return Value.None;
    }

    /// <summary>Frames whose old code was compiled in this process go on in it.</summary>
    [PyFunction("run_old")]
    internal static void RunOld(ThreadState ts) => ts.Interpreter.Migration.RunsOld = true;

    [PyFunction("forget_migrations")]
    internal static void ForgetMigrations(ThreadState ts) => ts.Interpreter.Migration.Clear();

    static Value OrNone(string? text) => text is null ? Value.None : Value.Str(text);

    static Value Seconds(long ticks) => Value.Float((double)ticks / System.Diagnostics.Stopwatch.Frequency);
}
