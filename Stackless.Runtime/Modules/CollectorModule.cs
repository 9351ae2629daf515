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
        ts.LetGoOfDead();
        ts.Interpreter.Finalization.LetGo();
        GC.Collect((int)generation.Bits, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        return ts.Then(WeakReferences.CallDue(ts), CallbacksCalled);
    }

    static readonly Continuation CallbacksCalled = new("collector.callbacks", &CallFinalizers);

    static Value CallFinalizers(ThreadState ts, Value result, Value a, Value b, Value c) => ts.Interpreter.Finalization.CallDue(ts);

    // All that modules and tasklets reach. What only native code knows is not among it.
    static IEnumerable<PyObject> Reachable(ThreadState ts)
    {
        var walk = new HeapWalk();
        walk.Add(ts.Interpreter.Modules);
        walk.Add(ts.Interpreter.Builtins);
        foreach (var root in ts.Threads.All.SelectMany(thread => thread.Roots()))
        {
            walk.Add(root);
        }
        for (var frame = ts.Behind; frame is not null; frame = frame.Back)
        {
            walk.Add(frame);
        }
        walk.Walk();
        return walk.Found.OfType<PyObject>();
    }

    static PyList ListOf(IEnumerable<PyObject> objects) => new([.. objects.Select(o => new Value(o))]);

    [PyFunction("objects")]
    internal static Value Objects(ThreadState ts) => ts.Then(ts.Spill(), SpilledForObjects);

    static readonly Continuation SpilledForObjects = new("collector.objects", &FindObjects);

    static Value FindObjects(ThreadState ts, Value result, Value a, Value b, Value c) => new(ListOf(Reachable(ts)));

    /// <summary>Those that refer to one of the objects of a tuple.</summary>
    [PyFunction("referrers")]
    internal static Value Referrers(ThreadState ts, PyTuple objects) => ts.Then(ts.Spill(), SpilledForReferrers, new Value(objects));

    static readonly Continuation SpilledForReferrers = new("collector.referrers", &FindReferrers);

    static Value FindReferrers(ThreadState ts, Value result, Value objects, Value b, Value c)
    {
        var wanted = ((PyTuple)objects.Object).Items.Select(item => (object)item.Object).ToHashSet(ReferenceEqualityComparer.Instance);
        return new(ListOf(Reachable(ts).Where(o => !ReferenceEquals(o, objects.Object) && (HeapWalk.ReferredTo(o).Any(wanted.Contains) || o is PyFunction function && wanted.Contains(function.Code)))));
    }

    [PyFunction("referents")]
    internal static PyList Referents(PyTuple objects) => ListOf(objects.Items.Where(item => HeapWalk.ReferenceOf(item) is not null).SelectMany(item => HeapWalk.ReferredTo(item.Object)).OfType<PyObject>());

    /// <summary>The program ends: every <c>__del__</c> that has not been called.</summary>
    [PyFunction("finalize_all")]
    internal static Value FinalizeAll(ThreadState ts) => ts.Interpreter.Finalization.CallAll(ts);
}
