// The module greenlet. https://greenlet.readthedocs.io/en/latest/
namespace Stackless.Runtime;

[PyModule("greenlet")]
static partial class GreenletModule
{
    [PyConstant("__version__")]
    internal static Value Version => Value.Str("3.2");

    [PyConstant("GREENLET_USE_GC")]
    [PyConstant("GREENLET_USE_TRACING")]
    [PyConstant("GREENLET_USE_CONTEXT_VARS")]
    [PyConstant("GREENLET_USE_STANDARD_THREADING")]
    internal static Value IsUsed => Value.Bool(true);

    [PyConstant("CLOCKS_PER_SEC")]
    internal static Value ClocksInSecond => Value.Int(1_000_000);

    [PyFunction("getcurrent")]
    internal static Value GetCurrent(ThreadState ts) => Greenlet.GetCurrent(ts);

    [PyFunction("gettrace")]
    internal static Value GetTrace(ThreadState ts) => Greenlet.GetTrace(ts);

    [PyFunction("settrace")]
    internal static Value SetTrace(ThreadState ts, Value callback) => Greenlet.SetTrace(ts, callback);

    /// <summary>There is nothing that could be cleaned up.</summary>
    [PyFunction("enable_optional_cleanup")]
    internal static void EnableCleanup(Value enabled)
    {
    }

    [PyFunction("get_clocks_used_doing_optional_cleanup")]
    internal static long ClocksUsedByCleanup() => 0;
}

[PyType("error", Base = "Exception", Module = "greenlet", Subclassable = true, HasDict = true)]
sealed partial class GreenletError : PyBaseException
{
    internal GreenletError(int shapeId) : base(shapeId)
    {
    }
}

[PyType("GreenletExit", Base = "BaseException", Module = "greenlet", Subclassable = true, HasDict = true)]
sealed partial class GreenletExit : PyBaseException
{
    internal GreenletExit(int shapeId) : base(shapeId)
    {
    }
}
