// Views of memory that only one expression can see. A bytearray keeps its size while a view of it can be reached; that nothing reaches one which was not
// released is found out by collections, each of them dearer than what was read. So such an expression lets go of what it made itself.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;

public sealed partial class Lowerer
{
    bool IsNewView(Expr expression) => expression is Call { Func: Name { Id: "memoryview" }, Args: [not Starred], Keywords.Count: 0 } && IsGlobal("memoryview");

    /// <summary>bytes(memoryview(x)) or bytes(memoryview(x)[i]): bytes and bytearray copy what they are given.</summary>
    bool IsCopyOfNewView(Call call) =>
        call is { Func: Name { Id: var id }, Args: [var shown], Keywords.Count: 0 } && id is "bytes" or "bytearray" && IsGlobal(id)
            && (IsNewView(shown) || shown is Subscript part && IsNewView(part.Value));

    (Ir.Operand Maker, Ir.Local View) LowerNewView(Call expression)
    {
        var maker = LowerExpr(expression.Func);
        var view = context.Temporary();
        Emit(new Ir.Call(view, maker, [LowerExpr(expression.Args[0])], []), expression.Span);
        return (maker, view);
    }

    // memoryview(x)[i]           .m = memoryview; .v = call .m(x); .d = .v[i]; end_views(None, .m, .v, .d)
    void LowerPartOfNewView(Subscript expression, Ir.Local result)
    {
        var (maker, view) = LowerNewView((Call)expression.Value);
        var part = context.Temporary();
        Emit(new Ir.LoadItem(part, view, LowerExpr(expression.Slice)), expression.Span);
        EmitIntrinsic(Intrinsics.EndViews, expression.Span, None, maker, view, part);
        Emit(new Ir.Move(result, part), expression.Span);
    }

    // bytes(memoryview(x)[i])    .f = bytes; .m = memoryview; .v = call .m(x); .p = .v[i]; .c = call .f(.p); end_views(.f, .m, .v, .p); .d = .c
    void LowerCopyOfNewView(Call expression, Ir.Local result)
    {
        var copier = LowerExpr(expression.Func);
        var shown = expression.Args[0];
        var (maker, view) = LowerNewView((Call)(shown is Subscript { Value: var whole } ? whole : shown));
        var part = view;
        if (shown is Subscript { Slice: var slice })
        {
            part = context.Temporary();
            Emit(new Ir.LoadItem(part, view, LowerExpr(slice)), shown.Span);
        }
        var copy = context.Temporary();
        Emit(new Ir.Call(copy, copier, [part], []), expression.Span);
        EmitIntrinsic(Intrinsics.EndViews, expression.Span, copier, maker, view, part);
        Emit(new Ir.Move(result, copy), expression.Span);
    }
}
