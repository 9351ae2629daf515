// str.expandtabs: measured first, since a tab may stand for very many spaces. https://docs.python.org/3/library/stdtypes.html#str.expandtabs
namespace Stackless.Runtime;

public unsafe partial class PyStr
{
    [PyMethod("expandtabs")]
    public Value ExpandTabs(ThreadState ts, [Keyword] long tabsize = 8)
    {
        if (tabsize != (int)tabsize)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "Python int too large to convert to C int");
        }
        long total = 0, column = 0;
        for (var i = 0; i < length; i++)
        {
            total += TabWidth(this[i], tabsize, ref column);
        }
        if (total > MaxLength)
        {
            throw new OutOfMemoryException();
        }
        if (!IsPlain)
        {
            var points = new int[total];
            Expand(points.AsSpan(), this, tabsize, static (span, c) => span.Fill(c));
            return new Value(FromPoints(points));
        }
        return new Value(Plain(string.Create((int)total, (Text: this, Size: tabsize), static (span, of) =>
            Expand(span, of.Text, of.Size, static (part, c) => part.Fill((char)c)))));
    }

    // How many characters stand for this one, and the column after it.
    static int TabWidth(int c, long tabsize, ref long column)
    {
        var width = c != '\t' ? 1 : tabsize > 0 ? (int)(tabsize - column % tabsize) : 0;
        column = c is '\n' or '\r' ? 0 : column + width;
        return width;
    }

    delegate void Filler<T>(Span<T> part, int c);

    static void Expand<T>(Span<T> span, PyStr text, long tabsize, Filler<T> fill)
    {
        long column = 0;
        for (var i = 0; i < text.length; i++)
        {
            var c = text[i];
            var width = TabWidth(c, tabsize, ref column);
            fill(span[..width], c == '\t' ? ' ' : c);
            span = span[width..];
        }
    }
}
