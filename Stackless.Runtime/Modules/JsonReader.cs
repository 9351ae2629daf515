// Reads one JSON value: false whenever the text is not what it should be, or the value is deeper than MaxDepth.
// Positions are UTF-16 inside and code points outside; they differ only in text with astral characters, which is read from its beginning.
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Stackless.Runtime;

ref struct JsonReader(PyStr source, bool strict)
{
    // More digits raise ValueError in int(): left to it.
    const int MostDigits = 600;

    readonly string text = source.Text;
    readonly StringBuilder unescaped = new();
    Dictionary<string, PyStr>? keys;
    int at;
    int depth;
    string? error;
    int errorAt;

    public bool TryBegin(long index)
    {
        at = (int)Math.Clamp(index, 0, int.MaxValue);
        return index >= 0 && index <= text.Length && (source.IsPlain || index == 0 && text.Length == source.Length + PairCount(text));
    }

    /// <summary>(value, position after it).</summary>
    public readonly Value WithEnd(Value value) => new(PyTuple.Of(value, Value.Int(Outside(at))));

    /// <summary>(None, position, what is wrong with the string there); None if nothing is.</summary>
    public readonly Value Error => error is null ? Value.None : new Value(PyTuple.Of(Value.None, Value.Int(Outside(errorAt)), Value.Str(error)));

    readonly int Outside(int position) => source.IsPlain ? position : position - PairCount(text.AsSpan(0, position));

    static int PairCount(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count++;
                i++;
            }
        }
        return count;
    }

    public bool TryValue(out Value value)
    {
        value = default;
        if (at >= text.Length)
        {
            return false;
        }
        switch (text[at])
        {
            case '"':
                at++;
                var isString = TryString(out var found);
                value = new Value(found);
                return isString;
            case '{':
                return TryObject(out value);
            case '[':
                return TryArray(out value);
            case 'n':
                value = Value.None;
                return TryWord("null");
            case 't':
                value = Value.Bool(true);
                return TryWord("true");
            case 'f':
                value = Value.Bool(false);
                return TryWord("false");
            case 'N':
                value = Value.Float(FloatText.PositiveNaN);
                return TryWord("NaN");
            case 'I':
                value = Value.Float(double.PositiveInfinity);
                return TryWord("Infinity");
            case '-' when at + 1 < text.Length && text[at + 1] == 'I':
                value = Value.Float(double.NegativeInfinity);
                return TryWord("-Infinity");
            default:
                return TryNumber(out value);
        }
    }

    bool TryWord(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            return false;
        }
        at += word.Length;
        return true;
    }

    void SkipSpace()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }
    }

    bool TrySkip(char wanted)
    {
        SkipSpace();
        if (at < text.Length && text[at] == wanted)
        {
            at++;
            return true;
        }
        return false;
    }

    bool TryArray(out Value value)
    {
        var list = new PyList();
        value = new Value(list);
        at++;
        if (TrySkip(']'))
        {
            return true;
        }
        if (++depth > JsonTextModule.MaxDepth)
        {
            return false;
        }
        do
        {
            SkipSpace();
            if (!TryValue(out var element))
            {
                return false;
            }
            list.Append(element);
        }
        while (TrySkip(','));
        depth--;
        return TrySkip(']');
    }

    bool TryObject(out Value value)
    {
        var dict = new PyDict();
        value = new Value(dict);
        at++;
        if (TrySkip('}'))
        {
            return true;
        }
        if (++depth > JsonTextModule.MaxDepth)
        {
            return false;
        }
        do
        {
            if (!TrySkip('"') || !TryKey(out var key) || !TrySkip(':'))
            {
                return false;
            }
            SkipSpace();
            if (!TryValue(out var member))
            {
                return false;
            }
            dict.Set(key, member);
        }
        while (TrySkip(','));
        depth--;
        return TrySkip('}');
    }

    // Equal keys are one string, as json has it.
    bool TryKey(out PyStr key)
    {
        var begin = at;
        if (!TryString(out key))
        {
            return false;
        }
        keys ??= new Dictionary<string, PyStr>(StringComparer.Ordinal);
        var raw = text[begin..at];
        if (keys.TryGetValue(raw, out var known))
        {
            key = known;
        }
        else
        {
            keys.Add(raw, key);
        }
        return true;
    }

    /// <summary>From behind the opening quote to behind the closing one.</summary>
    public bool TryString(out PyStr found)
    {
        found = PyStr.Empty;
        int start = at, begin = at;
        var isEscaped = false;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '"')
            {
                var tail = text.AsSpan(begin, at - begin);
                found = isEscaped ? new PyStr(unescaped.Append(tail).ToString()) : tail.Length == 0 ? PyStr.Empty : new PyStr(tail.ToString());
                at++;
                return true;
            }
            if (c == '\\')
            {
                if (!isEscaped)
                {
                    unescaped.Clear();
                    isEscaped = true;
                }
                unescaped.Append(text, begin, at - begin);
                if (!TryEscape(start))
                {
                    return false;
                }
                begin = at;
                continue;
            }
            // A lone surrogate must not become a pair with an escaped one.
            if (char.IsSurrogate(c) && source.IsPlain)
            {
                return false;
            }
            if (c < ' ' && strict)
            {
                return Fail("Invalid control character at", at);
            }
            at++;
        }
        return Fail("Unterminated string starting at", start - 1);
    }

    bool Fail(string what, int position)
    {
        error = what;
        errorAt = position;
        return false;
    }

    bool TryEscape(int start)
    {
        if (at + 1 >= text.Length)
        {
            return Fail("Unterminated string starting at", start - 1);
        }
        var c = text[at + 1];
        at += 2;
        switch (c)
        {
            case '"' or '\\' or '/':
                unescaped.Append(c);
                return true;
            case 'b':
                unescaped.Append('\b');
                return true;
            case 'f':
                unescaped.Append('\f');
                return true;
            case 'n':
                unescaped.Append('\n');
                return true;
            case 'r':
                unescaped.Append('\r');
                return true;
            case 't':
                unescaped.Append('\t');
                return true;
            case 'u' when at + 4 <= text.Length && ushort.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point):
                unescaped.Append((char)point);
                at += 4;
                return true;
            case 'u':
                return Fail("Invalid \\uXXXX escape", at - 1);
            default:
                return Fail("Invalid \\escape", at - 2);
        }
    }

    bool TryNumber(out Value value)
    {
        value = default;
        var begin = at;
        if (text[at] == '-')
        {
            at++;
        }
        var digits = at;
        SkipDigits();
        if (at == digits)
        {
            return false;
        }
        if (text[digits] == '0' && at > digits + 1)
        {
            // 012 is the number 0, and what follows is not JSON.
            at = digits + 1;
        }
        var isInt = true;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            isInt = false;
            at++;
            SkipDigits();
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
            {
                exponent++;
            }
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                isInt = false;
                at = exponent;
                SkipDigits();
            }
        }
        var number = text.AsSpan(begin, at - begin);
        if (!isInt)
        {
            value = Value.Float(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture));
            return true;
        }
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
        {
            value = Value.Int(small);
            return true;
        }
        if (number.Length > MostDigits)
        {
            return false;
        }
        value = Value.Int(BigInteger.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return true;
    }

    void SkipDigits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }
}
