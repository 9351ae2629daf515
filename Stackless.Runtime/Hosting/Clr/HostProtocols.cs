// What .NET's interfaces and base types mean to Python: IEnumerable can be iterated, IDisposable stands in a with statement, a Task is awaited, a delegate called. Each stands
// in the class of the interface or type itself, where all classes that have it find it.
using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Numerics;

namespace Stackless.Runtime;

static class HostProtocols
{
    public static void Fill(HostClasses classes, PyDict names, Type type)
    {
        void Add(string name, Func<ThreadState, object, Value[], Value> body) => names.Set(name, new Value(new HostOperation(name, (ts, arguments, keywords) =>
            HostClasses.TargetOf(arguments[0]) is { } target && type.IsInstanceOfType(target)
                ? body(ts, target, arguments)
                : ts.Raise(BuiltinTypes.TypeError, $"{name}() is for a {HostNames.Of(type)}, not for a '{arguments[0].Type.MessageName}'"))));

        void AddPrelude(string name, string function) => names.Set(name, new Value(new HostOperation(name, (ts, arguments, keywords) => ts.Interpreter.Prelude.Function(function).Call(ts, arguments, keywords))));

        // What f(**x), dict(x) and mapping patterns call. An ExpandoObject may have a member Keys of its own.
        void AddMapping()
        {
            var (keys, values) = (type.GetProperty("Keys")!, type.GetProperty("Values")!);
            Add("keys", (_, o, _) => classes.ToPython(keys.GetValue(o)));
            Add("values", (_, o, _) => classes.ToPython(values.GetValue(o)));
            AddPrelude("items", PreludeNames.ItemsOfHost);
            AddPrelude("get", PreludeNames.GetOfHost);
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (type == typeof(object))
        {
            // What a Python class below passes on to it is for the constructor, which has been called.
            names.Set("__init__", new Value(new HostOperation("__init__", (_, _, _) => Value.None) { DoesNothing = true }));
        }
        else if (type == typeof(Exception))
        {
            Add("__str__", (_, o, _) => Value.Str(((Exception)o).Message));
            names.Set("__init__", new Value(new HostOperation("__init__", (ts, arguments, keywords) => HostConstructors.InitException(ts, classes, arguments, keywords))));
        }
        else if (type == typeof(IEnumerable))
        {
            Add("__iter__", (_, o, _) => new Value(new HostIterator(classes, ((IEnumerable)o).GetEnumerator())));
        }
        else if (type == typeof(IEnumerator))
        {
            Add("__iter__", (_, o, _) => new Value(new HostIterator(classes, (IEnumerator)o)));
        }
        else if (type == typeof(IDisposable))
        {
            Add("__enter__", (_, _, arguments) => arguments[0]);
            Add("__exit__", (_, o, _) =>
            {
                ((IDisposable)o).Dispose();
                return Value.None;
            });
        }
        else if (type == typeof(IAsyncDisposable))
        {
            AddPrelude("__aenter__", PreludeNames.EnterHost);
            AddPrelude("__aexit__", PreludeNames.ExitHost);
        }
        else if (definition == typeof(IAsyncEnumerable<>))
        {
            AddPrelude("__aiter__", PreludeNames.IterateHost);
        }
        else if (type == typeof(Task))
        {
            AddPrelude("__await__", PreludeNames.AwaitTask);
            // The tasklet waits, and not its OS thread.
            var wait = Method(classes, type, nameof(Task.Wait));
            names.Set("Wait", new Value(new HostOperation("Wait", (ts, arguments, keywords) => arguments.Length == 1 && HostClasses.TargetOf(arguments[0]) is Task { IsCompleted: false } task
                ? HostTasks.WaitFor(ts, task, new Value(wait), arguments[0])
                : wait.Call(ts, arguments, keywords))));
        }
        else if (definition == typeof(ValueTask) || definition == typeof(ValueTask<>))
        {
            AddPrelude("__await__", PreludeNames.AwaitValueTask);
        }
        else if (type == typeof(ICollection))
        {
            Add("__len__", (_, o, _) => Value.Int(((ICollection)o).Count));
        }
        else if (definition == typeof(ICollection<>) || definition == typeof(IReadOnlyCollection<>))
        {
            var count = type.GetProperty("Count")!;
            Add("__len__", (_, o, _) => Value.Int((int)count.GetValue(o)!));
            if (definition == typeof(ICollection<>))
            {
                AddContains(classes, names, type, "Contains");
            }
        }
        else if (definition == typeof(IDictionary<,>) || definition == typeof(IReadOnlyDictionary<,>))
        {
            AddContains(classes, names, type, "ContainsKey");
            AddMapping();
            if (definition == typeof(IDictionary<,>))
            {
                var remove = Method(classes, type, "Remove");
                Add("__delitem__", (ts, _, arguments) => remove.TryCall(ts, arguments) is var done && (done.IsFalse || done.IsNotImplemented) ? ts.Raise(PyBaseException.Create(BuiltinTypes.KeyError, [arguments[1]])) : done);
            }
        }
        else if (type == typeof(IDictionary))
        {
            AddContains(classes, names, type, "Contains");
            AddMapping();
        }
        else if (type == typeof(IDynamicMetaObjectProvider))
        {
            HostDynamic.Fill(classes, Add);
        }
        else if (type == typeof(IList))
        {
            var remove = Method(classes, type, "RemoveAt");
            Add("__delitem__", (ts, o, arguments) => remove.Call(ts, [arguments[0], arguments[1] is { IsInt: true, Bits: < 0 } at ? Value.Int(at.Bits + ((IList)o).Count) : arguments[1]], []));
        }
        else if (definition == typeof(KeyValuePair<,>))
        {
            var (key, value) = (type.GetProperty("Key")!, type.GetProperty("Value")!);
            Add("__iter__", (_, o, _) => new Value(new HostIterator(classes, new[] { key.GetValue(o), value.GetValue(o) }.GetEnumerator())));
            Add("__len__", (_, _, _) => Value.Int(2L));
        }
        else if (type == typeof(Array))
        {
            FillArray(classes, Add);
        }
        else if (type == typeof(Enum))
        {
            FillEnum(classes, Add);
        }
        else if (type == typeof(Delegate))
        {
            Add("__add__", (ts, o, arguments) => Combine(ts, classes, (Delegate)o, arguments, Delegate.Combine));
            Add("__sub__", (ts, o, arguments) => Combine(ts, classes, (Delegate)o, arguments, Delegate.Remove));
        }
        else if (type.IsSubclassOf(typeof(Delegate)) && !type.IsAbstract)
        {
            names.Set("__call__", new Value(Method(classes, type, "Invoke")));
        }
        else if (type == typeof(IFormattable))
        {
            Add("__format__", (_, o, arguments) => Value.Str(((IFormattable)o).ToString(arguments.Length > 1 && arguments[1].Object is PyStr { Text: { Length: > 0 } format } ? format : null, CultureInfo.InvariantCulture)));
        }
        else if (type == typeof(IConvertible))
        {
            Add("__float__", (_, o, _) => Value.Float(((IConvertible)o).ToDouble(CultureInfo.InvariantCulture)));
            Add("__int__", (_, o, _) => o is decimal d ? Value.Int(new BigInteger(decimal.Truncate(d))) : Value.Int(((IConvertible)o).ToInt64(CultureInfo.InvariantCulture)));
        }
        else if (type == typeof(IComparable))
        {
            Add("__lt__", (_, o, arguments) => Compare(classes, o, arguments, static c => c < 0));
            Add("__le__", (_, o, arguments) => Compare(classes, o, arguments, static c => c <= 0));
            Add("__gt__", (_, o, arguments) => Compare(classes, o, arguments, static c => c > 0));
            Add("__ge__", (_, o, arguments) => Compare(classes, o, arguments, static c => c >= 0));
        }
        else if (type == typeof(byte[]))
        {
            Add("__bytes__", (_, o, _) => new Value(new PyBytes([.. (byte[])o])));
        }
        else if (type == typeof(Memory<byte>))
        {
            Add("__bytes__", (_, o, _) => new Value(new PyBytes(((Memory<byte>)o).ToArray())));
        }
        else if (type == typeof(ReadOnlyMemory<byte>))
        {
            Add("__bytes__", (_, o, _) => new Value(new PyBytes(((ReadOnlyMemory<byte>)o).ToArray())));
        }
    }

    /// <summary>A sequence pattern looks into it.</summary>
    public static bool IsSequence(object? target) => target is IList || target is not null && Implements(target, typeof(IReadOnlyList<>));

    /// <summary>A mapping pattern looks into it.</summary>
    public static bool IsMapping(object? target) => target is IDictionary || target is not null && (Implements(target, typeof(IDictionary<,>)) || Implements(target, typeof(IReadOnlyDictionary<,>)));

    static bool Implements(object target, Type definition) => Array.Exists(target.GetType().GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == definition);

    static HostMethod Method(HostClasses classes, Type type, string name) =>
        new(classes, HostNames.Of(type), name, [.. type.GetMethods().Where(m => m.Name == name && !m.IsStatic).Select(m => new HostOverload(m))]);

    // What cannot be an element is none.
    static void AddContains(HostClasses classes, PyDict names, Type type, string method)
    {
        var group = Method(classes, type, method);
        names.Set("__contains__", new Value(new HostOperation("__contains__", (ts, arguments, keywords) => group.TryCall(ts, arguments) is var found && found.IsNotImplemented ? Value.Bool(false) : found)));
    }

    static Value Compare(HostClasses classes, object o, Value[] arguments, Func<int, bool> test)
    {
        var doesNotFit = false;
        return arguments.Length == 2 && HostArgument.Try(classes, arguments[1], o.GetType(), out var other, out _, ref doesNotFit)
            ? Value.Bool(test(((IComparable)o).CompareTo(other)))
            : Value.NotImplemented;
    }

    static Value Combine(ThreadState ts, HostClasses classes, Delegate o, Value[] arguments, Func<Delegate?, Delegate?, Delegate?> combine)
    {
        var doesNotFit = false;
        return HostArgument.Try(classes, arguments[1], o.GetType(), out var other, out _, ref doesNotFit)
            ? combine(o, (Delegate?)other) is { } made ? classes.Wrap(made) : Value.None
            : Value.NotImplemented;
    }

    static void FillArray(HostClasses classes, Action<string, Func<ThreadState, object, Value[], Value>> add)
    {
        add("__getitem__", (ts, o, arguments) => arguments[1].Object is PySlice slice && ((Array)o).Rank == 1 ? Slice(ts, classes, (Array)o, slice) : Indices(ts, (Array)o, arguments[1]) is { } at ? classes.ToPython(((Array)o).GetValue(at)) : default);
        add("__setitem__", (ts, o, arguments) =>
        {
            var array = (Array)o;
            var doesNotFit = false;
            var element = array.GetType().GetElementType()!;
            if (Indices(ts, array, arguments[1]) is not { } at)
            {
                return default;
            }
            if (!HostArgument.Try(classes, arguments[2], element, out var item, out _, ref doesNotFit))
            {
                return ts.Raise(doesNotFit ? BuiltinTypes.OverflowError : BuiltinTypes.TypeError, $"an element of {HostNames.Of(array.GetType())} is a {HostNames.Of(element)}, not this '{arguments[2].Type.MessageName}'");
            }
            array.SetValue(item, at);
            return Value.None;
        });
    }

    /// <summary>Some elements of an array or a list, copied: of an array as an array, of a list as a List.</summary>
    public static Value Slice(ThreadState ts, HostClasses classes, IList items, PySlice slice)
    {
        if (!slice.TryIndices(ts, items.Count, out var start, out var step, out var count, out var needsIndex))
        {
            return needsIndex ? ts.Raise(BuiltinTypes.TypeError, "slice indices of .NET's arrays and lists are ints or None") : default;
        }
        var element = items.GetType().IsArray ? items.GetType().GetElementType()!
            : Array.Find(items.GetType().GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IList<>))?.GetGenericArguments()[0] ?? typeof(object);
        var found = Array.CreateInstance(element, count);
        var first = items is Array array ? array.GetLowerBound(0) : 0;
        for (var i = 0; i < count; i++)
        {
            found.SetValue(items[first + start + i * step], i);
        }
        return classes.Wrap(items is Array ? found : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), found)!);
    }

    static int[]? Indices(ThreadState ts, Array array, Value key)
    {
        var items = key.Object is PyTuple tuple ? tuple.Items : [key];
        if (items.Length != array.Rank || !Array.TrueForAll(items, i => i.IsInt))
        {
            ts.Raise(BuiltinTypes.TypeError, $"the index of an array of {array.Rank} dimension{(array.Rank == 1 ? " is an int" : $"s is a tuple of {array.Rank} ints")}");
            return null;
        }
        var at = new int[items.Length];
        for (var i = 0; i < at.Length; i++)
        {
            var length = array.GetLength(i);
            var index = items[i].Bits < 0 ? items[i].Bits + length : items[i].Bits;
            if (index < 0 || index >= length)
            {
                ts.Raise(BuiltinTypes.IndexError, "array index out of range");
                return null;
            }
            at[i] = (int)index + array.GetLowerBound(i);
        }
        return at;
    }

    static void FillEnum(HostClasses classes, Action<string, Func<ThreadState, object, Value[], Value>> add)
    {
        static long Number(object o) => Type.GetTypeCode(o.GetType()) == TypeCode.UInt64 ? unchecked((long)Convert.ToUInt64(o, CultureInfo.InvariantCulture)) : Convert.ToInt64(o, CultureInfo.InvariantCulture);

        Value Combined(object o, Value[] arguments, Func<long, long, long> combine) => HostClasses.TargetOf(arguments[1]) is { } other && other.GetType() == o.GetType()
            ? classes.Wrap(Enum.ToObject(o.GetType(), combine(Number(o), Number(other))))
            : Value.NotImplemented;

        add("__int__", (_, o, _) => Value.Int(Number(o)));
        add("__index__", (_, o, _) => Value.Int(Number(o)));
        add("__bool__", (_, o, _) => Value.Bool(Number(o) != 0));
        add("__or__", (_, o, arguments) => Combined(o, arguments, static (a, b) => a | b));
        add("__and__", (_, o, arguments) => Combined(o, arguments, static (a, b) => a & b));
        add("__xor__", (_, o, arguments) => Combined(o, arguments, static (a, b) => a ^ b));
        add("__invert__", (_, o, _) => classes.Wrap(Enum.ToObject(o.GetType(), ~Number(o))));
        add("__contains__", (_, o, arguments) => HostClasses.TargetOf(arguments[1]) is Enum flag && flag.GetType() == o.GetType() ? Value.Bool(((Enum)o).HasFlag(flag)) : Value.Bool(false));
    }
}
