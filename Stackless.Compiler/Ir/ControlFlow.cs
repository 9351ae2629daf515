// What the passes over IR ask of control flow: where it can go, exception edges included, and a graph without blocks that do nothing.
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

    /// <summary>By block number: it stands between the head of a loop and a jump back to it.</summary>
    public static bool[] BlocksInLoops(IrFunction function)
    {
        var inLoop = new bool[function.Blocks.Count];
        var head = int.MaxValue;
        // From the end, so that the outermost head of the jumps back that lie behind is known at each block.
        for (var i = inLoop.Length - 1; i >= 0; i--)
        {
            foreach (var successor in function.Blocks[i].Terminator?.Successors ?? [])
            {
                if (successor.Id <= i)
                {
                    head = Math.Min(head, successor.Id);
                }
            }
            inLoop[i] = head <= i;
            if (head == i)
            {
                head = int.MaxValue;
            }
        }
        return inLoop;
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

    /// <summary>Every function of a module.</summary>
    public static void Simplify(IrModule module) => SimplifyAll(module.Body);

    static void SimplifyAll(IrFunction function)
    {
        Simplify(function);
        foreach (var child in function.Children)
        {
            SimplifyAll(child);
        }
    }

    /// <summary>Makes the graph as small as it reads: jumps to blocks that only jump go on at once, blocks that only follow one other are joined to
    /// it, unreachable ones are dropped, and the rest are numbered in order. Blocks that cannot raise lose their handler.</summary>
    public static void Simplify(IrFunction function)
    {
        SkipEmptyBlocks(function);
        RemoveUnreachable(function);
        JoinBlocks(function);
        for (var i = 0; i < function.Blocks.Count; i++)
        {
            var block = function.Blocks[i];
            block.Id = i;
            if (!CanRaise(block))
            {
                block.Handler = null;
            }
        }
    }

    static void SkipEmptyBlocks(IrFunction function)
    {
        foreach (var block in function.Blocks)
        {
            block.Terminator = Redirect(block.Terminator!, Destination);
        }

        static Block Destination(Block block)
        {
            var steps = 0;
            while (block is { Ops.Count: 0, Terminator: Jump jump } && steps++ < 1000)
            {
                block = jump.Target;
            }
            return block;
        }
    }

    static Terminator Redirect(Terminator terminator, Func<Block, Block> destination) => terminator switch
    {
        Jump t => t with { Target = destination(t.Target) },
        Branch t => t with { IfTrue = destination(t.IfTrue), IfFalse = destination(t.IfFalse) },
        BranchEnd t => t with { IfEnd = destination(t.IfEnd), IfElement = destination(t.IfElement) },
        _ => terminator,
    };

    static void RemoveUnreachable(IrFunction function)
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
    }

    static void JoinBlocks(IrFunction function)
    {
        var predecessorCounts = new Dictionary<Block, int>();
        foreach (var block in function.Blocks)
        {
            foreach (var successor in SuccessorsOf(block))
            {
                predecessorCounts[successor] = predecessorCounts.GetValueOrDefault(successor) + 1;
            }
        }
        var joined = new HashSet<Block>();
        foreach (var block in function.Blocks)
        {
            while (!joined.Contains(block) && block.Terminator is Jump { Target: var next } && next != block && next != function.Entry
                && predecessorCounts[next] == 1 && (block.Handler == next.Handler || !CanRaise(block) || !CanRaise(next)))
            {
                if (!CanRaise(block))
                {
                    block.Handler = next.Handler;
                }
                block.Ops.AddRange(next.Ops);
                block.Terminator = next.Terminator;
                joined.Add(next);
            }
        }
        function.Blocks.RemoveAll(joined.Contains);
    }
}
