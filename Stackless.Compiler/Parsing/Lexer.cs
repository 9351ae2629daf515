// Source text to tokens. Scan (Lexer.Scan) says where one token ends, as grammar/PythonLexer.g4 describes them; here is what a regular grammar cannot say:
// indentation, implicit line joining, interpolated strings, and the errors.
// After the first error one ERROR token is delivered, then the end: Error says what is wrong.
// Invariants: offsets only grow; _brackets holds the open brackets, a field of an interpolated string counting as an open '{'.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing.Generated;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Parsing;

sealed partial class Lexer(SourceText source, WarningLog? warnings)
{
    const int MaxIndentCount = 100;
    const int MaxBracketDepth = 200;
    const int TabWidth = 8;

    readonly SourceText _source = source;
    readonly string _text = source.Text;
    readonly Queue<PythonToken> _pending = new();
    readonly List<Bracket> _brackets = [];
    readonly List<Indent> _indents = [new(0, 0)];

    sealed record Indent(int Column, int TabAsOneColumn);
    int _position;
    int _commentStart = -1;
    int _line = 1;
    int _columnOffset;
    int _column;
    bool _isAtLineStart = true;
    bool _isAtEnd;
    int _lastType = PythonLexer.NEWLINE;

    sealed record Bracket(char Open, int Offset, int Line);

    public Diagnostic? Error { get; private set; }

    /// <summary>The innermost bracket still open where the last token ended.</summary>
    public (char Open, int Offset)? OpenBracket => _brackets.Count == 0 ? null : (_brackets[^1].Open, _brackets[^1].Offset);

    public PythonToken[] ReadAll()
    {
        var tokens = new List<PythonToken>(_text.Length / 4 + 4);
        PythonToken token;
        do
        {
            token = NextToken();
            token.TokenIndex = tokens.Count;
            tokens.Add(token);
        }
        while (token.Type != PythonToken.EndOfSource);
        return tokens.ToArray();
    }

    PythonToken NextToken()
    {
        if (_pending.Count > 0)
        {
            return Deliver(_pending.Dequeue());
        }

        if (_isAtEnd)
        {
            return EndToken();
        }

        if (IsInMiddle)
        {
            return Deliver(ScanMiddle());
        }

        if (_isAtLineStart && ReadIndentation() is { } indentation)
        {
            return Deliver(indentation);
        }

        if (!SkipToToken())
        {
            return Deliver(Error is null ? Finish() : ErrorToken());
        }

        var start = _position;
        var first = _text[start];
        if (first == '\n')
        {
            _position++;
            _isAtLineStart = true;
            // A comment at the end of the line belongs to the line end.
            return Deliver(MakeToken(PythonLexer.NEWLINE, _commentStart >= 0 ? _commentStart : start, _position));
        }

        return Deliver(Refine(Scan(start), start));
    }

    PythonToken Deliver(PythonToken token)
    {
        _lastType = token.Type;
        return token;
    }

    /// <summary>Moves over blanks, comments, joined line ends. False at the end of the source, and after an error.</summary>
    bool SkipToToken()
    {
        var text = _text;
        var i = _position;
        _commentStart = -1;
        while (i < text.Length)
        {
            var c = text[i];
            if (c is ' ' or '\t' or '\f')
            {
                i++;
            }
            else if (c == '#')
            {
                var end = text.IndexOf('\n', i);
                _commentStart = i;
                i = end < 0 ? text.Length : end;
            }
            else if (c == '\n' && _brackets.Count > 0)
            {
                i++;
            }
            else if (c == '\\')
            {
                if (!SkipContinuation(ref i))
                {
                    _position = i;
                    return false;
                }
            }
            else
            {
                _position = i;
                return true;
            }
        }

        _position = i;
        return false;
    }

    /// <summary>At a backslash: over it and the line end after it. False, with Error set, if there is none.</summary>
    bool SkipContinuation(ref int i)
    {
        var at = i;
        i++;
        if (i >= _text.Length || _text[i] != '\n')
        {
            var line = _source.LineOf(at);
            var column = _source.ColumnOf(line, at + 1);
            ReportAt("SyntaxError", DiagnosticCatalog.CharacterAfterContinuation, new Span(line, column, line, -1));
            return false;
        }

        i++;
        if (i >= _text.Length)
        {
            var line = _source.LineOf(at);
            var column = _source.ColumnOf(line, at) + 1;
            ReportAt("SyntaxError", DiagnosticCatalog.UnexpectedEnd, new Span(line, column, line, -2));
            return false;
        }

        return true;
    }

