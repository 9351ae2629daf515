// A descriptor that the runtime holds for itself, or for somebody who has not got it yet: closed by the platform that opened it, at the latest when nobody refers to it any more.
// .NET's own handles are not for that: they close the system's descriptor of the number, which on .NET's own libraries is another one (ADR 30).
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

sealed class OwnedDescriptor : SafeHandle
{
    public OwnedDescriptor(int number) : base(-1, ownsHandle: true) => SetHandle(number);

    public override bool IsInvalid => handle < 0;

    public int Number => (int)handle;

    /// <summary>From now on it is who has taken its number that closes it.</summary>
    public int Taken()
    {
        SetHandleAsInvalid();
        return Number;
    }

    protected override bool ReleaseHandle() => SystemCalls.close((int)handle) == 0;
}
