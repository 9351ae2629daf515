// Comprehensions, inlined into the function they stand in, and generator expressions, which are functions of their own. Both evaluate the
// first iterable outside. The variables of an inlined comprehension are isolated locals: unbound at its start each time it runs, and a
// new cell each time if inner functions capture them.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // [f(x) for x in a if c]     .i = get_iter a; .d = list()          (or .d = list() filling .i partly; partly: there is a c)
    //                            head: .e = next .i; branch_end .e -> end, body
    //                            body: x.1 = .e; branch c -> yes, next
    //                            yes:  append .d f(x.1)
    //                            next: poll; jump head
    //                            end:
    Ir.Local LowerListComp(ListComp e) => LowerComprehension(e, "<listcomp>", e.Generators, Ir.Container.List, e.Elt, null);

    // {f(x) for x in a}          as above, with .d = set()
    Ir.Local LowerSetComp(SetComp e) => LowerComprehension(e, "<setcomp>", e.Generators, Ir.Container.Set, e.Elt, null);

    // {k(x): v(x) for x in a}    as above, with .d = dict(); append .d k(x.1): v(x.1)
    Ir.Local LowerDictComp(DictComp e) => LowerComprehension(e, "<dictcomp>", e.Generators, Ir.Container.Dict, e.Key, e.Value);

    Ir.Local LowerComprehension(Expr expression, string name, IReadOnlyList<Comprehension> generators, Ir.Container container, Expr element, Expr? value)
    {
        var result = context.Temporary();
        var mark = context.Mark();
        var iterator = context.Temporary();
        LowerComprehensionIterable(generators[0], iterator);
        var scope = scopes.ScopeOf(expression);
        if (scope.IsInlined)
        {
            var inner = new InlinedComprehension(scope, context.Comprehension);
            DeclareComprehensionVariables(inner, expression.Span);
            context.Comprehension = inner;
            Fill(result, iterator);
            context.Comprehension = inner.Outer;
        }
        else
        {
            // In an annotation, where names may be the class's: a function of its own, as CPython has it.
            EmitCallOfComprehension(expression, name, iterator, result, () =>
            {
                var filled = context.Temporary();
                Fill(filled, Builder.Parameter(FirstIterable));
                Terminate(new Ir.Return(filled), expression.Span);
            });
        }
        context.Release(mark);
        return result;

        void Fill(Ir.Local filled, Ir.Local iterator)
        {
            var isFilling = container == Ir.Container.List && generators is [{ IsAsync: false }];
            Emit(new Ir.Build(filled, container, []) { Filling = isFilling ? iterator : null, IsFiltered = generators[0].Ifs.Count > 0 }, expression.Span);
            LowerGenerators(generators, 0, iterator, () =>
            {
                var elementMark = context.Mark();
                var first = LowerExpr(element);
                var second = value is null ? null : LowerExpr(value);
                Emit(new Ir.Append(container, filled, first, second), value is null ? element.Span : element.Span.To(value.Span));
                context.Release(elementMark);
            });
        }
    }

    void DeclareComprehensionVariables(InlinedComprehension comprehension, Span span)
    {
        foreach (var (name, isCaptured) in comprehension.Scope.OwnNames())
        {
            var variable = Builder.Isolated(name);
            variable.IsCell = isCaptured;
            comprehension.Variables.Add(name, variable);
            Emit(isCaptured ? new Ir.MakeCell(variable, null) : new Ir.Unbind(variable), span);
        }
    }

    /// <summary>The loops of a comprehension from number <paramref name="index"/> on, <paramref name="innermost"/> in the middle of them.</summary>
    void LowerGenerators(IReadOnlyList<Comprehension> generators, int index, Ir.Local iterator, Action innermost)
    {
        var generator = generators[index];
        var mark = context.Mark();
        var head = Builder.NewBlock();
        var body = Builder.NewBlock();
        var next = Builder.NewBlock();
        var end = Builder.NewBlock();
        Builder.StartBlock(head);
        if (generator.IsAsync)
        {
            LowerAsyncNext(iterator, generator.Iter.Span, end, body, generator.Target);
        }
        else
        {
            LowerNext(iterator, generator.Iter.Span, end, body, generator.Target);
        }
        foreach (var condition in generator.Ifs)
        {
            var more = Builder.NewBlock();
            LowerCondition(condition, more, next);
            Builder.StartBlock(more);
        }
        if (index + 1 < generators.Count)
        {
            var innerIterator = context.Temporary();
            LowerComprehensionIterable(generators[index + 1], innerIterator);
            LowerGenerators(generators, index + 1, innerIterator, innermost);
        }
        else
        {
            innermost();
        }
        Builder.StartBlock(next);
        Emit(new Ir.Poll(), generator.Iter.Span);
        JumpTo(head);
        Builder.StartBlock(end);
        context.Release(mark);
    }

    // (f(x) for x in a)          .i = get_iter a; .g = function <genexpr> closure cells; .d = call .g(.i)
    //                            <genexpr>(.0): loops as above, with yield f(x) innermost
    Ir.Operand LowerGeneratorExp(GeneratorExp expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        var iterator = context.Temporary();
        LowerComprehensionIterable(expression.Generators[0], iterator);
        EmitCallOfComprehension(expression, "<genexpr>", iterator, result, () =>
            LowerGenerators(expression.Generators, 0, Builder.Parameter(FirstIterable), () =>
            {
                var value = LowerExpr(expression.Elt);
                EmitYield(context.Temporary(), Yielded(value, expression.Elt.Span), null, expression.Elt.Span);
            }));
        context.Release(mark);
        return result;
    }

    void EmitCallOfComprehension(Expr expression, string name, Ir.Local iterator, Ir.Local result, Action body)
    {
        var parameter = new Arg(FirstIterable, null, Span.None);
        var arguments = new Arguments([parameter], [], null, [], [], null, [], Span.None);
        var kind = expression is GeneratorExp ? Ir.FunctionKind.GeneratorExpression : Ir.FunctionKind.Function;
        var function = EmitFunction(expression, name, kind, arguments, null, null, null, expression.Span, body);
        Emit(new Ir.Call(result, function, [iterator], []), expression.Span);
    }

    /// <summary>The parameter of a comprehension's function.</summary>
    const string FirstIterable = ".0";
}
