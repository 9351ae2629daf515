// Targets: expressions read as what is assigned to or deleted.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    /// <summary>Targets of `for`: one, or a tuple.</summary>
    Expr BuildTargets(TargetsContext context)
    {
        if (context.ChildCount == 1)
        {
            return BuildTarget((TargetContext)context.children[0]);
        }

        var elements = new Expr[(context.ChildCount + 1) / 2];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = BuildTarget((TargetContext)context.children[2 * i]);
        }

        return new Tuple(elements, ExprContext.Store, SpanOf(context));
    }

    Expr BuildTarget(TargetContext context)
    {
        var target = StoreTarget(BuildPrimary((PrimaryContext)context.children[^1]));
        return context.ChildCount switch
        {
            1 => target,
            2 => new Starred(target, ExprContext.Store, SpanOf(context)),
            _ => throw Reject(TokenOf(context.children[1])),
        };
    }

    public static Expr StoreTarget(Expr target) => AsTarget(target, ExprContext.Store);

    public static Expr DeleteTarget(Expr target) => AsTarget(target, ExprContext.Del);

    static Expr AsTarget(Expr target, ExprContext context)
    {
        switch (target)
        {
            case Name name:
                return name with { Ctx = context };
            case Attribute attribute:
                return attribute with { Ctx = context };
            case Subscript subscript:
                return subscript with { Ctx = context };
            case Starred { Value: not Starred } starred when context == ExprContext.Store:
                return new Starred(AsTarget(starred.Value, context), context, starred.Span);
            case Tuple tuple:
                return new Tuple(AsTargets(tuple.Elts, context), context, tuple.Span);
            case List list:
                return new List(AsTargets(list.Elts, context), context, list.Span);
            default:
                throw Reject(
                    context == ExprContext.Del ? DiagnosticCatalog.CannotDelete(InvalidTargets.Describe(target)) : DiagnosticCatalog.CannotAssign(InvalidTargets.Describe(target)),
                    target.Span);
        }
    }

    static Expr[] AsTargets(IReadOnlyList<Expr> elements, ExprContext context)
    {
        var targets = new Expr[elements.Count];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = AsTarget(elements[i], context);
        }

        return targets;
    }
}
