// What .NET's types and members are called in Python: List[int], not List`1.
using System.Reflection;

namespace Stackless.Runtime;

static class HostNames
{
    /// <summary>The name of a type, with its arguments.</summary>
    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Of(underlying)} | None";
        }
        if (type.IsArray)
        {
            return $"Array[{Of(type.GetElementType()!)}]";
        }
        var name = Plain(type);
        return type.IsGenericType && !type.IsGenericTypeDefinition ? $"{name}[{string.Join(", ", type.GetGenericArguments().Select(Of))}]" : name;
    }

    /// <summary>The same, with the types that it is nested in.</summary>
    public static string Qualified(Type type) => type.IsNested && !type.IsGenericParameter ? $"{Qualified(type.DeclaringType!)}.{Of(type)}" : Of(type);

    /// <summary>Without arguments and their number.</summary>
    public static string Plain(Type type) => type == typeof(long) ? "int"
        : type == typeof(double) ? "float"
        : type == typeof(string) ? "str"
        : type == typeof(bool) ? "bool"
        : type == typeof(object) ? "object"
        : type == typeof(void) ? "None"
        : type.Name.Split('`')[0];

    /// <summary>A method with its parameters, as errors and __doc__ have it: Max(val1: int, val2: int) -> int.</summary>
    public static string Of(MethodBase method)
    {
        var parameters = method.GetParameters().Select(p =>
            (p.IsDefined(typeof(ParamArrayAttribute), false) ? "*" : p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "")
            + $"{p.Name}: {Of(p.ParameterType)}" + (p.IsOptional ? " = ..." : ""));
        var arguments = method.IsGenericMethod ? $"[{string.Join(", ", method.GetGenericArguments().Select(Of))}]" : "";
        var name = method.IsConstructor ? Of(method.DeclaringType!) : method.Name;
        return $"{name}{arguments}({string.Join(", ", parameters)})" + (method is MethodInfo { ReturnType: var result } ? $" -> {Of(result)}" : "");
    }
}
