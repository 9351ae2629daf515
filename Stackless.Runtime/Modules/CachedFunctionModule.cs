// _lru_cache: the class whose instances functools.lru_cache makes.
namespace Stackless.Runtime;

[PyModule("_lru_cache")]
static partial class CachedFunctionModule
{
    [PyConstant("_lru_cache_wrapper")]
    internal static Value Wrapper => new(BuiltinTypes.CachedFunction);
}
