// The native half of printing a traceback (module _traceback): positions, source lines and the marks under them.
// The marks follow CPython's: none where they would cover the whole line, '~' around '^' where an operator or call is what failed.
namespace Stackless.Runtime;

[PyModule("_traceback")]
public static partial class TracebackModule
{
    /// <summary>For each level, outermost first: (file, line, function, [source line, marks]).</summary>
    [PyFunction("levels")]
    public static Value Levels(ThreadState ts, Value traceback)
    {
        var list = new PyList();
        for (var level = traceback.Object as PyTraceback; level is not null; level = level.Inner as PyTraceback)
        {
            var position = level.Position;
            var code = level.Function.Code;
            if (code.IsOwn)
            {
                continue;
            }
            var source = new PyList();
            foreach (var line in SourceMarks.Of(ts.Interpreter.SourceLines.Of(code.FileName), position))
            {
                source.Append(Value.Str(line));
                if (ts.Interpreter.HidesColumns)
                {
                    break;
                }
            }
            list.Append(new Value(new PyTuple([Value.Str(code.FileName), Value.Int(position.Line), Value.Str(code.Name), new Value(source)])));
        }
        return new Value(list);
    }

    /// <summary>The lines shown for a SyntaxError: its text and a caret.</summary>
    [PyFunction("source_lines")]
    public static Value SourceLines(Value text, Value offset, Value endOffset)
    {
        var lines = new PyList();
        if (text.Object is PyStr source)
        {
            var line = source.Text.TrimEnd('\n', '\r');
            var stripped = line.TrimStart(' ', '\t', '\f');
            var indent = line.Length - stripped.Length;
            lines.Append(Value.Str("    " + stripped + "\n"));
            if (offset.IsInt && offset.Bits > 0)
            {
                var column = (int)offset.Bits - 1 - indent;
                var end = endOffset.IsInt && endOffset.Bits > offset.Bits ? (int)endOffset.Bits - 1 - indent : column + 1;
                if (column >= 0)
                {
                    lines.Append(Value.Str("    " + new string(' ', column) + new string('^', Math.Max(1, Math.Min(end, Math.Max(stripped.Length, column + 1)) - column)) + "\n"));
                }
            }
        }
        return new Value(lines);
    }
}
