// Tokens that are nearly right: numbers that run on into letters, names with characters that no name may have, strings without an end.
using System.Globalization;
using System.Text;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing.Generated;

namespace Stackless.Compiler.Parsing;

sealed partial class Lexer
{
    PythonToken RefineString(int start)
    {
        var end = _position;
        var quote = _text[end - 1];
        var open = _text.IndexOf(quote, start, end - start);
        if (end - open == 2 && end < _text.Length && _text[end] == quote)
        {
            // '' and a third quote: the start of a long string whose end is missing.
            return FailUnterminatedLong(start);
        }

        return MakeToken(PythonLexer.STRING, start, end);
    }

    PythonToken FailUnterminatedLong(int start)
    {
        if (_interpolated.Count > 0 && _interpolated.Peek() is { QuoteLength: 3 } around && around.Quote == _text[_position])
        {
            _position++;
            return FailHere(DiagnosticCatalog.FieldExpects(around.Noun, "'}'"));
        }

        var line = _source.LineOf(start);
        var column = _source.ColumnOf(line, start);
        _position = _text.Length;
        ReportAt("SyntaxError", DiagnosticCatalog.UnterminatedTripleQuoted("", _source.LineCount), new Ast.Span(line, column, line, column));
        return ErrorToken();
    }

    PythonToken FailUnterminated(int quoteOffset)
    {
        var start = quoteOffset;
        if (_interpolated.Count > 0 && _interpolated.Peek() is { QuoteLength: 1 } around && around.Quote == _text[quoteOffset])
        {
            // The quote is the end of the string around, whose field is not closed.
            _position = quoteOffset + 1;
            return FailHere(DiagnosticCatalog.FieldExpects(around.Noun, "'}'"));
        }

        var i = quoteOffset + 1;
        var quote = _text[quoteOffset];
        while (i < _text.Length && _text[i] != '\n')
        {
            i += _text[i] == '\\' && i + 1 < _text.Length ? 2 : 1;
        }

        var line = _source.LineOf(start);
        var column = _source.ColumnOf(line, start);
        var lastLine = i >= _text.Length ? _source.LineCount : _source.LineOf(i);
        var hasEscapedQuote = _text.AsSpan(quoteOffset, Math.Min(i, _text.Length) - quoteOffset).Contains("\\" + quote, StringComparison.Ordinal);
        ReportAt(
            "SyntaxError",
            hasEscapedQuote ? DiagnosticCatalog.UnterminatedWithEscapedQuote(lastLine) : DiagnosticCatalog.Unterminated("", lastLine),
            new Ast.Span(line, column, line, column));
        return ErrorToken();
    }

    PythonToken? CheckIllegal(int start)
    {
        var c = _text[start];
        return char.IsControl(c) ? Fail(DiagnosticCatalog.NonPrintable(c), start, start) : null;
    }

    PythonToken? CheckName(int start)
    {
        for (var i = start; i < _position; i++)
        {
            if (_text[i] >= 0x7F)
            {
                return CheckLetters(start, _position);
            }
        }

        if (_position < _text.Length && _text[_position] is '\'' or '"' && FindPrefixConflict(_text.AsSpan(start, _position - start)) is { } conflict)
        {
            var line = _source.LineOf(start);
            var column = _source.ColumnOf(line, start);
            ReportAt("SyntaxError", DiagnosticCatalog.IncompatiblePrefixes(conflict.First, conflict.Second), new Ast.Span(line, column, line, column + _position - start));
            return ErrorToken();
        }

        // A prefix that belongs to a string without an end.
        if (_position - start <= 2 && _position < _text.Length && _text[_position] is '\'' or '"' && IsStringPrefix(_text.AsSpan(start, _position - start)))
        {
            var prefixStart = start;
            var error = FailUnterminated(_position);
            var report = Error!;
            var line = _source.LineOf(prefixStart);
            var column = _source.ColumnOf(line, prefixStart);
            Error = report with { Span = new Ast.Span(line, column, line, column) };
            return error;
        }

        return null;
    }

    /// <summary>`ur'...'`: letters that are prefixes, but not together.</summary>
    static (char First, char Second)? FindPrefixConflict(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > 5)
        {
            return null;
        }

        var seen = 0;
        foreach (var c in name)
        {
            var bit = "burft".IndexOf(char.ToLowerInvariant(c));
            if (bit < 0 || (seen & (1 << bit)) != 0)
            {
                return null;
            }

            seen |= 1 << bit;
        }

        foreach (var pair in (ReadOnlySpan<string>)["ub", "ur", "uf", "ut", "bf", "bt", "ft"])
        {
            if ((seen & (1 << "burft".IndexOf(pair[0]))) != 0 && (seen & (1 << "burft".IndexOf(pair[1]))) != 0)
            {
                return (pair[0], pair[1]);
            }
        }

