// What the passes over IR ask of control flow: which blocks can be reached, exception edges included, and dropping the others.
// An exception edge leaves a block only if something in it can raise: a handler that protects nothing is dead code.
namespace Stackless.Compiler.Ir;

public static class ControlFlow
{
    public static bool CanRaise(Block block)
    {
        if (block.Terminator is Raise or Reraise)
        {
            return true;
        }
        foreach (var op in block.Ops)
        {
            if (op.Effect != Effect.Pure)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Where control can go from a block: its terminator's successors, then its handler if something in it can raise.</summary>
    public static IEnumerable<Block> SuccessorsOf(Block block)
    {
        if (block.Terminator is not null)
        {
            foreach (var successor in block.Terminator.Successors)
            {
                yield return successor;
            }
        }
        if (block.Handler is not null && CanRaise(block))
        {
            yield return block.Handler;
        }
    }

    /// <summary>Drops the blocks that cannot be reached from the entry and numbers the rest in order.</summary>
    public static void RemoveUnreachable(IrFunction function)
    {
        var reached = new HashSet<Block> { function.Entry };
        var work = new Stack<Block>();
        work.Push(function.Entry);
        while (work.TryPop(out var block))
        {
            foreach (var successor in SuccessorsOf(block))
            {
                if (reached.Add(successor))
                {
                    work.Push(successor);
                }
            }
        }
        function.Blocks.RemoveAll(b => !reached.Contains(b));
        for (var i = 0; i < function.Blocks.Count; i++)
        {
            function.Blocks[i].Id = i;
        }
    }
}
