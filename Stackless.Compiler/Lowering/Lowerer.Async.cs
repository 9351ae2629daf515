// `await`, `async for`: coroutines are generators whose await is a delegation, as `yield from` is. (`async with` is in Lowerer.With.cs,
// `async def` in Lowerer.Function.cs.)
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // await a                    .it = get_awaitable(a); .d = (delegation to .it, as in yield from)
    Ir.Operand LowerAwait(Await expression, Ir.Local? hint)
    {
        RequireCoroutine("'await' outside async function", expression);
        var result = Destination(hint);
        var mark = context.Mark();
        EmitAwait(result, LowerExpr(expression.Value), expression.Span);
        context.Release(mark);
        return result;
    }

    void EmitAwait(Ir.Local result, Ir.Operand awaitable, Span span)
    {
        var mark = context.Mark();
        EmitDelegation(result, EmitIntrinsic(Intrinsics.GetAwaitable, span, awaitable), span);
        context.Release(mark);
    }

    // async for target in a:     .it = get_async_iter(a)
    //     body                   head: .n = get_async_next(.it); .e = await .n     (exceptions to H)
    // else:                            target = .e; body
    //     orelse                 next: poll; jump head
    //                            H:    .x = catch; branch ends_async_iteration(.x) -> else, raised
    //                            raised: reraise .x
    //                            else: orelse
    void LowerAsyncFor(AsyncFor statement)
    {
        RequireCoroutine("'async for' outside async function", statement);
        var iterator = context.Temporary();
        EmitAsyncIter(statement.Iter, iterator);
        var head = Builder.NewBlock();
        var body = Builder.NewBlock();
        var next = Builder.NewBlock();
        var orElse = Builder.NewBlock();
        var end = Builder.NewBlock();
        Builder.StartBlock(head);
        LowerAsyncNext(iterator, statement.Iter.Span, orElse, body, statement.Target);
        LowerLoopBody(statement.Body, end, next);
        Builder.StartBlock(next);
        Emit(new Ir.Poll(), statement.Iter.Span);
        JumpTo(head);
        Builder.StartBlock(orElse);
        LowerBody(statement.OrElse);
        Builder.StartBlock(end);
    }

    void LowerComprehensionIterable(Comprehension generator, Ir.Local iterator)
    {
        if (generator.IsAsync)
        {
            EmitAsyncIter(generator.Iter, iterator);
        }
        else
        {
            LowerIterable(generator.Iter, iterator);
        }
    }

    void EmitAsyncIter(Expr iterable, Ir.Local iterator)
    {
        var mark = context.Mark();
        Emit(new Ir.CallIntrinsic(iterator, Intrinsics.GetAsyncIter, [LowerExpr(iterable)]), iterable.Span);
        context.Release(mark);
    }

    /// <summary>The head of an asynchronous loop: the next element into <paramref name="target"/>, at the start of <paramref name="body"/>, which is left open.</summary>
    void LowerAsyncNext(Ir.Local iterator, Span span, Ir.Block ifEnd, Ir.Block body, Expr target)
    {
        var mark = context.Mark();
        var element = context.Temporary();
        var handler = Builder.NewBlock();
        Protected(handler, null, () => EmitDelegation(element, EmitIntrinsic(Intrinsics.GetAsyncNext, span, iterator), span));
        JumpTo(body);

        Builder.Span = span;
        Builder.StartBlock(handler);
        var raised = context.Temporary();
        Emit(new Ir.Catch(raised), span);
        var other = Builder.NewBlock();
        BranchOn(EmitIntrinsic(Intrinsics.EndsAsyncIteration, span, raised), isBool: false, ifEnd, other, span);
        Builder.StartBlock(other);
        Terminate(new Ir.Reraise(raised), span);

        Builder.StartBlock(body);
        Store(target, element);
        context.Release(mark);
    }

    void RequireCoroutine(string message, Node node)
    {
        if (!context.Function.IsCoroutine)
        {
            throw Error(message, node);
        }
    }
}
