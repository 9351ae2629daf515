// What a reduction's iterator has given of the batch that is being written. One element alone is written without a mark, so the first waits for the second.
namespace Stackless.Runtime;

sealed class IteratedBatch
{
    /// <summary>The first element (and of a pair its value), while it waits; or null.</summary>
    public Value First, FirstContent;

    /// <summary>Elements behind the mark.</summary>
    public int Count;

    /// <summary>All elements so far, and of pairs the last two keys, for errors.</summary>
    public int Total;
    public Value LastKey, KeyBefore;
}
