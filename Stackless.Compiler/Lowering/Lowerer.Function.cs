// `def`, `lambda`, decorators, closures: a function's own IR, and the MakeFunction in the function around it.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // @d                     .d = d; .defaults = (v,); .a = function __annotate__
    // def f(x: T = v): body  .f = function f defaults .defaults closure cells annotate .a; .g = call .d(.f); f = .g
    void LowerFunctionDef(FunctionDef s) => LowerFunctionDef(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams);

    // async def f(): body        as above; f is a coroutine or an asynchronous generator
    void LowerAsyncFunctionDef(AsyncFunctionDef s) => LowerFunctionDef(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams);

    void LowerFunctionDef(
        Stmt statement,
        string name,
        Arguments arguments,
        IReadOnlyList<Stmt> body,
        IReadOnlyList<Expr> decoratorExprs,
        Expr? returns,
        IReadOnlyList<TypeParam> typeParams)
    {
        var decorators = LowerAll(decoratorExprs);
        var span = DefinitionSpan(statement.Span, decoratorExprs);
        var defaults = arguments.Defaults.Count == 0 ? null : LowerElementsAsTuple(arguments.Defaults, span);
        var keywordDefaults = LowerKeywordDefaults(arguments, span);
        if (typeParams.Count == 0)
        {
            StoreDecorated(name, Make(defaults, keywordDefaults), decorators, decoratorExprs, span);
            return;
        }
        var made = LowerGeneric(statement, name, typeParams, span, [(".defaults", defaults ?? None), (".kwdefaults", keywordDefaults ?? None)], all =>
        {
            var locals = context.Function.Locals;
            var function = Make(defaults is null ? null : locals[0], keywordDefaults is null ? null : locals[1]);
            EmitIntrinsic(Intrinsics.SetTypeParams, span, function, all);
            return function;
        });
        StoreDecorated(name, made, decorators, decoratorExprs, span);

        Ir.Local Make(Ir.Operand? positional, Ir.Operand? keyword)
        {
            var annotate = LowerFunctionAnnotations(statement, arguments, returns);
            var doc = Docstring.Of(body);
            return EmitFunction(statement, name, Ir.FunctionKind.Function, arguments, positional, keyword, annotate, span, () =>
            {
                LowerBody(doc is null ? body : body.Skip(1).ToArray());
            }, optimization > 1 ? null : doc);
        }
    }

    // lambda x=v: body       .defaults = (v,); .f = function <lambda> defaults .defaults closure cells
    Ir.Operand LowerLambda(Lambda expression, Ir.Local? hint) =>
        EmitFunction(
            expression,
            "<lambda>",
            Ir.FunctionKind.Lambda,
            expression.Args,
            expression.Args.Defaults.Count == 0 ? null : LowerElementsAsTuple(expression.Args.Defaults, expression.Span),
            LowerKeywordDefaults(expression.Args, expression.Span),
            null,
            expression.Span,
            () =>
            {
                var value = LowerExpr(expression.Body);
                Terminate(new Ir.Return(value), expression.Body.Span);
            });

    void StoreDecorated(string name, Ir.Local value, Ir.Operand[] decorators, IReadOnlyList<Expr> decoratorExprs, Span span)
    {
        for (var i = decorators.Length - 1; i >= 0; i--)
        {
            var decorated = context.Temporary();
            Emit(new Ir.Call(decorated, decorators[i], [value], []), decoratorExprs[i].Span);
            value = decorated;
        }
        StoreName(name, value, span);
    }

    /// <summary>A definition begins, for tracebacks and co_firstlineno, at its first decorator.</summary>
    static Span DefinitionSpan(Span span, IReadOnlyList<Expr> decorators) =>
        decorators.Count == 0 ? span : span with { Line = Math.Min(span.Line, decorators[0].Span.Line) };

    /// <summary>Lowers the function and makes it.</summary>
    Ir.Local EmitFunction(
        Node node,
        string name,
        Ir.FunctionKind kind,
        Arguments arguments,
        Ir.Operand? defaults,
        Ir.Operand? keywordDefaults,
        Ir.Operand? annotate,
        Span span,
        Action body,
        string? doc = null)
    {
        var result = context.Temporary();
        var function = FunctionOf(node, () => LowerFunction(node, name, kind, arguments, span, body, doc));
        Emit(new Ir.MakeFunction(result, function, defaults, keywordDefaults, ClosureOf(function), annotate), span);
        return result;
    }

    Ir.Operand? LowerKeywordDefaults(Arguments arguments, Span span)
    {
        var elements = new List<Ir.Operand>();
        for (var i = 0; i < arguments.KwOnlyArgs.Count; i++)
        {
            if (arguments.KwDefaults[i] is { } value)
            {
                elements.Add(ConstOf(Mangle(arguments.KwOnlyArgs[i].Name)));
                elements.Add(LowerExpr(value));
            }
        }
        if (elements.Count == 0)
        {
            return null;
        }
        var defaults = context.Temporary();
        Emit(new Ir.Build(defaults, Ir.Container.Dict, elements), span);
        return defaults;
    }

    /// <summary>The IR of a definition, lowered the first time it is met.</summary>
    Ir.IrFunction FunctionOf(object node, Func<Ir.IrFunction> lower)
    {
        if (!functions.TryGetValue(node, out var function))
        {
            function = lower();
            functions.Add(node, function);
            context.Function.Children.Add(function);
        }
        return function;
    }

    /// <summary>The cells of the running function that an inner function's free variables are.</summary>
    Ir.Local[] ClosureOf(Ir.IrFunction function)
    {
        var closure = new Ir.Local[function.FreeVariables.Count];
        for (var i = 0; i < closure.Length; i++)
        {
            closure[i] = CellOf(function.FreeVariables[i])
                ?? throw new InvalidOperationException($"{function.QualifiedName}: no cell for free variable '{function.FreeVariables[i]}'");
        }
        return closure;
    }

    Ir.IrFunction LowerFunction(Node node, string name, Ir.FunctionKind kind, Arguments arguments, Span span, Action body, string? doc)
    {
        var scope = scopes.ScopeOf(node);
        var function = new Ir.IrFunction(name, QualifiedName(name), kind)
        {
            FirstLine = span.Line,
            Span = span,
            Doc = doc,
            IsGenerator = scope.IsGenerator || scope.IsCoroutine,
            IsCoroutine = scope.IsCoroutine,
            IsAsyncGenerator = scope.IsCoroutine && scope.IsGenerator,
            PositionalOnlyCount = arguments.PosOnlyArgs.Count,
            PositionalCount = arguments.PosOnlyArgs.Count + arguments.Args.Count,
            KeywordOnlyCount = arguments.KwOnlyArgs.Count,
            HasVarArgs = arguments.VarArg is not null,
            HasVarKeywords = arguments.KwArg is not null,
        };
        InFunction(new FunctionContext(function, scope, context), () =>
        {
            DeclareParameters(arguments);
            EmitPrologue(span);
            body();
            Terminate(new Ir.Return(None), span);
        });
        return function;
    }

    void InFunction(FunctionContext inner, Action lower)
    {
        var outer = context;
        context = inner;
        lowered.Add(inner.Function);
        lower();
        context = outer;
    }

    void DeclareParameters(Arguments arguments)
    {
        foreach (var parameter in arguments.PosOnlyArgs.Concat(arguments.Args))
        {
            Builder.Parameter(Mangle(parameter.Name));
        }
        if (arguments.VarArg is not null)
        {
            Builder.Parameter(Mangle(arguments.VarArg.Name));
        }
        foreach (var parameter in arguments.KwOnlyArgs)
        {
            Builder.Parameter(Mangle(parameter.Name));
        }
        if (arguments.KwArg is not null)
        {
            Builder.Parameter(Mangle(arguments.KwArg.Name));
        }
    }

    /// <summary>At entry: the closure's cells into locals, and a cell for each own variable that inner functions capture.</summary>
    void EmitPrologue(Span span)
    {
        foreach (var name in context.Scope.FreeNames())
        {
            var cell = Builder.Variable(name);
            cell.IsCell = true;
            context.ClosureCells.Add(name, cell);
            Emit(new Ir.LoadClosureCell(cell, context.Function.FreeVariables.Count), span);
            context.Function.FreeVariables.Add(name);
        }
        foreach (var name in context.Scope.CapturedNames())
        {
            var cell = Builder.Variable(name);
            cell.IsCell = true;
            context.OwnCells.Add(name, cell);
            Emit(new Ir.MakeCell(cell, cell.Kind == Ir.LocalKind.Parameter ? cell : null), span);
        }
    }

    // The function that holds type parameters is not part of names.
    string QualifiedName(string name)
    {
        var around = context;
        while (around.Scope.Kind == ScopeKind.TypeParameters)
        {
            around = around.Parent!;
        }
        if (around.Parent is null && around.Function.Kind is Ir.FunctionKind.Module or Ir.FunctionKind.Dynamic)
        {
            return name;
        }
        if (around.Scope.Find(Mangle(name)) == SymbolKind.GlobalExplicit)
        {
            return name;
        }
        return around.Function.QualifiedName + (around.Function.Kind == Ir.FunctionKind.ClassBody ? "." : ".<locals>.") + name;
    }
}
