// Who keeps a copy of where a function is entered, to call it without asking its code: attribute entries, methods looked up before their arguments, copies
// of the code object. When the function is emitted they are told. Held weakly: they come and go with classes.
namespace Stackless.Runtime;

/// <summary>Has the address that calls of some code enter.</summary>
interface IEntryHolder
{
    /// <summary>The code has been emitted: enters there from now on, if it still enters that code at all.</summary>
    void Follow(EvaluatedFunction function);
}

sealed class EntryHolders
{
    readonly List<WeakReference<IEntryHolder>> holders = [];
    int sweepAt = 16;

    public void Add(IEntryHolder holder)
    {
        lock (holders)
        {
            if (holders.Count >= sweepAt)
            {
                holders.RemoveAll(static reference => !reference.TryGetTarget(out _));
                sweepAt = Math.Max(16, holders.Count * 2);
            }
            holders.Add(new WeakReference<IEntryHolder>(holder));
        }
    }

    public void Tell(EvaluatedFunction function)
    {
        lock (holders)
        {
            foreach (var reference in holders)
            {
                if (reference.TryGetTarget(out var holder))
                {
                    holder.Follow(function);
                }
            }
            holders.Clear();
        }
    }
}
