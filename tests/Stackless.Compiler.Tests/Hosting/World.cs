// An interpreter for one test: its output is caught, the standard library is the launcher's.

using Stackless.Golden.Tests;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Tests.Hosting;
static class World
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Interpreter New(string text = "", MemoryStream? output = null, bool raisesDeadlocks = false)
    {
        Host.Current = ProgramRunner.Plain;
        var interpreter = new Interpreter(new InterpreterOptions
        {
            Output = output ?? new MemoryStream(),
            Errors = new MemoryStream(),
            SearchPath = [ProgramRunner.Library],
            RaisesDeadlocks = raisesDeadlocks,
        });
        interpreter.Execute(text);
        return interpreter;
    }

    public static object? Call(this Interpreter interpreter, string function, params object?[] arguments) => interpreter.Call("__main__", function, arguments);

    /// <summary>Runs something on an OS thread of its own; Join says what came of it.</summary>
    public static Task<T> OnThread<T>(Func<T> action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public static T Join<T>(this Task<T> task) => task.WaitAsync(Patience).GetAwaiter().GetResult();

    /// <summary>C# code as a Python callable.</summary>
    public sealed class Native(Func<ThreadState, Value> body) : PyObject(ShapeIds.Object)
    {
        public override Value Call0(ThreadState ts) => body(ts);

        public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) => body(ts);
    }
}
