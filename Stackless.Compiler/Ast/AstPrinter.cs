// The tree as text, letter for letter what CPython 3.13's `ast.dump(tree, include_attributes=True, indent=1)` prints. It is what goldens and
// the comparison with CPython read. Fields come from NodeFields; this file decides the layout only.
using System.Globalization;
using System.Text;

namespace Stackless.Compiler.Ast;

public static class AstPrinter
{
    public static string Print(Mod tree)
    {
        var writer = new StringWriter();
        Print(tree, writer);
        return writer.ToString();
    }

    public static void Print(Mod tree, TextWriter writer) => new Printer(writer).WriteNode(tree, 0);

    /// <summary>Without places: for comparing trees of differently laid out sources.</summary>
    public static string PrintWithoutPlaces(Node tree)
    {
        var writer = new StringWriter();
        new Printer(writer) { HasPlaces = false }.WriteNode(tree, 0);
        return writer.ToString();
    }

    sealed class Printer(TextWriter writer)
    {
        public bool HasPlaces { get; init; } = true;

        public void WriteNode(Node node, int level)
        {
            level++;
            var fields = new List<(string Name, object? Value)>(8);
            var name = NodeFields.Describe(node, fields);
            fields.RemoveAll(static field => IsOmitted(field.Name, field.Value));
            var hasPlace = HasPlaces && NodeFields.HasPlace(node);
            var isOneLine = !hasPlace && fields.Count <= 3 && fields.TrueForAll(static field => IsSimple(field.Value));
            writer.Write(name);
            writer.Write('(');
            var separator = "";
            foreach ((var field, var value) in fields)
            {
                writer.Write(separator);
                separator = isOneLine ? ", " : ",";
                if (!isOneLine)
                {
                    WriteLineStart(level);
                }

                writer.Write(field);
                writer.Write('=');
                WriteValue(value, level);
            }

            if (hasPlace)
            {
                writer.Write(separator);
                WriteLineStart(level);
                WritePlace("lineno=", node.Span.Line, level, isLast: false);
                WritePlace("col_offset=", node.Span.Column, level, isLast: false);
                WritePlace("end_lineno=", node.Span.EndLine, level, isLast: false);
                WritePlace("end_col_offset=", node.Span.EndColumn, level, isLast: true);
            }

            writer.Write(')');
        }

        void WritePlace(string name, int value, int level, bool isLast)
        {
            writer.Write(name);
            writer.Write(value);
            if (!isLast)
            {
                writer.Write(',');
                WriteLineStart(level);
            }
        }

        void WriteValue(object? value, int level)
        {
            switch (value)
            {
                case Node node:
                    WriteNode(node, level);
                    break;
                case IReadOnlyList<object?> list:
                    WriteList(list, level);
                    break;
                case null:
                    writer.Write("None");
                    break;
                case string text:
                    writer.Write(PythonRepr.Of(text));
                    break;
                case ConstantValue constant:
                    writer.Write(PythonRepr.Of(constant));
                    break;
                case Enum symbol:
                    writer.Write(symbol);
                    writer.Write("()");
                    break;
                default:
                    writer.Write(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                    break;
            }
        }

        void WriteList(IReadOnlyList<object?> list, int level)
        {
            level++;
            writer.Write('[');
            for (var i = 0; i < list.Count; i++)
            {
                if (i > 0)
                {
                    writer.Write(',');
                }

                WriteLineStart(level);
                WriteValue(list[i], level);
            }

            writer.Write(']');
        }

        void WriteLineStart(int level)
        {
            writer.Write('\n');
            for (var i = 0; i < level; i++)
            {
                writer.Write(' ');
            }
        }

        static bool IsOmitted(string name, object? value) => value is null || (value is IReadOnlyList<object?> { Count: 0 });

        static bool IsSimple(object? value) => value switch
        {
            Node node => NodeFields.IsEmpty(node),
            IReadOnlyList<object?> list => list.Count == 0,
            _ => true,
        };
    }
}
