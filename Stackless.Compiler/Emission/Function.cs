// A def or an async def, alike.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Emission;

sealed record Function(string Name, Arguments Arguments, IReadOnlyList<Stmt> Body, IReadOnlyList<Expr> Decorators, Expr? Returns, IReadOnlyList<TypeParam> TypeParameters, bool IsAsync, Span Span)
{
    public static Function? Of(Stmt statement) => statement switch
    {
        FunctionDef f => new(f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, false, f.Span),
        // An asynchronous generator is called like any function: it does nothing until it is iterated.
        AsyncFunctionDef f when Yields(f.Body) => new(f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, false, f.Span) { IsAsyncGenerator = true },
        AsyncFunctionDef f => new(f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, true, f.Span),
        _ => null,
    };

    public bool IsAsyncGenerator { get; private init; }

    public bool Has(string decorator) => Decorators.Any(d => ExportedType.NameOf(d) == decorator);

    /// <summary>What C# gets: of an async def a task.</summary>
    public ExportedType Result(ExportScope scope)
    {
        var type = Returns is Constant { Value: ConstantNone } ? ExportedType.Void : ExportedType.Of(Returns, scope);
        if (IsAsyncGenerator)
        {
            return type == ExportedType.Any ? ExportedType.Generic(typeof(IAsyncEnumerable<>), ExportedType.Any) : type;
        }
        return !IsAsync ? type : type == ExportedType.Void ? ExportedType.Class(typeof(Task)) : ExportedType.Generic(typeof(Task<>), type);
    }

    // A yield of the function's own, as a statement or what is assigned: where asynchronous generators have theirs.
    static bool Yields(IReadOnlyList<Stmt> body) => body.Any(s => s switch
    {
        ExprStmt { Value: Yield } or Assign { Value: Yield } => true,
        If choice => Yields(choice.Body) || Yields(choice.OrElse),
        For loop => Yields(loop.Body) || Yields(loop.OrElse),
        AsyncFor loop => Yields(loop.Body) || Yields(loop.OrElse),
        While loop => Yields(loop.Body) || Yields(loop.OrElse),
        With block => Yields(block.Body),
        AsyncWith block => Yields(block.Body),
        Try attempt => Yields(attempt.Body) || attempt.Handlers.Any(h => Yields(h.Body)) || Yields(attempt.OrElse) || Yields(attempt.FinalBody),
        _ => false,
    });
}
