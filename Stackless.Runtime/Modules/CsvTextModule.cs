// _csv_text: lines of comma-separated values to fields and back in one go, for the library's _csv, where a dialect asks for nothing rare. Neither calls
// Python: what would have to, and whatever goes over several lines or is wrong, gets the answer None, and _csv's own machine does it.
// https://docs.python.org/3/library/csv.html
using System.Globalization;
using System.Text;

namespace Stackless.Runtime;

[PyModule("_csv_text")]
static partial class CsvTextModule
{
    /// <summary>The fields of a line that is a whole record. Quotes are doubled inside quotes; a quote elsewhere in a field is a character.</summary>
    [PyFunction("split")]
    internal static Value Split(PyStr line, PyStr delimiter, PyStr quote, long limit)
    {
        if (line.PlainText is not { } all || delimiter.PlainText is not { Length: 1 } d || quote.PlainText is not { Length: 1 } q)
        {
            return Value.None;
        }
        var text = all.AsSpan();
        text = text.EndsWith("\r\n") ? text[..^2] : text.EndsWith('\n') || text.EndsWith('\r') ? text[..^1] : text;
        var fields = new PyList();
        if (text.Length == 0)
        {
            return new Value(fields);
        }
        char mark = d[0], bound = q[0];
        for (; ; )
        {
            string? field;
            if (text.Length > 0 && text[0] == bound)
            {
                field = TakeQuoted(ref text, mark, bound, out var isWhole);
                if (!isWhole)
                {
                    return Value.None;
                }
            }
            else
            {
                var end = text.IndexOfAny(mark, '\n', '\r');
                if (end >= 0 && text[end] != mark)
                {
                    return Value.None;
                }
                field = end < 0 ? text.ToString() : text[..end].ToString();
                text = end < 0 ? default : text[end..];
            }
            if (field.Length > limit)
            {
                return Value.None;
            }
            fields.Append(field.Length == 0 ? new Value(PyStr.Empty) : new Value(PyStr.OfText(field)));
            if (text.Length == 0)
            {
                return new Value(fields);
            }
            text = text[1..];
            if (text.Length == 0)
            {
                fields.Append(new Value(PyStr.Empty));
                return new Value(fields);
            }
        }
    }

    // From its opening quote to the delimiter after the closing one, or the end. Not whole if the closing quote is not there, or not the last of it.
    static string TakeQuoted(ref ReadOnlySpan<char> text, char mark, char bound, out bool isWhole)
    {
        StringBuilder? before = null;
        text = text[1..];
        for (; ; )
        {
            var end = text.IndexOf(bound);
            isWhole = end >= 0 && (end + 1 == text.Length || text[end + 1] == mark);
            if (isWhole)
            {
                var last = text[..end].ToString();
                text = text[(end + 1)..];
                return before is null ? last : before.Append(last).ToString();
            }
            if (end < 0 || text[end + 1] != bound)
            {
                return "";
            }
            before = (before ?? new StringBuilder()).Append(text[..(end + 1)]);
            text = text[(end + 2)..];
        }
    }

    /// <summary>A line of a list's or tuple's strings, numbers and Nones; quotes are doubled. QUOTE_MINIMAL is 0, QUOTE_ALL 1, QUOTE_NONNUMERIC 2.</summary>
    [PyFunction("join")]
    internal static Value Join(Value row, PyStr delimiter, PyStr quote, PyStr end, long quoting)
    {
        if (row.Object.ShapeId is not (ShapeIds.List or ShapeIds.Tuple))
        {
            return Value.None;
        }
        var items = row.Object is PyTuple tuple ? tuple.Items : ((PyList)row.Object).Span;
        if (delimiter.PlainText is not { Length: 1 } d || quote.PlainText is not { Length: 1 } q || end.PlainText is not { } last || items.Length == 0)
        {
            return Value.None;
        }
        var special = "\n\r" + d + q + last;
        var line = new StringBuilder();
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            if (i > 0)
            {
                line.Append(d);
            }
            var text = item.IsInt ? item.Bits.ToString(CultureInfo.InvariantCulture)
                : item.IsFloat ? FloatText.Repr(item.AsDouble)
                : item.IsNone ? ""
                : item.Object.ShapeId == ShapeIds.Str ? ((PyStr)item.Object).PlainText : null;
            // One field alone that is empty is a case of its own.
            if (text is null || items.Length == 1 && text.Length == 0)
            {
                return Value.None;
            }
            var isNumber = item.IsInt || item.IsFloat;
            if (quoting == 1 || quoting == 2 && !isNumber || text.AsSpan().ContainsAny(special))
            {
                line.Append(q).Append(text.Contains(q[0]) ? text.Replace(q, q + q) : text).Append(q);
            }
            else
            {
                line.Append(text);
            }
        }
        return Value.Str(line.Append(last).ToString());
    }
}
