// One source line as a traceback shows it, with the marks below it. Columns come as UTF-8 byte offsets.
// Facts from CPython 3.13 on: no marks when the range is the whole line; in an arithmetic operation the operator, in a call the
// parenthesised arguments, in a subscript the brackets are marked '^' and the rest of the range '~'; a statement that is nothing
// but a call, or the return or assignment of one, gets none.
using System.Text;

namespace Stackless.Runtime;

static class SourceMarks
{
    public static IEnumerable<string> Of(string[] lines, CodePosition position)
    {
        if (position.Line < 1 || position.Line > lines.Length)
        {
            yield break;
        }
        var line = lines[position.Line - 1].TrimEnd();
        var stripped = line.TrimStart();
        if (stripped.Length == 0)
        {
            yield break;
        }
        yield return "    " + stripped + "\n";
        var indent = line.Length - stripped.Length;
        var start = Column(line, position.Column);
        var end = position.EndLine > position.Line ? line.Length : Column(line, position.EndColumn);
        if (start < indent || end <= start || end > line.Length)
        {
            yield break;
        }
        var segment = line[start..end];
        var anchors = position.EndLine == position.Line ? Anchors.Of(segment) : null;
        if (!IsShown(line, start, end, indent, anchors))
        {
            yield break;
        }
        var marks = new StringBuilder("    ").Append(' ', start - indent);
        if (anchors is { } a)
        {
            marks.Append('~', a.Start).Append('^', a.End - a.Start).Append('~', segment.Length - a.End);
        }
        else
        {
            marks.Append('^', segment.Length);
        }
        yield return marks.Append('\n').ToString();
    }

    static bool IsShown(string line, int start, int end, int indent, Anchors? anchors)
    {
        var before = line[indent..start];
        var isWholeStatement = line[end..].Trim().Length == 0;
        if (anchors is { IsCall: true } && isWholeStatement)
        {
            var text = before.Trim();
            if (text == "return" && anchors.Value.IsNameCall || text.EndsWith('=') && !text.EndsWith("==", StringComparison.Ordinal) && IsAssignment(text))
            {
                return false;
            }
        }
        return anchors is not null || before.Trim().Length > 0 || !isWholeStatement;
    }

    static bool IsAssignment(string text) => text.Length > 1 && !"+-*/%&|^<>!:@".Contains(text[^2]);

    static int Column(string line, int utf8)
    {
        var bytes = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (bytes >= utf8)
            {
                return i;
            }
            bytes += line[i] < 0x80 ? 1 : line[i] < 0x800 ? 2 : char.IsSurrogate(line[i]) ? 2 : 3;
        }
        return line.Length;
    }
}

/// <summary>Which part of an expression's text gets the '^': found by scanning, since a compiled program carries no syntax tree.</summary>
readonly record struct Anchors(int Start, int End, bool IsCall, bool IsNameCall)
{
    // The operator that binds weakest and stands last is the expression's own; brackets and strings are skipped.
    public static Anchors? Of(string text)
    {
        if (IsNoOperation(text))
        {
            return null;
        }
        int best = -1, bestLength = 0, bestPrecedence = int.MaxValue;
        var opening = -1;
        var isOperandExpected = true;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '"' or '\'')
            {
                i = SkipString(text, i);
                isOperandExpected = false;
                opening = -1;
            }
            else if (c is '(' or '[' or '{')
            {
                var close = SkipBracket(text, i);
                opening = isOperandExpected ? -1 : i;
                isOperandExpected = false;
                i = close;
            }
            else if (char.IsLetterOrDigit(c) || c is '_' or '.' || c > 127)
            {
                var start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '.' || text[i] > 127))
                {
                    i++;
                }
                if (text[start..i] is "not" or "and" or "or" or "in" or "is" or "if" or "else" or "lambda" or "await" or "yield")
                {
                    return null;
                }
                isOperandExpected = false;
                opening = -1;
            }
            else
            {
                var length = OperatorLength(text, i, out var precedence);
                if (precedence == 0)
                {
                    return null;
                }
                if (isOperandExpected)
                {
                    i++;
                    continue;
                }
                if (precedence <= bestPrecedence && !(precedence == PowerPrecedence && bestPrecedence == PowerPrecedence))
                {
                    best = i;
                    bestLength = length;
                    bestPrecedence = precedence;
                }
                isOperandExpected = true;
                opening = -1;
                i += length;
            }
        }
        if (best >= 0)
        {
            return new Anchors(best, best + bestLength, false, false);
        }
        if (opening > 0 && !isOperandExpected && text[0] is not ('+' or '-' or '~'))
        {
            var isCall = text[opening] == '(';
            var isName = isCall && text[..opening].All(ch => char.IsLetterOrDigit(ch) || ch == '_');
            return new Anchors(opening, text.Length, isCall, isName);
        }
        return null;
    }

    const int PowerPrecedence = 7;

    static int OperatorLength(string text, int i, out int precedence)
    {
        var two = i + 1 < text.Length ? text.Substring(i, 2) : "";
        precedence = two switch { "**" => PowerPrecedence, "//" => 6, "<<" or ">>" => 4, "==" or "!=" or "<=" or ">=" or ":=" => 0, _ => -1 };
        if (precedence >= 0)
        {
            return 2;
        }
        precedence = text[i] switch { '|' => 1, '^' => 2, '&' => 3, '+' or '-' => 5, '*' or '/' or '%' or '@' => 6, '~' => 7, _ => 0 };
        return 1;
    }

    static int SkipBracket(string text, int i)
    {
        var depth = 0;
        while (i < text.Length)
        {
            if (text[i] is '"' or '\'')
            {
                i = SkipString(text, i);
                continue;
            }
            depth += text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            i++;
            if (depth == 0)
            {
                break;
            }
        }
        return i;
    }

    static int SkipString(string text, int i)
    {
        var quote = text[i];
        var end = i + 2 < text.Length && text[i + 1] == quote && text[i + 2] == quote ? new string(quote, 3) : quote.ToString();
        i += end.Length;
        while (i < text.Length && string.CompareOrdinal(text, i, end, 0, end.Length) != 0)
        {
            i += text[i] == '\\' ? 2 : 1;
        }
        return Math.Min(text.Length, i + end.Length);
    }

    // A statement, or an expression that its first word makes no operator, subscript or call.
    static bool IsNoOperation(string text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetterLower(text[length]))
        {
            length++;
        }
        return length < text.Length && text[length] == ' '
            && text[..length] is ("raise" or "assert" or "del" or "import" or "from" or "return" or "yield" or "lambda" or "not");
    }
}
