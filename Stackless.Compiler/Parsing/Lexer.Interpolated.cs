// Interpolated strings (f and t). Between the start token and the end token the lexer is either in the middle (literal text, here) or in a field
// (ordinary tokens, until the field's ':' or '}'). After the ':' comes literal text again, the format specification, with fields of its own.
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing.Generated;

namespace Stackless.Compiler.Parsing;

sealed partial class Lexer
{
    const int MaxInterpolatedDepth = 150;
    const int MaxFieldDepth = 3;

    readonly Stack<Interpolated> _interpolated = new();

    /// <summary>A field of an interpolated string; Depth counts the open brackets, its own '{' included.</summary>
    sealed class Field(int depth)
    {
        public int Depth { get; } = depth;

        public bool IsInFormat { get; set; }
    }

    sealed class Interpolated(int start, int textStart, char quote, int quoteLength, bool isRaw, bool isTemplate)
    {
        public int Start { get; } = start;

        public int TextStart { get; } = textStart;

        public char Quote { get; } = quote;

        public int QuoteLength { get; } = quoteLength;

        public bool IsRaw { get; } = isRaw;

        public bool IsTemplate { get; } = isTemplate;

        public string Noun => IsTemplate ? "t-string" : "f-string";

        public Stack<Field> Fields { get; } = new();

        /// <summary>Offset of the '{' that the middle ended at; the next bracket token there opens a field.</summary>
        public int FieldStart { get; set; } = -1;

        /// <summary>Offset of a '}' that the middle ended at.</summary>
        public int FieldEnd { get; set; } = -1;

        public bool OpensField(int offset) => offset == FieldStart;

        public bool IsInMiddle => Fields.Count == 0 || Fields.Peek().IsInFormat;
    }

    bool IsInMiddle
    {
        get
        {
            if (_interpolated.Count == 0)
            {
                return false;
            }

            var top = _interpolated.Peek();
            return top.IsInMiddle && top.FieldStart != _position && top.FieldEnd != _position;
        }
    }

    PythonToken OpenInterpolated(int type, int start)
    {
        if (_interpolated.Count + 1 >= MaxInterpolatedDepth)
        {
            return FailHere(DiagnosticCatalog.TooManyNestedInterpolated(type == PythonLexer.TSTRING_START));
        }

        var quote = _text[_position - 1];
        var i = start;
        var isRaw = false;
        while (_text[i] != quote)
        {
            isRaw |= _text[i] is 'r' or 'R';
            i++;
        }

        var quoteLength = _position - i;
        _interpolated.Push(new Interpolated(start, _position, quote, quoteLength, isRaw, type == PythonLexer.TSTRING_START));
        return MakeToken(type, start, _position);
    }

    PythonToken RefineColon(int type, int start)
    {
        if (_interpolated.Count > 0)
        {
            var field = _interpolated.Peek().Fields.Peek();
            if (field.Depth == _brackets.Count)
            {
                _position = start + 1;
                field.IsInFormat = true;
                return MakeToken(PythonLexer.COLON, start, _position);
            }
        }

        return MakeToken(type, start, _position);
    }

    /// <summary>Literal text up to the next field, doubled brace, end of the format or end of the string; or the end token itself.</summary>
    PythonToken ScanMiddle()
    {
        var top = _interpolated.Peek();
        var text = _text;
        var isInFormat = top.Fields.Count > 0;
        var start = _position;
        var i = start;
        var isNamedEscape = false;
        var middle = top.IsTemplate ? PythonLexer.TSTRING_MIDDLE : PythonLexer.FSTRING_MIDDLE;
        while (true)
        {
            if (i >= text.Length || (top.QuoteLength == 1 && text[i] == '\n'))
            {
                if (isInFormat && i < text.Length)
                {
                    // The field goes on after the line end, as ordinary tokens.
                    top.Fields.Peek().IsInFormat = false;
                    _position = i;
                    return i > start ? MakeToken(middle, start, i) : NextToken();
                }

                _position = i;
                return FailUnterminatedInterpolated(top);
            }

            var c = text[i];
            if (c == top.Quote && IsQuoteAt(i, top))
            {
                if (i == start)
                {
                    _position = i + top.QuoteLength;
                    return CloseInterpolated(top, i);
                }

                _position = i;
                return MakeToken(middle, start, i);
            }

            if (c == '{')
            {
                var isDoubled = i + 1 < text.Length && text[i + 1] == '{';
                if (isDoubled && !isInFormat)
                {
                    return EndMiddleAtDoubledBrace(middle, start, i);
                }

                if (top.Fields.Count >= MaxFieldDepth)
                {
                    _position = i;
                    return FailHere(DiagnosticCatalog.NestedTooDeeply(top.Noun));
                }

                top.FieldStart = i;
                _position = i;
                return i > start ? MakeToken(middle, start, i) : NextToken();
            }

            if (c == '}')
            {
                if (isNamedEscape)
                {
                    isNamedEscape = false;
                    i++;
                    continue;
                }

                if (!isInFormat && i + 1 < text.Length && text[i + 1] == '}')
                {
                    return EndMiddleAtDoubledBrace(middle, start, i);
                }

                top.FieldEnd = i;
                _position = i;
                return i > start ? MakeToken(middle, start, i) : NextToken();
            }

            if (c == '\\')
            {
                var next = i + 1 < text.Length ? text[i + 1] : '\0';
                if (next is '{' or '}')
                {
                    i++;
                    continue;
                }

                if (next == 'N' && !top.IsRaw && i + 2 < text.Length && text[i + 2] == '{')
                {
                    isNamedEscape = true;
                    i += 3;
                    continue;
                }

                i += i + 1 < text.Length ? 2 : 1;
                continue;
            }

            i++;
        }
    }

    /// <summary>The token's text has one of the two braces, its place covers both.</summary>
    PythonToken EndMiddleAtDoubledBrace(int type, int start, int brace)
    {
        _position = brace + 2;
        var text = MakeToken(type, start, brace + 1);
        return new PythonToken(_text, type, start, brace + 1, text.Span with { EndColumn = text.Span.EndColumn + 1 });
    }

    bool IsQuoteAt(int i, Interpolated top) =>
        top.QuoteLength == 1
        || (i + 2 < _text.Length && _text[i + 1] == top.Quote && _text[i + 2] == top.Quote);

    PythonToken CloseInterpolated(Interpolated top, int start)
    {
        while (top.Fields.Count > 0)
        {
            // An unfinished format: the parser misses the '}'.
            _brackets.RemoveRange(top.Fields.Peek().Depth - 1, _brackets.Count - top.Fields.Peek().Depth + 1);
            top.Fields.Pop();
        }

        _interpolated.Pop();
        return MakeToken(top.IsTemplate ? PythonLexer.TSTRING_END : PythonLexer.FSTRING_END, start, _position);
    }

    PythonToken FailUnterminatedInterpolated(Interpolated top)
    {
        var lastLine = _position >= _text.Length ? _source.LineCount : _source.LineOf(_position);
        var message = top.QuoteLength == 3
            ? DiagnosticCatalog.UnterminatedTripleQuoted(top.Noun + " ", lastLine)
            : DiagnosticCatalog.Unterminated(top.Noun + " ", lastLine);
        var line = _source.LineOf(top.Start);
        var column = _source.ColumnOf(line, top.Start);
        ReportAt("SyntaxError", message, new Ast.Span(line, column, line, column));
        return ErrorToken();
    }
}
