// The outermost function: a module's body, or dynamic code (compile(), the prompt), whose names live in a namespace it is given.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // body                       __doc__ = doc; body; return None        (an Expression: return value)
    Ir.IrFunction LowerMod(Mod ast, bool isDynamic)
    {
        var body = ast switch
        {
            Module m => m.Body,
            Interactive m => m.Body,
            _ => [],
        };
        var function = new Ir.IrFunction("<module>", "<module>", isDynamic ? Ir.FunctionKind.Dynamic : Ir.FunctionKind.Module)
        {
            FirstLine = 1,
            Span = ast.Span,
            Doc = ast is Module ? DocOf(body) : null,
            IsGenerator = scopes.Root.IsCoroutine,
            IsCoroutine = scopes.Root.IsCoroutine,
        };
        InFunction(new FunctionContext(function, scopes.Root, null), () =>
        {
            if (isDynamic)
            {
                context.Namespace = Builder.Parameter(NamespaceParameter);
            }
            Builder.Span = ast.Span;
            EmitPrologue(ast.Span);
            if (function.Doc is not null)
            {
                StoreName("__doc__", ConstOf(function.Doc), body[0].Span);
            }
            if (ast is Expression expression)
            {
                var value = LowerExpr(expression.Body);
                Terminate(new Ir.Return(value), expression.Span);
                return;
            }
            BeginAnnotations(body, ast.Span);
            LowerBody(body);
            Terminate(new Ir.Return(None), body.Count > 0 ? body[^1].Span : ast.Span);
        });
        return function;
    }
}
