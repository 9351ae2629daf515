// The hooks of asynchronous generators, which belong to the thread that sets them: an event loop learns of every generator that is iterated
// under it, and of those that die before their end, so that it can run their aclose().
// https://docs.python.org/3/library/sys.html#sys.set_asyncgen_hooks
namespace Stackless.Runtime;

sealed partial class Scheduler
{
    /// <summary>Called with a generator when its iteration begins; or None.</summary>
    internal Value AsyncFirstIteration = Value.None;

    /// <summary>Called with a generator that nobody refers to any more and that has not ended; or None.</summary>
    internal Value AsyncFinalizer = Value.None;
}
