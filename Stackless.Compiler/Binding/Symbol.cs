// A name in a scope: how it is used there (flags, gathered by SymbolTableBuilder) and where it lives (kind, decided by ScopeAnalyzer).
namespace Stackless.Compiler.Binding;

public enum SymbolKind
{
    /// <summary>Not analysed yet; no symbol of a finished table has it.</summary>
    Unknown,

    /// <summary>A variable of this scope. In a class or module: an entry of its namespace.</summary>
    Local,

    /// <summary>A variable of this scope that nested scopes share.</summary>
    Cell,

    /// <summary>A variable of an enclosing function. In an inlined comprehension: of the scope it is inlined into, whatever it is there.</summary>
    Free,

    /// <summary>Declared with `global`.</summary>
    GlobalExplicit,

    /// <summary>Bound nowhere around: global, or a builtin.</summary>
    GlobalImplicit,
}

[Flags]
public enum SymbolFlags
{
    None = 0,
    Global = 1 << 0,
    Local = 1 << 1,
    Parameter = 1 << 2,
    Nonlocal = 1 << 3,
    Used = 1 << 4,

    /// <summary>Local or global in a class body, and also free in one of its methods.</summary>
    FreeInClass = 1 << 5,
    Imported = 1 << 6,
    Annotated = 1 << 7,

    /// <summary>An iteration variable of a comprehension.</summary>
    ComprehensionTarget = 1 << 8,
    TypeParameter = 1 << 9,

    Bound = Local | Parameter | Imported | TypeParameter,
}

public sealed class Symbol(string name)
{
    /// <summary>Mangled, where the name is private to a class.</summary>
    public string Name { get; } = name;

    public SymbolKind Kind { get; internal set; }

    public SymbolFlags Flags { get; internal set; }

    /// <summary>Where the name lives, as seen from the scope.</summary>
    public Place Place { get; internal set; }

    /// <summary>The code needs the cell of a function around it: for itself, or to pass it on to the methods of a class. (The set of conditional
    /// annotations is no cell: it is an entry of the module's or class's namespace.)</summary>
    public bool IsFree => (Kind == SymbolKind.Free || (Flags & SymbolFlags.FreeInClass) != 0) && Name != "__conditional_annotations__";

    public bool IsParameter => (Flags & SymbolFlags.Parameter) != 0;

    public bool IsGlobal => Kind is SymbolKind.GlobalExplicit or SymbolKind.GlobalImplicit;

    public override string ToString() => $"{Name}: {Kind} ({Flags})";
}
