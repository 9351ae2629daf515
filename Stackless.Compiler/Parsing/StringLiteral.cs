// The value of string and bytes literals: prefixes, escapes. Errors carry the words of Python's decoders; positions in them count, as there,
// characters of the literal with each one beyond ASCII as ten (its \U form).
using System.Text;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Parsing;

static class StringLiteral
{
    public static (ConstantValue Value, string? Kind) Parse(SourceText source, PythonToken token, WarningLog? warnings)
    {
        var text = source.Text;
        var i = token.Start;
        var isRaw = false;
        var isBytes = false;
        string? kind = null;
        for (; text[i] is not ('\'' or '"'); i++)
        {
            switch (text[i])
            {
                case 'r' or 'R':
                    isRaw = true;
                    break;
                case 'b' or 'B':
                    isBytes = true;
                    break;
                case 'u':
                    kind = "u";
                    break;
            }
        }

        var quoteLength = token.End - i >= 6 && text[i + 1] == text[i] && text[i + 2] == text[i] ? 3 : 1;
        var start = i + quoteLength;
        var end = token.End - quoteLength;
        return (isBytes ? DecodeBytes(source, token, start, end, isRaw, warnings) : Decode(source, start, end, isRaw, token.Span, warnings), kind);
    }

    public static ConstantStr Decode(SourceText source, int start, int end, bool isRaw, Span place, WarningLog? warnings)
    {
        var text = source.Text.AsSpan(start, end - start);
        if (isRaw || !text.Contains('\\'))
        {
            return new ConstantStr(text.ToString());
        }

        var decoder = new Decoder(source, start, end, place, warnings);
        return decoder.Run();
    }

    /// <summary>Literals side by side. Code points stay apart: a high surrogate at one's end and a low one at the next one's start do not pair.</summary>
    public static ConstantStr Join(IReadOnlyList<ConstantStr> parts)
    {
        var isPlain = true;
        for (var i = 0; i < parts.Count; i++)
        {
            isPlain &= parts[i].CodePoints is null;
            if (i > 0 && parts[i - 1].Text is { Length: > 0 } left && parts[i].Text is { Length: > 0 } right)
            {
                isPlain &= !(char.IsHighSurrogate(left[^1]) && char.IsLowSurrogate(right[0]));
            }
        }

        var text = string.Concat(parts.Select(part => part.Text));
        return isPlain ? new ConstantStr(text) : new ConstantStr(text, parts.SelectMany(CodePointsOf).ToArray());
    }

    public static IEnumerable<int> CodePointsOf(ConstantStr value)
    {
        if (value.CodePoints is not null)
        {
            return value.CodePoints;
        }

        var points = new List<int>(value.Text.Length);
        for (var i = 0; i < value.Text.Length; i++)
        {
            if (char.IsSurrogatePair(value.Text, i))
            {
                points.Add(char.ConvertToUtf32(value.Text, i));
                i++;
            }
            else
            {
                points.Add(value.Text[i]);
            }
        }

        return points;
    }

    static ConstantBytes DecodeBytes(SourceText source, PythonToken token, int start, int end, bool isRaw, WarningLog? warnings)
    {
        var text = source.Text.AsSpan(start, end - start);
        var bytes = new List<byte>(text.Length);
        var doubts = new EscapeDoubts(source, warnings);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= 0x80)
            {
                throw new SyntaxRejectedException(DiagnosticCatalog.NonAsciiBytes, token.Span);
            }

            if (c != '\\' || isRaw)
            {
                bytes.Add((byte)c);
                continue;
            }

