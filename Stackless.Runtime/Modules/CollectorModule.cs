// _collector: .NET's garbage collector for the library's gc, and the callbacks of weak references that a collection has made due.
// https://docs.python.org/3/library/gc.html
namespace Stackless.Runtime;

[PyModule("_collector")]
internal static partial class CollectorModule
{
    [PyFunction("collect")]
    internal static Value Collect(ThreadState ts, int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        return WeakReferenceModule.CallDue(ts);
    }
}
