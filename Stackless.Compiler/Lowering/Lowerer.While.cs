// `while`, `for`, `break`, `continue`, and leaving regions: what runs between a jump statement and where it goes.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // while test:            test:  branch test -> body, else
    //     body               body:  body
    // else:                  next:  poll; jump test
    //     orelse             else:  orelse
    //                        end:
    void LowerWhile(While statement)
    {
        var test = Builder.NewBlock();
        var body = Builder.NewBlock();
        var next = Builder.NewBlock();
        var orElse = Builder.NewBlock();
        var end = Builder.NewBlock();
        Builder.StartBlock(test);
        LowerCondition(statement.Test, body, orElse);
        Builder.StartBlock(body);
        LowerLoopBody(statement.Body, end, next);
        Builder.StartBlock(next);
        Emit(new Ir.Poll(), statement.Test.Span);
        JumpTo(test);
        Builder.StartBlock(orElse);
        LowerBody(statement.OrElse);
        Builder.StartBlock(end);
    }

    // for target in iterable:      .it = get_iter iterable
    //     body               head: .e = next .it; branch_end .e -> else, body
    // else:                  body: target = .e; body
    //     orelse             next: poll; jump head
    //                        else: orelse
    //                        end:
    void LowerFor(For statement)
    {
        var iterator = context.Temporary();
        LowerIterable(statement.Iter, iterator);
        var head = Builder.NewBlock();
        var body = Builder.NewBlock();
        var next = Builder.NewBlock();
        var orElse = Builder.NewBlock();
        var end = Builder.NewBlock();
        Builder.StartBlock(head);
        LowerNext(iterator, statement.Iter.Span, orElse, body, statement.Target);
        LowerLoopBody(statement.Body, end, next);
        Builder.StartBlock(next);
        Emit(new Ir.Poll(), statement.Iter.Span);
        JumpTo(head);
        Builder.StartBlock(orElse);
        LowerBody(statement.OrElse);
        Builder.StartBlock(end);
    }

    void LowerIterable(Expr iterable, Ir.Local iterator)
    {
        var mark = context.Mark();
        Emit(new Ir.GetIter(iterator, LowerExpr(iterable)), iterable.Span);
        context.Release(mark);
    }

    /// <summary>The head of a loop: the next element into <paramref name="target"/>, at the start of <paramref name="body"/>, which is left open.</summary>
    void LowerNext(Ir.Local iterator, Span span, Ir.Block ifEnd, Ir.Block body, Expr target)
    {
        var mark = context.Mark();
        var element = context.Temporary();
        Emit(new Ir.Next(element, iterator) { IsUnpacked = target is Tuple or List && !ElementsOf(target).Any(e => e is Starred) }, span);
        Builder.Terminate(new Ir.BranchEnd(element, ifEnd, body));
        Builder.StartBlock(body);
        Store(target, element);
        context.Release(mark);
    }

    void LowerLoopBody(IReadOnlyList<Stmt> body, Ir.Block breakTarget, Ir.Block continueTarget)
    {
        var outer = context.Region;
        context.Region = new LoopRegion(outer, Builder.Handler, breakTarget, continueTarget);
        LowerBody(body);
        context.Region = outer;
    }

    // break                  (leave what is inside the loop); jump end
    void LowerBreak(Break statement)
    {
        var loop = EnclosingLoop() ?? throw Error("'break' outside loop", statement);
        LeaveThrough(loop, statement.Span, () => JumpTo(loop.BreakTarget));
    }

    // continue               (leave what is inside the loop); jump next
    void LowerContinue(Continue statement)
    {
        var loop = EnclosingLoop() ?? throw Error("'continue' not properly in loop", statement);
        LeaveThrough(loop, statement.Span, () => JumpTo(loop.ContinueTarget));
    }

    LoopRegion? EnclosingLoop()
    {
        var region = context.Region;
        while (region is not null and not LoopRegion)
        {
            region = region.Outer;
        }
        return (LoopRegion?)region;
    }

    // return value           .v = value; (leave everything); return .v
    void LowerReturn(Return statement)
    {
        if (context.Function.Kind is Ir.FunctionKind.Module or Ir.FunctionKind.ClassBody or Ir.FunctionKind.Dynamic)
        {
            throw Error("'return' outside function", statement);
        }
        var value = statement.Value is null ? None : LowerExpr(statement.Value);
        if (value is Ir.Local { Kind: not Ir.LocalKind.Temporary } variable && LeavingRunsCode())
        {
            // A finally body may rebind the variable; what is returned is the value it has now.
            value = Stable(variable, statement.Span);
        }
        LeaveThrough(null, statement.Span, () => Terminate(new Ir.Return(value), statement.Span));
    }

    bool LeavingRunsCode()
    {
        for (var region = context.Region; region is not null; region = region.Outer)
        {
            if (region is FinallyRegion or NameRegion)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Runs what stands between here and the inside of <paramref name="stop"/> (null: the function), innermost first, each under
    /// the handler outside its region; then <paramref name="jump"/>. The regions are the same afterwards: only the way out is emitted.</summary>
    void LeaveThrough(Region? stop, Span span, Action jump)
    {
        var here = context.Region;
        var pushed = 0;
        for (var region = here; !ReferenceEquals(region, stop) && region is not null; region = region.Outer)
        {
            if (region is LoopRegion)
            {
                continue;
            }
            context.Region = region.Outer;
            Builder.PushHandler(region.OuterHandler);
            pushed++;
            Builder.Span = span;
            StartHere();
            Leave(region, span);
        }
        jump();
        while (pushed-- > 0)
        {
            Builder.PopHandler();
        }
        context.Region = here;
    }

    void Leave(Region region, Span span)
    {
        switch (region)
        {
            case FinallyRegion r:
                LowerBody(r.FinalBody);
                break;
            case WithRegion r:
                EmitNormalExit(r.Exit, r.IsAsync, r.Span);
                break;
            case HandlerRegion r:
                Emit(new Ir.PopHandled(r.Former), span);
                break;
            case NameRegion r:
                UnbindHandlerName(r.Name, r.Span);
                break;
        }
    }

    /// <summary>A new block under the handler that holds now; dropped if nothing leads here.</summary>
    void StartHere()
    {
        if (Builder.IsReachable)
        {
            Builder.StartBlock(Builder.NewBlock());
        }
    }
}
