// `with`. The exit method is looked up before the enter method is called, both on the type; several items nest.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    const string NotAContextManager = "'%s' object does not support the context manager protocol";

    const string NotAnAsyncContextManager = "'%s' object does not support the asynchronous context manager protocol";

    void LowerWith(With s) => LowerWithItems(s.Items, 0, s.Body, isAsync: false);

    // async with m: body         as `with`, with __aenter__ and __aexit__, what they return awaited
    void LowerAsyncWith(AsyncWith s)
    {
        RequireCoroutine("'async with' outside async function", s);
        LowerWithItems(s.Items, 0, s.Body, isAsync: true);
    }

    // with manager as target:    .m = manager; .x = load_special .m.__exit__; .n = load_special .m.__enter__; .v = call .n()
    //     body                   target = .v; body   (exceptions to H)
    //                            call .x(None, None, None); jump end
    //                            H:   .e = catch; .f = push_handled .e     (exceptions of what follows to C)
    //                                 .r = call .x(type of .e, .e, traceback of .e); branch (is_true .r) -> suppressed, raised
    //                            raised: pop_handled .f; reraise .e
    //                            suppressed: pop_handled .f; jump end
    //                            C:   .y = catch; pop_handled .f; reraise .y
    //                            end:
    void LowerWithItems(IReadOnlyList<WithItem> items, int index, IReadOnlyList<Stmt> body, bool isAsync)
    {
        if (index == items.Count)
        {
            LowerBody(body);
            return;
        }
        var item = items[index];
        var (enterName, exitName, error) = isAsync ? ("__aenter__", "__aexit__", NotAnAsyncContextManager) : ("__enter__", "__exit__", NotAContextManager);
        var span = item.ContextExpr.Span;
        var exit = context.Temporary();
        var value = context.Temporary();
        var mark = context.Mark();
        var manager = LowerExpr(item.ContextExpr);
        Emit(new Ir.LoadSpecial(exit, manager, exitName, $"{error} (missed {exitName} method)"), span);
        var enter = context.Temporary();
        Emit(new Ir.LoadSpecial(enter, manager, enterName, $"{error} (missed {enterName} method)"), span);
        Emit(new Ir.Call(value, enter, [], []), span);
        AwaitIf(isAsync, Intrinsics.GetAwaitableOfEnter, value, span);
        context.Release(mark);

        var end = Builder.NewBlock();
        var handler = Builder.NewBlock();
        Protected(handler, new WithRegion(context.Region, Builder.Handler, exit, isAsync, span), () =>
        {
            if (item.OptionalVars is not null)
            {
                Store(item.OptionalVars, value);
            }
            LowerWithItems(items, index + 1, body, isAsync);
        });
        Builder.Span = span;
        StartHere();
        EmitNormalExit(exit, isAsync, span);
        JumpTo(end);

        Builder.Span = span;
        Builder.StartBlock(handler);
        Handling(span, (exception, leave) =>
        {
            var type = EmitIntrinsic(Intrinsics.ExceptionType, span, exception);
            var traceback = EmitIntrinsic(Intrinsics.ExceptionTraceback, span, exception);
            var result = context.Temporary();
            Emit(new Ir.Call(result, exit, [type, exception, traceback], []), span);
            AwaitIf(isAsync, Intrinsics.GetAwaitableOfExit, result, span);
            var suppressed = Builder.NewBlock();
            var raised = Builder.NewBlock();
            BranchOn(result, isBool: false, suppressed, raised, span);
            Builder.StartBlock(raised);
            leave(() => Terminate(new Ir.Reraise(exception), span));
            Builder.StartBlock(suppressed);
            leave(() => JumpTo(end));
        });
        Builder.StartBlock(end);
    }

    void EmitNormalExit(Ir.Operand exit, bool isAsync, Span span)
    {
        var mark = context.Mark();
        var result = context.Temporary();
        Emit(new Ir.Call(result, exit, [None, None, None], []), span);
        AwaitIf(isAsync, Intrinsics.GetAwaitableOfExit, result, span);
        context.Release(mark);
    }

    /// <summary>Replaces an awaitable by what awaiting it gives.</summary>
    void AwaitIf(bool isAsync, string intrinsic, Ir.Local awaitable, Span span)
    {
        if (isAsync)
        {
            var mark = context.Mark();
            EmitDelegation(awaitable, EmitIntrinsic(intrinsic, span, awaitable), span);
            context.Release(mark);
        }
    }
}
