// What CPython calls an expression that cannot be assigned to.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Parsing;

static class InvalidTargets
{
    public static string Describe(Expr expression) => expression switch
    {
        Attribute => "attribute",
        Subscript => "subscript",
        Starred => "starred",
        Name => "name",
        List => "list",
        Tuple => "tuple",
        Lambda => "lambda",
        Call => "function call",
        BoolOp or BinOp or UnaryOp => "expression",
        GeneratorExp => "generator expression",
        Yield or YieldFrom => "yield expression",
        Await => "await expression",
        ListComp => "list comprehension",
        SetComp => "set comprehension",
        DictComp => "dict comprehension",
        Dict => "dict literal",
        Set => "set display",
        JoinedStr or FormattedValue => "f-string expression",
        TemplateStr or Interpolation => "t-string expression",
        Constant { Value: ConstantNone } => "None",
        Constant { Value: ConstantBool { Value: true } } => "True",
        Constant { Value: ConstantBool } => "False",
        Constant { Value: ConstantEllipsis } => "ellipsis",
        Constant => "literal",
        Compare => "comparison",
        IfExp => "conditional expression",
        NamedExpr => "named expression",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };
}
