// Values across the border between C# and Python: numbers, text and bytes by value; lists, tuples and dicts copied; everything else as it is
// (a Python object in C# is a PyObject).
using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static class ClrConversion
{
    /// <exception cref="ArgumentException">There is no Python value for it.</exception>
    public static Value FromClr(object? value) => value switch
    {
        null => Value.None,
        Value v => v,
        PyObject o => new Value(o),
        bool b => Value.Bool(b),
        long n => Value.Int(n),
        int n => Value.Int((long)n),
        short n => Value.Int((long)n),
        byte n => Value.Int((long)n),
        uint n => Value.Int((long)n),
        ulong n => Value.Int(new BigInteger(n)),
        BigInteger n => Value.Int(n),
        double d => Value.Float(d),
        float d => Value.Float(d),
        string s => Value.Str(s),
        byte[] bytes => new Value(new PyBytes(bytes)),
        IDictionary dictionary => FromDictionary(dictionary),
        ITuple tuple => FromTuple(tuple),
        IEnumerable items => FromItems(items),
        _ => throw new ArgumentException($"a {value.GetType()} has no Python counterpart"),
    };

    static Value FromTuple(ITuple tuple)
    {
        var items = new Value[tuple.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = FromClr(tuple[i]);
        }
        return new Value(new PyTuple(items));
    }

    static Value FromItems(IEnumerable items)
    {
        var list = new PyList();
        foreach (var item in items)
        {
            list.Append(FromClr(item));
        }
        return new Value(list);
    }

    static Value FromDictionary(IDictionary dictionary)
    {
        var dict = new PyDict();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
            {
                throw new ArgumentException("only dictionaries with string keys become Python dicts");
            }
            dict.Set(key, FromClr(entry.Value));
        }
        return new Value(dict);
    }

    /// <summary>The value as the given type; null if it is not one (or is None).</summary>
    public static object? ToClr(Value v, Type type)
    {
        if (type == typeof(object))
        {
            return Natural(v);
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return ToClr(v, underlying);
        }
        if (type.IsValueType && type.IsAssignableTo(typeof(ITuple)))
        {
            return v.Object is PyTuple tuple ? ToTuple(tuple.Items, type) : null;
        }
        if (type == typeof(long))
        {
            return v.IsInt ? v.Bits : v.Object is PyBool ? (v.IsTrue ? 1L : 0L) : null;
        }
        if (type == typeof(double))
        {
            return v.IsFloat ? v.AsDouble : v.IsInt ? (double)v.Bits : null;
        }
        if (type == typeof(bool))
        {
            return v.Object is PyBool ? v.IsTrue : null;
        }
        if (type == typeof(string))
        {
            return v.Object is PyStr s ? s.Text : null;
        }
        if (type == typeof(byte[]))
        {
            return v.Object is PyBytes bytes ? bytes.Span.ToArray() : null;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var items = v.Object switch { PyList list => list.ToArray(), PyTuple tuple => tuple.Items, _ => null };
            return items is null ? null : ToArray(items, type.GetGenericArguments()[0]);
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && v.Object is PyDict dict)
        {
            var arguments = type.GetGenericArguments();
            var result = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            foreach (var (key, value) in dict.Pairs())
            {
                result.Add(ToClr(key, arguments[0]) ?? throw Mismatch(key, arguments[0]), ToElement(value, arguments[1]));
            }
            return result;
        }
        return type.IsInstanceOfType(v.Object) ? v.Object : null;
    }

    static object? ToTuple(Value[] items, Type type)
    {
        var types = type.GetGenericArguments();
        return items.Length == types.Length ? Activator.CreateInstance(type, [.. items.Select((item, i) => ToElement(item, types[i]))]) : null;
    }

    static object? ToElement(Value item, Type type) =>
        ToClr(item, type) ?? (item.IsNone && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null) ? null : throw Mismatch(item, type));

    static Array ToArray(Value[] items, Type element)
    {
        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(ToElement(items[i], element), i);
        }
        return array;
    }

    static InvalidCastException Mismatch(Value item, Type type) => new($"a Python {item.Type.Name} is not a {type.Name}");

    static object? Natural(Value v) => v.Object switch
    {
        _ when v.IsInt => v.Bits,
        _ when v.IsFloat => v.AsDouble,
        PyNone => null,
        PyBool => v.IsTrue,
        PyStr s when s.Type == BuiltinTypes.Str => s.Text,
        PyInt n when n.Type == BuiltinTypes.Int => n.Number,
        _ => v.Object,
    };
}
