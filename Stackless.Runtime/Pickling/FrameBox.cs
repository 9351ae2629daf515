// A frame as a Python object: frames are none, but in a tasklet's state, on the unpickler's stack and in its memo they have to be.
namespace Stackless.Runtime;

[PyType("frame_state", Module = "_stackless", IsHidden = true)]
sealed partial class FrameBox(Frame frame) : PyObject(ShapeIds.FrameBox), IReferring
{
    public readonly Frame Frame = frame;

    public IEnumerable<object?> Referenced() => [Frame];

    /// <summary>It is still the frame of the tasklet that it was taken from.</summary>
    public bool IsBorrowed { get; init; }

    /// <summary>Of a frame whose code has changed since it was pickled: what its variables are called now.</summary>
    public CodeMigration.Target? Migrated { get; init; }

    /// <summary>The frame for another tasklet to go on with: a copy if it is borrowed. Null if it cannot be copied.</summary>
    public Frame? TakeFrame()
    {
        if (!IsBorrowed)
        {
            return Frame;
        }
        if (Frame is PyFrame python)
        {
            return python.Function.Code.IsGenerator ? null : python.Copy();
        }
        if (NativeFrames.Describe(Frame) is not { } native || NativeFrames.Restore(native.Kind, native.Content) is not { } copy)
        {
            return null;
        }
        copy.State = Frame.State;
        return copy;
    }
}
