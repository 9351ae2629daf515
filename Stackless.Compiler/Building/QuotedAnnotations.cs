// Annotations in quotes, in the signatures that a C# project sees, read as the expressions that they stand for. What is no expression stays text.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Building;

static class QuotedAnnotations
{
    /// <summary>The functions defined at module level, as if nothing in their annotations were quoted.</summary>
    public static Module Read(Module module) => module with { Body = [.. module.Body.Select(s => s is FunctionDef function ? Read(function) : s)] };

    static FunctionDef Read(FunctionDef function) => function with
    {
        Returns = Read(function.Returns),
        Args = function.Args with
        {
            PosOnlyArgs = Read(function.Args.PosOnlyArgs),
            Args = Read(function.Args.Args),
            VarArg = Read(function.Args.VarArg),
            KwOnlyArgs = Read(function.Args.KwOnlyArgs),
            KwArg = Read(function.Args.KwArg),
        },
    };

    static IReadOnlyList<Arg> Read(IReadOnlyList<Arg> arguments) => [.. arguments.Select(a => Read(a)!)];

    static Arg? Read(Arg? argument) => argument is null ? null : argument with { Annotation = Read(argument.Annotation) };

    static Expr? Read(Expr? annotation) => annotation switch
    {
        Constant { Value: ConstantStr text } => Parse(text.Text) is { } expression ? Read(expression) : annotation,
        Subscript subscript => subscript with { Slice = Read(subscript.Slice)! },
        Ast.Tuple tuple => tuple with { Elts = [.. tuple.Elts.Select(e => Read(e)!)] },
        BinOp union => union with { Left = Read(union.Left)!, Right = Read(union.Right)! },
        _ => annotation,
    };

    static Expr? Parse(string text)
    {
        try
        {
            return PythonParser.ParseExpression(SourceText.FromString(text, "<annotation>")).Body;
        }
        catch (PythonSyntaxException)
        {
            return null;
        }
    }
}
