// time: what knows calendars is Python (the library's _calendar_time), taken over name by name.
namespace Stackless.Runtime;

public static unsafe partial class TimeModule
{
    [PyFunction("__getattr__")]
    public static Value MissingAttribute(ThreadState ts, PyStr name) => Prelude.Call(ts, PreludeNames.TimeAttribute, new Value(name));
}
