// Forward dataflow: which locals are certainly bound at the start of each block, on every path, exception edges included.
// Along an exception edge counts what is bound before the operation that raises, whose own result is not written. Used by IrVerifier (temporaries) and DefiniteAssignment (variables).
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
            var now = new LocalSet(bound[block.Id]!);
            foreach (var op in block.Ops)
            {
                if (block.Handler is not null && op.Effect != Effect.Pure)
                {
                    Meet(block.Handler, now);
                }
                Apply(op, now);
            }
            if (block.Handler is not null && block.Terminator is Raise or Reraise)
            {
                Meet(block.Handler!, now);
            }
            foreach (var successor in block.Terminator!.Successors)
            {
                Meet(successor, now);
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
