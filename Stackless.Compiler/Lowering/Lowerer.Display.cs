// Tuple, list, set and dict displays. Literals become constants; short displays one Build; long ones and those with stars are appended
// to piece by piece, so that a table of a thousand rows does not need a thousand temporaries; runs of literals in them are added at once.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    /// <summary>More elements than this are appended one by one.</summary>
    const int LongDisplay = 30;

    /// <summary>In a long display, at least so many literals side by side are added as one constant.</summary>
    const int LongRun = 10;

    // (1, 2)                 the constant
    // (a, b)                 .a = a; .b = b; .d = tuple(.a, .b)
    // (a, *b)                .l = [a]; extend .l b; .d = list_to_tuple .l
    Ir.Operand LowerTuple(Tuple expression, Ir.Local? hint)
    {
        if (ConstantTupleOf(expression) is { } constant)
        {
            return constant;
        }
        if (IsPiecewise(expression.Elts))
        {
            return LowerElementsAsTuple(expression.Elts, expression.Span);
        }
        var result = Destination(hint);
        var mark = context.Mark();
        Emit(new Ir.Build(result, Ir.Container.Tuple, LowerAll(expression.Elts)), expression.Span);
        context.Release(mark);
        return result;
    }

    // [a, b]                 .a = a; .b = b; .d = list(.a, .b)
    // [a, *b]                .d = list(.a); extend .d b
    Ir.Operand LowerList(List expression, Ir.Local? hint) => LowerSequence(Ir.Container.List, expression.Elts, expression.Span, hint);

    // {a, *b}                .d = set(.a); extend .d b
    Ir.Operand LowerSet(Set expression, Ir.Local? hint) => LowerSequence(Ir.Container.Set, expression.Elts, expression.Span, hint);

    Ir.Operand LowerSequence(Ir.Container container, IReadOnlyList<Expr> elements, Span span, Ir.Local? hint)
    {
        if (IsPiecewise(elements))
        {
            return LowerPiecewise(container, elements, span, hint);
        }
        var result = Destination(hint);
        var mark = context.Mark();
        Emit(new Ir.Build(result, container, LowerAll(elements)), span);
        context.Release(mark);
        return result;
    }

    static bool IsPiecewise(IReadOnlyList<Expr> elements) => elements.Count > LongDisplay || elements.Any(e => e is Starred);

    Ir.Operand[] LowerAll(IReadOnlyList<Expr> elements)
    {
        var operands = new Ir.Operand[elements.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = LowerExpr(elements[i]);
        }
        return operands;
    }

    Ir.Local LowerPiecewise(Ir.Container container, IReadOnlyList<Expr> elements, Span span, Ir.Local? hint)
    {
        var result = Accumulator(hint);
        var mark = context.Mark();
        var first = 0;
        while (first < elements.Count && first < LongDisplay && elements[first] is not Starred && ConstantRun(elements, first).Count < LongRun)
        {
            first++;
        }
        Emit(new Ir.Build(result, container, LowerAll(elements.Take(first).ToArray())), span);
        context.Release(mark);
        for (var i = first; i < elements.Count; i++)
        {
            var run = ConstantRun(elements, i);
            if (run.Count >= LongRun)
            {
                Emit(new Ir.Extend(container, result, new Ir.ConstTuple(run)), span);
                i += run.Count - 1;
            }
            else if (elements[i] is Starred starred)
            {
                Emit(new Ir.Extend(container, result, LowerExpr(starred.Value)), span);
            }
            else
            {
                Emit(new Ir.Append(container, result, LowerExpr(elements[i]), null), span);
            }
            context.Release(mark);
        }
        return result;
    }

    /// <summary>The positional arguments of a call, or the elements of a display, as a tuple.</summary>
    Ir.Operand LowerElementsAsTuple(IReadOnlyList<Expr> elements, Span span)
    {
        if (ConstantElements(elements) is { } constants)
        {
            return new Ir.ConstTuple(constants);
        }
        var result = context.Temporary();
        var mark = context.Mark();
        if (IsPiecewise(elements))
        {
            Emit(new Ir.ListToTuple(result, LowerPiecewise(Ir.Container.List, elements, span, null)), span);
        }
        else
        {
            Emit(new Ir.Build(result, Ir.Container.Tuple, LowerAll(elements)), span);
        }
        context.Release(mark);
        return result;
    }

    // {k: v, **m}            .k = k; .v = v; .d = dict(.k, .v); extend .d m
    Ir.Operand LowerDict(Dict expression, Ir.Local? hint)
    {
        if (expression.Keys.Count <= LongDisplay / 2 && expression.Keys.All(k => k is not null))
        {
            var result = Destination(hint);
            var mark = context.Mark();
            var elements = new Ir.Operand[2 * expression.Keys.Count];
            for (var i = 0; i < expression.Keys.Count; i++)
            {
                elements[2 * i] = LowerExpr(expression.Keys[i]!);
                elements[2 * i + 1] = LowerExpr(expression.Values[i]);
            }
            Emit(new Ir.Build(result, Ir.Container.Dict, elements), expression.Span);
            context.Release(mark);
            return result;
        }
        var all = Accumulator(hint);
        Emit(new Ir.Build(all, Ir.Container.Dict, []), expression.Span);
        for (var i = 0; i < expression.Keys.Count; i++)
        {
            var mark = context.Mark();
            var run = ConstantPairs(expression, i);
            if (run.Count >= 2 * LongRun)
            {
                EmitIntrinsic(Intrinsics.BuildDict, expression.Span, all, new Ir.ConstTuple(run));
                i += run.Count / 2 - 1;
            }
            else if (expression.Keys[i] is { } key)
            {
                var keyOperand = LowerExpr(key);
                Emit(new Ir.Append(Ir.Container.Dict, all, keyOperand, LowerExpr(expression.Values[i])), expression.Span);
            }
            else
            {
                Emit(new Ir.Extend(Ir.Container.Dict, all, LowerExpr(expression.Values[i])), expression.Span);
            }
            context.Release(mark);
        }
        return all;
    }

    Ir.ConstTuple? ConstantTupleOf(Tuple expression) =>
        ConstantElements(expression.Elts) is { } elements ? new Ir.ConstTuple(elements) : null;

    /// <summary>The elements as constants, if all of them are literals.</summary>
    Ir.Operand[]? ConstantElements(IReadOnlyList<Expr> elements)
    {
        var constants = new Ir.Operand[elements.Count];
        for (var i = 0; i < constants.Length; i++)
        {
            if (ConstantOf(elements[i]) is not { } constant)
            {
                return null;
            }
            constants[i] = constant;
        }
        return constants;
    }

    Ir.Operand? ConstantOf(Expr element) => element switch
    {
        Tuple inner => ConstantTupleOf(inner),
        _ => folding.Fold(element) is { } folded ? new Ir.Const(folded) : null,
    };

    /// <summary>The literals that stand side by side from <paramref name="first"/> on, if they are at least <see cref="LongRun"/>.</summary>
    List<Ir.Operand> ConstantRun(IReadOnlyList<Expr> elements, int first)
    {
        if (first + LongRun > elements.Count || ConstantOf(elements[first + LongRun - 1]) is null)
        {
            return [];
        }
        var run = new List<Ir.Operand>();
        for (var i = first; i < elements.Count && ConstantOf(elements[i]) is { } constant; i++)
        {
            run.Add(constant);
        }
        return run.Count >= LongRun ? run : [];
    }

    /// <summary>The same of a dict display: keys and values in turn.</summary>
    List<Ir.Operand> ConstantPairs(Dict expression, int first)
    {
        var run = new List<Ir.Operand>();
        for (var i = first; i < expression.Keys.Count; i++)
        {
            if (expression.Keys[i] is not { } key || ConstantOf(key) is not { } constantKey || ConstantOf(expression.Values[i]) is not { } constantValue)
            {
                break;
            }
            run.Add(constantKey);
            run.Add(constantValue);
        }
        return run;
    }
}
