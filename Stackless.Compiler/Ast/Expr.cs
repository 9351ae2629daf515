// The expressions.
namespace Stackless.Compiler.Ast;

public sealed record BoolOp(BoolOperator Op, IReadOnlyList<Expr> Values, Span Span) : Expr(Span);

public sealed record NamedExpr(Expr Target, Expr Value, Span Span) : Expr(Span);

public sealed record BinOp(Expr Left, Operator Op, Expr Right, Span Span) : Expr(Span);

public sealed record UnaryOp(UnaryOperator Op, Expr Operand, Span Span) : Expr(Span);

public sealed record Lambda(Arguments Args, Expr Body, Span Span) : Expr(Span);

public sealed record IfExp(Expr Test, Expr Body, Expr OrElse, Span Span) : Expr(Span);

/// <summary>A null key stands for `**value`.</summary>
public sealed record Dict(IReadOnlyList<Expr?> Keys, IReadOnlyList<Expr> Values, Span Span) : Expr(Span);

public sealed record Set(IReadOnlyList<Expr> Elts, Span Span) : Expr(Span);

public sealed record ListComp(Expr Elt, IReadOnlyList<Comprehension> Generators, Span Span) : Expr(Span);

public sealed record SetComp(Expr Elt, IReadOnlyList<Comprehension> Generators, Span Span) : Expr(Span);

public sealed record DictComp(Expr Key, Expr Value, IReadOnlyList<Comprehension> Generators, Span Span) : Expr(Span);

public sealed record GeneratorExp(Expr Elt, IReadOnlyList<Comprehension> Generators, Span Span) : Expr(Span);

public sealed record Await(Expr Value, Span Span) : Expr(Span);

public sealed record Yield(Expr? Value, Span Span) : Expr(Span);

public sealed record YieldFrom(Expr Value, Span Span) : Expr(Span);

public sealed record Compare(Expr Left, IReadOnlyList<CmpOperator> Ops, IReadOnlyList<Expr> Comparators, Span Span) : Expr(Span);

public sealed record Call(Expr Func, IReadOnlyList<Expr> Args, IReadOnlyList<Keyword> Keywords, Span Span) : Expr(Span);

/// <summary>Conversion is -1, or the character code of 's', 'r' or 'a'. FormatSpec is a JoinedStr.</summary>
public sealed record FormattedValue(Expr Value, int Conversion, Expr? FormatSpec, Span Span) : Expr(Span);

/// <summary>Str is the source text of the expression, as the template keeps it.</summary>
public sealed record Interpolation(Expr Value, string Str, int Conversion, Expr? FormatSpec, Span Span) : Expr(Span);

public sealed record JoinedStr(IReadOnlyList<Expr> Values, Span Span) : Expr(Span);

public sealed record TemplateStr(IReadOnlyList<Expr> Values, Span Span) : Expr(Span);

/// <summary>Kind is "u" for a string literal that was written with that prefix, otherwise null.</summary>
public sealed record Constant(ConstantValue Value, string? Kind, Span Span) : Expr(Span);

public sealed record Attribute(Expr Value, string Attr, ExprContext Ctx, Span Span) : Expr(Span);

public sealed record Subscript(Expr Value, Expr Slice, ExprContext Ctx, Span Span) : Expr(Span);

public sealed record Starred(Expr Value, ExprContext Ctx, Span Span) : Expr(Span);

public sealed record Name(string Id, ExprContext Ctx, Span Span) : Expr(Span);

public sealed record List(IReadOnlyList<Expr> Elts, ExprContext Ctx, Span Span) : Expr(Span);

public sealed record Tuple(IReadOnlyList<Expr> Elts, ExprContext Ctx, Span Span) : Expr(Span);

/// <summary>Occurs only inside Subscript, directly or in a Tuple.</summary>
public sealed record Slice(Expr? Lower, Expr? Upper, Expr? Step, Span Span) : Expr(Span);
