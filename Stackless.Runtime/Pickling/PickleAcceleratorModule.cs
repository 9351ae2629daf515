// _pickle: where CPython has what is written in C of pickle, and where its classes say they are from. They are pickle's too.
namespace Stackless.Runtime;

[PyModule("_pickle")]
static partial class PickleAcceleratorModule
{
    [PyConstant("PickleBuffer")]
    internal static Value Buffer => new(BuiltinTypes.PickleBuffer);

    [PyFunction("dumps")]
    internal static Value Dumps(ThreadState ts, [Keyword] Value obj, [Keyword] Value protocol = default, [KeywordOnly] bool fixImports = true, [KeywordOnly] Value bufferCallback = default) =>
        PickleModule.Dumps(ts, obj, protocol, fixImports, bufferCallback);

    [PyFunction("dump")]
    internal static Value Dump(ThreadState ts, [Keyword] Value obj, [Keyword] Value file, [Keyword] Value protocol = default, [KeywordOnly] bool fixImports = true,
        [KeywordOnly] Value bufferCallback = default) => PickleModule.Dump(ts, obj, file, protocol, fixImports, bufferCallback);

    [PyFunction("loads")]
    internal static Value Loads(ThreadState ts, Value data, [KeywordOnly] bool fixImports = true, [KeywordOnly] string encoding = "ASCII", [KeywordOnly] string errors = "strict",
        [KeywordOnly] Value buffers = default) => PickleModule.Loads(ts, data, fixImports, encoding, errors, buffers);

    [PyFunction("load")]
    internal static Value Load(ThreadState ts, Value file, [KeywordOnly] bool fixImports = true, [KeywordOnly] string encoding = "ASCII", [KeywordOnly] string errors = "strict",
        [KeywordOnly] Value buffers = default) => PickleModule.Load(ts, file, fixImports, encoding, errors, buffers);
}
