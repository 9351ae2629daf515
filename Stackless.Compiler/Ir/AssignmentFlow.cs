// Forward dataflow: which locals are certainly bound at the start of each block, on every path, exception edges included.
// An exception may come before any of a block's operations has written, so along an exception edge only what was bound throughout the block
// counts: bound at its start, and not unbound in it. Used by IrVerifier (temporaries) and DefiniteAssignment (variables).
namespace Stackless.Compiler.Ir;

public static class AssignmentFlow
{
    /// <summary>By block number: the locals bound at its start. Blocks that cannot be reached have none.</summary>
    public static LocalSet[] Run(IrFunction function)
    {
        var bound = new LocalSet?[function.Blocks.Count];
        var atEntry = new LocalSet(function.Locals.Count);
        foreach (var local in function.Locals)
        {
            if (local.Kind == LocalKind.Parameter)
            {
                atEntry.Add(local);
            }
        }
        var work = new Queue<Block>();
        Meet(function.Entry, atEntry);
        while (work.TryDequeue(out var block))
        {
            var throughout = new LocalSet(bound[block.Id]!);
            var after = new LocalSet(throughout);
            foreach (var op in block.Ops)
            {
                Apply(op, after);
                if (op is Unbind { Variable: var variable })
                {
                    throughout.Remove(variable);
                }
            }
            foreach (var successor in block.Terminator!.Successors)
            {
                Meet(successor, after);
            }
            if (block.Handler is not null && ControlFlow.CanRaise(block))
            {
                Meet(block.Handler, throughout);
            }
        }
        for (var i = 0; i < bound.Length; i++)
        {
            bound[i] ??= new LocalSet(function.Locals.Count);
        }
        return bound!;

        void Meet(Block successor, LocalSet incoming)
        {
            if (bound[successor.Id] is not { } known)
            {
                bound[successor.Id] = new LocalSet(incoming);
                work.Enqueue(successor);
            }
            else if (known.IntersectWith(incoming))
            {
                work.Enqueue(successor);
            }
        }
    }

    /// <summary>What one operation, having succeeded, does to the set of bound locals.</summary>
    public static void Apply(Op op, LocalSet bound)
    {
        switch (op)
        {
            case Unbind o:
                bound.Remove(o.Variable);
                break;
            case CheckBound o:
                bound.Add(o.Variable);
                break;
            case { Dest: { } destination }:
                bound.Add(destination);
                break;
        }
    }
}
