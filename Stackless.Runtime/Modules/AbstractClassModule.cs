// _abc: what abc.ABCMeta is made of, in the prelude (virtual_subclasses.py).
namespace Stackless.Runtime;

[PyModule("_abc")]
static partial class AbstractClassModule
{
    [PyFunction("get_cache_token")]
    public static Value CacheToken(ThreadState ts) => Prelude.Call(ts, PreludeNames.AbcCacheToken);

    [PyFunction("_abc_init")]
    public static Value Init(ThreadState ts, Value cls) => Prelude.Call(ts, PreludeNames.AbcInit, cls);

    [PyFunction("_abc_register")]
    public static Value Register(ThreadState ts, Value cls, Value subclass) => Prelude.Call(ts, PreludeNames.AbcRegister, cls, subclass);

    [PyFunction("_abc_instancecheck")]
    public static Value InstanceCheck(ThreadState ts, Value cls, Value instance) => Prelude.Call(ts, PreludeNames.AbcInstancecheck, cls, instance);

    [PyFunction("_abc_subclasscheck")]
    public static Value SubclassCheck(ThreadState ts, Value cls, Value subclass) => Prelude.Call(ts, PreludeNames.AbcSubclasscheck, cls, subclass);

    [PyFunction("_get_dump")]
    public static Value Dump(ThreadState ts, Value cls) => Prelude.Call(ts, PreludeNames.AbcDump, cls);

    [PyFunction("_reset_registry")]
    public static Value ResetRegistry(ThreadState ts, Value cls) => Prelude.Call(ts, PreludeNames.AbcResetRegistry, cls);

    [PyFunction("_reset_caches")]
    public static Value ResetCaches(ThreadState ts, Value cls) => Prelude.Call(ts, PreludeNames.AbcResetCaches, cls);
}
