// A block of code with names of its own. The tree of scopes follows CPython's symbol table (3.14), with one difference: a comprehension always has its
// scope here; IsInlined says that CPython runs it in the frame of the scope around it, with its variables kept apart (PEP 709).
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Binding;

public enum ScopeKind
{
    Module,
    Class,

    /// <summary>def, lambda, comprehension.</summary>
    Function,

    /// <summary>The annotations of one function, class or module, evaluated when asked for (PEP 649).</summary>
    Annotation,

    /// <summary>The value of a `type` statement.</summary>
    TypeAlias,

    /// <summary>Around a generic definition: holds its type parameters.</summary>
    TypeParameters,

    /// <summary>The bound or the default of a type parameter.</summary>
    TypeVariable,
}

public enum ComprehensionKind
{
    None,
    List,
    Set,
    Dict,
    Generator,
}

public sealed class Scope
{
    readonly Dictionary<string, Symbol> _symbols = [];
    readonly List<Scope> _children = [];

    internal Scope(ScopeKind kind, string name, Node node, Scope? parent, string? className)
    {
        Kind = kind;
        Name = name;
        Node = node;
        Parent = parent;
        ClassName = className;
        IsNested = parent is not null && (parent.IsNested || parent.IsFunctionLike);
    }

    public ScopeKind Kind { get; }

    public string Name { get; }

    public Node Node { get; }

    public Scope? Parent { get; }

    public IReadOnlyDictionary<string, Symbol> Symbols => _symbols;

    public IReadOnlyList<Scope> Children => _children;

    /// <summary>Parameters in the order of their places: positional, then keyword-only, then *args, then **kwargs; `.0` in a comprehension.</summary>
    public List<string> ParameterNames { get; } = [];

    /// <summary>The class whose name mangles private names here; null outside classes.</summary>
    public string? ClassName { get; }

    /// <summary>Inside a function, at any depth.</summary>
    public bool IsNested { get; }

    /// <summary>Contains a yield (or is a generator expression).</summary>
    public bool IsGenerator { get; internal set; }

    public bool HasYield => IsGenerator;

    /// <summary>Async def, or contains await, or an asynchronous comprehension.</summary>
    public bool IsCoroutine { get; internal set; }

    public bool HasReturnValue { get; internal set; }

    public ComprehensionKind Comprehension { get; internal set; }

    /// <summary>A comprehension that may run in its parent's frame.</summary>
    public bool IsInlined { get; internal set; }

    /// <summary>A class with methods that use `__class__` or `super`.</summary>
    public bool NeedsClassCell { get; internal set; }

    /// <summary>A class whose annotation or type-parameter scopes look names up in its namespace.</summary>
    public bool NeedsClassDict { get; internal set; }

    /// <summary>Annotations that stand inside if, for, try ...: which of them ran is kept in `__conditional_annotations__`.</summary>
    public bool HasConditionalAnnotations { get; internal set; }

    /// <summary>Names are looked up in the class around it before globals.</summary>
    public bool CanSeeClassScope { get; internal set; }

    /// <summary>The scope of the annotations of a class or module; null if it has none.</summary>
    public Scope? AnnotationScope { get; internal set; }

    public bool HasAnnotations { get; internal set; }

    /// <summary>Code compiled by itself (exec, eval, the prompt): its names are looked up in a namespace that it is given.</summary>
    public bool IsDynamic { get; internal init; }

    /// <summary>Names are looked up in a mapping before globals: a class body's, the one that dynamic code is given, or that of the class around.</summary>
    public bool HasNamespace => Kind == ScopeKind.Class || IsDynamic || (CanSeeClassScope && _symbols.TryGetValue("__classdict__", out var symbol) && symbol.IsFree);

    public bool IsFunctionLike => Kind is not (ScopeKind.Module or ScopeKind.Class);

    internal bool IsComprehensionTarget { get; set; }

    /// <summary>Annotations of a function's local variables: checked, never evaluated, their names count for nothing.</summary>
    internal bool IsUnevaluated { get; set; }

    internal int IterableDepth { get; init; }

    internal int OpenIterables { get; set; }

    internal int ConditionalDepth { get; set; }

    /// <summary>What a TypeVariable scope is, for messages: "a TypeVar bound".</summary>
    internal string? Purpose { get; init; }

    internal HashSet<string>? MangledNames { get; set; }

    internal List<Directive> Directives { get; } = [];

    internal sealed record Directive(string Name, Span Place);

    internal List<Scope> ChildList => _children;

    /// <summary>The symbol of a name as it is spelled in the source: private names are mangled first.</summary>
    public Symbol this[string name] => _symbols[Mangle(name)];

    /// <summary>Where a name lives, given as it is spelled in the source or made by the compiler.</summary>
    public Place PlaceOf(string name)
    {
        var mangled = Mangle(name);
        return _symbols.TryGetValue(mangled, out var symbol) ? symbol.Place : PlaceAnalyzer.Decide(this, mangled);
    }

    public bool TryGetSymbol(string name, out Symbol symbol) => _symbols.TryGetValue(Mangle(name), out symbol!);

    public string Mangle(string name) =>
        ClassName is null || (MangledNames is not null && !MangledNames.Contains(name)) ? name : Mangling.Mangle(ClassName, name);

    public override string ToString() => $"{Kind} {Name}";

    internal Symbol GetOrAdd(string mangled)
    {
        if (!_symbols.TryGetValue(mangled, out var symbol))
        {
            symbol = new Symbol(mangled);
            _symbols.Add(mangled, symbol);
        }

        return symbol;
    }

    internal SymbolFlags FlagsOf(string mangled) => _symbols.TryGetValue(mangled, out var symbol) ? symbol.Flags : SymbolFlags.None;
}

public static class Mangling
{
    /// <summary>`__x` in class `C` is `_C__x`.</summary>
    public static string Mangle(string className, string name)
    {
        if (!name.StartsWith("__", StringComparison.Ordinal) || name.EndsWith("__", StringComparison.Ordinal) || name.Contains('.'))
        {
            return name;
        }

        var stripped = className.TrimStart('_');
        return stripped.Length == 0 ? name : string.Concat("_", stripped, name);
    }
}
