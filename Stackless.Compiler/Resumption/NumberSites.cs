// Gives every operation that can raise or suspend its number, in source order, and notes what must survive a suspension there: what is
// live after the operation without its own result, and what the handler needs, since the operation may end in an exception.
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Resumption;
public static class NumberSites
{
    public static void Run(ResumableFunction target, Liveness liveness)
    {
        var function = target.Function;
        var parameters = new LocalSet(function.Locals.Count);
        foreach (var local in function.Locals.Where(l => l.Kind == LocalKind.Parameter))
        {
            parameters.Add(local);
        }
        target.Sites.Add(new Site(0, EntrySpan(function), null, 0, parameters));
        foreach (var block in function.Blocks)
        {
            var live = new LocalSet(liveness.AtEnd[block.Id]);
            var after = new LocalSet?[block.Ops.Count];
            liveness.BeforeTerminator(block, live);
            for (var i = block.Ops.Count - 1; i >= 0; i--)
            {
                var op = block.Ops[i];
                if (op.Effect == Effect.MaySuspend)
                {
                    after[i] = Survivors(block, op, live, liveness);
                }
                liveness.Before(block, op, live);
            }
            for (var i = 0; i < block.Ops.Count; i++)
            {
                if (block.Ops[i].Effect != Effect.Pure)
                {
                    Add(target, block, i, block.Ops[i].Span, after[i]);
                }
            }
            if (block.Terminator is Raise)
            {
                Add(target, block, block.Ops.Count, block.Terminator.Span, null);
            }
        }
    }

    static void Add(ResumableFunction target, Block block, int index, Ast.Span span, LocalSet? live)
    {
        target.Add(new Site(target.Sites.Count, span, block, index, live));
    }

    static LocalSet Survivors(Block block, Op op, LocalSet liveAfter, Liveness liveness)
    {
        var survivors = new LocalSet(liveAfter);
        if (op.Dest is not null)
        {
            survivors.Remove(op.Dest);
        }
        if (block.Handler is not null)
        {
            survivors.UnionWith(liveness.AtStart[block.Handler.Id]);
        }
        return survivors;
    }

    static Ast.Span EntrySpan(IrFunction function) =>
        function.Span == default ? new Ast.Span(function.FirstLine, 0, function.FirstLine, 0) : function.Span;
}
