// `try` with `except*` (PEP 654): each clause takes its part of what was raised, and what no clause took goes on. All clauses are tried, also after one
// of them raised; what they raised is put together with the rest at the end.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    void LowerTryStar(TryStar statement)
    {
        if (statement.FinalBody.Count == 0)
        {
            LowerTryExceptStar(statement);
        }
        else
        {
            LowerTryFinally(statement.FinalBody, () =>
            {
                if (statement.Handlers.Count > 0)
                {
                    LowerTryExceptStar(statement);
                }
                else
                {
                    LowerBody(statement.Body);
                }
            });
        }
    }

    // try: body                     body  (exceptions to H)
    // except* E as n: handler       orelse; jump end
    // else: orelse                  H:    .e = catch; .f = push_handled .e; .r = list(); .rest = .e
    //                                     (per clause, see below)
    //                                     .o = star_outcome(.e, .r, .rest); pop_handled .f; .o is None -> end; reraise .o
    //                               end:
    void LowerTryExceptStar(TryStar statement)
    {
        var end = Builder.NewBlock();
        var handler = Builder.NewBlock();
        Protected(handler, null, () => LowerBody(statement.Body));
        StartHere();
        LowerBody(statement.OrElse);
        JumpTo(end);

        var span = statement.Handlers[0].Span;
        Builder.Span = span;
        Builder.StartBlock(handler);
        Handling(span, (exception, leave) =>
        {
            var raised = context.Temporary();
            var rest = context.Temporary();
            Emit(new Ir.Build(raised, Ir.Container.List, []), span);
            Emit(new Ir.Move(rest, exception), span);
            foreach (var clause in statement.Handlers)
            {
                LowerExceptStarHandler(clause, raised, rest);
            }
            var last = statement.Handlers[^1].Span;
            var outcome = EmitIntrinsic(Intrinsics.StarOutcome, last, exception, raised, rest);
            var done = Builder.NewBlock();
            var again = Builder.NewBlock();
            BranchOnNone(outcome, done, again, last);
            Builder.StartBlock(again);
            leave(() => Terminate(new Ir.Reraise(outcome), last));
            Builder.StartBlock(done);
            leave(() => JumpTo(end));
        });
        Builder.StartBlock(end);
    }

    // except* E as n: handler       .p = star_match(.rest, E); .m = .p[0]; .rest = .p[1]; .m is None -> next
    //                               .g = push_handled .m; n = .m; handler  (exceptions to C); unbind n; pop_handled .g; jump next
    //                               C:    .x = catch; pop_handled .g; append .r .x
    //                               next:
    void LowerExceptStarHandler(ExceptHandler clause, Ir.Local raised, Ir.Local rest)
    {
        var mark = context.Mark();
        var type = clause.Type!;
        var pair = EmitIntrinsic(Intrinsics.StarMatch, type.Span, rest, LowerExpr(type));
        var match = context.Temporary();
        Emit(new Ir.Element(match, pair, 0), type.Span);
        Emit(new Ir.Element(rest, pair, 1), type.Span);
        var next = Builder.NewBlock();
        var body = Builder.NewBlock();
        BranchOnNone(match, next, body, type.Span);
        Builder.StartBlock(body);

        var former = context.Temporary();
        Emit(new Ir.PushHandled(former, match), clause.Span);
        var cleanup = Builder.NewBlock();
        var region = new HandlerRegion(context.Region, Builder.Handler, match, former);
        Protected(cleanup, region, () =>
        {
            if (clause.Name is null)
            {
                LowerBody(clause.Body);
                Leave();
            }
            else
            {
                LowerNamedHandler(clause, match, _ => Leave(), next);
            }
        });
        Builder.Span = clause.Span;
        Builder.StartBlock(cleanup);
        var caught = context.Temporary();
        Builder.Add(new Ir.Catch(caught));
        Emit(new Ir.PopHandled(former), clause.Span);
        Emit(new Ir.Append(Ir.Container.List, raised, caught, null), clause.Span);
        Builder.StartBlock(next);
        context.Release(mark);

        void Leave()
        {
            Builder.PushHandler(region.OuterHandler);
            StartHere();
            Emit(new Ir.PopHandled(former), clause.Span);
            JumpTo(next);
            Builder.PopHandler();
        }
    }

    void BranchOnNone(Ir.Local value, Ir.Block ifNone, Ir.Block otherwise, Span span)
    {
        var isNone = context.Temporary();
        Emit(new Ir.Is(isNone, value, None, IsNegated: false), span);
        BranchOn(isNone, isBool: true, ifNone, otherwise, span);
    }
}
