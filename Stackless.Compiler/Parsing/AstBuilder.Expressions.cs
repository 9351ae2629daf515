// Expressions, except operators (AstBuilder.Operators) and strings (AstBuilder.Strings).
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    public Expr BuildEval(EvalContext context)
    {
        var elements = context.expression();
        return context.COMMA().Length == 0
            ? BuildExpression(elements[0])
            : new Tuple(Array.ConvertAll(elements, BuildExpression), ExprContext.Load, First(context).Span.To(LastInEval(context).Span));
    }

    static PythonToken LastInEval(EvalContext context)
    {
        var last = context.children.Last(static child => child is ExpressionContext || IsToken(child, COMMA));
        return last is ITerminalNode ? TokenOf(last) : (PythonToken)((ParserRuleContext)last).Stop;
    }

    public Expr BuildStarExpressions(StarExpressionsContext context)
    {
        if (context.ChildCount == 1)
        {
            return BuildStarExpression((StarExpressionContext)context.children[0]);
        }

        var elements = new Expr[(context.ChildCount + 1) / 2];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = BuildStarExpression((StarExpressionContext)context.children[2 * i]);
        }

        return new Tuple(elements, ExprContext.Load, SpanOf(context));
    }

    Expr BuildStarExpression(StarExpressionContext context) =>
        context.children[0] is ExpressionContext expression
            ? BuildExpression(expression)
            : new Starred(BuildBitOr((BinaryContext)context.children[1]), ExprContext.Load, SpanOf(context));

    Expr BuildStarNamedExpression(StarNamedExpressionContext context) =>
        context.children[0] is NamedExpressionContext expression
            ? BuildNamedExpression(expression)
            : new Starred(BuildBitOr((BinaryContext)context.children[1]), ExprContext.Load, SpanOf(context));

    /// <summary>The star-named expressions among a rule's children, from the given one on, every second one.</summary>
    Expr[] BuildStarNamedList(ParserRuleContext context, int from)
    {
        var elements = new Expr[(context.ChildCount - from + 1) / 2];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = BuildStarNamedExpression((StarNamedExpressionContext)context.children[from + 2 * i]);
        }

        return elements;
    }

    Expr BuildNamedExpression(NamedExpressionContext context)
    {
        var first = (ExpressionContext)context.children[0];
        return context.ChildCount == 1 ? BuildExpression(first) : BuildNamedExpr(first, (ExpressionContext)context.children[2]);
    }

    NamedExpr BuildNamedExpr(ExpressionContext target, ExpressionContext value)
    {
        if (target.Start != target.Stop || First(target).Type != NAME)
        {
            var wrong = BuildExpression(target);
            throw Reject(DiagnosticCatalog.CannotNameWithWalrus(InvalidTargets.Describe(wrong)), wrong.Span);
        }

        var name = First(target);
        return new NamedExpr(new Name(NameOf(name), ExprContext.Store, name.Span), BuildExpression(value), name.Span.To(EndOf(value)));
    }

    Expr BuildValue(ValueExpressionContext context) =>
        context.children[0] is StarExpressionsContext expressions ? BuildStarExpressions(expressions) : BuildYield((YieldExpressionContext)context.children[0]);

    Expr BuildYield(YieldExpressionContext context)
    {
        if (context.ChildCount == 3)
        {
            return new YieldFrom(BuildExpression((ExpressionContext)context.children[2]), SpanOf(context));
        }

        return new Yield(context.ChildCount == 2 ? BuildStarExpressions((StarExpressionsContext)context.children[1]) : null, SpanOf(context));
    }

    public Expr BuildExpression(ExpressionContext context)
    {
        if (context.children[0] is LambdaContext lambda)
        {
            return BuildLambda(lambda);
        }

        var body = BuildBinary((BinaryContext)context.children[0]);
        if (context.ChildCount == 1)
        {
            return body;
        }

        var test = BuildBinary((BinaryContext)context.children[2]);
        return new IfExp(test, body, BuildExpression((ExpressionContext)context.children[4]), SpanOf(context));
    }

    Expr BuildPrimary(PrimaryContext context)
    {
        var children = context.children;
        var i = 0;
        PythonToken? await = null;
        if (children.Count > 1 && IsToken(children[0], AWAIT))
        {
            await = TokenOf(children[0]);
            i = 1;
        }

        var start = (i == 0 ? First(context) : FirstOf(children[1])).Span;
        var value = BuildAtom(children[i]);
        i++;
        while (i < children.Count)
        {
            var token = TokenOf(children[i]);
            switch (token.Type)
            {
                case DOT:
                    var name = TokenOf(children[i + 1]);
                    value = new Attribute(value, NameOf(name), ExprContext.Load, start.To(name.Span));
                    i += 2;
                    break;
                case LPAR:
                    value = BuildCall(value, start, children, ref i);
                    break;
                default:
                    value = new Subscript(
                        value,
                        BuildSlices((SlicesContext)children[i + 1]),
                        ExprContext.Load,
                        start.To(TokenOf(children[i + 2]).Span));
                    i += 3;
                    break;
            }
        }

        return await is null ? value : new Await(value, SpanOf(context));
    }

    static PythonToken FirstOf(IParseTree node) => node is ITerminalNode terminal ? TokenOf(terminal) : First((ParserRuleContext)node);

    Expr BuildAtom(IParseTree node)
    {
        switch (node)
        {
            case ITerminalNode terminal:
                var token = TokenOf(terminal);
                return token.Type switch
                {
                    NAME => new Name(NameOf(token), ExprContext.Load, token.Span),
                    NUMBER => BuildNumber(token),
                    _ => BuildKeywordConstant(token),
                };
            case StringsContext strings:
                return BuildStrings(strings);
            case GroupContext group:
                return BuildGroup(group);
            case ListContext list:
                return BuildList(list);
            case DictOrSetContext display:
                return BuildDictOrSet(display);
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    public static Constant BuildKeywordConstant(PythonToken token) => new(
        token.Type switch
        {
            NONE => ConstantNone.Instance,
            TRUE => ConstantBool.True,
            FALSE => ConstantBool.False,
            _ => ConstantEllipsis.Instance,
        },
        null,
        token.Span);

    Constant BuildNumber(PythonToken token) => Number(source, token);

    public static Constant Number(SourceText source, PythonToken token)
    {
        try
        {
            return new Constant(NumberLiteral.Parse(source.Text.AsSpan(token.Start, token.End - token.Start)), null, token.Span);
        }
        catch (IntegerTooLongException failure)
        {
            throw Reject(DiagnosticCatalog.IntegerTooLong(NumberLiteral.MaxDigitCount, failure.DigitCount), token.Span);
        }
    }

    Call BuildCall(Expr function, Span start, IList<IParseTree> children, ref int i)
    {
        var open = TokenOf(children[i]);
        if (children[i + 1] is not ArgumentsContext arguments)
        {
            var end = TokenOf(children[i + 1]);
            i += 2;
            return new Call(function, [], [], start.To(end.Span));
        }

        var close = TokenOf(children[i + 2]);
        i += 3;
        (var positional, var keywords) = BuildCallArguments(arguments, open.Span.To(close.Span));
        return new Call(function, positional, keywords, start.To(close.Span));
    }

    /// <summary>Arguments of a call or bases of a class. A lone generator takes the call's parentheses as its own; a class has none to give.</summary>
    (Expr[] Positional, Keyword[] Keywords) BuildCallArguments(ArgumentsContext context, Span? parentheses)
    {
        var count = (context.ChildCount + 1) / 2;
        var positional = new List<Expr>(count);
        List<Keyword>? keywords = null;
        var hasUnpacking = false;
        for (var i = 0; i < context.ChildCount; i += 2)
        {
            var argument = (ArgumentContext)context.children[i];
            if (argument.children[0] is not ExpressionContext first)
            {
                var operand = (ExpressionContext)argument.children[1];
                if (IsToken(argument.children[0], STAR))
                {
                    if (hasUnpacking)
                    {
                        var after = tokens[argument.Stop.TokenIndex + 1];
                        throw Reject(
                            DiagnosticCatalog.IterableUnpackingAfterKeywordUnpacking,
                            TokenOf(context.children[i - 1]).Span.To(after.Span with { EndColumn = after.Span.EndColumn - 1 }));
                    }

                    positional.Add(new Starred(BuildExpression(operand), ExprContext.Load, SpanOf(argument)));
                    continue;
                }

                hasUnpacking = true;
                (keywords ??= []).Add(new Keyword(null, BuildExpression(operand), SpanOf(argument)));
                continue;
            }

            if (argument.ChildCount == 3 && IsToken(argument.children[1], EQUAL))
            {
                (keywords ??= []).Add(BuildKeyword(argument, first));
                continue;
            }

            var value = argument.ChildCount > 1 && IsToken(argument.children[1], COLONEQUAL)
                ? BuildNamedExpr(first, (ExpressionContext)argument.children[2])
                : BuildExpression(first);
            if (argument.children[^1] is CompForContext)
            {
                if (parentheses is null && context.ChildCount == 1)
                {
                    throw Reject(FirstOf(argument.children.First(static child => child is CompForContext)));
                }

                if (context.ChildCount > 1)
                {
                    throw Reject(DiagnosticCatalog.GeneratorNotParenthesized, SpanOf(argument));
                }

                value = new GeneratorExp(value, BuildComprehensions(argument), parentheses!.Value);
            }

            if (keywords is not null)
            {
                throw Reject(
                    hasUnpacking ? DiagnosticCatalog.PositionalAfterKeywordUnpacking : DiagnosticCatalog.PositionalAfterKeyword,
                    tokens[((ParserRuleContext)context.children[(context.ChildCount - 1) & ~1]).Stop.TokenIndex + 1].Span);
            }

            positional.Add(value);
        }

        return (positional.ToArray(), keywords?.ToArray() ?? []);
    }

    Keyword BuildKeyword(ArgumentContext argument, ExpressionContext name)
    {
        if (name.Start == name.Stop && First(name).Type is TRUE or FALSE or NONE)
        {
            throw Reject(DiagnosticCatalog.CannotAssign(First(name).Text), First(name).Span.To(TokenOf(argument.children[1]).Span));
        }

        if (name.Start != name.Stop || First(name).Type != NAME)
        {
            throw Reject(DiagnosticCatalog.ExpressionContainsAssignment, SpanOf(name).To(TokenOf(argument.children[1]).Span));
        }

        return new Keyword(NameOf(First(name)), BuildExpression((ExpressionContext)argument.children[2]), SpanOf(argument));
    }

    Expr BuildSlices(SlicesContext context)
    {
        if (context.ChildCount == 1)
        {
            var only = BuildSlice((SliceContext)context.children[0]);
            return only is Starred ? new Tuple([only], ExprContext.Load, SpanOf(context)) : only;
        }

        var elements = new Expr[(context.ChildCount + 1) / 2];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = BuildSlice((SliceContext)context.children[2 * i]);
        }

        return new Tuple(elements, ExprContext.Load, SpanOf(context));
    }

    Expr BuildSlice(SliceContext context)
    {
        var children = context.children;
        if (IsToken(children[0], STAR))
        {
            return new Starred(BuildExpression((ExpressionContext)children[1]), ExprContext.Load, SpanOf(context));
        }

        if (children.Count == 1 && children[0] is NamedExpressionContext index)
        {
            return BuildNamedExpression(index);
        }

        Expr? lower = null;
        Expr? upper = null;
        Expr? step = null;
        var colonCount = 0;
        foreach (var child in children)
        {
            switch (child)
            {
                case ITerminalNode:
                    colonCount++;
                    break;
                case NamedExpressionContext first:
                    lower = first.ChildCount == 1 ? BuildNamedExpression(first) : throw Reject(TokenOf(children[1]));
                    break;
                case ExpressionContext expression when colonCount == 1:
                    upper = BuildExpression(expression);
                    break;
                case ExpressionContext expression:
                    step = BuildExpression(expression);
                    break;
            }
        }

        return new Slice(lower, upper, step, SpanOf(context));
    }

    Expr BuildGroup(GroupContext context)
    {
        switch (context.children[1])
        {
            case YieldExpressionContext yielded:
                return BuildYield(yielded);
            case DisplayItemsContext items:
                if (items.ChildCount == 1)
                {
                    var only = BuildStarNamedExpression((StarNamedExpressionContext)items.children[0]);
                    return only is Starred ? throw Reject(DiagnosticCatalog.StarredNotHere, only.Span) : only;
                }

                if (items.children[1] is CompForContext)
                {
                    return new GeneratorExp(BuildElement(items), BuildComprehensions(items), SpanOf(context));
                }

                return new Tuple(BuildStarNamedList(items, 0), ExprContext.Load, SpanOf(context));
            default:
                return new Tuple([], ExprContext.Load, SpanOf(context));
        }
    }

    Expr BuildList(ListContext context)
    {
        if (context.children[1] is not DisplayItemsContext items)
        {
            return new List([], ExprContext.Load, SpanOf(context));
        }

        return items.ChildCount > 1 && items.children[1] is CompForContext
            ? new ListComp(BuildElement(items), BuildComprehensions(items), SpanOf(context))
            : new List(BuildStarNamedList(items, 0), ExprContext.Load, SpanOf(context));
    }

    Expr BuildElement(DisplayItemsContext items)
    {
        var element = BuildStarNamedExpression((StarNamedExpressionContext)items.children[0]);
        return element is Starred ? throw Reject(DiagnosticCatalog.UnpackingInComprehension, element.Span) : element;
    }

    Expr BuildDictOrSet(DictOrSetContext context)
    {
        var span = SpanOf(context);
        if (context.ChildCount == 2)
        {
            return new Dict([], [], span);
        }

        var first = (DictOrSetItemContext)context.children[1];
        var isDict = first.ChildCount > 1;
        if (context.children[2] is CompForContext)
        {
            if (IsToken(first.children[0], DOUBLESTAR))
            {
                throw Reject(DiagnosticCatalog.DictUnpackingInComprehension, TokenOf(first.children[0]).Span);
            }

            var element = isDict ? BuildKey(first) : BuildStarNamedExpression((StarNamedExpressionContext)first.children[0]);
            if (element is Starred)
            {
                throw Reject(DiagnosticCatalog.UnpackingInComprehension, element.Span);
            }

            return isDict
                ? new DictComp(element, BuildExpression((ExpressionContext)first.children[2]), BuildComprehensions(context), span)
                : new SetComp(element, BuildComprehensions(context), span);
        }

        var count = (context.ChildCount - 1) / 2;
        var keys = new Expr?[isDict ? count : 0];
        var values = new Expr[count];
        for (var i = 0; i < count; i++)
        {
            var item = (DictOrSetItemContext)context.children[1 + 2 * i];
            if (isDict && item.ChildCount == 1 && ((StarNamedExpressionContext)item.children[0]).children[0] is NamedExpressionContext { ChildCount: 1 } key)
            {
                throw Reject(DiagnosticCatalog.ExpectedDictColon, MissingColonSpan(SpanOf(key)));
            }

            if (item.ChildCount > 1 != isDict)
            {
                throw Reject(isDict ? First(item) : TokenOf(item.children[item.ChildCount == 2 ? 0 : 1]));
            }

            if (!isDict)
            {
                values[i] = BuildStarNamedExpression((StarNamedExpressionContext)item.children[0]);
            }
            else if (item.ChildCount == 2)
            {
                values[i] = BuildBitOr((BinaryContext)item.children[1]);
            }
            else
            {
                keys[i] = BuildKey(item);
                values[i] = BuildExpression((ExpressionContext)item.children[2]);
            }
        }

        return isDict ? new Dict(keys, values, span) : new Set(values, span);
    }

    Expr BuildKey(DictOrSetItemContext item)
    {
        var key = (StarNamedExpressionContext)item.children[0];
        if (key.children[0] is not NamedExpressionContext { ChildCount: 1 } expression)
        {
            throw Reject(TokenOf(item.children[1]));
        }

        return BuildNamedExpression(expression);
    }

    /// <summary>The `for` clauses among the children.</summary>
    Comprehension[] BuildComprehensions(ParserRuleContext context)
    {
        var list = new List<Comprehension>();
        foreach (var child in context.children)
        {
            if (child is CompForContext clause)
            {
                list.Add(BuildComprehension(clause));
            }
        }

        return list.ToArray();
    }

    Comprehension BuildComprehension(CompForContext context)
    {
        var isAsync = IsToken(context.children[0], ASYNC);
        var i = isAsync ? 2 : 1;
        var target = BuildTargets((TargetsContext)context.children[i]);
        var iter = BuildBinary((BinaryContext)context.children[i + 2]);
        var conditions = new List<Expr>();
        for (var k = i + 4; k < context.ChildCount; k += 2)
        {
            conditions.Add(BuildBinary((BinaryContext)context.children[k]));
        }

        return new Comprehension(target, iter, conditions.ToArray(), isAsync, SpanOf(context));
    }
}
