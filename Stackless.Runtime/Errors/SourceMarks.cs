// The source lines of an expression as a traceback shows them, each with the marks below it, as the library's traceback writes them. Columns come as UTF-8 byte offsets.
// Facts from CPython 3.14: no marks when the range is the whole of its lines; in an arithmetic operation the operator, in a call the
// parenthesised arguments, in a subscript the brackets are marked '^' and the rest of the range '~'; a statement that is nothing
// but a call, or the return of one or a name's assignment, gets none. Of many lines the first and last are shown, and those about what is marked '^'.
using System.Text;

namespace Stackless.Runtime;

static class SourceMarks
{
    public static IEnumerable<string> Of(string[] lines, CodePosition position)
    {
        if (position.Line < 1 || position.Line > lines.Length || lines[position.Line - 1].Trim().Length == 0)
        {
            return [];
        }
        var original = lines[(position.Line - 1)..Math.Clamp(position.EndLine, position.Line, lines.Length)];
        var indent = original.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        var shown = Array.ConvertAll(original, line => line.TrimEnd() is { Length: > 0 } text ? text[indent..] : "");
        var start = Column(original[0], position.Column) - indent;
        var end = Column(original[^1], position.EndColumn) - indent;
        if (start < 0 || end < 0 || end > shown[^1].Length || shown.Length == 1 && end <= start)
        {
            return [$"    {shown[0].TrimStart()}\n"];
        }
        var range = string.Join('\n', shown)[start..^(shown[^1].Length - end)];
        return Marked(shown, start, end, Anchors.Of(range), range);
    }

    static IEnumerable<string> Marked(string[] lines, int start, int end, Anchors? anchors, string range)
    {
        var isShown = AreMarksShown(lines, start, end, anchors);
        (int Line, int Column) from = anchors is { } opening ? Place(range, opening.Start, start) : (0, 0);
        (int Line, int Column) to = anchors is { } closing ? Place(range, closing.End, start) : (lines.Length, 0);
        int[] near = anchors is null ? [] : [from.Line - 1, from.Line, from.Line + 1, to.Line - 1, to.Line, to.Line + 1];
        var last = -1;
        foreach (var i in near.Append(0).Append(lines.Length - 1).Where(i => i >= 0 && i < lines.Length).Distinct().Order())
        {
            // A single line that would be left out is shown.
            if (i - last > 2)
            {
                yield return $"    ...<{i - last - 1} lines>...\n";
                last = i - 1;
            }
            while (last < i)
            {
                last++;
                yield return $"    {lines[last]}\n";
                if (isShown)
                {
                    yield return $"    {Marks(lines[last], last == 0 ? start : 0, last == lines.Length - 1 ? end : lines[last].Length, last, from, to)}\n";
                }
            }
        }
    }

    static string Marks(string line, int start, int end, int number, (int Line, int Column) from, (int Line, int Column) to)
    {
        start = Math.Max(start, line.Length - line.TrimStart().Length);
        var marks = new StringBuilder();
        for (var column = 0; column < end; column++)
        {
            var place = (number, column);
            marks.Append(column < start ? ' ' : place.CompareTo(from) >= 0 && place.CompareTo(to) < 0 ? '^' : '~');
        }
        return marks.ToString();
    }

    // Where in the lines a character of the range is, which begins at a column of the first.
    static (int Line, int Column) Place(string range, int index, int start)
    {
        var before = range.AsSpan(0, index);
        var line = before.Count('\n');
        return (line, line == 0 ? start + index : index - before.LastIndexOf('\n') - 1);
    }

    static bool AreMarksShown(string[] lines, int start, int end, Anchors? anchors)
    {
        var before = lines[0][..start].Trim();
        var after = lines[^1][end..].Trim();
        if (anchors is { IsCall: true } call && (after.Length == 0 || after[0] is '#' or ';')
            && (before == "return" ? call.IsNameCall : before.EndsWith('=') && IsName(before.AsSpan(0, before.Length - 1).TrimEnd())))
        {
            return false;
        }
        return anchors is not null || before.Length > 0 || after.Length > 0;
    }

    static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }
        return text.Length > 0;
    }

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
            if (char.IsWhiteSpace(c) || c == '\\')
            {
                i++;
            }
            else if (c == '#')
            {
                i = SkipComment(text, i);
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
            if (text[i] == '#')
            {
                i = SkipComment(text, i);
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

    static int SkipComment(string text, int i) => text.IndexOf('\n', i) is >= 0 and var end ? end : text.Length;

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
