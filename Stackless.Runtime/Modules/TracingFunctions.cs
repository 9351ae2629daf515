// sys.settrace and sys.setprofile: there are no probes in compiled code that could call a trace function, so setting one says so instead of
// never calling it (docs/adr/0007). What asks whether somebody traces is answered: nobody.
namespace Stackless.Runtime;

public static partial class SysModule
{
    [PyFunction("gettrace")]
    internal static Value GetTrace() => Value.None;

    [PyFunction("getprofile")]
    internal static Value GetProfile() => Value.None;

    [PyFunction("settrace")]
    internal static Value SetTrace(ThreadState ts, Value function) => RefuseTracing(ts, function, "settrace");

    [PyFunction("setprofile")]
    internal static Value SetProfile(ThreadState ts, Value function) => RefuseTracing(ts, function, "setprofile");

    static Value RefuseTracing(ThreadState ts, Value function, string name) => function.IsNone
        ? Value.None
        : ts.Raise(BuiltinTypes.NotImplementedError, $"sys.{name}: compiled code calls no trace functions (docs/adr/0007)");
}
