// Annotations in quotes, in the signatures that a C# project sees, read as the expressions that they stand for. What is no expression stays text.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Building;

static class QuotedAnnotations
{
    /// <summary>The module's functions, classes and variables, as if nothing in their annotations were quoted.</summary>
    public static Module Read(Module module) => module with { Body = Read(module.Body) };

    static IReadOnlyList<Stmt> Read(IReadOnlyList<Stmt> body) => [.. body.Select(Read)];

    static Stmt Read(Stmt statement) => statement switch
    {
        FunctionDef function => function with { Returns = Read(function.Returns), Args = Read(function.Args), Body = function.Name == "__init__" ? Read(function.Body) : function.Body },
        AsyncFunctionDef function => function with { Returns = Read(function.Returns), Args = Read(function.Args) },
        ClassDef definition => definition with { Body = Read(definition.Body) },
        AnnAssign assignment => assignment with { Annotation = Read(assignment.Annotation)! },
        If choice => choice with { Body = Read(choice.Body), OrElse = Read(choice.OrElse) },
        Try attempt => attempt with { Body = Read(attempt.Body), OrElse = Read(attempt.OrElse), Handlers = [.. attempt.Handlers.Select(h => h with { Body = Read(h.Body) })] },
        _ => statement,
    };

    static Arguments Read(Arguments arguments) => arguments with
    {
        PosOnlyArgs = Read(arguments.PosOnlyArgs),
        Args = Read(arguments.Args),
        VarArg = Read(arguments.VarArg),
        KwOnlyArgs = Read(arguments.KwOnlyArgs),
        KwArg = Read(arguments.KwArg),
    };

    static IReadOnlyList<Arg> Read(IReadOnlyList<Arg> arguments) => [.. arguments.Select(a => Read(a)!)];

    static Arg? Read(Arg? argument) => argument is null ? null : argument with { Annotation = Read(argument.Annotation) };

    static Expr? Read(Expr? annotation) => annotation switch
    {
        Constant { Value: ConstantStr text } => Parse(text.Text) is { } expression ? Read(expression) : annotation,
        // What is in quotes there is a value, or says something about the type before it.
        Subscript { Value: Name { Id: "Literal" } or Ast.Attribute { Attr: "Literal" } } => annotation,
        Subscript { Value: Name { Id: "Annotated" } or Ast.Attribute { Attr: "Annotated" }, Slice: Ast.Tuple all } annotated =>
            annotated with { Slice = all with { Elts = [Read(all.Elts[0])!, .. all.Elts.Skip(1)] } },
        Subscript subscript => subscript with { Slice = Read(subscript.Slice)! },
        Ast.List list => list with { Elts = [.. list.Elts.Select(e => Read(e)!)] },
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
