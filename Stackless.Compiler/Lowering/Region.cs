// What a statement stands in that `break`, `continue` and `return` have to leave properly: loops, `finally` and `with` bodies, handlers.
// A linked list, innermost first: leaving is walking outwards, and code emitted on the way out of a region sees only what is outside it.
// Invariant: a region's OuterHandler is the block that exceptions raised while leaving it go to.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;

abstract class Region(Region? outer, Ir.Block? outerHandler)
{
    public Region? Outer { get; } = outer;
    public Ir.Block? OuterHandler { get; } = outerHandler;
}

/// <summary>The body of `for` or `while`.</summary>
sealed class LoopRegion(Region? outer, Ir.Block? outerHandler, Ir.Block breakTarget, Ir.Block continueTarget) : Region(outer, outerHandler)
{
    public Ir.Block BreakTarget { get; } = breakTarget;
    public Ir.Block ContinueTarget { get; } = continueTarget;
}

/// <summary>What a `finally` protects: leaving it runs the final body.</summary>
sealed class FinallyRegion(Region? outer, Ir.Block? outerHandler, IReadOnlyList<Stmt> finalBody) : Region(outer, outerHandler)
{
    public IReadOnlyList<Stmt> FinalBody { get; } = finalBody;
}

/// <summary>The body of `with`: leaving it calls exit(None, None, None).</summary>
sealed class WithRegion(Region? outer, Ir.Block? outerHandler, Ir.Operand exit, bool isAsync, Span span) : Region(outer, outerHandler)
{
    public Ir.Operand Exit { get; } = exit;

    /// <summary>What exit returns is awaited.</summary>
    public bool IsAsync { get; } = isAsync;
    public Span Span { get; } = span;
}

/// <summary>Code that runs while Exception is the one being handled: leaving it makes Former handled again.</summary>
sealed class HandlerRegion(Region? outer, Ir.Block? outerHandler, Ir.Local exception, Ir.Local former) : Region(outer, outerHandler)
{
    public Ir.Local Exception { get; } = exception;
    public Ir.Local Former { get; } = former;
}

/// <summary>The body of `except E as name`: leaving it unbinds the name.</summary>
sealed class NameRegion(Region? outer, Ir.Block? outerHandler, string name, Span span) : Region(outer, outerHandler)
{
    public string Name { get; } = name;
    public Span Span { get; } = span;
}
