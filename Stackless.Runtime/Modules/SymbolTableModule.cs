// _scopes: what the compiler finds out about the names of a text, for the library's _symtable. https://docs.python.org/3/library/symtable.html
namespace Stackless.Runtime;

[PyModule("_scopes")]
static partial class SymbolTableModule
{
    /// <summary>As text: a line for each scope, and below it, indented, one for each name.</summary>
    [PyFunction("read")]
    internal static Value Read(ThreadState ts, PyStr text, string fileName, string mode) => Host.Current.ScopesOf(ts, text, fileName, mode);

    /// <summary>The text of a source given as bytes.</summary>
    [PyFunction("decode")]
    internal static Value Decode(ThreadState ts, PyBytes source, string fileName) => Host.Current.Decode(ts, source.Span, fileName) is { } text ? new Value(text) : default;
}
