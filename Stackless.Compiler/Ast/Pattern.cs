// The patterns of `match`.
namespace Stackless.Compiler.Ast;

public sealed record MatchValue(Expr Value, Span Span) : Pattern(Span);

/// <summary>Value is None, True or False.</summary>
public sealed record MatchSingleton(ConstantValue Value, Span Span) : Pattern(Span);

public sealed record MatchSequence(IReadOnlyList<Pattern> Patterns, Span Span) : Pattern(Span);

public sealed record MatchMapping(IReadOnlyList<Expr> Keys, IReadOnlyList<Pattern> Patterns, string? Rest, Span Span) : Pattern(Span);

public sealed record MatchClass(
    Expr Cls,
    IReadOnlyList<Pattern> Patterns,
    IReadOnlyList<string> KwdAttrs,
    IReadOnlyList<Pattern> KwdPatterns,
    Span Span) : Pattern(Span);

/// <summary>Name is null for `*_`.</summary>
public sealed record MatchStar(string? Name, Span Span) : Pattern(Span);

/// <summary>Both null: the wildcard `_`. Pattern null: a capture.</summary>
public sealed record MatchAs(Pattern? Pattern, string? Name, Span Span) : Pattern(Span);

public sealed record MatchOr(IReadOnlyList<Pattern> Patterns, Span Span) : Pattern(Span);
