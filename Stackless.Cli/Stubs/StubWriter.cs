// The .pyi file of a namespace of an assembly: classes with their members as Python code sees them (docs/python-net.md), with the summaries of the assembly's XML documentation
// where that is beside it. Of types of one name that differ in the number of their arguments the file has the one with the most: a stub has no others.
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace Stackless.Cli.Stubs;

sealed class StubWriter
{
    const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly HashSet<string> keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
        "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    static readonly Dictionary<string, string> operators = new()
    {
        ["op_Addition"] = "__add__", ["op_Subtraction"] = "__sub__", ["op_Multiply"] = "__mul__", ["op_Division"] = "__truediv__", ["op_Modulus"] = "__mod__", ["op_BitwiseAnd"] = "__and__",
        ["op_BitwiseOr"] = "__or__", ["op_ExclusiveOr"] = "__xor__", ["op_LessThan"] = "__lt__", ["op_LessThanOrEqual"] = "__le__", ["op_GreaterThan"] = "__gt__", ["op_GreaterThanOrEqual"] = "__ge__",
        ["op_UnaryNegation"] = "__neg__",
    };

    // What stands for a type in an annotation and is no class to derive from; and System.Object, which every class is below.
    static readonly HashSet<string> notBases = ["Any", "object", "Callable", "Iterable", "Sequence", "Collection", "Mapping", "AsyncIterable", "Awaitable", "tuple"];

    static readonly string[] abstractions = ["AsyncIterable", "Awaitable", "Callable", "Collection", "Iterable", "Iterator", "Mapping", "Sequence"];

    readonly Assembly assembly;
    readonly Dictionary<string, string> summaries;

    public StubWriter(Assembly assembly)
    {
        this.assembly = assembly;
        summaries = Summaries(Path.ChangeExtension(assembly.Location, ".xml"));
    }

    /// <summary>The namespaces with visible types, and the text of the file for each.</summary>
    public IEnumerable<(string Namespace, string Text)> Write()
    {
        var types = assembly.GetExportedTypes().Where(t => !t.IsNested && t.Namespace is { Length: > 0 });
        foreach (var space in types.GroupBy(t => t.Namespace!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var names = new StubTypes(assembly);
            var body = new StringBuilder();
            foreach (var type in space.GroupBy(StubTypes.Plain).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.MaxBy(t => t.GetGenericArguments().Length)!))
            {
                WriteType(body, names, type, "");
            }
            var head = new StringBuilder($"# {space.Key} of {assembly.GetName().Name} {assembly.GetName().Version}\n");
            // What .NET allows and Python's types do not: which overload is meant, the arguments say when the call is made; a member may hide or narrow one of the base type's.
            head.Append("# pyright: reportOverlappingOverload=false, reportIncompatibleMethodOverride=false, reportIncompatibleVariableOverride=false, reportInvalidTypeVarUse=false\n");
            // A class of the namespace that has one of these names is meant by it there: then an annotation says a little too much.
            var own = space.Select(StubTypes.Plain).ToHashSet();
            head.Append(CultureInfo.InvariantCulture, $"from collections.abc import {string.Join(", ", abstractions.Where(name => !own.Contains(name)))}\n");
            head.Append("from typing import Any, ClassVar, overload\n");
            foreach (var module in names.Modules)
            {
                head.Append(CultureInfo.InvariantCulture, $"import {module}\n");
            }
            yield return (space.Key, head.Append(body).ToString());
        }
    }

