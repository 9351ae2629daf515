// The statements.
namespace Stackless.Compiler.Ast;

public sealed record FunctionDef(
    string Name,
    Arguments Args,
    IReadOnlyList<Stmt> Body,
    IReadOnlyList<Expr> DecoratorList,
    Expr? Returns,
    IReadOnlyList<TypeParam> TypeParams,
    Span Span) : Stmt(Span);

public sealed record AsyncFunctionDef(
    string Name,
    Arguments Args,
    IReadOnlyList<Stmt> Body,
    IReadOnlyList<Expr> DecoratorList,
    Expr? Returns,
    IReadOnlyList<TypeParam> TypeParams,
    Span Span) : Stmt(Span);

public sealed record ClassDef(
    string Name,
    IReadOnlyList<Expr> Bases,
    IReadOnlyList<Keyword> Keywords,
    IReadOnlyList<Stmt> Body,
    IReadOnlyList<Expr> DecoratorList,
    IReadOnlyList<TypeParam> TypeParams,
    Span Span) : Stmt(Span);

public sealed record Return(Expr? Value, Span Span) : Stmt(Span);

public sealed record Delete(IReadOnlyList<Expr> Targets, Span Span) : Stmt(Span);

public sealed record Assign(IReadOnlyList<Expr> Targets, Expr Value, Span Span) : Stmt(Span);

public sealed record TypeAlias(Expr Name, IReadOnlyList<TypeParam> TypeParams, Expr Value, Span Span) : Stmt(Span);

public sealed record AugAssign(Expr Target, Operator Op, Expr Value, Span Span) : Stmt(Span);

/// <summary>IsSimple: the target is a bare name, not in parentheses.</summary>
public sealed record AnnAssign(Expr Target, Expr Annotation, Expr? Value, bool IsSimple, Span Span) : Stmt(Span);

public sealed record For(Expr Target, Expr Iter, IReadOnlyList<Stmt> Body, IReadOnlyList<Stmt> OrElse, Span Span) : Stmt(Span);

public sealed record AsyncFor(Expr Target, Expr Iter, IReadOnlyList<Stmt> Body, IReadOnlyList<Stmt> OrElse, Span Span) : Stmt(Span);

public sealed record While(Expr Test, IReadOnlyList<Stmt> Body, IReadOnlyList<Stmt> OrElse, Span Span) : Stmt(Span);

public sealed record If(Expr Test, IReadOnlyList<Stmt> Body, IReadOnlyList<Stmt> OrElse, Span Span) : Stmt(Span);

public sealed record With(IReadOnlyList<WithItem> Items, IReadOnlyList<Stmt> Body, Span Span) : Stmt(Span);

public sealed record AsyncWith(IReadOnlyList<WithItem> Items, IReadOnlyList<Stmt> Body, Span Span) : Stmt(Span);

public sealed record Match(Expr Subject, IReadOnlyList<MatchCase> Cases, Span Span) : Stmt(Span);

public sealed record Raise(Expr? Exc, Expr? Cause, Span Span) : Stmt(Span);

public sealed record Try(
    IReadOnlyList<Stmt> Body,
    IReadOnlyList<ExceptHandler> Handlers,
    IReadOnlyList<Stmt> OrElse,
    IReadOnlyList<Stmt> FinalBody,
    Span Span) : Stmt(Span);

public sealed record TryStar(
    IReadOnlyList<Stmt> Body,
    IReadOnlyList<ExceptHandler> Handlers,
    IReadOnlyList<Stmt> OrElse,
    IReadOnlyList<Stmt> FinalBody,
    Span Span) : Stmt(Span);

public sealed record Assert(Expr Test, Expr? Msg, Span Span) : Stmt(Span);

public sealed record Import(IReadOnlyList<Alias> Names, Span Span) : Stmt(Span);

public sealed record ImportFrom(string? Module, IReadOnlyList<Alias> Names, int Level, Span Span) : Stmt(Span);

public sealed record Global(IReadOnlyList<string> Names, Span Span) : Stmt(Span);

public sealed record Nonlocal(IReadOnlyList<string> Names, Span Span) : Stmt(Span);

/// <summary>ASDL's statement `Expr`.</summary>
public sealed record ExprStmt(Expr Value, Span Span) : Stmt(Span);

public sealed record Pass(Span Span) : Stmt(Span);

public sealed record Break(Span Span) : Stmt(Span);

public sealed record Continue(Span Span) : Stmt(Span);
