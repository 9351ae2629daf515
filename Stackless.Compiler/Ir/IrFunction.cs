// One Python function, lambda, generator expression, class body or module body as blocks and locals.
// Parameters come first among the locals, in binding order: positional-only, positional, *args, keyword-only, **kwargs.
// A class body has one parameter, its namespace ('.namespace'), and returns its __class__ cell or None.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Ir;

public enum FunctionKind
{
    Module,
    Function,
    Lambda,
    GeneratorExpression,
    ClassBody,

    /// <summary>Run by <c>exec</c> or <c>eval</c> with its own locals mapping: one parameter, '.namespace'.</summary>
    Dynamic,
}

public sealed class IrFunction(string name, string qualifiedName, FunctionKind kind)
{
    public string Name { get; } = name;
    public string QualifiedName { get; } = qualifiedName;
    public FunctionKind Kind { get; } = kind;
    public int FirstLine { get; init; }
    public string? Doc { get; init; }

    public int PositionalOnlyCount { get; init; }

    /// <summary>Positional-only and positional-or-keyword parameters together (CPython's co_argcount).</summary>
    public int PositionalCount { get; init; }

    public int KeywordOnlyCount { get; init; }
    public bool HasVarArgs { get; init; }
    public bool HasVarKeywords { get; init; }
    public bool IsGenerator { get; init; }

    /// <summary>An async def. It is a generator too: with IsAsyncGenerator an asynchronous one, otherwise what it makes is a coroutine.</summary>
    public bool IsCoroutine { get; init; }

    /// <summary>An async def that yields; what it yields to its iteration is wrapped, what it awaits is not.</summary>
    public bool IsAsyncGenerator { get; init; }

    /// <summary>Its frames hold all variables at every site, needed or not: something may ask for them by name.</summary>
    public bool KeepsVariables { get; set; }

    public int ParameterCount => PositionalCount + KeywordOnlyCount + (HasVarArgs ? 1 : 0) + (HasVarKeywords ? 1 : 0);

    public List<Local> Locals { get; } = [];
    public List<Block> Blocks { get; } = [];
    public Block Entry => Blocks[0];

    /// <summary>Names of the closure's cells, in the order of LoadClosureCell indexes (co_freevars).</summary>
    public List<string> FreeVariables { get; } = [];

    /// <summary>Functions defined inside, in source order.</summary>
    public List<IrFunction> Children { get; } = [];

    public Span Span { get; init; }
}

/// <summary>A whole module: its body and, through Children, everything in it.</summary>
public sealed record IrModule(string Name, string FileName, IrFunction Body)
{
    /// <summary>The module is a package's __init__.</summary>
    public bool IsPackage { get; init; }

    /// <summary>SHA-256 of the source file's bytes, by which a debugger knows the file; null: it is not said.</summary>
    public byte[]? SourceHash { get; init; }
}
