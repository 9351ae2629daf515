// Writes objects of exactly the types that JSON has: false as soon as there is anything else, or it is deeper than MaxDepth (a cycle is).
using System.Globalization;
using System.Text;

namespace Stackless.Runtime;

internal sealed class JsonWriter(bool isAscii, string keySeparator, string itemSeparator, string? indent, bool sortKeys, bool allowNan)
{
    readonly StringBuilder text = new();

    public override string ToString() => text.ToString();

    public bool TryWrite(Value value, int level)
    {
        if (value.IsInt)
        {
            text.Append(value.Bits);
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
                return TryArray(((PyList)value.Object).ToArray(), level);
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
        string? word = value.IsNone ? "null" : value.Object is PyBool ? (value.IsTrue ? "true" : "false") : null;
        text.Append(word);
        return word is not null;
    }

    bool TryNumber(Value value)
    {
        double number = BitConverter.Int64BitsToDouble(value.Bits);
        if (double.IsFinite(number))
        {
            text.Append(FloatText.Repr(number));
            return true;
        }
        text.Append(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        return allowNan;
    }

    bool TryArray(Value[] elements, int level)
    {
        if (elements.Length == 0)
        {
            text.Append("[]");
            return true;
        }
        if (level == JsonTextModule.MaxDepth)
        {
            return false;
        }
        text.Append('[');
        for (int i = 0; i < elements.Length; i++)
        {
            Separate(i, level + 1);
            if (!TryWrite(elements[i], level + 1))
            {
                return false;
            }
        }
        EndLine(level);
        text.Append(']');
        return true;
    }

    bool TryObject(PyDict dict, int level)
    {
        if (dict.Count == 0)
        {
            text.Append("{}");
            return true;
        }
        if (level == JsonTextModule.MaxDepth)
        {
            return false;
        }
        var items = dict.Pairs().ToArray();
        if (sortKeys && !TrySort(items))
        {
            return false;
        }
        text.Append('{');
        for (int i = 0; i < items.Length; i++)
        {
            Separate(i, level + 1);
            if (!TryKey(items[i].Key))
            {
                return false;
            }
            text.Append(keySeparator);
            if (!TryWrite(items[i].Value, level + 1))
            {
                return false;
            }
        }
        EndLine(level);
        text.Append('}');
        return true;
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
        text.Append('"');
        bool isDone = key.IsInt ? TryWrite(key, 0) : key.IsFloat ? TryNumber(key) : TryWord(key);
        text.Append('"');
        return isDone;
    }

    void Separate(int index, int level)
    {
        if (index > 0)
        {
            text.Append(itemSeparator);
        }
        EndLine(level);
    }

    void EndLine(int level)
    {
        if (indent is not null)
        {
            text.Append('\n');
            for (int i = 0; i < level; i++)
            {
                text.Append(indent);
            }
        }
    }

    public void Quote(PyStr value)
    {
        text.Append('"');
        string chars = value.Text;
        int begin = 0;
        for (int i = 0; i < chars.Length; i++)
        {
            char c = chars[i];
            if (c is >= ' ' and <= '~' and not ('"' or '\\') || c > '~' && !isAscii)
            {
                continue;
            }
            text.Append(chars, begin, i - begin);
            begin = i + 1;
            Escape(c);
        }
        text.Append(chars, begin, chars.Length - begin).Append('"');
    }

    void Escape(char c)
    {
        switch (c)
        {
            case '"' or '\\':
                text.Append('\\').Append(c);
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            case '\b':
                text.Append("\\b");
                break;
            case '\f':
                text.Append("\\f");
                break;
            default:
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
