// Writes objects of exactly the types that JSON has: false as soon as there is anything else, or it is deeper than the stack (a cycle is).
using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

sealed class JsonWriter(bool isAscii, string keySeparator, string itemSeparator, string? indent, bool sortKeys, bool allowNan)
{
    // What needs no escape: in ASCII, and in any text.
    static readonly SearchValues<char> plainAscii = SearchValues.Create(Array.FindAll(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).ToArray(), c => c is not ('"' or '\\')));
    static readonly SearchValues<char> escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

    char[] buffer = new char[256];
    int count;
    readonly bool isAllAscii = isAscii && System.Text.Ascii.IsValid(keySeparator) && System.Text.Ascii.IsValid(itemSeparator) && (indent is null || System.Text.Ascii.IsValid(indent));

    public Value Result => isAllAscii ? new Value(PyStr.Plain(new string(buffer, 0, count))) : Value.Str(new string(buffer, 0, count));

    // ---- the text --------------------------------------------------------------------------------------------------------------

    Span<char> Room(int size)
    {
        if (buffer.Length - count < size)
        {
            var wanted = Math.Max(buffer.Length * 2L, (long)count + size);
            Array.Resize(ref buffer, wanted > 0x3fffffff ? count + (long)size > 0x3fffffff ? throw new OutOfMemoryException() : 0x3fffffff : (int)wanted);
        }
        return buffer.AsSpan(count);
    }

    void Append(char c)
    {
        Room(1)[0] = c;
        count++;
    }

    void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        count += text.Length;
    }

    // ---- values ----------------------------------------------------------------------------------------------------------------

    public bool TryWrite(Value value, int level)
    {
        if (value.IsInt)
        {
            value.Bits.TryFormat(Room(20), out var written, default, CultureInfo.InvariantCulture);
            count += written;
            return true;
        }
        if (value.IsFloat)
        {
            return TryNumber(value);
        }
        switch (value.Object.ShapeId)
        {
            case ShapeIds.Str:
                Quote((PyStr)value.Object);
                return true;
            case ShapeIds.List:
                return TryArray(((PyList)value.Object).Span, level);
            case ShapeIds.Tuple:
                return TryArray(((PyTuple)value.Object).Items, level);
            case ShapeIds.Dict:
                return TryObject((PyDict)value.Object, level);
            default:
                return TryWord(value);
        }
    }

    bool TryWord(Value value)
    {
        var word = value.IsNone ? "null" : value.Object is PyBool ? (value.IsTrue ? "true" : "false") : null;
        Append(word);
        return word is not null;
    }

    bool TryNumber(Value value)
    {
        var number = value.AsDouble;
        if (double.IsFinite(number))
        {
            Append(FloatText.Repr(number));
            return true;
        }
        Append(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        return allowNan;
    }

    bool TryArray(ReadOnlySpan<Value> elements, int level)
    {
        if (elements.Length == 0)
        {
            Append("[]");
            return true;
        }
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }
        Append('[');
        for (var i = 0; i < elements.Length; i++)
        {
            Separate(i, level + 1);
            if (!TryWrite(elements[i], level + 1))
            {
                return false;
            }
        }
        EndLine(level);
        Append(']');
        return true;
    }

    bool TryObject(PyDict dict, int level)
    {
        if (dict.Count == 0)
        {
            Append("{}");
            return true;
        }
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }
        Append('{');
        var i = 0;
        if (sortKeys)
        {
            var items = dict.Pairs().ToArray();
            if (!TrySort(items))
            {
                return false;
            }
            foreach (var (key, value) in items)
            {
                if (!TryItem(i++, key, value, level))
                {
                    return false;
                }
            }
        }
        else
        {
            for (var at = -1; dict.MoveNext(ref at);)
            {
                if (!TryItem(i++, dict.KeyAt(at), dict.ValueAt(at), level))
                {
                    return false;
                }
            }
        }
        EndLine(level);
        Append('}');
        return true;
    }

    bool TryItem(int index, Value key, Value value, int level)
    {
        Separate(index, level + 1);
        if (!TryKey(key))
        {
            return false;
        }
        Append(keySeparator);
        return TryWrite(value, level + 1);
    }

    static bool TrySort((Value Key, Value Value)[] items)
    {
        if (!Array.TrueForAll(items, item => item.Key.Object is PyStr))
        {
            return false;
        }
        Array.Sort(items, (a, b) => PyStr.Compare((PyStr)a.Key.Object, (PyStr)b.Key.Object));
        return true;
    }

    // A number is a string here.
    bool TryKey(Value key)
    {
        if (key.Object.ShapeId == ShapeIds.Str)
        {
            Quote((PyStr)key.Object);
            return true;
        }
        Append('"');
        var isDone = key.IsInt ? TryWrite(key, 0) : key.IsFloat ? TryNumber(key) : TryWord(key);
        Append('"');
        return isDone;
    }

    void Separate(int index, int level)
    {
        if (index > 0)
        {
            Append(itemSeparator);
        }
        EndLine(level);
    }

    void EndLine(int level)
    {
        if (indent is not null)
        {
            Append('\n');
            for (var i = 0; i < level; i++)
            {
                Append(indent);
            }
        }
    }

    public void Quote(PyStr value)
    {
        Append('"');
        var rest = value.Text.AsSpan();
        for (; ; )
        {
            var at = isAscii ? rest.IndexOfAnyExcept(plainAscii) : rest.IndexOfAny(escaped);
            if (at < 0)
            {
                Append(rest);
                break;
            }
            Append(rest[..at]);
            Escape(rest[at]);
            rest = rest[(at + 1)..];
        }
        Append('"');
    }

    void Escape(char c)
    {
        switch (c)
        {
            case '"' or '\\':
                Append('\\');
                Append(c);
                break;
            case '\n':
                Append("\\n");
                break;
            case '\r':
                Append("\\r");
                break;
            case '\t':
                Append("\\t");
                break;
            case '\b':
                Append("\\b");
                break;
            case '\f':
                Append("\\f");
                break;
            default:
                Append("\\u");
                Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
