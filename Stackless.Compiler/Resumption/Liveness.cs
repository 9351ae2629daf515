// Backward dataflow: which locals are needed at the start and end of each block. An operation that can raise or be resumed with an exception
// may be followed by the block's handler, so what the handler needs is needed before every such operation.
// What a frame must hold for whoever looks into it is needed everywhere: the namespace of a class body, all variables of a function that KeepsVariables.
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Resumption;
public sealed class Liveness
{
    /// <summary>By block number.</summary>
    public required LocalSet[] AtStart { get; init; }
    public required LocalSet[] AtEnd { get; init; }

    /// <summary>Always needed; null if nothing is.</summary>
    LocalSet? kept;

    public static Liveness Run(IrFunction function)
    {
        var count = function.Blocks.Count;
        var result = new Liveness { AtStart = new LocalSet[count], AtEnd = new LocalSet[count], kept = Kept(function) };
        for (var i = 0; i < count; i++)
        {
            result.AtStart[i] = result.NewSet(function);
            result.AtEnd[i] = result.NewSet(function);
        }
        var hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            for (var i = count - 1; i >= 0; i--)
            {
                hasChanged |= result.Update(function.Blocks[i]);
            }
        }
        return result;
    }

    LocalSet NewSet(IrFunction function) => kept is null ? new LocalSet(function.Locals.Count) : new LocalSet(kept);

    static LocalSet? Kept(IrFunction function)
    {
        if (!function.KeepsVariables && function.Kind is not (FunctionKind.ClassBody or FunctionKind.Dynamic))
        {
            return null;
        }
        var kept = new LocalSet(function.Locals.Count);
        foreach (var local in function.Locals)
        {
            if (function.KeepsVariables ? local.Kind != LocalKind.Temporary : local.Name == ".namespace")
            {
                kept.Add(local);
            }
        }
        return kept;
    }

    bool Update(Block block)
    {
        var end = AtEnd[block.Id];
        foreach (var successor in block.Terminator!.Successors)
        {
            end.UnionWith(AtStart[successor.Id]);
        }
        var live = new LocalSet(end);
        BeforeTerminator(block, live);
        for (var i = block.Ops.Count - 1; i >= 0; i--)
        {
            Before(block, block.Ops[i], live);
        }
        return AtStart[block.Id].UnionWith(live);
    }

    /// <summary>From what is live at the block's end to what is live before its terminator.</summary>
    public void BeforeTerminator(Block block, LocalSet live)
    {
        if (block.Terminator is Raise or Reraise && block.Handler is not null)
        {
            live.UnionWith(AtStart[block.Handler.Id]);
        }
        AddUses(block.Terminator!.Uses, live);
    }

    /// <summary>From what is live after an operation to what is live before it.</summary>
    public void Before(Block block, Op op, LocalSet live)
    {
        if (op.Dest is not null && kept?.Contains(op.Dest) != true)
        {
            live.Remove(op.Dest);
        }
        if (op.Effect != Effect.Pure && block.Handler is not null)
        {
            live.UnionWith(AtStart[block.Handler.Id]);
        }
        AddUses(op.Uses, live);
    }

    static void AddUses(IEnumerable<Operand> uses, LocalSet live)
    {
        foreach (var use in uses)
        {
            if (use is Local local)
            {
                live.Add(local);
            }
        }
    }
}
