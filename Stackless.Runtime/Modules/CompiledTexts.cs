// Text that exec() and eval() were given as a string is often given again: what it was compiled to is found here, as long as it has not been
// collected. Compiled text belongs to no namespace, so it runs in any. A fixed number of places, each for the latest text that hashes to it.
// Text that the compiler warned of is not kept: every compilation warns.
namespace Stackless.Runtime;

sealed class CompiledTexts
{
    readonly WeakReference<Code>?[] places = new WeakReference<Code>?[256];

    ref WeakReference<Code>? PlaceOf(PyStr text, string mode) => ref places[(PyDict.Fold(text.Hash) ^ mode.Length) & (places.Length - 1)];

    /// <summary>What the text was compiled to for a call of exec or eval; null if that is not known any more.</summary>
    public Code? Find(PyStr text, string mode) => PlaceOf(text, mode) is { } place && place.TryGetTarget(out var known) && known.Origin is { } origin && origin.Mode == mode && origin.Text.Equals(text) ? known : null;

    public void Add(PyStr text, string mode, Code compiled)
    {
        ref var place = ref PlaceOf(text, mode);
        if (place is null)
        {
            place = new WeakReference<Code>(compiled);
        }
        else
        {
            place.SetTarget(compiled);
        }
    }
}