            c = text[++i];
            switch (c)
            {
                case '\n':
                    break;
                case 'x':
                    if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                    {
                        throw new SyntaxRejectedException(DiagnosticCatalog.ValueError($"invalid \\x escape at position {i - 1}"), token.Span);
                    }

                    bytes.Add(Convert.ToByte(text.Slice(i + 1, 2).ToString(), 16));
                    i += 2;
                    break;
                case >= '0' and <= '7':
                    var value = 0;
                    var stop = Math.Min(i + 3, text.Length);
                    for (; i < stop && text[i] is >= '0' and <= '7'; i++)
                    {
                        value = value * 8 + (text[i] - '0');
                    }

                    i--;
                    doubts.CheckOctal(value, start + i - 3);
                    bytes.Add((byte)value);
                    break;
                default:
                    var simple = SimpleEscape(c);
                    if (simple >= 0)
                    {
                        bytes.Add((byte)simple);
                    }
                    else
                    {
                        bytes.Add((byte)'\\');
                        i--;
                        doubts.Unknown(start + i);
                    }

                    break;
            }
        }

        return new ConstantBytes(bytes.ToArray());
    }

    static int SimpleEscape(char c) => c switch
    {
        '\\' or '\'' or '"' => c,
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        _ => -1,
    };

    /// <summary>Warns of the first escape of a literal that means nothing, or an octal one beyond a byte; further ones are passed over, as in CPython.</summary>
    struct EscapeDoubts(SourceText source, WarningLog? warnings)
    {
        const int OctalLength = 4;

        bool _hasWarned = warnings is null;

        public void Unknown(int escape)
        {
            if (!_hasWarned && source.Text[escape + 1] < 0x80)
            {
                Warn(escape, 2, DiagnosticCatalog.InvalidEscape);
            }
        }

        public void CheckOctal(int value, int escape)
        {
            if (!_hasWarned && value > byte.MaxValue)
            {
                Warn(escape, OctalLength, DiagnosticCatalog.InvalidOctalEscape);
            }
        }

        void Warn(int escape, int length, Func<string, string> message)
        {
            _hasWarned = true;
            warnings!.Add(source, message(source.Text.Substring(escape, length)), source.SpanOf(escape, escape + length));
        }
    }

    struct Decoder(SourceText source, int start, int end, Span span, WarningLog? warnings)
    {
        readonly StringBuilder _result = new(end - start);
        readonly string _text = source.Text;
        EscapeDoubts _doubts = new(source, warnings);
        List<int>? _codePoints;
        bool _endsInEscapedHigh;

        public ConstantStr Run()
        {
            for (var i = start; i < end; i++)
            {
                var c = _text[i];
                if (c != '\\')
                {
                    AppendLiteral(c);
                    continue;
                }

                if (i + 1 >= end)
                {
                    // A brace follows, which ended the text of an interpolated string.
                    _doubts.Unknown(i);
                    AppendLiteral(c);
                    continue;
                }

                var escape = i;
                c = _text[++i];
                switch (c)
                {
                    case '\n':
                        break;
                    case 'x':
                        i = AppendHex(escape, 2, "truncated \\xXX escape");
                        break;
                    case 'u':
                        i = AppendHex(escape, 4, "truncated \\uXXXX escape");
                        break;
                    case 'U':
                        i = AppendHex(escape, 8, "truncated \\UXXXXXXXX escape");
                        break;
                    case 'N':
                        i = AppendNamed(escape);
                        break;
                    case >= '0' and <= '7':
                        var value = 0;
                        var stop = Math.Min(i + 3, end);
                        for (; i < stop && _text[i] is >= '0' and <= '7'; i++)
                        {
                            value = value * 8 + (_text[i] - '0');
                        }

                        i--;
                        _doubts.CheckOctal(value, escape);
                        Append(value);
                        break;
                    default:
                        var simple = SimpleEscape(c);
                        if (simple >= 0)
                        {
                            Append(simple);
                        }
                        else
                        {
                            AppendLiteral('\\');
                            i--;
                            _doubts.Unknown(i);
                        }

                        break;
                }
            }

            return new ConstantStr(_result.ToString(), _codePoints?.ToArray());
        }

        void AppendLiteral(char c)
        {
            _endsInEscapedHigh = false;
            _result.Append(c);
            if (_codePoints is null)
            {
                return;
            }

            if (char.IsLowSurrogate(c) && _result.Length > 1 && char.IsHighSurrogate(_result[^2]))
            {
                _codePoints[^1] = char.ConvertToUtf32(_result[^2], c);
            }
            else
            {
                _codePoints.Add(c);
            }
        }

        void Append(int value)
        {
            if (_endsInEscapedHigh && value is >= 0xDC00 and <= 0xDFFF && _codePoints is null)
            {
                _codePoints = [.. CodePointsOf(new ConstantStr(_result.ToString()))];
            }

            _endsInEscapedHigh = value is >= 0xD800 and <= 0xDBFF;
            _codePoints?.Add(value);
            if (value < 0x10000)
            {
                _result.Append((char)value);
            }
            else
            {
                _result.Append(char.ConvertFromUtf32(value));
            }
        }

        int AppendHex(int escape, int digitCount, string problem)
        {
            var i = escape + 2;
            long value = 0;
            for (; i < escape + 2 + digitCount; i++)
            {
                if (i >= end || !char.IsAsciiHexDigit(_text[i]))
                {
                    throw Fail(escape, i, problem);
                }

                value = value * 16 + Convert.ToInt32(_text[i].ToString(), 16);
            }

            if (value > 0x10FFFF)
            {
                throw Fail(escape, i, "illegal Unicode character");
            }

            Append((int)value);
            return i - 1;
        }

        int AppendNamed(int escape)
        {
            var open = escape + 2;
            var close = open < end && _text[open] == '{' ? _text.IndexOf('}', open, end - open) : -1;
            if (close < 0 || close == open + 1)
            {
                var at = open < end && _text[open] == '{' ? close < 0 ? end : close + 1 : open;
                throw Fail(escape, at, "malformed \\N character escape");
            }

            var value = UnicodeNames.Find(_text.AsSpan(open + 1, close - open - 1));
            if (value < 0)
            {
                throw Fail(escape, close + 1, "unknown Unicode character name");
            }

            Append(value);
            return close;
        }

        readonly SyntaxRejectedException Fail(int from, int to, string problem)
        {
            var first = Position(from);
            var last = Position(to) - 1;
            var place = first == last ? $"can't decode byte 0x5c in position {first}" : $"can't decode bytes in position {first}-{last}";
            return new SyntaxRejectedException(
                DiagnosticCatalog.UnicodeError($"'unicodeescape' codec {place}: {problem}"),
                span);
        }

        readonly int Position(int offset)
        {
            var position = 0;
            for (var i = start; i < offset; i++)
            {
                position += _text[i] < 0x80 ? 1 : char.IsLowSurrogate(_text[i]) ? 0 : 10;
            }

            return position;
        }
    }
}