    void WriteType(StringBuilder text, StubTypes names, Type type, string indent)
    {
        var parameters = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(p => p.Name).ToArray();
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Except(type.GetInterfaces().SelectMany(i => i.GetInterfaces())).Prepend(type.BaseType ?? typeof(object))
            .Where(b => b.Assembly == assembly && b.IsVisible && !(b.Namespace == type.Namespace && !b.IsNested && !type.IsNested && StubTypes.Plain(b) == StubTypes.Plain(type)))
            .Select(names.Of).Where(b => !notBases.Contains(b.Split('[')[0])
                // What is nested has no name yet where its bases are named.
                && !(type.IsNested && b.Contains($".{StubTypes.Plain(type.DeclaringType!)}.{StubTypes.Plain(type)}", StringComparison.Ordinal))).DistinctBy(static b => b.Split('[')[0]).ToList();
        if (typeof(Exception).IsAssignableFrom(type) && !bases.Exists(b => type.BaseType!.Assembly == assembly))
        {
            bases.Insert(0, "Exception");
        }
        text.Append(CultureInfo.InvariantCulture, $"\n\n{indent}class {Name(StubTypes.Plain(type))}{(parameters.Length > 0 ? $"[{string.Join(", ", parameters)}]" : "")}{(bases.Count > 0 ? $"({string.Join(", ", bases)})" : "")}:\n");
        var inner = indent + "    ";
        var start = text.Length;
        WriteSummary(text, "T:" + type.FullName, inner);
        if (type.IsEnum)
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                text.Append(CultureInfo.InvariantCulture, $"{inner}{Name(field.Name)}: ClassVar[{names.Of(type)}]\n");
            }
            text.Append(CultureInfo.InvariantCulture, $"{inner}def __init__(self, value: int | str = ...) -> None: ...\n{inner}def __int__(self) -> int: ...\n");
            text.Append(CultureInfo.InvariantCulture, $"{inner}def __or__(self, other: {names.Of(type)}) -> {names.Of(type)}: ...\n{inner}def __and__(self, other: {names.Of(type)}) -> {names.Of(type)}: ...\n");
        }
        else
        {
            WriteMembers(text, names, type, inner);
        }
        if (text.Length == start)
        {
            text.Append(CultureInfo.InvariantCulture, $"{inner}...\n");
        }
    }

    void WriteMembers(StringBuilder text, StubTypes names, Type type, string indent)
    {
        foreach (var field in type.GetFields(Own).Where(f => !f.IsSpecialName))
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}{Name(field.Name)}: {(field.IsStatic ? OfClass(names, field.FieldType) : names.Of(field.FieldType))}\n");
        }
        foreach (var property in type.GetProperties(Own).Where(p => p.GetIndexParameters().Length == 0))
        {
            var annotation = names.Of(property.PropertyType);
            if ((property.GetMethod ?? property.SetMethod)!.IsStatic)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}{Name(property.Name)}: {OfClass(names, property.PropertyType)}\n");
                continue;
            }
            text.Append(CultureInfo.InvariantCulture, $"{indent}@property\n{indent}def {Name(property.Name)}(self) -> {annotation}:");
            WriteBody(text, $"P:{type.FullName}.{property.Name}", indent);
            if (property.SetMethod is { IsPublic: true })
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}@{Name(property.Name)}.setter\n{indent}def {Name(property.Name)}(self, value: {annotation}) -> None: ...\n");
            }
        }
        foreach (var e in type.GetEvents(Own))
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}{Name(e.Name)}: Any\n");
        }
        if ((!type.IsAbstract || !type.IsSealed) && !StubTypes.IsDelegate(type))
        {
            WriteOverloads(text, names, "__init__", type.GetConstructors(), indent);
        }
        if (StubTypes.IsDelegate(type))
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}def __init__(self, function: {names.Of(type)}) -> None: ...\n");
            WriteOverloads(text, names, "__call__", [type.GetMethod("Invoke")!], indent);
            return;
        }
        foreach (var group in type.GetMethods(Own).Where(m => !m.IsSpecialName).GroupBy(m => m.Name))
        {
            WriteOverloads(text, names, group.Key, [.. group], indent);
        }
        foreach (var group in type.GetMethods(Own).Where(m => operators.ContainsKey(m.Name) && m.GetParameters()[0].ParameterType == type).GroupBy(m => operators[m.Name]))
        {
            WriteOverloads(text, names, group.Key, [.. group], indent, isOperator: true);
        }
        var indexers = type.GetProperties(Own).Where(p => p.GetIndexParameters().Length == 1).ToArray();
        WriteOverloads(text, names, "__getitem__", [.. indexers.Select(p => p.GetMethod).OfType<MethodInfo>()], indent);
        WriteOverloads(text, names, "__setitem__", [.. indexers.Select(p => p.SetMethod).OfType<MethodInfo>().Where(m => m.IsPublic)], indent);
        if (typeof(IDisposable).IsAssignableFrom(type) && !typeof(IDisposable).IsAssignableFrom(type.BaseType))
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}def __enter__(self) -> {names.Of(type)}: ...\n{indent}def __exit__(self, *error: object) -> None: ...\n");
        }
        if (type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } items)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}def __iter__(self) -> Iterator[{names.Of(items.GetGenericArguments()[0])}]: ...\n");
        }
        foreach (var nested in type.GetNestedTypes())
        {
            WriteType(text, names, nested, indent);
        }
    }

    void WriteOverloads(StringBuilder text, StubTypes names, string name, MethodBase[] methods, string indent, bool isOperator = false)
    {
        // Static ones and others under one name: Python's types have no word for that.
        if (!isOperator && methods.Any(m => m.IsStatic) && methods.Any(m => !m.IsStatic))
        {
            var results = methods.Select(m => Signature(names, m, isOperator).Result).Distinct().ToArray();
            text.Append(CultureInfo.InvariantCulture, $"{indent}{Name(name)}: Callable[..., {(methods.Any(m => m.IsGenericMethod) ? "Any" : string.Join(" | ", results))}]\n");
            return;
        }
        // Two that differ only in what Python sees as one type are one, with the results of both.
        var signatures = new List<(string Signature, MethodBase Method)>();
        foreach (var group in methods.GroupBy(m => (Signature(names, m, isOperator).Parameters, m.IsGenericMethod ? m.GetGenericArguments().Length : 0)))
        {
            signatures.Add(($"({group.Key.Parameters}) -> {string.Join(" | ", group.Select(m => Signature(names, m, isOperator).Result).Distinct())}", group.First()));
        }
        foreach (var (signature, method) in signatures)
        {
            if (signatures.Count > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}@overload\n");
            }
            if (method.IsStatic && !isOperator)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}@staticmethod\n");
            }
            var own = method.IsGenericMethod ? $"[{string.Join(", ", method.GetGenericArguments().Select(p => p.Name))}]" : "";
            text.Append(CultureInfo.InvariantCulture, $"{indent}def {Name(name)}{own}{signature}:");
            WriteBody(text, $"M:{method.DeclaringType!.FullName}.{(method.IsConstructor ? "#ctor" : method.Name)}", indent);
        }
    }

    static (string Parameters, string Result) Signature(StubTypes names, MethodBase method, bool isOperator)
    {
        var parameters = new List<string>();
        if (!method.IsStatic || isOperator)
        {
            parameters.Add("self");
        }
        var results = new List<string>();
        if (method is MethodInfo { ReturnType: var type } && type != typeof(void))
        {
            results.Add(names.Of(type));
        }
        var hasDefault = false;
        foreach (var p in method.GetParameters().Skip(isOperator ? 1 : 0))
        {
            var annotation = names.Of(p.ParameterType);
            if (p.ParameterType.IsByRef && !p.IsIn)
            {
                results.Add(annotation);
            }
            if (p.ParameterType.IsByRef && p.IsOut)
            {
                continue;
            }
            if (p.IsDefined(typeof(ParamArrayAttribute), false))
            {
                parameters.Add($"*{Name(p.Name ?? "rest")}: {names.Of(p.ParameterType.GetElementType()!)}");
                continue;
            }
            hasDefault |= p.IsOptional;
            parameters.Add($"{Name(p.Name ?? $"p{p.Position}")}: {annotation}{(hasDefault ? " = ..." : "")}");
        }
        var result = method.IsConstructor ? "None" : results.Count switch { 0 => "None", 1 => results[0], _ => $"tuple[{string.Join(", ", results)}]" };
        return (string.Join(", ", parameters), result);
    }

    // What belongs to the class, unless its type is one of the class's parameters, which such a variable may not have.
    static string OfClass(StubTypes names, Type type) => type.ContainsGenericParameters ? "Any" : $"ClassVar[{names.Of(type)}]";

    // What Python has no other way to say begins with its own word.
    static string Name(string name) => keywords.Contains(name) ? name + "_" : name;

    void WriteBody(StringBuilder text, string member, string indent)
    {
        if (!summaries.TryGetValue(member, out var summary))
        {
            text.Append(" ...\n");
            return;
        }
        text.Append(CultureInfo.InvariantCulture, $"\n{indent}    {Quoted(summary)}\n");
    }

    void WriteSummary(StringBuilder text, string member, string indent)
    {
        if (summaries.TryGetValue(member, out var summary))
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}{Quoted(summary)}\n");
        }
    }

    static string Quoted(string summary) => $"\"\"\"{summary.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal)}\"\"\"";

    // By member without parameters: all overloads have the first one's.
    static Dictionary<string, string> Summaries(string file)
    {
        var found = new Dictionary<string, string>();
        if (!File.Exists(file))
        {
            return found;
        }
        foreach (var member in XDocument.Load(file).Descendants("member"))
        {
            var name = ((string?)member.Attribute("name") ?? "").Split('(')[0];
            if (member.Element("summary") is { } summary)
            {
                found.TryAdd(name, string.Join(' ', string.Concat(summary.Nodes().Select(TextOf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            }
        }
        return found;
    }

    static string TextOf(XNode node) => node switch
    {
        XElement e => e.IsEmpty ? ((string?)e.Attribute("cref") ?? (string?)e.Attribute("name") ?? (string?)e.Attribute("langword") ?? "").Split(':')[^1] : string.Concat(e.Nodes().Select(TextOf)),
        XText t => t.Value,
        _ => "",
    };
}
