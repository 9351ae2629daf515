// A basic block: operations without a jump among them, one terminator, and the block that exceptions go to.
// Invariant: every block of a finished function has a terminator; a handler's first operation is Catch.
namespace Stackless.Compiler.Ir;

public sealed class Block(Block? handler)
{
    /// <summary>Position in the function; -1 until the block is started.</summary>
    public int Id { get; set; } = -1;
    public List<Op> Ops { get; } = [];

    /// <summary>Where an exception raised in this block goes; null: out of the function, or nothing here can raise.</summary>
    public Block? Handler { get; set; } = handler;

    public Terminator? Terminator { get; set; }

    public override string ToString() => "b" + Id;
}

public abstract record Terminator
{
    public Ast.Span Span { get; init; }
    public virtual IEnumerable<Operand> Uses => [];
    public virtual IEnumerable<Block> Successors => [];
}

public sealed record Jump(Block Target) : Terminator
{
    public override IEnumerable<Block> Successors => [Target];
}

/// <summary>On a bool made by IsTrue, Is, Not or MatchException.</summary>
public sealed record Branch(Operand Condition, Block IfTrue, Block IfFalse) : Terminator
{
    public override IEnumerable<Operand> Uses => [Condition];
    public override IEnumerable<Block> Successors => [IfTrue, IfFalse];
}

/// <summary>On the result of Next, Send or ThrowInto.</summary>
public sealed record BranchEnd(Local Element, Block IfEnd, Block IfElement) : Terminator
{
    public override IEnumerable<Operand> Uses => [Element];
    public override IEnumerable<Block> Successors => [IfEnd, IfElement];
}

public sealed record Return(Operand Value) : Terminator
{
    public override IEnumerable<Operand> Uses => [Value];
}

/// <summary><c>raise</c>, <c>raise Exception</c>, <c>raise Exception from Cause</c>: to the block's handler, or out.
/// Making the exception may call its class, so it is done before, by CallIntrinsic "make_exception"; here it is an instance.</summary>
public sealed record Raise(Operand Exception) : Terminator
{
    public override IEnumerable<Operand> Uses => [Exception];
}

/// <summary>Raises a caught exception again, its traceback going on where it was. With no handler, out of the function.</summary>
public sealed record Reraise(Local Exception) : Terminator
{
    public override IEnumerable<Operand> Uses => [Exception];
}

/// <summary>After an operation that never returns normally.</summary>
public sealed record Unreachable : Terminator;
