// _async: what the prelude asks about awaiting.
namespace Stackless.Runtime;

[PyModule("_async")]
static partial class AsyncGeneratorModule
{
    /// <summary>The iterator that <c>await awaitable</c> runs.</summary>
    [PyFunction("await_iterator")]
    public static Value AwaitIterator(ThreadState ts, Value awaitable) => Intrinsics.GetAwaitable(ts, awaitable);
}
