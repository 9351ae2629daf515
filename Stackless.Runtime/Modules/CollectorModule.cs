// _collector: .NET's garbage collector for the library's gc, and what a collection has made due: callbacks of weak references, finalizers.
// https://docs.python.org/3/library/gc.html
namespace Stackless.Runtime;

[PyModule("_collector")]
static unsafe partial class CollectorModule
{
    // Code on the .NET stack may hold what it no longer needs; once the stack is on the heap, each frame has just the variables it will use.
    [PyFunction("collect")]
    internal static Value Collect(ThreadState ts, int generation) => ts.Then(ts.Spill(), StackSpilled, Value.Int(generation));

    static readonly Continuation StackSpilled = new("collector.collect", &CollectNow);

    static Value CollectNow(ThreadState ts, Value result, Value generation, Value b, Value c)
    {
        if (generation.Bits == 2)
        {
            PyType.ForgetEntries();
        }
        GC.Collect((int)generation.Bits, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        return ts.Then(WeakReferences.CallDue(ts), CallbacksCalled);
    }

    static readonly Continuation CallbacksCalled = new("collector.callbacks", &CallFinalizers);

    static Value CallFinalizers(ThreadState ts, Value result, Value a, Value b, Value c) => ts.Interpreter.Finalization.CallDue(ts);

    /// <summary>The program ends: every <c>__del__</c> that has not been called.</summary>
    [PyFunction("finalize_all")]
    internal static Value FinalizeAll(ThreadState ts) => ts.Interpreter.Finalization.CallAll(ts);
}
