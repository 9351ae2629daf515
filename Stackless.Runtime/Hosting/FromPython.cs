// Python's values as .NET's: as the type that an annotation or a parameter names (Try, To), or as whatever is natural for what it is (Natural): numbers, text,
// bytes, times by value; other objects as PythonObject, which is the generated class where there is one. Lists, sets, tuples and dicts are copied where a type asks
// for them. ToPython is the way in; docs/csharp.md has the table. Called inside of a call into the interpreter where others could change what is read.
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static class FromPython
{
    /// <summary>The value as a type.</summary>
    /// <param name="source">Where it comes from, for the error: "total() is annotated to return".</param>
    /// <exception cref="InvalidCastException">It is not of that type.</exception>
    /// <exception cref="OverflowException">It is an int that does not fit.</exception>
    public static T To<T>(Interpreter interpreter, Value v, string source)
    {
        if (typeof(T) == typeof(long) && v.IsInt)
        {
            var n = v.Bits;
            return Unsafe.As<long, T>(ref n);
        }
        if (typeof(T) == typeof(double) && v.IsFloat)
        {
            var d = v.AsDouble;
            return Unsafe.As<double, T>(ref d);
        }
        return Try(interpreter, v, typeof(T), out var result)
            ? (T)result!
            : throw new InvalidCastException($"{source} {ClrNames.Of(typeof(T))} but returned a Python {v.Type.Name}");
    }

    /// <summary>The value as a type; false if it is not of it. None is null wherever null can be.</summary>
    /// <exception cref="OverflowException">It is an int that does not fit.</exception>
    public static bool Try(Interpreter interpreter, Value v, Type type, out object? result)
    {
        result = null;
        if (v.IsNone && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null))
        {
            return true;
        }
        type = Nullable.GetUnderlyingType(type) ?? type;
        result = type == typeof(object) ? Natural(interpreter, v)
            : type == typeof(Value) ? v
            : type.IsEnum ? (Integer(v, Enum.GetUnderlyingType(type)) is { } number ? Enum.ToObject(type, number) : null)
            : Simple(interpreter, v, type) ?? Compound(interpreter, v, type) ?? Instance(interpreter, v, type);
        return result is not null;
    }

    /// <summary>What the value is, as a .NET value.</summary>
    public static object? Natural(Interpreter interpreter, Value v) => v.Object switch
    {
        _ when v.IsInt => v.Bits,
        _ when v.IsFloat => v.AsDouble,
        PyNone => null,
        PyBool => v.IsTrue,
        PyStr s when s.Type == BuiltinTypes.Str => s.Text,
        PyInt n when n.Type == BuiltinTypes.Int => n.Number,
        PyBytes bytes when bytes.Type == BuiltinTypes.Bytes => bytes.ToArray(),
        PyComplex c when c.Type == BuiltinTypes.Complex => new Complex(c.Real, c.Imaginary),
        PyHostObject host => host.Target,
        PyHostFunction host => host.Target,
        _ => LibraryType(v.Type) is { } type && Simple(interpreter, v, type) is { } simple ? simple : interpreter.Wrap(v),
    };

    // What the standard library's classes for values are in .NET; null for other classes, and classes derived from them.
    internal static Type? LibraryType(PyType type) => NameOf(type) switch
    {
        "decimal.Decimal" => typeof(decimal),
        "datetime.datetime" => typeof(DateTime),
        "datetime.date" => typeof(DateOnly),
        "datetime.time" => typeof(TimeOnly),
        "datetime.timedelta" => typeof(TimeSpan),
        "uuid.UUID" => typeof(Guid),
        "pathlib.PosixPath" or "pathlib.WindowsPath" => typeof(FileInfo),
        _ => null,
    };

    static string NameOf(PyType type) => type.IsBuiltIn && type.ModuleName == "builtins" ? "" : $"{(type.PyModuleName.Object as PyStr)?.Text}.{type.Name}";

    static bool Is(Value v, string name) => Array.Exists(v.Type.Mro, type => NameOf(type) == name);

    // ---- one value -------------------------------------------------------------------------------------------------------

    static object? Simple(Interpreter interpreter, Value v, Type type)
    {
        switch (Type.GetTypeCode(type))
        {
            case TypeCode.Boolean:
                return v.Object is PyBool ? v.IsTrue : null;
            case >= TypeCode.SByte and <= TypeCode.UInt64:
                return Integer(v, type);
            case TypeCode.Single:
                return Float(v) is { } f ? (float)f : null;
            case TypeCode.Double:
                return Float(v);
            case TypeCode.Decimal:
                return DecimalOf(interpreter, v);
            case TypeCode.Char:
                return v.Object is PyStr { Text: [var c] } ? c : null;
            case TypeCode.String:
                return v.Object is PyStr s ? s.Text : null;
            case TypeCode.DateTime:
                return DateTimeOf(interpreter, v)?.UtcIfKnown;
        }
        return type == typeof(BigInteger) || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(nint) || type == typeof(nuint) ? Integer(v, type)
            : type == typeof(Half) ? (Float(v) is { } h ? (Half)h : null)
            : type == typeof(Complex) ? (v.Object is PyComplex c2 ? new Complex(c2.Real, c2.Imaginary) : Float(v) is { } d ? new Complex(d, 0) : null)
            : type == typeof(DateTimeOffset) ? DateTimeOf(interpreter, v)?.Exact
            : type == typeof(DateOnly) ? (Is(v, "datetime.date") && Parts(interpreter, PreludeNames.PartsOfDate, v) is [var y, var m, var day] ? new DateOnly((int)y, (int)m, (int)day) : null)
            : type == typeof(TimeOnly) ? (Is(v, "datetime.time") && Parts(interpreter, PreludeNames.PartsOfTime, v) is { } t ? new TimeOnly(TicksOf(t)) : null)
            : type == typeof(TimeSpan) ? (Is(v, "datetime.timedelta") && Parts(interpreter, PreludeNames.PartsOfTimedelta, v) is [var days, var seconds, var micro]
                ? new TimeSpan((days * 86400 + seconds) * TimeSpan.TicksPerSecond + micro * TimeSpan.TicksPerMicrosecond) : null)
            : type == typeof(Guid) ? (Is(v, "uuid.UUID") ? Guid.Parse(Text(interpreter, v)) : null)
            : type == typeof(byte[]) ? Bytes(interpreter, v)
            : type == typeof(ReadOnlyMemory<byte>) ? (Bytes(interpreter, v) is { } bytes ? new ReadOnlyMemory<byte>(bytes) : null)
            : type == typeof(Memory<byte>) ? (Bytes(interpreter, v) is { } copy ? new Memory<byte>(copy) : null)
            : type == typeof(FileInfo) ? (Is(v, "pathlib.PurePath") ? new FileInfo(Text(interpreter, v)) : null)
            : type == typeof(DirectoryInfo) ? (Is(v, "pathlib.PurePath") ? new DirectoryInfo(Text(interpreter, v)) : null)
            : null;
    }

    static object? Integer(Value v, Type type)
    {
        BigInteger n;
        if (v.IsInt)
        {
            if (type == typeof(long))
            {
                return v.Bits;
            }
            n = v.Bits;
        }
        else if (v.Object is PyBool)
        {
            n = v.IsTrue ? 1 : 0;
        }
        else if (v.Object is PyInt big)
        {
            n = big.Number;
        }
        else
        {
            return null;
        }
        try
        {
            return Type.GetTypeCode(type) switch
            {
                TypeCode.SByte => (object)(sbyte)n,
                TypeCode.Byte => (byte)n,
                TypeCode.Int16 => (short)n,
                TypeCode.UInt16 => (ushort)n,
                TypeCode.Int32 => (int)n,
                TypeCode.UInt32 => (uint)n,
                TypeCode.Int64 => (long)n,
                TypeCode.UInt64 => (ulong)n,
                _ => type == typeof(Int128) ? (Int128)n : type == typeof(UInt128) ? (UInt128)n : type == typeof(nint) ? (nint)n : type == typeof(nuint) ? (nuint)n : n,
            };
        }
        catch (OverflowException)
        {
            throw new OverflowException($"a Python int does not fit into {ClrNames.Of(type)}: {(BigInteger.Abs(n) < BigInteger.Pow(10, 40) ? n.ToString(CultureInfo.InvariantCulture) : "it has more than 40 digits")}");
        }
    }

    static double? Float(Value v) => v.IsFloat ? v.AsDouble : v.IsInt ? v.Bits : v.Object switch
    {
        PyFloat f => f.Number,
        PyInt n => (double)n.Number,
        PyBool => v.IsTrue ? 1 : 0,
        _ => null,
    };

    static object? DecimalOf(Interpreter interpreter, Value v)
    {
        var text = v.IsInt ? v.Bits.ToString(CultureInfo.InvariantCulture)
            : v.Object is PyInt n ? n.Number.ToString(CultureInfo.InvariantCulture)
            : Is(v, "decimal.Decimal") ? Text(interpreter, v)
            : null;
        if (text is null)
        {
            return null;
        }
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d)
            ? d
            : throw new OverflowException($"a Python {v.Type.Name} does not fit into decimal: {text}");
    }

    sealed record Moment(DateTime Local, TimeSpan? Offset)
    {
        public DateTime UtcIfKnown => Offset is { } offset ? DateTime.SpecifyKind(Local - offset, DateTimeKind.Utc) : Local;

        public DateTimeOffset Exact => new(Local, Offset ?? TimeZoneInfo.Local.GetUtcOffset(Local));
    }

    static Moment? DateTimeOf(Interpreter interpreter, Value v)
    {
        if (!Is(v, "datetime.datetime"))
        {
            return null;
        }
        var parts = ((PyTuple)interpreter.CallPrelude(PreludeNames.PartsOfDatetime, v).Object).Items;
        var n = Array.ConvertAll(parts[..7], p => (int)p.Bits);
        return new Moment(new DateTime(n[0], n[1], n[2], n[3], n[4], n[5], n[6] / 1000, n[6] % 1000), parts[7].IsInt ? new TimeSpan(parts[7].Bits * TimeSpan.TicksPerMicrosecond) : null);
    }

    static long[] Parts(Interpreter interpreter, string function, Value v) =>
        Array.ConvertAll(((PyTuple)interpreter.CallPrelude(function, v).Object).Items, part => part.Bits);

    static long TicksOf(long[] t) => ((t[0] * 60 + t[1]) * 60 + t[2]) * TimeSpan.TicksPerSecond + t[3] * TimeSpan.TicksPerMicrosecond;

    static string Text(Interpreter interpreter, Value v) => ((PyStr)interpreter.CallBuiltin("str", v).Object).Text;

    static byte[]? Bytes(Interpreter interpreter, Value v) => v.Object switch
    {
        PyBytes bytes => bytes.ToArray(),
        PyHostObject { Target: byte[] same } => same,
        PyMemoryView { WholeSource: PyHostObject { Target: byte[] seen } } => seen,
        PyByteArray bytes => bytes.Span.ToArray(),
        PyMemoryView => ((PyBytes)interpreter.CallBuiltin("bytes", v).Object).ToArray(),
        _ => null,
    };

    // ---- values of values --------------------------------------------------------------------------------------------------

    static object? Compound(Interpreter interpreter, Value v, Type type)
    {
        if (type.IsAssignableTo(typeof(Delegate)) && type != typeof(Delegate) && type != typeof(MulticastDelegate))
        {
            return HostClasses.TargetOf(v) is { } host && type.IsInstanceOfType(host) ? host
                : Calling.IsCallable(v) ? PythonDelegate.Of(interpreter, v, type)
                : null;
        }
        if (type.IsArray && type.GetArrayRank() == 1)
        {
            return Items(interpreter, v) is { } items ? ToArray(interpreter, items, type.GetElementType()!) : null;
        }
        if (type == typeof(IEnumerator))
        {
            return Enumerator(interpreter, v, type, typeof(object));
        }
        if (!type.IsGenericType)
        {
            return null;
        }
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (type.IsValueType && type.IsAssignableTo(typeof(ITuple)))
        {
            return v.Object is PyTuple tuple ? ToTuple(interpreter, tuple.Items, type) : null;
        }
        if (definition == typeof(IReadOnlyList<>) || definition == typeof(IList<>) || definition == typeof(ICollection<>) || definition == typeof(IReadOnlyCollection<>) || definition == typeof(List<>))
        {
            if (definition == typeof(IReadOnlyList<>) && v.Object is PyList plain && Numbers(plain.Span, arguments[0]) is { } numbers)
            {
                return numbers;
            }
            if (Items(interpreter, v) is not { } items)
            {
                return null;
            }
            var array = ToArray(interpreter, items, arguments[0]);
            return definition == typeof(List<>) ? Activator.CreateInstance(type, array) : array;
        }
        if (definition == typeof(IEnumerable<>))
        {
            return v.Object is PyHostObject handle && type.IsInstanceOfType(handle.Target) ? handle.Target
                : v.Object is PyStr or PyByteString or PyDict ? null
                : v.Type.Has(Slot.Iter) || v.Type.Has(Slot.GetItem) ? iterate.MakeGenericMethod(arguments).Invoke(null, [interpreter, v])
                : null;
        }
        if (definition == typeof(IEnumerator<>))
        {
            return Enumerator(interpreter, v, type, arguments[0]);
        }
        if (definition == typeof(IAsyncEnumerable<>))
        {
            return HostClasses.TargetOf(v) is { } source && type.IsInstanceOfType(source) ? source
                : v.Type.Has(Slot.AIter) ? Activator.CreateInstance(typeof(PythonAsyncSequence<>).MakeGenericType(arguments), interpreter, v)
                : null;
        }
        if (definition == typeof(IReadOnlySet<>) || definition == typeof(ISet<>) || definition == typeof(HashSet<>))
        {
            return v.Object is PySetBase set ? Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(arguments), ToArray(interpreter, set.ToArray(), arguments[0])) : null;
        }
        if (definition == typeof(IReadOnlyDictionary<,>) || definition == typeof(IDictionary<,>) || definition == typeof(Dictionary<,>))
        {
            return v.Object is PyDict dict ? ToDictionary(interpreter, dict, arguments) : null;
        }
        return null;
    }

    // What a GetEnumerator that is a generator gives.
    static object? Enumerator(Interpreter interpreter, Value v, Type type, Type element) => HostClasses.TargetOf(v) is { } source ? type.IsInstanceOfType(source) ? source : null
        : v.Object is PyStr or PyByteString or PyDict || !v.Type.Has(Slot.Iter) ? null
        : ((IEnumerable)iterate.MakeGenericMethod(element).Invoke(null, [interpreter, v])!).GetEnumerator();

    // What is a sequence, or can be iterated; text and bytes are not taken for lists of their characters.
    static Value[]? Items(Interpreter interpreter, Value v) => v.Object switch
    {
        PyList list => list.ToArray(),
        PyTuple tuple => tuple.Items,
        PyStr or PyByteString or PyDict => null,
        _ when v.Type.Has(Slot.Iter) => ((PyList)interpreter.CallBuiltin("list", v).Object).ToArray(),
        _ => null,
    };

    static object? ToTuple(Interpreter interpreter, Value[] items, Type type)
    {
        var types = type.GetGenericArguments();
        // The eighth and further elements are in a tuple of their own.
        var isLong = types.Length == 8;
        if (isLong ? items.Length < 8 : items.Length != types.Length)
        {
            return null;
        }
        var elements = new object?[types.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = isLong && i == 7
                ? ToTuple(interpreter, items[7..], types[7]) ?? throw new InvalidCastException($"a Python tuple of {items.Length} is not a {ClrNames.Of(type)}")
                : Element(interpreter, items[i], types[i]);
        }
        return Activator.CreateInstance(type, elements);
    }

    static object ToDictionary(Interpreter interpreter, PyDict dict, Type[] arguments)
    {
        var result = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        foreach (var (key, value) in dict.Pairs())
        {
            result.Add(Element(interpreter, key, arguments[0]) ?? throw Mismatch(key, arguments[0]), Element(interpreter, value, arguments[1]));
        }
        return result;
    }

    static object? Element(Interpreter interpreter, Value item, Type type) =>
        Try(interpreter, item, type, out var result) ? result : throw Mismatch(item, type);

    // Null unless all are numbers of just that kind.
    static Array? Numbers(ReadOnlySpan<Value> items, Type element)
    {
        if (element == typeof(long))
        {
            var numbers = new long[items.Length];
            for (var i = 0; i < numbers.Length; i++)
            {
                if (!items[i].IsInt)
                {
                    return null;
                }
                numbers[i] = items[i].Bits;
            }
            return numbers;
        }
        if (element == typeof(double))
        {
            var numbers = new double[items.Length];
            for (var i = 0; i < numbers.Length; i++)
            {
                if (!items[i].IsFloat)
                {
                    return null;
                }
                numbers[i] = items[i].AsDouble;
            }
            return numbers;
        }
        return null;
    }

    static Array ToArray(Interpreter interpreter, Value[] items, Type element)
    {
        if (Numbers(items, element) is { } numbers)
        {
            return numbers;
        }
        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(Element(interpreter, items[i], element), i);
        }
        return array;
    }

    static InvalidCastException Mismatch(Value item, Type type) => new($"a Python {item.Type.Name} is not a {ClrNames.Of(type)}");

    static readonly MethodInfo iterate = typeof(FromPython).GetMethod(nameof(Iterate), BindingFlags.NonPublic | BindingFlags.Static)!;

    // A generator is driven as C# asks for its elements, on the thread that asks; who stops asking closes it.
    static IEnumerable<T> Iterate<T>(Interpreter interpreter, Value iterable)
    {
        var iterator = interpreter.CallBuiltin("iter", iterable);
        var end = new Value(new PyList());
        try
        {
            for (; ; )
            {
                var element = interpreter.CallBuiltin("next", iterator, end);
                if (element.Object == end.Object)
                {
                    yield break;
                }
                yield return (T)Element(interpreter, element, typeof(T))!;
            }
        }
        finally
        {
            if (iterator.Object is PyGenerator)
            {
                interpreter.CallAttribute(iterator, "close");
            }
        }
    }

    static PythonException Described(Interpreter interpreter, PyBaseException error)
    {
        using var visit = new Visit(interpreter, default);
        return visit.Describe(error);
    }

    // ---- objects -----------------------------------------------------------------------------------------------------------

    static object? Instance(Interpreter interpreter, Value v, Type type) =>
        type.IsInstanceOfType(v.Object) ? v.Object
        : v.Object is PyHostObject host && type.IsInstanceOfType(host.Target) ? host.Target
        : v.Object is PyHostFunction function && type.IsInstanceOfType(function.Target) ? function.Target
        : type.IsAssignableFrom(typeof(PythonObject)) || type.IsAssignableTo(typeof(PythonObject)) ? (interpreter.Wrap(v) is var wrapped && type.IsInstanceOfType(wrapped) ? wrapped : type.IsGenericType ? interpreter.WrapGeneric(v, type) : null)
        : v.Object is PyBaseException error && (type == typeof(Exception) || type == typeof(PythonException)) ? Described(interpreter, error)
        : type.IsInterface && Natural(interpreter, v) is { } natural && type.IsInstanceOfType(natural) ? natural
        : type.IsInterface && type.IsAssignableTo(typeof(IPythonProtocol)) ? interpreter.WrapAs(v, type)
        : null;
}
