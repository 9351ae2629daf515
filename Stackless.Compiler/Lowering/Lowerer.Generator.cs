// `yield` and `yield from`. While a generator is suspended its caller's handled exception must hold again: around a Yield inside handlers the
// outermost one's former exception is restored, and taken anew afterwards, because the next caller may be handling another.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // yield v                .v = v; .d = yield .v               (what is thrown in goes to the block's handler)
    Ir.Operand LowerYield(Yield expression, Ir.Local? hint)
    {
        RequireGenerator(expression);
        var result = Destination(hint);
        var mark = context.Mark();
        var value = expression.Value is null ? None : LowerExpr(expression.Value);
        EmitYield(result, Yielded(value, expression.Span), null, expression.Span);
        context.Release(mark);
        return result;
    }

    // yield from i           .it = get_yield_from_iter i; .s = None
    //                        loop:  .r = send .it .s; branch_end .r -> done, give
    //                        give:  .s = yield .r; jump loop                            (what is thrown in goes to T)
    //                        T:     .x = catch; .r = throw_into .it .x; branch_end .r -> done, give
    //                        done:  .d = take_stop_value
    Ir.Operand LowerYieldFrom(YieldFrom expression, Ir.Local? hint)
    {
        RequireGenerator(expression);
        if (context.Function.IsCoroutine)
        {
            throw Error("'yield from' inside async function", expression);
        }
        var result = Destination(hint);
        var mark = context.Mark();
        var iterator = context.Temporary();
        Emit(new Ir.GetYieldFromIter(iterator, LowerExpr(expression.Value)), expression.Span);
        EmitDelegation(result, iterator, expression.Span);
        context.Release(mark);
        return result;
    }

    /// <summary>Runs an iterator to its end from here, passing on what is sent and thrown; its return value goes to <paramref name="result"/>.</summary>
    void EmitDelegation(Ir.Local result, Ir.Local iterator, Span span)
    {
        var mark = context.Mark();
        var sent = context.Temporary();
        var given = context.Temporary();
        Emit(new Ir.Move(sent, None), span);
        var loop = Builder.NewBlock();
        var give = Builder.NewBlock();
        var thrown = Builder.NewBlock();
        var done = Builder.NewBlock();
        Builder.StartBlock(loop);
        Emit(new Ir.Send(given, iterator, sent), span);
        Terminate(new Ir.BranchEnd(given, done, give), span);

        Builder.StartBlock(give);
        Protected(thrown, null, () => EmitYield(sent, given, iterator, span));
        JumpTo(loop);

        Builder.Span = span;
        Builder.StartBlock(thrown);
        var exception = context.Temporary();
        Emit(new Ir.Catch(exception), span);
        if (!IsHandling())
        {
            ThrowOn();
        }
        else
        {
            // What comes out of the delegate was raised while this generator handles an exception.
            var failed = Builder.NewBlock();
            Protected(failed, null, ThrowOn);
            Builder.StartBlock(failed);
            var error = context.Temporary();
            Emit(new Ir.Catch(error), span);
            EmitIntrinsic(Intrinsics.ChainContext, span, error);
            Terminate(new Ir.Reraise(error), span);
        }

        Builder.StartBlock(done);
        Emit(new Ir.TakeStopValue(result), span);
        context.Release(mark);

        void ThrowOn()
        {
            Emit(new Ir.ThrowInto(given, iterator, exception), span);
            Terminate(new Ir.BranchEnd(given, done, give), span);
        }

        bool IsHandling()
        {
            var region = context.Region;
            while (region is not null and not HandlerRegion)
            {
                region = region.Outer;
            }
            return region is not null;
        }
    }

    /// <summary>What a yield hands out: an asynchronous generator wraps it, to tell it from what its awaits hand out.</summary>
    Ir.Operand Yielded(Ir.Operand value, Span span) =>
        context.Function.IsAsyncGenerator ? EmitIntrinsic(Intrinsics.WrapAsyncYield, span, value) : value;

    // (in a handler)         pop_handled .former                                        (.former: of the outermost handler)
    //                        .d = yield .v                                              (what is thrown in goes to Y)
    //                        .former = push_handled .exception                          (.exception: of the innermost handler)
    //                        Y: .x = catch; .former = push_handled .exception; chain_context(.x); reraise .x
    void EmitYield(Ir.Local result, Ir.Operand value, Ir.Local? delegatedTo, Span span)
    {
        HandlerRegion? innermost = null, outermost = null;
        for (var region = context.Region; region is not null; region = region.Outer)
        {
            if (region is HandlerRegion handler)
            {
                innermost ??= handler;
                outermost = handler;
            }
        }
        var yield = new Ir.Yield(result, value) { Delegate = delegatedTo };
        if (innermost is null || outermost is null)
        {
            Emit(yield, span);
            return;
        }
        var thrown = Builder.NewBlock();
        var after = Builder.NewBlock();
        Emit(new Ir.PopHandled(outermost.Former), span);
        Protected(thrown, null, () => Emit(yield, span));
        JumpTo(after);

        Builder.StartBlock(thrown);
        var mark = context.Mark();
        var exception = context.Temporary();
        Emit(new Ir.Catch(exception), span);
        Emit(new Ir.PushHandled(outermost.Former, innermost.Exception), span);
        if (delegatedTo is null)
        {
            EmitIntrinsic(Intrinsics.ChainContext, span, exception);
        }
        Terminate(new Ir.Reraise(exception), span);
        context.Release(mark);

        Builder.StartBlock(after);
        Emit(new Ir.PushHandled(outermost.Former, innermost.Exception), span);
    }

    void RequireGenerator(Expr expression)
    {
        if (!context.Function.IsGenerator)
        {
            throw Error("'yield' outside function", expression);
        }
    }
}
