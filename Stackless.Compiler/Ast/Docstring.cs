// What the compiler does to a docstring: tabs become spaces, the first line loses its leading blanks, the others the margin they share.
// Nothing is cut at the end, and lines of blanks count for no margin (they are cut to it).
using System.Text;

namespace Stackless.Compiler.Ast;

static class Docstring
{
    const int TabSize = 8;

    /// <summary>The docstring a body begins with, its indentation taken off as CPython's compiler does; null if there is none.</summary>
    public static string? Of(IReadOnlyList<Stmt> body) =>
        body is [ExprStmt { Value: Constant { Value: ConstantStr text } }, ..] ? Clean(text.Text) : null;

    public static string Clean(string text)
    {
        var lines = ExpandTabs(text).Split('\n');
        var margin = int.MaxValue;
        foreach (var line in lines.Skip(1))
        {
            var indentation = IndentationOf(line);
            if (indentation < line.Length)
            {
                margin = Math.Min(margin, indentation);
            }
        }
        margin = margin == int.MaxValue ? 0 : margin;
        var cleaned = new StringBuilder(lines[0].TrimStart(' '));
        foreach (var line in lines.Skip(1))
        {
            cleaned.Append('\n').Append(line, Math.Min(margin, line.Length), line.Length - Math.Min(margin, line.Length));
        }
        return cleaned.ToString();
    }

    static int IndentationOf(string line)
    {
        var indentation = 0;
        while (indentation < line.Length && line[indentation] == ' ')
        {
            indentation++;
        }
        return indentation;
    }

    static string ExpandTabs(string text)
    {
        if (!text.Contains('\t'))
        {
            return text;
        }
        var expanded = new StringBuilder();
        var column = 0;
        foreach (var c in text)
        {
            if (c == '\t')
            {
                var blanks = TabSize - column % TabSize;
                expanded.Append(' ', blanks);
                column += blanks;
                continue;
            }
            expanded.Append(c);
            column = c is '\n' or '\r' ? 0 : column + 1;
        }
        return expanded.ToString();
    }
}