    /// <summary>At the start of a line: passes lines without tokens, compares the indentation, and gives INDENT or the first DEDENT, if any.</summary>
    PythonToken? ReadIndentation()
    {
        _isAtLineStart = false;
        var text = _text;
        while (true)
        {
            var column = 0;
            var tabAsOneColumn = 0;
            var continuedColumn = 0;
            var i = _position;
            for (; i < text.Length; i++)
            {
                var c = text[i];
                if (c == ' ')
                {
                    column++;
                    tabAsOneColumn++;
                }
                else if (c == '\t')
                {
                    column = (column / TabWidth + 1) * TabWidth;
                    tabAsOneColumn++;
                }
                else if (c == '\f')
                {
                    column = 0;
                    tabAsOneColumn = 0;
                }
                else if (c == '\\')
                {
                    // The first line of an indentation that is cut by backslashes is the one that counts.
                    continuedColumn = continuedColumn != 0 ? continuedColumn : column;
                    if (!SkipContinuation(ref i))
                    {
                        _position = i;
                        return ErrorToken();
                    }

                    i--;
                }
                else
                {
                    break;
                }
            }

            if (i < text.Length && text[i] is '#' or '\n')
            {
                var end = text.IndexOf('\n', i);
                _position = end < 0 ? text.Length : end + 1;
                continue;
            }

            _position = i;
            if (i >= text.Length)
            {
                return null;
            }

            if (continuedColumn != 0)
            {
                column = continuedColumn;
                tabAsOneColumn = continuedColumn;
            }

            return CompareIndentation(column, tabAsOneColumn);
        }
    }

    PythonToken? CompareIndentation(int column, int tabAsOneColumn)
    {
        (var current, var currentTabAsOne) = _indents[^1];
        if (column == current)
        {
            return tabAsOneColumn == currentTabAsOne ? null : FailIndentation("TabError", DiagnosticCatalog.InconsistentTabs);
        }

        if (column > current)
        {
            if (_indents.Count >= MaxIndentCount)
            {
                return FailIndentation("IndentationError", DiagnosticCatalog.TooManyIndentLevels);
            }

            if (tabAsOneColumn <= currentTabAsOne)
            {
                return FailIndentation("TabError", DiagnosticCatalog.InconsistentTabs);
            }

            _indents.Add(new Indent(column, tabAsOneColumn));
            var lineStart = _source.LineStarts[_source.LineOf(_position) - 1];
            return MakeToken(PythonLexer.INDENT, lineStart, _position);
        }

        while (column < _indents[^1].Column)
        {
            _indents.RemoveAt(_indents.Count - 1);
            _pending.Enqueue(MakeToken(PythonLexer.DEDENT, _position, _position));
        }

        if (column != _indents[^1].Column)
        {
            _pending.Clear();
            var line = _source.LineOf(_position);
            var end = _source.LineStarts[line];
            var at = _source.ColumnOf(line, end);
            ReportAt("IndentationError", DiagnosticCatalog.UnindentMatchesNone, new Span(line, at - 1, line, -2));
            return ErrorToken();
        }

        if (tabAsOneColumn != _indents[^1].TabAsOneColumn)
        {
            _pending.Clear();
            return FailIndentation("TabError", DiagnosticCatalog.InconsistentTabs);
        }

        return _pending.Dequeue();
    }

    PythonToken FailIndentation(string kind, string message)
    {
        var line = _source.LineOf(_position);
        ReportAt(kind, message, new Span(line, 0, line, -1));
        return ErrorToken();
    }

    /// <summary>Completes what Scan found: brackets, fields, numbers, names, and what is not a token at all.</summary>
    PythonToken Refine(int type, int start)
    {
        switch (type)
        {
            case PythonLexer.LPAR:
            case PythonLexer.LSQB:
            case PythonLexer.LBRACE:
                return Open(type, start);
            case PythonLexer.RPAR:
            case PythonLexer.RSQB:
            case PythonLexer.RBRACE:
                return Close(type, start);
            case PythonLexer.COLON:
            case PythonLexer.COLONEQUAL:
                return RefineColon(type, start);
            case PythonLexer.NUMBER:
                return CheckNumberEnd(start) ?? MakeToken(type, start, _position);
            case PythonLexer.NAME:
                return CheckName(start) ?? MakeToken(type, start, _position);
            case PythonLexer.STRING:
                return RefineString(start);
            case PythonLexer.FSTRING_START:
            case PythonLexer.TSTRING_START:
                return OpenInterpolated(type, start);
            case PythonLexer.UNTERMINATED:
                return FailUnterminated(start);
            case PythonLexer.ILLEGAL:
                return CheckIllegal(start) ?? MakeToken(type, start, _position);
            default:
                return MakeToken(type, start, _position);
        }
    }

