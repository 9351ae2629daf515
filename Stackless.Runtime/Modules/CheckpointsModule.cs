// _checkpoints: the bytes of checkpoints for the library's stackless.checkpoints (Pickling/KeptNumbers.cs, Pickling/ImageChanges.cs).
namespace Stackless.Runtime;

[PyModule("_checkpoints")]
static unsafe partial class CheckpointsModule
{
    /// <summary>A pickle in which objects have the numbers that they had in the one before.</summary>
    [PyFunction("dumps")]
    internal static Value Dumps(ThreadState ts, Value state, KeptNumbers numbers)
    {
        numbers.Begin();
        return new PicklerFrame(new PickleWriter(PickleModule.HighestProtocol, numbers), new PickleOptions(), state, default).Resume(ts, Value.None);
    }

    /// <summary>Reads such a pickle; the objects have its numbers from then on.</summary>
    [PyFunction("loads")]
    internal static Value Loads(ThreadState ts, PyBytes image, KeptNumbers numbers)
    {
        var (near, far) = numbers.BeginReading();
        return ts.Then(new UnpicklerFrame(new PickleInput(image.ToArray()), new UnpickleOptions { FarMemo = far }, near).Resume(ts, Value.None), Loaded, new Value(numbers));
    }

    static readonly Continuation Loaded = new("checkpoints.loads", &EndReading);

    static Value EndReading(ThreadState ts, Value state, Value numbers, Value a, Value b)
    {
        ((KeptNumbers)numbers.Object).EndReading();
        return state;
    }

    [PyFunction("changes")]
    internal static Value Changes(PyBytes old, PyBytes now) => new(new PyBytes(ImageChanges.Between(old.Data, now.Data)));

    /// <summary>The image that changes make of an old one; None if they are not its changes.</summary>
    [PyFunction("changed")]
    internal static Value Changed(PyBytes old, PyBytes changes) => ImageChanges.Apply(old.Data, changes.Data) is { } image ? new Value(new PyBytes(image)) : Value.None;
}
