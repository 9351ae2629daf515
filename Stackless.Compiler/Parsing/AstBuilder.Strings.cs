// String literals: adjacent ones joined, interpolated ones with their fields. The rules for what is folded and dropped are those of CPython's
// tree: neighbouring constants become one, from the first one's start to the last one's end; empty ones vanish beside fields.
using System.Text;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

internal sealed partial class AstBuilder
{
    private Expr BuildStrings(StringsContext context)
    {
        if (context.ChildCount == 1 && context.children[0] is ITerminalNode only)
        {
            return BuildString(TokenOf(only));
        }

        var parts = new List<Expr>();
        bool hasBytes = false;
        bool hasText = false;
        bool isFormatted = false;
        bool isTemplate = false;
        bool hasPlain = false;
        foreach (IParseTree child in context.children)
        {
            if (child is ITerminalNode literal)
            {
                Constant constant = BuildString(TokenOf(literal));
                hasBytes |= constant.Value is ConstantBytes;
                hasText |= constant.Value is ConstantStr;
                hasPlain = true;
                parts.Add(constant);
                continue;
            }

            var interpolated = (InterpolatedContext)child;
            hasText = true;
            if (First(interpolated).Type == TSTRING_START)
            {
                isTemplate = true;
            }
            else
            {
                isFormatted = true;
            }

            AddInterpolated(interpolated, parts);
        }

        Span span = SpanOf(context);
        if (isTemplate && (isFormatted || hasPlain))
        {
            throw Reject(DiagnosticCatalog.MixedTemplate, span);
        }

        if (hasBytes && hasText)
        {
            throw Reject(DiagnosticCatalog.MixedBytes, tokens[context.Stop.TokenIndex + 1].Span);
        }

        if (hasBytes)
        {
            return JoinBytes(parts, span);
        }

        if (isTemplate)
        {
            return new TemplateStr(Fold(parts, dropEmpty: true), span);
        }

        Expr[] values = Fold(parts, isFormatted);
        return isFormatted ? new JoinedStr(values, span) : values[0];
    }

    private Constant BuildString(PythonToken token)
    {
        (ConstantValue value, string? kind) = StringLiteral.Parse(source, token, warnings);
        return new Constant(value, kind, token.Span);
    }

    private static Constant JoinBytes(List<Expr> parts, Span span)
    {
        var bytes = new List<byte>();
        foreach (Expr part in parts)
        {
            bytes.AddRange(((ConstantBytes)((Constant)part).Value).Value);
        }

        return new Constant(new ConstantBytes(bytes.ToArray()), null, span);
    }

    private static bool IsEmpty(Expr part) => part is Constant { Value: ConstantStr { Text.Length: 0 } };

    private static Expr[] Fold(List<Expr> parts, bool dropEmpty)
    {
        var folded = new List<Expr>(parts.Count);
        for (int i = 0; i < parts.Count; i++)
        {
            Expr part = parts[i];
            if (part is Constant first)
            {
                int end = i + 1;
                while (end < parts.Count && parts[end] is Constant)
                {
                    end++;
                }

                if (end > i + 1)
                {
                    ConstantStr[] values = parts.Skip(i).Take(end - i).Select(constant => (ConstantStr)((Constant)constant).Value).ToArray();
                    part = new Constant(StringLiteral.Join(values), first.Kind, first.Span.To(parts[end - 1].Span));
                    i = end - 1;
                }

                if (dropEmpty && IsEmpty(part))
                {
                    continue;
                }
            }

            folded.Add(part);
        }

        return folded.ToArray();
    }

    private void AddInterpolated(InterpolatedContext context, List<Expr> parts)
    {
        PythonToken start = First(context);
        bool isTemplate = start.Type == TSTRING_START;
        bool isRaw = source.Text.AsSpan(start.Start, start.End - start.Start).ContainsAny('r', 'R');
        for (int i = 1; i < context.ChildCount - 1; i++)
        {
            AddPart((InterpolatedPartContext)context.children[i], isTemplate, isRaw, parts);
        }
    }

    private void AddPart(InterpolatedPartContext context, bool isTemplate, bool isRaw, List<Expr> parts)
    {
        if (context.children[0] is ReplacementFieldContext field)
        {
            BuildField(field, isTemplate, isRaw, parts);
            return;
        }

        PythonToken middle = TokenOf(context.children[0]);
        ConstantStr text = StringLiteral.Decode(source, middle.Start, middle.End, isRaw, middle.Span, warnings);
        if (text.Text.Length > 0)
        {
            parts.Add(new Constant(text, null, middle.Span));
        }
    }

