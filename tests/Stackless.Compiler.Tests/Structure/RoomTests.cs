// Which rooms (namespaces) of the compiler know which, read from the built assembly: a new arrow fails until it is listed here, one that is gone until it
// is taken out. Data flows from Text to Finishing; nothing of the compiler knows what stands behind it.

using Mono.Cecil;
using NUnit.Framework;

namespace Stackless.Compiler.Tests.Structure;
[TestFixture]
public sealed class RoomTests
{
    const string Prefix = "Stackless.Compiler";

    /// <summary>The pipeline itself.</summary>
    const string Whole = "(whole)";

    static readonly Dictionary<string, string> arrows = new()
    {
        ["Text"] = "Ast Diagnostics",
        ["Diagnostics"] = "Ast Text",
        ["Parsing"] = "Ast Diagnostics Text",
        ["Binding"] = "Ast Diagnostics Text",
        ["Ir"] = "Ast",
        ["Lowering"] = "Ast Binding Diagnostics Ir",
        ["Resumption"] = "Ast Ir",
        ["Emission"] = "Ast Ir Resumption",
        // Emission, for what both engines describe alike, and for functions that are emitted after all.
        ["Evaluation"] = "Ast Emission Ir Resumption",
        ["Finishing"] = "Emission",
        // Hosting, for how the prelude and the library are put together.
        ["Building"] = "(whole) Ast Diagnostics Emission Evaluation Finishing Hosting Ir Parsing Text",
        ["Hosting"] = "(whole) Ast Diagnostics Emission Evaluation Ir Text",
        [Whole] = "Ast Binding Diagnostics Emission Ir Lowering Parsing Resumption Text",
    };

    static readonly ModuleDefinition module = ModuleDefinition.ReadModule(typeof(Pipeline).Assembly.Location);

    static string? RoomOf(TypeReference? type)
    {
        for (; type?.DeclaringType is not null; type = type.DeclaringType)
        {
        }
        return type is null || type.Scope != module || !type.Namespace.StartsWith(Prefix, StringComparison.Ordinal) ? null
            : type.Namespace == Prefix ? Whole
            : type.Namespace[(Prefix.Length + 1)..].Split('.')[0];
    }

    static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification other => Parts(other.ElementType),
        _ => [type],
    };

    static IEnumerable<TypeReference?> UsedBy(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (var i in type.Interfaces)
        {
            yield return i.InterfaceType;
        }
        foreach (var field in type.Fields)
        {
            yield return field.FieldType;
        }
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var parameter in method.Parameters)
            {
                yield return parameter.ParameterType;
            }
            foreach (var used in method.HasBody ? UsedBy(method.Body) : [])
            {
                yield return used;
            }
        }
    }

    static IEnumerable<TypeReference?> UsedBy(Mono.Cecil.Cil.MethodBody body) => body.Variables.Select(v => v.VariableType).Concat(body.Instructions.SelectMany(i => i.Operand switch
    {
        MethodReference method => [method.DeclaringType, method.ReturnType, .. (method as GenericInstanceMethod)?.GenericArguments ?? []],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => Array.Empty<TypeReference?>(),
    }));

    static SortedSet<string> Found() => new(
        from type in module.GetTypes()
        let room = RoomOf(type)
        where room is not null
        from used in UsedBy(type).SelectMany(Parts)
        let other = RoomOf(used)
        where other is not null && other != room
        select $"{room} knows {other}", StringComparer.Ordinal);

    [Test]
    public void NoPassKnowsALaterOne()
    {
        var order = Pipeline.Passes.Select(p => p.Room).Distinct().Where(room => room != "Ir").ToList();
        Assert.That(arrows.Where(a => order.Contains(a.Key)).SelectMany(a => a.Value.Split(' ').Where(known => order.IndexOf(known) > order.IndexOf(a.Key))), Is.Empty);
    }

    [Test]
    public void RoomsKnowWhatIsListedAndNothingElse()
    {
        var listed = arrows.SelectMany(a => a.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(known => $"{a.Key} knows {known}")).ToHashSet();
        var found = Found();
        Assert.That(string.Join(", ", found.Except(listed)), Is.Empty, "new");
        Assert.That(string.Join(", ", listed.Except(found)), Is.Empty, "gone");
    }
}
