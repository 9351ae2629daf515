// The roots of the syntax tree and what all nodes share. The tree has the shape of CPython's Python.asdl (3.14): one sealed record per
// constructor, named as there; fields in PascalCase. Two names differ, because C# has one namespace for what ASDL keeps apart: the
// statement `Expr` is ExprStmt, and `type_ignore` does not exist (type comments are not read).
// Invariant: nodes are immutable; a node is identified by reference, never by value (tables keyed by nodes use ReferenceEqualityComparer).
// Files outside this namespace: put `using Stackless.Compiler.Ast;` after the namespace line, where it wins over System.Tuple and friends.
namespace Stackless.Compiler.Ast;

/// <summary>A place in the source: lines from 1, columns as 0-based offsets in UTF-8 bytes, the end exclusive, as CPython counts.</summary>
public readonly record struct Span(int Line, int Column, int EndLine, int EndColumn)
{
    public static readonly Span None = default;

    /// <summary>From the start of this one to the end of the other.</summary>
    public Span To(Span last) => new(Line, Column, last.EndLine, last.EndColumn);
}

public abstract record Node(Span Span);

public abstract record Mod(Span Span) : Node(Span);

public abstract record Stmt(Span Span) : Node(Span);

public abstract record Expr(Span Span) : Node(Span);

public abstract record Pattern(Span Span) : Node(Span);

public abstract record TypeParam(Span Span) : Node(Span);

public sealed record Module(IReadOnlyList<Stmt> Body, Span Span) : Mod(Span);

public sealed record Interactive(IReadOnlyList<Stmt> Body, Span Span) : Mod(Span);

public sealed record Expression(Expr Body, Span Span) : Mod(Span);
