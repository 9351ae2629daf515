// What a failed system call raises.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static class SystemError
{
    /// <summary>
    /// As <see cref="Fail"/>, of a function that opens descriptors. CPython closes a file when nobody refers to it any more; here that waits for a collection, so if there are
    /// no more descriptors one is made, what has died closes its own, and the function is called again, once.
    /// </summary>
    internal static Value FailToOpen(ThreadState ts, string module, string function, Value[] arguments, Value fileName = default)
    {
        var interpreter = ts.Interpreter;
        if (Marshal.GetLastPInvokeError() is not (Linux.NoMoreInProcess or Linux.NoMoreInSystem) || interpreter.IsReclaimingDescriptors || interpreter.Recording is not null
            || interpreter.Modules.GetOrNull(PyStr.Intern(module)).Object is not PyModule { Dictionary: var members } || members.GetOrNull(PyStr.Intern(function)) is not { IsNull: false } callee)
        {
            return Fail(ts, fileName);
        }
        interpreter.IsReclaimingDescriptors = true;
        return ts.Then(CollectorModule.Collect(ts, 2), Reclaimed, callee, new Value(new PyTuple(arguments)));
    }

    static readonly unsafe Continuation Reclaimed = new("system.reclaimed", &OpenAgain, handlesExceptions: true);

    static Value OpenAgain(ThreadState ts, Value collected, Value function, Value arguments, Value c)
    {
        var result = collected.IsNull ? default : function.Object.Call(ts, ((PyTuple)arguments.Object).Items, []);
        ts.Interpreter.IsReclaimingDescriptors = false;
        return result;
    }

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
