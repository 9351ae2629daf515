// `with`. The exit method is looked up before the enter method is called, both on the type; several items nest.
namespace Stackless.Compiler.Lowering;
using Stackless.Compiler.Ast;

public sealed partial class Lowerer
{
    const string NotAContextManager = "'{0}' object does not support the context manager protocol";

    void LowerWith(With statement) => LowerWithItems(statement, 0);

    // with manager as target:    .m = manager; .x = load_special .m.__exit__; .n = load_special .m.__enter__; .v = call .n()
    //     body                   target = .v; body   (exceptions to H)
    //                            call .x(None, None, None); jump end
    //                            H:   .e = catch; .f = push_handled .e     (exceptions of what follows to C)
    //                                 .r = call .x(type of .e, .e, traceback of .e); branch (is_true .r) -> suppressed, raised
    //                            raised: pop_handled .f; reraise .e
    //                            suppressed: pop_handled .f; jump end
    //                            C:   .y = catch; pop_handled .f; reraise .y
    //                            end:
    void LowerWithItems(With statement, int index)
    {
        if (index == statement.Items.Count)
        {
            LowerBody(statement.Body);
            return;
        }
        var item = statement.Items[index];
        var span = item.ContextExpr.Span;
        var exit = context.Temporary();
        var value = context.Temporary();
        var mark = context.Mark();
        var manager = LowerExpr(item.ContextExpr);
        Emit(new Ir.LoadSpecial(exit, manager, "__exit__", NotAContextManager + " (missed __exit__ method)"), span);
        var enter = context.Temporary();
        Emit(new Ir.LoadSpecial(enter, manager, "__enter__", NotAContextManager + " (missed __enter__ method)"), span);
        Emit(new Ir.Call(value, enter, [], []), span);
        context.Release(mark);

        var end = Builder.NewBlock();
        var handler = Builder.NewBlock();
        Protected(handler, new WithRegion(context.Region, Builder.Handler, exit, span), () =>
        {
            if (item.OptionalVars is not null)
            {
                Store(item.OptionalVars, value);
            }
            LowerWithItems(statement, index + 1);
        });
        Builder.Span = span;
        StartHere();
        EmitNormalExit(exit, span);
        JumpTo(end);

        Builder.Span = span;
        Builder.StartBlock(handler);
        Handling(span, (exception, leave) =>
        {
            var type = EmitIntrinsic(Intrinsics.ExceptionType, span, exception);
            var traceback = EmitIntrinsic(Intrinsics.ExceptionTraceback, span, exception);
            var result = context.Temporary();
            Emit(new Ir.Call(result, exit, [type, exception, traceback], []), span);
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

    void EmitNormalExit(Ir.Operand exit, Span span)
    {
        var mark = context.Mark();
        Emit(new Ir.Call(context.Temporary(), exit, [None, None, None], []), span);
        context.Release(mark);
    }
}
