// repr() of text: the quotes, and which code points are written as escapes.
// https://docs.python.org/3/library/functions.html#repr and str.isprintable
using System.Globalization;
using System.Text;

namespace Stackless.Runtime;

static class TextRepr
{
    public static string Of(PyStr str)
    {
        var text = new StringBuilder(str.Length + 2);
        var plain = str.PlainText;
        bool hasSingle = false, hasDouble = false;
        for (var i = 0; i < str.Length; i++)
        {
            var c = plain is not null ? plain[i] : str[i];
            hasSingle |= c == '\'';
            hasDouble |= c == '"';
        }
        var quote = hasSingle && !hasDouble ? '"' : '\'';
        text.Append(quote);
        for (var i = 0; i < str.Length; i++)
        {
            AppendPoint(text, plain is not null ? plain[i] : str[i], quote);
        }
        return text.Append(quote).ToString();
    }

    static void AppendPoint(StringBuilder text, int c, char quote)
    {
        switch (c)
        {
            case '\n': text.Append("\\n"); return;
            case '\r': text.Append("\\r"); return;
            case '\t': text.Append("\\t"); return;
            case '\\': text.Append("\\\\"); return;
        }
        if (c == quote)
        {
            text.Append('\\').Append(quote);
        }
        else if (c is >= 32 and < 127)
        {
            text.Append((char)c);
        }
        else if (IsPrintable(c))
        {
            text.Append(char.ConvertFromUtf32(c));
        }
        else
        {
            AppendEscape(text, c);
        }
    }

    public static void AppendEscape(StringBuilder text, int c) =>
        text.Append(c < 0x100 ? $"\\x{c:x2}" : c < 0x10000 ? $"\\u{c:x4}" : $"\\U{c:x8}");

    /// <summary>All but "other" and "separator" categories, the ASCII space excepted.</summary>
    public static bool IsPrintable(int c)
    {
        if (c is >= 32 and < 127)
        {
            return true;
        }
        return CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
    }

    /// <summary>As <c>ascii()</c>: the repr with everything beyond ASCII escaped.</summary>
    public static PyStr Ascii(PyStr repr)
    {
        var text = new StringBuilder(repr.Length);
        for (var i = 0; i < repr.Length; i++)
        {
            var c = repr[i];
            if (c < 128)
            {
                text.Append((char)c);
            }
            else
            {
                AppendEscape(text, c);
            }
        }
        return PyStr.Plain(text.ToString());
    }

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        var text = new StringBuilder(bytes.Length + 3).Append('b').Append(quote);
        foreach (var b in bytes)
        {
            switch (b)
            {
                case (byte)'\n': text.Append("\\n"); break;
                case (byte)'\r': text.Append("\\r"); break;
                case (byte)'\t': text.Append("\\t"); break;
                case (byte)'\\': text.Append("\\\\"); break;
                default:
                    if (b == quote)
                    {
                        text.Append('\\').Append(quote);
                    }
                    else if (b is >= 32 and < 127)
                    {
                        text.Append((char)b);
                    }
                    else
                    {
                        AppendEscape(text, b);
                    }
                    break;
            }
        }
        return text.Append(quote).ToString();
    }
}
