// _parallel: interpreters beside this one, for the library's stackless.parallel and _interpreters.
using Stackless.Hosting;

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
        if (!SharedChannel.IsShareable(inbox))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a {inbox.Type.Name} cannot be in two interpreters");
        }
        var made = ts.Interpreter.MakeLike(name.Text);
        made.Inbox = inbox;
        new Thread(() => Run(made, statement.Text, ended)) { IsBackground = true, Name = name.Text }.Start();
        return Value.Int(made.Number);
    }

    static void Run(Interpreter made, string statement, SharedChannel ended)
    {
        // Nobody else is there to catch it: it goes to who waits for the end.
        try
        {
            using (made)
            {
                made.Execute(statement, "_parallel_main");
            }
        }
        catch (Exception error)
        {
            ended.Put(Value.Str(error is PythonException python ? python.PythonTraceback : error.ToString()));
        }
        finally
        {
            ended.Close();
        }
    }

    /// <summary>What the one who made this interpreter has given it.</summary>
    [PyFunction("inbox")]
    internal static Value Inbox(ThreadState ts) => ts.Interpreter.Inbox;

    /// <summary>The number of the running interpreter.</summary>
    [PyFunction("number")]
    internal static long Number(ThreadState ts) => ts.Interpreter.Number;

    /// <summary>
    /// The body of the program's main module, to be run in a module of this interpreter that is called __main__ but whose __name__ is __mp_main__; None if the program has none.
    /// </summary>
    [PyFunction("main_body")]
    internal static Value MainBody(ThreadState ts)
    {
        if (ts.Interpreter.Program is not { } program)
        {
            return Value.None;
        }
        var main = Importer.New(ts.Interpreter, "__mp_main__", null, ts.Interpreter.ProgramFile);
        ts.Interpreter.Modules.Set("__main__", new Value(main));
        ts.Interpreter.Modules.Set("__mp_main__", new Value(main));
        return new Value(program.Bind(main.Dictionary));
    }
}
