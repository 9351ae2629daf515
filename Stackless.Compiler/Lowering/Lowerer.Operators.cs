// Operators, attributes, items, and conditions: where a value is only tested, LowerCondition branches at once and makes no bool.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // left + right           .l = left; .r = right; .d = .l + .r
    Ir.Operand LowerBinOp(BinOp expression, Ir.Local? hint)
    {
        if (folding.Fold(expression) is { } folded)
        {
            return new Ir.Const(folded);
        }
        var result = Destination(hint);
        var mark = context.Mark();
        var left = LowerExpr(expression.Left);
        var right = LowerExpr(expression.Right);
        Emit(new Ir.BinaryOp(result, expression.Op, left, right, IsInPlace: false), expression.Span);
        context.Release(mark);
        return result;
    }

    // -x                     .x = x; .d = -.x
    // not x                  .x = x; .t = is_true .x; .d = not .t
    Ir.Operand LowerUnaryOp(UnaryOp expression, Ir.Local? hint)
    {
        if (folding.Fold(expression) is { } folded)
        {
            return new Ir.Const(folded);
        }
        var result = Destination(hint);
        var mark = context.Mark();
        if (expression.Op == UnaryOperator.Not)
        {
            Emit(new Ir.Not(result, LowerTruth(expression.Operand, expression.Span)), expression.Span);
        }
        else
        {
            Emit(new Ir.UnaryOp(result, expression.Op, LowerExpr(expression.Operand)), expression.Span);
        }
        context.Release(mark);
        return result;
    }

    /// <summary>The truth of an expression as a bool.</summary>
    Ir.Local LowerTruth(Expr expression, Span span)
    {
        var truth = context.Temporary();
        var mark = context.Mark();
        switch (expression)
        {
            case Compare { Ops: [CmpOperator.Is or CmpOperator.IsNot] }:
                LowerInto(expression, truth);
                break;
            case UnaryOp { Op: UnaryOperator.Not } not when folding.Fold(not) is null:
                LowerInto(not, truth);
                break;
            default:
                Emit(new Ir.IsTrue(truth, LowerExpr(expression)), span);
                break;
        }
        context.Release(mark);
        return truth;
    }

    // a < b                  .a = a; .b = b; .d = .a < .b
    // a < b < c              .d = .a < .b; branch (is_true .d) -> more, end
    //                        more: .d = .b < .c
    //                        end:
    Ir.Operand LowerCompare(Compare expression, Ir.Local? hint)
    {
        if (expression.Ops.Count == 1)
        {
            var single = Destination(hint);
            var mark = context.Mark();
            var left = LowerExpr(expression.Left);
            EmitCompare(single, expression.Ops[0], left, LowerExpr(expression.Comparators[0]), expression.Span);
            context.Release(mark);
            return single;
        }
        var result = Accumulator(hint);
        var end = Builder.NewBlock();
        LowerComparisons(expression, (op, left, right, isLast) =>
        {
            EmitCompare(result, op, left, right, expression.Span);
            if (!isLast)
            {
                var more = Builder.NewBlock();
                BranchOn(result, IsBool(op), more, end, expression.Span);
                Builder.StartBlock(more);
            }
        });
        Builder.StartBlock(end);
        return result;
    }

    /// <summary>Evaluates the operands of a comparison from left to right, each once, and gives neighbours to <paramref name="compare"/>.</summary>
    void LowerComparisons(Compare expression, Action<CmpOperator, Ir.Operand, Ir.Operand, bool> compare)
    {
        var mark = context.Mark();
        var left = LowerExpr(expression.Left);
        for (var i = 0; i < expression.Ops.Count; i++)
        {
            var right = LowerExpr(expression.Comparators[i]);
            compare(expression.Ops[i], left, right, i == expression.Ops.Count - 1);
            left = right;
        }
        context.Release(mark);
    }

    static bool IsBool(CmpOperator op) => op is CmpOperator.Is or CmpOperator.IsNot;

    void EmitCompare(Ir.Local result, CmpOperator op, Ir.Operand left, Ir.Operand right, Span span)
    {
        if (IsBool(op))
        {
            Emit(new Ir.Is(result, left, right, IsNegated: op == CmpOperator.IsNot), span);
        }
        else
        {
            Emit(new Ir.Compare(result, op, left, right), span);
        }
    }

    // a and b                .d = a; branch (is_true .d) -> more, end
    //                        more: .d = b
    //                        end:
    Ir.Operand LowerBoolOp(BoolOp expression, Ir.Local? hint)
    {
        var result = Accumulator(hint);
        var end = Builder.NewBlock();
        for (var i = 0; i < expression.Values.Count; i++)
        {
            LowerInto(expression.Values[i], result);
            if (i < expression.Values.Count - 1)
            {
                var more = Builder.NewBlock();
                var (ifTrue, ifFalse) = expression.Op == BoolOperator.And ? (more, end) : (end, more);
                BranchOn(result, isBool: false, ifTrue, ifFalse, expression.Values[i].Span);
                Builder.StartBlock(more);
            }
        }
        Builder.StartBlock(end);
        return result;
    }

    // a if test else b       branch test -> yes, no
    //                        yes: .d = a; jump end
    //                        no:  .d = b
    //                        end:
    Ir.Operand LowerIfExp(IfExp expression, Ir.Local? hint)
    {
        var result = Accumulator(hint);
        var yes = Builder.NewBlock();
        var no = Builder.NewBlock();
        var end = Builder.NewBlock();
        LowerCondition(expression.Test, yes, no);
        Builder.StartBlock(yes);
        LowerInto(expression.Body, result);
        JumpTo(end);
        Builder.StartBlock(no);
        LowerInto(expression.OrElse, result);
        Builder.StartBlock(end);
        return result;
    }

    /// <summary>Ends the current block: on to one of two blocks by the truth of the expression.</summary>
    // a and not b            branch a -> next, ifFalse;  next: branch b -> ifFalse, ifTrue
    void LowerCondition(Expr expression, Ir.Block ifTrue, Ir.Block ifFalse)
    {
        if (folding.TruthOf(expression) is { } known)
        {
            JumpTo(known ? ifTrue : ifFalse);
            return;
        }
        var mark = context.Mark();
        switch (expression)
        {
            case UnaryOp { Op: UnaryOperator.Not } e:
                LowerCondition(e.Operand, ifFalse, ifTrue);
                break;
            case BoolOp e:
                for (var i = 0; i < e.Values.Count; i++)
                {
                    if (i == e.Values.Count - 1)
                    {
                        LowerCondition(e.Values[i], ifTrue, ifFalse);
                        break;
                    }
                    var more = Builder.NewBlock();
                    if (e.Op == BoolOperator.And)
                    {
                        LowerCondition(e.Values[i], more, ifFalse);
                    }
                    else
                    {
                        LowerCondition(e.Values[i], ifTrue, more);
                    }
                    Builder.StartBlock(more);
                }
                break;
            case IfExp e:
                var yes = Builder.NewBlock();
                var no = Builder.NewBlock();
                LowerCondition(e.Test, yes, no);
                Builder.StartBlock(yes);
                LowerCondition(e.Body, ifTrue, ifFalse);
                Builder.StartBlock(no);
                LowerCondition(e.OrElse, ifTrue, ifFalse);
                break;
            case Compare e:
                LowerComparisons(e, (op, left, right, isLast) =>
                {
                    var result = context.Temporary();
                    EmitCompare(result, op, left, right, e.Span);
                    var more = isLast ? ifTrue : Builder.NewBlock();
                    BranchOn(result, IsBool(op), more, ifFalse, e.Span);
                    if (!isLast)
                    {
                        Builder.StartBlock(more);
                    }
                });
                break;
            default:
                BranchOn(LowerExpr(expression), isBool: false, ifTrue, ifFalse, expression.Span);
                break;
        }
        context.Release(mark);
    }

    void BranchOn(Ir.Operand value, bool isBool, Ir.Block ifTrue, Ir.Block ifFalse, Span span)
    {
        var condition = value;
        if (!isBool)
        {
            var mark = context.Mark();
            var truth = context.Temporary();
            Emit(new Ir.IsTrue(truth, value), span);
            context.Release(mark);
            condition = truth;
        }
        Terminate(new Ir.Branch(condition, ifTrue, ifFalse), span);
    }

    // o.a                    .o = o; .d = .o.a
    Ir.Operand LowerAttribute(Attribute expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        Emit(new Ir.LoadAttr(result, LowerExpr(expression.Value), Mangle(expression.Attr)), expression.Span);
        context.Release(mark);
        return result;
    }

    // o[i]                   .o = o; .i = i; .d = .o[.i]
    Ir.Operand LowerSubscript(Subscript expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        if (IsNewView(expression.Value))
        {
            LowerPartOfNewView(expression, result);
        }
        else
        {
            var container = LowerExpr(expression.Value);
            Emit(new Ir.LoadItem(result, container, LowerExpr(expression.Slice)), expression.Span);
        }
        context.Release(mark);
        return result;
    }

    // a:b:c                  .a = a; .b = b; .c = c; .d = slice(.a, .b, .c)
    Ir.Operand LowerSlice(Slice expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        var lower = expression.Lower is null ? None : LowerExpr(expression.Lower);
        var upper = expression.Upper is null ? None : LowerExpr(expression.Upper);
        Ir.Operand[] elements = expression.Step is null ? [lower, upper] : [lower, upper, LowerExpr(expression.Step)];
        Emit(new Ir.Build(result, Ir.Container.Slice, elements), expression.Span);
        context.Release(mark);
        return result;
    }

    // if test: body          branch test -> yes, no
    // else: orelse           yes: body; jump end
    //                        no:  orelse
    //                        end:
    void LowerIf(If statement)
    {
        var yes = Builder.NewBlock();
        var end = Builder.NewBlock();
        var no = statement.OrElse.Count == 0 ? end : Builder.NewBlock();
        LowerCondition(statement.Test, yes, no);
        Builder.StartBlock(yes);
        LowerBody(statement.Body);
        if (statement.OrElse.Count > 0)
        {
            JumpTo(end);
            Builder.StartBlock(no);
            LowerBody(statement.OrElse);
        }
        Builder.StartBlock(end);
    }

    // assert test, msg       branch test -> ok, fail
    //                        fail: .e = assertion_error(msg); raise .e
    //                        ok:
    void LowerAssert(Assert statement)
    {
        if (optimization > 0)
        {
            return;
        }
        var ok = Builder.NewBlock();
        var fail = Builder.NewBlock();
        LowerCondition(statement.Test, ok, fail);
        Builder.StartBlock(fail);
        Ir.Operand[] arguments = statement.Msg is null ? [] : [LowerExpr(statement.Msg)];
        var error = EmitIntrinsic(Intrinsics.AssertionError, statement.Test.Span, arguments);
        Terminate(new Ir.Raise(error), statement.Test.Span);
        Builder.StartBlock(ok);
    }

    // value                  value                               (at the prompt: print_expression(value))
    void LowerExprStmt(ExprStmt statement)
    {
        var value = LowerExpr(statement.Value);
        if (isInteractive && context.Parent is null)
        {
            EmitIntrinsic(Intrinsics.PrintExpression, statement.Span, value);
        }
    }
}
