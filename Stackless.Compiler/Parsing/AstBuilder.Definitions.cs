// Functions, classes, lambdas: their parameters and type parameters.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    public static readonly Arguments NoArguments = new([], [], null, [], [], null, [], Span.None);

    Stmt BuildFunctionDef(FunctionDefContext context, IReadOnlyList<Expr> decorators, PythonToken? async)
    {
        var name = NameOf(context.children[1]);
        var typeParams = BuildTypeParams(context.typeParams());
        var arguments = context.parameters() is { } parameters ? BuildArguments(parameters) : NoArguments;
        var returns = context.expression() is { } annotation ? BuildExpression(annotation) : null;
        var body = BuildBlock((BlockContext)context.children[^1]);
        var span = BlockSpan(async ?? First(context), context);
        return async is null
            ? new FunctionDef(name, arguments, body, decorators, returns, typeParams, span)
            : new AsyncFunctionDef(name, arguments, body, decorators, returns, typeParams, span);
    }

    ClassDef BuildClassDef(ClassDefContext context, IReadOnlyList<Expr> decorators)
    {
        var name = NameOf(context.children[1]);
        var typeParams = BuildTypeParams(context.typeParams());
        (var bases, var keywords) = context.arguments() is { } arguments ? BuildCallArguments(arguments, null) : ([], []);
        var body = BuildBlock((BlockContext)context.children[^1]);
        return new ClassDef(name, bases, keywords, body, decorators, typeParams, BlockSpan(First(context), context));
    }

    Lambda BuildLambda(LambdaContext context)
    {
        var arguments = context.lambdaParameters() is { } parameters ? BuildArguments(parameters) : NoArguments;
        return new Lambda(arguments, BuildExpression((ExpressionContext)context.children[^1]), SpanOf(context));
    }

    /// <summary>Parameters of functions and lambdas alike: the children are parameters and commas.</summary>
    Arguments BuildArguments(ParserRuleContext context)
    {
        var list = new ParameterList(context is LambdaParametersContext);
        for (var i = 0; i < context.ChildCount; i += 2)
        {
            AddParameter(list, (ParserRuleContext)context.children[i], isLast: i + 2 >= context.ChildCount);
        }

        return list.ToArguments(SpanOf(context));
    }

    void AddParameter(ParameterList list, ParserRuleContext parameter, bool isLast)
    {
        var first = First(parameter);
        switch (first.Type)
        {
            case SLASH:
                list.AddSlash(first);
                break;
            case STAR:
                list.AddStar(first, parameter.ChildCount > 1 ? BuildArg(parameter, 1) : null, isLast, tokens);
                break;
            case DOUBLESTAR:
                list.AddDoubleStar(first, BuildArg(parameter, 1));
                break;
            default:
                var arg = BuildArg(parameter, 0);
                var last = parameter.ChildCount - 1;
                var value = last >= 2 && IsToken(parameter.children[last - 1], EQUAL) ? BuildExpression((ExpressionContext)parameter.children[last]) : null;
                list.Add(arg, value);
                break;
        }
    }

    Arg BuildArg(ParserRuleContext parameter, int at)
    {
        var name = TokenOf(parameter.children[at]);
        Expr? annotation = null;
        if (parameter.ChildCount > at + 2 && IsToken(parameter.children[at + 1], COLON))
        {
            annotation = parameter.children[at + 2] switch
            {
                StarExpressionContext star => BuildStarExpression(star),
                ExpressionContext expression => BuildExpression(expression),
                _ => throw new InvalidOperationException(),
            };
        }

        return new Arg(NameOf(name), annotation, annotation is null ? name.Span : name.Span.To(EndOf(parameter.children[at + 2])));
    }

    static Span EndOf(IParseTree node) => ((PythonToken)((ParserRuleContext)node).Stop).Span;

    IReadOnlyList<TypeParam> BuildTypeParams(TypeParamsContext? context)
    {
        if (context is null)
        {
            return [];
        }

        var list = new List<TypeParam>();
        foreach (var parameter in context.typeParam())
        {
            list.Add(BuildTypeParam(parameter));
        }

        return list.ToArray();
    }

    TypeParam BuildTypeParam(TypeParamContext context)
    {
        var span = SpanOf(context);
        var at = IsToken(context.children[0], NAME) ? 0 : 1;
        var name = NameOf(context.children[at]);
        Expr? bound = null;
        Expr? defaultValue = null;
        for (var i = at + 1; i < context.ChildCount; i += 2)
        {
            var value = context.children[i + 1] switch
            {
                StarExpressionContext star => BuildStarExpression(star),
                ExpressionContext expression => BuildExpression(expression),
                _ => throw new InvalidOperationException(),
            };
            if (IsToken(context.children[i], COLON))
            {
                bound = value;
            }
            else
            {
                defaultValue = value;
            }
        }

        return First(context).Type switch
        {
            STAR => new TypeVarTuple(name, defaultValue, span),
            DOUBLESTAR => new ParamSpec(name, defaultValue, span),
            _ => new TypeVar(name, bound, defaultValue, span),
        };
    }
}
