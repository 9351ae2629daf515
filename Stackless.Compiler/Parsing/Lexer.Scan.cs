// Where one token ends: the longest that begins at an offset, as the rules of grammar/PythonLexer.g4 say. Characters beyond ASCII count as letters here.
using Stackless.Compiler.Parsing.Generated;

namespace Stackless.Compiler.Parsing;

sealed partial class Lexer
{
    const char FirstBeyondAscii = '\x7F';

    static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= FirstBeyondAscii;

    static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || c >= FirstBeyondAscii;

    /// <summary>The type of the token at an offset where neither a blank nor a line end stands; _position is its end.</summary>
    int Scan(int start)
    {
        var c = _text[start];
        if (IsNameStart(c))
        {
            return ScanName(start);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(start + 1))))
        {
            _position = FindNumberEnd(start);
            return PythonLexer.NUMBER;
        }

        if (c is '\'' or '"')
        {
            var end = FindStringEnd(start);
            _position = end < 0 ? start + 1 : end;
            return end < 0 ? PythonLexer.UNTERMINATED : PythonLexer.STRING;
        }

        return ScanOperator(c, start);
    }

    int ScanName(int start)
    {
        var text = _text;
        var i = start + 1;
        while (i < text.Length && IsNamePart(text[i]))
        {
            i++;
        }

        _position = i;
        var name = text.AsSpan(start, i - start);
        return name.Length <= 2 && i < text.Length && text[i] is '\'' or '"' && ScanPrefixed(name, i) is var type and not 0 ? type : KeywordOf(name);
    }

    /// <summary>The string that these letters are the prefix of; 0 if there is none, or none that ends.</summary>
    int ScanPrefixed(ReadOnlySpan<char> prefix, int quote)
    {
        if (IsStringPrefix(prefix))
        {
            var end = FindStringEnd(quote);
            if (end < 0)
            {
                return 0;
            }

            _position = end;
            return PythonLexer.STRING;
        }

        var first = (char)(prefix[0] | 0x20);
        var second = prefix.Length == 2 ? (char)(prefix[1] | 0x20) : 'r';
        var kind = first == 'r' ? second : second == 'r' ? first : '\0';
        if (kind is not ('f' or 't'))
        {
            return 0;
        }

        _position = quote + (IsTripled(quote) ? 3 : 1);
        return kind == 'f' ? PythonLexer.FSTRING_START : PythonLexer.TSTRING_START;
    }

    bool IsTripled(int quote) => quote + 2 < _text.Length && _text[quote + 1] == _text[quote] && _text[quote + 2] == _text[quote];

    /// <summary>The end of the string whose opening quote is here, or -1. Three quotes without an end are an empty string and a quote.</summary>
    int FindStringEnd(int open)
    {
        var text = _text;
        var quote = text[open];
        if (IsTripled(open))
        {
            for (var i = open + 3; i < text.Length; i++)
            {
                i += text.AsSpan(i).IndexOfAny(quote, '\\') is var at and >= 0 ? at : text.Length;
                if (i < text.Length && text[i] == '\\')
                {
                    i++;
                }
                else if (i < text.Length && IsTripled(i))
                {
                    return i + 3;
                }
            }

            return open + 2;
        }

        for (var i = open + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote)
            {
                return i + 1;
            }

            if (c == '\n')
            {
                return -1;
            }

            if (c == '\\')
            {
                i++;
            }
        }

        return -1;
    }

    int FindNumberEnd(int start)
    {
        var first = _text[start];
        if (first == '0' && FindRadixEnd(start) is var radixEnd and > 0)
        {
            return radixEnd;
        }

        var i = FindDigitsEnd(start);
        // What is no fraction, exponent or imaginary number may begin with a zero only if all its digits are zeros.
        var end = i;
        if (first == '0')
        {
            end = start + 1;
            while (At(end) == '0' || (At(end) == '_' && At(end + 1) == '0'))
            {
                end += At(end) == '_' ? 2 : 1;
            }
        }

        if (At(i) == '.')
        {
            i = FindDigitsEnd(i + 1);
            end = i;
        }

        if (At(i) is 'e' or 'E')
        {
            var digits = i + (At(i + 1) is '+' or '-' ? 2 : 1);
            if (char.IsAsciiDigit(At(digits)))
            {
                i = FindDigitsEnd(digits);
                end = i;
            }
        }

        return At(i) is 'j' or 'J' ? i + 1 : end;
    }

    /// <summary>Over digits, each of which but the first may have an underscore before it.</summary>
    int FindDigitsEnd(int i)
    {
        if (!char.IsAsciiDigit(At(i)))
        {
            return i;
        }

        i++;
        while (char.IsAsciiDigit(At(i)) || (At(i) == '_' && char.IsAsciiDigit(At(i + 1))))
        {
            i++;
        }

        return i;
    }

    /// <summary>The end of `0x1f`, `0o17` or `0b11`; 0 if no digit follows the letter.</summary>
    int FindRadixEnd(int start)
    {
        var letter = At(start + 1) | 0x20;
        if (letter is not ('x' or 'o' or 'b'))
        {
            return 0;
        }

        var end = 0;
        for (var i = start + 2; ; i++)
        {
            i += At(i) == '_' ? 1 : 0;
            var c = At(i);
            if (!(letter == 'x' ? char.IsAsciiHexDigit(c) : c >= '0' && c <= (letter == 'o' ? '7' : '1')))
            {
                return end;
            }

            end = i + 1;
        }
    }

    int ScanOperator(char c, int start)
    {
        var second = At(start + 1);
        var third = At(start + 2);
        (var type, var length) = c switch
        {
            '(' => (PythonLexer.LPAR, 1),
            ')' => (PythonLexer.RPAR, 1),
            '[' => (PythonLexer.LSQB, 1),
            ']' => (PythonLexer.RSQB, 1),
            '{' => (PythonLexer.LBRACE, 1),
            '}' => (PythonLexer.RBRACE, 1),
            ',' => (PythonLexer.COMMA, 1),
            ';' => (PythonLexer.SEMI, 1),
            '~' => (PythonLexer.TILDE, 1),
            ':' => second == '=' ? (PythonLexer.COLONEQUAL, 2) : (PythonLexer.COLON, 1),
            '.' => second == '.' && third == '.' ? (PythonLexer.ELLIPSIS, 3) : (PythonLexer.DOT, 1),
            '=' => second == '=' ? (PythonLexer.EQEQUAL, 2) : (PythonLexer.EQUAL, 1),
            '!' => second == '=' ? (PythonLexer.NOTEQUAL, 2) : (PythonLexer.EXCLAMATION, 1),
            '+' => second == '=' ? (PythonLexer.PLUSEQUAL, 2) : (PythonLexer.PLUS, 1),
            '-' => second == '>' ? (PythonLexer.RARROW, 2) : second == '=' ? (PythonLexer.MINEQUAL, 2) : (PythonLexer.MINUS, 1),
            '%' => second == '=' ? (PythonLexer.PERCENTEQUAL, 2) : (PythonLexer.PERCENT, 1),
            '@' => second == '=' ? (PythonLexer.ATEQUAL, 2) : (PythonLexer.AT, 1),
            '&' => second == '=' ? (PythonLexer.AMPEREQUAL, 2) : (PythonLexer.AMPER, 1),
            '|' => second == '=' ? (PythonLexer.VBAREQUAL, 2) : (PythonLexer.VBAR, 1),
            '^' => second == '=' ? (PythonLexer.CIRCUMFLEXEQUAL, 2) : (PythonLexer.CIRCUMFLEX, 1),
            '*' when second == '*' => third == '=' ? (PythonLexer.DOUBLESTAREQUAL, 3) : (PythonLexer.DOUBLESTAR, 2),
            '*' => second == '=' ? (PythonLexer.STAREQUAL, 2) : (PythonLexer.STAR, 1),
            '/' when second == '/' => third == '=' ? (PythonLexer.DOUBLESLASHEQUAL, 3) : (PythonLexer.DOUBLESLASH, 2),
            '/' => second == '=' ? (PythonLexer.SLASHEQUAL, 2) : (PythonLexer.SLASH, 1),
            '<' when second == '<' => third == '=' ? (PythonLexer.LEFTSHIFTEQUAL, 3) : (PythonLexer.LEFTSHIFT, 2),
            '<' => second == '=' ? (PythonLexer.LESSEQUAL, 2) : second == '>' ? (PythonLexer.LESSGREATER, 2) : (PythonLexer.LESS, 1),
            '>' when second == '>' => third == '=' ? (PythonLexer.RIGHTSHIFTEQUAL, 3) : (PythonLexer.RIGHTSHIFT, 2),
            '>' => second == '=' ? (PythonLexer.GREATEREQUAL, 2) : (PythonLexer.GREATER, 1),
            _ => (PythonLexer.ILLEGAL, 1),
        };
        _position = start + length;
        return type;
    }

    static int KeywordOf(ReadOnlySpan<char> name) => name switch
    {
        "False" => PythonLexer.FALSE,
        "None" => PythonLexer.NONE,
        "True" => PythonLexer.TRUE,
        "and" => PythonLexer.AND,
        "as" => PythonLexer.AS,
        "assert" => PythonLexer.ASSERT,
        "async" => PythonLexer.ASYNC,
        "await" => PythonLexer.AWAIT,
        "break" => PythonLexer.BREAK,
        "class" => PythonLexer.CLASS,
        "continue" => PythonLexer.CONTINUE,
        "def" => PythonLexer.DEF,
        "del" => PythonLexer.DEL,
        "elif" => PythonLexer.ELIF,
        "else" => PythonLexer.ELSE,
        "except" => PythonLexer.EXCEPT,
        "finally" => PythonLexer.FINALLY,
        "for" => PythonLexer.FOR,
        "from" => PythonLexer.FROM,
        "global" => PythonLexer.GLOBAL,
        "if" => PythonLexer.IF,
        "import" => PythonLexer.IMPORT,
        "in" => PythonLexer.IN,
        "is" => PythonLexer.IS,
        "lambda" => PythonLexer.LAMBDA,
        "nonlocal" => PythonLexer.NONLOCAL,
        "not" => PythonLexer.NOT,
        "or" => PythonLexer.OR,
        "pass" => PythonLexer.PASS,
        "raise" => PythonLexer.RAISE,
        "return" => PythonLexer.RETURN,
        "try" => PythonLexer.TRY,
        "while" => PythonLexer.WHILE,
        "with" => PythonLexer.WITH,
        "yield" => PythonLexer.YIELD,
        _ => PythonLexer.NAME,
    };
}