    PythonToken Open(int type, int start)
    {
        if (_brackets.Count >= MaxBracketDepth)
        {
            return FailHere(DiagnosticCatalog.TooManyNestedParentheses);
        }

        var token = MakeToken(type, start, _position);
        _brackets.Add(new Bracket(_text[start], start, token.Span.Line));
        if (type == PythonLexer.LBRACE && _interpolated.Count > 0 && _interpolated.Peek().OpensField(start))
        {
            _interpolated.Peek().Fields.Push(new Field(_brackets.Count));
        }

        return token;
    }

    PythonToken Close(int type, int start)
    {
        var close = _text[start];
        var isInField = _interpolated.Count > 0;
        if (isInField && close == '}' && _interpolated.Peek().Fields.Count == 0)
        {
            return FailHere(DiagnosticCatalog.SingleBrace(_interpolated.Peek().Noun));
        }

        if (_brackets.Count == 0)
        {
            return FailHere(DiagnosticCatalog.Unmatched(close));
        }

        var open = _brackets[^1];
        var isField = isInField && _interpolated.Peek().Fields.Peek().Depth == _brackets.Count;
        if (isField && close != '}')
        {
            return FailHere(_interpolated.Peek().Noun + ": " + DiagnosticCatalog.Unmatched(close));
        }

        if (close != (open.Open == '(' ? ')' : open.Open == '[' ? ']' : '}'))
        {
            var line = _source.LineOf(start);
            var message = DiagnosticCatalog.ClosingDoesNotMatch(close, open.Open, open.Line == line ? null : open.Line);
            return FailHere(message);
        }

        _brackets.RemoveAt(_brackets.Count - 1);
        if (isField)
        {
            _interpolated.Peek().Fields.Pop();
        }

        return MakeToken(type, start, _position);
    }

    /// <summary>The end of the source: closes the logical line and all blocks.</summary>
    PythonToken Finish()
    {
        _position = _text.Length;
        if (_lastType is not (PythonLexer.NEWLINE or PythonLexer.DEDENT or PythonLexer.INDENT) && _brackets.Count == 0)
        {
            _pending.Enqueue(MakeToken(PythonLexer.NEWLINE, _position, _position));
        }

        if (_brackets.Count == 0)
        {
            for (; _indents.Count > 1; _indents.RemoveAt(_indents.Count - 1))
            {
                _pending.Enqueue(MakeToken(PythonLexer.DEDENT, _position, _position));
            }
        }

        _isAtEnd = true;
        return _pending.Count > 0 ? _pending.Dequeue() : EndToken();
    }

    PythonToken EndToken() => MakeToken(PythonToken.EndOfSource, _text.Length, _text.Length);

    PythonToken ErrorToken()
    {
        _isAtEnd = true;
        _pending.Clear();
        var at = Math.Min(_position, _text.Length);
        return MakeToken(PythonLexer.ERROR, at, at);
    }

    /// <summary>Reports at the last character read, as the tokenizer of CPython does, and ends.</summary>
    PythonToken FailHere(string message) => Fail(message, Math.Max(_position - 1, 0), Math.Max(_position - 1, 0));

    PythonToken Fail(string message, int start, int end)
    {
        var line = _source.LineOf(start);
        ReportAt("SyntaxError", message, new Span(line, _source.ColumnOf(line, start), line, _source.ColumnOf(line, Math.Max(start, Math.Min(end, _source.LineStarts[line])))));
        return ErrorToken();
    }

    void ReportAt(string kind, string message, Span span) => Error ??= _source.Report(kind, message, span);

    PythonToken MakeToken(int type, int start, int end)
    {
        (var line, var column) = Place(start);
        (var endLine, var endColumn) = Place(end);
        if (type == PythonLexer.NEWLINE && endLine > line)
        {
            // The end of a line is on that line.
            endLine--;
            endColumn = _source.ColumnOf(endLine, end);
        }

        return new PythonToken(_text, type, start, end, new Span(line, column, endLine, endColumn));
    }

    /// <summary>Line and UTF-8 column of an offset. Offsets come in growing order, nearly always, so that this counts each character once.</summary>
    (int Line, int Column) Place(int offset)
    {
        var starts = _source.LineStarts;
        if (offset < _columnOffset)
        {
            var line = _source.LineOf(offset);
            return (line, _source.ColumnOf(line, offset));
        }

        while (_line < starts.Length - 1 && offset >= starts[_line])
        {
            _line++;
            _columnOffset = starts[_line - 1];
            _column = 0;
        }

        if (_source.IsAscii)
        {
            _column += offset - _columnOffset;
        }
        else
        {
            _column += System.Text.Encoding.UTF8.GetByteCount(_text.AsSpan(_columnOffset, offset - _columnOffset));
        }

        _columnOffset = offset;
        return (_line, _column);
    }
}
