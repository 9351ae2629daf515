// The parts of statements and expressions that are neither. Comprehension, Arguments, WithItem and MatchCase have no place of
// their own in ast.dump; ours covers their first to last part, for diagnostics.
namespace Stackless.Compiler.Ast;

public sealed record Comprehension(Expr Target, Expr Iter, IReadOnlyList<Expr> Ifs, bool IsAsync, Span Span) : Node(Span);

/// <summary>Type null: a bare `except:`.</summary>
public sealed record ExceptHandler(Expr? Type, string? Name, IReadOnlyList<Stmt> Body, Span Span) : Node(Span);

/// <summary>KwDefaults has one entry per KwOnlyArgs, null where there is no default. Defaults belong to the last of PosOnlyArgs + Args.</summary>
public sealed record Arguments(
    IReadOnlyList<Arg> PosOnlyArgs,
    IReadOnlyList<Arg> Args,
    Arg? VarArg,
    IReadOnlyList<Arg> KwOnlyArgs,
    IReadOnlyList<Expr?> KwDefaults,
    Arg? KwArg,
    IReadOnlyList<Expr> Defaults,
    Span Span) : Node(Span);

public sealed record Arg(string Name, Expr? Annotation, Span Span) : Node(Span);

/// <summary>Arg null: `**value`.</summary>
public sealed record Keyword(string? Arg, Expr Value, Span Span) : Node(Span);

public sealed record Alias(string Name, string? AsName, Span Span) : Node(Span);

public sealed record WithItem(Expr ContextExpr, Expr? OptionalVars, Span Span) : Node(Span);

public sealed record MatchCase(Pattern Pattern, Expr? Guard, IReadOnlyList<Stmt> Body, Span Span) : Node(Span);

public sealed record TypeVar(string Name, Expr? Bound, Expr? DefaultValue, Span Span) : TypeParam(Span);

public sealed record ParamSpec(string Name, Expr? DefaultValue, Span Span) : TypeParam(Span);

public sealed record TypeVarTuple(string Name, Expr? DefaultValue, Span Span) : TypeParam(Span);
