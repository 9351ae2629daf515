// A Python value as an argument of a .NET method: whether it can be one, and how good a match it is. Exact matches come before widening ones, these before copies
// of Python's containers, and those before boxes. Numbers are for comparing two overloads in the same argument only.
using System.Collections;
using System.Numerics;
using System.Reflection;

namespace Stackless.Runtime;

static class HostArgument
{
    const int Exact = 0, Memory = 50, Copy = 60, Converted = 80, Boxed = 100, Never = int.MaxValue;

    /// <summary>The value as a type, and its rank: the smaller the better. False if it cannot be of it, or does not fit.</summary>
    /// <param name="doesNotFit">It is a number that is too large.</param>
    public static bool Try(HostClasses classes, Value v, Type type, out object? result, out int rank, ref bool doesNotFit)
    {
        result = null;
        rank = Exact;
        if (v.IsNone)
        {
            return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            var can = Try(classes, v, underlying, out result, out rank, ref doesNotFit);
            rank++;
            return can;
        }
        if (HostClasses.TargetOf(v) is { } target)
        {
            if (type.IsInstanceOfType(target))
            {
                result = target;
                rank = Distance(target.GetType(), type);
                return true;
            }
            rank = Converted;
            result = Implicit(target, type);
            if (result is not null || v.Object is not PyBaseException && !(v.Object is IBuffer && HostMemory.ElementOf(type, out _) is not null))
            {
                return result is not null;
            }
        }
        if (type == typeof(object))
        {
            result = v.Object is PyType ? classes.Meant(v) ?? FromPython.Natural(classes.Interpreter, v) : FromPython.Natural(classes.Interpreter, v);
            rank = Boxed;
            return true;
        }
        if (type == typeof(Type))
        {
            result = classes.Meant(v);
            return result is not null;
        }
        if (HostMemory.ElementOf(type, out var isWritten) is { } element)
        {
            return TryMemory(classes, v, element, isWritten, out result, out rank, ref doesNotFit);
        }
        rank = RankOf(v, type);
        if (rank == Never)
        {
            return false;
        }
        if (type.IsSubclassOf(typeof(Delegate)) && !type.IsAbstract && type.GetMethod("Invoke") is { } invoke && !Array.Exists(invoke.GetParameters(), p => p.ParameterType.IsByRef || p.ParameterType.IsByRefLike))
        {
            result = Calling.IsCallable(v) ? PythonDelegate.Of(classes.Interpreter, v, type, keepsObjects: true) : null;
            return result is not null;
        }
        // What cannot be converted is said by some conversions, and thrown by others.
        try
        {
            return FromPython.Try(classes.Interpreter, v, type, out result) || ImplicitOfNatural(classes, v, type, out result);
        }
        catch (OverflowException)
        {
            doesNotFit = true;
            return false;
        }
        catch (Exception error) when (error is InvalidCastException or NotSupportedException)
        {
            return false;
        }
    }

    // Memory of Python's as it is comes before copies of lists; bytes are ReadOnlyMemory before all.
    static bool TryMemory(HostClasses classes, Value v, Type element, bool isWritten, out object? result, out int rank, ref bool doesNotFit)
    {
        rank = v.Object is PyBytes ? 1 : v.Object is PyStr or IBuffer ? Memory + (isWritten ? 0 : 1) : Copy + 20;
        result = null;
        try
        {
            result = HostMemory.Of(classes.Interpreter, v, element, isWritten);
        }
        catch (OverflowException)
        {
            doesNotFit = true;
        }
        catch (InvalidCastException)
        {
            // An element is of another type.
        }
        return result is not null;
    }

    static int RankOf(Value v, Type type)
    {
        if (v.IsInt || v.Object is PyInt)
        {
            return type.IsEnum ? Converted : Type.GetTypeCode(type) switch
            {
                TypeCode.Int64 => Exact,
                TypeCode.Int32 => 1,
                TypeCode.UInt32 => 3,
                TypeCode.UInt64 => 4,
                TypeCode.Int16 => 5,
                TypeCode.UInt16 => 6,
                TypeCode.SByte => 7,
                TypeCode.Byte => 8,
                TypeCode.Double => 20,
                TypeCode.Single => 21,
                TypeCode.Decimal => 22,
                _ => type == typeof(nint) ? 2 : type == typeof(BigInteger) ? 10 : type == typeof(Int128) || type == typeof(UInt128) ? 11 : type == typeof(Half) ? 23 : Converted,
            };
        }
        if (v.IsFloat)
        {
            return Type.GetTypeCode(type) switch
            {
                TypeCode.Double => Exact,
                TypeCode.Single => 1,
                _ => type == typeof(Half) ? 2 : type == typeof(Complex) ? 10 : Converted,
            };
        }
        return v.Object switch
        {
            PyBool => type == typeof(bool) ? Exact : type.IsEnum ? Never : Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal ? Converted : Converted,
            PyStr => type == typeof(string) ? Exact : type == typeof(char) ? 3 : Converted,
            PyBytes => type == typeof(byte[]) ? Exact : Converted,
            PyFunction f when type.IsAssignableTo(typeof(Delegate)) => DelegateRank(f, type),
            _ when type.IsAssignableTo(typeof(Delegate)) => Copy + ResultRank(type),
            _ when type.IsArray => Copy + ElementRank(type.GetElementType()!),
            _ when type.IsGenericType && type.GetGenericArguments() is [var element] => Copy + 1 + ElementRank(element),
            _ when type.IsGenericType => Copy + 1,
            _ => Converted,
        };
    }

