// `try` and `raise`. There are no protected regions: a block names the handler block that exceptions in it go to.
// The handled exception (sys.exception(), bare raise, __context__) is a stack kept in locals: PushHandled on entering a handler, PopHandled on
// every way out of it - its end, a jump through it (HandlerRegion), an exception in it (the cleanup block).
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    void LowerTry(Try statement)
    {
        if (statement.FinalBody.Count == 0)
        {
            LowerTryExcept(statement);
        }
        else
        {
            LowerTryFinally(statement.FinalBody, () =>
            {
                if (statement.Handlers.Count > 0)
                {
                    LowerTryExcept(statement);
                }
                else
                {
                    LowerBody(statement.Body);
                }
            });
        }
    }

    // try: body              body  (exceptions to H)
    // finally: final         final; jump end
    //                        H:   .e = catch; .f = push_handled .e     (exceptions of what follows to C)
    //                             final; pop_handled .f; reraise .e
    //                        C:   .x = catch; pop_handled .f; reraise .x
    //                        end:
    void LowerTryFinally(IReadOnlyList<Stmt> finalBody, Action body)
    {
        var end = Builder.NewBlock();
        var handler = Builder.NewBlock();
        Protected(handler, new FinallyRegion(context.Region, Builder.Handler, finalBody), body);
        StartHere();
        LowerBody(finalBody);
        JumpTo(end);

        var span = finalBody[0].Span;
        Builder.Span = span;
        Builder.StartBlock(handler);
        Handling(span, (exception, leave) =>
        {
            LowerBody(finalBody);
            leave(() => Terminate(new Ir.Reraise(exception), span));
        });
        Builder.StartBlock(end);
    }

    // try: body                     body  (exceptions to H)
    // except E as n: handler        orelse; jump end
    // else: orelse                  H:    .e = catch; .f = push_handled .e     (exceptions of what follows to C)
    //                                     .m = match_exception .e E; branch .m -> yes, no
    //                               yes:  n = .e; handler; pop_handled .f; unbind n; jump end
    //                               no:   pop_handled .f; reraise .e
    //                               C:    .x = catch; pop_handled .f; (unbind n;) reraise .x
    //                               end:
    void LowerTryExcept(Try statement)
    {
        var end = Builder.NewBlock();
        var handler = Builder.NewBlock();
        Protected(handler, null, () => LowerBody(statement.Body));
        StartHere();
        LowerBody(statement.OrElse);
        JumpTo(end);

        Builder.Span = statement.Handlers[0].Span;
        Builder.StartBlock(handler);
        Handling(statement.Handlers[0].Span, (exception, leave) =>
        {
            var isBare = false;
            foreach (var clause in statement.Handlers)
            {
                if (isBare)
                {
                    throw Error("default 'except:' must be last", clause);
                }
                isBare = clause.Type is null;
                LowerExceptHandler(clause, exception, leave, end);
            }
            if (!isBare)
            {
                leave(() => Terminate(new Ir.Reraise(exception), statement.Handlers[^1].Span));
            }
        });
        Builder.StartBlock(end);
    }

    void LowerExceptHandler(ExceptHandler clause, Ir.Local exception, Action<Action> leave, Ir.Block end)
    {
        Ir.Block? next = null;
        if (clause.Type is not null)
        {
            var mark = context.Mark();
            var type = LowerExpr(clause.Type);
            var matches = context.Temporary();
            Emit(new Ir.MatchException(matches, exception, type), clause.Type.Span);
            var body = Builder.NewBlock();
            next = Builder.NewBlock();
            Terminate(new Ir.Branch(matches, body, next), clause.Type.Span);
            Builder.StartBlock(body);
            context.Release(mark);
        }
        if (clause.Name is null)
        {
            LowerBody(clause.Body);
            leave(() => JumpTo(end));
        }
        else
        {
            LowerNamedHandler(clause, exception, leave, end);
        }
        if (next is not null)
        {
            Builder.StartBlock(next);
        }
    }

    // except E as n: handler        n = .e; handler  (exceptions to N); (leave); jump end
    //                               N: .x = catch; n = None; unbind n; reraise .x   (to C)
    void LowerNamedHandler(ExceptHandler clause, Ir.Local exception, Action<Action> leave, Ir.Block end)
    {
        var name = clause.Name!;
        var cleanup = Builder.NewBlock();
        StoreName(name, exception, clause.Span);
        Protected(cleanup, new NameRegion(context.Region, Builder.Handler, name, clause.Span), () => LowerBody(clause.Body));
        StartHere();
        UnbindHandlerName(name, clause.Span);
        leave(() => JumpTo(end));

        Builder.Span = clause.Span;
        Builder.StartBlock(cleanup);
        var mark = context.Mark();
        var raised = context.Temporary();
        Builder.Add(new Ir.Catch(raised));
        UnbindHandlerName(name, clause.Span);
        Terminate(new Ir.Reraise(raised), clause.Span);
        context.Release(mark);
    }

    // (end of except)        n = None; del n
    void UnbindHandlerName(string name, Span span)
    {
        StoreName(name, None, span);
        DeleteName(name, span);
    }

    /// <summary>Lowers <paramref name="body"/> with <paramref name="handler"/> as where exceptions go, and inside <paramref name="region"/> if given.</summary>
    void Protected(Ir.Block handler, Region? region, Action body)
    {
        var outer = context.Region;
        context.Region = region ?? outer;
        Builder.PushHandler(handler);
        StartHere();
        body();
        Builder.PopHandler();
        context.Region = outer;
    }

    /// <summary>In a handler block just started: takes the exception, makes it the handled one and lowers <paramref name="body"/>, which leaves
    /// through the action it is given: that ends the handling, then jumps. Whatever is raised inside ends it too.</summary>
    void Handling(Span span, Action<Ir.Local, Action<Action>> body)
    {
        var mark = context.Mark();
        var exception = context.Temporary();
        var former = context.Temporary();
        Emit(new Ir.Catch(exception), span);
        Emit(new Ir.PushHandled(former, exception), span);
        var cleanup = Builder.NewBlock();
        var region = new HandlerRegion(context.Region, Builder.Handler, exception, former);
        Protected(cleanup, region, () => body(exception, jump =>
        {
            // The way out: under the outer handler again, the former exception handled again.
            Builder.PushHandler(region.OuterHandler);
            StartHere();
            Emit(new Ir.PopHandled(former), span);
            jump();
            Builder.PopHandler();
        }));
        Builder.Span = span;
        Builder.StartBlock(cleanup);
        var raised = context.Temporary();
        Builder.Add(new Ir.Catch(raised));
        Emit(new Ir.PopHandled(former), span);
        Terminate(new Ir.Reraise(raised), span);
        context.Release(mark);
    }

    // raise                  .e = raise_bare(); reraise .e
    // raise X                .x = X; .e = make_exception(.x); raise .e
    // raise X from C         .x = X; .c = C; .e = make_exception_from(.x, .c); raise .e
    void LowerRaise(Raise statement)
    {
        if (statement.Exc is null)
        {
            var handled = EmitIntrinsic(Intrinsics.RaiseBare, statement.Span);
            Terminate(new Ir.Reraise(handled), statement.Span);
            return;
        }
        var exception = LowerExpr(statement.Exc);
        var instance = statement.Cause is null
            ? EmitIntrinsic(Intrinsics.MakeException, statement.Span, exception)
            : EmitIntrinsic(Intrinsics.MakeExceptionFrom, statement.Span, exception, LowerExpr(statement.Cause));
        Terminate(new Ir.Raise(instance), statement.Span);
    }
}
