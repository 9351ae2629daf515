// What string literals side by side come to, as they are read one after the other. The rules for what is folded and dropped are those of CPython's
// tree: neighbouring constants become one, from the first one's start to the last one's end; empty ones vanish beside fields.
using System.Text;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed class StringParts(SourceText source, PythonToken[] tokens, WarningLog? warnings)
{
    readonly List<Expr> _parts = [];
    bool _hasBytes;
    bool _hasText;
    bool _hasPlain;
    bool _hasFormatted;
    bool _hasTemplate;

    // Of the interpolated string whose parts are being read.
    bool _isTemplate;
    bool _isRaw;

    string Noun => _isTemplate ? "t-string" : "f-string";

    public static Constant Literal(SourceText source, PythonToken token, WarningLog? warnings)
    {
        (var value, var kind) = StringLiteral.Parse(source, token, warnings);
        return new Constant(value, kind, token.Span);
    }

    public void AddLiteral(PythonToken token)
    {
        var constant = Literal(source, token, warnings);
        _hasBytes |= constant.Value is ConstantBytes;
        _hasText |= constant.Value is ConstantStr;
        _hasPlain = true;
        _parts.Add(constant);
    }

    /// <summary>An interpolated string begins: what is added next are its text and fields.</summary>
    public void Open(PythonToken start)
    {
        _hasText = true;
        _isTemplate = start.Type == TSTRING_START;
        _hasTemplate |= _isTemplate;
        _hasFormatted |= !_isTemplate;
        _isRaw = source.Text.AsSpan(start.Start, start.End - start.Start).ContainsAny('r', 'R');
    }

    /// <summary>For the format of a field: its own fields are formatted at once, in templates too.</summary>
    public StringParts OpenFormat() => new(source, tokens, warnings) { _isRaw = _isRaw };

    public void AddMiddle(PythonToken middle)
    {
        var text = StringLiteral.Decode(source, middle.Start, middle.End, _isRaw, middle.Span, warnings);
        if (text.Text.Length > 0)
        {
            _parts.Add(new Constant(text, null, middle.Span));
        }
    }

    /// <summary>The character code after `!`.</summary>
    public int ConversionOf(PythonToken mark, PythonToken name)
    {
        if (name.Start != mark.End)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.ConversionNotAdjacent(Noun), mark.Span.To(name.Span));
        }

        return name.Text is "s" or "r" or "a"
            ? name.Text[0]
            : throw AstBuilder.Reject(DiagnosticCatalog.InvalidConversion(Noun, name.Text), name.Span);
    }

    /// <summary>`{x=!r:spec}`. With '=' (isDebug) the source text of the field comes before the value, as a constant.</summary>
    /// <param name="afterExpression">The token at which the text of the expression ends.</param>
    /// <param name="conversion">-1 if there is none.</param>
    public void AddField(PythonToken open, Expr value, bool isDebug, PythonToken afterExpression, int conversion, Expr? format, PythonToken close)
    {
        if (isDebug && conversion < 0 && format is null)
        {
            conversion = 'r';
        }

        var span = open.Span.To(close.Span);
        var text = isDebug || _isTemplate ? TextWithoutComments(open.End, afterExpression.Start) : "";
        if (isDebug)
        {
            var textEnd = afterExpression.Span;
            _parts.Add(new Constant(new ConstantStr(text), null, new Span(open.Span.Line, open.Span.Column + 1, textEnd.Line, textEnd.Column)));
        }

        if (_isTemplate)
        {
            var shown = isDebug ? text.TrimEnd()[..^1] : text;
            _parts.Add(new Interpolation(value, shown.TrimEnd(), conversion, format, span));
        }
        else
        {
            _parts.Add(new FormattedValue(value, conversion, format, span));
        }
    }

    public JoinedStr ToFormat(Span span) => new(Fold(_parts, dropEmpty: true), span);

    /// <param name="next">The token after the literals.</param>
    public Expr ToExpr(Span span, PythonToken next)
    {
        if (_hasTemplate && (_hasFormatted || _hasPlain))
        {
            throw AstBuilder.Reject(DiagnosticCatalog.MixedTemplate, span);
        }

        if (_hasBytes && _hasText)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.MixedBytes, next.Span);
        }

        if (_hasBytes)
        {
            return JoinBytes(_parts, span);
        }

        if (_hasTemplate)
        {
            return new TemplateStr(Fold(_parts, dropEmpty: true), span);
        }

        var values = Fold(_parts, _hasFormatted);
        return _hasFormatted ? new JoinedStr(values, span) : values[0];
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
            while (at < tokens.Length && tokens[at].End <= i && tokens[at].Type != PythonToken.EndOfSource)
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
