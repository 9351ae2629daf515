// What -b warns of: bytes that are compared with text, and str() of bytes. Without -b nobody is asked to.
// https://docs.python.org/3/using/cmdline.html#cmdoption-b
namespace Stackless.Runtime;

static unsafe class BytesWarnings
{
    /// <summary>NotImplemented, after the warning if bytes are compared with a str or an int for equality.</summary>
    public static Value OfComparison(ThreadState ts, PyByteString bytes, Value other, Slot op)
    {
        if (!ts.Interpreter.WarnsOfBytes || op is not (Slot.Eq or Slot.Ne) || other.Object is not (PyStr or PyInt) && !other.IsInt)
        {
            return Value.NotImplemented;
        }
        var kind = other.Object is PyStr ? "string" : "int";
        return Warn(ts, $"Comparison between {(bytes is PyByteArray ? "bytearray" : "bytes")} and {kind}", Value.NotImplemented);
    }

    public static Value OfStr(ThreadState ts, PyByteString bytes, Value text) => ts.Interpreter.WarnsOfBytes
        ? Warn(ts, $"str() on a {(bytes is PyByteArray ? "bytearray" : "bytes")} instance", text)
        : text;

    static Value Warn(ThreadState ts, string message, Value answer) => ts.Then(Prelude.Call(ts, PreludeNames.WarnOfBytes, Value.Str(message)), Warned, answer);

    static readonly Continuation Warned = new("bytes.warned", &Answer);

    static Value Answer(ThreadState ts, Value warned, Value answer, Value b, Value c) => answer;
}
