// A handle that does not keep its object. A type of this assembly's own: lists of it are compiled ahead of time with it, those of GCHandle when a program starts.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

readonly struct WeakHandle(object target)
{
    readonly GCHandle handle = GCHandle.Alloc(target, GCHandleType.Weak);

    /// <summary>Null: the object has died, or there never was one.</summary>
    public object? Target => handle.IsAllocated ? handle.Target : null;

    public void Free() => handle.Free();
}
