// String literals: adjacent ones joined, interpolated ones with their fields. The rules for what is folded and dropped are those of CPython's
// tree: neighbouring constants become one, from the first one's start to the last one's end; empty ones vanish beside fields.
using System.Text;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    Expr BuildStrings(StringsContext context)
    {
        if (context.ChildCount == 1 && context.children[0] is ITerminalNode only)
        {
            return BuildString(TokenOf(only));
        }

        var parts = new List<Expr>();
        var hasBytes = false;
        var hasText = false;
        var isFormatted = false;
        var isTemplate = false;
        var hasPlain = false;
        foreach (var child in context.children)
        {
            if (child is ITerminalNode literal)
            {
                var constant = BuildString(TokenOf(literal));
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

        var span = SpanOf(context);
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

        var values = Fold(parts, isFormatted);
        return isFormatted ? new JoinedStr(values, span) : values[0];
    }

    Constant BuildString(PythonToken token)
    {
        (var value, var kind) = StringLiteral.Parse(source, token, warnings);
        return new Constant(value, kind, token.Span);
    }

    static Constant JoinBytes(List<Expr> parts, Span span)
    {
        var bytes = new List<byte>();
        foreach (var part in parts)
        {
            bytes.AddRange(((ConstantBytes)((Constant)part).Value).Value);
        }

        return new Constant(new ConstantBytes(bytes.ToArray()), null, span);
    }

    static bool IsEmpty(Expr part) => part is Constant { Value: ConstantStr { Text.Length: 0 } };

    static Expr[] Fold(List<Expr> parts, bool dropEmpty)
    {
        var folded = new List<Expr>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part is Constant first)
            {
                var end = i + 1;
                while (end < parts.Count && parts[end] is Constant)
                {
                    end++;
                }

                if (end > i + 1)
                {
                    var values = parts.Skip(i).Take(end - i).Select(constant => (ConstantStr)((Constant)constant).Value).ToArray();
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

    void AddInterpolated(InterpolatedContext context, List<Expr> parts)
    {
        var start = First(context);
        var isTemplate = start.Type == TSTRING_START;
        var isRaw = source.Text.AsSpan(start.Start, start.End - start.Start).ContainsAny('r', 'R');
        for (var i = 1; i < context.ChildCount - 1; i++)
        {
            AddPart((InterpolatedPartContext)context.children[i], isTemplate, isRaw, parts);
        }
    }

    void AddPart(InterpolatedPartContext context, bool isTemplate, bool isRaw, List<Expr> parts)
    {
        if (context.children[0] is ReplacementFieldContext field)
        {
            BuildField(field, isTemplate, isRaw, parts);
            return;
        }

        var middle = TokenOf(context.children[0]);
        var text = StringLiteral.Decode(source, middle.Start, middle.End, isRaw, middle.Span, warnings);
        if (text.Text.Length > 0)
        {
            parts.Add(new Constant(text, null, middle.Span));
        }
    }

    /// <summary>`{x=!r:spec}`. With '=' the source text of the field comes before the value, as a constant.</summary>
    void BuildField(ReplacementFieldContext context, bool isTemplate, bool isRaw, List<Expr> parts)
    {
        var valueContext = (ValueExpressionContext)context.children[1];
        var value = BuildValue(valueContext);
        var open = First(context);
        var close = (PythonToken)context.Stop;
        var i = 2;
        var isDebug = IsToken(context.children[i], EQUAL);
        i += isDebug ? 1 : 0;
        var afterExpression = TokenOf(context.children[i]);
        var conversion = -1;
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

        var span = open.Span.To(close.Span);
        var text = TextWithoutComments(open.End, afterExpression.Start);
        if (isDebug)
        {
            var textEnd = afterExpression.Span;
            parts.Add(new Constant(
                new ConstantStr(text),
                null,
                new Span(open.Span.Line, open.Span.Column + 1, textEnd.Line, textEnd.Column)));
        }

        if (isTemplate)
        {
            var shown = isDebug ? text.TrimEnd()[..^1] : text;
            parts.Add(new Interpolation(value, shown.TrimEnd(), conversion, format, span));
        }
        else
        {
            parts.Add(new FormattedValue(value, conversion, format, span));
        }
    }

    int BuildConversion(PythonToken mark, PythonToken name, bool isTemplate)
    {
        if (name.Start != mark.End)
        {
            throw Reject(DiagnosticCatalog.ConversionNotAdjacent(Noun(isTemplate)), mark.Span.To(name.Span));
        }

        return name.Text is "s" or "r" or "a"
            ? name.Text[0]
            : throw Reject(DiagnosticCatalog.InvalidConversion(Noun(isTemplate), name.Text), name.Span);
    }

    static string Noun(bool isTemplate) => isTemplate ? "t-string" : "f-string";

    JoinedStr BuildFormat(ReplacementFieldContext context, int colonIndex, PythonToken colon, bool isRaw)
    {
        var parts = new List<Expr>();
        var end = colon.Span;
        for (var i = colonIndex + 1; i < context.ChildCount - 1; i++)
        {
            var part = (InterpolatedPartContext)context.children[i];
            // Fields within a format are formatted at once, in templates too.
            AddPart(part, isTemplate: false, isRaw, parts);
            end = EndOf(part);
        }

        return new JoinedStr(Fold(parts, dropEmpty: true), colon.Span.To(end));
    }

    /// <summary>Source text with its comments cut out; a '#' inside a string is none.</summary>
    string TextWithoutComments(int start, int end)
    {
        var text = source.Text.AsSpan(start, end - start);
        if (!text.Contains('#'))
        {
            return text.ToString();
        }

        var kept = new StringBuilder();
        var i = start;
        var at = IndexOfTokenFrom(start);
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

    int IndexOfTokenFrom(int offset)
    {
        var low = 0;
        var high = tokens.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
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
