// Warns of literals used as what they can never be: called, subscripted, compared by identity; and of an assertion about a tuple. Called by
// PlacementChecker as it comes to each such expression, before its parts.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Binding;

/// <param name="source">With the log, or both null where nobody listens.</param>
sealed class LiteralWarnings(SourceText? source, WarningLog? log)
{
    public void CheckAssert(Assert node)
    {
        if (node.Test is Tuple { Elts.Count: > 0 })
        {
            Warn(DiagnosticCatalog.AssertionAlwaysTrue, node.Span);
        }
    }

    /// <summary>The first comparison of a chain that is wrong.</summary>
    public void CheckCompare(Compare node)
    {
        var left = node.Left;
        for (var i = 0; i < node.Ops.Count; i++)
        {
            var right = node.Comparators[i];
            if (node.Ops[i] is CmpOperator.Is or CmpOperator.IsNot && (LiteralWithoutIdentity(left) ?? LiteralWithoutIdentity(right)) is { } type)
            {
                Warn(DiagnosticCatalog.IdentityWithLiteral(type, node.Ops[i] == CmpOperator.IsNot), node.Span);
                return;
            }

            left = right;
        }
    }

    public void CheckCall(Call node)
    {
        if (node.Func is not Lambda && TypeOf(node.Func) is { } type)
        {
            Warn(DiagnosticCatalog.NotCallable(type), node.Func.Span);
        }
    }

    public void CheckSubscript(Subscript node)
    {
        if (node.Ctx != ExprContext.Load || TypeOf(node.Value) is not { } type)
        {
            return;
        }

        if (type is not ("str" or "bytes" or "tuple" or "list" or "dict"))
        {
            Warn(DiagnosticCatalog.NotSubscriptable(type), node.Value.Span);
        }
        else if (type != "dict" && TypeOf(node.Slice) is { } index and not ("int" or "bool"))
        {
            Warn(DiagnosticCatalog.WrongIndex(type, index), node.Value.Span);
        }
    }

    void Warn(string message, Span place)
    {
        if (source is not null)
        {
            log?.Add(source, message, place);
        }
    }

    /// <summary>The type of a literal that `is` tells nothing about. A tuple is one if it consists of constants.</summary>
    static string? LiteralWithoutIdentity(Expr expression) => expression switch
    {
        Constant { Value: ConstantNone or ConstantBool or ConstantEllipsis } => null,
        Constant or Tuple when expression is not Tuple tuple || tuple.Elts.All(element => element is Constant) => TypeOf(expression),
        _ => null,
    };

    static string? TypeOf(Expr expression) => expression switch
    {
        Constant constant => constant.Value switch
        {
            ConstantNone => "NoneType",
            ConstantBool => "bool",
            ConstantInt => "int",
            ConstantFloat => "float",
            ConstantComplex => "complex",
            ConstantStr => "str",
            ConstantBytes => "bytes",
            ConstantEllipsis => "ellipsis",
            _ => throw new InvalidOperationException(constant.Value.GetType().Name),
        },
        Tuple => "tuple",
        List or ListComp => "list",
        Dict or DictComp => "dict",
        Set or SetComp => "set",
        GeneratorExp => "generator",
        Lambda => "function",
        JoinedStr or FormattedValue => "str",
        TemplateStr => "string.templatelib.Template",
        Interpolation => "string.templatelib.Interpolation",
        _ => null,
    };
}