    static int ElementRank(Type element) => element == typeof(object) ? 10 : 0;

    // A function whose parameters the delegate's do not fill is none for it.
    static int DelegateRank(PyFunction f, Type type)
    {
        if (type.GetMethod("Invoke") is not { } invoke)
        {
            return Never;
        }
        var count = invoke.GetParameters().Length;
        var positional = f.Code.PositionalCount;
        var required = positional - (f.Defaults?.Count ?? 0);
        return count < required || count > positional && !f.Code.HasVarArgs ? Never : Copy + ResultRank(type);
    }

    // Of delegates that differ in what they give back, the one that keeps most of what a Python function may return.
    static int ResultRank(Type type)
    {
        var result = type.GetMethod("Invoke")?.ReturnType;
        return result is null || result == typeof(object) || result == typeof(bool) || result == typeof(void) ? 0
            : result == typeof(double) ? 1
            : result == typeof(long) ? 2
            : result == typeof(decimal) ? 3
            : result == typeof(int) ? 4
            : result == typeof(float) ? 5
            : Nullable.GetUnderlyingType(result) is not null ? 7
            : 0;
    }

    // How far up the target type is.
    static int Distance(Type from, Type to)
    {
        if (from == to)
        {
            return Exact;
        }
        if (to == typeof(object))
        {
            return Boxed;
        }
        if (to.IsInterface)
        {
            // One that is extended by another that fits as well is further away.
            return 40 - Math.Min(20, to.GetInterfaces().Length);
        }
        var distance = 0;
        for (var at = from; at is not null && at != to; at = at.BaseType)
        {
            distance++;
        }
        return distance;
    }

    static object? Implicit(object target, Type type)
    {
        if (target is IConvertible && type.IsPrimitive && target is not Enum && IsWidening(Type.GetTypeCode(target.GetType()), Type.GetTypeCode(type)))
        {
            return Convert.ChangeType(target, type, null);
        }
        foreach (var holder in (Type[])[target.GetType(), type])
        {
            foreach (var method in holder.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy))
            {
                if (method.Name == "op_Implicit" && type.IsAssignableFrom(method.ReturnType) && method.GetParameters()[0].ParameterType.IsInstanceOfType(target)
                    && !method.ReturnType.IsByRefLike)
                {
                    return method.Invoke(null, [target]);
                }
            }
        }
        return null;
    }

    static bool IsWidening(TypeCode from, TypeCode to) => from == TypeCode.Decimal ? false : to >= from && to is >= TypeCode.Int32 and <= TypeCode.Double;

    // A type that takes text or a number by an implicit conversion: JsonNode, XName.
    static bool ImplicitOfNatural(HostClasses classes, Value v, Type type, out object? result)
    {
        result = null;
        if (type.IsPrimitive || type == typeof(string) || type.IsByRefLike || !(v.IsInt || v.IsFloat || v.Object is PyStr or PyBool or PyBytes))
        {
            return false;
        }
        MethodInfo? best = null;
        var bestRank = Never;
        object? argument = null;
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.Name != "op_Implicit" || method.ReturnType != type || Nullable.GetUnderlyingType(method.GetParameters()[0].ParameterType) is not null)
            {
                continue;
            }
            var parameter = method.GetParameters()[0].ParameterType;
            var rank = parameter.IsByRefLike ? Never : RankOf(v, parameter);
            if (rank < bestRank && FromPython.Try(classes.Interpreter, v, parameter, out var converted))
            {
                (best, bestRank, argument) = (method, rank, converted);
            }
        }
        if (best is null)
        {
            return false;
        }
        result = best.Invoke(null, [argument]);
        return true;
    }

    // .NET's own loader walks type arguments within each other: what is nested deeper is an object.
    const int MostLevels = 16;

    /// <summary>The .NET type that a value has by itself, for working out the type arguments of a generic method.</summary>
    public static Type TypeOf(HostClasses classes, Value v, int levels = MostLevels) => HostClasses.TargetOf(v) is { } target ? target.GetType()
        : v.IsInt || v.Object is PyInt ? typeof(long)
        : v.IsFloat ? typeof(double)
        : v.Object switch
        {
            PyStr => typeof(string),
            PyBool => typeof(bool),
            PyBytes => typeof(byte[]),
            PyList list when levels > 0 => typeof(IEnumerable<>).MakeGenericType(CommonType(classes, list.ToArray(), levels - 1)),
            PyTuple tuple when levels > 0 => typeof(IEnumerable<>).MakeGenericType(CommonType(classes, tuple.Items, levels - 1)),
            PyType => typeof(Type),
            _ => FromPython.LibraryType(v.Type) ?? typeof(object),
        };

    static Type CommonType(HostClasses classes, Value[] items, int levels)
    {
        var types = items.Select(item => TypeOf(classes, item, levels)).Distinct().ToArray();
        return types.Length == 1 ? types[0] : types.Length == 2 && types.All(t => t == typeof(long) || t == typeof(double)) ? typeof(double) : typeof(object);
    }
}
