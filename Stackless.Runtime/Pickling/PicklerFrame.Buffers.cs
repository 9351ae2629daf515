// Buffers of protocol 5: a PickleBuffer is written into the pickle, or, if the callback says so, left to whoever carries it beside.
// https://docs.python.org/3/library/pickle.html#out-of-band-buffers
namespace Stackless.Runtime;

sealed partial class PicklerFrame
{
    bool SaveBuffer(ThreadState ts, PyPickleBuffer buffer, ref Value value)
    {
        if (writer.Protocol < 5)
        {
            return Fail(ts, PickleModule.PicklingError, "PickleBuffer can only be pickled with protocol >= 5", out value);
        }
        if (buffer.IsReleased)
        {
            return Fail(ts, BuiltinTypes.ValueError, PyPickleBuffer.ReleasedMessage, out value);
        }
        if (!buffer.View!.IsContiguous(ts).IsTrue)
        {
            return Fail(ts, PickleModule.PicklingError, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer", out value);
        }
        if (options.BufferCallback.IsNull)
        {
            WriteBuffer(buffer, buffer.View!, isInBand: true);
            return true;
        }
        awaitedView = buffer.View;
        awaitedFor = new Value(buffer);
        return Await(Awaited.IsInBand, ts.Then(options.BufferCallback.Object.Call1(ts, awaitedFor), Answered), out value);
    }

    static readonly unsafe Continuation Answered = new("pickle.buffer_callback", &TestAnswer);

    static Value TestAnswer(ThreadState ts, Value answer, Value a, Value b, Value c) => Truth.Test(ts, answer);

    // What is being asked about: the answer may release the buffer.
    PyMemoryView? awaitedView;

    void WriteBuffer(PyPickleBuffer buffer, PyMemoryView view, bool isInBand)
    {
        if (!isInBand)
        {
            writer.Emit(PickleOpcode.NextBuffer);
            if (view.IsReadOnly)
            {
                writer.Emit(PickleOpcode.ReadOnlyBuffer);
            }
            return;
        }
        if (view.IsReadOnly)
        {
            writer.Bytes(view.Span);
        }
        else
        {
            writer.MutableBytes(view.Span);
        }
        writer.Memoize(buffer);
    }
}
