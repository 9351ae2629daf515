// A frame while a pickle is being read: frames are no Python objects, but on the unpickler's stack and in its memo they have to be.
namespace Stackless.Runtime;

[PyType("frame_state", Module = "_stackless", IsHidden = true)]
internal sealed partial class FrameBox(Frame frame) : PyObject(ShapeIds.FrameBox)
{
    public readonly Frame Frame = frame;
}
