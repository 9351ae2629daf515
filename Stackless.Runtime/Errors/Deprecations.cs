// DeprecationWarnings of the runtime's own: issued like any warning, so that one may become an exception, and then the answer is given.
namespace Stackless.Runtime;

static unsafe class Deprecations
{
    public static Value Warn(ThreadState ts, string message, Value answer) => ts.Then(Prelude.Call(ts, PreludeNames.WarnOfDeprecation, Value.Str(message)), Warned, answer);

    /// <summary>What a special method should have given is of a subclass.</summary>
    public static Value WarnOfSubclass(ThreadState ts, string method, string expected, Value given, Value answer) => Warn(ts,
        $"{method} returned non-{expected} (type {given.Type.MessageName}).  The ability to return an instance of a strict subclass of {expected} is deprecated, "
        + "and may not be supported in a future version of Python.", answer);

    static readonly Continuation Warned = new("deprecations.warned", &Answer);

    static Value Answer(ThreadState ts, Value warned, Value answer, Value b, Value c) => answer;
}
