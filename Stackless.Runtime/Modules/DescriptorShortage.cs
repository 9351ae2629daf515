// What a function that opens descriptors does when there are no more: those of objects that have died are given back first.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static class DescriptorShortage
{
    /// <summary>
    /// As <see cref="SystemError.Fail"/>, of a function that opens descriptors. CPython closes a file when nobody refers to it any more; here that waits for a collection, so if there are
    /// no more descriptors one is made, what has died closes its own, and the function is called again, once.
    /// </summary>
    internal static Value FailToOpen(ThreadState ts, string module, string function, Value[] arguments, Value fileName = default)
    {
        var interpreter = ts.Interpreter;
        if (Marshal.GetLastPInvokeError() is not (Linux.NoMoreInProcess or Linux.NoMoreInSystem) || interpreter.IsReclaimingDescriptors || interpreter.Recording is not null
            || interpreter.Modules.GetOrNull(PyStr.Intern(module)).Object is not PyModule { Dictionary: var members } || members.GetOrNull(PyStr.Intern(function)) is not { IsNull: false } callee)
        {
            return SystemError.Fail(ts, fileName);
        }
        interpreter.IsReclaimingDescriptors = true;
        return ts.Then(CollectorModule.Collect(ts, 2), Reclaimed, callee, new Value(new PyTuple(arguments)));
    }

    static readonly unsafe Continuation Reclaimed = new("system.reclaimed", &OpenAgain, handlesExceptions: true);

    static Value OpenAgain(ThreadState ts, Value collected, Value function, Value arguments, Value c) =>
        ts.Then(collected.IsNull ? default : function.Object.Call(ts, [.. ((PyTuple)arguments.Object).Items], []), Opened);

    static readonly unsafe Continuation Opened = new("system.opened", &BeDone, handlesExceptions: true);

    static Value BeDone(ThreadState ts, Value result, Value a, Value b, Value c)
    {
        ts.Interpreter.IsReclaimingDescriptors = false;
        return result;
    }
}
