// A module whose members C# sees, while they are put together.
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Module = Stackless.Compiler.Ast.Module;

namespace Stackless.Compiler.Emission;

/// <param name="Tree">Nothing in its annotations is in quotes any more.</param>
/// <param name="Compiled">The module's class.</param>
/// <param name="Warn">Told of what C# does not see, with a code, the reason and the place.</param>
sealed record ExportedModule(string Name, Module Tree, bool IsPackage, Type Compiled, Action<string, string, Span> Warn)
{
    /// <summary>The static class.</summary>
    public TypeBuilder Type { get; set; } = null!;

    public ExportScope Scope { get; set; } = null!;

    /// <summary>The classes that it defines, by name, in the order of the source.</summary>
    public Dictionary<string, ExportedClass> Classes { get; } = [];

    public List<Stmt> Statements { get; } = [.. StatementsOf(Tree.Body)];

    /// <summary>What a body does, with what it does under if and try; the last to bind a name is what counts.</summary>
    public static IEnumerable<Stmt> StatementsOf(IReadOnlyList<Stmt> body) => body.SelectMany(s => s switch
    {
        If { Test: Name { Id: "TYPE_CHECKING" } or Ast.Attribute { Attr: "TYPE_CHECKING" } } choice => StatementsOf(choice.OrElse),
        If choice => StatementsOf(choice.OrElse).Concat(StatementsOf(choice.Body)),
        Try attempt => attempt.Handlers.SelectMany(h => StatementsOf(h.Body)).Concat(StatementsOf(attempt.OrElse)).Concat(StatementsOf(attempt.Body)),
        _ => [s],
    });
}

/// <summary>A Python class that C# sees as a class.</summary>
sealed record ExportedClass(ClassDef Definition, ExportedModule Module, TypeBuilder Type)
{
    /// <summary>The class that it derives from, if that is exported too.</summary>
    public ExportedClass? Base { get; set; }

    /// <summary>Takes what is made by a call of the Python class, or was there before.</summary>
    public ConstructorBuilder Wrapping { get; set; } = null!;

    /// <summary>Of an enum of numbers, these as an enum of .NET.</summary>
    public TypeBuilder? Values { get; set; }

    public IEnumerable<string> BaseNames => Definition.Bases.Select(ExportedType.NameOf);

    public bool IsEnum => BaseNames.Any(b => b is "Enum" or "IntEnum" or "StrEnum" or "Flag" or "IntFlag" or "ReprEnum") || Base is { IsEnum: true };

    public bool IsNamedTuple => BaseNames.Contains("NamedTuple");

    public Expr? Dataclass => Definition.DecoratorList.FirstOrDefault(d => ExportedType.NameOf(d) is "dataclass");

    /// <summary>Attributes of its instances are not to be written.</summary>
    public bool IsFrozen => IsNamedTuple || IsEnum || Dataclass is Call call && call.Keywords.Any(k => k is { Arg: "frozen", Value: Constant { Value: ConstantBool { Value: true } } });

    /// <summary>Objects of its Python class are something else in .NET; null: they are of its class.</summary>
    public static string? WhyNot(ClassDef definition)
    {
        var bases = definition.Bases.Select(ExportedType.NameOf).ToList();
        return bases.Contains("TypedDict") ? "a TypedDict is a dict"
            : bases.Exists(b => b is "int" or "str" or "float" or "bytes") && !bases.Contains("Enum") ? "objects of a class below a built-in value are values"
            : null;
    }
}
