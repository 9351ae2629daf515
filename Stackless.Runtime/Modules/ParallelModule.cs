// _parallel: interpreters beside this one, for the library's stackless.parallel and _interpreters.
using System.Collections.Concurrent;

namespace Stackless.Runtime;

[PyModule("_parallel")]
static partial class ParallelModule
{
    [PyFunction("is_shareable")]
    internal static bool IsShareable(Value value) => SharedChannel.IsShareable(value);

    [PyFunction("channel_by_number")]
    internal static Value ChannelByNumber(ThreadState ts, long process, long number) => SharedChannel.ByNumber(ts, process, number);

    [PyFunction("processors")]
    internal static long Processors() => Environment.ProcessorCount;

    /// <summary>How many tasklets of the running thread could run now, the running one included.</summary>
    [PyFunction("runnable")]
    internal static long Runnable(ThreadState ts) => ts.Scheduler.Queue.Count;

    /// <summary>
    /// Makes an interpreter like this one, with an OS thread of its own that runs a statement in it and ends it; what `inbox` gives in it is `channel`. `ended`
    /// is closed at the end, after the text of an error was sent, if there was one.
    /// </summary>
    [PyFunction("start")]
    internal static Value Start(ThreadState ts, PyStr name, PyStr statement, Value inbox, SharedChannel ended)
    {
        if (ts.Interpreter.Recording is { } recording)
        {
            return recording.Refuse(ts, "start an interpreter beside its own");
        }
        if (!SharedChannel.IsShareable(inbox))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a {inbox.Type.Name} cannot be in two interpreters");
        }
        var made = ts.Interpreter.MakeLike(name.Text);
        Begin(made, statement.Text, inbox, ended);
        return Value.Int(made.Number - made.Root);
    }

    // One that dies after it has begun to serve is replaced: what it has died of may be its job's fault, and others wait for it.
    static void Begin(Interpreter made, string statement, Value inbox, SharedChannel ended)
    {
        made.Inbox = inbox;
        made.RunOnOwnThread(statement, error =>
        {
            if (error is not null)
            {
                ended.Put(Value.Str(error));
                if (made.Serves)
                {
                    Begin(made.MakeLike(made.Name), statement, inbox, ended);
                    return;
                }
            }
            ended.Close();
        });
    }

    /// <summary>From here on this interpreter is replaced by another one when it dies.</summary>
    [PyFunction("serve")]
    internal static void Serve(ThreadState ts) => ts.Interpreter.Serves = true;

    /// <summary>What the one who made this interpreter has given it.</summary>
    [PyFunction("inbox")]
    internal static Value Inbox(ThreadState ts) => ts.Interpreter.Inbox;

    /// <summary>The number of the running interpreter, from that of the program's own one, which is 0.</summary>
    [PyFunction("number")]
    internal static long Number(ThreadState ts) => ts.Interpreter.Number - ts.Interpreter.Root;

    // ---- what all interpreters of a program know by number -------------------------------------------------------------------------

    sealed class Entry(Value value)
    {
        public readonly Value Value = value;
        public long Count;
    }

    static readonly ConcurrentDictionary<(int Root, string Kind, long Number), Entry> registry = new();

    /// <summary>False if there is one of that number.</summary>
    [PyFunction("register")]
    internal static Value Register(ThreadState ts, PyStr kind, long number, Value value) => SharedChannel.IsShareable(value)
        ? Value.Bool(registry.TryAdd((ts.Interpreter.Root, kind.Text, number), new Entry(value)))
        : ts.Raise(BuiltinTypes.TypeError, $"a {value.Type.Name} cannot be in several interpreters");

    /// <summary>What is registered under a number; None if nothing is.</summary>
    [PyFunction("find")]
    internal static Value Find(ThreadState ts, PyStr kind, long number) => registry.TryGetValue((ts.Interpreter.Root, kind.Text, number), out var entry) ? entry.Value : Value.None;

    [PyFunction("unregister")]
    internal static bool Unregister(ThreadState ts, PyStr kind, long number) => registry.TryRemove((ts.Interpreter.Root, kind.Text, number), out _);

    /// <summary>All numbers of a kind, in their order.</summary>
    [PyFunction("registered")]
    internal static Value Registered(ThreadState ts, PyStr kind) => new(new PyList([.. registry.Keys.Where(key => key.Root == ts.Interpreter.Root && key.Kind == kind.Text).Select(key => key.Number).Order().Select(Value.Int)]));

    /// <summary>Adds to the count of what is registered, and gives it; -1 if nothing is.</summary>
    [PyFunction("count")]
    internal static long Count(ThreadState ts, PyStr kind, long number, long change) => registry.TryGetValue((ts.Interpreter.Root, kind.Text, number), out var entry) ? Interlocked.Add(ref entry.Count, change) : -1;

    /// <summary>
    /// The body of the program's main module, to be run in a module of this interpreter that is found as __main__ and under the name that it has; None if the program has none.
    /// </summary>
    [PyFunction("main_body")]
    internal static Value MainBody(ThreadState ts, PyStr name)
    {
        if (ts.Interpreter.Program is not { } program)
        {
            return Value.None;
        }
        var main = Importer.New(ts.Interpreter, name.Text, null, ts.Interpreter.ProgramFile);
        ts.Interpreter.Modules.Set("__main__", new Value(main));
        ts.Interpreter.Modules.Set(name.Text, new Value(main));
        return new Value(program.Bind(main.Dictionary));
    }
}
