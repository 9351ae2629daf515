// Text that is the beginning of something, as far as compile() tells: a prompt asks for more of it. https://docs.python.org/3/library/codeop.html
namespace Stackless.Runtime;

static unsafe class IncompleteInput
{
    /// <summary>At a prompt a compound statement ends with an empty line, so one that is all there is has to have its last line end, or an indented one if that may imply the end of its block.</summary>
    public static bool IsUnfinishedStatement(string text, bool impliesDedent)
    {
        if (text.EndsWith('\n') || impliesDedent && text[(text.LastIndexOf('\n') + 1)..] is [' ' or '\t', ..])
        {
            return false;
        }
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var start = line.TrimStart();
            if (start.Length == 0 || start[0] == '#')
            {
                continue;
            }
            var end = start.IndexOfAnyExceptInRange('a', 'z');
            return start[0] == '@' || (end < 0 ? start : start[..end]) is "if" or "while" or "for" or "try" or "with" or "def" or "class" or "async";
        }
        return false;
    }

    /// <summary>Of an unfinished statement: its end is the wrong token.</summary>
    public static Value Raise(ThreadState ts, string text, string file, bool allowsIncomplete)
    {
        var lastLine = text[(text.LastIndexOf('\n') + 1)..];
        var line = Value.Int(text.AsSpan().Count('\n') + 1);
        return ts.Raise(allowsIncomplete ? BuiltinTypes._IncompleteInputError : BuiltinTypes.SyntaxError, Value.Str(allowsIncomplete ? "incomplete input" : "invalid syntax"),
            new Value(new PyTuple([Value.Str(file), line, Value.Int(allowsIncomplete ? lastLine.Length : 0), Value.Str(lastLine), line, Value.Int(allowsIncomplete ? -1 : 0)])));
    }

    /// <summary>After compiling text that may be incomplete (the state): an error that its end made says so by its type.</summary>
    public static readonly Continuation Compiled = new("compile.incomplete", &AfterCompiling, handlesExceptions: true);

    static Value AfterCompiling(ThreadState ts, Value compiled, Value text, Value b, Value c)
    {
        if (!compiled.IsNull || ts.Exception is not PySyntaxError error || !IsOfEnd(error, ((PyStr)text.Object).Text))
        {
            return compiled;
        }
        ts.TakeException();
        return ts.Raise(BuiltinTypes._IncompleteInputError, [Value.Str("incomplete input"), .. error.Args.Items[1..]]);
    }

    // What is open at the end, or what the end itself is the wrong token for: then the line is one that the text does not have.
    static bool IsOfEnd(PySyntaxError error, string text)
    {
        var message = (error.Message.Object as PyStr)?.Text ?? "";
        if (message.Contains("was never closed", StringComparison.Ordinal) || message.StartsWith("unterminated triple-quoted", StringComparison.Ordinal)
            || message.StartsWith("unexpected EOF", StringComparison.Ordinal))
        {
            return true;
        }
        var whole = text.AsSpan().TrimEnd();
        var lineCount = whole.Count('\n') + 1;
        var lastLine = whole[(whole.LastIndexOf('\n') + 1)..];
        return error.LineNumber > lineCount
            || error.LineNumber == lineCount && (message.StartsWith("expected an indented block", StringComparison.Ordinal) || lastLine.TrimStart().StartsWith("@"));
    }
}
