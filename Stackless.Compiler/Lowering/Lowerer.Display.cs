// Tuple, list, set and dict displays. Literals become constants; short displays one Build; long ones and those with stars are appended
// to piece by piece, so that a table of a thousand rows does not need a thousand temporaries.
namespace Stackless.Compiler.Lowering;
using Stackless.Compiler.Ast;

public sealed partial class Lowerer
{
    /// <summary>More elements than this are appended one by one.</summary>
    const int LongDisplay = 30;

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
        if (elements.Count > 2 && container == Ir.Container.List && ConstantElements(elements) is { } constants)
        {
            Emit(new Ir.Build(result, container, []), span);
            Emit(new Ir.Extend(container, result, new Ir.ConstTuple(constants)), span);
            return result;
        }
        var mark = context.Mark();
        var first = 0;
        while (first < elements.Count && first < LongDisplay && elements[first] is not Starred)
        {
            first++;
        }
        Emit(new Ir.Build(result, container, LowerAll(elements.Take(first).ToArray())), span);
        context.Release(mark);
        for (var i = first; i < elements.Count; i++)
        {
            if (elements[i] is Starred starred)
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
            if (expression.Keys[i] is { } key)
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

    static Ir.ConstTuple? ConstantTupleOf(Tuple expression) =>
        ConstantElements(expression.Elts) is { } elements ? new Ir.ConstTuple(elements) : null;

    /// <summary>The elements as constants, if all of them are literals.</summary>
    static Ir.Operand[]? ConstantElements(IReadOnlyList<Expr> elements)
    {
        var constants = new Ir.Operand[elements.Count];
        for (var i = 0; i < constants.Length; i++)
        {
            Ir.Operand? constant = elements[i] switch
            {
                Tuple inner => ConstantTupleOf(inner),
                var element => ConstantFolding.Fold(element) is { } folded ? new Ir.Const(folded) : null,
            };
            if (constant is null)
            {
                return null;
            }
            constants[i] = constant;
        }
        return constants;
    }
}