    /// <summary>`{x=!r:spec}`. With '=' the source text of the field comes before the value, as a constant.</summary>
    private void BuildField(ReplacementFieldContext context, bool isTemplate, bool isRaw, List<Expr> parts)
    {
        var valueContext = (ValueExpressionContext)context.children[1];
        Expr value = BuildValue(valueContext);
        PythonToken open = First(context);
        var close = (PythonToken)context.Stop;
        int i = 2;
        bool isDebug = IsToken(context.children[i], EQUAL);
        i += isDebug ? 1 : 0;
        PythonToken afterExpression = TokenOf(context.children[i]);
        int conversion = -1;
        PythonToken? conversionName = null;
        if (afterExpression.Type == EXCLAMATION)
        {
            conversionName = TokenOf(context.children[i + 1]);
            conversion = BuildConversion(afterExpression, conversionName, isTemplate);
            i += 2;
        }

        Expr? format = null;
        PythonToken? colon = null;
        if (IsToken(context.children[i], COLON))
        {
            colon = TokenOf(context.children[i]);
            format = BuildFormat(context, i, colon, isRaw);
        }

        if (isDebug && conversion < 0 && format is null)
        {
            conversion = 'r';
        }

        Span span = open.Span.To(close.Span);
        string text = TextWithoutComments(open.End, afterExpression.Start);
        if (isDebug)
        {
            Span textEnd = afterExpression.Span;
            parts.Add(new Constant(
                new ConstantStr(text),
                null,
                new Span(open.Span.Line, open.Span.Column + 1, textEnd.Line, textEnd.Column)));
        }

        if (isTemplate)
        {
            string shown = isDebug ? text.TrimEnd()[..^1] : text;
            parts.Add(new Interpolation(value, shown.TrimEnd(), conversion, format, span));
        }
        else
        {
            parts.Add(new FormattedValue(value, conversion, format, span));
        }
    }

    private int BuildConversion(PythonToken mark, PythonToken name, bool isTemplate)
    {
        if (name.Start != mark.End)
        {
            throw Reject(DiagnosticCatalog.ConversionNotAdjacent(Noun(isTemplate)), mark.Span.To(name.Span));
        }

        return name.Text is "s" or "r" or "a"
            ? name.Text[0]
            : throw Reject(DiagnosticCatalog.InvalidConversion(Noun(isTemplate), name.Text), name.Span);
    }

    private static string Noun(bool isTemplate) => isTemplate ? "t-string" : "f-string";

    private JoinedStr BuildFormat(ReplacementFieldContext context, int colonIndex, PythonToken colon, bool isRaw)
    {
        var parts = new List<Expr>();
        Span end = colon.Span;
        for (int i = colonIndex + 1; i < context.ChildCount - 1; i++)
        {
            var part = (InterpolatedPartContext)context.children[i];
            // Fields within a format are formatted at once, in templates too.
            AddPart(part, isTemplate: false, isRaw, parts);
            end = EndOf(part);
        }

        return new JoinedStr(Fold(parts, dropEmpty: true), colon.Span.To(end));
    }

    /// <summary>Source text with its comments cut out; a '#' inside a string is none.</summary>
    private string TextWithoutComments(int start, int end)
    {
        ReadOnlySpan<char> text = source.Text.AsSpan(start, end - start);
        if (!text.Contains('#'))
        {
            return text.ToString();
        }

        var kept = new StringBuilder();
        int i = start;
        int at = IndexOfTokenFrom(start);
        while (i < end)
        {
            // Between tokens only blanks and comments stand.
            while (at < tokens.Length && tokens[at].End <= i && tokens[at].Type != Antlr4.Runtime.TokenConstants.EOF)
            {
                at++;
            }

            if (source.Text[i] == '#' && !(tokens[at].Start <= i && i < tokens[at].End))
            {
                while (i < end && source.Text[i] != '\n')
                {
                    i++;
                }

                continue;
            }

            kept.Append(source.Text[i]);
            i++;
        }

        return kept.ToString();
    }

    private int IndexOfTokenFrom(int offset)
    {
        int low = 0;
        int high = tokens.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tokens[middle].End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
