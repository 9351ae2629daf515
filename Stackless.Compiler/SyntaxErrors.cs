// From a compiler's diagnostic to the Python exception of that kind, with CPython's attributes (filename, lineno, offset, text, ...).
namespace Stackless.Compiler;
using System.Text;
using Stackless.Compiler.Diagnostics;
using Stackless.Runtime;

static class SyntaxErrors
{
    public static void Raise(ThreadState ts, Diagnostic diagnostic)
    {
        var type = diagnostic.Kind switch
        {
            "IndentationError" => BuiltinTypes.IndentationError,
            "TabError" => BuiltinTypes.TabError,
            "MemoryError" => BuiltinTypes.MemoryError,
            "ValueError" => BuiltinTypes.ValueError,
            _ => BuiltinTypes.SyntaxError,
        };
        if (!type.IsSubtypeOf(BuiltinTypes.SyntaxError))
        {
            ts.Raise(type, diagnostic.Message);
            return;
        }
        string? line = diagnostic.SourceLine;
        var span = diagnostic.Span;
        var location = new PyTuple([
            Value.Str(diagnostic.FileName),
            Value.Int(span.Line),
            Value.Int(Offset(line, span.Column)),
            line is null ? Value.None : Value.Str(line.EndsWith('\n') ? line : line + "\n"),
            Value.Int(span.EndLine),
            Value.Int(span.EndLine == span.Line ? Offset(line, span.EndColumn) : span.EndColumn + 1),
        ]);
        ts.Raise(type, Value.Str(diagnostic.Message), new Value(location));
    }

    // From a 0-based UTF-8 byte column to a 1-based character offset.
    static int Offset(string? line, int column)
    {
        if (line is null || column < 0)
        {
            return column + 1;
        }
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        return column >= bytes.Length ? Encoding.UTF8.GetCharCount(bytes) + 1 + column - bytes.Length : Encoding.UTF8.GetCharCount(bytes, 0, column) + 1;
    }
}
