// .NET values as Python's: numbers, text, bytes, times and the like by value; lists, sets, tuples and dicts copied; a Python object that C# had in its hands is
// that object again; a delegate can be called; anything else is a handle (PyHostObject). Every value has a way in. FromPython is the way back.
// What the standard library has classes for (decimal, datetime, uuid, pathlib) is made by the prelude, in the interpreter that it is for.
using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static class ToPython
{
    /// <exception cref="ArgumentException">It is, or holds, an object of another interpreter.</exception>
    public static Value Of(Interpreter interpreter, object? value) => value switch
    {
        null => Value.None,
        Value v => interpreter.Own(v),
        PyObject o => interpreter.Own(new Value(o)),
        PythonObject o => interpreter.Own(o),
        PythonException error => interpreter.Own(new Value(error.Error)),
        IPythonProtocol => interpreter.HandProtocol(value),
        Enum e => Of(interpreter, System.Convert.ChangeType(e, e.GetTypeCode(), null)),
        IConvertible simple when TryNumberOrText(simple, out var v) => v,
        BigInteger n => Value.Int(n),
        Int128 n => Value.Int((BigInteger)n),
        UInt128 n => Value.Int((BigInteger)n),
        nint n => Value.Int((long)n),
        nuint n => Value.Int((BigInteger)n),
        Half d => Value.Float((double)d),
        Complex c => new Value(new PyComplex(c.Real, c.Imaginary)),
        decimal d => interpreter.CallPrelude(PreludeNames.MakeDecimal, Value.Str(d.ToString(null, null))),
        DateTime t => OfDateTime(interpreter, t, t.Kind == DateTimeKind.Utc ? TimeSpan.Zero : null),
        DateTimeOffset t => OfDateTime(interpreter, t.DateTime, t.Offset),
        DateOnly d => interpreter.CallPrelude(PreludeNames.MakeDate, Value.Int((long)d.Year), Value.Int((long)d.Month), Value.Int((long)d.Day)),
        TimeOnly t => interpreter.CallPrelude(PreludeNames.MakeTime, Value.Int((long)t.Hour), Value.Int((long)t.Minute), Value.Int((long)t.Second), Value.Int(t.Millisecond * 1000L + t.Microsecond)),
        TimeSpan t => interpreter.CallPrelude(PreludeNames.MakeTimedelta, Value.Int((long)t.Days), Value.Int((long)(t - TimeSpan.FromDays(t.Days)).TotalSeconds),
            Value.Int(t.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond)),
        Guid g => interpreter.CallPrelude(PreludeNames.MakeUuid, Value.Str(g.ToString())),
        FileSystemInfo file => interpreter.CallPrelude(PreludeNames.MakePath, Value.Str(file.ToString())),
        byte[] bytes => new Value(new PyBytes([.. bytes])),
        ReadOnlyMemory<byte> bytes => new Value(new PyBytes(bytes.ToArray())),
        Memory<byte> bytes => new Value(new PyBytes(bytes.ToArray())),
        ArraySegment<byte> bytes => new Value(new PyBytes(bytes.ToArray())),
        Delegate f => f.Target is PythonDelegate python ? interpreter.Own(python.Function) : new Value(new PyHostFunction(f)),
        IDictionary dictionary => OfDictionary(interpreter, dictionary.Keys, dictionary.Values),
        ITuple tuple => OfTuple(interpreter, tuple),
        IEnumerable items => OfItems(interpreter, items),
        _ => interpreter.HostClasses.Wrap(value),
    };

    internal static bool TryNumberOrText(IConvertible value, out Value result)
    {
        result = value.GetTypeCode() switch
        {
            TypeCode.Boolean => Value.Bool((bool)value),
            TypeCode.Char => Value.Str(((char)value).ToString()),
            TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 => Value.Int(value.ToInt64(null)),
            TypeCode.UInt64 => Value.Int(new BigInteger((ulong)value)),
            TypeCode.Single or TypeCode.Double => Value.Float(value.ToDouble(null)),
            TypeCode.String => Value.Str((string)value),
            _ => default,
        };
        return !result.IsNull;
    }

    static Value OfDateTime(Interpreter interpreter, DateTime t, TimeSpan? offset) => interpreter.CallPrelude(PreludeNames.MakeDatetime,
        Value.Int((long)t.Year), Value.Int((long)t.Month), Value.Int((long)t.Day), Value.Int((long)t.Hour), Value.Int((long)t.Minute), Value.Int((long)t.Second),
        Value.Int(t.Millisecond * 1000L + t.Microsecond), offset is { } o ? Value.Int(o.Ticks / TimeSpan.TicksPerMicrosecond) : Value.None);

    static Value OfTuple(Interpreter interpreter, ITuple tuple)
    {
        var items = new Value[tuple.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Of(interpreter, tuple[i]);
        }
        return new Value(PyTuple.Of(items));
    }

    static Value OfItems(Interpreter interpreter, IEnumerable items)
    {
        var type = items.GetType();
        if (Implements(type, typeof(IReadOnlySet<>)) || Implements(type, typeof(ISet<>)))
        {
            return interpreter.CallPrelude(PreludeNames.MakeSet, new Value(ListOf(interpreter, items)));
        }
        if (Implements(type, typeof(IReadOnlyDictionary<,>)))
        {
            return OfDictionary(interpreter, (IEnumerable)type.GetProperty("Keys")!.GetValue(items)!, (IEnumerable)type.GetProperty("Values")!.GetValue(items)!);
        }
        return new Value(ListOf(interpreter, items));
    }

    static bool Implements(Type type, Type definition) => Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == definition);

    static PyList ListOf(Interpreter interpreter, IEnumerable items)
    {
        switch (items)
        {
            case long[] numbers:
                return ListOf(numbers.AsSpan());
            case List<long> numbers:
                return ListOf(CollectionsMarshal.AsSpan(numbers));
            case double[] numbers:
                return ListOf(numbers.AsSpan());
            case List<double> numbers:
                return ListOf(CollectionsMarshal.AsSpan(numbers));
        }
        var list = PyList.WithCapacity(items is ICollection { Count: var count } ? count : 0);
        switch (items)
        {
            case IReadOnlyList<long> numbers:
                foreach (var n in numbers)
                {
                    list.Append(Value.Int(n));
                }
                break;
            case IReadOnlyList<double> numbers:
                foreach (var d in numbers)
                {
                    list.Append(Value.Float(d));
                }
                break;
            default:
                foreach (var item in items)
                {
                    list.Append(Of(interpreter, item));
                }
                break;
        }
        return list;
    }

    static PyList ListOf(ReadOnlySpan<long> numbers)
    {
        var values = Filled(Value.Int(0), numbers.Length);
        for (var i = 0; i < values.Length; i++)
        {
            Value.Store(ref values[i], Value.Int(numbers[i]));
        }
        return new PyList(values);
    }

    static PyList ListOf(ReadOnlySpan<double> numbers)
    {
        var values = Filled(Value.Float(0), numbers.Length);
        for (var i = 0; i < values.Length; i++)
        {
            Value.Store(ref values[i], Value.Float(numbers[i]));
        }
        return new PyList(values);
    }

    // By copying, of which the garbage collector is told once for many elements; what is written over a number of the same kind it is not told of at all.
    static Value[] Filled(Value value, int length)
    {
        var values = new Value[length];
        if (length > 0)
        {
            values[0] = value;
        }
        for (var done = 1; done < length; done *= 2)
        {
            Array.Copy(values, 0, values, done, Math.Min(done, length - done));
        }
        return values;
    }

    static Value OfDictionary(Interpreter interpreter, IEnumerable keys, IEnumerable values)
    {
        if (keys is IEnumerable<string> names)
        {
            var dict = new PyDict();
            foreach (var (name, value) in names.Zip(values.Cast<object?>()))
            {
                dict.Set(PyStr.InternWeakly(name), Of(interpreter, value));
            }
            return new Value(dict);
        }
        return interpreter.CallPrelude(PreludeNames.MakeDict, new Value(ListOf(interpreter, keys)), new Value(ListOf(interpreter, values)));
    }
}
