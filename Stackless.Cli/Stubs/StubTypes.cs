// .NET types as annotations of a stub file. Types of other assemblies are Any, but for those that Python has a word for: a stub file stands by itself.
using System.Numerics;
using System.Reflection;

namespace Stackless.Cli.Stubs;

sealed class StubTypes(Assembly assembly)
{
    readonly HashSet<string> modules = [];

    readonly Dictionary<(string?, string), int> most = assembly.GetExportedTypes().Where(t => !t.IsNested).GroupBy(t => (t.Namespace, Plain(t))).ToDictionary(g => g.Key, g => g.Max(t => t.GetGenericArguments().Length));

    /// <summary>The modules that annotations made so far need.</summary>
    public IEnumerable<string> Modules => modules.Order(StringComparer.Ordinal);

    static readonly HashSet<Type> integers =
    [
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(nint), typeof(nuint), typeof(BigInteger), typeof(Int128), typeof(UInt128),
    ];

    static readonly Dictionary<string, (string Name, int Count)> containers = new()
    {
        ["System.Collections.Generic.IEnumerable`1"] = ("Iterable", 1),
        ["System.Collections.Generic.IReadOnlyList`1"] = ("Sequence", 1),
        ["System.Collections.Generic.IReadOnlyCollection`1"] = ("Collection", 1),
        ["System.Collections.Generic.IReadOnlyDictionary`2"] = ("Mapping", 2),
        ["System.Collections.Generic.IAsyncEnumerable`1"] = ("AsyncIterable", 1),
        ["System.Threading.Tasks.Task`1"] = ("Awaitable", 1),
        ["System.Threading.Tasks.ValueTask`1"] = ("Awaitable", 1),
    };

    public string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + " | None";
        }
        if (type.IsGenericParameter)
        {
            return type.Name;
        }
        if (integers.Contains(type))
        {
            return "int";
        }
        if (type == typeof(double) || type == typeof(float) || type == typeof(Half))
        {
            return "float";
        }
        if (type == typeof(string) || type == typeof(char))
        {
            return "str";
        }
        if (type == typeof(bool))
        {
            return "bool";
        }
        if (type == typeof(void))
        {
            return "None";
        }
        if (type == typeof(object))
        {
            return "object";
        }
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return "Awaitable[None]";
        }
        if (type.IsArray)
        {
            return $"Sequence[{Of(type.GetElementType()!)}]";
        }
        if (type.IsPointer || type.IsByRefLike || type.IsFunctionPointer)
        {
            return "Any";
        }
        if (IsDelegate(type) && type.GetMethod("Invoke") is { } invoke)
        {
            return $"Callable[[{string.Join(", ", invoke.GetParameters().Select(p => Of(p.ParameterType)))}], {Of(invoke.ReturnType)}]";
        }
        var arguments = type.GetGenericArguments();
        if (type.IsGenericType && containers.TryGetValue(type.GetGenericTypeDefinition().FullName ?? "", out var container))
        {
            return $"{container.Name}[{string.Join(", ", arguments.Select(Of))}]";
        }
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
        {
            return $"tuple[{string.Join(", ", arguments.Select(Of))}]";
        }
        if (type.Assembly != assembly || !type.IsVisible || type.Namespace is not { Length: > 0 } space)
        {
            return "Any";
        }
        modules.Add(space);
        // Of the arguments of a type within a generic one, the outer one's are not its own: a stub has no way to write them.
        var own = arguments.Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Of).ToList();
        if (!type.IsNested)
        {
            // Of types of one name the one with the most arguments stands in the file.
            own.AddRange(Enumerable.Repeat("Any", most[(type.Namespace, Plain(type))] - own.Count));
        }
        return $"{space}.{Path(type)}{(own.Count > 0 ? $"[{string.Join(", ", own)}]" : "")}";
    }

    public static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate)) && !type.IsAbstract;

    static string Path(Type type) => type.IsNested ? $"{Path(type.DeclaringType!)}.{Plain(type)}" : Plain(type);

    /// <summary>Without the number of its arguments.</summary>
    public static string Plain(Type type) => type.Name.Split('`')[0];
}
