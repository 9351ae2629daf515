// f-strings: literal parts and formatted fields, joined. (`f"{x=}"` reaches us as a literal part and a field.)
namespace Stackless.Compiler.Lowering;
using Stackless.Compiler.Ast;

public sealed partial class Lowerer
{
    // f"a{x!r:>{w}}"         .x = x; .w = w; .s = string(">", format .w); .f = format .x !r .s; .d = string("a", .f)
    Ir.Operand LowerJoinedStr(JoinedStr expression, Ir.Local? hint)
    {
        if (expression.Values.Count == 0)
        {
            return ConstOf("");
        }
        if (expression.Values is [Constant literal])
        {
            return new Ir.Const(literal);
        }
        if (expression.Values is [FormattedValue only])
        {
            return LowerFormattedValue(only, hint);
        }
        var result = Destination(hint);
        var mark = context.Mark();
        Emit(new Ir.Build(result, Ir.Container.String, LowerAll(expression.Values)), expression.Span);
        context.Release(mark);
        return result;
    }

    Ir.Operand LowerFormattedValue(FormattedValue expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        var value = LowerExpr(expression.Value);
        var spec = expression.FormatSpec is null ? null : LowerExpr(expression.FormatSpec);
        var conversion = expression.Conversion < 0 ? '\0' : (char)expression.Conversion;
        Emit(new Ir.FormatValue(result, value, conversion, spec), expression.Span);
        context.Release(mark);
        return result;
    }
}
