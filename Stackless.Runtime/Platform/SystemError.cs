// What a failed system call raises.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static class SystemError
{
    /// <summary>The last call's error, as the OSError of its number, with the names of the files that it was about.</summary>
    internal static Value Fail(ThreadState ts, Value fileName = default, Value fileName2 = default)
    {
        var errno = Marshal.GetLastPInvokeError();
        Value[] arguments = [Value.Int(errno), Value.Str(Marshal.GetPInvokeErrorMessage(errno))];
        if (!fileName.IsNull)
        {
            arguments = fileName2.IsNull ? [.. arguments, fileName] : [.. arguments, fileName, Value.None, fileName2];
        }
        return ts.Raise(PyOSError.ForErrno(errno, arguments));
    }
}
