// From a compiler's diagnostic to the Python exception of that kind, with CPython's attributes (filename, lineno, offset, text, ...).
using Stackless.Compiler.Diagnostics;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using Span = Stackless.Compiler.Ast.Span;

namespace Stackless.Compiler.Hosting;
static class SyntaxErrors
{
    public const string UnicodeEncodeError = "UnicodeEncodeError";

    /// <summary>Text that is no text: the first run of lone surrogates is named, as when CPython encodes the source.</summary>
    public static void RaiseLoneSurrogate(ThreadState ts, PyStr text)
    {
        var start = 0;
        while (!IsSurrogate(text[start]))
        {
            start++;
        }
        var end = start + 1;
        while (end < text.Length && IsSurrogate(text[end]))
        {
            end++;
        }
        ts.Raise(BuiltinTypes.UnicodeEncodeError, Value.Str("utf-8"), new Value(text), Value.Int(start), Value.Int(end), Value.Str("surrogates not allowed"));
    }

    static bool IsSurrogate(int point) => point is >= 0xD800 and <= 0xDFFF;

    public static void Raise(ThreadState ts, Diagnostic diagnostic, PyStr? source)
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
        if (diagnostic.Span == Span.None)
        {
            ts.Raise(type, diagnostic.Message);
            return;
        }
        var line = diagnostic.SourceLine;
        var text = line is null ? Value.None : Value.Str(line.EndsWith('\n') ? line : line + "\n");
        var (startLine, offset, endLine, endOffset) = diagnostic.CharacterPlace;
        PyTuple location = diagnostic.Span == Diagnostic.BeforeFirstLine
            ? new([Value.Str(diagnostic.FileName), Value.Int(startLine), Value.Int(offset), text])
            : new([Value.Str(diagnostic.FileName), Value.Int(startLine), Value.Int(offset), text, Value.Int(endLine), Value.Int(endOffset)]);
        ts.Raise(type, Value.Str(diagnostic.Message), new Value(location));
        if (ts.Exception is PySyntaxError error)
        {
            // From where a keyword may be misspelled: the start of the statement in which the error is, as far as indentation tells.
            var lines = source?.Text.Split('\n');
            error.Metadata = new Value(PyTuple.Of(Value.Int(lines is null ? startLine : StatementAt(lines, startLine)), Value.Int(0), source is null ? Value.None : new Value(source)));
        }
    }

    static int StatementAt(string[] lines, int errorLine)
    {
        var line = Math.Clamp(errorLine, 1, lines.Length);
        var indentation = IndentationOf(lines[line - 1]);
        for (var i = line - 1; i > 0; i--)
        {
            if (!string.IsNullOrWhiteSpace(lines[i - 1]) && IndentationOf(lines[i - 1]) <= indentation)
            {
                return i;
            }
        }
        return line;
    }

    static int IndentationOf(string line) => line.Length - line.TrimStart().Length;
}
