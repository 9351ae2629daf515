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

/// <summary>A Python class that C# sees as a class, or as an interface: a Protocol, and an abstract class that derives from nothing else.</summary>
sealed record ExportedClass(ClassDef Definition, ExportedModule Module)
{
    public TypeBuilder Type { get; set; } = null!;

    /// <summary>The classes that it derives from, those that are exported too.</summary>
    public IReadOnlyList<ExportedClass> Bases { get; set; } = [];

    /// <summary>What it gives to those of them that are generic, as it is written.</summary>
    public Dictionary<ExportedClass, IReadOnlyList<Expr>> BaseArguments { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Its type variables, where C# sees it as a generic class; in the order of the arguments.</summary>
    public IReadOnlyList<string> Parameters
    {
        get
        {
            if (IsInterface || IsEnum)
            {
                return [];
            }
            if (Definition.TypeParams.Count > 0)
            {
                return Definition.TypeParams.All(p => p is TypeVar) ? [.. Definition.TypeParams.OfType<TypeVar>().Select(p => p.Name)] : [];
            }
            var known = ExportScope.VariablesOf(Module.Statements);
            var bases = Definition.Bases.OfType<Subscript>().OrderBy(b => ExportedType.NameOf(b) is "Generic" or "Protocol" ? 0 : 1);
            return [.. bases.SelectMany(b => ArgumentsOf(b).OfType<Name>()).Select(n => n.Id).Where(known.Contains).Distinct()];
        }
    }

    public static IReadOnlyList<Expr> ArgumentsOf(Expr annotation) => annotation is not Subscript subscript ? [] : subscript.Slice is Ast.Tuple several ? several.Elts : [subscript.Slice];

    /// <summary>What objects of it are in its own members: of a generic class, it with its own parameters.</summary>
    public Type Self => Type.IsGenericTypeDefinition ? Type.MakeGenericType(Type.GetGenericArguments()) : Type;

    /// <summary>What the names in its annotations stand for.</summary>
    /// <param name="arguments">What its type variables do; null: its own parameters.</param>
    public ExportScope ScopeOf(IReadOnlyList<ExportedType>? arguments = null)
    {
        var own = Module.Scope.With(Definition.TypeParams);
        return Type.IsGenericTypeDefinition ? own.With(Parameters.Zip(arguments ?? [.. Type.GetGenericArguments().Select(ExportedType.Parameter)])) : own;
    }

    /// <summary>What it gives to a generic class that it derives from.</summary>
    /// <param name="scope">Its own names.</param>
    public IReadOnlyList<ExportedType> ArgumentsFor(ExportedClass parent, ExportScope scope)
    {
        var written = BaseArguments.GetValueOrDefault(parent) ?? [];
        return [.. parent.Parameters.Select((_, i) => written.Count == parent.Parameters.Count ? ExportedType.Of(written[i], scope) : ExportedType.Any)];
    }

    /// <summary>Of a generic class: where its members keep what they call, for all that it is made of.</summary>
    public TypeBuilder? Fields { get; set; }

    /// <summary>The one that it has its constructor from if it has none of its own.</summary>
    public ExportedClass? Base => Bases.FirstOrDefault(b => !b.IsInterface) ?? Bases.FirstOrDefault();

    /// <summary>The base class in .NET; null: it has none of Python's.</summary>
    public ExportedClass? Parent => Bases.FirstOrDefault(b => !b.IsInterface);

    /// <summary>What has its members is one, declared or not.</summary>
    public bool IsProtocol => BaseNames.Contains("Protocol");

    /// <summary>It is a Protocol, or abstract, and nothing that it derives from has objects of its own.</summary>
    public bool IsInterface => Bases.All(b => b.IsInterface) && BaseNames.Count(b => b is not ("Protocol" or "ABC" or "Generic" or "object")) == Bases.Count
        && Definition.DecoratorList.All(d => ExportedType.NameOf(d) is "runtime_checkable")
        && (IsProtocol || ExportedModule.StatementsOf(Definition.Body).Select(Function.Of).Any(f => f is not null && f.Has("abstractmethod")));

    /// <summary>The interfaces that it is declared to be, and those that these are.</summary>
    public IEnumerable<ExportedClass> Interfaces => Bases.SelectMany(b => b.IsInterface ? b.Interfaces.Prepend(b) : b.Interfaces).Distinct();

    /// <summary>Of an interface: the class that objects are seen by whose own class is not exported.</summary>
    public TypeBuilder? Proxy { get; set; }

    /// <summary>What C# sees of its objects, by name: of an interface what it asks for.</summary>
    public Dictionary<string, ExportedMember> Members { get; } = [];

    /// <summary>A member of its own or of what it derives from.</summary>
    public ExportedMember? Find(string name) => Members.GetValueOrDefault(name) ?? Bases.Select(b => b.Find(name)).FirstOrDefault(m => m is not null);

    /// <summary>Takes what is made by a call of the Python class, or was there before.</summary>
    public ConstructorBuilder Wrapping { get; set; } = null!;

    /// <summary>Of an enum of numbers, these as an enum of .NET.</summary>
    public TypeBuilder? Values { get; set; }

    public IEnumerable<string> BaseNames => Definition.Bases.Select(ExportedType.NameOf);

    public bool IsEnum => BaseNames.Any(b => b is "Enum" or "IntEnum" or "StrEnum" or "Flag" or "IntFlag" or "ReprEnum") || Base is { IsEnum: true };

    public bool IsNamedTuple => BaseNames.Contains("NamedTuple");

    public Expr? Dataclass => Definition.DecoratorList.FirstOrDefault(d => ExportedType.NameOf(d) is "dataclass");

    /// <summary>Attributes of its instances are not to be written.</summary>
    public bool IsFrozen => IsNamedTuple || IsEnum || IsAsked("frozen");

    /// <summary>A decorator gives it all four comparisons.</summary>
    public bool IsOrdered => IsAsked("order") || Definition.DecoratorList.Any(d => ExportedType.NameOf(d) is "total_ordering");

    bool IsAsked(string option) => Dataclass is Call call && call.Keywords.Any(k => k.Arg == option && k.Value is Constant { Value: ConstantBool { Value: true } });

    /// <summary>Objects of its Python class are something else in .NET; null: they are of its class.</summary>
    public static string? WhyNot(ClassDef definition)
    {
        var bases = definition.Bases.Select(ExportedType.NameOf).ToList();
        return bases.Contains("TypedDict") ? "a TypedDict is a dict"
            : bases.Exists(b => b is "int" or "str" or "float" or "bytes") && !bases.Contains("Enum") ? "objects of a class below a built-in value are values"
            : null;
    }
}

/// <summary>A method or a property of objects.</summary>
/// <param name="PythonName">What Python calls it: <c>__call__</c> for Invoke.</param>
/// <param name="Method">It, or its getter.</param>
/// <param name="Setter">Of a property that can be set.</param>
/// <param name="Parameters">Null: it is a property.</param>
/// <param name="IsAttribute">A property that is an attribute of the object itself, not of its class.</param>
sealed record ExportedMember(string Name, string PythonName, MethodBuilder Method, MethodBuilder? Setter, IReadOnlyList<ExportedParameter>? Parameters, ExportedType Result, bool IsAsync, bool IsAttribute);