        return null;
    }

    static bool IsStringPrefix(ReadOnlySpan<char> name) =>
        name.Length == 1
            ? "uUrRbB".Contains(name[0])
            : ("rR".Contains(name[0]) && "bB".Contains(name[1])) || ("bB".Contains(name[0]) && "rR".Contains(name[1]));

    PythonToken? CheckLetters(int start, int end)
    {
        var isFirst = true;
        for (var i = start; i < end;)
        {
            var rune = Rune.GetRuneAt(_text, i);
            if (!(isFirst ? Identifiers.IsStart(rune) : Identifiers.IsContinue(rune)))
            {
                return Fail(
                    Identifiers.IsPrintable(rune) ? DiagnosticCatalog.InvalidCharacter(rune) : DiagnosticCatalog.NonPrintable(rune.Value),
                    i,
                    i);
            }

            isFirst = false;
            i += rune.Utf16SequenceLength;
        }

        return null;
    }

    char At(int i) => i < _text.Length ? _text[i] : '\n';

    /// <summary>After the longest number: nothing that looks like its continuation may follow. Names what is wrong with it.</summary>
    PythonToken? CheckNumberEnd(int start)
    {
        var i = _position;
        var next = At(i);
        if (!char.IsAsciiLetterOrDigit(next) && next != '_' && next < 0x7F)
        {
            return null;
        }

        var first = _text[start];
        var second = char.ToLowerInvariant(At(start + 1));
        if (first == '0' && second is 'x' or 'o' or 'b')
        {
            return CheckRadixNumber(start, second);
        }

        if (first == '0' && next == '_' && char.IsAsciiDigit(At(i + 1)) && _text.AsSpan(start, i - start).IndexOfAnyExcept('0', '_') < 0)
        {
            return CheckLeadingZeros(start);
        }

        if (next == '_')
        {
            // An underscore that no digit follows.
            _position = i + 1;
            var after = At(i + 1);
            if (!char.IsAsciiDigit(after))
            {
                return FailNumber("decimal", i + 1);
            }
        }

        if (first == '0' && char.IsAsciiDigit(next))
        {
            return CheckLeadingZeros(start);
        }

        return CheckAfterNumber(start, i);
    }

    PythonToken? CheckRadixNumber(int start, char letter)
    {
        (var name, var isDigit) = letter switch
        {
            'x' => ("hexadecimal", (Func<char, bool>)char.IsAsciiHexDigit),
            'o' => ("octal", static c => c is >= '0' and <= '7'),
            _ => ("binary", static c => c is '0' or '1'),
        };
        var i = start + 2;
        do
        {
            if (At(i) == '_')
            {
                i++;
            }

            if (!isDigit(At(i)))
            {
                return char.IsAsciiDigit(At(i))
                    ? FailDigit(name, i)
                    : FailNumber(name, i);
            }

            while (isDigit(At(i)))
            {
                i++;
            }
        }
        while (At(i) == '_');
        if (char.IsAsciiDigit(At(i)))
        {
            return FailDigit(name, i);
        }

        return CheckAfter(name, i);
    }

    PythonToken FailDigit(string name, int at)
    {
        _position = at + 1;
        return FailHere(DiagnosticCatalog.InvalidDigit(_text[at], name));
    }

    PythonToken FailNumber(string name, int at)
    {
        _position = at;
        return FailHere(DiagnosticCatalog.InvalidLiteral(name));
    }

    PythonToken? CheckLeadingZeros(int start)
    {
        var i = start;
        while (At(i) == '0' || (At(i) == '_' && char.IsAsciiDigit(At(i + 1))))
        {
            i++;
        }

        var zerosEnd = i;
        while (char.IsAsciiDigit(At(i)) || (At(i) == '_' && char.IsAsciiDigit(At(i + 1))))
        {
            i++;
        }

        if (At(i) == '_')
        {
            return FailNumber("decimal", i + 1);
        }

        _position = i;
        return Fail(DiagnosticCatalog.LeadingZeros, start, zerosEnd);
    }

    PythonToken? CheckAfterNumber(int start, int i)
    {
        if (At(i) is 'e' or 'E' && At(i + 1) is '+' or '-')
        {
            return FailNumber("decimal", i + 2);
        }

        var last = _text[i - 1];
        return CheckAfter(last is 'j' or 'J' ? "imaginary" : "decimal", i);
    }

    /// <summary>A keyword may follow a number at once (`1if x`); another letter may not.</summary>
    PythonToken? CheckAfter(string name, int i)
    {
        var c = At(i);
        if (c < 0x7F && !char.IsAsciiLetterOrDigit(c) && c != '_')
        {
            return null;
        }

        if (c is 'a' or 'e' or 'f' or 'i' or 'o' or 'n')
        {
            var rest = _text.AsSpan(i);
            foreach (var keyword in (ReadOnlySpan<string>)["and", "else", "for", "if", "in", "is", "or", "not"])
            {
                if (rest.StartsWith(keyword, StringComparison.Ordinal))
                {
                    _position = i;
                    var digit = _source.SpanOf(i - 1, i - 1);
                    warnings?.Add(_source, DiagnosticCatalog.InvalidLiteral(name), digit);
                    return null;
                }
            }
        }

        if (c >= 0x7F)
        {
            var rune = Rune.GetRuneAt(_text, i);
            if (!Identifiers.IsContinue(rune))
            {
                _position = i;
                return null;
            }
        }

        return FailNumber(name, i);
    }
}
